import{Redactor,Unwritten,actionWording,inputName,publishFailure,readEvent,secretFault}from"./secrets-redactor.js";import{
nearest,printable}from"./core-spelling.js";import{ConfigError}from"./core-failure.js";import{DATABRICKS_HOSTS,
_default,_enum,_minLength,_regex,boolean,check,config,int,looseObject,nullish,object,optional,pipe,refine,string,transform,
visible}from"./connection-host-format.js";import"./esbuild-helpers.js";async function runToEnd(work){let outputs=[process.stdout,process.stderr];for(let output of outputs)output.on("error",()=>{});
process.exitCode=1,process.exitCode=await work(),await Promise.all(outputs.map(flushed)),process.exit()}function flushed(output){
return new Promise(resolve=>{output.write("",()=>resolve())})}var SWITCH="NODE_TLS_REJECT_UNAUTHORIZED";function checkCertificates(env){if(env[SWITCH]==="0")return Reflect.deleteProperty(
env,SWITCH),`\`${SWITCH}=0\` is ignored: certificates are always checked. Name the file of a private certificate authorit\
y in \`NODE_EXTRA_CA_CERTS\`.`}import{mkdirSync,mkdtempSync}from"node:fs";import{writeFile}from"node:fs/promises";import{tmpdir}from"node:os";import{join}from"node:path";
function runFiles(env,redactor){let made,scripts="",root=()=>made??=makeFolder([env.RUNNER_TEMP,tmpdir()]);return{saveResult:async json=>{
let path=join(root(),"result.json");return await writeFile(path,redactor.redact(json),{mode:384}),path},saveScript:async(name,sql)=>{
scripts===""&&mkdirSync(scripts=join(root(),"scripts"),{mode:448});let safe=await writeNew(scripts,name.replace(/[^\w.-]/g,
"_"),sql),isClean=redactor.redact(sql)===sql;return{name:safe,text:isClean?{kind:"shown",sql}:{kind:"secret"}}},scriptDirectory:()=>scripts}}
async function writeNew(folder,name,text2){let dot=name.indexOf(".",1),[stem,ending]=dot<0?[name,""]:[name.slice(0,dot),
name.slice(dot)];for(let number=1;;number++){let free=number===1?name:`${stem}-${number}${ending}`;try{return await writeFile(
join(folder,free),text2,{mode:384,flag:"wx"}),free}catch(error){if(error.code!=="EEXIST")throw error}}}function makeFolder(parents){
let[parent,...others]=parents.filter(path=>path!==void 0&&path!=="");try{return mkdtempSync(join(parent??tmpdir(),"immut\
a-connections-"))}catch(error){if(others.length===0)throw error;return makeFolder(others)}}var repository=looseObject({full_name:string()}),pullEvent=looseObject({pull_request:looseObject({number:int(),base:looseObject(
{sha:string(),ref:nullish(string()),repo:nullish(repository)}),head:looseObject({sha:string(),repo:nullish(repository)}),
user:nullish(looseObject({login:string()})),merged:nullish(boolean()),state:nullish(string())})}),eventRepository=nullish(
looseObject({default_branch:nullish(string())})),anyEvent=looseObject({repository:eventRepository}),pushEvent=looseObject(
{before:string(),after:string(),ref:string(),repository:eventRepository,deleted:optional(boolean())}),mergeGroupEvent=looseObject(
{merge_group:looseObject({base_sha:string(),head_sha:string(),base_ref:nullish(string())})}),PULL_EVENTS=["pull_request",
"pull_request_target"];function readTrigger(env,payload){let event=env.GITHUB_EVENT_NAME??"",sha=env.GITHUB_SHA??"",branch=branchOf(
env.GITHUB_REF,payload),main2=defaultBranch(payload),isForDefault=branch===main2;if(PULL_EVENTS.includes(event)){let{pull_request:pull}=parse(
pullEvent,payload,event),base=pull.base.repo?.full_name??env.GITHUB_REPOSITORY,isFork=pull.head.repo?.full_name!==base,isDependabot=[
env.GITHUB_ACTOR,pull.user?.login].includes("dependabot[bot]");return{event,range:{kind:"pull",number:pull.number,base:pull.
base.sha},pull:{number:pull.number,headSha:pull.head.sha,untrusted:isFork||isDependabot,isOpen:pull.merged!==!0&&pull.state!==
"closed"},sha:pull.head.sha,branch,isForDefault:(pull.base.ref??main2)===main2,checkedOut:event==="pull_request"?[...new Set(
[sha,pull.head.sha])]:[]}}if(event==="push"){let{before,after}=parse(pushEvent,payload,event);return{event,range:{kind:"\
compare",base:before,head:after},sha:after,branch,isForDefault,checkedOut:[after]}}if(event==="merge_group"){let{merge_group:group}=parse(
mergeGroupEvent,payload,event);return{event,range:{kind:"compare",base:group.base_sha,head:group.head_sha},sha:group.head_sha,
branch,isForDefault:(group.base_ref??main2).replace(/^refs\/heads\//,"")===main2,checkedOut:[group.head_sha]}}return{event,
range:{kind:"none"},sha,branch,isForDefault,checkedOut:[sha]}}function branchOf(ref,payload){let[,branch]=/^refs\/heads\/(.+)$/s.
exec(ref??"")??[];return branch??defaultBranch(payload)}function defaultBranch(payload){return anyEvent.safeParse(payload).
data?.repository?.default_branch??"main"}function pickMode(input,{event},payload){let isProposal=event==="merge_group"||
PULL_EVENTS.includes(event),mayApply=event==="push"||event==="schedule"||event.endsWith("_dispatch");if(input==="apply"&&
!mayApply)throw new ConfigError(`${actionWording.The("mode")} is apply, but the event is \`${event}\`: apply runs on push\
, schedule or a dispatch, after the review.`);if(input!=="auto")return input;if(isProposal||event==="workflow_dispatch")
return"plan";if(event==="push"){let{ref,deleted}=parse(pushEvent,payload,event);return ref===`refs/heads/${defaultBranch(
payload)}`&&deleted!==!0?"apply":"validate"}if(event==="schedule")return"drift";throw new ConfigError(`${actionWording.The(
"mode")} is auto, which does not know the event \`${event}\`: set it to validate, plan, apply or drift.`)}function parse(schema,payload,event){
let result=schema.safeParse(payload);if(result.success)return result.data;let paths=result.error.issues.map(({path})=>`\`${path.
join(".")}\``).join(", ");throw new ConfigError(`The payload of the event \`${event}\` is not what GitHub sends: ${paths}\
 missing or malformed.`)}var lines=text2=>text2.split(`
`).map(line=>line.trim()).filter(line=>line!==""),text=()=>optional(string()),credential=()=>optional(string().check(check(
({value,issues})=>{let message=secretFault(value);message!==void 0&&issues.push({code:"custom",message,input:value})}))),
list=(fallback,faultOf=isOneGlob,ofNone="must name at least one")=>{let globs=string().check(check(({value,issues})=>{let all=lines(
value),[fault]=all.flatMap(line=>faultOf(line)??[]),message=all.length===0?ofNone:fault;message!==void 0&&issues.push({code:"\
custom",message,input:value})}));return pipe(_default(globs,fallback.join(`
`)),transform(lines))};function isOneGlob(line){return line.replace(/\{[^}]*\}|\[[^\]]*\]/g,"").includes(",")?"must have\
 each on a line of its own, without commas":void 0}function isSpecGlob(line){return line.replace(/^!?(?:\.\/)?/,"").replace(
/\/+$/,"").split("/").some(step=>["",".",".."].includes(step))?"must start from the repository, and have a name or patte\
rn between two `/`":isOneGlob(line)}function isHostGlob(line){return/:\/\//.test(line)?"must name hosts without a scheme":
/[/:@]/.test(line)?"must name hosts without port, path or user name":isOneGlob(line)}var choice=(values,fallback=values[0])=>{
let message=`must be ${values.slice(0,-1).join(", ")} or ${values.at(-1)??""}`;return _default(_enum(values,message),fallback)},
flag=fallback=>pipe(_default(_enum(["true","false"],"must be true or false"),fallback?"true":"false"),transform(value=>value===
"true")),whole=(fallback,min,max,factor=1)=>{let isWhole=value=>/^\d{1,6}$/.test(value)&&Number(value)>=min&&Number(value)<=
max,message=`must be a whole number from ${min} to ${max}`;return pipe(_default(string().check(refine(isWhole,message)),
String(fallback)),transform(value=>Number(value)*factor))},identifier=message=>string().check(_regex(/^[\w-]{1,100}$/,message)),
SECOND=1e3,MIN_KEY_CHARS=16,settings={immutaUrl:optional(pipe(string().check(check(checkTenantUrl)),transform(tenantUrl))),
immutaApiKey:credential(),immutaToken:credential(),specs:list(["connections/**/*.yml","connections/**/*.yaml"],isSpecGlob),
mode:choice(["auto","validate","plan","apply","drift"]),scope:choice(["auto","changed","all"]),githubToken:text(),comment:choice(
["always","on-change","never"]),commentId:_default(identifier("may hold letters, digits, - and _ only, at most 100"),"de\
fault"),secretVariables:list(["CONNECTION_*"]),allowedHosts:list([...DATABRICKS_HOSTS],isHostGlob,"is given but empty: i\
s its variable set? Leave the input out for the Databricks domains"),updateExisting:flag(!0),forceUpdate:flag(!1),allowDelete:flag(
!1),maxChanges:whole(25,0,1e5),requirePlan:flag(!1),planKey:optional(string().check(_minLength(MIN_KEY_CHARS,`must have \
at least ${MIN_KEY_CHARS} characters`))),auditNotes:flag(!1),driftIssue:flag(!1),failOnDrift:flag(!0),wait:flag(!0),waitTimeout:whole(
600,1,86400,SECOND),concurrency:whole(8,1,64),timeout:whole(30,1,3600,SECOND),bootstrap:choice(["off","script","run"],"s\
cript"),warehouseId:optional(identifier("must be the id of a SQL warehouse, such as `1a2b3c4d5e6f7a8b`")),databricksToken:credential(),
databricksClientId:text(),databricksClientSecret:credential(),databricksAudience:text(),preflight:choice(["off","warn","\
fail"])},settingsSchema=object(settings),SETTINGS=Object.keys(settings),SECRET_SETTINGS=["immutaApiKey","immutaToken","g\
ithubToken","planKey","databricksToken","databricksClientSecret"];function readRequest(raw,wording){let{data,error}=settingsSchema.
safeParse(raw),faults=[...(error?.issues??[]).map(issue=>describeIssue(issue,raw,wording)),...conflicts(raw,wording)];if(data===
void 0||faults.length>0)throw new ConfigError(faults.join(`
`));return{...data,immutaCredential:immutaCredential(data),databricksCredential:databricksCredential(data)}}function immutaCredential({
immutaApiKey:apiKey,immutaToken:token}){return apiKey!==void 0?{kind:"api-key",apiKey}:token===void 0?void 0:{kind:"toke\
n",token}}function databricksCredential({databricksToken:token,databricksClientId:clientId,databricksClientSecret:clientSecret,
databricksAudience:audience}){if(token!==void 0)return{kind:"token",token};if(clientId!==void 0)return clientSecret===void 0?
{kind:"oidc",clientId,audience}:{kind:"m2m",clientId,clientSecret}}function conflicts(raw,{The,name}){let isSet=setting=>raw[setting]!==
void 0;return[isSet("immutaApiKey")&&isSet("immutaToken")&&`${The("immutaApiKey")} and ${name("immutaToken")} are both s\
et: give one of the two.`,isSet("databricksToken")&&isSet("databricksClientId")&&`${The("databricksToken")} and ${name("\
databricksClientId")} are both set: give one of the two.`,isSet("databricksClientSecret")&&!isSet("databricksClientId")&&
`${The("databricksClientSecret")} is set, but not ${name("databricksClientId")}: give both.`].filter(fault=>fault!==!1)}
var UNSHOWN=[...SECRET_SETTINGS,"immutaUrl"];function describeIssue(issue,raw,{The}){let setting=String(issue.path[0]),given=raw[setting],
isShown=given!==void 0&&given!==""&&!UNSHOWN.includes(setting),near=issue.code==="invalid_value"&&given!==void 0?nearest(
given,issue.values.map(String)):void 0,shown=isShown?`, not \`${printable(given)}\``:"",sentence=`${The(setting)} ${issue.
message}${shown}.`;return near===void 0?sentence:`${sentence} Did you mean \`${near}\`?`}var LOOPBACK=/^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;
function checkTenantUrl(payload){let message=tenantUrlFault(payload.value);message!==void 0&&payload.issues.push({code:"\
custom",message,input:payload.value})}function tenantUrlFault(value){let url=URL.canParse(value)?new URL(value):void 0;if(url===
void 0||!["https:","http:"].includes(url.protocol))return"must be a URL such as `https://acme.hosted.immutacloud.com`, w\
ith its scheme";if(url.protocol==="http:"&&!LOOPBACK.test(url.hostname))return"must use https";if(url.username!==""||url.
password!=="")return"must not hold a user name or password";if(url.search!==""||url.hash!=="")return"must not hold a que\
ry or a fragment"}function tenantUrl(value){let{origin,pathname}=new URL(value);return(origin+pathname).replace(/\/+$/,"")}var INPUT_NAMES=SETTINGS.map(inputName),SECRET_INPUTS=SECRET_SETTINGS.map(inputName);function rawInput(env,name){let value=givenInput(
env,name);return value===""?void 0:value}function givenInput(env,name){return env[`INPUT_${name.toUpperCase()}`]?.trim()}
var CLOSED=["allowedHosts"];function readInputs(env){let given=SETTINGS.flatMap(setting=>{let value=(CLOSED.includes(setting)?
givenInput:rawInput)(env,inputName(setting));return value===void 0?[]:[[setting,value]]});return readRequest(Object.fromEntries(
given),actionWording)}import*as os from"os";function toCommandValue(input){return input==null?"":typeof input=="string"||input instanceof String?input:JSON.stringify(
input)}function issueCommand(command,properties,message){let cmd=new Command(command,properties,message);process.stdout.write(cmd.
toString()+os.EOL)}var CMD_STRING="::",Command=class{constructor(command,properties,message){command||(command="missing.command"),this.command=
command,this.properties=properties,this.message=message}toString(){let cmdStr=CMD_STRING+this.command;if(this.properties&&
Object.keys(this.properties).length>0){cmdStr+=" ";let first=!0;for(let key in this.properties)if(this.properties.hasOwnProperty(
key)){let val=this.properties[key];val&&(first?first=!1:cmdStr+=",",cmdStr+=`${key}=${escapeProperty(val)}`)}}return cmdStr+=
`${CMD_STRING}${escapeData(this.message)}`,cmdStr}};function escapeData(s){return toCommandValue(s).replace(/%/g,"%25").
replace(/\r/g,"%0D").replace(/\n/g,"%0A")}function escapeProperty(s){return toCommandValue(s).replace(/%/g,"%25").replace(
/\r/g,"%0D").replace(/\n/g,"%0A").replace(/:/g,"%3A").replace(/,/g,"%2C")}import*as crypto from"crypto";import*as fs from"fs";import*as os2 from"os";function issueFileCommand(command,message){let filePath=process.env[`GITHUB_${command}`];if(!filePath)throw new Error(`U\
nable to find environment variable for file command ${command}`);if(!fs.existsSync(filePath))throw new Error(`Missing fi\
le at path: ${filePath}`);fs.appendFileSync(filePath,`${toCommandValue(message)}${os2.EOL}`,{encoding:"utf8"})}function prepareKeyValueMessage(key,value){
let delimiter=`ghadelimiter_${crypto.randomUUID()}`,convertedValue=toCommandValue(value);if(key.includes(delimiter))throw new Error(
`Unexpected input: name should not contain the delimiter "${delimiter}"`);if(convertedValue.includes(delimiter))throw new Error(
`Unexpected input: value should not contain the delimiter "${delimiter}"`);return`${key}<<${delimiter}${os2.EOL}${convertedValue}${os2.EOL}${delimiter}`}import{EOL as EOL3}from"os";import{constants,promises}from"fs";var __awaiter=function(thisArg,_arguments,P,generator){function adopt(value){
return value instanceof P?value:new P(function(resolve){resolve(value)})}return new(P||(P=Promise))(function(resolve,reject){
function fulfilled(value){try{step(generator.next(value))}catch(e){reject(e)}}function rejected(value){try{step(generator.
throw(value))}catch(e){reject(e)}}function step(result){result.done?resolve(result.value):adopt(result.value).then(fulfilled,
rejected)}step((generator=generator.apply(thisArg,_arguments||[])).next())})},{access,appendFile,writeFile:writeFile2}=promises,
SUMMARY_ENV_VAR="GITHUB_STEP_SUMMARY";var Summary=class{constructor(){this._buffer=""}filePath(){return __awaiter(this,void 0,void 0,function*(){if(this._filePath)
return this._filePath;let pathFromEnv=process.env[SUMMARY_ENV_VAR];if(!pathFromEnv)throw new Error(`Unable to find envir\
onment variable for $${SUMMARY_ENV_VAR}. Check if your runtime environment supports job summaries.`);try{yield access(pathFromEnv,
constants.R_OK|constants.W_OK)}catch{throw new Error(`Unable to access summary file: '${pathFromEnv}'. Check if the file\
 has correct read/write permissions.`)}return this._filePath=pathFromEnv,this._filePath})}wrap(tag,content,attrs={}){let htmlAttrs=Object.
entries(attrs).map(([key,value])=>` ${key}="${value}"`).join("");return content?`<${tag}${htmlAttrs}>${content}</${tag}>`:
`<${tag}${htmlAttrs}>`}write(options){return __awaiter(this,void 0,void 0,function*(){let overwrite=!!options?.overwrite,
filePath=yield this.filePath();return yield(overwrite?writeFile2:appendFile)(filePath,this._buffer,{encoding:"utf8"}),this.
emptyBuffer()})}clear(){return __awaiter(this,void 0,void 0,function*(){return this.emptyBuffer().write({overwrite:!0})})}stringify(){
return this._buffer}isEmptyBuffer(){return this._buffer.length===0}emptyBuffer(){return this._buffer="",this}addRaw(text2,addEOL=!1){
return this._buffer+=text2,addEOL?this.addEOL():this}addEOL(){return this.addRaw(EOL3)}addCodeBlock(code,lang){let attrs=Object.
assign({},lang&&{lang}),element=this.wrap("pre",this.wrap("code",code),attrs);return this.addRaw(element).addEOL()}addList(items,ordered=!1){
let tag=ordered?"ol":"ul",listItems=items.map(item=>this.wrap("li",item)).join(""),element=this.wrap(tag,listItems);return this.
addRaw(element).addEOL()}addTable(rows){let tableBody=rows.map(row=>{let cells=row.map(cell=>{if(typeof cell=="string")return this.
wrap("td",cell);let{header,data,colspan,rowspan}=cell,tag=header?"th":"td",attrs=Object.assign(Object.assign({},colspan&&
{colspan}),rowspan&&{rowspan});return this.wrap(tag,data,attrs)}).join("");return this.wrap("tr",cells)}).join(""),element=this.
wrap("table",tableBody);return this.addRaw(element).addEOL()}addDetails(label,content){let element=this.wrap("details",this.
wrap("summary",label)+content);return this.addRaw(element).addEOL()}addImage(src,alt,options){let{width,height}=options||
{},attrs=Object.assign(Object.assign({},width&&{width}),height&&{height}),element=this.wrap("img",null,Object.assign({src,
alt},attrs));return this.addRaw(element).addEOL()}addHeading(text2,level){let tag=`h${level}`,allowedTag=["h1","h2","h3",
"h4","h5","h6"].includes(tag)?tag:"h1",element=this.wrap(allowedTag,text2);return this.addRaw(element).addEOL()}addSeparator(){
let element=this.wrap("hr",null);return this.addRaw(element).addEOL()}addBreak(){let element=this.wrap("br",null);return this.
addRaw(element).addEOL()}addQuote(text2,cite){let attrs=Object.assign({},cite&&{cite}),element=this.wrap("blockquote",text2,
attrs);return this.addRaw(element).addEOL()}addLink(text2,href){let element=this.wrap("a",text2,{href});return this.addRaw(
element).addEOL()}},_summary=new Summary;var summary=_summary;var MAX_ANNOTATIONS=10,MAX_ANNOTATION_CHARS=4096;function workflowCommands(redactor,env){let annotations=[],info=text2=>{
for(let line of redactor.redact(text2).split(/\r\n|\r|\n/))process.stdout.write(`${logLine(line)}
`)},tell=markdown=>info(markdown.replaceAll("\u200B","")),emit=({severity,message,title,file,position})=>{let text2=visible(
redactor.redact(message));issueCommand(severity,{...title!==void 0&&{title},...file!==void 0&&{file},...position&&{line:position.
line,col:position.column}},text2.length>MAX_ANNOTATION_CHARS?`${text2.slice(0,MAX_ANNOTATION_CHARS-1)}\u2026`:text2)};return{
info,group:(title,lines2)=>{issueCommand("group",{},visible(redactor.redact(title))),lines2.forEach(info),issueCommand("\
endgroup",{},"")},annotate:annotation=>{annotations.push(annotation)},warn:message=>{annotations.push({severity:"warning",
message})},flush:()=>{for(let severity of["error","warning"]){let kind=annotations.filter(annotation=>annotation.severity===
severity),shown=kind.length>MAX_ANNOTATIONS?kind.slice(0,MAX_ANNOTATIONS-1):kind;shown.forEach(emit);let rest=kind.slice(
shown.length);if(rest.length!==0){emit({severity,message:`${rest.length} more ${severity}s: see the log and the summary.`});
for(let{file,position,message}of rest){let{line,column}=position??{line:1,column:1};info(`${severity}: ${file===void 0?"":
`${file}:${line}:${column}: `}${message}`)}}}annotations.length=0},mask:secret=>{for(let form of redactor.add(secret))issueCommand(
"add-mask",{},form)},output:(name,value)=>{let clean=redactor.redact(value);try{(env.GITHUB_OUTPUT??"")===""?issueCommand(
"set-output",{name},clean):issueFileCommand("OUTPUT",prepareKeyValueMessage(name,clean))}catch(error){throw info(`${name}\
: ${clean}`),new Unwritten(`The output \`${name}\``,error)}},summary:async markdown=>{if((env.GITHUB_STEP_SUMMARY??"")===
""){tell(markdown);return}try{await summary.addRaw(redactor.redact(markdown),!0).write()}catch(error){throw tell(markdown),
new Unwritten("The summary",error)}}}}function logLine(line){return visible(line).replace(/^\s*::|##\[/g,command=>`${command.
slice(0,-1)}\u200B${command.slice(-1)}`)}async function main(env){let redactor=new Redactor,commands=workflowCommands(redactor,env);for(let name of SECRET_INPUTS){
let value=rawInput(env,name);value!==void 0&&commands.mask(value)}let ignored=checkCertificates(env);ignored!==void 0&&commands.
warn(ignored);let edge={redactor,log:commands,step:commands,files:runFiles(env,redactor)},mode=rawInput(env,"mode")??"au\
to";try{let request=readInputs(env),payload=await readEvent(env),trigger=readTrigger(env,payload),picked=pickMode(request.
mode,trigger,payload);mode=picked;let{run}=await import("./action-run.js");return await run(env,{...edge,request,
trigger,mode:picked})}catch(error){return await publishFailure(error,mode,edge),!1}}config({jitless:!0});await runToEnd(async()=>await main(process.env)?0:1);
