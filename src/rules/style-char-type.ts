/** `char(n)` pads with spaces and saves nothing. */
import type { Rule } from '../model/rule.ts';
import { phrase } from '../model/text.ts';
import { at } from './shared/changes.ts';
import { createdColumns } from './shared/created.ts';

export const styleCharType: Rule = {
  id: 'style-char-type',
  title: 'Column of type char(n)',
  severity: 'off',
  what: 'A new column of type `char(n)`.',
  why: 'Values are padded with spaces to the full length, which comparison ignores and `LIKE` does not; it is neither smaller nor faster than `text`.',
  safe: 'Use `text`, with `CHECK (length(code) = 2)` where the length matters.',
  sources: ['https://www.postgresql.org/docs/current/datatype-character.html'],
  check: (input) =>
    createdColumns(input)
      .filter(({ column }) => /^character(?:\(|$)/.test(column.type))
      .map(({ step, name, column }) => ({
        ...at(step),
        subject: `${name}.${column.name}`,
        message: phrase`${name}.${column.name} is ${column.type}, which pads its values with spaces.`,
      })),
  examples: [
    {
      title: 'new table',
      sql: 'CREATE TABLE lands (id bigint PRIMARY KEY, code char(2), "longCode" character(3));',
      finds: ['public.lands.code', 'public.lands.longCode'],
    },
    {
      title: 'text',
      sql: 'CREATE TABLE lands (id bigint PRIMARY KEY, code text, name varchar(80));',
      finds: [],
      why: 'Neither is padded.',
    },
    {
      title: 'an old column',
      given: 'CREATE TABLE lands (id bigint PRIMARY KEY, code char(2))',
      sql: 'ALTER TABLE lands ADD COLUMN name text;',
      finds: [],
      why: 'It is not the work of this pull request.',
    },
  ],
};
