/** A plain DROP INDEX needs the table for itself. */
import { qualifiedName } from '../model/catalogue.ts';
import type { Rule, RuleInput } from '../model/rule.ts';
import { phrase } from '../model/text.ts';
import { actionSteps, heldOn, matches, type Step, steps } from './shared/facts.ts';
import { isExclusive } from './shared/work-under-lock.ts';

/** Another statement of the transaction takes the table for itself as well: a concurrent drop would gain nothing. */
function isLockedAnyway(input: RuleInput, step: Step, table: string): boolean {
  const { transaction } = step.statement.observation;
  return steps(input).some(
    ({ statement: { statement, observation } }) =>
      transaction !== null &&
      observation.transaction === transaction &&
      statement.actions.some(
        (action) => isExclusive(action) && 'table' in action && action.table && matches(table, action.table),
      ),
  );
}

export const indexDropNotConcurrent: Rule = {
  id: 'index-drop-not-concurrent',
  title: 'Index dropped while reads and writes wait',
  severity: 'warning',
  what: 'A `DROP INDEX` without `CONCURRENTLY` on a table that existed before.',
  why: 'It takes an ACCESS EXCLUSIVE lock on the table. The drop itself is short, but it waits for every query that runs on the table, and all later ones queue up behind it; inside a transaction the lock stays until the end.',
  safe: 'Use `DROP INDEX CONCURRENTLY`, in a migration that runs outside a transaction. The index of a constraint goes with `ALTER TABLE … DROP CONSTRAINT` under a short `lock_timeout`.',
  sources: ['https://www.postgresql.org/docs/current/sql-dropindex.html'],
  check: (input) =>
    actionSteps(input, 'drop').flatMap((step) => {
      const { action, migration, statement } = step;
      if (action.object !== 'index' || action.concurrently) return [];
      return statement.observation.tables.flatMap(({ before, after }) => {
        if (!before || !after || before.kind === 'partitioned' || !input.rehearsal.base.tables.has(after.oid))
          return [];
        const gone = before.indexes.find(
          ({ oid, name }) => name === action.name.name && !after.indexes.some((index) => index.oid === oid),
        );
        const name = qualifiedName(after);
        if (!gone || !heldOn(step, name)?.blocks.includes('reads') || isLockedAnyway(input, step, name)) return [];
        const message = phrase`Dropping ${after.schema}.${gone.name} takes an ACCESS EXCLUSIVE lock on ${name}, for which it waits while all reads and writes queue up behind it.`;
        return [{ migration, statement, subject: name, message }];
      });
    }),
  examples: [
    {
      title: 'a plain drop',
      given: 'CREATE TABLE orders (id bigint PRIMARY KEY, state text); CREATE INDEX orders_state ON orders (state)',
      sql: 'DROP INDEX IF EXISTS orders_state;',
      finds: ['public.orders'],
    },
    {
      title: 'two in one statement',
      given:
        'CREATE SCHEMA shop; CREATE TABLE shop."Orders" (id bigint PRIMARY KEY, state text); CREATE INDEX "ByState" ON shop."Orders" (state); CREATE TABLE items (id int); CREATE INDEX items_id ON items (id)',
      sql: 'DROP INDEX shop."ByState", items_id;',
      finds: ['shop.Orders', 'public.items'],
    },
    {
      title: 'together with its column',
      given: 'CREATE TABLE orders (id bigint PRIMARY KEY, state text); CREATE INDEX orders_state ON orders (state)',
      sql: 'DROP INDEX orders_state; ALTER TABLE orders DROP COLUMN state;',
      finds: [],
      why: 'The column takes the same lock.',
    },
    {
      title: 'dropped concurrently',
      given: 'CREATE TABLE orders (id bigint PRIMARY KEY, state text); CREATE INDEX orders_state ON orders (state)',
      sql: 'DROP INDEX CONCURRENTLY orders_state;',
      transaction: 'statement',
      finds: [],
      why: 'It waits for queries without keeping others from starting.',
    },
    {
      title: 'an index that is not there',
      given: 'CREATE TABLE orders (id bigint PRIMARY KEY)',
      sql: 'DROP INDEX IF EXISTS orders_state;',
      finds: [],
      why: 'Nothing was locked.',
    },
    {
      title: 'a table of the same pull request',
      sql: 'CREATE TABLE orders (id bigint PRIMARY KEY, state text); CREATE INDEX orders_state ON orders (state); DROP INDEX orders_state;',
      finds: [],
      why: 'Nobody uses the table yet.',
    },
  ],
};
