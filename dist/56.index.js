const n=56,o=[56],D={2056:((s,E,_)=>{_.d(E,{immutaHttp:()=>O.qV});var O=_(5019),t=_(4719),M=_(129),P=_(5737)})};export{n as id,o as ids,D as modules};
