import{createRequire as __cr}from'node:module';import{fileURLToPath as __fu}from'node:url';import{dirname as __dn}from'node:path';const require=__cr(import.meta.url);const __filename=__fu(import.meta.url);const __dirname=__dn(__filename);
var r=/\r\n|[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;function t(e){return e===`
`||e===`\r
`?"\u23CE":e==="	"?"\\t":`\\u{${e.codePointAt(0)?.toString(16).toUpperCase().padStart(4,"0")}}`}function i(e){return e.replace(r,t)}function o(e){return e.replace(/\r\n?/g,`
`).replace(r,n=>n===`
`||n==="	"?n:t(n))}var l=["info","warning","danger","critical"],a=["low","medium","high","critical"];export{i as a,o as b,l as c,a as d};
