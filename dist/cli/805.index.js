const D=805,M=[805],P={2805:((O,E,_)=>{_.d(E,{immutaHttp:()=>s.qV});var s=_(5831),t=_(5986),n=_(6465),o=_(6998)})};export{D as id,M as ids,P as modules};
