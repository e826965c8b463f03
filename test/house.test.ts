/** The walls of the house plan: who may import whom, what only shells may touch, how long a file and a function may be. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { parseSync } from '@swc/core';
import Handlebars from 'handlebars';
import { templates } from './support/templates.ts';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const source = join(root, 'src');

const files = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts') && !name.endsWith('.d.ts'))
  .map((name) => name.split(sep).join('/'))
  .sort();

const text = (file: string): string => readFileSync(join(source, file), 'utf8');
const room = (file: string): string => file.split('/', 1)[0] ?? '';

const pure = ['formats', 'dialects', 'rules', 'judge', 'impact', 'plan', 'signoff', 'commands', 'render'];

/** Rooms each room may import besides itself. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  model: [],
  ...Object.fromEntries(pure.map((name) => [name, ['model']])),
  shadow: ['model', 'dialects'],
  forge: ['model'],
  walk: ['model', ...pure, 'shadow', 'forge'],
  shells: ['model', ...pure, 'shadow', 'forge', 'walk'],
};

function imports(file: string): string[] {
  return [...text(file).matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+)'/g)].map(([, target = '']) =>
    normalize(join(dirname(file), target)),
  );
}

test('every room is in the plan', () => {
  expect(files.map(room).filter((name) => !(name in mayImport))).toEqual([]);
});

test.each(files.map((file) => [file]))('%s imports only what its room may', (file) => {
  const allowed = [room(file), ...(mayImport[room(file)] ?? [])];
  expect(imports(file).filter((target) => !allowed.includes(room(target)))).toEqual([]);
});

test('only shells ask the process, the clock and chance', () => {
  const outside = /\b(process\.exit\b|process\.env\b|process\.argv\b|Date\.now\b|new Date\(\)|Math\.random\b)/;
  expect(files.filter((file) => room(file) !== 'shells' && outside.test(text(file)))).toEqual([]);
});

interface Span {
  readonly start: number;
  readonly end: number;
}

/** Lines of every function body in a file. */
function functionLengths(file: string): { name: string; lines: number }[] {
  const code = text(file);
  const bytes = Buffer.from(code);
  const module = parseSync(code, { syntax: 'typescript', target: 'es2022' });
  const found: { name: string; lines: number }[] = [];
  const visit = (node: unknown): void => {
    if (node === null || typeof node !== 'object') return;
    const { type, body, span } = node as { type?: string; body?: { type?: string } | null; span?: Span };
    const isFunction =
      /^(FunctionDeclaration|FunctionExpression|ArrowFunctionExpression|ClassMethod|PrivateMethod)$/.test(type ?? '');
    if (isFunction && span) {
      const offset = module.span.start;
      const lines = bytes
        .subarray(Math.max(0, span.start - offset), span.end - offset)
        .toString('utf8')
        .split('\n').length;
      found.push({ name: `${file}:${type}${body ? '' : ' (no body)'}`, lines });
    }
    Object.values(node).forEach(visit);
  };
  visit(module.body);
  return found;
}

describe('size', () => {
  test('no file is longer than 300 lines', () => {
    const long = files
      .map((file) => ({ file, lines: text(file).split('\n').length - 1 }))
      .filter(({ lines }) => lines > 300);
    expect(long).toEqual([]);
  });

  test('no function is longer than 60 lines', () => {
    expect(files.flatMap(functionLengths).filter(({ lines }) => lines > 60)).toEqual([]);
  });
});

test('every file opens with what it promises', () => {
  // A program's first line names its interpreter.
  expect(
    files.filter(
      (file) =>
        !text(file)
          .replace(/^#!.*\n/, '')
          .startsWith('/**'),
    ),
  ).toEqual([]);
});

describe('registers', () => {
  const registered = (directory: string, helpers: RegExp): string[] => {
    const names = files
      .filter((file) => dirname(file) === directory && !helpers.test(text(file)))
      .map((file) => `./${file.slice(directory.length + 1)}`);
    const registry = text(`${directory}/registry.ts`);
    return names.filter((name) => name !== './registry.ts' && !registry.includes(`'${name}'`));
  };

  // A file that declares a Rule (or Format) and is not registered would never run.
  test('every rule file is registered', () => {
    expect(registered('rules', /^(?![\s\S]*: Rule = \{)/)).toEqual([]);
  });

  test('every format file is registered', () => {
    expect(registered('formats', /^(?![\s\S]*: Format = \{)/)).toEqual([]);
  });
});

test('every template variable exists in the view', () => {
  const known = readdirSync(join(source, 'render'), { encoding: 'utf8' })
    .filter((name) => /^(view|markdown|html)\.ts$/.test(name))
    .map((name) => text(`render/${name}`))
    .join('\n');
  const unknown = new Set<string>();
  const visit = (node: unknown): void => {
    if (node === null || typeof node !== 'object') return;
    const { type, parts } = node as { type?: string; parts?: readonly string[] };
    if (type === 'PathExpression') {
      // Handlebars' own blocks; all else is a property of the view or a helper beside it.
      for (const part of parts ?? []) {
        if (!/^(if|unless|each|else|length)$/.test(part) && !new RegExp(`\\b${part}\\b`).test(known)) unknown.add(part);
      }
    }
    for (const [key, value] of Object.entries(node)) if (!(type === 'PartialStatement' && key === 'name')) visit(value);
  };
  for (const template of Object.values(templates)) visit(Handlebars.parse(template));
  expect([...unknown]).toEqual([]);
});
