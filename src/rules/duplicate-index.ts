/** An index whose columns another index of the same table begins with costs every write and serves no query of its own. */
import { type Index, qualifiedName, type Table } from '../model/catalogue.ts';
import type { Report, Rule, RuleInput } from '../model/rule.ts';
import { phrase } from '../model/text.ts';
import { steps } from './shared/facts.ts';
import { covers, readIndex } from './shared/index-shape.ts';

export const duplicateIndex: Rule = {
  id: 'duplicate-index',
  title: 'Index that another one covers',
  severity: 'warning',
  what: 'After the migrations, a new index has the same columns (or, for B-trees, the first columns) of another index on the table, with the same order, operators and condition; or a new index makes an old one superfluous. A unique index is superfluous only beside another unique one of the same columns. `warning` for a new index on the very columns of another, `info` where the other only begins with them.',
  why: 'Each index is written on every INSERT and most UPDATEs, takes space and memory, and lengthens VACUUM. The wider one answers the same queries.',
  safe: 'Leave the shorter one out, or drop it with `DROP INDEX CONCURRENTLY` once the wider one is there.',
  sources: ['https://www.postgresql.org/docs/current/indexes-multicolumn.html'],
  check: (input) =>
    [...input.rehearsal.head.tables.values()]
      // What a partition inherits is said at its parent.
      .filter(({ isPartition }) => !isPartition)
      .flatMap((table) => duplicatesOf(input, table)),
  examples: [
    {
      title: 'the first column of another index',
      given:
        'CREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint, at date); CREATE INDEX orders_customer_at ON orders (customer_id, at)',
      sql: 'CREATE INDEX CONCURRENTLY orders_customer ON orders (customer_id);',
      transaction: 'statement',
      finds: ['public.orders_customer'],
    },
    {
      title: 'an index on the primary key of a new table',
      sql: 'CREATE TABLE app_users (id bigint PRIMARY KEY); CREATE INDEX app_users_id ON app_users (id);',
      finds: ['public.app_users_id'],
    },
    {
      title: 'a wider index that makes an old one superfluous',
      given:
        'CREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint, at date); CREATE INDEX orders_customer ON orders (customer_id)',
      sql: 'CREATE INDEX CONCURRENTLY orders_customer_at ON orders (customer_id, at);',
      transaction: 'statement',
      finds: ['public.orders_customer_at'],
    },
    {
      title: 'the old one dropped in the same pull request',
      given:
        'CREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint, at date); CREATE INDEX orders_customer ON orders (customer_id)',
      sql: 'CREATE INDEX CONCURRENTLY orders_customer_at ON orders (customer_id, at); DROP INDEX CONCURRENTLY orders_customer;',
      transaction: 'statement',
      finds: [],
      why: 'Only one is left.',
    },
    {
      title: 'other conditions, orders and operators',
      given:
        'CREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint, code text, at date); CREATE INDEX orders_customer_at ON orders (customer_id, at)',
      sql: `CREATE INDEX orders_open ON orders (customer_id) WHERE at IS NULL; CREATE INDEX orders_last ON orders (customer_id DESC NULLS LAST); CREATE INDEX orders_hash ON orders USING hash (customer_id); CREATE INDEX orders_code ON orders (code); CREATE INDEX orders_code_like ON orders (code text_pattern_ops);`,
      finds: [],
      why: 'Each serves queries that the others do not.',
    },
    {
      title: 'a unique index beside a wider one',
      given:
        'CREATE TABLE orders (id bigint PRIMARY KEY, number bigint, at date); CREATE INDEX orders_number_at ON orders (number, at)',
      sql: 'CREATE UNIQUE INDEX CONCURRENTLY orders_number ON orders (number);',
      transaction: 'statement',
      finds: [],
      why: 'It keeps numbers unique, which the wider one does not.',
    },
  ],
};

function duplicatesOf(input: RuleInput, table: Table): readonly Report[] {
  // By definition, because a column's new type makes its indexes again.
  const old = new Set(input.rehearsal.base.tables.get(table.oid)?.indexes.map(({ definition }) => definition));
  const shapes = table.indexes.map((index) => ({ index, shape: readIndex(index), isNew: !old.has(index.definition) }));
  const said = new Set<number>();
  return shapes.flatMap((one) => {
    const wider = shapes.find(
      (other) =>
        other.index !== one.index &&
        (one.isNew || other.isNew) &&
        !said.has(other.index.oid) &&
        covers(other.shape, one.shape) &&
        // Of two equal ones the newer is superfluous.
        !(covers(one.shape, other.shape) && isKept(one, other)),
    );
    if (!wider) return [];
    said.add(one.index.oid);
    const spare = `${table.schema}.${one.index.name}`;
    const kept = `${table.schema}.${wider.index.name}`;
    const newer = one.isNew ? one.index : wider.index;
    const message = one.isNew
      ? phrase`${spare} on ${qualifiedName(table)} serves no query that ${kept} does not serve, and every write pays for it.`
      : phrase`${kept} makes ${spare} on ${qualifiedName(table)} superfluous, and every write pays for both.`;
    const place = { ...placeOf(input, table, newer), subject: `${table.schema}.${newer.name}` };
    const isSame = one.shape.keys.length === wider.shape.keys.length;
    return [{ ...place, message, ...(!(one.isNew && isSame) && { severity: 'info' as const }) }];
  });
}

interface Candidate {
  readonly index: Index;
  readonly isNew: boolean;
}

/** Whether the first of two equal indexes is the one to keep: a key, else the older. */
function isKept(one: Candidate, other: Candidate): boolean {
  if (one.index.primary !== other.index.primary) return one.index.primary;
  if (one.isNew !== other.isNew) return !one.isNew;
  return one.index.oid < other.index.oid;
}

function placeOf(input: RuleInput, table: Table, index: Index): Pick<Report, 'migration' | 'statement'> {
  const step = steps(input).find(({ statement }) =>
    statement.observation.tables.some(
      ({ after }) => after?.oid === table.oid && after.indexes.some(({ oid }) => oid === index.oid),
    ),
  );
  return step ? { migration: step.migration, statement: step.statement } : {};
}
