/** An author's COMMIT or ROLLBACK ends the tool's transaction: what follows is on its own, the tool's record too. */
import type { Rule } from '../model/rule.ts';
import { phrase } from '../model/text.ts';
import { endsTransaction, toolWraps, transactionCommand } from './shared/transactions.ts';

export const transactionEndedEarly: Rule = {
  id: 'transaction-ended-early',
  title: "The tool's transaction is ended by the file",
  severity: 'warning',
  what: 'A `COMMIT` or `ROLLBACK` in a file that the migration tool runs inside a transaction of its own.',
  why: 'After a COMMIT each further statement commits by itself, and so does the record that the migration ran: when something fails then, half of it stays. After a ROLLBACK everything before it is gone, yet the migration is recorded as applied.',
  safe: 'Leave BEGIN, COMMIT and ROLLBACK to the tool. Where a part must commit by itself, give it a file of its own, or run the file without the transaction of the tool.',
  sources: ['https://www.postgresql.org/docs/current/sql-commit.html'],
  check: ({ rehearsal }) =>
    rehearsal.migrations.filter(toolWraps).flatMap((migration) => {
      const end = migration.statements.find(endsTransaction);
      if (!end || end.observation.outcome === 'skipped') return [];
      const rollback = transactionCommand(end) === 'rollback';
      const message = rollback
        ? phrase`This ROLLBACK undoes everything before it, and the tool records the migration as applied.`
        : phrase`This COMMIT ends the transaction of the tool, so what follows and the record of the migration commit separately.`;
      return [
        {
          migration,
          statement: end,
          subject: migration.migration.path,
          message,
          ...(rollback && { severity: 'danger' as const }),
        },
      ];
    }),
  examples: [
    {
      title: 'a COMMIT in the middle',
      sql: 'CREATE TABLE pets (id bigint PRIMARY KEY); COMMIT; CREATE TABLE owners (id bigint PRIMARY KEY);',
      finds: ['migrations/1.sql'],
    },
    {
      title: 'BEGIN and COMMIT around the file',
      sql: 'BEGIN; CREATE TABLE pets (id bigint PRIMARY KEY); COMMIT;',
      finds: ['migrations/1.sql'],
    },
    {
      title: 'a ROLLBACK',
      sql: 'CREATE TABLE pets (id bigint PRIMARY KEY); ROLLBACK;',
      finds: ['migrations/1.sql'],
    },
    {
      title: 'the transaction of the author',
      sql: 'BEGIN; CREATE TABLE pets (id bigint PRIMARY KEY); COMMIT;',
      transaction: 'author',
      finds: [],
      why: 'The tool opens none.',
    },
    {
      title: 'a file without either',
      sql: 'CREATE TABLE pets (id bigint PRIMARY KEY); SAVEPOINT one; ROLLBACK TO SAVEPOINT one;',
      finds: [],
      why: 'A savepoint does not end the transaction.',
    },
  ],
};
