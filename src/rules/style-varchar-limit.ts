/** A limit in the type is changed under lock. */
import type { Rule } from '../model/rule.ts';
import { phrase } from '../model/text.ts';
import { at } from './shared/changes.ts';
import { createdColumns } from './shared/created.ts';

export const styleVarcharLimit: Rule = {
  id: 'style-varchar-limit',
  title: 'varchar with a limit',
  severity: 'off',
  what: 'A new column of type `varchar(n)`.',
  why: 'It is no smaller than `text`. Narrowing the limit rewrites the table, and views on the column forbid any change of it; a CHECK can be replaced without either.',
  safe: 'Use `text` with `CHECK (length(name) <= 80)` where the limit is a rule of the business.',
  sources: ['https://www.postgresql.org/docs/current/datatype-character.html'],
  check: (input) =>
    createdColumns(input)
      .filter(({ column }) => column.type.startsWith('character varying('))
      .map(({ step, name, column }) => ({
        ...at(step),
        subject: `${name}.${column.name}`,
        message: phrase`${name}.${column.name} is ${column.type}; text with a CHECK is easier to change.`,
      })),
  examples: [
    {
      title: 'new table',
      sql: 'CREATE TABLE people (id bigint PRIMARY KEY, "fullName" varchar(80));',
      finds: ['public.people.fullName'],
    },
    {
      title: 'without a limit',
      sql: 'CREATE TABLE people (id bigint PRIMARY KEY, name varchar, note text);',
      finds: [],
      why: 'There is no limit to change.',
    },
    {
      title: 'an old column',
      given: 'CREATE TABLE people (id bigint PRIMARY KEY, name varchar(80))',
      sql: 'ALTER TABLE people ADD COLUMN note text;',
      finds: [],
      why: 'It is not the work of this pull request.',
    },
  ],
};
