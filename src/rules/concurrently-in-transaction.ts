/** Some statements refuse to run inside a transaction, and most tools open one around each file. */
import type { RehearsedMigration, RehearsedStatement } from '../model/rehearsal.ts';
import type { Rule } from '../model/rule.ts';
import { nameText, type Statement } from '../model/statement.ts';
import { phrase, type Text } from '../model/text.ts';
import { optOut } from './shared/opt-outs.ts';

/** "active_sql_transaction" and "invalid_transaction_termination". Source: PostgreSQL manual, "PostgreSQL Error Codes". */
const refusals: ReadonlySet<string> = new Set(['25001', '2D000']);

export const concurrentlyInTransaction: Rule = {
  id: 'concurrently-in-transaction',
  title: 'Statement that cannot run inside a transaction',
  severity: 'critical',
  what: 'A statement that PostgreSQL refused with SQLSTATE 25001 or 2D000: `CREATE INDEX CONCURRENTLY`, `DROP INDEX CONCURRENTLY`, `REINDEX … CONCURRENTLY`, `VACUUM`, `CREATE DATABASE`, a procedure or DO block with `COMMIT`, and the like, in a transaction that the migration tool or the file opened. Several statements sent in one piece are a transaction as well.',
  why: 'The migration stops there for certain, on every database, and everything that waits behind it.',
  safe: 'Put the statement into a migration of its own and switch the transaction off for it, in the way of your tool: the finding names it.',
  sources: [
    'https://www.postgresql.org/docs/current/sql-createindex.html#SQL-CREATEINDEX-CONCURRENTLY',
    'https://www.postgresql.org/docs/current/protocol-flow.html#PROTOCOL-FLOW-MULTI-STATEMENT',
  ],
  check: ({ rehearsal }) =>
    rehearsal.migrations.flatMap((migration) =>
      migration.statements
        .filter(({ observation }) => refusals.has(observation.error?.code ?? ''))
        .map((statement) => ({
          migration,
          statement,
          subject: subjectOf(statement.statement, migration),
          message: messageFor(migration, statement),
        })),
    ),
  examples: [
    {
      title: 'in the transaction of the tool',
      given: 'CREATE TABLE orders (id bigint PRIMARY KEY, state text)',
      sql: 'CREATE INDEX CONCURRENTLY orders_state ON orders (state);',
      transaction: 'file',
      fails: true,
      finds: ['orders'],
    },
    {
      title: 'two statements sent in one piece',
      given: 'CREATE TABLE orders (id bigint PRIMARY KEY, state text)',
      sql: "SET lock_timeout = '2s'; CREATE INDEX CONCURRENTLY orders_state ON orders (state);",
      transaction: 'none',
      fails: true,
      finds: ['orders'],
    },
    {
      title: "in the author's own transaction",
      given: 'CREATE TABLE orders (id bigint PRIMARY KEY, state text)',
      sql: 'BEGIN; VACUUM orders; COMMIT;',
      transaction: 'author',
      fails: true,
      finds: ['orders'],
    },
    {
      title: 'a block that commits batch by batch',
      given: 'CREATE TABLE orders (id bigint PRIMARY KEY, state text)',
      sql: `DO $$ BEGIN UPDATE orders SET state = 'new'; COMMIT; END $$;`,
      transaction: 'file',
      fails: true,
      finds: ['migrations/1.sql'],
    },
    {
      title: 'outside a transaction',
      given: 'CREATE TABLE orders (id bigint PRIMARY KEY, state text)',
      sql: 'CREATE INDEX CONCURRENTLY orders_state ON orders (state);',
      transaction: 'statement',
      finds: [],
      why: 'It is allowed there.',
    },
    {
      title: 'alone in a file that is sent in one piece',
      given: 'CREATE TABLE orders (id bigint PRIMARY KEY, state text)',
      sql: 'CREATE INDEX CONCURRENTLY orders_state ON orders (state);',
      transaction: 'none',
      finds: [],
      why: 'A single statement is not a transaction block.',
    },
  ],
};

function subjectOf(statement: Statement, { migration }: RehearsedMigration): string {
  for (const action of statement.actions) {
    if ('table' in action && action.table) return nameText(action.table);
    if (action.type === 'drop' || action.type === 'reindex') return nameText(action.name);
  }
  return statement.relations[0] ? nameText(statement.relations[0]) : migration.name;
}

function messageFor({ migration, statements }: RehearsedMigration, statement: RehearsedStatement): Text {
  const refused = (statement.observation.error?.message ?? '').replace(/\.$/, '');
  const before = statements.slice(0, statements.indexOf(statement));
  const begins = before.some(({ statement: { actions } }) =>
    actions.some((action) => action.type === 'transaction' && action.command === 'begin'),
  );
  if (begins) return phrase`${refused}: take it out of the BEGIN … COMMIT of this file.`;
  if (migration.transaction === 'none') {
    return phrase`${refused}: the ${statements.length} statements of this file are sent in one piece, which is a transaction, so put it alone into a file of its own.`;
  }
  const scope = migration.transaction === 'batch' ? phrase`all pending migrations` : phrase`this file`;
  const marker = optOut(migration.format);
  const way = marker
    ? phrase`, so ${marker}`
    : phrase` and has no marker to leave it out, so run the statement by hand before the release`;
  return phrase`${refused}: the tool opens one around ${scope}${way}.`;
}
