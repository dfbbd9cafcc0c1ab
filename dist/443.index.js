const D=443,M=[443],P={9443:((O,E,_)=>{_.d(E,{immutaHttp:()=>s.qV});var s=_(2805),t=_(6073),n=_(2995),o=_(9319)})};export{D as id,M as ids,P as modules};
