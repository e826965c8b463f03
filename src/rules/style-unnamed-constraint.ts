/** A constraint that PostgreSQL named has to be looked up before it can be altered. */

import type { Rule } from '../model/rule.ts';
import { nameText } from '../model/statement.ts';
import { phrase } from '../model/text.ts';
import { at } from './shared/changes.ts';
import { actionSteps } from './shared/facts.ts';

export const styleUnnamedConstraint: Rule = {
  id: 'style-unnamed-constraint',
  title: 'Constraint without a name',
  severity: 'off',
  what: '`ALTER TABLE … ADD` a constraint without naming it.',
  why: 'PostgreSQL makes up a name, and a number with it when that is taken: databases with different histories may have different names, and a later `DROP CONSTRAINT` fits only some.',
  safe: 'Name it: `ADD CONSTRAINT orders_total_positive CHECK (total > 0)`.',
  sources: ['https://www.postgresql.org/docs/current/ddl-constraints.html'],
  check: (input) =>
    actionSteps(input, 'add-constraint')
      .filter(({ action, statement }) => statement.statement.kind === 'AlterTable' && !action.inline)
      .filter(({ action }) => action.name === undefined && action.usingIndex === undefined)
      .map((step) => {
        const subject = nameText(step.action.table);
        return {
          ...at(step),
          subject,
          message: phrase`PostgreSQL makes up the name of the ${step.action.constraint} constraint added to ${subject}.`,
        };
      }),
  examples: [
    {
      title: 'a check and a foreign key',
      given:
        'CREATE TABLE carts (id bigint PRIMARY KEY, total numeric); CREATE TABLE "Lines" (id bigint PRIMARY KEY, cart bigint)',
      sql: 'ALTER TABLE carts ADD CHECK (total > 0) NOT VALID; ALTER TABLE public."Lines" ADD FOREIGN KEY (cart) REFERENCES carts NOT VALID;',
      finds: ['carts', 'public.Lines'],
    },
    {
      title: 'named',
      given: 'CREATE TABLE carts (id bigint PRIMARY KEY, total numeric)',
      sql: 'ALTER TABLE carts ADD CONSTRAINT positive CHECK (total > 0) NOT VALID;',
      finds: [],
      why: 'It has the same name everywhere.',
    },
    {
      title: 'within CREATE TABLE',
      sql: 'CREATE TABLE carts (id bigint PRIMARY KEY, total numeric CHECK (total > 0));',
      finds: [],
      why: 'The table is new wherever it is made, so the made-up name is the same.',
    },
  ],
};
