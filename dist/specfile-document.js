import{Lexer,LineCounter,globMatcher,globMatches,isAlias,isCollection,isMap,isPair,isScalar,isSeq,listAll,parseDocument,
readAnswer,readAs,require_picomatch,splitGlobs,visit}from"./connection-field-table.js";import{RequestFailure,TYPE_ANEW,array,
errorAt,ifFound,nullish,object,pastedCharacter,string}from"./connection-host-format.js";import{__toESM}from"./esbuild-helpers.js";async function pool(items,concurrency,work){let results=new Array(items.length),queue=items.entries(),lane=async()=>{for(let[
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
let text=decode(bytes);if(typeof text!="string")return[text];let nul=text.indexOf("\0"),lines=new LineCounter,at=offset=>positionOf(
lines,offset),excess=excessOf(text);if(excess!==void 0)return[excess];let parsed,survey;try{parsed=parseDocument(text,{lineCounter:lines,
prettyErrors:!1,stringKeys:!0,uniqueKeys:!1,version:"1.2",merge:!1,logLevel:"error"}),survey=surveyOf(parsed)}catch{return[
tooDeep()]}if(survey.nodes>MAX_NODES)return[tooMany()];if(survey.tooDeep!==void 0)return[tooDeep(at(survey.tooDeep))];if(nul>=
0)return[refuse("yaml-syntax","The file holds a NUL character.",at(nul))];let syntax=syntaxFaults(text,parsed,survey,at);
if(parsed.directives.yaml.version!=="1.2"&&syntax.push(refuse("yaml-syntax","Specs are YAML 1.2: remove the %YAML direct\
ive.")),syntax.length>0)return syntax;let root=parsed.contents;if(root===null||isScalar(root)&&root.value===null)return[
refuse("empty-file","The file is empty: write a connection spec, or delete the file.")];if(survey.loose.length>0)return survey.
loose.map(offset=>refuse("yaml-syntax","This alias has no anchor before it, or stands inside what it repeats.",at(offset)));
try{return located(file,parsed.toJS(),placesOf(root,parsed),lines)}catch(error){return error instanceof ReferenceError?[
refuse("yaml-syntax","The aliases from here on expand without bound.",at(survey.firstAlias))]:[tooDeep()]}}function tooDeep(position){
return refuse("yaml-syntax","The file is nested too deeply.",position)}function tooMany(){return refuse("file-too-large",
`A spec file may hold at most ${MAX_NODES} keys and values; a connection needs some thirty.`)}var LEXER_SIGNALS=["","",
""];function startingAt(text,offset){let lines=text.slice(0,offset).split(`
`);return{line:lines.length,column:(lines.at(-1)??"").length+1}}function excessOf(text){let brackets=text.match(/[[{]/g)?.
length??0;if(text.length<=MAX_MARKS&&brackets<=MAX_NESTING)return;let offset=0,marks=0,depth=0;for(let token of new Lexer().
lex(text))if(!LEXER_SIGNALS.includes(token)){if((token==="["||token==="{")&&(depth+=1),(token==="]"||token==="}")&&(depth-=
1),depth>MAX_NESTING)return tooDeep(startingAt(text,offset));if(!/^[\s#]/.test(token)&&++marks>MAX_MARKS)return tooMany();
offset+=token.length}}function syntaxFaults(text,parsed,survey,at){let unclosed=({code,pos:[end]})=>{let opened=survey.openings.
get(end);if(opened===void 0||code!=="BAD_INDENT"&&code!=="MISSING_CHAR")return;let closing={"[":"]","{":"}"}[text.charAt(
opened)],{line}=at(opened),message=closing===void 0?`The quote that opens in line ${line} is never closed: add the closi\
ng quote.`:`The bracket that opens in line ${line} is not closed before this: add \`${closing}\`.`;return line===at(end).
line?message:message+pastedHint(text,opened,"That line")},odd=pastedIndent(text);if(odd!==void 0){let message=`This line\
 is indented with a ${odd.name}: YAML takes spaces only.`;return[refuse("yaml-syntax",message,at(odd.index))]}let faults=[
...parsed.errors,...parsed.warnings];if(faults.some(({message})=>/call stack/.test(message)))return[tooDeep()];let tabs=faults.
filter(({code})=>code==="TAB_AS_INDENT"),syntax=(tabs.length>0?tabs.slice(0,1):firstOfEachLine(faults,({pos})=>at(pos[0]).
line).slice(0,MAX_FILE_ERRORS+1)).map(error=>{let message=unclosed(error)??hintOf(error),more=tabs.length>1?` So do ${tabs.
length-1} more.`:"";return refuse(error.code==="MULTIPLE_DOCS"?"multiple-documents":"yaml-syntax",message+more+pastedHint(
text,error.pos[0]),at(error.pos[0]))});return tabs.length===0&&syntax.unshift(...survey.duplicates.map(offset=>refuse("d\
uplicate-key","This key appears twice in the same map: remove one.",at(offset)))),syntax}function pastedIndent(text){let found=/^ *([^\S \t\r\n]|[\u200b\u2060])/mu.
exec(text);if(found===null)return;let index=found.index+found[0].length-1,name=pastedCharacter(text.slice(index,index+1))?.
name;return name===void 0?void 0:{index,name}}function pastedHint(text,offset,where="The line"){let start=text.lastIndexOf(
`
`,offset-1)+1,[line=""]=text.slice(start).split(/\r?\n/,1),odd=pastedCharacter(line.replace(/\t/g," "));return odd===void 0?
"":` ${where} holds a ${odd.name}: ${TYPE_ANEW}`}function refuse(code,message,position={line:1,column:1}){return errorAt(
code,message,position)}function decode(bytes){if(bytes.byteLength>MAX_SPEC_BYTES)return refuse("file-too-large",`A spec \
file may hold at most ${MAX_SPEC_BYTES/1024} KiB.`);try{return new TextDecoder("utf-8",{fatal:!0}).decode(bytes)}catch{return refuse(
"not-utf8","The file is not valid UTF-8: save it as UTF-8.")}}function positionOf(lines,offset){let{line,col}=lines.linePos(
offset);return{line:Math.max(line,1),column:Math.max(col,1)}}function placesOf(root,document){let known=new Map,innerOf=node=>{
let container=isAlias(node)?node.resolve(document):node;if(!isMap(container)&&!isSeq(container))return;let found=known.get(
container);if(found!==void 0)return found;let inner=new Map;known.set(container,inner);for(let[index,item]of container.items.
entries()){let[name,node2,key]=isPair(item)?[isScalar(item.key)?item.key.value:item.key,item.value,startOf(item.key)]:[index,
item,startOf(item)];inner.has(name)||inner.set(name,{key:key??0,value:startOf(node2)??key??0,inner:innerOf(node2)})}return inner},
start=root.range[0];return{key:start,value:start,inner:innerOf(root)}}function startOf(node){return node?.range[0]}function located(file,value,root,lines){
let walk=path=>{let place=root;for(let step of path){let next=place.inner?.get(step);if(next===void 0)return{found:!1,place};
place=next}return{found:!0,place}};return{file,value,has:path=>walk(path).found,locate:(path,what="value")=>{let{found,place}=walk(
path);return positionOf(lines,what==="key"||!found?place.key:place.value)}}}function surveyOf(document){let survey={nodes:0,
duplicates:[],loose:[],firstAlias:1/0,openings:new Map,tooDeep:void 0},ends=new Map;return visit(document.contents,{Node:(_,node,path)=>{
if(survey.nodes+=1,survey.nodes>MAX_NODES)return visit.BREAK;let[start=0,end=0]=node.range??[];if(isTooDeep(path))return survey.
tooDeep=start,visit.BREAK;isAlias(node)?(survey.firstAlias=Math.min(survey.firstAlias,start),(ends.get(node.source)??1/0)>
start&&survey.loose.push(start)):node.anchor!==void 0&&ends.set(node.anchor,end),(isScalar(node)?node.type?.startsWith("\
QUOTE"):isCollection(node)&&node.flow)&&survey.openings.set(end,start),isMap(node)&&survey.duplicates.push(...repeatedKeys(
node.items.map(({key})=>key)))}}),survey}function isTooDeep(path){return path.filter(outer=>isCollection(outer)).length>
MAX_NESTING}function repeatedKeys(keys){let known=new Set;return keys.filter(key=>isScalar(key)).flatMap(({value,range})=>known.
size===known.add(value).size?[range?.[0]??0]:[])}var import_picomatch=__toESM(require_picomatch(),1);import{lstat,readdir,readFile,realpath,stat}from"node:fs/promises";import{
join}from"node:path";import{basename}from"node:path/posix";function specMatcher(globs){return globMatcher(globs.flatMap(glob=>glob.startsWith("!")?[glob,`${glob.replace(/\/+$/,"")}\
/**`]:[glob]))}function specFolders(globs){let bases=splitGlobs(globs).include.map(glob=>{let{base,isGlob}=import_picomatch.default.
scan(glob);return isGlob?base:base.split("/").slice(0,-1).join("/")});return[...new Set(bases)]}var CLOSED_FOLDERS=[".gi\
t","node_modules"],LISTED_AT_ONCE=8,LIKE_DATA=/\.(?:json|ya?ml)$/i;async function listSpecs(globs,entriesOf,others=new Set){
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
and not be reached through a symbolic link."):found.size>MAX_SPEC_BYTES?new Uint8Array(MAX_SPEC_BYTES+1):readFile(path)}}}import{createHash}from"node:crypto";function githubHistory(github,globs){return{changes:range=>readChanges(github,range),read:(path,commit)=>readFileAt(github,
path,commit),list:commit=>listFiles(github,commit,globs)}}var MAX_COMPARED_FILES=300,MAX_FOLDER_ENTRIES=1e3,MAX_PULL_FILES=3e3;
async function readChanges(github,range){switch(range.kind){case"none":return{kind:"everything",base:void 0};case"pull":{
let{number,base}=range,files=(await listAll(github,LIST_OF_FILES,changedFile,({pulls},at)=>pulls.listFiles({...at,pull_number:number}))).
map(asChange);return files.length>=MAX_PULL_FILES?{kind:"everything",base}:{kind:"files",base,files}}case"compare":{let{
base,head}=range,isNone=/^0+$/.test(base),compared=isNone?void 0:await compareCommits(github,base,head);return compared===
void 0?{kind:"everything",base:!isNone&&await hasCommit(github,base)?base:void 0}:compared.isAhead&&compared.files!==void 0?
{kind:"files",base,files:compared.files}:{kind:"everything",base}}}}async function hasCommit(github,sha){let found=github.
send(({git},at)=>git.getTree({...at,tree_sha:sha}));return await ifFound(found)!==void 0}async function readHead(github,branch){
let ref=`heads/${branch}`,found=await ifFound(github.send(({git},at)=>git.getRef({...at,ref})));return found&&readAnswer(
"a reference",()=>found.data.object.sha)}async function isOvertaken(github,{number,headSha}){try{let{data}=await github.
send(({pulls},at)=>pulls.get({...at,pull_number:number}));return readAnswer("a pull request",()=>data.head.sha)!==headSha}catch(error){
if(error instanceof RequestFailure)return!1;throw error}}async function compareCommits(github,base,head){let basehead=`${base}\
...${head}`,found=await ifFound(github.send(({repos},at)=>repos.compareCommitsWithBasehead({...at,basehead})));if(found===
void 0)return;let{status,files:listed}=found.data,files=asChanges(listed);return{isAhead:status==="ahead"||status==="ide\
ntical",files:files.length>=MAX_COMPARED_FILES?void 0:files}}var LIST_OF_FILES="a list of changed files",changedFile=object(
{filename:string(),status:string(),previous_filename:nullish(string())});function asChanges(answer){return readAs(array(
changedFile),LIST_OF_FILES,answer).map(asChange)}function asChange(file){let{filename:path,status,previous_filename:previous}=file;
switch(status){case"added":case"copied":return{path,status:"added"};case"removed":return{path,status:"removed"};case"ren\
amed":return{path,status:"renamed",...previous!=null&&{previous}};default:return{path,status:"changed"}}}async function contentAt(github,path,ref){
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
ular file, not a symbolic link.",{line:1,column:1})}}}var UNHEALTHY="Immuta reports the integration of this connection as unhealthy";function describeFault({status,tests}){let as=status===
void 0?"":` (\`${status}\`)`,failed=tests.map(({name,message})=>[name,message].filter(Boolean).join(": ")),why=failed.length===
0?"":`: ${failed.join("; ")}`;return`${UNHEALTHY}${as}${why}`}function askOnce(ask,idOf){let known=new Map;return about=>{let id=idOf(about),answer=known.get(id)??ask(about);return known.
set(id,answer),answer}}export{pool,slots,MAX_SPEC_BYTES,MAX_FILE_ERRORS,parseSpec,byName,specMatcher,workspaceSource,githubHistory,readHead,isOvertaken,
compareCommits,readFileAt,blobName,commitSource,UNHEALTHY,describeFault,askOnce};
