const D=189,M=[189],P={189:((O,E,_)=>{_.d(E,{immutaHttp:()=>s.qV});var s=_(6735),t=_(4719),n=_(129),o=_(5737)})};export{D as id,M as ids,P as modules};
