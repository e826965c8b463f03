// Writes docs/rules from the rules themselves, and the commands into the guide. Run after changing a rule or a command.
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { build } from 'esbuild';

const root = new URL('..', import.meta.url);
const { outputFiles } = await build({
  stdin: {
    contents:
      "export { rules } from './src/rules/registry.ts'; export { ruleIndex, rulePage } from './src/render/rule-page.ts'; export { commands } from './src/commands/registry.ts'; export { commandTable } from './src/commands/table.ts';",
    resolveDir: root.pathname,
    loader: 'ts',
  },
  bundle: true,
  format: 'esm',
  platform: 'node',
  write: false,
});
const { rules, ruleIndex, rulePage, commands, commandTable } = await import(
  `data:text/javascript;base64,${Buffer.from(outputFiles[0].text).toString('base64')}`
);

const directory = new URL('docs/rules/', root);
await mkdir(directory, { recursive: true });
for (const name of await readdir(directory)) await rm(new URL(name, directory));
for (const rule of rules) await writeFile(new URL(`${rule.id}.md`, directory), rulePage(rule));
await writeFile(new URL('README.md', directory), ruleIndex(rules));

const guide = new URL('docs/github.md', root);
const text = await readFile(guide, 'utf8');
const block = `<!-- commands -->\n${commandTable(commands)}\n<!-- /commands -->`;
await writeFile(
  guide,
  text.replace(/<!-- commands -->[\s\S]*<!-- \/commands -->/, () => block),
);
