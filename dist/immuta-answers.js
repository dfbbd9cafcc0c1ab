import{USER_AGENT,apiClient,fixedToken,mintedTokens}from"./net-api-client.js";import{createOnce}from"./net-create-once.js";
import{isFailedState,isRedirect,isSuccess}from"./net-http.js";import{UnreadFailure,differences,readLive,unreadAnswer}from"./connection-objects.js";
import{ConfigError}from"./core-failure.js";import{slots}from"./specfile-document.js";import{MAX_TRIES,getIn,namesOfObject,
withRetries}from"./connection-field-table.js";import{RequestFailure,SignInFailure,_catch,array,ifFound,isError,looseObject,
nullish,number,optional,pipe,record,string,transform,union,unknown}from"./connection-host-format.js";var READ_ONLY=[["GET",/^\//],["POST",/^\/bim\/apikey\/authenticate$/],["POST",/^\/data\/connection\/test$/],["POST",/^\/integrations\/scripts\/create$/],
["POST",/^\/jobs\/statuses$/],["POST",/^\/data\/object\/search(?:\/[^/]+)?$/]];var idOrName=pipe(union([string(),number()]),transform(String)),objectPath=union([array(string()),pipe(string(),transform(
path=>[path]))]),SCRIPT_NAMES=["script","sql","content","data"],SCRIPT_START=new RegExp("^\\s*(?:--|/\\*|%[a-z]|(?:alter|b\
egin|call|comment|create|declare|delete|deny|describe|drop|execute|explain|grant|insert|merge|reset|revoke|select|set|sh\
ow|truncate|undrop|update|use|with)\\s)","i");function scriptOf(which,answer){let text=typeof answer=="string"?answer:SCRIPT_NAMES.
map(name=>getIn(answer,[name])).find(value=>typeof value=="string");if(typeof text=="string"&&text.trim()!==""&&!isPage(
text))return text;let what=`POST /integrations/scripts/${which}: the answer holds no script`;throw new UnreadFailure("sc\
ript-form",what,answer,422)}function isPage(text){return/^\s*</.test(text)}var MAX_MESSAGE_CHARS=2e3,MAX_MESSAGES=20,MAX_TESTS=100,
MAX_DEPTH=10;function isObject(value){return typeof value=="object"&&value!==null&&!Array.isArray(value)}function saysFailed(body){
return Array.isArray(body)?body.some(saysItself):saysItself(body)?!0:["data","result"].some(name=>{let inner=getIn(body,
[name]);return Array.isArray(inner)?inner.some(saysItself):saysItself(inner)})}function saysItself(body){if(!isObject(body))
return body===!1||isFailure(body);let{status,state,statusCode}=body;return carriesFailure(body)||[status,state].some(isFailure)||
[status,statusCode].some(code=>Number(code)>=400&&Number(code)<600)}function isFailure(word){return typeof word=="string"&&
/^\s*(failed|error)\s*$/i.test(word)}function carriesFailure(body){if(!isObject(body))return!1;let{success,error,errors}=body,
results=validationOf(body);return results!==void 0&&isFailedValidation(results)||String(success).toLowerCase()==="false"||
!NO_ERROR.includes(error)||Array.isArray(errors)&&errors.length>0}var NO_ERROR=[void 0,null,!1,""];function validationOf(body){
let results=getIn(body,["validationResults"]);return Array.isArray(results)?{validationTests:results}:/^(passed|failed)$/i.
test(String(results))?{status:results}:isObject(results)?results:void 0}function isFailedValidation({status,validationTests:tests}){
return status!==void 0?isFailed(status):Array.isArray(tests)&&tests.some(isFailedTest)}function isFailedTest(test){return isFailed(
getIn(test,["status"]))||isFailed(getIn(test,["result"]))}function isFailed(status){return typeof status=="string"&&status.
toLowerCase()==="failed"}function messagesOf(body){return[...new Set(collectMessages(body,MAX_DEPTH))].slice(0,MAX_MESSAGES)}
function collectMessages(body,depth){if(depth===0)return[];if(typeof body=="string")return messageIn(/<\/?[a-z!]/i.test(
body)?withoutMarkup(body):body);let inner=value=>collectMessages(value,depth-1);if(Array.isArray(body))return body.slice(
0,MAX_MESSAGES).flatMap(inner);if(!isObject(body))return[];let{message,error}=body,results=validationOf(body),own=messageIn(
message),isNested=isObject(error)||Array.isArray(error),lists=[body.errors,body.validation].filter(Array.isArray),wrapped=[
body.data,body.result].filter(one=>typeof one=="object");return[...own,...isNested?inner(error):own.length===0?messageIn(
error):[],...lists.flatMap(inner),...wrapped.flatMap(inner),...results===void 0?[]:validationMessages(results)]}function validationMessages({
message,validationTests:tests}){let failed=(Array.isArray(tests)?tests.slice(0,MAX_TESTS):[]).filter(test=>isObject(test)&&
!/^(passed|skipped)$/i.test(String(test.status)));return[...messageIn(message),...failed.flatMap(test=>{let name=typeof test.
name=="string"?`${test.name}: `:"";return typeof test.message=="string"?messageIn(test.message,name):messageIn(test.name)})]}
function messageIn(text,prefix=""){if(typeof text!="string"||text.trim()==="")return[];let clean=text.trim(),isLong=clean.
length>MAX_MESSAGE_CHARS;return[prefix+(isLong?`${clean.slice(0,MAX_MESSAGE_CHARS)}\u2026`:clean)]}var UNHEALTHY=["creat\
eerror","editerror","deleteerror","migrateerror","recurringvalidationerror","disabled"],MAX_FAILED_TESTS=5;function healthOf(integration){
if(!isObject(integration))return;let{status:given}=integration,results=validationOf(integration),status=typeof given=="s\
tring"&&given!==""?given:void 0;if(status===void 0&&results===void 0)return;let isBad=UNHEALTHY.includes((status??"").toLowerCase().
replace(/[^a-z]/g,"")),hasFailed=results!==void 0&&isFailedValidation(results),tests=results===void 0?[]:failedTests(results).
slice(0,MAX_FAILED_TESTS);return{status,isHealthy:!isBad&&!hasFailed,tests:isBad||hasFailed?tests:[]}}function failedTests({
validationTests:tests}){return(Array.isArray(tests)?tests.slice(0,MAX_TESTS):[]).flatMap(test=>{if(!isObject(test)||!isFailedTest(
test))return[];let{name,status="failed",message,result}=test,said=[message,result].flatMap(text=>messageIn(text));return[
{name:messageIn(name)[0]??"",status:String(status),message:said[0]??""}]})}function saysExists(status,body){let results=validationOf(
body),tests=results===void 0?[]:failedTests(results);if(tests.length>0)return tests.every(({name,message})=>EXISTS.test(
`${name} ${message}`));if(status===409&&!saysBusy(body))return!0;let validation=getIn(body,["validation"]),faults=Array.
isArray(validation)?validation:[],isOfExisting=fault=>getIn(fault,["code"])==="unique"||messagesOf(fault).some(text=>EXISTS.
test(text));return faults.length>0?faults.every(isOfExisting):messagesOf(body).some(message=>EXISTS.test(message))}var EXISTS=/already exists|no existing integration matching/i;
function isBusy({status,body}){return status===409&&saysBusy(body)}function saysBusy(body){return messagesOf(body).some(
message=>/\bcurrent state\b/i.test(message))}function withoutMarkup(html){return html.slice(0,1e4).replace(/<(script|style)[\s\S]*?<\/\1>/gi,
" ").replace(/<[^>]*>/g," ").replace(/\s+/g," ")}var RAW_ANSWERS=/^\/bim\/|\/scripts\//,isScript=(path,text)=>/\/scripts\/(?:create|delete)$/.test(path)&&SCRIPT_START.test(
text);function immutaApi(options){let{access,credential,wording}=options,shared={...options,isPaced:!0,raw:RAW_ANSWERS,texts:isScript,
isOwnNotFound:!0,...access==="read"&&{only:{allowed:READ_ONLY,refusal:"this run may only read from Immuta."}},explain:(request,answer)=>explain(
request,answer,wording)};if(credential.kind==="token")return apiClient({...shared,tokens:fixedToken(credential.token)});
let signIn=apiClient(shared),client=apiClient({...shared,tokens:apiKeyTokens(credential.apiKey,signIn,options)});return{
...client,close:()=>{signIn.close(),client.close()}}}function apiKeyTokens(apikey,client,{clock,mask}){return mintedTokens(
async()=>{let answer=await client.send({method:"POST",path:"/bim/apikey/authenticate",body:{apikey}}),token=getIn(answer,
["token"]);if(typeof token!="string"||token===""){let what="POST /bim/apikey/authenticate: the answer holds no token";throw new UnreadFailure(
"sign-in",what,answer)}return mask(token),{token,lifetimeMs:1/0}},clock,"give-up")}function explain(request,{status,body,
fault},{the,name}){if(fault!==void 0){let how=isSuccess(status)?"answered with":`HTTP ${status} with`;return`${request}:\
 ${how} ${fault}. Check ${the("immutaUrl")}, and whether a proxy or a sign-in page stands in between.`}let hint=isRedirect(
status)?`a redirect, which is not followed: set ${name("immutaUrl")} to the final address`:messagesOf(body).join("; ");return`${request}\
: HTTP ${status}${hint===""?"":`, ${hint}`}`}var PAGE_SIZE=200,MAX_SEARCH_PAGES=500,PATH="/data/object/search",hit=looseObject({objectPath,technology:_catch(optional(
string()),void 0)});async function searchObjects(send,key){let path=key===void 0?PATH:`${PATH}/${encodeURIComponent(key)}`,
found=new Map,offset=0,last;for(let page=0;page<MAX_SEARCH_PAGES;page++){let before=found.size;last=await send({method:"\
POST",path,body:{size:PAGE_SIZE,offset}});let{hits,total}=readSearch(last);for(let one of hits)found.set(JSON.stringify(
one.objectPath),one);offset+=hits.length;let isReached=total>hits.length&&offset>=total;if(!(found.size>before&&!isReached)){
if(total>found.size)break;return[...found.values()]}}throw new UnreadFailure("search-paging",`POST ${PATH}: the list of \
objects is not complete`,last)}var OBJECT_LISTS=["hits","results","data","objects","items"],TOTALS=[["count"],["total"],
["totalCount"],["meta","totalCount"]];function readSearch(answer){let list=Array.isArray(answer)?answer:OBJECT_LISTS.map(
name=>getIn(answer,[name])).find(Array.isArray),hits=list?.flatMap(asFound);if(hits===void 0||hits.length!==list?.length||
carriesFailure(answer)){let what=`POST ${PATH}: the answer is not a list of objects`;throw new UnreadFailure("search-wra\
pper",what,answer)}let total=TOTALS.map(path=>Number(getIn(answer,path)??0)).find(count=>count>0);return{hits,total:total??
0}}function asFound(item){let{data}=hit.safeParse(item),[key,...names]=data?.objectPath??[];return key===void 0?[]:[{objectPath:[
key,...names],technology:data?.technology}]}function isDeclarable(technology){return technology===void 0||technology.toLowerCase()===
"databricks"}var connectionAnswer=looseObject({connectionKey:_catch(optional(string()),void 0),connection:_catch(record(string(),unknown()),
{}),nativeIntegrationId:_catch(optional(idOrName),void 0)});function readConnectionAnswer(body,key){let{data}=connectionAnswer.
safeParse(body);return(data?.connectionKey===key||Object.keys(data?.connection??{}).length>0)&&!carriesFailure(body)?data:
void 0}var job=looseObject({id:optional(union([string(),number()])),state:string(),output:optional(unknown())}),MAX_DEPTH2=5,MAX_MESSAGES2=5,
JOB_LISTS=["jobs","hits","results","data","items"],KNOWN_STATES=["active","cancelled","completed","created","expired","f\
ailed","retry","pending"],TOTALS2=["total","count","totalCount"],OF_PAGE=[...TOTALS2,"size","limit","offset","page","pag\
eSize","bulkId"],OF_ANSWER=["success","error","errors","message"];function readPage(answer){let told=read(answer,MAX_DEPTH2),
unread=told.isUnread&&{unread:unreadAnswer("jobs-wrapper",answer)};return{jobs:{...summarise(told),...unread},total:told.
total}}function failureOf(answer){if(!isRefused(answer,MAX_DEPTH2)||Object.keys(readPage(answer).jobs.states).some(isFailedState))
return;let words=messagesOf(answer).join("; ")||"Immuta reported a failure without a message";return new RequestFailure(
`GET /jobs: ${words}`,{status:200,body:answer})}function isRefused(answer,depth){return!isObject(answer)||depth===0||isJob(
answer)||countsIn(answer).length>0?!1:carriesFailure(answer)||JOB_LISTS.some(name=>isRefused(answer[name],depth-1))}function read(answer,depth){
if(answer==null||answer==="")return NOTHING;if(typeof answer!="object"||depth===0)return UNREAD;if(Array.isArray(answer))
return fromItems(answer);let object=answer;if(isJob(object))return fromItems([object]);let found=isRefused(object,1)?[UNREAD]:
[],total=Math.max(0,...TOTALS2.map(name=>countOf(object[name])??0)),lists=JOB_LISTS.filter(name=>Object.hasOwn(object,name)),
rest=Object.entries(object).filter(([name])=>!lists.includes(name)&&!isOfPage(name)),inner=lists.length>0?fromLists(object,
lists,rest,depth):fromEntries(object,rest),all=join([...found,inner]),isEmpty=isEmptyTold(all),isTold=lists.length>0||countsIn(
object).length>0;return{...all,total:Math.max(total,all.total),isUnread:all.isUnread||isEmpty&&!isTold&&!isNothing(object)}}
function fromLists(object,lists,rest,depth){let isElsewhere=rest.some(([,value])=>typeof value=="object"&&!isEmptyTold(read(
value,depth-1)));return join([...lists.map(name=>read(object[name],depth-1)),...isElsewhere?[UNREAD]:[]])}function isEmptyTold({
jobs,counts}){return jobs.length+counts.length===0}function fromEntries(object,rest){let counts=countsIn(object);if(counts.
length>0){let others=rest.filter(([name])=>!counts.some(([,,key])=>key===name));return{...NOTHING,counts:counts.filter(([
,count])=>count>0).map(([state,count])=>[state,count]),isUnread:others.some(([name,value])=>mayCount(name,value))}}let items=rest.
filter(([name,value])=>!OF_ANSWER.includes(name)&&!isNothing(value));return fromItems(items.map(([,value])=>value))}function mayCount(name,value){
return countOf(value)===0||isNothing(value)?!1:!(typeof value=="string"||typeof value=="boolean")||countOf(value)!==void 0||
KNOWN_STATES.includes(name.toLowerCase())}function countsIn(object){return Object.entries(object).flatMap(([key,value])=>{
let[state,count]=[key.toLowerCase(),countOf(value)];return KNOWN_STATES.includes(state)&&count!==void 0?[[state,count,key]]:
[]})}function countOf(value){let count=typeof value=="string"&&/^\d{1,9}$/.test(value.trim())?Number(value):value;return typeof count==
"number"&&Number.isSafeInteger(count)&&count>=0?count:void 0}function fromItems(items){let jobs=items.filter(isJob);return{
...NOTHING,jobs,isUnread:jobs.length<items.length}}function isNothing(value,depth=MAX_DEPTH2){return typeof value!="obje\
ct"||value===null?!value:depth>0&&Object.values(value).every(one=>isNothing(one,depth-1))}function isOfPage(name){return OF_PAGE.
includes(name)||NEXT.test(name)}var NOTHING={jobs:[],counts:[],total:0,isUnread:!1},UNREAD={...NOTHING,isUnread:!0};function join(parts){
return{jobs:parts.flatMap(({jobs})=>jobs),counts:parts.flatMap(({counts})=>counts),total:Math.max(0,...parts.map(({total})=>total)),
isUnread:parts.some(({isUnread})=>isUnread)}}var NEXT_NAMES=["next","nextPage"],NEXT=/^_?(next|has_?(more|next)|more$|cursor$)/i,
AROUND=[...JOB_LISTS,"links","_links","paging","pagination","page","meta"];function nextPage(answer,depth=MAX_DEPTH2){if(!isObject(
answer)||depth===0||isJob(answer))return{kind:"none"};for(let name of NEXT_NAMES){let next=answer[name];if(typeof next!=
"number"&&(typeof next!="string"||next===""))continue;return{kind:"query",query:/\?([^#]*)/.exec(String(next))?.[1]??`${name}\
=${encodeURIComponent(next)}`}}return Object.entries(answer).some(([name,to])=>NEXT.test(name)&&!isNothing(to))?{kind:"u\
nread"}:AROUND.map(name=>nextPage(answer[name],depth-1)).find(({kind})=>kind!=="none")??{kind:"none"}}function joinPages(pages,last,isCut){
let total=pages.reduce((sum,{jobs})=>sum+jobs.total,0),told=Math.max(0,...pages.map(page=>page.total)),isShort=total<told||
isCut&&total!==told,unread=pages.find(({jobs})=>jobs.unread!==void 0)?.jobs.unread??(isShort?unreadAnswer("jobs-paging",
last):void 0);return{total,states:summed(pages.flatMap(({jobs})=>Object.entries(jobs.states))),messages:pages.flatMap(({
jobs})=>jobs.messages).slice(0,MAX_MESSAGES2),...unread&&{unread}}}function isJob(value){return job.safeParse(value).success}
function summarise({jobs,counts}){let messages=jobs.flatMap(({state,output})=>isFailedState(state.toLowerCase())&&typeof output==
"string"&&output!==""?[output.slice(0,500)]:[]);return{total:jobs.length+counts.reduce((sum,[,count])=>sum+count,0),states:summed(
[...jobs.map(({state})=>[state.toLowerCase(),1]),...counts]),messages:messages.slice(0,MAX_MESSAGES2)}}function summed(counts){
let states=new Map;for(let[state,count]of counts)states.set(state,(states.get(state)??0)+count);return Object.fromEntries(
states)}var STATES={active:!0,enabled:!0,inactive:!1,disabled:!1};function activeState(object){let state=getIn(object,["state"]),
word=typeof state=="string"?state.trim().toLowerCase():"";return Object.hasOwn(STATES,word)?STATES[word]:settingOf(object,
"isActive")}function settingOf(object,name){let[bare,wrapped]=[getIn(object,["settings",name]),getIn(object,["settings",
name,"value"])];return[wrapped,bare].find(value=>typeof value=="boolean")}function readObject(answer){let isActive=activeState(
answer);if(!(typeof getIn(answer,["settings"])=="object"||isActive!==void 0)||carriesFailure(answer))throw new UnreadFailure(
"object-settings","GET /data/object: the answer is not an object",answer);let activateNewChildren=settingOf(answer,"acti\
vateNewChildren");return{...isActive!==void 0&&{isActive},...activateNewChildren!==void 0&&{activateNewChildren}}}var MAX_JOB_PAGES=100,integrationAnswer=looseObject({config:record(string(),unknown())});function immutaReader({send,clock},{
the}){let get=path=>send({method:"GET",path}),readConnection=async key=>{let body=await get(`/data/connection/${encodeURIComponent(
key)}`),found=readConnectionAnswer(body,key);if(found!==void 0)return found;let what="GET /data/connection: the answer i\
s not a connection";throw new UnreadFailure("connection-fields",`${what}. Check ${the("immutaUrl")}`,body)},lookUp=key=>ifFound(
readConnection(key)),optional2=async path=>{try{return await get(path)}catch(error){if(isRefusal(error))return;throw error}},
answers=async key=>{let found=await lookUp(key);if(found===void 0)return;let{connection,nativeIntegrationId:id}=found,[integration,
object]=await Promise.all([id===void 0?void 0:optional2(`/integrations/${encodeURIComponent(id)}`),optional2(`/data/obje\
ct/${encodeURIComponent(key)}`)]),config=integrationAnswer.safeParse(integration).data?.config,[active,health]=[activeState(
object),healthOf(integration)];return{connection,nativeIntegrationId:id,config,active,health}},jobsPage=async query=>{let page=await ifFound(
get(`/jobs?${query.toString()}`));if(page!==void 0)return page;let body={jobIds:[query.get("bulkId")]};return ifFound(send(
{method:"POST",path:"/jobs/statuses",body}))},soundJobsPage=query=>withRetries(async()=>{let answer=await jobsPage(query),
failure=failureOf(answer);if(failure!==void 0)throw failure;return answer},clock,MAX_TRIES,({body})=>failureOf(body)!==void 0);
return{answers,connection:async key=>{let found=await answers(key);return found&&readLive(found)},object:async(key,path)=>{
let found=await ifFound(get(`/data/object/${objectUrl(key,path)}`));return found===void 0?"absent":readObject(found)},exists:async key=>await lookUp(
key)!==void 0,keys:async()=>{let connections=new Map;for(let{objectPath:objectPath2,technology}of await searchObjects(send)){
let[key]=objectPath2;(objectPath2.length===1||!connections.has(key))&&connections.set(key,technology)}return[...connections].
filter(([,kind])=>isDeclarable(kind)).map(([key])=>key)},catalogs:async key=>{let found=await searchObjects(send,key),below=found.
filter(({objectPath:[of,...names]})=>of===key&&names.length>0);if(below.length===0&&found.length>0){let what="POST /data\
/object/search: nothing of it lies below the connection";throw new UnreadFailure("search-scope",what,found)}return below.
flatMap(({objectPath:[,...names]})=>names.length===1?names:[])},dryRun:async body=>{let request={method:"POST",path:"/da\
ta/connection/test",body};try{return dryRunAnswer(await withRetries(()=>send(request),clock,MAX_TRIES,isBusy))}catch(error){
if(!isRefusal(error)||[401,403].includes(error.status)||error.status>=500||isBusy(error))throw error;let{status,body:said}=error;
return refusedDryRun(status,said,`Immuta refused the request (HTTP ${status}).`)}},jobs:async bulkId=>{let pages=new Map,
next={kind:"query",query:""},last;for(;next.kind==="query";){if(pages.size>=MAX_JOB_PAGES)throw new UnreadFailure("jobs-\
paging","GET /jobs: the list of jobs has no end",last);let query=new URLSearchParams(next.query);query.set("bulkId",bulkId);
let answer=await soundJobsPage(query),page=JSON.stringify(answer),isLost=pages.size>0&&(answer===void 0||pages.has(page));
isLost||(last=answer),next=isLost?{kind:"unread"}:nextPage(answer),isLost||pages.set(page,readPage(answer))}return joinPages(
[...pages.values()],last,next.kind==="unread")},setUpScript:async filled=>scriptOf("create",await send({method:"POST",path:"\
/integrations/scripts/create",body:scriptRequest(filled)}))}}function isRefusal(error){return error instanceof RequestFailure&&
!(error instanceof SignInFailure)&&error.status!==void 0&&error.status>=400&&!error.transient}function dryRunAnswer(answer){
return saysFailed(answer)?refusedDryRun(void 0,answer,"Immuta reported a failure without a message."):{kind:"accepted",messages:messagesOf(
typeof answer=="object"?answer:void 0)}}function refusedDryRun(status,body,wordless){let found=messagesOf(body),messages=found.
length>0?found:[wordless];return{kind:saysExists(status,body)?"exists":"refused",messages}}function objectUrl(key,path){
return[key,...namesOfObject(path)].map(encodeURIComponent).join("/")}function scriptRequest({connection,nativeIntegration}){
let{technology,hostname,...access}=connection,{catalog,groupPattern,audit}=nativeIntegration.config;return{type:technology,
autoBootstrap:!1,config:{workspaceUrl:hostname,...access,port:void 0,catalog,groupPattern,audit}}}function openEnded({message}){return message.replace(/\.$/,"")}var WriteInDoubt=class extends RequestFailure{name="Write\
InDoubt"},WRITE_TRIES=3,registrationAnswer=looseObject({objectPath:_catch(optional(objectPath),void 0),bulkId:_catch(nullish(
idOrName),null)});function immutaWriter({send,clock},reader){let repeated=request=>withRetries(()=>send(request,"never"),
clock,WRITE_TRIES,failure=>failure.transient||isBusy(failure)),repeatedAsRead=request=>withRetries(()=>send(request),clock,
MAX_TRIES,isBusy),undone=(failure,shown)=>{let message=openEnded(failure);return clock.cancelled()?new WriteInDoubt(`${message}\
. Immuta may still carry it out: the run was cancelled before it answered. Run apply again; it asks first.`,{cause:failure}):
new RequestFailure(`${message}. Asked afterwards, ${shown}.`,{cause:failure})},settled=async writing=>{try{return await writing.
write()}catch(failure){if(!(failure instanceof RequestFailure)||!failure.ambiguous)throw failure;let shown=await writing.
look().catch(cause=>{throw cause instanceof RequestFailure?new WriteInDoubt(openEnded(failure)+NO_ANSWER,{cause}):cause});
if(shown==="done")return writing.done();throw shown==="not-done"?undone(failure,writing.undone):new WriteInDoubt(`${openEnded(
failure)}. Immuta may have carried it out all the same, and does not show it. Run this apply again.`,{cause:failure})}};
return{register:body=>{let key=body.connectionKey,registered={objectPath:[key],bulkId:void 0};return createOnce({create:async()=>{
let request={method:"POST",path:"/data/connection",body},answer=await withRetries(()=>send(request,"never"),clock,WRITE_TRIES,
isBusy),{objectPath:at,bulkId}=accepted("POST /data/connection",answer);if(at!==void 0||bulkId!==void 0)return{objectPath:at??
[key],bulkId};let what="POST /data/connection: the answer does not say what was registered",failure=new UnreadFailure("r\
egistration-answer",what,answer);throw registered={...registered,unread:failure.answer},failure},find:async()=>await reader.
exists(key)?registered:void 0,saysExists:({status,body:answer})=>saysExists(status,answer),missing:failure=>undone(failure,
"Immuta does not have it"),unknown:(failure,cause)=>new WriteInDoubt(openEnded(failure)+NO_ANSWER,{cause})},clock)},update:(body,isShown)=>{
let key=body.connectionKey,path=`/data/connection/${encodeURIComponent(key)}`,updated={objectPath:[key],bulkId:void 0};return settled(
{write:async()=>{let answer=await repeated({method:"PUT",path,body}),{objectPath:at=[key],bulkId}=accepted("PUT /data/co\
nnection",answer);if(bulkId!==void 0||tellsOf(answer,OF_CONNECTION))return{objectPath:at,bulkId};let what="PUT /data/con\
nection: the answer does not say what was updated",failure=new UnreadFailure("update-answer",what,answer);throw updated=
{...updated,unread:failure.answer},failure},done:()=>updated,look:async()=>{if(!isShown)return updated.unread===void 0?"\
not-shown":"done";let live=await reader.connection(key);return live!==void 0&&differences(live,body).length===0?"done":"\
not-done"},undone:"Immuta does not show the new settings"})},cleanUpScript:async id=>{let path=`/integrations/${encodeURIComponent(
id)}/scripts/delete`;return scriptOf("delete",await repeatedAsRead({method:"POST",path}))},setObject:async(key,path,settings)=>{
let request={method:"PUT",path:`/data/settings/${objectUrl(key,path)}`},answer=await repeatedAsRead({...request,body:{settings}}),
{bulkId}=accepted("PUT /data/settings",answer),isRead=bulkId!==void 0||tellsOf(answer,OF_OBJECT);return{bulkId,...!isRead&&
{unread:unreadAnswer("settings-answer",answer)}}},crawl:async key=>{let path=`/data/crawl/${encodeURIComponent(key)}`;return accepted(
"POST /data/crawl",await repeatedAsRead({method:"POST",path})).bulkId},deregister:async key=>{let path=`/data/object/${encodeURIComponent(
key)}`;await ifFound(settled({write:async()=>{accepted("DELETE /data/object",await repeated({method:"DELETE",path}))},done:()=>{},
look:async()=>await reader.exists(key)?"not-done":"done",undone:"Immuta still has it"}))}}}var NO_ANSWER=". Immuta may h\
ave carried it out all the same: it did not answer when asked. Run apply again; it asks first.";function accepted(request,answer){
if(saysFailed(answer)){let words=messagesOf(answer).join("; ")||"Immuta reported a failure without a message";throw new RequestFailure(
`${request}: ${words}`,{status:422,body:answer})}let inner=Array.isArray(answer)?answer[0]:getIn(answer,["data"]),told=[
answer,inner].map(written);return{objectPath:told.find(({objectPath:at})=>at!==void 0)?.objectPath,bulkId:told.find(({bulkId})=>bulkId!==
void 0)?.bulkId}}var OF_CONNECTION=["objectPath","connectionKey","connection"],OF_OBJECT=["objectPath","settings","isAct\
ive","activateNewChildren"];function tellsOf(answer,known){if(answer==null||answer==="")return!0;if(typeof answer!="obje\
ct")return!1;let inner=Array.isArray(answer)?answer[0]:getIn(answer,["data"]);if(inner!==void 0)return tellsOf(inner,known);
let names=Object.keys(answer);return names.some(name=>/^(bulk|jobs?|task)/i.test(name))?!1:names.length===0||known.some(
name=>names.includes(name))}function written(answer){let{data}=registrationAnswer.safeParse(answer);return{objectPath:data?.
objectPath?.length===0?void 0:data?.objectPath,bulkId:data?.bulkId===""?void 0:data?.bulkId??void 0}}function requireImmuta({immutaUrl,immutaCredential},{name,The,fromSecrets}){if(immutaCredential===void 0)throw new ConfigError(
`${The("immutaApiKey")} is empty: set it (or ${name("immutaToken")}) ${fromSecrets}.`);if(immutaUrl===void 0)throw new ConfigError(
`${The("immutaUrl")} is missing: set it to the tenant's address, such as \`https://acme.hosted.immutacloud.com\`.`);return{
baseUrl:immutaUrl,credential:immutaCredential}}function openReader(ports,manner={}){let api=openApi(ports,"read",manner);
return{...api,reader:openedReader(api,ports)}}function signInBeside({signIn},{secrets},sends){let isAskable=spec=>spec.kind===
"valid"&&!(sends&&secrets.check(spec.connection,!0).some(isError));return specs=>{specs.some(isAskable)&&signIn()}}function openWriter(ports){
let api=openApi(ports,"write"),reader=openedReader(api,ports);return{...api,reader,writer:immutaWriter(api,reader)}}function openedReader(api,{
request,wording}){let reader=immutaReader(api,wording),atOnce=slots(request.concurrency);return{...reader,object:(key,path)=>atOnce(
()=>reader.object(key,path))}}function openApi(ports,access,manner={}){let{request,wording,clock,log,redact}=ports;return immutaApi(
{...manner,...requireImmuta(request,wording),access,userAgent:USER_AGENT,timeoutMs:request.timeout,clock,wording,mask:log.
mask,redact})}export{WriteInDoubt,requireImmuta,openReader,signInBeside,openWriter};
