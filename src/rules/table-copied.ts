/** A table or materialized view made from a query reads what the query reads, in one transaction. */
import { qualifiedName } from '../model/catalogue.ts';
import type { Rule, RuleInput } from '../model/rule.ts';
import { listed, phrase } from '../model/text.ts';
import { at } from './shared/changes.ts';
import { type Step, steps } from './shared/facts.ts';

/** Tables of the base that the statement read whole. */
function readWhole(input: RuleInput, { statement }: Step): readonly string[] {
  const known = new Set([...input.rehearsal.base.tables.values()].map(qualifiedName));
  return statement.observation.scans.flatMap(({ relation, fresh }) =>
    fresh || !known.has(relation) ? [] : [relation],
  );
}

export const tableCopied: Rule = {
  id: 'table-copied',
  title: 'Table filled from another one in one go',
  severity: 'warning',
  what: '`CREATE TABLE … AS`, `SELECT … INTO` or `CREATE MATERIALIZED VIEW` read a table whole that existed before. Copies with `INSERT … SELECT` belong to the rule on data changes.',
  why: 'The copy runs in one transaction for as long as the table is big: VACUUM cannot clean up behind it, DDL on the table waits, and where the migration locked anything before, that stays locked.',
  safe: 'Create the table empty (`WITH NO DATA`, or `LIKE … INCLUDING ALL`), fill it in batches outside the migration, and refresh a materialized view when it is quiet.',
  sources: [
    'https://www.postgresql.org/docs/current/sql-createtableas.html',
    'https://www.postgresql.org/docs/current/sql-creatematerializedview.html',
  ],
  check: (input) =>
    steps(input).flatMap((step) => {
      const { kind } = step.statement.statement;
      const made = step.statement.observation.tables.find(
        ({ before, after }) => !before && (after?.kind === 'table' || after?.kind === 'materialized-view'),
      )?.after;
      const read = readWhole(input, step);
      if ((kind !== 'CreateTableAs' && kind !== 'Select') || !made || read.length === 0) return [];
      const name = qualifiedName(made);
      return [
        {
          ...at(step),
          subject: name,
          message: phrase`Making ${name} reads ${listed(read)} whole, in one transaction.`,
        },
      ];
    }),
  examples: [
    {
      title: 'a table and a materialized view',
      given: 'CREATE TABLE orders (id bigint PRIMARY KEY, total numeric)',
      sql: 'CREATE TABLE "ordersCopy" AS SELECT * FROM public.orders; CREATE MATERIALIZED VIEW sums AS SELECT sum(total) AS total FROM orders;',
      finds: ['public.ordersCopy', 'public.sums'],
    },
    {
      title: 'SELECT INTO',
      given: 'CREATE TABLE orders (id bigint PRIMARY KEY, total numeric)',
      sql: 'SELECT * INTO orders_backup FROM orders;',
      finds: ['public.orders_backup'],
    },
    {
      title: 'the shape only',
      given: 'CREATE TABLE orders (id bigint PRIMARY KEY, total numeric)',
      sql: 'CREATE TABLE orders_copy AS SELECT * FROM orders WITH NO DATA; CREATE TABLE orders_like (LIKE orders INCLUDING ALL);',
      finds: [],
      why: 'No row was read.',
    },
    {
      title: 'from constants',
      given: 'CREATE TABLE orders (id bigint PRIMARY KEY, total numeric)',
      sql: 'CREATE TABLE digits AS SELECT generate_series(0, 9) AS digit;',
      finds: [],
      why: 'No existing table was read.',
    },
  ],
};
