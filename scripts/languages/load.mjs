// The product's own English, and its languages, as the build would bundle them.

import { dirname } from 'node:path';
import { build } from 'esbuild';
import { sentencesIn } from './sentences.mjs';

async function evaluate(contents, directory) {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: directory, loader: 'ts' },
    bundle: true,
    format: 'esm',
    platform: 'node',
    write: false,
  });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].text).toString('base64')}`);
}

/** Everything that a language has to say. */
export async function catalogueOf(root) {
  const { rules, commands, english } = await evaluate(
    "export { rules } from './src/rules/registry.ts'; export { commands } from './src/commands/registry.ts'; export { english } from './src/render/messages.ts';",
    root,
  );
  const { language: _, text: __, ...messages } = english;
  return {
    sentences: await sentencesIn(root),
    rules: new Map(rules.map(({ id, title, what, why, safe }) => [id, { title, what, why, safe }])),
    commands: new Map(commands.map(({ name, does, who }) => [name, { does, who }])),
    messages,
  };
}

/** The languages that are registered. */
export async function languagesOf(root) {
  const { languages } = await evaluate("export { languages } from './src/render/languages.ts';", root);
  return Object.entries(languages).map(([code, language]) => ({ code, language }));
}

/** One that a file exports as `language`. */
export async function languageIn(file) {
  const { language } = await evaluate(`export { language } from ${JSON.stringify(file)};`, dirname(file));
  return { code: file, language };
}
