import{retryAfterMs,withRetries}from"./net-retry.js";import{RequestFailure}from"./net-failure.js";function githubClient(options){let[owner="",repo=""]=options.repository.split("/"),octokit,load=async()=>{let{getOctokit}=await import("./actions-github.js"),
client=getOctokit(options.token,{userAgent:options.userAgent});return client.hook.before("request",request=>{Object.assign(
request.request,{signal:AbortSignal.timeout(options.timeoutMs)})}),client.hook.after("request",({data},{method,url})=>{if(typeof data!=
"object"||data===null)throw new RequestFailure(`GitHub: ${method} ${url} was answered with something that is not JSON`)}),
client},sendOnce=async call=>{try{return await call(await(octokit??=load()))}catch(error){throw asFailure(error,options.
clock.now())}};return{owner,repo,clock:options.clock,sendOnce,send:call=>withRetries(()=>sendOnce(call),options.clock)}}
function asFailure(error,now){if(error instanceof RequestFailure)return error;if(!isOctokitError(error))return new RequestFailure(
`GitHub: ${error instanceof Error?error.message:"the request failed"}`,{cause:error});let{response}=error;if(response===
void 0)return new RequestFailure(`GitHub: the connection failed (${error.message})`,{cause:error});let{headers}=response,
limited=error.status===403&&(headers["retry-after"]!==void 0||headers["x-ratelimit-remaining"]==="0"),reset=Number(headers["\
x-ratelimit-reset"]),after=headers["retry-after"]??(limited&&!Number.isNaN(reset)?String(Math.max(0,Math.ceil(reset-now/
1e3))):void 0),needs=headers["x-accepted-github-permissions"],permission=needs===void 0?"the permission":`\`${String(needs)}\
\``,hint=error.status===403&&!limited?` The token may not do this: add ${permission} to the job's \`permissions\`.`:"";return new RequestFailure(
`GitHub: HTTP ${error.status}, ${error.message}.${hint}`,{status:limited?429:error.status,body:response.data,retryAfterMs:retryAfterMs(
after===void 0?void 0:String(after),now),cause:error})}function isOctokitError(error){return error instanceof Error&&"st\
atus"in error&&typeof error.status=="number"}function readAnswer(name,read){try{return read()}catch(error){throw error instanceof
TypeError?new RequestFailure(`GitHub: the answer is not ${name}.`,{status:200,cause:error}):error}}export{githubClient,readAnswer};
