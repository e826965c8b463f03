/** A PRIMARY KEY without USING INDEX builds its index under a lock that stops everyone. */
import { nullsQuestion } from '../model/data-questions.ts';
import type { Rule, RuleInput } from '../model/rule.ts';
import { phrase } from '../model/text.ts';
import { asked, at } from './shared/changes.ts';
import { type AddedConstraint, checkedAtOnce, indexBuiltFor, offendersQuestion } from './shared/constraints.ts';

/** A key refuses NULL as well as duplicates. */
function keyQuestions(input: RuleInput, added: AddedConstraint): string | undefined {
  const nullable = added.before.columns.filter(
    ({ number, notNull }) => !notNull && added.constraint.columns.includes(number),
  );
  const questions = [
    ...nullable.map(({ name, number }) => asked(input, added, [number], (table) => nullsQuestion(table, name))),
    offendersQuestion(input, added),
  ];
  return questions.filter((question) => question !== undefined).join('\n') || undefined;
}

export const primaryKeyBuildsIndex: Rule = {
  id: 'primary-key-builds-index',
  title: 'PRIMARY KEY builds its index on the spot',
  severity: 'danger',
  what: 'An `ADD PRIMARY KEY` without `USING INDEX` on existing columns of an existing table.',
  why: 'The index is built, and nullable columns are searched for NULL, under ACCESS EXCLUSIVE: reads and writes wait until it is done. One duplicate or NULL makes it fail.',
  safe: `Build a unique index concurrently, then make the key from it:

\`\`\`sql
-- first make the columns NOT NULL without a scan (see set-not-null-scans), then outside a transaction
CREATE UNIQUE INDEX CONCURRENTLY t_pkey ON t (id);
-- then
ALTER TABLE t ADD CONSTRAINT t_pkey PRIMARY KEY USING INDEX t_pkey;
\`\`\``,
  sources: [
    'https://www.postgresql.org/docs/current/sql-altertable.html#SQL-ALTERTABLE-DESC-ADD-TABLE-CONSTRAINT-USING-INDEX',
  ],
  check: (input) =>
    checkedAtOnce(input, 'primary').flatMap((added) => {
      const index = added.onNewColumn ? undefined : indexBuiltFor(added);
      if (index === undefined) return [];
      return [
        {
          ...at(added, keyQuestions(input, added)),
          subject: `${added.name}.${added.constraint.name}`,
          message: phrase`Adding the primary key ${added.constraint.name} builds ${index} while reads and writes on ${added.name} wait.`,
        },
      ];
    }),
  examples: [
    {
      title: 'a key for a table in use',
      given: 'CREATE TABLE events (id bigint NOT NULL, body text)',
      sql: 'ALTER TABLE events ADD PRIMARY KEY (id);',
      finds: ['public.events.events_pkey'],
    },
    {
      title: 'on columns that may be null',
      given: 'CREATE TABLE "Seat" ("row" integer, "number" integer)',
      sql: 'ALTER TABLE "Seat" ADD CONSTRAINT seat_key PRIMARY KEY ("row", "number");',
      finds: ['public.Seat.seat_key'],
    },
    {
      title: 'from an index that is there',
      given: 'CREATE TABLE events (id bigint NOT NULL); CREATE UNIQUE INDEX events_id ON events (id)',
      sql: 'ALTER TABLE events ADD CONSTRAINT events_pkey PRIMARY KEY USING INDEX events_id;',
      finds: [],
      why: 'The index is taken over; nothing is built.',
    },
    {
      title: 'a table of the same pull request',
      sql: 'CREATE TABLE events (id bigint NOT NULL); ALTER TABLE events ADD PRIMARY KEY (id);',
      finds: [],
      why: 'Nobody uses the table yet.',
    },
  ],
};
