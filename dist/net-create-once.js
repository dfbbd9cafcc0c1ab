import{backoffMs}from"./connection-field-table.js";import{RequestFailure}from"./connection-host-format.js";var CREATE_TRIES=3;async function createOnce(creation,clock){let{create,find}=creation,{saysExists,missing,unknown}={...DEFAULTS,
...creation},inDoubt=!1;for(let attempt=1;;attempt++)try{return await create()}catch(error){if(!(error instanceof RequestFailure))
throw error;let isOver=()=>attempt>=CREATE_TRIES||clock.cancelled();if(inDoubt||=error.ambiguous,!error.ambiguous&&!(inDoubt&&
saysExists(error))){if(!error.transient||isOver())throw error;await clock.sleep(backoffMs(attempt,error,clock));continue}
await clock.sleep(backoffMs(attempt,error,clock));let found=await find().catch(cause=>{throw unknown(error,cause)});if(found!==
void 0)return found;if(isOver()||error.accepted)throw missing(error)}}var itself=failure=>failure,DEFAULTS={saysExists:()=>!1,
missing:itself,unknown:itself};export{createOnce};
