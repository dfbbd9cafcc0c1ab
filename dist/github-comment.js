import{readAnswer}from"./github-client.js";import{createOnce}from"./net-create-once.js";import{actionOf,fingerprintOf}from"./core-codes.js";
import{array,boolean,literal,object,string,tuple}from"./zod.js";import{RequestFailure}from"./net-failure.js";import{deflateRawSync,inflateRawSync}from"node:zlib";var PREFIX="<!-- immuta-connections-plan:",SUFFIX=" -->",REMEMBERED_CHARS=39,MAX_RECORD_BYTES=1024*1024,schema=object({v:literal(
1),commit:string(),closed:boolean(),connections:array(tuple([string(),string(),string()]))});function planRecord(commit,entries){
let known=entries.flatMap(entry=>{let{key,file}=entry.candidate,fingerprint=reviewable(entry);return key===void 0||fingerprint===
void 0?[]:[[key,{file,fingerprint}]]});return{commit,connections:Object.fromEntries(known),closed:!1}}function reviewable(entry){
let action=actionOf(entry);return action==="delete"||action==="retain"?action:fingerprintOf(entry)?.slice(0,REMEMBERED_CHARS)}
function writeRecord({commit,connections,closed}){let data={v:1,commit,closed,connections:Object.entries(connections).map(
([key,{file,fingerprint}])=>[key,file,fingerprint])};return`${PREFIX}${deflateRawSync(JSON.stringify(data)).toString("ba\
se64url")}${SUFFIX}`}function readRecord(body){let line=body.split(/\r?\n/,2)[1]?.trim()??"";if(!(!line.startsWith(PREFIX)||
!line.endsWith(SUFFIX)))try{let{commit,closed,connections}=schema.parse(JSON.parse(inflateRawSync(Buffer.from(line.slice(
PREFIX.length,-SUFFIX.length),"base64url"),{maxOutputLength:MAX_RECORD_BYTES}).toString("utf8")));return{commit,closed,connections:Object.
fromEntries(connections.map(([key,file,fingerprint])=>[key,{file,fingerprint}]))}}catch{return}}var MAX_COMMENT_CHARS=65536;function commentMarker(id){return`<!-- immuta-connections:${id} -->`}async function ownLogin(github){
try{let{data}=await github.send(({users})=>users.getAuthenticated());return data.login}catch(error){if(!(error instanceof
RequestFailure)||error.status!==403&&error.status!==401)throw error;let answer=await github.send((_,__,octokit)=>octokit.
graphql("query { viewer { login } }"));if(answer?.viewer?.login===void 0)throw new RequestFailure("GitHub does not say w\
hose token this is",{cause:error});return answer.viewer.login}}async function writtenByUs(github,found){if(found.length===
0)return[];let login=(await ownLogin(github)).toLowerCase();return found.filter(({user})=>user?.login.toLowerCase()===login)}
async function findComments(github,pull,marker){let all=await github.send(({issues},at,octokit)=>octokit.paginate(issues.
listComments,{...at,issue_number:pull,per_page:100})),candidates=readAnswer("a list of comments",()=>all.filter(({body})=>body?.
split(/\r?\n/,1)[0]?.trim()===marker));return(await writtenByUs(github,candidates)).map(({id,body="",html_url})=>({id,body,
url:html_url}))}async function writeComment(github,pull,marker,body,found){if(found!==void 0){if(found.body===body)return found;
let{data}=await github.send(({issues},at)=>issues.updateComment({...at,comment_id:found.id,body}));return{id:data.id,body,
url:data.html_url}}return createOnce({create:async()=>{let{data}=await github.sendOnce(({issues},at)=>issues.createComment(
{...at,issue_number:pull,body}));return{id:data.id,body,url:data.html_url}},find:async()=>(await findComments(github,pull,
marker)).at(-1)},github.clock)}var MAX_COMMITS=50;async function readReviews(github,commits,marker){let found=new Map;for(let sha of commits.slice(-MAX_COMMITS).
reverse()){let{data}=await github.send(({repos},at)=>repos.listPullRequestsAssociatedWithCommit({...at,commit_sha:sha}));
for(let{number,merged_at:merged}of data){if(merged===null||found.has(number))continue;let plans=(await findComments(github,
number,marker)).flatMap(comment=>{let record=readRecord(comment.body);return record===void 0?[]:[{comment,record}]});found.
set(number,{pull:number,plan:plans.at(-1)})}}return[...found.values()]}async function readApprovals(github,pull){let all=await github.
send(({pulls},at,octokit)=>octokit.paginate(pulls.listReviews,{...at,pull_number:pull,per_page:100})),verdicts=new Map;for(let{
user,state}of all)user!==null&&state!=="COMMENTED"&&state!=="PENDING"&&verdicts.set(user.login,state);return[...verdicts].
flatMap(([login,state])=>state==="APPROVED"?[login]:[])}export{planRecord,reviewable,writeRecord,readRecord,MAX_COMMENT_CHARS,commentMarker,writtenByUs,findComments,writeComment,
readReviews,readApprovals};
