/**
 * Liquibase's formatted SQL: a file of changesets with comments that steer them, cut into the ways up and down.
 * Source: `AbstractFormattedChangeLogParser.java` of liquibase/liquibase.
 */
import { createHash } from 'node:crypto';
import type { TransactionMode } from '../../model/migration.ts';
import { phrase } from '../../model/text.ts';
import { refuse, type Span } from '../shared/sections.ts';

export interface Changeset {
  readonly author: string;
  readonly id: string;
  /** Line of its `--changeset`, counted from 1. */
  readonly line: number;
  readonly up: readonly Span[];
  readonly down: readonly Span[];
  /** `--rollback not required`, `empty`, or a reference to another changeset. */
  readonly hasOwnDown: boolean;
  readonly dbms: string | undefined;
  readonly isIgnored: boolean;
  readonly isRepeatable: boolean;
  readonly transaction: TransactionMode;
  /** What separates statements when it is not a semicolon. */
  readonly separator: string | undefined;
  readonly digest: string;
}

interface Line {
  readonly text: string;
  readonly start: number;
  readonly number: number;
}

interface Draft {
  readonly author: string;
  readonly id: string;
  readonly marker: Line;
  readonly up: Span[];
  readonly down: Span[];
}

const firstLine = /^\s*--\s*liquibase\s*formatted/i;
export const changesetLine = /^\s*--\s*changeset\s+("[^"]+"|[^:]+):\s*("[^"]+"|\S+)/i;
const notChangeset = /^(-\s*changeset\s|\s*--\s*changeset)/i;
const rollback = /^\s*--\s*rollback /i;
const rollbackBlock = /^\s*\/\*\s*liquibase\s*rollback\s*$/i;
const ignoreLines = /^--\s*ignoreLines:(\w+)$/i;
const property = /^\s*--\s*property\s/i;
const steering = /^(\s*--\s*(preconditions|precondition-[a-z0-9-]+)|--\s*(comment:? |validCheckSum))/i;
const form = '--changeset ada:1 runInTransaction:false';

/** Whether the first line that is not empty says so. */
export function isFormatted(text: string): boolean {
  return firstLine.test(/\S[^\n]*/.exec(text)?.[0] ?? '');
}

/** Throws a `FaultError` at a changeset that Liquibase cannot read. */
export function changesetsOf(path: string, text: string): Changeset[] {
  const drafts: Draft[] = [];
  const lines = linesOf(text);
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index];
    if (!line || property.test(line.text)) continue;
    const ignored = ignoreLines.exec(line.text);
    if (ignored) index = afterIgnored(path, lines, index, ignored[1] ?? '');
    else if (notChangeset.test(line.text)) {
      const previous = drafts.at(-1);
      if (previous) requireText(path, text, previous);
      drafts.push(startOf(path, line));
    } else if (rollbackBlock.test(line.text)) index = addBlock(path, lines, index, drafts.at(-1));
    else addLine(line, drafts.at(-1));
  }
  return drafts.map((draft) => finish(text, draft));
}

/** Values of `--property name:… value:…`; the first of a name counts. */
export function propertiesOf(text: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const line of linesOf(text)) {
    if (!property.test(line.text)) continue;
    const name = /\bname:\s*(\S+)/i.exec(line.text)?.[1];
    const value = /\bvalue:\s*(\S+)/i.exec(line.text)?.[1];
    if (name !== undefined && value !== undefined && !found.has(name)) found.set(name, value);
  }
  return found;
}

function linesOf(text: string): Line[] {
  let start = 0;
  return text.split('\n').map((raw, index) => {
    const line = { text: raw.endsWith('\r') ? raw.slice(0, -1) : raw, start, number: index + 1 };
    start += raw.length + 1;
    return line;
  });
}

