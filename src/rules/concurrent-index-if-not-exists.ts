/** IF NOT EXISTS looks at the name alone, and a failed concurrent build keeps the name. */
import { qualifiedName } from '../model/catalogue.ts';
import { quoteIdentifier } from '../model/data-questions.ts';
import type { Rule } from '../model/rule.ts';
import { phrase } from '../model/text.ts';
import { type ActionStep, actionSteps, existing } from './shared/facts.ts';

export const concurrentIndexIfNotExists: Rule = {
  id: 'concurrent-index-if-not-exists',
  title: 'CREATE INDEX CONCURRENTLY IF NOT EXISTS keeps a broken index',
  severity: 'warning',
  what: '`CREATE INDEX CONCURRENTLY IF NOT EXISTS` on a table that existed before, without dropping the index first.',
  why: 'A concurrent build that fails leaves an INVALID index behind, which writes keep up to date and queries never use. On the second try IF NOT EXISTS finds the name, does nothing and reports success.',
  safe: 'Write `DROP INDEX CONCURRENTLY IF EXISTS name;` before `CREATE INDEX CONCURRENTLY name …`, without IF NOT EXISTS.',
  sources: ['https://www.postgresql.org/docs/current/sql-createindex.html#SQL-CREATEINDEX-CONCURRENTLY'],
  check: (input) =>
    actionSteps(input, 'create-index').flatMap((step) => {
      const { action, migration, statement } = step;
      if (!action.concurrently || !action.ifNotExists || !action.name) return [];
      const table = existing(input, step, action.table);
      if (!table || isDroppedBefore(step)) return [];
      const subject = qualifiedName(table);
      const index = `${quoteIdentifier(table.schema)}.${quoteIdentifier(action.name)}`;
      const message = phrase`If an earlier try left ${table.schema}.${action.name} INVALID, IF NOT EXISTS keeps it, and ${subject} goes without the index.`;
      const query = `SELECT indisvalid FROM pg_index WHERE indexrelid = to_regclass('${index.replaceAll("'", "''")}');`;
      return [{ migration, statement, subject, message, query }];
    }),
  examples: [
    {
      title: 'a second try that does nothing',
      given: 'CREATE TABLE orders (id bigint PRIMARY KEY, state text)',
      sql: 'CREATE INDEX CONCURRENTLY IF NOT EXISTS orders_state ON orders (state);',
      transaction: 'statement',
      finds: ['public.orders'],
    },
    {
      title: 'what an earlier try left is dropped',
      given: 'CREATE TABLE orders (id bigint PRIMARY KEY, state text)',
      sql: 'DROP INDEX CONCURRENTLY IF EXISTS orders_state; CREATE INDEX CONCURRENTLY IF NOT EXISTS orders_state ON orders (state);',
      transaction: 'statement',
      finds: [],
      why: 'Nothing broken can be left.',
    },
    {
      title: 'without IF NOT EXISTS',
      given: 'CREATE TABLE orders (id bigint PRIMARY KEY, state text)',
      sql: 'CREATE INDEX CONCURRENTLY orders_state ON orders (state);',
      transaction: 'statement',
      finds: [],
      why: 'A second try fails, and says so.',
    },
  ],
};

function isDroppedBefore({ action, migration, statement }: ActionStep<'create-index'>): boolean {
  return migration.statements
    .slice(0, migration.statements.indexOf(statement))
    .some(({ statement: { actions } }) =>
      actions.some((other) => other.type === 'drop' && other.object === 'index' && other.name.name === action.name),
    );
}
