import{alert,fileLink,hasPayload,noteLine,ownErrors,renderReport,unshownOf,unshownText}from"./render-verdict.js";import{
readApprovals}from"./github-reviews.js";import{MAX_RECORD_CHARS,fittingRecord,readRecord,seal,sealProgress,withProgress,
writeRecord}from"./core-record.js";import{MAX_COMMENT_CHARS,commentMarker,deleteComment,findComments,ownLogin,writeComment}from"./github-comment.js";
import{createOnce}from"./net-create-once.js";import"./core-block.js";import{parseBody}from"./net-http.js";
import{UNHEALTHY,describeFault,isOvertaken}from"./specfile-document.js";import{MAX_TRIES,account,actionOf,actionText,
backoffMs,connectionStatusOf,driftTable,effectOf,errorsOf,filePath,fingerprintOf,hasChanges,hasDrifted,hasErrors,hasWrites,
isHealthUnknown,isInDoubt,isLeft,isPending,isSuperseded,isUnhealthy,lacksPermission,listAll,listed,nameOf,permissionAdvice,
plural,readAs,statusOf,stoppedOf,table}from"./connection-field-table.js";import{RequestFailure,_minLength,array,cell,code,
ifFound,nullish,number,object,optional,prose,shorten,string,unknown,visible}from"./connection-host-format.js";import"./esbuild-helpers.js";var MAX_REASON_CHARS=400,START="<!-- immuta-connections-outcome -->",END="<!-- /immuta-connections-outcome -->",OUTCOME_CHARS=5e3;
function withOutcome(body,record,view,time){let[marker="",,...rest]=body.split(/\r?\n/);return[marker,writeRecord({...record,
closed:!0}),START,outcomeText(view,record,time),FOLDED,END,planIn(rest.join(`
`)),CLOSING].join(`
`)}function withRecord(body,record){let[marker="",,...rest]=body.split(/\r?\n/);return[marker,writeRecord(record),...rest].
join(`
`)}var FOLDED=`<details>
<summary>The plan that was reviewed</summary>
`,CLOSING=`
</details>`;function planIn(text){let end=text.startsWith(START)?text.indexOf(END):-1;return end<0?text:text.slice(end+END.
length).replace(/^\n/,"").replace(/\n+<\/details>\s*$/,"")}function outcomeText(view,record,time){let connections=view.outcome.
connections.filter(({entry:{candidate,identity}})=>candidate.key!==void 0&&Object.hasOwn(record.connections,identity.name)),
run=`[run](${view.runUrl}), ${isoSeconds(time)}`,header=table(["Connection","Result","Object path","Bulk id"],[]),head=[
`${verdict(view,connections)} Commit ${view.commit.slice(0,7)}, ${run}.`,...faultLines(view,connections),...connections.
length===0?[]:["",...header]].join(`
`),rows=[],size=head.length+300;for(let connection of connections){let row=tableRow(view,connection);if(size+=row.length+
1,size>OUTCOME_CHARS)break;rows.push(row)}let more=connections.length-rows.length;return[head,...rows,...more>0?["",`${plural(
more,"more connection")}: see the run.`]:[],""].join(`
`)}var MAX_FAULTS=3,MAX_FAULT_CHARS=2500;function faultLines(view,own){let all=(stoppedOf(view.outcome)!==void 0?view.outcome.
connections:own).flatMap(one=>ownErrors(one).map(error=>({one,error}))),lines=[],size=0;for(let{one,error}of all.slice(0,
MAX_FAULTS)){let note=noteLine(error,fileLink(view,one),MAX_REASON_CHARS),whole=`${code(nameOf(one))}, ${note}`;if(size+=
whole.length,size>MAX_FAULT_CHARS)break;lines.push(whole)}let more=all.length-lines.length;return more>0&&lines.push(`${plural(
more,"more error")}: see the run.`),alert("CAUTION",lines)}function verdict({outcome},connections){let stopped=stoppedOf(
outcome);if(stopped!==void 0)return`\u274C **Not applied:** nothing was written. ${prose(shorten(stopped.why,MAX_REASON_CHARS))}`;
let faulty=connections.filter(one=>errorsOf(one).length>0),failed=faulty.length;if(failed>0){let next="Remove the cause,\
 and re-run the job",begun=faulty.filter(one=>statusOf(one)!=="skipped").length,doubtful=faulty.filter(isInDoubt).length,
told=[begun>doubtful&&`${plural(begun-doubtful,"connection")} failed`,doubtful>0&&`${plural(doubtful,"connection")} in d\
oubt`,begun<failed&&`${plural(failed-begun,"connection")} not started`].filter(one=>one!==!1),lead=doubtful>0?"Not finis\
hed":"Not applied";return hasChanges({...outcome,connections})?`\u274C **Applied in part:** ${listed(told)}. ${next}: wh\
at is done is not done again.`:`\u274C **${lead}:** ${listed(told)}. ${next}.`}let left=connections.filter(isSuperseded).
length;return left>0?`\u26A0\uFE0F **Left to a newer run:** ${left} of ${plural(connections.length,"connection")}.`:"\u2705 *\
*Applied.**"}function isoSeconds(time){return time.toISOString().replace(/\.\d+Z$/,"Z")}function tableRow({outcome},reported){
let effect=effectOf(reported),registered=effect?.kind==="registered"?effect:void 0,reasons=errorsOf(reported).map(({code:code2})=>code2),
why=reasons.length===0?"":`: ${reasons.join(", ")}`;return table([],[[cell(nameOf(reported)),`${actionText(outcome,reported)}${why}`,
registered===void 0?"":cell(registered.objectPath.join("/")),registered?.bulkId===void 0?"":cell(registered.bulkId)]]).at(
-1)}var SPARE_CHARS=1024,REFUSED=" With `require-plan`, apply then writes nothing.",NOT_POSTED={url:"",unshown:0};async function postPlan(view,github,isNotable,ports){
let{request,trigger,log}=ports,{pull}=trigger;if(pull?.isOpen!==!0)return NOT_POSTED;let consequence=request.requirePlan&&
hasChanges(view.outcome)?REFUSED:"";if(request.comment==="never"){let setting=view.wording.The("comment");return consequence!==
""&&log.warn(`${setting} is \`never\`: no plan comment is written.${consequence}`),NOT_POSTED}try{return await commentOn(
pull,view,github,isNotable,ports)}catch(error){if(!(error instanceof RequestFailure))throw error;let why=lacksPermission(
error)?"The token may not write comments (a fork's never may; else add `pull-requests: write` to the job's `permissions`\
).":error.message;return log.warn(`The plan comment could not be written; the plan is in the summary of this run. ${why}${consequence}`),
NOT_POSTED}}async function commentOn(pull,view,github,isNotable,{request,redactor,log}){let{number:number2}=pull,marker=commentMarker(
request.commentId),[found,isStale]=await Promise.all([openComments(github,number2,marker),isOvertaken(github,pull)]);if(request.
comment==="on-change"&&!isNotable&&found.length===0)return NOT_POSTED;let own={...view,isRecorded:!0,...request.requirePlan&&
{required:"here"}},{text,unshown}=planComment(own,marker,number2,sealer(seal,request,github)),body=redactor.redact(text),
written=isStale?void 0:await writeNewest(github,pull,{marker,body,found});return written===void 0&&log.info("No comment \
was written: the pull request has a newer commit, which has its own."),written===void 0?NOT_POSTED:{url:written.url,unshown}}
async function writeNewest(github,pull,{marker,body,found}){let{number:number2}=pull,written=await writeComment(github,number2,
marker,body,found.at(-1)),others=found.length>0?found.filter(({id})=>id!==written.id):await openComments(github,number2,
marker,written),isLate=others.length>0&&await isOvertaken(github,pull),older=others.filter(({id})=>id<written.id);for(let one of isLate?
[written]:older)await deleteComment(github,one);return isLate?void 0:written}async function openComments(github,pull,marker,except){
let{own}=await findComments(github,pull,marker,except);return own.filter(({body})=>readRecord(body)?.closed!==!0)}function planComment(view,marker,pull,seal2){
let entries=view.outcome.connections.map(({entry})=>entry),write=record=>writeRecord(seal2(record,pull)),lineOf=isCut=>{
let ordered=[...entries].sort((a,b)=>Number(isCut(a))-Number(isCut(b)));return fittingRecord(view.commit,ordered,isCut,write)},
longest=Math.max(...[!0,!1].map(all=>lineOf(()=>all).length)),reserved=Math.min(longest+entries.length,MAX_RECORD_CHARS),
limit=MAX_COMMENT_CHARS-OUTCOME_CHARS-SPARE_CHARS-reserved,{text,cut}=renderReport(view,{limit,size:part=>part.length}),
line=lineOf(entry=>cut.has(entry)||!isShown(entry,view));return{text:[marker,line,text].join(`
`),unshown:unshownOf(view,cut)}}function sealer(by,{commentId,planKey:key},{repository}){return key===void 0?record=>record:
(record,pull)=>by(record,{key,repository,pull,commentId})}function isShown(entry,view){return entry.candidate.kind==="re\
moved"||hasPayload(entry,view)}async function postOutcome(view,reviews,github,{redactor,log,clock,request}){let progress=new Map(
view.outcome.connections.flatMap(({entry,result})=>result.setUp===void 0?[]:[[entry.identity.name,result.setUp.ran]])),seal2=sealer(
sealProgress,request,github);for(let{pull,plan,isCurrent}of reviews){if(plan===void 0)continue;let{comment,record:before}=plan,
after=withProgress(before,key=>progress.get(key)),isSame=writeRecord(after)===writeRecord(before),isTold=before.closed&&
!isCurrent;if(isTold&&isSame)continue;let record=isSame?before:seal2(after,pull);try{let body=isTold?withRecord(comment.
body,record):withOutcome(comment.body,record,view,new Date(clock.date()));await writeComment(github,pull,"",redactor.redact(
body),comment)}catch(error){if(!(error instanceof RequestFailure))throw error;log.warn(`The outcome could not be written\
 into the comment of pull request ${pull}; it is in the summary of this run.${permissionAdvice(error,"pull-requests: wri\
te")} (${error.message})`)}}}var MAX_NEW_ISSUES=20,LABEL="immuta-drift",FAREWELL={gone:"The drift is gone: Immuta is what the default branch says.",undeclared:"\
No spec that this run looked at declares this connection: whether Immuta still has it otherwise was not checked."};function issueMarker(id,connectionKey){
return`<!-- immuta-connections-drift:${id}:${encodeURIComponent(connectionKey)} -->`}async function keepDriftIssues(github,id,drifted,fateOf){
let login=await ownLogin(github),{found,doubles}=await findIssues(github,`<!-- immuta-connections-drift:${id}:`,login),close=async(issue_number,body)=>{
let change={issue_number,state:"closed",state_reason:"completed"};await github.send(({issues},at)=>issues.update({...at,
...change})),await github.sendOnce(({issues},at)=>issues.createComment({...at,issue_number,body}))};for(let{number:number2,
of}of doubles)await close(number2,`This is the same as #${of}.`);let wanted=new Map(drifted.map(issue=>[issueMarker(id,issue.
connectionKey),issue]));for(let[marker,{number:issue_number,open,body:before}]of found){let drift=wanted.get(marker);if(drift!==
void 0){let body=`${marker}
${drift.body}`,change={issue_number,title:drift.title,body,state:"open"};(!open||before!==body)&&await github.send(({issues},at)=>issues.
update({...at,...change}))}else if(open){let fate=fateOf(marker,before);fate!=="unknown"&&await close(issue_number,FAREWELL[fate])}}
let missing=[...wanted].filter(([marker])=>!found.has(marker));for(let[marker,{title,body}]of missing.slice(0,MAX_NEW_ISSUES))
await createOnce({create:async()=>{let{data}=await github.sendOnce(({issues},at)=>issues.create({...at,title,body:`${marker}\

${body}`,labels:[LABEL]}));return data.number},find:async()=>(await findIssues(github,marker,login)).found.get(marker)?.
number},github.clock);return Math.max(0,missing.length-MAX_NEW_ISSUES)}var listed2=object({number:number(),state:string(),
body:nullish(string()),user:nullish(account),pull_request:optional(unknown())});async function findIssues(github,prefix,login){
let own=(await Promise.all([{creator:login},{labels:LABEL}].map(by=>listAll(github,"a list of issues",listed2,({issues},at)=>issues.
listForRepo({...at,state:"all",...by}))))).flat().filter(({body,user,pull_request:pull})=>pull===void 0&&body?.startsWith(
prefix)===!0&&user?.login.toLowerCase()===login.toLowerCase()),sorted=[...new Map(own.map(issue=>[issue.number,issue])).
values()].sort((a,b)=>+(b.state==="open")-+(a.state==="open")||order(a,b)),found={found:new Map,doubles:[]};for(let{number:number2,
state,body:text}of sorted){let body=(text??"").replaceAll(`\r
`,`
`),marker=body.split(`
`,1)[0]?.trim()??"",first=found.found.get(marker);first===void 0?found.found.set(marker,{number:number2,open:state==="op\
en",body}):state==="open"&&found.doubles.push({number:number2,of:first.number})}return found}function order(a,b){return a.
state==="open"?a.number-b.number:b.number-a.number}function driftIssue({entry},filesUrl){let{key,file}=entry.candidate;if(key===void 0||!(hasDrifted(entry)||isUnhealthy(entry)))
return;let link=`${filesUrl.replace(/\/[^/]*$/,"/HEAD")}/${filePath(file)}`,declared=`${code(key)} is declared in [${code(
file)}](${link})`,drift=driftOf(entry,declared),health=isUnhealthy(entry)?entry.health:void 0,isBroken=health!==void 0,states=[
...isBroken?["does not work in Immuta"]:[],...drift?[drift.state]:[]],lines=drift?.lines??[`${declared}, and Immuta has \
it so.`],advice=[...isBroken?[HEALTH_ADVICE]:[],...drift?[adviceFor(entry)]:[]];return{connectionKey:key,title:`${isBroken?
"Unhealthy":"Drift"}: ${visible(key)} ${states.join(", and ")}`,body:[...health===void 0?[]:[prose(`${describeFault(health)}\
.`),""],...lines,"",[...advice,"This issue is closed when that is over."].join(" ")].join(`
`)}}function adviceFor({change}){return isLeft(change)?"Change the spec to what Immuta has, or apply with `update-existi\
ng`.":"Run apply to set Immuta right, or change the spec to what Immuta has."}var HEALTH_ADVICE="Look at the integration\
's tests in Immuta. Where the credential is the cause, put the new one into its secret and run apply with `force-update`\
: Immuta does not show credentials, so apply sees no change.";function driftOf(entry,declared){if(entry.change.action===
"create")return{state:"is missing in Immuta",lines:[`${declared}, but Immuta does not have it.`]};if(hasDrifted(entry))return{
state:"differs in Immuta",lines:[`${declared}, and Immuta differs from it:`,"",...driftTable(entry.drift)]}}async function publishIssues({outcome:{connections},filesUrl},github,{request,trigger,log,wording}){if(!request.driftIssue)
return;if(!trigger.isForDefault){log.warn(`${wording.The("driftIssue")} is true, but issues tell of the default branch, \
and this run is for \`${trigger.branch}\`: none is written.`);return}let id=request.commentId,drifted=connections.flatMap(
one=>driftIssue(one,filesUrl)??[]),markersOf=test=>new Set(connections.filter(test).map(({entry})=>issueMarker(id,entry.
candidate.key??""))),declared=markersOf(()=>!0),unchecked=markersOf(isUnchecked),ofUnknownHealth=markersOf(({entry})=>isHealthUnknown(
entry)),fateOf=(marker,body)=>declared.has(marker)?unchecked.has(marker)||ofUnknownHealth.has(marker)&&body.includes(UNHEALTHY)?
"unknown":"gone":"undeclared";try{let left=await keepDriftIssues(github,id,drifted,fateOf);if(left===0)return;log.warn(`${left}\
 more connections have drifted than issues are opened in one run; the next run goes on.`)}catch(error){if(!(error instanceof
RequestFailure))throw error;log.warn(`The issues about drift could not be written; the drift is in the summary of this r\
un.${permissionAdvice(error,"issues: write")} (${error.message})`)}}function isUnchecked(reported){return!reported.entry.
isShown||statusOf(reported)==="failed"||errorsOf(reported).some(({code:code2})=>code2!=="drift"&&code2!=="unhealthy")}function notesRef(id){return id==="default"?"notes/immuta-connections":`notes/immuta-connections-${id}`}var named=object(
{sha:string().check(_minLength(1))}),reference=object({object:named}),commitAnswer=object({tree:named}),treeAnswer=object(
{tree:array(object({path:string(),type:string(),sha:string()}))}),blobAnswer=object({content:string()});async function writeNote(github,{
id,commit,text,isReplacing}){let notes=notesRef(id),written;for(let attempt=1;;attempt++){let head=await readHead(github,
notes),{path,stale,current}=await place(github,head?.tree,commit);if(current!==void 0&&current===written&&stale.length===
0||current!==void 0&&!isReplacing)return;let content=text(await readNote(github,current)),{data:answer}=await github.send(
({git},at)=>git.createBlob({...at,content,encoding:"utf-8"})),blob=readAs(named,"a blob",answer);written=blob.sha;let entry={
mode:"100644",type:"blob"},{data:tree}=await github.send(({git},at)=>git.createTree({...at,...head&&{base_tree:head.tree},
tree:[{...entry,path,sha:blob.sha},...stale.map(other=>({...entry,path:other,sha:null}))]})),{data:made}=await github.send(
({git},at)=>git.createCommit({...at,message:`Notes added by immuta-connections for ${commit}`,tree:readAs(named,"a tree",
tree).sha,parents:head?[head.sha]:[]})),{sha}=readAs(named,"a commit",made);try{await github.send(({git},at)=>head===void 0?
git.createRef({...at,ref:`refs/${notes}`,sha}):git.updateRef({...at,ref:notes,sha,force:!1}));return}catch(error){if(!(error instanceof
RequestFailure&&[409,422].includes(error.status??0))||attempt>=MAX_TRIES)throw error;await github.clock.sleep(backoffMs(
attempt,error,github.clock))}}}async function readHead(github,notes){let found=await ifFound(github.send(({git},at)=>git.
getRef({...at,ref:notes})));if(found===void 0)return;let{sha}=readAs(reference,"a reference",found.data).object,{data}=await github.
send(({git},at)=>git.getCommit({...at,commit_sha:sha}));return{sha,tree:readAs(commitAnswer,"a commit",data).tree.sha}}async function readNote(github,file_sha){
if(file_sha===void 0)return;let{data}=await github.send(({git},at)=>git.getBlob({...at,file_sha}));return Buffer.from(readAs(
blobAnswer,"a blob",data).content,"base64").toString("utf8")}async function place(github,root,commit){let found=[],[prefix,
rest]=["",commit];for(let next=root;next!==void 0;){let sha=next,{data}=await github.send(({git},at)=>git.getTree({...at,
tree_sha:sha})),{tree}=readAs(treeAnswer,"a tree",data),note=tree.find(({path,type})=>type==="blob"&&path===rest);note!==
void 0&&found.push({path:prefix+rest,sha:note.sha});let folders=tree.filter(({path,type})=>type==="tree"&&/^[0-9a-f]{2}$/.
test(path));next=folders.find(({path})=>path===rest.slice(0,2))?.sha,folders.length>0&&([prefix,rest]=[`${prefix}${rest.
slice(0,2)}/`,rest.slice(2)])}let last=found.pop(),stale=found.map(({path})=>path);return{path:last?.path??prefix+rest,stale,
current:last?.sha}}var NOTE_VERSION=1;function recorded(connections,isStopped){return connections.filter(isStopped?({entry})=>hasWrites(entry)||
hasErrors(entry):isPending)}var MAX_EARLIER=20;function withEarlier(record,note){if(note===void 0)return record;let{earlier=[],
...last}=parseNote(note);return{...record,earlier:[last,...earlier].slice(0,MAX_EARLIER)}}function parseNote(text){let value=parseBody(
text);if(typeof value!="object"||value===null||Array.isArray(value))return{text};let{earlier,...rest}=value;return{...rest,
earlier:Array.isArray(earlier)?earlier:[]}}function auditRecord({time,actor,triggeringActor,runUrl,commit,failureReason},pullRequests,attempted){
return{version:NOTE_VERSION,time:isoSeconds(time),actor,triggeringActor,run:runUrl,commit,pullRequests,failureReason:failureReason??
null,connections:attempted.map(reported=>{let{entry,result}=reported,effect=effectOf(reported),registered=effect?.kind===
"registered"?effect:void 0;return{connectionKey:entry.candidate.key??null,file:entry.candidate.file,action:actionOf(entry),
status:connectionStatusOf(reported),fingerprint:fingerprintOf(entry)??null,objectPath:registered?.objectPath??null,bulkId:registered?.
bulkId??null,...result.objects&&{objects:result.objects.map(({path,status:outcome})=>({path,status:outcome}))}}})}}async function publishNote({outcome,commit,runUrl},reviews,failureReason,github,{request,context:{actor,triggeringActor},
redactor,log,clock}){if(!request.auditNotes)return;let isStopped=stoppedOf(outcome)!==void 0,attempted=recorded(outcome.
connections,isStopped);if(attempted.length!==0)try{let approvals=await Promise.all(reviews.map(async review=>{let approvedBy=await readApprovals(
github,review).catch(()=>null);return{number:review.pull,approvedBy}})),context={time:new Date(clock.date()),actor,triggeringActor,
runUrl,commit,failureReason},record=redactor.redactAll(auditRecord(context,approvals,attempted)),text=earlier=>`${JSON.stringify(
withEarlier(record,earlier),null,2)}
`;await writeNote(github,{id:request.commentId,commit,text,isReplacing:!isStopped})}catch(error){if(!(error instanceof RequestFailure))
throw error;log.warn(`The audit note could not be written; what was done is in the summary of this run.${permissionAdvice(
error,"contents: write")} (${error.message})`)}}async function publishToGitHub(view,github,{attempt,reason,fail},ports){let{outcome}=view;switch(outcome.mode){case"vali\
date":return;case"plan":{let isNotable=reason()!==void 0||hasChanges(outcome),posted=await attempt(()=>postPlan(view,github,
isNotable,ports));if(posted!==void 0&&posted.unshown>0){fail("plan-missing");let message=unshownText(posted.unshown);await attempt(
()=>ports.log.annotate({severity:"error",title:"plan-missing",message}))}return posted}case"drift":await attempt(()=>publishIssues(
view,github,ports));return;case"apply":await attempt(()=>postOutcome(view,outcome.reviews,github,ports)),await attempt(()=>publishNote(
view,outcome.reviews,reason(),github,ports));return}}export{publishToGitHub};
