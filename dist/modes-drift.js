import{openReader,signInBeside}from"./immuta-answers.js";import"./net-api-client.js";import"./net-create-once.js";
import"./net-http.js";import{describeEntry,immutaFault,planAtImmuta,progress,readDeclared}from"./connection-objects.js";
import"./core-spelling.js";import"./core-failure.js";import{byName,pool}from"./specfile-document.js";import{
hasDrifted,isLeft,isOfUnknownObject,objectFieldOf,planned,positionOf,unknownObjectsDrift,withMore}from"./connection-field-table.js";
import{errorAt,isError,isOfHealth}from"./connection-host-format.js";import"./esbuild-helpers.js";async function drift(ports){let{reader,signIn,close}=openReader(ports);try{let{candidates}=await readDeclared(ports,"all",
"listed",signInBeside({signIn},ports,!1)),report=progress(candidates.length,ports),entries=await pool(candidates,ports.request.
concurrency,async candidate=>{let entry=withUnknownObjects(await planAtImmuta(candidate,reader,ports,!1));return report(
describeEntry(entry,"for-drift")),{...entry,diagnostics:entry.diagnostics.filter(one=>isError(one)||isOfHealth(one))}});
return{mode:"drift",connections:entries.map(entry=>withDrift(entry,ports)),...await unmanagedKeys(entries,reader,ports)}}finally{
close()}}function withUnknownObjects(entry){return entry.change.action==="create"?entry:{...entry,drift:[...entry.drift,
...unknownObjectsDrift(entry)]}}function withDrift(entry,{request}){let reported=planned(entry);if(!request.failOnDrift)
return reported;let errors=entry.diagnostics.filter(isOfHealth).map(({message:message2,position})=>errorAt("unhealthy",message2,
position)),rest={...entry,diagnostics:entry.diagnostics.filter(one=>!isOfHealth(one))},judged=withMore({...reported,entry:rest},
...errors);if(!hasDrifted(entry))return judged;let then=isLeft(entry.change)?"Apply leaves it as it is: change the spec,\
 or Immuta.":"Run apply to set it right, or change the spec.",message=`${differenceOf(entry)} ${then}`;return withMore(judged,
errorAt("drift",message,placeOfDrift(entry)))}function differenceOf({change,drift:found}){if(change.action==="create")return"\
The connection is missing in Immuta.";let quoted=names=>[...new Set(names)].map(name=>`\`${name}\``).join(", "),fields=quoted(
found.filter(one=>!isOfUnknownObject(one)).map(({path})=>path)),unknown=quoted(found.filter(isOfUnknownObject).flatMap(one=>objectFieldOf(
one)?.path??[]));return[...fields===""?[]:[`Immuta differs from the spec in ${fields}.`],...unknown===""?[]:[`Immuta doe\
s not know these objects: ${unknown}.`]].join(" ")}function placeOfDrift({candidate,drift:[first]}){if(candidate.kind!==
"declared"||first===void 0)return positionOf(candidate);let object=objectFieldOf(first);return candidate.connection.locate(
object===void 0?first.path.split("."):["objects",object.path,object.setting])}async function unmanagedKeys(entries,reader,{
log,wording}){try{let declared=new Set(entries.map(({candidate})=>candidate.key));return{unmanaged:(await reader.keys()).
filter(key=>!declared.has(key)).sort(byName)}}catch(error){let{message,answer}=immutaFault(error,wording);if(!entries.some(
({diagnostics})=>diagnostics.some(diagnostic=>diagnostic.message===message))){let text=`Connections without a spec could\
 not be listed. ${message}`;log.warn(text)}return{unmanaged:[],...answer&&{unread:answer}}}}export{drift};
