import{DATABRICKS_HOSTS,HOST_NAME,RequestFailure,_minLength,array,authorityHost,cell,code,errorAt,hostNameFault,isError,
isWarning,object,referenceName,sameCatalog,shorten,string}from"./connection-host-format.js";import{__commonJS,__toESM}from"./esbuild-helpers.js";var require_constants=__commonJS({"node_modules/picomatch/lib/constants.js"(exports,module){"use strict";var WIN_NO_SLASH="\
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
CHAR_RIGHT_SQUARE_BRACKET}=require_constants(),isPathSeparator=code2=>code2===CHAR_FORWARD_SLASH||code2===CHAR_BACKWARD_SLASH,
depth=token=>{token.isPrefix!==!0&&(token.depth=token.isGlobstar?1/0:1)},scan=(input,options)=>{let opts=options||{},length=input.
length-1,scanToEnd=opts.parts===!0||opts.tokens===!0||opts.scanToEnd===!0,slashes=[],tokens=[],parts=[],str=input,index=-1,
start=0,lastIndex=0,isBrace=!1,isBracket=!1,isGlob=!1,isExtglob=!1,isGlobstar=!1,braceEscaped=!1,backslashes=!1,negated=!1,
negatedExtglob=!1,finished=!1,braces=0,prev,code2,token={value:"",depth:0,isGlob:!1},eos=()=>index>=length,peek=()=>str.
charCodeAt(index+1),advance=()=>(prev=code2,str.charCodeAt(++index));for(;index<length;){code2=advance();let next;if(code2===
CHAR_BACKWARD_SLASH){backslashes=token.backslashes=!0,code2=advance(),code2===CHAR_LEFT_CURLY_BRACE&&(braceEscaped=!0);continue}
if(braceEscaped===!0||code2===CHAR_LEFT_CURLY_BRACE){for(braces++;eos()!==!0&&(code2=advance());){if(code2===CHAR_BACKWARD_SLASH){
backslashes=token.backslashes=!0,advance();continue}if(code2===CHAR_LEFT_CURLY_BRACE){braces++;continue}if(braceEscaped!==
!0&&code2===CHAR_DOT&&(code2=advance())===CHAR_DOT){if(isBrace=token.isBrace=!0,isGlob=token.isGlob=!0,finished=!0,scanToEnd===
!0)continue;break}if(braceEscaped!==!0&&code2===CHAR_COMMA){if(isBrace=token.isBrace=!0,isGlob=token.isGlob=!0,finished=
!0,scanToEnd===!0)continue;break}if(code2===CHAR_RIGHT_CURLY_BRACE&&(braces--,braces===0)){braceEscaped=!1,isBrace=token.
isBrace=!0,finished=!0;break}}if(scanToEnd===!0)continue;break}if(code2===CHAR_FORWARD_SLASH){if(slashes.push(index),tokens.
push(token),token={value:"",depth:0,isGlob:!1},finished===!0)continue;if(prev===CHAR_DOT&&index===start+1){start+=2;continue}
lastIndex=index+1;continue}if(opts.noext!==!0&&(code2===CHAR_PLUS||code2===CHAR_AT||code2===CHAR_ASTERISK||code2===CHAR_QUESTION_MARK||
code2===CHAR_EXCLAMATION_MARK)===!0&&peek()===CHAR_LEFT_PARENTHESES){if(isGlob=token.isGlob=!0,isExtglob=token.isExtglob=
!0,finished=!0,code2===CHAR_EXCLAMATION_MARK&&index===start&&(negatedExtglob=!0),scanToEnd===!0){let parens=0;for(;eos()!==
!0&&(code2=advance());){if(code2===CHAR_BACKWARD_SLASH){backslashes=token.backslashes=!0,advance();continue}if(code2===CHAR_LEFT_PARENTHESES){
parens++;continue}if(code2===CHAR_RIGHT_PARENTHESES&&--parens===0){finished=!0;break}}continue}break}if(code2===CHAR_ASTERISK){
if(prev===CHAR_ASTERISK&&(isGlobstar=token.isGlobstar=!0),isGlob=token.isGlob=!0,finished=!0,scanToEnd===!0)continue;break}
if(code2===CHAR_QUESTION_MARK){if(isGlob=token.isGlob=!0,finished=!0,scanToEnd===!0)continue;break}if(code2===CHAR_LEFT_SQUARE_BRACKET){
for(;eos()!==!0&&(next=advance());){if(next===CHAR_BACKWARD_SLASH){backslashes=token.backslashes=!0,advance();continue}if(next===
CHAR_RIGHT_SQUARE_BRACKET){isBracket=token.isBracket=!0,isGlob=token.isGlob=!0,finished=!0;break}}if(scanToEnd===!0)continue;
break}if(opts.nonegate!==!0&&code2===CHAR_EXCLAMATION_MARK&&index===start){negated=token.negated=!0,start++;continue}if(opts.
noparen!==!0&&code2===CHAR_LEFT_PARENTHESES){if(isGlob=token.isGlob=!0,scanToEnd===!0){let parens=1;for(;eos()!==!0&&(code2=
advance());){if(code2===CHAR_BACKWARD_SLASH){backslashes=token.backslashes=!0,advance();continue}if(code2===CHAR_LEFT_PARENTHESES){
parens++;continue}if(code2===CHAR_RIGHT_PARENTHESES&&--parens===0){finished=!0;break}}continue}break}if(isGlob===!0){if(finished=
!0,scanToEnd===!0)continue;break}}opts.noext===!0&&(isExtglob=!1,isGlob=!1);let base=str,prefix="",glob="";start>0&&(prefix=
str.slice(0,start),str=str.slice(start),lastIndex-=start),base&&isGlob===!0&&lastIndex>0?(base=str.slice(0,lastIndex),glob=
str.slice(lastIndex)):isGlob===!0?(base="",glob=str):base=str,base&&base!==""&&base!=="/"&&base!==str&&isPathSeparator(base.
charCodeAt(base.length-1))&&(base=base.slice(0,-1)),opts.unescape===!0&&(glob&&(glob=utils.removeBackslashes(glob)),base&&
backslashes===!0&&(base=utils.removeBackslashes(base)));let state={prefix,input,start,base,glob,isBrace,isBracket,isGlob,
isExtglob,isGlobstar,negated,negatedExtglob};if(opts.tokens===!0&&(state.maxDepth=0,isPathSeparator(code2)||tokens.push(
token),state.tokens=tokens),opts.parts===!0||opts.tokens===!0){let prevIndex;for(let idx=0;idx<slashes.length;idx++){let n2=prevIndex!==
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
continue}let literal=normalizeSimpleBranch(branch);if(literal&&literal.length===1){safeChars.push(literal);continue}if(combinable=
!1,repeatedExtglobRecursion(branch)>max)return{risky:!0}}return sawStarSequence?combinable?{risky:!0,safeOutput:buildCharClassStar(
[...new Set(safeChars)])}:{risky:!0}:{risky:!1}},parse2=(input,options)=>{if(typeof input!="string")throw new TypeError(
"Expected a string");input=REPLACEMENTS[input]||input;let opts={...options},max=typeof opts.maxLength=="number"?Math.min(
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
let literal=input.slice(token.startIndex,state.index+1),body=input.slice(token.startIndex+2,state.index),analysis=analyzeRepeatedExtglob(
body,opts);if((token.type==="plus"||token.type==="star")&&analysis.risky){let safeOutput=analysis.safeOutput?(token.output?
"":ONE_CHAR)+(opts.capture?`(${analysis.safeOutput})`:analysis.safeOutput):void 0,open=tokens[token.tokensIndex];open.type=
"text",open.value=literal,open.output=safeOutput||utils.escapeRegex(literal);for(let i=token.tokensIndex+1;i<tokens.length;i++)
tokens[i].value="",tokens[i].output="",delete tokens[i].suffix;state.output=token.output+open.output,state.backtrack=!0,
push({type:"paren",extglob:!0,value,output:""}),decrement("parens");return}let output=token.close+(opts.capture?")":""),
rest;if(token.type==="negate"){let extglobStar=star;if(token.inner&&token.inner.length>1&&token.inner.includes("/")&&(extglobStar=
globstar(opts)),(extglobStar!==star||eos()||/^\)+$/.test(remaining()))&&(output=token.close=`)$))${extglobStar}`),token.
inner.includes("*")&&(rest=remaining())&&/^\.[^\\/.]+$/.test(rest)){let expression=parse2(rest,{...options,fastpaths:!1}).
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
output+=token.output!=null?token.output:token.value,token.suffix&&(state.output+=token.suffix)}return state};parse2.fastpaths=
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
`${SLASH_LITERAL}?`),source};module.exports=parse2}});var require_picomatch=__commonJS({"node_modules/picomatch/lib/picomatch.js"(exports,module){"use strict";var scan=require_scan(),
parse2=require_parse(),utils=require_utils(),constants=require_constants(),isObject=val=>val&&typeof val=="object"&&!Array.
isArray(val),picomatch2=(glob,options,returnState=!1)=>{if(Array.isArray(glob)){let fns=glob.map(input=>picomatch2(input,
options,returnState));return str=>{for(let isMatch of fns){let state2=isMatch(str);if(state2)return state2}return!1}}let isState=isObject(
glob)&&glob.tokens&&glob.input;if(glob===""||typeof glob!="string"&&!isState)throw new TypeError("Expected pattern to be\
 a non-empty string");let opts=options||{},posix=opts.windows,regex=isState?picomatch2.compileRe(glob,options):picomatch2.
makeRe(glob,options,!1,!0),state=regex.state;delete regex.state;let isIgnored=()=>!1;if(opts.ignore){let ignoreOpts={...options,
ignore:null,onMatch:null,onResult:null};isIgnored=picomatch2(opts.ignore,ignoreOpts,returnState)}let matcher=(input,returnObject=!1)=>{
let{isMatch,match,output}=picomatch2.test(input,regex,options,{glob,posix}),result={glob,state,regex,posix,input,output,
match,isMatch};return typeof opts.onResult=="function"&&opts.onResult(result),isMatch===!1?(result.isMatch=!1,returnObject?
result:!1):isIgnored(input)?(typeof opts.onIgnore=="function"&&opts.onIgnore(result),result.isMatch=!1,returnObject?result:
!1):(typeof opts.onMatch=="function"&&opts.onMatch(result),returnObject?result:!0)};return returnState&&(matcher.state=state),
matcher};picomatch2.test=(input,regex,options,{glob,posix}={})=>{if(typeof input!="string")throw new TypeError("Expected\
 input to be a string");if(input==="")return{isMatch:!1,output:""};let opts=options||{},format=opts.format||(posix?utils.
toPosixSlashes:null),match=input===glob,output=match&&format?format(input):input;return match===!1&&(output=format?format(
input):input,match=output===glob),(match===!1||opts.capture===!0)&&(opts.matchBase===!0||opts.basename===!0?match=picomatch2.
matchBase(input,regex,options,posix):match=regex.exec(output)),{isMatch:!!match,match,output}};picomatch2.matchBase=(input,glob,options,posix=options&&
options.windows)=>(glob instanceof RegExp?glob:picomatch2.makeRe(glob,options)).test(utils.basename(input,{windows:posix}));
picomatch2.isMatch=(str,patterns,options)=>picomatch2(patterns,options)(str);picomatch2.parse=(pattern,options)=>Array.isArray(
pattern)?pattern.map(p=>picomatch2.parse(p,options)):parse2(pattern,{...options,fastpaths:!1});picomatch2.scan=(input,options)=>scan(
input,options);picomatch2.compileRe=(state,options,returnOutput=!1,returnState=!1)=>{if(returnOutput===!0)return state.output;
let opts=options||{},prepend=opts.contains?"":"^",append=opts.contains?"":"$",source=`${prepend}(?:${state.output})${append}`;
state&&state.negated===!0&&(source=`^(?!${source}).*$`);let regex=picomatch2.toRegex(source,options);return returnState===
!0&&(regex.state=state),regex};picomatch2.makeRe=(input,options={},returnOutput=!1,returnState=!1)=>{if(!input||typeof input!=
"string")throw new TypeError("Expected a non-empty string");let parsed={negated:!1,fastpaths:!0};return options.fastpaths!==
!1&&(input[0]==="."||input[0]==="*")&&(parsed.output=parse2.fastpaths(input,options)),parsed.output||(parsed=parse2(input,
options)),picomatch2.compileRe(parsed,options,returnOutput,returnState)};picomatch2.toRegex=(source,options)=>{try{let opts=options||
{};return new RegExp(source,opts.flags||(opts.nocase?"i":""))}catch(err){if(options&&options.debug===!0)throw err;return/$^/}};
picomatch2.constants=constants;module.exports=picomatch2}});var require_picomatch2=__commonJS({"node_modules/picomatch/index.js"(exports,module){"use strict";var pico=require_picomatch(),
utils=require_utils();function picomatch2(glob,options,returnState=!1){return options&&(options.windows===null||options.
windows===void 0)&&(options={...options,windows:utils.isWindows()}),pico(glob,options,returnState)}Object.assign(picomatch2,
pico);module.exports=picomatch2}});var import_picomatch=__toESM(require_picomatch2(),1);function splitGlobs(globs){return{include:globs.filter(glob=>!glob.
startsWith("!")),exclude:globs.filter(glob=>glob.startsWith("!")).map(glob=>glob.slice(1))}}var compiled=new Map;function globMatches(glob,text2){
let test=compiled.get(glob)??(0,import_picomatch.default)(glob);return compiled.set(glob,test),test(text2)}function globMatcher(globs){
let{include,exclude}=splitGlobs(globs);return text2=>include.some(glob=>globMatches(glob,text2))&&!exclude.some(glob=>globMatches(
glob,text2))}function isAllowedHost(host,{allowedHosts}){return globMatcher(allowedHosts.map(glob=>glob.toLowerCase()))(host.toLowerCase())}
function hostNotAllowed(field,{allowedHosts,wording}){return`The host of \`${field}\` is not one that may receive credent\
ials. Allowed by ${wording.the("allowedHosts")}: ${allowedHosts.join(", ")}.`}var RUNNER_PREFIXES=["github_","actions_",
"runner_","input_"];function variableFault(name,{secretVariables,wording}){if(RUNNER_PREFIXES.some(prefix=>name.toLowerCase().
startsWith(prefix)))return"variables of the runner (GITHUB_, ACTIONS_, RUNNER_, INPUT_) cannot be used; give it another \
name";if(globMatcher(secretVariables)(name))return;let globs=secretVariables.map(glob=>`\`${glob}\``).join(", ");return`\
it does not match ${`${wording.the("secretVariables")} (${globs})`}; rename it, or add it there`}async function within(ms,clock,work){let controller=new AbortController,{signal}=controller,end=why=>controller.abort(new Error(
why)),timers=[setTimeout(end,ms,`no complete answer within ${ms/1e3} s`)],endAfter=graceMs=>{let why=`no complete answer\
 within ${graceMs/1e3} s, given up for the cancelled run`;timers.push(setTimeout(end,graceMs,why))};clock.cancelled()&&endAfter(
1500);let forget=clock.onCancel(()=>endAfter(5e3)),ended=new Promise((_,reject)=>{signal.addEventListener("abort",()=>reject(
signal.reason))});try{return await Promise.race([work(signal),ended])}finally{forget(),timers.forEach(clearTimeout)}}var MAX_TRIES=5,MAX_RETRY_AFTER_MS=6e4,FIRST_BACKOFF_MS=500;async function withRetries(request,clock,tries=MAX_TRIES,again=failure2=>failure2.
transient){for(let attempt=1;;attempt++)try{return await request()}catch(error){if(!(error instanceof RequestFailure)||!again(
error)||attempt>=tries||clock.cancelled())throw error;await clock.sleep(backoffMs(attempt,error,clock))}}function backoffMs(attempt,failure2,clock){
return failure2.retryAfterMs??FIRST_BACKOFF_MS*2**(attempt-1)*(.5+clock.random()/2)}function retryAfterMs(header,date){if(header===
void 0)return;let ms=/^\d+(\.\d+)?$/.test(header.trim())?Number(header)*1e3:Date.parse(header)-date;return Number.isNaN(
ms)?void 0:Math.min(Math.max(ms,0),MAX_RETRY_AFTER_MS)}var WORDS=[["rate-limit",/rate limit|abuse detection/i],["ip-allow-list",/ip allow list/i],["single-sign-on",/\bSAML\b|single sign-on/i],
["locked",/is locked/i],["permission",/not accessible by|must have (?:admin|push|write)/i]];function refusalOf(headers,message){
return headers["retry-after"]!==void 0||headers["x-ratelimit-remaining"]==="0"?"rate-limit":headers["x-github-sso"]!==void 0?
"single-sign-on":WORDS.find(([,words])=>words.test(message))?.[0]??"other"}var ADVICE={"ip-allow-list":" The organizatio\
n's IP allow list does not hold the address of this runner.","single-sign-on":" The token has to be authorized for singl\
e sign-on of the organization.",locked:" The conversation is locked: unlock it, and re-run the job.","rate-limit":" Too \
many requests were sent with this token: re-run the job later."};function refusalAdvice(refusal,needs){return refusal!==
"permission"?ADVICE[refusal]??"":` The token may not do this: add ${needs===void 0?"the permission":`\`${needs}\``} to t\
he job's \`permissions\`.`}function lacksPermission({status,message}){return status===404||status===403&&refusalOf({},message)===
"permission"}function permissionAdvice(failure2,permission){return lacksPermission(failure2)?` Add \`${permission}\` to t\
he job's \`permissions\` if it is missing.`:""}function githubClient(options){let{token,apiUrl,timeoutMs,userAgent,clock}=options,[owner="",repo=""]=options.repository.
split("/"),octokit,load=async()=>{let{getOctokit}=await import("./actions-github.js"),client=getOctokit(token,{userAgent,
baseUrl:apiUrl}),fetch=limited(client.request.endpoint.DEFAULTS.request?.fetch);return client.hook.wrap("request",(send,request)=>within(
timeoutMs,clock,async signal=>(Object.assign(request.request,{signal,fetch}),send(request)))),client.hook.after("request",
({data,status},{method,url})=>{if(status!==NO_CONTENT&&(typeof data!="object"||data===null))throw new RequestFailure(`Gi\
tHub: ${method} ${url} was answered with something that is not JSON`)}),client},sendOnce=async call=>{try{let client=await(octokit??=
load());return await call(client.rest,{owner,repo},client)}catch(error){throw asFailure(error,clock.date())}};return{clock,
repository:options.repository,sendOnce,send:call=>withRetries(()=>sendOnce(call),clock)}}var NO_CONTENT=204,MAX_GITHUB_ANSWER_BYTES=64*
1024*1024;function limited(fetch){return async(url,options)=>{let answer=await fetch(url,options);if(answer.body===null)
return answer;let chunks=[],size=0;for await(let chunk of answer.body){if(size+=chunk.byteLength,size>MAX_GITHUB_ANSWER_BYTES){
let most=MAX_GITHUB_ANSWER_BYTES/1024/1024;throw new Error(`the answer is larger than ${most} MiB`)}chunks.push(chunk)}let{
status,statusText,headers}=answer;return new Response(Buffer.concat(chunks),{status,statusText,headers})}}function asFailure(error,date){
if(error instanceof RequestFailure)return error;if(!isOctokitError(error)){let what=error instanceof Error?error.message:
"the request failed";return new RequestFailure(`GitHub: ${what}`,{cause:error})}let{response,status,message}=error;if(response===
void 0)return new RequestFailure(`GitHub: the connection failed (${message})`,{cause:error});let{headers}=response,refusal=status===
403||status===429?refusalOf(headers,message):void 0,isLimited=status===429||refusal==="rate-limit",needs=headers["x-acce\
pted-github-permissions"],advice=refusal===void 0?"":refusalAdvice(isLimited?"rate-limit":refusal,needs?.toString()),isOwn=status!==
404||typeof response.data=="object";return new RequestFailure(`GitHub: HTTP ${status}, ${message.replace(/\.$/,"")}.${advice}`,
{status:isOwn?isLimited?429:status:void 0,body:response.data,retryAfterMs:isLimited?retryAfterMs(pauseOf(headers,message,
date),date):void 0,cause:error})}var PAUSE_SECONDS="60";function pauseOf(headers,message,date){let after=headers["retry-\
after"];if(after!==void 0)return String(after);let reset=Math.max(0,Math.ceil(Number(headers["x-ratelimit-reset"])-date/
1e3));return Number.isNaN(reset)?/secondary rate limit/i.test(message)?PAUSE_SECONDS:void 0:String(reset)}function isOctokitError(error){
return error instanceof Error&&"status"in error&&typeof error.status=="number"}var PAGE=100,MAX_LIST_PAGES=300,account=object(
{login:string().check(_minLength(1))});async function listAll(github,name,entry,readPage){let all=[],entries=array(entry);
for(let page=1;page<=MAX_LIST_PAGES;page++){let{data,headers}=await github.send((rest,at)=>readPage(rest,{...at,per_page:PAGE,
page})),read=readAs(entries,name,data);if(all.push(...read),read.length<PAGE&&!/rel="next"/.test(headers.link??""))return all}
throw new RequestFailure(`GitHub: ${name} does not end.`,{status:200})}function readAs(schema4,name,answer){let read=schema4.
safeParse(answer);if(!read.success)throw new RequestFailure(`GitHub: the answer is not ${name}.`,{status:200});return read.
data}function readAnswer(name,read){try{return read()}catch(error){throw error instanceof TypeError?new RequestFailure(`\
GitHub: the answer is not ${name}.`,{status:200,cause:error}):error}}function keyOf(result){return result.kind==="unreadable"?void 0:result.key}var START={line:1,column:1};function positionOf(candidate){return candidate.kind==="declared"?candidate.connection.locate(
["connectionKey"]):START}function selectCandidates(specs,changes,base,scope,foreign=new Set){let changed=new Map(changes.
kind==="files"?changes.files.map(file=>[file.path,file]):[]),isTouched=({file})=>changes.kind==="everything"||changed.has(
file)||foreign.has(file),connections=new Map([...base.values()].flatMap(spec2=>spec2.kind==="valid"?[[spec2.key,spec2.connection]]:
[])),keys=new Set(specs.flatMap(spec2=>keyOf(spec2)??[])),declared=spec2=>{let{file,diagnostics}=spec2;if(spec2.kind!=="\
valid")return{kind:"invalid",key:keyOf(spec2),file,diagnostics};let{key,connection}=spec2,touched=isTouched(spec2),own=base.
get(changed.get(file)?.previous??file),ownKey=own&&keyOf(own),before=connections.get(key)??(own?.kind==="valid"?own.connection:
void 0);return{kind:"declared",key,file,connection,...priorOf(touched?before:connection,changes),previousKey:ownKey!==void 0&&
ownKey!==key&&!keys.has(ownKey)?ownKey:void 0,touched,diagnostics}},removed=spec2=>{let key=keyOf(spec2);if(key===void 0||
keys.has(key)||isUnreadableNow(specs,changed,spec2.file))return[];let prior=spec2.kind==="valid"?spec2.connection.body:"\
unknown";return[{kind:"removed",key,file:spec2.file,prior,heir:heirOf(specs,prior)}]};return[...specs.filter(spec2=>scope===
"all"||isTouched(spec2)||spec2.diagnostics.some(isError)).map(declared),...[...base.values()].flatMap(removed)]}function priorOf(before,{
kind}){return before!==void 0?{prior:before.body,priorObjects:before.objects}:kind==="files"?{prior:"absent",priorObjects:[]}:
{prior:"unknown",priorObjects:"unknown"}}function heirOf(specs,prior){if(typeof prior!="object")return;let heir=specs.find(
spec2=>spec2.kind==="valid"&&sameCatalog(spec2.connection.body,prior));return heir&&keyOf(heir)}function isUnreadableNow(specs,changed,path){
return specs.some(spec2=>keyOf(spec2)===void 0&&(changed.get(spec2.file)?.previous??spec2.file)===path)}var FAILURE_REASONS=["config","invalid-spec","dry-run-failed","immuta-unauthorized","immuta-unreachable","github-unreach\
able","register-failed","jobs-failed","jobs-timeout","objects-failed","plan-changed","plan-missing","too-many-changes","\
superseded","delete-refused","bootstrap-failed","preflight-failed","unhealthy","drift","cancelled","internal-error"],spec=meaning=>({
severity:"error",reason:"invalid-spec",meaning}),failure=(reason,meaning)=>({severity:"error",reason,meaning}),either=(reason,meaning)=>({
severity:"either",reason,meaning}),warning=meaning=>({severity:"warning",meaning}),danger=meaning=>({severity:"warning",
dangerous:!0,meaning}),CODES={"yaml-syntax":spec("The file is not valid YAML 1.2."),"multiple-documents":spec("The file \
holds more than one document."),"empty-file":spec("The file is empty."),"not-utf8":spec("The file is not UTF-8."),"file-\
too-large":spec("The file is larger than a spec may be."),"symbolic-link":spec("The spec is a symbolic link."),"not-a-fi\
le":spec("A spec is no regular file: a pipe, say."),"outside-workspace":spec("The spec lies outside the workspace."),"du\
plicate-key":spec("A key appears twice in one map."),"unknown-key":spec("A key is not part of a spec."),"missing-key":spec(
"A required key is missing."),"wrong-type":spec("A value has the wrong type."),"connection-key":spec("The connection key\
 is not one that Immuta accepts."),"duplicate-connection-key":spec("Two specs declare the same connection key."),"duplic\
ate-catalog":spec("Two specs declare the same host and catalog."),hostname:spec("`hostname` is not a bare host name."),"\
authority-url":spec("`authorityUrl` is not an https URL."),"host-not-allowed":spec("The host does not match `allowed-hos\
ts`."),catalog:spec("`catalog` is not a plain identifier."),authentication:spec("The credential does not go with `authen\
ticationType`."),"derived-mismatch":spec("A copied field differs from its original."),object:spec("A key or value under \
`objects` is not one."),"preflight-name":spec("A name under `preflight` is malformed."),"unsafe-character":spec("A text \
holds a character that ends a part of a connection string."),"pasted-character":spec("A text holds a character that nobo\
dy types."),"secret-literal":spec("A secret field does not hold exactly ${NAME}."),"secret-name":spec("The variable is n\
ot one that a spec may use."),"secret-placement":spec("A field that holds no secret names a variable."),"secret-too-shor\
t":spec("The value of a variable is too short for a credential."),"secret-characters":spec("The value of a variable hold\
s white space at an end, or the like."),"secret-unset":either("invalid-spec","The variable of a secret is not set."),"dr\
y-run-failed":failure("dry-run-failed","Immuta's dry run refused the connection."),"immuta-unauthorized":failure("immuta\
-unauthorized","Immuta refused the credential."),"immuta-unreachable":failure("immuta-unreachable","Immuta gave no usabl\
e answer."),"register-failed":failure("register-failed","A write in Immuta failed."),"jobs-failed":failure("jobs-failed",
"Background jobs in Immuta failed."),"jobs-timeout":failure("jobs-timeout","Background jobs in Immuta did not end in tim\
e."),"objects-failed":failure("objects-failed","An object could not be set."),"object-not-found":failure("objects-failed",
"Immuta does not know an object."),"plan-changed":failure("plan-changed","What would be sent is not what was reviewed."),
"plan-missing":either("plan-missing","No plan comment shows the connection."),"too-many-changes":failure("too-many-chang\
es","The run would exceed `max-changes`."),superseded:either("superseded","The branch has moved on."),"github-unreachabl\
e":failure("github-unreachable","Who reviewed the change, or the head of the branch, could not be read."),"delete-refuse\
d":failure("delete-refused","The clean-up script could not be saved."),"bootstrap-failed":failure("bootstrap-failed","Th\
e set-up script could not be run."),"preflight-failed":failure("preflight-failed","A privilege is missing in Databricks,\
 or it refuses the credential."),unhealthy:failure("unhealthy","Immuta reports an integration as unhealthy."),drift:failure(
"drift","Immuta differs from the spec."),cancelled:failure("cancelled","The run was cancelled."),"internal-error":failure(
"internal-error","A fault of this Action."),"activates-objects":danger("Objects become active."),"deactivates-objects":danger(
"Objects become inactive."),"object-released":warning("An object is no longer declared, and stays as it is."),"audit-dis\
abled":warning("Query audit is off."),"shallow-crawl":warning("Inactive objects are not crawled."),"cluster-http-path":warning(
"`httpPath` names a cluster."),"http-path":warning("`httpPath` has an unusual form."),"connection-key-characters":warning(
"The key holds characters that newer APIs refuse."),"key-changed":danger("The connection key of a spec changed."),"host-\
changed":danger("The credential goes to another host."),"catalog-changed":danger("The catalog for Immuta's own data chan\
ged."),"auth-changed":warning("The authentication type changed."),"secret-changed":warning("The credential comes from an\
other variable."),"removed-spec":danger("The spec of a connection is removed."),"registration-only":warning("The change \
takes effect only at registration."),"update-existing":warning("The connection differs and is left as it is."),"not-trie\
d":warning("There was no dry run of a stranger's host."),"not-a-spec":warning("A file that no glob selects declares a co\
nnection."),"not-in-commit":warning("The commit does not hold the file as it is in the workspace."),"catch-up":warning("\
The change did not come with this push."),"bootstrap-script":warning("The set-up script could not be fetched."),"bootstr\
ap-secret":warning("The set-up script holds a secret."),preflight:warning("A privilege is missing or could not be verifi\
ed, or the credential is refused."),"integration-unhealthy":warning("Immuta reports the integration as unhealthy."),"job\
s-unknown":warning("No background job is known."),"clean-up":warning("The clean-up script has to be run.")};function reasonOf(code2){
return CODES[code2].reason}function firstReason(reasons){let all=new Set(reasons);return FAILURE_REASONS.find(reason=>all.
has(reason))}var OF_SECRET_VALUE=["secret-unset","secret-too-short","secret-characters"];function lacksSecret(codes){let unusable=codes.
filter(code2=>reasonOf(code2)==="invalid-spec");return unusable.length>0&&unusable.every(code2=>OF_SECRET_VALUE.includes(
code2))}function isDanger(code2){return"dangerous"in CODES[code2]}function diff(before,after){let left=leaves(before),right=leaves(after);return[...new Set([...right.keys(),...left.keys()])].
flatMap(key=>{let old=left.get(key),now=right.get(key);return old&&now&&JSON.stringify(old.value)===JSON.stringify(now.value)?
[]:[fieldChange(key,old?.value,now?.value)]})}function fieldChange(path,before,after){return{path,op:before===void 0?"ad\
d":after===void 0?"remove":"replace",before:before??null,after:after??null,sensitive:[before,after].some(isReference)}}function leaves(value,path=[],found=new Map){
if(value===void 0)return found;if(typeof value=="object"&&value!==null&&!Array.isArray(value))for(let[key,child]of Object.
entries(value))leaves(child,[...path,key],found);else found.set(path.join("."),{path,value});return found}function isReference(value){
return typeof value=="string"&&referenceName(value)!==void 0}var OBJECT_SETTINGS=["isActive","activateNewChildren"];function namesOfObject(path){return path==="."?[]:path.split(".")}function parentOf(path){if(path===".")return;let names2=namesOfObject(
path);return names2.length===1?".":names2.slice(0,-1).join(".")}function ancestorsOf(path){let parent=parentOf(path);return parent===
void 0?[]:[parent,...ancestorsOf(parent)]}function objectId(path){return path.toLowerCase()}function byDepth(one,other){
let depth=namesOfObject(one).length-namesOfObject(other).length;return depth===0?one<other?-1:1:depth}function blockOfObjects(objects){
if(objects.length!==0)return Object.fromEntries(objects.map(({path,settings})=>[path,settings]))}function planObject(object2,live,prior){if(live==="unknown")return{object:object2,change:{action:"unknown"}};let byGit=typeof prior==
"object"?prior:{},seen=live==="not-asked"?byGit:live==="absent"?{}:live,isNew=live==="absent"||live==="not-asked"&&prior===
void 0,diff2=settingsDiff(object2.settings,key=>seen[key]!==void 0||isNew?seen[key]:prior==="unknown"?object2.settings[key]:
byGit[key]);return diff2.length>0?{object:object2,change:{action:"set",diff:diff2,isKnown:live!=="absent"}}:{object:object2,
change:{action:isShownWhole(object2.settings,seen)?"unchanged":"unknown"}}}function isShownWhole(declared,shown2){return OBJECT_SETTINGS.
every(key=>declared[key]===void 0||shown2[key]!==void 0)}function settingsDiff(settings,nowOf){return OBJECT_SETTINGS.flatMap(
path=>{let after=settings[path],before=nowOf(path);return after===void 0||before===after?[]:[fieldChange(path,before,after)]})}
function objectDrift({path,settings},live){return typeof live=="string"?[]:OBJECT_SETTINGS.flatMap(key=>{let[before,after]=[
settings[key],live[key]];return before===void 0||after===void 0||before===after?[]:[fieldChange(fieldOf(path,key),before,
after)]})}function unknownObjectsDrift({objects}){return objects.flatMap(({object:object2,change})=>change.action==="set"&&
!change.isKnown?change.diff.map(({path,after})=>fieldChange(fieldOf(object2.path,path),after,void 0)):[])}function fieldOf(path,setting){
return`objects.${path}.${setting}`}function objectFieldOf({path:field}){let[,path,setting]=/^objects\.(.+)\.([^.]+)$/s.exec(
field)??[];return path===void 0||setting===void 0?void 0:{path,setting}}function settingPlanned({objects},drift){let field=objectFieldOf(
drift),plan=objects.find(({object:object2})=>object2.path===field?.path);if(plan?.change.action==="set")return plan.change.
diff.find(({path})=>path===field?.setting)}function isOfUnknownObject(drift){return drift.after===null&&objectFieldOf(drift)!==
void 0}function planObjects(candidate,live,found){if(candidate.kind!=="declared")return[];let{connection,priorObjects}=candidate,
other=typeof live=="string"?live:"unknown";return connection.objects.map(object2=>{let{path}=object2,prior=priorObjects===
"unknown"?priorObjects:priorObjects.find(one=>one.path===path)?.settings;return planObject(object2,found.get(path)??other,
prior)})}function objectsDrift(candidate,found){if(candidate.kind!=="declared")return[];let{priorObjects,connection}=candidate;
return(priorObjects==="unknown"?connection.objects:priorObjects).flatMap(one=>objectDrift(one,found.get(one.path)??"unkn\
own"))}function objectsToSet({objects}){return objects.filter(({change})=>change.action==="set")}function objectsToLookAt(entry){
let set2=new Set(objectsToSet(entry).map(({object:object2})=>objectId(object2.path)));return entry.objects.filter(({object:{
path}})=>[path,...ancestorsOf(path)].some(one=>set2.has(objectId(one))))}import{createHash}from"node:crypto";var SCHEME="immuta-connections/1";function fingerprint(body,objects=[]){let hash=createHash("sha256").update(`${SCHEME}
${canonical(body)}`),block=blockOfObjects(objects);return block!==void 0&&hash.update(`
${canonical(block)}`),`sha256:${hash.digest("hex")}`}function scriptDigest(statements){return createHash("sha256").update(
canonical(statements)).digest("hex").slice(0,DIGEST_CHARS)}function keyDigest(key){return createHash("sha256").update(key).
digest("hex").slice(0,16)}var DIGEST_CHARS=32;function canonical(value){return Array.isArray(value)?`[${value.map(canonical).
join(",")}]`:typeof value!="object"||value===null?JSON.stringify(value):`{${Object.entries(value).sort(([a],[b])=>a<b?-1:
1).map(([key,item])=>`${JSON.stringify(key)}:${canonical(item)}`).join(",")}}`}function bodyOf(prior){return typeof prior=="object"?prior:void 0}function priorOf2({candidate}){return candidate.kind===
"invalid"?void 0:bodyOf(candidate.prior)}function desiredOf({candidate}){return candidate.kind==="declared"?candidate.connection.
body:void 0}function identityOf(candidate){let name=keyDigest(candidate.key??"");if(candidate.kind!=="declared")return{name,
fingerprint:void 0};let{body,objects}=candidate.connection;return{name,fingerprint:fingerprint(body,objects)}}function fingerprintOf({
identity}){return identity.fingerprint}function payloadOf({candidate}){if(candidate.kind==="invalid")return{};let before=bodyOf(
candidate.prior);if(candidate.kind==="removed")return before===void 0?{}:{before};let{connection,priorObjects}=candidate,
base=priorObjects==="unknown"?void 0:blockOfObjects(priorObjects),objects=blockOfObjects(connection.objects);return{...before&&
{before:{...before,...base&&{objects:base}}},after:{...connection.body,...objects&&{objects}}}}function diffOf({change}){
return change.action==="invalid"?[]:change.diff}var PLACE=["connection.hostname","nativeIntegration.config.catalog"];function isMoved({
change,drift}){return change.action==="update"&&[...change.diff,...drift].some(({path})=>PLACE.includes(path))}var SET_UP=[
...PLACE,"connection.authenticationType"];function needsSetUp({change}){return change.action==="create"?!0:change.action===
"update"&&change.diff.some(({path})=>SET_UP.includes(path))}var WHY={unchanged:"unchanged",retained:"retain",left:"updat\
e"};function actionOf({change}){return change.action==="none"?WHY[change.why]:change.action}function isWrite({action}){return action===
"create"||action==="update"||action==="delete"}function changesOf(entry){return Number(isWrite(entry.change))+objectsToSet(
entry).length}function hasWrites(entry){return changesOf(entry)>0}function isLeft(change){return change.action==="none"&&
change.why==="left"}function hasErrors({diagnostics}){return diagnostics.some(isError)}function reasonsOf(diagnostics){return diagnostics.
filter(isError).map(({code:code2})=>reasonOf(code2))}function withDiagnostics(entry,more){let isInvalid2=reasonsOf(more).
includes("invalid-spec");return{...entry,...isInvalid2&&{change:{action:"invalid"},drift:[],objects:[]},diagnostics:[...entry.
diagnostics,...more]}}function withCheck(entry,check){return{...entry,checks:{...entry.checks,...check}}}function withDryRun(entry,dryRun){
let checked=withCheck(entry,{dryRun});if(dryRun.status!=="failed")return checked;let message=`Immuta's dry run refused t\
his connection: ${dryRun.messages.join("; ")}`,refused=errorAt("dry-run-failed",message,positionOf(entry.candidate));return withDiagnostics(
checked,[refused])}function planned(entry){let status=isLeft(entry.change)&&!hasWrites(entry)?"skipped":"planned";return{entry,result:{status,
diagnostics:[]}}}function skipped(entry,diagnostics=[]){return{entry,result:{status:"skipped",diagnostics}}}function withMore({
entry,result},...more){return{entry,result:{...result,diagnostics:[...result.diagnostics,...more]}}}function statusOf({entry,
result}){return hasErrors(entry)?"failed":result.status}function connectionStatusOf(reported){let status=statusOf(reported);
return isLeft(reported.entry.change)&&status!=="failed"?"skipped":status}function errorsOf({entry,result}){return[...entry.
diagnostics,...result.diagnostics].filter(isError)}var IN_DOUBT="In doubt";function isInDoubt(reported){return errorsOf(
reported).some(({message})=>message.includes(`${IN_DOUBT}: `))}function warningsOf({entry,result}){return[...entry.diagnostics,
...result.diagnostics].filter(isWarning)}var OVER_ONCE_DONE=["activates-objects","deactivates-objects"];function openWarnings(reported){
let warnings=warningsOf(reported);return reported.result.status==="applied"?warnings.filter(({code:code2})=>!OVER_ONCE_DONE.
includes(code2)):warnings}function dangersOf(reported){return hasWrites(reported.entry)?warningsOf(reported).filter(({code:code2})=>isDanger(
code2)):[]}function effectOf({result}){return"effect"in result?result.effect:void 0}function isPending(reported){return hasWrites(
reported.entry)&&statusOf(reported)!=="skipped"}function isSuperseded({entry,result}){let codes=result.diagnostics.map(({
code:code2})=>code2);return hasWrites(entry)&&result.status==="skipped"&&codes.includes("superseded")}function hasDrifted({
change,drift}){return change.action==="create"||drift.length>0}function isUnhealthy({health}){return health!==void 0&&!health.
isHealthy}function isHealthUnknown({candidate,change,health}){let isThere=change.action==="none"||change.action==="updat\
e";return candidate.kind==="declared"&&isThere&&health===void 0}function hasChanges({mode,connections}){switch(mode){case"\
validate":return!1;case"apply":return connections.some(one=>effectOf(one)!==void 0||hasRun(one));case"plan":case"drift":
return connections.some(isPending)}}function hasRun({result:{setUp}}){return setUp!==void 0&&setUp.ran>setUp.ranBefore}function failureReasonOf({
connections}){return firstReason(connections.flatMap(({entry,result})=>reasonsOf([...entry.diagnostics,...result.diagnostics])))}
function hasContent(entry){return diffOf(entry).length>0||entry.drift.length>0||hasWrites(entry)||actionOf(entry)==="ret\
ain"}function getIn(value,path){return path.reduce((at,step)=>typeof at=="object"&&at!==null&&Object.hasOwn(at,step)?at[step]:
void 0,value)}function formatPath(path){return path.reduce((all,step)=>typeof step=="number"?`${all}[${step}]`:all===""?
step:`${all}.${step}`,"")}function plural(count,noun){return`${count} ${noun}${count===1?"":"s"}`}var OCCASION={merge:{doing:"Merging",before:"Before merging",after:"after the merge",column:"On merge",ready:"Ready to m\
erge",notReady:"Not ready to merge"},apply:{doing:"Applying",before:"Before applying",after:"after the apply",column:"On\
 apply",ready:"Ready to apply",notReady:"Not ready to apply"}};function offlineOf(outcome){return outcome.mode==="plan"?
outcome.offline:void 0}function blockOf(outcome){return outcome.mode==="plan"?outcome.block:void 0}function leftOutOf(outcome){
return outcome.mode==="plan"?outcome.leftOut:0}function leftOutText(outcome){let count=leftOutOf(outcome);if(count===0)return"";
let[were,them]=count===1?["was","it"]:["were","them"];return`${plural(count,"spec")} that this change does not touch ${were}\
 not looked at. Apply looks at ${them} too: it sets right what differs in Immuta, and writes nothing if a check fails.`}
