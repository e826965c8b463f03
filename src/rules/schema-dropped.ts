/** A schema goes with everything in it. */
import { qualifiedName } from '../model/catalogue.ts';
import type { Rule } from '../model/rule.ts';
import { listed, phrase } from '../model/text.ts';
import { placeOf } from './shared/places.ts';
import { removedSchemas } from './shared/removals.ts';

export const schemaDropped: Rule = {
  id: 'schema-dropped',
  title: 'Schema dropped',
  severity: 'danger',
  what: 'A schema that existed before is gone at the end of the pull request, with every table in it.',
  why: 'All rows of its tables are gone when the transaction commits, and running code that names anything in it fails. `DROP SCHEMA … CASCADE` removes whatever production holds in it, also what no migration made.',
  safe: 'List what production has in it (`\\d schema.*`), dump it (`pg_dump -n`), drop its objects one by one in contract migrations, and drop the empty schema without `CASCADE`, so that PostgreSQL refuses when something is left.',
  sources: ['https://www.postgresql.org/docs/current/sql-dropschema.html'],
  check: (input) =>
    [...removedSchemas(input)].map((schema) => {
      const tables = [...input.rehearsal.base.tables.values()]
        .filter((table) => table.schema === schema && (table.kind === 'table' || table.kind === 'partitioned'))
        .map(qualifiedName)
        .filter((name) => input.rehearsal.changes.some(({ change, object }) => change === 'remove' && object === name))
        .sort();
      const place = placeOf(
        input,
        (action) => action.type === 'drop' && action.object === 'schema' && action.name.name === schema,
      );
      const loss =
        tables.length > 0 ? phrase`deletes ${listed(tables)} with all rows` : phrase`breaks what still names it`;
      return {
        ...place,
        subject: schema,
        message: phrase`Dropping the schema ${schema} ${loss}.`,
        ...(tables.length === 0 && { severity: 'warning' as const }),
      };
    }),
  examples: [
    {
      title: 'with its tables',
      given:
        'CREATE SCHEMA legacy; CREATE TABLE legacy.orders (id bigint PRIMARY KEY); CREATE TABLE legacy.lines (id bigint)',
      sql: 'DROP SCHEMA legacy CASCADE;',
      finds: ['legacy'],
    },
    {
      title: 'an empty one, in a DO block',
      given: 'CREATE SCHEMA legacy',
      sql: `DO $$ BEGIN EXECUTE 'DROP SCHEMA legacy'; END $$;`,
      finds: ['legacy'],
    },
    {
      title: 'renamed',
      given: 'CREATE SCHEMA legacy; CREATE TABLE legacy.orders (id bigint PRIMARY KEY)',
      sql: 'ALTER SCHEMA legacy RENAME TO archive;',
      finds: [],
      why: 'Its tables are still there, under another name: `schema-moved` says so.',
    },
    {
      title: 'made and dropped in the same pull request',
      before: ['CREATE SCHEMA staging; CREATE TABLE staging.rows (id bigint);'],
      sql: 'DROP SCHEMA staging CASCADE;',
      finds: [],
      why: 'It was not there before.',
    },
  ],
};
