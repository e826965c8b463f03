/** Liquibase's XML, YAML and JSON changelogs: what they include, and the changesets of their own, which are named and not run. */
import { createHash } from 'node:crypto';
import { parse as parseYaml } from 'yaml';
import { refuse } from './sections.ts';
import { tagsOf } from './xml-tags.ts';

export type ChangelogEntry =
  | { readonly kind: 'include'; readonly path: string; readonly isRelative: boolean }
  | { readonly kind: 'includeAll'; readonly path: string; readonly isRelative: boolean }
  | {
      readonly kind: 'changeset';
      readonly author: string;
      readonly id: string;
      readonly dbms: string | undefined;
      readonly digest: string;
    };

type Attributes = Readonly<Record<string, unknown>>;

/** In the order written. Throws a `FaultError` when the file is not a changelog. */
export function entriesOf(path: string, text: string): ChangelogEntry[] {
  return /\.xml$/i.test(path) ? entriesOfXml(path, text) : entriesOfYaml(path, text);
}

function entriesOfXml(path: string, text: string): ChangelogEntry[] {
  const found: ChangelogEntry[] = [];
  const tags = tagsOf(text);
  if (!tags.some((tag) => tag.name === 'databaseChangeLog'))
    throw notChangelog(path, '<databaseChangeLog><include file="users.sql"/></databaseChangeLog>');
  for (const tag of tags) {
    if (tag.isClosing) continue;
    const close = text.indexOf('</changeSet>', tag.end);
    const body = tag.name === 'changeSet' ? text.slice(tag.start, close < 0 ? tag.end : close) : '';
    const entry = entryOf(tag.name, Object.fromEntries(tag.attributes), body);
    if (entry) found.push(entry);
  }
  return found;
}

/** JSON is YAML as well. */
function entriesOfYaml(path: string, text: string): ChangelogEntry[] {
  const example = 'databaseChangeLog:\n  - include:\n      file: users.sql';
  const items = field(parse(path, text, example), 'databaseChangeLog');
  if (!Array.isArray(items)) throw notChangelog(path, example);
  return items.flatMap((item) =>
    ['include', 'includeAll', 'changeSet'].flatMap((name) => {
      const attributes = field(item, name);
      return isRecord(attributes) ? (entryOf(name, attributes, JSON.stringify(attributes)) ?? []) : [];
    }),
  );
}

function entryOf(name: string, attributes: Attributes, body: string): ChangelogEntry | undefined {
  const word = (key: string) =>
    attributes[key] === undefined || attributes[key] === null ? undefined : String(attributes[key]);
  const isRelative = word('relativeToChangelogFile') === 'true';
  switch (name) {
    case 'include':
      return { kind: 'include', path: word('file') ?? '', isRelative };
    case 'includeAll':
      return { kind: 'includeAll', path: word('path') ?? '', isRelative };
    case 'changeSet': {
      const digest = createHash('sha256').update(body).digest('hex');
      return { kind: 'changeset', author: word('author') ?? '', id: word('id') ?? '', dbms: word('dbms'), digest };
    }
    default:
      return undefined;
  }
}

function parse(path: string, text: string, example: string): unknown {
  try {
    return parseYaml(text);
  } catch {
    throw notChangelog(path, example);
  }
}

function notChangelog(path: string, example: string) {
  return refuse(
    path,
    1,
    'This is not a changelog of Liquibase.',
    'Correct the file, or leave it out of the changelog that names it.',
    example,
  );
}

function isRecord(value: unknown): value is Attributes {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function field(value: unknown, key: string): unknown {
  return isRecord(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}
