import{describeEntry,planByGit,progress,readDeclared}from"./connection-objects.js";import"./core-spelling.js";import"./core-failure.js";
import"./specfile-document.js";import{skipped}from"./connection-field-table.js";import"./connection-host-format.js";import"./esbuild-helpers.js";async function validate(ports){let{candidates}=await readDeclared(ports,"all","as-is"),report=progress(candidates.length,
ports);return{mode:"validate",connections:candidates.map(candidate=>{let entry=planByGit(candidate,ports);report(describeEntry(
entry,"at-spec"));let isInvalid=entry.change.action==="invalid";return skipped(isInvalid?entry:{...entry,change:{action:"\
none",why:"unchanged",diff:[]}})})}}export{validate};
