import{createRequire as __cr}from'node:module';import{fileURLToPath as __fu}from'node:url';import{dirname as __dn}from'node:path';const require=__cr(import.meta.url);const __filename=__fu(import.meta.url);const __dirname=__dn(__filename);
import{a as t,b as r}from"./chunk-BNFT2SYP.js";import{h as n}from"./chunk-2LCN5VA4.js";function p({what:s,where:e,mend:l,example:o}){let i=[`countersign: ${t(n(s))}`];return e&&i.push(`  where:   ${t(n(e))}`),l&&i.push(`  mend:    ${t(n(l))}`),o&&i.push(`  example: ${r(o).replaceAll(`
`,`
           `)}`),`${i.join(`
`)}
`}export{p as a};
