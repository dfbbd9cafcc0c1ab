import{createOnce}from"./net-create-once.js";import{account,getIn,listAll}from"./connection-field-table.js";import{RequestFailure,
ifFound,nullish,number,object,string}from"./connection-host-format.js";var MAX_COMMENT_CHARS=65536;function commentMarker(id){return`<!-- immuta-connections:${id} -->`}var logins=new WeakMap;
function ownLogin(github){let known=logins.get(github);if(known!==void 0)return known;let asked=askLogin(github);return logins.
set(github,asked),asked.catch(()=>logins.delete(github)),asked}function foreseeLogin(github){ownLogin(github).catch(()=>{})}
async function askLogin(github){try{let{data}=await github.send(({users})=>users.getAuthenticated());return loginOf(data)}catch(error){
if(!(error instanceof RequestFailure)||error.status!==403&&error.status!==401)throw error;let answer=await github.send((_,__,octokit)=>octokit.
graphql("query { viewer { login } }"));return loginOf(getIn(answer,["viewer"]))}}function loginOf(answer){let{data}=account.
safeParse(answer);if(data===void 0)throw new RequestFailure("GitHub does not say whose token this is");return data.login}
async function writtenByUs(github,found){if(found.length===0)return[];let login=(await ownLogin(github)).toLowerCase();return found.
filter(({user})=>user?.login.toLowerCase()===login)}var listed=object({id:number(),body:string(),html_url:string(),user:nullish(
account)});async function findComments(github,pull,marker,except){let marked=(await listAll(github,"a list of comments",
listed,({issues},at)=>issues.listComments({...at,issue_number:pull}))).filter(({id,body})=>id!==except?.id&&body.split(/\r?\n/,
1)[0]?.trim()===marker),own=await writtenByUs(github,marked);return{own:own.map(({id,body,html_url})=>({id,body,url:html_url})),
others:marked.filter(one=>!own.includes(one)).map(({user,body})=>({login:user?.login??"ghost",body}))}}async function writeComment(github,pull,marker,body,found){
if(found!==void 0){if(found.body===body)return found;let{data}=await github.send(({issues},at)=>issues.updateComment({...at,
comment_id:found.id,body}));return{id:data.id,body,url:data.html_url}}return createOnce({create:async()=>{let{data}=await github.
sendOnce(({issues},at)=>issues.createComment({...at,issue_number:pull,body}));return{id:data.id,body,url:data.html_url}},
find:async()=>(await findComments(github,pull,marker)).own.at(-1)},github.clock)}async function deleteComment(github,comment){
let{id}=comment;await ifFound(github.send(({issues},at)=>issues.deleteComment({...at,comment_id:id})))}export{MAX_COMMENT_CHARS,commentMarker,ownLogin,foreseeLogin,findComments,writeComment,deleteComment};
