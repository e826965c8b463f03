import{createRequire as __cr}from'node:module';import{fileURLToPath as __fu}from'node:url';import{dirname as __dn}from'node:path';const require=__cr(import.meta.url);const __filename=__fu(import.meta.url);const __dirname=__dn(__filename);
process.stdout.write(`::error title=Countersign::The GitHub Action does not exist yet. Use the command line in a job instead: npx countersign review
`);process.exitCode=1;
