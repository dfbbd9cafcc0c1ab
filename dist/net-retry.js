import{RequestFailure}from"./net-failure.js";var MAX_TRIES=5,MAX_RETRY_AFTER_MS=6e4,FIRST_BACKOFF_MS=500;async function withRetries(request,clock,tries=MAX_TRIES,again=failure=>failure.
transient){for(let attempt=1;;attempt++)try{return await request()}catch(error){if(!(error instanceof RequestFailure)||!again(
error)||attempt>=tries||clock.cancelled())throw error;await clock.sleep(backoffMs(attempt,error,clock))}}function backoffMs(attempt,failure,clock){
return failure.retryAfterMs??FIRST_BACKOFF_MS*2**(attempt-1)*(.5+clock.random()/2)}function retryAfterMs(header,now){if(header===
void 0)return;let ms=/^\d+(\.\d+)?$/.test(header.trim())?Number(header)*1e3:Date.parse(header)-now;return Number.isNaN(ms)?
void 0:Math.min(Math.max(ms,0),MAX_RETRY_AFTER_MS)}var FAILED_STATES=["failed","cancelled","expired"];function isFailedState(state){return FAILED_STATES.includes(state)}function jobsOutcome(jobs){
if(jobs.total===0)return"none";let states=Object.keys(jobs.states);return states.some(state=>state!=="completed"&&!isFailedState(
state))?"running":states.some(isFailedState)?"failed":"completed"}function describeJobs(jobs){return Object.entries(jobs.
states).map(([state,count])=>`${count} ${state}`).join(", ")}export{MAX_TRIES,withRetries,backoffMs,retryAfterMs,isFailedState,jobsOutcome,describeJobs};
