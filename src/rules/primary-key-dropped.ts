/** A table loses its primary key, and with it what logical replication knows its rows by. */
import type { Rule } from '../model/rule.ts';
import { phrase } from '../model/text.ts';
import { at, existingChanges, latest, parentChanges } from './shared/changes.ts';

export const primaryKeyDropped: Rule = {
  id: 'primary-key-dropped',
  title: 'Primary key dropped',
  severity: 'warning',
  what: 'A table that had a primary key has none when the migrations are through. A key that goes with its column is reported as `drop-column-takes-along`.',
  why: 'Nothing keeps rows apart any more, and the replica identity is lost: where the table is published for logical replication, every UPDATE and DELETE on it fails.',
  safe: `Replace the key in one statement, from an index built beforehand:

\`\`\`sql
ALTER TABLE t DROP CONSTRAINT t_pkey, ADD CONSTRAINT t_pkey PRIMARY KEY USING INDEX t_new_key;
\`\`\`

Or give it another identity first: \`ALTER TABLE t REPLICA IDENTITY USING INDEX t_other_key\`.`,
  sources: [
    'https://www.postgresql.org/docs/current/logical-replication-publication.html#LOGICAL-REPLICATION-PUBLICATION-REPLICA-IDENTITY',
  ],
  check: (input) =>
    existingChanges(input).flatMap((change) => {
      const key = change.before.constraints.find(({ kind }) => kind === 'primary');
      const left = latest(input, change.after.oid);
      const has = (table: typeof left) => table?.constraints.some(({ kind }) => kind === 'primary') ?? false;
      const isOld = has(input.rehearsal.base.tables.get(change.after.oid) ?? null);
      if (!key || !isOld || has(change.after) || !left || has(left)) return [];
      const columnGone = key.columns.some((number) => !change.after.columns.some((column) => column.number === number));
      const inherited = parentChanges(change).some(({ before }) => has(before));
      if (columnGone || inherited) return [];
      const identity = left.replicaIdentity === 'default' ? phrase` and its replica identity` : '';
      return [
        {
          ...at(change),
          subject: `${change.name}.${key.name}`,
          message: phrase`${change.name} loses its primary key ${key.name}${identity}.`,
        },
      ];
    }),
  examples: [
    {
      title: 'dropped and not replaced',
      given: 'CREATE TABLE tickets (id bigint PRIMARY KEY, code text)',
      sql: 'ALTER TABLE tickets DROP CONSTRAINT tickets_pkey;',
      finds: ['public.tickets.tickets_pkey'],
    },
    {
      title: 'with another replica identity, in a block',
      given: `CREATE TABLE "Ticket" (id bigint CONSTRAINT "key" PRIMARY KEY, code text NOT NULL UNIQUE);
ALTER TABLE "Ticket" REPLICA IDENTITY USING INDEX "Ticket_code_key"`,
      sql: `DO $$ BEGIN ALTER TABLE "Ticket" DROP CONSTRAINT "key"; END $$;`,
      finds: ['public.Ticket.key'],
    },
    {
      title: 'replaced in one statement',
      given:
        'CREATE TABLE tickets (id bigint PRIMARY KEY, code text NOT NULL); CREATE UNIQUE INDEX by_code ON tickets (code)',
      sql: 'ALTER TABLE tickets DROP CONSTRAINT tickets_pkey, ADD CONSTRAINT tickets_pkey PRIMARY KEY USING INDEX by_code;',
      finds: [],
      why: 'The table has a key at every moment.',
    },
    {
      title: 'dropped with its table',
      given: 'CREATE TABLE tickets (id bigint PRIMARY KEY)',
      sql: 'DROP TABLE tickets;',
      finds: [],
      why: 'There is no row left to identify.',
    },
  ],
};
