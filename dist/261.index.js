const C=261,o=[261],A={1261:((O,E,_)=>{_.d(E,{renderReport:()=>D.B1});var D=_(460),s=_(6399),M=_(1220),P=_(4431),n=_(2395),B=_(9319)})};export{C as id,o as ids,A as modules};
