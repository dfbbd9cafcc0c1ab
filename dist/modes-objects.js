import{USER_AGENT,apiClient,fixedToken,mintedTokens}from"./net-api-client.js";import{METASTORE_ADMIN,WORKSPACE_ADMIN,
inWords}from"./core-block.js";import{describeJobs,isRedirect,isSuccess,jobsOutcome,parseBody,wordsOf}from"./net-http.js";
import{immutaFault,toldUnread,unreadOf,writeFaultCode}from"./connection-objects.js";import{ConfigError}from"./core-failure.js";
import{askOnce}from"./specfile-document.js";import{IN_DOUBT,ancestorsOf,getIn,isShownWhole,isSuperseded,isWrite,needsSetUp,
objectId,objectsToLookAt,objectsToSet,positionOf,scriptDigest,settingsDiff,withCheck,withDiagnostics,withMore}from"./connection-field-table.js";
import{RequestFailure,SignInFailure,_minLength,errorAt,isError,looseObject,messageOf,nullish,number,string,union,warningAt}from"./connection-host-format.js";var FIRST_POLL_MS=1e3,MAX_POLL_MS=5e3,EMPTY_POLLS=3;async function awaitJobs(reader,bulkId,deadline,clock,progress){let reported="",
seen=!1;for(let poll=1;;poll++){let jobs=await reader.jobs(bulkId),text=describeJobs(jobs);text!==reported&&progress(reported=
text),seen||=jobs.total>0||jobs.unread!==void 0;let ended=endOf(jobs,seen,poll);if(ended!==void 0)return ended;if(clock.
cancelled())return{outcome:"cancelled",jobs};let left=deadline-clock.now();if(left<=0)return{outcome:"timeout",jobs};await clock.
sleep(Math.min(FIRST_POLL_MS*poll,MAX_POLL_MS,left))}}function endOf(jobs,seen,poll){let{unread}=jobs,outcome=jobsOutcome(
jobs),isLeft=poll>=EMPTY_POLLS;if(outcome!=="running")return outcome==="failed"?{outcome,jobs}:unread!==void 0?isLeft?{outcome:"\
unread",jobs,answer:unread}:void 0:outcome==="completed"?{outcome,jobs}:isLeft&&!seen?{outcome,jobs}:void 0}async function followJobs(reported,deadline,ports){
let{entry,result}=reported;if(result.status!=="applied"||result.effect.kind!=="registered")return reported;let{effect}=result,
{key=""}=entry.candidate;if(effect.bulkId===void 0){let isTold=result.diagnostics.some(({code})=>code==="jobs-unknown");
return entry.change.action==="update"||isTold?reported:withMore(reported,JOBS_LOST)}let{clock,log,reader,wording}=ports;
try{let ended=await awaitJobs(reader,effect.bulkId,deadline,clock,text=>{text!==""&&log.info(`${key}: jobs ${text}`)}),status=ended.
outcome==="failed"?"failed":"applied",followed={...result,status,effect:{...effect,jobs:ended.jobs}},found=diagnosticOf(
ended,ports);return withMore({entry,result:followed},...found?[found]:[])}catch(error){let{code,message,answer:answer2}=error instanceof
RequestFailure?immutaFault(error,wording):{code:"internal-error",message:messageOf(error)},text=`Accepted, but its backg\
round jobs could not be followed. ${message}`;return withMore(reported,errorAt(code,text,void 0,answer2))}}var JOBS_LOST=warningAt(
"jobs-unknown","Registered, but no answer named its background jobs: look at the connection in Immuta.");function diagnosticOf(ended,{
wording}){switch(ended.outcome){case"completed":return;case"unread":return warningAt("jobs-unknown",toldUnread("Accepted\
; what Immuta says of its background jobs could not be read",ended.answer),void 0,ended.answer);case"none":return warningAt(
"jobs-unknown","Accepted; Immuta knows no background job for it, so it counts as finished.");case"failed":{let words=wordsOf(
ended.jobs);return errorAt("jobs-failed",`Accepted, but background jobs did not succeed${words}. Look at the connection \
in Immuta.`)}case"cancelled":return errorAt("cancelled","Accepted; the run was cancelled before its background jobs had \
ended. They go on in Immuta.");case"timeout":return errorAt("jobs-timeout",`Accepted, but its background jobs were unfin\
ished after ${wording.name("waitTimeout")}. They go on in Immuta.`)}}function requireWait(candidates,{request,wording}){let listing=candidates.find(one=>one.kind==="declared"&&one.connection.
objects.length>0);if(!(request.wait||listing===void 0))throw new ConfigError(`${wording.The("wait")} is false, and \`${listing.
file}\` declares \`objects\`, which are set once the connection's background jobs are done: set it to true.`)}var LAST_LOOKS=3,
FIRST_PAUSE_MS=500,MAX_PAUSE_MS=5e3;async function setObjects(reported,deadline,ports){let{entry,result}=reported,objects=objectsToLookAt(
entry),{candidate}=entry;if(objects.length===0||candidate.kind!=="declared"||isSuperseded(reported))return reported;let skipped=objectsToSet(
entry).map(({object})=>notSet(object));if(!(isWrite(entry.change)?result.status==="applied":result.status==="skipped")||
result.diagnostics.some(isError))return{entry,result:{...result,objects:skipped}};if(result.diagnostics.find(({code})=>code===
"jobs-unknown")?.answer!==void 0)return withObjects(withMore(reported,errorAt("objects-failed",NOT_FOLLOWED)),skipped);let{
key,connection}=candidate,crawl=onceCrawled(key,deadline,ports),results=new Map,done=new Map;for(let plan of objects){let{
path}=plan.object,set=async()=>{for(let above of ancestorsOf(path))await done.get(objectId(above));await ports.atOnce(async()=>{
let position=connection.locate(["objects",path],"key"),result2=stopAbove(path,results)?notSet(plan.object):await setOne(
plan,{key,position,deadline,crawl},ports);result2!=="as-declared"?results.set(objectId(path),result2):plan.change.action===
"set"&&results.set(objectId(path),{path,status:"applied",errors:[]})})};done.set(objectId(path),set())}return await Promise.
all(done.values()),withObjects(reported,[...results.values()])}var NOT_FOLLOWED="Objects not set: nobody can tell whethe\
r the background jobs of the connection have ended. Look at it in Immuta, then run the job again.";function notSet({path}){
return{path,status:"skipped",errors:[]}}function stopAbove(path,results){let isSet=above=>(results.get(objectId(above))?.
status??"applied")==="applied";return!ancestorsOf(path).every(isSet)}function withObjects({entry,result},objects){let diagnostics=[
...result.diagnostics,...objects.flatMap(({errors})=>errors)],effect="effect"in result&&result.effect!==void 0?result.effect:
objects.some(({status})=>status==="applied")?{kind:"objects-set"}:void 0,isDone=objects.every(({status})=>status==="appl\
ied");return{entry,result:isDone&&effect!==void 0?{...result,status:"applied",effect,diagnostics,objects}:{...result,status:"\
failed",effect,diagnostics,objects}}}async function setOne({object,change},place,ports){let{path}=object,planned=change.
action==="set"?change.diff.map(one=>one.path):[],{key,position}=place,failed=(code,message,answer2)=>{ports.log.info(`${key}\
, ${nameOf(path)}: failed, ${message}`);let error=errorAt(code,`\`${path}\`: ${message}`,position,answer2);return{path,status:code===
"cancelled"?"skipped":"failed",errors:[error]}};try{if(ports.clock.cancelled())return failed("cancelled","Not set: the r\
un was cancelled.");let now=await known(object,place,ports);if(now==="absent"&&ports.clock.cancelled())return failed("ca\
ncelled","Not set: the run was cancelled.");if(now==="absent")return failed("object-not-found",notFound(await place.crawl(),
ports));let wanted=settingsDiff(object.settings,setting=>now[setting]).filter(({path:setting,before})=>before!==null||planned.
includes(setting));if(wanted.length===0)return"as-declared";if(ports.clock.cancelled())return failed("cancelled","Not se\
t: the run was cancelled.");let settings=Object.fromEntries(wanted.map(({path:name,after})=>[name,after])),fault=await write(
path,settings,place,ports),shown=await readBack(object,place,ports);if(shown==="as-declared"||shown==="not-shown"&&fault===
void 0)return ports.log.info(`${key}, ${nameOf(path)}: set`),{path,status:"applied",errors:[]};let{code,message,answer:answer2}=fault??
{code:"objects-failed",message:`Accepted, but Immuta has ${shown} afterwards.`};return failed(code,message,answer2)}catch(error){
let what=error instanceof RequestFailure?"Not set: ":"",code=writeFaultCode(error,"objects-failed");return failed(code,what+
messageOf(error),unreadOf(error))}}function nameOf(path){return path==="."?"the connection itself":`object ${path}`}function notFound(crawled,{
wording}){return crawled!==void 0?`Immuta does not know it. ${crawled}.`:`Immuta does not know it, also after it looked \
what the connection holds. Check its name, and that the service principal may see it; a crawl may take longer than ${wording.
the("waitTimeout")}.`}async function known({path},{key,deadline,crawl},{reader,clock}){let first=await reader.object(key,
path);if(first!=="absent")return first;let hasFailed=await crawl()!==void 0;for(let pause=FIRST_PAUSE_MS;;pause=Math.min(
pause*2,MAX_PAUSE_MS)){let found=await reader.object(key,path),left=deadline-clock.now();if(found!=="absent"||hasFailed||
left<=0||clock.cancelled())return found;await clock.sleep(Math.min(pause,left))}}function onceCrawled(key,deadline,ports){
let{reader,writer,clock,log}=ports,crawled,crawl=async()=>{if(clock.cancelled())return;log.info(`${key}: Immuta looks wh\
at the connection holds`);let bulkId=await writer.crawl(key);if(bulkId===void 0)return;let{outcome,jobs}=await awaitJobs(
reader,bulkId,deadline,clock,()=>{});if(outcome==="timeout")return"Its look what the connection holds was not finished i\
n time";if(outcome==="failed")return`Its look what the connection holds did not succeed${wordsOf(jobs)}`};return()=>crawled??=
crawl()}async function write(path,settings,{key,deadline},{reader,writer,clock}){let started;try{started=await writer.setObject(
key,path,settings)}catch(error){if(!(error instanceof RequestFailure)||!error.ambiguous)throw error;return{code:"objects\
-failed",message:`${IN_DOUBT}: ${error.message}`}}let{bulkId,unread}=started;if(unread!==void 0)return{code:"objects-fai\
led",message:toldUnread("Accepted, with an answer that could not be read",unread),answer:unread};if(bulkId!==void 0)try{
return faultOf(await awaitJobs(reader,bulkId,deadline,clock,()=>{}))}catch(error){let message=`Accepted, but its backgro\
und jobs could not be followed. ${messageOf(error)}`;return{code:writeFaultCode(error,"objects-failed"),message,answer:unreadOf(
error)}}}function faultOf(ended){let fault=(message,answer2)=>({code:"objects-failed",message,answer:answer2});switch(ended.
outcome){case"completed":case"none":return;case"failed":return fault(`Accepted, but its background jobs did not succeed${wordsOf(
ended.jobs)}.`);case"unread":return fault(toldUnread("Accepted; what Immuta says of its background jobs could not be rea\
d",ended.answer),ended.answer);case"cancelled":return fault("Accepted; the run was cancelled before it took effect.");case"\
timeout":return fault("Accepted, but its background jobs were not finished in time.")}}async function readBack({path,settings},{
key},{reader,clock}){for(let look2=1;;look2++){let found=await reader.object(key,path),shown=found==="absent"?{}:found,[
other]=settingsDiff(settings,setting=>shown[setting]??settings[setting]);if(found!=="absent"&&other===void 0)return isShownWhole(
settings,shown)?"as-declared":"not-shown";if(look2>=LAST_LOOKS||clock.cancelled())return other===void 0?"no such object":
`\`${other.path}: ${String(other.before)}\``;await clock.sleep(FIRST_PAUSE_MS*look2)}}var ADMINS="admins",EVERYBODY="account users",WORKSPACE_LOCAL=[ADMINS,"users"],STAND_IN=/^_workspace_/,SYSTEM_TABLES=["s\
ystem.access.table_lineage","system.access.column_lineage","system.access.audit","system.query.history"];function connectionNeeds(host,{
catalogs,schemas,tables},audit){let on=(type,names,...privileges)=>[...new Set(names)].flatMap(name=>privileges.map(privilege=>({
privilege,type,name}))),within=[...schemas,...tables];return distinct([...on("workspace",[host],WORKSPACE_ADMIN),...on("\
catalog",[...catalogs,...within.map(name=>ancestor(name,1))],"USE_CATALOG","MANAGE"),...on("catalog",catalogs,"USE_SCHEM\
A","SELECT","MODIFY"),...on("schema",[...schemas,...tables.map(name=>ancestor(name,2))],"USE_SCHEMA"),...on("schema",schemas,
"SELECT","MODIFY"),...on("table",tables,"SELECT","MODIFY"),...audit?[...on("catalog",["system"],"USE_CATALOG"),...on("sc\
hema",["system.access","system.query"],"USE_SCHEMA"),...on("table",SYSTEM_TABLES,"SELECT")]:[]])}function runnerNeeds(metastore,audit){
return["CREATE_CATALOG",...audit?[METASTORE_ADMIN]:[]].map(privilege=>({privilege,type:"metastore",name:metastore}))}function ancestor(name,count){
return name.split(".").slice(0,count).join(".")}function distinct(requirements){return[...new Map(requirements.map(one=>[
`${one.privilege} ${one.type} ${one.name}`,one])).values()]}function normalised(privilege){return privilege.trim().toUpperCase().
replaceAll(" ","_")}var READ_ONLY_TABLES=["VIEW","MATERIALIZED_VIEW","METRIC_VIEW"];function applies({privilege},{tableType=""}){
return privilege!=="MODIFY"||!READ_ONLY_TABLES.includes(tableType.toUpperCase())}function judge(required,seen,principal,scripted=[]){
let now=judgeNow(required,seen,principal),isGranted=scripted.some(one=>grants(one,required,principal));return now.answer!==
"held"&&isGranted?{answer:"by-script"}:now}function grants(grant,required,principal){let name=grant.name.toLowerCase(),needed=required.
name.toLowerCase(),isAbove=needed.startsWith(`${name}.`);return grant.principal.toLowerCase()===principal.name.toLowerCase()&&
(isAbove||name===needed&&grant.type===required.type)&&gives({...grant,...isAbove&&{inheritedFrom:grant.type}},required)}
function judgeNow(required,seen,principal){let groups=principal.groups.map(name=>name.toLowerCase()),{privilege,type}=required;
if(privilege===WORKSPACE_ADMIN)return{answer:groups.includes(ADMINS)?"held":"missing"};let own=[principal.name.toLowerCase(),
EVERYBODY,...groups].filter(name=>!WORKSPACE_LOCAL.includes(name)),{grants:grants2,owner,incomplete}=seen,owns=owner!==void 0&&
own.includes(owner.toLowerCase()),giving=grants2.filter(grant=>gives(grant,required)).map(grant=>grant.principal);if(giving.
some(name=>own.includes(name.toLowerCase()))||owns&&isOnObjectItself(required))return{answer:"held"};if(incomplete!==void 0)
return{answer:"unverified",reason:incomplete};let builtIn=[...giving,owner??""].find(isBuiltIn);return builtIn!==void 0?
{answer:"unverified",reason:`The built-in group ${builtIn} has it, and Databricks does not show its members.`}:owns?{answer:"\
unverified",reason:`It owns the ${type}, which does not by itself give this on what is inside: grant it to be sure.`}:privilege===
"MODIFY"&&type==="table"&&seen.tableType===void 0?{answer:"unverified",reason:"Its type could not be seen; a view needs \
no MODIFY."}:{answer:"missing"}}function isBuiltIn(name){let lower=name.toLowerCase();return WORKSPACE_LOCAL.includes(lower)||
STAND_IN.test(lower)}function isOnObjectItself({type,privilege}){return type==="metastore"||type==="table"||["USE_CATALO\
G","MANAGE"].includes(privilege)||type==="schema"&&privilege==="USE_SCHEMA"}function gives({privilege,inheritedFrom},required){
let name=normalised(privilege);return(name===required.privilege||name==="ALL_PRIVILEGES"&&required.privilege!=="MANAGE"&&
required.type!=="metastore")&&(inheritedFrom===void 0||!mustBeDirect(required))}function mustBeDirect({privilege,name}){
return privilege==="MANAGE"||privilege==="USE_SCHEMA"&&name.startsWith("system.")}function grantScript(missing,principal){
let grantable=missing.filter(({privilege})=>privilege!==WORKSPACE_ADMIN&&privilege!==METASTORE_ADMIN),isSystem=({name})=>name.
split(".")[0]==="system",part=(who,needs)=>needs.length===0?[]:[[`-- Run as ${who}:`,...grantStatements(needs,principal)].
join(`
`)],parts=[...part("a metastore admin, the owner of each object, or one with MANAGE on it",grantable.filter(one=>!isSystem(
one))),...part("a metastore admin who is also an account admin",grantable.filter(isSystem))];return parts.length===0?null:
parts.join(`

`)}function grantStatements(needs,principal){let groups=new Map;for(let{type,name,privilege}of needs){if(needs.some(above=>above.
privilege===privilege&&name.startsWith(`${above.name}.`)))continue;let target=type==="metastore"?"METASTORE":`${type.toUpperCase()}\
 ${name.split(".").map(quoted).join(".")}`;groups.set(target,[...groups.get(target)??[],inWords(privilege)])}return[...groups].
map(([target,privileges])=>`GRANT ${privileges.join(", ")} ON ${target} TO ${quoted(principal)};`)}function quoted(identifier){
if(new RegExp("\\p{C}","u").test(identifier))throw new TypeError("An identifier holds a control character.");return`\`${identifier.
replaceAll("`","``")}\``}var SplitError=class extends Error{name="SplitError";line;constructor(line,what){super(`Line ${line} of the script: ${what}`),
this.line=line}};function splitStatements(script){let sql=script.replace(MAGIC_CELL,cell=>cell.replace(/^-- MAGIC ?/gm,"")),
tokens=scan(sql),statements=[],session={},from=0,at=0;for(let first=tokens[at];first!==void 0;first=tokens[at]){if(first.
text==="%"){let magic=tokens[at+1];if(magic?.text!=="sql")throw new SplitError(first.line,"a cell that is not SQL starts\
 here. Run it by hand in Databricks.");from=magic.end,at+=2;continue}let end=statementEnd(tokens,at),piece=tokens.slice(
at,end),next=sessionAfter(piece,session),last=piece.at(-1);last!==void 0&&next===void 0&&statements.push({text:sql.slice(
from,last.end).trim(),plain:piece.map(({text})=>text).join(" "),line:first.line,...session}),session=next??session,from=
tokens[end]?.end??sql.length,at=end+1}return statements}var MAGIC_CELL=/^-- MAGIC %.*(?:\r?\n-- MAGIC\b.*)*/gm,BORDER=/^-- (?:Databricks notebook source|COMMAND -+)\s*$/,
TAG=String.raw`\$(?:[\p{L}_][\p{L}\p{N}_]*)?\$`,LEXEME=new RegExp([String.raw`(?<skip>\s+|--[^\r\n]*)`,String.raw`[rR]'[^']*'|[rR]"[^"]*"`,
String.raw`'[^'\\]*(?:\\.[^'\\]*)*'|"[^"\\]*(?:\\.[^"\\]*)*"`,"`[^`]*(?:``[^`]*)*`",String.raw`(?<tag>${TAG}).*?\k<tag>`,
String.raw`(?<open>['"\u0060]|\/\*|${TAG})`,String.raw`\d+\.\d*|[\p{L}\p{N}_]+|.`].join("|"),"suy");function scan(sql){let tokens=[],
lexeme=new RegExp(LEXEME),line=1;for(let at=0,match=lexeme.exec(sql);match!==null;at=lexeme.lastIndex,match=lexeme.exec(
sql)){let{skip,open}=match.groups??{};if(open==="/*")lexeme.lastIndex=commentEnd(sql,at,line);else if(open!==void 0)throw new SplitError(
line,`a quotation starts here with ${open.charAt(0)} and does not end.`);let end=lexeme.lastIndex,text=sql.slice(at,end);
((at===0||sql[at-1]===`
`)&&BORDER.test(text)||skip===void 0&&open===void 0)&&tokens.push({text,key:tokens.at(-1)?.text==="."?"":text.toUpperCase(),
end,line}),line+=text.split(`
`).length-1}return tokens}function commentEnd(sql,start,line){let mark=/\/\*|\*\//g;mark.lastIndex=start;let depth=0;for(let match=mark.
exec(sql);match!==null;match=mark.exec(sql))if(depth+=match[0]==="/*"?1:-1,depth===0)return mark.lastIndex;throw new SplitError(
line,"a comment starts here with /* and does not end.")}function statementEnd(tokens,first){let end=separator(tokens,first),
begin=blockBegin(tokens.slice(first,end).map(({key})=>key));return begin===void 0?end:separator(tokens,blockEnd(tokens,first+
begin))}function separator(tokens,from){let at=from;for(;tokens[at]?.text.match(/^(?:;|--)/)===null;)at++;return at}function blockBegin(keys){
let isProcedure=/^CREATE (?:OR REPLACE )?PROCEDURE /.test(keys.slice(0,5).join(" ")),begin=keys.findIndex((key,at)=>key===
"BEGIN"&&(isProcedure||at===0||at===2&&keys[1]===":")),next=keys[begin+1];return begin===-1||next===void 0||next==="TRAN\
SACTION"||next==="WORK"?void 0:begin}var BEFORE_STATEMENT=new Set([";","BEGIN","ATOMIC","THEN","ELSE","DO","LOOP","REPEA\
T"]),OTHER_ENDS=new Set(["IF","LOOP","WHILE","REPEAT","FOR"]);function opensCase(key,before){return key==="CASE"&&before!==
"END"&&before!==":"}function blockEnd(tokens,begin){let open=[],first=begin;for(let at=begin,token=tokens[at];token!==void 0&&
!token.text.startsWith("--");token=tokens[++at]){let{key}=token,before=tokens[at-1]?.key,next=tokens[at+1]?.key??";",isLabelled=at===
first+2&&before===":",isHandled=tokens.slice(first,at).some(other=>other.key==="HANDLER");(key==="BEGIN"?at===first||isLabelled||
isHandled:opensCase(key,before))&&open.push(key);let isOther=OTHER_ENDS.has(next)&&(at===first||next==="REPEAT"),mayEnd=at===
first||next===";"||open.at(-1)==="CASE";if(key==="END"&&before!==":"&&!isOther&&mayEnd&&open.pop(),open.length===0)return at;
BEFORE_STATEMENT.has(key)&&(first=at+1)}throw new SplitError(tokens[begin]?.line??1,"a block starts here with BEGIN and \
does not END.")}var NAME="(?:`(?:[^`]|``)+`|[\\p{L}\\p{N}_]+)",USE_CATALOG=new RegExp(`^(?:USE|SET) CATALOG (${NAME}|'[^\
'\\\\]+')$`,"iu"),USE_SCHEMA=new RegExp(`^USE (?!(?:CATALOG|SCHEMA|DATABASE)$)(?:(?:SCHEMA|DATABASE) )?(?:(${NAME}) \\. )\
?(${NAME})$`,"iu");function sessionAfter(piece,session){let[first,second]=piece;if(first?.key!=="USE"&&!(first?.key==="S\
ET"&&second?.key==="CATALOG"))return;let command=piece.map(({text})=>text).join(" "),catalog=USE_CATALOG.exec(command)?.[1];
if(catalog!==void 0)return{catalog:unquote(catalog)};let[,parent,schema]=USE_SCHEMA.exec(command)??[];if(schema===void 0){
let why="this form of USE cannot be carried over to the next statements.";throw new SplitError(first.line,`${why} Name t\
he catalog or schema itself.`)}return{...parent===void 0?session:{catalog:unquote(parent)},schema:unquote(schema)}}var unquote=name=>/^[`']/.
test(name)?name.slice(1,-1).replaceAll("``","`"):name;var GRANT=new RegExp(`^GRANT (?<privileges>[A-Z_ ,]+?) ON (?:(?<type>CATALOG|SCHEMA|DATABASE|TABLE) )?(?<names>${NAME}(?\
: \\. ${NAME}){0,2}) TO (?<principal>${NAME})$`,"iu"),DEPTH={CATALOG:["catalog",1],SCHEMA:["schema",2],DATABASE:["schema",
2],TABLE:["table",3]};function scriptGrants(statements){return statements.some(({plain})=>/^REVOKE /i.test(plain))?[]:statements.
flatMap(({plain,catalog,schema})=>{let{privileges="",type="TABLE",names="",principal}=grantIn(plain),[securable,depth]=DEPTH[type.
toUpperCase()]??["table",3],given=names.split(" . ").map(unquote),session=[catalog,schema].slice(0,depth-given.length);if(principal===
void 0||session.includes(void 0))return[];let name=[...session,...given].join(".");return privileges.split(",").map(privilege=>({
principal:unquote(principal),privilege:normalised(privilege),type:securable,name}))})}function grantIn(plain){return GRANT.
exec(plain)?.groups??{}}var IN_SESSION="has its effect only in the session that runs it, and each statement is run in one of its own",UNSEEN="ru\
ns SQL that can't be looked at beforehand",IN_PARTS="runs several statements, and does not tell after which of them it s\
topped",LABEL="(?:(?:`(?:[^`]|``)+`|[^ `]+) : )?",REFUSED=[["(DECLARE|SET|RESET|CACHE|UNCACHE|CLEAR CACHE)",IN_SESSION],
["(CREATE (?:OR (?:REPLACE|REFRESH) )?(?:GLOBAL )?TEMP(?:ORARY)?|DROP TEMP(?:ORARY)?)",IN_SESSION],["(ADD (?:ARCHIVE|FIL\
E|JAR)S?)",IN_SESSION],["(START TRANSACTION|BEGIN (?:TRANSACTION|WORK)|COMMIT|ROLLBACK)",IN_SESSION],["(BEGIN)$",IN_SESSION],
["(EXECUTE IMMEDIATE)",UNSEEN],["(CALL)",IN_PARTS],[`${LABEL}(BEGIN)`,IN_PARTS]];function refuseSessionStatements(statements){
for(let{plain,line}of statements)for(let[beginning,why]of REFUSED){let keywords=new RegExp(`^${beginning}(?: |$)`,"iu").
exec(plain)?.[1];if(keywords!==void 0)throw new SplitError(line,`\`${keywords.toUpperCase()}\` ${why}. Set \`bootstrap: s\
cript\`, and run the script by hand in one session.`)}}var PATH="/api/2.0/sql/statements",SCRIPT_TIMEOUT_MS=20*6e4,FIRST_POLL_MS2=100,MAX_POLL_MS2=5e3,LAST_LOOKS2=5,ENDED=["SU\
CCEEDED","CLOSED","FAILED","CANCELED"],answer=looseObject({statement_id:string().check(_minLength(1)),status:looseObject(
{state:string(),sql_state:nullish(string()),error:nullish(looseObject({error_code:nullish(union([string(),number()])),message:nullish(
string())}))})});async function runScript(statements,options){let{clock}=options.client,deadline=clock.now()+SCRIPT_TIMEOUT_MS;
for(let[index,statement]of statements.entries()){if(index<options.ranBefore)continue;let where=`line ${statement.line}: \
\`${firstLine(statement,options.redact)}\``,name=`Statement ${index+1} of ${statements.length} (${where})`,stopped=(message,mayHaveRun=!1)=>({
ran:index,stopped:{cancelled:clock.cancelled(),message:`${name} ${message}`,mayHaveRun}});if(clock.cancelled())return stopped(
"was not started: the run was cancelled.");options.progress(name);try{let fault=await execute(statement,deadline,options);
if(fault!==void 0)return stopped(fault.message,fault.mayHaveRun)}catch(error){if(!(error instanceof RequestFailure))throw error;
return stopped(error.message)}}return{ran:statements.length,stopped:void 0}}async function execute(statement,deadline,{client,
warehouseId}){let{clock}=client,open=message2=>({message:message2,mayHaveRun:!0}),{text,catalog,schema}=statement,sent;try{
sent=await client.post(PATH,{statement:text,warehouse_id:warehouseId,wait_timeout:"0s",on_wait_timeout:"CONTINUE",...catalog!==
void 0&&{catalog},...schema!==void 0&&{schema}})}catch(error){if(!(error instanceof RequestFailure)||!error.ambiguous)throw error;
return open(`may have run: its answer was lost. Look for it in the query history of the warehouse. (${error.message})`)}
let first=answer.safeParse(sent);if(!first.success)return open("may have run: the answer does not say what became of it.\
 Look for it in the query history of the warehouse.");let id=first.data.statement_id,current=first.data;for(let pause=FIRST_POLL_MS2;!ENDED.
includes(current.status.state);pause=Math.min(pause*2,MAX_POLL_MS2)){if(clock.cancelled())return open(`was stopped, beca\
use the run was cancelled: ${await stop(client,id)}.`);if(clock.now()>=deadline){let why=`because the script took longer\
 than ${SCRIPT_TIMEOUT_MS/6e4} minutes`;return open(`was stopped, ${why}: ${await stop(client,id)}.`)}await clock.sleep(
pause);try{current=await look(client,id)}catch(error){if(!(error instanceof RequestFailure))throw error;return open(`may\
 still be running: it could not be followed. Look for statement id ${id} in the query history of the warehouse. (${error.
message})`)}}let message=faultOf2(current);return message===void 0?void 0:{message,mayHaveRun:!1}}async function look(client,id){
let parsed=answer.safeParse(await client.get(`${PATH}/${encodeURIComponent(id)}`));if(!parsed.success)throw new RequestFailure(
`Databricks: GET ${PATH}: the answer is not a statement`,{status:200});return parsed.data}async function stop(client,id){
try{await client.post(`${PATH}/${encodeURIComponent(id)}/cancel`,{});for(let looks=0;looks<LAST_LOOKS2;looks++){let{state}=(await look(
client,id)).status;if(ENDED.includes(state))return`it ended as ${state} (statement id ${id})`;await client.clock.sleep(FIRST_POLL_MS2)}}catch(error){
if(!(error instanceof RequestFailure))throw error}return`Databricks was asked to cancel it; look for statement id ${id} \
in the query history of the warehouse`}function faultOf2({statement_id:id,status:{state,sql_state:sqlState,error}}){if(state===
"SUCCEEDED"||state==="CLOSED")return;if(state==="CANCELED")return`was cancelled in Databricks (statement id ${id}).`;let facts=`${sqlState==
null?"":`SQLSTATE ${sqlState}, `}statement id ${id}`;return`failed: ${error?.message??error?.error_code??"Databricks doe\
s not say why"} (${facts}).`}var MAX_LINE_CHARS=120;function firstLine({text},redact){let line=redact(text).split(/\r?\n/).
find(one=>!/^\s*(?:--|$)/.test(one))??"";return line.length>MAX_LINE_CHARS?`${line.slice(0,MAX_LINE_CHARS)}\u2026`:line}function workspaceUrl({host,port}){return`https://${host}${port===443?"":`:${port}`}`}function workspaceOf({connection,nativeIntegration}){
let{hostname:host,port,httpPath}=connection,{workspaceIds=[]}=nativeIntegration.config,[path="",query]=httpPath.split("?"),
inPath=/^\/?sql\/protocolv1\/o\/([^/]+)\//.exec(path)?.[1],named=[new URLSearchParams(query).get("o"),inPath].find(id=>id!=
null&&ID.test(id)),[only="",...others]=workspaceIds,listed=others.length===0&&ID.test(only)?only:void 0;return{host,port,
workspaceId:named??listed}}var ID=/^[1-9]\d*$/;function warehouseOf(httpPath){return/^\/?sql\/1\.0\/(?:warehouses|endpoints)\/([^/?&]+)\/?(?:\?.*)?$/.
exec(httpPath)?.[1]}var MAX_FAULT_CHARS=2e3;function explain(request,{status,body,fault:odd=""}){let fault=isSuccess(status)?`${odd}. Check \
the host of the connection, and whether a proxy or a private link stands in between`:isRedirect(status)?"a redirect, whi\
ch is not followed. Check the host of the connection, and whether the workspace is behind a private link":faultText(body);
return`Databricks: ${request}: HTTP ${status}${fault===""?"":`, ${fault}`}`}function refusesCredential(error){let{body}=error,
isSignIn=error instanceof SignInFailure,status=isSignIn?error.answered:error.status;if(isPage(body)||/\bIP ACL\b|network access/i.
test(faultText(body)))return!1;let isWrong=["invalid_client","invalid_grant","unauthorized_client"].includes(String(getIn(
body,["error"]))),isLacking=getIn(body,["error_code"])==="PERMISSION_DENIED"&&!/token|credential/i.test(faultText(body));
return status===403&&!isSignIn?!isLacking:status===401||status===403||isSignIn&&status===400&&isWrong}function isPage(body){
return typeof body=="string"&&/<[a-z!/]/i.test(body)}function faultText(body){if(typeof body=="string")return shorten(isPage(
body)?pageText(body):body);if(typeof body!="object"||body===null)return"";let words=(...names)=>names.map(name=>getIn(body,
[name])).filter(value=>typeof value=="string"&&value!==""&&value!=="null"||typeof value=="number").join(": ");return shorten(
words("error_code","message")||words("error","error_description")||words("scimType","detail"))}function pageText(html){let page=html.
slice(0,1e4);return(/<pre[^>]*>([^]*?)<\/pre>/i.exec(page)?.[1]??/<title[^>]*>([^]*?)<\/title>/i.exec(page)?.[1]??page).
replace(/<[^>]*>/g," ")}function shorten(text){let line=text.replace(/\s+/g," ").trim();return line.length>MAX_FAULT_CHARS?
`${line.slice(0,MAX_FAULT_CHARS)}\u2026`:line}function tokenProvider(credential,options){switch(credential.kind){case"token":return fixedToken(credential.token);case"\
m2m":return mintedTokens(()=>signIn(credential,options),options.clock);case"oidc":return mintedTokens(()=>exchangeIdToken(
credential,options),options.clock)}}function signIn({clientId,clientSecret},options){let pair=`${encodeURIComponent(clientId)}\
:${encodeURIComponent(clientSecret)}`,basic=Buffer.from(pair).toString("base64");return options.mask(basic),requestToken(
{form:{grant_type:"client_credentials",scope:"all-apis"},headers:{authorization:`Basic ${basic}`}},options,()=>`Check th\
e client \`${clientId}\`, its secret, and that it belongs to this workspace.`)}async function exchangeIdToken({clientId,
audience,idToken},options){let wanted=audience??await defaultAudience(options),subject=await idToken(wanted).catch(error=>{
throw error instanceof RequestFailure?new RequestFailure(error.message,{cause:error}):error});return options.mask(subject),
requestToken({form:{client_id:clientId,subject_token:subject,subject_token_type:"urn:ietf:params:oauth:token-type:jwt",grant_type:"\
urn:ietf:params:oauth:grant-type:token-exchange",scope:"all-apis"}},options,()=>`Databricks did not accept GitHub's ID t\
oken, which says ${claims(subject)}. The federation policy of the service principal \`${clientId}\` must have the same is\
suer, subject and one of its audiences; set the input \`databricks-audience\` to the audience of the policy.`)}async function requestToken(request,options,advice){
let answer2=await sendAlone({method:"POST",path:"/oidc/v1/token",...request},options).catch(error=>{if(!(error instanceof
RequestFailure)||error.transient)throw error;let{message,status,body}=error;throw new RequestFailure(`${message}. ${advice()}`,
{status,body,cause:error})}),token=getIn(answer2,["access_token"]);if(typeof token!="string"||token==="")throw new RequestFailure(
"Databricks: POST /oidc/v1/token: the answer holds no token. Check the host of the connection.",{status:200});options.mask(
token);let seconds=Number(getIn(answer2,["expires_in"]));return{token,lifetimeMs:seconds>0?seconds*1e3:1/0}}async function defaultAudience(options){
try{let metadata=await sendAlone({method:"GET",path:"/.well-known/databricks-config"},options),audience=getIn(metadata,[
"token_federation_default_oidc_audiences",0]);if(typeof audience=="string"&&audience!=="")return audience}catch(error){if(!(error instanceof
RequestFailure)||error.transient)throw error}return`${workspaceUrl(options)}/oidc/v1/token`}async function sendAlone(request,options){
let client=apiClient({...options,baseUrl:workspaceUrl(options),raw:TOKENS,explain});try{return await client.send(request)}finally{
client.close()}}var TOKENS=/^\/oidc\//;function claims(idToken){let part=idToken.split(".")[1]??"",payload=parseBody(Buffer.
from(part,"base64url").toString("utf8"));return["iss","aud","sub"].map(name=>{let value=[getIn(payload,[name])??"nothing"].
flat();return`\`${name}\` = \`${value.map(String).join(", ")}\``}).join(", ")}var READ_ONLY=[["GET",/^\//]];function databricksClient(options){let{workspaceId,access}=options,{send,clock,close}=apiClient(
{...options,baseUrl:workspaceUrl(options),tokens:tokenProvider(options.credential,options),...workspaceId!==void 0&&{headers:{
"x-databricks-workspace-id":workspaceId}},...access==="read"&&{only:{allowed:READ_ONLY,refusal:"this run may only read f\
rom Databricks."}},explain});return{clock,close,get:path=>send({method:"GET",path}),post:(path,body)=>send({method:"POST",
path,body},"refused")}}function openWorkspace(workspace,credential,access,{request,clock,log,redact}){return databricksClient({...workspace,credential,
access,userAgent:USER_AGENT,timeoutMs:request.timeout,clock,mask:log.mask,redact})}function ownCredential({connection}){
if(connection.authenticationType==="token")return{kind:"token",token:connection.token};let{clientId,clientSecret}=connection.
oAuthClientConfig;return{kind:"m2m",clientId,clientSecret}}function inputCredential({request,idToken}){let{databricksCredential:credential}=request;
return credential?.kind==="oidc"?{...credential,idToken}:credential}function setUpScripts({secrets,saveScript},reader){let keyOf=({key})=>key,ask=askOnce(async connection=>reader.setUpScript(
secrets.fill(connection)),keyOf);return{fetch:askOnce(async connection=>{let sql=await ask(connection);return{sql,script:await saveScript(
`${connection.key}.sql`,sql)}},keyOf),foresee:connection=>{ask(connection).catch(()=>{})}}}function scriptRunner(ports){
let credential=inputCredential(ports);if(credential!==void 0)return credential;let{name,The}=ports.wording,client=name("\
databricksClientId");throw new ConfigError(`${The("bootstrap")} is \`run\`, but nobody is named who runs the script in Dat\
abricks: set ${name("databricksToken")}, or ${client} with ${name("databricksClientSecret")}, or ${client} alone and the\
 permission \`id-token: write\`.`)}async function fetchSetUpScript(entry,scripts,{request,wording,redact}){let{change,candidate,
diagnostics}=entry,isOpen=diagnostics.every(({severity,code})=>severity==="warning"||code==="dry-run-failed");if(!(change.
action==="create"||change.action==="update"&&needsSetUp(entry))||!isOpen)return entry;let position=positionOf(candidate),
isByHand=request.bootstrap!=="run"||change.action==="update";try{let{sql,script}=await scripts.fetch(change.desired);if(isByHand)
return withCheck(entry,{setUp:{script}});let statements=runnable(sql,change.desired,request,wording).statements.map(one=>({
...one,plain:redact(one.plain)})),done=statements.map(({plain,catalog=null,schema=null})=>({plain,catalog,schema})),grants2=scriptGrants(
statements),run={statements:statements.length,digest:scriptDigest(done),grants:grants2},checked=withCheck(entry,{setUp:{
script,run}});return script.text.kind==="secret"?withDiagnostics(checked,[holdsSecret(position)]):checked}catch(error){return withDiagnostics(
entry,[notFetched(error,isByHand,position)])}}function holdsSecret(position){return warningAt("bootstrap-secret","The se\
t-up script holds a secret, which Databricks keeps in its query history once the script has run.",position)}function notFetched(error,isByHand,position){
let why=messageOf(error);if(!isByHand){let what=`The set-up script can't be run. ${why}`;return errorAt("bootstrap-faile\
d",what,position,unreadOf(error))}return warningAt("bootstrap-script",`The set-up script could not be fetched from Immut\
a: it must be run first all the same. (${why})`,position,unreadOf(error))}function setUpRunner(ports,scripts,credential,recordOf){
let{request,wording,log,redact}=ports;return async(entry,connection)=>{let{key,body}=connection,progress,failed=(code,message)=>({
progress,diagnostics:[errorAt(code,message,positionOf(entry.candidate))]});try{let{sql,script}=await scripts.fetch(connection),
{statements,warehouse}=runnable(sql,connection,request,wording),client=openWorkspace(workspaceOf(body),credential,"write",
ports),record=recordOf(entry),[catalog,file]=[`\`${body.nativeIntegration.config.catalog}\``,`\`${script.name}\``];try{let ranBefore=await statementsRun(
record?.ran,statements,()=>hasCatalog(client,body));if(ranBefore==="unknown")return failed("bootstrap-failed",progressUnknown(
catalog,file));progress={script,statements:statements.length,ran:ranBefore,ranBefore},ranBefore>0&&log.info(`${key}: set\
-up script: ${ranBefore} statements have run before`);let{ran,stopped}=await runScript(statements,{client,warehouseId:warehouse,
redact,ranBefore,progress:text=>log.info(`${key}: set-up script: ${text}`)});if(progress={...progress,ran},stopped===void 0)
return{progress,diagnostics:[]};let goesOn=stopped.mayHaveRun?onceKnown(catalog,file):GOES_ON,next=record===void 0?byHand(
catalog,file):goesOn;return failed(stopped.cancelled?"cancelled":"bootstrap-failed",`Not registered, because the set-up \
script stopped. ${stopped.message} ${whatRan(ran)} ${next}`)}finally{client.close()}}catch(error){return failed("bootstr\
ap-failed",`Not registered, because the set-up script was not run. ${messageOf(error)}`)}}}var CREATES_CATALOG=/^create (?:foreign )?catalog\b/i;
async function statementsRun(recorded,statements,hasCatalog2){let hasCreated=statements.slice(0,recorded).some(({plain})=>CREATES_CATALOG.
test(plain));return recorded!==void 0&&recorded<statements.length&&!hasCreated?recorded:await hasCatalog2()?recorded??"u\
nknown":0}function progressUnknown(catalog,file){return`Not registered: the catalog ${catalog} exists, and no record tel\
ls how far the set-up script has run. If it ran to its end, apply with \`bootstrap: script\`. Else run the rest of ${file}\
 by hand first; or drop the catalog, and run this job again.`}var GOES_ON="Remove the cause, and run this job again: it \
goes on with that statement.";function onceKnown(catalog,file){return`If it did not run, run this job again: it goes on \
with that statement. If it ran, run the rest of ${file} by hand, and apply with \`bootstrap: script\`; or drop the catalog\
 ${catalog}, and run this job again: it begins anew.`}function byHand(catalog,file){return`Remove the cause. Then run th\
e rest of ${file} by hand, and apply with \`bootstrap: script\`; or drop the catalog ${catalog}, if it exists, and run t\
his job again.`}function whatRan(ran){return ran===0?"No statement ran before it.":ran===1?"Statement 1 ran and is not u\
ndone.":`Statements 1 to ${ran} ran and are not undone.`}function runnable(sql,{body},{warehouseId},{the}){let warehouse=warehouseOf(
body.connection.httpPath)??warehouseId;if(warehouse===void 0)throw new Error(`\`httpPath\` names no SQL warehouse, and sta\
tements run on nothing else: set ${the("warehouseId")}, or \`bootstrap: script\` and run the script by hand.`);let statements=splitStatements(
sql);if(statements.length===0)throw new Error("Immuta's script holds no statement.");return refuseSessionStatements(statements),
{statements,warehouse}}async function hasCatalog({get},{nativeIntegration}){let name=nativeIntegration.config.catalog;try{
return await get(`/api/2.1/unity-catalog/catalogs/${encodeURIComponent(name)}`),!0}catch(error){if(!(error instanceof RequestFailure)||
error.status!==404)throw error;let code=getIn(error.body,["error_code"]);if(typeof error.body=="object"&&code!=="ENDPOIN\
T_NOT_FOUND")return!1;throw error}}export{followJobs,requireWait,setObjects,refusesCredential,connectionNeeds,runnerNeeds,applies,judge,grantScript,workspaceOf,
openWorkspace,ownCredential,inputCredential,setUpScripts,scriptRunner,fetchSetUpScript,setUpRunner};
