/** `money` means what the server is set to. */
import type { Rule } from '../model/rule.ts';
import { phrase } from '../model/text.ts';
import { at } from './shared/changes.ts';
import { createdColumns } from './shared/created.ts';

export const styleMoneyType: Rule = {
  id: 'style-money-type',
  title: 'Column of type money',
  severity: 'off',
  what: 'A new column of type `money`.',
  why: 'How it reads and prints, and how many digits it keeps, depends on the setting `lc_monetary` of each server and session; it knows no currency.',
  safe: 'Use `numeric(12, 2)` and a column for the currency, or whole cents in a `bigint`.',
  sources: ['https://www.postgresql.org/docs/current/datatype-money.html'],
  check: (input) =>
    createdColumns(input)
      .filter(({ column }) => column.type === 'money' || column.type === 'money[]')
      .map(({ step, name, column }) => ({
        ...at(step),
        subject: `${name}.${column.name}`,
        message: phrase`${name}.${column.name} is money, whose meaning depends on lc_monetary.`,
      })),
  examples: [
    {
      title: 'added',
      given: 'CREATE TABLE "Bills" (id bigint PRIMARY KEY)',
      sql: 'ALTER TABLE "Bills" ADD COLUMN total money;',
      finds: ['public.Bills.total'],
    },
    {
      title: 'numeric',
      sql: 'CREATE TABLE bills (id bigint PRIMARY KEY, total numeric(12, 2));',
      finds: [],
      why: 'It means the same everywhere.',
    },
    {
      title: 'an old column',
      given: 'CREATE TABLE bills (id bigint PRIMARY KEY, total money)',
      sql: 'ALTER TABLE bills ADD COLUMN note text;',
      finds: [],
      why: 'It is not the work of this pull request.',
    },
  ],
};
