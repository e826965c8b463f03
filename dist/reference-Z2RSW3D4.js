import{createRequire as __cr}from'node:module';import{fileURLToPath as __fu}from'node:url';import{dirname as __dn}from'node:path';const require=__cr(import.meta.url);const __filename=__fu(import.meta.url);const __dirname=__dn(__filename);
import{a as h,b as y,c as $}from"./chunk-2UTU7FDZ.js";import"./chunk-IO6ACWEY.js";import"./chunk-B2V5V6RB.js";import{b as g}from"./chunk-D6IGKWF7.js";import"./chunk-YFPQTCRD.js";import"./chunk-GCCQCRRA.js";import{a as c}from"./chunk-77Y44UDL.js";import"./chunk-ALJFYYH5.js";import{a as m}from"./chunk-KCND3PFS.js";import"./chunk-UV2BBRL5.js";import{i as d}from"./chunk-A4MVO3LG.js";import{a as x}from"./chunk-4W42XSF5.js";import"./chunk-3S3ZNPBO.js";import"./chunk-PXM64JDK.js";import"./chunk-BNFT2SYP.js";import{a as u,m as l}from"./chunk-2LCN5VA4.js";import"./chunk-32WJSUYP.js";import"./chunk-WENQJHJG.js";function w(t,e){let n=Math.max(...t.map(({id:i})=>i.length),0),r=t.map(({id:i,title:p,severity:f})=>{let a=Object.hasOwn(e,i)?e[i]:void 0;return`${(a??f).padEnd(8)} ${a===void 0?" ":"*"} ${i.padEnd(n)}  ${p}`}),o=t.filter(({id:i})=>Object.hasOwn(e,i)).length;return[...r,"",`${t.length} rules${o>0?`; * set by the configuration (${o})`:""}. countersign explain RULE says more.`].join(`
`)}function E(t,e){let n=t.find(o=>o.id===e);if(!n)throw T(t,e);return[`${n.id} (${n.severity})
${n.title}`,s("What it catches",n.what),s("Why it hurts",n.why),s("The safe way",n.safe),...n.versions?[s("Versions",n.versions)]:[],...n.examples.map(R),s("Sources",n.sources.join(`
`)),s("To accept a finding",`-- countersign: allow ${n.id} because <reason>
above the statement, or \`waivers\` in .github/countersign.yml.`)].join(`

`)}function R({title:t,given:e,before:n,sql:r,finds:o,why:i}){let p=o.length>0?`Found: ${o.join(", ")}`:`Nothing is found${i?`: ${i}`:"."}`,f=[...e?[`-- given
${e.trim()}`]:[],...n??[],r].map(a=>a.trim());return`${s(`Example: ${t}`,f.join(`
-- then
`))}
  \u2192 ${p}`}function s(t,e){return`${t}
${e.trim().replace(/^(?=.)/gm,"  ")}`}function T(t,e){let n=x(e,t.map(r=>r.id));return new l({code:"configuration",where:`explain ${e.slice(0,100)}`,what:u`There is no rule of this name${n?u`; did you mean ${n}?`:"."}`,mend:u`\`countersign rules\` lists every rule.`,example:`countersign explain ${n??t[0]?.id??"RULE"}`})}async function W(t,e,n){return await c(E(d,t),e,n),m.clear}async function I({config:t,output:e},n){let{rules:r}=await g(t===void 0?{}:{config:t},n);return await c(w(d,r),e,n),m.clear}async function M({repo:t,output:e},n){let r=await h(t,n).then($,o=>{if(o instanceof l&&o.fault.code==="repository")return null;throw o});return await c([y(),...r===null?[]:["",r]].join(`
`),e,n),m.clear}export{W as runExplain,M as runFormats,I as runRules};
