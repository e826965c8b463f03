import{createRequire as __cr}from'node:module';import{fileURLToPath as __fu}from'node:url';import{dirname as __dn}from'node:path';const require=__cr(import.meta.url);const __filename=__fu(import.meta.url);const __dirname=__dn(__filename);
import{a as g,b as h,c as y}from"./chunk-QSKFCUKL.js";import"./chunk-UERCJUQR.js";import"./chunk-HJGQENBC.js";import{b as x}from"./chunk-H55TJ76U.js";import"./chunk-53Z7L6BY.js";import"./chunk-ALJFYYH5.js";import"./chunk-YWFTG7LO.js";import{a as f}from"./chunk-HH3NANWY.js";import"./chunk-3S3ZNPBO.js";import"./chunk-32WJSUYP.js";import"./chunk-577KU24V.js";import{a as m}from"./chunk-YJSWCAND.js";import{a as l}from"./chunk-KCND3PFS.js";import{h as d}from"./chunk-BZAI5NHE.js";import"./chunk-PXM64JDK.js";import"./chunk-B6ER375F.js";import{c as u}from"./chunk-XFCVWAPK.js";import"./chunk-WENQJHJG.js";function $(t,e){let n=Math.max(...t.map(({id:i})=>i.length),0),r=t.map(({id:i,title:c,severity:p})=>{let a=Object.hasOwn(e,i)?e[i]:void 0;return`${(a??p).padEnd(8)} ${a===void 0?" ":"*"} ${i.padEnd(n)}  ${c}`}),o=t.filter(({id:i})=>Object.hasOwn(e,i)).length;return[...r,"",`${t.length} rules${o>0?`; * set by the configuration (${o})`:""}. countersign explain RULE says more.`].join(`
`)}function w(t,e){let n=t.find(o=>o.id===e);if(!n)throw R(t,e);return[`${n.id} (${n.severity})
${n.title}`,s("What it catches",n.what),s("Why it hurts",n.why),s("The safe way",n.safe),...n.versions?[s("Versions",n.versions)]:[],...n.examples.map(E),s("Sources",n.sources.join(`
`)),s("To accept a finding",`-- countersign: allow ${n.id} because <reason>
above the statement, or \`waivers\` in .github/countersign.yml.`)].join(`

`)}function E({title:t,given:e,before:n,sql:r,finds:o,why:i}){let c=o.length>0?`Found: ${o.join(", ")}`:`Nothing is found${i?`: ${i}`:"."}`,p=[...e?[`-- given
${e.trim()}`]:[],...n??[],r].map(a=>a.trim());return`${s(`Example: ${t}`,p.join(`
-- then
`))}
  \u2192 ${c}`}function s(t,e){return`${t}
${e.trim().replace(/^(?=.)/gm,"  ")}`}function R(t,e){let n=f(e,t.map(r=>r.id));return new u({code:"configuration",where:`explain ${e.slice(0,100)}`,what:`There is no rule of this name${n?`; did you mean ${n}?`:"."}`,mend:"`countersign rules` lists every rule.",example:`countersign explain ${n??t[0]?.id??"RULE"}`})}async function L(t,e,n){return await m(w(d,t),e,n),l.clear}async function U({config:t,output:e},n){let{rules:r}=await x(t===void 0?{}:{config:t},n);return await m($(d,r),e,n),l.clear}async function W({repo:t,output:e},n){let r=await g(t,n).then(y,o=>{if(o instanceof u&&o.fault.code==="repository")return null;throw o});return await m([h(),...r===null?[]:["",r]].join(`
`),e,n),l.clear}export{L as runExplain,W as runFormats,U as runRules};
