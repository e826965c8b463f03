/** Row-level security without a policy denies every row to everybody but the owner. */
import type { Rule } from '../model/rule.ts';
import { phrase } from '../model/text.ts';
import { at, existingChanges, latest } from './shared/changes.ts';
import { hidesEverything, whenCommitted } from './shared/row-security.ts';

export const rowSecurityWithoutPolicy: Rule = {
  id: 'row-security-without-policy',
  title: 'Row security on, and no policy',
  severity: 'danger',
  what: 'Row-level security is enabled on a table that existed before, and when the transaction commits it has no policy.',
  why: 'Without a policy the default is to deny: every role but the owner (and those with BYPASSRLS) reads no row, without an error, and can insert none.',
  safe: `Create the policies first, which has no effect yet, and enable row security in the same transaction, last:

\`\`\`sql
CREATE POLICY own_rows ON notes USING (owner_id = current_setting('app.user_id')::bigint);
ALTER TABLE notes ENABLE ROW LEVEL SECURITY;
\`\`\``,
  sources: ['https://www.postgresql.org/docs/current/ddl-rowsecurity.html'],
  check: (input) =>
    existingChanges(input).flatMap((change) => {
      const { before, after, name } = change;
      const committed = whenCommitted(input, change);
      if (before.rowSecurity || !after.rowSecurity || !committed || !hidesEverything(committed)) return [];
      const last = latest(input, after.oid);
      if (!last) return [];
      const until = hidesEverything(last) ? '' : phrase` until a later transaction changes that`;
      const message = phrase`${name} has row security and no policy, so nobody but its owner sees or writes a row${until}.`;
      return [{ ...at(change), subject: name, message, ...(until !== '' && { severity: 'warning' as const }) }];
    }),
  examples: [
    {
      title: 'enabled, and nothing else',
      given: 'CREATE TABLE notes (id bigint PRIMARY KEY, owner_id bigint)',
      sql: 'ALTER TABLE notes ENABLE ROW LEVEL SECURITY;',
      finds: ['public.notes'],
    },
    {
      title: 'in a DO block',
      given: 'CREATE TABLE "Notes" (id bigint PRIMARY KEY)',
      sql: `DO $$ BEGIN EXECUTE 'ALTER TABLE "Notes" ENABLE ROW LEVEL SECURITY'; END $$;`,
      finds: ['public.Notes'],
    },
    {
      title: 'the policy follows in another transaction',
      given: 'CREATE TABLE notes (id bigint PRIMARY KEY, owner_id bigint)',
      before: ['ALTER TABLE notes ENABLE ROW LEVEL SECURITY;'],
      sql: 'CREATE POLICY all_rows ON notes USING (true);',
      finds: ['public.notes'],
    },
    {
      title: 'with a policy in the same transaction',
      given: 'CREATE TABLE notes (id bigint PRIMARY KEY, owner_id bigint)',
      sql: 'ALTER TABLE notes ENABLE ROW LEVEL SECURITY; CREATE POLICY own ON notes USING (owner_id = 1);',
      finds: [],
      why: 'Others see both or none.',
    },
    {
      title: 'a new table',
      sql: 'CREATE TABLE notes (id bigint PRIMARY KEY); ALTER TABLE notes ENABLE ROW LEVEL SECURITY;',
      finds: [],
      why: 'No running code reads it yet, and to deny everything can be the point.',
    },
  ],
};
