/** Constraints: their conditions, actions, names, and whether they were proven. */
import type { Pair } from './pair.ts';

const shop = `CREATE TABLE users (id bigint PRIMARY KEY, email text, age int);
  CREATE TABLE orders (id bigint PRIMARY KEY, user_id bigint, total int)`;
const linked = `${shop}; ALTER TABLE orders ADD CONSTRAINT orders_user FOREIGN KEY (user_id) REFERENCES users ON DELETE CASCADE`;

export const constraintPairs: readonly Pair[] = [
  {
    title: 'a check comes and goes',
    given: shop,
    up: 'ALTER TABLE orders ADD CONSTRAINT total_positive CHECK (total > 0) NOT VALID',
    down: 'ALTER TABLE orders DROP CONSTRAINT total_positive',
    expect: { outcome: 'restores' },
  },
  {
    title: 'a check comes back with another bound',
    given: `${shop}; ALTER TABLE orders ADD CONSTRAINT total_positive CHECK (total > 0)`,
    up: 'ALTER TABLE orders DROP CONSTRAINT total_positive',
    down: 'ALTER TABLE orders ADD CONSTRAINT total_positive CHECK (total >= 0)',
    expect: { outcome: 'differs', differences: ['~constraint public.orders.total_positive'], reapply: 'restores' },
  },
  {
    title: 'a check comes back unproven',
    given: `${shop}; ALTER TABLE orders ADD CONSTRAINT total_positive CHECK (total > 0)`,
    up: 'ALTER TABLE orders DROP CONSTRAINT total_positive',
    down: 'ALTER TABLE orders ADD CONSTRAINT total_positive CHECK (total > 0) NOT VALID',
    expect: { outcome: 'differs', differences: ['~constraint public.orders.total_positive'], reapply: 'restores' },
  },
  {
    title: 'a check that was proven cannot be doubted again without being made anew',
    given: `${shop}; ALTER TABLE users ADD CONSTRAINT grown CHECK (age > 0) NOT VALID`,
    up: 'ALTER TABLE users VALIDATE CONSTRAINT grown',
    down: 'SELECT 1',
    expect: { outcome: 'differs', differences: ['~constraint public.users.grown'], reapply: 'restores' },
  },
  {
    title: 'a check comes back under the name that PostgreSQL gives',
    given: `${shop}; ALTER TABLE orders ADD CONSTRAINT total_positive CHECK (total > 0)`,
    up: 'ALTER TABLE orders DROP CONSTRAINT total_positive',
    down: 'ALTER TABLE orders ADD CHECK (total > 0)',
    expect: {
      outcome: 'differs',
      differences: ['+constraint public.orders.orders_total_check', '-constraint public.orders.total_positive'],
      reapply: 'fails',
    },
  },
  {
    title: 'a foreign key comes and goes',
    given: shop,
    up: 'ALTER TABLE orders ADD CONSTRAINT orders_user FOREIGN KEY (user_id) REFERENCES users NOT VALID',
    down: 'ALTER TABLE orders DROP CONSTRAINT orders_user',
    expect: { outcome: 'restores' },
  },
  {
    title: 'a foreign key comes back without ON DELETE CASCADE',
    given: linked,
    up: 'ALTER TABLE orders DROP CONSTRAINT orders_user',
    down: 'ALTER TABLE orders ADD CONSTRAINT orders_user FOREIGN KEY (user_id) REFERENCES users',
    expect: { outcome: 'differs', differences: ['~constraint public.orders.orders_user'], reapply: 'restores' },
  },
  {
    title: 'a foreign key comes back and can be deferred',
    given: linked,
    up: 'ALTER TABLE orders DROP CONSTRAINT orders_user',
    down: 'ALTER TABLE orders ADD CONSTRAINT orders_user FOREIGN KEY (user_id) REFERENCES users ON DELETE CASCADE DEFERRABLE',
    expect: { outcome: 'differs', differences: ['~constraint public.orders.orders_user'], reapply: 'restores' },
  },
  {
    title: 'a foreign key is deferred and then no longer',
    given: linked,
    up: 'ALTER TABLE orders ALTER CONSTRAINT orders_user DEFERRABLE INITIALLY DEFERRED',
    down: 'ALTER TABLE orders ALTER CONSTRAINT orders_user NOT DEFERRABLE',
    expect: { outcome: 'restores' },
  },
  {
    title: 'the triggers of a foreign key stay off on the one side',
    given: linked,
    up: 'ALTER TABLE orders DISABLE TRIGGER ALL',
    down: 'SELECT 1',
    undumped: 'it writes nothing of a foreign key’s own triggers',
    expect: {
      refused: /constraint public\.orders\.orders_user/,
      outcome: 'differs',
      differences: ['~constraint public.orders.orders_user'],
      reapply: 'restores',
    },
  },
  {
    title: 'a foreign key goes with the key it needs',
    given: linked,
    up: 'ALTER TABLE users DROP CONSTRAINT users_pkey CASCADE',
    down: 'ALTER TABLE users ADD PRIMARY KEY (id)',
    expect: { outcome: 'differs', differences: ['-constraint public.orders.orders_user'], reapply: 'restores' },
  },
  {
    title: 'a unique constraint comes back as an index',
    given: `${shop}; ALTER TABLE users ADD CONSTRAINT users_email UNIQUE (email)`,
    up: 'ALTER TABLE users DROP CONSTRAINT users_email',
    down: 'CREATE UNIQUE INDEX users_email ON users (email)',
    expect: { outcome: 'differs', differences: ['-constraint public.users.users_email'], reapply: 'fails' },
  },
  {
    title: 'a unique constraint comes back whole',
    given: `${shop}; ALTER TABLE users ADD CONSTRAINT users_email UNIQUE (email) DEFERRABLE; COMMENT ON CONSTRAINT users_email ON users IS 'one each'`,
    up: 'ALTER TABLE users DROP CONSTRAINT users_email',
    down: "ALTER TABLE users ADD CONSTRAINT users_email UNIQUE (email) DEFERRABLE; COMMENT ON CONSTRAINT users_email ON users IS 'one each'",
    expect: { outcome: 'restores' },
  },
  {
    title: 'a primary key grows and shrinks',
    given: shop,
    up: 'ALTER TABLE users DROP CONSTRAINT users_pkey, ADD PRIMARY KEY (id, age)',
    down: 'ALTER TABLE users DROP CONSTRAINT users_pkey, ADD PRIMARY KEY (id)',
    expect: { outcome: 'differs', differences: ['~column public.users.age'], reapply: 'restores' },
  },
  {
    title: 'an exclusion comes back over another operator',
    given: `CREATE TABLE stays (room int, during daterange, CONSTRAINT no_overlap EXCLUDE USING gist (during WITH &&))`,
    up: 'ALTER TABLE stays DROP CONSTRAINT no_overlap',
    down: 'ALTER TABLE stays ADD CONSTRAINT no_overlap EXCLUDE USING gist (during WITH =)',
    expect: { outcome: 'differs', differences: ['~constraint public.stays.no_overlap'], reapply: 'restores' },
  },
  {
    title: 'a constraint is renamed and stays so',
    given: linked,
    up: 'ALTER TABLE orders RENAME CONSTRAINT orders_user TO fk_user',
    down: '',
    expect: {
      outcome: 'differs',
      differences: ['+constraint public.orders.fk_user', '-constraint public.orders.orders_user'],
      reapply: 'fails',
    },
  },
  {
    title: 'a comment of a constraint is lost',
    given: `${linked}; COMMENT ON CONSTRAINT orders_user ON orders IS 'needed'`,
    up: 'ALTER TABLE orders DROP CONSTRAINT orders_user',
    down: 'ALTER TABLE orders ADD CONSTRAINT orders_user FOREIGN KEY (user_id) REFERENCES users ON DELETE CASCADE',
    expect: {
      outcome: 'differs',
      differences: ['-comment table constraint orders_user on public.orders'],
      reapply: 'restores',
    },
  },
  {
    title: 'both ends of a foreign key get another type, and the keys around them',
    given: `CREATE TABLE teams (id int PRIMARY KEY, lead int CONSTRAINT led REFERENCES teams);
      CREATE TABLE players (id int PRIMARY KEY, team int NOT NULL CONSTRAINT plays REFERENCES teams ON DELETE CASCADE);
      COMMENT ON CONSTRAINT plays ON players IS 'one team'`,
    up: `ALTER TABLE players DROP CONSTRAINT plays; ALTER TABLE teams DROP CONSTRAINT led;
      ALTER TABLE teams ALTER id TYPE text, ALTER lead TYPE text;
      ALTER TABLE players ALTER team TYPE text;
      ALTER TABLE players ADD CONSTRAINT plays FOREIGN KEY (team) REFERENCES teams ON DELETE CASCADE;
      ALTER TABLE teams ADD CONSTRAINT led FOREIGN KEY (lead) REFERENCES teams;
      COMMENT ON CONSTRAINT plays ON players IS 'one team'`,
    down: null,
    expect: { outcome: 'none' },
  },
];
