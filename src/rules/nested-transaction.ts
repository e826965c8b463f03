/** BEGIN inside a transaction does nothing but warn; its author thought otherwise. */
import type { Rule } from '../model/rule.ts';
import { phrase } from '../model/text.ts';
import { endsTransaction, transactionCommand } from './shared/transactions.ts';

/** PostgreSQL's own words, SQLSTATE 25001 as a warning. */
const warning = 'there is already a transaction in progress';

export const nestedTransaction: Rule = {
  id: 'nested-transaction',
  title: 'BEGIN inside a transaction',
  severity: 'warning',
  what: 'A `BEGIN` where a transaction is open already: the one of the migration tool, or an earlier `BEGIN`. When a `COMMIT` follows it, `transaction-ended-early` reports that instead.',
  why: 'PostgreSQL has no nested transactions: the BEGIN is ignored with a warning, and what the author wanted to keep apart is one transaction with one set of locks.',
  safe: 'Leave BEGIN out. To keep parts apart, use files of their own, or the way in which the tool runs a file without a transaction; to undo a part alone, use SAVEPOINT.',
  sources: ['https://www.postgresql.org/docs/current/sql-begin.html'],
  check: ({ rehearsal }) =>
    rehearsal.migrations.flatMap((migration) =>
      migration.statements.flatMap((statement, index) => {
        const { notices } = statement.observation;
        const ended = migration.statements.slice(index).some(endsTransaction);
        const ignored = notices.some((notice) => notice.includes(warning));
        if (transactionCommand(statement) !== 'begin' || !ignored || ended) return [];
        return [
          {
            migration,
            statement,
            subject: migration.migration.path,
            message: phrase`This BEGIN is ignored, because a transaction is open already.`,
          },
        ];
      }),
    ),
  examples: [
    {
      title: 'inside the transaction of the tool',
      given: 'CREATE TABLE pets (id bigint PRIMARY KEY)',
      sql: 'BEGIN; ALTER TABLE pets ADD COLUMN name text;',
      finds: ['migrations/1.sql'],
    },
    {
      title: 'after other statements',
      sql: 'CREATE TABLE pets (id bigint PRIMARY KEY); START TRANSACTION; CREATE TABLE owners (id bigint PRIMARY KEY);',
      finds: ['migrations/1.sql'],
    },
    {
      title: 'the transaction of the author',
      sql: 'BEGIN; CREATE TABLE pets (id bigint PRIMARY KEY); COMMIT;',
      transaction: 'author',
      finds: [],
      why: 'It is the only one.',
    },
    {
      title: 'ended by a COMMIT',
      sql: 'BEGIN; CREATE TABLE pets (id bigint PRIMARY KEY); COMMIT;',
      finds: [],
      why: 'That the COMMIT ends the transaction of the tool is the news.',
    },
    {
      title: 'a savepoint',
      sql: 'SAVEPOINT one; CREATE TABLE pets (id bigint PRIMARY KEY); RELEASE SAVEPOINT one;',
      finds: [],
      why: 'That is how a part is kept apart.',
    },
  ],
};
