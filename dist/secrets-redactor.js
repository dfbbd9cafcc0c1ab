import{ConfigError,RunFailure}from"./core-failure.js";import{errorAt,messageOf,pastedCharacter,prose,referenceName,
warningAt}from"./connection-host-format.js";import{readFile}from"node:fs/promises";function readContext(env){let repository=env.GITHUB_REPOSITORY??"",base=`${env.GITHUB_SERVER_URL??"https://github.com"}/${repository}`,
attempt=env.GITHUB_RUN_ATTEMPT??"1",run=`${base}/actions/runs/${env.GITHUB_RUN_ID??""}`;return{workspace:env.GITHUB_WORKSPACE??
process.cwd(),repository,apiUrl:env.GITHUB_API_URL??"https://api.github.com",actor:env.GITHUB_ACTOR??"",triggeringActor:env.
GITHUB_TRIGGERING_ACTOR??env.GITHUB_ACTOR??"",runUrl:attempt==="1"?run:`${run}/attempts/${attempt}`,filesUrl:`${base}/bl\
ob`}}async function readEvent(env){let path=env.GITHUB_EVENT_PATH??"";if(path==="")return{};try{return JSON.parse(await readFile(
path,"utf8"))}catch(error){let message="The event file of the runner (GITHUB_EVENT_PATH) cannot be read as JSON.";throw new ConfigError(
message,{cause:error})}}function inputName(setting){return setting.replace(/[A-Z]/g,letter=>`-${letter.toLowerCase()}`)}var actionWording={name:setting=>`\
\`${inputName(setting)}\``,the:setting=>`the input \`${inputName(setting)}\``,The:setting=>`Input \`${inputName(setting)}\
\``,fromSecrets:"from a secret of the repository or environment",setVariable:name=>`pass it under \`env:\` of the step, as\
 \`${name}: \${{ secrets.${name} }}\``};function secretForms(value){let lines=value.split(/\r?\n/).map(line=>line.trim()),forms=new Set;for(let text of[value,value.
trim(),...lines]){if(text.length<8)continue;forms.add(text);let encoded=encodeURIComponent(text.toWellFormed());forms.add(
encoded),forms.add(encoded.replace(/%../g,octet=>octet.toLowerCase())),forms.add(encodeURI(text.toWellFormed())),forms.add(
new URLSearchParams([["",text]]).toString().slice(1));let json=JSON.stringify(text).slice(1,-1);forms.add(json),forms.add(
JSON.stringify(json).slice(1,-1));for(let escapes of[XML_ESCAPES,NUMBERED_ESCAPES])forms.add(text.replace(/[&<>"']/g,character=>escapes[character]??
character));forms.add(json.replaceAll("/","\\/")),forms.add(json.replace(/[&<>']/g,character=>JSON_ESCAPES[character]??character)),
forms.add(text.replaceAll("'","''"));for(let base64 of base64Forms(text))forms.add(base64),forms.add(base64.replaceAll("\
+","-").replaceAll("/","_")),forms.add(encodeURIComponent(base64))}return[...forms].filter(form=>form.length>=8).sort((a,b)=>b.
length-a.length)}var XML_ESCAPES={"&":"&amp;","<":"&lt;",">":"&gt;",'"':"&quot;","'":"&apos;"},NUMBERED_ESCAPES={"&":"&#\
38;","<":"&#60;",">":"&#62;",'"':"&#34;","'":"&#39;"},JSON_ESCAPES={"&":"\\u0026","<":"\\u003c",">":"\\u003e","'":"\\u002\
7"};function base64Forms(text){let bytes=Buffer.from(text),alone=bytes.toString("base64"),within=[0,1,2].map(shift=>{let encoded=Buffer.
concat([Buffer.alloc(shift),bytes]).toString("base64").replace(/=+$/,""),start=Math.ceil(shift*8/6),end=Math.floor((shift+
bytes.length)*8/6);return encoded.slice(start,end)});return[alone,alone.replace(/=+$/,""),...within]}var Redactor=class{#forms=new Set;#index;add(value){
let added=secretForms(value).filter(form=>!this.#forms.has(form));for(let form of added)this.#forms.add(form);return added.
length>0&&(this.#index=void 0),added}redactAll(value){return this.#redacted(value)}#redacted(value){if(typeof value=="st\
ring")return this.redact(value);if(typeof value!="object"||value===null)return value;if(Array.isArray(value)){let items=value,
clean2=items.map(item=>this.#redacted(item));return clean2.every((item,index)=>item===items[index])?items:clean2}let prototype=Object.
getPrototypeOf(value);if(prototype!==Object.prototype&&prototype!==null)return{};let entries=Object.entries(value),clean=entries.
filter(([,item])=>typeof item!="function").map(([name,item])=>[name,this.#redacted(item)]);return clean.length===entries.
length&&clean.every(([,item],index)=>item===entries[index]?.[1])?value:Object.fromEntries(clean)}redact(text){let index=this.#index??=
new FormIndex(this.#forms),clean="",done=0,secret={start:0,end:0},write=()=>{secret.end!==0&&(clean+=text.slice(done,secret.
start)+"***",done=secret.end)};for(let at=0;at<=text.length-8;at++){let length=index.lengthAt(text,at);length!==0&&(at>=
secret.end?(write(),secret={start:at,end:at+length}):at+length>secret.end&&(secret.end=at+length))}return write(),clean+
text.slice(done)}},FormIndex=class{#byBeginning=new Map;#slots=new Uint8Array(SLOTS);constructor(forms){for(let form of[
...forms].sort((a,b)=>b.length-a.length)){let beginning=form.slice(0,8);this.#byBeginning.set(beginning,[...this.#byBeginning.
get(beginning)??[],form]),this.#slots[slotOf(form,0)]=1}}lengthAt(text,at){return this.#slots[slotOf(text,at)]===0?0:this.#byBeginning.
get(text.slice(at,at+8))?.find(form=>text.startsWith(form,at))?.length??0}},SLOTS=2**16;function slotOf(text,at){return((text.
charCodeAt(at)*31+text.charCodeAt(at+3))*31+text.charCodeAt(at+6))%SLOTS}function environmentSecrets(env,mask,{setVariable}){let valueOf=name=>env[name]??"",isUsable=name=>valueOf(name).trim().
length>=8,problemOf=(reference,needed)=>{let value=valueOf(reference.name);if(value==="")return unset(reference,needed?setVariable(
reference.name):void 0);let fault=secretFault(value);return fault!==void 0?malformed(reference,fault):isUsable(reference.
name)?void 0:tooShort(reference)};return{check:({secrets},needed)=>secrets.flatMap(reference=>{isUsable(reference.name)&&
mask(valueOf(reference.name));let problem=problemOf(reference,needed),isCopy=reference.path.startsWith("nativeIntegratio\
n");return problem===void 0||isCopy?[]:[problem]}),hide:({connection})=>{let text=connection.authenticationType==="token"?
connection.token:connection.oAuthClientConfig.clientSecret,name=referenceName(text);name!==void 0&&isUsable(name)&&mask(
valueOf(name))},fill:({body,file})=>JSON.parse(JSON.stringify(body,(_,value)=>{let name=typeof value=="string"?referenceName(
value):void 0;if(name===void 0)return value;if(valueOf(name)==="")throw new Error(`${file}: the variable ${name} is not \
set.`);return valueOf(name)}))}}function maskVariables(env,isSecret,mask){for(let[name,value=""]of Object.entries(env))value.
trim().length>=8&&isSecret(name)&&mask(value)}function secretFault(value){if(value.trim()==="")return"holds nothing but \
white space";if(/[\r\n\u2028\u2029\u0085]/.test(value))return"holds a line break";if(value.trim()!==value)return"has whi\
te space at an end";let odd=pastedCharacter(value);return odd===void 0?void 0:`holds a ${odd.name}`}function malformed({
name,position},fault){let message=`The variable \`${name}\` ${fault}: enter the secret anew, without it.`;return errorAt(
"secret-characters",message,position)}function tooShort({name,position}){let message=`The variable \`${name}\` holds fewe\
r than ${8} characters, too few for a credential.`;return errorAt("secret-too-short",message,position)}function unset({name,
position},how){if(how===void 0){let message=`The variable \`${name}\` is not set in this run, so the credential is not ch\
ecked.`;return warningAt("secret-unset",message,position)}return errorAt("secret-unset",`The variable \`${name}\` is not \
set: ${how}.`,position)}var COUNTED=["create","update","unchanged","delete","retain","invalid"];function resultJson(content){let{mode,reason,error,
connections,unmanaged,unread}=content,count=action=>connections.filter(connection=>connection.action===action).length,result={
version:1,mode,failureReason:reason??null,...error!==void 0&&{error},summary:{...Object.fromEntries(COUNTED.map(action=>[
action,count(action)])),failed:connections.filter(({errors})=>errors.length>0).length},connections,unmanaged,...unread&&
{unread}};return`${JSON.stringify(result,null,2)}
`}function failureFile(mode,reason,error){return resultJson({mode,reason,error,connections:[],unmanaged:[]})}var NO_OUTPUTS={changed:"false","comment-url":"",drift:"false",unhealthy:"[]","object-paths":"[]","bulk-ids":"{}"};function attempts(known,ports){
let reason=known;return{reason:()=>reason,fail:why=>reason??=why,attempt:async work=>{try{return await work()}catch(error){
reason??="internal-error",reportInternalError(error,ports);return}}}}var Unwritten=class extends Error{name="Unwritten";constructor(what,cause){
super(`${what} could not be written (${messageOf(cause)}): it is in the log.`,{cause})}};async function writeResult(json,{
files,step,log}){let path=await files.saveResult(json).catch(error=>{throw isOfSystem(error)?(log.info(json),new Unwritten(
"The result file",error)):error});step.output("result-file",path)}function isOfSystem(error){return error instanceof Error&&
"code"in error&&"syscall"in error}async function publishFailure(error,mode,ports){let{redactor,step,log}=ports,why=reasonOfRun(
error),attempting=attempts(why,ports),{attempt}=attempting,message=await attempt(()=>redactor.redact(messageOf(error)))??
"The message is not shown.";await attempt(()=>{why!=="internal-error"?log.annotate({severity:"error",message}):reportInternalError(
error,ports)});let lines=message.split(`
`).map(line=>`\u274C ${prose(line)}`);await attempt(()=>step.summary(`## Immuta connections: failed

${lines.join(`

`)}
`)),await attempt(()=>writeResult(failureFile(mode,why,message),ports)),await conclude(NO_OUTPUTS,attempting,ports)}function reasonOfRun(error){
return error instanceof RunFailure?error.reason:error instanceof ConfigError?"config":"internal-error"}function reportInternalError(error,{
log}){try{if(error instanceof Unwritten){log.annotate({severity:"error",message:error.message});return}log.annotate({severity:"\
error",message:`Unexpected failure: ${messageOf(error)}`}),error instanceof Error&&log.info(error.stack??"")}catch{}}async function conclude(outputs,{
attempt,reason},{files,step,log}){let known=reason()??"",all={"script-directory":files.scriptDirectory(),"failure-reason":known,
...outputs};for(let[name,value]of Object.entries(all))await attempt(()=>step.output(name,value));await attempt(step.flush);
let why=reason();why!==void 0&&(why!==known&&await attempt(()=>step.output("failure-reason",why)),await attempt(()=>log.
info(`Failed: ${why}`)))}export{resultJson,attempts,Unwritten,writeResult,publishFailure,conclude,Redactor,readContext,readEvent,inputName,actionWording,
environmentSecrets,maskVariables,secretFault};
