import{reviewReader}from"./github-reviews.js";import{isTouched,judgeReview,recordOf}from"./core-record.js";
import{fetchSetUpScript,followJobs,requireWait,scriptRunner,setObjects,setUpRunner,setUpScripts}from"./modes-objects.js";
import{WriteInDoubt,openWriter,signInBeside}from"./immuta-answers.js";import"./net-api-client.js";import{foreseeLogin}from"./github-comment.js";
import"./net-create-once.js";import{blockOf}from"./core-block.js";import"./net-http.js";import{
checkWrite,describeEntry,isAskable,planAtImmuta,progress,readAtBase,readDeclared,tellBlocked,toldUnread,unreadOf,writeFaultCode}from"./connection-objects.js";
import"./core-spelling.js";import"./core-failure.js";import{askOnce,compareCommits,pool,readFileAt,readHead,
slots,specMatcher}from"./specfile-document.js";import{IN_DOUBT,blockOfObjects,desiredOf,diff,hasErrors,hasWrites,isWrite,
keyOf,lacksSecret,positionOf,priorOf,reasonOf,skipped,withDiagnostics}from"./connection-field-table.js";import{RequestFailure,
errorAt,isError,isOfHealth,messageOf,warningAt}from"./connection-host-format.js";import"./esbuild-helpers.js";async function execute(plan,ports){let{concurrency,wait,waitTimeout}=ports.request,written=await pool(plan,concurrency,entry=>write(
entry,ports).catch(error=>failed(entry,{undone:"Not finished"},error,ports)));if(!wait)return written;let atOnce=slots(concurrency);
return pool(written,concurrency,async reported=>{let deadline=0,followed=await atOnce(()=>(deadline=ports.clock.now()+waitTimeout,
followJobs(reported,deadline,ports)));return setObjects(followed,deadline,{...ports,atOnce})})}async function write(entry,ports){
let{change}=entry;if(!hasWrites(entry))return skipped(quiet(entry));let{standing}=ports;if(standing.kind==="overtaken"&&
standing.differs(entry)){let message=`Left to a newer run: the branch says something else since commit ${standing.head.slice(
0,7)}.`;return skipped(entry,[warningAt("superseded",message,positionOf(entry.candidate))])}if(ports.clock.cancelled())return skipped(
entry,[errorAt("cancelled","Not started: the run was cancelled.")]);if(!isWrite(change))return skipped(entry);let prior=priorOf(
entry);switch(prior!==void 0&&ports.secrets.hide(prior),change.action){case"create":return create(entry,change,ports);case"\
update":return attempt(entry,{undone:"Not updated"},ports,async()=>{let body=ports.secrets.fill(change.desired),registration=await ports.
writer.update(body,change.isShown);return registered(change.desired.key,"Updated",registration,ports)});default:return deregister(
entry,ports)}}function quiet(entry){let{change}=entry;if(!(change.action==="none"&&change.why==="unchanged"))return entry;
let told=entry.diagnostics.filter(one=>isError(one)||isOfHealth(one));return{...entry,diagnostics:told}}async function create(entry,{
desired},ports){let done=await ports.setUp?.(entry,desired)??{diagnostics:[]},{progress:setUp,diagnostics}=done;if(diagnostics.
some(isError))return{entry,result:{status:"failed",effect:void 0,diagnostics,setUp}};if(ports.setUp!==void 0&&ports.clock.
cancelled()){let message=setUp!==void 0&&setUp.ran>0?"Not registered: the run was cancelled once the set-up script had r\
un.":"Not started: the run was cancelled.",all=[...diagnostics,errorAt("cancelled",message)];return{entry,result:{status:"\
skipped",diagnostics:all,setUp}}}return attempt(entry,{undone:"Not registered",diagnostics,setUp},ports,async()=>{let registration=await ports.
writer.register(ports.secrets.fill(desired));return registered(desired.key,"Registered",registration,ports)})}function registered(key,verb,{
objectPath,bulkId,unread},{log}){log.info(`${key}: ${verb.toLowerCase()}${bulkId===void 0?"":`, bulk id ${bulkId}`}`);let effect={
kind:"registered",objectPath,bulkId,jobs:void 0};if(unread===void 0)return{effect,diagnostics:[]};let told=warningAt("jo\
bs-unknown",toldUnread(verb==="Registered"?"Registered, but the answer that names its background jobs could not be read":
"Updated, but the answer that names its background jobs could not be read",unread),void 0,unread);return{effect,diagnostics:[
told]}}async function deregister(entry,ports){let{reader,writer,log,saveScript}=ports,{candidate}=entry,successor=candidate.
kind==="removed"?candidate.heir:void 0,{key=""}=candidate,script;try{let live=await reader.connection(key);if(live===void 0)
return skipped({...entry,change:{action:"none",why:"unchanged",diff:[]}});let id=live.nativeIntegrationId;if(id===void 0)
throw new Error("Immuta does not tell the id of its integration");script=await saveScript(`${key}.cleanup.sql`,await writer.
cleanUpScript(id))}catch(error){let message=`Not deregistered: the clean-up script could not be fetched, and without it \
Databricks could not be cleaned up. ${messageOf(error)}`,position=positionOf(candidate),refused=errorAt("delete-refused",
message,position,unreadOf(error));return{entry,result:{status:"failed",effect:void 0,diagnostics:[refused]}}}let diagnostics=entry.
diagnostics.filter(({code})=>code!=="removed-spec");return attempt({...entry,diagnostics},{undone:"Not deregistered"},ports,
async()=>{await writer.deregister(key),log.info(`${key}: deregistered; clean-up script saved as ${script.name}`);let advice=successor===
void 0?`Run the clean-up script \`${script.name}\` in Databricks as a privileged user.`:`Do not run the clean-up script \
\`${script.name}\` as it is: it was made for the catalog that \`${successor}\` uses now.`;return{effect:{kind:"deregiste\
red",script},diagnostics:[warningAt("clean-up",`Deregistered. ${advice}`)]}})}async function attempt(entry,context,ports,work){
let{diagnostics=[],setUp}=context;try{let{effect,diagnostics:more}=await work(),all=[...diagnostics,...more];return{entry,
result:{status:"applied",effect,diagnostics:all,setUp}}}catch(error){return failed(entry,context,error,ports)}}function failed(entry,{
undone,diagnostics=[],setUp},error,{log}){let{candidate}=entry,message=messageOf(error);log.info(`${candidate.key??candidate.
file}: failed, ${message}`);let what=error instanceof WriteInDoubt?IN_DOUBT:undone,fault=errorAt(writeFaultCode(error,"r\
egister-failed"),`${what}: ${message}`,positionOf(candidate),unreadOf(error)),all=[...diagnostics,fault];return{entry,result:{
status:"failed",effect:void 0,diagnostics:all,setUp}}}async function readStanding(entries,ports){let{github,trigger}=ports;if(github===void 0||!entries.some(hasWrites))return{
kind:"current"};let{sha,branch}=trigger,head=await readHead(github,branch);if(head===void 0)return{kind:"dropped",why:`T\
he branch \`${branch}\` is gone.`};if(head===sha)return{kind:"current"};let compared=await compareCommits(github,sha,head);
if(compared?.isAhead!==!0)return{kind:"dropped",why:`The branch \`${branch}\` does not hold commit ${sha.slice(0,7)} any\
 more.`};let{files}=compared;if(files===void 0)return{kind:"overtaken",head,differs:()=>!0};let paths=new Set(files.flatMap(
({path,previous=path})=>[path,previous])),isSpec=specMatcher(ports.request.specs),specs=files.filter(({path,status})=>status!==
"removed"&&isSpec(path)),keys=await pool(specs,ports.request.concurrency,async({path})=>{let bytes=await readFileAt(github,
path,head);return bytes&&keyOf(readAtBase(path,bytes,ports.wording))});return{kind:"overtaken",head,differs:({candidate:{
file,key}})=>paths.has(file)||key!==void 0&&keys.includes(key)}}async function reviewWrites(entries,reviewsOf,ports){let reviews=new Map,reviewed=await pool(entries,ports.request.concurrency,
async entry=>{if(!hasWrites(entry))return entry;let found=await reviewsOf(entry.candidate.file),isCurrent=ports.trigger.
event==="push"&&isTouched(entry);for(let review of found)(isCurrent||!reviews.has(review.pull))&&reviews.set(review.pull,
{...review,isCurrent});return withDiagnostics(entry,await findings(judgeReview(entry,found),entry,ports))});if(ports.request.
planKey===void 0&&[...reviews.values()].some(({plan})=>plan?.record.tag!==void 0)){let{The,name}=ports.wording;ports.log.
warn(`${The("planKey")} is empty, but a plan was made with ${name("planKey")}: whether its comment was forged is not che\
cked. Give apply the same value.`)}return{reviews:[...reviews.values()],reviewed}}async function reviewsOfChange(entries,reviewsOf,ports){
let{log,trigger,request}=ports;if(trigger.event!=="push")return[];let ofChange=entries.filter(one=>isTouched(one)||one.candidate.
kind==="invalid"),files=new Set(ofChange.map(({candidate})=>candidate.file));try{let found=(await pool([...files],request.
concurrency,reviewsOf)).flat();return[...new Map(found.map(review=>[review.pull,{...review,isCurrent:!0}])).values()]}catch(error){
if(!(error instanceof RequestFailure))throw error;return log.warn(`The pull request is not told that nothing was written\
. ${error.message}`),[]}}async function findings(verdict,entry,ports){let position=positionOf(entry.candidate);switch(verdict.
kind){case"reviewed":return ports.trigger.event!=="push"||isTouched(entry)?[]:[warningAt("catch-up","This push did not t\
ouch the spec: an earlier run left it, or Immuta was changed by hand.")];case"unreviewed":{let message=`No plan comment \
shows this connection, so its plan was not reviewed.${verdict.ignored===void 0?"":` ${ignoredBecause(verdict.ignored,ports)}`}`;
return[ports.request.requirePlan?errorAt("plan-missing",message,position):warningAt("plan-missing",message,position)]}case"\
changed":return[errorAt("plan-changed",await difference(verdict,entry,ports),position)]}}function ignoredBecause(ignored,{
wording}){return ignored.why==="other-user"?`The plan comment there is by \`${ignored.login}\`: plan and apply sign in as\
 different users, and need the same token.`:ignored.why==="cut"?"The plan comment did not show it whole: open a pull req\
uest that changes its spec, and fewer others.":`The plan comment there was not made with ${wording.the("planKey")}: plan\
 and apply need the same one.`}function readReviewsOnce({github,request:{commentId,planKey:key,concurrency},trigger}){if(github===
void 0)return()=>Promise.resolve([]);let{sha:commit,branch}=trigger,read=reviewReader(github,{commit,branch,commentId,key}),
atOnce=slots(concurrency);return askOnce(file=>(foreseeLogin(github),atOnce(()=>read(file))),file=>file)}async function difference({
pull,commit,file,what},entry,{github,wording}){if(what==="script")return`The set-up script that would run is not the one\
 that the plan on pull request ${pull} showed (made for commit ${commit.slice(0,7)}).`;if(what==="no-script")return`The \
plan on pull request ${pull} showed no set-up script for apply to run (made for commit ${commit.slice(0,7)}), and this a\
pply would run one: ${wording.the("bootstrap")} must be \`run\` for plan and apply. Open a pull request that touches the s\
pec, so that its plan shows the script.`;if(what==="removal")return`The plan on pull request ${pull} showed that the con\
nection is not deregistered, and this apply would deregister it: ${wording.the("allowDelete")} must have the same value \
for plan and apply. To keep it, take the value away here; to deregister it, give the value to the plan, restore the spec\
, and remove it in another pull request.`;let head=`What would be sent is not what the plan on pull request ${pull} show\
ed (made for commit ${commit.slice(0,7)})`,bytes=github&&await readFileAt(github,file,commit).catch(()=>{}),reviewed=bytes&&
readAtBase(file,bytes,wording),desired=desiredOf(entry);if(reviewed?.kind!=="valid"||desired===void 0)return`${head}.`;let{
candidate}=entry,listed=candidate.kind==="declared"?candidate.connection.objects:[],{body,objects}=reviewed.connection,fields=diff(
{...body,objects:blockOfObjects(objects)},{...desired,objects:blockOfObjects(listed)}).map(({path,before,after})=>`\`${path}\
\` was ${shown(before)}, now ${shown(after)}`);return fields.length===0?`${head}.`:`${head}: ${fields.join("; ")}.`}function shown(value){
return value===null?"nothing":`\`${typeof value=="string"?value:JSON.stringify(value)}\``}async function apply(ports){let{request,wording}=ports,credential=request.bootstrap==="run"?scriptRunner(ports):void 0,{
reader,writer,signIn,close}=openWriter(ports);try{let{candidates}=await readDeclared(ports,"all","proven",signInBeside({
signIn},ports,!0));requireWait(candidates,ports);let scripts=credential&&setUpScripts(ports,reader),reviewsOf=readReviewsOnce(
ports),entries=await checkAll(candidates,{reader,scripts,reviewsOf},ports),block=blockOf(entries,request.maxChanges,wording);
if(block!==void 0){tellBlocked(entries,"are",ports.log);let told=await reviewsOfChange(entries,reviewsOf,ports);if(block.
kind==="limit")return stopped(entries,block.error.message,told,block.error);let advice=entries.some(isSpecAtFault)?FIX_SPEC:
FIX_CAUSE;return stopped(entries,CHECK_FAILED+advice,told)}let judged=await orUnread("The review",reviewWrites(entries,reviewsOf,
ports));if("unread"in judged){let told=await reviewsOfChange(entries,reviewsOf,ports);return unsafe(entries,"github-unre\
achable",judged.unread,told)}let{reviews,reviewed}=judged;if(reviewed.some(hasErrors))return stopped(reviewed,NOT_REVIEWED,
reviews);let head=`The head of the branch \`${ports.trigger.branch}\``,standing=await orUnread(head,readStanding(reviewed,
ports));if("unread"in standing)return unsafe(reviewed,"github-unreachable",standing.unread,reviews);if(standing.kind==="\
dropped")return unsafe(reviewed,"superseded",standing.why,reviews);let setUp=credential&&scripts&&setUpRunner(ports,scripts,
credential,entry=>recordOf(entry,reviews));return{mode:"apply",connections:await execute(reviewed,{...ports,reader,writer,
setUp,standing}),stopped:void 0,reviews}}finally{close()}}function checkAll(candidates,{reader,scripts,reviewsOf},ports){
let report=progress(candidates.length,ports),askForReviews=({file})=>{reviewsOf(file).catch(()=>{})};return pool(candidates,
ports.request.concurrency,async candidate=>{isAskable(candidate,ports)&&isTouched({candidate})&&askForReviews(candidate);
let planned=await planAtImmuta(candidate,reader,ports,!1);hasWrites(planned)&&askForReviews(candidate);let tried=await checkWrite(
planned,reader,ports),isNew=tried.change.action==="create",entry=scripts&&isNew?await fetchSetUpScript(tried,scripts,ports):
tried;return report(describeEntry(entry,"at-immuta")),entry})}function isSpecAtFault({diagnostics}){let codes=diagnostics.
filter(isError).map(({code})=>code);return codes.some(code=>reasonOf(code)==="invalid-spec")&&!lacksSecret(codes)}var CHECK_FAILED="\
Every connection is checked before the first one is changed, and a check failed.",FIX_SPEC=" Fix the spec in another pul\
l request.",FIX_CAUSE=" Remove the cause, and re-run the job.",NOT_REVIEWED="What would be sent is not what was reviewed\
. Open a pull request, so that it is planned and reviewed again.";async function orUnread(what,asked){try{return await asked}catch(error){
if(!(error instanceof RequestFailure))throw error;return{unread:`${what} could not be read. ${error.message}`}}}function unsafe(entries,code,why,reviews){
return stopped(entries,why,reviews,errorAt(code,`Nothing was written. ${why}`))}function stopped(entries,why,reviews,error){
let errors=error===void 0?[]:[error];return{mode:"apply",connections:entries.map(entry=>skipped(entry,hasWrites(entry)?errors:
[])),stopped:{why,code:error?.code},reviews}}export{apply};
