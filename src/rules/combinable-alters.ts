/** Several passes over one table where PostgreSQL could do with one. */

import { qualifiedName, type Table } from '../model/catalogue.ts';
import type { Report, Rule, RuleInput } from '../model/rule.ts';
import type { Action } from '../model/statement.ts';
import { phrase } from '../model/text.ts';
import { at } from './shared/changes.ts';
import { type Step, steps } from './shared/facts.ts';

/** Parts whose check of the rows rides on one common pass; foreign keys and indexes each need a pass of their own. */
function sharesItsScan(action: Action, table: Table): boolean {
  switch (action.type) {
    case 'set-not-null':
      return true;
    case 'add-column':
      return action.check;
    case 'add-constraint':
      return (action.constraint === 'check' || action.constraint === 'not-null') && !action.notValid;
    case 'validate-constraint':
      return table.constraints.some(({ name, kind }) => name === action.name && kind !== 'foreign');
    default:
      return false;
  }
}

/** Existing tables that the statement rewrote, or read whole for something that could share the pass. */
function passes({ rehearsal }: RuleInput, { statement: { statement, observation } }: Step): readonly string[] {
  if (statement.kind !== 'AlterTable') return [];
  return observation.tables.flatMap(({ before, after }) => {
    if (!before || !after || !rehearsal.base.tables.has(after.oid)) return [];
    const name = qualifiedName(after);
    const isScanned = observation.scans.some(({ relation }) => relation === name);
    const shares = isScanned && statement.actions.some((action) => sharesItsScan(action, after));
    return observation.rewrites.includes(name) || shares ? [name] : [];
  });
}

function reports(input: RuleInput): Report[] {
  const seen = new Map<string, string>();
  return steps(input).flatMap((step) =>
    passes(input, step).flatMap((table) => {
      const key = `${step.statement.observation.transaction ?? step.statement.statement.offset} ${table}`;
      const first = seen.get(key);
      seen.set(key, first ?? `${step.migration.migration.path}:${step.statement.statement.line}`);
      if (first === undefined) return [];
      const message = phrase`${table} is read or rewritten whole again, after ${first}; one ALTER TABLE with both parts would do with one pass.`;
      return [{ ...at(step), subject: table, message }];
    }),
  );
}

export const combinableAlters: Rule = {
  id: 'combinable-alters',
  title: 'Several passes where one would do',
  severity: 'warning',
  what: 'Several `ALTER TABLE` statements of one transaction each rewrote, or read whole, the same table.',
  why: 'PostgreSQL makes one pass for all parts of one `ALTER TABLE`. Apart they cost a pass each, one after the other under the same lock.',
  safe: `Put the parts into one statement:

\`\`\`sql
ALTER TABLE orders ALTER COLUMN id TYPE bigint, ALTER COLUMN customer_id TYPE bigint;
\`\`\`

Better, avoid the passes: the findings of the single parts say how.`,
  sources: ['https://www.postgresql.org/docs/current/sql-altertable.html#id-1.9.3.35.7'],
  check: reports,
  examples: [
    {
      title: 'two rewrites',
      given: 'CREATE TABLE orders (id integer PRIMARY KEY, customer_id integer)',
      sql: 'ALTER TABLE orders ALTER COLUMN id TYPE bigint; ALTER TABLE orders ALTER COLUMN customer_id TYPE bigint;',
      finds: ['public.orders'],
    },
    {
      title: 'two scans, quoted',
      given: 'CREATE TABLE "Orders" (id bigint PRIMARY KEY, total numeric NOT NULL DEFAULT 1)',
      sql: 'ALTER TABLE "Orders" ADD CHECK (total > -1); ALTER TABLE "Orders" ADD CHECK (total < 1000000000000);',
      finds: ['public.Orders'],
    },
    {
      title: 'in one statement',
      given: 'CREATE TABLE orders (id integer PRIMARY KEY, customer_id integer)',
      sql: 'ALTER TABLE orders ALTER COLUMN id TYPE bigint, ALTER COLUMN customer_id TYPE bigint;',
      finds: [],
      why: 'One pass did both.',
    },
    {
      title: 'changes of the catalogue only',
      given: 'CREATE TABLE orders (id bigint PRIMARY KEY)',
      sql: 'ALTER TABLE orders ADD COLUMN note text; ALTER TABLE orders ADD COLUMN seen date;',
      finds: [],
      why: 'No pass was made.',
    },
    {
      title: 'in transactions of their own',
      given: 'CREATE TABLE orders (id integer PRIMARY KEY, customer_id integer)',
      before: ['ALTER TABLE orders ALTER COLUMN id TYPE bigint;'],
      sql: 'ALTER TABLE orders ALTER COLUMN customer_id TYPE bigint;',
      finds: [],
      why: 'Others get a turn in between, which can be the point.',
    },
  ],
};
