import{retryAfterMs,withRetries}from"./net-retry.js";import{RequestFailure}from"./net-failure.js";function githubClient(options){let{token,timeoutMs,userAgent,clock}=options,[owner="",repo=""]=options.repository.split(
"/"),octokit,load=async()=>{let{getOctokit}=await import("./actions-github.js"),client=getOctokit(token,{userAgent});
return client.hook.before("request",request=>{Object.assign(request.request,{signal:AbortSignal.timeout(timeoutMs)})}),client.
hook.after("request",({data},{method,url})=>{if(typeof data!="object"||data===null)throw new RequestFailure(`GitHub: ${method}\
 ${url} was answered with something that is not JSON`)}),client},sendOnce=async call=>{try{let client=await(octokit??=load());
return await call(client.rest,{owner,repo},client)}catch(error){throw asFailure(error,clock.now())}};return{clock,sendOnce,
send:call=>withRetries(()=>sendOnce(call),clock)}}function asFailure(error,now){if(error instanceof RequestFailure)return error;
if(!isOctokitError(error)){let what=error instanceof Error?error.message:"the request failed";return new RequestFailure(
`GitHub: ${what}`,{cause:error})}let{response,status,message}=error;if(response===void 0)return new RequestFailure(`GitH\
ub: the connection failed (${message})`,{cause:error});let{headers}=response,pause=headers["retry-after"],isForbidden=status===
403,limited=isForbidden&&(pause!==void 0||headers["x-ratelimit-remaining"]==="0"),reset=Math.max(0,Math.ceil(Number(headers["\
x-ratelimit-reset"])-now/1e3)),after=pause??(limited&&!Number.isNaN(reset)?reset:void 0),needs=headers["x-accepted-githu\
b-permissions"],permission=needs===void 0?"the permission":`\`${String(needs)}\``,hint=isForbidden&&!limited?` The token\
 may not do this: add ${permission} to the job's \`permissions\`.`:"";return new RequestFailure(`GitHub: HTTP ${status},\
 ${message}.${hint}`,{status:limited?429:status,body:response.data,retryAfterMs:retryAfterMs(after===void 0?void 0:String(
after),now),cause:error})}function isOctokitError(error){return error instanceof Error&&"status"in error&&typeof error.status==
"number"}function readAnswer(name,read){try{return read()}catch(error){throw error instanceof TypeError?new RequestFailure(
`GitHub: the answer is not ${name}.`,{status:200,cause:error}):error}}export{githubClient,readAnswer};
