import{within}from"./connection-field-table.js";import{RequestFailure}from"./connection-host-format.js";import{isUtf8}from"node:buffer";function changeTexts(data,change){let root={data},level=[root];for(let depth=0;level.length>0;depth++){if(depth>100)return;
level=level.flatMap(node=>Object.entries(node).flatMap(([key,value])=>(typeof value=="string"&&put(node,key,value,change(
value)),typeof value=="object"&&value!==null?[value]:[])))}return root.data}function put(node,key,old,value){value!==old&&
Object.defineProperty(node,key,{value,writable:!0,enumerable:!0,configurable:!0})}function getProxyUrl(reqUrl){let usingSsl=reqUrl.protocol==="https:";if(checkBypass(reqUrl))return;let proxyVar=usingSsl?
process.env.https_proxy||process.env.HTTPS_PROXY:process.env.http_proxy||process.env.HTTP_PROXY;if(proxyVar)try{return new DecodedURL(
proxyVar)}catch{if(!proxyVar.startsWith("http://")&&!proxyVar.startsWith("https://"))return new DecodedURL(`http://${proxyVar}`)}else
return}function checkBypass(reqUrl){if(!reqUrl.hostname)return!1;let reqHost=reqUrl.hostname;if(isLoopbackAddress(reqHost))
return!0;let noProxy=process.env.no_proxy||process.env.NO_PROXY||"";if(!noProxy)return!1;let reqPort;reqUrl.port?reqPort=
Number(reqUrl.port):reqUrl.protocol==="http:"?reqPort=80:reqUrl.protocol==="https:"&&(reqPort=443);let upperReqHosts=[reqUrl.
hostname.toUpperCase()];typeof reqPort=="number"&&upperReqHosts.push(`${upperReqHosts[0]}:${reqPort}`);for(let upperNoProxyItem of noProxy.
split(",").map(x=>x.trim().toUpperCase()).filter(x=>x))if(upperNoProxyItem==="*"||upperReqHosts.some(x=>x===upperNoProxyItem||
x.endsWith(`.${upperNoProxyItem}`)||upperNoProxyItem.startsWith(".")&&x.endsWith(`${upperNoProxyItem}`)))return!0;return!1}
function isLoopbackAddress(host){let hostLower=host.toLowerCase();return hostLower==="localhost"||hostLower.startsWith("\
127.")||hostLower.startsWith("[::1]")||hostLower.startsWith("[0:0:0:0:0:0:0:1]")}var DecodedURL=class extends URL{constructor(url,base){
super(url,base),this._decodedUsername=decodeURIComponent(super.username),this._decodedPassword=decodeURIComponent(super.
password)}get username(){return this._decodedUsername}get password(){return this._decodedPassword}};function proxyOf(url){return getProxyUrl(new URL(url))}var MAX_ANSWER_BYTES=8*1024*1024,SOCKETS=64;function keepAliveHttp({baseUrl,userAgent,timeoutMs,clock}){let client,tunnels,
connect=async()=>{let{HttpClient}=await import("./actions-http-client.js"),proxy=proxyOf(baseUrl);if(proxy!==void 0){let{
TunnelAgent}=await import("./net-tunnel.js");tunnels=new TunnelAgent(proxy,{keepAlive:!0,maxSockets:SOCKETS})}
return new HttpClient(userAgent,[tunnels?through(tunnels):toAddress],{allowRedirects:!1,keepAlive:!0,maxSockets:SOCKETS,
socketTimeout:timeoutMs})};return{request:async(what,method,path,headers,body="")=>{let http=await(client??=connect());try{
return await within(timeoutMs,clock,async signal=>{let{message}=await http.request(method,baseUrl+path,body,headers);signal.
addEventListener("abort",()=>message.destroy());let bytes=await readBytes(message);return{status:message.statusCode??0,headers:message.
headers,text:bytes.toString("utf8").replace(/^\ufeff/,""),isUtf8:isUtf8(bytes)}})}catch(error){throw new RequestFailure(
`${what}: ${networkFault(error)}`,{cause:error})}},close:()=>{tunnels?.destroy(),client?.then(http=>http.dispose())}}}function through(agent){
return preparing(options=>{options.agent=agent})}var toAddress=preparing(options=>{options.host=options.host?.replace(/^\[(.*)\]$/,
"$1")});function preparing(prepareRequest){return{prepareRequest,canHandleAuthentication:()=>!1,handleAuthentication:()=>Promise.
reject(new Error("nothing asks for it"))}}function isSuccess(status){return status>=200&&status<300}function isRedirect(status){
return status>=300&&status<400}function unreadable({headers,text,isUtf8:isWhole},{isJson,isTooDeep},takesText){return(headers["\
content-encoding"]?.trim().toLowerCase()??"identity")!=="identity"?"packed data, which was not asked for":isWhole?/^\s*</.
test(text)||/\bhtml\b/i.test(headers["content-type"]??"")?"a web page instead of data":isTooDeep===!0?"JSON that is nest\
ed too deeply":text.trim()===""||takesText||isJson?void 0:"something that is not JSON":"something that is not UTF-8"}function readBody(text,redact=value=>value){
if(text.trim()==="")return{value:void 0,isJson:!1};try{let parsed=JSON.parse(text),value=changeTexts(parsed,part=>redact(
part).toWellFormed());return{value,isJson:value!==void 0,isTooDeep:value===void 0}}catch{return{value:text,isJson:!1}}}function parseBody(text,redact){
return readBody(text,redact).value}async function readBytes(message){let chunks=[],size=0;for await(let chunk of message){
if(size+=chunk.byteLength,size>MAX_ANSWER_BYTES){if(message.destroy(),!isSuccess(message.statusCode??0))break;throw new Error(
`the answer is larger than ${MAX_ANSWER_BYTES/1024/1024} MiB`)}chunks.push(chunk)}return Buffer.concat(chunks)}function networkFault(error){
if(!(error instanceof Error))return"the connection failed";let code="code"in error&&typeof error.code=="string"?error.code:
void 0;return/timeout/i.test(error.message)?"no answer in time":code===void 0?error.message:`the connection failed (${code}\
)`}var FAILED_STATES=["failed","cancelled","expired"];function isFailedState(state){return FAILED_STATES.includes(state)}function jobsOutcome(jobs){
if(jobs.total===0)return"none";let states=Object.keys(jobs.states);return states.some(state=>state!=="completed"&&!isFailedState(
state))?"running":states.some(isFailedState)?"failed":"completed"}function wordsOf({messages}){return messages.length===
0?"":`: ${messages.join("; ")}`}function describeJobs(jobs){return Object.entries(jobs.states).map(([state,count])=>`${count}\
 ${state}`).join(", ")}export{changeTexts,keepAliveHttp,isSuccess,isRedirect,unreadable,readBody,parseBody,isFailedState,jobsOutcome,wordsOf,describeJobs};
