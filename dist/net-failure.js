var RequestFailure=class extends Error{name="RequestFailure";status;retryAfterMs;body;constructor(message,details={}){super(
message,{cause:details.cause}),this.status=details.status,this.retryAfterMs=details.retryAfterMs,this.body=details.body}get transient(){
return this.status===void 0||[408,429,500,502,503,504].includes(this.status)}get accepted(){return this.status!==void 0&&
this.status>=200&&this.status<300}get ambiguous(){return this.status===void 0||this.status>=500||this.status===408||this.
accepted}},SignInFailure=class extends RequestFailure{name="SignInFailure";answered;constructor({message,status,body,cause}){
let isRefusal=status===401||status===403;super(message,{status:isRefusal?status:void 0,body,cause}),this.answered=status}get transient(){
return!1}get ambiguous(){return!1}};async function ifFound(request){try{return await request}catch(error){if(error instanceof
RequestFailure&&error.status===404)return;throw error}}function messageOf(error){return error instanceof Error?error.message:
String(error)}export{RequestFailure,SignInFailure,ifFound,messageOf};
