import{createRequire as __cr}from'node:module';import{fileURLToPath as __fu}from'node:url';import{dirname as __dn}from'node:path';const require=__cr(import.meta.url);const __filename=__fu(import.meta.url);const __dirname=__dn(__filename);
import{a as r,m as i}from"./chunk-2LCN5VA4.js";import{writeFile as m}from"node:fs/promises";import{resolve as d}from"node:path";async function h(e,o,t){let n=e.endsWith(`
`)?e:`${e}
`;if(o===void 0){t.out.write(n);return}try{await m(d(t.directory,o),n)}catch(a){throw new i({code:"configuration",where:`--output ${o}`,what:r`The file cannot be written: ${a.code??r`unknown reason`}.`,mend:r`Name a file in a directory that exists and may be written to.`})}}export{h as a};
