function askOnce(ask,idOf){let known=new Map;return about=>{let id=idOf(about),answer=known.get(id)??ask(about);return known.
set(id,answer),answer}}export{askOnce};
