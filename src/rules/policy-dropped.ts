/** A policy less shows or hides rows, without an error anywhere. */
import type { Report, Rule, RuleInput } from '../model/rule.ts';
import { phrase } from '../model/text.ts';
import { at, type ExistingChange, existingChanges, latest } from './shared/changes.ts';
import { hidesEverything } from './shared/row-security.ts';

function isRenamed({ statement }: ExistingChange, policy: string): boolean {
  return statement.statement.actions.some(
    (action) => action.type === 'rename' && action.object === 'policy' && action.name.name === policy,
  );
}

function report(input: RuleInput, change: ExistingChange, policy: string): Report {
  const subject = `${change.name}.${policy}`;
  const last = latest(input, change.after.oid);
  if (!last?.rowSecurity) {
    const message = phrase`The policy ${policy} of ${change.name} is dropped; row security is off there, so it had no effect.`;
    return { ...at(change), subject, message, severity: 'info' };
  }
  if (hidesEverything(last)) {
    const message = phrase`${policy} was the last policy of ${change.name}, so nobody but its owner sees or writes a row from then on.`;
    return { ...at(change), subject, message, severity: 'danger' };
  }
  const message = phrase`Without the policy ${policy}, roles other than the owner see other rows of ${change.name} than before.`;
  return { ...at(change), subject, message };
}

export const policyDropped: Rule = {
  id: 'policy-dropped',
  title: 'Policy dropped',
  severity: 'warning',
  what: 'A row security policy of a table that existed before is not there at the end under its name.',
  why: 'A permissive policy shows rows: without it they are missing, and no error says so. A restrictive one hides rows: without it they are visible. Without any policy left, nobody but the owner sees a row.',
  safe: 'Change a policy with `ALTER POLICY`, or create the new one before the old one is dropped, in one transaction; then count rows as each role (`SET ROLE`).',
  sources: [
    'https://www.postgresql.org/docs/current/sql-droppolicy.html',
    'https://www.postgresql.org/docs/current/ddl-rowsecurity.html',
  ],
  check: (input) =>
    existingChanges(input).flatMap((change) => {
      const base = input.rehearsal.base.tables.get(change.after.oid)?.policies ?? [];
      const last = latest(input, change.after.oid);
      return change.before.policies
        .filter((policy) => base.includes(policy) && !change.after.policies.includes(policy))
        .filter((policy) => last && !last.policies.includes(policy) && !isRenamed(change, policy))
        .map((policy) => report(input, change, policy));
    }),
  examples: [
    {
      title: 'one of two',
      given:
        'CREATE TABLE notes (id bigint PRIMARY KEY, owner_id bigint, shared boolean); ALTER TABLE notes ENABLE ROW LEVEL SECURITY; ' +
        'CREATE POLICY own ON notes USING (owner_id = 1); CREATE POLICY "shared notes" ON notes USING (shared)',
      sql: 'DROP POLICY "shared notes" ON notes;',
      finds: ['public.notes.shared notes'],
    },
    {
      title: 'the last one, in a DO block',
      given:
        'CREATE TABLE notes (id bigint PRIMARY KEY, owner_id bigint); ALTER TABLE notes ENABLE ROW LEVEL SECURITY; CREATE POLICY own ON notes USING (owner_id = 1)',
      sql: `DO $$ BEGIN EXECUTE 'DROP POLICY own ON notes'; END $$;`,
      finds: ['public.notes.own'],
    },
    {
      title: 'a restrictive one',
      given:
        'CREATE TABLE notes (id bigint PRIMARY KEY, hidden boolean); ALTER TABLE notes ENABLE ROW LEVEL SECURITY; ' +
        'CREATE POLICY everything ON notes USING (true); CREATE POLICY no_hidden ON notes AS RESTRICTIVE USING (NOT hidden)',
      sql: 'DROP POLICY no_hidden ON notes;',
      finds: ['public.notes.no_hidden'],
    },
    {
      title: 'made anew under its name',
      given:
        'CREATE TABLE notes (id bigint PRIMARY KEY, owner_id bigint); ALTER TABLE notes ENABLE ROW LEVEL SECURITY; CREATE POLICY own ON notes USING (owner_id = 1)',
      sql: 'DROP POLICY IF EXISTS own ON notes; CREATE POLICY own ON notes USING (owner_id = 2);',
      finds: [],
      why: 'The table has a policy of that name in the end.',
    },
    {
      title: 'renamed',
      given:
        'CREATE TABLE notes (id bigint PRIMARY KEY, owner_id bigint); ALTER TABLE notes ENABLE ROW LEVEL SECURITY; CREATE POLICY own ON notes USING (owner_id = 1)',
      sql: 'ALTER POLICY own ON notes RENAME TO own_notes;',
      finds: [],
      why: 'It still holds.',
    },
  ],
};
