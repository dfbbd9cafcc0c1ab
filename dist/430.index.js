const K=430,B=[430],C={1430:((O,E,_)=>{_.d(E,{renderReport:()=>M.B1});var M=_(9321),P=_(8695),s=_(3059),D=_(8110),n=_(5708),o=_(5737)})};export{K as id,B as ids,C as modules};
