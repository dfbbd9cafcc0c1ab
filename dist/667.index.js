const n=667,o=[667],I={7667:((C,E,_)=>{_.d(E,{renderReport:()=>M.B1});var M=_(5274),O=_(6399),P=_(6989),s=_(1751),B=_(3695),D=_(9319)})};export{n as id,o as ids,I as modules};
