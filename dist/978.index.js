const B=978,W=[978],C={978:((M,E,_)=>{_.d(E,{renderReport:()=>P.B1});var P=_(5779),D=_(4165),O=_(2957),s=_(8110),n=_(5708),o=_(5737)})};export{B as id,W as ids,C as modules};
