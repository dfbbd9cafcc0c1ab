const D=356,M=[356],P={4356:((O,E,_)=>{_.d(E,{immutaHttp:()=>s.qV});var s=_(9908),t=_(2149),n=_(6274),o=_(5737)})};export{D as id,M as ids,P as modules};
