const K=488,B=[488],C={6488:((P,E,_)=>{_.d(E,{renderReport:()=>O.B1});var O=_(4034),M=_(8695),s=_(3059),D=_(8110),n=_(5708),o=_(5737)})};export{K as id,B as ids,C as modules};
