/** `json` keeps text, `jsonb` a value. */
import type { Rule } from '../model/rule.ts';
import { phrase } from '../model/text.ts';
import { at } from './shared/changes.ts';
import { createdColumns } from './shared/created.ts';

export const styleJsonType: Rule = {
  id: 'style-json-type',
  title: 'Column of type json',
  severity: 'off',
  what: 'A new column of type `json`.',
  why: 'It is stored as text and parsed at every use, has no equality (so no `DISTINCT`, no unique index) and no GIN index.',
  safe: 'Use `jsonb`, unless the exact text matters: spaces, order of keys, repeated keys.',
  sources: ['https://www.postgresql.org/docs/current/datatype-json.html'],
  check: (input) =>
    createdColumns(input)
      .filter(({ column }) => column.type === 'json' || column.type === 'json[]')
      .map(({ step, name, column }) => ({
        ...at(step),
        subject: `${name}.${column.name}`,
        message: phrase`${name}.${column.name} is json, which cannot be compared or indexed; jsonb can.`,
      })),
  examples: [
    {
      title: 'added',
      given: 'CREATE TABLE events (id bigint PRIMARY KEY)',
      sql: 'ALTER TABLE events ADD COLUMN body json;',
      finds: ['public.events.body'],
    },
    {
      title: 'jsonb',
      sql: 'CREATE TABLE events (id bigint PRIMARY KEY, body jsonb);',
      finds: [],
      why: 'It can be compared and indexed.',
    },
    {
      title: 'turned into jsonb',
      given: 'CREATE TABLE events (id bigint PRIMARY KEY, body json)',
      sql: 'ALTER TABLE events ALTER COLUMN body TYPE jsonb;',
      finds: [],
      why: 'It is jsonb in the end.',
    },
  ],
};
