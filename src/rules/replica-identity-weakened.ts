/** A published table without a replica identity refuses UPDATE and DELETE. */

import type { Rule } from '../model/rule.ts';
import { phrase } from '../model/text.ts';
import { at, existingChanges, latest } from './shared/changes.ts';

export const replicaIdentityWeakened: Rule = {
  id: 'replica-identity-weakened',
  title: 'Replica identity taken away',
  severity: 'warning',
  what: 'A table that existed before has `REPLICA IDENTITY NOTHING` at the end. A lost primary key, which is the default identity, is reported as `primary-key-dropped`.',
  why: 'Logical replication finds rows by their replica identity. Where the table is published for updates or deletes, each UPDATE and DELETE on it fails from then on.',
  safe: 'Leave `DEFAULT` where there is a primary key, or `USING INDEX` a unique one on columns that are not null. `FULL` works everywhere but sends whole old rows.',
  sources: [
    'https://www.postgresql.org/docs/current/sql-altertable.html#SQL-ALTERTABLE-REPLICA-IDENTITY',
    'https://www.postgresql.org/docs/current/logical-replication-publication.html',
  ],
  check: (input) =>
    existingChanges(input).flatMap((change) => {
      const { before, after, name } = change;
      const last = latest(input, after.oid);
      if (before.replicaIdentity === 'nothing' || after.replicaIdentity !== 'nothing') return [];
      if (last?.replicaIdentity !== 'nothing') return [];
      const quoted = [before.schema, before.name].map((part) => `'${part.replaceAll("'", "''")}'`);
      const query = `SELECT pubname FROM pg_publication_tables WHERE schemaname = ${quoted[0]} AND tablename = ${quoted[1]};`;
      const message = phrase`${name} has no replica identity, so UPDATE and DELETE on it fail wherever it is published.`;
      return [{ ...at(change, query), subject: name, message }];
    }),
  examples: [
    {
      title: 'nothing instead of the key',
      given: 'CREATE TABLE "Events" (id bigint PRIMARY KEY)',
      sql: 'ALTER TABLE "Events" REPLICA IDENTITY NOTHING;',
      finds: ['public.Events'],
    },
    {
      title: 'in a DO block',
      given: 'CREATE TABLE events (id bigint PRIMARY KEY); ALTER TABLE events REPLICA IDENTITY FULL',
      sql: `DO $$ BEGIN EXECUTE 'ALTER TABLE events REPLICA IDENTITY NOTHING'; END $$;`,
      finds: ['public.events'],
    },
    {
      title: 'whole rows',
      given: 'CREATE TABLE events (id bigint PRIMARY KEY)',
      sql: 'ALTER TABLE events REPLICA IDENTITY FULL;',
      finds: [],
      why: 'It sends more, never too little.',
    },
    {
      title: 'a new table',
      sql: 'CREATE TABLE events (id bigint); ALTER TABLE events REPLICA IDENTITY NOTHING;',
      finds: [],
      why: 'No publication has it yet.',
    },
  ],
};
