// What a language lacks, as TypeScript to fill in: English in comments, empty texts beside it.

import { wordsOf } from './compare.mjs';

const nothing = { phrases: {}, rules: {}, commands: {}, messages: {} };

export function missingFrom(language, { sentences, rules, commands, messages }) {
  const own = language ?? nothing;
  return [
    '// The words of the views: each stands in src/render/messages.ts or src/render/messages/, to be copied and translated.',
    ...wordsOf(own.messages, messages).map((line) => `// messages.${line}`),
    '',
    '// By English template. Placeholders may change their order; what stands between backticks stays.',
    'export const phrases = {',
    ...phraseLines(own.phrases, sentences),
    '};',
    '',
    '// Markdown. Names of settings, SQL and what stands between backticks stay.',
    'export const rules = {',
    ...textLines(own.rules, rules),
    '};',
    '',
    'export const commands = {',
    ...textLines(own.commands, commands),
    '};',
    '',
  ].join('\n');
}

function phraseLines(phrases, sentences) {
  let last = '';
  return [...sentences]
    .filter(([template]) => !phrases[template])
    .sort(([, [one]], [, [other]]) => (one < other ? -1 : one > other ? 1 : 0))
    .flatMap(([template, [file]]) => {
      const heading = file === last ? [] : [`  // ${file}`];
      last = file;
      return [...heading, `  ${JSON.stringify(template)}: '',`];
    });
}

function textLines(own, english) {
  return [...english].flatMap(([id, texts]) => {
    const missing = Object.entries(texts).filter(([key]) => !own[id]?.[key]);
    if (missing.length === 0) return [];
    return [
      `  ${JSON.stringify(id)}: {`,
      ...missing.flatMap(([key, text]) => [...text.split('\n').map((line) => `    // ${line}`), `    ${key}: '',`]),
      '  },',
    ];
  });
}
