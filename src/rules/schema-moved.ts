/** Relations that moved to another schema are found only by code whose search_path or names know the new one. */
import { qualifiedName } from '../model/catalogue.ts';
import type { Rule } from '../model/rule.ts';
import { phrase } from '../model/text.ts';
import { matches } from './shared/facts.ts';
import { placeOf } from './shared/places.ts';
import { finalRelations } from './shared/removals.ts';

export const schemaMoved: Rule = {
  id: 'schema-moved',
  title: 'Table or view in another schema',
  severity: 'danger',
  what: 'A table or view that existed before is in another schema at the end, by `SET SCHEMA` or because its schema was renamed.',
  why: 'Running code that names it with its schema fails at once, and so does code whose `search_path` lacks the new one. Rights on the new schema (`USAGE`) are needed as well.',
  safe: 'Give readers `USAGE` on the new schema, then move the table and leave a view under the old name in the same transaction, until all code knows the new place. For a schema: make the new one and move its tables like this, rather than rename it.',
  sources: [
    'https://www.postgresql.org/docs/current/sql-altertable.html',
    'https://www.postgresql.org/docs/current/sql-alterschema.html',
  ],
  check: (input) => {
    const remaining = finalRelations(input);
    return [...input.rehearsal.base.tables.values()].flatMap((table) => {
      const now = input.rehearsal.head.tables.get(table.oid);
      if (!now || now.schema === table.schema || table.kind === 'sequence') return [];
      const name = qualifiedName(table);
      const other = remaining.get(name);
      if (other && other.oid !== table.oid) return [];
      const place = placeOf(
        input,
        (action) =>
          (action.type === 'set-schema' && matches(`${table.schema}.${table.name}`, action.name)) ||
          (action.type === 'rename' && action.object === 'schema' && action.name.name === table.schema),
      );
      return [
        {
          ...place,
          subject: name,
          message: phrase`${name} is now ${qualifiedName(now)}; running code finds it only if it knows that schema.`,
        },
      ];
    });
  },
  examples: [
    {
      title: 'a table and a view',
      given:
        'CREATE SCHEMA archive; CREATE TABLE orders (id bigint PRIMARY KEY, n serial); CREATE VIEW latest AS SELECT id FROM orders',
      sql: 'ALTER TABLE orders SET SCHEMA archive; ALTER VIEW latest SET SCHEMA archive;',
      finds: ['public.orders', 'public.latest'],
    },
    {
      title: 'a schema under another name',
      given:
        'CREATE SCHEMA shop; CREATE TABLE shop.orders (id bigint PRIMARY KEY); CREATE TABLE shop."Lines" (id bigint)',
      sql: 'ALTER SCHEMA shop RENAME TO store;',
      finds: ['shop.orders', 'shop.Lines'],
    },
    {
      title: 'in a DO block',
      given: 'CREATE SCHEMA archive; CREATE TABLE orders (id bigint PRIMARY KEY)',
      sql: `DO $$ BEGIN EXECUTE 'ALTER TABLE orders SET SCHEMA archive'; END $$;`,
      finds: ['public.orders'],
    },
    {
      title: 'a view stays behind',
      given: 'CREATE SCHEMA archive; CREATE TABLE orders (id bigint PRIMARY KEY)',
      sql: 'ALTER TABLE orders SET SCHEMA archive; CREATE VIEW public.orders AS SELECT * FROM archive.orders;',
      finds: [],
      why: 'The old name still answers.',
    },
    {
      title: 'a table of the same pull request',
      before: ['CREATE SCHEMA archive; CREATE TABLE orders (id bigint PRIMARY KEY);'],
      sql: 'ALTER TABLE orders SET SCHEMA archive;',
      finds: [],
      why: 'No running code knows it.',
    },
  ],
};
