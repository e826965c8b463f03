/**
 * What is wrong with a configuration, in sentences: the place, the nearest known key, the form expected, what was
 * received and an example. The words come from the form itself, so a new key explains itself.
 */
import { stringify } from 'yaml';
import type { z } from 'zod';
import type { Fault } from '../../model/fault.ts';
import { nearest } from '../../model/nearest.ts';
import { phrase, phraseOf, type Text, verbatim } from '../../model/text.ts';
import { type JsonSchema, type KeyPath, schemasAlong } from './json-schema.ts';

const maximumFaults = 20;

type Issue = z.core.$ZodIssue;

/** One fault for each thing that is wrong; `place` tells where a key stands. */
export function faultsOf(issues: readonly Issue[], value: unknown, place: (path: KeyPath) => string): readonly Fault[] {
  return issues.flatMap((issue) => faultsOfIssue(issue, [], value, place)).slice(0, maximumFaults);
}

function faultsOfIssue(
  issue: Issue,
  parents: KeyPath,
  root: unknown,
  place: (path: KeyPath) => string,
): readonly Fault[] {
  const path = [...parents, ...(issue.path as KeyPath)];
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.slice(0, maximumFaults).map((name) => unknownKey(name, path, root, place));
    case 'invalid_key':
      return [unfitKey(path, place)];
    case 'invalid_union': {
      const inner = issue.errors.find((branch) => branch.some((one) => one.path.length > 0 || isAboutKeys(one)));
      if (inner) return inner.flatMap((one) => faultsOfIssue(one, path, root, place));
      return [wrongValue(path, root, place)];
    }
    case 'custom':
      return [{ ...wrongValue(path, root, place), what: phraseOf(issue.message) }];
    default:
      return [wrongValue(path, root, place)];
  }
}

function isAboutKeys(issue: Issue): boolean {
  return issue.code === 'unrecognized_keys' || issue.code === 'custom';
}

function unknownKey(name: string, parent: KeyPath, root: unknown, place: (path: KeyPath) => string): Fault {
  const known = knownKeys(schemasAlong(parent).at(-1));
  const near = nearest(name, known);
  const path = [...parent, name];
  const shown = near ?? known[0];
  return {
    code: 'configuration',
    where: place(path),
    what: phrase`Unknown key ${quote(name)} with ${received(valueAt(root, path))}${near ? phrase`; did you mean ${quote(near)}?` : '.'}`,
    mend: phrase`Known here: ${known.join(', ')}.`,
    ...(shown === undefined ? {} : exampleOf([...parent, shown])),
  };
}

function unfitKey(path: KeyPath, place: (path: KeyPath) => string): Fault {
  const parent = path.slice(0, -1);
  const title = schemasAlong(parent).at(-1)?.propertyNames?.title;
  const form = title ? phraseOf(title) : phrase`another name`;
  return {
    code: 'configuration',
    where: place(path),
    what: phrase`${quote(String(path.at(-1)))} cannot stand here as a name.`,
    mend: phrase`Write ${form}.`,
    ...exampleOf(parent),
  };
}

function wrongValue(path: KeyPath, root: unknown, place: (path: KeyPath) => string): Fault {
  const value = valueAt(root, path);
  const form = phraseOf(schemasAlong(path).findLast((schema) => schema.title !== undefined)?.title ?? '');
  const name = path.length === 0 ? phrase`The configuration` : `\`${pathText(path)}\``;
  return {
    code: 'configuration',
    where: place(path),
    what: value === undefined ? phrase`${name} is missing.` : phrase`${name} cannot be ${received(value)}.`,
    mend: path.length === 0 ? phrase`Write a map of keys and values.` : phrase`Write ${form}.`,
    ...exampleOf(path),
  };
}

/** The known keys of a map, also where the map is one of several forms. */
function knownKeys(schema: JsonSchema | undefined): readonly string[] {
  if (!schema) return [];
  return schema.properties ? Object.keys(schema.properties) : (schema.anyOf ?? []).flatMap(knownKeys);
}

/** A whole snippet that could be pasted into the file: the nearest example on the way, wrapped in its keys. */
function exampleOf(path: KeyPath): { readonly example?: string } {
  const schemas = schemasAlong(path);
  const depth = schemas.findLastIndex((schema) => schema.examples !== undefined);
  if (depth < 0) return { example: stringify({ database: { version: 15 } }).trim() };
  const nested = path
    .slice(0, depth)
    .reduceRight<unknown>(
      (inner, step) => (typeof step === 'number' ? [inner] : { [step]: inner }),
      schemas[depth]?.examples?.[0],
    );
  return { example: stringify(nested, { lineWidth: 0 }).trim() };
}

export function pathText(path: KeyPath): string {
  return path
    .map((step) => (typeof step === 'number' ? `[${step}]` : step))
    .join('.')
    .replaceAll('.[', '[')
    .slice(0, 200);
}

function valueAt(root: unknown, path: KeyPath): unknown {
  let value = root;
  for (const step of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined;
    value = (value as Record<string | number, unknown>)[step];
  }
  return value;
}

function received(value: unknown): Text {
  if (value === null) return phrase`nothing`;
  if (typeof value === 'string') return phrase`the text ${quote(value)}`;
  if (Array.isArray(value)) return phrase`the list ${shorten(JSON.stringify(value))}`;
  if (typeof value === 'object') return phrase`the map ${shorten(JSON.stringify(value))}`;
  return verbatim(String(value));
}

function quote(text: string): string {
  return shorten(JSON.stringify(text));
}

function shorten(text: string): string {
  return text.length > 80 ? `${text.slice(0, 77)}…` : text;
}
