const n=176,o=[176],I={7176:((P,E,_)=>{_.d(E,{renderReport:()=>O.B1});var O=_(5345),s=_(6399),B=_(6989),C=_(1751),D=_(3695),M=_(9319)})};export{n as id,o as ids,I as modules};
