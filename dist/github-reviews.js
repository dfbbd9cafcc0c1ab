import{readRecord,unsealed}from"./core-record.js";import{commentMarker,findComments}from"./github-comment.js";
import{askOnce}from"./specfile-document.js";import{account,listAll,readAnswer}from"./connection-field-table.js";import{
RequestFailure,ifFound,nullish,number,object,string}from"./connection-host-format.js";var listedPull=object({number:number(),merged_at:nullish(string()),base:object({ref:string(),repo:object({full_name:string()})}),
head:object({sha:string()})}),listedReview=object({user:nullish(account),state:string(),commit_id:nullish(string()),author_association:string()}),
PAUSES_MS=[250,1e3,2e3,4e3],FRESH_MS=10*6e4;function reviewReader(github,scope){let pullsOf=askOnce(commit=>mergedPulls(
github,commit,scope.branch),({sha})=>sha),reviewOf=askOnce(pull=>readReview(github,pull,scope),({number:number2})=>number2);
return async file=>{let commit=await lastCommit(github,file,scope.commit);return commit===void 0?[]:Promise.all((await pullsOf(
commit)).map(reviewOf))}}async function lastCommit(github,path,sha){let{data}=await github.send(({repos},at)=>repos.listCommits(
{...at,path,sha,per_page:1}));return readAnswer("a list of commits",()=>{let[newest]=data.map(({sha:name,commit:{message,
committer}})=>{let time=Date.parse(committer?.date??"");return{sha:name,message,time:Number.isNaN(time)?1/0:time}});return newest})}
async function mergedPulls(github,commit,branch){for(let tries=0;;tries++){let here=(await listAll(github,"a list of pul\
l requests",listedPull,({repos},at)=>repos.listPullRequestsAssociatedWithCommit({...at,commit_sha:commit.sha}))).filter(
({base})=>isInto(github,branch,base)),merged=here.filter(({merged_at:at})=>typeof at=="string");if(merged.length>0)return merged.
map(({number:number2,head})=>({number:number2,head:head.sha}));let named=tries===0?await pullOfMessage(github,commit,branch):
void 0;if(named!==void 0)return[named];let mayLag=here.length>0||github.clock.date()-commit.time<FRESH_MS,pause=PAUSES_MS[tries];
if(pause===void 0&&here.length>0)throw new RequestFailure(`GitHub does not say yet which pull request brought commit ${commit.
sha.slice(0,7)}: re-run the job.`);if(pause===void 0||tries>0&&!mayLag)return[];await github.clock.sleep(pause)}}function isInto({
repository},branch,base){return base.ref===branch&&base.repo.full_name.toLowerCase()===repository.toLowerCase()}async function pullOfMessage(github,{
sha,message},branch){let[title=""]=message.split(`
`,1),[,number2]=/^Merge pull request #(\d{1,9}) /.exec(title)??/\(#(\d{1,9})\)$/.exec(title)??[];if(number2===void 0)return;
let pull_number=Number(number2),found=await ifFound(github.send(({pulls},at)=>pulls.get({...at,pull_number})));return readAnswer(
"a pull request",()=>{if(found===void 0)return;let{merge_commit_sha:merge,merged_at:at,base,head}=found.data;return merge===
sha&&typeof at=="string"&&isInto(github,branch,base)?{number:pull_number,head:head.sha}:void 0})}async function readReview(github,{
number:pull,head},{commentId,key}){let{own,others}=await findComments(github,pull,commentMarker(commentId)),plans=own.flatMap(
comment=>{let record=readRecord(comment.body);return record===void 0?[]:[{comment,record}]}),{repository}=github,plan=plans.
flatMap(({comment,record:read})=>{let record=key===void 0?read:unsealed(read,{key,repository,pull,commentId});return record===
void 0?[]:[{comment,record}]}).at(-1),login=others.findLast(({body})=>readRecord(body)!==void 0)?.login;return{pull,head,
plan,ignored:plan?void 0:ignoredPlan(plans.length>0,login)}}function ignoredPlan(hasUnsealed,login){return hasUnsealed?{
why:"not-sealed"}:login===void 0?void 0:{why:"other-user",login}}var WRITERS=["OWNER","MEMBER","COLLABORATOR"];async function readApprovals(github,{
pull,head}){let all=await listAll(github,"a list of reviews",listedReview,({pulls},at)=>pulls.listReviews({...at,pull_number:pull})),
verdicts=new Map;for(let{user,state,commit_id:commit,author_association:role}of all){if(user==null||state==="COMMENTED"||
state==="PENDING")continue;let counts=state==="APPROVED"&&commit===head&&WRITERS.includes(role);verdicts.set(user.login,
counts)}return[...verdicts].flatMap(([login,approves])=>approves?[login]:[])}export{reviewReader,readApprovals};
