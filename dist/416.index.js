const K=416,C=[416],I={2416:((M,E,_)=>{_.d(E,{renderReport:()=>O.B1});var O=_(7476),P=_(2426),D=_(8695),s=_(7803),n=_(763),o=_(5737)})};export{K as id,C as ids,I as modules};
