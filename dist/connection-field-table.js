import{formatPath,getIn}from"./core-path.js";import{DATABRICKS_HOSTS,HOST_NAME,authorityHost,hostNameFault,nearest,
printable}from"./connection-host-format.js";import{ConfigError,RunFailure}from"./core-failure.js";import{askOnce}from"./net-once.js";
import{LineCounter,actionOf,checkOf,errorAt,isAlias,isError,isMap,isPair,isScalar,isSeq,isWarning,isWrite,listAll,parseDocument,
planEntry,positionOf,readAnswer,referenceName,sameCatalog,selectCandidates,visit,warningAt,withDiagnostics,withDryRun}from"./core-codes.js";
import{RequestFailure,SignInFailure,_gte,_lte,_minLength,array,boolean,ifFound,int,literal,looseObject,nullish,optional,
strictObject,string,union}from"./net-failure.js";import{__commonJS,__toESM}from"./esbuild-helpers.js";var require_constants=__commonJS({"node_modules/picomatch/lib/constants.js"(exports,module){"use strict";var WIN_NO_SLASH="\
[^\\\\/]",ONE_CHAR="(?=.)",QMARK="[^/]",END_ANCHOR="(?:\\/|$)",START_ANCHOR="(?:^|\\/)",DOTS_SLASH=`\\.{1,2}${END_ANCHOR}`,
NO_DOT="(?!\\.)",NO_DOTS=`(?!${START_ANCHOR}${DOTS_SLASH})`,NO_DOT_SLASH=`(?!\\.{0,1}${END_ANCHOR})`,NO_DOTS_SLASH=`(?!${DOTS_SLASH}\
)`,QMARK_NO_DOT="[^.\\/]",STAR=`${QMARK}*?`,SEP="/",POSIX_CHARS={DOT_LITERAL:"\\.",PLUS_LITERAL:"\\+",QMARK_LITERAL:"\\?",
SLASH_LITERAL:"\\/",ONE_CHAR,QMARK,END_ANCHOR,DOTS_SLASH,NO_DOT,NO_DOTS,NO_DOT_SLASH,NO_DOTS_SLASH,QMARK_NO_DOT,STAR,START_ANCHOR,
SEP},WINDOWS_CHARS={...POSIX_CHARS,SLASH_LITERAL:"[\\\\/]",QMARK:WIN_NO_SLASH,STAR:`${WIN_NO_SLASH}*?`,DOTS_SLASH:"\\.{1,\
2}(?:[\\\\/]|$)",NO_DOT:"(?!\\.)",NO_DOTS:"(?!(?:^|[\\\\/])\\.{1,2}(?:[\\\\/]|$))",NO_DOT_SLASH:"(?!\\.{0,1}(?:[\\\\/]|$))",
NO_DOTS_SLASH:"(?!\\.{1,2}(?:[\\\\/]|$))",QMARK_NO_DOT:"[^.\\\\/]",START_ANCHOR:"(?:^|[\\\\/])",END_ANCHOR:"(?:[\\\\/]|$)",
SEP:"\\"},POSIX_REGEX_SOURCE={__proto__:null,alnum:"a-zA-Z0-9",alpha:"a-zA-Z",ascii:"\\x00-\\x7F",blank:" \\t",cntrl:"\\x\
00-\\x1F\\x7F",digit:"0-9",graph:"\\x21-\\x7E",lower:"a-z",print:"\\x20-\\x7E ",punct:"\\-!\"#$%&'()\\*+,./:;<=>?@[\\]^_`{|}\
~",space:" \\t\\r\\n\\v\\f",upper:"A-Z",word:"A-Za-z0-9_",xdigit:"A-Fa-f0-9"};module.exports={DEFAULT_MAX_EXTGLOB_RECURSION:0,
MAX_LENGTH:1024*64,POSIX_REGEX_SOURCE,REGEX_BACKSLASH:/\\(?![*+?^${}(|)[\]])/g,REGEX_NON_SPECIAL_CHARS:/^[^@![\].,$*+?^{}()|\\/]+/,
REGEX_SPECIAL_CHARS:/[-*+?.^${}(|)[\]]/,REGEX_SPECIAL_CHARS_BACKREF:/(\\?)((\W)(\3*))/g,REGEX_SPECIAL_CHARS_GLOBAL:/([-*+?.^${}(|)[\]])/g,
REGEX_REMOVE_BACKSLASH:/(?:\[.*?[^\\]\]|\\(?=.))/g,REPLACEMENTS:{__proto__:null,"***":"*","**/**":"**","**/**/**":"**"},
CHAR_0:48,CHAR_9:57,CHAR_UPPERCASE_A:65,CHAR_LOWERCASE_A:97,CHAR_UPPERCASE_Z:90,CHAR_LOWERCASE_Z:122,CHAR_LEFT_PARENTHESES:40,
CHAR_RIGHT_PARENTHESES:41,CHAR_ASTERISK:42,CHAR_AMPERSAND:38,CHAR_AT:64,CHAR_BACKWARD_SLASH:92,CHAR_CARRIAGE_RETURN:13,CHAR_CIRCUMFLEX_ACCENT:94,
CHAR_COLON:58,CHAR_COMMA:44,CHAR_DOT:46,CHAR_DOUBLE_QUOTE:34,CHAR_EQUAL:61,CHAR_EXCLAMATION_MARK:33,CHAR_FORM_FEED:12,CHAR_FORWARD_SLASH:47,
CHAR_GRAVE_ACCENT:96,CHAR_HASH:35,CHAR_HYPHEN_MINUS:45,CHAR_LEFT_ANGLE_BRACKET:60,CHAR_LEFT_CURLY_BRACE:123,CHAR_LEFT_SQUARE_BRACKET:91,
CHAR_LINE_FEED:10,CHAR_NO_BREAK_SPACE:160,CHAR_PERCENT:37,CHAR_PLUS:43,CHAR_QUESTION_MARK:63,CHAR_RIGHT_ANGLE_BRACKET:62,
CHAR_RIGHT_CURLY_BRACE:125,CHAR_RIGHT_SQUARE_BRACKET:93,CHAR_SEMICOLON:59,CHAR_SINGLE_QUOTE:39,CHAR_SPACE:32,CHAR_TAB:9,
CHAR_UNDERSCORE:95,CHAR_VERTICAL_LINE:124,CHAR_ZERO_WIDTH_NOBREAK_SPACE:65279,extglobChars(chars){return{"!":{type:"nega\
te",open:"(?:(?!(?:",close:`))${chars.STAR})`},"?":{type:"qmark",open:"(?:",close:")?"},"+":{type:"plus",open:"(?:",close:"\
)+"},"*":{type:"star",open:"(?:",close:")*"},"@":{type:"at",open:"(?:",close:")"}}},globChars(win32){return win32===!0?WINDOWS_CHARS:
POSIX_CHARS}}}});var require_utils=__commonJS({"node_modules/picomatch/lib/utils.js"(exports){"use strict";var{REGEX_BACKSLASH,REGEX_REMOVE_BACKSLASH,
REGEX_SPECIAL_CHARS,REGEX_SPECIAL_CHARS_GLOBAL}=require_constants();exports.isObject=val=>val!==null&&typeof val=="objec\
t"&&!Array.isArray(val);exports.hasRegexChars=str=>REGEX_SPECIAL_CHARS.test(str);exports.isRegexChar=str=>str.length===1&&
exports.hasRegexChars(str);exports.escapeRegex=str=>str.replace(REGEX_SPECIAL_CHARS_GLOBAL,"\\$1");exports.toPosixSlashes=
str=>str.replace(REGEX_BACKSLASH,"/");exports.isWindows=()=>{if(typeof navigator<"u"&&navigator.platform){let platform=navigator.
platform.toLowerCase();return platform==="win32"||platform==="windows"}return typeof process<"u"&&process.platform?process.
platform==="win32":!1};exports.removeBackslashes=str=>str.replace(REGEX_REMOVE_BACKSLASH,match=>match==="\\"?"":match);exports.
escapeLast=(input,char,lastIdx)=>{let idx=input.lastIndexOf(char,lastIdx);return idx===-1?input:input[idx-1]==="\\"?exports.
escapeLast(input,char,idx-1):`${input.slice(0,idx)}\\${input.slice(idx)}`};exports.removePrefix=(input,state={})=>{let output=input;
return output.startsWith("./")&&(output=output.slice(2),state.prefix="./"),output};exports.wrapOutput=(input,state={},options={})=>{
let prepend=options.contains?"":"^",append=options.contains?"":"$",output=`${prepend}(?:${input})${append}`;return state.
negated===!0&&(output=`(?:^(?!${output}).*$)`),output};exports.basename=(path,{windows}={})=>{let segs=path.split(windows?
/[\\/]/:"/"),last=segs[segs.length-1];return last===""?segs[segs.length-2]:last}}});var require_scan=__commonJS({"node_modules/picomatch/lib/scan.js"(exports,module){"use strict";var utils=require_utils(),
{CHAR_ASTERISK,CHAR_AT,CHAR_BACKWARD_SLASH,CHAR_COMMA,CHAR_DOT,CHAR_EXCLAMATION_MARK,CHAR_FORWARD_SLASH,CHAR_LEFT_CURLY_BRACE,
CHAR_LEFT_PARENTHESES,CHAR_LEFT_SQUARE_BRACKET,CHAR_PLUS,CHAR_QUESTION_MARK,CHAR_RIGHT_CURLY_BRACE,CHAR_RIGHT_PARENTHESES,
CHAR_RIGHT_SQUARE_BRACKET}=require_constants(),isPathSeparator=code=>code===CHAR_FORWARD_SLASH||code===CHAR_BACKWARD_SLASH,
depth=token=>{token.isPrefix!==!0&&(token.depth=token.isGlobstar?1/0:1)},scan=(input,options)=>{let opts=options||{},length=input.
length-1,scanToEnd=opts.parts===!0||opts.tokens===!0||opts.scanToEnd===!0,slashes=[],tokens=[],parts=[],str=input,index=-1,
start=0,lastIndex=0,isBrace=!1,isBracket=!1,isGlob=!1,isExtglob=!1,isGlobstar=!1,braceEscaped=!1,backslashes=!1,negated=!1,
negatedExtglob=!1,finished=!1,braces=0,prev,code,token={value:"",depth:0,isGlob:!1},eos=()=>index>=length,peek=()=>str.charCodeAt(
index+1),advance=()=>(prev=code,str.charCodeAt(++index));for(;index<length;){code=advance();let next;if(code===CHAR_BACKWARD_SLASH){
backslashes=token.backslashes=!0,code=advance(),code===CHAR_LEFT_CURLY_BRACE&&(braceEscaped=!0);continue}if(braceEscaped===
!0||code===CHAR_LEFT_CURLY_BRACE){for(braces++;eos()!==!0&&(code=advance());){if(code===CHAR_BACKWARD_SLASH){backslashes=
token.backslashes=!0,advance();continue}if(code===CHAR_LEFT_CURLY_BRACE){braces++;continue}if(braceEscaped!==!0&&code===
CHAR_DOT&&(code=advance())===CHAR_DOT){if(isBrace=token.isBrace=!0,isGlob=token.isGlob=!0,finished=!0,scanToEnd===!0)continue;
break}if(braceEscaped!==!0&&code===CHAR_COMMA){if(isBrace=token.isBrace=!0,isGlob=token.isGlob=!0,finished=!0,scanToEnd===
!0)continue;break}if(code===CHAR_RIGHT_CURLY_BRACE&&(braces--,braces===0)){braceEscaped=!1,isBrace=token.isBrace=!0,finished=
!0;break}}if(scanToEnd===!0)continue;break}if(code===CHAR_FORWARD_SLASH){if(slashes.push(index),tokens.push(token),token=
{value:"",depth:0,isGlob:!1},finished===!0)continue;if(prev===CHAR_DOT&&index===start+1){start+=2;continue}lastIndex=index+
1;continue}if(opts.noext!==!0&&(code===CHAR_PLUS||code===CHAR_AT||code===CHAR_ASTERISK||code===CHAR_QUESTION_MARK||code===
CHAR_EXCLAMATION_MARK)===!0&&peek()===CHAR_LEFT_PARENTHESES){if(isGlob=token.isGlob=!0,isExtglob=token.isExtglob=!0,finished=
!0,code===CHAR_EXCLAMATION_MARK&&index===start&&(negatedExtglob=!0),scanToEnd===!0){let parens=0;for(;eos()!==!0&&(code=
advance());){if(code===CHAR_BACKWARD_SLASH){backslashes=token.backslashes=!0,advance();continue}if(code===CHAR_LEFT_PARENTHESES){
parens++;continue}if(code===CHAR_RIGHT_PARENTHESES&&--parens===0){finished=!0;break}}continue}break}if(code===CHAR_ASTERISK){
if(prev===CHAR_ASTERISK&&(isGlobstar=token.isGlobstar=!0),isGlob=token.isGlob=!0,finished=!0,scanToEnd===!0)continue;break}
if(code===CHAR_QUESTION_MARK){if(isGlob=token.isGlob=!0,finished=!0,scanToEnd===!0)continue;break}if(code===CHAR_LEFT_SQUARE_BRACKET){
for(;eos()!==!0&&(next=advance());){if(next===CHAR_BACKWARD_SLASH){backslashes=token.backslashes=!0,advance();continue}if(next===
CHAR_RIGHT_SQUARE_BRACKET){isBracket=token.isBracket=!0,isGlob=token.isGlob=!0,finished=!0;break}}if(scanToEnd===!0)continue;
break}if(opts.nonegate!==!0&&code===CHAR_EXCLAMATION_MARK&&index===start){negated=token.negated=!0,start++;continue}if(opts.
noparen!==!0&&code===CHAR_LEFT_PARENTHESES){if(isGlob=token.isGlob=!0,scanToEnd===!0){let parens=1;for(;eos()!==!0&&(code=
advance());){if(code===CHAR_BACKWARD_SLASH){backslashes=token.backslashes=!0,advance();continue}if(code===CHAR_LEFT_PARENTHESES){
parens++;continue}if(code===CHAR_RIGHT_PARENTHESES&&--parens===0){finished=!0;break}}continue}break}if(isGlob===!0){if(finished=
!0,scanToEnd===!0)continue;break}}opts.noext===!0&&(isExtglob=!1,isGlob=!1);let base=str,prefix="",glob="";start>0&&(prefix=
str.slice(0,start),str=str.slice(start),lastIndex-=start),base&&isGlob===!0&&lastIndex>0?(base=str.slice(0,lastIndex),glob=
str.slice(lastIndex)):isGlob===!0?(base="",glob=str):base=str,base&&base!==""&&base!=="/"&&base!==str&&isPathSeparator(base.
charCodeAt(base.length-1))&&(base=base.slice(0,-1)),opts.unescape===!0&&(glob&&(glob=utils.removeBackslashes(glob)),base&&
backslashes===!0&&(base=utils.removeBackslashes(base)));let state={prefix,input,start,base,glob,isBrace,isBracket,isGlob,
isExtglob,isGlobstar,negated,negatedExtglob};if(opts.tokens===!0&&(state.maxDepth=0,isPathSeparator(code)||tokens.push(token),
state.tokens=tokens),opts.parts===!0||opts.tokens===!0){let prevIndex;for(let idx=0;idx<slashes.length;idx++){let n2=prevIndex!==
void 0?prevIndex+1:start,i=slashes[idx],value2=input.slice(n2,i);opts.tokens&&(idx===0&&start!==0?(tokens[idx].isPrefix=
!0,tokens[idx].value=prefix):tokens[idx].value=value2,depth(tokens[idx]),state.maxDepth+=tokens[idx].depth),i>=start&&(parts.
push(value2),prevIndex=i)}let n=prevIndex!==void 0?prevIndex+1:start,value=input.slice(n);parts.push(value),opts.tokens&&
prevIndex&&prevIndex+1<input.length&&(tokens[tokens.length-1].value=value,depth(tokens[tokens.length-1]),state.maxDepth+=
tokens[tokens.length-1].depth),state.slashes=slashes,state.parts=parts}return state};module.exports=scan}});var require_parse=__commonJS({"node_modules/picomatch/lib/parse.js"(exports,module){"use strict";var constants=require_constants(),
utils=require_utils(),{MAX_LENGTH,POSIX_REGEX_SOURCE,REGEX_NON_SPECIAL_CHARS,REGEX_SPECIAL_CHARS_BACKREF,REPLACEMENTS}=constants,
expandRange=(args,options)=>{if(typeof options.expandRange=="function")return options.expandRange(...args,options);args.
sort();let value=`[${args.join("-")}]`;try{new RegExp(value)}catch{return args.map(v=>utils.escapeRegex(v)).join("..")}return value},
syntaxError=(type,char)=>`Missing ${type}: "${char}" - use "\\\\${char}" to match literal characters`,splitTopLevel=input=>{
let parts=[],bracket=0,paren=0,quote=0,value="",escaped=!1;for(let ch of input){if(escaped===!0){value+=ch,escaped=!1;continue}
if(ch==="\\"){value+=ch,escaped=!0;continue}if(ch==='"'){quote=quote===1?0:1,value+=ch;continue}if(quote===0){if(ch==="[")
bracket++;else if(ch==="]"&&bracket>0)bracket--;else if(bracket===0){if(ch==="(")paren++;else if(ch===")"&&paren>0)paren--;else if(ch===
"|"&&paren===0){parts.push(value),value="";continue}}}value+=ch}return parts.push(value),parts},isPlainBranch=branch=>{let escaped=!1;
for(let ch of branch){if(escaped===!0){escaped=!1;continue}if(ch==="\\"){escaped=!0;continue}if(/[?*+@!()[\]{}]/.test(ch))
return!1}return!0},normalizeSimpleBranch=branch=>{let value=branch.trim(),changed=!0;for(;changed===!0;)changed=!1,/^@\([^\\()[\]{}|]+\)$/.
test(value)&&(value=value.slice(2,-1),changed=!0);if(isPlainBranch(value))return value.replace(/\\(.)/g,"$1")},hasRepeatedCharPrefixOverlap=branches=>{
let values=branches.map(normalizeSimpleBranch).filter(Boolean);for(let i=0;i<values.length;i++)for(let j=i+1;j<values.length;j++){
let a=values[i],b=values[j],char=a[0];if(!(!char||a!==char.repeat(a.length)||b!==char.repeat(b.length))&&(a===b||a.startsWith(
b)||b.startsWith(a)))return!0}return!1},parseRepeatedExtglob=(pattern,requireEnd=!0)=>{if(pattern[0]!=="+"&&pattern[0]!==
"*"||pattern[1]!=="(")return;let bracket=0,paren=0,quote=0,escaped=!1;for(let i=1;i<pattern.length;i++){let ch=pattern[i];
if(escaped===!0){escaped=!1;continue}if(ch==="\\"){escaped=!0;continue}if(ch==='"'){quote=quote===1?0:1;continue}if(quote!==
1){if(ch==="["){bracket++;continue}if(ch==="]"&&bracket>0){bracket--;continue}if(!(bracket>0)){if(ch==="("){paren++;continue}
if(ch===")"&&(paren--,paren===0))return requireEnd===!0&&i!==pattern.length-1?void 0:{type:pattern[0],body:pattern.slice(
2,i),end:i}}}}},buildCharClassStar=chars=>`${chars.length===1?utils.escapeRegex(chars[0]):`[${chars.map(ch=>utils.escapeRegex(
ch)).join("")}]`}*`,getStarExtglobSequenceChars=pattern=>{let index=0,chars=[];for(;index<pattern.length;){let match=parseRepeatedExtglob(
pattern.slice(index),!1);if(!match||match.type!=="*")return;let branches=splitTopLevel(match.body).map(branch2=>branch2.
trim());if(branches.length!==1)return;let branch=normalizeSimpleBranch(branches[0]);if(!branch||branch.length!==1)return;
chars.push(branch),index+=match.end+1}if(!(chars.length<1))return chars},repeatedExtglobRecursion=pattern=>{let depth=0,
value=pattern.trim(),match=parseRepeatedExtglob(value);for(;match;)depth++,value=match.body.trim(),match=parseRepeatedExtglob(
value);return depth},analyzeRepeatedExtglob=(body,options)=>{if(options.maxExtglobRecursion===!1)return{risky:!1};let max=typeof options.
maxExtglobRecursion=="number"?options.maxExtglobRecursion:constants.DEFAULT_MAX_EXTGLOB_RECURSION,branches=splitTopLevel(
body).map(branch=>branch.trim());if(branches.length>1&&(branches.some(branch=>branch==="")||branches.some(branch=>/^[*?]+$/.
test(branch))||hasRepeatedCharPrefixOverlap(branches)))return{risky:!0};let safeChars=[],sawStarSequence=!1,combinable=!0;
for(let branch of branches){let chars=getStarExtglobSequenceChars(branch);if(chars){sawStarSequence=!0,safeChars.push(...chars);
continue}let literal2=normalizeSimpleBranch(branch);if(literal2&&literal2.length===1){safeChars.push(literal2);continue}
if(combinable=!1,repeatedExtglobRecursion(branch)>max)return{risky:!0}}return sawStarSequence?combinable?{risky:!0,safeOutput:buildCharClassStar(
[...new Set(safeChars)])}:{risky:!0}:{risky:!1}},parse=(input,options)=>{if(typeof input!="string")throw new TypeError("\
Expected a string");input=REPLACEMENTS[input]||input;let opts={...options},max=typeof opts.maxLength=="number"?Math.min(
MAX_LENGTH,opts.maxLength):MAX_LENGTH,len=input.length;if(len>max)throw new SyntaxError(`Input length: ${len}, exceeds m\
aximum allowed length: ${max}`);let bos={type:"bos",value:"",output:opts.prepend||""},tokens=[bos],capture=opts.capture?
"":"?:",PLATFORM_CHARS=constants.globChars(opts.windows),EXTGLOB_CHARS=constants.extglobChars(PLATFORM_CHARS),{DOT_LITERAL,
PLUS_LITERAL,SLASH_LITERAL,ONE_CHAR,DOTS_SLASH,NO_DOT,NO_DOT_SLASH,NO_DOTS_SLASH,QMARK,QMARK_NO_DOT,STAR,START_ANCHOR}=PLATFORM_CHARS,
globstar=opts2=>`(${capture}(?:(?!${START_ANCHOR}${opts2.dot?DOTS_SLASH:DOT_LITERAL}).)*?)`,nodot=opts.dot?"":NO_DOT,qmarkNoDot=opts.
dot?QMARK:QMARK_NO_DOT,star=opts.bash===!0?globstar(opts):STAR;opts.capture&&(star=`(${star})`),typeof opts.noext=="bool\
ean"&&(opts.noextglob=opts.noext);let state={input,index:-1,start:0,dot:opts.dot===!0,consumed:"",output:"",prefix:"",backtrack:!1,
negated:!1,brackets:0,braces:0,parens:0,quotes:0,globstar:!1,tokens};input=utils.removePrefix(input,state),len=input.length;
let extglobs=[],braces=[],stack=[],prev=bos,value,eos=()=>state.index===len-1,peek=state.peek=(n=1)=>input[state.index+n],
advance=state.advance=()=>input[++state.index]||"",remaining=()=>input.slice(state.index+1),consume=(value2="",num=0)=>{
state.consumed+=value2,state.index+=num},append=token=>{state.output+=token.output!=null?token.output:token.value,consume(
token.value)},negate=()=>{let count=1;for(;peek()==="!"&&(peek(2)!=="("||peek(3)==="?");)advance(),state.start++,count++;
return count%2===0?!1:(state.negated=!0,state.start++,!0)},increment=type=>{state[type]++,stack.push(type)},decrement=type=>{
state[type]--,stack.pop()},push=tok=>{if(prev.type==="globstar"){let isBrace=state.braces>0&&(tok.type==="comma"||tok.type===
"brace"),isExtglob=tok.extglob===!0||extglobs.length&&(tok.type==="pipe"||tok.type==="paren");tok.type!=="slash"&&tok.type!==
"paren"&&!isBrace&&!isExtglob&&(state.output=state.output.slice(0,-prev.output.length),prev.type="star",prev.value="*",prev.
output=star,state.output+=prev.output)}if(extglobs.length&&tok.type!=="paren"&&(extglobs[extglobs.length-1].inner+=tok.value),
(tok.value||tok.output)&&append(tok),prev&&prev.type==="text"&&tok.type==="text"){prev.output=(prev.output||prev.value)+
tok.value,prev.value+=tok.value;return}tok.prev=prev,tokens.push(tok),prev=tok},extglobOpen=(type,value2)=>{let token={...EXTGLOB_CHARS[value2],
conditions:1,inner:""};token.prev=prev,token.parens=state.parens,token.output=state.output,token.startIndex=state.index,
token.tokensIndex=tokens.length;let output=(opts.capture?"(":"")+token.open;increment("parens"),push({type,value:value2,
output:state.output?"":ONE_CHAR}),push({type:"paren",extglob:!0,value:advance(),output}),extglobs.push(token)},extglobClose=token=>{
let literal2=input.slice(token.startIndex,state.index+1),body=input.slice(token.startIndex+2,state.index),analysis=analyzeRepeatedExtglob(
body,opts);if((token.type==="plus"||token.type==="star")&&analysis.risky){let safeOutput=analysis.safeOutput?(token.output?
"":ONE_CHAR)+(opts.capture?`(${analysis.safeOutput})`:analysis.safeOutput):void 0,open=tokens[token.tokensIndex];open.type=
"text",open.value=literal2,open.output=safeOutput||utils.escapeRegex(literal2);for(let i=token.tokensIndex+1;i<tokens.length;i++)
tokens[i].value="",tokens[i].output="",delete tokens[i].suffix;state.output=token.output+open.output,state.backtrack=!0,
push({type:"paren",extglob:!0,value,output:""}),decrement("parens");return}let output=token.close+(opts.capture?")":""),
rest;if(token.type==="negate"){let extglobStar=star;if(token.inner&&token.inner.length>1&&token.inner.includes("/")&&(extglobStar=
globstar(opts)),(extglobStar!==star||eos()||/^\)+$/.test(remaining()))&&(output=token.close=`)$))${extglobStar}`),token.
inner.includes("*")&&(rest=remaining())&&/^\.[^\\/.]+$/.test(rest)){let expression=parse(rest,{...options,fastpaths:!1}).
output;output=token.close=`)${expression})${extglobStar})`}token.prev.type==="bos"&&(state.negatedExtglob=!0)}push({type:"\
paren",extglob:!0,value,output}),decrement("parens")};if(opts.fastpaths!==!1&&!/(^[*!]|[/()[\]{}"])/.test(input)){let backslashes=!1,
output=input.replace(REGEX_SPECIAL_CHARS_BACKREF,(m,esc,chars,first,rest,index)=>first==="\\"?(backslashes=!0,m):first===
"?"?esc?esc+first+(rest?QMARK.repeat(rest.length):""):index===0?qmarkNoDot+(rest?QMARK.repeat(rest.length):""):QMARK.repeat(
chars.length):first==="."?DOT_LITERAL.repeat(chars.length):first==="*"?esc?esc+first+(rest?star:""):star:esc?m:`\\${m}`);
return backslashes===!0&&(opts.unescape===!0?output=output.replace(/\\/g,""):output=output.replace(/\\+/g,m=>m.length%2===
0?"\\\\":m?"\\":"")),output===input&&opts.contains===!0?(state.output=input,state):(state.output=utils.wrapOutput(output,
state,options),state)}for(;!eos();){if(value=advance(),value==="\0")continue;if(value==="\\"){let next=peek();if(next===
"/"&&opts.bash!==!0||next==="."||next===";")continue;if(!next){value+="\\",push({type:"text",value});continue}let match=/^\\+/.
exec(remaining()),slashes=0;if(match&&match[0].length>2&&(slashes=match[0].length,state.index+=slashes,slashes%2!==0&&(value+=
"\\")),opts.unescape===!0?value=advance():value+=advance(),state.brackets===0){push({type:"text",value});continue}}if(state.
brackets>0&&(value!=="]"||prev.value==="["||prev.value==="[^")){if(opts.posix!==!1&&value===":"){let inner=prev.value.slice(
1);if(inner.includes("[")&&(prev.posix=!0,inner.includes(":"))){let idx=prev.value.lastIndexOf("["),pre=prev.value.slice(
0,idx),rest2=prev.value.slice(idx+2),posix=POSIX_REGEX_SOURCE[rest2];if(posix){prev.value=pre+posix,state.backtrack=!0,advance(),
!bos.output&&tokens.indexOf(prev)===1&&(bos.output=ONE_CHAR);continue}}}(value==="["&&peek()!==":"||value==="-"&&peek()===
"]")&&(value=`\\${value}`),value==="]"&&(prev.value==="["||prev.value==="[^")&&(value=`\\${value}`),opts.posix===!0&&value===
"!"&&prev.value==="["&&(value="^"),prev.value+=value,append({value});continue}if(state.quotes===1&&value!=='"'){value=utils.
escapeRegex(value),prev.value+=value,append({value});continue}if(value==='"'){state.quotes=state.quotes===1?0:1,opts.keepQuotes===
!0&&push({type:"text",value});continue}if(value==="("){increment("parens"),push({type:"paren",value});continue}if(value===
")"){if(state.parens===0&&opts.strictBrackets===!0)throw new SyntaxError(syntaxError("opening","("));let extglob=extglobs[extglobs.
length-1];if(extglob&&state.parens===extglob.parens+1){extglobClose(extglobs.pop());continue}push({type:"paren",value,output:state.
parens?")":"\\)"}),decrement("parens");continue}if(value==="["){if(opts.nobracket===!0||!remaining().includes("]")){if(opts.
nobracket!==!0&&opts.strictBrackets===!0)throw new SyntaxError(syntaxError("closing","]"));value=`\\${value}`}else increment(
"brackets");push({type:"bracket",value});continue}if(value==="]"){if(opts.nobracket===!0||prev&&prev.type==="bracket"&&prev.
value.length===1){push({type:"text",value,output:`\\${value}`});continue}if(state.brackets===0){if(opts.strictBrackets===
!0)throw new SyntaxError(syntaxError("opening","["));push({type:"text",value,output:`\\${value}`});continue}decrement("b\
rackets");let prevValue=prev.value.slice(1);if(prev.posix!==!0&&prevValue[0]==="^"&&!prevValue.includes("/")&&(value=`/${value}`),
prev.value+=value,append({value}),opts.literalBrackets===!1||utils.hasRegexChars(prevValue))continue;let escaped=utils.escapeRegex(
prev.value);if(state.output=state.output.slice(0,-prev.value.length),opts.literalBrackets===!0){state.output+=escaped,prev.
value=escaped;continue}prev.value=`(${capture}${escaped}|${prev.value})`,state.output+=prev.value;continue}if(value==="{"&&
opts.nobrace!==!0){increment("braces");let open={type:"brace",value,output:"(",outputIndex:state.output.length,tokensIndex:state.
tokens.length};braces.push(open),push(open);continue}if(value==="}"){let brace=braces[braces.length-1];if(opts.nobrace===
!0||!brace){push({type:"text",value,output:value});continue}let output=")";if(brace.dots===!0){let arr=tokens.slice(),range=[];
for(let i=arr.length-1;i>=0&&(tokens.pop(),arr[i].type!=="brace");i--)arr[i].type!=="dots"&&range.unshift(arr[i].value);
output=expandRange(range,opts),state.backtrack=!0}if(brace.comma!==!0&&brace.dots!==!0){let out=state.output.slice(0,brace.
outputIndex),toks=state.tokens.slice(brace.tokensIndex);brace.value=brace.output="\\{",value=output="\\}",state.output=out;
for(let t of toks)state.output+=t.output||t.value}push({type:"brace",value,output}),decrement("braces"),braces.pop();continue}
if(value==="|"){extglobs.length>0&&extglobs[extglobs.length-1].conditions++,push({type:"text",value});continue}if(value===
","){let output=value,brace=braces[braces.length-1];brace&&stack[stack.length-1]==="braces"&&(brace.comma=!0,output="|"),
push({type:"comma",value,output});continue}if(value==="/"){if(prev.type==="dot"&&state.index===state.start+1){state.start=
state.index+1,state.consumed="",state.output="",tokens.pop(),prev=bos;continue}push({type:"slash",value,output:SLASH_LITERAL});
continue}if(value==="."){if(state.braces>0&&prev.type==="dot"){prev.value==="."&&(prev.output=DOT_LITERAL);let brace=braces[braces.
length-1];prev.type="dots",prev.output+=value,prev.value+=value,brace.dots=!0;continue}if(state.braces+state.parens===0&&
prev.type!=="bos"&&prev.type!=="slash"){push({type:"text",value,output:DOT_LITERAL});continue}push({type:"dot",value,output:DOT_LITERAL});
continue}if(value==="?"){if(!(prev&&prev.value==="(")&&opts.noextglob!==!0&&peek()==="("&&peek(2)!=="?"){extglobOpen("qm\
ark",value);continue}if(prev&&prev.type==="paren"){let next=peek(),output=value;(prev.value==="("&&!/[!=<:]/.test(next)||
next==="<"&&!/<([!=]|\w+>)/.test(remaining()))&&(output=`\\${value}`),push({type:"text",value,output});continue}if(opts.
dot!==!0&&(prev.type==="slash"||prev.type==="bos")){push({type:"qmark",value,output:QMARK_NO_DOT});continue}push({type:"\
qmark",value,output:QMARK});continue}if(value==="!"){if(opts.noextglob!==!0&&peek()==="("&&(peek(2)!=="?"||!/[!=<:]/.test(
peek(3)))){extglobOpen("negate",value);continue}if(opts.nonegate!==!0&&state.index===0){negate();continue}}if(value==="+"){
if(opts.noextglob!==!0&&peek()==="("&&peek(2)!=="?"){extglobOpen("plus",value);continue}if(prev&&prev.value==="("||opts.
regex===!1){push({type:"plus",value,output:PLUS_LITERAL});continue}if(prev&&(prev.type==="bracket"||prev.type==="paren"||
prev.type==="brace")||state.parens>0){push({type:"plus",value});continue}push({type:"plus",value:PLUS_LITERAL});continue}
if(value==="@"){if(opts.noextglob!==!0&&peek()==="("&&peek(2)!=="?"){push({type:"at",extglob:!0,value,output:""});continue}
push({type:"text",value});continue}if(value!=="*"){(value==="$"||value==="^")&&(value=`\\${value}`);let match=REGEX_NON_SPECIAL_CHARS.
exec(remaining());match&&(value+=match[0],state.index+=match[0].length),push({type:"text",value});continue}if(prev&&(prev.
type==="globstar"||prev.star===!0)){prev.type="star",prev.star=!0,prev.value+=value,prev.output=star,state.backtrack=!0,
state.globstar=!0,consume(value);continue}let rest=remaining();if(opts.noextglob!==!0&&/^\([^?]/.test(rest)){extglobOpen(
"star",value);continue}if(prev.type==="star"){if(opts.noglobstar===!0){consume(value);continue}let prior=prev.prev,before=prior.
prev,isStart=prior.type==="slash"||prior.type==="bos",afterStar=before&&(before.type==="star"||before.type==="globstar");
if(opts.bash===!0&&(!isStart||rest[0]&&rest[0]!=="/")){push({type:"star",value,output:""});continue}let isBrace=state.braces>
0&&(prior.type==="comma"||prior.type==="brace"),isExtglob=extglobs.length&&(prior.type==="pipe"||prior.type==="paren");if(!isStart&&
prior.type!=="paren"&&!isBrace&&!isExtglob){push({type:"star",value,output:""});continue}for(;rest.slice(0,3)==="/**";){
let after=input[state.index+4];if(after&&after!=="/")break;rest=rest.slice(3),consume("/**",3)}let isEnd=eos()||state.parens>
0&&rest===")".repeat(state.parens)&&!extglobs.some(extglob=>extglob.type==="negate");if(prior.type==="bos"&&eos()){prev.
type="globstar",prev.value+=value,prev.output=globstar(opts),state.output=prev.output,state.globstar=!0,consume(value);continue}
if(prior.type==="slash"&&prior.prev.type!=="bos"&&!afterStar&&isEnd){state.output=state.output.slice(0,-(prior.output+prev.
output).length),prior.output=`(?:${prior.output}`,prev.type="globstar",prev.output=globstar(opts)+(opts.strictSlashes?")":
"|$)"),prev.value+=value,state.globstar=!0,state.output+=prior.output+prev.output,consume(value);continue}if(prior.type===
"slash"&&prior.prev.type!=="bos"&&rest[0]==="/"){let end=rest[1]!==void 0?"|$":"";state.output=state.output.slice(0,-(prior.
output+prev.output).length),prior.output=`(?:${prior.output}`,prev.type="globstar",prev.output=`${globstar(opts)}${SLASH_LITERAL}\
|${SLASH_LITERAL}${end})`,prev.value+=value,state.output+=prior.output+prev.output,state.globstar=!0,consume(value+advance()),
push({type:"slash",value:"/",output:""});continue}if(prior.type==="bos"&&rest[0]==="/"){prev.type="globstar",prev.value+=
value,prev.output=`(?:^|${SLASH_LITERAL}|${globstar(opts)}${SLASH_LITERAL})`,state.output=prev.output,state.globstar=!0,
consume(value+advance()),push({type:"slash",value:"/",output:""});continue}state.output=state.output.slice(0,-prev.output.
length),prev.type="globstar",prev.output=globstar(opts),prev.value+=value,state.output+=prev.output,state.globstar=!0,consume(
value);continue}let token={type:"star",value,output:star};if(opts.bash===!0){token.output=".*?",(prev.type==="bos"||prev.
type==="slash")&&(token.output=nodot+token.output),push(token);continue}if(prev&&(prev.type==="bracket"||prev.type==="pa\
ren")&&opts.regex===!0){token.output=value,push(token);continue}(state.index===state.start||prev.type==="slash"||prev.type===
"dot")&&(prev.type==="dot"?(state.output+=NO_DOT_SLASH,prev.output+=NO_DOT_SLASH):opts.dot===!0?(state.output+=NO_DOTS_SLASH,
prev.output+=NO_DOTS_SLASH):(state.output+=nodot,prev.output+=nodot),peek()!=="*"&&(state.output+=ONE_CHAR,prev.output+=
ONE_CHAR)),push(token)}for(;state.brackets>0;){if(opts.strictBrackets===!0)throw new SyntaxError(syntaxError("closing","\
]"));state.output=utils.escapeLast(state.output,"["),decrement("brackets")}for(;state.parens>0;){if(opts.strictBrackets===
!0)throw new SyntaxError(syntaxError("closing",")"));state.output=utils.escapeLast(state.output,"("),decrement("parens")}
for(;state.braces>0;){if(opts.strictBrackets===!0)throw new SyntaxError(syntaxError("closing","}"));state.output=utils.escapeLast(
state.output,"{"),decrement("braces")}if(opts.strictSlashes!==!0&&(prev.type==="star"||prev.type==="bracket")&&push({type:"\
maybe_slash",value:"",output:`${SLASH_LITERAL}?`}),state.backtrack===!0){state.output="";for(let token of state.tokens)state.
output+=token.output!=null?token.output:token.value,token.suffix&&(state.output+=token.suffix)}return state};parse.fastpaths=
(input,options)=>{let opts={...options},max=typeof opts.maxLength=="number"?Math.min(MAX_LENGTH,opts.maxLength):MAX_LENGTH,
len=input.length;if(len>max)throw new SyntaxError(`Input length: ${len}, exceeds maximum allowed length: ${max}`);input=
REPLACEMENTS[input]||input;let{DOT_LITERAL,SLASH_LITERAL,ONE_CHAR,DOTS_SLASH,NO_DOT,NO_DOTS,NO_DOTS_SLASH,STAR,START_ANCHOR}=constants.
globChars(opts.windows),nodot=opts.dot?NO_DOTS:NO_DOT,slashDot=opts.dot?NO_DOTS_SLASH:NO_DOT,capture=opts.capture?"":"?:",
state={negated:!1,prefix:""},star=opts.bash===!0?".*?":STAR;opts.capture&&(star=`(${star})`);let globstar=opts2=>opts2.noglobstar===
!0?star:`(${capture}(?:(?!${START_ANCHOR}${opts2.dot?DOTS_SLASH:DOT_LITERAL}).)*?)`,create=str=>{switch(str){case"*":return`${nodot}${ONE_CHAR}${star}`;case"\
.*":return`${DOT_LITERAL}${ONE_CHAR}${star}`;case"*.*":return`${nodot}${star}${DOT_LITERAL}${ONE_CHAR}${star}`;case"*/*":
return`${nodot}${star}${SLASH_LITERAL}${ONE_CHAR}${slashDot}${star}`;case"**":return nodot+globstar(opts);case"**/*":return`\
(?:${nodot}${globstar(opts)}${SLASH_LITERAL})?${slashDot}${ONE_CHAR}${star}`;case"**/*.*":return`(?:${nodot}${globstar(opts)}${SLASH_LITERAL}\
)?${slashDot}${star}${DOT_LITERAL}${ONE_CHAR}${star}`;case"**/.*":return`(?:${nodot}${globstar(opts)}${SLASH_LITERAL})?${DOT_LITERAL}${ONE_CHAR}${star}`;default:{
let match=/^(.*?)\.(\w+)$/.exec(str);if(!match)return;let source2=create(match[1]);return source2?source2+DOT_LITERAL+match[2]:
void 0}}},output=utils.removePrefix(input,state),source=create(output);return source&&opts.strictSlashes!==!0&&(source+=
`${SLASH_LITERAL}?`),source};module.exports=parse}});var require_picomatch=__commonJS({"node_modules/picomatch/lib/picomatch.js"(exports,module){"use strict";var scan=require_scan(),
parse=require_parse(),utils=require_utils(),constants=require_constants(),isObject=val=>val&&typeof val=="object"&&!Array.
isArray(val),picomatch3=(glob,options,returnState=!1)=>{if(Array.isArray(glob)){let fns=glob.map(input=>picomatch3(input,
options,returnState));return str=>{for(let isMatch of fns){let state2=isMatch(str);if(state2)return state2}return!1}}let isState=isObject(
glob)&&glob.tokens&&glob.input;if(glob===""||typeof glob!="string"&&!isState)throw new TypeError("Expected pattern to be\
 a non-empty string");let opts=options||{},posix=opts.windows,regex=isState?picomatch3.compileRe(glob,options):picomatch3.
makeRe(glob,options,!1,!0),state=regex.state;delete regex.state;let isIgnored=()=>!1;if(opts.ignore){let ignoreOpts={...options,
ignore:null,onMatch:null,onResult:null};isIgnored=picomatch3(opts.ignore,ignoreOpts,returnState)}let matcher=(input,returnObject=!1)=>{
let{isMatch,match,output}=picomatch3.test(input,regex,options,{glob,posix}),result={glob,state,regex,posix,input,output,
match,isMatch};return typeof opts.onResult=="function"&&opts.onResult(result),isMatch===!1?(result.isMatch=!1,returnObject?
result:!1):isIgnored(input)?(typeof opts.onIgnore=="function"&&opts.onIgnore(result),result.isMatch=!1,returnObject?result:
!1):(typeof opts.onMatch=="function"&&opts.onMatch(result),returnObject?result:!0)};return returnState&&(matcher.state=state),
matcher};picomatch3.test=(input,regex,options,{glob,posix}={})=>{if(typeof input!="string")throw new TypeError("Expected\
 input to be a string");if(input==="")return{isMatch:!1,output:""};let opts=options||{},format=opts.format||(posix?utils.
toPosixSlashes:null),match=input===glob,output=match&&format?format(input):input;return match===!1&&(output=format?format(
input):input,match=output===glob),(match===!1||opts.capture===!0)&&(opts.matchBase===!0||opts.basename===!0?match=picomatch3.
matchBase(input,regex,options,posix):match=regex.exec(output)),{isMatch:!!match,match,output}};picomatch3.matchBase=(input,glob,options,posix=options&&
options.windows)=>(glob instanceof RegExp?glob:picomatch3.makeRe(glob,options)).test(utils.basename(input,{windows:posix}));
picomatch3.isMatch=(str,patterns,options)=>picomatch3(patterns,options)(str);picomatch3.parse=(pattern,options)=>Array.isArray(
pattern)?pattern.map(p=>picomatch3.parse(p,options)):parse(pattern,{...options,fastpaths:!1});picomatch3.scan=(input,options)=>scan(
input,options);picomatch3.compileRe=(state,options,returnOutput=!1,returnState=!1)=>{if(returnOutput===!0)return state.output;
let opts=options||{},prepend=opts.contains?"":"^",append=opts.contains?"":"$",source=`${prepend}(?:${state.output})${append}`;
state&&state.negated===!0&&(source=`^(?!${source}).*$`);let regex=picomatch3.toRegex(source,options);return returnState===
!0&&(regex.state=state),regex};picomatch3.makeRe=(input,options={},returnOutput=!1,returnState=!1)=>{if(!input||typeof input!=
"string")throw new TypeError("Expected a non-empty string");let parsed={negated:!1,fastpaths:!0};return options.fastpaths!==
!1&&(input[0]==="."||input[0]==="*")&&(parsed.output=parse.fastpaths(input,options)),parsed.output||(parsed=parse(input,
options)),picomatch3.compileRe(parsed,options,returnOutput,returnState)};picomatch3.toRegex=(source,options)=>{try{let opts=options||
{};return new RegExp(source,opts.flags||(opts.nocase?"i":""))}catch(err){if(options&&options.debug===!0)throw err;return/$^/}};
picomatch3.constants=constants;module.exports=picomatch3}});var require_picomatch2=__commonJS({"node_modules/picomatch/index.js"(exports,module){"use strict";var pico=require_picomatch(),
utils=require_utils();function picomatch3(glob,options,returnState=!1){return options&&(options.windows===null||options.
windows===void 0)&&(options={...options,windows:utils.isWindows()}),pico(glob,options,returnState)}Object.assign(picomatch3,
pico);module.exports=picomatch3}});async function pool(items,concurrency,work){let results=new Array(items.length),queue=items.entries(),lane=async()=>{for(let[
index,item]of queue)results[index]=await work(item)};return await Promise.all(Array.from({length:Math.min(concurrency,items.
length)},lane)),results}function groupBy(items,by){let groups=new Map;for(let item of items){let name=by(item);name!==void 0&&groups.set(name,[...groups.
get(name)??[],item])}return groups}var MAX_SPEC_BYTES=256*1024,MAX_NODES=5e3,SYNTAX_HINTS={BAD_INDENT:"The indentation is inconsistent here.",TAB_AS_INDENT:"\
YAML is indented with spaces; this line starts with a tab.",MULTIPLE_DOCS:"One file holds one connection: move the secon\
d document to a file of its own.",NON_STRING_KEY:"Keys are plain text here: put a value that starts with a brace in quot\
es.",BAD_SCALAR_START:"A value that starts with this character must stand in quotes.",TAG_RESOLVE_FAILED:"YAML tags are \
not supported in a connection spec: remove the tag.",MISSING_CHAR:"A closing quote, bracket or separator is missing near\
 here.",IMPOSSIBLE:"This part of the file cannot be read as YAML.",BAD_ALIAS:"This alias is malformed.",RESOURCE_EXHAUSTION:"\
The file is nested too deeply."};function parseSpec(file,bytes){let text3=decode(bytes);if(typeof text3!="string")return[
text3];let nul=text3.indexOf("\0"),lines=new LineCounter,at=offset=>positionOf2(lines,offset),deep=refuse("yaml-syntax",
"The file is nested too deeply."),parsed,survey;try{parsed=parseDocument(text3,{lineCounter:lines,prettyErrors:!1,stringKeys:!0,
uniqueKeys:!1,version:"1.2",merge:!1,logLevel:"error"}),survey=surveyOf(parsed)}catch{return[deep]}if(survey.nodes>MAX_NODES)
return[refuse("file-too-large",`A spec file may hold at most ${MAX_NODES} keys and values; a connection needs some thirt\
y.`)];if(nul>=0)return[refuse("yaml-syntax","The file holds a NUL character.",at(nul))];let unclosed=({code,pos:[end]})=>{
let opened=survey.openings.get(end);if(opened===void 0||code!=="BAD_INDENT"&&code!=="MISSING_CHAR")return;let closing={"\
[":"]","{":"}"}[text3.charAt(opened)],{line}=at(opened);return closing===void 0?`The quote that opens in line ${line} is\
 never closed: add the closing quote.`:`The bracket that opens in line ${line} is not closed before this: add \`${closing}\
\`.`},faults=[...parsed.errors,...parsed.warnings],tabs=faults.filter(({code})=>code==="TAB_AS_INDENT"),syntax=(tabs.length>
0?tabs:faults).map(error=>refuse(error.code==="MULTIPLE_DOCS"?"multiple-documents":"yaml-syntax",unclosed(error)??SYNTAX_HINTS[/call stack/.
test(error.message)?"RESOURCE_EXHAUSTION":error.code]??"This is not valid YAML.",at(error.pos[0])));if(tabs.length===0&&
syntax.unshift(...survey.duplicates.map(offset=>refuse("duplicate-key","This key appears twice in the same map: remove o\
ne.",at(offset)))),parsed.directives.yaml.version!=="1.2"&&syntax.push(refuse("yaml-syntax","Specs are YAML 1.2: remove \
the %YAML directive.")),syntax.length>0)return syntax;let root=parsed.contents;if(root===null||isScalar(root)&&root.value===
null)return[refuse("empty-file","The file is empty: write a connection spec, or delete the file.")];if(survey.loose.length>
0)return survey.loose.map(offset=>refuse("yaml-syntax","This alias has no anchor before it, or stands inside what it rep\
eats.",at(offset)));try{return located(file,parsed.toJS(),placesOf(root,parsed),lines)}catch(error){return error instanceof
ReferenceError?[refuse("yaml-syntax","The aliases from here on expand without bound.",at(survey.firstAlias))]:[deep]}}function refuse(code,message,position={
line:1,column:1}){return errorAt(code,message,position)}function decode(bytes){if(bytes.byteLength>MAX_SPEC_BYTES)return refuse(
"file-too-large",`A spec file may hold at most ${MAX_SPEC_BYTES/1024} KiB.`);try{return new TextDecoder("utf-8",{fatal:!0}).
decode(bytes)}catch{return refuse("not-utf8","The file is not valid UTF-8: save it as UTF-8.")}}function positionOf2(lines,offset){
let{line,col}=lines.linePos(offset);return{line:Math.max(line,1),column:Math.max(col,1)}}function placesOf(root,document){
let known=new Map,innerOf=node=>{let container=isAlias(node)?node.resolve(document):node;if(!isMap(container)&&!isSeq(container))
return;let found=known.get(container);if(found!==void 0)return found;let inner=new Map;known.set(container,inner);for(let[
index,item]of container.items.entries()){let[name,node2,key]=isPair(item)?[isScalar(item.key)?item.key.value:item.key,item.
value,startOf(item.key)]:[index,item,startOf(item)];inner.has(name)||inner.set(name,{key:key??0,value:startOf(node2)??key??
0,inner:innerOf(node2)})}return inner},start=root.range[0];return{key:start,value:start,inner:innerOf(root)}}function startOf(node){
return node?.range[0]}function located(file,value,root,lines){let walk=path=>{let place=root;for(let step of path){let next=place.
inner?.get(step);if(next===void 0)return{found:!1,place};place=next}return{found:!0,place}};return{file,value,has:path=>walk(
path).found,locate:(path,what="value")=>{let{found,place}=walk(path);return positionOf2(lines,what==="key"||!found?place.
key:place.value)}}}function surveyOf(document){let survey={nodes:0,duplicates:[],loose:[],firstAlias:1/0,openings:new Map},
ends=new Map;return visit(document.contents,{Node:(_,node)=>{if(survey.nodes+=1,survey.nodes>MAX_NODES)return visit.BREAK;
let[start=0,end=0]=node.range??[];isAlias(node)?(survey.firstAlias=Math.min(survey.firstAlias,start),(ends.get(node.source)??
1/0)>start&&survey.loose.push(start)):node.anchor!==void 0&&ends.set(node.anchor,end),(isScalar(node)?node.type?.startsWith(
"QUOTE"):(isMap(node)||isSeq(node))&&node.flow)&&survey.openings.set(end,start),isMap(node)&&survey.duplicates.push(...repeatedKeys(
node.items.map(({key})=>key)))}}),survey}function repeatedKeys(keys){let known=new Set;return keys.filter(key=>isScalar(
key)).flatMap(({value,range})=>known.size===known.add(value).size?[range?.[0]??0]:[])}function structureDiagnostics(document,schema,keyPaths){let result=schema.safeParse(document.value,{reportInput:!0});if(result.
success)return[];let{issues}=result.error,unknown=issues.flatMap(issue=>issue.code==="unrecognized_keys"?issue.keys.map(
key=>{let parent=issue.path;return{at:[...parent,key],...explain(key,parent,document,keyPaths)}}):[]),meant=new Set(unknown.
map(({intended})=>intended));return[...unknown.map(({at,message})=>errorAt("unknown-key",message,document.locate(at,"key"))),
...issues.flatMap(issue=>{let path=issue.path,name=formatPath(path);if(issue.code==="unrecognized_keys"||meant.has(name))
return[];if(!document.has(path))return[errorAt("missing-key",`\`${name}\` is missing.`,document.locate(path,"key"))];let message=`\
\`${name||"A spec"}\` ${expectation(issue)}.`;return[errorAt("wrong-type",message,document.locate(path))]})]}var TYPES={
string:"text: put it in quotes if it looks like a number",int:"a whole number",number:"a whole number",boolean:"true or \
false",object:"a map of keys",array:"a list"};function expectation(issue){switch(issue.code){case"invalid_type":{let hint=issue.
expected==="boolean"?booleanHint(issue.input):"";return`must be ${TYPES[issue.expected]??"of another type"}${hint}`}case"\
invalid_value":{if(issue.values[0]==="undefined")return'must be the text `"undefined"`, as in Immuta\'s guide: write it s\
o, or leave the key out';let hint=typeof issue.values[0]=="boolean"?booleanHint(issue.input):"";return`must be ${issue.values.
map(value=>`\`${String(value)}\``).join(" or ")}${hint}`}case"too_small":return issue.origin==="string"?"must not be emp\
ty":`must be at least ${String(issue.minimum)}`;case"too_big":return`must be at most ${String(issue.maximum)}`;case"inva\
lid_union":return`${issue.message}${booleanHint(issue.input)}`;default:return"is not valid"}}function booleanHint(input){
return typeof input=="string"&&/^(y|yes|n|no|on|off|true|false)$/i.test(input)?": YAML 1.2 knows only true and false, wi\
thout quotes; this is text":""}function explain(key,path,document,keyPaths){let here=path.join("."),places=keyPaths.map(
known2=>{let dot=known2.lastIndexOf(".");return{parent:known2.slice(0,Math.max(dot,0)),name:known2.slice(dot+1),path:known2}}),
known=places.filter(({parent})=>parent===here).map(({name})=>name),isThere=name=>document.has([...path,name]),owner=here===
""?"a connection spec":`\`${here}\``,fault=`\`${printable(key)}\` is not a key of ${owner}`,elsewhere=places.find(({name})=>name===
key);if(elsewhere!==void 0){let{parent}=elsewhere,where=parent===""?"at the top level":`under \`${parent}\``;return{message:`${fault}\
: it belongs ${where}.`,intended:elsewhere.path}}let absent=known.filter(name=>!isThere(name)),near=nearest(key,absent);
if(near!==void 0)return{message:`${fault}. Did you mean \`${near}\`?`,intended:formatPath([...path,near])};let twin=nearest(
key,known.filter(isThere)),end=twin===void 0?".":`; \`${twin}\` is there already: remove one of the two.`;return{message:fault+
end}}var import_picomatch=__toESM(require_picomatch2(),1);function splitGlobs(globs){return{include:globs.filter(glob=>!glob.
startsWith("!")),exclude:globs.filter(glob=>glob.startsWith("!")).map(glob=>glob.slice(1))}}var compiled=new Map;function matches(glob,text3){
let test=compiled.get(glob)??(0,import_picomatch.default)(glob);return compiled.set(glob,test),test(text3)}function globMatcher(globs){
let{include,exclude}=splitGlobs(globs);return text3=>include.some(glob=>matches(glob,text3))&&!exclude.some(glob=>matches(
glob,text3))}function isAllowedHost(host,{allowedHosts}){return globMatcher(allowedHosts.map(glob=>glob.toLowerCase()))(host.toLowerCase())}
function hostNotAllowed(field,{allowedHosts,wording}){return`The host of \`${field}\` is not one that may receive credent\
ials. Allowed by ${wording.the("allowedHosts")}: ${allowedHosts.join(", ")}.`}var RUNNER_NAMES=/^(GITHUB|ACTIONS|RUNNER|INPUT)_/i;
function variableFault(name,{secretVariables,wording}){if(RUNNER_NAMES.test(name))return"variables of the runner (GITHUB\
_, ACTIONS_, RUNNER_, INPUT_) cannot be used; give it another name";if(globMatcher(secretVariables)(name))return;let globs=secretVariables.
map(glob=>`\`${glob}\``).join(", ");return`it does not match ${`${wording.the("secretVariables")} (${globs})`}; rename i\
t, or add it there`}var NO_REFERENCE="(?![\\s\\S]*\\$\\{[^}]*\\})",PLAIN={pattern:`^${NO_REFERENCE}`,hint:"Only `token` and `clientSecret` m\
ay name a variable with ${NAME}."},SECRET={pattern:"^\\$\\{[A-Za-z_][A-Za-z0-9_]*\\}$",hint:"Must be exactly ${NAME}, th\
e name of an environment variable that holds the secret. If a real secret was committed here, revoke it."},RESERVED_KEYS="\
data connection object crawl search settings metadata permission sync bulk upgrade".split(" "),anyCase=text3=>text3.replace(
/[a-z]/g,letter=>`[${letter}${letter.toUpperCase()}]`),CONNECTION_KEY={pattern:`^(?!(?:${anyCase(RESERVED_KEYS.join("|"))}\
)$)${NO_REFERENCE}[^./\\s](?:[^./]*[^./\\s])?$`,hint:`No period, no slash, no space at an end, and none of Immuta's rese\
rved words: ${RESERVED_KEYS.join(", ")}.`,check:(key,{error,warning})=>{let fault=keyFault(key);return fault!==void 0?error(
"connection-key",`\`connectionKey\` must not ${fault}.`):/^[\w-]+$/.test(key)?void 0:warning("connection-key-characters",
"Immuta's newer API takes only letters, digits, hyphens and underscores in `connectionKey`.")}};function keyFault(key){if(/[./]/.
test(key))return"hold a period or a slash";if(RESERVED_KEYS.includes(key.toLowerCase()))return`be one of Immuta's reserv\
ed words: ${RESERVED_KEYS.join(", ")}`;if(new RegExp("\\p{C}","u").test(key)||key.trim()!==key)return"hold control chara\
cters, or spaces at its ends"}var HOST_PATTERN=HOST_NAME.source.replaceAll("a-z","A-Za-z"),withoutScheme=text3=>text3.replace(
/^https?:\/\//i,""),HOST={pattern:HOST_PATTERN,hint:"Must be a bare host name, such as acme.cloud.databricks.com: no sch\
eme, path, port or user name.",check:(host,{policy,error})=>{let fault=hostNameFault(host);return fault!==void 0?error("\
hostname",`\`hostname\` must be a bare host name: ${fault}.`):isAllowedHost(host,policy)?void 0:error("host-not-allowed",
hostNotAllowed("hostname",policy))},normalize:host=>withoutScheme(host).replace(/\/.*$/,"").toLowerCase()},HOST_START=HOST_PATTERN.
replace(/^\^\(\?=[^)]*\)/,"").replace(/\$$/,""),AUTHORITY={pattern:`^(?:${anyCase("https")}://)?${HOST_START}(?::[0-9]{1\
,5})?(?:[/?#][^\\\\\\s]*)?$`,hint:"Must be an https URL such as https://acme.cloud.databricks.com/oidc/v1/token.",check:(url,{
policy,hostname,error})=>{let parsed=authorityHost(url);return"fault"in parsed?error("authority-url",`\`authorityUrl\` ${parsed.
fault}.`):parsed.host.toLowerCase()===hostname?.toLowerCase()||isAllowedHost(parsed.host,policy)?void 0:error("host-not-\
allowed",hostNotAllowed("authorityUrl",policy))},normalize:url=>withoutScheme(url).replace(/\/+$/,"").replace(/^[^/]*/,host=>host.
toLowerCase())},HTTP_PATH={...PLAIN,check:(path,{warning})=>/^\/?sql\/protocolv1\/o\/\d+\/[\w-]+$/.test(path)?warning("c\
luster-http-path","`httpPath` names a cluster; Immuta recommends a SQL warehouse."):/^\/?sql\/1\.0\/(warehouses|endpoints)\/[\w-]+$/.
test(path)?void 0:warning("http-path","`httpPath` is usually `/sql/1.0/warehouses/<id>`; check it against the warehouse'\
s connection details."),normalize:path=>path.replace(/^\/+/,"")},CATALOG_NAME="^[A-Za-z_][A-Za-z0-9_]{0,254}$",CATALOG={
pattern:CATALOG_NAME,hint:"Letters, digits and underscores, not starting with a digit, at most 255 characters.",check:(catalog,{
error})=>new RegExp(CATALOG_NAME).test(catalog)?void 0:error("catalog","`catalog` takes letters, digits and underscores,\
 does not start with a digit, and has at most 255 characters."),normalize:catalog=>catalog.toLowerCase()},NAME_PART=/^[^\s/\p{C}]{1,255}$/u;
