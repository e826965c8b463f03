// Writes schema/countersign.schema.json from the configuration's form. Run after changing src/walk/config/.
import { execFileSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { build } from 'esbuild';

const { outputFiles } = await build({
  entryPoints: [new URL('../src/walk/config/json-schema.ts', import.meta.url).pathname],
  bundle: true,
  format: 'esm',
  platform: 'node',
  write: false,
});
const { configJsonSchema } = await import(
  `data:text/javascript;base64,${Buffer.from(outputFiles[0].text).toString('base64')}`
);
const file = new URL('../schema/countersign.schema.json', import.meta.url).pathname;
await writeFile(file, JSON.stringify(configJsonSchema()));
execFileSync(process.execPath, [
  new URL('../node_modules/@biomejs/biome/bin/biome', import.meta.url).pathname,
  'format',
  '--write',
  file,
]);
