const o=29,C=[29],I={4029:((O,E,_)=>{_.d(E,{renderReport:()=>P.B1});var P=_(974),s=_(7074),D=_(948),M=_(9300),n=_(8079),B=_(6998)})};export{o as id,C as ids,I as modules};
