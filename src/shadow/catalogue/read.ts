/**
 * Reads the catalogue of one session: every user relation, or only the few that a statement may have changed.
 * It is one statement, so it costs one round trip and sees one moment. Names in definitions are written as if
 * `search_path` were `public`, whatever the migrations set, so that two readings can be compared.
 * Source: PostgreSQL manual, "System Catalogs", for 12 to 18.
 */
import type { Catalogue, Column, Constraint, Index, Table } from '../../model/catalogue.ts';
import type { Session } from '../../model/engine.ts';
import { isFailure } from '../../model/engine.ts';
import { FaultError } from '../../model/fault.ts';
import { phrase } from '../../model/text.ts';
import { catalogueSql } from './sql.ts';

/** A table while its parts are being collected. */
type Draft = { -readonly [Key in keyof Table]: Table[Key] extends readonly (infer Item)[] ? Item[] : Table[Key] };

const kinds: Readonly<Record<string, Table['kind']>> = {
  r: 'table',
  p: 'partitioned',
  m: 'materialized-view',
  v: 'view',
  f: 'foreign',
  S: 'sequence',
};
const identities: Readonly<Record<string, Column['identity']>> = { a: 'always', d: 'by-default' };
const generations: Readonly<Record<string, Column['generated']>> = { s: 'stored', v: 'virtual' };
const constraintKinds: Readonly<Record<string, Constraint['kind']>> = {
  c: 'check',
  f: 'foreign',
  u: 'unique',
  p: 'primary',
  x: 'exclude',
  n: 'not-null',
  t: 'trigger',
};
const deletions: Readonly<Record<string, string>> = {
  a: 'no action',
  r: 'restrict',
  c: 'cascade',
  n: 'set null',
  d: 'set default',
};
const replicaIdentities: Readonly<Record<string, Table['replicaIdentity']>> = {
  d: 'default',
  n: 'nothing',
  f: 'full',
  i: 'index',
};
const persistences: Readonly<Record<string, Table['persistence']>> = { p: 'permanent', u: 'unlogged', t: 'temporary' };

/**
 * The user relations of a session: not the system's, not an extension's, temporary ones only if they are its own.
 * @param oids reads these alone; those that do not exist (any more) are simply absent
 * @throws FaultError (engine) when the catalogue cannot be read, as in a transaction that has failed
 */
export async function readCatalogue(session: Session, oids?: readonly number[]): Promise<Catalogue> {
  if (oids?.length === 0) return { tables: new Map() };
  const result = await session.run(catalogueSql(Number.parseInt(session.info.version, 10), oids));
  if (isFailure(result)) {
    throw new FaultError({ code: 'engine', what: phrase`The catalogue could not be read: ${result.error.message}.` });
  }
  return { tables: assemble(JSON.parse(result.rows[0]?.[0] ?? '[]') as Part[]) };
}

/** What one part of the answer holds, by its kind. The SQL above and these tuples belong together. */
type Part =
  | readonly ['path', null, string]
  | readonly ['table', number, string, string, string, number, boolean, string, string, boolean, string]
  | readonly ['column', number, number, string, string, boolean, string | null, string, string, string | null]
  | readonly [
      'constraint',
      number,
      string,
      string,
      string,
      readonly number[] | null,
      boolean,
      boolean,
      string | null,
      readonly string[] | null,
      string,
    ]
  | readonly [
      'index',
      number,
      number,
      string,
      string,
      readonly number[],
      boolean,
      boolean,
      boolean,
      string,
      boolean,
      number,
    ]
  | readonly ['trigger', number, string, string, boolean]
  | readonly ['policy', number, string]
  | readonly ['parent', number, string];
type PartOf<Kind extends Part[0]> = Extract<Part, readonly [Kind, ...unknown[]]>;

function assemble(parts: readonly Part[]): ReadonlyMap<number, Table> {
  const drafts = new Map<number, Draft>();
  for (const part of parts) if (part[0] === 'table') drafts.set(part[1], emptyTable(part));
  for (const part of parts) {
    const draft = part[1] === null ? undefined : drafts.get(part[1]);
    if (draft) addPart(draft, part);
  }
  const sorted = [...drafts.values()].sort((left, right) => left.oid - right.oid);
  for (const draft of sorted) sortParts(draft);
  return new Map(sorted.map((draft) => [draft.oid, draft]));
}

function emptyTable(part: PartOf<'table'>): Draft {
  const [, oid, schema, name, kind, fileNode, rowSecurity, identity, persistence, isPartition, owner] = part;
  return {
    oid,
    schema,
    name,
    kind: kinds[kind] ?? 'table',
    fileNode,
    columns: [],
    constraints: [],
    indexes: [],
    triggers: [],
    policies: [],
    rowSecurity,
    replicaIdentity: replicaIdentities[identity] ?? 'default',
    persistence: persistences[persistence] ?? 'permanent',
    parents: [],
    isPartition,
    owner,
  };
}

function addPart(draft: Draft, part: Part): void {
  switch (part[0]) {
    case 'column':
      draft.columns.push(column(part));
      return;
    case 'constraint':
      draft.constraints.push(constraint(part));
      return;
    case 'index':
      draft.indexes.push(index(part));
      return;
    case 'trigger':
      draft.triggers.push({ name: part[2], definition: part[3], enabled: part[4] });
      return;
    case 'policy':
      draft.policies.push(part[2]);
      return;
    case 'parent':
      draft.parents.push(part[2]);
      return;
    case 'table':
    case 'path':
      return;
  }
}

function column([
  ,
  ,
  number,
  name,
  type,
  notNull,
  expression,
  identity,
  generated,
  collation,
]: PartOf<'column'>): Column {
  return {
    number,
    name,
    type,
    notNull,
    default: expression,
    identity: identities[identity] ?? null,
    generated: generations[generated] ?? null,
    collation,
  };
}

function constraint(part: PartOf<'constraint'>): Constraint {
  const [, , name, kind, definition, columns, validated, enforced, table, referencedColumns, onDelete] = part;
  return {
    name,
    kind: constraintKinds[kind] ?? 'check',
    definition,
    columns: columns ?? [],
    validated,
    enforced,
    references: table
      ? { table, columns: referencedColumns ?? [], onDelete: deletions[onDelete] ?? 'no action' }
      : null,
  };
}

function index(part: PartOf<'index'>): Index {
  const [, , oid, name, definition, columns, unique, primary, valid, method, partial, fileNode] = part;
  return { oid, name, definition, columns, unique, primary, valid, method, partial, fileNode };
}

/** By name where order means nothing, so that equal tables are equal values. */
function sortParts(draft: Draft): void {
  draft.columns.sort((left, right) => left.number - right.number);
  draft.constraints.sort(byName);
  draft.indexes.sort(byName);
  draft.triggers.sort(byName);
  draft.policies.sort();
}

function byName(left: { readonly name: string }, right: { readonly name: string }): number {
  return left.name < right.name ? -1 : left.name > right.name ? 1 : 0;
}
