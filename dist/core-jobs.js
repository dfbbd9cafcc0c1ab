var FAILED_STATES=["failed","cancelled","expired"];function isFailedState(state){return FAILED_STATES.includes(state)}function jobsOutcome(jobs){
if(jobs.total===0)return"none";let states=Object.keys(jobs.states);return states.some(state=>state!=="completed"&&!isFailedState(
state))?"running":states.some(isFailedState)?"failed":"completed"}function describeJobs(jobs){return Object.entries(jobs.
states).map(([state,count])=>`${count} ${state}`).join(", ")}export{isFailedState,jobsOutcome,describeJobs};
