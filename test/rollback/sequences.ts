/** Sequences: whose they are and how they count. Where they stand is a matter of rows. */
import type { Pair } from './pair.ts';

const numbers = 'CREATE SEQUENCE numbers; CREATE TABLE tickets (id bigint PRIMARY KEY, number bigint)';

export const sequencePairs: readonly Pair[] = [
  {
    title: 'a sequence comes and goes',
    up: 'CREATE SEQUENCE numbers START 100 INCREMENT 5 MAXVALUE 1000 CYCLE',
    down: 'DROP SEQUENCE numbers',
    expect: { outcome: 'restores' },
  },
  {
    title: 'a sequence is left beside the column that used it',
    given: 'CREATE TABLE tickets (id bigint PRIMARY KEY)',
    up: "CREATE SEQUENCE numbers; ALTER TABLE tickets ADD COLUMN number bigint DEFAULT nextval('numbers')",
    down: 'ALTER TABLE tickets DROP COLUMN number',
    expect: { outcome: 'differs', differences: ['+sequence public.numbers'], reapply: 'fails' },
  },
  {
    title: 'a sequence goes with the column that owns it',
    given: 'CREATE TABLE tickets (id bigint PRIMARY KEY)',
    up: "CREATE SEQUENCE numbers; ALTER TABLE tickets ADD COLUMN number bigint DEFAULT nextval('numbers'); ALTER SEQUENCE numbers OWNED BY tickets.number",
    down: 'ALTER TABLE tickets DROP COLUMN number',
    expect: { outcome: 'restores' },
  },
  {
    title: 'a sequence is owned by nobody afterwards',
    given: `${numbers}; ALTER SEQUENCE numbers OWNED BY tickets.number`,
    up: 'ALTER SEQUENCE numbers OWNED BY tickets.id',
    down: 'ALTER SEQUENCE numbers OWNED BY NONE',
    expect: { outcome: 'differs', differences: ['~sequence public.numbers'], reapply: 'restores' },
  },
  {
    title: 'a sequence counts in other steps and keeps fewer at hand',
    given: 'CREATE SEQUENCE numbers INCREMENT 10 CACHE 50',
    up: 'ALTER SEQUENCE numbers INCREMENT 1 CACHE 1',
    down: 'ALTER SEQUENCE numbers INCREMENT 10',
    expect: { outcome: 'differs', differences: ['~sequence public.numbers'], reapply: 'restores' },
  },
  {
    title: 'a sequence becomes small and large again',
    given: 'CREATE SEQUENCE numbers',
    up: 'ALTER SEQUENCE numbers AS integer',
    down: 'ALTER SEQUENCE numbers AS bigint',
    expect: { outcome: 'restores' },
  },
  {
    title: 'a sequence stands elsewhere, which is no matter of the schema',
    given: numbers,
    up: "SELECT setval('numbers', 5000)",
    down: 'SELECT 1',
    expect: { outcome: 'restores' },
  },
  {
    title: 'a serial column loses its sequence to a default that is gone',
    given: 'CREATE TABLE tickets (id serial PRIMARY KEY, note text)',
    up: 'ALTER TABLE tickets ALTER COLUMN id DROP DEFAULT; DROP SEQUENCE tickets_id_seq',
    down: "CREATE SEQUENCE tickets_id_seq; ALTER TABLE tickets ALTER COLUMN id SET DEFAULT nextval('tickets_id_seq')",
    expect: { outcome: 'differs', differences: ['~sequence public.tickets_id_seq'], reapply: 'restores' },
  },
  {
    title: 'sequences move to another schema with the table that they count for, and one alone',
    given:
      'CREATE TABLE users (id serial PRIMARY KEY, number bigint GENERATED ALWAYS AS IDENTITY); CREATE SEQUENCE tickets; CREATE SCHEMA archive',
    up: 'ALTER TABLE users SET SCHEMA archive; ALTER SEQUENCE tickets SET SCHEMA archive; ALTER TABLE archive.users RENAME TO people; ALTER SEQUENCE archive.users_id_seq RENAME TO people_id_seq',
    down: 'ALTER SEQUENCE archive.people_id_seq RENAME TO users_id_seq; ALTER TABLE archive.people RENAME TO users; ALTER SEQUENCE archive.tickets SET SCHEMA public; ALTER TABLE archive.users SET SCHEMA public',
    expect: { outcome: 'restores' },
  },
];
