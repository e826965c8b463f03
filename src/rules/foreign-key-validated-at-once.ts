/** A foreign key added without NOT VALID looks every row up while writes to both tables wait. */
import type { Rule } from '../model/rule.ts';
import { phrase } from '../model/text.ts';
import { at } from './shared/changes.ts';
import { checkedAtOnce, offendersQuestion } from './shared/constraints.ts';
import { heldOn } from './shared/facts.ts';

export const foreignKeyValidatedAtOnce: Rule = {
  id: 'foreign-key-validated-at-once',
  title: 'Foreign key verified on the spot',
  severity: 'danger',
  what: 'An `ADD FOREIGN KEY` without `NOT VALID` on existing columns of an existing table.',
  why: 'PostgreSQL looks every row up in the referenced table under SHARE ROW EXCLUSIVE on both: writes to either wait until the last row is checked. One orphan makes the migration fail.',
  safe: `Add the foreign key \`NOT VALID\`, and validate it in a later migration:

\`\`\`sql
ALTER TABLE t ADD CONSTRAINT t_p_id_fkey FOREIGN KEY (p_id) REFERENCES p NOT VALID;
-- in a later migration: writes pass
ALTER TABLE t VALIDATE CONSTRAINT t_p_id_fkey;
\`\`\``,
  sources: ['https://www.postgresql.org/docs/current/sql-altertable.html#SQL-ALTERTABLE-NOTES'],
  check: (input) =>
    checkedAtOnce(input, 'foreign')
      .filter(({ onNewColumn }) => !onNewColumn)
      .map((added) => {
        const { name, constraint } = added;
        const parent = constraint.references?.table ?? name;
        const tables = parent === name ? name : phrase`${name} and ${parent}`;
        const readsWait = heldOn(added, name)?.blocks.includes('reads');
        const more = readsWait ? phrase`, and reads of ${name} as well, because this transaction locked it before` : '';
        return {
          ...at(added, offendersQuestion(input, added)),
          subject: `${name}.${constraint.name}`,
          message: phrase`Adding ${constraint.name} scans ${name} while writes to ${tables} wait${more}.`,
        };
      }),
  examples: [
    {
      title: 'between two tables in use',
      given:
        'CREATE TABLE authors (id bigint PRIMARY KEY); CREATE TABLE books (id bigint PRIMARY KEY, author_id bigint)',
      sql: 'ALTER TABLE books ADD CONSTRAINT written_by FOREIGN KEY (author_id) REFERENCES authors (id);',
      finds: ['public.books.written_by'],
    },
    {
      title: 'to itself, with capitals',
      given: 'CREATE TABLE "Folder" (id bigint PRIMARY KEY, "parentId" bigint)',
      sql: 'ALTER TABLE "Folder" ADD CONSTRAINT inside FOREIGN KEY ("parentId") REFERENCES "Folder";',
      finds: ['public.Folder.inside'],
    },
    {
      title: 'without validation',
      given:
        'CREATE TABLE authors (id bigint PRIMARY KEY); CREATE TABLE books (id bigint PRIMARY KEY, author_id bigint)',
      sql: 'ALTER TABLE books ADD FOREIGN KEY (author_id) REFERENCES authors (id) NOT VALID;',
      finds: [],
      why: 'Old rows are not looked up.',
    },
    {
      title: 'from a table of the same pull request',
      given: 'CREATE TABLE authors (id bigint PRIMARY KEY)',
      sql: 'CREATE TABLE books (id bigint PRIMARY KEY, author_id bigint REFERENCES authors);',
      finds: [],
      why: 'The new table has no row to look up.',
    },
  ],
};
