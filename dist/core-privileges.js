var WORKSPACE_ADMIN="WORKSPACE_ADMIN",METASTORE_ADMIN="METASTORE_ADMIN";function inWords(privilege){return privilege===WORKSPACE_ADMIN?
"workspace admin":privilege===METASTORE_ADMIN?"metastore admin":privilege.replaceAll("_"," ")}export{WORKSPACE_ADMIN,METASTORE_ADMIN,inWords};
