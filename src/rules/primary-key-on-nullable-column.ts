/** PRIMARY KEY USING INDEX builds nothing, yet on a nullable column it reads the whole table for NULL. */
import { nullsQuestion } from '../model/data-questions.ts';
import type { Rule } from '../model/rule.ts';
import { phrase } from '../model/text.ts';
import { asked, at, scanned } from './shared/changes.ts';
import { conditionMet } from './shared/conditions.ts';
import { checkedAtOnce, indexBuiltFor, provedNotNull } from './shared/constraints.ts';

export const primaryKeyOnNullableColumn: Rule = {
  id: 'primary-key-on-nullable-column',
  title: 'PRIMARY KEY USING INDEX on a column that may be null',
  severity: 'danger',
  what: 'An `ADD PRIMARY KEY USING INDEX` whose column was not NOT NULL before.',
  why: 'The index is there, but the column becomes NOT NULL with the key: PostgreSQL reads every row under ACCESS EXCLUSIVE, while reads and writes wait. One NULL makes it fail.',
  safe: 'Make the column NOT NULL first, without a scan under lock (see `set-not-null-scans`); then `ALTER TABLE t ADD CONSTRAINT t_pkey PRIMARY KEY USING INDEX t_pkey` only changes the catalogue.',
  versions: 'From 12 on a validated CHECK (c IS NOT NULL) saves the scan.',
  sources: [
    'https://www.postgresql.org/docs/current/sql-altertable.html#SQL-ALTERTABLE-DESC-ADD-TABLE-CONSTRAINT-USING-INDEX',
  ],
  check: (input) =>
    checkedAtOnce(input, 'primary').flatMap((added) => {
      const { before, name, constraint } = added;
      if (added.onNewColumn || indexBuiltFor(added)) return [];
      const nullable = before.columns
        .filter(({ number, notNull }) => !notNull && constraint.columns.includes(number))
        .filter(({ number }) => !provedNotNull(before, number) || input.targetVersion < 12);
      const read = input.targetVersion < 12 || scanned(input, added) || conditionMet(input, added) !== undefined;
      if (nullable.length === 0 || !read) return [];
      const columns = nullable.map((column) => `${name}.${column.name}`).join(', ');
      const version = input.targetVersion < 12 ? phrase`On PostgreSQL ${input.targetVersion} making` : phrase`Making`;
      const questions = nullable.flatMap(
        (column) => asked(input, added, [column.number], (table) => nullsQuestion(table, column.name)) ?? [],
      );
      return [
        {
          ...at(added, questions.join('\n') || undefined),
          subject: `${name}.${constraint.name}`,
          message: phrase`${version} ${constraint.name} the primary key scans ${name} for NULL in ${columns} while reads and writes wait.`,
        },
      ];
    }),
  examples: [
    {
      title: 'an index on a nullable column',
      given: 'CREATE TABLE events (id bigint); CREATE UNIQUE INDEX events_id ON events (id)',
      sql: 'ALTER TABLE events ADD CONSTRAINT events_pkey PRIMARY KEY USING INDEX events_id;',
      finds: ['public.events.events_pkey'],
    },
    {
      title: 'a proof that version 11 does not take',
      given: `CREATE TABLE events (id bigint CHECK (id IS NOT NULL)); CREATE UNIQUE INDEX events_id ON events (id)`,
      sql: 'ALTER TABLE events ADD CONSTRAINT events_pkey PRIMARY KEY USING INDEX events_id;',
      targetVersion: 11,
      finds: ['public.events.events_pkey'],
    },
    {
      title: 'a column that is NOT NULL already',
      given: 'CREATE TABLE events (id bigint NOT NULL); CREATE UNIQUE INDEX events_id ON events (id)',
      sql: 'ALTER TABLE events ADD CONSTRAINT events_pkey PRIMARY KEY USING INDEX events_id;',
      finds: [],
      why: 'Nothing has to be read.',
    },
    {
      title: 'proved by a check',
      given: 'CREATE TABLE events (id bigint CHECK (id IS NOT NULL)); CREATE UNIQUE INDEX events_id ON events (id)',
      sql: 'ALTER TABLE events ADD CONSTRAINT events_pkey PRIMARY KEY USING INDEX events_id;',
      finds: [],
      why: 'The CHECK proves it, and nothing was read.',
    },
  ],
};
