/** Since 11 a constant default costs nothing, which is what the engine measures; for older servers it has to be said. */
import type { Rule } from '../model/rule.ts';
import { phrase } from '../model/text.ts';
import { tablesBy } from './shared/causes.ts';
import { actionSteps, existing } from './shared/facts.ts';

export const addColumnConstantDefault: Rule = {
  id: 'add-column-constant-default',
  title: 'Default rewrites the table before PostgreSQL 11',
  severity: 'danger',
  what: 'An `ADD COLUMN … DEFAULT` on an existing table, when production runs PostgreSQL 10 or older.',
  why: 'Those versions write the default into every row: the table and all its indexes are rewritten while reads and writes wait. From 11 on the value is stored once.',
  safe: 'Add the column without a default, set the default in a second command, fill old rows in batches.',
  versions: 'Only where production runs PostgreSQL 10 or older.',
  sources: ['https://www.postgresql.org/docs/10/sql-altertable.html'],
  check: (input) =>
    actionSteps(input, 'add-column').flatMap((step) => {
      const { action, migration, statement } = step;
      const isOld = input.targetVersion < 11 && action.default !== 'none' && !action.serial;
      const table = isOld ? existing(input, step, action.table) : undefined;
      if (!table || tablesBy(input, step, 'rewrite', action).length > 0) return [];
      const name = `${table.schema}.${table.name}`;
      const message = phrase`On PostgreSQL ${input.targetVersion} adding ${name}.${action.column} with a default rewrites ${name} while reads and writes wait.`;
      return [{ migration, statement, subject: `${name}.${action.column}`, message }];
    }),
  examples: [
    {
      title: 'a constant default on PostgreSQL 10',
      given: 'CREATE TABLE users (id bigint PRIMARY KEY)',
      sql: 'ALTER TABLE users ADD COLUMN active boolean NOT NULL DEFAULT true;',
      targetVersion: 10,
      finds: ['public.users.active'],
    },
    {
      title: 'the same on PostgreSQL 11',
      given: 'CREATE TABLE users (id bigint PRIMARY KEY)',
      sql: 'ALTER TABLE users ADD COLUMN active boolean NOT NULL DEFAULT true;',
      targetVersion: 11,
      finds: [],
      why: 'The value is stored once, in the catalogue.',
    },
    {
      title: 'no default on PostgreSQL 10',
      given: 'CREATE TABLE users (id bigint PRIMARY KEY)',
      sql: 'ALTER TABLE users ADD COLUMN active boolean;',
      targetVersion: 10,
      finds: [],
      why: 'A column of nulls is never written into old rows.',
    },
  ],
};
