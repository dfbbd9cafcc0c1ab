function getIn(value,path){return path.reduce((at,step)=>typeof at=="object"&&at!==null&&Object.hasOwn(at,step)?at[step]:
void 0,value)}function formatPath(path){return path.reduce((all,step)=>typeof step=="number"?`${all}[${step}]`:all===""?
step:`${all}.${step}`,"")}export{getIn,formatPath};