function unmanagedOf(outcome){return outcome.mode==="drift"?outcome.unmanaged:[]}function stoppedOf(outcome){return outcome.
mode==="apply"?outcome.stopped:void 0}var MAX_NAME_CHARS=120;function nameOf({entry:{candidate}}){return shorten(candidate.
key??candidate.file,MAX_NAME_CHARS)}var MAX_NAMES=2;function namesOf(connections){let names2=connections.map(one=>code(nameOf(
one)));return names2.length>MAX_NAMES?plural(names2.length,"connection"):listed(names2)}function listed(parts){let last=parts.
at(-1)??"";return parts.length<2?last:`${parts.slice(0,-1).join(", ")} and ${last}`}function filePath(file){let encode=character=>`\
%${character.charCodeAt(0).toString(16)}`;return file.split("/").map(step=>encodeURIComponent(step).replace(/[()]/g,encode)).
join("/")}function table(header,rows){return[header,header.map(()=>"---"),...rows].map(cells=>`| ${cells.join(" | ")} |`)}
function valueCell(value,nothing){return value==null?nothing:cell(typeof value=="string"?value:JSON.stringify(value))}function driftTable(drift){
return table(["Field","Spec","Immuta"],drift.map(one=>[cell(one.path),valueCell(one.before,"\u2013"),immutaCell(one,"\u2013")]))}
function immutaCell(drift,nothing){return isOfUnknownObject(drift)?"not known yet":valueCell(drift.after,nothing)}var MAX_OBJECT_ROWS=30;function objectLines(outcome,{entry,result}){let results=new Map(result.objects?.map(one=>[one.path,
one.status])),all=objectsToLookAt(entry);if(all.length===0)return[];let isApply=outcome.mode==="apply",rows=all.slice(0,
MAX_OBJECT_ROWS).map(({object:object2,change})=>[cell(object2.path),change.action==="set"?setText(change,!isApply&&entry.
change.action!=="create"):keptText(object2,change.action),...isApply?[resultText(change,results.get(object2.path))]:[]]),
more=all.length-rows.length,header=["Object",isApply?"To set":"Set",...isApply?["Result"]:[]];return["","**Objects:**","",
...table(header,rows),...more>0?["",`<sub>${plural(more,"more object")} left out here.</sub>`]:[]]}function keptText({settings},action){
return action==="unknown"?"Immuta does not show it; looked at again when its parent is set":`${OBJECT_SETTINGS.flatMap(key=>settings[key]===
void 0?[]:[`${cell(key)} stays ${valueCell(settings[key],"")}`]).join(", ")}; set back where it would inherit`}var RESULT={
applied:"set",failed:"**failed**",skipped:"not set"};function resultText({action},status){return status===void 0&&action!==
"set"?"\u2013":RESULT[status??"skipped"]}function setText({diff:diff2,isKnown},isTold){return[...isTold&&!isKnown?["not \
known to Immuta yet"]:[],...diff2.map(settingText)].join("<br>")}function settingText({path,before,after}){let from=before===
null?"":`${valueCell(before,"nothing")} \u2192 `;return`${cell(path)}: ${from}${valueCell(after,"nothing")}`}function objectsText(outcome,reported){
let all=objectsToSet(reported.entry).length;if(all===0)return"";if(outcome.mode!=="apply"){let kept=objectsKept(reported.
entry),back2=kept===0?"":`, and ${kept} back where ${inheriting(kept)}`;return`**set ${plural(all,"object")}**${back2}`}
let done=objectsDone(reported),more=objectsSetBack(reported),back=more===0?"":`, ${more} set back`;return done===all?`**${plural(
all,"object")} set**${back}`:done===0?`objects not set${back}`:`${done} of ${plural(all,"object")} set${back}`}function objectsKept(entry){
return objectsToLookAt(entry).filter(({change})=>change.action==="unchanged").length}function inheriting(count){return count===
1?"it would inherit":"they would inherit"}function objectsDone(reported){return countSet(reported,!0)}function objectsSetBack(reported){
return countSet(reported,!1)}function countSet({entry,result},isPlanned){let planned2=new Set(objectsToSet(entry).map(({
object:object2})=>object2.path));return result.objects?.filter(({path,status})=>status==="applied"&&planned2.has(path)===
isPlanned)?.length??0}var BY_GIT={create:"new in Git",update:"changed in Git",unchanged:"unchanged in Git",delete:"removed from Git",retain:"r\
emoved from Git",invalid:"invalid",unknown:"not checked"},WORDS2={create:{planned:"register",applied:"registered",not:"n\
ot registered"},update:{planned:"update",applied:"updated",not:"left as it is"},delete:{planned:"deregister",applied:"de\
registered",not:"not deregistered"}},DESPITE=" despite a failed check",UNASKED=["immuta-unauthorized","immuta-unreachabl\
e","cancelled"];function actionText(outcome,reported){let text2=connectionText(outcome,reported);if(offlineOf(outcome)!==
void 0||outcome.mode==="drift"||text2==="blocked")return text2;let objects=objectsText(outcome,reported),despite=isDespite(
outcome,reported)&&text2!=="failed"?DESPITE:"";return objects===""?text2+despite:(actionOf(reported.entry)==="unchanged"?
objects:`${text2}, ${objects}`)+despite}function connectionText(outcome,reported){let action=actionOf(reported.entry);if(offlineOf(
outcome)!==void 0)return BY_GIT[action];if(outcome.mode==="drift")return driftText(reported,action);let stop=outcome.mode===
"plan"?stopText(outcome,reported):void 0;if(stop!==void 0)return stop;switch(action){case"invalid":return isInvalid(reported)?
"invalid":"not checked";case"unknown":return"not checked";case"retain":return"not deregistered";case"unchanged":return outcome.
mode==="validate"?"valid":statusOf(reported)==="failed"?"not checked":"unchanged";case"create":case"update":case"delete":
return writeText(outcome,WORDS2[action],reported)}}function stopText(outcome,reported){if(isUnasked(reported.entry))return"\
not checked";if(isBlocked(outcome,reported))return statusOf(reported)==="failed"?"failed":"blocked"}function isUnasked({
diagnostics}){return diagnostics.some(one=>isError(one)&&UNASKED.includes(one.code))}function isBlocked(outcome,{entry}){
return blockOf(outcome)!==void 0&&hasWrites(entry)}function writeText(outcome,{planned:planned2,applied,not},reported){let status=statusOf(
reported);return isLeft(reported.entry.change)?not:status==="applied"?`**${applied}**`:status==="skipped"||stoppedOf(outcome)!==
void 0?not:outcome.mode==="plan"?`**${planned2}**`:isInDoubt(reported)?"in doubt":"failed"}function driftWords(entry){if(isMissing(
entry))return"missing in Immuta";let differs=isChanged(entry)?"changed in Immuta":lacksObjects(entry)?"objects not known\
 to Immuta":void 0;return isUnhealthy(entry)?differs===void 0?"unhealthy in Immuta":`unhealthy in Immuta, ${differs}`:differs}
