var ConfigError=class extends Error{name="ConfigError"},RunFailure=class extends Error{name="RunFailure";reason;constructor(reason,message,options){
super(message,options),this.reason=reason}};var NAMES=[[/[\u00a0\u202f]/,"no-break space"],[/[\u200b\u2060\ufeff]/,"zero-width space"],[/[\u200c\u200d]/,"zero-width\
 joiner"],[/\u00ad/,"soft hyphen"],[/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/,"mark of the writing direction"],[/[\u201c-\u201f\u00ab\u00bb\u2033]/,
"typographic double quote"],[/[\u2018-\u201b\u2039\u203a\u2032]/,"typographic single quote"],[/[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]/,
"typographic dash"],[/[\u2028\u2029\r\n\u0085]/,"line break"],[/\t/,"tab"],[new RegExp("\\p{Zs}","u"),"space of another \
kind"],[new RegExp("\\p{Cc}","u"),"control character"],[/[\p{Cf}\p{DI}\u2800\u{1d159}]/u,"invisible character"],[new RegExp(
"\\p{Co}","u"),"character of private use"],[new RegExp("\\p{Cs}","u"),"lone surrogate"]];function pastedCharacter(text){
if(/^[\x20-\x7e]*$/.test(text))return;let index=0;for(let character of text){let found=/^[\x20-\x7e]$/.test(character)?void 0:
NAMES.find(([set])=>set.test(character));if(found!==void 0){let point=(character.codePointAt(0)??0).toString(16).toUpperCase().
padStart(4,"0");return{index,name:`${found[1]} (U+${point})`}}index+=character.length}}var TYPE_ANEW="pasted text may ho\
ld one. Type it anew.";export{ConfigError,RunFailure,pastedCharacter,TYPE_ANEW};
