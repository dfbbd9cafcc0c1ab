import{nearest,printable}from"./core-spelling.js";import{ConfigError,RunFailure,TYPE_ANEW,pastedCharacter}from"./core-pasted.js";
import{askOnce}from"./net-once.js";import{BY_GIT,KEY_PATHS,LEAVES,Lexer,LineCounter,OBJECT_SETTINGS,ROOT,ROWS,
actionOf,authenticationOf,byDepth,checkOf,defaultOf,driftWords,exampleOf,formatPath,getIn,globMatcher,globMatches,groupBy,
hasWrites,isAlias,isCollection,isLeft,isMap,isMoved,isPair,isScalar,isSecret,isSecretPath,isSeq,isWrite,lacksSecret,listAll,
membersOf,namesOfObject,objectsToSet,originalOf,parentOf,parseDocument,planEntry,plural,positionOf,readAnswer,require_picomatch,
rowAt,selectCandidates,splitGlobs,variableFault,visit,withDiagnostics,withDryRun}from"./connection-field-table.js";import{
RequestFailure,SignInFailure,_gte,_lte,_minLength,array,boolean,errorAt,ifFound,int,isError,isWarning,literal,looseObject,
nullish,optional,record,referenceName,sameCatalog,strictObject,string,union,warningAt}from"./connection-host-format.js";import{
__toESM}from"./esbuild-helpers.js";async function pool(items,concurrency,work){let results=new Array(items.length),queue=items.entries(),lane=async()=>{for(let[
index,item]of queue)results[index]=await work(item)};return await Promise.all(Array.from({length:Math.min(concurrency,items.
length)},lane)),results}function slots(count){let waiting=[],free=count;return async work=>{free>0?free-=1:await new Promise(
resolve=>waiting.push(resolve));try{return await work()}finally{let next=waiting.shift();next===void 0?free+=1:next()}}}function byName(one,other){let[left,right]=[one,other].map(name=>name.match(/\d+|\D+/g)??[]);for(let[index,part]of(left??
[]).entries()){let twin=right?.[index]??"",order=Number(part)-Number(twin)||(part<twin?-1:part>twin?1:0);if(order!==0)return order}
return(left?.length??0)-(right?.length??0)}var SYNTAX_HINTS={BAD_INDENT:"The indentation is inconsistent here.",TAB_AS_INDENT:"YAML is indented with spaces; this l\
ine starts with a tab.",MULTIPLE_DOCS:"Write one connection per file: move the second document to a file of its own.",NON_STRING_KEY:"\
Keys are plain text here: put a value that starts with a brace in quotes.",BAD_SCALAR_START:"A value that starts with th\
is character must stand in quotes.",TAG_RESOLVE_FAILED:"YAML tags are not supported in a connection spec: remove the tag\
.",MISSING_CHAR:"A closing quote, bracket or separator is missing near here.",IMPOSSIBLE:"This part of the file cannot b\
e read as YAML.",BAD_ALIAS:"This alias is malformed.",MULTILINE_IMPLICIT_KEY:"A colon and a space are missing after this\
 key, or the line below is indented too far.",BLOCK_AS_IMPLICIT_KEY:"The value holds a colon and a space: put it in quot\
es. If the line below it is a key of its own, mend the indentation.",BLOCK_IN_FLOW:"What stands in brackets or braces go\
es on in them: no list or map of lines here.",UNEXPECTED_TOKEN:"This does not belong here: remove it, or put the whole v\
alue in quotes if it is part of one.",BAD_DQ_ESCAPE:"This backslash escapes nothing: double it, or put the value in sing\
le quotes.",BAD_DIRECTIVE:"A line that starts with `%` is a YAML directive, which no spec needs: remove it."};function hintOf({
code}){return SYNTAX_HINTS[code]??"This is not valid YAML."}function firstOfEachLine(faults,lineOf){let lines=new Set;return faults.
filter(fault=>lines.size<lines.add(lineOf(fault)).size)}var MAX_SPEC_BYTES=256*1024,MAX_NODES=5e3,MAX_MARKS=2e4,MAX_NESTING=100,MAX_FILE_ERRORS=20;function parseSpec(file,bytes){
let text2=decode(bytes);if(typeof text2!="string")return[text2];let nul=text2.indexOf("\0"),lines=new LineCounter,at=offset=>positionOf2(
lines,offset),excess=excessOf(text2);if(excess!==void 0)return[excess];let parsed,survey;try{parsed=parseDocument(text2,
{lineCounter:lines,prettyErrors:!1,stringKeys:!0,uniqueKeys:!1,version:"1.2",merge:!1,logLevel:"error"}),survey=surveyOf(
parsed)}catch{return[tooDeep()]}if(survey.nodes>MAX_NODES)return[tooMany()];if(survey.tooDeep!==void 0)return[tooDeep(at(
survey.tooDeep))];if(nul>=0)return[refuse("yaml-syntax","The file holds a NUL character.",at(nul))];let syntax=syntaxFaults(
text2,parsed,survey,at);if(parsed.directives.yaml.version!=="1.2"&&syntax.push(refuse("yaml-syntax","Specs are YAML 1.2:\
 remove the %YAML directive.")),syntax.length>0)return syntax;let root=parsed.contents;if(root===null||isScalar(root)&&root.
value===null)return[refuse("empty-file","The file is empty: write a connection spec, or delete the file.")];if(survey.loose.
length>0)return survey.loose.map(offset=>refuse("yaml-syntax","This alias has no anchor before it, or stands inside what\
 it repeats.",at(offset)));try{return located(file,parsed.toJS(),placesOf(root,parsed),lines)}catch(error){return error instanceof
ReferenceError?[refuse("yaml-syntax","The aliases from here on expand without bound.",at(survey.firstAlias))]:[tooDeep()]}}
function tooDeep(position){return refuse("yaml-syntax","The file is nested too deeply.",position)}function tooMany(){return refuse(
"file-too-large",`A spec file may hold at most ${MAX_NODES} keys and values; a connection needs some thirty.`)}var LEXER_SIGNALS=[
"","",""];function startingAt(text2,offset){let lines=text2.slice(0,offset).split(`
`);return{line:lines.length,column:(lines.at(-1)??"").length+1}}function excessOf(text2){let brackets=text2.match(/[[{]/g)?.
length??0;if(text2.length<=MAX_MARKS&&brackets<=MAX_NESTING)return;let offset=0,marks=0,depth=0;for(let token of new Lexer().
lex(text2))if(!LEXER_SIGNALS.includes(token)){if((token==="["||token==="{")&&(depth+=1),(token==="]"||token==="}")&&(depth-=
1),depth>MAX_NESTING)return tooDeep(startingAt(text2,offset));if(!/^[\s#]/.test(token)&&++marks>MAX_MARKS)return tooMany();
offset+=token.length}}function syntaxFaults(text2,parsed,survey,at){let unclosed=({code,pos:[end]})=>{let opened=survey.
openings.get(end);if(opened===void 0||code!=="BAD_INDENT"&&code!=="MISSING_CHAR")return;let closing={"[":"]","{":"}"}[text2.
charAt(opened)],{line}=at(opened);return closing===void 0?`The quote that opens in line ${line} is never closed: add the\
 closing quote.`:`The bracket that opens in line ${line} is not closed before this: add \`${closing}\`.`},odd=pastedIndent(
text2);if(odd!==void 0){let message=`This line is indented with a ${odd.name}: YAML takes spaces only.`;return[refuse("y\
aml-syntax",message,at(odd.index))]}let faults=[...parsed.errors,...parsed.warnings];if(faults.some(({message})=>/call stack/.
test(message)))return[tooDeep()];let tabs=faults.filter(({code})=>code==="TAB_AS_INDENT"),syntax=(tabs.length>0?tabs.slice(
0,1):firstOfEachLine(faults,({pos})=>at(pos[0]).line).slice(0,MAX_FILE_ERRORS+1)).map(error=>{let message=unclosed(error)??
hintOf(error),more=tabs.length>1?` So do ${tabs.length-1} more.`:"";return refuse(error.code==="MULTIPLE_DOCS"?"multiple\
-documents":"yaml-syntax",message+more+pastedHint(text2,error.pos[0]),at(error.pos[0]))});return tabs.length===0&&syntax.
unshift(...survey.duplicates.map(offset=>refuse("duplicate-key","This key appears twice in the same map: remove one.",at(
offset)))),syntax}function pastedIndent(text2){let found=/^ *([^\S \t\r\n]|[\u200b\u2060])/mu.exec(text2);if(found===null)
return;let index=found.index+found[0].length-1,name=pastedCharacter(text2.slice(index,index+1))?.name;return name===void 0?
void 0:{index,name}}function pastedHint(text2,offset){let start=text2.lastIndexOf(`
`,offset-1)+1,[line=""]=text2.slice(start).split(/\r?\n/,1),odd=pastedCharacter(line.replace(/\t/g," "));return odd===void 0?
"":` The line holds a ${odd.name}: ${TYPE_ANEW}`}function refuse(code,message,position={line:1,column:1}){return errorAt(
code,message,position)}function decode(bytes){if(bytes.byteLength>MAX_SPEC_BYTES)return refuse("file-too-large",`A spec \
file may hold at most ${MAX_SPEC_BYTES/1024} KiB.`);try{return new TextDecoder("utf-8",{fatal:!0}).decode(bytes)}catch{return refuse(
"not-utf8","The file is not valid UTF-8: save it as UTF-8.")}}function positionOf2(lines,offset){let{line,col}=lines.linePos(
offset);return{line:Math.max(line,1),column:Math.max(col,1)}}function placesOf(root,document){let known=new Map,innerOf=node=>{
let container=isAlias(node)?node.resolve(document):node;if(!isMap(container)&&!isSeq(container))return;let found=known.get(
container);if(found!==void 0)return found;let inner=new Map;known.set(container,inner);for(let[index,item]of container.items.
entries()){let[name,node2,key]=isPair(item)?[isScalar(item.key)?item.key.value:item.key,item.value,startOf(item.key)]:[index,
item,startOf(item)];inner.has(name)||inner.set(name,{key:key??0,value:startOf(node2)??key??0,inner:innerOf(node2)})}return inner},
start=root.range[0];return{key:start,value:start,inner:innerOf(root)}}function startOf(node){return node?.range[0]}function located(file,value,root,lines){
let walk=path=>{let place=root;for(let step of path){let next=place.inner?.get(step);if(next===void 0)return{found:!1,place};
place=next}return{found:!0,place}};return{file,value,has:path=>walk(path).found,locate:(path,what="value")=>{let{found,place}=walk(
path);return positionOf2(lines,what==="key"||!found?place.key:place.value)}}}function surveyOf(document){let survey={nodes:0,
duplicates:[],loose:[],firstAlias:1/0,openings:new Map,tooDeep:void 0},ends=new Map;return visit(document.contents,{Node:(_,node,path)=>{
if(survey.nodes+=1,survey.nodes>MAX_NODES)return visit.BREAK;let[start=0,end=0]=node.range??[];if(isTooDeep(path))return survey.
tooDeep=start,visit.BREAK;isAlias(node)?(survey.firstAlias=Math.min(survey.firstAlias,start),(ends.get(node.source)??1/0)>
start&&survey.loose.push(start)):node.anchor!==void 0&&ends.set(node.anchor,end),(isScalar(node)?node.type?.startsWith("\
QUOTE"):isCollection(node)&&node.flow)&&survey.openings.set(end,start),isMap(node)&&survey.duplicates.push(...repeatedKeys(
node.items.map(({key})=>key)))}}),survey}function isTooDeep(path){return path.filter(outer=>isCollection(outer)).length>
MAX_NESTING}function repeatedKeys(keys){let known=new Set;return keys.filter(key=>isScalar(key)).flatMap(({value,range})=>known.
size===known.add(value).size?[range?.[0]??0]:[])}var NONE_MISSPELT={meant:new Set,written:new Set};function structureOf(document,schema,keyPaths,exampleOf2){let result=schema.
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
path]:[]),held=plans.map(({object})=>object).filter(({path,settings})=>settings.isActive===!1&&isBelow(path,activated)).
map(({path})=>path).filter(path=>!deactivated.includes(path)),released=priorObjects==="unknown"?[]:priorObjects.map(({path})=>path).
filter(path=>!connection.objects.some(one=>one.path===path)),at=path=>connection.locate(["objects",path],"key"),warn=(code,paths,text2)=>{
let[first]=paths;return first===void 0?[]:[warningAt(code,text2(listed(paths)),at(first))]};return[...warn("activates-ob\
jects",activated,names=>`Activates ${names}, with all below that inherits it. Where no subscription policy exists, Immut\
a revokes the access of all its users to them, also access that was granted directly: have a subscription policy in plac\
e for each first.`+(held.length===0?"":` ${listed(held)} may inherit that for a moment, until set back: cover it as well\
.`)),...warn("activates-objects",open,names=>`What a crawl finds in ${names} later becomes active by itself. Where no su\
bscription policy exists, Immuta revokes the access of all its users to it: have one in place that covers new objects.`),
...warn("deactivates-objects",deactivated,names=>`Deactivates ${names}, with all below that inherits it: every grant and\
 policy on them goes for Immuta's users, also what was granted directly. Make sure first that nobody relies on them.`),...warn(
"object-released",released,names=>`No longer declared: ${names}. What is set in Immuta stays as it is.`)]}function isBelow(path,others){
let parent=parentOf(path);return parent!==void 0&&(others.includes(parent)||isBelow(parent,others))}function listed(paths){
let names=paths.map(path=>path==="."?"the connection itself":`\`${path}\``);return firstNames(names,MAX_LISTED)}function ruleDiagnostics(document,policy,misspelt=NONE_MISSPELT){return[...LEAVES.flatMap(row=>formatDiagnostics(row,document,
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
if(what==="key"||!isSecretPath(path)){let isBelow2=path.some((_,depth)=>written.has(formatPath(path.slice(0,depth))));return!mentionsReference(
value)||isBelow2?[]:[errorAt("secret-placement","Only `token` and `clientSecret` may name a variable with ${NAME}.",position)]}
let field=`\`${formatPath(path)}\``,name=referenceName(value);if(name===void 0){let message2=`${field} must be exactly \$\
{NAME}, the name of an environment variable that holds the secret. ${literalHint(value)}`;return[errorAt("secret-literal",
message2,position)]}let fault=variableFault(name,policy);if(fault===void 0)return[];let message=`${field} refers to the \
variable \`${name}\`, which it may not use: ${fault}.`;return[errorAt("secret-name",message,position)]})}var OTHER_FORMS=[
["$NAME",/^\$[A-Za-z_]\w*$/],["${{ secrets.NAME }}",/^\$\{\{\s*(secrets|env|vars)\.\w+\s*\}\}$/],["{{NAME}}",/^\{\{\s*\w+\s*\}\}$/],
["%NAME%",/^%\w+%$/]];function literalHint(text2){let form=OTHER_FORMS.find(([,pattern])=>pattern.test(text2))?.[0];return form===
void 0?"If a real secret was committed here, revoke it: Git keeps it.":`This looks like \`${form}\`: write \`\${NAME}\`, and\
 pass the value under \`env:\` of the step.`}function*scalars(value,path=[]){if(Array.isArray(value))for(let[index,item]of value.
entries())yield*scalars(item,[...path,index]);else if(typeof value=="object"&&value!==null)for(let[key,item]of Object.entries(
value))yield[[...path,key],key,"key"],yield*scalars(item,[...path,key]);else yield[path,value,"value"]}var OBJECT=Object.fromEntries(OBJECT_SETTINGS.map(key=>[key,optional(boolean())])),text=string().check(_minLength(1));function typeOf(row){
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
groups.flatMap(group=>group.map(document=>[document,others(document,group)])))}import{createHash}from"node:crypto";var import_picomatch=__toESM(require_picomatch(),1);import{lstat,readdir,readFile,realpath,stat}from"node:fs/promises";import{
join}from"node:path";import{basename}from"node:path/posix";function specMatcher(globs){return globMatcher(globs.flatMap(glob=>glob.startsWith("!")?[glob,`${glob.replace(/\/+$/,"")}\
/**`]:[glob]))}function specFolders(globs){let bases=splitGlobs(globs).include.map(glob=>{let{base,isGlob}=import_picomatch.default.
scan(glob);return isGlob?base:base.split("/").slice(0,-1).join("/")});return[...new Set(bases)]}var CLOSED_FOLDERS=[".gi\
t","node_modules"],LISTED_AT_ONCE=8,LIKE_DATA=/^(?:.*\/)?[^./][^/]*\.(?:json|ya?ml)$/i;async function listSpecs(globs,entriesOf,others=new Set){
let{include,exclude}=splitGlobs(globs),matches=specMatcher(globs),excludes=globMatcher(exclude.map(glob=>glob.replace(/\/+$/,
""))),closed=CLOSED_FOLDERS.filter(name=>!include.some(glob=>glob.split("/").includes(name))),deepest=Math.max(...include.
map(glob=>glob.includes("**")?1/0:glob.split("/").length)),found=new Set,seen=new Set,level=specFolders(globs);for(let depth=0;level.
length>0&&depth<deepest;depth++){for(let folder of level)seen.add(folder);let entries=(await pool(level,LISTED_AT_ONCE,entriesOf)).
flat();for(let{path,isFolder,isBarred}of entries){if(isFolder)continue;isBarred===!0&&!excludes(path)&&mayMatchBelow(path,
include)||matches(path)?found.add(path):LIKE_DATA.test(path)&&!excludes(path)&&others.add(path)}level=entries.flatMap(({
path,isFolder})=>isFolder?[path]:[]).filter(path=>!seen.has(path)&&!closed.includes(basename(path))&&!excludes(path))}return[
...found].sort(byName)}function mayMatchBelow(folder,globs){let names=folder.split("/");return globs.some(glob=>{if(/[[{(][^\]})]*\//.
test(glob))return!0;let steps=glob.replace(/^\.\//,"").split("/"),rest=steps.indexOf("**");return rest<0&&steps.length<=
names.length?!1:names.every((name,index)=>{let step=rest>=0&&index>=rest?"*":steps[index];return step!==void 0&&step!==""&&
globMatches(step,name)})})}function codeOf(error){return error.code}var NOT_UTF8="\uFFFD";function workspaceSource(workspace,globs){
let at=path=>join(workspace,path),isFolder=path=>stat(at(path)).then(found=>found.isDirectory(),()=>!1),linkTo=async folder=>{
let steps=folder.split("/");for(let index of steps.keys()){let path=steps.slice(0,index+1).join("/");if((await lstat(at(
path)).catch(()=>{}))?.isSymbolicLink()===!0)return path}},bases=specFolders(globs),entriesOf=async folder=>{let link=bases.
includes(folder)?await linkTo(folder):void 0;if(link!==void 0)return await isFolder(link)?[{path:link,isFolder:!1,isBarred:!0}]:
[];try{let entries=await readdir(at(folder),{withFileTypes:!0});return await Promise.all(entries.map(async entry=>{let path=folder===
""?entry.name:`${folder}/${entry.name}`,isBarred=entry.isSymbolicLink()&&await isFolder(path);return{path,isFolder:entry.
isDirectory(),isBarred}}))}catch(error){let code=codeOf(error);if(code==="ENOENT"&&folder.includes(NOT_UTF8))return[{path:folder,
isFolder:!1,isBarred:!0}];if(code==="ENOENT"||code==="ENOTDIR")return[];throw error}},others=new Set;return{list:()=>listSpecs(
globs,entriesOf,others),others:()=>Promise.resolve([...others].sort(byName)),read:async file=>{let refuse2=(code,message)=>errorAt(
code,message,{line:1,column:1});if(file.split("/").includes(".."))return refuse2("outside-workspace","A spec must lie in\
 the workspace, and not be reached through `..`.");let path=at(file),found=await lstat(path).catch(error=>{if(!(codeOf(error)===
"ENOENT"&&file.includes(NOT_UTF8)))throw error});if(found===void 0)return refuse2("not-utf8","This name is not valid UTF\
-8: rename the file or folder.");if(found.isSymbolicLink())return refuse2("symbolic-link",await isFolder(file)?"Specs ar\
e not looked for behind a symbolic link: put the folder itself in its place, or exclude it.":"A spec must be a regular f\
ile, not a symbolic link.");if(!found.isFile())return refuse2("not-a-file","A spec must be a regular file.");let root=await realpath(
workspace);return await realpath(path)!==join(root,file)?refuse2("outside-workspace","A spec must lie in the workspace, \
and not be reached through a symbolic link."):found.size>MAX_SPEC_BYTES?new Uint8Array(MAX_SPEC_BYTES+1):readFile(path)}}}function githubHistory(github,globs){return{changes:range=>readChanges(github,range),read:(path,commit)=>readFileAt(github,
path,commit),list:commit=>listFiles(github,commit,globs)}}var MAX_COMPARED_FILES=300,MAX_FOLDER_ENTRIES=1e3,MAX_PULL_FILES=3e3;
async function readChanges(github,range){switch(range.kind){case"none":return{kind:"everything",base:void 0};case"pull":{
let{number,base}=range,listed2=await listAll(github,LIST_OF_FILES,({pulls},at)=>pulls.listFiles({...at,pull_number:number})),
files=asChanges(listed2);return files.length>=MAX_PULL_FILES?{kind:"everything",base}:{kind:"files",base,files}}case"com\
pare":{let{base,head}=range,compared=/^0+$/.test(base)?void 0:await compareCommits(github,base,head);return compared===void 0?
{kind:"everything",base:void 0}:compared.isAhead&&compared.files!==void 0?{kind:"files",base,files:compared.files}:{kind:"\
everything",base}}}}async function readHead(github,branch){let ref=`heads/${branch}`,found=await ifFound(github.send(({git},at)=>git.
getRef({...at,ref})));return found&&readAnswer("a reference",()=>found.data.object.sha)}async function compareCommits(github,base,head){
let basehead=`${base}...${head}`,found=await ifFound(github.send(({repos},at)=>repos.compareCommitsWithBasehead({...at,basehead})));
if(found===void 0)return;let{status,files:listed2}=found.data,files=asChanges(listed2);return{isAhead:status==="ahead"||
status==="identical",files:files.length>=MAX_COMPARED_FILES?void 0:files}}var LIST_OF_FILES="a list of changed files",changedFiles=array(
looseObject({filename:string(),status:string(),previous_filename:nullish(string())}));function asChanges(answer){let parsed=changedFiles.
safeParse(answer);if(!parsed.success)throw new RequestFailure(`GitHub: the answer is not ${LIST_OF_FILES}.`,{status:200});
return parsed.data.map(asChange)}function asChange(file){let{filename:path,status,previous_filename:previous}=file;switch(status){case"\
added":case"copied":return{path,status:"added"};case"removed":return{path,status:"removed"};case"renamed":return{path,status:"\
renamed",...previous!=null&&{previous}};default:return{path,status:"changed"}}}async function contentAt(github,path,ref){
return(await ifFound(github.send(({repos},at)=>repos.getContent({...at,path,ref}))))?.data}async function readFileAt(github,path,ref){
let found=await contentAt(github,path,ref);if(!(found===void 0||Array.isArray(found)||found.type!=="file"))return Buffer.
from(found.content,"base64")}async function listFiles(github,ref,globs){let found=await ifFound(github.send(({git},at)=>git.
getTree({...at,tree_sha:ref,recursive:"true"})));if(found===void 0)return;let names=new Map;return found.data.truncated?
(await listSpecs(globs,async folder=>{let entries=await entriesAt(github,folder,ref);for(let{path,sha,isFolder}of entries)
isFolder||names.set(path,sha);return entries}),names):readAnswer("a tree",()=>{for(let{path,sha,type}of found.data.tree)
type==="blob"&&names.set(path,sha);return names})}async function entriesAt(github,folder,ref){let found=await contentAt(
github,folder,ref);if(!Array.isArray(found))return[];if(found.length>=MAX_FOLDER_ENTRIES)throw new RequestFailure(`GitHu\
b lists no more than ${MAX_FOLDER_ENTRIES} entries of a folder, and \`${folder}\` has that many: put the specs into folde\
rs of their own.`);return found.map(({path,sha,type})=>({path,sha,isFolder:type==="dir",isLink:type==="symlink"}))}function blobName(bytes){
return createHash("sha1").update(`blob ${bytes.byteLength}\0`).update(bytes).digest("hex")}function commitSource(github,ref,globs){
let links=new Set,entriesOf=async folder=>{let entries=await entriesAt(github,folder,ref);for(let{path,isLink}of entries)
isLink&&links.add(path);return entries};return{list:()=>listSpecs(globs,entriesOf),read:async file=>{let bytes=links.has(
file)?void 0:await readFileAt(github,file,ref);return bytes!==void 0?bytes:errorAt("symbolic-link","A spec must be a reg\
ular file, not a symbolic link.",{line:1,column:1})}}}async function filesNotInCommit(files,isMissing,history,isStrict,{trigger,log}){let contents=[...files].flatMap(([file,read])=>read instanceof
Uint8Array?[[file,read]]:[]),left=new Map(contents);if(trigger.checkedOut.length===0||left.size===0&&!isStrict)return new Set;
let isKnown2=!1,why="";for(let commit of trigger.checkedOut){if(left.size===0&&isKnown2)break;try{let names=await history.
list(commit);if(names===void 0)throw new RequestFailure(`GitHub does not show commit ${commit}.`);isKnown2=!0;let missing=isStrict?
[...names.keys()].find(isMissing):void 0;if(missing!==void 0)throw new ConfigError(notCheckedOut(missing,"the commit"));
left=new Map([...left].filter(([file,bytes])=>!isHeld(bytes,names.get(file))))}catch(error){if(!(error instanceof RequestFailure))
throw error;why=error.message}}if(isKnown2)return new Set(left.keys());let message=`The files of the commit could not be\
 listed. ${why}`;if(isStrict)throw new RunFailure("github-unreachable",message);return log.warn(message),new Set}function isHeld(bytes,name){
if(blobName(bytes)===name)return!0;let unix=Buffer.from(bytes).toString("latin1").replaceAll(`\r
`,`
`);return[unix,unix.replaceAll(`
`,`\r
`)].some(text2=>blobName(Buffer.from(text2,"latin1"))===name)}function notCheckedOut(path,of){return`\`${path}\` is part \
of ${of}, but not in the workspace: check out the commit with actions/checkout before this step.`}function notInCommit(){
return warningAt("not-in-commit","The commit does not hold this file as it is here, so no review in Git shows it: a step\
 generated or left it, or the checkout has another `path`.",{line:1,column:1})}var NOTHING_TO_COMPARE={kind:"everything",base:void 0};async function readDeclared(ports,scope,trust,beside){let{request,
wording,github}=ports,{list,others,read}=specSource(ports),source={list,others,read:askOnce(read,file=>file)},wanted=request.
scope==="auto"?scope:request.scope,history=ports.history??(github&&githubHistory(github,request.specs)),compared=trust!==
"as-is"||wanted==="changed"?history:void 0;try{let load=async()=>{let specs2=await loadSpecs(source,specPolicy(ports),request.
concurrency);if(beside?.(specs2),trust==="as-is"||history===void 0)return[specs2,new Set];let listed2=new Map(await Promise.
all(specs2.map(async({file})=>[file,await source.read(file)]))),isSpec=specMatcher(request.specs),foreign2=filesNotInCommit(
listed2,path=>isSpec(path)&&!listed2.has(path),history,trust==="proven",ports);return[specs2,await foreign2]},[[specs,foreign],
changes]=await Promise.all([load(),compared?.changes(ports.trigger.range)??NOTHING_TO_COMPARE]);refuseMissingFiles(specs,
changes,specMatcher(request.specs));let base=compared?await loadBase(compared,changes,source,specs,foreign,ports):new Map;
if(specs.length+base.size===0)throw new ConfigError(noSpec(request.specs,wording));await reportOthers(source,ports);let marked=specs.
map(spec=>spec.kind==="valid"&&foreign.has(spec.file)?{...spec,diagnostics:[...spec.diagnostics,notInCommit()]}:spec);return selectCandidates(
marked,changes,base,wanted,foreign)}catch(error){if(!(error instanceof RequestFailure||error instanceof TypeError))throw error;
let message=`The change could not be read. ${error.message}`;throw new RunFailure("github-unreachable",message,{cause:error})}}
function noSpec(globs,wording){return`No file matches ${wording.the("specs")} (${globs.join(", ")}). Globs are relative \
to the repository, and case counts. Was it checked out?`}var DECLARES=/^[\s{]*["']?connectionKey["']?\s*:/m,MAX_OTHERS=500;
async function reportOthers({others,read},{request,log,wording}){let files=(await others?.()??[]).slice(0,MAX_OTHERS),declares=await pool(
files,request.concurrency,async file=>{let bytes=await read(file);return bytes instanceof Uint8Array&&bytes.byteLength<=
MAX_SPEC_BYTES&&DECLARES.test(Buffer.from(bytes).toString("utf8"))});for(let file of files.filter((_,index)=>declares[index])){
let message=`\`${file}\` declares a \`connectionKey\`, but no glob of ${wording.the("specs")} selects it, so it is no sp\
ec: rename it, or add a glob.`;log.annotate({severity:"warning",title:"not-a-spec",file,message})}}function specPolicy({
request,wording}){let{secretVariables,allowedHosts}=request;return{secretVariables,allowedHosts,wording}}function specSource({
request,trigger,github,workspace,wording}){let head=trigger.event==="pull_request_target"?trigger.pull?.headSha:void 0;if(head===
void 0)return workspaceSource(workspace,request.specs);if(github!==void 0)return commitSource(github,head,request.specs);
let problem="on pull_request_target the specs are read through GitHub";throw new ConfigError(`${wording.The("githubToken")}\
 is empty: ${problem}.`)}function refuseMissingFiles(specs,changes,matches){if(changes.kind==="everything")return;let listed2=new Set(
specs.map(({file})=>file)),missing=changes.files.find(({path,status})=>status!=="removed"&&matches(path)&&!listed2.has(path));
if(missing!==void 0)throw new ConfigError(notCheckedOut(missing.path,"this change"))}async function loadSpecs(source,policy,concurrency){
let files=await source.list(),specs=await pool(files,concurrency,async file=>{let read=await source.read(file);return read instanceof
Uint8Array?readConnection(file,read,policy):{kind:"unreadable",file,diagnostics:[read]}});return crossCheck(specs)}async function loadBase(history,changes,source,specs,foreign,{
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
error"}function immutaFault(error,wording){if(!(error instanceof RequestFailure))throw error;let answer=unreadOf(error);
return{...wordsOf(error,wording),...answer&&{answer}}}function wordsOf(error,{name,the}){let{status,message}=error,isSignIn=error instanceof
SignInFailure,detail=`(${concernsRun(error)&&!isSignIn?message.replace(/^\S+ \S+: /,""):message})`;return status===401||
status===403&&isSignIn?{code:"immuta-unauthorized",message:`Immuta does not accept the credential. Check ${the("immutaAp\
iKey")} (or ${name("immutaToken")}), and that ${name("immutaUrl")} is its tenant. ${detail}`}:status===403?{code:"immuta\
-unauthorized",message:`Immuta refused access. Check the credential, and that its user has the permission APPLICATION_AD\
MIN. ${detail}`}:{code:"immuta-unreachable",message:`${unreachable(error,the)} ${detail}`}}function unreachable(error,the){
let address=addressFault(error),url=the("immutaUrl");if(address!==void 0)return`Immuta could not be reached. ${`Check ${url}\
, and the proxy if there is one`}: ${address.meaning}.`;let answered=error instanceof SignInFailure?error.answered:void 0;
if(answered!==void 0&&answered<500&&![408,429].includes(answered)){let check=`Check ${url}`;return`This does not answer \
like Immuta.${error.message.includes(check)?"":` ${check}.`}`}return unreadOf(error)===void 0?"Immuta could not be asked\
; the spec may be right. Re-run the job.":"Immuta's answer could not be read; the spec may be right."}var HIDDEN="[REDACTED]",COMPARED=LEAVES.flatMap(row=>{let{live}=row.field;return typeof live=="object"&&"part"in live?[{
row,...live}]:[]});function readLive(answers){let fields=new Map;for(let{row,part,names}of COMPARED){let value=names.map(
name=>getIn(answers[part],name.split("."))).find(isKnown);value!==void 0&&fields.set(row.path,value)}let{nativeIntegrationId,
active,health}=answers;return{fields,nativeIntegrationId,active,health}}var comparison={differences:({fields},body)=>COMPARED.
flatMap(({row:{path,steps}})=>{let after=fields.get(path),before=getIn(body,steps);return after===void 0||isSame(path,before,
after)?[]:[{path,op:before===void 0?"add":"replace",before:before??null,after,sensitive:!1}]}),isHidden:({fields},{path,
before,after})=>{let row=rowAt(path);return fields.has(path)||fields.has((row&&originalOf(row)?.path)??path)||row&&"live"in
row.field&&row.field.live==="registration-only"?!1:!isSame(path,before??void 0,after??void 0)}};function changeWarnings(diff,{
locate},registered){return ROWS.flatMap(({path,steps,field})=>{if(!("changed"in field))return[];let{code,message}=field.
changed;return!diff.some(one=>(one.path===path||one.path.startsWith(`${path}.`))&&(code!=="secret-changed"||one.op==="re\
place"))||code==="registration-only"&&!registered?[]:[warningAt(code,message,locate(steps))]})}function normalize(path,value){let type=rowAt(path)?.field.type;switch(type?.is){case"text":return type.format.normalize?.(
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
action==="delete",wording)];if(candidate.kind!=="declared")return[];let{prior,connection,previousKey}=candidate,diff=(typeof prior==
"object"||change.action==="update")&&change.action!=="invalid"?change.diff:[];return[...previousKey===void 0||typeof prior!=
"object"?[]:[keyChangedWarning(previousKey,prior,connection)],...changeWarnings(diff,connection,isRegistered)]}function judgeDryRun(answer,live){switch(answer.kind){case"accepted":return{status:"passed",messages:answer.messages};case"\
refused":return{status:"failed",messages:answer.messages};case"exists":return live==="unknown"?void 0:live==="moved"?{status:"\
unknown",messages:answer.messages}:live==="registered"||typeof live=="object"?{status:"passed",messages:answer.messages}:
{status:"failed",messages:answer.messages}}}function planByGit(candidate,ports){return decide(candidate,{live:"not-asked",diagnostics:secretsOf(candidate,ports)},ports)}
async function planWithDryRun(candidate,reader,ports,beside){let found=refusal(candidate,ports)??secretsOf(candidate,ports,
!0);if(!isAskable(candidate,ports)||found.some(isError))return unasked(candidate,found,ports);isNew(candidate)&&beside?.(
candidate.connection);let body=candidate.kind==="declared"?ports.secrets.fill(candidate.connection):void 0,[lookUp,dryRun]=await Promise.
allSettled([reader.connection(candidate.key),body&&reader.dryRun(body)]),faults=[lookUp,dryRun].flatMap(result=>result.status===
"rejected"?[faultAt(result.reason,candidate,ports)]:[]),live=lookUp.status==="rejected"?"unknown":lookUp.value??"absent",
answer=dryRun.status==="rejected"?void 0:dryRun.value,{objects,faults:more}=await lookAtObjects(candidate,live,reader,ports),
diagnostics=[...found,...distinct2([...faults,...more])],entry=decide(candidate,{live,objects,diagnostics},ports),judged=answer&&
judgeDryRun(answer,isMoved(entry)?"moved":live);return judged===void 0?entry:withDryRun(entry,judged)}async function planByLookUp(candidate,reader,ports){
let found=refusal(candidate,ports)??secretsOf(candidate,ports).filter(isError);if(!isAskable(candidate,ports)||found.some(
isError))return unasked(candidate,found,ports);try{let live=await reader.connection(candidate.key)??"absent",{objects,faults}=await lookAtObjects(
candidate,live,reader,ports);return decide(candidate,{live,objects,diagnostics:[...found,...distinct2(faults)]},ports)}catch(error){
let fault=faultAt(error,candidate,ports);return decide(candidate,{live:"unknown",diagnostics:[...found,fault]},ports)}}async function lookAtObjects(candidate,live,reader,ports){
let objects=new Map,faults=[];if(candidate.kind!=="declared"||typeof live!="object")return{objects,faults};let{connection,
priorObjects}=candidate,before=priorObjects==="unknown"?[]:priorObjects,paths=new Set([...connection.objects,...before].
map(({path})=>path)),lookAt=async path=>{try{objects.set(path,await reader.object(candidate.key,path))}catch(error){objects.
set(path,"unknown"),faults.push(faultAt(error,candidate,ports))}};return await Promise.all([...paths].map(lookAt)),{objects,
faults}}async function checkWrite(entry,reader,ports){let{candidate,change}=entry;if(!isWrite(change)||candidate.kind!==
"declared")return entry;let problems=ports.secrets.check(candidate.connection,!0);if(problems.some(isError))return withDiagnostics(
entry,problems);try{let answer=await reader.dryRun(ports.secrets.fill(candidate.connection)),registered=isMoved(entry)?"\
moved":"registered",judged=judgeDryRun(answer,change.action==="create"?"absent":registered);return judged===void 0?entry:
withDryRun(entry,judged)}catch(error){return withDiagnostics(entry,[faultAt(error,candidate,ports)])}}function decide(candidate,inspection,ports){
let{request:policy,wording}=ports;return planEntry(candidate,inspection,{policy,comparison,warningsOf:(change,isRegistered,objects)=>[
...reviewerWarnings(candidate,change,isRegistered,wording),...objectWarnings(candidate,objects)],wording})}function isNew(candidate){
return candidate.kind==="declared"&&candidate.prior==="absent"}function isAskable(candidate,{request}){return candidate.
kind==="removed"?request.allowDelete:candidate.kind==="declared"}function unasked(candidate,diagnostics,ports){let live=diagnostics.
some(isError)?"unknown":"not-asked";return decide(candidate,{live,diagnostics},ports)}function refusal(candidate,{clock}){
if(!(candidate.kind==="invalid"||!clock.cancelled()))return[errorAt("cancelled","Not looked at: the run was cancelled.")]}
function secretsOf(candidate,{secrets},needed=!1){return candidate.kind==="declared"?secrets.check(candidate.connection,
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
: ${how} (${codes.join(", ")})`}let dryRun=checkOf(entry,"dry-run"),tried=dryRun===void 0?"":`, dry run ${dryRun.status}`;
return`${name}: ${findingOf(entry,looked)}${tried}`}function findingOf(entry,looked){switch(looked){case"at-spec":return"\
valid";case"at-git":return BY_GIT[actionOf(entry)];case"for-drift":return driftWords(entry)??"as declared";case"at-immut\
a":{let found=isLeft(entry.change)?"differs, and is left as it is":FOUND[actionOf(entry)],objects=objectsToSet(entry).length;
return objects===0?found:`${found}, ${plural(objects,"object")} to set`}}}function tellBlocked(entries,verb,log){let count=entries.
filter(hasWrites).length,not=verb==="are"?count===1?"is not":"are not":"would not be";count>0&&log.info(`Blocked: ${plural(
count,"connection")} ${not} written, see the errors`)}export{firstNames,pool,slots,byName,specMatcher,readHead,compareCommits,readFileAt,readDeclared,readAtBase,readLive,comparison,
UnreadFailure,unreadAnswer,toldUnread,unreadOf,writeFaultCode,immutaFault,planByGit,planWithDryRun,planByLookUp,checkWrite,
isAskable,progress,describeEntry,tellBlocked};
