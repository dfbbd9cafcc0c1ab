const B=427,o=[427],T={1427:((D,E,_)=>{_.d(E,{renderReport:()=>C.B1});var C=_(1610),O=_(6399),P=_(6989),s=_(1751),M=_(3695),n=_(9319)})};export{B as id,o as ids,T as modules};
