/** Another collation sorts in another order, so every index on the column is built again under the strongest lock. */
import type { Rule } from '../model/rule.ts';
import { listed, phrase } from '../model/text.ts';
import { tablesBy, workOf } from './shared/causes.ts';
import { columnChanges } from './shared/column-change.ts';

export const collationChanged: Rule = {
  id: 'collation-changed',
  title: 'Collation change rebuilds indexes',
  severity: 'danger',
  what: 'An `ALTER COLUMN … TYPE … COLLATE …` on a column that indexes sort by.',
  why: 'The rows stay as they are, but every index on the column is built again in the new order under an ACCESS EXCLUSIVE lock: reads and writes wait. Queries that sort by the column give another order from then on.',
  safe: 'Add a column with the new collation, fill it in batches, build its indexes with `CREATE INDEX CONCURRENTLY`, switch over. If only some queries need the order, write `COLLATE` in them and index that expression concurrently.',
  sources: ['https://www.postgresql.org/docs/current/collation.html'],
  check: (input) =>
    columnChanges(input).flatMap(({ step, name, before, after }) => {
      const { action, migration, statement } = step;
      if (before.collation === after.collation || tablesBy(input, step, 'rewrite', action).length > 0) return [];
      const indexes = workOf(input, step).flatMap((work) => (work.causes.includes(action) ? work.indexes : []));
      if (indexes.length === 0) return [];
      const message = phrase`The collation ${after.collation ?? phrase`of the database`} for ${name} builds ${listed(indexes)} again while reads and writes wait.`;
      return [{ migration, statement, subject: name, message }];
    }),
  examples: [
    {
      title: 'an indexed column',
      given: 'CREATE TABLE users (id bigint PRIMARY KEY, name text); CREATE INDEX users_name ON users (name)',
      sql: 'ALTER TABLE users ALTER COLUMN name TYPE text COLLATE "C";',
      finds: ['public.users.name'],
    },
    {
      title: 'a column without an index',
      given: 'CREATE TABLE users (id bigint PRIMARY KEY, name text)',
      sql: 'ALTER TABLE users ALTER COLUMN name TYPE text COLLATE "C";',
      finds: [],
      why: 'Nothing is sorted by it, so nothing is built again.',
    },
    {
      title: 'the collation it has',
      given:
        'CREATE TABLE users (id bigint PRIMARY KEY, name text COLLATE "C"); CREATE INDEX users_name ON users (name)',
      sql: 'ALTER TABLE users ALTER COLUMN name TYPE text COLLATE "C";',
      finds: [],
      why: 'Nothing changes.',
    },
  ],
};
