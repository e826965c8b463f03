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

/** Byte offsets, counted from 1. */
interface Span {
  readonly start: number;
  readonly end: number;
}

interface SyntaxNode {
  readonly type?: string;
  readonly span?: Span;
  readonly [property: string]: unknown;
}

/** Every node of a file's syntax tree, each with the text of the spans inside it. */
function nodesOf(file: string): { node: SyntaxNode; code: (node: SyntaxNode) => string }[] {
  const bytes = Buffer.from(text(file));
  const code = ({ span }: SyntaxNode): string =>
    span === undefined ? '' : bytes.subarray(span.start - 1, span.end - 1).toString('utf8');
  const found: { node: SyntaxNode; code: typeof code }[] = [];
  const visit = (value: unknown): void => {
    if (value === null || typeof value !== 'object') return;
    if ('type' in value) found.push({ node: value as SyntaxNode, code });
    Object.values(value).forEach(visit);
  };
  visit(parseSync(text(file), { syntax: 'typescript', target: 'es2022' }).body);
  return found;
}

/** Lines of every function body in a file. */
function functionLengths(file: string): { name: string; lines: number }[] {
  return nodesOf(file)
    .filter(({ node: { type } }) =>
      /^(FunctionDeclaration|FunctionExpression|ArrowFunctionExpression|ClassMethod|PrivateMethod)$/.test(type ?? ''),
    )
    .map(({ node, code }) => ({ name: `${file}:${node.type}`, lines: code(node).split('\n').length }));
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

describe('success', () => {
  /** Files with a property `state` of a literal `'success'`, in whatever expression. */
  const deciding = files.filter((file) =>
    nodesOf(file).some(
      ({ node: { type, key, value }, code }) =>
        type === 'KeyValueProperty' &&
        (key as SyntaxNode).value === 'state' &&
        /(?<![=!]==\s*)(['"`])success\1/.test(code(value as SyntaxNode)),
    ),
  );

  test('is decided by the gate and by nobody else', () => {
    // The command line has no gate; what `assemble.ts` says of a review never reaches GitHub (see the next test).
    expect(deciding).toEqual(['signoff/gate.ts', 'signoff/group-verdict.ts', 'walk/assemble.ts']);
  });

  test('is posted at one place, and without a gate not even there', () => {
    expect(files.filter((file) => text(file).includes('POST /repos/{owner}/{repo}/statuses'))).toEqual([
      'forge/github/publish/status.ts',
    ]);
    expect(text('render/status.ts')).toContain("state === 'success' && review.gate === null && !isEmpty(review)");
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
