import{visible}from"./connection-host-format.js";function code(text){let line=visible(text).replace(/\s+/g," ").trim();if(line==="")return"";let ticks="`".repeat(longestRun(
line)+1),pad=line.startsWith("`")||line.endsWith("`")?" ":"";return`${ticks}${pad}${line}${pad}${ticks}`}function fence(language,text){
let clean=visible(text),ticks="`".repeat(Math.max(3,longestRun(clean)+1));return`${ticks}${language}
${clean}
${ticks}`}function prose(text){let parts=visible(text).replace(/\s+/g," ").split("`");return parts.length%2===0&&parts.push(
parts.splice(-2).join("`")),parts.map((part,index)=>index%2===1?code(part):plain(part)).join("")}function shorten(text,max){
return text.length>max?`${text.slice(0,max-1)}\u2026`:text}var MAX_CELL_CHARS=120;function cell(text){return code(shorten(
text,MAX_CELL_CHARS)).replaceAll("|","\\|")}function plain(text){return text.replace(/[\\`*_[\]|~]/g,"\\$&").replaceAll(
"&","&amp;").replaceAll("<","&lt;").replaceAll(">","&gt;").replace(/([@#]|GH-)(?=[\w-])/gi,"$1\u200B").replace(/www(?=\.)/gi,
"$&\u200B").replaceAll("://",":\u200B//")}function longestRun(text){return(text.match(/`+/g)??[]).reduce((longest,{length})=>Math.
max(longest,length),0)}export{code,fence,prose,shorten,cell};
