import{nearest,printable}from"./core-spelling.js";import{ConfigError,RunFailure}from"./core-failure.js";import{
MAX_FILE_ERRORS,MAX_SPEC_BYTES,askOnce,blobName,commitSource,describeFault,githubHistory,isOvertaken,parseSpec,pool,specMatcher,
workspaceSource}from"./specfile-document.js";import{BY_GIT,KEY_PATHS,LEAVES,OBJECT_SETTINGS,ROOT,ROWS,actionOf,ancestorsOf,
authenticationOf,bodyOf,byDepth,defaultOf,diff,driftWords,exampleOf,fieldChange,formatPath,getIn,groupBy,hasWrites,identityOf,
isLeft,isMoved,isSecret,isSecretPath,isWrite,lacksSecret,membersOf,namesOfObject,objectsDrift,objectsToSet,originalOf,planObjects,
plural,positionOf,reasonsOf,rowAt,selectCandidates,variableFault,withDiagnostics,withDryRun}from"./connection-field-table.js";
import{RequestFailure,SignInFailure,TYPE_ANEW,_gte,_lte,_minLength,array,boolean,errorAt,int,isError,isWarning,literal,optional,
pastedCharacter,record,referenceName,sameCatalog,strictObject,string,union,warningAt}from"./connection-host-format.js";var NONE_MISSPELT={meant:new Set,written:new Set};function structureOf(document,schema,keyPaths,exampleOf2){let result=schema.
safeParse(document.value,{reportInput:!0});if(result.success)return{diagnostics:[],misspelt:NONE_MISSPELT};let{issues}=result.
error,unknown=issues.flatMap(issue=>issue.code==="unrecognized_keys"?issue.keys.map(key=>{let parent=issue.path;return{at:[
...parent,key],...explain(key,parent,document,keyPaths)}}):[]),misspelt=unknown.filter(({intended})=>intended!==void 0),
meant=new Set(misspelt.flatMap(({intended})=>intended??[])),written=new Set(misspelt.map(({at})=>formatPath(at)));return{
diagnostics:[...unknown.map(({at,message})=>errorAt("unknown-key",message,document.locate(at,"key"))),...issues.flatMap(
issue=>{let path=issue.path,name=formatPath(path);if(issue.code==="unrecognized_keys"||meant.has(name))return[];if(!document.
has(path)){let example2=exampleOf2(name),such2=example2===void 0?"":` For example: \`${example2}\`.`,message2=`\`${name}\
\` is missing.${such2}`;return[errorAt("missing-key",message2,document.locate(path,"key"))]}let example=isMapOfNames(issue)?
exampleOf2(name):void 0,such=example===void 0?"":` For example: \`${example}\`.`,message=`\`${name||"A spec"}\` ${expectation(
issue)}.${such}`;return[errorAt("wrong-type",message,document.locate(path))]})],misspelt:{meant,written}}}function severalConnections({
value,has,locate}){let own="one connection per file, written out";if(Array.isArray(value))return errorAt("wrong-type",`T\
his is a list: write ${own}.`,locate([]));if(has(["connections"])){let message2=`\`connections\` is not a key of a connect\
ion spec: write ${own}.`;return errorAt("unknown-key",message2,locate(["connections"],"key"))}let merge=mergeKey(value);
if(merge===void 0)return;let message=`Merge keys (\`<<\`) are not part of YAML 1.2: write ${own}.`;return errorAt("unkno\
wn-key",message,locate(merge,"key"))}function mergeKey(value,path=[]){if(!(typeof value!="object"||value===null||path.length>
MAX_KEY_DEPTH))for(let[key,item]of Object.entries(value)){if(key==="<<")return[...path,key];let found=mergeKey(item,[...path,
key]);if(found!==void 0)return found}}var MAX_KEY_DEPTH=8,TYPES={string:"text: put it in quotes if it looks like a numbe\
r",int:"a whole number",number:"a whole number",boolean:"true or false",object:"a map of keys",array:"a list",record:"a \
map of names, with what is set of each"};function isMapOfNames(issue){return issue.code==="invalid_type"&&issue.expected===
"record"}function expectation(issue){switch(issue.code){case"invalid_type":{let hint=issue.expected==="boolean"?booleanHint(
issue.input):numberHint(issue);return`must be ${TYPES[issue.expected]??"of another type"}${hint}`}case"invalid_value":{if(issue.
values[0]==="undefined")return'must be the text `"undefined"`, as in Immuta\'s guide: write it so, or leave the key out';
let hint=typeof issue.values[0]=="boolean"?booleanHint(issue.input):"";return`must be ${issue.values.map(value=>`\`${String(
value)}\``).join(" or ")}${hint}`}case"too_small":return issue.origin==="string"?"must not be empty":`must be at least ${String(
issue.minimum)}`;case"too_big":return`must be at most ${String(issue.maximum)}`;case"invalid_union":return`${issue.message}${booleanHint(
issue.input)}`;default:return"is not valid"}}function numberHint({expected,input}){return(expected==="int"||expected==="\
number")&&typeof input=="string"&&/^\s*\d+\s*$/.test(input)?", without quotes":""}function booleanHint(input){return typeof input==
"string"&&/^(y|yes|n|no|on|off|true|false)$/i.test(input)?": YAML 1.2 knows only true and false, without quotes; this is\
 text":""}function explain(key,path,document,keyPaths){let here=path.join("."),odd=pastedCharacter(key);if(odd!==void 0){
let plain=key.replace(/[^\x21-\x7e]/g,""),isKnown2=keyPaths.includes(formatPath([...path,plain]));return{message:`The ke\
y \`${printable(key)}\` holds a ${odd.name}: ${TYPE_ANEW}`,...isKnown2&&{intended:formatPath([...path,plain])}}}let places=keyPaths.
map(known2=>{let dot=known2.lastIndexOf(".");return{parent:known2.slice(0,Math.max(dot,0)),name:known2.slice(dot+1),path:known2}}),
known=places.filter(({parent})=>parent===here).map(({name})=>name),isThere=name=>document.has([...path,name]),owner=here===
""?"a connection spec":`\`${here}\``,fault=`\`${printable(key)}\` is not a key of ${owner}`,elsewhere=places.find(({name})=>name===
key);if(elsewhere!==void 0){let{parent}=elsewhere,where=parent===""?"at the top level":`under \`${parent}\``;return{message:`${fault}\
: it belongs ${where}.`,intended:elsewhere.path}}let absent=known.filter(name=>!isThere(name)),near=nearest(key,absent);
if(near!==void 0)return{message:`${fault}. Did you mean \`${near}\`?`,intended:formatPath([...path,near])};let twin=nearest(
key,known.filter(isThere)),end=twin===void 0?".":`; \`${twin}\` is there already: remove one of the two.`;return{message:fault+
end}}function toBody(spec){let body={};for(let row of membersOf(ROOT))put(body,row,spec,body);return body}function put(into,row,parent,body){
let key=row.steps.at(-1)??"",value=complete(row,getIn(parent,[key]),body);value!==void 0&&(into[key]=value)}function complete(row,given,body){
let{type}=row.field,original=originalOf(row);if(original!==void 0)return copyOf(getIn(body,original.steps));if("live"in row.
field&&row.field.live==="not-sent")return;if(type.is!=="map")return copyOf(given??defaultOf(row));if(given===void 0&&authenticationOf(
row)!==void 0)return;let map={},declared=type.shorthand!==void 0&&typeof given=="boolean"?{[type.shorthand]:given}:given;
for(let member of membersOf(row))put(map,member,declared,body);return Object.keys(map).length===0?void 0:map}function copyOf(value){
return typeof value=="object"?structuredClone(value):value}function toSecurables(spec){let lower=list=>(getIn(spec,["pre\
flight",list])??[]).map(name=>name.toLowerCase());return{catalogs:lower("catalogs"),schemas:lower("schemas"),tables:lower(
"tables")}}function firstNames(names,most){let more=names.length-most,shown=names.slice(0,most).join(", ");return more>0?`${shown} \
and ${more} more`:shown}function toObjects(spec){let block=getIn(spec,["objects"])??{};return Object.entries(block).map(([path,settings])=>({path,
settings})).sort((one,other)=>byDepth(one.path,other.path))}function objectKeyPaths({value}){return keysOf(value).flatMap(
path=>OBJECT_SETTINGS.map(key=>`objects.${path}.${key}`))}function keysOf(spec){let block=getIn(spec,["objects"]);return typeof block==
"object"&&block!==null&&!Array.isArray(block)?Object.keys(block):[]}var MAX_NAMES=3;function objectDiagnostics(document){
return[...nameDiagnostics(document),...contradictions(document)]}function nameDiagnostics({value,locate}){let catalog=getIn(
value,["nativeIntegration","config","catalog"]),seen=new Map;return keysOf(value).flatMap(path=>{let position=locate(["o\
bjects",path],"key"),error=message=>[errorAt("object",message,position)],name=`\`${printable(path)}\``,fault=objectNameFault(
path);if(fault!==void 0)return error(`${name} under \`objects\` ${fault}`);let names=namesOfObject(path);if(isOwnCatalog(
names[0],catalog)){let where=names.length===1?"is":"lies in";return error(`${name} ${where} Immuta's own catalog, which \
it looks after itself: remove it.`)}let twin=seen.get(path.toLowerCase());return twin!==void 0?error(`${name} and \`${printable(
twin.path)}\` (line ${twin.line}) under \`objects\` are the same object, as case does not count in Unity Catalog: remove o\
ne.`):(seen.set(path.toLowerCase(),{path,line:position.line}),settingsFault(path,getIn(value,["objects",path])).flatMap(
error))})}function isOwnCatalog(name,catalog){return typeof catalog=="string"&&name?.toLowerCase()===catalog.toLowerCase()}
function objectNameFault(path){if(path===".")return;let odd=pastedCharacter(path);if(odd!==void 0)return`holds a ${odd.name}\
: ${TYPE_ANEW}`;if(isQuoted(path))return"must be written plainly: no back-ticks, and no quotation marks around a name.";
if(isPattern(path))return"must name one object: patterns are not known here, list each.";let names=path.split(".");return names.
length>MAX_NAMES||names.includes("")?"must be `catalog`, `catalog.schema`, `catalog.schema.table`, or `.` for the connec\
tion.":path.includes("/")?"must not hold a slash.":names.some(name=>name.trim()!==name)?"must not hold spaces at the end\
 of a name.":new RegExp("\\p{C}","u").test(path)?"must not hold control characters.":void 0}function isQuoted(path){return/`|(?:^|\.)\s*(["'])[^"']*\1\s*(?:\.|$)/.
test(path)}function isPattern(path){return/\*|\{[^}]*,[^}]*\}/.test(path)||path.split(".").some(name=>/^[%?]+$/.test(name))}
var UNNAMEABLE="./*`\\u0000-\\u001f\\u007f",[END,INNER]=[`[^\\s${UNNAMEABLE}]`,`[^${UNNAMEABLE}]`],NAME=`${END}(?:${INNER}\
*${END})?`,OBJECT_NAME={pattern:`^(?!.*\\{[^}]*,[^}]*\\})(?!(?:.*\\.)?[%?]+(?:\\.|$))(?!(?:.*\\.)?\\s*(["'])[^"']*\\1\\s*(?:\\.|$\
))(?:\\.|${NAME}(?:\\.${NAME}){0,${MAX_NAMES-1}})$`,hint:"Write the plain name of one object: `catalog`, `catalog.schema\
` or `catalog.schema.table`, or `.` for the connection. No pattern, no back-ticks, no slash."};function contradictions({
value,locate}){return OBJECT_SETTINGS.flatMap(key=>{let[once,now]=[["settings",key],["objects",".",key]];if(getIn(value,
once)!==!0||getIn(value,now)!==!1)return[];let position=locate(now),message=`\`${key}: false\` for the connection itself \
(line ${position.line}) contradicts \`settings.${key}: true\` (line ${locate(once).line}), with which it is registered: \
make them the same, or leave one out.`;return[errorAt("object",message,position)]})}function settingsFault(path,settings){
return typeof settings!="object"||settings===null?[]:Object.keys(settings).length===0?[`\`${path}\` sets nothing: give it\
 \`isActive\` or \`activateNewChildren\`, or remove it.`]:namesOfObject(path).length===MAX_NAMES&&"activateNewChildren"in
settings?[`\`${path}\` is a table, which has nothing below it: remove \`activateNewChildren\`.`]:[]}var MAX_LISTED=5;function objectWarnings(candidate,plans){
if(candidate.kind!=="declared")return[];let{priorObjects,connection}=candidate,setting=(key,value)=>plans.flatMap(({object,
change})=>change.action==="set"&&change.diff.some(({path,after})=>path===key&&after===value)?[object.path]:[]),activated=setting(
"isActive",!0),open=setting("activateNewChildren",!0).filter(path=>!activated.includes(path)),deactivated=plans.flatMap(
({object,change})=>change.action==="set"&&change.diff.some(one=>one.path==="isActive"&&!one.after&&one.before!==null)?[object.
path]:[]),held=plans.map(({object})=>object).filter(({path,settings})=>settings.isActive===!1&&ancestorsOf(path).some(above=>activated.
includes(above))).map(({path})=>path).filter(path=>!deactivated.includes(path)),released=priorObjects==="unknown"?[]:priorObjects.
map(({path})=>path).filter(path=>!connection.objects.some(one=>one.path===path)),at=path=>connection.locate(["objects",path],
"key"),warn=(code,paths,text2)=>{let[first]=paths;return first===void 0?[]:[warningAt(code,text2(listed(paths)),at(first))]};
return[...warn("activates-objects",activated,names=>`Activates ${names}, with all below that inherits it. Where no subsc\
ription policy exists, Immuta revokes the access of all its users to them, also access that was granted directly: have a\
 subscription policy in place for each first.`+(held.length===0?"":` ${listed(held)} may inherit that for a moment, unti\
l set back: cover it as well.`)),...warn("activates-objects",open,names=>`What a crawl finds in ${names} later becomes a\
ctive by itself. Where no subscription policy exists, Immuta revokes the access of all its users to it: have one in plac\
e that covers new objects.`),...warn("deactivates-objects",deactivated,names=>`Deactivates ${names}, with all below that\
 inherits it: every grant and policy on them goes for Immuta's users, also what was granted directly. Make sure first th\
at nobody relies on them.`),...warn("object-released",released,names=>`No longer declared: ${names}. What is set in Immu\
ta stays as it is.`)]}function listed(paths){let names=paths.map(path=>path==="."?"the connection itself":`\`${path}\``);
return firstNames(names,MAX_LISTED)}function ruleDiagnostics(document,policy,misspelt=NONE_MISSPELT){return[...LEAVES.flatMap(row=>formatDiagnostics(row,document,
policy)),...authenticationDiagnostics(document,misspelt),...ROWS.flatMap(row=>copyDiagnostics(row,document)),...LEAVES.flatMap(
row=>valueWarnings(row,document)),...secretDiagnostics(document,policy,misspelt)]}function secretReferences({value,locate}){
return LEAVES.filter(isSecret).flatMap(({path,steps})=>{let text2=getIn(value,steps),name=typeof text2=="string"?referenceName(
text2):void 0;return name===void 0?[]:[{name,path,position:locate(steps)}]})}function plainText({value},path){let text2=getIn(
value,path);return typeof text2=="string"&&text2!==""&&!mentionsReference(text2)?text2:void 0}function mentionsReference(text2){
return/\$\{[^}]*\}/.test(text2)}function formatDiagnostics(row,document,policy){let{path,steps,field}=row;if(originalOf(
row)!==void 0)return[];let check=(format,text2,at)=>{let position=document.locate(at),found=format.check?.(text2,{policy,
path,hostname:plainText(document,["connection","hostname"]),error:(code,message)=>errorAt(code,message,position),warning:(code,message)=>warningAt(
code,message,position)}),odd=pastedCharacter(text2);if(odd!==void 0){let code=found!==void 0&&isError(found)?found.code:
"pasted-character";return[errorAt(code,`\`${formatPath(at)}\` holds a ${odd.name}: ${TYPE_ANEW}`,position)]}return found===
void 0?[]:[found]};if(field.type.is==="text"){let text2=plainText(document,steps);return text2===void 0?[]:check(field.type.
format,text2,steps)}let items=getIn(document.value,steps);if(field.type.is!=="list"||!Array.isArray(items))return[];let{
unique,items:item}=field.type,seen=new Map;return items.flatMap((text2,index)=>{if(typeof text2!="string"||text2==="")return[];
let at=[...steps,index],found=check(item.format,text2,at),first=seen.get(text2.toLowerCase());if(found.length>0||unique===
void 0)return found;if(first===void 0)return seen.set(text2.toLowerCase(),at),[];let{line}=document.locate(first),message=`\
This name stands in \`${path}\` twice (line ${line}): remove one.`;return[errorAt("preflight-name",message,document.locate(
at))]})}function authenticationDiagnostics(document,{meant}){let chosen=["connection","authenticationType"],value=getIn(
document.value,chosen),kind=ROWS.map(authenticationOf).find(one=>one!==void 0&&one===value);return kind===void 0?[]:ROWS.
flatMap(row=>{let{path,steps}=row,isThere=document.has(steps)||meant.has(path),needed=authenticationOf(row)===kind&&!isThere,
excluded=(authenticationOf(originalOf(row)??row)??kind)!==kind;if(needed){let message2=`\`authenticationType: ${kind}\` n\
eeds \`${path}\`.`;return[errorAt("authentication",message2,document.locate(chosen))]}if(!excluded||!document.has(steps))
return[];let message=`\`${path}\` does not go with \`authenticationType: ${kind}\`: remove it.`;return[errorAt("authenti\
cation",message,document.locate(steps,"key"))]})}function copyDiagnostics(row,document){let original=originalOf(row);if(original===
void 0||row.field.type.is==="map"||!document.has(row.steps))return[];let isGiven=document.has(original.steps),expected=isGiven?
getIn(document.value,original.steps):defaultOf(original);if(expected===void 0||getIn(document.value,row.steps)===expected)
return[];let where=isGiven?` (line ${document.locate(original.steps).line})`:"",position=document.locate(row.steps),message=`\
\`${row.path}\` (line ${position.line}) must equal \`${original.path}\`${where}: make them the same, or leave it out.`;return[
errorAt("derived-mismatch",message,position)]}function valueWarnings({steps,field},document){if(!("warned"in field))return[];
let{value,code,message}=field.warned;return[steps.slice(0,-1),steps].filter(path=>getIn(document.value,path)===value).map(
path=>warningAt(code,message,document.locate(path)))}function secretDiagnostics(document,policy,{written}){return[...scalars(
document.value)].flatMap(([path,value,what])=>{if(typeof value!="string")return[];let position=document.locate(path,what);
if(what==="key"||!isSecretPath(path)){let isBelow=path.some((_,depth)=>written.has(formatPath(path.slice(0,depth))));return!mentionsReference(
value)||isBelow?[]:[errorAt("secret-placement","Only `token` and `clientSecret` may name a variable with ${NAME}.",position)]}
let field=`\`${formatPath(path)}\``,name=referenceName(value);if(name===void 0){let message2=`${field} must be exactly \$\
{NAME}, the name of an environment variable that holds the secret. ${literalHint(value)}`;return[errorAt("secret-literal",
message2,position)]}let fault=variableFault(name,policy);if(fault===void 0)return[];let message=`${field} refers to the \
variable \`${name}\`, which it may not use: ${fault}.`;return[errorAt("secret-name",message,position)]})}var OTHER_FORMS=[
["$NAME",/^\$[A-Za-z_]\w*$/],["${{ secrets.NAME }}",/^\$\{\{\s*(secrets|env|vars)\.\w+\s*\}\}$/],["{{NAME}}",/^\{\{\s*\w+\s*\}\}$/],
["%NAME%",/^%\w+%$/]];function literalHint(text2){let odd=mentionsReference(text2)?pastedCharacter(text2):void 0;if(odd!==
void 0)return`The value holds a ${odd.name}: ${TYPE_ANEW}`;let form=OTHER_FORMS.find(([,pattern])=>pattern.test(text2))?.[0];
return form===void 0?"If a real secret was committed here, revoke it: Git keeps it.":`This looks like \`${form}\`: write \
\`\${NAME}\`, and pass the value under \`env:\` of the step.`}function*scalars(value,path=[]){if(Array.isArray(value))for(let[
index,item]of value.entries())yield*scalars(item,[...path,index]);else if(typeof value=="object"&&value!==null)for(let[key,
item]of Object.entries(value))yield[[...path,key],key,"key"],yield*scalars(item,[...path,key]);else yield[path,value,"va\
lue"]}var OBJECT=Object.fromEntries(OBJECT_SETTINGS.map(key=>[key,optional(boolean())])),text=string().check(_minLength(1));function typeOf(row){
let{type}=row.field;switch(type.is){case"text":return text;case"number":return int().check(_gte(type.from),_lte(type.to));case"\
flag":return boolean();case"choice":return literal([...type.values]);case"list":return array(text);case"objects":return record(
string(),strictObject(OBJECT));case"map":{let members=membersOf(row).map(member=>[member.steps.at(-1),schemaOf(member)]),
map=strictObject(Object.fromEntries(members)),{shorthand}=type;if(shorthand===void 0)return map;let error=`must be true,\
 false, or a map with \`${shorthand}\``;return union([boolean(),map],{error})}}}function schemaOf(row){return row.field.
absent==="required"?typeOf(row):optional(typeOf(row))}var specSchema=schemaOf(ROOT);function readConnection(file,bytes,policy){let result=readWhole(file,bytes,policy);return result.kind==="valid"?result:result.
kind==="unreadable"?{...result,diagnostics:firstErrors(result.diagnostics)}:{...result,diagnostics:firstErrors(result.diagnostics)}}
function firstErrors(diagnostics){let[last,...more]=diagnostics.filter(one=>isError(one)).slice(MAX_FILE_ERRORS-1);if(last===
void 0||more.length===0)return diagnostics;let message=`${last.message} Further errors of this file are not listed.`;return[
...diagnostics.slice(0,diagnostics.indexOf(last)),{...last,message}]}function readWhole(file,bytes,policy){let document=parseSpec(
file,bytes);if(Array.isArray(document))return{kind:"unreadable",file,diagnostics:document};let several=severalConnections(
document);if(several!==void 0)return{kind:"invalid",file,key:void 0,document,diagnostics:[several]};let structure=structureOf(
document,specSchema,[...KEY_PATHS,...objectKeyPaths(document)],exampleOf),diagnostics=[...structure.diagnostics,...ruleDiagnostics(
document,policy,structure.misspelt),...objectDiagnostics(document)].sort(byPosition),{value,locate}=document,declared=getIn(
value,["connectionKey"]),key=typeof declared=="string"?declared.toWellFormed():void 0;if(key===void 0||diagnostics.some(
isError))return{kind:"invalid",file,key,document,diagnostics};let connection={key,file,body:toBody(value),secrets:secretReferences(
document),securables:toSecurables(value),objects:toObjects(value),locate};return{kind:"valid",file,key,document,connection,
diagnostics:diagnostics.filter(isWarning)}}function byPosition({position:a},{position:b}){return(a?.line??1)-(b?.line??1)||
(a?.column??1)-(b?.column??1)}var KEY=["connectionKey"],CATALOG=["nativeIntegration","config","catalog"];function crossCheck(results){
let documents=results.flatMap(one=>one.kind==="unreadable"?[]:[one.document]),rules=[{code:"duplicate-connection-key",at:KEY,
others:clashes(documents,KEY,({value})=>textsAt(value,KEY)),message:"`connectionKey` must be unique; it is also declared\
 in"},{code:"duplicate-catalog",at:CATALOG,others:clashes(documents,CATALOG,({value})=>textsAt(value,["connection","host\
name"],CATALOG)?.toLowerCase()),message:"Only one connection may name a catalog; the same host and catalog are also decl\
ared in"}];return results.map(result=>{if(result.kind==="unreadable")return result;let{file,key,document,diagnostics}=result,
errors=rules.flatMap(({code,at,others,message})=>{let files=others.get(document)??"";return files===""?[]:[errorAt(code,
`${message} ${files}.`,document.locate(at))]});return errors.length===0?result:{kind:"invalid",file,key,document,diagnostics:[
...diagnostics,...errors]}})}function textsAt(value,...paths){let texts=paths.map(path=>getIn(value,path));return texts.
every(text2=>typeof text2=="string"&&text2!=="")?texts.join(`
`):void 0}function clashes(documents,at,identity){let groups=[...groupBy(documents,identity).values()],others=(document,group)=>group.
filter(other=>other!==document).map(other=>`\`${other.file}\` (line ${other.locate(at).line})`).join(", ");return new Map(
groups.flatMap(group=>group.map(document=>[document,others(document,group)])))}async function filesNotInCommit(files,isMissing,history,isStrict,{trigger,log}){let contents=[...files].flatMap(([file,read])=>read instanceof
Uint8Array?[[file,read]]:[]),left=new Map(contents),needsAll=isStrict||trigger.pull===void 0;if(trigger.checkedOut.length===
0||left.size===0&&!needsAll)return new Set;let isKnown2=!1,why="";for(let commit of trigger.checkedOut){if(left.size===0&&
isKnown2)break;try{let names=await history.list(commit);if(names===void 0)throw new RequestFailure(`GitHub does not show\
 commit ${commit}.`);isKnown2=!0;let missing=needsAll?[...names.keys()].find(isMissing):void 0;missing!==void 0&&tellMissing(
missing,isStrict,log),left=new Map([...left].filter(([file,bytes])=>!isHeld(bytes,names.get(file))))}catch(error){if(!(error instanceof
RequestFailure))throw error;why=error.message}}if(isKnown2)return new Set(left.keys());let message=`The files of the com\
mit could not be listed. ${why}`;if(isStrict)throw new RunFailure("github-unreachable",message);return log.warn(message),
new Set}function tellMissing(path,isStrict,{warn}){let message=notCheckedOut(path,"the commit");if(isStrict)throw new ConfigError(
message);warn(message)}function isHeld(bytes,name){if(blobName(bytes)===name)return!0;let unix=Buffer.from(bytes).toString(
"latin1").replaceAll(`\r
`,`
`);return[unix,unix.replaceAll(`
`,`\r
`)].some(text2=>blobName(Buffer.from(text2,"latin1"))===name)}function notCheckedOut(path,of){return`\`${path}\` is part \
of ${of}, but not in the workspace: check out the commit with actions/checkout before this step.`}function notInCommit(){
return warningAt("not-in-commit","The commit does not hold this file as it is here, so no review in Git shows it: a step\
 generated or left it, or the checkout has another `path`.",{line:1,column:1})}var NOTHING_TO_COMPARE={kind:"everything",base:void 0},COMPARING=["compared","proven"];async function readDeclared(ports,scope,trust,beside){
let{request,wording,github}=ports,{list,others,read}=specSource(ports),source={list,others,read:askOnce(read,file=>file)},
wanted=request.scope==="auto"?scope:request.scope,history=ports.history??(github&&githubHistory(github,request.specs)),compared=COMPARING.
includes(trust)||wanted==="changed"?history:void 0;try{let load=async()=>{let specs2=await loadSpecs(source,specPolicy(ports),
request.concurrency);if(beside?.(specs2),trust==="as-is"||history===void 0)return[specs2,new Set];let listed2=new Map(await Promise.
all(specs2.map(async({file})=>[file,await source.read(file)]))),isSpec=specMatcher(request.specs),foreign2=filesNotInCommit(
listed2,path=>isSpec(path)&&!listed2.has(path),history,trust==="proven",ports);return[specs2,await foreign2]},[[specs,foreign],
changes]=await Promise.all([load(),compared?.changes(ports.trigger.range)??NOTHING_TO_COMPARE]),missing=missingFile(specs,
changes,specMatcher(request.specs));if(missing!==void 0&&!await isOfNewerCommit(ports))throw new ConfigError(notCheckedOut(
missing,"this change"));let base=compared?await loadBase(compared,changes,source,specs,foreign,ports):new Map;if(specs.length+
base.size===0)throw new ConfigError(noSpec(request.specs,wording));await reportOthers(source,ports);let marked=specs.map(
spec=>spec.kind==="valid"&&foreign.has(spec.file)?{...spec,diagnostics:[...spec.diagnostics,notInCommit()]}:spec),candidates=selectCandidates(
marked,changes,base,wanted,foreign),present=candidates.filter(({kind})=>kind!=="removed").length;return{candidates,leftOut:specs.
length-present}}catch(error){if(!(error instanceof RequestFailure||error instanceof TypeError))throw error;let message=`\
The change could not be read. ${error.message}`;throw new RunFailure("github-unreachable",message,{cause:error})}}function noSpec(globs,wording){
return`No file matches ${wording.the("specs")} (${globs.join(", ")}). Globs are relative to the repository, and case cou\
nts. Was it checked out?`}var DECLARES=/^[\s{]*["']?connectionKey["']?\s*:/m,MAX_OTHERS=500;async function reportOthers({
others,read},{request,log,wording}){let files=(await others?.()??[]).slice(0,MAX_OTHERS),declares=await pool(files,request.
concurrency,async file=>{let bytes=await read(file);return bytes instanceof Uint8Array&&bytes.byteLength<=MAX_SPEC_BYTES&&
DECLARES.test(Buffer.from(bytes).toString("utf8"))});for(let file of files.filter((_,index)=>declares[index])){let message=`\
\`${file}\` declares a \`connectionKey\`, but no glob of ${wording.the("specs")} selects it, so it is no spec: rename it\
, or add a glob.`;log.annotate({severity:"warning",title:"not-a-spec",file,message})}}function specPolicy({request,wording}){
let{secretVariables,allowedHosts}=request;return{secretVariables,allowedHosts,wording}}function specSource({request,trigger,
github,workspace,wording}){let head=trigger.event==="pull_request_target"?trigger.pull?.headSha:void 0;if(head===void 0)
return workspaceSource(workspace,request.specs);if(github!==void 0)return commitSource(github,head,request.specs);let problem="\
on pull_request_target the specs are read through GitHub";throw new ConfigError(`${wording.The("githubToken")} is empty:\
 ${problem}.`)}function missingFile(specs,changes,matches){if(changes.kind==="everything")return;let listed2=new Set(specs.
map(({file})=>file));return changes.files.find(({path,status})=>status!=="removed"&&matches(path)&&!listed2.has(path))?.
path}async function isOfNewerCommit({github,trigger:{pull}}){return github!==void 0&&pull!==void 0&&await isOvertaken(github,
pull)}async function loadSpecs(source,policy,concurrency){let files=await source.list(),specs=await pool(files,concurrency,
async file=>{let read=await source.read(file);return read instanceof Uint8Array?readConnection(file,read,policy):{kind:"\
unreadable",file,diagnostics:[read]}});return crossCheck(specs)}async function loadBase(history,changes,source,specs,foreign,{
request,wording}){let{base}=changes;if(base===void 0)return new Map;let present=new Set(specs.map(({file})=>file)),known=changes.
kind==="everything"?await history.list(base):void 0,paths=changes.kind==="everything"?[...known?.keys()??present]:changes.
files.flatMap(({path,status,previous})=>status==="added"?[]:[previous??path]),wanted=[...new Set([...paths.filter(specMatcher(
request.specs)),...foreign])],read=await pool(wanted,request.concurrency,async path=>{let here=known!==void 0&&present.has(
path)?await source.read(path):void 0,bytes=here instanceof Uint8Array&&known?.get(path)===blobName(here)?here:await history.
read(path,base);return bytes===void 0?[]:[[path,readAtBase(path,bytes,wording)]]});return new Map(read.flat())}function readAtBase(file,bytes,wording){
return readConnection(file,bytes,{secretVariables:["**"],allowedHosts:["**"],wording})}function shapeOf(value,withheld){return describe(value,withheld??(()=>{}),32)}function describe(value,withheld,depth){if(value===
null)return"null";if(value===void 0)return"nothing";if(typeof value!="object")return typeof value;if(depth===0)return"de\
eper";if(Array.isArray(value))return distinct(value.map(item=>describe(item,withheld,depth-1)));let[known,data]=[new Map,
[]];for(let[key,inner]of Object.entries(value)){let shape=describe(inner,withheld,depth-1);isFieldName(key)?known.set(key,
shape):(withheld(key),data.push(shape))}let forms=distinct(data).map((shape,at)=>[at===0?"<key>":`<key ${at+1}>`,shape]);
return Object.fromEntries([...known,...forms])}function distinct(shapes){return[...new Map(shapes.map(shape=>[JSON.stringify(
shape),shape])).values()].slice(0,10)}function isFieldName(key){return key.length>MAX_KEY_CHARS||!/^[A-Za-z]+(?:_[A-Za-z]+)*$/.
test(key)?!1:key.replace(/([a-z])(?=[A-Z])/g,"$1_").split("_").every(word=>WORDS.has(word.toLowerCase()))}var MAX_KEY_CHARS=60,
WORDS=new Set(`a access accepted account action activate activated active actor add additional address admin
  admins after alert all allow allowed answer any api apikey app application applied apply arn as
  at attempt attribute attributes audience audit auth authenticate authenticated authentication
  authority auto available aws azure backing base batch before begin body bool boolean bootstrap
  bucket bulk by bytes cache can cancelled case catalog catalogs cause certificate change changed
  changes check checks child childcount children class client cluster code codes column columns
  comment comments completed condition config configuration configurations connection connections
  content context count counts crawl crawled crawling create created creator credential credentials
  current cursor data database databases databricks date default delete deleted denied deny
  dependencies depth descendants description detail details detection dictionary directory disabled
  display document documentation domain dry duration edit elements email empty enable enabled end
  endpoint engine entity entries entry environment error errors event events exception exists
  expected expiration expired expires expiry external extra failed failure failures feature fields
  field file filename files filter filters finished first flag flags folder force forced format
  found from full global grant granted grants group groups handler has hash have header headers
  health healthy help hint hit hits host hostname hosts hour href http https iam icon id identifier
  identity ids impersonation in inactive index info information infrastructure inherit inherited
  initial input instance integration integrations internal is item items job jobs key keys kind
  label labels language last level limit line lineage link links list local location lock locked
  log logs management manager map mask masked max member members message messages meta metadata
  method migrate min missing mode model modified more ms name names native nested new next no node
  not note notes number o object objects off offset ok old on only operation operations option
  options order origin other output override overrides owner owners page pages pagination parent
  parents partial password path paths pattern payload pending percent permission permissions phase
  platform policies policy poll port position prefix prev previous private privilege privileges
  process processed profile progress project properties property protocol provider proxy public
  query queue raw read ready reason reasons record records recurring recursive redacted reference
  refresh region registered registration registrations remote reply report request requests required
  resource resources response result results retries retry role roles root row rows run running
  sample scan schedule scheduled schema schemas scope scopes script scripts search secret secrets
  self sensitive sequence server service session set setting settings shape share simple since size
  skip skipped sort source sources space spec sql stage start started state statement states status
  statuses step steps string style sub subject subscription success succeeded suggestion summary
  support supported sync synced system table tables tag tags target task tasks technology template
  tenant test tests text time timeout timestamp timestamps title token tokens total trace
  transaction truncated type types ui unhealthy unique unity unknown update updated updater uri url
  urls usage use user username users uuid valid validate validation validations value values version
  versions view views visible warehouse warehouses warning warnings web webhook when with workflow
  workspace workspaces writable write written yaml zone`.split(/\s+/));var UnreadFailure=class extends RequestFailure{name="UnreadFailure";answer;constructor(guess,what,answer,status=200){super(
`${what}. ${notAsGuessed(guess)}`,{status}),this.answer=unreadAnswer(guess,answer)}};function unreadAnswer(guess,answer){
return{guess,shape:shapeOf(answer)}}function notAsGuessed(guess){return`This tenant answers otherwise than guessed (\`${guess}\
\`): record its answers with \`immuta-connections doctor --record FILE\`, and report them`}function toldUnread(what,{guess}){
return`${what}. ${notAsGuessed(guess)}.`}function unreadOf(error){return error instanceof UnreadFailure?error.answer:error instanceof
Error&&error.cause!==void 0?unreadOf(error.cause):void 0}var ADDRESS_FAULTS=[{kind:"host",codes:/^(ENOTFOUND|EAI_AGAIN)$/,meaning:"its host is not known"},{kind:"port",codes:/^ECONNREFUSED$/,
meaning:"nothing answers at its host and port"},{kind:"tls",codes:/CERT|SIGNATURE|SSL|^EPROTO$/,meaning:"its certificate\
 is not trusted, or it does not speak TLS. A private CA goes into `NODE_EXTRA_CA_CERTS`"}];function addressFault({cause}){
let code=typeof cause=="object"&&cause!==null&&"code"in cause?String(cause.code):"",found=ADDRESS_FAULTS.find(({codes})=>codes.
test(code));return found&&{kind:found.kind,meaning:found.meaning,code}}function concernsRun(error){return error instanceof
RequestFailure&&(error instanceof SignInFailure||error.status===401||addressFault(error)!==void 0)}function writeFaultCode(error,otherwise){
return error instanceof RequestFailure?error.status===401||error.status===403?"immuta-unauthorized":otherwise:"internal-\
error"}function immutaFault(error,wording){if(!(error instanceof RequestFailure))throw error;return{...wordsOf(error,wording),
answer:unreadOf(error)}}function wordsOf(error,{name,the}){let{status,message}=error,isSignIn=error instanceof SignInFailure,
detail=`(${concernsRun(error)&&!isSignIn?message.replace(/^\S+ \S+: /,""):message})`;return status===401||status===403&&
isSignIn?{code:"immuta-unauthorized",message:`Immuta does not accept the credential. Check ${the("immutaApiKey")} (or ${name(
"immutaToken")}), and that ${name("immutaUrl")} is its tenant. ${detail}`}:status===403?{code:"immuta-unauthorized",message:`\
Immuta refused access. Check the credential, and that its user has the permission APPLICATION_ADMIN. ${detail}`}:{code:"\
immuta-unreachable",message:`${unreachable(error,the)} ${detail}`}}function unreachable(error,the){let address=addressFault(
error),url=the("immutaUrl");if(address!==void 0)return`Immuta could not be reached. ${`Check ${url}, and the proxy if th\
ere is one`}: ${address.meaning}.`;let answered=error instanceof SignInFailure?error.answered:void 0;if(answered!==void 0&&
answered<500&&![408,429].includes(answered)){let check=`Check ${url}`;return`This does not answer like Immuta.${error.message.
includes(check)?"":` ${check}.`}`}return unreadOf(error)===void 0?"Immuta could not be asked; the spec may be right. Re-\
run the job.":"Immuta's answer could not be read; the spec may be right."}var HIDDEN="[REDACTED]",COMPARED=LEAVES.flatMap(row=>{let{live}=row.field;return typeof live=="object"&&"part"in live?[{
row,...live}]:[]});function readLive(answers){let fields=new Map;for(let{row,part,names}of COMPARED){let value=names.map(
name=>getIn(answers[part],name.split("."))).find(isKnown);value!==void 0&&fields.set(row.path,value)}let{nativeIntegrationId,
active,health}=answers;return{fields,nativeIntegrationId,active,health}}function differences({fields},body){return COMPARED.
flatMap(({row:{path,steps}})=>{let after=fields.get(path),before=getIn(body,steps);return after===void 0||isSame(path,before,
after)?[]:[{...fieldChange(path,before,after),sensitive:!1}]})}function isHidden({fields},{path,before,after}){let row=rowAt(
path);return fields.has(path)||fields.has((row&&originalOf(row)?.path)??path)||row&&"live"in row.field&&row.field.live===
"registration-only"?!1:!isSame(path,before??void 0,after??void 0)}function changeWarnings(diff2,{locate},registered){return ROWS.
flatMap(({path,steps,field})=>{if(!("changed"in field))return[];let{code,message}=field.changed;return!diff2.some(one=>(one.
path===path||one.path.startsWith(`${path}.`))&&(code!=="secret-changed"||one.op==="replace"))||code==="registration-only"&&
!registered?[]:[warningAt(code,message,locate(steps))]})}function normalize(path,value){let type=rowAt(path)?.field.type;switch(type?.is){case"text":return type.format.normalize?.(
String(value))??value;case"number":return Number(value);case"list":return Array.isArray(value)?[...new Set(value.map(String))].
sort():value;default:return value}}function isSame(path,wanted,value){return wanted===void 0?Array.isArray(value)&&value.
length===0||value==="":JSON.stringify(normalize(path,wanted))===JSON.stringify(normalize(path,value))}function isKnown(value){
return typeof value=="string"?value!==HIDDEN:Array.isArray(value)?value.every(item=>item!==HIDDEN):typeof value=="number"||
typeof value=="boolean"}function keyChangedWarning(previousKey,base,{body,locate}){let shared=sameCatalog(base,body)?` Both use the catalog \`${base.
nativeIntegration.config.catalog}\`, which only one connection may name: the clean-up script for \`${previousKey}\` would\
 take it from the new one. Keep the key, or name a new catalog.`:"",message=`The key was \`${previousKey}\`. A key can't \
be renamed: this registers a new connection, with data sources of its own, since the name of each begins with the key, a\
nd the removal of \`${previousKey}\` is a change of its own.${shared}`;return warningAt("key-changed",message,locate(["c\
onnectionKey"]))}function removalWarning({key,heir},deletes,wording){let afterwards=heir===void 0?"run the clean-up scri\
pt in Databricks afterwards.":`do not run the clean-up script, which would take the catalog from \`${heir}\`.`,consequence=deletes?
`apply deregisters the connection, which removes Immuta's policies and grants from its data. Make sure first that nobody\
 relies on them; ${afterwards}`:`if Immuta has the connection, it stays. Deregistering it would remove Immuta's policies\
 and grants; ${wording.the("allowDelete")} does that, with the same value for plan and apply.`;return warningAt("removed\
-spec",`The spec of \`${key}\` is removed: ${consequence}`)}function reviewerWarnings(candidate,change,isRegistered,wording){
if(candidate.kind==="removed")return change.action==="none"&&change.why==="unchanged"?[]:[removalWarning(candidate,change.
action==="delete",wording)];if(candidate.kind!=="declared")return[];let{prior,connection,previousKey}=candidate,diff2=(typeof prior==
"object"||change.action==="update")&&change.action!=="invalid"?change.diff:[];return[...previousKey===void 0||typeof prior!=
"object"?[]:[keyChangedWarning(previousKey,prior,connection)],...changeWarnings(diff2,connection,isRegistered)]}function planEntry(candidate,{live,objects:liveObjects=new Map,diagnostics},policy,wording){let own=candidate.kind==="re\
moved"?[]:candidate.diagnostics,change=reasonsOf(diagnostics).includes("invalid-spec")?{action:"invalid"}:nextChange(candidate,
live,policy),existing=typeof live=="object"?live:void 0,base=change.action==="invalid"?void 0:declaredByBase(candidate),
objects=change.action==="invalid"?[]:planObjects(candidate,live,liveObjects);return{candidate,identity:identityOf(candidate),
change,drift:existing===void 0||base===void 0?[]:[...differences(existing,base),...objectsDrift(candidate,liveObjects)],
state:existing?.active===void 0?"unknown":existing.active?"active":"inactive",isShown:tells(existing),health:existing?.health,
objects,checks:{},diagnostics:[...own.filter(({code})=>existing===void 0||code!=="activates-objects"),...diagnostics,...reviewerWarnings(
candidate,change,existing!==void 0,wording),...objectWarnings(candidate,objects),...isLeft(change)?[leftAsItIs(wording)]:
[],...healthWarnings(candidate,existing?.health)]}}var TELLING=["connection.hostname","connection.httpPath","nativeInteg\
ration.config.catalog"];function tells(existing){return existing===void 0||TELLING.some(path=>existing.fields.has(path))}
function healthWarnings(candidate,health){if(health===void 0||health.isHealthy)return[];let message=`${describeFault(health)}\
.`;return[warningAt("integration-unhealthy",message,positionOf(candidate))]}function leftAsItIs(wording){let why=`${wording.
the("updateExisting")} is false`;return warningAt("update-existing",`Immuta differs from this spec, and is left as it is\
: ${why}.`)}function declaredByBase(candidate){return candidate.kind==="invalid"?void 0:typeof candidate.prior=="object"?
candidate.prior:candidate.kind==="declared"&&candidate.prior==="unknown"?candidate.connection.body:void 0}function nextChange(candidate,live,policy){
switch(candidate.kind){case"invalid":return{action:"invalid"};case"removed":{let change=diff(bodyOf(candidate.prior),void 0);
return policy.allowDelete?live==="absent"?{action:"none",why:"unchanged",diff:change}:{action:live==="unknown"?"unknown":
"delete",diff:change}:{action:"none",why:"retained",diff:change}}case"declared":return declaredChange(candidate,live,policy)}}
function declaredChange({connection:desired,prior},live,policy){let base=bodyOf(prior),byGit=diff(base,desired.body);if(live===
"absent")return{action:"create",desired,diff:byGit};if(live==="unknown")return{action:"unknown",diff:byGit};let update=(isNeeded,change,isShown)=>isNeeded?
policy.updateExisting?{action:"update",desired,diff:change,isShown}:{action:"none",why:"left",diff:change}:{action:"none",
why:"unchanged",diff:change};if(live==="not-asked")return base===void 0?{action:"create",desired,diff:byGit}:update(byGit.
length>0,byGit,!1);let visible=differences(live,desired.body),hides=base!==void 0&&byGit.some(change=>isHidden(live,change));
return update(visible.length>0||hides||policy.forceUpdate&&policy.updateExisting,base===void 0?visible.map(reversed):byGit,
visible.length>0)}function reversed({before,after,op,...change}){return{...change,op:op==="add"?"remove":op,before:after,
after:before}}function judgeDryRun({kind,messages},live){return kind!=="exists"?{status:kind==="accepted"?"passed":"failed",messages}:
live==="unknown"?void 0:{status:live==="moved"?"unknown":live==="absent"?"failed":"passed",messages}}function planByGit(candidate,ports){return decide(candidate,{live:"not-asked",diagnostics:secretsOf(candidate,ports)},ports)}
async function planAtImmuta(candidate,reader,ports,tries,beside){let found=refusal(candidate,ports)??secretsOf(candidate,
ports,tries).filter(one=>tries||isError(one));if(!isAskable(candidate,ports)||found.some(isError))return unasked(candidate,
found,ports);isNew(candidate)&&beside?.(candidate.connection);let body=tries&&candidate.kind==="declared"?ports.secrets.
fill(candidate.connection):void 0,[lookUp,dryRun]=await Promise.allSettled([reader.connection(candidate.key),body&&reader.
dryRun(body)]),faults=[lookUp,dryRun].flatMap(result=>result.status==="rejected"?[faultAt(result.reason,candidate,ports)]:
[]),live=lookUp.status==="rejected"?"unknown":lookUp.value??"absent",answer=dryRun.status==="rejected"?void 0:dryRun.value,
{objects,faults:more}=await lookAtObjects(candidate,live,reader,ports),diagnostics=[...found,...distinct2([...faults,...more])],
entry=decide(candidate,{live,objects,diagnostics},ports),judged=answer&&judgeDryRun(answer,isMoved(entry)?"moved":live);
return judged===void 0?entry:withDryRun(entry,judged)}async function lookAtObjects(candidate,live,reader,ports){let objects=new Map,
faults=[];if(candidate.kind!=="declared"||typeof live!="object")return{objects,faults};let{connection,priorObjects}=candidate,
before=priorObjects==="unknown"?[]:priorObjects,paths=new Set([...connection.objects,...before].map(({path})=>path)),lookAt=async path=>{
try{objects.set(path,await reader.object(candidate.key,path))}catch(error){objects.set(path,"unknown"),faults.push(faultAt(
error,candidate,ports))}};return await Promise.all([...paths].map(lookAt)),{objects,faults}}async function checkWrite(entry,reader,ports){
let{candidate,change}=entry;if(!isWrite(change)||candidate.kind!=="declared")return entry;let problems=ports.secrets.check(
candidate.connection,!0);if(problems.some(isError))return withDiagnostics(entry,problems);try{let answer=await reader.dryRun(
ports.secrets.fill(candidate.connection)),registered=isMoved(entry)?"moved":"registered",judged=judgeDryRun(answer,change.
action==="create"?"absent":registered);return judged===void 0?entry:withDryRun(entry,judged)}catch(error){return withDiagnostics(
entry,[faultAt(error,candidate,ports)])}}function decide(candidate,inspection,ports){return planEntry(candidate,inspection,
ports.request,ports.wording)}function isNew(candidate){return candidate.kind==="declared"&&candidate.prior==="absent"}function isAskable(candidate,{
request}){return candidate.kind==="removed"?request.allowDelete:candidate.kind==="declared"}function unasked(candidate,diagnostics,ports){
let live=diagnostics.some(isError)?"unknown":"not-asked";return decide(candidate,{live,diagnostics},ports)}function refusal(candidate,{
clock}){if(!(candidate.kind==="invalid"||!clock.cancelled()))return[errorAt("cancelled","Not looked at: the run was canc\
elled.")]}function secretsOf(candidate,{secrets},needed=!1){return candidate.kind==="declared"?secrets.check(candidate.connection,
needed):[]}function faultAt(error,candidate,{wording}){let{code,message,answer}=immutaFault(error,wording);return errorAt(
code,message,concernsRun(error)?void 0:positionOf(candidate),answer)}function distinct2(diagnostics){return[...new Map(diagnostics.
map(one=>[one.message,one])).values()]}var MAX_LOOSE_LINES=50,GROUP_LINES=50,MAX_SILENCE_MS=1e4;function progress(total,{log,clock}){let start=clock.now(),lastAt=start,
done=0,lines=[];return line=>{done+=1;let text2=`[${done}/${total}] ${line}`;if(total<=MAX_LOOSE_LINES){log.info(text2);
return}lines.push(text2);let now=clock.now();if(!(done<total&&lines.length<GROUP_LINES&&now-lastAt<MAX_SILENCE_MS)){if(log.
group(`Connections ${done-lines.length+1} to ${done}`,lines),done<total){let left=(now-start)/done*(total-done);log.info(
`${done} of ${total}, about ${duration(left)} left`)}lines=[],lastAt=now}}}function duration(ms){let seconds=Math.max(1,
Math.round(ms/1e3));return seconds<100?`${seconds} s`:`${Math.round(seconds/60)} min`}var FOUND={create:"to register",update:"\
to update",delete:"to deregister",retain:"not deregistered",unchanged:"unchanged",invalid:"invalid",unknown:"not checked"};
function describeEntry(entry,looked){let name=entry.candidate.key??entry.candidate.file,codes=entry.diagnostics.filter(isError).
map(({code})=>code);if(codes.length>0){let how=actionOf(entry)==="invalid"&&!lacksSecret(codes)?"invalid":"failed";return`${name}\
: ${how} (${codes.join(", ")})`}let dryRun=entry.checks.dryRun,tried=dryRun===void 0?"":`, dry run ${dryRun.status}`;return`${name}\
: ${findingOf(entry,looked)}${tried}`}function findingOf(entry,looked){switch(looked){case"at-spec":return"valid";case"a\
t-git":return BY_GIT[actionOf(entry)];case"for-drift":return driftWords(entry)??"as declared";case"at-immuta":{let found=isLeft(
entry.change)?"differs, and is left as it is":FOUND[actionOf(entry)],objects=objectsToSet(entry).length;return objects===
0?found:`${found}, ${plural(objects,"object")} to set`}}}function tellBlocked(entries,verb,log){let count=entries.filter(
hasWrites).length,not=verb==="are"?count===1?"is not":"are not":"would not be";count>0&&log.info(`Blocked: ${plural(count,
"connection")} ${not} written, see the errors`)}export{firstNames,readDeclared,readAtBase,readLive,differences,UnreadFailure,unreadAnswer,toldUnread,unreadOf,writeFaultCode,
immutaFault,planByGit,planAtImmuta,checkWrite,isAskable,progress,describeEntry,tellBlocked};
