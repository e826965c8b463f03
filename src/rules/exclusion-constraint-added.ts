/** An exclusion constraint builds its index under a lock that stops everyone, and PostgreSQL has no gentler form. */
import type { Rule } from '../model/rule.ts';
import { phrase } from '../model/text.ts';
import { at } from './shared/changes.ts';
import { addedConstraints, indexBuiltFor } from './shared/constraints.ts';

export const exclusionConstraintAdded: Rule = {
  id: 'exclusion-constraint-added',
  title: 'Exclusion constraint added',
  severity: 'danger',
  what: 'An `ADD CONSTRAINT … EXCLUDE` on an existing table.',
  why: 'The index is built and every row compared under ACCESS EXCLUSIVE, while reads and writes wait. It takes neither `NOT VALID` nor `USING INDEX`, so there is no online way.',
  safe: 'On a small table: set `lock_timeout`, add it in a quiet hour. On a large one: create a new table that has the constraint, copy the rows in batches while a trigger keeps both in step, and swap the names.',
  sources: ['https://www.postgresql.org/docs/current/sql-createtable.html#SQL-CREATETABLE-EXCLUDE'],
  check: (input) =>
    addedConstraints(input, 'exclude').flatMap((added) => {
      const index = indexBuiltFor(added);
      if (index === undefined) return [];
      const { name, constraint } = added;
      return [
        {
          ...at(added),
          subject: `${name}.${constraint.name}`,
          message: phrase`Adding the exclusion constraint ${constraint.name} builds ${index} while reads and writes on ${name} wait.`,
        },
      ];
    }),
  examples: [
    {
      title: 'on a table in use',
      given: 'CREATE TABLE bookings (id bigint PRIMARY KEY, during tstzrange)',
      sql: 'ALTER TABLE bookings ADD CONSTRAINT no_overlap EXCLUDE USING gist (during WITH &&);',
      finds: ['public.bookings.no_overlap'],
    },
    {
      title: 'in the definition of a new table',
      sql: 'CREATE TABLE bookings (id bigint PRIMARY KEY, during tstzrange, EXCLUDE USING gist (during WITH &&));',
      finds: [],
      why: 'There is no row to compare.',
    },
    {
      title: 'renamed',
      given: 'CREATE TABLE bookings (during tstzrange, CONSTRAINT apart EXCLUDE USING gist (during WITH &&))',
      sql: 'ALTER TABLE bookings RENAME CONSTRAINT apart TO no_overlap;',
      finds: [],
      why: 'Nothing is built.',
    },
  ],
};
