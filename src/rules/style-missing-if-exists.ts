/** DROP without IF EXISTS stops a run that was repeated after a half-done one. */

import { objectKind } from '../model/object-kind.ts';
import type { Rule } from '../model/rule.ts';
import { nameText } from '../model/statement.ts';
import { phrase } from '../model/text.ts';
import { at } from './shared/changes.ts';
import { actionSteps } from './shared/facts.ts';

export const styleMissingIfExists: Rule = {
  id: 'style-missing-if-exists',
  title: 'DROP without IF EXISTS',
  severity: 'off',
  what: 'A `DROP` that fails when the object is not there.',
  why: 'Where a migration does not run in one transaction and stops half-way, it is run again, and fails at what it dropped before.',
  safe: 'Write `DROP … IF EXISTS` in migrations that run outside a transaction.',
  sources: ['https://www.postgresql.org/docs/current/sql-droptable.html'],
  check: (input) =>
    actionSteps(input, 'drop')
      .filter(({ action }) => !action.ifExists && action.object !== 'owned')
      .map((step) => {
        const subject = nameText(step.action.name);
        return {
          ...at(step),
          subject,
          message: phrase`Dropping the ${objectKind(step.action.object)} ${subject} fails when it is not there.`,
        };
      }),
  examples: [
    {
      title: 'a table and an index',
      given: 'CREATE TABLE "Carts" (id bigint PRIMARY KEY, at date); CREATE INDEX carts_at ON "Carts" (at)',
      sql: 'DROP INDEX public.carts_at; DROP TABLE "Carts";',
      finds: ['public.carts_at', 'Carts'],
    },
    {
      title: 'with IF EXISTS',
      given: 'CREATE TABLE carts (id bigint PRIMARY KEY)',
      sql: 'DROP TABLE IF EXISTS carts;',
      finds: [],
      why: 'It can run again.',
    },
    {
      title: 'no drop',
      sql: 'CREATE TABLE carts (id bigint PRIMARY KEY);',
      finds: [],
      why: 'Nothing is dropped.',
    },
  ],
};
