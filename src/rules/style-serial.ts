/** serial is a default and a sequence; identity is a property of the column. */
import type { Rule } from '../model/rule.ts';
import { phrase } from '../model/text.ts';
import { at } from './shared/changes.ts';
import { createdColumns } from './shared/created.ts';

export const styleSerial: Rule = {
  id: 'style-serial',
  title: 'serial instead of identity',
  severity: 'off',
  what: 'A new column draws its default from a sequence, as `serial` does.',
  why: 'The sequence has privileges of its own, `INSERT` may write any number past it, and copies of the table (`LIKE`) share it. Identity columns have none of this and are standard SQL.',
  safe: 'Use `bigint GENERATED ALWAYS AS IDENTITY`, or `BY DEFAULT` where rows are copied with their numbers.',
  sources: ['https://www.postgresql.org/docs/current/ddl-identity-columns.html'],
  check: (input) =>
    createdColumns(input)
      .filter(({ column }) => column.identity === null && (column.default?.startsWith('nextval(') ?? false))
      .map(({ step, name, column }) => ({
        ...at(step),
        subject: `${name}.${column.name}`,
        message: phrase`${name}.${column.name} takes its numbers from a sequence by default; an identity column owns them.`,
      })),
  examples: [
    {
      title: 'new table',
      sql: 'CREATE TABLE "Bills" (id bigserial PRIMARY KEY);',
      finds: ['public.Bills.id'],
    },
    {
      title: 'identity',
      sql: 'CREATE TABLE bills (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY);',
      finds: [],
      why: 'The column owns its numbers.',
    },
    {
      title: 'an old column',
      given: 'CREATE TABLE bills (id serial PRIMARY KEY)',
      sql: 'ALTER TABLE bills ADD COLUMN note text;',
      finds: [],
      why: 'It is not the work of this pull request.',
    },
  ],
};
