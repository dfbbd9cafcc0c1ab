const B=842,C=[842],I={2842:((D,E,_)=>{_.d(E,{renderReport:()=>P.B1});var P=_(3194),M=_(4165),O=_(1998),s=_(2295),n=_(5708),o=_(5737)})};export{B as id,C as ids,I as modules};
