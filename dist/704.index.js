const n=704,C=[704],O={2704:((E,s,_)=>{_.d(s,{immutaHttp:()=>t.qV});var t=_(6697),o=_(8391),M=_(5737)})};export{n as id,C as ids,O as modules};
