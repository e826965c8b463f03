/** A UNIQUE constraint without USING INDEX builds its index under a lock that stops everyone. */
import type { Rule } from '../model/rule.ts';
import { phrase } from '../model/text.ts';
import { at } from './shared/changes.ts';
import { checkedAtOnce, indexBuiltFor, offendersQuestion } from './shared/constraints.ts';

export const uniqueConstraintBuildsIndex: Rule = {
  id: 'unique-constraint-builds-index',
  title: 'UNIQUE constraint builds its index on the spot',
  severity: 'danger',
  what: 'An `ADD UNIQUE` without `USING INDEX` on existing columns of an existing table.',
  why: 'The index is built under ACCESS EXCLUSIVE, which a plain `CREATE INDEX` does not even take: reads and writes wait until it is done. One duplicate makes it fail.',
  safe: `Build a unique index concurrently, then make the constraint from it:

\`\`\`sql
-- in a migration outside a transaction
CREATE UNIQUE INDEX CONCURRENTLY t_c_key ON t (c);
-- then
ALTER TABLE t ADD CONSTRAINT t_c_key UNIQUE USING INDEX t_c_key;
\`\`\``,
  sources: [
    'https://www.postgresql.org/docs/current/sql-altertable.html#SQL-ALTERTABLE-DESC-ADD-TABLE-CONSTRAINT-USING-INDEX',
  ],
  check: (input) =>
    checkedAtOnce(input, 'unique').flatMap((added) => {
      const index = added.onNewColumn ? undefined : indexBuiltFor(added);
      if (index === undefined) return [];
      return [
        {
          ...at(added, offendersQuestion(input, added)),
          subject: `${added.name}.${added.constraint.name}`,
          message: phrase`Adding ${added.constraint.name} builds ${index} while reads and writes on ${added.name} wait.`,
        },
      ];
    }),
  examples: [
    {
      title: 'a unique constraint on a table in use',
      given: 'CREATE TABLE users (id bigint PRIMARY KEY, email text)',
      sql: 'ALTER TABLE users ADD CONSTRAINT users_email UNIQUE (email);',
      finds: ['public.users.users_email'],
    },
    {
      title: 'beside another command',
      given: 'CREATE SCHEMA app; CREATE TABLE app.users (id bigint PRIMARY KEY, tenant bigint, email text)',
      sql: 'ALTER TABLE app.users ADD COLUMN note text, ADD UNIQUE (tenant, email);',
      finds: ['app.users.users_tenant_email_key'],
    },
    {
      title: 'from an index that is there',
      given: 'CREATE TABLE users (id bigint PRIMARY KEY, email text); CREATE UNIQUE INDEX users_email ON users (email)',
      sql: 'ALTER TABLE users ADD CONSTRAINT users_email UNIQUE USING INDEX users_email;',
      finds: [],
      why: 'The index is taken over; nothing is built.',
    },
    {
      title: 'a table of the same pull request',
      sql: 'CREATE TABLE users (id bigint PRIMARY KEY, email text); ALTER TABLE users ADD UNIQUE (email);',
      finds: [],
      why: 'Nobody uses the table yet.',
    },
  ],
};
