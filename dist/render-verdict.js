import{isTouched}from"./core-record.js";import{METASTORE_ADMIN,WORKSPACE_ADMIN,inWords,isBlocking}from"./core-block.js";
import{describeJobs}from"./net-http.js";import{MAX_NAMES,OCCASION,WORDS,actionOf,actionText,blockOf,changesOf,
dangersOf,desiredOf,diffOf,driftTable,dryRunText,effectOf,errorsOf,filePath,getIn,hasChanges,hasContent,hasDrifted,hasWrites,
headline,immutaCell,inheriting,isBlocked,isHealthUnknown,isLeft,isPending,isSuperseded,isUnasked,isUnhealthy,isWrite,lacksSecret,
leftOutOf,leftOutText,listed,nameOf,namesOf,needsSetUp,objectFieldOf,objectLines,objectsDone,objectsKept,objectsSetBack,
objectsToSet,offlineOf,openWarnings,originalOf,payloadOf,plural,priorOf,reasonOf,rowAt,settingPlanned,statusOf,stoppedOf,
stringify,table,unmanagedOf,valueCell,warningsOf}from"./connection-field-table.js";import{cell,code,fence,prose,sameCatalog,
shorten}from"./connection-host-format.js";var DANGERS=[{code:"removed-spec",text:names=>`deregisters ${names}`},{code:"host-changed",text:(names,host)=>`sends the\
 credential of ${names} to ${host}`,again:host=>`sends its credential to ${host}`},{code:"catalog-changed",text:names=>`\
changes the catalog of ${names}`,again:()=>"changes its catalog"},{code:"key-changed",text:names=>`registers ${names} un\
der a new key`},{code:"activates-objects",text:names=>`activates objects of ${names}, which can revoke access`},{code:"d\
eactivates-objects",text:names=>`deactivates objects of ${names}, which takes grants away`}];function weightedDangers(reported){
let weight=({code:id})=>DANGERS.findIndex(danger=>danger.code===id);return dangersOf(reported).sort((one2,other)=>weight(
one2)-weight(other))}function dangerText(doing,changing){let last="",parts=DANGERS.flatMap(({code:id,text,again})=>{let found=changing.
filter(one2=>dangersOf(one2).some(({code:it})=>it===id)),[first]=found;if(first===void 0)return[];let names=namesOf(found),
hostname=desiredOf(first.entry)?.connection.hostname,host=found.length>1||hostname===void 0?"another host":code(hostname),
isAgain=names===last&&found.length===1;return last=names,[isAgain&&again?again(host):text(isAgain?"it":names,host)]});return`${doing}\
 ${listed(parts)}`}var GUIDE="https://documentation.immuta.com/saas/developer-guides/api-intro/connections-api/how-to-guides/register-a-con\
nection/register-a-databricks-unity-catalog-connection",SCRIPT_RUNNER="a user who is metastore admin and account admin a\
nd has `CREATE CATALOG`",LEAVES_SET_UP=new Set(["dry-run-failed","preflight-failed","too-many-changes"]);function setUps(outcome){
return outcome.mode!=="plan"?[]:outcome.connections.filter(one2=>needsSetUp(one2.entry)&&isPending(one2)&&errorsOf(one2).
every(({code:code2})=>LEAVES_SET_UP.has(code2)))}function isByHand({entry}){return entry.checks.setUp?.run===void 0}function manualSetUps(outcome){
return setUps(outcome).filter(one2=>isByHand(one2)&&!takesCatalog(one2))}function automaticSetUps(outcome){return setUps(
outcome).filter(one2=>!isByHand(one2))}function takesCatalog({entry}){let{candidate}=entry,before=priorOf(entry),after=desiredOf(
entry);return candidate.kind==="declared"&&candidate.previousKey!==void 0&&before!==void 0&&after!==void 0&&sameCatalog(
before,after)}function activated(outcome){return outcome.mode!=="plan"?[]:outcome.connections.filter(one2=>isPending(one2)&&
dangersOf(one2).some(({code:code2})=>code2==="activates-objects"))}function stepLines({outcome,occasion},cut){let manual=manualSetUps(
outcome),automatic=automaticSetUps(outcome),active=activated(outcome),{before,doing}=OCCASION[occasion],link=`[Immuta's \
set-up script](${GUIDE})`,steps=[...active.length===0?[]:[`subscription policies for the data of ${namesOf(active)} must\
 be in place.`],...manual.length===0?[]:[`${link} for ${whose(manual,outcome)} must have been run in Databricks by ${SCRIPT_RUNNER}\
.${placeOf(manual,cut)}`]];return[...underOneHead(`**${before}:**`,steps),...automatic.length===0?[]:["",`**${doing} run\
s ${link}** for ${whose(automatic,outcome)} in Databricks, before it registers. The \`databricks-\u2026\` inputs of the apply w\
orkflow must name ${SCRIPT_RUNNER}.`]]}function underOneHead(head,items){return items.length===0?[]:items.length===1?["",
`${head} ${items.join("")}`]:["",head,"",...items.map(item=>`- ${item}`)]}function whose(list,outcome){return outcome.mode===
"plan"&&outcome.offline!==void 0?"each connection that is new in Immuta":list.filter(({entry})=>entry.change.action==="c\
reate").length<list.length?namesOf(list):list.length===1?"the new connection":"each new connection"}function placeOf(list,cut){
let fetched=list.filter(({entry})=>entry.checks.setUp!==void 0);if(fetched.length===0)return" The guide says how to get \
it.";let isBelow=fetched.every(({entry})=>!cut.has(entry)),folder="in the folder that the step's output `script-director\
y` names",place=isBelow?`below, and ${folder}`:folder;if(fetched.length===list.length)return list.length===1?` It is ${place}\
.`:` The scripts are ${place}.`;let are=fetched.length===1?"is":"are";return` ${fetched.length} of ${list.length} ${are}\
 ${place}; the guide says how to get the rest.`}function verdict(view,unshown=0){let{outcome,occasion}=view,{connections,mode}=outcome,stopped=stoppedOf(outcome);if(stopped!==
void 0)return`\u274C **Nothing was written.** ${prose(stopped.why)}`;let failures=failureTexts(outcome);if(failures.length>
0){if(mode!=="plan")return`\u274C **Failed:** ${failures.join(", ")}.`;let consequence=consequenceText(view);return`\u274C **${OCCASION[occasion].
notReady}:** ${failures.join(", ")}.${consequence}`}return connections.length===0&&unmanagedOf(outcome).length===0?mode===
"plan"?`\u2705 **${doingOf(view)} changes nothing in Immuta:** no spec is touched.`:"\u2705 **Nothing to do:** this change to\
uches no spec.":unshown>0?`\u274C **${OCCASION[occasion].notReady}.** ${unshownText(unshown)}`:successText(view)}function doingOf({
outcome,occasion}){return leftOutOf(outcome)>0?"This change":OCCASION[occasion].doing}function unshownText(unshown){return`\
The comment has no room to show ${plural(unshown,"connection")} whole, and with \`require-plan\` apply then writes nothing\
. Change fewer connections in one pull request.`}var TOLD=["dry-run-failed","preflight-failed","drift","too-many-changes",
"unhealthy"];function failureTexts({connections,mode}){let count=test=>connections.filter(one2=>test(errorsOf(one2).map(
({code:id})=>id))).length,isSpec=id=>reasonOf(id)==="invalid-spec",without=count(lacksSecret),invalid=count(codes=>codes.
some(isSpec))-without,refused=count(codes=>codes.includes("dry-run-failed")),found=test=>connections.filter(one2=>errorsOf(
one2).some(({code:id})=>id==="preflight-failed")&&one2.entry.checks.privileges?.some(test)===!0).length,rejected=found(({
credential})=>credential==="refused"),lacking=found(({rows})=>rows.some(({answer})=>answer==="missing")),many=connections.
filter(one2=>errorsOf(one2).some(({code:id})=>id==="too-many-changes")).reduce((sum,{entry})=>sum+changesOf(entry),0),other=count(
codes=>codes.length>0&&codes.every(id=>!isSpec(id)&&!TOLD.includes(id))),undone=mode==="apply"?"finished":"checked",leaked=count(
codes=>codes.includes("secret-literal")),lack=count2=>count2===1?"lacks":"lack";return[leaked>0&&"a possibly committed s\
ecret must be revoked",invalid>0&&`${plural(invalid,"spec")} must be fixed`,without>0&&`${plural(without,"connection")} ${lack(
without)} a usable secret`,refused>0&&`Immuta's dry run refused ${plural(refused,"connection")}`,rejected>0&&`Databricks\
 refuses the credential of ${plural(rejected,"connection")}`,lacking>0&&`${plural(lacking,"connection")} ${lack(lacking)}\
 privileges in Databricks`,many>0&&`${plural(many,"change")}, more than \`max-changes\` allows`,other>0&&`${plural(other,
"connection")} could not be ${undone}`].filter(one2=>one2!==!1)}function consequenceText(view){let{outcome,occasion}=view;
if(outcome.mode==="plan"&&outcome.offline!==void 0)return"";let{doing}=OCCASION[occasion],{connections}=outcome;if(blockOf(
outcome)===void 0){let changing=connections.filter(isPending);return changing.length===0?"":` ${doing} ${plannedVerbs(outcome,
changing)} all the same.`}let blocked=connections.filter(one2=>isBlocked(outcome,one2)&&errorsOf(one2).every(({code:id})=>id===
"too-many-changes")).length,isLimit=blockOf(outcome)?.kind==="limit",noun=isLimit?"connection":"other connection",are=blocked===
1?"is":"are",others=blocked===0?"":` ${plural(blocked,noun)} ${are} blocked until then.`;return connections.some(({entry})=>isBlocking(
entry)&&!isUnasked(entry))||isLimit?`${others} ${doing} now would change nothing in Immuta.`:`${others} What ${doing.toLowerCase()}\
 would do is not known.`}function driftText(connections,unhealthy){if(connections.some(({entry})=>hasDrifted(entry)))return`\
\u26A0\uFE0F **Drift detected${unhealthy===""?"":`, and ${unhealthy}`}.** `+(connections.some(({entry})=>isLeft(entry.change))?
"Immuta does not match the specs, and apply leaves it as it is.":"Immuta does not match the specs; apply would bring it \
back to them.");let unshown=unshownConnections(connections),matches=unshown===""?" Immuta matches the specs.":unshown;return unhealthy!==
""?`\u26A0\uFE0F **No drift, but ${unhealthy}.**${matches}`:unshown===""?`\u2705 **No drift.**${matches}`:`\u26A0\uFE0F **No drift\
 seen.**${matches}`}function unshownConnections(connections){let count=connections.filter(({entry})=>!entry.isShown).length;
if(count===0)return"";let[lead,they]=count===1?["leads","it is"]:["lead","they are"];return` Immuta does not show where ${plural(
count,"connection")} ${lead}: whether ${they} as declared, nobody can tell.`}function unknownHealth(connections){let unknown=connections.
filter(({entry})=>isHealthUnknown(entry)).length;if(unknown===0)return"";let work=unknown===1?"works":"work";return` Imm\
uta does not say whether ${plural(unknown,"integration")} ${work}: that may take the permission APPLICATION_ADMIN.`}function successText(view){
let{outcome}=view,{connections}=outcome,sign=connections.some(one2=>openWarnings(one2).length>0)?"\u26A0\uFE0F":"\u2705",
bad=connections.filter(({entry})=>isUnhealthy(entry)).length,unhealthy=bad===0?"":`${plural(bad,"integration")} ${bad===
1?"does":"do"} not work in Immuta`;switch(outcome.mode){case"validate":return"\u2705 **Valid.** Nothing was sent anywhere.";case"\
drift":return driftText(connections,unhealthy)+unknownHealth(connections);case"apply":{let changing=connections.filter(isPending),
left=connections.filter(isSuperseded).length,counted=plural(left,"connection"),unshown=unshownConnections(connections),matches=unshown===
""?" Immuta matches the specs.":unshown;if(changing.length>0){let more=left>0?` Left to a newer run: ${counted}.`:"";return`${sign}\
 **Done:** ${listed(countedVerbs(changing,!1))}.${more}`}return left>0?`\u26A0\uFE0F **Nothing was written:** ${counted}\
 left to a newer run.`:unhealthy===""?`${unshown===""?sign:"\u26A0\uFE0F"} **Nothing to do.**${matches}`:`\u26A0\uFE0F **Nothing t\
o write, but ${unhealthy}.**${matches}`}case"plan":return planText(view,outcome)}}function planText(view,outcome){let{doing,
ready}=OCCASION[view.occasion],{connections,offline}=outcome;if(offline!==void 0)return`\u26A0\uFE0F **Valid, but not tried agains\
t Immuta.** ${prose(offline)} What follows compares by Git only.`;let dangers=connections.flatMap(dangersOf),warned=connections.
flatMap(warningsOf).length-dangers.length,mind=warned>0?` Read the ${warned===1?"warning":"warnings"} first.`:"";if(!hasChanges(
outcome))return`${warned>0?"\u26A0\uFE0F":"\u2705"} **${doingOf(view)} changes nothing in Immuta.**${mind}`;let changing=connections.
filter(isPending),isNamed=dangers.length>0&&changing.length<=MAX_NAMES,conditions=conditionsOf(outcome,changing),overwritten=changing.
filter(({entry})=>overwritesDrift(entry)).length,overwrites=overwritten===0?"":` It overwrites what was changed in Immut\
a itself, in ${plural(overwritten,"connection")}.`,leads=[...dangers.length>0?[`Dangerous: ${dangerText(doing.toLowerCase(),
changing)}`]:[],...conditions.length>0?[`Ready once ${listed(conditions)}`]:[]],sign=leads.length+warned+overwritten>0?"\
\u26A0\uFE0F":"\u2705",lead=leads.length>0?leads.join(". "):ready,what=changing.every(({entry})=>entry.change.action==="\
delete")&&isNamed?"":` ${doing} ${plannedVerbs(outcome,changing)}${dryRunSummary(changing)}.`;return`${sign} **${lead}.*\
*${what}${overwrites}${mind}`}function overwritesDrift(entry){return entry.drift.some(one2=>objectFieldOf(one2)===void 0?
entry.change.action==="update":settingPlanned(entry,one2)!==void 0)}function conditionsOf(outcome,changing){let swapped=changing.
filter(one2=>warningsOf(one2).some(({code:id})=>id==="secret-changed")),isUndecided=changing.some(({entry})=>entry.checks.
dryRun?.status==="unknown");return[...swapped.length>0?[`the new secret variable of ${namesOf(swapped)} is checked`]:[],
...isUndecided?["it is known who uses that host and catalog"]:[],...activated(outcome).length>0?["subscription policies \
are in place"]:[],...manualSetUps(outcome).length>0?["Immuta's set-up script has been run"]:[]]}function plannedVerbs(outcome,changing){
let{length}=automaticSetUps(outcome),scripts=length===1?"Immuta's set-up script":`${String(length)} set-up scripts`,first=length===
0?[]:[`runs ${scripts} in Databricks`];return listed([...first,...countedVerbs(changing,!0)])}function countedVerbs(connections,isPlan){
let counted=Object.entries(WORDS).map(([action,{planned,applied}])=>({verb:isPlan?`${planned}s`:applied,count:connections.
filter(({entry})=>entry.change.action===action).length})).filter(({count})=>count>0),sum=count=>connections.reduce((total,one2)=>total+
count(one2),0),objects=sum(isPlan?({entry})=>objectsToSet(entry).length:objectsDone),back=sum(isPlan?({entry})=>objectsKept(
entry):objectsSetBack);return[...counted.map(({verb,count},index)=>`${verb} ${index===0?plural(count,"connection"):count}`),
...objects>0?[`${isPlan?"sets":"set"} ${plural(objects,"object")}`]:[],...back>0?[isPlan?`sets ${back} back where ${inheriting(
back)}`:`set ${back} back`]:[]]}function dryRunSummary(changing){let written=changing.filter(({entry})=>isWrite(entry.change)),
count=status=>written.filter(({entry})=>entry.checks.dryRun?.status===status).length,[passed,unknown]=[count("passed"),count(
"unknown")],gone=written.filter(({entry})=>entry.change.action==="delete").length;if(passed+unknown===0)return"";let isMixed=changing.
some(({entry})=>objectsToSet(entry).length>0),[them,it]=isMixed?["the connections","the connection"]:["them","it"],of=passed===
written.length?"":` ${passed} of ${them}`,connections=isMixed?" connections":"",all=passed===1?` ${it}`:passed===2?` bot\
h${connections}`:` all ${passed}${connections}`,parts=[...passed>0?[`accepted${of===""?all:of}`]:[],...unknown>0?[`neith\
er accepted nor refused ${written.length===1?it:unknown}`]:[]],none=gone>0?", and there is none for deregistering":"";return`\
; Immuta's dry run ${listed(parts)}${none}`}var RUN_CODES=["immuta-unreachable","immuta-unauthorized","github-unreachable","too-many-changes","superseded"];function concernsRun(connection,{
code:code2,position}){let isOfAll=statusOf(connection)==="failed"||effectOf(connection)===void 0;return RUN_CODES.includes(
code2)&&position===void 0&&isOfAll}function runErrors(connections){let found=new Map;for(let connection of connections)for(let error of errorsOf(
connection)){if(!concernsRun(connection,error))continue;let{code:code2,message}=error;found.set(message,{code:code2,message,
count:(found.get(message)?.count??0)+1})}return[...found.values()]}function ownErrors(connection){return errorsOf(connection).
filter(error=>!concernsRun(connection,error))}var MAX_LINES=20,MAX_LINE_CHARS=200;function changedFields(diff){let paths=new Set(diff.map(({path})=>path)),isCopy=({path})=>{
let row=rowAt(path),original=row&&originalOf(row)?.path;return original!==void 0&&paths.has(original)},own=diff.filter(one2=>!isCopy(
one2)),all=[],above=[];for(let change of own){let steps=change.path.split("."),parents=steps.slice(0,-1);for(let[depth,key]of parents.
entries())parents.slice(0,depth+1).every((step,index)=>step===above[index])||all.push(` ${indent(depth)}${key}:`);above=
parents,all.push(...valueLines(steps.at(-1)??"",change,parents.length))}let lines2=all.slice(0,MAX_LINES).map(line=>shorten(
line,MAX_LINE_CHARS));return{lines:lines2,more:all.length-lines2.length,copies:diff.length-own.length}}function valueLines(key,{
before,after},depth){return Array.isArray(before)&&Array.isArray(after)?listLines(key,before,after,depth):[...marked("-",
key,before,depth),...marked("+",key,after,depth)]}function listLines(key,before,after,depth){let[old,now]=[before,after].
map(list=>new Set(list.map(item=>JSON.stringify(item)))),only=(sign,list,other)=>list.filter(item=>other?.has(JSON.stringify(
item))!==!0).map(item=>`${sign}${indent(depth+1)}- ${stringify(item,{lineWidth:0}).trimEnd()}`),lines2=[...only("-",before,
now),...only("+",after,old)],note=lines2.length===0?" # the same items, in another order":"";return[` ${indent(depth)}${key}\
:${note}`,...lines2]}function marked(sign,key,value,depth){return value===null?[]:stringify({[key]:value},{lineWidth:0}).
trimEnd().split(`
`).map(line=>`${sign}${indent(depth)}${line}`)}function indent(depth){return"  ".repeat(depth)}function alert(kind,lines2){return lines2.length===0?[]:["",`> [!${kind}]`,lines2.map(line=>`> ${line}`).join(`
>
`)]}function noteLine({code:code2,message,position},link,maxChars=1/0){let line=position&&` ([line ${position.line}](${link}\
#L${position.line}))`;return`**${code2}**${line??""}: ${prose(shorten(message,maxChars))}`}function fileLink({filesUrl},{
entry}){return`${filesUrl}/${filePath(entry.candidate.file)}`}var Diff=class{diff(oldStr,newStr,options={}){let callback;typeof options=="function"?(callback=options,options={}):"cal\
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
filter(({answer})=>answer==="missing"||answer==="unverified"),count=(answer,words)=>{let{length}=rows.filter(row=>row.answer===
answer);return length===0?[]:[`${length} ${words}`]},counts=[...count("held","held"),...count("by-script","granted by th\
e set-up script"),...count("missing","missing"),...count("unverified","could not be verified")];return["",`**Privileges \
of the ${WHOSE[who]} ${code(principal??"")} in Databricks:** ${counts.join(", ")}.`,...open.length===0?[]:["","| Privile\
ges | On | Answer |","| --- | --- | --- |",...lines(open)],...open.filter(({answer})=>answer==="missing").flatMap(row=>roleHint(
row,principal??""))]}function lines(rows){let groups=new Map;for(let{privilege,type,name,answer,reason}of rows){let verdict2=answer===
"missing"?"\u274C missing":`\u2754 not verified: ${cell(reason??"")}`,rest=`${type} ${cell(name)} | ${verdict2}`;groups.
set(rest,[...groups.get(rest)??[],inWords(privilege)])}return[...groups].map(([rest,privileges])=>`| ${privileges.join("\
, ")} | ${rest} |`)}function roleHint({privilege},principal){return privilege===WORKSPACE_ADMIN?["",`Workspace admin is \
not granted with SQL: a workspace admin adds ${code(principal)} to the group \`admins\`, in the workspace's settings under\
 *Identity and access*.`]:privilege===METASTORE_ADMIN?["","Metastore admin is not granted with SQL: an account admin set\
s it in the account console, under *Catalog*. Query audit needs an account admin as well, which can't be seen from a wor\
kspace."]:[]}function connectionSection(view,reported,told){let{entry}=reported,link=fileLink(view,reported),title=actionText(view.outcome,
reported).replaceAll("**",""),errors=ownErrors(reported).filter(error=>error.code!=="dry-run-failed"),warnings=openWarnings(
reported).filter(warning=>!told.has(warning)),inLine=one2=>noteLine(one2,link);return{open:[`### ${code(nameOf(reported))}\
: ${title}`,"",facts(view,reported,link).join(" \xB7 "),...alert("CAUTION",errors.map(inLine)),...dryRunMessages(entry),
...alert("WARNING",warnings.map(inLine)),...changeLines(entry),...objectLines(view.outcome,reported),...driftLines(view,
reported),...preflightLines(entry.checks.privileges??[])].join(`
`),folded:[...payloadDetails(view,entry),...scriptDetails(scriptOf(reported))]}}function facts({outcome},reported,link){
let{entry,result}=reported,{file}=entry.candidate,desired=desiredOf(entry)??priorOf(entry),statements=entry.checks.setUp?.
run?.statements,effect=effectOf(reported);return[entry.candidate.kind==="removed"?code(file):`[${code(file)}](${link})`,
...desired===void 0?[]:target(desired),...entry.state==="unknown"?[]:[`the connection itself is ${entry.state}`],...entry.
checks.dryRun===void 0?[]:[`dry run ${dryRunText(reported)}`],...statements===void 0?[]:[outcome.mode==="plan"?`set-up s\
cript: ${plural(statements,"statement")}`:`set-up script: ${result.setUp?.ran??0} of ${plural(statements,"statement")} r\
un`],...effect?.kind==="registered"?registrationFacts(effect):[]]}function registrationFacts({objectPath,bulkId,jobs}){let jobsFact=()=>{
if(jobs===void 0)return[];if(jobs.total===0&&jobs.unread!==void 0)return["background jobs unreadable"];if(jobs.total===0)
return["no background job known"];let others=jobs.unread===void 0?"":", others unreadable";return[`jobs: ${code(describeJobs(
jobs))}${others}`]};return[`registered as ${code(objectPath.join("/"))}`,...bulkId===void 0?[]:[`bulk id ${code(bulkId)}`],
...jobsFact()]}function target({connection,nativeIntegration}){let how=connection.authenticationType==="token"?"access t\
oken":"OAuth M2M",{catalog}=nativeIntegration.config;return[`host ${code(connection.hostname)}`,`catalog ${code(catalog)}`,
how]}var DRY_RUN_LEADS={passed:"Immuta says:",failed:"**Immuta's dry run refused it:**",unknown:"**Immuta's dry run leav\
es it open: its words may be about this connection or another one:**"};function dryRunMessages(entry){let dryRun=entry.checks.
dryRun;return dryRun===void 0||dryRun.messages.length===0?[]:["",DRY_RUN_LEADS[dryRun.status],"",fence("text",dryRun.messages.
join(`
`))]}function changeLines(entry){if(!showsChanges(entry))return[];let{lines:lines2,more,copies}=changedFields(diffOf(entry)),
title=priorOf(entry)===void 0?"**What this changes in Immuta:**":"**Changed:**",notes=[...more>0?[`${plural(more,"more c\
hanged line")} left out here.`]:[],...copies>0?[`${plural(copies,"more field")} ${copies===1?"repeats":"repeat"} one of \
these.`]:[]];return["",title,"",fence("diff",lines2.join(`
`)),...notes.length>0?["",`<sub>${notes.join(" ")}</sub>`]:[]]}function showsChanges(entry){return entry.candidate.kind!==
"declared"||diffOf(entry).length===0?!1:priorOf(entry)!==void 0||actionOf(entry)==="update"}function driftLines({outcome,
occasion},{entry}){let{drift,candidate}=entry;if(drift.length===0)return[];let title=`**Immuta differs from ${candidate.
kind!=="invalid"&&typeof candidate.prior=="object"?"the default branch's spec":"the spec"}:**`;if(!hasWrites(entry)||outcome.
mode==="drift"||blockOf(outcome)!==void 0)return["",title,"",...driftTable(drift)];let then=outcome.mode==="apply"?"as a\
pplied":OCCASION[occasion].after,shown=value=>valueCell(value,"nothing"),rows=drift.map(one2=>`- ${cell(one2.path)}: ${shown(
one2.before)} in that spec, ${immutaCell(one2,"nothing")} in Immuta, ${shown(valueAfter(entry,one2))} ${then}`);return["",
title,"",...rows]}function valueAfter(entry,drift){if(objectFieldOf(drift)!==void 0)return settingPlanned(entry,drift)?.
after??drift.after;let desired=desiredOf(entry);return entry.change.action==="update"&&desired!==void 0?getIn(desired,drift.
path.split(".")):drift.after}function hasPayload(entry,view){return view?.isRecorded===!0&&isTouched(entry)&&desiredOf(entry)!==
void 0?!0:diffOf(entry).length===0?!1:priorOf(entry)!==void 0||entry.change.action==="create"}function payloadDetails(view,entry){
return hasPayload(entry,view)?[{name:"the payload",make:()=>{let{before,after}=payloadOf(entry),payload=payloadDiff(before,
after),lines2=plural(payload.text.split(`
`).length,"line"),isSame=payload.added+payload.removed===0;return details(`${before===void 0?"Whole payload":isSame?"Who\
le payload, as on main":"Whole payload, main against this change"} (${lines2})`,fence("diff",payload.text))}}]:[]}function scriptOf(reported){
let effect=effectOf(reported);return effect?.kind==="deregistered"?effect.script:reported.entry.checks.setUp?.script}function scriptDetails(script){
if(script===void 0)return[];let{name,text}=script;return[{name:"the script",make:()=>text.kind==="shown"?details(`Script\
 ${name}`,fence("sql",text.sql)):`The script ${code(name)} holds a secret, so it is only in the folder of the output \`sc\
ript-directory\`.`}]}function details(summary,content){return["<details>",`<summary>${summary}</summary>`,"",content,"",
"</details>"].join(`
`)}function fit(sections,{head,foot:foot2,omitted,missing},{limit,size}){let cost=text2=>size(text2)+size(`

`),all=new Set(sections.keys()),heads=[head(new Set),head(all)].map(cost),left=limit-Math.max(...heads)-cost(foot2)-cost(
omitted(sections.length)),kept=[];for(let make of sections){let section=make(),names=section.folded.map(({name})=>name),
room=cost(section.open)+(names.length>0?cost(missing(names)):0);if(room>left)break;left-=room,kept.push({section,texts:[],
absent:[]})}let deepest=Math.max(0,...kept.map(({section})=>section.folded.length));for(let depth=0;depth<deepest;depth++)
for(let{section,texts,absent}of kept){let folded=section.folded[depth];if(folded===void 0)continue;let text2=folded.make(),
fits=cost(text2)<=left;fits&&(left-=cost(text2)),fits?texts.push(text2):absent.push(folded.name)}let cut=new Set([...all].
filter(index=>{let one2=kept[index];return one2===void 0||one2.absent.length>0})),shown=kept.map(({section,texts,absent})=>[
section.open,...texts,...absent.length>0?[missing(absent)]:[]].join(`

`)),rest=sections.length-kept.length;return{text:[head(cut),...shown,...rest>0?[omitted(rest)]:[],foot2].join(`

`),cut}}var MAX_ROWS=100;function renderReport(view,budget){let ordered=byUrgency(view.outcome.connections),notable=ordered.filter(
one2=>isNotable(one2)||view.isRecorded===!0&&isTouched(one2.entry)),{lines:dangers,told}=dangerLines(view,ordered),entriesOf=indexes=>new Set(
[...indexes].flatMap(index=>notable[index]?.entry??[])),rest=view.isRecorded?` The [summary of the run](${view.runUrl}) \
has room for more.`:" The result file lists every connection.",isBlockedPlan=blockOf(view.outcome)!==void 0,head=indexes=>{
let cut2=entriesOf(indexes);return[`## Immuta connections: ${headline(view.outcome)}`,"",verdict(view,unshownOf(view,cut2)),
...indexes.size>0?["",`**Not all is shown here:** ${plural(indexes.size,"section")} cut.${rest}`+laterText(view,cut2)]:[],
...runErrorLines(view),...dangers,...isBlockedPlan?[]:stepLines(view,cut2),...overview(view,ordered),...isBlockedPlan?stepLines(
view,cut2):[]].join(`
`)},sections=notable.map(one2=>()=>connectionSection(view,one2,told)),frame={head,foot:foot(view),omitted:count=>`**${plural(
count,"more section")}** did not fit here.`,missing:names=>`*Left out for want of room: ${listed(names)}.*`},{text,cut}=fit(
[...sections,...unmanagedSection(view)],frame,budget);return{text,cut:entriesOf(cut)}}function unshownOf(view,cut){let{required}=view;
return required==="here"?[...cut].filter(hasWrites).length:required?.unshown??0}function laterText({required},cut){let count=[
...cut].filter(entry=>!hasWrites(entry)).length;return required!=="here"||count===0?"":` ${plural(count,"connection")} o\
f these would not change, but with \`require-plan\` apply sends what is not shown whole to Immuta no later either, say wit\
h a rotated credential: a pull request that touches fewer specs shows it.`}var MAX_DANGERS=10;function dangerLines(view,ordered){
if(view.outcome.mode!=="plan")return{lines:[],told:new Set};let all=ordered.flatMap(one2=>weightedDangers(one2).map(danger=>({
one:one2,danger}))),shown=all.slice(0,MAX_DANGERS),lines2=shown.map(({one:one2,danger})=>{let note=noteLine(danger,fileLink(
view,one2),MAX_HEAD_CHARS);return`${code(nameOf(one2))}, ${note}`}),more=all.length-shown.length;return more>0&&lines2.push(
`${plural(more,"more danger")} in the sections below.`),{lines:alert("CAUTION",lines2),told:new Set(shown.map(({danger})=>danger))}}
var QUIET=4;function urgency(reported){let{entry}=reported;return errorsOf(reported).length>0?0:openWarnings(reported).length>
0?1:hasWrites(entry)?2:hasContent(entry)?3:QUIET}function byUrgency(connections){return[...connections].sort((a,b)=>urgency(
a)-urgency(b))}function isNotable(reported){return urgency(reported)<QUIET}var MAX_HEAD_CHARS=1e3;function runErrorLines({
outcome}){let stopped=stoppedOf(outcome),lines2=runErrors(outcome.connections).filter(({code:id})=>id!==stopped?.code).map(
({code:id,message,count})=>{let text=prose(shorten(message,MAX_HEAD_CHARS));return`**${id}** (${plural(count,"connection")}\
): ${text}`});return alert("CAUTION",lines2)}var COLUMN={validate:"Result",apply:"Result",drift:"State"};function overview({
outcome,occasion},ordered){if(ordered.length<2)return[];let isTried=ordered.some(({entry})=>entry.checks.dryRun!==void 0),
then=outcome.mode==="plan"?OCCASION[occasion].column:COLUMN[outcome.mode],header=["Connection",offlineOf(outcome)===void 0?
then:"By Git only",...isTried?["Dry run"]:[],"Look at"],rows=ordered.slice(0,MAX_ROWS).map(connection=>[cell(nameOf(connection)),
actionText(outcome,connection),...isTried?[dryRunText(connection)]:[],attention(connection)]),more=ordered.length-rows.length;
return["",...table(header,rows),...more>0?["",`${plural(more,"more row")} left out.`]:[]]}function attention(reported){let codes=[
...new Set([...errorsOf(reported).map(({code:id})=>`\u274C ${id}`),...openWarnings(reported).map(({code:id})=>`\u26A0\uFE0F ${id}`)])];
return codes.length>3?`${codes.slice(0,3).join(", ")}, \u2026`:codes.join(", ")}function unmanagedSection({outcome}){let unmanaged=unmanagedOf(
outcome);if(unmanaged.length===0)return[];let title=`### In Immuta, without a spec: ${unmanaged.length}`,list=unmanaged.
map(key=>`- ${code(key)}`),make=()=>["Listed only; nothing touches them.","",...list].join(`
`);return[()=>({open:title,folded:[{name:"the list",make}]})]}var VERBS={validate:"Validated",plan:"Planned",apply:"Run",
drift:"Compared"};function foot({outcome,commit,runUrl,version}){let sha=commit.slice(0,7)||"unknown",leftOut=leftOutText(
outcome);return`<sub>${leftOut===""?"":`${leftOut} `}${VERBS[outcome.mode]} for commit ${sha} in [this run](${runUrl}) b\
y Immuta Connections ${version}. Secrets are shown as \${NAME} only.</sub>`}export{runErrors,ownErrors,alert,noteLine,fileLink,hasPayload,scriptOf,unshownText,renderReport,unshownOf};
