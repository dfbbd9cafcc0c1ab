const o=678,C=[678],D={8678:((O,E,_)=>{_.d(E,{immutaHttp:()=>s.qV});var s=_(3201),t=_(7333),M=_(6980),n=_(5737)})};export{o as id,C as ids,D as modules};
