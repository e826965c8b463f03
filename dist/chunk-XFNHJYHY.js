import{createRequire as __cr}from'node:module';import{fileURLToPath as __fu}from'node:url';import{dirname as __dn}from'node:path';const require=__cr(import.meta.url);const __filename=__fu(import.meta.url);const __dirname=__dn(__filename);
import{a as t,b as s}from"./chunk-B6ER375F.js";function u({what:o,where:n,mend:e,example:l}){let i=[`countersign: ${t(o)}`];return n&&i.push(`  where:   ${t(n)}`),e&&i.push(`  mend:    ${t(e)}`),l&&i.push(`  example: ${s(l).replaceAll(`
`,`
           `)}`),`${i.join(`
`)}
`}export{u as a};
