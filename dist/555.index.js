const B=555,o=[555],K={5555:((O,E,_)=>{_.d(E,{renderReport:()=>P.B1});var P=_(6969),s=_(6399),C=_(6989),D=_(1751),M=_(3695),n=_(9319)})};export{B as id,o as ids,K as modules};
