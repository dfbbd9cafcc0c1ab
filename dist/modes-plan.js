import{applies,connectionNeeds,fetchSetUpScript,grantScript,inputCredential,judge,openWorkspace,ownCredential,refusesCredential,
requireWait,runnerNeeds,setUpScripts,workspaceOf}from"./modes-objects.js";import{openReader,requireImmuta,signInBeside}from"./immuta-answers.js";
import"./net-api-client.js";import{foreseeLogin}from"./github-comment.js";import"./net-create-once.js";
import{blockOf,inWords}from"./core-block.js";import"./net-http.js";import{describeEntry,firstNames,
planAtImmuta,planByGit,progress,readDeclared,tellBlocked}from"./connection-objects.js";import"./core-spelling.js";
import"./core-failure.js";import{askOnce,pool}from"./specfile-document.js";import{groupBy,hasErrors,hasWrites,
planned,positionOf,withCheck,withDiagnostics,withMore}from"./connection-field-table.js";import{DATABRICKS_HOSTS,RequestFailure,
SignInFailure,_regex,array,errorAt,looseObject,nullish,string,warningAt}from"./connection-host-format.js";import"./esbuild-helpers.js";var UNITY_CATALOG="/api/2.1/unity-catalog",MAX_PAGES=200,me=looseObject({userName:string().check(_regex(/^[^\p{C}]+$/u)),
groups:nullish(array(looseObject({display:nullish(string())})))}),object=looseObject({owner:nullish(string()),table_type:nullish(
string())}),metastore=looseObject({metastore_id:string(),owner:nullish(string())}),permissions=looseObject({privilege_assignments:nullish(
array(looseObject({principal:nullish(string()),privileges:nullish(array(looseObject({privilege:nullish(string()),inherited_from_type:nullish(
string())})))}))),next_page_token:nullish(string())});async function readPrincipal(http){let{userName,groups}=await read(
http,"/api/2.0/preview/scim/v2/Me",me);return{name:userName,groups:(groups??[]).flatMap(({display})=>display??[])}}async function readMetastore(http){
let summary=await read(http,`${UNITY_CATALOG}/metastore_summary`,metastore).catch(error=>{if(error instanceof RequestFailure&&
isInvisible(error))return read(http,`${UNITY_CATALOG}/current-metastore-assignment`,metastore);throw error});return{id:summary.
metastore_id,...typeof summary.owner=="string"&&{owner:summary.owner}}}async function observe(http,securable,principal,enough){
let seen={grants:[]},attempt=async(look,hides)=>{try{seen={...seen,...await look()}}catch(error){if(!(error instanceof RequestFailure))
throw error;hides(error)&&(seen={...seen,incomplete:seen.incomplete??invisible(error)})}};return await attempt(async()=>({
grants:await readGrants(http,securable,principal.name)}),()=>!0),enough(seen)||(await attempt(()=>readObject(http,securable),
error=>!isInvisible(error)),enough(seen)||seen.incomplete!==void 0)||await attempt(async()=>({grants:await readGrants(http,
securable)}),()=>!0),seen}async function readGrants(http,{type,name},principal){let query=new URLSearchParams({max_results:"\
0",...principal!==void 0&&{principal}}),path=`${UNITY_CATALOG}/effective-permissions/${type}/${encodeURIComponent(name)}`,
grants=[];for(let page=0;page<MAX_PAGES;page++){let{privilege_assignments,next_page_token}=await read(http,`${path}?${query.
toString()}`,permissions);for(let{principal:to,privileges}of privilege_assignments??[])for(let{privilege,inherited_from_type:from}of privileges??
[])grants.push({principal:to??"",privilege:privilege??"",...typeof from=="string"&&from!==""&&{inheritedFrom:from}});if(typeof next_page_token!=
"string"||next_page_token==="")return grants;query.set("page_token",next_page_token)}throw new RequestFailure(`The list \
of grants on ${type} ${name} does not end.`)}async function readObject(http,{type,name}){if(type==="metastore"){let{owner:owner2}=await readMetastore(
http);if(owner2===void 0)throw new RequestFailure("The owner of the metastore is not shown.");return{owner:owner2}}let{owner,
table_type:tableType}=await read(http,`${UNITY_CATALOG}/${type}s/${encodeURIComponent(name)}`,object);return{...typeof owner==
"string"&&{owner},...typeof tableType=="string"&&{tableType}}}async function read(http,path,schema){let result=schema.safeParse(
await http.get(path));if(result.success)return result.data;throw new RequestFailure(`GET ${path.split("?")[0]??path}: th\
e answer is not what Databricks documents.`,{status:200})}function isInvisible(error){return error instanceof SignInFailure?
!1:error.status===403||error.status===404}function invisible(error){return isInvisible(error)?`It does not exist, or may\
 not be seen: ${error.message.replace(/^.*?(?=HTTP \d)/s,"")}`:error.message}var CONCURRENCY=4;async function checkConnection({body,securables},http,grants){let{hostname}=body.connection,{enabled}=body.
nativeIntegration.config.audit,needs=connectionNeeds(hostname,securables,enabled);return check("service-principal",http,
needs,()=>Promise.resolve(needs),grants)}async function checkRunner({body},http){let{enabled}=body.nativeIntegration.config.
audit,needs=async()=>runnerNeeds((await readMetastore(http)).id,enabled);return check("script-runner",http,runnerNeeds("",
enabled),needs)}async function check(who,http,unasked,needsOf,grants=[]){let principal,needs;try{principal=await readPrincipal(
http),needs=await needsOf()}catch(error){if(!(error instanceof RequestFailure))throw error;let doubt=refusesCredential(error)?
"refused":"unverified";return{who,credential:principal===void 0?doubt:"accepted",principal:principal?.name??null,rows:unasked.
map(one=>({...one,answer:"unverified",reason:null})),fault:error.message,sql:null}}let asked=principal,groups=[...groupBy(
needs,({type,name:name2})=>`${type} ${name2}`).values()],rows=(await pool(groups,CONCURRENCY,required=>checkSecurable(required,
asked,http,grants))).flat(),missing=rows.filter(({answer})=>answer==="missing"),{name}=asked,sql=grantScript(missing,name);
return{who,credential:"accepted",principal:name,rows,fault:null,sql}}async function checkSecurable(required,principal,http,grants){
let verdicts=seen=>required.flatMap(one=>applies(one,seen)?[{reason:null,...one,...judge(one,seen,principal,grants)}]:[]),
[first]=required,nothing={grants:[]};return first===void 0||first.type==="workspace"?verdicts(nothing):verdicts(await observe(
http,first,principal,seen=>verdicts(seen).every(({answer})=>answer==="held")))}function privilegeCheck(strictness,ports){let{request,secrets,clock}=ports,clients=new Map,clientOf=(body,identity,credential)=>{
let workspace=workspaceOf(body),{host,port,workspaceId=null}=workspace,key=JSON.stringify([host.toLowerCase(),port,workspaceId,
identity]),known=clients.get(key);if(known!==void 0)return known;let client=openWorkspace(workspace,credential(),"read",
ports),open={...client,get:askOnce(client.get,path=>path)};return clients.set(key,open),open};return{check:async entry=>{
let{candidate,change}=entry;if(candidate.kind!=="declared"||change.action==="invalid"||clock.cancelled())return entry;let{
connection}=candidate,{body}=connection,own=clientOf(body,ownCredential(body),()=>ownCredential(secrets.fill(connection))),
grants=entry.checks.setUp?.run?.grants??[],findings=[await checkConnection(connection,own,grants)],credential=change.action===
"create"&&request.bootstrap!=="off"?inputCredential(ports):void 0;if(credential!==void 0){let runner=clientOf(body,"scri\
pt-runner",()=>credential);findings.push(await checkRunner(connection,runner))}return withFindings(entry,findings,strictness)},
close:()=>{for(let client of clients.values())client.close()}}}function withFindings(entry,findings,strictness){let position=positionOf(
entry.candidate),refused=findings.flatMap(one=>refusedText(one)??[]),missing=findings.flatMap(one=>missingText(one)??[]),
unverified=findings.flatMap(one=>unverifiedText(one)??[]),diagnostics=[...[...refused,...missing].map(message=>strictness===
"fail"?errorAt("preflight-failed",message,position):warningAt("preflight",message,position)),...unverified.map(message=>warningAt(
"preflight",message,position))];return withDiagnostics(withCheck(entry,{privileges:findings}),diagnostics)}var NAMES={"s\
ervice-principal":"The service principal","script-runner":"The user of the inputs `databricks-\u2026`, who runs the set-up sc\
ript,"},REFUSED={"service-principal":"Databricks refuses the credential of the service principal. Check that the variabl\
e of the spec holds its newest secret, and that it belongs to this workspace.","script-runner":"Databricks refuses the c\
redential of the inputs `databricks-\u2026`, which are to run the set-up script. Check them, and that the user belongs to thi\
s workspace."};function refusedText({who,credential,fault}){return credential==="refused"?`${REFUSED[who]} (${fault??""}\
)`:void 0}function missingText({who,principal,rows}){let missing=rows.filter(({answer})=>answer==="missing");if(missing.
length===0)return;let named=principal===null?"":`(\`${principal}\`) `;return`${NAMES[who]} ${named}lacks ${listed(missing)}\
.`}function unverifiedText({who,credential,rows,fault}){if(credential==="refused")return;if(fault!==null)return`Privileg\
es could not be verified, and may be there: Databricks could not be asked. (${fault})`;let open=rows.filter(({answer})=>answer===
"unverified");if(open.length===0)return;let why=open[0]?.reason??"";return`${NAMES[who]} may lack ${listed(open)}: that \
could not be verified. ${why}`}var MAX_LISTED=3;function listed(rows){let names=rows.map(({privilege,type,name})=>{let target=name===
""?"":` \`${name}\``;return`${inWords(privilege)} on the ${type}${target}`});return firstNames(names,MAX_LISTED)}async function plan(ports){let{request,trigger,github,history,log,wording}=ports,offline=ports.offline??offlineReason(ports);
github===void 0&&history===void 0&&trigger.range.kind!=="none"&&log.warn(`${wording.The("githubToken")} is empty: the ch\
ange can't be read, so every spec is in scope, and there is no comment.`),github!==void 0&&mayComment(trigger,request.comment)&&
foreseeLogin(github);let checks=offline===void 0?openChecks(ports):void 0;try{let scope=request.forceUpdate?"all":"chang\
ed",beside=checks&&signInBeside(checks,ports,!0),{candidates,leftOut}=await readDeclared(ports,scope,"compared",beside);
requireWait(candidates,ports);let report=progress(candidates.length,ports),entries=await pool(candidates,request.concurrency,
async candidate=>{let entry=checks?await checks.run(candidate):planByGit(candidate,ports);return report(describeEntry(entry,
checks?"at-immuta":"at-git")),entry}),more=request.scope==="auto"?leftOut:0;return outcomeOf(entries,offline,more,ports)}finally{
checks?.close()}}function mayComment({pull},comment){return pull?.isOpen===!0&&comment!=="never"}function outcomeOf(entries,offline,leftOut,{
request,wording,log}){let found=blockOf(entries,request.maxChanges,wording),isGuess=offline!==void 0&&found?.kind==="lim\
it";isGuess&&log.warn(`${found.error.message} Immuta was not asked: what it has as declared does not count.`);let block=isGuess?
void 0:found;return block!==void 0&&offline===void 0&&tellBlocked(entries,"would be",log),{mode:"plan",connections:entries.
map(entry=>{let one=planned(entry);return block?.kind==="limit"&&hasWrites(entry)?withMore(one,block.error):one}),offline,
block,leftOut}}function offlineReason({request,trigger,wording}){if(request.immutaCredential===void 0&&trigger.pull?.untrusted===
!0)return"Pull requests from forks and from Dependabot get no secrets, so there was no dry run here: it follows after th\
e merge, before anything is changed.";requireImmuta(request,wording)}function isStrangersHost({request,trigger}){let isAnyHost=request.
allowedHosts.join()===DATABRICKS_HOSTS.join();return trigger.event==="pull_request_target"&&trigger.pull?.untrusted===!0&&
isAnyHost}function notTried(entry,wording){if(entry.candidate.kind!=="declared"||hasErrors(entry))return entry;let message=`\
Not tried: this pull request comes from a fork, and the dry run would let Immuta sign in at a host that a stranger chose\
. Name your own hosts in ${wording.the("allowedHosts")}.`;return withDiagnostics(entry,[warningAt("not-tried",message,positionOf(
entry.candidate))])}function openChecks(ports){let{request,trigger}=ports,{reader,signIn,close}=openReader(ports),strictness=trigger.
pull?.untrusted===!0?"off":request.preflight,privileges=strictness==="off"?void 0:privilegeCheck(strictness,ports),isStrange=isStrangersHost(
ports),scripts=request.bootstrap==="off"?void 0:setUpScripts(ports,reader);return{run:async candidate=>{if(isStrange)return notTried(
await planAtImmuta(candidate,reader,ports,!1),ports.wording);let tried=await planAtImmuta(candidate,reader,ports,!0,scripts?.
foresee),scripted=scripts?await fetchSetUpScript(tried,scripts,ports):tried;return privileges?privileges.check(scripted):
scripted},signIn,close:()=>{close(),privileges?.close()}}}export{plan};
