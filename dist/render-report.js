import{cell,code,fence,prose}from"./render-markdown.js";import{METASTORE_ADMIN,WORKSPACE_ADMIN,inWords}from"./core-privileges.js";
import{isTouched}from"./core-record.js";import{describeJobs}from"./core-jobs.js";import{actionOf,checkOf,
desiredOf,diffOf,effectOf,errorsOf,hasChanges,hasContent,hasDrifted,isPending,isSuperseded,priorOf,reasonOf,statusOf,stringify,
warningsOf}from"./core-codes.js";function concernsRun(connection,{code:code2,position}){return(code2==="immuta-unreachable"||code2==="immuta-unauthorized")&&
position===void 0&&statusOf(connection)==="failed"}function runErrors(connections){let found=new Map;for(let connection of connections)
for(let error of errorsOf(connection)){if(!concernsRun(connection,error))continue;let{code:code2,message}=error;found.set(
message,{code:code2,message,count:(found.get(message)?.count??0)+1})}return[...found.values()]}function ownErrors(connection){
return errorsOf(connection).filter(error=>!concernsRun(connection,error))}function offlineOf(outcome){return outcome.mode==="plan"?outcome.offline:void 0}function unmanagedOf(outcome){return outcome.
mode==="drift"?outcome.unmanaged:[]}function stoppedOf(outcome){return outcome.mode==="apply"?outcome.stopped:void 0}function nameOf({
entry:{candidate}}){return candidate.key??candidate.file}function plural(count,noun){return`${count} ${noun}${count===1?
"":"s"}`}function filePath(file){let encode=character=>`%${character.charCodeAt(0).toString(16)}`;return file.split("/").
map(step=>encodeURIComponent(step).replace(/[()]/g,encode)).join("/")}function table(header,rows){return[header,header.map(
()=>"---"),...rows].map(cells=>`| ${cells.join(" | ")} |`)}function fieldTable(changes,before,after){let shown=value=>value===
null?"\u2013":cell(typeof value=="string"?value:JSON.stringify(value));return table(["Field",before,after],changes.map(change=>[
cell(change.path),shown(change.before),shown(change.after)]))}var BY_GIT={create:"new in Git",update:"changed in Git",unchanged:"unchanged in Git",delete:"removed from Git",retain:"r\
emoved from Git",invalid:"invalid",unknown:"not checked"},WORDS={create:{planned:"register",applied:"registered",not:"no\
t registered"},update:{planned:"update",applied:"updated",not:"left as it is"},delete:{planned:"deregister",applied:"der\
egistered",not:"not deregistered"}},UNASKED=["immuta-unauthorized","immuta-unreachable","cancelled"];function actionText(outcome,reported){
let action=actionOf(reported.entry);if(offlineOf(outcome)!==void 0)return BY_GIT[action];if(outcome.mode==="drift")return driftText(
reported,action);if(outcome.mode==="plan"&&errorsOf(reported).some(({code:code2})=>UNASKED.includes(code2)))return"not c\
hecked";switch(action){case"invalid":return outcome.mode==="plan"?"nothing":"invalid";case"unknown":return"not checked";case"\
retain":return"stays registered";case"unchanged":return outcome.mode==="validate"?"valid":statusOf(reported)==="failed"?
"not checked":"unchanged";case"create":case"update":case"delete":return writeText(outcome.mode,WORDS[action],statusOf(reported))}}
function writeText(mode,{planned,applied,not},status){return mode==="plan"?status==="skipped"?not:`**${planned}**`:status===
"applied"?`**${applied}**`:status==="failed"?"not finished":not}function driftText(reported,action){return action==="inv\
alid"?"invalid":action==="create"?"**missing in Immuta**":hasDrifted(reported.entry)?"**changed in Immuta**":statusOf(reported)===
"failed"?"not checked":"as declared"}function dryRunText({entry}){let dryRun=checkOf(entry,"dry-run");return dryRun===void 0?
"\u2013":dryRun.status==="passed"?"\u2705 passed":"\u274C refused"}function headline(outcome){let counts=summarizeActions(
outcome);return counts.length===0?"no changes":counts.join(", ")}function summarizeActions(outcome){let{connections}=outcome,
count=counted=>counted.flatMap(([test,words])=>{let{length}=connections.filter(test);return length===0?[]:[`${length} ${words}`]});
switch(outcome.mode){case"validate":return count([[isInvalid,"invalid"],[one2=>!isInvalid(one2),"valid"]]);case"drift":{
let unmanaged=outcome.unmanaged.length;return[...count([[isInvalid,"invalid"],[isMissing,"missing in Immuta"],[({entry})=>entry.
drift.length>0,"changed in Immuta"]]),...unmanaged===0?[]:[`${unmanaged} without a spec`],...count([[isAsDeclared,"as de\
clared"]])]}case"plan":case"apply":return count(countsOfChanges(outcome))}}function isInvalid({entry}){return entry.change.
action==="invalid"}function isMissing({entry}){return entry.change.action==="create"}function isAsDeclared(reported){return isInvalid(
reported)||hasDrifted(reported.entry)?!1:statusOf(reported)!=="failed"||errorsOf(reported).length===0}function countsOfChanges(outcome){
let isOffline=offlineOf(outcome)!==void 0,is=(action,...statuses)=>reported=>actionOf(reported.entry)===action&&statuses.
includes(statusOf(reported)),open=["planned","skipped"],written=(action,undone)=>{let{planned,applied}=WORDS[action],pending=isOffline?
BY_GIT[action]:`to ${planned}`;return[[is(action,"applied"),applied],[is(action,...open),outcome.mode==="apply"?undone:pending]]};
return[[isInvalid,"invalid"],[one2=>!isInvalid(one2)&&statusOf(one2)==="failed","failed"],...written("create","not regis\
tered"),...written("update","not updated"),...written("delete","not deregistered"),[is("retain",...open),"removed from G\
it"],[is("unchanged",...open),"unchanged"]]}var Diff=class{diff(oldStr,newStr,options={}){let callback;typeof options=="function"?(callback=options,options={}):"cal\
lback"in options&&(callback=options.callback);let oldString=this.castInput(oldStr,options),newString=this.castInput(newStr,
options),oldTokens=this.removeEmpty(this.tokenize(oldString,options)),newTokens=this.removeEmpty(this.tokenize(newString,
options));return this.diffWithOptionsObj(oldTokens,newTokens,options,callback)}diffWithOptionsObj(oldTokens,newTokens,options,callback){
var _a;let done=value=>{if(value=this.postProcess(value,options),callback){setTimeout(function(){callback(value)},0);return}else
return value},newLen=newTokens.length,oldLen=oldTokens.length,editLength=1,maxEditLength=newLen+oldLen;options.maxEditLength!=
null&&(maxEditLength=Math.min(maxEditLength,options.maxEditLength));let maxExecutionTime=(_a=options.timeout)!==null&&_a!==
void 0?_a:1/0,abortAfterTimestamp=Date.now()+maxExecutionTime,bestPath=[{oldPos:-1,lastComponent:void 0}],newPos=this.extractCommon(
bestPath[0],newTokens,oldTokens,0,options);if(bestPath[0].oldPos+1>=oldLen&&newPos+1>=newLen)return done(this.buildValues(
bestPath[0].lastComponent,newTokens,oldTokens));let minDiagonalToConsider=-1/0,maxDiagonalToConsider=1/0,execEditLength=()=>{
for(let diagonalPath=Math.max(minDiagonalToConsider,-editLength);diagonalPath<=Math.min(maxDiagonalToConsider,editLength);diagonalPath+=
2){let basePath,removePath=bestPath[diagonalPath-1],addPath=bestPath[diagonalPath+1];removePath&&(bestPath[diagonalPath-
1]=void 0);let canAdd=!1;if(addPath){let addPathNewPos=addPath.oldPos-diagonalPath;canAdd=addPath&&0<=addPathNewPos&&addPathNewPos<
newLen}let canRemove=removePath&&removePath.oldPos+1<oldLen;if(!canAdd&&!canRemove){bestPath[diagonalPath]=void 0;continue}
if(!canRemove||canAdd&&removePath.oldPos<addPath.oldPos?basePath=this.addToPath(addPath,!0,!1,0,options):basePath=this.addToPath(
removePath,!1,!0,1,options),newPos=this.extractCommon(basePath,newTokens,oldTokens,diagonalPath,options),basePath.oldPos+
1>=oldLen&&newPos+1>=newLen)return done(this.buildValues(basePath.lastComponent,newTokens,oldTokens))||!0;bestPath[diagonalPath]=
basePath,basePath.oldPos+1>=oldLen&&(maxDiagonalToConsider=Math.min(maxDiagonalToConsider,diagonalPath-1)),newPos+1>=newLen&&
(minDiagonalToConsider=Math.max(minDiagonalToConsider,diagonalPath+1))}editLength++};if(callback)(function exec(){setTimeout(
function(){if(editLength>maxEditLength||Date.now()>abortAfterTimestamp)return callback(void 0);execEditLength()||exec()},
0)})();else for(;editLength<=maxEditLength&&Date.now()<=abortAfterTimestamp;){let ret=execEditLength();if(ret)return ret}}addToPath(path,added,removed,oldPosInc,options){
let last=path.lastComponent;return last&&!options.oneChangePerToken&&last.added===added&&last.removed===removed?{oldPos:path.
oldPos+oldPosInc,lastComponent:{count:last.count+1,added,removed,previousComponent:last.previousComponent}}:{oldPos:path.
oldPos+oldPosInc,lastComponent:{count:1,added,removed,previousComponent:last}}}extractCommon(basePath,newTokens,oldTokens,diagonalPath,options){
let newLen=newTokens.length,oldLen=oldTokens.length,oldPos=basePath.oldPos,newPos=oldPos-diagonalPath,commonCount=0;for(;newPos+
1<newLen&&oldPos+1<oldLen&&this.equals(oldTokens[oldPos+1],newTokens[newPos+1],options);)newPos++,oldPos++,commonCount++,
options.oneChangePerToken&&(basePath.lastComponent={count:1,previousComponent:basePath.lastComponent,added:!1,removed:!1});
return commonCount&&!options.oneChangePerToken&&(basePath.lastComponent={count:commonCount,previousComponent:basePath.lastComponent,
added:!1,removed:!1}),basePath.oldPos=oldPos,newPos}equals(left,right,options){return options.comparator?options.comparator(
left,right):left===right||!!options.ignoreCase&&left.toLowerCase()===right.toLowerCase()}removeEmpty(array){let ret=[];for(let i=0;i<
array.length;i++)array[i]&&ret.push(array[i]);return ret}castInput(value,options){return value}tokenize(value,options){return Array.
from(value)}join(chars){return chars.join("")}postProcess(changeObjects,options){return changeObjects}get useLongestToken(){
return!1}buildValues(lastComponent,newTokens,oldTokens){let components=[],nextComponent;for(;lastComponent;)components.push(
lastComponent),nextComponent=lastComponent.previousComponent,delete lastComponent.previousComponent,lastComponent=nextComponent;
components.reverse();let componentLen=components.length,componentPos=0,newPos=0,oldPos=0;for(;componentPos<componentLen;componentPos++){
let component=components[componentPos];if(component.removed)component.value=this.join(oldTokens.slice(oldPos,oldPos+component.
count)),oldPos+=component.count;else{if(!component.added&&this.useLongestToken){let value=newTokens.slice(newPos,newPos+
component.count);value=value.map(function(value2,i){let oldValue=oldTokens[oldPos+i];return oldValue.length>value2.length?
oldValue:value2}),component.value=this.join(value)}else component.value=this.join(newTokens.slice(newPos,newPos+component.
count));newPos+=component.count,component.added||(oldPos+=component.count)}}return components}};var LineDiff=class extends Diff{constructor(){super(...arguments),this.tokenize=tokenize}equals(left,right,options){return options.
ignoreWhitespace?((!options.newlineIsToken||!left.includes(`
`))&&(left=left.trim()),(!options.newlineIsToken||!right.includes(`
`))&&(right=right.trim())):options.ignoreNewlineAtEof&&!options.newlineIsToken&&(left.endsWith(`
`)&&(left=left.slice(0,-1)),right.endsWith(`
`)&&(right=right.slice(0,-1))),super.equals(left,right,options)}},lineDiff=new LineDiff;function diffLines(oldStr,newStr,options){
return lineDiff.diff(oldStr,newStr,options)}function tokenize(value,options){options.stripTrailingCr&&(value=value.replace(/\r\n/g,`
`));let retLines=[],linesAndNewlines=value.split(/(\n|\r\n)/);linesAndNewlines[linesAndNewlines.length-1]||linesAndNewlines.
pop();for(let i=0;i<linesAndNewlines.length;i++){let line=linesAndNewlines[i];i%2&&!options.newlineIsToken?retLines[retLines.
length-1]+=line:retLines.push(line)}return retLines}var MAX_EDITS=1e3;function payloadDiff(before,after){let counts={added:0,removed:0},[old,now]=[asYaml(before),asYaml(after)];
return{text:(diffLines(old,now,{maxEditLength:MAX_EDITS})??[{value:old,added:!1,removed:!0},{value:now,added:!0,removed:!1}]).
flatMap(part=>{let sign=part.added?"+":part.removed?"-":" ",text=part.value.replace(/\n$/,"").split(`
`);return part.added&&(counts.added+=text.length),part.removed&&(counts.removed+=text.length),text.map(line=>sign+line)}).
join(`
`),...counts}}function asYaml(body){return body===void 0?"":stringify(body,{lineWidth:0,aliasDuplicateObjects:!1})}var WHOSE={"service-principal":"service principal","script-runner":"user who runs the set-up script"};function preflightLines(preflight){
let scripts=preflight.flatMap(({sql})=>sql??[]),block=scripts.length===0?[]:["","Run in Databricks, then re-run this job\
:","",fence("sql",scripts.join(`

`))];return[...preflight.filter(({fault})=>fault===null).flatMap(one),...block]}function one({who,principal,rows}){let open=rows.
filter(({answer})=>answer!=="held"),count=(answer,words)=>{let{length}=rows.filter(row=>row.answer===answer);return length===
0?[]:[`${length} ${words}`]},counts=[...count("held","held"),...count("missing","missing"),...count("unverified","could \
not be verified")];return["",`**Privileges of the ${WHOSE[who]} ${code(principal??"")} in Databricks:** ${counts.join(",\
 ")}.`,...open.length===0?[]:["","| Privileges | On | Answer |","| --- | --- | --- |",...lines(open)],...open.filter(({answer})=>answer===
"missing").flatMap(row=>roleHint(row,principal??""))]}function lines(rows){let groups=new Map;for(let{privilege,type,name,
answer,reason}of rows){let verdict2=answer==="missing"?"\u274C missing":`\u2754 not verified: ${cell(reason??"")}`,rest=`${type}\
 ${cell(name)} | ${verdict2}`;groups.set(rest,[...groups.get(rest)??[],inWords(privilege)])}return[...groups].map(([rest,
privileges])=>`| ${privileges.join(", ")} | ${rest} |`)}function roleHint({privilege},principal){return privilege===WORKSPACE_ADMIN?
["",`Workspace admin is not granted with SQL: a workspace admin adds ${code(principal)} to the group \`admins\`, in the wo\
rkspace's settings under *Identity and access*.`]:privilege===METASTORE_ADMIN?["","Metastore admin is not granted with S\
QL: an account admin sets it in the account console, under *Catalog*. Query audit needs an account admin as well, which \
can't be seen from a workspace."]:[]}function connectionSection(view,reported){let{entry}=reported,{file}=entry.candidate,link=`${view.filesUrl}/${filePath(file)}`,
title=actionText(view.outcome,reported).replaceAll("**",""),isInvalid2=entry.change.action==="invalid",brief=[`### ${code(
nameOf(reported))}: ${isInvalid2?"invalid":title}`,"",facts(view,reported,link).join(" \xB7 "),...notes("CAUTION",ownErrors(
reported).filter(error=>error.code!=="dry-run-failed"),link),...dryRunMessages(entry),...notes("WARNING",warningsOf(reported),
link),...driftLines(entry),...liveChangeLines(entry)].join(`
`),full=[brief,...preflightLines(checkOf(entry,"privileges")?.findings??[]),...payloadDetails(view,entry),...scriptDetails(
scriptOf(reported))].join(`
`);return{brief,full}}function notes(kind,list,link){if(list.length===0)return[];let lines2=list.map(({code:id,message,position})=>{
let line=position&&` ([line ${position.line}](${link}#L${position.line}))`;return`> **${id}**${line??""}: ${prose(message)}`});
return["",`> [!${kind}]`,lines2.join(`
>
`)]}function facts({outcome},reported,link){let{entry,result}=reported,{file}=entry.candidate,desired=desiredOf(entry),setUp=checkOf(
entry,"set-up-script"),statements=setUp===void 0||setUp.run==="by-hand"?void 0:setUp.run,effect=effectOf(reported);return[
entry.candidate.kind==="removed"?code(file):`[${code(file)}](${link})`,...desired===void 0?[]:target(desired),...entry.state===
"unknown"?[]:[`${entry.state} in Immuta`],...checkOf(entry,"dry-run")===void 0?[]:[`dry run ${dryRunText(reported)}`],...statements===
void 0?[]:[outcome.mode==="plan"?`set-up script: ${plural(statements.statements,"statement")}`:`set-up script: ${result.
setUp?.ran??0} of ${plural(statements.statements,"statement")} run`],...effect?.kind==="registered"?registrationFacts(effect):
[]]}function registrationFacts({objectPath,bulkId,jobs}){let jobsFact=()=>jobs===void 0?[]:[jobs.total===0?"no backgroun\
d job known":`jobs: ${code(describeJobs(jobs))}`];return[`registered as ${code(objectPath.join("/"))}`,...bulkId===void 0?
[]:[`bulk id ${code(bulkId)}`],...jobsFact()]}function target({connection,nativeIntegration}){let how=connection.authenticationType===
"token"?"access token":"OAuth M2M",{catalog}=nativeIntegration.config;return[`host ${code(connection.hostname)}`,`catalo\
g ${code(catalog)}`,how]}function dryRunMessages(entry){let dryRun=checkOf(entry,"dry-run");return dryRun===void 0||dryRun.
messages.length===0?[]:["",dryRun.status==="failed"?"**Immuta's dry run refused it:**":"Immuta says:","",fence("text",dryRun.
messages.join(`
`))]}function driftLines({drift,change}){return drift.length===0?[]:["",`**In Immuta, but not in the default branch's sp\
ec${change.action==="update"?"; apply sets it back":""}:**`,"",...fieldTable(drift,"Spec","Immuta")]}function liveChangeLines(entry){
let changes=diffOf(entry);return!(actionOf(entry)==="update")||changes.length===0||priorOf(entry)!==void 0?[]:["","**Wha\
t this changes in Immuta:**","",...fieldTable(changes,"Immuta","Spec")]}function hasPayload(entry,view){return view?.isRecorded===
!0&&isTouched(entry)&&desiredOf(entry)!==void 0?!0:diffOf(entry).length===0?!1:priorOf(entry)!==void 0||entry.change.action===
"create"}function payloadDetails(view,entry){if(!hasPayload(entry,view))return[];let before=priorOf(entry),payload=payloadDiff(
before,desiredOf(entry)),isSame=payload.added+payload.removed===0,lines2=plural(payload.text.split(`
`).length,"line"),title=before===void 0||isSame?`Payload (${lines2}${isSame?", as on main":""})`:`Payload: main against \
this change (+${payload.added} \u2212${payload.removed})`;return details(title,fence("diff",payload.text))}function scriptOf(reported){
let effect=effectOf(reported);return effect?.kind==="deregistered"?effect.script:checkOf(reported.entry,"set-up-script")?.
script}function scriptDetails(script){if(script===void 0)return[];let{name,text}=script;return text.kind==="shown"?details(
`Script ${name}`,fence("sql",text.sql)):["",`The script ${code(name)} holds a secret, so it is only in the folder of the\
 output \`script-directory\`.`]}function details(summary,content){return["","<details>",`<summary>${summary}</summary>`,
"",content,"","</details>"]}function fit(head,sections,foot2,budget,omitted){let cost=text=>budget.size(text)+budget.size(`

`),left=budget.limit-cost(head)-cost(foot2)-cost(omitted(sections.length)),kept=[],cut=[];for(let[index,make]of sections.
entries()){let{full,brief}=make(),text=[full,brief].find(candidate=>cost(candidate)<=left);if(text===void 0)break;kept.push(
text),text!==full&&cut.push(index),left-=cost(text)}let missing=sections.length-kept.length;return{text:[head,...kept,...missing>
0?[omitted(missing)]:[],foot2].join(`

`),cut:[...cut,...[...sections.keys()].slice(kept.length)]}}function verdict({outcome,wording}){let{connections,mode}=outcome,stopped=stoppedOf(outcome);if(stopped!==void 0)return`\
\u274C **Nothing was written.** ${stopped}`;let failures=failureTexts(outcome);return failures.length>0?`\u274C **${mode===
"plan"?"Not ready to merge":"Failed"}:** ${failures.join(", ")}.`:connections.length===0&&unmanagedOf(outcome).length===
0?mode==="plan"?"\u2705 **Merging changes nothing in Immuta:** this change touches no spec.":`\u26A0\uFE0F **No spec was found.** \
Check ${wording.the("specs")}.`:successText(outcome)}function failureTexts({connections,mode}){let count=test=>connections.
filter(one2=>test(errorsOf(one2).map(({code:code2})=>code2))).length,isSpec=code2=>reasonOf(code2)==="invalid-spec",told=[
"dry-run-failed","preflight-failed","drift"],invalid=count(codes=>codes.some(isSpec)),refused=count(codes=>codes.includes(
"dry-run-failed")),lacking=count(codes=>codes.includes("preflight-failed")),other=count(codes=>codes.length>0&&codes.every(
code2=>!isSpec(code2)&&!told.includes(code2))),lack=lacking===1?"lacks":"lack",undone=mode==="apply"?"finished":"checked";
return[...invalid>0?[`${plural(invalid,"spec")} must be fixed`]:[],...refused>0?[`Immuta's dry run refused ${plural(refused,
"connection")}`]:[],...lacking>0?[`${plural(lacking,"connection")} ${lack} privileges in Databricks`]:[],...other>0?[`${plural(
other,"connection")} could not be ${undone}`]:[]]}function successText(outcome){let{connections}=outcome,warned=connections.
filter(one2=>warningsOf(one2).length>0).length,sign=warned>0?"\u26A0\uFE0F":"\u2705",changing=connections.filter(isPending);
switch(outcome.mode){case"validate":return"\u2705 **Valid.** Nothing was sent anywhere.";case"drift":return connections.
some(({entry})=>hasDrifted(entry))?"\u26A0\uFE0F **Drift detected.** Immuta is not what the specs say; apply would set it right.":
"\u2705 **No drift.** Immuta is what the specs say.";case"apply":{let left=connections.filter(isSuperseded).length,counted=plural(
left,"connection");if(changing.length>0){let more=left>0?` Left to a newer run: ${counted}.`:"";return`${sign} **Done:**\
 ${countedVerbs(changing,PAST)}.${more}`}return left>0?`\u26A0\uFE0F **Nothing was written:** ${counted} left to a newer\
 run.`:`${sign} **Nothing to do.** Immuta is what the specs say.`}case"plan":{let mind=warned>0?` Read the ${warned===1?
"warning":"warnings"} first.`:"";if(outcome.offline!==void 0)return`\u26A0\uFE0F **Valid, but not tried against Immuta.** ${prose(
outcome.offline)} What follows compares this branch with main alone.`;if(!hasChanges(outcome))return`${sign} **Merging c\
hanges nothing in Immuta.**${mind}`;let merging=`Merging ${countedVerbs(changing,PRESENT)}${dryRunSummary(changing)}.`;return`${sign}\
 **Ready to merge.** ${merging}${mind}`}}}var PRESENT=[["create","registers"],["update","updates"],["delete","deregister\
s"]],PAST=[["create","registered"],["update","updated"],["delete","deregistered"]];function countedVerbs(connections,verbs){
let parts=verbs.map(([action,verb])=>({verb,count:connections.filter(({entry})=>actionOf(entry)===action).length})).filter(
({count})=>count>0).map(({verb,count},index)=>`${verb} ${index===0?plural(count,"connection"):count}`),last=parts.pop()??
"";return parts.length===0?last:`${parts.join(", ")} and ${last}`}function dryRunSummary(changing){let passed=changing.filter(
({entry})=>checkOf(entry,"dry-run")?.status==="passed"),{length}=passed;return length===0?"":length<changing.length?`; I\
mmuta's dry run accepted ${length} of them, and there is none for deregistering`:`; Immuta's dry run accepted ${length===
1?"it":length===2?"both":`all ${length}`}`}var GUIDE="https://documentation.immuta.com/saas/developer-guides/api-intro/connections-api/how-to-guides/register-a-con\
nection/register-a-databricks-unity-catalog-connection",MAX_ROWS=100;function renderReport(view,budget){let ordered=byUrgency(
view.outcome.connections),head=[`## Immuta connections: ${headline(view.outcome)}`,"",verdict(view),...runErrorLines(view),
...overview(view,ordered),...beforeMerging(view)].join(`
`),notable=ordered.filter(one2=>isNotable(one2)||view.isRecorded===!0&&isTouched(one2.entry)),sections=notable.map(connection=>()=>connectionSection(
view,connection)),omitted=count=>`**${plural(count,"more connection")}** did not fit here: see the [summary of the run](${view.
runUrl}).`,all=[...sections,...unmanagedSection(view)],{text,cut}=fit(head,all,foot(view),budget,omitted);return{text,cut:new Set(
cut.flatMap(index=>notable[index]?.entry??[]))}}var QUIET=4;function urgency(reported){let{entry}=reported;if(errorsOf(reported).
length>0)return 0;if(warningsOf(reported).length>0)return 1;let{action}=entry.change;return action==="create"||action===
"update"||action==="delete"?2:hasContent(entry)?3:QUIET}function byUrgency(connections){return[...connections].sort((a,b)=>urgency(
a)-urgency(b))}function isNotable(reported){return urgency(reported)<QUIET}var MAX_RUN_ERROR_CHARS=1e3;function runErrorLines({
outcome}){let lines2=runErrors(outcome.connections).map(({code:id,message,count})=>{let shown=message.length>MAX_RUN_ERROR_CHARS?
`${message.slice(0,MAX_RUN_ERROR_CHARS)}\u2026`:message;return`> **${id}** (${plural(count,"connection")}): ${prose(shown)}`});
return lines2.length===0?[]:["","> [!CAUTION]",lines2.join(`
>
`)]}var COLUMN={validate:"Result",plan:"On merge",apply:"Result",drift:"State"};function overview({outcome},ordered){if(ordered.
length<2)return[];let isTried=ordered.some(({entry})=>checkOf(entry,"dry-run")!==void 0),header=["Connection",offlineOf(
outcome)===void 0?COLUMN[outcome.mode]:"By Git alone",...isTried?["Dry run"]:[],"Look at"],rows=ordered.slice(0,MAX_ROWS).
map(connection=>[cell(nameOf(connection)),actionText(outcome,connection),...isTried?[dryRunText(connection)]:[],attention(
connection)]),more=ordered.length-rows.length;return["",...table(header,rows),...more>0?["",`${plural(more,"more row")} \
left out.`]:[]]}function attention(reported){let codes=[...new Set([...errorsOf(reported).map(({code:id})=>`\u274C ${id}`),
...warningsOf(reported).map(({code:id})=>`\u26A0\uFE0F ${id}`)])];return codes.length>3?`${codes.slice(0,3).join(", ")},\
 \u2026`:codes.join(", ")}var SCRIPT_RUNNER="a user who is metastore admin and account admin and has `CREATE CATALOG`";function beforeMerging({
outcome}){if(outcome.mode!=="plan")return[];let created=outcome.connections.filter(one2=>one2.entry.change.action==="cre\
ate"&&isPending(one2)&&errorsOf(one2).length===0),scriptOf2=({entry})=>checkOf(entry,"set-up-script"),whose=list=>outcome.
offline!==void 0?"each connection that is new in Immuta":list.length===1?"the new connection":"each new connection",isManual=one2=>typeof scriptOf2(
one2)?.run!="object",manual=created.filter(isManual),automatic=created.filter(one2=>!isManual(one2)),shown=manual.some(one2=>scriptOf2(
one2)!==void 0)?" It is below, and in the folder of the output `script-directory`.":"",link=`[Immuta's set-up script](${GUIDE}\
)`;return[...manual.length===0?[]:["",`**Before merging:** ${link} for ${whose(manual)} must have been run in Databricks\
 by ${SCRIPT_RUNNER}.${shown}`],...automatic.length===0?[]:["",`**Merging runs ${link}** for ${whose(automatic)} in Data\
bricks, before it registers. The \`databricks-\u2026\` inputs of the apply workflow must name ${SCRIPT_RUNNER}.`]]}function unmanagedSection({
outcome}){let unmanaged=unmanagedOf(outcome);if(unmanaged.length===0)return[];let title=`### In Immuta, without a spec: ${unmanaged.
length}`,list=unmanaged.map(key=>`- ${code(key)}`),full=[title,"","Listed only; nothing touches them.","",...list].join(
`
`);return[()=>({full,brief:title})]}var VERBS={validate:"Validated",plan:"Planned",apply:"Applied",drift:"Compared"};function foot({
outcome,commit,runUrl,version}){let sha=commit.slice(0,7)||"unknown";return`<sub>${VERBS[outcome.mode]} for commit ${sha}\
 in [this run](${runUrl}) by Immuta Connections ${version}. Secrets are shown as \${NAME} only.</sub>`}export{runErrors,ownErrors,offlineOf,unmanagedOf,stoppedOf,nameOf,plural,filePath,table,fieldTable,actionText,hasPayload,
scriptOf,renderReport};
