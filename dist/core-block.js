import{changesOf,isWrite,plural}from"./connection-field-table.js";import{errorAt,isError}from"./connection-host-format.js";function blockOf(entries,maxChanges,wording){if(entries.some(isBlocking))return{kind:"checks"};let error=tooManyChanges(
entries,maxChanges,wording);return error&&{kind:"limit",error}}function tooManyChanges(entries,limit,wording){let count=entries.
reduce((sum,entry)=>sum+changesOf(entry),0);if(count<=limit)return;let connections=entries.filter(({change})=>isWrite(change)).
length,objects=count-connections,message=`${[...connections>0||objects===0?[plural(connections,"connection")]:[],...objects>
0?[plural(objects,"object")]:[]].join(" and ")} would be changed, more than ${wording.the("maxChanges")} allows (${limit}\
). If that is meant, set \`max-changes: ${count}\` for plan and apply: a re-run of this job still has the old value.`;return errorAt(
"too-many-changes",message)}function isBlocking({change,diagnostics}){return diagnostics.some(one=>isError(one)&&one.code!==
"preflight-failed"&&(one.code!=="dry-run-failed"||isWrite(change)))}var WORKSPACE_ADMIN="WORKSPACE_ADMIN",METASTORE_ADMIN="METASTORE_ADMIN";function inWords(privilege){return privilege===WORKSPACE_ADMIN?
"workspace admin":privilege===METASTORE_ADMIN?"metastore admin":privilege.replaceAll("_"," ")}export{WORKSPACE_ADMIN,METASTORE_ADMIN,inWords,blockOf,isBlocking};
