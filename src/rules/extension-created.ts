/** An extension has to be on production's disk, and the migrating role has to be allowed to load it. */
import type { Rule, RuleInput } from '../model/rule.ts';
import { phrase, type Text } from '../model/text.ts';
import { placeOf } from './shared/places.ts';

/** Whoever may CREATE in the database may install these from 13 on. Source: PostgreSQL manual, appendix F. */
const trusted: ReadonlySet<string> = new Set(
  'btree_gin btree_gist citext cube dict_int fuzzystrmatch hstore intarray isn lo ltree pg_trgm pgcrypto seg tablefunc tcn tsm_system_rows tsm_system_time unaccent uuid-ossp'.split(
    ' ',
  ),
);

function rights(extension: string, { targetVersion }: RuleInput): Text {
  if (!trusted.has(extension))
    return phrase`only a superuser may install it, or the role that the hosting provider names`;
  return targetVersion >= 13
    ? phrase`a role with CREATE on the database may install it`
    : phrase`on PostgreSQL ${targetVersion} only a superuser may install it`;
}

/** Made, or skipped because this engine does not have it. */
function extensions({ rehearsal }: RuleInput): readonly string[] {
  const made = rehearsal.changes.filter(({ change, kind }) => change === 'add' && kind === 'extension');
  const skipped = rehearsal.migrations.flatMap(({ statements }) =>
    statements.flatMap(({ statement, observation }) =>
      observation.outcome === 'skipped'
        ? statement.actions.flatMap((action) => (action.type === 'create-extension' ? [action.name.name] : []))
        : [],
    ),
  );
  return [...new Set([...made.map(({ object }) => object), ...skipped])];
}

export const extensionCreated: Rule = {
  id: 'extension-created',
  title: 'Extension created',
  severity: 'info',
  what: 'The pull request installs an extension that the database did not have.',
  why: "Production's server must have its files, in a version that has what the migrations use, and the migrating role must be allowed to install it. Otherwise the deployment stops there.",
  safe: "Look before merging: `SELECT name, default_version FROM pg_available_extensions WHERE name = '…';` on production, and have it installed there first if the migrating role may not.",
  versions: 'Trusted extensions came with PostgreSQL 13; before, every extension needs a superuser.',
  sources: [
    'https://www.postgresql.org/docs/current/sql-createextension.html',
    'https://www.postgresql.org/docs/current/contrib.html',
  ],
  check: (input) =>
    extensions(input).map((extension) => ({
      ...placeOf(input, (action) => action.type === 'create-extension' && action.name.name === extension),
      subject: extension,
      message: phrase`The extension ${extension} has to be available on production, where ${rights(extension, input)}.`,
      query: `SELECT name, default_version, installed_version FROM pg_available_extensions WHERE name = '${extension.replaceAll("'", "''")}';`,
    })),
  examples: [
    {
      title: 'two extensions',
      sql: 'CREATE EXTENSION IF NOT EXISTS citext; CREATE EXTENSION vector;',
      finds: ['citext', 'vector'],
    },
    { title: 'for an older server', sql: 'CREATE EXTENSION pgcrypto;', targetVersion: 12, finds: ['pgcrypto'] },
    {
      title: 'installed already',
      given: 'CREATE EXTENSION hstore',
      sql: 'CREATE EXTENSION IF NOT EXISTS hstore;',
      finds: [],
      why: 'Nothing was installed.',
    },
    {
      title: 'what is built in',
      given: 'CREATE TABLE tokens (id bigint PRIMARY KEY)',
      sql: 'ALTER TABLE tokens ADD COLUMN value uuid;',
      finds: [],
      why: 'Types and functions of PostgreSQL itself need no extension.',
    },
  ],
};
