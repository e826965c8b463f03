/** How objects and their attributes are called in front of people, and in which order kinds are listed. */
import type { Fact, FactKind, StableId } from '@supabase/pg-delta/core';

/** Every kind in words. The order here is the order of a list of changes: what holds others comes first. */
const kindWords: Readonly<Record<FactKind, string>> = {
  schema: 'schema',
  extension: 'extension',
  extensionIntent: 'extension setting',
  role: 'role',
  membership: 'role membership',
  language: 'language',
  collation: 'collation',
  type: 'type',
  typeAttribute: 'attribute',
  domain: 'domain',
  sequence: 'sequence',
  table: 'table',
  foreignTable: 'foreign table',
  column: 'column',
  default: 'default',
  constraint: 'constraint',
  index: 'index',
  view: 'view',
  materializedView: 'materialized view',
  function: 'function',
  procedure: 'procedure',
  aggregate: 'aggregate',
  trigger: 'trigger',
  rule: 'rule',
  policy: 'policy',
  eventTrigger: 'event trigger',
  fdw: 'foreign-data wrapper',
  server: 'server',
  userMapping: 'user mapping',
  publication: 'publication',
  publicationRel: 'publication table',
  publicationSchema: 'publication schema',
  subscription: 'subscription',
  defaultPrivilege: 'default privilege',
  acl: 'grant',
  comment: 'comment',
  securityLabel: 'security label',
};

const order: readonly string[] = Object.values(kindWords);

export function kindInWords(kind: FactKind): string {
  return kindWords[kind];
}

export function kindRank(words: string): number {
  return order.indexOf(words);
}

/** `public.users.name`, `public.f(integer, text)`, `public.users to app`: for people, and unique within a kind. */
export function objectName(id: StableId): string {
  switch (id.kind) {
    case 'column':
    case 'constraint':
    case 'trigger':
    case 'rule':
    case 'policy':
    case 'default':
      return `${id.schema}.${id.table}.${id.name}`;
    case 'function':
    case 'procedure':
    case 'aggregate':
      return `${id.schema}.${id.name}(${id.args.join(', ')})`;
    case 'typeAttribute':
      return `${id.schema}.${id.type}.${id.name}`;
    case 'membership':
      return `${id.member} in ${id.role}`;
    case 'userMapping':
      return `${id.role} on ${id.server}`;
    case 'publicationRel':
      return `${id.publication} of ${id.schema}.${id.table}`;
    case 'publicationSchema':
      return `${id.publication} of ${id.schema}`;
    case 'comment':
      return objectName(id.target);
    case 'acl':
      return `${objectName(id.target)}${id.column === undefined ? '' : `.${id.column}`} to ${id.grantee}`;
    case 'securityLabel':
      return `${objectName(id.target)} by ${id.provider}`;
    case 'defaultPrivilege':
      return `${id.role} on ${objectTypes[id.objtype] ?? id.objtype}${id.schema === null ? '' : ` in ${id.schema}`} to ${id.grantee}`;
    case 'extensionIntent':
      return `${id.ext}.${id.intentKind}.${id.key}`;
    default:
      return 'schema' in id ? `${id.schema}.${id.name}` : id.name;
  }
}

/** `pg_default_acl.defaclobjtype`. */
const objectTypes: Readonly<Record<string, string>> = {
  r: 'tables',
  S: 'sequences',
  f: 'functions',
  T: 'types',
  n: 'schemas',
  L: 'large objects',
};

const firing = { O: 'enabled', D: 'disabled', R: 'replica', A: 'always' };

/** One-letter codes of PostgreSQL's catalogue, by kind and attribute. Source: PostgreSQL manual, "System Catalogs". */
const codes: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'table.persistence': { p: 'permanent', u: 'unlogged', t: 'temporary' },
  'table.replicaIdentity': { d: 'default', n: 'nothing', f: 'full', i: 'index' },
  'constraint.type': { c: 'check', f: 'foreign', p: 'primary', u: 'unique', x: 'exclude', n: 'not-null' },
  'policy.cmd': { '*': 'all', r: 'select', a: 'insert', w: 'update', d: 'delete' },
  'trigger.enabled': firing,
  'rule.enabled': firing,
  'eventTrigger.enabled': firing,
};

const attributeNames: Readonly<Record<string, string>> = {
  def: 'definition',
  expr: 'expression',
  cmd: 'command',
  usingExpr: 'using',
  checkExpr: 'check',
  generatedExpr: 'generated',
};

/** An attribute's name and value in words. */
export function attribute(kind: FactKind, name: string, value: unknown): readonly [string, unknown] {
  const word = typeof value === 'string' ? codes[`${kind}.${name}`]?.[value] : undefined;
  return [attributeNames[name] ?? name, word ?? value ?? null];
}

/** What an attribute is when nobody asks for anything else; a description leaves it out. */
const usual = new Set<unknown>([null, false, 'permanent', 'default', 'enabled']);
const usuallyTrue: ReadonlySet<string> = new Set(['valid', 'validated', 'permissive']);

/** The attributes of a fact that say something: not the metadata, not what every such object has. */
export function attributesOf({ id, payload }: Fact): Readonly<Record<string, unknown>> {
  const said = Object.entries(payload)
    .filter(([name]) => !name.startsWith('_'))
    .map(([name, value]) => attribute(id.kind, name, value))
    .filter(
      ([name, value]) =>
        (!usual.has(value) || (value === false && usuallyTrue.has(name))) &&
        !(Array.isArray(value) && value.length === 0) &&
        !(usuallyTrue.has(name) && value === true),
    );
  return Object.fromEntries(said);
}
