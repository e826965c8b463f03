/** A time without a zone is no moment. */
import type { Rule } from '../model/rule.ts';
import { phrase } from '../model/text.ts';
import { at } from './shared/changes.ts';
import { createdColumns } from './shared/created.ts';

export const styleTimestampWithoutTimeZone: Rule = {
  id: 'style-timestamp-without-time-zone',
  title: 'timestamp without time zone',
  severity: 'off',
  what: 'A new column of type `timestamp` (without time zone).',
  why: 'It holds what a clock on some wall shows. Which moment that is depends on a zone that nobody wrote down; comparisons with `now()` use the zone of the session.',
  safe: 'Use `timestamptz`. It takes the same eight bytes, and stores the moment.',
  sources: ['https://www.postgresql.org/docs/current/datatype-datetime.html'],
  check: (input) =>
    createdColumns(input)
      .filter(({ column }) => /^timestamp(?:\(\d\))? without time zone/.test(column.type))
      .map(({ step, name, column }) => ({
        ...at(step),
        subject: `${name}.${column.name}`,
        message: phrase`${name}.${column.name} is ${column.type}, which does not say which moment it means.`,
      })),
  examples: [
    {
      title: 'new table',
      sql: 'CREATE TABLE visits (id bigint PRIMARY KEY, at timestamp, "leftAt" timestamp(3));',
      finds: ['public.visits.at', 'public.visits.leftAt'],
    },
    {
      title: 'with time zone',
      sql: 'CREATE TABLE visits (id bigint PRIMARY KEY, at timestamptz(3), day date);',
      finds: [],
      why: 'Each means one moment, or one day.',
    },
    {
      title: 'an old column',
      given: 'CREATE TABLE visits (id bigint PRIMARY KEY, at timestamp)',
      sql: 'ALTER TABLE visits ADD COLUMN note text;',
      finds: [],
      why: 'It is not the work of this pull request.',
    },
  ],
};
