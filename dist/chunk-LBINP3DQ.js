import{createRequire as __cr}from'node:module';import{fileURLToPath as __fu}from'node:url';import{dirname as __dn}from'node:path';const require=__cr(import.meta.url);const __filename=__fu(import.meta.url);const __dirname=__dn(__filename);
var r=class extends Error{fault;constructor(e){super(e.where?`${e.where}: ${e.what}`:e.what),this.name="FaultError",this.fault=e}};export{r as a};
