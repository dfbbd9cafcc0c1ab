const I=374,R=[374],A={5374:((P,E,_)=>{_.d(E,{renderReport:()=>D.B1});var D=_(4627),M=_(7241),O=_(3169),s=_(7803),n=_(7264),o=_(321)})};export{I as id,R as ids,A as modules};
