import{createRequire as __cr}from'node:module';import{fileURLToPath as __fu}from'node:url';import{dirname as __dn}from'node:path';const require=__cr(import.meta.url);const __filename=__fu(import.meta.url);const __dirname=__dn(__filename);
import{a as p,c as f}from"./chunk-2UTU7FDZ.js";import"./chunk-IO6ACWEY.js";import"./chunk-B2V5V6RB.js";import{a as m}from"./chunk-KCND3PFS.js";import{b as x,d,e as s}from"./chunk-4W42XSF5.js";import{a as c}from"./chunk-BNFT2SYP.js";import{a as n,m as a}from"./chunk-2LCN5VA4.js";import{d as w}from"./chunk-WENQJHJG.js";import{mkdir as v,writeFile as T}from"node:fs/promises";import{dirname as C,join as l}from"node:path";var u=w(x(),1);var E=`# yaml-language-server: $schema=../node_modules/countersign/schema/countersign.schema.json
#
# Countersign works without this file. Take the # away from the keys that you want to set. The file is read from the
# base branch, so a change of it holds once it is merged.
`;function g(e){let r=Object.entries(d().properties??{}).map(([t,o])=>{let i=t==="migrations"&&e.length>0?e.map(({root:h,format:y})=>({path:h||".",format:y})):$(o);return`# ${o.description}
${b((0,u.stringify)({[t]:i},{lineWidth:0}),o)}`});return[E,...r].join(`
`)}function $(e){return e.properties?Object.fromEntries(Object.entries(e.properties).map(([r,t])=>[r,t.examples?.[0]])):e.examples?.[0]}function b(e,{properties:r={}}){return e.replace(/^(?: {2}(\w+):|).*\n/gm,(t,o)=>{let i=o===void 0?void 0:r[o]?.description;return i?`# ${i}
#${t}`:`#${t}`})}async function _(e,r){let t=await p(e,r);return await S(t.directory,t.sets),r.out.write(`${f(t)}
Wrote ${c(l(t.directory,s))}.
`),m.clear}async function S(e,r){let t=l(e,s);await v(C(t),{recursive:!0});try{await T(t,g(r),{flag:"wx"})}catch(o){let i=o.code==="EEXIST";throw new a({code:"configuration",where:t,what:i?n`There is a configuration already, and it stays as it is.`:n`The configuration cannot be written: ${o.code??""}.`,mend:i?n`Edit it, or remove it first.`:n`Make the directory writable.`})}}export{_ as runInit};