/** Index of the last line that is left out. */
function afterIgnored(path: string, lines: readonly Line[], index: number, count: string): number {
  if (count === 'start') {
    const end = lines.findIndex((line, at) => at > index && ignoreLines.exec(line.text)?.[1] === 'end');
    return end < 0 ? lines.length : end;
  }
  if (/^\d{1,9}$/.test(count)) return index + Number(count);
  throw refuse(
    path,
    index + 1,
    phrase`Liquibase takes a number, \`start\` or \`end\` here.`,
    phrase`Write one of them.`,
    '--ignoreLines:start',
  );
}

function startOf(path: string, line: Line): Draft {
  const match = changesetLine.exec(line.text);
  if (!match)
    throw refuse(
      path,
      line.number,
      phrase`Liquibase cannot read this changeset.`,
      phrase`Name its author and its id.`,
      form,
    );
  const [, author = '', id = ''] = match.map((part) => part?.replace(/^"(.*)"$/, '$1'));
  if (/^[: ]*$/.test(id))
    throw refuse(path, line.number, phrase`The id of the changeset is empty.`, phrase`Give it one.`, form);
  return { author, id, marker: line, up: [], down: [] };
}

function requireText(path: string, text: string, draft: Draft): void {
  if (draft.up.some(({ start, end }) => text.slice(start, end).trim() !== '')) return;
  throw refuse(
    path,
    draft.marker.number,
    phrase`The changeset has no SQL, and Liquibase stops at it.`,
    phrase`Write its SQL below it, or remove it.`,
    form,
  );
}

function addLine(line: Line, draft: Draft | undefined): void {
  // Lines above the first changeset never run.
  if (!draft || steering.test(line.text)) return;
  const end = line.start + line.text.length;
  const comment = rollback.exec(line.text)?.[0];
  if (comment === undefined) draft.up.push({ start: line.start, end });
  else draft.down.push({ start: line.start + comment.length, end });
}

function addBlock(path: string, lines: readonly Line[], index: number, draft: Draft | undefined): number {
  const end = lines.findIndex((line, at) => at > index && /\*\/\s*$/.test(line.text));
  const [first, last] = [lines[index + 1], lines[end]];
  if (end < 0 || !first || !last)
    throw refuse(
      path,
      index + 1,
      phrase`The rollback comment is not closed.`,
      phrase`Close it on a line of its own.`,
      '*/',
    );
  draft?.down.push({ start: first.start, end: last.start + last.text.lastIndexOf('*/') });
  return end;
}

function finish(text: string, draft: Draft): Changeset {
  const { author, id, marker } = draft;
  const isTrue = (name: string) => attribute(marker.text, name, '\\w+')?.toLowerCase() === 'true';
  const down = draft.down
    .map(({ start, end }) => text.slice(start, end))
    .join('\n')
    .trim();
  const up = draft.up
    .map(({ start, end }) => text.slice(start, end))
    .join('\n')
    .trim();
  const inTransaction = attribute(marker.text, 'runInTransaction', '\\w+')?.toLowerCase() ?? 'true';
  const split = attribute(marker.text, '\\bsplitStatements', '\\w+')?.toLowerCase() ?? 'true';
  const outside = split === 'true' ? 'statement' : 'none';
  const transaction = inTransaction === 'true' ? 'file' : outside;
  const separator = split === 'true' ? attribute(marker.text, '\\bendDelimiter', '\\S+') : undefined;
  return {
    author,
    id,
    line: marker.number,
    up: draft.up,
    down: draft.down,
    hasOwnDown: down !== '' && !/^(not required|empty)|changesetid/i.test(down),
    dbms: attribute(marker.text, 'dbms', '[^,\\s][\\w!,]+'),
    isIgnored: isTrue('\\bignore'),
    isRepeatable: isTrue('runOnChange') || isTrue('runAlways'),
    transaction,
    separator: separator?.replaceAll('\\n', '\n'),
    digest: createHash('sha256')
      .update(JSON.stringify([author, id, transaction, separator, up]))
      .digest('hex'),
  };
}

/** The last one of a name on the line, as the tool's greedy patterns take it. */
function attribute(line: string, name: string, value: string): string | undefined {
  return [...line.matchAll(new RegExp(`${name}:(${value})`, 'gi'))].at(-1)?.[1];
}
