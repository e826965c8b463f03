/** A name with capitals has to be quoted for ever. */
import type { Rule } from '../model/rule.ts';
import { phrase } from '../model/text.ts';
import { at } from './shared/changes.ts';
import { createdColumns, createdTables } from './shared/created.ts';

const plain = /^[\p{Ll}\p{Lo}_][\p{Ll}\p{Lo}\p{N}_$]*$/u;

export const styleMixedCaseIdentifier: Rule = {
  id: 'style-mixed-case-identifier',
  title: 'Name that has to be quoted',
  severity: 'off',
  what: 'The name of a new table or column has capitals, spaces or signs in it.',
  why: 'PostgreSQL folds names to lower case unless they are quoted, so everybody who writes SQL has to quote this one everywhere, and is told that it does not exist when they forget.',
  safe: 'Use `lower_case_with_underscores`, and let the mapping of the application translate.',
  sources: ['https://www.postgresql.org/docs/current/sql-syntax-lexical.html#SQL-SYNTAX-IDENTIFIERS'],
  check: (input) => {
    const tables = createdTables(input)
      .filter(({ table }) => !plain.test(table.name))
      .map(({ step, name }) => ({ step, subject: name }));
    const columns = createdColumns(input)
      .filter(({ column }) => !plain.test(column.name))
      .map(({ step, name, column }) => ({ step, subject: `${name}.${column.name}` }));
    return [...tables, ...columns].map(({ step, subject }) => ({
      ...at(step),
      subject,
      message: phrase`${subject} has to be quoted wherever it is named.`,
    }));
  },
  examples: [
    {
      title: 'a table and a column',
      sql: 'CREATE TABLE "OrderLines" (id bigint PRIMARY KEY, "unit price" numeric);',
      finds: ['public.OrderLines', 'public.OrderLines.unit price'],
    },
    {
      title: 'capitals without quotes',
      sql: 'CREATE TABLE OrderLines (ID bigint PRIMARY KEY, unit_price numeric);',
      finds: [],
      why: 'PostgreSQL folded them to lower case.',
    },
    {
      title: 'an old table',
      given: 'CREATE TABLE "OrderLines" (id bigint PRIMARY KEY)',
      sql: 'ALTER TABLE "OrderLines" ADD COLUMN note text;',
      finds: [],
      why: 'Its name is not the work of this pull request.',
    },
  ],
};
