/**
 * What graphile-migrate checks and replaces before it runs a file: headers, the chain of hashes, placeholders.
 * Source: `src/migration.ts`, `src/hash.ts` and `src/settings.ts` of graphile/migrate.
 */
import { createHash } from 'node:crypto';
import type { MigrationRef } from '../../model/migration.ts';
import { phrase } from '../../model/text.ts';
import { baseNameOf, directoryOf, type FileTree } from '../../model/tree.ts';
import { filesIn } from '../shared/directories.ts';
import { compareText } from '../shared/order.ts';
import { refuse } from '../shared/sections.ts';
import { readText } from '../shared/text.ts';

export interface Headers {
  readonly values: ReadonlyMap<string, string>;
  /** Offset of the first character below them. */
  readonly end: number;
}

const header = /^--! ([A-Z][a-zA-Z0-9_]*)(?::(.*))?$/;
const example = '--! Previous: -\n--! Hash: sha1:…\n\nCREATE TABLE …';

export function headersOf(path: string, text: string): Headers {
  const values = new Map<string, string>();
  let end = 0;
  for (const line of text.split('\n')) {
    const match = header.exec(line);
    if (!match) break;
    const [, key = '', value = ''] = match;
    if (values.has(key))
      throw refuse(path, values.size + 1, phrase`The header ${key} is there twice.`, phrase`Remove one of the two.`);
    values.set(key, value.trim());
    end += line.length + 1;
  }
  return { values, end: Math.min(end, text.length) };
}

/** Refuses a committed file as the tool does: without its headers, out of the chain, or edited. */
export async function checkLink(tree: FileTree, ref: MigrationRef, text: string, headers: Headers): Promise<void> {
  const { values, end } = headers;
  const previous = values.get('Previous');
  const hash = values.get('Hash');
  const line = values.size + 1;
  if (!previous || !hash) {
    const missing = previous ? 'Hash' : 'Previous';
    throw refuse(
      ref.path,
      1,
      phrase`A committed migration needs the header ${missing}.`,
      phrase`Let \`graphile-migrate commit\` write the file.`,
      example,
    );
  }
  if (!/^(\n|$)/.test(text.slice(end))) {
    const isWindows = text[end] === '\r' || text.slice(0, end).includes('\r');
    const what = isWindows
      ? phrase`The file has Windows line ends, which graphile-migrate refuses.`
      : phrase`An empty line must follow the headers.`;
    const mend = isWindows ? phrase`Commit it with LF, and add \`*.sql -text\` to .gitattributes.` : phrase`Add it.`;
    throw refuse(ref.path, line, what, mend, example);
  }
  const before = await hashBefore(tree, ref);
  if (previous !== (before ?? '-')) {
    throw refuse(
      ref.path,
      1,
      before === undefined
        ? phrase`This is the first migration, and it names a previous one.`
        : phrase`The previous migration has another hash than this one names.`,
      phrase`Undo the edit, or \`graphile-migrate uncommit\` and commit it again on top of the latest migration.`,
      `--! Previous: ${before ?? '-'}`,
    );
  }
  const expected = hashOf(text.slice(end), previous === '-' ? '' : previous);
  if (hash !== expected && !values.has('AllowInvalidHash')) {
    throw refuse(
      ref.path,
      1,
      phrase`The text does not match the hash: a committed migration was edited, and graphile-migrate will not run it.`,
      phrase`Undo the edit and write a new migration.`,
      `--! Hash: ${expected}`,
    );
  }
}

async function hashBefore(tree: FileTree, ref: MigrationRef): Promise<string | undefined> {
  const names = filesIn(tree, directoryOf(ref.path))
    .filter((entry) => /^[0-9]+(-[-_a-zA-Z0-9]*)?\.sql$/.test(baseNameOf(entry.path)))
    .sort((a, b) => compareText(numberOf(a.path), numberOf(b.path)));
  const before = names[names.findIndex((entry) => entry.path === ref.path) - 1];
  return before ? headersOf(before.path, await readText(tree, before.path)).values.get('Hash') : undefined;
}

function numberOf(path: string): string {
  return `${/^[0-9]+/.exec(baseNameOf(path))?.[0]}.sql`;
}

/** As `graphile-migrate commit` writes it. */
export function hashOf(body: string, previous: string): string {
  return `sha1:${createHash('sha1')
    .update(`${`${previous}\n${body.trim()}`.trim()}\n`)
    .digest('hex')}`;
}

/** Values for the placeholders of the settings, which are JSON5 or a program: strings are taken, nothing is run. */
export function placeholdersOf(settings: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const match of settings.matchAll(/["'](:[A-Z][0-9A-Z_]+)["']\s*:\s*["']([^"'\r\n]*)["']/g)) {
    const [, name = '', value = ''] = match;
    found.set(name, value === '!ENV' ? name.slice(1).toLowerCase() : value);
  }
  return new Map([...found, [':DATABASE_NAME', 'postgres'], [':DATABASE_OWNER', 'postgres']]);
}

/** Like the tool: anywhere in the text, also inside literals. */
export function replacePlaceholders(text: string, values: ReadonlyMap<string, string>): string {
  return text.replace(/:[A-Z][0-9A-Z_]+\b/g, (name) => values.get(name) ?? name);
}