function driftText(reported,action){if(action==="invalid")return isInvalid(reported)?"invalid":"not checked";let words=driftWords(
reported.entry);return words!==void 0?`**${words}**`:statusOf(reported)==="failed"?"not checked":"as declared"}var DRY_RUN={
passed:"\u2705 passed",failed:"\u274C refused",unknown:"\u2754 undecided"};function dryRunText({entry}){let dryRun=entry.
checks.dryRun;return dryRun===void 0?"\u2013":DRY_RUN[dryRun.status]}function headline(outcome){let counts=summarizeActions(
outcome);return counts.length===0?"no changes":counts.join(", ")}function summarizeActions(outcome){let{connections}=outcome,
count=counted=>counted.flatMap(([test,words])=>{let{length}=connections.filter(test);return length===0?[]:[`${length} ${words}`]});
switch(outcome.mode){case"validate":return count([[isInvalid,"invalid"],[one=>!isInvalid(one),"valid"]]);case"drift":{let unmanaged=outcome.
unmanaged.length;return[...count([[isInvalid,"invalid"],[one=>isUnseen(one)&&statusOf(one)==="failed","not checked"],[({
entry})=>isMissing(entry),"missing in Immuta"],[({entry})=>isChanged(entry),"changed in Immuta"],[({entry})=>lacksObjects(
entry),"with objects not known to Immuta"],[({entry})=>isUnhealthy(entry),"unhealthy in Immuta"]]),...unmanaged===0?[]:[
`${unmanaged} without a spec`],...count([[one=>isUnseen(one)&&statusOf(one)!=="failed","as declared"]])]}case"plan":case"\
apply":return count(countsOfChanges(outcome))}}function isInvalid(reported){return reported.entry.change.action==="inval\
id"&&!isWithoutSecret(reported)}function isWithoutSecret(reported){return lacksSecret(errorsOf(reported).map(({code:code2})=>code2))}
function isMissing({change}){return change.action==="create"}function isChanged({drift}){return drift.some(one=>!isOfUnknownObject(
one))}function lacksObjects(entry){return entry.drift.length>0&&!isChanged(entry)}function isUnseen(reported){let{entry}=reported;
return!isInvalid(reported)&&!hasDrifted(entry)&&!isUnhealthy(entry)}function countsOfChanges(outcome){let isOffline=offlineOf(
outcome)!==void 0,is=(action,...statuses)=>reported=>ownAction(reported.entry)===action&&statuses.includes(statusOf(reported)),
open=["planned","skipped"];if(blockOf(outcome)!==void 0&&!isOffline)return[[isInvalid,"invalid"],[isNotChecked,"not chec\
ked"],[one=>!isInvalid(one)&&!isNotChecked(one)&&statusOf(one)==="failed","failed"],[one=>statusOf(one)!=="failed"&&isBlocked(
outcome,one),"blocked"],[is("retain",...open),"removed from Git"],[is("unchanged",...open),"unchanged"]];let notYet=outcome.
mode==="apply"?"not set":"to set",written=(action,undone)=>{let{planned:planned2,applied}=WORDS2[action];return isOffline?
[[is(action,...open),BY_GIT[action]]]:outcome.mode==="apply"?[[is(action,"applied"),applied],[is(action,...open),undone]]:
[[is(action,"planned"),`to ${planned2}`],[is(action,"failed"),`to ${planned2}${DESPITE}`],[is(action,"skipped"),"left as\
 it is"]]};return[[isInvalid,"invalid"],[isWithoutSecret,"not checked"],[one=>isFailed(one)&&!isDespite(outcome,one),"fa\
iled"],...written("create","not registered"),...written("update","not updated"),...written("delete","not deregistered"),
[is("retain",...open),"removed from Git"],[is("unchanged","applied"),"with objects set"],[one=>is("unchanged",...open)(one)&&
setsObjects(one),`with objects ${notYet}`],[one=>is("unchanged","failed")(one)&&isDespite(outcome,one),`with objects to \
set${DESPITE}`],[one=>is("unchanged",...open)(one)&&!setsObjects(one),"unchanged"]]}function isNotChecked(reported){return isUnasked(
reported.entry)||isWithoutSecret(reported)}function isFailed(reported){return!isInvalid(reported)&&!isWithoutSecret(reported)&&
statusOf(reported)==="failed"}function isDespite(outcome,reported){return outcome.mode==="plan"&&isFailed(reported)&&hasWrites(
reported.entry)}function ownAction(entry){return isLeft(entry.change)&&hasWrites(entry)?"unchanged":actionOf(entry)}function setsObjects({
entry}){return objectsToSet(entry).length>0}var ALIAS=Symbol.for("yaml.alias"),DOC=Symbol.for("yaml.document"),MAP=Symbol.for("yaml.map"),PAIR=Symbol.for("yaml.pair"),
SCALAR=Symbol.for("yaml.scalar"),SEQ=Symbol.for("yaml.seq"),NODE_TYPE=Symbol.for("yaml.node.type"),isAlias=node=>!!node&&
typeof node=="object"&&node[NODE_TYPE]===ALIAS,isDocument=node=>!!node&&typeof node=="object"&&node[NODE_TYPE]===DOC,isMap=node=>!!node&&
typeof node=="object"&&node[NODE_TYPE]===MAP,isPair=node=>!!node&&typeof node=="object"&&node[NODE_TYPE]===PAIR,isScalar=node=>!!node&&
typeof node=="object"&&node[NODE_TYPE]===SCALAR,isSeq=node=>!!node&&typeof node=="object"&&node[NODE_TYPE]===SEQ;function isCollection(node){
if(node&&typeof node=="object")switch(node[NODE_TYPE]){case MAP:case SEQ:return!0}return!1}function isNode(node){if(node&&
typeof node=="object")switch(node[NODE_TYPE]){case ALIAS:case MAP:case SCALAR:case SEQ:return!0}return!1}var hasAnchor=node=>(isScalar(
node)||isCollection(node))&&!!node.anchor;var BREAK=Symbol("break visit"),SKIP=Symbol("skip children"),REMOVE=Symbol("remove node");function visit(node,visitor){let visitor_=initVisitor(
visitor);isDocument(node)?visit_(null,node.contents,visitor_,Object.freeze([node]))===REMOVE&&(node.contents=null):visit_(
null,node,visitor_,Object.freeze([]))}visit.BREAK=BREAK;visit.SKIP=SKIP;visit.REMOVE=REMOVE;function visit_(key,node,visitor,path){
let ctrl=callVisitor(key,node,visitor,path);if(isNode(ctrl)||isPair(ctrl))return replaceNode(key,path,ctrl),visit_(key,ctrl,
visitor,path);if(typeof ctrl!="symbol"){if(isCollection(node)){path=Object.freeze(path.concat(node));for(let i=0;i<node.
items.length;++i){let ci=visit_(i,node.items[i],visitor,path);if(typeof ci=="number")i=ci-1;else{if(ci===BREAK)return BREAK;
ci===REMOVE&&(node.items.splice(i,1),i-=1)}}}else if(isPair(node)){path=Object.freeze(path.concat(node));let ck=visit_("\
key",node.key,visitor,path);if(ck===BREAK)return BREAK;ck===REMOVE&&(node.key=null);let cv=visit_("value",node.value,visitor,
path);if(cv===BREAK)return BREAK;cv===REMOVE&&(node.value=null)}}return ctrl}async function visitAsync(node,visitor){let visitor_=initVisitor(
visitor);isDocument(node)?await visitAsync_(null,node.contents,visitor_,Object.freeze([node]))===REMOVE&&(node.contents=
null):await visitAsync_(null,node,visitor_,Object.freeze([]))}visitAsync.BREAK=BREAK;visitAsync.SKIP=SKIP;visitAsync.REMOVE=
REMOVE;async function visitAsync_(key,node,visitor,path){let ctrl=await callVisitor(key,node,visitor,path);if(isNode(ctrl)||
isPair(ctrl))return replaceNode(key,path,ctrl),visitAsync_(key,ctrl,visitor,path);if(typeof ctrl!="symbol"){if(isCollection(
node)){path=Object.freeze(path.concat(node));for(let i=0;i<node.items.length;++i){let ci=await visitAsync_(i,node.items[i],
visitor,path);if(typeof ci=="number")i=ci-1;else{if(ci===BREAK)return BREAK;ci===REMOVE&&(node.items.splice(i,1),i-=1)}}}else if(isPair(
node)){path=Object.freeze(path.concat(node));let ck=await visitAsync_("key",node.key,visitor,path);if(ck===BREAK)return BREAK;
ck===REMOVE&&(node.key=null);let cv=await visitAsync_("value",node.value,visitor,path);if(cv===BREAK)return BREAK;cv===REMOVE&&
(node.value=null)}}return ctrl}function initVisitor(visitor){return typeof visitor=="object"&&(visitor.Collection||visitor.
Node||visitor.Value)?Object.assign({Alias:visitor.Node,Map:visitor.Node,Scalar:visitor.Node,Seq:visitor.Node},visitor.Value&&
{Map:visitor.Value,Scalar:visitor.Value,Seq:visitor.Value},visitor.Collection&&{Map:visitor.Collection,Seq:visitor.Collection},
visitor):visitor}function callVisitor(key,node,visitor,path){if(typeof visitor=="function")return visitor(key,node,path);
if(isMap(node))return visitor.Map?.(key,node,path);if(isSeq(node))return visitor.Seq?.(key,node,path);if(isPair(node))return visitor.
Pair?.(key,node,path);if(isScalar(node))return visitor.Scalar?.(key,node,path);if(isAlias(node))return visitor.Alias?.(key,
node,path)}function replaceNode(key,path,node){let parent=path[path.length-1];if(isCollection(parent))parent.items[key]=
node;else if(isPair(parent))key==="key"?parent.key=node:parent.value=node;else if(isDocument(parent))parent.contents=node;else{
let pt=isAlias(parent)?"alias":"scalar";throw new Error(`Cannot replace node with ${pt} parent`)}}function applyReviver(reviver,obj,key,val){if(val&&typeof val=="object")if(Array.isArray(val))for(let i=0,len=val.length;i<
len;++i){let v0=val[i],v1=applyReviver(reviver,val,String(i),v0);v1===void 0?delete val[i]:v1!==v0&&(val[i]=v1)}else if(val instanceof
Map)for(let k of Array.from(val.keys())){let v0=val.get(k),v1=applyReviver(reviver,val,k,v0);v1===void 0?val.delete(k):v1!==
v0&&val.set(k,v1)}else if(val instanceof Set)for(let v0 of Array.from(val)){let v1=applyReviver(reviver,val,v0,v0);v1===
void 0?val.delete(v0):v1!==v0&&(val.delete(v0),val.add(v1))}else for(let[k,v0]of Object.entries(val)){let v1=applyReviver(
reviver,val,k,v0);v1===void 0?delete val[k]:v1!==v0&&(val[k]=v1)}return reviver.call(obj,key,val)}function toJS(value,arg,ctx){if(Array.isArray(value))return value.map((v,i)=>toJS(v,String(i),ctx));if(value&&typeof value.
toJSON=="function"){if(!ctx||!hasAnchor(value))return value.toJSON(arg,ctx);let data={aliasCount:0,count:1,res:void 0};ctx.
anchors.set(value,data),ctx.onCreate=res2=>{data.res=res2,delete ctx.onCreate};let res=value.toJSON(arg,ctx);return ctx.
onCreate&&ctx.onCreate(res),res}return typeof value=="bigint"&&!ctx?.keep?Number(value):value}var NodeBase=class{constructor(type){Object.defineProperty(this,NODE_TYPE,{value:type})}clone(){let copy2=Object.create(
Object.getPrototypeOf(this),Object.getOwnPropertyDescriptors(this));return this.range&&(copy2.range=this.range.slice()),
copy2}toJS(doc,{mapAsMap,maxAliasCount,onAnchor,reviver}={}){if(!isDocument(doc))throw new TypeError("A document argumen\
t is required");let ctx={anchors:new Map,doc,keep:!0,mapAsMap:mapAsMap===!0,mapKeyWarned:!1,maxAliasCount:typeof maxAliasCount==
"number"?maxAliasCount:100},res=toJS(this,"",ctx);if(typeof onAnchor=="function")for(let{count,res:res2}of ctx.anchors.values())
onAnchor(res2,count);return typeof reviver=="function"?applyReviver(reviver,{"":res},"",res):res}};var isScalarValue=value=>!value||typeof value!="function"&&typeof value!="object",Scalar=class extends NodeBase{constructor(value){
super(SCALAR),this.value=value}toJSON(arg,ctx){return ctx?.keep?this.value:toJS(this.value,arg,ctx)}toString(){return String(
this.value)}};Scalar.BLOCK_FOLDED="BLOCK_FOLDED";Scalar.BLOCK_LITERAL="BLOCK_LITERAL";Scalar.PLAIN="PLAIN";Scalar.QUOTE_DOUBLE=
"QUOTE_DOUBLE";Scalar.QUOTE_SINGLE="QUOTE_SINGLE";function resolveBlockScalar(ctx,scalar,onError){let start=scalar.offset,header=parseBlockScalarHeader(scalar,ctx.options.
strict,onError);if(!header)return{value:"",type:null,comment:"",range:[start,start,start]};let type=header.mode===">"?Scalar.
BLOCK_FOLDED:Scalar.BLOCK_LITERAL,lines=scalar.source?splitLines(scalar.source):[],chompStart=lines.length;for(let i=lines.
length-1;i>=0;--i){let content=lines[i][1];if(content===""||content==="\r")chompStart=i;else break}if(chompStart===0){let value2=header.
chomp==="+"&&lines.length>0?`
`.repeat(Math.max(1,lines.length-1)):"",end2=start+header.length;return scalar.source&&(end2+=scalar.source.length),{value:value2,
type,comment:header.comment,range:[start,end2,end2]}}let trimIndent=scalar.indent+header.indent,offset=scalar.offset+header.
length,contentStart=0;for(let i=0;i<chompStart;++i){let[indent,content]=lines[i];if(content===""||content==="\r")header.
indent===0&&indent.length>trimIndent&&(trimIndent=indent.length);else{indent.length<trimIndent&&onError(offset+indent.length,
"MISSING_CHAR","Block scalars with more-indented leading empty lines must use an explicit indentation indicator"),header.
indent===0&&(trimIndent=indent.length),contentStart=i,trimIndent===0&&!ctx.atRoot&&onError(offset,"BAD_INDENT","Block sc\
alar values in collections must be indented");break}offset+=indent.length+content.length+1}for(let i=lines.length-1;i>=chompStart;--i)
lines[i][0].length>trimIndent&&(chompStart=i+1);let value="",sep="",prevMoreIndented=!1;for(let i=0;i<contentStart;++i)value+=
lines[i][0].slice(trimIndent)+`
`;for(let i=contentStart;i<chompStart;++i){let[indent,content]=lines[i];offset+=indent.length+content.length+1;let crlf=content[content.
length-1]==="\r";if(crlf&&(content=content.slice(0,-1)),content&&indent.length<trimIndent){let message=`Block scalar lin\
es must not be less indented than their ${header.indent?"explicit indentation indicator":"first line"}`;onError(offset-content.
length-(crlf?2:1),"BAD_INDENT",message),indent=""}type===Scalar.BLOCK_LITERAL?(value+=sep+indent.slice(trimIndent)+content,
sep=`
`):indent.length>trimIndent||content[0]==="	"?(sep===" "?sep=`
`:!prevMoreIndented&&sep===`
`&&(sep=`

`),value+=sep+indent.slice(trimIndent)+content,sep=`
`,prevMoreIndented=!0):content===""?sep===`
`?value+=`
`:sep=`
`:(value+=sep+content,sep=" ",prevMoreIndented=!1)}switch(header.chomp){case"-":break;case"+":for(let i=chompStart;i<lines.
length;++i)value+=`
`+lines[i][0].slice(trimIndent);value[value.length-1]!==`
`&&(value+=`
`);break;default:value+=`
`}let end=start+header.length+scalar.source.length;return{value,type,comment:header.comment,range:[start,end,end]}}function parseBlockScalarHeader({
offset,props},strict,onError){if(props[0].type!=="block-scalar-header")return onError(props[0],"IMPOSSIBLE","Block scala\
r header not found"),null;let{source}=props[0],mode=source[0],indent=0,chomp="",error=-1;for(let i=1;i<source.length;++i){
let ch=source[i];if(!chomp&&(ch==="-"||ch==="+"))chomp=ch;else{let n=Number(ch);!indent&&n?indent=n:error===-1&&(error=offset+
i)}}error!==-1&&onError(error,"UNEXPECTED_TOKEN",`Block scalar header includes extra characters: ${source}`);let hasSpace=!1,
comment="",length=source.length;for(let i=1;i<props.length;++i){let token=props[i];switch(token.type){case"space":hasSpace=
!0;case"newline":length+=token.source.length;break;case"comment":strict&&!hasSpace&&onError(token,"MISSING_CHAR","Commen\
ts must be separated from other tokens by white space characters"),length+=token.source.length,comment=token.source.substring(
1);break;case"error":onError(token,"UNEXPECTED_TOKEN",token.message),length+=token.source.length;break;default:{let message=`\
Unexpected token in block scalar header: ${token.type}`;onError(token,"UNEXPECTED_TOKEN",message);let ts=token.source;ts&&
typeof ts=="string"&&(length+=ts.length)}}}return{mode,indent,chomp,comment,length}}function splitLines(source){let split=source.
split(/\n( *)/),first=split[0],m=first.match(/^( *)/),lines=[m?.[1]?[m[1],first.slice(m[1].length)]:["",first]];for(let i=1;i<
split.length;i+=2)lines.push([split[i],split[i+1]]);return lines}function resolveEnd(end,offset,reqSpace,onError){let comment="";if(end){let hasSpace=!1,sep="";for(let token of end){let{
source,type}=token;switch(type){case"space":hasSpace=!0;break;case"comment":{reqSpace&&!hasSpace&&onError(token,"MISSING\
_CHAR","Comments must be separated from other tokens by white space characters");let cb=source.substring(1)||" ";comment?
comment+=sep+cb:comment=cb,sep="";break}case"newline":comment&&(sep+=source),hasSpace=!0;break;default:onError(token,"UN\
EXPECTED_TOKEN",`Unexpected ${type} at node end`)}offset+=source.length}}return{comment,offset}}function resolveFlowScalar(scalar,strict,onError){let{offset,type,source,end}=scalar,_type,value,_onError=(rel,code2,msg)=>onError(
offset+rel,code2,msg);switch(type){case"scalar":_type=Scalar.PLAIN,value=plainValue(source,_onError);break;case"single-q\
uoted-scalar":_type=Scalar.QUOTE_SINGLE,value=singleQuotedValue(source,_onError);break;case"double-quoted-scalar":_type=
Scalar.QUOTE_DOUBLE,value=doubleQuotedValue(source,_onError);break;default:return onError(scalar,"UNEXPECTED_TOKEN",`Exp\
ected a flow scalar value, but found: ${type}`),{value:"",type:null,comment:"",range:[offset,offset+source.length,offset+
source.length]}}let valueEnd=offset+source.length,re=resolveEnd(end,valueEnd,strict,onError);return{value,type:_type,comment:re.
comment,range:[offset,valueEnd,re.offset]}}function plainValue(source,onError){let badChar="";switch(source[0]){case"	":
badChar="a tab character";break;case",":badChar="flow indicator character ,";break;case"%":badChar="directive indicator \
character %";break;case"|":case">":{badChar=`block scalar indicator ${source[0]}`;break}case"@":case"`":{badChar=`reserv\
ed character ${source[0]}`;break}}return badChar&&onError(0,"BAD_SCALAR_START",`Plain value cannot start with ${badChar}`),
unfoldLines(source)}function singleQuotedValue(source,onError){return(source[source.length-1]!=="'"||source.length===1)&&
onError(source.length,"MISSING_CHAR","Missing closing 'quote"),unfoldLines(source.slice(1,-1)).replace(/''/g,"'")}function unfoldLines(source){
let line=/(.*?)\r?\n/sy,match=line.exec(source);if(!match)return source;let trimEnd,trimBoth;try{trimEnd=new RegExp("(?<\
![ 	])[ 	]+$"),trimBoth=new RegExp("^[ 	]+|(?<![ 	])[ 	]+$","g")}catch{trimEnd=/[ \t]+$/,trimBoth=/^[ \t]+|[ \t]+$/g}let res=match[1].
replace(trimEnd,""),sep=" ",pos=line.lastIndex;for(;match=line.exec(source);){let lm=match[1].replace(trimBoth,"");lm===
""?sep===`
`?res+=sep:sep=`
`:(res+=sep+lm,sep=" "),pos=line.lastIndex}let last=/[ \t]*(.*)/sy;return last.lastIndex=pos,match=last.exec(source),res+
sep+(match?.[1]??"")}function doubleQuotedValue(source,onError){let res="";for(let i=1;i<source.length-1;++i){let ch=source[i];
if(!(ch==="\r"&&source[i+1]===`
`))if(ch===`
`){let{fold,offset}=foldNewline(source,i);res+=fold,i=offset}else if(ch==="\\"){let next=source[++i],cc=escapeCodes[next];
if(cc)res+=cc;else if(next===`
`)for(next=source[i+1];next===" "||next==="	";)next=source[++i+1];else if(next==="\r"&&source[i+1]===`
`)for(next=source[++i+1];next===" "||next==="	";)next=source[++i+1];else if(next==="x"||next==="u"||next==="U"){let length=next===
"x"?2:next==="u"?4:8;res+=parseCharCode(source,i+1,length,onError),i+=length}else{let raw=source.substr(i-1,2);onError(i-
1,"BAD_DQ_ESCAPE",`Invalid escape sequence ${raw}`),res+=raw}}else if(ch===" "||ch==="	"){let wsStart=i,next=source[i+1];
for(;next===" "||next==="	";)next=source[++i+1];next!==`
`&&!(next==="\r"&&source[i+2]===`
`)&&(res+=i>wsStart?source.slice(wsStart,i+1):ch)}else res+=ch}return(source[source.length-1]!=='"'||source.length===1)&&
onError(source.length,"MISSING_CHAR",'Missing closing "quote'),res}function foldNewline(source,offset){let fold="",ch=source[offset+
1];for(;(ch===" "||ch==="	"||ch===`
`||ch==="\r")&&!(ch==="\r"&&source[offset+2]!==`
`);)ch===`
`&&(fold+=`
`),offset+=1,ch=source[offset+1];return fold||(fold=" "),{fold,offset}}var escapeCodes={0:"\0",a:"\x07",b:"\b",e:"\x1B",
f:"\f",n:`
`,r:"\r",t:"	",v:"\v",N:"\x85",_:"\xA0",L:"\u2028",P:"\u2029"," ":" ",'"':'"',"/":"/","\\":"\\","	":"	"};function parseCharCode(source,offset,length,onError){
let cc=source.substr(offset,length),code2=cc.length===length&&/^[0-9a-fA-F]+$/.test(cc)?parseInt(cc,16):NaN;try{return String.
fromCodePoint(code2)}catch{let raw=source.substr(offset-2,length+2);return onError(offset-2,"BAD_DQ_ESCAPE",`Invalid esc\
ape sequence ${raw}`),raw}}var YAMLError=class extends Error{constructor(name,pos,code2,message){super(),this.name=name,this.code=code2,this.message=
message,this.pos=pos}},YAMLParseError=class extends YAMLError{constructor(pos,code2,message){super("YAMLParseError",pos,
code2,message)}},YAMLWarning=class extends YAMLError{constructor(pos,code2,message){super("YAMLWarning",pos,code2,message)}},
prettifyError=(src,lc)=>error=>{if(error.pos[0]===-1)return;error.linePos=error.pos.map(pos=>lc.linePos(pos));let{line,col}=error.
linePos[0];error.message+=` at line ${line}, column ${col}`;let ci=col-1,lineStr=src.substring(lc.lineStarts[line-1],lc.
lineStarts[line]).replace(/[\n\r]+$/,"");if(ci>=60&&lineStr.length>80){let trimStart=Math.min(ci-39,lineStr.length-79);lineStr=
"\u2026"+lineStr.substring(trimStart),ci-=trimStart-1}if(lineStr.length>80&&(lineStr=lineStr.substring(0,79)+"\u2026"),line>
1&&/^ *$/.test(lineStr.substring(0,ci))){let prev=src.substring(lc.lineStarts[line-2],lc.lineStarts[line-1]);prev.length>
80&&(prev=prev.substring(0,79)+`\u2026
`),lineStr=prev+lineStr}if(/[^ ]/.test(lineStr)){let count=1,end=error.linePos[1];end?.line===line&&end.col>col&&(count=
Math.max(1,Math.min(end.col-col,80-ci)));let pointer=" ".repeat(ci)+"^".repeat(count);error.message+=`:

${lineStr}
${pointer}
`}};var FOLD_FLOW="flow",FOLD_BLOCK="block",FOLD_QUOTED="quoted";function foldFlowLines(text2,indent,mode="flow",{indentAtStart,
lineWidth=80,minContentWidth=20,onFold,onOverflow}={}){if(!lineWidth||lineWidth<0)return text2;lineWidth<minContentWidth&&
(minContentWidth=0);let endStep=Math.max(1+minContentWidth,1+lineWidth-indent.length);if(text2.length<=endStep)return text2;
let folds=[],escapedFolds={},end=lineWidth-indent.length;typeof indentAtStart=="number"&&(indentAtStart>lineWidth-Math.max(
2,minContentWidth)?folds.push(0):end=lineWidth-indentAtStart);let split,prev,overflow=!1,i=-1,escStart=-1,escEnd=-1;mode===
FOLD_BLOCK&&(i=consumeMoreIndentedLines(text2,i,indent.length),i!==-1&&(end=i+endStep));for(let ch;ch=text2[i+=1];){if(mode===
FOLD_QUOTED&&ch==="\\"){switch(escStart=i,text2[i+1]){case"x":i+=3;break;case"u":i+=5;break;case"U":i+=9;break;default:i+=
1}escEnd=i}if(ch===`
`)mode===FOLD_BLOCK&&(i=consumeMoreIndentedLines(text2,i,indent.length)),end=i+indent.length+endStep,split=void 0;else{if(ch===
" "&&prev&&prev!==" "&&prev!==`
`&&prev!=="	"){let next=text2[i+1];next&&next!==" "&&next!==`
`&&next!=="	"&&(split=i)}if(i>=end)if(split)folds.push(split),end=split+endStep,split=void 0;else if(mode===FOLD_QUOTED){
for(;prev===" "||prev==="	";)prev=ch,ch=text2[i+=1],overflow=!0;let j=i>escEnd+1?i-2:escStart-1;if(escapedFolds[j])return text2;
folds.push(j),escapedFolds[j]=!0,end=j+endStep,split=void 0}else overflow=!0}prev=ch}if(overflow&&onOverflow&&onOverflow(),
folds.length===0)return text2;onFold&&onFold();let res=text2.slice(0,folds[0]);for(let i2=0;i2<folds.length;++i2){let fold=folds[i2],
end2=folds[i2+1]||text2.length;fold===0?res=`
${indent}${text2.slice(0,end2)}`:(mode===FOLD_QUOTED&&escapedFolds[fold]&&(res+=`${text2[fold]}\\`),res+=`
${indent}${text2.slice(fold+1,end2)}`)}return res}function consumeMoreIndentedLines(text2,i,indent){let end=i,start=i+1,
ch=text2[start];for(;ch===" "||ch==="	";)if(i<start+indent)ch=text2[++i];else{do ch=text2[++i];while(ch&&ch!==`
`);end=i,start=i+1,ch=text2[start]}return end}var getFoldOptions=(ctx,isBlock2)=>({indentAtStart:isBlock2?ctx.indent.length:ctx.indentAtStart,lineWidth:ctx.options.lineWidth,
minContentWidth:ctx.options.minContentWidth}),containsDocumentMarker=str=>/^(%|---|\.\.\.)/m.test(str);function lineLengthOverLimit(str,lineWidth,indentLength){
if(!lineWidth||lineWidth<0)return!1;let limit=lineWidth-indentLength,strLen=str.length;if(strLen<=limit)return!1;for(let i=0,
start=0;i<strLen;++i)if(str[i]===`
`){if(i-start>limit)return!0;if(start=i+1,strLen-start<=limit)return!1}return!0}function doubleQuotedString(value,ctx){let json=JSON.
stringify(value);if(ctx.options.doubleQuotedAsJSON)return json;let{implicitKey}=ctx,minMultiLineLength=ctx.options.doubleQuotedMinMultiLineLength,
indent=ctx.indent||(containsDocumentMarker(value)?"  ":""),str="",start=0;for(let i=0,ch=json[i];ch;ch=json[++i])if(ch===
" "&&json[i+1]==="\\"&&json[i+2]==="n"&&(str+=json.slice(start,i)+"\\ ",i+=1,start=i,ch="\\"),ch==="\\")switch(json[i+1]){case"\
u":{str+=json.slice(start,i);let code2=json.substr(i+2,4);switch(code2){case"0000":str+="\\0";break;case"0007":str+="\\a";
break;case"000b":str+="\\v";break;case"001b":str+="\\e";break;case"0085":str+="\\N";break;case"00a0":str+="\\_";break;case"\
2028":str+="\\L";break;case"2029":str+="\\P";break;default:code2.substr(0,2)==="00"?str+="\\x"+code2.substr(2):str+=json.
substr(i,6)}i+=5,start=i+1}break;case"n":if(implicitKey||json[i+2]==='"'||json.length<minMultiLineLength)i+=1;else{for(str+=
json.slice(start,i)+`

`;json[i+2]==="\\"&&json[i+3]==="n"&&json[i+4]!=='"';)str+=`
`,i+=2;str+=indent,json[i+2]===" "&&(str+="\\"),i+=1,start=i+1}break;default:i+=1}return str=start?str+json.slice(start):
json,implicitKey?str:foldFlowLines(str,indent,FOLD_QUOTED,getFoldOptions(ctx,!1))}function singleQuotedString(value,ctx){
if(ctx.options.singleQuote===!1||ctx.implicitKey&&value.includes(`
`)||/[ \t]\n|\n[ \t]/.test(value))return doubleQuotedString(value,ctx);let indent=ctx.indent||(containsDocumentMarker(value)?
"  ":""),res="'"+value.replace(/'/g,"''").replace(/\n+/g,`$&
${indent}`)+"'";return ctx.implicitKey?res:foldFlowLines(res,indent,FOLD_FLOW,getFoldOptions(ctx,!1))}function quotedString(value,ctx){
let{singleQuote}=ctx.options,qs;if(singleQuote===!1)qs=doubleQuotedString;else{let hasDouble=value.includes('"'),hasSingle=value.
includes("'");hasDouble&&!hasSingle?qs=singleQuotedString:hasSingle&&!hasDouble?qs=doubleQuotedString:qs=singleQuote?singleQuotedString:
doubleQuotedString}return qs(value,ctx)}var blockEndNewlines;try{blockEndNewlines=new RegExp(`(^|(?<!
))
+(?!
|$)`,"g")}catch{blockEndNewlines=/\n+(?!\n|$)/g}function blockString({comment,type,value},ctx,onComment,onChompKeep){let{
blockQuote,commentString,lineWidth}=ctx.options;if(!blockQuote||/\n[\t ]+$/.test(value))return quotedString(value,ctx);let indent=ctx.
indent||(ctx.forceBlockIndent||containsDocumentMarker(value)?"  ":""),literal=blockQuote==="literal"?!0:blockQuote==="fo\
lded"||type===Scalar.BLOCK_FOLDED?!1:type===Scalar.BLOCK_LITERAL?!0:!lineLengthOverLimit(value,lineWidth,indent.length);
if(!value)return literal?`|
`:`>
`;let chomp,endStart;for(endStart=value.length;endStart>0;--endStart){let ch=value[endStart-1];if(ch!==`
`&&ch!=="	"&&ch!==" ")break}let end=value.substring(endStart),endNlPos=end.indexOf(`
`);endNlPos===-1?chomp="-":value===end||endNlPos!==end.length-1?(chomp="+",onChompKeep&&onChompKeep()):chomp="",end&&(value=
value.slice(0,-end.length),end[end.length-1]===`
`&&(end=end.slice(0,-1)),end=end.replace(blockEndNewlines,`$&${indent}`));let startWithSpace=!1,startEnd,startNlPos=-1;for(startEnd=
0;startEnd<value.length;++startEnd){let ch=value[startEnd];if(ch===" ")startWithSpace=!0;else if(ch===`
`)startNlPos=startEnd;else break}let start=value.substring(0,startNlPos<startEnd?startNlPos+1:startEnd);start&&(value=value.
substring(start.length),start=start.replace(/\n+/g,`$&${indent}`));let header=(startWithSpace?indent?"2":"1":"")+chomp;if(comment&&
(header+=" "+commentString(comment.replace(/ ?[\r\n]+/g," ")),onComment&&onComment()),!literal){let foldedValue=value.replace(
/\n+/g,`
$&`).replace(/(?:^|\n)([\t ].*)(?:([\n\t ]*)\n(?![\n\t ]))?/g,"$1$2").replace(/\n+/g,`$&${indent}`),literalFallback=!1,foldOptions=getFoldOptions(
ctx,!0);blockQuote!=="folded"&&type!==Scalar.BLOCK_FOLDED&&(foldOptions.onOverflow=()=>{literalFallback=!0});let body=foldFlowLines(
`${start}${foldedValue}${end}`,indent,FOLD_BLOCK,foldOptions);if(!literalFallback)return`>${header}
${indent}${body}`}return value=value.replace(/\n+/g,`$&${indent}`),`|${header}
${indent}${start}${value}${end}`}function plainString(item,ctx,onComment,onChompKeep){let{type,value}=item,{actualString,
implicitKey,indent,indentStep,inFlow}=ctx;if(implicitKey&&value.includes(`
`)||inFlow&&/[[\]{},]/.test(value))return quotedString(value,ctx);if(/^[\n\t ,[\]{}#&*!|>'"%@`]|^[?-]$|^[?-][ \t]|[\n:][ \t]|[ \t]\n|[\n\t ]#|[\n\t :]$/.
test(value))return implicitKey||inFlow||!value.includes(`
`)?quotedString(value,ctx):blockString(item,ctx,onComment,onChompKeep);if(!implicitKey&&!inFlow&&type!==Scalar.PLAIN&&value.
includes(`
`))return blockString(item,ctx,onComment,onChompKeep);if(containsDocumentMarker(value)){if(indent==="")return ctx.forceBlockIndent=
!0,blockString(item,ctx,onComment,onChompKeep);if(implicitKey&&indent===indentStep)return quotedString(value,ctx)}let str=value.
replace(/\n+/g,`$&
${indent}`);if(actualString){let test=tag=>tag.default&&tag.tag!=="tag:yaml.org,2002:str"&&tag.test?.test(str),{compat,tags}=ctx.
doc.schema;if(tags.some(test)||compat?.some(test))return quotedString(value,ctx)}return implicitKey?str:foldFlowLines(str,
indent,FOLD_FLOW,getFoldOptions(ctx,!1))}function stringifyString(item,ctx,onComment,onChompKeep){let{implicitKey,inFlow}=ctx,
ss=typeof item.value=="string"?item:Object.assign({},item,{value:String(item.value)}),{type}=item;type!==Scalar.QUOTE_DOUBLE&&
/[\x00-\x08\x0b-\x1f\x7f-\x9f\u{D800}-\u{DFFF}]/u.test(ss.value)&&(type=Scalar.QUOTE_DOUBLE);let _stringify=_type=>{switch(_type){case Scalar.
BLOCK_FOLDED:case Scalar.BLOCK_LITERAL:return implicitKey||inFlow?quotedString(ss.value,ctx):blockString(ss,ctx,onComment,
onChompKeep);case Scalar.QUOTE_DOUBLE:return doubleQuotedString(ss.value,ctx);case Scalar.QUOTE_SINGLE:return singleQuotedString(
ss.value,ctx);case Scalar.PLAIN:return plainString(ss,ctx,onComment,onChompKeep);default:return null}},res=_stringify(type);
if(res===null){let{defaultKeyType,defaultStringType}=ctx.options,t=implicitKey&&defaultKeyType||defaultStringType;if(res=
_stringify(t),res===null)throw new Error(`Unsupported default string type ${t}`)}return res}var BREAK2=Symbol("break visit"),SKIP2=Symbol("skip children"),REMOVE2=Symbol("remove item");function visit2(cst,visitor){
"type"in cst&&cst.type==="document"&&(cst={start:cst.start,value:cst.value}),_visit(Object.freeze([]),cst,visitor)}visit2.
BREAK=BREAK2;visit2.SKIP=SKIP2;visit2.REMOVE=REMOVE2;visit2.itemAtPath=(cst,path)=>{let item=cst;for(let[field,index]of path){
let tok=item?.[field];if(tok&&"items"in tok)item=tok.items[index];else return}return item};visit2.parentCollection=(cst,path)=>{
let parent=visit2.itemAtPath(cst,path.slice(0,-1)),field=path[path.length-1][0],coll=parent?.[field];if(coll&&"items"in coll)
return coll;throw new Error("Parent collection not found")};function _visit(path,item,visitor){let ctrl=visitor(item,path);
if(typeof ctrl=="symbol")return ctrl;for(let field of["key","value"]){let token=item[field];if(token&&"items"in token){for(let i=0;i<
token.items.length;++i){let ci=_visit(Object.freeze(path.concat([[field,i]])),token.items[i],visitor);if(typeof ci=="num\
ber")i=ci-1;else{if(ci===BREAK2)return BREAK2;ci===REMOVE2&&(token.items.splice(i,1),i-=1)}}typeof ctrl=="function"&&field===
"key"&&(ctrl=ctrl(item,path))}}return typeof ctrl=="function"?ctrl(item,path):ctrl}var BOM="\uFEFF",DOCUMENT="",FLOW_END="",SCALAR2="";function tokenType(source){switch(source){case BOM:return"byte-order-mark";case DOCUMENT:return"doc-mode";case FLOW_END:
return"flow-error-end";case SCALAR2:return"scalar";case"---":return"doc-start";case"...":return"doc-end";case"":case`
`:case`\r
`:return"newline";case"-":return"seq-item-ind";case"?":return"explicit-key-ind";case":":return"map-value-ind";case"{":return"\
flow-map-start";case"}":return"flow-map-end";case"[":return"flow-seq-start";case"]":return"flow-seq-end";case",":return"\
comma"}switch(source[0]){case" ":case"	":return"space";case"#":return"comment";case"%":return"directive-line";case"*":return"\
alias";case"&":return"anchor";case"!":return"tag";case"'":return"single-quoted-scalar";case'"':return"double-quoted-scal\
ar";case"|":case">":return"block-scalar-header"}return null}function isEmpty(ch){switch(ch){case void 0:case" ":case`
`:case"\r":case"	":return!0;default:return!1}}var hexDigits=new Set("0123456789ABCDEFabcdef"),tagChars=new Set("01234567\
89ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-#;/?:@&=+$_.!~*'()"),flowIndicatorChars=new Set(",[]{}"),invalidAnchorChars=new Set(
` ,[]{}
\r	`),isNotAnchorChar=ch=>!ch||invalidAnchorChars.has(ch),Lexer=class{constructor(){this.atEnd=!1,this.blockScalarIndent=
-1,this.blockScalarKeep=!1,this.buffer="",this.flowKey=!1,this.flowLevel=0,this.indentNext=0,this.indentValue=0,this.lineEndPos=
null,this.next=null,this.pos=0}*lex(source,incomplete=!1){if(source){if(typeof source!="string")throw TypeError("source \
is not a string");this.buffer=this.buffer?this.buffer+source:source,this.lineEndPos=null}this.atEnd=!incomplete;let next=this.
next??"stream";for(;next&&(incomplete||this.hasChars(1));)next=yield*this.parseNext(next)}atLineEnd(){let i=this.pos,ch=this.
buffer[i];for(;ch===" "||ch==="	";)ch=this.buffer[++i];return!ch||ch==="#"||ch===`
`?!0:ch==="\r"?this.buffer[i+1]===`
`:!1}charAt(n){return this.buffer[this.pos+n]}continueScalar(offset){let ch=this.buffer[offset];if(this.indentNext>0){let indent=0;
for(;ch===" ";)ch=this.buffer[++indent+offset];if(ch==="\r"){let next=this.buffer[indent+offset+1];if(next===`
`||!next&&!this.atEnd)return offset+indent+1}return ch===`
`||indent>=this.indentNext||!ch&&!this.atEnd?offset+indent:-1}if(ch==="-"||ch==="."){let dt=this.buffer.substr(offset,3);
if((dt==="---"||dt==="...")&&isEmpty(this.buffer[offset+3]))return-1}return offset}getLine(){let end=this.lineEndPos;return(typeof end!=
"number"||end!==-1&&end<this.pos)&&(end=this.buffer.indexOf(`
`,this.pos),this.lineEndPos=end),end===-1?this.atEnd?this.buffer.substring(this.pos):null:(this.buffer[end-1]==="\r"&&(end-=
1),this.buffer.substring(this.pos,end))}hasChars(n){return this.pos+n<=this.buffer.length}setNext(state){return this.buffer=
this.buffer.substring(this.pos),this.pos=0,this.lineEndPos=null,this.next=state,null}peek(n){return this.buffer.substr(this.
pos,n)}*parseNext(next){switch(next){case"stream":return yield*this.parseStream();case"line-start":return yield*this.parseLineStart();case"\
block-start":return yield*this.parseBlockStart();case"doc":return yield*this.parseDocument();case"flow":return yield*this.
parseFlowCollection();case"quoted-scalar":return yield*this.parseQuotedScalar();case"block-scalar":return yield*this.parseBlockScalar();case"\
plain-scalar":return yield*this.parsePlainScalar()}}*parseStream(){let line=this.getLine();if(line===null)return this.setNext(
"stream");if(line[0]===BOM&&(yield*this.pushCount(1),line=line.substring(1)),line[0]==="%"){let dirEnd=line.length,cs=line.
indexOf("#");for(;cs!==-1;){let ch=line[cs-1];if(ch===" "||ch==="	"){dirEnd=cs-1;break}else cs=line.indexOf("#",cs+1)}for(;;){
let ch=line[dirEnd-1];if(ch===" "||ch==="	")dirEnd-=1;else break}let n=(yield*this.pushCount(dirEnd))+(yield*this.pushSpaces(
!0));return yield*this.pushCount(line.length-n),this.pushNewline(),"stream"}if(this.atLineEnd()){let sp=yield*this.pushSpaces(
!0);return yield*this.pushCount(line.length-sp),yield*this.pushNewline(),"stream"}return yield DOCUMENT,yield*this.parseLineStart()}*parseLineStart(){
let ch=this.charAt(0);if(!ch&&!this.atEnd)return this.setNext("line-start");if(ch==="-"||ch==="."){if(!this.atEnd&&!this.
hasChars(4))return this.setNext("line-start");let s=this.peek(3);if((s==="---"||s==="...")&&isEmpty(this.charAt(3)))return yield*this.
pushCount(3),this.indentValue=0,this.indentNext=0,s==="---"?"doc":"stream"}return this.indentValue=yield*this.pushSpaces(
!1),this.indentNext>this.indentValue&&!isEmpty(this.charAt(1))&&(this.indentNext=this.indentValue),yield*this.parseBlockStart()}*parseBlockStart(){
let[ch0,ch1]=this.peek(2);if(!ch1&&!this.atEnd)return this.setNext("block-start");if((ch0==="-"||ch0==="?"||ch0===":")&&
isEmpty(ch1)){let n=(yield*this.pushCount(1))+(yield*this.pushSpaces(!0));return this.indentNext=this.indentValue+1,this.
indentValue+=n,"block-start"}return"doc"}*parseDocument(){yield*this.pushSpaces(!0);let line=this.getLine();if(line===null)
return this.setNext("doc");let n=yield*this.pushIndicators();switch(line[n]){case"#":yield*this.pushCount(line.length-n);case void 0:
return yield*this.pushNewline(),yield*this.parseLineStart();case"{":case"[":return yield*this.pushCount(1),this.flowKey=
!1,this.flowLevel=1,"flow";case"}":case"]":return yield*this.pushCount(1),"doc";case"*":return yield*this.pushUntil(isNotAnchorChar),
"doc";case'"':case"'":return yield*this.parseQuotedScalar();case"|":case">":return n+=yield*this.parseBlockScalarHeader(),
n+=yield*this.pushSpaces(!0),yield*this.pushCount(line.length-n),yield*this.pushNewline(),yield*this.parseBlockScalar();default:
return yield*this.parsePlainScalar()}}*parseFlowCollection(){let nl,sp,indent=-1;do nl=yield*this.pushNewline(),nl>0?(sp=
yield*this.pushSpaces(!1),this.indentValue=indent=sp):sp=0,sp+=yield*this.pushSpaces(!0);while(nl+sp>0);let line=this.getLine();
if(line===null)return this.setNext("flow");if((indent!==-1&&indent<this.indentNext&&line[0]!=="#"||indent===0&&(line.startsWith(
"---")||line.startsWith("..."))&&isEmpty(line[3]))&&!(indent===this.indentNext-1&&this.flowLevel===1&&(line[0]==="]"||line[0]===
"}")))return this.flowLevel=0,yield FLOW_END,yield*this.parseLineStart();let n=0;for(;line[n]===",";)n+=yield*this.pushCount(
1),n+=yield*this.pushSpaces(!0),this.flowKey=!1;switch(n+=yield*this.pushIndicators(),line[n]){case void 0:return"flow";case"\
#":return yield*this.pushCount(line.length-n),"flow";case"{":case"[":return yield*this.pushCount(1),this.flowKey=!1,this.
flowLevel+=1,"flow";case"}":case"]":return yield*this.pushCount(1),this.flowKey=!0,this.flowLevel-=1,this.flowLevel?"flo\
w":"doc";case"*":return yield*this.pushUntil(isNotAnchorChar),"flow";case'"':case"'":return this.flowKey=!0,yield*this.parseQuotedScalar();case"\
:":{let next=this.charAt(1);if(this.flowKey||isEmpty(next)||next===",")return this.flowKey=!1,yield*this.pushCount(1),yield*this.
pushSpaces(!0),"flow"}default:return this.flowKey=!1,yield*this.parsePlainScalar()}}*parseQuotedScalar(){let quote=this.
charAt(0),end=this.buffer.indexOf(quote,this.pos+1);if(quote==="'")for(;end!==-1&&this.buffer[end+1]==="'";)end=this.buffer.
indexOf("'",end+2);else for(;end!==-1;){let n=0;for(;this.buffer[end-1-n]==="\\";)n+=1;if(n%2===0)break;end=this.buffer.
indexOf('"',end+1)}let qb=this.buffer.substring(0,end),nl=qb.indexOf(`
`,this.pos);if(nl!==-1){for(;nl!==-1;){let cs=this.continueScalar(nl+1);if(cs===-1)break;nl=qb.indexOf(`
`,cs)}nl!==-1&&(end=nl-(qb[nl-1]==="\r"?2:1))}if(end===-1){if(!this.atEnd)return this.setNext("quoted-scalar");end=this.
buffer.length}return yield*this.pushToIndex(end+1,!1),this.flowLevel?"flow":"doc"}*parseBlockScalarHeader(){this.blockScalarIndent=
-1,this.blockScalarKeep=!1;let i=this.pos;for(;;){let ch=this.buffer[++i];if(ch==="+")this.blockScalarKeep=!0;else if(ch>
"0"&&ch<="9")this.blockScalarIndent=Number(ch)-1;else if(ch!=="-")break}return yield*this.pushUntil(ch=>isEmpty(ch)||ch===
"#")}*parseBlockScalar(){let nl=this.pos-1,indent=0,ch;loop:for(let i2=this.pos;ch=this.buffer[i2];++i2)switch(ch){case"\
 ":indent+=1;break;case`
`:nl=i2,indent=0;break;case"\r":{let next=this.buffer[i2+1];if(!next&&!this.atEnd)return this.setNext("block-scalar");if(next===
`
`)break}default:break loop}if(!ch&&!this.atEnd)return this.setNext("block-scalar");if(indent>=this.indentNext){this.blockScalarIndent===
-1?this.indentNext=indent:this.indentNext=this.blockScalarIndent+(this.indentNext===0?1:this.indentNext);do{let cs=this.
continueScalar(nl+1);if(cs===-1)break;nl=this.buffer.indexOf(`
`,cs)}while(nl!==-1);if(nl===-1){if(!this.atEnd)return this.setNext("block-scalar");nl=this.buffer.length}}let i=nl+1;for(ch=
this.buffer[i];ch===" ";)ch=this.buffer[++i];if(ch==="	"){for(;ch==="	"||ch===" "||ch==="\r"||ch===`
`;)ch=this.buffer[++i];nl=i-1}else if(!this.blockScalarKeep)do{let i2=nl-1,ch2=this.buffer[i2];ch2==="\r"&&(ch2=this.buffer[--i2]);
let lastChar=i2;for(;ch2===" ";)ch2=this.buffer[--i2];if(ch2===`
`&&i2>=this.pos&&i2+1+indent>lastChar)nl=i2;else break}while(!0);return yield SCALAR2,yield*this.pushToIndex(nl+1,!0),yield*this.
parseLineStart()}*parsePlainScalar(){let inFlow=this.flowLevel>0,end=this.pos-1,i=this.pos-1,ch;for(;ch=this.buffer[++i];)
if(ch===":"){let next=this.buffer[i+1];if(isEmpty(next)||inFlow&&flowIndicatorChars.has(next))break;end=i}else if(isEmpty(
ch)){let next=this.buffer[i+1];if(ch==="\r"&&(next===`
`?(i+=1,ch=`
`,next=this.buffer[i+1]):end=i),next==="#"||inFlow&&flowIndicatorChars.has(next))break;if(ch===`
`){let cs=this.continueScalar(i+1);if(cs===-1)break;i=Math.max(i,cs-2)}}else{if(inFlow&&flowIndicatorChars.has(ch))break;
end=i}return!ch&&!this.atEnd?this.setNext("plain-scalar"):(yield SCALAR2,yield*this.pushToIndex(end+1,!0),inFlow?"flow":
"doc")}*pushCount(n){return n>0?(yield this.buffer.substr(this.pos,n),this.pos+=n,n):0}*pushToIndex(i,allowEmpty){let s=this.
buffer.slice(this.pos,i);return s?(yield s,this.pos+=s.length,s.length):(allowEmpty&&(yield""),0)}*pushIndicators(){let n=0;
loop:for(;;){switch(this.charAt(0)){case"!":n+=yield*this.pushTag(),n+=yield*this.pushSpaces(!0);continue loop;case"&":n+=
yield*this.pushUntil(isNotAnchorChar),n+=yield*this.pushSpaces(!0);continue loop;case"-":case"?":case":":{let inFlow=this.
flowLevel>0,ch1=this.charAt(1);if(isEmpty(ch1)||inFlow&&flowIndicatorChars.has(ch1)){inFlow?this.flowKey&&(this.flowKey=
!1):this.indentNext=this.indentValue+1,n+=yield*this.pushCount(1),n+=yield*this.pushSpaces(!0);continue loop}}}break loop}
return n}*pushTag(){if(this.charAt(1)==="<"){let i=this.pos+2,ch=this.buffer[i];for(;!isEmpty(ch)&&ch!==">";)ch=this.buffer[++i];
return yield*this.pushToIndex(ch===">"?i+1:i,!1)}else{let i=this.pos+1,ch=this.buffer[i];for(;ch;)if(tagChars.has(ch))ch=
this.buffer[++i];else if(ch==="%"&&hexDigits.has(this.buffer[i+1])&&hexDigits.has(this.buffer[i+2]))ch=this.buffer[i+=3];else
break;return yield*this.pushToIndex(i,!1)}}*pushNewline(){let ch=this.buffer[this.pos];return ch===`
`?yield*this.pushCount(1):ch==="\r"&&this.charAt(1)===`
`?yield*this.pushCount(2):0}*pushSpaces(allowTabs){let i=this.pos-1,ch;do ch=this.buffer[++i];while(ch===" "||allowTabs&&
ch==="	");let n=i-this.pos;return n>0&&(yield this.buffer.substr(this.pos,n),this.pos=i),n}*pushUntil(test){let i=this.pos,
ch=this.buffer[i];for(;!test(ch);)ch=this.buffer[++i];return yield*this.pushToIndex(i,!1)}};var LineCounter=class{constructor(){this.lineStarts=[],this.addNewLine=offset=>this.lineStarts.push(offset),this.linePos=
offset=>{let low=0,high=this.lineStarts.length;for(;low<high;){let mid=low+high>>1;this.lineStarts[mid]<offset?low=mid+1:
high=mid}if(this.lineStarts[low]===offset)return{line:low+1,col:1};if(low===0)return{line:0,col:offset};let start=this.lineStarts[low-
1];return{line:low,col:offset-start+1}}}};var escapeChars={"!":"%21",",":"%2C","[":"%5B","]":"%5D","{":"%7B","}":"%7D"},escapeTagName=tn=>tn.replace(/[!,[\]{}]/g,
ch=>escapeChars[ch]),Directives=class _Directives{constructor(yaml,tags){this.docStart=null,this.docEnd=!1,this.yaml=Object.
assign({},_Directives.defaultYaml,yaml),this.tags=Object.assign({},_Directives.defaultTags,tags)}clone(){let copy2=new _Directives(
this.yaml,this.tags);return copy2.docStart=this.docStart,copy2}atDocument(){let res=new _Directives(this.yaml,this.tags);
switch(this.yaml.version){case"1.1":this.atNextDocument=!0;break;case"1.2":this.atNextDocument=!1,this.yaml={explicit:_Directives.
defaultYaml.explicit,version:"1.2"},this.tags=Object.assign({},_Directives.defaultTags);break}return res}add(line,onError){
this.atNextDocument&&(this.yaml={explicit:_Directives.defaultYaml.explicit,version:"1.1"},this.tags=Object.assign({},_Directives.
defaultTags),this.atNextDocument=!1);let parts=line.trim().split(/[ \t]+/),name=parts.shift();switch(name){case"%TAG":{if(parts.
length!==2&&(onError(0,"%TAG directive should contain exactly two parts"),parts.length<2))return!1;let[handle,prefix]=parts;
return this.tags[handle]=prefix,!0}case"%YAML":{if(this.yaml.explicit=!0,parts.length!==1)return onError(0,"%YAML direct\
ive should contain exactly one part"),!1;let[version]=parts;if(version==="1.1"||version==="1.2")return this.yaml.version=
version,!0;{let isValid=/^\d+\.\d+$/.test(version);return onError(6,`Unsupported YAML version ${version}`,isValid),!1}}default:
return onError(0,`Unknown directive ${name}`,!0),!1}}tagName(source,onError){if(source==="!")return"!";if(source[0]!=="!")
return onError(`Not a valid tag: ${source}`),null;if(source[1]==="<"){let verbatim=source.slice(2,-1);return verbatim===
"!"||verbatim==="!!"?(onError(`Verbatim tags aren't resolved, so ${source} is invalid.`),null):(source[source.length-1]!==
">"&&onError("Verbatim tags must end with a >"),verbatim)}let[,handle,suffix]=source.match(/^(.*!)([^!]*)$/s);suffix||onError(
`The ${source} tag has no suffix`);let prefix=this.tags[handle];if(prefix)try{return prefix+decodeURIComponent(suffix)}catch(error){
return onError(String(error)),null}return handle==="!"?source:(onError(`Could not resolve tag: ${source}`),null)}tagString(tag){
for(let[handle,prefix]of Object.entries(this.tags))if(tag.startsWith(prefix))return handle+escapeTagName(tag.substring(prefix.
length));return tag[0]==="!"?tag:`!<${tag}>`}toString(doc){let lines=this.yaml.explicit?[`%YAML ${this.yaml.version||"1.\
2"}`]:[],tagEntries=Object.entries(this.tags),tagNames;if(doc&&tagEntries.length>0&&isNode(doc.contents)){let tags={};visit(
doc.contents,(_key,node)=>{isNode(node)&&node.tag&&(tags[node.tag]=!0)}),tagNames=Object.keys(tags)}else tagNames=[];for(let[
handle,prefix]of tagEntries)handle==="!!"&&prefix==="tag:yaml.org,2002:"||(!doc||tagNames.some(tn=>tn.startsWith(prefix)))&&
lines.push(`%TAG ${handle} ${prefix}`);return lines.join(`
`)}};Directives.defaultYaml={explicit:!1,version:"1.2"};Directives.defaultTags={"!!":"tag:yaml.org,2002:"};function anchorIsValid(anchor){if(/[\x00-\x19\s,[\]{}]/.test(anchor)){let msg=`Anchor must not contain whitespace or con\
trol characters: ${JSON.stringify(anchor)}`;throw new Error(msg)}return!0}function anchorNames(root){let anchors=new Set;
return visit(root,{Value(_key,node){node.anchor&&anchors.add(node.anchor)}}),anchors}function findNewAnchor(prefix,exclude){
for(let i=1;;++i){let name=`${prefix}${i}`;if(!exclude.has(name))return name}}function createNodeAnchors(doc,prefix){let aliasObjects=[],
sourceObjects=new Map,prevAnchors=null;return{onAnchor:source=>{aliasObjects.push(source),prevAnchors??(prevAnchors=anchorNames(
doc));let anchor=findNewAnchor(prefix,prevAnchors);return prevAnchors.add(anchor),anchor},setAnchors:()=>{for(let source of aliasObjects){
let ref=sourceObjects.get(source);if(typeof ref=="object"&&ref.anchor&&(isScalar(ref.node)||isCollection(ref.node)))ref.
node.anchor=ref.anchor;else{let error=new Error("Failed to resolve repeated object (this should not happen)");throw error.
source=source,error}}},sourceObjects}}var Alias=class extends NodeBase{constructor(source){super(ALIAS),this.source=source,Object.defineProperty(this,"tag",{set(){
throw new Error("Alias nodes cannot have tags")}})}resolve(doc,ctx){if(ctx?.maxAliasCount===0)throw new ReferenceError("\
Alias resolution is disabled");let nodes;ctx?.aliasResolveCache?nodes=ctx.aliasResolveCache:(nodes=[],visit(doc,{Node:(_key,node)=>{
(isAlias(node)||hasAnchor(node))&&nodes.push(node)}}),ctx&&(ctx.aliasResolveCache=nodes));let found;for(let node of nodes){
if(node===this)break;node.anchor===this.source&&(found=node)}if(found&&ctx){let{anchors,doc:doc2,maxAliasCount}=ctx,data=anchors.
get(found);if(data||(toJS(found,null,ctx),data=anchors.get(found)),data?.res===void 0){let msg="This should not happen: \
Alias anchor was not resolved?";throw new ReferenceError(msg)}if(maxAliasCount>=0&&(data.count+=1,data.aliasCount===0&&(data.
aliasCount=getAliasCount(doc2,found,anchors)),data.count*data.aliasCount>maxAliasCount)){let msg="Excessive alias count \
indicates a resource exhaustion attack";throw new ReferenceError(msg)}}return found}toJSON(_arg,ctx){if(!ctx)return{source:this.
source};let source=this.resolve(ctx.doc,ctx);if(!source){let msg=`Unresolved alias (the anchor must be set before the al\
ias): ${this.source}`;throw new ReferenceError(msg)}return ctx.anchors.get(source).res}toString(ctx,_onComment,_onChompKeep){
let src=`*${this.source}`;if(ctx){if(anchorIsValid(this.source),ctx.options.verifyAliasOrder&&!ctx.anchors.has(this.source)){
let msg=`Unresolved alias (the anchor must be set before the alias): ${this.source}`;throw new Error(msg)}if(ctx.implicitKey)
return`${src} `}return src}};function getAliasCount(doc,node,anchors){if(isAlias(node)){let source=node.resolve(doc),anchor=anchors&&
source&&anchors.get(source);return anchor?anchor.count*anchor.aliasCount:0}else if(isCollection(node)){let count=0;for(let item of node.
items){let c=getAliasCount(doc,item,anchors);c>count&&(count=c)}return count}else if(isPair(node)){let kc=getAliasCount(
doc,node.key,anchors),vc=getAliasCount(doc,node.value,anchors);return Math.max(kc,vc)}return 1}var defaultTagPrefix="tag:yaml.org,2002:";function findTagObject(value,tagName,tags){if(tagName){let match=tags.filter(t=>t.
tag===tagName),tagObj=match.find(t=>!t.format)??match[0];if(!tagObj)throw new Error(`Tag ${tagName} not found`);return tagObj}
return tags.find(t=>t.identify?.(value)&&!t.format)}function createNode(value,tagName,ctx){if(isDocument(value)&&(value=
value.contents),isNode(value))return value;if(isPair(value)){let map3=ctx.schema[MAP].createNode?.(ctx.schema,null,ctx);
return map3.items.push(value),map3}(value instanceof String||value instanceof Number||value instanceof Boolean||typeof BigInt<
"u"&&value instanceof BigInt)&&(value=value.valueOf());let{aliasDuplicateObjects,onAnchor,onTagObj,schema:schema4,sourceObjects}=ctx,
ref;if(aliasDuplicateObjects&&value&&typeof value=="object"){if(ref=sourceObjects.get(value),ref)return ref.anchor??(ref.
anchor=onAnchor(value)),new Alias(ref.anchor);ref={anchor:null,node:null},sourceObjects.set(value,ref)}tagName?.startsWith(
"!!")&&(tagName=defaultTagPrefix+tagName.slice(2));let tagObj=findTagObject(value,tagName,schema4.tags);if(!tagObj){if(value&&
typeof value.toJSON=="function"&&(value=value.toJSON()),!value||typeof value!="object"){let node2=new Scalar(value);return ref&&
(ref.node=node2),node2}tagObj=value instanceof Map?schema4[MAP]:Symbol.iterator in Object(value)?schema4[SEQ]:schema4[MAP]}
onTagObj&&(onTagObj(tagObj),delete ctx.onTagObj);let node=tagObj?.createNode?tagObj.createNode(ctx.schema,value,ctx):typeof tagObj?.
nodeClass?.from=="function"?tagObj.nodeClass.from(ctx.schema,value,ctx):new Scalar(value);return tagName?node.tag=tagName:
tagObj.default||(node.tag=tagObj.tag),ref&&(ref.node=node),node}function collectionFromPath(schema4,path,value){let v=value;for(let i=path.length-1;i>=0;--i){let k=path[i];if(typeof k==
"number"&&Number.isInteger(k)&&k>=0){let a=[];a[k]=v,v=a}else v=new Map([[k,v]])}return createNode(v,void 0,{aliasDuplicateObjects:!1,
keepUndefined:!1,onAnchor:()=>{throw new Error("This should not happen, please report a bug.")},schema:schema4,sourceObjects:new Map})}
var isEmptyPath=path=>path==null||typeof path=="object"&&!!path[Symbol.iterator]().next().done,Collection=class extends NodeBase{constructor(type,schema4){
super(type),Object.defineProperty(this,"schema",{value:schema4,configurable:!0,enumerable:!1,writable:!0})}clone(schema4){
let copy2=Object.create(Object.getPrototypeOf(this),Object.getOwnPropertyDescriptors(this));return schema4&&(copy2.schema=
schema4),copy2.items=copy2.items.map(it=>isNode(it)||isPair(it)?it.clone(schema4):it),this.range&&(copy2.range=this.range.
slice()),copy2}addIn(path,value){if(isEmptyPath(path))this.add(value);else{let[key,...rest]=path,node=this.get(key,!0);if(isCollection(
node))node.addIn(rest,value);else if(node===void 0&&this.schema)this.set(key,collectionFromPath(this.schema,rest,value));else
throw new Error(`Expected YAML collection at ${key}. Remaining path: ${rest}`)}}deleteIn(path){let[key,...rest]=path;if(rest.
length===0)return this.delete(key);let node=this.get(key,!0);if(isCollection(node))return node.deleteIn(rest);throw new Error(
`Expected YAML collection at ${key}. Remaining path: ${rest}`)}getIn(path,keepScalar){let[key,...rest]=path,node=this.get(
key,!0);return rest.length===0?!keepScalar&&isScalar(node)?node.value:node:isCollection(node)?node.getIn(rest,keepScalar):
void 0}hasAllNullValues(allowScalar){return this.items.every(node=>{if(!isPair(node))return!1;let n=node.value;return n==
null||allowScalar&&isScalar(n)&&n.value==null&&!n.commentBefore&&!n.comment&&!n.tag})}hasIn(path){let[key,...rest]=path;
if(rest.length===0)return this.has(key);let node=this.get(key,!0);return isCollection(node)?node.hasIn(rest):!1}setIn(path,value){
let[key,...rest]=path;if(rest.length===0)this.set(key,value);else{let node=this.get(key,!0);if(isCollection(node))node.setIn(
rest,value);else if(node===void 0&&this.schema)this.set(key,collectionFromPath(this.schema,rest,value));else throw new Error(
`Expected YAML collection at ${key}. Remaining path: ${rest}`)}}};var stringifyComment=str=>str.replace(/^(?!$)(?: $)?/gm,"#");function indentComment(comment,indent){return/^\n+$/.test(comment)?
comment.substring(1):indent?comment.replace(/^(?! *$)/gm,indent):comment}var lineComment=(str,indent,comment)=>str.endsWith(
`
`)?indentComment(comment,indent):comment.includes(`
`)?`
`+indentComment(comment,indent):(str.endsWith(" ")?"":" ")+comment;function createStringifyContext(doc,options){let opt=Object.assign({blockQuote:!0,commentString:stringifyComment,defaultKeyType:null,
defaultStringType:"PLAIN",directives:null,doubleQuotedAsJSON:!1,doubleQuotedMinMultiLineLength:40,falseStr:"false",flowCollectionPadding:!0,
indentSeq:!0,lineWidth:80,minContentWidth:20,nullStr:"null",simpleKeys:!1,singleQuote:null,trailingComma:!1,trueStr:"tru\
e",verifyAliasOrder:!0},doc.schema.toStringOptions,options),inFlow;switch(opt.collectionStyle){case"block":inFlow=!1;break;case"\
flow":inFlow=!0;break;default:inFlow=null}return{anchors:new Set,doc,flowCollectionPadding:opt.flowCollectionPadding?" ":
"",indent:"",indentStep:typeof opt.indent=="number"?" ".repeat(opt.indent):"  ",inFlow,options:opt}}function getTagObject(tags,item){
if(item.tag){let match=tags.filter(t=>t.tag===item.tag);if(match.length>0)return match.find(t=>t.format===item.format)??
match[0]}let tagObj,obj;if(isScalar(item)){obj=item.value;let match=tags.filter(t=>t.identify?.(obj));if(match.length>1){
let testMatch=match.filter(t=>t.test);testMatch.length>0&&(match=testMatch)}tagObj=match.find(t=>t.format===item.format)??
match.find(t=>!t.format)}else obj=item,tagObj=tags.find(t=>t.nodeClass&&obj instanceof t.nodeClass);if(!tagObj){let name=obj?.
constructor?.name??(obj===null?"null":typeof obj);throw new Error(`Tag not resolved for ${name} value`)}return tagObj}function stringifyProps(node,tagObj,{
anchors,doc}){if(!doc.directives)return"";let props=[],anchor=(isScalar(node)||isCollection(node))&&node.anchor;anchor&&
anchorIsValid(anchor)&&(anchors.add(anchor),props.push(`&${anchor}`));let tag=node.tag??(tagObj.default?null:tagObj.tag);
return tag&&props.push(doc.directives.tagString(tag)),props.join(" ")}function stringify2(item,ctx,onComment,onChompKeep){
if(isPair(item))return item.toString(ctx,onComment,onChompKeep);if(isAlias(item)){if(ctx.doc.directives)return item.toString(
ctx);if(ctx.resolvedAliases?.has(item))throw new TypeError("Cannot stringify circular structure without alias nodes");ctx.
resolvedAliases?ctx.resolvedAliases.add(item):ctx.resolvedAliases=new Set([item]),item=item.resolve(ctx.doc)}let tagObj,
node=isNode(item)?item:ctx.doc.createNode(item,{onTagObj:o=>tagObj=o});tagObj??(tagObj=getTagObject(ctx.doc.schema.tags,
node));let props=stringifyProps(node,tagObj,ctx);props.length>0&&(ctx.indentAtStart=(ctx.indentAtStart??0)+props.length+
1);let str=typeof tagObj.stringify=="function"?tagObj.stringify(node,ctx,onComment,onChompKeep):isScalar(node)?stringifyString(
node,ctx,onComment,onChompKeep):node.toString(ctx,onComment,onChompKeep);return props?isScalar(node)||str[0]==="{"||str[0]===
"["?`${props} ${str}`:`${props}
${ctx.indent}${str}`:str}function stringifyPair({key,value},ctx,onComment,onChompKeep){let{allNullValues,doc,indent,indentStep,options:{commentString,
indentSeq,simpleKeys}}=ctx,keyComment=isNode(key)&&key.comment||null;if(simpleKeys){if(keyComment)throw new Error("With \
simple keys, key nodes cannot have comments");if(isCollection(key)||!isNode(key)&&typeof key=="object"){let msg="With si\
mple keys, collection cannot be used as a key value";throw new Error(msg)}}let explicitKey=!simpleKeys&&(!key||keyComment&&
value==null&&!ctx.inFlow||isCollection(key)||(isScalar(key)?key.type===Scalar.BLOCK_FOLDED||key.type===Scalar.BLOCK_LITERAL:
typeof key=="object"));ctx=Object.assign({},ctx,{allNullValues:!1,implicitKey:!explicitKey&&(simpleKeys||!allNullValues),
indent:indent+indentStep});let keyCommentDone=!1,chompKeep=!1,str=stringify2(key,ctx,()=>keyCommentDone=!0,()=>chompKeep=
!0);if(!explicitKey&&!ctx.inFlow&&str.length>1024){if(simpleKeys)throw new Error("With simple keys, single line scalar m\
ust not span more than 1024 characters");explicitKey=!0}if(ctx.inFlow){if(allNullValues||value==null)return keyCommentDone&&
onComment&&onComment(),str===""?"?":explicitKey?`? ${str}`:str}else if(allNullValues&&!simpleKeys||value==null&&explicitKey)
return str=`? ${str}`,keyComment&&!keyCommentDone?str+=lineComment(str,ctx.indent,commentString(keyComment)):chompKeep&&
onChompKeep&&onChompKeep(),str;keyCommentDone&&(keyComment=null),explicitKey?(keyComment&&(str+=lineComment(str,ctx.indent,
commentString(keyComment))),str=`? ${str}
${indent}:`):(str=`${str}:`,keyComment&&(str+=lineComment(str,ctx.indent,commentString(keyComment))));let vsb,vcb,valueComment;
isNode(value)?(vsb=!!value.spaceBefore,vcb=value.commentBefore,valueComment=value.comment):(vsb=!1,vcb=null,valueComment=
null,value&&typeof value=="object"&&(value=doc.createNode(value))),ctx.implicitKey=!1,!explicitKey&&!keyComment&&isScalar(
value)&&(ctx.indentAtStart=str.length+1),chompKeep=!1,!indentSeq&&indentStep.length>=2&&!ctx.inFlow&&!explicitKey&&isSeq(
value)&&!value.flow&&!value.tag&&!value.anchor&&(ctx.indent=ctx.indent.substring(2));let valueCommentDone=!1,valueStr=stringify2(
value,ctx,()=>valueCommentDone=!0,()=>chompKeep=!0),ws=" ";if(keyComment||vsb||vcb){if(ws=vsb?`
`:"",vcb){let cs=commentString(vcb);ws+=`
${indentComment(cs,ctx.indent)}`}valueStr===""&&!ctx.inFlow?ws===`
`&&valueComment&&(ws=`

`):ws+=`
${ctx.indent}`}else if(!explicitKey&&isCollection(value)){let vs0=valueStr[0],nl0=valueStr.indexOf(`
`),hasNewline=nl0!==-1,flow=ctx.inFlow??value.flow??value.items.length===0;if(hasNewline||!flow){let hasPropsLine=!1;if(hasNewline&&
(vs0==="&"||vs0==="!")){let sp0=valueStr.indexOf(" ");vs0==="&"&&sp0!==-1&&sp0<nl0&&valueStr[sp0+1]==="!"&&(sp0=valueStr.
indexOf(" ",sp0+1)),(sp0===-1||nl0<sp0)&&(hasPropsLine=!0)}hasPropsLine||(ws=`
${ctx.indent}`)}}else(valueStr===""||valueStr[0]===`
`)&&(ws="");return str+=ws+valueStr,ctx.inFlow?valueCommentDone&&onComment&&onComment():valueComment&&!valueCommentDone?
str+=lineComment(str,ctx.indent,commentString(valueComment)):chompKeep&&onChompKeep&&onChompKeep(),str}function warn(logLevel,warning2){(logLevel==="debug"||logLevel==="warn")&&console.warn(warning2)}var MERGE_KEY="<<",merge={identify:value=>value===MERGE_KEY||typeof value=="symbol"&&value.description===MERGE_KEY,default:"\
key",tag:"tag:yaml.org,2002:merge",test:/^<<$/,resolve:()=>Object.assign(new Scalar(Symbol(MERGE_KEY)),{addToJSMap:addMergeToJSMap}),
stringify:()=>MERGE_KEY},isMergeKey=(ctx,key)=>(merge.identify(key)||isScalar(key)&&(!key.type||key.type===Scalar.PLAIN)&&
merge.identify(key.value))&&ctx?.doc.schema.tags.some(tag=>tag.tag===merge.tag&&tag.default);function addMergeToJSMap(ctx,map3,value){
let source=resolveAliasValue(ctx,value);if(isSeq(source))for(let it of source.items)mergeValue(ctx,map3,it);else if(Array.
isArray(source))for(let it of source)mergeValue(ctx,map3,it);else mergeValue(ctx,map3,source)}function mergeValue(ctx,map3,value){
let source=resolveAliasValue(ctx,value);if(!isMap(source))throw new Error("Merge sources must be maps or map aliases");let srcMap=source.
toJSON(null,ctx,Map);for(let[key,value2]of srcMap)map3 instanceof Map?map3.has(key)||map3.set(key,value2):map3 instanceof
Set?map3.add(key):Object.prototype.hasOwnProperty.call(map3,key)||Object.defineProperty(map3,key,{value:value2,writable:!0,
enumerable:!0,configurable:!0});return map3}function resolveAliasValue(ctx,value){return ctx&&isAlias(value)?value.resolve(
ctx.doc,ctx):value}function addPairToJSMap(ctx,map3,{key,value}){if(isNode(key)&&key.addToJSMap)key.addToJSMap(ctx,map3,value);else if(isMergeKey(
ctx,key))addMergeToJSMap(ctx,map3,value);else{let jsKey=toJS(key,"",ctx);if(map3 instanceof Map)map3.set(jsKey,toJS(value,
jsKey,ctx));else if(map3 instanceof Set)map3.add(jsKey);else{let stringKey=stringifyKey(key,jsKey,ctx),jsValue=toJS(value,
stringKey,ctx);stringKey in map3?Object.defineProperty(map3,stringKey,{value:jsValue,writable:!0,enumerable:!0,configurable:!0}):
map3[stringKey]=jsValue}}return map3}function stringifyKey(key,jsKey,ctx){if(jsKey===null)return"";if(typeof jsKey!="obj\
ect")return String(jsKey);if(isNode(key)&&ctx?.doc){let strCtx=createStringifyContext(ctx.doc,{});strCtx.anchors=new Set;
for(let node of ctx.anchors.keys())strCtx.anchors.add(node.anchor);strCtx.inFlow=!0,strCtx.inStringifyKey=!0;let strKey=key.
toString(strCtx);if(!ctx.mapKeyWarned){let jsonStr=JSON.stringify(strKey);jsonStr.length>40&&(jsonStr=jsonStr.substring(
0,36)+'..."'),warn(ctx.doc.options.logLevel,`Keys with collection values will be stringified due to JS Object restrictio\
ns: ${jsonStr}. Set mapAsMap: true to use object keys.`),ctx.mapKeyWarned=!0}return strKey}return JSON.stringify(jsKey)}function createPair(key,value,ctx){let k=createNode(key,void 0,ctx),v=createNode(value,void 0,ctx);return new Pair(k,v)}
var Pair=class _Pair{constructor(key,value=null){Object.defineProperty(this,NODE_TYPE,{value:PAIR}),this.key=key,this.value=
value}clone(schema4){let{key,value}=this;return isNode(key)&&(key=key.clone(schema4)),isNode(value)&&(value=value.clone(
schema4)),new _Pair(key,value)}toJSON(_,ctx){let pair=ctx?.mapAsMap?new Map:{};return addPairToJSMap(ctx,pair,this)}toString(ctx,onComment,onChompKeep){
return ctx?.doc?stringifyPair(this,ctx,onComment,onChompKeep):JSON.stringify(this)}};function stringifyCollection(collection,ctx,options){return(ctx.inFlow??collection.flow?stringifyFlowCollection:stringifyBlockCollection)(
collection,ctx,options)}function stringifyBlockCollection({comment,items},ctx,{blockItemPrefix,flowChars,itemIndent,onChompKeep,
onComment}){let{indent,options:{commentString}}=ctx,itemCtx=Object.assign({},ctx,{indent:itemIndent,type:null}),chompKeep=!1,
lines=[];for(let i=0;i<items.length;++i){let item=items[i],comment2=null;if(isNode(item))!chompKeep&&item.spaceBefore&&lines.
push(""),addCommentBefore(ctx,lines,item.commentBefore,chompKeep),item.comment&&(comment2=item.comment);else if(isPair(item)){
let ik=isNode(item.key)?item.key:null;ik&&(!chompKeep&&ik.spaceBefore&&lines.push(""),addCommentBefore(ctx,lines,ik.commentBefore,
chompKeep))}chompKeep=!1;let str2=stringify2(item,itemCtx,()=>comment2=null,()=>chompKeep=!0);comment2&&(str2+=lineComment(
str2,itemIndent,commentString(comment2))),chompKeep&&comment2&&(chompKeep=!1),lines.push(blockItemPrefix+str2)}let str;if(lines.
length===0)str=flowChars.start+flowChars.end;else{str=lines[0];for(let i=1;i<lines.length;++i){let line=lines[i];str+=line?
`
${indent}${line}`:`
`}}return comment?(str+=`
`+indentComment(commentString(comment),indent),onComment&&onComment()):chompKeep&&onChompKeep&&onChompKeep(),str}function stringifyFlowCollection({
items},ctx,{flowChars,itemIndent}){let{indent,indentStep,flowCollectionPadding:fcPadding,options:{commentString}}=ctx;itemIndent+=
indentStep;let itemCtx=Object.assign({},ctx,{indent:itemIndent,inFlow:!0,type:null}),reqNewline=!1,linesAtValue=0,lines=[];
for(let i=0;i<items.length;++i){let item=items[i],comment=null;if(isNode(item))item.spaceBefore&&lines.push(""),addCommentBefore(
ctx,lines,item.commentBefore,!1),item.comment&&(comment=item.comment);else if(isPair(item)){let ik=isNode(item.key)?item.
key:null;ik&&(ik.spaceBefore&&lines.push(""),addCommentBefore(ctx,lines,ik.commentBefore,!1),ik.comment&&(reqNewline=!0));
let iv=isNode(item.value)?item.value:null;iv?(iv.comment&&(comment=iv.comment),iv.commentBefore&&(reqNewline=!0)):item.value==
null&&ik?.comment&&(comment=ik.comment)}comment&&(reqNewline=!0);let str=stringify2(item,itemCtx,()=>comment=null);reqNewline||
(reqNewline=lines.length>linesAtValue||str.includes(`
`)),i<items.length-1?str+=",":ctx.options.trailingComma&&(ctx.options.lineWidth>0&&(reqNewline||(reqNewline=lines.reduce(
(sum,line)=>sum+line.length+2,2)+(str.length+2)>ctx.options.lineWidth)),reqNewline&&(str+=",")),comment&&(str+=lineComment(
str,itemIndent,commentString(comment))),lines.push(str),linesAtValue=lines.length}let{start,end}=flowChars;if(lines.length===
0)return start+end;if(!reqNewline){let len=lines.reduce((sum,line)=>sum+line.length+2,2);reqNewline=ctx.options.lineWidth>
0&&len>ctx.options.lineWidth}if(reqNewline){let str=start;for(let line of lines)str+=line?`
${indentStep}${indent}${line}`:`
`;return`${str}
${indent}${end}`}else return`${start}${fcPadding}${lines.join(" ")}${fcPadding}${end}`}function addCommentBefore({indent,
options:{commentString}},lines,comment,chompKeep){if(comment&&chompKeep&&(comment=comment.replace(/^\n+/,"")),comment){let ic=indentComment(
commentString(comment),indent);lines.push(ic.trimStart())}}function findPair(items,key){let k=isScalar(key)?key.value:key;for(let it of items)if(isPair(it)&&(it.key===key||it.key===
k||isScalar(it.key)&&it.key.value===k))return it}var YAMLMap=class extends Collection{static get tagName(){return"tag:ya\
ml.org,2002:map"}constructor(schema4){super(MAP,schema4),this.items=[]}static from(schema4,obj,ctx){let{keepUndefined,replacer}=ctx,
map3=new this(schema4),add=(key,value)=>{if(typeof replacer=="function")value=replacer.call(obj,key,value);else if(Array.
isArray(replacer)&&!replacer.includes(key))return;(value!==void 0||keepUndefined)&&map3.items.push(createPair(key,value,
ctx))};if(obj instanceof Map)for(let[key,value]of obj)add(key,value);else if(obj&&typeof obj=="object")for(let key of Object.
keys(obj))add(key,obj[key]);return typeof schema4.sortMapEntries=="function"&&map3.items.sort(schema4.sortMapEntries),map3}add(pair,overwrite){
let _pair;isPair(pair)?_pair=pair:!pair||typeof pair!="object"||!("key"in pair)?_pair=new Pair(pair,pair?.value):_pair=new Pair(
pair.key,pair.value);let prev=findPair(this.items,_pair.key),sortEntries=this.schema?.sortMapEntries;if(prev){if(!overwrite)
throw new Error(`Key ${_pair.key} already set`);isScalar(prev.value)&&isScalarValue(_pair.value)?prev.value.value=_pair.
value:prev.value=_pair.value}else if(sortEntries){let i=this.items.findIndex(item=>sortEntries(_pair,item)<0);i===-1?this.
items.push(_pair):this.items.splice(i,0,_pair)}else this.items.push(_pair)}delete(key){let it=findPair(this.items,key);return it?
this.items.splice(this.items.indexOf(it),1).length>0:!1}get(key,keepScalar){let node=findPair(this.items,key)?.value;return(!keepScalar&&
isScalar(node)?node.value:node)??void 0}has(key){return!!findPair(this.items,key)}set(key,value){this.add(new Pair(key,value),
!0)}toJSON(_,ctx,Type){let map3=Type?new Type:ctx?.mapAsMap?new Map:{};ctx?.onCreate&&ctx.onCreate(map3);for(let item of this.
items)addPairToJSMap(ctx,map3,item);return map3}toString(ctx,onComment,onChompKeep){if(!ctx)return JSON.stringify(this);
for(let item of this.items)if(!isPair(item))throw new Error(`Map items must all be pairs; found ${JSON.stringify(item)} \
instead`);return!ctx.allNullValues&&this.hasAllNullValues(!1)&&(ctx=Object.assign({},ctx,{allNullValues:!0})),stringifyCollection(
this,ctx,{blockItemPrefix:"",flowChars:{start:"{",end:"}"},itemIndent:ctx.indent||"",onChompKeep,onComment})}};var map={collection:"map",default:!0,nodeClass:YAMLMap,tag:"tag:yaml.org,2002:map",resolve(map3,onError){return isMap(map3)||
onError("Expected a mapping for this tag"),map3},createNode:(schema4,obj,ctx)=>YAMLMap.from(schema4,obj,ctx)};var YAMLSeq=class extends Collection{static get tagName(){return"tag:yaml.org,2002:seq"}constructor(schema4){super(SEQ,schema4),
this.items=[]}add(value){this.items.push(value)}delete(key){let idx=asItemIndex(key);return typeof idx!="number"?!1:this.
items.splice(idx,1).length>0}get(key,keepScalar){let idx=asItemIndex(key);if(typeof idx!="number")return;let it=this.items[idx];
return!keepScalar&&isScalar(it)?it.value:it}has(key){let idx=asItemIndex(key);return typeof idx=="number"&&idx<this.items.
length}set(key,value){let idx=asItemIndex(key);if(typeof idx!="number")throw new Error(`Expected a valid index, not ${key}\
.`);let prev=this.items[idx];isScalar(prev)&&isScalarValue(value)?prev.value=value:this.items[idx]=value}toJSON(_,ctx){let seq2=[];
ctx?.onCreate&&ctx.onCreate(seq2);let i=0;for(let item of this.items)seq2.push(toJS(item,String(i++),ctx));return seq2}toString(ctx,onComment,onChompKeep){
return ctx?stringifyCollection(this,ctx,{blockItemPrefix:"- ",flowChars:{start:"[",end:"]"},itemIndent:(ctx.indent||"")+
"  ",onChompKeep,onComment}):JSON.stringify(this)}static from(schema4,obj,ctx){let{replacer}=ctx,seq2=new this(schema4);
if(obj&&Symbol.iterator in Object(obj)){let i=0;for(let it of obj){if(typeof replacer=="function"){let key=obj instanceof
Set?it:String(i++);it=replacer.call(obj,key,it)}seq2.items.push(createNode(it,void 0,ctx))}}return seq2}};function asItemIndex(key){
let idx=isScalar(key)?key.value:key;return idx&&typeof idx=="string"&&(idx=Number(idx)),typeof idx=="number"&&Number.isInteger(
idx)&&idx>=0?idx:null}var seq={collection:"seq",default:!0,nodeClass:YAMLSeq,tag:"tag:yaml.org,2002:seq",resolve(seq2,onError){return isSeq(seq2)||
onError("Expected a sequence for this tag"),seq2},createNode:(schema4,obj,ctx)=>YAMLSeq.from(schema4,obj,ctx)};var string2={identify:value=>typeof value=="string",default:!0,tag:"tag:yaml.org,2002:str",resolve:str=>str,stringify(item,ctx,onComment,onChompKeep){
return ctx=Object.assign({actualString:!0},ctx),stringifyString(item,ctx,onComment,onChompKeep)}};var nullTag={identify:value=>value==null,createNode:()=>new Scalar(null),default:!0,tag:"tag:yaml.org,2002:null",test:/^(?:~|[Nn]ull|NULL)?$/,
resolve:()=>new Scalar(null),stringify:({source},ctx)=>typeof source=="string"&&nullTag.test.test(source)?source:ctx.options.
nullStr};var boolTag={identify:value=>typeof value=="boolean",default:!0,tag:"tag:yaml.org,2002:bool",test:/^(?:[Tt]rue|TRUE|[Ff]alse|FALSE)$/,
resolve:str=>new Scalar(str[0]==="t"||str[0]==="T"),stringify({source,value},ctx){if(source&&boolTag.test.test(source)){
let sv=source[0]==="t"||source[0]==="T";if(value===sv)return source}return value?ctx.options.trueStr:ctx.options.falseStr}};function stringifyNumber({format,minFractionDigits,tag,value}){if(typeof value=="bigint")return String(value);let num=typeof value==
"number"?value:Number(value);if(!isFinite(num))return isNaN(num)?".nan":num<0?"-.inf":".inf";let n=Object.is(value,-0)?"\
-0":JSON.stringify(value);if(!format&&minFractionDigits&&(!tag||tag==="tag:yaml.org,2002:float")&&/^-?\d/.test(n)&&!n.includes(
"e")){let i=n.indexOf(".");i<0&&(i=n.length,n+=".");let d=minFractionDigits-(n.length-i-1);for(;d-- >0;)n+="0"}return n}var floatNaN={identify:value=>typeof value=="number",default:!0,tag:"tag:yaml.org,2002:float",test:/^(?:[-+]?\.(?:inf|Inf|INF)|\.nan|\.NaN|\.NAN)$/,
resolve:str=>str.slice(-3).toLowerCase()==="nan"?NaN:str[0]==="-"?Number.NEGATIVE_INFINITY:Number.POSITIVE_INFINITY,stringify:stringifyNumber},
floatExp={identify:value=>typeof value=="number",default:!0,tag:"tag:yaml.org,2002:float",format:"EXP",test:/^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)[eE][-+]?[0-9]+$/,
resolve:str=>parseFloat(str),stringify(node){let num=Number(node.value);return isFinite(num)?num.toExponential():stringifyNumber(
node)}},float={identify:value=>typeof value=="number",default:!0,tag:"tag:yaml.org,2002:float",test:/^[-+]?(?:\.[0-9]+|[0-9]+\.[0-9]*)$/,
resolve(str){let node=new Scalar(parseFloat(str)),dot=str.indexOf(".");return dot!==-1&&str[str.length-1]==="0"&&(node.minFractionDigits=
str.length-dot-1),node},stringify:stringifyNumber};var intIdentify=value=>typeof value=="bigint"||Number.isInteger(value),intResolve=(str,offset,radix,{intAsBigInt})=>intAsBigInt?
BigInt(str):parseInt(str.substring(offset),radix);function intStringify(node,radix,prefix){let{value}=node;return intIdentify(
value)&&value>=0?prefix+value.toString(radix):stringifyNumber(node)}var intOct={identify:value=>intIdentify(value)&&value>=
0,default:!0,tag:"tag:yaml.org,2002:int",format:"OCT",test:/^0o[0-7]+$/,resolve:(str,_onError,opt)=>intResolve(str,2,8,opt),
stringify:node=>intStringify(node,8,"0o")},int={identify:intIdentify,default:!0,tag:"tag:yaml.org,2002:int",test:/^[-+]?[0-9]+$/,
resolve:(str,_onError,opt)=>intResolve(str,0,10,opt),stringify:stringifyNumber},intHex={identify:value=>intIdentify(value)&&
value>=0,default:!0,tag:"tag:yaml.org,2002:int",format:"HEX",test:/^0x[0-9a-fA-F]+$/,resolve:(str,_onError,opt)=>intResolve(
str,2,16,opt),stringify:node=>intStringify(node,16,"0x")};var schema=[map,seq,string2,nullTag,boolTag,intOct,int,intHex,floatNaN,floatExp,float];function intIdentify2(value){return typeof value=="bigint"||Number.isInteger(value)}var stringifyJSON=({value})=>JSON.stringify(
value),jsonScalars=[{identify:value=>typeof value=="string",default:!0,tag:"tag:yaml.org,2002:str",resolve:str=>str,stringify:stringifyJSON},
{identify:value=>value==null,createNode:()=>new Scalar(null),default:!0,tag:"tag:yaml.org,2002:null",test:/^null$/,resolve:()=>null,
stringify:stringifyJSON},{identify:value=>typeof value=="boolean",default:!0,tag:"tag:yaml.org,2002:bool",test:/^true$|^false$/,
resolve:str=>str==="true",stringify:stringifyJSON},{identify:intIdentify2,default:!0,tag:"tag:yaml.org,2002:int",test:/^-?(?:0|[1-9][0-9]*)$/,
resolve:(str,_onError,{intAsBigInt})=>intAsBigInt?BigInt(str):parseInt(str,10),stringify:({value})=>intIdentify2(value)?
value.toString():JSON.stringify(value)},{identify:value=>typeof value=="number",default:!0,tag:"tag:yaml.org,2002:float",
test:/^-?(?:0|[1-9][0-9]*)(?:\.[0-9]*)?(?:[eE][-+]?[0-9]+)?$/,resolve:str=>parseFloat(str),stringify:stringifyJSON}],jsonError={
default:!0,tag:"",test:/^/,resolve(str,onError){return onError(`Unresolved plain scalar ${JSON.stringify(str)}`),str}},schema2=[
map,seq].concat(jsonScalars,jsonError);var binary={identify:value=>value instanceof Uint8Array,default:!1,tag:"tag:yaml.org,2002:binary",resolve(src,onError){if(typeof atob==
"function"){let str=atob(src.replace(/[\n\r]/g,"")),buffer=new Uint8Array(str.length);for(let i=0;i<str.length;++i)buffer[i]=
str.charCodeAt(i);return buffer}else return onError("This environment does not support reading binary tags; either Buffe\
r or atob is required"),src},stringify({comment,type,value},ctx,onComment,onChompKeep){if(!value)return"";let buf=value,
str;if(typeof btoa=="function"){let s="";for(let i=0;i<buf.length;++i)s+=String.fromCharCode(buf[i]);str=btoa(s)}else throw new Error(
"This environment does not support writing binary tags; either Buffer or btoa is required");if(type??(type=Scalar.BLOCK_LITERAL),
type!==Scalar.QUOTE_DOUBLE){let lineWidth=Math.max(ctx.options.lineWidth-ctx.indent.length,ctx.options.minContentWidth),
n=Math.ceil(str.length/lineWidth),lines=new Array(n);for(let i=0,o=0;i<n;++i,o+=lineWidth)lines[i]=str.substr(o,lineWidth);
str=lines.join(type===Scalar.BLOCK_LITERAL?`
`:" ")}return stringifyString({comment,type,value:str},ctx,onComment,onChompKeep)}};function resolvePairs(seq2,onError){if(isSeq(seq2))for(let i=0;i<seq2.items.length;++i){let item=seq2.items[i];if(!isPair(
item)){if(isMap(item)){item.items.length>1&&onError("Each pair must have its own sequence indicator");let pair=item.items[0]||
new Pair(new Scalar(null));if(item.commentBefore&&(pair.key.commentBefore=pair.key.commentBefore?`${item.commentBefore}
${pair.key.commentBefore}`:item.commentBefore),item.comment){let cn=pair.value??pair.key;cn.comment=cn.comment?`${item.comment}\

${cn.comment}`:item.comment}item=pair}seq2.items[i]=isPair(item)?item:new Pair(item)}}else onError("Expected a sequence \
for this tag");return seq2}function createPairs(schema4,iterable,ctx){let{replacer}=ctx,pairs2=new YAMLSeq(schema4);pairs2.
tag="tag:yaml.org,2002:pairs";let i=0;if(iterable&&Symbol.iterator in Object(iterable))for(let it of iterable){typeof replacer==
"function"&&(it=replacer.call(iterable,String(i++),it));let key,value;if(Array.isArray(it))if(it.length===2)key=it[0],value=
it[1];else throw new TypeError(`Expected [key, value] tuple: ${it}`);else if(it&&it instanceof Object){let keys=Object.keys(
it);if(keys.length===1)key=keys[0],value=it[key];else throw new TypeError(`Expected tuple with one key, not ${keys.length}\
 keys`)}else key=it;pairs2.items.push(createPair(key,value,ctx))}return pairs2}var pairs={collection:"seq",default:!1,tag:"\
tag:yaml.org,2002:pairs",resolve:resolvePairs,createNode:createPairs};var YAMLOMap=class _YAMLOMap extends YAMLSeq{constructor(){super(),this.add=YAMLMap.prototype.add.bind(this),this.delete=
YAMLMap.prototype.delete.bind(this),this.get=YAMLMap.prototype.get.bind(this),this.has=YAMLMap.prototype.has.bind(this),
this.set=YAMLMap.prototype.set.bind(this),this.tag=_YAMLOMap.tag}toJSON(_,ctx){if(!ctx)return super.toJSON(_);let map3=new Map;
ctx?.onCreate&&ctx.onCreate(map3);for(let pair of this.items){let key,value;if(isPair(pair)?(key=toJS(pair.key,"",ctx),value=
toJS(pair.value,key,ctx)):key=toJS(pair,"",ctx),map3.has(key))throw new Error("Ordered maps must not include duplicate k\
eys");map3.set(key,value)}return map3}static from(schema4,iterable,ctx){let pairs2=createPairs(schema4,iterable,ctx),omap2=new this;
return omap2.items=pairs2.items,omap2}};YAMLOMap.tag="tag:yaml.org,2002:omap";var omap={collection:"seq",identify:value=>value instanceof
Map,nodeClass:YAMLOMap,default:!1,tag:"tag:yaml.org,2002:omap",resolve(seq2,onError){let pairs2=resolvePairs(seq2,onError),
seenKeys=[];for(let{key}of pairs2.items)isScalar(key)&&(seenKeys.includes(key.value)?onError(`Ordered maps must not incl\
ude duplicate keys: ${key.value}`):seenKeys.push(key.value));return Object.assign(new YAMLOMap,pairs2)},createNode:(schema4,iterable,ctx)=>YAMLOMap.
from(schema4,iterable,ctx)};function boolStringify({value,source},ctx){return source&&(value?trueTag:falseTag).test.test(source)?source:value?ctx.options.
trueStr:ctx.options.falseStr}var trueTag={identify:value=>value===!0,default:!0,tag:"tag:yaml.org,2002:bool",test:/^(?:Y|y|[Yy]es|YES|[Tt]rue|TRUE|[Oo]n|ON)$/,
resolve:()=>new Scalar(!0),stringify:boolStringify},falseTag={identify:value=>value===!1,default:!0,tag:"tag:yaml.org,20\
02:bool",test:/^(?:N|n|[Nn]o|NO|[Ff]alse|FALSE|[Oo]ff|OFF)$/,resolve:()=>new Scalar(!1),stringify:boolStringify};var floatNaN2={identify:value=>typeof value=="number",default:!0,tag:"tag:yaml.org,2002:float",test:/^(?:[-+]?\.(?:inf|Inf|INF)|\.nan|\.NaN|\.NAN)$/,
resolve:str=>str.slice(-3).toLowerCase()==="nan"?NaN:str[0]==="-"?Number.NEGATIVE_INFINITY:Number.POSITIVE_INFINITY,stringify:stringifyNumber},
floatExp2={identify:value=>typeof value=="number",default:!0,tag:"tag:yaml.org,2002:float",format:"EXP",test:/^[-+]?(?:[0-9][0-9_]*)?(?:\.[0-9_]*)?[eE][-+]?[0-9]+$/,
resolve:str=>parseFloat(str.replace(/_/g,"")),stringify(node){let num=Number(node.value);return isFinite(num)?num.toExponential():
stringifyNumber(node)}},float2={identify:value=>typeof value=="number",default:!0,tag:"tag:yaml.org,2002:float",test:/^[-+]?(?:[0-9][0-9_]*)?\.[0-9_]*$/,
resolve(str){let node=new Scalar(parseFloat(str.replace(/_/g,""))),dot=str.indexOf(".");if(dot!==-1){let f=str.substring(
dot+1).replace(/_/g,"");f[f.length-1]==="0"&&(node.minFractionDigits=f.length)}return node},stringify:stringifyNumber};var intIdentify3=value=>typeof value=="bigint"||Number.isInteger(value);function intResolve2(str,offset,radix,{intAsBigInt}){
let sign=str[0];if((sign==="-"||sign==="+")&&(offset+=1),str=str.substring(offset).replace(/_/g,""),intAsBigInt){switch(radix){case 2:
str=`0b${str}`;break;case 8:str=`0o${str}`;break;case 16:str=`0x${str}`;break}let n2=BigInt(str);return sign==="-"?BigInt(
-1)*n2:n2}let n=parseInt(str,radix);return sign==="-"?-1*n:n}function intStringify2(node,radix,prefix){let{value}=node;if(intIdentify3(
value)){let str=value.toString(radix);return value<0?"-"+prefix+str.substr(1):prefix+str}return stringifyNumber(node)}var intBin={
identify:intIdentify3,default:!0,tag:"tag:yaml.org,2002:int",format:"BIN",test:/^[-+]?0b[0-1_]+$/,resolve:(str,_onError,opt)=>intResolve2(
str,2,2,opt),stringify:node=>intStringify2(node,2,"0b")},intOct2={identify:intIdentify3,default:!0,tag:"tag:yaml.org,200\
2:int",format:"OCT",test:/^[-+]?0[0-7_]+$/,resolve:(str,_onError,opt)=>intResolve2(str,1,8,opt),stringify:node=>intStringify2(
node,8,"0")},int2={identify:intIdentify3,default:!0,tag:"tag:yaml.org,2002:int",test:/^[-+]?[0-9][0-9_]*$/,resolve:(str,_onError,opt)=>intResolve2(
str,0,10,opt),stringify:stringifyNumber},intHex2={identify:intIdentify3,default:!0,tag:"tag:yaml.org,2002:int",format:"H\
EX",test:/^[-+]?0x[0-9a-fA-F_]+$/,resolve:(str,_onError,opt)=>intResolve2(str,2,16,opt),stringify:node=>intStringify2(node,
16,"0x")};var YAMLSet=class _YAMLSet extends YAMLMap{constructor(schema4){super(schema4),this.tag=_YAMLSet.tag}add(key){let pair;isPair(
key)?pair=key:key&&typeof key=="object"&&"key"in key&&"value"in key&&key.value===null?pair=new Pair(key.key,null):pair=new Pair(
key,null),findPair(this.items,pair.key)||this.items.push(pair)}get(key,keepPair){let pair=findPair(this.items,key);return!keepPair&&
isPair(pair)?isScalar(pair.key)?pair.key.value:pair.key:pair}set(key,value){if(typeof value!="boolean")throw new Error(`\
Expected boolean value for set(key, value) in a YAML set, not ${typeof value}`);let prev=findPair(this.items,key);prev&&
!value?this.items.splice(this.items.indexOf(prev),1):!prev&&value&&this.items.push(new Pair(key))}toJSON(_,ctx){return super.
toJSON(_,ctx,Set)}toString(ctx,onComment,onChompKeep){if(!ctx)return JSON.stringify(this);if(this.hasAllNullValues(!0))return super.
toString(Object.assign({},ctx,{allNullValues:!0}),onComment,onChompKeep);throw new Error("Set items must all have null v\
alues")}static from(schema4,iterable,ctx){let{replacer}=ctx,set2=new this(schema4);if(iterable&&Symbol.iterator in Object(
iterable))for(let value of iterable)typeof replacer=="function"&&(value=replacer.call(iterable,value,value)),set2.items.
push(createPair(value,null,ctx));return set2}};YAMLSet.tag="tag:yaml.org,2002:set";var set={collection:"map",identify:value=>value instanceof
Set,nodeClass:YAMLSet,default:!1,tag:"tag:yaml.org,2002:set",createNode:(schema4,iterable,ctx)=>YAMLSet.from(schema4,iterable,
ctx),resolve(map3,onError){if(isMap(map3)){if(map3.hasAllNullValues(!0))return Object.assign(new YAMLSet,map3);onError("\
Set items must all have null values")}else onError("Expected a mapping for this tag");return map3}};function parseSexagesimal(str,asBigInt){let sign=str[0],parts=sign==="-"||sign==="+"?str.substring(1):str,num=n=>asBigInt?
BigInt(n):Number(n),res=parts.replace(/_/g,"").split(":").reduce((res2,p)=>res2*num(60)+num(p),num(0));return sign==="-"?
num(-1)*res:res}function stringifySexagesimal(node){let{value}=node,num=n=>n;if(typeof value=="bigint")num=n=>BigInt(n);else if(isNaN(
value)||!isFinite(value))return stringifyNumber(node);let sign="";value<0&&(sign="-",value*=num(-1));let _60=num(60),parts=[
value%_60];return value<60?parts.unshift(0):(value=(value-parts[0])/_60,parts.unshift(value%_60),value>=60&&(value=(value-
parts[0])/_60,parts.unshift(value))),sign+parts.map(n=>String(n).padStart(2,"0")).join(":").replace(/000000\d*$/,"")}var intTime={
identify:value=>typeof value=="bigint"||Number.isInteger(value),default:!0,tag:"tag:yaml.org,2002:int",format:"TIME",test:/^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+$/,
resolve:(str,_onError,{intAsBigInt})=>parseSexagesimal(str,intAsBigInt),stringify:stringifySexagesimal},floatTime={identify:value=>typeof value==
"number",default:!0,tag:"tag:yaml.org,2002:float",format:"TIME",test:/^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\.[0-9_]*$/,resolve:str=>parseSexagesimal(
str,!1),stringify:stringifySexagesimal},timestamp={identify:value=>value instanceof Date,default:!0,tag:"tag:yaml.org,20\
02:timestamp",test:RegExp("^([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})(?:(?:t|T|[ \\t]+)([0-9]{1,2}):([0-9]{1,2}):([0-9]{1,2}(\\\
.[0-9]+)?)(?:[ \\t]*(Z|[-+][012]?[0-9](?::[0-9]{2})?))?)?$"),resolve(str){let match=str.match(timestamp.test);if(!match)
throw new Error("!!timestamp expects a date, starting with yyyy-mm-dd");let[,year,month,day,hour,minute,second]=match.map(
Number),millisec=match[7]?Number((match[7]+"00").substr(1,3)):0,date=Date.UTC(year,month-1,day,hour||0,minute||0,second||
0,millisec),tz=match[8];if(tz&&tz!=="Z"){let d=parseSexagesimal(tz,!1);Math.abs(d)<30&&(d*=60),date-=6e4*d}return new Date(
date)},stringify:({value})=>value?.toISOString().replace(/(T00:00:00)?\.000Z$/,"")??""};var schema3=[map,seq,string2,nullTag,trueTag,falseTag,intBin,intOct2,int2,intHex2,floatNaN2,floatExp2,float2,binary,merge,
omap,pairs,set,intTime,floatTime,timestamp];var schemas=new Map([["core",schema],["failsafe",[map,seq,string2]],["json",schema2],["yaml11",schema3],["yaml-1.1",schema3]]),
tagsByName={binary,bool:boolTag,float,floatExp,floatNaN,floatTime,int,intHex,intOct,intTime,map,merge,null:nullTag,omap,
pairs,seq,set,timestamp},coreKnownTags={"tag:yaml.org,2002:binary":binary,"tag:yaml.org,2002:merge":merge,"tag:yaml.org,\
2002:omap":omap,"tag:yaml.org,2002:pairs":pairs,"tag:yaml.org,2002:set":set,"tag:yaml.org,2002:timestamp":timestamp};function getTags(customTags,schemaName,addMergeTag){
let schemaTags=schemas.get(schemaName);if(schemaTags&&!customTags)return addMergeTag&&!schemaTags.includes(merge)?schemaTags.
concat(merge):schemaTags.slice();let tags=schemaTags;if(!tags)if(Array.isArray(customTags))tags=[];else{let keys=Array.from(
schemas.keys()).filter(key=>key!=="yaml11").map(key=>JSON.stringify(key)).join(", ");throw new Error(`Unknown schema "${schemaName}\
"; use one of ${keys} or define customTags array`)}if(Array.isArray(customTags))for(let tag of customTags)tags=tags.concat(
tag);else typeof customTags=="function"&&(tags=customTags(tags.slice()));return addMergeTag&&(tags=tags.concat(merge)),tags.
reduce((tags2,tag)=>{let tagObj=typeof tag=="string"?tagsByName[tag]:tag;if(!tagObj){let tagName=JSON.stringify(tag),keys=Object.
keys(tagsByName).map(key=>JSON.stringify(key)).join(", ");throw new Error(`Unknown custom tag ${tagName}; use one of ${keys}`)}
return tags2.includes(tagObj)||tags2.push(tagObj),tags2},[])}var sortMapEntriesByKey=(a,b)=>a.key<b.key?-1:a.key>b.key?1:0,Schema=class _Schema{constructor({compat,customTags,merge:merge2,
resolveKnownTags,schema:schema4,sortMapEntries,toStringDefaults}){this.compat=Array.isArray(compat)?getTags(compat,"comp\
at"):compat?getTags(null,compat):null,this.name=typeof schema4=="string"&&schema4||"core",this.knownTags=resolveKnownTags?
coreKnownTags:{},this.tags=getTags(customTags,this.name,merge2),this.toStringOptions=toStringDefaults??null,Object.defineProperty(
this,MAP,{value:map}),Object.defineProperty(this,SCALAR,{value:string2}),Object.defineProperty(this,SEQ,{value:seq}),this.
sortMapEntries=typeof sortMapEntries=="function"?sortMapEntries:sortMapEntries===!0?sortMapEntriesByKey:null}clone(){let copy2=Object.
create(_Schema.prototype,Object.getOwnPropertyDescriptors(this));return copy2.tags=this.tags.slice(),copy2}};function stringifyDocument(doc,options){let lines=[],hasDirectives=options.directives===!0;if(options.directives!==!1&&doc.
directives){let dir=doc.directives.toString(doc);dir?(lines.push(dir),hasDirectives=!0):doc.directives.docStart&&(hasDirectives=
!0)}hasDirectives&&lines.push("---");let ctx=createStringifyContext(doc,options),{commentString}=ctx.options;if(doc.commentBefore){
lines.length!==1&&lines.unshift("");let cs=commentString(doc.commentBefore);lines.unshift(indentComment(cs,""))}let chompKeep=!1,
contentComment=null;if(doc.contents){if(isNode(doc.contents)){if(doc.contents.spaceBefore&&hasDirectives&&lines.push(""),
doc.contents.commentBefore){let cs=commentString(doc.contents.commentBefore);lines.push(indentComment(cs,""))}ctx.forceBlockIndent=
!!doc.comment,contentComment=doc.contents.comment}let onChompKeep=contentComment?void 0:()=>chompKeep=!0,body=stringify2(
doc.contents,ctx,()=>contentComment=null,onChompKeep);contentComment&&(body+=lineComment(body,"",commentString(contentComment))),
(body[0]==="|"||body[0]===">")&&lines[lines.length-1]==="---"?lines[lines.length-1]=`--- ${body}`:lines.push(body)}else lines.
push(stringify2(doc.contents,ctx));if(doc.directives?.docEnd)if(doc.comment){let cs=commentString(doc.comment);cs.includes(
`
`)?(lines.push("..."),lines.push(indentComment(cs,""))):lines.push(`... ${cs}`)}else lines.push("...");else{let dc=doc.comment;
dc&&chompKeep&&(dc=dc.replace(/^\n+/,"")),dc&&((!chompKeep||contentComment)&&lines[lines.length-1]!==""&&lines.push(""),
lines.push(indentComment(commentString(dc),"")))}return lines.join(`
`)+`
`}var Document=class _Document{constructor(value,replacer,options){this.commentBefore=null,this.comment=null,this.errors=[],
this.warnings=[],Object.defineProperty(this,NODE_TYPE,{value:DOC});let _replacer=null;typeof replacer=="function"||Array.
isArray(replacer)?_replacer=replacer:options===void 0&&replacer&&(options=replacer,replacer=void 0);let opt=Object.assign(
{intAsBigInt:!1,keepSourceTokens:!1,logLevel:"warn",prettyErrors:!0,strict:!0,stringKeys:!1,uniqueKeys:!0,version:"1.2"},
options);this.options=opt;let{version}=opt;options?._directives?(this.directives=options._directives.atDocument(),this.directives.
yaml.explicit&&(version=this.directives.yaml.version)):this.directives=new Directives({version}),this.setSchema(version,
options),this.contents=value===void 0?null:this.createNode(value,_replacer,options)}clone(){let copy2=Object.create(_Document.
prototype,{[NODE_TYPE]:{value:DOC}});return copy2.commentBefore=this.commentBefore,copy2.comment=this.comment,copy2.errors=
this.errors.slice(),copy2.warnings=this.warnings.slice(),copy2.options=Object.assign({},this.options),this.directives&&(copy2.
directives=this.directives.clone()),copy2.schema=this.schema.clone(),copy2.contents=isNode(this.contents)?this.contents.
clone(copy2.schema):this.contents,this.range&&(copy2.range=this.range.slice()),copy2}add(value){assertCollection(this.contents)&&
this.contents.add(value)}addIn(path,value){assertCollection(this.contents)&&this.contents.addIn(path,value)}createAlias(node,name){
if(!node.anchor){let prev=anchorNames(this);node.anchor=!name||prev.has(name)?findNewAnchor(name||"a",prev):name}return new Alias(
node.anchor)}createNode(value,replacer,options){let _replacer;if(typeof replacer=="function")value=replacer.call({"":value},
"",value),_replacer=replacer;else if(Array.isArray(replacer)){let keyToStr=v=>typeof v=="number"||v instanceof String||v instanceof
Number,asStr=replacer.filter(keyToStr).map(String);asStr.length>0&&(replacer=replacer.concat(asStr)),_replacer=replacer}else
options===void 0&&replacer&&(options=replacer,replacer=void 0);let{aliasDuplicateObjects,anchorPrefix,flow,keepUndefined,
onTagObj,tag}=options??{},{onAnchor,setAnchors,sourceObjects}=createNodeAnchors(this,anchorPrefix||"a"),ctx={aliasDuplicateObjects:aliasDuplicateObjects??
!0,keepUndefined:keepUndefined??!1,onAnchor,onTagObj,replacer:_replacer,schema:this.schema,sourceObjects},node=createNode(
value,tag,ctx);return flow&&isCollection(node)&&(node.flow=!0),setAnchors(),node}createPair(key,value,options={}){let k=this.
createNode(key,null,options),v=this.createNode(value,null,options);return new Pair(k,v)}delete(key){return assertCollection(
this.contents)?this.contents.delete(key):!1}deleteIn(path){return isEmptyPath(path)?this.contents==null?!1:(this.contents=
null,!0):assertCollection(this.contents)?this.contents.deleteIn(path):!1}get(key,keepScalar){return isCollection(this.contents)?
this.contents.get(key,keepScalar):void 0}getIn(path,keepScalar){return isEmptyPath(path)?!keepScalar&&isScalar(this.contents)?
this.contents.value:this.contents:isCollection(this.contents)?this.contents.getIn(path,keepScalar):void 0}has(key){return isCollection(
this.contents)?this.contents.has(key):!1}hasIn(path){return isEmptyPath(path)?this.contents!==void 0:isCollection(this.contents)?
this.contents.hasIn(path):!1}set(key,value){this.contents==null?this.contents=collectionFromPath(this.schema,[key],value):
assertCollection(this.contents)&&this.contents.set(key,value)}setIn(path,value){isEmptyPath(path)?this.contents=value:this.
contents==null?this.contents=collectionFromPath(this.schema,Array.from(path),value):assertCollection(this.contents)&&this.
contents.setIn(path,value)}setSchema(version,options={}){typeof version=="number"&&(version=String(version));let opt;switch(version){case"\
1.1":this.directives?this.directives.yaml.version="1.1":this.directives=new Directives({version:"1.1"}),opt={resolveKnownTags:!1,
schema:"yaml-1.1"};break;case"1.2":case"next":this.directives?this.directives.yaml.version=version:this.directives=new Directives(
{version}),opt={resolveKnownTags:!0,schema:"core"};break;case null:this.directives&&delete this.directives,opt=null;break;default:{
let sv=JSON.stringify(version);throw new Error(`Expected '1.1', '1.2' or null as first argument, but found: ${sv}`)}}if(options.
schema instanceof Object)this.schema=options.schema;else if(opt)this.schema=new Schema(Object.assign(opt,options));else throw new Error(
"With a null YAML version, the { schema: Schema } option is required")}toJS({json,jsonArg,mapAsMap,maxAliasCount,onAnchor,
reviver}={}){let ctx={anchors:new Map,doc:this,keep:!json,mapAsMap:mapAsMap===!0,mapKeyWarned:!1,maxAliasCount:typeof maxAliasCount==
"number"?maxAliasCount:100},res=toJS(this.contents,jsonArg??"",ctx);if(typeof onAnchor=="function")for(let{count,res:res2}of ctx.
anchors.values())onAnchor(res2,count);return typeof reviver=="function"?applyReviver(reviver,{"":res},"",res):res}toJSON(jsonArg,onAnchor){
return this.toJS({json:!0,jsonArg,mapAsMap:!1,onAnchor})}toString(options={}){if(this.errors.length>0)throw new Error("D\
ocument with errors cannot be stringified");if("indent"in options&&(!Number.isInteger(options.indent)||Number(options.indent)<=
0)){let s=JSON.stringify(options.indent);throw new Error(`"indent" option must be a positive integer, not ${s}`)}return stringifyDocument(
this,options)}};function assertCollection(contents){if(isCollection(contents))return!0;throw new Error("Expected a YAML \
collection as document contents")}function resolveProps(tokens,{flow,indicator,next,offset,onError,parentIndent,startOnNewline}){let spaceBefore=!1,atNewline=startOnNewline,
hasSpace=startOnNewline,comment="",commentSep="",hasNewline=!1,reqSpace=!1,tab=null,anchor=null,tag=null,newlineAfterProp=null,
comma=null,found=null,start=null;for(let token of tokens)switch(reqSpace&&(token.type!=="space"&&token.type!=="newline"&&
token.type!=="comma"&&onError(token.offset,"MISSING_CHAR","Tags and anchors must be separated from the next token by whi\
te space"),reqSpace=!1),tab&&(atNewline&&token.type!=="comment"&&token.type!=="newline"&&onError(tab,"TAB_AS_INDENT","Ta\
bs are not allowed as indentation"),tab=null),token.type){case"space":!flow&&(indicator!=="doc-start"||next?.type!=="flo\
w-collection")&&token.source.includes("	")&&(tab=token),hasSpace=!0;break;case"comment":{hasSpace||onError(token,"MISSIN\
G_CHAR","Comments must be separated from other tokens by white space characters");let cb=token.source.substring(1)||" ";
comment?comment+=commentSep+cb:comment=cb,commentSep="",atNewline=!1;break}case"newline":atNewline?comment?comment+=token.
source:(!found||indicator!=="seq-item-ind")&&(spaceBefore=!0):commentSep+=token.source,atNewline=!0,hasNewline=!0,(anchor||
tag)&&(newlineAfterProp=token),hasSpace=!0;break;case"anchor":anchor&&onError(token,"MULTIPLE_ANCHORS","A node can have \
at most one anchor"),token.source.endsWith(":")&&onError(token.offset+token.source.length-1,"BAD_ALIAS","Anchor ending i\
n : is ambiguous",!0),anchor=token,start??(start=token.offset),atNewline=!1,hasSpace=!1,reqSpace=!0;break;case"tag":{tag&&
onError(token,"MULTIPLE_TAGS","A node can have at most one tag"),tag=token,start??(start=token.offset),atNewline=!1,hasSpace=
!1,reqSpace=!0;break}case indicator:(anchor||tag)&&onError(token,"BAD_PROP_ORDER",`Anchors and tags must be after the ${token.
source} indicator`),found&&onError(token,"UNEXPECTED_TOKEN",`Unexpected ${token.source} in ${flow??"collection"}`),found=
token,atNewline=indicator==="seq-item-ind"||indicator==="explicit-key-ind",hasSpace=!1;break;case"comma":if(flow){comma&&
onError(token,"UNEXPECTED_TOKEN",`Unexpected , in ${flow}`),comma=token,atNewline=!1,hasSpace=!1;break}default:onError(token,
"UNEXPECTED_TOKEN",`Unexpected ${token.type} token`),atNewline=!1,hasSpace=!1}let last=tokens[tokens.length-1],end=last?
last.offset+last.source.length:offset;return reqSpace&&next&&next.type!=="space"&&next.type!=="newline"&&next.type!=="co\
mma"&&(next.type!=="scalar"||next.source!=="")&&onError(next.offset,"MISSING_CHAR","Tags and anchors must be separated f\
rom the next token by white space"),tab&&(atNewline&&tab.indent<=parentIndent||next?.type==="block-map"||next?.type==="b\
lock-seq")&&onError(tab,"TAB_AS_INDENT","Tabs are not allowed as indentation"),{comma,found,spaceBefore,comment,hasNewline,
anchor,tag,newlineAfterProp,end,start:start??end}}function containsNewline(key){if(!key)return null;switch(key.type){case"alias":case"scalar":case"double-quoted-scalar":case"\
single-quoted-scalar":if(key.source.includes(`
`))return!0;if(key.end){for(let st of key.end)if(st.type==="newline")return!0}return!1;case"flow-collection":for(let it of key.
items){for(let st of it.start)if(st.type==="newline")return!0;if(it.sep){for(let st of it.sep)if(st.type==="newline")return!0}
if(containsNewline(it.key)||containsNewline(it.value))return!0}return!1;default:return!0}}function flowIndentCheck(indent,fc,onError){if(fc?.type==="flow-collection"){let end=fc.end[0];end.indent===indent&&(end.
source==="]"||end.source==="}")&&containsNewline(fc)&&onError(end,"BAD_INDENT","Flow end indicator should be more indent\
ed than parent",!0)}}function mapIncludes(ctx,items,search){let{uniqueKeys}=ctx.options;if(uniqueKeys===!1)return!1;let isEqual=typeof uniqueKeys==
"function"?uniqueKeys:(a,b)=>a===b||isScalar(a)&&isScalar(b)&&a.value===b.value;return items.some(pair=>isEqual(pair.key,
search))}var startColMsg="All mapping items must start at the same column";function resolveBlockMap({composeNode:composeNode2,composeEmptyNode:composeEmptyNode2},ctx,bm,onError,tag){
let NodeClass=tag?.nodeClass??YAMLMap,map3=new NodeClass(ctx.schema);ctx.atRoot&&(ctx.atRoot=!1);let offset=bm.offset,commentEnd=null;
for(let collItem of bm.items){let{start,key,sep,value}=collItem,keyProps=resolveProps(start,{indicator:"explicit-key-ind",
next:key??sep?.[0],offset,onError,parentIndent:bm.indent,startOnNewline:!0}),implicitKey=!keyProps.found;if(implicitKey){
if(key&&(key.type==="block-seq"?onError(offset,"BLOCK_AS_IMPLICIT_KEY","A block sequence may not be used as an implicit \
map key"):"indent"in key&&key.indent!==bm.indent&&onError(offset,"BAD_INDENT",startColMsg)),!keyProps.anchor&&!keyProps.
tag&&!sep){commentEnd=keyProps.end,keyProps.comment&&(map3.comment?map3.comment+=`
`+keyProps.comment:map3.comment=keyProps.comment);continue}(keyProps.newlineAfterProp||containsNewline(key))&&onError(key??
start[start.length-1],"MULTILINE_IMPLICIT_KEY","Implicit keys need to be on a single line")}else keyProps.found?.indent!==
bm.indent&&onError(offset,"BAD_INDENT",startColMsg);ctx.atKey=!0;let keyStart=keyProps.end,keyNode=key?composeNode2(ctx,
key,keyProps,onError):composeEmptyNode2(ctx,keyStart,start,null,keyProps,onError);ctx.schema.compat&&flowIndentCheck(bm.
indent,key,onError),ctx.atKey=!1,mapIncludes(ctx,map3.items,keyNode)&&onError(keyStart,"DUPLICATE_KEY","Map keys must be\
 unique");let valueProps=resolveProps(sep??[],{indicator:"map-value-ind",next:value,offset:keyNode.range[2],onError,parentIndent:bm.
indent,startOnNewline:!key||key.type==="block-scalar"});if(offset=valueProps.end,valueProps.found){implicitKey&&(value?.
type==="block-map"&&!valueProps.hasNewline&&onError(offset,"BLOCK_AS_IMPLICIT_KEY","Nested mappings are not allowed in c\
ompact mappings"),ctx.options.strict&&keyProps.start<valueProps.found.offset-1024&&onError(keyNode.range,"KEY_OVER_1024_\
CHARS","The : indicator must be at most 1024 chars after the start of an implicit block mapping key"));let valueNode=value?
composeNode2(ctx,value,valueProps,onError):composeEmptyNode2(ctx,offset,sep,null,valueProps,onError);ctx.schema.compat&&
flowIndentCheck(bm.indent,value,onError),offset=valueNode.range[2];let pair=new Pair(keyNode,valueNode);ctx.options.keepSourceTokens&&
(pair.srcToken=collItem),map3.items.push(pair)}else{implicitKey&&onError(keyNode.range,"MISSING_CHAR","Implicit map keys\
 need to be followed by map values"),valueProps.comment&&(keyNode.comment?keyNode.comment+=`
`+valueProps.comment:keyNode.comment=valueProps.comment);let pair=new Pair(keyNode);ctx.options.keepSourceTokens&&(pair.
srcToken=collItem),map3.items.push(pair)}}return commentEnd&&commentEnd<offset&&onError(commentEnd,"IMPOSSIBLE","Map com\
ment with trailing content"),map3.range=[bm.offset,offset,commentEnd??offset],map3}function resolveBlockSeq({composeNode:composeNode2,composeEmptyNode:composeEmptyNode2},ctx,bs,onError,tag){let NodeClass=tag?.
nodeClass??YAMLSeq,seq2=new NodeClass(ctx.schema);ctx.atRoot&&(ctx.atRoot=!1),ctx.atKey&&(ctx.atKey=!1);let offset=bs.offset,
commentEnd=null;for(let{start,value}of bs.items){let props=resolveProps(start,{indicator:"seq-item-ind",next:value,offset,
onError,parentIndent:bs.indent,startOnNewline:!0});if(!props.found)if(props.anchor||props.tag||value)value?.type==="bloc\
k-seq"?onError(props.end,"BAD_INDENT","All sequence items must start at the same column"):onError(offset,"MISSING_CHAR",
"Sequence item without - indicator");else{commentEnd=props.end,props.comment&&(seq2.comment=props.comment);continue}let node=value?
composeNode2(ctx,value,props,onError):composeEmptyNode2(ctx,props.end,start,null,props,onError);ctx.schema.compat&&flowIndentCheck(
bs.indent,value,onError),offset=node.range[2],seq2.items.push(node)}return seq2.range=[bs.offset,offset,commentEnd??offset],
seq2}var blockMsg="Block collections are not allowed within flow collections",isBlock=token=>token&&(token.type==="block-map"||
token.type==="block-seq");function resolveFlowCollection({composeNode:composeNode2,composeEmptyNode:composeEmptyNode2},ctx,fc,onError,tag){
let isMap2=fc.start.source==="{",fcName=isMap2?"flow map":"flow sequence",NodeClass=tag?.nodeClass??(isMap2?YAMLMap:YAMLSeq),
coll=new NodeClass(ctx.schema);coll.flow=!0;let atRoot=ctx.atRoot;atRoot&&(ctx.atRoot=!1),ctx.atKey&&(ctx.atKey=!1);let offset=fc.
offset+fc.start.source.length;for(let i=0;i<fc.items.length;++i){let collItem=fc.items[i],{start,key,sep,value}=collItem,
props=resolveProps(start,{flow:fcName,indicator:"explicit-key-ind",next:key??sep?.[0],offset,onError,parentIndent:fc.indent,
startOnNewline:!1});if(!props.found){if(!props.anchor&&!props.tag&&!sep&&!value){i===0&&props.comma?onError(props.comma,
"UNEXPECTED_TOKEN",`Unexpected , in ${fcName}`):i<fc.items.length-1&&onError(props.start,"UNEXPECTED_TOKEN",`Unexpected \
empty item in ${fcName}`),props.comment&&(coll.comment?coll.comment+=`
`+props.comment:coll.comment=props.comment),offset=props.end;continue}!isMap2&&ctx.options.strict&&containsNewline(key)&&
onError(key,"MULTILINE_IMPLICIT_KEY","Implicit keys of flow sequence pairs need to be on a single line")}if(i===0)props.
comma&&onError(props.comma,"UNEXPECTED_TOKEN",`Unexpected , in ${fcName}`);else if(props.comma||onError(props.start,"MIS\
SING_CHAR",`Missing , between ${fcName} items`),props.comment){let prevItemComment="";loop:for(let st of start)switch(st.
type){case"comma":case"space":break;case"comment":prevItemComment=st.source.substring(1);break loop;default:break loop}if(prevItemComment){
let prev=coll.items[coll.items.length-1];isPair(prev)&&(prev=prev.value??prev.key),prev.comment?prev.comment+=`
`+prevItemComment:prev.comment=prevItemComment,props.comment=props.comment.substring(prevItemComment.length+1)}}if(!isMap2&&
!sep&&!props.found){let valueNode=value?composeNode2(ctx,value,props,onError):composeEmptyNode2(ctx,props.end,sep,null,props,
onError);coll.items.push(valueNode),offset=valueNode.range[2],isBlock(value)&&onError(valueNode.range,"BLOCK_IN_FLOW",blockMsg)}else{
ctx.atKey=!0;let keyStart=props.end,keyNode=key?composeNode2(ctx,key,props,onError):composeEmptyNode2(ctx,keyStart,start,
null,props,onError);isBlock(key)&&onError(keyNode.range,"BLOCK_IN_FLOW",blockMsg),ctx.atKey=!1;let valueProps=resolveProps(
sep??[],{flow:fcName,indicator:"map-value-ind",next:value,offset:keyNode.range[2],onError,parentIndent:fc.indent,startOnNewline:!1});
if(valueProps.found){if(!isMap2&&!props.found&&ctx.options.strict){if(sep)for(let st of sep){if(st===valueProps.found)break;
if(st.type==="newline"){onError(st,"MULTILINE_IMPLICIT_KEY","Implicit keys of flow sequence pairs need to be on a single\
 line");break}}props.start<valueProps.found.offset-1024&&onError(valueProps.found,"KEY_OVER_1024_CHARS","The : indicator\
 must be at most 1024 chars after the start of an implicit flow sequence key")}}else value&&("source"in value&&value.source?.[0]===
":"?onError(value,"MISSING_CHAR",`Missing space after : in ${fcName}`):onError(valueProps.start,"MISSING_CHAR",`Missing \
, or : between ${fcName} items`));let valueNode=value?composeNode2(ctx,value,valueProps,onError):valueProps.found?composeEmptyNode2(
ctx,valueProps.end,sep,null,valueProps,onError):null;valueNode?isBlock(value)&&onError(valueNode.range,"BLOCK_IN_FLOW",blockMsg):
valueProps.comment&&(keyNode.comment?keyNode.comment+=`
`+valueProps.comment:keyNode.comment=valueProps.comment);let pair=new Pair(keyNode,valueNode);if(ctx.options.keepSourceTokens&&
(pair.srcToken=collItem),isMap2){let map3=coll;mapIncludes(ctx,map3.items,keyNode)&&onError(keyStart,"DUPLICATE_KEY","Ma\
p keys must be unique"),map3.items.push(pair)}else{let map3=new YAMLMap(ctx.schema);map3.flow=!0,map3.items.push(pair);let endRange=(valueNode??
keyNode).range;map3.range=[keyNode.range[0],endRange[1],endRange[2]],coll.items.push(map3)}offset=valueNode?valueNode.range[2]:
valueProps.end}}let expectedEnd=isMap2?"}":"]",[ce,...ee]=fc.end,cePos=offset;if(ce?.source===expectedEnd)cePos=ce.offset+
ce.source.length;else{let name=fcName[0].toUpperCase()+fcName.substring(1),msg=atRoot?`${name} must end with a ${expectedEnd}`:
`${name} in block collection must be sufficiently indented and end with a ${expectedEnd}`;onError(offset,atRoot?"MISSING\
_CHAR":"BAD_INDENT",msg),ce&&ce.source.length!==1&&ee.unshift(ce)}if(ee.length>0){let end=resolveEnd(ee,cePos,ctx.options.
strict,onError);end.comment&&(coll.comment?coll.comment+=`
`+end.comment:coll.comment=end.comment),coll.range=[fc.offset,cePos,end.offset]}else coll.range=[fc.offset,cePos,cePos];
return coll}function resolveCollection(CN2,ctx,token,onError,tagName,tag){let coll=token.type==="block-map"?resolveBlockMap(CN2,ctx,
token,onError,tag):token.type==="block-seq"?resolveBlockSeq(CN2,ctx,token,onError,tag):resolveFlowCollection(CN2,ctx,token,
onError,tag),Coll=coll.constructor;return tagName==="!"||tagName===Coll.tagName?(coll.tag=Coll.tagName,coll):(tagName&&(coll.
tag=tagName),coll)}function composeCollection(CN2,ctx,token,props,onError){let tagToken=props.tag,tagName=tagToken?ctx.directives.
tagName(tagToken.source,msg=>onError(tagToken,"TAG_RESOLVE_FAILED",msg)):null;if(token.type==="block-seq"){let{anchor,newlineAfterProp:nl}=props,
lastProp=anchor&&tagToken?anchor.offset>tagToken.offset?anchor:tagToken:anchor??tagToken;lastProp&&(!nl||nl.offset<lastProp.
offset)&&onError(lastProp,"MISSING_CHAR","Missing newline after block sequence props")}let expType=token.type==="block-m\
ap"?"map":token.type==="block-seq"?"seq":token.start.source==="{"?"map":"seq";if(!tagToken||!tagName||tagName==="!"||tagName===
YAMLMap.tagName&&expType==="map"||tagName===YAMLSeq.tagName&&expType==="seq")return resolveCollection(CN2,ctx,token,onError,
tagName);let tag=ctx.schema.tags.find(t=>t.tag===tagName&&t.collection===expType);if(!tag){let kt=ctx.schema.knownTags[tagName];
if(kt?.collection===expType)ctx.schema.tags.push(Object.assign({},kt,{default:!1})),tag=kt;else return kt?onError(tagToken,
"BAD_COLLECTION_TYPE",`${kt.tag} used for ${expType} collection, but expects ${kt.collection??"scalar"}`,!0):onError(tagToken,
"TAG_RESOLVE_FAILED",`Unresolved tag: ${tagName}`,!0),resolveCollection(CN2,ctx,token,onError,tagName)}let coll=resolveCollection(
CN2,ctx,token,onError,tagName,tag),res=tag.resolve?.(coll,msg=>onError(tagToken,"TAG_RESOLVE_FAILED",msg),ctx.options)??
coll,node=isNode(res)?res:new Scalar(res);return node.range=coll.range,node.tag=tagName,tag?.format&&(node.format=tag.format),
node}function composeScalar(ctx,token,tagToken,onError){let{value,type,comment,range}=token.type==="block-scalar"?resolveBlockScalar(
ctx,token,onError):resolveFlowScalar(token,ctx.options.strict,onError),tagName=tagToken?ctx.directives.tagName(tagToken.
source,msg=>onError(tagToken,"TAG_RESOLVE_FAILED",msg)):null,tag;ctx.options.stringKeys&&ctx.atKey?tag=ctx.schema[SCALAR]:
tagName?tag=findScalarTagByName(ctx.schema,value,tagName,tagToken,onError):token.type==="scalar"?tag=findScalarTagByTest(
ctx,value,token,onError):tag=ctx.schema[SCALAR];let scalar;try{let res=tag.resolve(value,msg=>onError(tagToken??token,"T\
AG_RESOLVE_FAILED",msg),ctx.options);scalar=isScalar(res)?res:new Scalar(res)}catch(error){let msg=error instanceof Error?
error.message:String(error);onError(tagToken??token,"TAG_RESOLVE_FAILED",msg),scalar=new Scalar(value)}return scalar.range=
range,scalar.source=value,type&&(scalar.type=type),tagName&&(scalar.tag=tagName),tag.format&&(scalar.format=tag.format),
comment&&(scalar.comment=comment),scalar}function findScalarTagByName(schema4,value,tagName,tagToken,onError){if(tagName===
"!")return schema4[SCALAR];let matchWithTest=[];for(let tag of schema4.tags)if(!tag.collection&&tag.tag===tagName)if(tag.
default&&tag.test)matchWithTest.push(tag);else return tag;for(let tag of matchWithTest)if(tag.test?.test(value))return tag;
let kt=schema4.knownTags[tagName];return kt&&!kt.collection?(schema4.tags.push(Object.assign({},kt,{default:!1,test:void 0})),
kt):(onError(tagToken,"TAG_RESOLVE_FAILED",`Unresolved tag: ${tagName}`,tagName!=="tag:yaml.org,2002:str"),schema4[SCALAR])}
function findScalarTagByTest({atKey,directives,schema:schema4},value,token,onError){let tag=schema4.tags.find(tag2=>(tag2.
default===!0||atKey&&tag2.default==="key")&&tag2.test?.test(value))||schema4[SCALAR];if(schema4.compat){let compat=schema4.
compat.find(tag2=>tag2.default&&tag2.test?.test(value))??schema4[SCALAR];if(tag.tag!==compat.tag){let ts=directives.tagString(
tag.tag),cs=directives.tagString(compat.tag),msg=`Value may be parsed as either ${ts} or ${cs}`;onError(token,"TAG_RESOL\
VE_FAILED",msg,!0)}}return tag}function emptyScalarPosition(offset,before,pos){if(before){pos??(pos=before.length);for(let i=pos-1;i>=0;--i){let st=before[i];
switch(st.type){case"space":case"comment":case"newline":offset-=st.source.length;continue}for(st=before[++i];st?.type===
"space";)offset+=st.source.length,st=before[++i];break}}return offset}var CN={composeNode,composeEmptyNode};function composeNode(ctx,token,props,onError){let atKey=ctx.atKey,{spaceBefore,comment,
anchor,tag}=props,node,isSrcToken=!0;switch(token.type){case"alias":node=composeAlias(ctx,token,onError),(anchor||tag)&&
onError(token,"ALIAS_PROPS","An alias node must not specify any properties");break;case"scalar":case"single-quoted-scala\
r":case"double-quoted-scalar":case"block-scalar":node=composeScalar(ctx,token,tag,onError),anchor&&(node.anchor=anchor.source.
substring(1));break;case"block-map":case"block-seq":case"flow-collection":try{node=composeCollection(CN,ctx,token,props,
onError),anchor&&(node.anchor=anchor.source.substring(1))}catch(error){let message=error instanceof Error?error.message:
String(error);onError(token,"RESOURCE_EXHAUSTION",message)}break;default:{let message=token.type==="error"?token.message:
`Unsupported token (type: ${token.type})`;onError(token,"UNEXPECTED_TOKEN",message),isSrcToken=!1}}return node??(node=composeEmptyNode(
ctx,token.offset,void 0,null,props,onError)),anchor&&node.anchor===""&&onError(anchor,"BAD_ALIAS","Anchor cannot be an e\
mpty string"),atKey&&ctx.options.stringKeys&&(!isScalar(node)||typeof node.value!="string"||node.tag&&node.tag!=="tag:ya\
ml.org,2002:str")&&onError(tag??token,"NON_STRING_KEY","With stringKeys, all keys must be strings"),spaceBefore&&(node.spaceBefore=
!0),comment&&(token.type==="scalar"&&token.source===""?node.comment=comment:node.commentBefore=comment),ctx.options.keepSourceTokens&&
isSrcToken&&(node.srcToken=token),node}function composeEmptyNode(ctx,offset,before,pos,{spaceBefore,comment,anchor,tag,end},onError){
let token={type:"scalar",offset:emptyScalarPosition(offset,before,pos),indent:-1,source:""},node=composeScalar(ctx,token,
tag,onError);return anchor&&(node.anchor=anchor.source.substring(1),node.anchor===""&&onError(anchor,"BAD_ALIAS","Anchor\
 cannot be an empty string")),spaceBefore&&(node.spaceBefore=!0),comment&&(node.comment=comment,node.range[2]=end),node}
