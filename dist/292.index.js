const C=292,I=[292],K={2292:((M,E,_)=>{_.d(E,{renderReport:()=>O.B1});var O=_(9071),D=_(8695),s=_(5446),P=_(2426),n=_(763),o=_(5737)})};export{C as id,I as ids,K as modules};
