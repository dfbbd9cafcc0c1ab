var ConfigError=class extends Error{name="ConfigError"},RunFailure=class extends Error{name="RunFailure";reason;constructor(reason,message,options){
super(message,options),this.reason=reason}};export{ConfigError,RunFailure};
