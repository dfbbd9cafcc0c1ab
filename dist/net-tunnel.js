import"./esbuild-helpers.js";import{request as plainRequest}from"node:http";import{Agent,request as tlsRequest}from"node:https";import{connect}from"node:tls";
var TunnelAgent=class extends Agent{#proxy;constructor(proxy,options){super(options),this.#proxy=proxy}createConnection(...[
target,done]){let{protocol,hostname,port,username,password}=this.#proxy,request=protocol==="https:"?tlsRequest:plainRequest,
address=`${target.host??""}:${target.port??443}`,basic=Buffer.from(`${username}:${password}`).toString("base64"),tunnel=request(
{agent:!1,method:"CONNECT",host:hostname.replace(/^\[|\]$/g,""),...port!==""&&{port},path:address,headers:{host:address,
...username!==""&&{"proxy-authorization":`Basic ${basic}`}}}),fail=error=>done?.(error,void 0);tunnel.once("error",fail),
tunnel.once("connect",({statusCode=0},socket)=>{if(statusCode===200){done?.(null,connect({...target,socket}));return}socket.
destroy(),fail(new Error(`the proxy refused the connection (HTTP ${statusCode})`))}),tunnel.end()}};export{TunnelAgent};