function composeAlias({options},{offset,source,end},onError){let alias=new Alias(source.substring(1));alias.source===""&&
onError(offset,"BAD_ALIAS","Alias cannot be an empty string"),alias.source.endsWith(":")&&onError(offset+source.length-1,
"BAD_ALIAS","Alias ending in : is ambiguous",!0);let valueEnd=offset+source.length,re=resolveEnd(end,valueEnd,options.strict,
onError);return alias.range=[offset,valueEnd,re.offset],re.comment&&(alias.comment=re.comment),alias}function composeDoc(options,directives,{offset,start,value,end},onError){let opts=Object.assign({_directives:directives},
options),doc=new Document(void 0,opts),ctx={atKey:!1,atRoot:!0,directives:doc.directives,options:doc.options,schema:doc.
schema},props=resolveProps(start,{indicator:"doc-start",next:value??end?.[0],offset,onError,parentIndent:0,startOnNewline:!0});
props.found&&(doc.directives.docStart=!0,value&&(value.type==="block-map"||value.type==="block-seq")&&!props.hasNewline&&
onError(props.end,"MISSING_CHAR","Block collection cannot start on same line with directives-end marker")),doc.contents=
value?composeNode(ctx,value,props,onError):composeEmptyNode(ctx,props.end,start,null,props,onError);let contentEnd=doc.contents.
range[2],re=resolveEnd(end,contentEnd,!1,onError);return re.comment&&(doc.comment=re.comment),doc.range=[offset,contentEnd,
re.offset],doc}function getErrorPos(src){if(typeof src=="number")return[src,src+1];if(Array.isArray(src))return src.length===2?src:[src[0],
src[1]];let{offset,source}=src;return[offset,offset+(typeof source=="string"?source.length:1)]}function parsePrelude(prelude){
let comment="",atComment=!1,afterEmptyLine=!1;for(let i=0;i<prelude.length;++i){let source=prelude[i];switch(source[0]){case"\
#":comment+=(comment===""?"":afterEmptyLine?`

`:`
`)+(source.substring(1)||" "),atComment=!0,afterEmptyLine=!1;break;case"%":prelude[i+1]?.[0]!=="#"&&(i+=1),atComment=!1;
break;default:atComment||(afterEmptyLine=!0),atComment=!1}}return{comment,afterEmptyLine}}var Composer=class{constructor(options={}){
this.doc=null,this.atDirectives=!1,this.prelude=[],this.errors=[],this.warnings=[],this.onError=(source,code2,message,warning2)=>{
let pos=getErrorPos(source);warning2?this.warnings.push(new YAMLWarning(pos,code2,message)):this.errors.push(new YAMLParseError(
pos,code2,message))},this.directives=new Directives({version:options.version||"1.2"}),this.options=options}decorate(doc,afterDoc){
let{comment,afterEmptyLine}=parsePrelude(this.prelude);if(comment){let dc=doc.contents;if(afterDoc)doc.comment=doc.comment?
`${doc.comment}
${comment}`:comment;else if(afterEmptyLine||doc.directives.docStart||!dc)doc.commentBefore=comment;else if(isCollection(
dc)&&!dc.flow&&dc.items.length>0){let it=dc.items[0];isPair(it)&&(it=it.key);let cb=it.commentBefore;it.commentBefore=cb?
`${comment}
${cb}`:comment}else{let cb=dc.commentBefore;dc.commentBefore=cb?`${comment}
${cb}`:comment}}if(afterDoc){for(let i=0;i<this.errors.length;++i)doc.errors.push(this.errors[i]);for(let i=0;i<this.warnings.
length;++i)doc.warnings.push(this.warnings[i])}else doc.errors=this.errors,doc.warnings=this.warnings;this.prelude=[],this.
errors=[],this.warnings=[]}streamInfo(){return{comment:parsePrelude(this.prelude).comment,directives:this.directives,errors:this.
errors,warnings:this.warnings}}*compose(tokens,forceDoc=!1,endOffset=-1){for(let token of tokens)yield*this.next(token);
yield*this.end(forceDoc,endOffset)}*next(token){switch(token.type){case"directive":this.directives.add(token.source,(offset,message,warning2)=>{
let pos=getErrorPos(token);pos[0]+=offset,this.onError(pos,"BAD_DIRECTIVE",message,warning2)}),this.prelude.push(token.source),
this.atDirectives=!0;break;case"document":{let doc=composeDoc(this.options,this.directives,token,this.onError);this.atDirectives&&
!doc.directives.docStart&&this.onError(token,"MISSING_CHAR","Missing directives-end/doc-start indicator line"),this.decorate(
doc,!1),this.doc&&(yield this.doc),this.doc=doc,this.atDirectives=!1;break}case"byte-order-mark":case"space":break;case"\
comment":case"newline":this.prelude.push(token.source);break;case"error":{let msg=token.source?`${token.message}: ${JSON.
stringify(token.source)}`:token.message,error=new YAMLParseError(getErrorPos(token),"UNEXPECTED_TOKEN",msg);this.atDirectives||
!this.doc?this.errors.push(error):this.doc.errors.push(error);break}case"doc-end":{if(!this.doc){let msg="Unexpected doc\
-end without preceding document";this.errors.push(new YAMLParseError(getErrorPos(token),"UNEXPECTED_TOKEN",msg));break}this.
doc.directives.docEnd=!0;let end=resolveEnd(token.end,token.offset+token.source.length,this.doc.options.strict,this.onError);
if(this.decorate(this.doc,!0),end.comment){let dc=this.doc.comment;this.doc.comment=dc?`${dc}
${end.comment}`:end.comment}this.doc.range[2]=end.offset;break}default:this.errors.push(new YAMLParseError(getErrorPos(token),
"UNEXPECTED_TOKEN",`Unsupported token ${token.type}`))}}*end(forceDoc=!1,endOffset=-1){if(this.doc)this.decorate(this.doc,
!0),yield this.doc,this.doc=null;else if(forceDoc){let opts=Object.assign({_directives:this.directives},this.options),doc=new Document(
void 0,opts);this.atDirectives&&this.onError(endOffset,"MISSING_CHAR","Missing directives-end indicator line"),doc.range=
[0,endOffset,endOffset],this.decorate(doc,!1),yield doc}}};function includesToken(list,type){for(let i=0;i<list.length;++i)if(list[i].type===type)return!0;return!1}function findNonEmptyIndex(list){
for(let i=0;i<list.length;++i)switch(list[i].type){case"space":case"comment":case"newline":break;default:return i}return-1}
function isFlowToken(token){switch(token?.type){case"alias":case"scalar":case"single-quoted-scalar":case"double-quoted-s\
calar":case"flow-collection":return!0;default:return!1}}function getPrevProps(parent){switch(parent.type){case"document":
return parent.start;case"block-map":{let it=parent.items[parent.items.length-1];return it.sep??it.start}case"block-seq":
return parent.items[parent.items.length-1].start;default:return[]}}function getFirstKeyStartProps(prev){if(prev.length===
0)return[];let i=prev.length;loop:for(;--i>=0;)switch(prev[i].type){case"doc-start":case"explicit-key-ind":case"map-valu\
e-ind":case"seq-item-ind":case"newline":break loop}for(;prev[++i]?.type==="space";);return prev.splice(i,prev.length)}function arrayPushArray(target,source){
if(source.length<1e5)Array.prototype.push.apply(target,source);else for(let i=0;i<source.length;++i)target.push(source[i])}
function fixFlowSeqItems(fc){if(fc.start.type==="flow-seq-start")for(let it of fc.items)it.sep&&!it.value&&!includesToken(
it.start,"explicit-key-ind")&&!includesToken(it.sep,"map-value-ind")&&(it.key&&(it.value=it.key),delete it.key,isFlowToken(
it.value)?it.value.end?arrayPushArray(it.value.end,it.sep):it.value.end=it.sep:arrayPushArray(it.start,it.sep),delete it.
sep)}var Parser=class{constructor(onNewLine){this.atNewLine=!0,this.atScalar=!1,this.indent=0,this.offset=0,this.onKeyLine=
!1,this.stack=[],this.source="",this.type="",this.lexer=new Lexer,this.onNewLine=onNewLine}*parse(source,incomplete=!1){
this.onNewLine&&this.offset===0&&this.onNewLine(0);for(let lexeme of this.lexer.lex(source,incomplete))yield*this.next(lexeme);
incomplete||(yield*this.end())}*next(source){if(this.source=source,this.atScalar){this.atScalar=!1,yield*this.step(),this.
offset+=source.length;return}let type=tokenType(source);if(type)if(type==="scalar")this.atNewLine=!1,this.atScalar=!0,this.
type="scalar";else{switch(this.type=type,yield*this.step(),type){case"newline":this.atNewLine=!0,this.indent=0,this.onNewLine&&
this.onNewLine(this.offset+source.length);break;case"space":this.atNewLine&&source[0]===" "&&(this.indent+=source.length);
break;case"explicit-key-ind":case"map-value-ind":case"seq-item-ind":this.atNewLine&&(this.indent+=source.length);break;case"\
doc-mode":case"flow-error-end":return;default:this.atNewLine=!1}this.offset+=source.length}else{let message=`Not a YAML \
token: ${source}`;yield*this.pop({type:"error",offset:this.offset,message,source}),this.offset+=source.length}}*end(){for(;this.
stack.length>0;)yield*this.pop()}get sourceToken(){return{type:this.type,offset:this.offset,indent:this.indent,source:this.
source}}*step(){let top=this.peek(1);if(this.type==="doc-end"&&top?.type!=="doc-end"){for(;this.stack.length>0;)yield*this.
pop();this.stack.push({type:"doc-end",offset:this.offset,source:this.source});return}if(!top)return yield*this.stream();
switch(top.type){case"document":return yield*this.document(top);case"alias":case"scalar":case"single-quoted-scalar":case"\
double-quoted-scalar":return yield*this.scalar(top);case"block-scalar":return yield*this.blockScalar(top);case"block-map":
return yield*this.blockMap(top);case"block-seq":return yield*this.blockSequence(top);case"flow-collection":return yield*this.
flowCollection(top);case"doc-end":return yield*this.documentEnd(top)}yield*this.pop()}peek(n){return this.stack[this.stack.
length-n]}*pop(error){let token=error??this.stack.pop();if(!token)yield{type:"error",offset:this.offset,source:"",message:"\
Tried to pop an empty stack"};else if(this.stack.length===0)yield token;else{let top=this.peek(1);switch(token.type==="b\
lock-scalar"?token.indent="indent"in top?top.indent:0:token.type==="flow-collection"&&top.type==="document"&&(token.indent=
0),token.type==="flow-collection"&&fixFlowSeqItems(token),top.type){case"document":top.value=token;break;case"block-scal\
ar":top.props.push(token);break;case"block-map":{let it=top.items[top.items.length-1];if(it.value){top.items.push({start:[],
key:token,sep:[]}),this.onKeyLine=!0;return}else if(it.sep)it.value=token;else{Object.assign(it,{key:token,sep:[]}),this.
onKeyLine=!it.explicitKey;return}break}case"block-seq":{let it=top.items[top.items.length-1];it.value?top.items.push({start:[],
value:token}):it.value=token;break}case"flow-collection":{let it=top.items[top.items.length-1];!it||it.value?top.items.push(
{start:[],key:token,sep:[]}):it.sep?it.value=token:Object.assign(it,{key:token,sep:[]});return}default:yield*this.pop(),
yield*this.pop(token)}if((top.type==="document"||top.type==="block-map"||top.type==="block-seq")&&(token.type==="block-m\
ap"||token.type==="block-seq")){let last=token.items[token.items.length-1];last&&!last.sep&&!last.value&&last.start.length>
0&&findNonEmptyIndex(last.start)===-1&&(token.indent===0||last.start.every(st=>st.type!=="comment"||st.indent<token.indent))&&
(top.type==="document"?top.end=last.start:top.items.push({start:last.start}),token.items.splice(-1,1))}}}*stream(){switch(this.
type){case"directive-line":yield{type:"directive",offset:this.offset,source:this.source};return;case"byte-order-mark":case"\
space":case"comment":case"newline":yield this.sourceToken;return;case"doc-mode":case"doc-start":{let doc={type:"document",
offset:this.offset,start:[]};this.type==="doc-start"&&doc.start.push(this.sourceToken),this.stack.push(doc);return}}yield{
type:"error",offset:this.offset,message:`Unexpected ${this.type} token in YAML stream`,source:this.source}}*document(doc){
if(doc.value)return yield*this.lineEnd(doc);switch(this.type){case"doc-start":{findNonEmptyIndex(doc.start)!==-1?(yield*this.
pop(),yield*this.step()):doc.start.push(this.sourceToken);return}case"anchor":case"tag":case"space":case"comment":case"n\
ewline":doc.start.push(this.sourceToken);return}let bv=this.startBlockValue(doc);bv?this.stack.push(bv):yield{type:"erro\
r",offset:this.offset,message:`Unexpected ${this.type} token in YAML document`,source:this.source}}*scalar(scalar){if(this.
type==="map-value-ind"){let prev=getPrevProps(this.peek(2)),start=getFirstKeyStartProps(prev),sep;scalar.end?(sep=scalar.
end,sep.push(this.sourceToken),delete scalar.end):sep=[this.sourceToken];let map3={type:"block-map",offset:scalar.offset,
indent:scalar.indent,items:[{start,key:scalar,sep}]};this.onKeyLine=!0,this.stack[this.stack.length-1]=map3}else yield*this.
lineEnd(scalar)}*blockScalar(scalar){switch(this.type){case"space":case"comment":case"newline":scalar.props.push(this.sourceToken);
return;case"scalar":if(scalar.source=this.source,this.atNewLine=!0,this.indent=0,this.onNewLine){let nl=this.source.indexOf(
`
`)+1;for(;nl!==0;)this.onNewLine(this.offset+nl),nl=this.source.indexOf(`
`,nl)+1}yield*this.pop();break;default:yield*this.pop(),yield*this.step()}}*blockMap(map3){let it=map3.items[map3.items.
length-1];switch(this.type){case"newline":if(this.onKeyLine=!1,it.value){let end="end"in it.value?it.value.end:void 0;(Array.
isArray(end)?end[end.length-1]:void 0)?.type==="comment"?end?.push(this.sourceToken):map3.items.push({start:[this.sourceToken]})}else
it.sep?it.sep.push(this.sourceToken):it.start.push(this.sourceToken);return;case"space":case"comment":if(it.value)map3.items.
push({start:[this.sourceToken]});else if(it.sep)it.sep.push(this.sourceToken);else{if(this.atIndentedComment(it.start,map3.
indent)){let end=map3.items[map3.items.length-2]?.value?.end;if(Array.isArray(end)){arrayPushArray(end,it.start),end.push(
this.sourceToken),map3.items.pop();return}}it.start.push(this.sourceToken)}return}if(this.indent>=map3.indent){let atMapIndent=!this.
onKeyLine&&this.indent===map3.indent,atNextItem=atMapIndent&&(it.sep||it.explicitKey)&&this.type!=="seq-item-ind",start=[];
if(atNextItem&&it.sep&&!it.value){let nl=[];for(let i=0;i<it.sep.length;++i){let st=it.sep[i];switch(st.type){case"newli\
ne":nl.push(i);break;case"space":break;case"comment":st.indent>map3.indent&&(nl.length=0);break;default:nl.length=0}}nl.
length>=2&&(start=it.sep.splice(nl[1]))}switch(this.type){case"anchor":case"tag":atNextItem||it.value?(start.push(this.sourceToken),
map3.items.push({start}),this.onKeyLine=!0):it.sep?it.sep.push(this.sourceToken):it.start.push(this.sourceToken);return;case"\
explicit-key-ind":!it.sep&&!it.explicitKey?(it.start.push(this.sourceToken),it.explicitKey=!0):atNextItem||it.value?(start.
push(this.sourceToken),map3.items.push({start,explicitKey:!0})):this.stack.push({type:"block-map",offset:this.offset,indent:this.
indent,items:[{start:[this.sourceToken],explicitKey:!0}]}),this.onKeyLine=!0;return;case"map-value-ind":if(it.explicitKey)
if(it.sep)if(it.value)map3.items.push({start:[],key:null,sep:[this.sourceToken]});else if(includesToken(it.sep,"map-valu\
e-ind"))this.stack.push({type:"block-map",offset:this.offset,indent:this.indent,items:[{start,key:null,sep:[this.sourceToken]}]});else if(isFlowToken(
it.key)&&!includesToken(it.sep,"newline")){let start2=getFirstKeyStartProps(it.start),key=it.key,sep=it.sep;sep.push(this.
sourceToken),delete it.key,delete it.sep,this.stack.push({type:"block-map",offset:this.offset,indent:this.indent,items:[
{start:start2,key,sep}]})}else start.length>0?it.sep=it.sep.concat(start,this.sourceToken):it.sep.push(this.sourceToken);else if(includesToken(
it.start,"newline"))Object.assign(it,{key:null,sep:[this.sourceToken]});else{let start2=getFirstKeyStartProps(it.start);
this.stack.push({type:"block-map",offset:this.offset,indent:this.indent,items:[{start:start2,key:null,sep:[this.sourceToken]}]})}else
it.sep?it.value||atNextItem?map3.items.push({start,key:null,sep:[this.sourceToken]}):includesToken(it.sep,"map-value-ind")?
this.stack.push({type:"block-map",offset:this.offset,indent:this.indent,items:[{start:[],key:null,sep:[this.sourceToken]}]}):
it.sep.push(this.sourceToken):Object.assign(it,{key:null,sep:[this.sourceToken]});this.onKeyLine=!0;return;case"alias":case"\
scalar":case"single-quoted-scalar":case"double-quoted-scalar":{let fs=this.flowScalar(this.type);atNextItem||it.value?(map3.
items.push({start,key:fs,sep:[]}),this.onKeyLine=!0):it.sep?this.stack.push(fs):(Object.assign(it,{key:fs,sep:[]}),this.
onKeyLine=!0);return}default:{let bv=this.startBlockValue(map3);if(bv){if(bv.type==="block-seq"){if(!it.explicitKey&&it.
sep&&!includesToken(it.sep,"newline")){yield*this.pop({type:"error",offset:this.offset,message:"Unexpected block-seq-ind\
 on same line with key",source:this.source});return}}else atMapIndent&&map3.items.push({start});this.stack.push(bv);return}}}}
yield*this.pop(),yield*this.step()}*blockSequence(seq2){let it=seq2.items[seq2.items.length-1];switch(this.type){case"ne\
wline":if(it.value){let end="end"in it.value?it.value.end:void 0;(Array.isArray(end)?end[end.length-1]:void 0)?.type==="\
comment"?end?.push(this.sourceToken):seq2.items.push({start:[this.sourceToken]})}else it.start.push(this.sourceToken);return;case"\
space":case"comment":if(it.value)seq2.items.push({start:[this.sourceToken]});else{if(this.atIndentedComment(it.start,seq2.
indent)){let end=seq2.items[seq2.items.length-2]?.value?.end;if(Array.isArray(end)){arrayPushArray(end,it.start),end.push(
this.sourceToken),seq2.items.pop();return}}it.start.push(this.sourceToken)}return;case"anchor":case"tag":if(it.value||this.
indent<=seq2.indent)break;it.start.push(this.sourceToken);return;case"seq-item-ind":if(this.indent!==seq2.indent)break;it.
value||includesToken(it.start,"seq-item-ind")?seq2.items.push({start:[this.sourceToken]}):it.start.push(this.sourceToken);
return}if(this.indent>seq2.indent){let bv=this.startBlockValue(seq2);if(bv){this.stack.push(bv);return}}yield*this.pop(),
yield*this.step()}*flowCollection(fc){let it=fc.items[fc.items.length-1];if(this.type==="flow-error-end"){let top;do yield*this.
pop(),top=this.peek(1);while(top?.type==="flow-collection")}else if(fc.end.length===0){switch(this.type){case"comma":case"\
explicit-key-ind":!it||it.sep?fc.items.push({start:[this.sourceToken]}):it.start.push(this.sourceToken);return;case"map-\
value-ind":!it||it.value?fc.items.push({start:[],key:null,sep:[this.sourceToken]}):it.sep?it.sep.push(this.sourceToken):
Object.assign(it,{key:null,sep:[this.sourceToken]});return;case"space":case"comment":case"newline":case"anchor":case"tag":
!it||it.value?fc.items.push({start:[this.sourceToken]}):it.sep?it.sep.push(this.sourceToken):it.start.push(this.sourceToken);
return;case"alias":case"scalar":case"single-quoted-scalar":case"double-quoted-scalar":{let fs=this.flowScalar(this.type);
!it||it.value?fc.items.push({start:[],key:fs,sep:[]}):it.sep?this.stack.push(fs):Object.assign(it,{key:fs,sep:[]});return}case"\
flow-map-end":case"flow-seq-end":fc.end.push(this.sourceToken);return}let bv=this.startBlockValue(fc);bv?this.stack.push(
bv):(yield*this.pop(),yield*this.step())}else{let parent=this.peek(2);if(parent.type==="block-map"&&(this.type==="map-va\
lue-ind"&&parent.indent===fc.indent||this.type==="newline"&&!parent.items[parent.items.length-1].sep))yield*this.pop(),yield*this.
step();else if(this.type==="map-value-ind"&&parent.type!=="flow-collection"){let prev=getPrevProps(parent),start=getFirstKeyStartProps(
prev);fixFlowSeqItems(fc);let sep=fc.end.splice(1,fc.end.length);sep.push(this.sourceToken);let map3={type:"block-map",offset:fc.
offset,indent:fc.indent,items:[{start,key:fc,sep}]};this.onKeyLine=!0,this.stack[this.stack.length-1]=map3}else yield*this.
lineEnd(fc)}}flowScalar(type){if(this.onNewLine){let nl=this.source.indexOf(`
`)+1;for(;nl!==0;)this.onNewLine(this.offset+nl),nl=this.source.indexOf(`
`,nl)+1}return{type,offset:this.offset,indent:this.indent,source:this.source}}startBlockValue(parent){switch(this.type){case"\
alias":case"scalar":case"single-quoted-scalar":case"double-quoted-scalar":return this.flowScalar(this.type);case"block-s\
calar-header":return{type:"block-scalar",offset:this.offset,indent:this.indent,props:[this.sourceToken],source:""};case"\
flow-map-start":case"flow-seq-start":return{type:"flow-collection",offset:this.offset,indent:this.indent,start:this.sourceToken,
items:[],end:[]};case"seq-item-ind":return{type:"block-seq",offset:this.offset,indent:this.indent,items:[{start:[this.sourceToken]}]};case"\
explicit-key-ind":{this.onKeyLine=!0;let prev=getPrevProps(parent),start=getFirstKeyStartProps(prev);return start.push(this.
sourceToken),{type:"block-map",offset:this.offset,indent:this.indent,items:[{start,explicitKey:!0}]}}case"map-value-ind":{
this.onKeyLine=!0;let prev=getPrevProps(parent),start=getFirstKeyStartProps(prev);return{type:"block-map",offset:this.offset,
indent:this.indent,items:[{start,key:null,sep:[this.sourceToken]}]}}}return null}atIndentedComment(start,indent){return this.
type!=="comment"||this.indent<=indent?!1:start.every(st=>st.type==="newline"||st.type==="space")}*documentEnd(docEnd){this.
type!=="doc-mode"&&(docEnd.end?docEnd.end.push(this.sourceToken):docEnd.end=[this.sourceToken],this.type==="newline"&&(yield*this.
pop()))}*lineEnd(token){switch(this.type){case"comma":case"doc-start":case"doc-end":case"flow-seq-end":case"flow-map-end":case"\
map-value-ind":yield*this.pop(),yield*this.step();break;case"newline":this.onKeyLine=!1;default:token.end?token.end.push(
this.sourceToken):token.end=[this.sourceToken],this.type==="newline"&&(yield*this.pop())}}};function parseOptions(options){let prettyErrors=options.prettyErrors!==!1;return{lineCounter:options.lineCounter||prettyErrors&&
new LineCounter||null,prettyErrors}}function parseDocument(source,options={}){let{lineCounter,prettyErrors}=parseOptions(options),parser=new Parser(lineCounter?.
addNewLine),composer=new Composer(options),doc=null;for(let _doc of composer.compose(parser.parse(source),!0,source.length))
if(!doc)doc=_doc;else if(doc.options.logLevel!=="silent"){doc.errors.push(new YAMLParseError(_doc.range.slice(0,2),"MULT\
IPLE_DOCS","Source contains multiple documents; please use YAML.parseAllDocuments()"));break}return prettyErrors&&lineCounter&&
(doc.errors.forEach(prettifyError(source,lineCounter)),doc.warnings.forEach(prettifyError(source,lineCounter))),doc}function stringify3(value,replacer,options){let _replacer=null;if(typeof replacer=="function"||Array.isArray(replacer)?_replacer=
replacer:options===void 0&&replacer&&(options=replacer),typeof options=="string"&&(options=options.length),typeof options==
"number"){let indent=Math.round(options);options=indent<1?void 0:indent>8?{indent:8}:{indent}}if(value===void 0){let{keepUndefined}=options??
replacer??{};if(!keepUndefined)return}return isDocument(value)&&!_replacer?value.toString(options):new Document(value,_replacer,
options).toString(options)}function groupBy(items,by){let groups=new Map;for(let item of items){let name=by(item);name!==void 0&&groups.set(name,[...groups.
get(name)??[],item])}return groups}var anyCase=text2=>text2.replace(/[a-z]/g,letter=>`[${letter}${letter.toUpperCase()}]`),NO_REFERENCE="(?![\\s\\S]*\\$\\{[^}]\
*\\})",PLAIN={pattern:`^${NO_REFERENCE}`,hint:"Only `token` and `clientSecret` may name a variable with ${NAME}."},SECRET={
pattern:`^\\$\\{(?!${anyCase(RUNNER_PREFIXES.join("|"))})[A-Za-z_][A-Za-z0-9_]*\\}$`,hint:"Must be exactly ${NAME}, the \
name of an environment variable that holds the secret, and none of the runner's own. If a real secret was committed here\
, revoke it."},RESERVED_KEYS="data connection object crawl search settings metadata permission sync bulk upgrade".split(
" "),CONNECTION_KEY={pattern:`^(?!(?:${anyCase(RESERVED_KEYS.join("|"))})$)${NO_REFERENCE}[^./\\s](?:[^./]*[^./\\s])?$`,
hint:`No period, no slash, no space at an end, and none of Immuta's reserved words: ${RESERVED_KEYS.join(", ")}.`,check:(key,{
error,warning:warning2})=>{let fault=keyFault(key);return fault!==void 0?error("connection-key",`\`connectionKey\` must no\
t ${fault}.`):/^[\w-]+$/.test(key)?void 0:warning2("connection-key-characters","Immuta's newer API takes only letters, d\
igits, hyphens and underscores in `connectionKey`.")}};function keyFault(key){if(/[./]/.test(key))return"hold a period o\
r a slash";if(RESERVED_KEYS.includes(key.toLowerCase()))return`be one of Immuta's reserved words: ${RESERVED_KEYS.join("\
, ")}`;if(new RegExp("\\p{C}","u").test(key)||key.trim()!==key)return"hold control characters, or spaces at its ends"}var HOST_PATTERN=HOST_NAME.
source.replaceAll("a-z","A-Za-z"),withoutScheme=text2=>text2.replace(/^https?:\/\//i,""),HOST={pattern:HOST_PATTERN,hint:"\
Must be a bare host name, such as acme.cloud.databricks.com: no scheme, path, port or user name.",check:(host,{policy,error})=>{
let fault=hostNameFault(host);return fault!==void 0?error("hostname",`\`hostname\` must be a bare host name: ${fault}.`):
isAllowedHost(host,policy)?void 0:error("host-not-allowed",hostNotAllowed("hostname",policy))},normalize:host=>withoutScheme(
host).replace(/\/.*$/,"").toLowerCase()},HOST_START=HOST_PATTERN.replace(/^\^\(\?=[^)]*\)/,"").replace(/\$$/,""),AUTHORITY={
pattern:`^(?:${anyCase("https")}://)?${HOST_START}(?::[0-9]{1,5})?(?:[/?#][^\\\\\\s]*)?$`,hint:"Must be an https URL suc\
h as https://acme.cloud.databricks.com/oidc/v1/token.",check:(url,{policy,hostname,error})=>{let parsed=authorityHost(url);
return"fault"in parsed?error("authority-url",`\`authorityUrl\` ${parsed.fault}.`):parsed.host.toLowerCase()===hostname?.
toLowerCase()||isAllowedHost(parsed.host,policy)?void 0:error("host-not-allowed",hostNotAllowed("authorityUrl",policy))},
normalize:url=>withoutScheme(url).replace(/\/+$/,"").replace(/^[^/]*/,host=>host.toLowerCase())};function unsafeCharacter(field,text2){
let[found]=/[;@"'`\\\s]/.exec(text2)??[];if(found===void 0)return;let shown2=/\s/.test(found)?"white space":found==="`"?
"a back-tick":`\`${found}\``;return`\`${field}\` must not hold ${shown2}.`}var CLIENT_ID={...PLAIN,check:(text2,{error})=>{
let unsafe=unsafeCharacter("clientId",text2);return unsafe===void 0?void 0:error("unsafe-character",unsafe)}},HTTP_PATH={
...PLAIN,check:(text2,{error,warning:warning2})=>{let unsafe=unsafeCharacter("httpPath",text2);if(unsafe!==void 0)return error(
"unsafe-character",unsafe);let path=text2.replace(/\?o=\d+$/,"");return/^\/?sql\/protocolv1\/o\/\d+\/[\w-]+$/.test(path)?
warning2("cluster-http-path","`httpPath` names a cluster; Immuta recommends a SQL warehouse."):/^\/?sql\/1\.0\/(warehouses|endpoints)\/[\w-]+$/.
test(path)?void 0:warning2("http-path","`httpPath` is usually `/sql/1.0/warehouses/<id>`; check it against the warehouse\
's connection details.")},normalize:path=>path.replace(/^\/+/,"")},CATALOG_NAME="^[A-Za-z_][A-Za-z0-9_]{0,254}$",CATALOG={
pattern:CATALOG_NAME,hint:"Letters, digits and underscores, not starting with a digit, at most 255 characters.",check:(catalog,{
error})=>new RegExp(CATALOG_NAME).test(catalog)?void 0:error("catalog","`catalog` takes letters, digits and underscores,\
 does not start with a digit, and has at most 255 characters."),normalize:catalog=>catalog.toLowerCase()},NAME_PART=/^[^\s/\p{C}]{1,255}$/u;
function fullName(form){let count=form.split(".").length,parts=Array(count).fill("[^./\\s]{1,255}").join("\\.");return{pattern:`\
^(?!${anyCase("system")}(?:\\.|$))${NO_REFERENCE}${parts}$`,hint:"Full name without quotes, spaces or slashes; nothing o\
f the catalog `system`, which is checked whenever audit is on.",check:(name,{path,error})=>{let found=name.split(".");return found.
length!==count||!found.every(part=>NAME_PART.test(part))?error("preflight-name",`A name under \`${path}\` must have the f\
orm \`${form}\`: without quotes, spaces or slashes, each part at most 255 characters.`):found[0]?.toLowerCase()==="syste\
m"?error("preflight-name","The catalog `system` is checked whenever audit is on: leave it out."):void 0}}}var FLAG={is:"flag"},choice=(...values)=>({is:"choice",values}),text=format=>({is:"text",format}),copy=(sameAs,title)=>({
sameAs,title}),shown=(imported,part,...names2)=>({part,names:names2,imported});function map2(absent,title,text2,{shorthand,
...more}={}){return{title,text:text2,type:{is:"map",...shorthand&&{shorthand}},absent,...more}}function constant(title,text2,value){
return{title,text:text2,type:choice(value),absent:{filled:value},live:"constant"}}function names(example,title,text2,{form,
...item}){let type={is:"list",items:{...item,format:fullName(form)},unique:!0};return{title,text:text2,examples:[[example]],
type,absent:"optional",live:"not-sent"}}var ONCE_FLAG={type:FLAG,absent:"optional",live:"registration-only"},OBJECTS={title:"\
Objects",text:"Catalogs, schemas and tables below the connection, by full name, with what is set of each in Immuta; `.` \
is the connection itself. An object that is not listed is never touched.",examples:[{sales:{isActive:!0,activateNewChildren:!0}}],
type:{is:"objects"},absent:"optional",live:"not-sent"},onceOnly=block=>({code:"registration-only",message:`\`${block}\` t\
ake effect only when a connection is registered, and this one is already: the change does nothing in Immuta.`}),OTHER_VARIABLE={
code:"secret-changed",message:"The credential comes from another variable: make sure that it holds the secret of the rig\
ht service principal."};var FIELDS={"":map2("required","Immuta connection","One connection between Immuta and Databricks Unity Catalog: the body\
 of Immuta's `POST /data/connection`, without what can be derived."),connectionKey:{title:"Connection key",text:"Name of\
 the connection in Immuta, unique among the specs of a run. It can't be renamed: another key is another connection. Lett\
ers, digits, hyphens and underscores are safe.",examples:["prod-lakehouse"],type:text(CONNECTION_KEY),absent:"required",
live:"key"},connection:map2("required","Connection","The Databricks workspace, and how Immuta signs in to it."),"connect\
ion.technology":{title:"Technology",text:"What is connected. It selects the form of the spec.",type:choice("Databricks"),
absent:"required",live:shown("as-shown","connection","technology")},"connection.hostname":{title:"Host name",text:`Host \
of the Databricks workspace: no scheme, no path, no port. It must match the input \`allowed-hosts\`, by default ${DATABRICKS_HOSTS.
map(glob=>`\`${glob}\``).join(", ")}.`,examples:["acme-prod.cloud.databricks.com","adb-1234567890123456.7.azuredatabrick\
s.net"],type:text(HOST),absent:"required",live:shown("normalized","connection","hostname","host","workspaceUrl"),changed:{
code:"host-changed",message:"The workspace changes: the credential goes to another host, where the dry run may have sign\
ed in already. If it is the wrong one, rotate the secret; if it is the right one, the set-up script must have been run t\
here."}},"connection.port":{title:"Port",text:"Port of the workspace.",type:{is:"number",from:1,to:65535},absent:{filled:443},
live:shown("normalized","connection","port")},"connection.httpPath":{title:"HTTP path",text:"HTTP path of the SQL wareho\
use, from its connection details in Databricks. A cluster's path works, with a warning.",examples:["/sql/1.0/warehouses/\
1a2b3c4d5e6f7a8b"],type:text(HTTP_PATH),absent:"required",live:shown("as-shown","connection","httpPath")},"connection.au\
thenticationType":{title:"Authentication type",text:"How Immuta signs in: `token` needs `token`, `oAuthM2M` needs `oAuth\
ClientConfig`.",type:choice("token","oAuthM2M"),absent:"required",live:shown("as-shown","connection","authenticationType"),
changed:{code:"auth-changed",message:"The way of signing in to Databricks changes: Immuta's set-up script must be run fo\
r the new one first."}},"connection.token":{title:"Access token",text:"Variable that holds the personal access token, as\
 `${NAME}`. The token itself never stands in the file.",examples:["${CONNECTION_PROD_TOKEN}"],type:text(SECRET),absent:{
with:"token"},live:{secret:"TOKEN"},changed:OTHER_VARIABLE},"connection.oAuthClientConfig":map2({with:"oAuthM2M"},"OAuth\
 client","The OAuth client of Immuta's service principal (machine to machine)."),"connection.oAuthClientConfig.useCertif\
icate":{title:"Use a certificate",text:"Certificates are not supported: `false`, or left out.",type:choice(!1),absent:{filled:!1},
live:shown("never","connection","oAuthClientConfig.useCertificate")},"connection.oAuthClientConfig.clientId":{title:"Cli\
ent id",text:"Application id of the service principal that you made for Immuta.",examples:["5f3c0b0e-0000-4000-8000-0000\
00000000"],type:text(CLIENT_ID),absent:"required",live:shown("as-shown","connection","oAuthClientConfig.clientId")},"con\
nection.oAuthClientConfig.clientSecret":{title:"Client secret",text:"Variable that holds the OAuth secret of the service\
 principal, as `${NAME}`. The secret itself never stands in the file.",examples:["${CONNECTION_PROD_SECRET}"],type:text(
SECRET),absent:"required",live:{secret:"SECRET"},changed:OTHER_VARIABLE},"connection.oAuthClientConfig.scope":{title:"Sc\
ope",text:"OAuth scope; Databricks knows `all-apis` only.",type:choice("all-apis"),absent:{filled:"all-apis"},live:shown(
"never","connection","oAuthClientConfig.scope")},"connection.oAuthClientConfig.authorityUrl":{title:"Authority URL",text:"\
Where a token is asked for. `https`; the host must equal `hostname` or match the input `allowed-hosts`.",examples:["http\
s://acme-prod.cloud.databricks.com/oidc/v1/token"],type:text(AUTHORITY),absent:"required",live:shown("as-shown","connect\
ion","oAuthClientConfig.authorityUrl")},settings:map2("optional","Settings","Read by Immuta only when the connection is \
registered.",{changed:onceOnly("settings")}),"settings.isActive":{title:"Active on registration",text:"Whether data obje\
cts become active when they are registered. `true` is warned about: where no subscription policy exists, Immuta then rev\
okes access in Databricks for its users, also access granted directly.",...ONCE_FLAG,absent:{filled:!1},warned:{value:!0,
code:"activates-objects",message:"Objects become active when they are registered. Where no subscription policy exists, I\
mmuta revokes access in Databricks for its users, also access that was granted directly: have a subscription policy in p\
lace first."}},"settings.activateNewChildren":{title:"New objects active",text:"Whether what a crawl finds later becomes\
 active. Sent only when present.",...ONCE_FLAG},options:map2("optional","Options","Read by Immuta only when the connecti\
on is registered.",{changed:onceOnly("options")}),"options.forceRecursiveCrawl":{title:"Crawl everything",text:"Whether \
inactive objects are crawled too. `false` is warned about: inactive objects then stay unknown to Immuta.",type:FLAG,absent:{
filled:!0},live:"registration-only",warned:{value:!1,code:"shallow-crawl",message:"Only active objects are crawled, so i\
nactive ones stay unknown to Immuta."}},nativeIntegration:map2("required","Integration","How Immuta's policies reach Uni\
ty Catalog. Only `config.catalog` must be given."),"nativeIntegration.type":copy("connection.technology","Integration ty\
pe"),"nativeIntegration.autoBootstrap":constant("Automatic set-up","Immuta's set-up script is run in Databricks beforeha\
nd: `false`, or left out.",!1),"nativeIntegration.unityCatalog":constant("Unity Catalog","`true`, or left out.",!0),"nat\
iveIntegration.config":map2("required","Integration settings","Settings of the integration."),"nativeIntegration.config.\
authenticationType":copy("connection.authenticationType"),"nativeIntegration.config.token":copy("connection.token"),"nat\
iveIntegration.config.oAuthClientConfig":copy("connection.oAuthClientConfig"),"nativeIntegration.config.oAuthClientConfi\
g.useCertificate":copy("connection.oAuthClientConfig.useCertificate"),"nativeIntegration.config.oAuthClientConfig.client\
Id":copy("connection.oAuthClientConfig.clientId"),"nativeIntegration.config.oAuthClientConfig.clientSecret":copy("connec\
tion.oAuthClientConfig.clientSecret"),"nativeIntegration.config.oAuthClientConfig.scope":copy("connection.oAuthClientCon\
fig.scope"),"nativeIntegration.config.oAuthClientConfig.authorityUrl":copy("connection.oAuthClientConfig.authorityUrl"),
"nativeIntegration.config.host":copy("connection.hostname"),"nativeIntegration.config.port":copy("connection.port"),"nat\
iveIntegration.config.catalog":{title:"Immuta catalog",text:"Catalog that the set-up script makes in Databricks for Immu\
ta's own data. It belongs to one tenant and one connection: sharing or changing it breaks enforcement of policies.",examples:[
"immuta_prod"],type:text(CATALOG),absent:"required",live:shown("as-shown","config","catalog"),changed:{code:"catalog-cha\
nged",message:"A catalog belongs to one Immuta tenant only; sharing or changing it breaks enforcement of policies. The n\
ew one needs the set-up script first."}},"nativeIntegration.config.audit":map2("optional","Query audit","Whether Immuta \
reads who queried what in Databricks. `audit: false` means `{ enabled: false }`, and is warned about.",{shorthand:"enabl\
ed"}),"nativeIntegration.config.audit.enabled":{title:"Query audit enabled",text:"Set to `true` in Immuta's recommended \
configuration.",type:FLAG,absent:{filled:!0},live:shown("as-shown","config","audit.enabled","audit"),warned:{value:!1,code:"\
audit-disabled",message:"Query audit is off: Immuta will not see who queried what in Databricks."}},"nativeIntegration.c\
onfig.workspaceIds":{title:"Workspace ids",text:"Ids of the workspaces that the integration covers, as text: put each in\
 quotes.",examples:[["1234567890123456"]],type:{is:"list",items:{title:"Workspace id",text:"Id of one workspace, in quot\
es.",format:PLAIN}},absent:"optional",live:shown("normalized","config","workspaceIds")},"nativeIntegration.config.groupP\
attern":map2("optional","Group pattern","Excludes a group from Immuta's data policies."),"nativeIntegration.config.group\
Pattern.deny":{title:"Exempt group",text:"Account-level group in Databricks that data policies do not apply to.",examples:[
"immuta_exempt"],type:text(PLAIN),absent:"required",live:shown("as-shown","config","groupPattern.deny")},"nativeIntegrat\
ion.config.jobConfig":map2("optional","Job settings","Constants of Immuta's guide: leave them out."),"nativeIntegration.\
config.jobConfig.workspaceDirectoryPath":constant("Workspace folder","A constant.","/Workspace/ImmutaArtifacts"),"native\
Integration.config.jobConfig.jobClusterId":constant("Job cluster",'A constant: the text `"undefined"`.',"undefined"),objects:OBJECTS,
preflight:map2("optional","Preflight","Data to be registered, whose privileges the input `preflight` checks in Unity Cat\
alog. Never sent to Immuta."),"preflight.catalogs":names("sales","Catalogs","Whole catalogs.",{title:"Catalog",text:"Nam\
e of a catalog.",form:"catalog"}),"preflight.schemas":names("hr.people","Schemas","Single schemas.",{title:"Schema",text:"\
`catalog.schema`",form:"catalog.schema"}),"preflight.tables":names("legal.cases.contracts","Tables","Single tables.",{title:"\
Table",text:"`catalog.schema.table`",form:"catalog.schema.table"})};function resolve(path){let row=FIELDS[path];if(!("sameAs"in row))return row;let{sameAs}=row,{title,type}=resolve(sameAs),
text2=`Same as \`${sameAs}\`: leave it out. When present it must be equal.`;return{title:row.title??title,text:text2,type,
absent:{sameAs},live:"copy"}}var toRow=path=>({path,steps:path===""?[]:path.split("."),field:resolve(path)}),ROOT=toRow(
""),ROWS=Object.keys(FIELDS).filter(path=>path!=="").map(toRow),BY_PATH=new Map(ROWS.map(row=>[row.path,row])),MEMBERS=groupBy(
ROWS,({steps})=>steps.slice(0,-1).join(".")),LEAVES=ROWS.filter(row=>row.field.type.is!=="map"),KEY_PATHS=ROWS.map(({path})=>path);
function rowAt(path){return BY_PATH.get(path)}var FLOW={collectionStyle:"flow",lineWidth:0};function exampleOf(path){let field=rowAt(
path)?.field,[example]=field!==void 0&&"examples"in field?field.examples??[]:[];return field?.type.is==="objects"?stringify3(
example,FLOW).trim():typeof example=="string"?example:void 0}function membersOf({path}){return MEMBERS.get(path)??[]}function originalOf({
field:{absent}}){return typeof absent=="object"&&"sameAs"in absent?rowAt(absent.sameAs):void 0}function defaultOf({field:{
absent}}){return typeof absent=="object"&&"filled"in absent?absent.filled:void 0}function authenticationOf({field:{absent}}){
return typeof absent=="object"&&"with"in absent?absent.with:void 0}function isSecret({field:{type}}){return type.is==="t\
ext"&&type.format===SECRET}function isSecretPath(path){let row=rowAt(formatPath(path));return row!==void 0&&isSecret(row)}export{require_picomatch2 as require_picomatch,splitGlobs,globMatches,globMatcher,variableFault,within,MAX_TRIES,withRetries,
backoffMs,retryAfterMs,lacksPermission,permissionAdvice,githubClient,account,listAll,readAs,readAnswer,getIn,formatPath,
keyOf,positionOf,selectCandidates,reasonOf,lacksSecret,OBJECT_SETTINGS,namesOfObject,ancestorsOf,objectId,byDepth,blockOfObjects,
scriptDigest,DIGEST_CHARS,diff,fieldChange,isShownWhole,settingsDiff,unknownObjectsDrift,objectFieldOf,settingPlanned,isOfUnknownObject,
planObjects,objectsDrift,objectsToSet,objectsToLookAt,bodyOf,priorOf2 as priorOf,desiredOf,identityOf,fingerprintOf,payloadOf,
diffOf,isMoved,needsSetUp,actionOf,isWrite,changesOf,hasWrites,isLeft,hasErrors,reasonsOf,withDiagnostics,withCheck,withDryRun,
planned,skipped,withMore,statusOf,connectionStatusOf,errorsOf,IN_DOUBT,isInDoubt,warningsOf,openWarnings,dangersOf,effectOf,
isPending,isSuperseded,hasDrifted,isUnhealthy,isHealthUnknown,hasChanges,failureReasonOf,hasContent,plural,OCCASION,offlineOf,
blockOf,leftOutOf,leftOutText,unmanagedOf,stoppedOf,nameOf,MAX_NAMES,namesOf,listed,filePath,table,valueCell,driftTable,
immutaCell,objectLines,objectsKept,inheriting,objectsDone,objectsSetBack,BY_GIT,WORDS2 as WORDS,actionText,isUnasked,isBlocked,
driftWords,dryRunText,headline,isAlias,isMap,isPair,isScalar,isSeq,isCollection,visit,Lexer,LineCounter,parseDocument,stringify3 as stringify,
groupBy,ROOT,ROWS,LEAVES,KEY_PATHS,rowAt,exampleOf,membersOf,originalOf,defaultOf,authenticationOf,isSecret,isSecretPath};
