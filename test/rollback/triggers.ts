/** Triggers, rules, policies and event triggers. */
import type { Pair } from './pair.ts';

const users = `CREATE TABLE users (id bigint PRIMARY KEY, name text);
  CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$`;
const touched = `${users}; CREATE TRIGGER touched BEFORE UPDATE ON users FOR EACH ROW EXECUTE FUNCTION touch()`;
const onName = `CREATE TRIGGER named BEFORE UPDATE OF name ON users FOR EACH ROW WHEN (OLD.name IS DISTINCT FROM NEW.name) EXECUTE FUNCTION touch()`;
const named = `${users}; ${onName}`;
const mine = `${users}; CREATE POLICY mine ON users FOR SELECT USING (name = current_user)`;
const onDdl = `CREATE FUNCTION watch() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN END $$`;

export const triggerPairs: readonly Pair[] = [
  {
    title: 'a trigger comes and goes',
    given: users,
    up: 'CREATE TRIGGER touched BEFORE UPDATE OF name ON users FOR EACH ROW WHEN (OLD.name IS DISTINCT FROM NEW.name) EXECUTE FUNCTION touch()',
    down: 'DROP TRIGGER touched ON users',
    expect: { outcome: 'restores' },
  },
  {
    title: 'a trigger is left, its function too',
    given: 'CREATE TABLE users (id bigint PRIMARY KEY, name text, changed timestamptz)',
    up: 'CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$; CREATE TRIGGER touched BEFORE UPDATE ON users FOR EACH ROW EXECUTE FUNCTION touch()',
    down: 'SELECT 1',
    expect: {
      outcome: 'differs',
      differences: ['+function public.touch()', '+trigger public.users.touched'],
      reapply: 'fails',
    },
  },
  {
    title: 'a trigger fires at another moment afterwards',
    given: touched,
    up: 'DROP TRIGGER touched ON users',
    down: 'CREATE TRIGGER touched AFTER UPDATE ON users FOR EACH ROW EXECUTE FUNCTION touch()',
    expect: { outcome: 'differs', differences: ['~trigger public.users.touched'], reapply: 'restores' },
  },
  {
    title: 'a trigger stays off',
    given: touched,
    up: 'ALTER TABLE users DISABLE TRIGGER touched; UPDATE users SET name = name; ALTER TABLE users ENABLE ALWAYS TRIGGER touched',
    down: 'ALTER TABLE users DISABLE TRIGGER touched',
    expect: { outcome: 'differs', differences: ['~trigger public.users.touched'], reapply: 'restores' },
  },
  {
    title: 'a trigger that was off comes back on',
    given: `${touched}; ALTER TABLE users DISABLE TRIGGER touched`,
    up: 'DROP TRIGGER touched ON users',
    down: 'CREATE TRIGGER touched BEFORE UPDATE ON users FOR EACH ROW EXECUTE FUNCTION touch()',
    expect: { outcome: 'differs', differences: ['~trigger public.users.touched'], reapply: 'restores' },
  },
  {
    title: 'a constraint trigger is deferred no longer',
    given: `${users}; CREATE CONSTRAINT TRIGGER touched AFTER INSERT ON users DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION touch()`,
    up: 'DROP TRIGGER touched ON users',
    down: 'CREATE CONSTRAINT TRIGGER touched AFTER INSERT ON users DEFERRABLE FOR EACH ROW EXECUTE FUNCTION touch()',
    expect: { outcome: 'differs', differences: ['~trigger public.users.touched'], reapply: 'restores' },
  },
  {
    title: 'a trigger steps aside while its column gets its old type back',
    given: `${named}; ALTER TABLE users ENABLE ALWAYS TRIGGER named; COMMENT ON TRIGGER named ON users IS 'for the audit'`,
    up: `DROP TRIGGER named ON users; ALTER TABLE users ALTER name TYPE varchar(80); ${onName}`,
    down: `DROP TRIGGER named ON users; ALTER TABLE users ALTER name TYPE text; ${onName}`,
    expect: {
      outcome: 'differs',
      differences: ['~trigger public.users.named', '-comment trigger named on public.users'],
      reapply: 'restores',
    },
  },
  {
    title: 'a trigger that came with a wider column and a new name of the table steps aside too',
    given: users,
    up: `ALTER TABLE users ALTER name TYPE varchar(80); ${onName}; ALTER TABLE users RENAME TO people`,
    down: 'SELECT 1',
    expect: { outcome: 'differs', differences: ['+table public.people', '-table public.users'], reapply: 'fails' },
  },
  {
    title: 'a comment of a trigger is lost',
    given: `${touched}; COMMENT ON TRIGGER touched ON users IS 'for the audit'`,
    up: 'DROP TRIGGER touched ON users',
    down: 'CREATE TRIGGER touched BEFORE UPDATE ON users FOR EACH ROW EXECUTE FUNCTION touch()',
    expect: {
      outcome: 'differs',
      differences: ['-comment trigger touched on public.users'],
      reapply: 'restores',
    },
  },
  {
    title: 'a rule comes and goes',
    given: users,
    up: 'CREATE RULE keep AS ON DELETE TO users DO INSTEAD NOTHING',
    down: 'DROP RULE keep ON users',
    expect: { outcome: 'restores' },
  },
  {
    title: 'a rule applies to fewer rows, and is off',
    given: `${users}; CREATE RULE keep AS ON DELETE TO users DO INSTEAD NOTHING`,
    up: 'DROP RULE keep ON users',
    down: 'CREATE RULE keep AS ON DELETE TO users WHERE OLD.id = 1 DO INSTEAD NOTHING; ALTER TABLE users DISABLE RULE keep',
    expect: { outcome: 'differs', differences: ['~rule public.users.keep'], reapply: 'restores' },
  },
  {
    title: 'a policy and the security of rows come and go',
    given: users,
    up: 'ALTER TABLE users ENABLE ROW LEVEL SECURITY; CREATE POLICY mine ON users USING (name = current_user)',
    down: 'DROP POLICY mine ON users; ALTER TABLE users DISABLE ROW LEVEL SECURITY',
    expect: { outcome: 'restores' },
  },
  {
    title: 'the security of rows stays, for the owner too',
    given: users,
    up: 'ALTER TABLE users ENABLE ROW LEVEL SECURITY; ALTER TABLE users FORCE ROW LEVEL SECURITY; CREATE POLICY mine ON users USING (name = current_user)',
    down: 'DROP POLICY mine ON users; ALTER TABLE users DISABLE ROW LEVEL SECURITY',
    expect: { outcome: 'differs', differences: ['~table public.users'], reapply: 'restores' },
  },
  {
    title: 'a policy is for other people, rows and commands',
    given: `CREATE ROLE pair_reader; ${mine}`,
    up: 'DROP POLICY mine ON users',
    down: 'CREATE POLICY mine ON users AS RESTRICTIVE FOR UPDATE TO pair_reader USING (true) WITH CHECK (name = current_user)',
    expect: { outcome: 'differs', differences: ['~policy public.users.mine'], reapply: 'restores' },
  },
  {
    title: 'an event trigger comes and goes',
    given: onDdl,
    up: "CREATE EVENT TRIGGER watched ON ddl_command_end WHEN TAG IN ('CREATE TABLE') EXECUTE FUNCTION watch()",
    down: 'DROP EVENT TRIGGER watched',
    expect: { outcome: 'restores' },
  },
  {
    title: 'an event trigger is left, and is off',
    given: onDdl,
    up: 'CREATE EVENT TRIGGER watched ON sql_drop EXECUTE FUNCTION watch()',
    down: 'ALTER EVENT TRIGGER watched DISABLE',
    expect: { outcome: 'differs', differences: ['+event trigger watched'], reapply: 'fails' },
  },
];
