const M=158,n=[158],P={2158:((E,s,_)=>{_.d(s,{immutaHttp:()=>t.qV});var t=_(6697),o=_(8391),D=_(321)})};export{M as id,n as ids,P as modules};
