import{createRequire as __cr}from'node:module';import{fileURLToPath as __fu}from'node:url';import{dirname as __dn}from'node:path';const require=__cr(import.meta.url);const __filename=__fu(import.meta.url);const __dirname=__dn(__filename);
import{c as n}from"./chunk-XFCVWAPK.js";import{writeFile as a}from"node:fs/promises";import{resolve as d}from"node:path";async function f(e,r,t){let o=e.endsWith(`
`)?e:`${e}
`;if(r===void 0){t.out.write(o);return}try{await a(d(t.directory,r),o)}catch(i){throw new n({code:"configuration",where:`--output ${r}`,what:`The file cannot be written: ${i.code??"unknown reason"}.`,mend:"Name a file in a directory that exists and may be written to."})}}export{f as a};
