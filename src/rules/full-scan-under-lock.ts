/** A full read of a table whose writes wait, which no rule about a certain cause explains. */
import type { Rule } from '../model/rule.ts';
import { phrase } from '../model/text.ts';
import { workOf } from './shared/causes.ts';
import { blockedWords, heldOn, steps } from './shared/facts.ts';

export const fullScanUnderLock: Rule = {
  id: 'full-scan-under-lock',
  title: 'Table read whole while its writes wait',
  severity: 'danger',
  what: 'A statement that took a lock against writes on a table and read all of it, and whose text does not say why: a DO block, a function, a domain that got a condition.',
  why: 'The read takes as long as the table is big, and writes (with an ACCESS EXCLUSIVE lock reads as well) wait until the transaction ends.',
  safe: 'Take the lock and the read apart: look at the rows before in a transaction of its own, or add conditions `NOT VALID` and validate them later.',
  sources: ['https://www.postgresql.org/docs/current/explicit-locking.html'],
  check: (input) =>
    steps(input).flatMap((step) => {
      const { migration, statement } = step;
      return workOf(input, step)
        .filter(({ kind, unexplained }) => kind === 'scan' && unexplained)
        .flatMap(({ table }) => {
          // A lock of an earlier statement is the matter of the rules about work under a lock.
          const own = heldOn({ ...step, held: statement.observation.locks }, table);
          if (!own?.blocks.includes('writes')) return [];
          const message = phrase`The statement reads all of ${table} while it keeps ${blockedWords(own)} waiting.`;
          return [{ migration, statement, subject: table, message }];
        });
    }),
  examples: [
    {
      title: 'a domain that gets a condition',
      given: 'CREATE DOMAIN age AS int; CREATE TABLE users (id bigint PRIMARY KEY, age age)',
      sql: 'ALTER DOMAIN age ADD CONSTRAINT age_limit CHECK (VALUE > -2000000000);',
      finds: ['public.users'],
    },
    {
      title: 'a block that locks and fills',
      given: 'CREATE TABLE users (id bigint PRIMARY KEY, name text)',
      sql: 'DO $$ BEGIN ALTER TABLE users ADD COLUMN slug text; UPDATE users SET slug = lower(name); END $$;',
      finds: ['public.users'],
    },
    {
      title: 'a condition that is not checked yet',
      given: 'CREATE DOMAIN age AS int; CREATE TABLE users (id bigint PRIMARY KEY, age age)',
      sql: 'ALTER DOMAIN age ADD CONSTRAINT age_limit CHECK (VALUE > -2000000000) NOT VALID;',
      finds: [],
      why: 'No row was read.',
    },
    {
      title: 'a count without a lock',
      given: 'CREATE TABLE users (id bigint PRIMARY KEY)',
      sql: 'DO $$ BEGIN PERFORM count(*) FROM users; END $$;',
      finds: [],
      why: 'Reads and writes pass.',
    },
    {
      title: 'a constraint that a block adds',
      given: 'CREATE TABLE users (id bigint PRIMARY KEY, age int CHECK (age > 0))',
      sql: 'DO $$ BEGIN ALTER TABLE users ADD CONSTRAINT grown CHECK (age > 0); END $$;',
      finds: [],
      why: 'The rule for check constraints says it.',
    },
    {
      title: 'a partition that a block attaches',
      given: 'CREATE TABLE events (at int) PARTITION BY RANGE (at); CREATE TABLE old_events (at int CHECK (at < 10))',
      sql: 'DO $$ BEGIN ALTER TABLE events ATTACH PARTITION old_events FOR VALUES FROM (MINVALUE) TO (MAXVALUE); END $$;',
      finds: [],
      why: 'attach-partition-scans says it.',
    },
  ],
};
