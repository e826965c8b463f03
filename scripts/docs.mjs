// Writes docs/rules from the rules themselves. Run after changing a rule.
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { build } from 'esbuild';

const root = new URL('..', import.meta.url);
const { outputFiles } = await build({
  stdin: {
    contents:
      "export { rules } from './src/rules/registry.ts'; export { ruleIndex, rulePage } from './src/render/rule-page.ts';",
    resolveDir: root.pathname,
    loader: 'ts',
  },
  bundle: true,
  format: 'esm',
  platform: 'node',
  write: false,
});
const { rules, ruleIndex, rulePage } = await import(
  `data:text/javascript;base64,${Buffer.from(outputFiles[0].text).toString('base64')}`
);

const directory = new URL('docs/rules/', root);
await mkdir(directory, { recursive: true });
for (const name of await readdir(directory)) await rm(new URL(name, directory));
for (const rule of rules) await writeFile(new URL(`${rule.id}.md`, directory), rulePage(rule));
await writeFile(new URL('README.md', directory), ruleIndex(rules));
