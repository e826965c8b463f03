/** A sequence that is set back gives numbers that rows have already. */
import { qualifiedName, type Table } from '../model/catalogue.ts';
import { quoteIdentifier } from '../model/data-questions.ts';
import type { Rule, RuleInput } from '../model/rule.ts';
import { phrase } from '../model/text.ts';
import { at } from './shared/changes.ts';
import { type Step, steps } from './shared/facts.ts';

/** Sequences of the base that the statement set: a new file for ALTER SEQUENCE, a write lock for setval. */
function setSequences({ rehearsal }: RuleInput, { statement }: Step): readonly Table[] {
  const { sql, actions } = statement.statement;
  if (actions.some(({ type }) => type === 'truncate')) return [];
  const { tables, locks } = statement.observation;
  const altered = /\brestart\b/i.test(sql)
    ? tables.flatMap(({ before, after }) => (after && before?.fileNode !== after.fileNode ? [after.oid] : []))
    : [];
  const written = /\bsetval\b/i.test(sql)
    ? locks.flatMap(({ kind, mode, oid }) => (kind === 'sequence' && mode === 'RowExclusiveLock' ? [oid] : []))
    : [];
  return [...new Set([...altered, ...written])].flatMap((oid) => {
    const table = rehearsal.base.tables.get(oid);
    return table?.kind === 'sequence' ? [table] : [];
  });
}

/** The highest number in use, where a column draws its default from the sequence. */
function question({ rehearsal }: RuleInput, sequence: Table): string | undefined {
  const written = [`'${sequence.name}'`, `'${qualifiedName(sequence)}'`, `'"${sequence.name}"'`];
  for (const table of rehearsal.base.tables.values()) {
    const column = table.columns.find(
      ({ default: value }) => value?.startsWith('nextval(') && written.some((name) => value.includes(name)),
    );
    const names = [table.schema, table.name].map(quoteIdentifier).join('.');
    if (column) return `SELECT max(${quoteIdentifier(column.name)}) FROM ${names};`;
  }
  return undefined;
}

export const sequenceReset: Rule = {
  id: 'sequence-reset',
  title: 'Sequence set to another number',
  severity: 'warning',
  what: '`setval` or `RESTART` sets a sequence that existed before.',
  why: 'Set below a number that rows have, the next inserts fail with a duplicate key, one after the other. `setval` does not roll back with its transaction, and other sessions may have drawn numbers in between.',
  safe: `Only ever set it forward, from the rows themselves, with writes to the table held off:

\`\`\`sql
LOCK TABLE orders IN SHARE ROW EXCLUSIVE MODE;
SELECT setval('orders_id_seq', (SELECT max(id) FROM orders));
\`\`\``,
  sources: [
    'https://www.postgresql.org/docs/current/functions-sequence.html',
    'https://www.postgresql.org/docs/current/sql-altersequence.html',
  ],
  check: (input) =>
    steps(input).flatMap((step) =>
      setSequences(input, step).map((sequence) => {
        const name = qualifiedName(sequence);
        const message = phrase`${name} continues from another number; below one that rows have, the next inserts fail.`;
        return { ...at(step, question(input, sequence)), subject: name, message };
      }),
    ),
  examples: [
    {
      title: 'set by function',
      given: 'CREATE TABLE tickets (id serial PRIMARY KEY)',
      sql: `SELECT setval('tickets_id_seq', 1000);`,
      finds: ['public.tickets_id_seq'],
    },
    {
      title: 'restarted',
      given: 'CREATE SEQUENCE "ticketNumbers"',
      sql: 'ALTER SEQUENCE "ticketNumbers" RESTART WITH 5;',
      finds: ['public.ticketNumbers'],
    },
    {
      title: 'the column of an identity restarted',
      given: 'CREATE TABLE tickets (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY)',
      sql: 'ALTER TABLE tickets ALTER COLUMN id RESTART WITH 500;',
      finds: ['public.tickets_id_seq'],
    },
    {
      title: 'a new sequence',
      sql: `CREATE SEQUENCE numbers; SELECT setval('numbers', 10);`,
      finds: [],
      why: 'No row has its numbers yet.',
    },
    {
      title: 'another step width',
      given: 'CREATE SEQUENCE numbers',
      sql: 'ALTER SEQUENCE numbers INCREMENT BY 50;',
      finds: [],
      why: 'It goes on from where it is.',
    },
  ],
};
