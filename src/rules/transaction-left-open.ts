/** A BEGIN that nothing ends: when the connection closes, PostgreSQL throws the work away. */
import type { RehearsedMigration, RehearsedStatement } from '../model/rehearsal.ts';
import type { Rule } from '../model/rule.ts';
import { phrase } from '../model/text.ts';
import { endsTransaction, toolWraps, transactionCommand } from './shared/transactions.ts';

/** The BEGIN that is still open at the end of the file. */
function openBegin(migration: RehearsedMigration): RehearsedStatement | undefined {
  let open: RehearsedStatement | undefined;
  // In a file that the tool wraps, only what follows the end of its transaction is the author's own.
  let own = !toolWraps(migration);
  for (const statement of migration.statements) {
    if (endsTransaction(statement)) {
      open = undefined;
      own = true;
    } else if (own && transactionCommand(statement) === 'begin') open ??= statement;
  }
  return open;
}

export const transactionLeftOpen: Rule = {
  id: 'transaction-left-open',
  title: 'Transaction that is never ended',
  severity: 'danger',
  what: 'A `BEGIN` of the file without a `COMMIT` or `ROLLBACK` after it.',
  why: 'PostgreSQL undoes the work when the connection closes, although the tool may have recorded it as applied. Until then every lock is held, and a pooled connection goes on inside the transaction.',
  safe: 'End the file with COMMIT, or leave BEGIN out and let the tool open the transaction.',
  sources: ['https://www.postgresql.org/docs/current/sql-begin.html'],
  check: ({ rehearsal }) =>
    rehearsal.migrations.flatMap((migration) => {
      const statement = openBegin(migration);
      if (!statement) return [];
      const message = phrase`This BEGIN has no COMMIT, so what follows it is undone when the connection closes.`;
      return [{ migration, statement, subject: migration.migration.path, message }];
    }),
  examples: [
    {
      title: 'a forgotten COMMIT',
      sql: 'BEGIN; CREATE TABLE pets (id bigint PRIMARY KEY);',
      transaction: 'author',
      finds: ['migrations/1.sql'],
    },
    {
      title: 'the second of two',
      sql: 'BEGIN; CREATE TABLE pets (id bigint PRIMARY KEY); COMMIT; START TRANSACTION; CREATE TABLE owners (id bigint PRIMARY KEY);',
      transaction: 'author',
      finds: ['migrations/1.sql'],
    },
    {
      title: 'ended',
      sql: 'BEGIN; CREATE TABLE pets (id bigint PRIMARY KEY); COMMIT;',
      transaction: 'author',
      finds: [],
      why: 'COMMIT ends it.',
    },
    {
      title: 'inside the transaction of the tool',
      sql: 'BEGIN; CREATE TABLE pets (id bigint PRIMARY KEY);',
      finds: [],
      why: 'The tool commits; that the BEGIN is ignored is reported as nested-transaction.',
    },
  ],
};
