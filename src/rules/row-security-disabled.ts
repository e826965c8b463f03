/** Without row-level security every role with a grant sees every row. */
import type { Rule } from '../model/rule.ts';
import { phrase } from '../model/text.ts';
import { at, existingChanges, latest } from './shared/changes.ts';
import { whenCommitted } from './shared/row-security.ts';

export const rowSecurityDisabled: Rule = {
  id: 'row-security-disabled',
  title: 'Row security switched off',
  severity: 'danger',
  what: 'Row-level security is switched off on a table that existed before, and still is when the transaction commits.',
  why: 'Its policies no longer hold: every role that may SELECT sees all rows, those of other tenants too.',
  safe: 'To work on all rows in a migration, use the owner of the table (policies do not hold for it unless forced) or a role with BYPASSRLS, and leave row security on. To loosen it, change the policies.',
  sources: ['https://www.postgresql.org/docs/current/ddl-rowsecurity.html'],
  check: (input) =>
    existingChanges(input).flatMap((change) => {
      const { before, after, name } = change;
      const base = input.rehearsal.base.tables.get(after.oid);
      const committed = whenCommitted(input, change);
      if (!base?.rowSecurity || !before.rowSecurity || after.rowSecurity || !committed || committed.rowSecurity)
        return [];
      const again = latest(input, after.oid)?.rowSecurity ? phrase` until it is enabled again` : '';
      const count = before.policies.length;
      const policies = count === 1 ? phrase`its policy holds` : phrase`its ${count} policies hold`;
      const message = phrase`${name} shows all rows to every role with a grant${again}, because ${policies} no longer.`;
      return [{ ...at(change), subject: name, message }];
    }),
  examples: [
    {
      title: 'switched off',
      given:
        'CREATE TABLE notes (id bigint PRIMARY KEY, owner_id bigint); CREATE POLICY own ON notes USING (owner_id = 1); ALTER TABLE notes ENABLE ROW LEVEL SECURITY',
      sql: 'ALTER TABLE public.notes DISABLE ROW LEVEL SECURITY;',
      finds: ['public.notes'],
    },
    {
      title: 'on again, but in another transaction',
      given:
        'CREATE TABLE notes (id bigint PRIMARY KEY, owner_id bigint); CREATE POLICY own ON notes USING (owner_id = 1); ALTER TABLE notes ENABLE ROW LEVEL SECURITY',
      sql: 'ALTER TABLE notes DISABLE ROW LEVEL SECURITY; UPDATE notes SET owner_id = 2 WHERE id = 1; ALTER TABLE notes ENABLE ROW LEVEL SECURITY;',
      transaction: 'statement',
      finds: ['public.notes'],
    },
    {
      title: 'on again in the same transaction',
      given:
        'CREATE TABLE notes (id bigint PRIMARY KEY, owner_id bigint); CREATE POLICY own ON notes USING (owner_id = 1); ALTER TABLE notes ENABLE ROW LEVEL SECURITY',
      sql: 'ALTER TABLE notes DISABLE ROW LEVEL SECURITY; ALTER TABLE notes ENABLE ROW LEVEL SECURITY;',
      finds: [],
      why: 'The table is locked meanwhile, so nobody reads without policies.',
    },
    {
      title: 'it was off',
      given: 'CREATE TABLE notes (id bigint PRIMARY KEY)',
      sql: 'ALTER TABLE notes DISABLE ROW LEVEL SECURITY;',
      finds: [],
      why: 'Nothing changed.',
    },
  ],
};
