/** Whatever takes long in a transaction keeps every table locked that an earlier statement took for itself. */
import type { Rule } from '../model/rule.ts';
import { listed, phrase, type Text } from '../model/text.ts';
import type { Work } from './shared/causes.ts';
import { isBatch } from './shared/held-locks.ts';
import { isDataChange, workUnderLocks } from './shared/work-under-lock.ts';
import { validatedInSameTransaction } from './validated-in-same-transaction.ts';

export const longWorkUnderExclusiveLock: Rule = {
  id: 'long-work-under-exclusive-lock',
  title: 'Long work while a table is locked',
  severity: 'danger',
  what: 'A scan, rewrite or index build in the transaction of an earlier statement that took an ACCESS EXCLUSIVE lock on a table that existed before. (Changed rows are the matter of `ddl-and-backfill-together`.)',
  why: 'Locks are held until the transaction ends. What the earlier statement took for milliseconds nobody can read or write until the long work is done.',
  safe: 'Split the migration: short changes that lock first, long work in a migration (and transaction) of its own. `VALIDATE CONSTRAINT` always goes into a later transaction than `ADD CONSTRAINT … NOT VALID`.',
  sources: ['https://www.postgresql.org/docs/current/explicit-locking.html'],
  check: (input) => {
    const validated = new Set(validatedInSameTransaction.check(input).map(({ statement }) => statement));
    return workUnderLocks(input, 'reads').flatMap((all) => {
      const long = all.filter(({ step }) => !isDataChange(step) && !validated.has(step.statement));
      const [first] = long;
      if (!first) return [];
      const { migration, statement } = first.step;
      const [subject = ''] = first.tables;
      const more = long.length > 1 ? phrase` (and ${long.length - 1} more like it)` : '';
      const scope = isBatch(first.step) ? phrase`the transaction of all pending migrations` : phrase`this transaction`;
      const message = phrase`While ${listed(first.work.map(words))}${more}, nobody reads or writes ${listed(first.tables)}, which ${scope} locked before.`;
      return [{ migration, statement, subject, message }];
    });
  },
  examples: [
    {
      title: 'an older constraint validated after a column was added',
      given:
        'CREATE TABLE users (id bigint PRIMARY KEY, age int CHECK (age > 0)); ALTER TABLE users ADD CONSTRAINT grown CHECK (age > 0) NOT VALID',
      sql: 'ALTER TABLE users ADD COLUMN note text; ALTER TABLE users VALIDATE CONSTRAINT grown;',
      finds: ['public.users'],
    },
    {
      title: 'an index on another table',
      given:
        'CREATE SCHEMA app; CREATE TABLE app."Users" (id bigint PRIMARY KEY); CREATE TABLE logins (user_id bigint)',
      sql: 'ALTER TABLE app."Users" ADD COLUMN note text; CREATE INDEX logins_user ON logins (user_id);',
      finds: ['app.Users'],
    },
    {
      title: 'an index on the locked table itself',
      given: 'CREATE TABLE users (id bigint PRIMARY KEY, name text)',
      sql: 'ALTER TABLE users ADD COLUMN note text; CREATE INDEX users_name ON users (name);',
      finds: [],
      why: 'index-not-concurrent says that reads wait as well.',
    },
    {
      title: 'a count in a DO block',
      given: 'CREATE TABLE users (id bigint PRIMARY KEY); CREATE TABLE logins (user_id bigint)',
      sql: 'ALTER TABLE users ADD COLUMN note text; DO $$ BEGIN PERFORM count(*) FROM logins; END $$;',
      finds: ['public.users'],
    },
    {
      title: 'the long work first',
      given: 'CREATE TABLE users (id bigint PRIMARY KEY); CREATE TABLE logins (user_id bigint)',
      sql: 'CREATE INDEX logins_user ON logins (user_id); ALTER TABLE users ADD COLUMN note text;',
      finds: [],
      why: 'The lock is taken after the work is done.',
    },
    {
      title: 'each in a transaction of its own',
      given: 'CREATE TABLE users (id bigint PRIMARY KEY); CREATE TABLE logins (user_id bigint)',
      before: ['ALTER TABLE users ADD COLUMN note text;'],
      sql: 'CREATE INDEX logins_user ON logins (user_id);',
      finds: [],
      why: 'The lock on users is given back before the index is built.',
    },
    {
      title: 'a constraint validated in the transaction that added it',
      given: 'CREATE TABLE users (id bigint PRIMARY KEY, age int CHECK (age > 0))',
      sql: 'ALTER TABLE users ADD CONSTRAINT grown CHECK (age > 0) NOT VALID; ALTER TABLE users VALIDATE CONSTRAINT grown;',
      finds: [],
      why: 'validated-in-same-transaction says it.',
    },
    {
      title: 'two changes of one table of which the second rewrites',
      given: 'CREATE TABLE users (id int PRIMARY KEY)',
      sql: 'ALTER TABLE users ADD COLUMN note text; ALTER TABLE users ALTER COLUMN id TYPE bigint;',
      finds: [],
      why: 'The rewrite keeps the table for itself anyway, and column-type-rewritten says so.',
    },
  ],
};

function words({ kind, table, indexes }: Work): Text {
  switch (kind) {
    case 'rewrite':
      return phrase`${table} is rewritten`;
    case 'build':
      return phrase`${listed(indexes)} is built`;
    case 'scan':
      return phrase`all of ${table} is read`;
  }
}
