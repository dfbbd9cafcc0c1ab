import{actionWording,attempts,conclude,environmentSecrets,maskVariables,readContext,resultJson,writeResult}from"./secrets-redactor.js";
import{ownErrors,renderReport,runErrors,scriptOf}from"./render-verdict.js";import"./core-record.js";import{
USER_AGENT,VERSION,apiClient,fixedToken}from"./net-api-client.js";import"./core-block.js";import{isSuccess}from"./net-http.js";
import"./core-failure.js";import{actionOf,connectionStatusOf,diffOf,effectOf,errorsOf,failureReasonOf,fingerprintOf,
getIn,githubClient,hasChanges,hasDrifted,isUnhealthy,nameOf,offlineOf,openWarnings,positionOf,statusOf,unmanagedOf,variableFault,
warningsOf}from"./connection-field-table.js";import{RequestFailure,prose}from"./connection-host-format.js";import"./esbuild-helpers.js";var REQUEST="GitHub: the request for an ID token";async function requestIdToken({url,token,mask,...options},audience){let{
origin,pathname,searchParams}=new URL(url);searchParams.set("audience",audience);let client=apiClient({...options,baseUrl:origin,
tokens:fixedToken(token),redact:text=>text,explain:(_,{status})=>`${REQUEST}: HTTP ${status}${isSuccess(status)?", witho\
ut a token":""}`});try{let path=`${pathname}?${searchParams.toString()}`,value=getIn(await client.send({method:"GET",path,
name:REQUEST}),["value"]);if(typeof value=="string"&&value!=="")return mask(value),value;throw new RequestFailure(`${REQUEST}\
: HTTP 200, without a token`,{status:200})}finally{client.close()}}import{setMaxListeners}from"node:events";import{setTimeout}from"node:timers/promises";function systemClock(signal){return setMaxListeners(
0,signal),{now:()=>performance.now(),date:Date.now,sleep:ms=>setTimeout(ms,void 0,{signal}).catch(()=>{}),random:Math.random,
cancelled:()=>signal.aborted,onCancel:call=>(signal.addEventListener("abort",call,{once:!0}),()=>signal.removeEventListener(
"abort",call))}}function resultFile(outcome,reason=failureReasonOf(outcome)){let connections=outcome.connections.map(one=>connectionResult(
one,outcome.mode)),{mode}=outcome,unread=mode==="drift"?outcome.unread:void 0;return resultJson({mode,reason,connections,
unmanaged:unmanagedOf(outcome),unread})}function connectionResult(reported,mode){let{entry}=reported,{candidate,state}=entry,
{status="skipped",messages=[]}=entry.checks.dryRun??{};return{connectionKey:candidate.key??null,file:candidate.file,action:actionOf(
entry),status:connectionStatusOf(reported),dryRun:{status,messages},changes:diffOf(entry),drift:entry.drift,active:state===
"unknown"?null:state==="active",objects:objectResults(reported,mode),health:healthResult(entry),fingerprint:fingerprintOf(
entry)??null,...registrationResult(reported),script:scriptOf(reported)?.name,preflight:entry.checks.privileges??[],bootstrap:setUpResult(
reported),warnings:warningsOf(reported).map(note),errors:errorsOf(reported).map(note)}}function objectResults({entry,result},mode){
let results=new Map(result.objects?.map(one=>[one.path,one]));return entry.objects.map(({object:{path},change})=>{let{status=mode===
"apply"?"skipped":"planned",errors=[]}=results.get(path)??{},changes=change.action==="set"?change.diff:[];return{path,action:change.
action,status,changes,errors:errors.map(note)}})}function healthResult({health}){return health===void 0?null:{status:health.
status??null,healthy:health.isHealthy,tests:health.tests}}function registrationResult(reported){let effect=effectOf(reported);
if(effect?.kind!=="registered")return{objectPath:null,bulkId:null,jobs:null};let{objectPath,bulkId=null,jobs}=effect;return{
objectPath,bulkId,jobs:jobs===void 0?null:counted(jobs)}}function counted({total,states,messages}){return{total,states,messages}}
function setUpResult({entry,result}){let{run:run2}=entry.checks.setUp??{};return run2?{statements:run2.statements,ran:result.
setUp?.ran??0}:null}function note({code,message,position,answer}){return{code,message,...position,...answer&&{answer}}}var WITHHELD="This text could not be cleared of secrets: it is not shown.";function withoutTexts(outcome){let connections=outcome.
connections.map(({entry,result})=>({entry:bareEntry(entry),result:bareResult(result)}));return{...outcome,connections}}function bareEntry(entry){
let{candidate,identity,change,drift,diagnostics,state,isShown,health}=entry,{key,file}=candidate;return{candidate:{kind:"\
invalid",key,file,diagnostics:[]},identity,change:change.action==="invalid"?change:{...change,diff:[]},drift:drift.map(field=>({
...field,before:null,after:null})),state,isShown,health:health&&{...health,tests:[]},objects:[],checks:{},diagnostics:bareDiagnostics(
diagnostics)}}function bareResult(result){let{setUp}=result,diagnostics=bareDiagnostics(result.diagnostics),bare={...result,
diagnostics,...setUp&&{setUp:{...setUp,...bareScript(setUp)}},...result.objects&&{objects:result.objects.map(one=>({...one,
errors:[]}))}};if(!("effect"in bare)||bare.effect===void 0)return bare;let{effect}=bare;return{...bare,effect:effect.kind===
"registered"?{...effect,jobs:void 0}:effect.kind==="deregistered"?{...effect,...bareScript(effect)}:effect}}function bareScript({
script}){return{script:{...script,text:{kind:"secret"}}}}function bareDiagnostics(diagnostics){return diagnostics.map(diagnostic=>({
...diagnostic,message:WITHHELD}))}var MAX_SUMMARY_BYTES=1024*1024;async function publish(whole,ports){let{redactor,trigger,context,step,github}=ports,attempting=attempts(
failureReasonOf(whole),ports),{attempt,reason}=attempting,outcome=await attempt(()=>redactor.redactAll(whole))??withoutTexts(
whole),view={outcome,commit:trigger.sha,filesUrl:`${context.filesUrl}/${trigger.sha}`,runUrl:context.runUrl,version:VERSION,
wording:ports.wording,occasion:isProposed(trigger)?"merge":"apply"};await attempt(()=>annotate(view,placesOf(whole),ports));
let posted=await attempt(async()=>{if(github===void 0||outcome.mode==="validate")return;let{publishToGitHub}=await import("./publish-github.js");
return publishToGitHub(view,github,attempting,ports)}),summary=await attempt(()=>{let size=text=>Buffer.byteLength(text),
told={...view,required:{unshown:posted?.unshown??0}};return renderReport(told,{limit:MAX_SUMMARY_BYTES-1024,size}).text});
return await attempt(()=>step.summary(summary??plainSummary(outcome))),await attempt(()=>writeResult(resultFile(outcome,
reason()),ports)),await conclude(outputsOf(outcome,posted?.url??""),attempting,ports),reason()===void 0}function isProposed({
event,pull,isForDefault}){return isForDefault&&(pull!==void 0||event==="merge_group")}function placesOf({connections}){return connections.
map(({entry:{candidate}})=>candidate.kind==="declared"?positionOf(candidate):void 0)}function annotate({outcome},places,{
log}){let{connections}=outcome;for(let{code,message,count}of runErrors(connections)){let text=count===1?message:`${message}\
 This concerns ${count} connections.`;log.annotate({severity:"error",title:code,message:text})}for(let[index,connection]of connections.
entries()){let{file}=connection.entry.candidate;for(let{code,...diagnostic}of[...ownErrors(connection),...openWarnings(connection)]){
let position=diagnostic.position??places[index];log.annotate({title:code,file,...diagnostic,...position&&{position}})}}let offline=offlineOf(
outcome);offline!==void 0&&log.warn(offline)}function plainSummary(outcome){return["## Immuta connections","",...outcome.
connections.map(one=>{let codes=errorsOf(one).map(({code})=>code),why=codes.length===0?"":` (${codes.join(", ")})`;return`\
- ${prose(nameOf(one))}: ${statusOf(one)}${why}`}),""].join(`
`)}function outputsOf(outcome,commentUrl){let registered=outcome.connections.flatMap(one=>{let effect=effectOf(one);return effect?.
kind==="registered"?[{...effect,key:one.entry.candidate.key??""}]:[]}),bulkIds=registered.flatMap(({key,bulkId})=>bulkId===
void 0?[]:[[key,bulkId]]),isDrifted=outcome.connections.some(({entry})=>entry.drift.length>0||outcome.mode==="drift"&&hasDrifted(
entry)),unhealthy=outcome.connections.flatMap(({entry})=>isUnhealthy(entry)?entry.candidate.key??[]:[]);return{changed:String(
hasChanges(outcome)),"comment-url":commentUrl,drift:String(isDrifted),unhealthy:JSON.stringify(unhealthy),"object-paths":JSON.
stringify(registered.map(({objectPath})=>objectPath)),"bulk-ids":JSON.stringify(Object.fromEntries(bulkIds))}}var MODES={validate:async ports=>(await import("./modes-validate.js")).validate(ports),plan:async ports=>(await import("./modes-plan.js")).
plan(ports),apply:async ports=>(await import("./modes-apply.js")).apply(ports),drift:async ports=>(await import("./modes-drift.js")).
drift(ports)};async function run(env,{mode,...edge}){let{redactor,log,files,request}=edge,policy={...request,wording:actionWording};
maskVariables(env,name=>variableFault(name,policy)===void 0,log.mask);let context=readContext(env),clock=systemClock(cancellation()),
{githubToken:token,timeout:timeoutMs}=request,{apiUrl,repository,workspace}=context,ports={...edge,context,workspace,clock,
wording:actionWording,saveScript:files.saveScript,redact:text=>redactor.redact(text),idToken:idTokens(env,timeoutMs,clock,
log.mask),secrets:environmentSecrets(env,log.mask,actionWording),github:token===void 0?void 0:githubClient({token,apiUrl,
repository,userAgent:USER_AGENT,timeoutMs,clock})};return publish(await MODES[mode](ports),ports)}function idTokens(env,timeoutMs,clock,mask){
let{ACTIONS_ID_TOKEN_REQUEST_URL:url,ACTIONS_ID_TOKEN_REQUEST_TOKEN:token}=env;return token!==void 0&&mask(token),audience=>{
if(url!==void 0&&token!==void 0)return requestIdToken({url,token,userAgent:USER_AGENT,timeoutMs,clock,mask},audience);let message=`\
The job may not ask GitHub for an ID token. Add to the job:
permissions:
  id-token: write`;return Promise.reject(new RequestFailure(message))}}function cancellation(){let controller=new AbortController;
for(let signal of["SIGINT","SIGTERM"])process.on(signal,()=>controller.abort());return controller.signal}export{run};
