/** Liquibase's XML, YAML and JSON changelogs: what they include, and the changesets of their own, which are named and not run. */
import { createHash } from 'node:crypto';
import { parseDocument, visit } from 'yaml';
import { FaultError } from '../../model/fault.ts';
import { phrase } from '../../model/text.ts';
import { refuse } from '../shared/sections.ts';
import { tagsOf } from '../shared/xml-tags.ts';

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

const yamlLimit = 256 * 1024;

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
  let close = text.length;
  for (const tag of tags.toReversed()) {
    if (tag.name === 'changeSet' && tag.isClosing) close = tag.start;
    if (tag.isClosing) continue;
    const body = tag.name === 'changeSet' ? text.slice(tag.start, close) : '';
    const entry = entryOf(tag.name, Object.fromEntries(tag.attributes), body);
    if (entry) found.push(entry);
    if (tag.name === 'changeSet') close = tag.start;
  }
  return found.reverse();
}

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
    return /\.json$/i.test(path) ? JSON.parse(text) : parseYaml(path, text);
  } catch (error) {
    if (error instanceof FaultError) throw error;
    throw notChangelog(path, example);
  }
}

/** Neither anchors nor great lengths: both are how YAML makes a reader wait. */
function parseYaml(path: string, text: string): unknown {
  if (text.length > yamlLimit) {
    throw new FaultError({
      code: 'size',
      what: phrase`A YAML changelog of more than ${yamlLimit / 1024} KiB is not read.`,
      where: path,
      mend: phrase`Split it into files, and include them.`,
    });
  }
  const document = parseDocument(text, { uniqueKeys: false, prettyErrors: false });
  let hasAlias = false;
  visit(document, {
    Alias() {
      hasAlias = true;
      return visit.BREAK;
    },
  });
  if (hasAlias)
    throw refuse(
      path,
      1,
      phrase`The changelog uses YAML aliases, which are not followed.`,
      phrase`Write the value out.`,
    );
  if (document.errors[0]) throw document.errors[0];
  return document.toJS();
}

function notChangelog(path: string, example: string) {
  return refuse(
    path,
    1,
    phrase`This is not a changelog of Liquibase.`,
    phrase`Correct the file, or leave it out of the changelog that names it.`,
    example,
  );
}

function isRecord(value: unknown): value is Attributes {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function field(value: unknown, key: string): unknown {
  return isRecord(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}
