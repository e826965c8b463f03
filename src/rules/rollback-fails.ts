/** The author's way down was run, and PostgreSQL refused it. */
import type { Rule } from '../model/rule.ts';
import { phrase } from '../model/text.ts';
import { isRaised, waysDown } from './shared/way-back.ts';

export const rollbackFails: Rule = {
  id: 'rollback-fails',
  title: 'The way back fails',
  severity: 'critical',
  what: 'The way down was run right after the way up, and it does not apply.',
  why: 'It will be needed when something is on fire, and it will stop there, perhaps half done.',
  safe: 'Mend the way down until it has run here. A generated one that restores the schema stands in the report where there is one. If the change cannot be taken back, let the way down raise an error that says so.',
  sources: ['https://www.postgresql.org/docs/current/plpgsql-errors-and-messages.html'],
  check: (input) =>
    waysDown(input).flatMap(({ migration, author: { failure } }) => {
      if (!failure || isRaised(failure)) return [];
      const { path, line, error, reason } = failure;
      const code = error.code === '' ? '' : phrase` (SQLSTATE ${error.code})`;
      return [
        {
          migration,
          path,
          line,
          subject: path,
          message: reason
            ? phrase`The way down stops here: ${reason}`
            : phrase`The way down stops here: ${sentence(error.message)}${code}.`,
        },
      ];
    }),
  examples: [
    {
      title: 'a name that does not exist',
      sql: 'CREATE TABLE orders (id bigint PRIMARY KEY);',
      down: 'DROP TABLE order_items;',
      finds: ['migrations/1.sql'],
    },
    {
      title: 'in the wrong order',
      sql: 'CREATE TABLE orders (id bigint PRIMARY KEY); CREATE TABLE items (order_id bigint REFERENCES orders);',
      down: 'DROP TABLE orders; DROP TABLE items;',
      finds: ['migrations/1.sql'],
    },
    {
      title: 'SQL that PostgreSQL cannot read',
      sql: 'CREATE TABLE orders (id bigint PRIMARY KEY);',
      down: 'DROP TABEL orders;',
      finds: ['migrations/1.sql'],
    },
    {
      title: 'a column that comes back without values and must have some',
      given: 'CREATE TABLE users (id bigint PRIMARY KEY, name text NOT NULL)',
      sql: 'ALTER TABLE users DROP COLUMN name;',
      down: 'ALTER TABLE users ADD COLUMN name text NOT NULL;',
      finds: ['migrations/1.sql'],
    },
    {
      title: 'one that says that there is no way back',
      given: 'CREATE TABLE users (id bigint PRIMARY KEY, name text)',
      sql: 'ALTER TABLE users DROP COLUMN name;',
      down: "DO $$ BEGIN RAISE EXCEPTION 'The names are gone; restore them from the backup.'; END $$;",
      finds: [],
      why: 'It stops on purpose, and says why.',
    },
    {
      title: 'one that works',
      sql: 'CREATE TABLE orders (id bigint PRIMARY KEY);',
      down: 'DROP TABLE orders;',
      finds: [],
      why: 'It was run and applies.',
    },
  ],
};

/** Without the final full stop that some messages have. */
function sentence(message: string): string {
  return message.replace(/\.$/, '');
}
