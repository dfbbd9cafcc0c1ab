const D=239,M=[239],P={8239:((s,E,_)=>{_.d(E,{immutaHttp:()=>O.qV});var O=_(1890),t=_(4719),n=_(129),o=_(5737)})};export{D as id,M as ids,P as modules};
