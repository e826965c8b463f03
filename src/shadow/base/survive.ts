/**
 * What a plain replay of a history lacks, and a stub for each: a role that operations made, a schema or a table that a
 * platform or the migration tool itself made. Every stub is named in the report, because it is not the real thing.
 */

import type { DatabaseError } from '../../model/observation.ts';
import { identifier } from '../../model/sql-names.ts';
import type { Statement } from '../../model/statement.ts';
import { phrase, type Text } from '../../model/text.ts';

export interface Stub {
  readonly sql: string;
  /** In words, for the report. */
  readonly what: Text;
}

/** Tables in which migration tools keep their own books, with the columns that real histories touch. */
const bookkeeping: Readonly<Record<string, string>> = {
  schema_migrations: 'version varchar(255) PRIMARY KEY, dirty boolean DEFAULT false',
  flyway_schema_history:
    'installed_rank integer PRIMARY KEY, version varchar(50), description varchar(200), type varchar(20), script varchar(1000), checksum integer, installed_by varchar(100), installed_on timestamp DEFAULT now(), execution_time integer, success boolean',
  goose_db_version:
    'id serial PRIMARY KEY, version_id bigint NOT NULL, is_applied boolean NOT NULL, tstamp timestamp DEFAULT now()',
  _prisma_migrations:
    'id varchar(36) PRIMARY KEY, checksum varchar(64), finished_at timestamptz, migration_name varchar(255), logs text, rolled_back_at timestamptz, started_at timestamptz DEFAULT now(), applied_steps_count integer DEFAULT 0',
  _sqlx_migrations:
    'version bigint PRIMARY KEY, description text, installed_on timestamptz DEFAULT now(), success boolean, checksum bytea, execution_time bigint',
  __diesel_schema_migrations: 'version varchar(50) PRIMARY KEY, run_on timestamp DEFAULT now()',
  __drizzle_migrations: 'id serial PRIMARY KEY, hash text NOT NULL, created_at bigint',
  refinery_schema_history:
    'version integer PRIMARY KEY, name varchar(255), applied_on varchar(255), checksum varchar(255)',
  pgmigrations: 'id serial PRIMARY KEY, name varchar(255), run_on timestamp DEFAULT now()',
  knex_migrations: 'id serial PRIMARY KEY, name varchar(255), batch integer, migration_time timestamptz',
  ar_internal_metadata: 'key varchar PRIMARY KEY, value varchar, created_at timestamp, updated_at timestamp',
  schema_version: 'version integer',
  databasechangelog:
    'id varchar(255), author varchar(255), filename varchar(255), dateexecuted timestamp, orderexecuted integer',
};

function relationStub(relation: string): Stub | undefined {
  const [schema, table] = relation.includes('.') ? relation.split('.', 2) : [undefined, relation];
  const columns = table === undefined ? undefined : bookkeeping[table];
  if (!table || !columns) return undefined;
  const name = schema ? `${identifier(schema)}.${identifier(table)}` : `public.${identifier(table)}`;
  return {
    sql: `CREATE TABLE IF NOT EXISTS ${name} (${columns})`,
    what: phrase`the migration tool's own table ${relation}`,
  };
}

/** Types of extensions that no embedded engine has, and the extension. */
const foreignTypes: Readonly<Record<string, string>> = {
  geometry: 'postgis',
  geography: 'postgis',
  raster: 'postgis',
  box2d: 'postgis',
  box3d: 'postgis',
};

/**
 * A type that holds any text and takes any modifier, as in `geometry(Point, 4326)`: the modifier's input function is
 * one of the server's own that makes a number of whatever array it is given.
 */
function typeStub(written: string): Stub | undefined {
  const name = written.replace(/(\[\])+$/, '');
  const [schema, type] = name.includes('.') ? name.split('.', 2) : ['public', name];
  const extension = type === undefined || !Object.hasOwn(foreignTypes, type) ? undefined : foreignTypes[type];
  if (!schema || !type || !extension) return undefined;
  const called = (suffix: string): string => `${identifier(schema)}.${identifier(`${type}${suffix}`)}`;
  const internal = (suffix: string, takes: string, gives: string, symbol: string): string =>
    `CREATE FUNCTION ${called(suffix)}(${takes}) RETURNS ${gives} LANGUAGE internal IMMUTABLE STRICT AS '${symbol}';`;
  const sql = `CREATE TYPE ${called('')};
${internal('_in', 'cstring', called(''), 'textin')} ${internal('_out', called(''), 'cstring', 'textout')}
${internal('_typmod_in', 'cstring[]', 'integer', 'array_ndims')}
CREATE TYPE ${called('')} (INPUT = ${called('_in')}, OUTPUT = ${called('_out')}, TYPMOD_IN = ${called('_typmod_in')}, STORAGE = extended);
CREATE CAST (text AS ${called('')}) WITHOUT FUNCTION; CREATE CAST (${called('')} AS text) WITHOUT FUNCTION AS IMPLICIT`;
  return { sql, what: phrase`the type ${name} of the extension ${extension}` };
}

/**
 * A stub that lets the statement pass, or nothing when the failure is the statement's own. Messages are those of an
 * English PostgreSQL; the shadow database always is one.
 * @param mayCreateSchemas a history may rely on a schema from elsewhere; migrations under review must not
 */
export function stubFor(error: DatabaseError, mayCreateSchemas: boolean): Stub | undefined {
  const role = error.code === '42704' ? /^role "(.+)" does not exist$/.exec(error.message)?.[1] : undefined;
  if (role) return { sql: `CREATE ROLE ${identifier(role)} NOLOGIN`, what: phrase`the role ${role}` };
  const schema =
    error.code === '3F000' && mayCreateSchemas ? /^schema "(.+)" does not exist$/.exec(error.message)?.[1] : undefined;
  if (schema) return { sql: `CREATE SCHEMA ${identifier(schema)}`, what: phrase`the schema ${schema}` };
  const type = error.code === '42704' ? /^type "?([^"]+?)"? does not exist$/.exec(error.message)?.[1] : undefined;
  if (type) return typeStub(type);
  const relation = error.code === '42P01' ? /^relation "(.+)" does not exist$/.exec(error.message)?.[1] : undefined;
  return relation ? relationStub(relation) : undefined;
}

/** The name of an extension that the engine does not have, when that is why the statement failed. */
export function missingExtension(error: DatabaseError): string | undefined {
  return (
    /^extension "(.+)" is not available$/.exec(error.message)?.[1] ??
    /could not open extension control file ".*\/(.+)\.control"/.exec(error.message)?.[1]
  );
}

/** The name of a database that is not this one, when that is why the statement failed. */
export function missingDatabase(error: DatabaseError): string | undefined {
  return error.code === '3D000' ? /^database "(.+)" does not exist$/.exec(error.message)?.[1] : undefined;
}

/** Why a statement waits for a client to send rows: the engine would wait for ever. */
export function needsClient(statement: Statement): Text | undefined {
  const copy = statement.actions.find((action) => action.type === 'copy');
  if (copy?.type !== 'copy' || copy.source === 'query' || (!copy.from && copy.source === 'stdin')) return undefined;
  const source = { stdin: 'STDIN', file: phrase`a file`, program: phrase`a program` }[copy.source];
  return phrase`COPY with ${source} needs rows or files from outside, which a rehearsal does not have`;
}
