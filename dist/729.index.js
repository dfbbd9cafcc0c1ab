const o=729,K=[729],R={9729:((P,E,_)=>{_.d(E,{renderReport:()=>O.B1});var O=_(4595),M=_(8695),s=_(3059),D=_(8110),n=_(5708),C=_(5737)})};export{o as id,K as ids,R as modules};
