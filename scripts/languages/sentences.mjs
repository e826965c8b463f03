// Finds every sentence that the code makes: the template of each `phrase` in src/, with the files that it stands in.
// Shells speak to terminals and logs, in English, so theirs are left out.

import { readdir, readFile } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { parseSync } from '@swc/core';

const tag = 'phrase';

/** Words are to be translated; a template of nothing but values and punctuation is not. */
function hasWords(template) {
  return /\p{L}/u.test(template.replace(/\{\d+\}/g, ''));
}

/** Map of template to files, both in alphabetical order. */
export async function sentencesIn(root) {
  const source = join(root, 'src');
  const names = (await readdir(source, { recursive: true }))
    .map((name) => name.split(sep).join('/'))
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.d.ts') && !name.startsWith('shells/'))
    .sort();
  const found = new Map();
  for (const name of names) {
    const text = await readFile(join(source, name), 'utf8');
    for (const template of templatesOf(text, `src/${name}`)) {
      found.set(template, [...new Set([...(found.get(template) ?? []), `src/${name}`])]);
    }
  }
  return new Map([...found].sort(([one], [other]) => (one < other ? -1 : 1)));
}

function templatesOf(text, file) {
  if (!text.includes(tag)) return [];
  const templates = [];
  const visit = (node) => {
    if (Array.isArray(node)) {
      for (const each of node) visit(each);
    } else if (typeof node === 'object' && node !== null) {
      if (node.type === 'TaggedTemplateExpression' && node.tag.value === tag) templates.push(templateOf(node, file));
      for (const each of Object.values(node)) visit(each);
    }
  };
  visit(parseSync(text, { syntax: 'typescript', target: 'es2022' }).body);
  return templates.filter(hasWords);
}

function templateOf({ template: { quasis, expressions } }, file) {
  const parts = quasis.map(({ cooked }) => cooked);
  const plain = expressions.flatMap(plainWords);
  if (plain.length > 0) {
    throw new Error(`${file}: within a sentence these words are none of the language: ${plain.join(', ')}`);
  }
  if (parts.some((part) => /\{\d+\}/.test(part))) {
    throw new Error(
      `${file}: a sentence holds a number in braces, which would be taken for a value: ${parts.join('…')}`,
    );
  }
  return parts.reduce((before, part, index) => `${before}{${index - 1}}${part}`);
}

/** Words that an expression may give and that are no `phrase` themselves. Capital letters alone are a code of some kind. */
function plainWords(expression) {
  switch (expression.type) {
    case 'StringLiteral':
      return /[a-z]{2}/.test(expression.value) ? [expression.value] : [];
    case 'TemplateLiteral':
      return expression.quasis.flatMap(({ cooked }) => (/[a-z]{2}/.test(cooked) ? [cooked] : []));
    case 'ConditionalExpression':
      return [...plainWords(expression.consequent), ...plainWords(expression.alternate)];
    case 'BinaryExpression':
      return /^(\?\?|\|\||&&|\+)$/.test(expression.operator)
        ? [...plainWords(expression.left), ...plainWords(expression.right)]
        : [];
    case 'ParenthesisExpression':
      return plainWords(expression.expression);
    default:
      return [];
  }
}
