import{DIGEST_CHARS,actionOf,fingerprintOf}from"./connection-field-table.js";import{array,boolean,literal,object,optional,
string,tuple}from"./connection-host-format.js";import{createHash,createHmac,timingSafeEqual}from"node:crypto";import{deflateRawSync,inflateRawSync}from"node:zlib";var PREFIX="<!-- immuta-connections-plan:",SUFFIX=" -->",REMEMBERED_CHARS=7+DIGEST_CHARS,MAX_RECORD_BYTES=1024*1024,schema=object(
{v:literal(1),commit:string(),closed:boolean(),connections:array(tuple([string(),string(),string()],string())),tag:optional(
string()),progressTag:optional(string())}),MAX_PATH_CHARS=64;function fileName(path){return path.length<=MAX_PATH_CHARS?
path:`sha256:${createHash("sha256").update(path).digest("hex").slice(0,DIGEST_CHARS)}`}var MAX_RECORD_CHARS=2e4;function fittingRecord(commit,entries,isCut,write){
let lineOf=count=>write(planRecord(commit,entries.slice(0,count),isCut)),all=lineOf(entries.length);if(all.length<=MAX_RECORD_CHARS)
return all;let[fits,tooMany]=[0,entries.length];for(;tooMany-fits>1;){let middle=Math.floor((fits+tooMany)/2);lineOf(middle).
length<=MAX_RECORD_CHARS?fits=middle:tooMany=middle}return lineOf(fits)}function planRecord(commit,entries,isCut=()=>!1){
let known=entries.flatMap(entry=>{let{key,file}=entry.candidate,fingerprint=reviewable(entry);return key===void 0||fingerprint===
void 0?[]:[[entry.identity.name,{file:fileName(file),fingerprint,...scriptOf(entry),...isCut(entry)&&CUT}]]});return{commit,
connections:Object.fromEntries(known),closed:!1}}var CUT={isCut:!0};function reviewable(entry){let action=actionOf(entry);
return action==="delete"||action==="retain"?action:fingerprintOf(entry)?.slice(0,REMEMBERED_CHARS)}function scriptOf(entry){
let{run}=entry.checks.setUp??{};return run?{script:run.digest}:{}}function withProgress(record,ranOf){let connections=Object.
entries(record.connections).map(([key,shown])=>{let ran=shown.script===void 0?void 0:ranOf(key);return[key,ran===void 0?
shown:{...shown,ran}]});return{...record,connections:Object.fromEntries(connections)}}function seal(record,by){return{...record,
tag:tagOf(withoutProgress(record),by,"plan")}}function sealProgress(record,by){return{...record,progressTag:tagOf(record,
by,"progress")}}function unsealed(record,by){let plan=withoutProgress(record);if(isSame(record.tag,tagOf(plan,by,"plan")))
return isSame(record.progressTag,tagOf(record,by,"progress"))?record:plan}function withoutProgress(record){let connections=Object.
entries(record.connections).map(([key,shown])=>{let{ran,...planned}=shown;return[key,ran===void 0?shown:planned]});return{
...record,connections:Object.fromEntries(connections)}}function isSame(given="",wanted){let[one,other]=[Buffer.from(given),
Buffer.from(wanted)];return one.length===other.length&&timingSafeEqual(one,other)}function tagOf({commit,connections},{key,
repository,pull,commentId},what){let place=[`immuta-connections-${what}/1`,repository.toLowerCase(),pull,commentId],text=JSON.
stringify([...place,commit,rowsOf(connections)]);return createHmac("sha256",key).update(text).digest("base64url")}function rowsOf(connections){
return Object.entries(connections).map(([key,{file,fingerprint,script,isCut,ran}])=>{let row=[key,file,fingerprint,script??
"",isCut?"cut":"",ran?.toString()??""];return row.slice(0,row.findLastIndex(cell=>cell!=="")+1)})}function writeRecord({
connections,...rest}){let data={v:1,...rest,connections:rowsOf(connections)};return`${PREFIX}${deflateRawSync(JSON.stringify(
data)).toString("base64url")}${SUFFIX}`}function readRecord(body){let line=body.split(/\r?\n/,2)[1]?.trim()??"";if(!(!line.
startsWith(PREFIX)||!line.endsWith(SUFFIX)))try{let{commit,closed,connections,tag,progressTag}=schema.parse(JSON.parse(inflateRawSync(
Buffer.from(line.slice(PREFIX.length,-SUFFIX.length),"base64url"),{maxOutputLength:MAX_RECORD_BYTES}).toString("utf8")));
return{commit,closed,connections:Object.fromEntries(connections.map(([key,file,fingerprint,script="",cut="",ran=""])=>[key,
{file,fingerprint,...script!==""&&{script},...cut!==""&&CUT,.../^\d{1,9}$/.test(ran)&&{ran:Number(ran)}}])),...tag!==void 0&&
{tag},...progressTag!==void 0&&{progressTag}}}catch{return}}function isTouched({candidate}){return candidate.kind==="declared"?candidate.touched:candidate.kind==="removed"}function recordOf(entry,reviews){
let{script}=scriptOf(entry);return reviews.flatMap(({plan})=>Object.entries(plan?.record.connections??{})).find(([name,shown])=>name===
entry.identity.name&&shown.script===script&&shown.fingerprint===reviewable(entry))?.[1]}function judgeReview(entry,reviews){
let{name}=entry.identity,shown=reviews.flatMap(({pull,plan})=>{let connections=plan?.record.connections??{},one=Object.hasOwn(
connections,name)?connections[name]:void 0;return plan===void 0||one===void 0?[]:[{pull,commit:plan.record.commit,...one}]}),
same=shown.filter(({fingerprint})=>fingerprint===reviewable(entry)),{script}=scriptOf(entry),matching=same.filter(one=>script===
void 0||one.script===script),reviewed=matching.find(({isCut})=>isCut!==!0);if(reviewed!==void 0)return{kind:"reviewed",pull:reviewed.
pull};if(matching.length>0)return{kind:"unreviewed",ignored:{why:"cut"}};let[other]=[...same,...shown];if(other!==void 0){
let{pull,commit,file}=other;return{kind:"changed",pull,commit,file,what:differenceOf(other,same.length>0)}}return{kind:"\
unreviewed",ignored:reviews.find(one=>one.ignored)?.ignored}}function differenceOf({script,fingerprint},isSameSpec){return isSameSpec?
script===void 0?"no-script":"script":fingerprint==="retain"?"removal":"spec"}export{MAX_RECORD_CHARS,fittingRecord,withProgress,seal,sealProgress,unsealed,writeRecord,readRecord,isTouched,recordOf,
judgeReview};
