/** PUBLIC is every role there is and will be. */
import type { SchemaChange } from '../model/change.ts';
import type { Rule } from '../model/rule.ts';
import { listed, phrase } from '../model/text.ts';
import { placeOf } from './shared/places.ts';

const suffix = ' to PUBLIC';

function privileges(side: SchemaChange['before']): readonly string[] {
  const value = side?.privileges;
  return Array.isArray(value) ? value.map(String) : [];
}

export const grantToPublic: Rule = {
  id: 'grant-to-public',
  title: 'Privileges for everybody',
  severity: 'warning',
  what: 'PUBLIC has a privilege at the end that it did not have before, on an object that existed before.',
  why: 'PUBLIC is every role of the cluster, those made later and those of other applications included. A role cannot be excepted from it.',
  safe: 'Grant to a role that stands for the readers, and make the roles members of it: `CREATE ROLE app_reader NOLOGIN; GRANT SELECT ON orders TO app_reader;`.',
  sources: [
    'https://www.postgresql.org/docs/current/ddl-priv.html',
    'https://www.postgresql.org/docs/current/sql-grant.html',
  ],
  check: (input) =>
    input.rehearsal.changes.flatMap(({ kind, object, before, after }) => {
      if (kind !== 'grant' || !object.endsWith(suffix)) return [];
      const had = privileges(before);
      const gained = privileges(after).filter((privilege) => !had.includes(privilege));
      if (gained.length === 0) return [];
      const subject = object.slice(0, -suffix.length);
      const place = placeOf(input, (action) => action.type === 'grant' && action.to.includes('public'));
      return [
        {
          ...place,
          subject,
          message: phrase`Every role, present and future, has ${listed(gained)} on ${subject} from then on.`,
        },
      ];
    }),
  examples: [
    {
      title: 'a table',
      given: 'CREATE TABLE "Prices" (id bigint PRIMARY KEY)',
      sql: 'GRANT SELECT, INSERT ON "Prices" TO PUBLIC;',
      finds: ['public.Prices'],
    },
    {
      title: 'a schema, in a DO block',
      given: 'CREATE SCHEMA shop',
      sql: `DO $$ BEGIN EXECUTE 'GRANT CREATE ON SCHEMA shop TO PUBLIC'; END $$;`,
      finds: ['shop'],
    },
    {
      title: 'one more privilege',
      given: 'CREATE TABLE prices (id bigint PRIMARY KEY); GRANT SELECT ON prices TO PUBLIC',
      sql: 'GRANT UPDATE ON prices TO PUBLIC;',
      finds: ['public.prices'],
    },
    {
      title: 'to a role',
      given: 'CREATE TABLE prices (id bigint PRIMARY KEY); CREATE ROLE reader',
      sql: 'GRANT SELECT ON prices TO reader;',
      finds: [],
      why: 'It is for members of the role only.',
    },
    {
      title: 'granted already',
      given: 'CREATE TABLE prices (id bigint PRIMARY KEY); GRANT SELECT ON prices TO PUBLIC',
      sql: 'GRANT SELECT ON prices TO PUBLIC;',
      finds: [],
      why: 'Nothing changed.',
    },
  ],
};