function fullName(form){let count=form.split(".").length,parts=Array(count).fill("[^./\\s]{1,255}").join("\\.");return{pattern:`\
^(?!${anyCase("system")}(?:\\.|$))${NO_REFERENCE}${parts}$`,hint:"Full name without quotes, spaces or slashes; nothing o\
f the catalog `system`, which is checked whenever audit is on.",check:(name,{path,error})=>{let found=name.split(".");return found.
length!==count||!found.every(part=>NAME_PART.test(part))?error("preflight-name",`A name under \`${path}\` must have the f\
orm \`${form}\`: without quotes, spaces or slashes, each part at most 255 characters.`):found[0]?.toLowerCase()==="syste\
m"?error("preflight-name","The catalog `system` is checked whenever audit is on: leave it out."):void 0}}}var FLAG={is:"flag"},choice=(...values)=>({is:"choice",values}),text=format=>({is:"text",format}),copy=(sameAs,title)=>({
sameAs,title}),shown=(imported,part,...names2)=>({part,names:names2,imported});function map(absent,title,text3,{shorthand,
...more}={}){return{title,text:text3,type:{is:"map",...shorthand&&{shorthand}},absent,...more}}function constant(title,text3,value){
return{title,text:text3,type:choice(value),absent:{filled:value},live:"constant"}}function names(example,title,text3,{form,
...item}){let type={is:"list",items:{...item,format:fullName(form)},unique:!0};return{title,text:text3,examples:[[example]],
type,absent:"optional",live:"not-sent"}}var onceOnly=block=>({code:"registration-only",message:`\`${block}\` take effect \
only when a connection is registered, and this one is already.`});var FIELDS={"":map("required","Immuta connection","One connection between Immuta and Databricks Unity Catalog: the body \
of Immuta's `POST /data/connection`, without what can be derived."),connectionKey:{title:"Connection key",text:"Name of \
the connection in Immuta, unique over all specs. It can't be renamed: another key is another connection. Letters, digits\
, hyphens and underscores are safe.",examples:["prod-lakehouse"],type:text(CONNECTION_KEY),absent:"required",live:"key"},
connection:map("required","Connection","The Databricks workspace, and how Immuta signs in to it."),"connection.technolog\
y":{title:"Technology",text:"What is connected. It selects the form of the spec.",type:choice("Databricks"),absent:"requ\
ired",live:shown("as-shown","connection","technology")},"connection.hostname":{title:"Host name",text:`Host of the Datab\
ricks workspace: no scheme, no path, no port. It must match the input \`allowed-hosts\`, by default ${DATABRICKS_HOSTS.map(
glob=>`\`${glob}\``).join(", ")}.`,examples:["acme-prod.cloud.databricks.com","adb-1234567890123456.7.azuredatabricks.ne\
t"],type:text(HOST),absent:"required",live:shown("normalized","connection","hostname","host","workspaceUrl"),changed:{code:"\
host-changed",message:"The workspace changes: the credential goes to another host, and the catalog must exist there."}},
"connection.port":{title:"Port",text:"Port of the workspace.",type:{is:"number",from:1,to:65535},absent:{filled:443},live:shown(
"normalized","connection","port")},"connection.httpPath":{title:"HTTP path",text:"HTTP path of the SQL warehouse, from i\
ts connection details in Databricks. A cluster's path works, with a warning.",examples:["/sql/1.0/warehouses/1a2b3c4d5e6\
f7a8b"],type:text(HTTP_PATH),absent:"required",live:shown("as-shown","connection","httpPath")},"connection.authenticatio\
nType":{title:"Authentication type",text:"How Immuta signs in: `token` needs `token`, `oAuthM2M` needs `oAuthClientConfi\
g`.",type:choice("token","oAuthM2M"),absent:"required",live:shown("as-shown","connection","authenticationType"),changed:{
code:"auth-changed",message:"The way of signing in to Databricks changes: generate Immuta's set-up script for the new on\
e, and run it before the merge."}},"connection.token":{title:"Access token",text:"Variable that holds the personal acces\
s token, as `${NAME}`. The token itself never stands in the file.",examples:["${CONNECTION_PROD_TOKEN}"],type:text(SECRET),
absent:{with:"token"},live:{secret:"TOKEN"}},"connection.oAuthClientConfig":map({with:"oAuthM2M"},"OAuth client","The OA\
uth client of Immuta's service principal (machine to machine)."),"connection.oAuthClientConfig.useCertificate":{title:"U\
se a certificate",text:"Certificates are not supported: `false`, or left out.",type:choice(!1),absent:{filled:!1},live:shown(
"never","connection","oAuthClientConfig.useCertificate")},"connection.oAuthClientConfig.clientId":{title:"Client id",text:"\
Application id of the service principal that you made for Immuta.",examples:["5f3c0b0e-0000-4000-8000-000000000000"],type:text(
PLAIN),absent:"required",live:shown("as-shown","connection","oAuthClientConfig.clientId")},"connection.oAuthClientConfig\
.clientSecret":{title:"Client secret",text:"Variable that holds the OAuth secret of the service principal, as `${NAME}`.\
 The secret itself never stands in the file.",examples:["${CONNECTION_PROD_SECRET}"],type:text(SECRET),absent:"required",
live:{secret:"SECRET"}},"connection.oAuthClientConfig.scope":{title:"Scope",text:"OAuth scope; Databricks knows `all-api\
s` only.",type:choice("all-apis"),absent:{filled:"all-apis"},live:shown("never","connection","oAuthClientConfig.scope")},
"connection.oAuthClientConfig.authorityUrl":{title:"Authority URL",text:"Where a token is asked for. `https`; the host m\
ust equal `hostname` or match the input `allowed-hosts`.",examples:["https://acme-prod.cloud.databricks.com/oidc/v1/toke\
n"],type:text(AUTHORITY),absent:"required",live:shown("as-shown","connection","oAuthClientConfig.authorityUrl")},settings:map(
"optional","Settings","Read by Immuta only when the connection is registered.",{changed:onceOnly("settings")}),"settings\
.isActive":{title:"Active on registration",text:"Whether data objects become active when they are registered. `true` is \
warned about: where no subscription policy exists, Immuta then revokes access in Databricks for its users, also access g\
ranted directly.",type:FLAG,absent:{filled:!1},live:"registration-only",warned:{value:!0,code:"activates-objects",message:"\
Objects become active when they are registered. Where no subscription policy exists, Immuta revokes access in Databricks\
 for its users, also access that was granted directly."}},options:map("optional","Options","Read by Immuta only when the\
 connection is registered.",{changed:onceOnly("options")}),"options.forceRecursiveCrawl":{title:"Crawl everything",text:"\
Whether inactive objects are crawled too. `false` is warned about: inactive objects then stay unknown to Immuta.",type:FLAG,
absent:{filled:!0},live:"registration-only",warned:{value:!1,code:"shallow-crawl",message:"Only active objects are crawl\
ed, so inactive ones stay unknown to Immuta."}},nativeIntegration:map("required","Integration","How Immuta's policies re\
ach Unity Catalog. Only `config.catalog` must be given."),"nativeIntegration.type":copy("connection.technology","Integra\
tion type"),"nativeIntegration.autoBootstrap":constant("Automatic set-up","Immuta's set-up script is run in Databricks b\
eforehand: `false`, or left out.",!1),"nativeIntegration.unityCatalog":constant("Unity Catalog","`true`, or left out.",!0),
"nativeIntegration.config":map("required","Integration settings","Settings of the integration."),"nativeIntegration.conf\
ig.authenticationType":copy("connection.authenticationType"),"nativeIntegration.config.token":copy("connection.token"),"\
nativeIntegration.config.oAuthClientConfig":copy("connection.oAuthClientConfig"),"nativeIntegration.config.oAuthClientCo\
nfig.useCertificate":copy("connection.oAuthClientConfig.useCertificate"),"nativeIntegration.config.oAuthClientConfig.cli\
entId":copy("connection.oAuthClientConfig.clientId"),"nativeIntegration.config.oAuthClientConfig.clientSecret":copy("con\
nection.oAuthClientConfig.clientSecret"),"nativeIntegration.config.oAuthClientConfig.scope":copy("connection.oAuthClient\
Config.scope"),"nativeIntegration.config.oAuthClientConfig.authorityUrl":copy("connection.oAuthClientConfig.authorityUrl"),
"nativeIntegration.config.host":copy("connection.hostname"),"nativeIntegration.config.port":copy("connection.port"),"nat\
iveIntegration.config.catalog":{title:"Immuta catalog",text:"Catalog that the set-up script makes in Databricks for Immu\
ta's own data. Each Immuta tenant needs its own: sharing or changing it breaks enforcement of policies.",examples:["immu\
ta_prod"],type:text(CATALOG),absent:"required",live:shown("as-shown","config","catalog"),changed:{code:"catalog-changed",
message:"A catalog belongs to one Immuta tenant only; sharing or changing it breaks enforcement of policies."}},"nativeI\
ntegration.config.audit":map("optional","Query audit","Whether Immuta reads who queried what in Databricks. `audit: fals\
e` means `{ enabled: false }`, and is warned about.",{shorthand:"enabled"}),"nativeIntegration.config.audit.enabled":{title:"\
Query audit enabled",text:"Set to `true` in Immuta's recommended configuration.",type:FLAG,absent:{filled:!0},live:shown(
"as-shown","config","audit.enabled","audit"),warned:{value:!1,code:"audit-disabled",message:"Query audit is off: Immuta \
will not see who queried what in Databricks."}},"nativeIntegration.config.workspaceIds":{title:"Workspace ids",text:"Ids\
 of the workspaces that the integration covers, as text: put each in quotes.",examples:[["1234567890123456"]],type:{is:"\
list",items:{title:"Workspace id",text:"Id of one workspace, in quotes.",format:PLAIN}},absent:"optional",live:shown("no\
rmalized","config","workspaceIds")},"nativeIntegration.config.groupPattern":map("optional","Group pattern","Excludes a g\
roup from Immuta's data policies."),"nativeIntegration.config.groupPattern.deny":{title:"Exempt group",text:"Account-lev\
el group in Databricks that data policies do not apply to.",examples:["immuta_exempt"],type:text(PLAIN),absent:"required",
live:shown("as-shown","config","groupPattern.deny")},"nativeIntegration.config.jobConfig":map("optional","Job settings",
"Constants of Immuta's guide: leave them out."),"nativeIntegration.config.jobConfig.workspaceDirectoryPath":constant("Wo\
rkspace folder","A constant.","/Workspace/ImmutaArtifacts"),"nativeIntegration.config.jobConfig.jobClusterId":constant("\
Job cluster",'A constant: the text `"undefined"`.',"undefined"),preflight:map("optional","Preflight","Data to be registe\
red, whose privileges the input `preflight` checks in Unity Catalog. Never sent to Immuta."),"preflight.catalogs":names(
"sales","Catalogs","Whole catalogs.",{title:"Catalog",text:"Name of a catalog.",form:"catalog"}),"preflight.schemas":names(
"hr.people","Schemas","Single schemas.",{title:"Schema",text:"`catalog.schema`",form:"catalog.schema"}),"preflight.table\
s":names("legal.cases.contracts","Tables","Single tables.",{title:"Table",text:"`catalog.schema.table`",form:"catalog.sc\
hema.table"})};function resolve(path){let row=FIELDS[path];if(!("sameAs"in row))return row;let{sameAs}=row,{title,type}=resolve(sameAs),
text3=`Same as \`${sameAs}\`: leave it out. When present it must be equal.`;return{title:row.title??title,text:text3,type,
absent:{sameAs},live:"copy"}}var toRow=path=>({path,steps:path===""?[]:path.split("."),field:resolve(path)}),ROOT=toRow(
""),ROWS=Object.keys(FIELDS).filter(path=>path!=="").map(toRow),BY_PATH=new Map(ROWS.map(row=>[row.path,row])),MEMBERS=groupBy(
ROWS,({steps})=>steps.slice(0,-1).join(".")),LEAVES=ROWS.filter(row=>row.field.type.is!=="map"),KEY_PATHS=ROWS.map(({path})=>path);
function rowAt(path){return BY_PATH.get(path)}function membersOf({path}){return MEMBERS.get(path)??[]}function originalOf({
field:{absent}}){return typeof absent=="object"&&"sameAs"in absent?rowAt(absent.sameAs):void 0}function defaultOf({field:{
absent}}){return typeof absent=="object"&&"filled"in absent?absent.filled:void 0}function authenticationOf({field:{absent}}){
return typeof absent=="object"&&"with"in absent?absent.with:void 0}function isSecret({field:{type}}){return type.is==="t\
ext"&&type.format===SECRET}function isSecretPath(path){let row=rowAt(formatPath(path));return row!==void 0&&isSecret(row)}function toBody(spec){let body={};for(let row of membersOf(ROOT))put(body,row,spec,body);return body}function put(into,row,parent,body){
let key=row.steps.at(-1)??"",value=complete(row,getIn(parent,[key]),body);value!==void 0&&(into[key]=value)}function complete(row,given,body){
let{type}=row.field,original=originalOf(row);if(original!==void 0)return copyOf(getIn(body,original.steps));if("live"in row.
field&&row.field.live==="not-sent")return;if(type.is!=="map")return copyOf(given??defaultOf(row));if(given===void 0&&authenticationOf(
row)!==void 0)return;let map2={},declared=type.shorthand!==void 0&&typeof given=="boolean"?{[type.shorthand]:given}:given;
for(let member of membersOf(row))put(map2,member,declared,body);return Object.keys(map2).length===0?void 0:map2}function copyOf(value){
return typeof value=="object"?structuredClone(value):value}function toSecurables(spec){let lower=list=>(getIn(spec,["pre\
flight",list])??[]).map(name=>name.toLowerCase());return{catalogs:lower("catalogs"),schemas:lower("schemas"),tables:lower(
"tables")}}function ruleDiagnostics(document,policy){return[...LEAVES.flatMap(row=>formatDiagnostics(row,document,policy)),...authenticationDiagnostics(
document),...ROWS.flatMap(row=>copyDiagnostics(row,document)),...LEAVES.flatMap(row=>valueWarnings(row,document)),...secretDiagnostics(
document,policy)]}function secretReferences({value,locate}){return LEAVES.filter(isSecret).flatMap(({path,steps})=>{let text3=getIn(
value,steps),name=typeof text3=="string"?referenceName(text3):void 0;return name===void 0?[]:[{name,path,position:locate(
steps)}]})}function plainText({value},path){let text3=getIn(value,path);return typeof text3=="string"&&text3!==""&&!mentionsReference(
text3)?text3:void 0}function mentionsReference(text3){return/\$\{[^}]*\}/.test(text3)}function formatDiagnostics(row,document,policy){
let{path,steps,field}=row;if(originalOf(row)!==void 0)return[];let check=(format,text3,at)=>{let position=document.locate(
at),found=format.check?.(text3,{policy,path,hostname:plainText(document,["connection","hostname"]),error:(code,message)=>errorAt(
code,message,position),warning:(code,message)=>warningAt(code,message,position)});return found===void 0?[]:[found]};if(field.
type.is==="text"){let text3=plainText(document,steps);return text3===void 0?[]:check(field.type.format,text3,steps)}let items=getIn(
document.value,steps);if(field.type.is!=="list"||!Array.isArray(items))return[];let{unique,items:item}=field.type,seen=new Map;
return items.flatMap((text3,index)=>{if(typeof text3!="string"||text3==="")return[];let at=[...steps,index],found=check(
item.format,text3,at),first=seen.get(text3.toLowerCase());if(found.length>0||unique===void 0)return found;if(first===void 0)
return seen.set(text3.toLowerCase(),at),[];let{line}=document.locate(first),message=`This name stands in \`${path}\` twic\
e (line ${line}): remove one.`;return[errorAt("preflight-name",message,document.locate(at))]})}function authenticationDiagnostics(document){
let chosen=["connection","authenticationType"],value=getIn(document.value,chosen),kind=ROWS.map(authenticationOf).find(one=>one!==
void 0&&one===value);return kind===void 0?[]:ROWS.flatMap(row=>{let{path,steps}=row,needed=authenticationOf(row)===kind&&
!document.has(steps),excluded=(authenticationOf(originalOf(row)??row)??kind)!==kind;if(needed){let message2=`\`authentica\
tionType: ${kind}\` needs \`${path}\`.`;return[errorAt("authentication",message2,document.locate(chosen))]}if(!excluded||
!document.has(steps))return[];let message=`\`${path}\` does not go with \`authenticationType: ${kind}\`: remove it.`;return[
errorAt("authentication",message,document.locate(steps,"key"))]})}function copyDiagnostics(row,document){let original=originalOf(
row);if(original===void 0||row.field.type.is==="map"||!document.has(row.steps))return[];let isGiven=document.has(original.
steps),expected=isGiven?getIn(document.value,original.steps):defaultOf(original);if(expected===void 0||getIn(document.value,
row.steps)===expected)return[];let where=isGiven?` (line ${document.locate(original.steps).line})`:"",position=document.
locate(row.steps),message=`\`${row.path}\` (line ${position.line}) must equal \`${original.path}\`${where}: make them th\
e same, or leave it out.`;return[errorAt("derived-mismatch",message,position)]}function valueWarnings({steps,field},document){
if(!("warned"in field))return[];let{value,code,message}=field.warned;return[steps.slice(0,-1),steps].filter(path=>getIn(
document.value,path)===value).map(path=>warningAt(code,message,document.locate(path)))}function secretDiagnostics(document,policy){
return[...scalars(document.value)].flatMap(([path,value,what])=>{if(typeof value!="string")return[];let position=document.
locate(path,what);if(what==="key"||!isSecretPath(path))return mentionsReference(value)?[errorAt("secret-placement","Only\
 `token` and `clientSecret` may name a variable with ${NAME}.",position)]:[];let field=`\`${formatPath(path)}\``,name=referenceName(
value);if(name===void 0){let message2=`${field} must be exactly \${NAME}, the name of an environment variable that holds \
the secret. ${literalHint(value)}`;return[errorAt("secret-literal",message2,position)]}let fault=variableFault(name,policy);
if(fault===void 0)return[];let message=`${field} refers to the variable \`${name}\`, which it may not use: ${fault}.`;return[
errorAt("secret-name",message,position)]})}var OTHER_FORMS=[["$NAME",/^\$[A-Za-z_]\w*$/],["${{ secrets.NAME }}",/^\$\{\{\s*(secrets|env|vars)\.\w+\s*\}\}$/],
["{{NAME}}",/^\{\{\s*\w+\s*\}\}$/],["%NAME%",/^%\w+%$/]];function literalHint(text3){let form=OTHER_FORMS.find(([,pattern])=>pattern.
test(text3))?.[0];return form===void 0?"If a real secret was committed here, revoke it: Git keeps it.":`This looks like \
\`${form}\`: write \`\${NAME}\`, and pass the value under \`env:\` of the step.`}function*scalars(value,path=[]){if(Array.
isArray(value))for(let[index,item]of value.entries())yield*scalars(item,[...path,index]);else if(typeof value=="object"&&
value!==null)for(let[key,item]of Object.entries(value))yield[[...path,key],key,"key"],yield*scalars(item,[...path,key]);else
yield[path,value,"value"]}var text2=string().check(_minLength(1));function typeOf(row){let{type}=row.field;switch(type.is){case"text":return text2;case"\
number":return int().check(_gte(type.from),_lte(type.to));case"flag":return boolean();case"choice":return literal([...type.
values]);case"list":return array(text2);case"map":{let members=membersOf(row).map(member=>[member.steps.at(-1),schemaOf(
member)]),map2=strictObject(Object.fromEntries(members)),{shorthand}=type;if(shorthand===void 0)return map2;let error=`m\
ust be true, false, or a map with \`${shorthand}\``;return union([boolean(),map2],{error})}}}function schemaOf(row){return row.
field.absent==="required"?typeOf(row):optional(typeOf(row))}var specSchema=schemaOf(ROOT);function readConnection(file,bytes,policy){let document=parseSpec(file,bytes);if(Array.isArray(document))return{kind:"un\
readable",file,diagnostics:document};let diagnostics=[...structureDiagnostics(document,specSchema,KEY_PATHS),...ruleDiagnostics(
document,policy)].sort(byPosition),{value,locate}=document,key=getIn(value,["connectionKey"]);if(typeof key!="string"||diagnostics.
some(isError))return{kind:"invalid",file,key:typeof key=="string"?key:void 0,document,diagnostics};let connection={key,file,
body:toBody(value),secrets:secretReferences(document),securables:toSecurables(value),locate};return{kind:"valid",file,key,
document,connection,diagnostics:diagnostics.filter(isWarning)}}function byPosition({position:a},{position:b}){return(a?.
line??1)-(b?.line??1)||(a?.column??1)-(b?.column??1)}var KEY=["connectionKey"],CATALOG2=["nativeIntegration","config","c\
atalog"];function crossCheck(results){let documents=results.flatMap(one=>one.kind==="unreadable"?[]:[one.document]),rules=[
{code:"duplicate-connection-key",at:KEY,others:clashes(documents,KEY,({value})=>textsAt(value,KEY)),message:"`connection\
Key` must be unique; it is also declared in"},{code:"duplicate-catalog",at:CATALOG2,others:clashes(documents,CATALOG2,({
value})=>textsAt(value,["connection","hostname"],CATALOG2)?.toLowerCase()),message:"A catalog belongs to one connection;\
 the same host and catalog are also declared in"}];return results.map(result=>{if(result.kind==="unreadable")return result;
let{file,key,document,diagnostics}=result,errors=rules.flatMap(({code,at,others,message})=>{let files=others.get(document)??
"";return files===""?[]:[errorAt(code,`${message} ${files}.`,document.locate(at))]});return errors.length===0?result:{kind:"\
invalid",file,key,document,diagnostics:[...diagnostics,...errors]}})}function textsAt(value,...paths){let texts=paths.map(
path=>getIn(value,path));return texts.every(text3=>typeof text3=="string"&&text3!=="")?texts.join(`
`):void 0}function clashes(documents,at,identity){let groups=[...groupBy(documents,identity).values()],others=(document,group)=>group.
filter(other=>other!==document).map(other=>`\`${other.file}\` (line ${other.locate(at).line})`).join(", ");return new Map(
groups.flatMap(group=>group.map(document=>[document,others(document,group)])))}import{createHash}from"node:crypto";var import_picomatch2=__toESM(require_picomatch2(),1);import{lstat,readdir,readFile,realpath}from"node:fs/promises";import{
join}from"node:path";import{basename}from"node:path/posix";function specMatcher(globs){return globMatcher(globs.flatMap(glob=>glob.startsWith("!")?[glob,`${glob.replace(/\/+$/,"")}\
/**`]:[glob]))}function specFolders(globs){let bases=splitGlobs(globs).include.map(glob=>{let{base,isGlob}=import_picomatch2.default.
scan(glob);return isGlob?base:base.split("/").slice(0,-1).join("/")});return[...new Set(bases)]}var CLOSED_FOLDERS=[".gi\
t","node_modules"],LISTED_AT_ONCE=8;async function listSpecs(globs,entriesOf){let{include,exclude}=splitGlobs(globs),matches2=specMatcher(
globs),excludes=globMatcher(exclude.map(glob=>glob.replace(/\/+$/,""))),closed=CLOSED_FOLDERS.filter(name=>!include.some(
glob=>glob.split("/").includes(name))),deepest=Math.max(...include.map(glob=>glob.includes("**")?1/0:glob.split("/").length)),
found=new Set,seen=new Set,level=specFolders(globs);for(let depth=0;level.length>0&&depth<deepest;depth++){for(let folder of level)
seen.add(folder);let entries=(await pool(level,LISTED_AT_ONCE,entriesOf)).flat();for(let{path,isFolder}of entries)!isFolder&&
matches2(path)&&found.add(path);level=entries.flatMap(({path,isFolder})=>isFolder?[path]:[]).filter(path=>!seen.has(path)&&
!closed.includes(basename(path))&&!excludes(path))}return[...found].sort()}function workspaceSource(workspace,globs){let entriesOf=async folder=>{
try{return(await readdir(join(workspace,folder),{withFileTypes:!0})).map(entry=>({path:folder===""?entry.name:`${folder}\
/${entry.name}`,isFolder:entry.isDirectory()}))}catch(error){let code=error.code;if(code==="ENOENT"||code==="ENOTDIR")return[];
throw error}};return{list:()=>listSpecs(globs,entriesOf),read:async file=>{let refuse2=(code,message)=>errorAt(code,message,
{line:1,column:1});if(file.split("/").includes(".."))return refuse2("outside-workspace","A spec must lie in the workspac\
e, and not be reached through `..`.");let path=join(workspace,file);if((await lstat(path)).isSymbolicLink())return refuse2(
"symbolic-link","A spec must be a regular file, not a symbolic link.");let root=await realpath(workspace);if(await realpath(
path)!==join(root,file))return refuse2("outside-workspace","A spec must lie in the workspace, and not be reached through\
 a symbolic link.");let{size}=await lstat(path);return size>MAX_SPEC_BYTES?new Uint8Array(MAX_SPEC_BYTES+1):readFile(path)}}}function githubHistory(github,globs){return{changes:range=>readChanges(github,range),read:(path,commit)=>readFileAt(github,
path,commit),list:commit=>listFiles(github,commit,globs)}}var MAX_COMPARED_FILES=300,MAX_FOLDER_ENTRIES=1e3,MAX_PULL_FILES=3e3;
async function readChanges(github,range){switch(range.kind){case"none":return{kind:"everything",base:void 0};case"pull":{
let{number,base}=range,listed=await listAll(github,LIST_OF_FILES,({pulls},at)=>pulls.listFiles({...at,pull_number:number})),
files=asChanges(listed);return files.length>=MAX_PULL_FILES?{kind:"everything",base}:{kind:"files",base,files}}case"comp\
are":{let{base,head}=range,compared=/^0+$/.test(base)?void 0:await compareCommits(github,base,head);return compared===void 0?
{kind:"everything",base:void 0}:compared.isAhead&&compared.files!==void 0?{kind:"files",base,files:compared.files}:{kind:"\
everything",base}}}}async function readHead(github,branch){let ref=`heads/${branch}`,found=await ifFound(github.send(({git},at)=>git.
getRef({...at,ref})));return found&&readAnswer("a reference",()=>found.data.object.sha)}async function compareCommits(github,base,head){
let basehead=`${base}...${head}`,found=await ifFound(github.send(({repos},at)=>repos.compareCommitsWithBasehead({...at,basehead})));
if(found===void 0)return;let{status,files:listed}=found.data,files=asChanges(listed);return{isAhead:status==="ahead"||status===
"identical",files:files.length>=MAX_COMPARED_FILES?void 0:files}}var LIST_OF_FILES="a list of changed files",changedFiles=array(
looseObject({filename:string(),status:string(),previous_filename:nullish(string())}));function asChanges(answer){let parsed=changedFiles.
safeParse(answer);if(!parsed.success)throw new RequestFailure(`GitHub: the answer is not ${LIST_OF_FILES}.`,{status:200});
return parsed.data.map(asChange)}function asChange(file){let{filename:path,status,previous_filename:previous}=file;switch(status){case"\
added":case"copied":return{path,status:"added"};case"removed":return{path,status:"removed"};case"renamed":return{path,status:"\
renamed",...previous!=null&&{previous}};default:return{path,status:"changed"}}}async function contentAt(github,path,ref){
return(await ifFound(github.send(({repos},at)=>repos.getContent({...at,path,ref}))))?.data}async function readFileAt(github,path,ref){
let found=await contentAt(github,path,ref);if(!(found===void 0||Array.isArray(found)||found.type!=="file"))return Buffer.
from(found.content,"base64")}async function listFiles(github,ref,globs){let found=await ifFound(github.send(({git},at)=>git.
getTree({...at,tree_sha:ref,recursive:"true"})));if(found===void 0)return;let names2=new Map;return found.data.truncated?
(await listSpecs(globs,async folder=>{let entries=await entriesAt(github,folder,ref);for(let{path,sha,isFolder}of entries)
isFolder||names2.set(path,sha);return entries}),names2):readAnswer("a tree",()=>{for(let{path,sha,type}of found.data.tree)
type==="blob"&&names2.set(path,sha);return names2})}async function entriesAt(github,folder,ref){let found=await contentAt(
github,folder,ref);if(!Array.isArray(found))return[];if(found.length>=MAX_FOLDER_ENTRIES)throw new RequestFailure(`GitHu\
b lists no more than ${MAX_FOLDER_ENTRIES} entries of a folder, and \`${folder}\` has that many: put the specs into folde\
rs of their own.`);return found.map(({path,sha,type})=>({path,sha,isFolder:type==="dir",isLink:type==="symlink"}))}function blobName(bytes){
return createHash("sha1").update(`blob ${bytes.byteLength}\0`).update(bytes).digest("hex")}function commitSource(github,ref,globs){
let links=new Set,entriesOf=async folder=>{let entries=await entriesAt(github,folder,ref);for(let{path,isLink}of entries)
isLink&&links.add(path);return entries};return{list:()=>listSpecs(globs,entriesOf),read:async file=>{let bytes=links.has(
file)?void 0:await readFileAt(github,file,ref);return bytes!==void 0?bytes:errorAt("symbolic-link","A spec must be a reg\
ular file, not a symbolic link.",{line:1,column:1})}}}async function filesNotInCommit(files,isMissing,history,isStrict,{trigger,log}){let contents=[...files].flatMap(([file,read])=>read instanceof
Uint8Array?[[file,read]]:[]),left=new Map(contents);if(trigger.checkedOut.length===0||left.size===0&&!isStrict)return new Set;
let isKnown2=!1,why="";for(let commit of trigger.checkedOut){if(left.size===0&&isKnown2)break;try{let names2=await history.
list(commit);if(names2===void 0)throw new RequestFailure(`GitHub does not show commit ${commit}.`);isKnown2=!0;let missing=isStrict?
[...names2.keys()].find(isMissing):void 0;if(missing!==void 0)throw new ConfigError(notCheckedOut(missing,"the commit"));
left=new Map([...left].filter(([file,bytes])=>!isHeld(bytes,names2.get(file))))}catch(error){if(!(error instanceof RequestFailure))
throw error;why=error.message}}if(isKnown2)return new Set(left.keys());let message=`The files of the commit could not be\
 listed. ${why}`;if(isStrict)throw new RunFailure("github-unreachable",message);return log.warn(message),new Set}function isHeld(bytes,name){
if(blobName(bytes)===name)return!0;let unix=Buffer.from(bytes).toString("latin1").replaceAll(`\r
`,`
`);return[unix,unix.replaceAll(`
`,`\r
`)].some(text3=>blobName(Buffer.from(text3,"latin1"))===name)}function notCheckedOut(path,of){return`\`${path}\` is part \
of ${of}, but not in the workspace: check out the commit with actions/checkout before this step.`}function notInCommit(){
return warningAt("not-in-commit","The commit does not hold this file as it is here, so no review in Git shows it: a step\
 generated or left it, or the checkout has another `path`.",{line:1,column:1})}var NOTHING_TO_COMPARE={kind:"everything",base:void 0};async function readDeclared(ports,scope,trust){let{request,log,wording,
github}=ports,{list,read}=specSource(ports),source={list,read:askOnce(read,file=>file)},wanted=request.scope==="auto"?scope:
request.scope,history=ports.history??(github&&githubHistory(github,request.specs)),compared=trust!=="as-is"||wanted==="c\
hanged"?history:void 0;try{let load=async()=>{let specs2=await loadSpecs(source,specPolicy(ports),request.concurrency);if(trust===
"as-is"||history===void 0)return[specs2,new Set];let listed=new Map(await Promise.all(specs2.map(async({file})=>[file,await source.
read(file)]))),isSpec=specMatcher(request.specs),foreign2=filesNotInCommit(listed,path=>isSpec(path)&&!listed.has(path),
history,trust==="proven",ports);return[specs2,await foreign2]},[[specs,foreign],changes]=await Promise.all([load(),compared?.
changes(ports.trigger.range)??NOTHING_TO_COMPARE]);refuseMissingFiles(specs,changes,specMatcher(request.specs));let base=compared?
await loadBase(compared,changes,source,specs,foreign,ports):new Map;if(specs.length===0){let globs=request.specs.join(",\
 ");log.warn(`No file matches ${wording.the("specs")} (${globs}). Was the repository checked out?`)}let marked=specs.map(
spec=>spec.kind==="valid"&&foreign.has(spec.file)?{...spec,diagnostics:[...spec.diagnostics,notInCommit()]}:spec);return selectCandidates(
marked,changes,base,wanted,foreign)}catch(error){if(!(error instanceof RequestFailure||error instanceof TypeError))throw error;
let message=`The change could not be read. ${error.message}`;throw new RunFailure("github-unreachable",message,{cause:error})}}
function specPolicy({request,wording}){let{secretVariables,allowedHosts}=request;return{secretVariables,allowedHosts,wording}}
function specSource({request,trigger,github,workspace,wording}){let head=trigger.event==="pull_request_target"?trigger.pull?.
headSha:void 0;if(head===void 0)return workspaceSource(workspace,request.specs);if(github!==void 0)return commitSource(github,
head,request.specs);let problem="on pull_request_target the specs are read through GitHub";throw new ConfigError(`${wording.
The("githubToken")} is empty: ${problem}.`)}function refuseMissingFiles(specs,changes,matches2){if(changes.kind==="every\
thing")return;let listed=new Set(specs.map(({file})=>file)),missing=changes.files.find(({path,status})=>status!=="remove\
d"&&matches2(path)&&!listed.has(path));if(missing!==void 0)throw new ConfigError(notCheckedOut(missing.path,"this change"))}
async function loadSpecs(source,policy,concurrency){let files=await source.list(),specs=await pool(files,concurrency,async file=>{
let read=await source.read(file);return read instanceof Uint8Array?readConnection(file,read,policy):{kind:"unreadable",file,
diagnostics:[read]}});return crossCheck(specs)}async function loadBase(history,changes,source,specs,foreign,{request,wording}){
let{base}=changes;if(base===void 0)return new Map;let present=new Set(specs.map(({file})=>file)),known=changes.kind==="e\
verything"?await history.list(base):void 0,paths=changes.kind==="everything"?[...known?.keys()??present]:changes.files.flatMap(
({path,status,previous})=>status==="added"?[]:[previous??path]),wanted=[...new Set([...paths.filter(specMatcher(request.
specs)),...foreign])],read=await pool(wanted,request.concurrency,async path=>{let here=known!==void 0&&present.has(path)?
await source.read(path):void 0,bytes=here instanceof Uint8Array&&known?.get(path)===blobName(here)?here:await history.read(
path,base);return bytes===void 0?[]:[[path,readAtBase(path,bytes,wording)]]});return new Map(read.flat())}function readAtBase(file,bytes,wording){
return readConnection(file,bytes,{secretVariables:["**"],allowedHosts:["**"],wording})}var ADDRESS_FAULTS=[[/^(ENOTFOUND|EAI_AGAIN)$/,"its host is not known"],[/^ECONNREFUSED$/,"nothing answers at its host a\
nd port"],[/CERT|SIGNATURE|SSL|^EPROTO$/,"its certificate is not trusted, or it does not speak TLS. A private CA goes in\
to `NODE_EXTRA_CA_CERTS`"]];function addressFault({cause}){let code=typeof cause=="object"&&cause!==null&&"code"in cause?
String(cause.code):"";return ADDRESS_FAULTS.find(([pattern])=>pattern.test(code))?.[1]}function concernsRun(error){return error instanceof
RequestFailure&&(error instanceof SignInFailure||error.status===401||addressFault(error)!==void 0)}function immutaFault(error,{
name,the}){if(!(error instanceof RequestFailure))throw error;let{status,message}=error,isSignIn=error instanceof SignInFailure,
detail=`(${concernsRun(error)&&!isSignIn?message.replace(/^\S+ \S+: /,""):message})`;return status===401||status===403&&
isSignIn?{code:"immuta-unauthorized",message:`Immuta does not accept the credential. Check ${the("immutaApiKey")} (or ${name(
"immutaToken")}), and that ${name("immutaUrl")} is its tenant. ${detail}`}:status===403?{code:"immuta-unauthorized",message:`\
Immuta refused access. Check the credential, and that its user has the permission APPLICATION_ADMIN. ${detail}`}:{code:"\
immuta-unreachable",message:`${unreachable(error,the)} ${detail}`}}function unreachable(error,the){let address=addressFault(
error),url=the("immutaUrl");if(address!==void 0)return`Immuta could not be reached. ${`Check ${url}, and the proxy if th\
ere is one`}: ${address}.`;let answered=error instanceof SignInFailure?error.answered:void 0;return answered!==void 0&&answered<
500&&![408,429].includes(answered)?`This does not answer like Immuta. Check ${url}.`:"Immuta could not be asked; the spe\
c may be right. Re-run the job."}var HIDDEN="[REDACTED]",COMPARED=LEAVES.flatMap(row=>{let{live}=row.field;return typeof live=="object"&&"part"in live?[{
row,...live}]:[]});function readLive(answers){let fields=new Map;for(let{row,part,names:names2}of COMPARED){let value=names2.
map(name=>getIn(answers[part],name.split("."))).find(isKnown);value!==void 0&&fields.set(row.path,value)}return{fields,nativeIntegrationId:answers.
nativeIntegrationId,active:answers.active}}var comparison={differences:({fields},body)=>COMPARED.flatMap(({row:{path,steps}})=>{
let after=fields.get(path),before=getIn(body,steps);return after===void 0||isSame(path,before,after)?[]:[{path,op:before===
void 0?"add":"replace",before:before??null,after,sensitive:!1}]}),isHidden:({fields},{path,before,after})=>{let row=rowAt(
path);return fields.has(path)||fields.has((row&&originalOf(row)?.path)??path)||row&&"live"in row.field&&row.field.live===
"registration-only"?!1:!isSame(path,before??void 0,after??void 0)}};function changeWarnings(base,{body,locate},registered){
return ROWS.flatMap(({steps,field})=>{if(!("changed"in field))return[];let{code,message}=field.changed,[before,after]=[base,
body].map(side=>JSON.stringify(getIn(side,steps)));return before===after||code==="registration-only"&&!registered?[]:[warningAt(
code,message,locate(steps))]})}function normalize(path,value){let type=rowAt(path)?.field.type;switch(type?.is){case"text":return type.format.normalize?.(
String(value))??value;case"number":return Number(value);case"list":return Array.isArray(value)?[...new Set(value.map(String))].
sort():value;default:return value}}function isSame(path,wanted,value){return wanted===void 0?Array.isArray(value)&&value.
length===0||value==="":JSON.stringify(normalize(path,wanted))===JSON.stringify(normalize(path,value))}function isKnown(value){
return typeof value=="string"?value!==HIDDEN:Array.isArray(value)?value.every(item=>item!==HIDDEN):typeof value=="number"||
typeof value=="boolean"}function keyChangedWarning(previousKey,base,{body,locate}){let shared=sameCatalog(base,body)?` Both use the catalog \`${base.
nativeIntegration.config.catalog}\`, which belongs to one connection only: Immuta's clean-up script for \`${previousKey}\
\` would take it from the new one. Keep the key, or name a new catalog.`:"",message=`The key was \`${previousKey}\`. A ke\
y can't be renamed: this registers a new connection, and the removal of \`${previousKey}\` is a change of its own.${shared}`;
return warningAt("key-changed",message,locate(["connectionKey"]))}function removalWarning(key,deletes,wording){let consequence=deletes?
"merging deregisters the connection, which removes Immuta's policies and grants from its data. Run the clean-up script i\
n Databricks afterwards.":`the connection stays registered. Deregistering it would remove Immuta's policies and grants; ${wording.
the("allowDelete")} does that.`;return warningAt("removed-spec",`The spec of \`${key}\` is removed: ${consequence}`)}function reviewerWarnings(candidate,change,isRegistered,wording){
if(candidate.kind==="removed")return change.action==="none"&&change.why==="unchanged"?[]:[removalWarning(candidate.key,change.
action==="delete",wording)];if(candidate.kind!=="declared"||typeof candidate.prior!="object")return[];let{prior,connection,
previousKey}=candidate;return[...previousKey===void 0?[]:[keyChangedWarning(previousKey,prior,connection)],...changeWarnings(
prior,connection,isRegistered)]}function judgeDryRun(answer,live){switch(answer.kind){case"accepted":return{status:"passed",messages:answer.messages};case"\
refused":return{status:"failed",messages:answer.messages};case"exists":return live==="unknown"?void 0:live==="registered"||
typeof live=="object"?{status:"passed",messages:answer.shown}:{status:"failed",messages:answer.messages}}}function planByGit(candidate,ports){return decide(candidate,{live:"not-asked",diagnostics:secretsOf(candidate,ports)},ports)}
async function planWithDryRun(candidate,reader,ports){let found=refusal(candidate,ports)??secretsOf(candidate,ports,!0);
if(!isAskable(candidate,ports)||found.some(isError))return unasked(candidate,found,ports);let body=candidate.kind==="dec\
lared"?ports.secrets.fill(candidate.connection):void 0,[lookUp,dryRun]=await Promise.allSettled([reader.connection(candidate.
key),body&&reader.dryRun(body)]),faults=[lookUp,dryRun].flatMap(result=>result.status==="rejected"?[faultAt(result.reason,
candidate,ports)]:[]),live=lookUp.status==="rejected"?"unknown":lookUp.value??"absent",answer=dryRun.status==="rejected"?
void 0:dryRun.value,entry=decide(candidate,{live,diagnostics:[...found,...distinct(faults)]},ports),judged=answer&&judgeDryRun(
answer,live);return judged===void 0?entry:withDryRun(entry,judged)}async function planByLookUp(candidate,reader,ports){let found=refusal(
candidate,ports)??secretsOf(candidate,ports).filter(isError);if(!isAskable(candidate,ports)||found.some(isError))return unasked(
candidate,found,ports);try{let live=await reader.connection(candidate.key)??"absent";return decide(candidate,{live,diagnostics:found},
ports)}catch(error){let fault=faultAt(error,candidate,ports);return decide(candidate,{live:"unknown",diagnostics:[...found,
fault]},ports)}}async function checkWrite(entry,reader,ports){let{candidate,change}=entry;if(!isWrite(change)||candidate.
kind!=="declared")return entry;let problems=ports.secrets.check(candidate.connection,!0);if(problems.some(isError))return withDiagnostics(
entry,problems);try{let answer=await reader.dryRun(ports.secrets.fill(candidate.connection)),judged=judgeDryRun(answer,change.
action==="create"?"absent":"registered");return judged===void 0?entry:withDryRun(entry,judged)}catch(error){return withDiagnostics(
entry,[faultAt(error,candidate,ports)])}}function decide(candidate,inspection,ports){let{request:policy,wording}=ports;return planEntry(
candidate,inspection,{policy,comparison,warningsOf:(change,isRegistered)=>reviewerWarnings(candidate,change,isRegistered,
wording),wording})}function isAskable(candidate,{request}){return candidate.kind==="removed"?request.allowDelete:candidate.
kind==="declared"}function unasked(candidate,diagnostics,ports){let live=diagnostics.some(isError)?"unknown":"not-asked";
return decide(candidate,{live,diagnostics},ports)}function refusal(candidate,{clock}){if(!(candidate.kind==="invalid"||!clock.
cancelled()))return[errorAt("cancelled","Not looked at: the run was cancelled.")]}function secretsOf(candidate,{secrets},needed=!1){
return candidate.kind==="declared"?secrets.check(candidate.connection,needed):[]}function faultAt(error,candidate,{wording}){
let{code,message}=immutaFault(error,wording);return errorAt(code,message,concernsRun(error)?void 0:positionOf(candidate))}
function distinct(diagnostics){return[...new Map(diagnostics.map(one=>[one.message,one])).values()]}var MAX_LOOSE_LINES=50,GROUP_LINES=50,MAX_SILENCE_MS=1e4;function progress(total,{log,clock}){let start=clock.now(),lastAt=start,
done=0,lines=[];return line=>{done+=1;let text3=`[${done}/${total}] ${line}`;if(total<=MAX_LOOSE_LINES){log.info(text3);
return}lines.push(text3);let now=clock.now();if(!(done<total&&lines.length<GROUP_LINES&&now-lastAt<MAX_SILENCE_MS)){if(log.
group(`Connections ${done-lines.length+1} to ${done}`,lines),done<total){let left=(now-start)/done*(total-done);log.info(
`${done} of ${total}, about ${duration(left)} left`)}lines=[],lastAt=now}}}function duration(ms){let seconds=Math.max(1,
Math.round(ms/1e3));return seconds<100?`${seconds} s`:`${Math.round(seconds/60)} min`}function describeEntry(entry,as){let name=entry.
candidate.key??entry.candidate.file,action=actionOf(entry),codes=entry.diagnostics.filter(isError).map(({code})=>code);if(codes.
length>0)return`${name}: ${action==="invalid"?"invalid":"failed"} (${codes.join(", ")})`;let dryRun=checkOf(entry,"dry-r\
un"),tried=dryRun===void 0?"":`, dry run ${dryRun.status}`;return as==="valid"?`${name}: valid${tried}`:`${name}: ${action}${as===
"by-git"?" by Git alone":""}${tried}`}export{pool,specMatcher,readHead,compareCommits,readFileAt,readDeclared,readAtBase,readLive,immutaFault,planByGit,planWithDryRun,
planByLookUp,checkWrite,progress,describeEntry};
