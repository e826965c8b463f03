import{createRequire as __cr}from'node:module';import{fileURLToPath as __fu}from'node:url';import{dirname as __dn}from'node:path';const require=__cr(import.meta.url);const __filename=__fu(import.meta.url);const __dirname=__dn(__filename);
import{a as d,c as p}from"./chunk-QSKFCUKL.js";import"./chunk-UERCJUQR.js";import"./chunk-HJGQENBC.js";import{b as w,d as m,e as n}from"./chunk-HH3NANWY.js";import{a as c}from"./chunk-KCND3PFS.js";import{a}from"./chunk-B6ER375F.js";import{c as s}from"./chunk-XFCVWAPK.js";import{d as y}from"./chunk-WENQJHJG.js";import{mkdir as b,writeFile as v}from"node:fs/promises";import{dirname as T,join as g}from"node:path";var f=y(w(),1);var x=`# yaml-language-server: $schema=../node_modules/countersign/schema/countersign.schema.json
#
# Countersign works without this file. Take the # away from the keys that you want to set. The file is read from the
# base branch, so a change of it holds once it is merged.
`;function u(e){let o=Object.entries(m().properties??{}).map(([t,r])=>{let i=t==="migrations"&&e.length>0?e.map(({root:l,format:h})=>({path:l||".",format:h})):E(r);return`# ${r.description}
${$((0,f.stringify)({[t]:i},{lineWidth:0}),r)}`});return[x,...o].join(`
`)}function E(e){return e.properties?Object.fromEntries(Object.entries(e.properties).map(([o,t])=>[o,t.examples?.[0]])):e.examples?.[0]}function $(e,{properties:o={}}){return e.replace(/^(?: {2}(\w+):|).*\n/gm,(t,r)=>{let i=r===void 0?void 0:o[r]?.description;return i?`# ${i}
#${t}`:`#${t}`})}async function W(e,o){let t=await d(e,o);return await C(t.directory,t.sets),o.out.write(`${p(t)}
Wrote ${a(g(t.directory,n))}.
`),c.clear}async function C(e,o){let t=g(e,n);await b(T(t),{recursive:!0});try{await v(t,u(o),{flag:"wx"})}catch(r){let i=r.code==="EEXIST";throw new s({code:"configuration",where:t,what:i?"There is a configuration already, and it stays as it is.":`The configuration cannot be written: ${r.code}.`,mend:i?"Edit it, or remove it first.":"Make the directory writable."})}}export{W as runInit};
