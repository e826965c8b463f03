/** Roles belong to the cluster and not to the database. */
import type { Rule } from '../model/rule.ts';
import { phrase } from '../model/text.ts';
import { placeOf } from './shared/places.ts';

export const roleCreated: Rule = {
  id: 'role-created',
  title: 'Role created',
  severity: 'info',
  what: 'The pull request makes a role.',
  why: 'Roles are shared by all databases of a cluster: the statement fails where another database or environment has made it already, needs CREATEROLE, which managed services restrict, and a dump of the database does not hold it. A password in it is in the history of the repository.',
  safe: `Make roles where the cluster is set up, without passwords in files, or let the migration cope with both:

\`\`\`sql
DO $$ BEGIN CREATE ROLE app_reader NOLOGIN; EXCEPTION WHEN duplicate_object THEN NULL; END $$;
\`\`\``,
  sources: [
    'https://www.postgresql.org/docs/current/sql-createrole.html',
    'https://www.postgresql.org/docs/current/database-roles.html',
  ],
  check: (input) =>
    input.rehearsal.changes
      .filter(({ change, kind }) => change === 'add' && kind === 'role')
      .map(({ object }) => ({
        ...placeOf(input, (action) => action.type === 'create-role' && action.name.name === object),
        subject: object,
        message: phrase`The role ${object} is made for the whole cluster, not for this database alone.`,
      })),
  examples: [
    { title: 'a role and a user', sql: 'CREATE ROLE reporting; CREATE USER "Etl";', finds: ['Etl', 'reporting'] },
    {
      title: 'unless it exists',
      sql: 'DO $$ BEGIN CREATE ROLE reporting NOLOGIN; EXCEPTION WHEN duplicate_object THEN NULL; END $$;',
      finds: ['reporting'],
    },
    {
      title: 'a grant to a role that is there',
      given: 'CREATE ROLE reporting; CREATE TABLE bills (id bigint PRIMARY KEY)',
      sql: 'GRANT SELECT ON bills TO reporting;',
      finds: [],
      why: 'No role is made.',
    },
    {
      title: 'it is there already',
      given: 'CREATE ROLE reporting',
      sql: 'DO $$ BEGIN CREATE ROLE reporting NOLOGIN; EXCEPTION WHEN duplicate_object THEN NULL; END $$;',
      finds: [],
      why: 'Nothing was made.',
    },
  ],
};
