const o=321,B=[321],C={321:((M,E,_)=>{_.d(E,{renderReport:()=>P.B1});var P=_(4380),O=_(4165),s=_(3059),D=_(8110),n=_(5708),W=_(5737)})};export{o as id,B as ids,C as modules};
