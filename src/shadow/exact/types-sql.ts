/** Types of every kind, collations, text search. Source: PostgreSQL manual, "System Catalogs", for 12 to 18. */
import { grants, notMember, ownerName, part } from './fragments.ts';

const inSchema = (column: string): string => `pg_catalog.concat(n.nspname, '.', ${column})`;
const type = (oid: string): string => `pg_catalog.format_type(${oid}, NULL)`;
const routine = (oid: string): string => `nullif(${oid}::pg_catalog.oid, 0)::pg_catalog.regprocedure::pg_catalog.text`;

const collation = (
  oid: string,
): string => `(SELECT pg_catalog.concat(m.nspname, '.', l.collname) FROM pg_catalog.pg_collation l
      JOIN pg_catalog.pg_namespace m ON m.oid = l.collnamespace WHERE l.oid = ${oid})`;
const inputs = (major: number): readonly string[] => [
  ...['typinput', 'typoutput', 'typreceive', 'typsend', 'typmodin', 'typmodout', 'typanalyze'],
  ...(major >= 14 ? ['typsubscript'] : []),
];

export function typeParts(major: number): string[] {
  return [types(major), collations(), ...textSearch()];
}

/** Not those that a table or another type brings along: row types, arrays, multiranges. */
function types(major: number): string {
  const kinds = `CASE t.typtype WHEN 'd' THEN 'domain' ELSE 'type' END`;
  const facts = {
    form: 't.typtype',
    owner: ownerName('t.typowner'),
    grants: grants('t.typacl', 'T', 't.typowner'),
    labels: `(SELECT pg_catalog.array_agg(e.enumlabel ORDER BY e.enumsortorder) FROM pg_catalog.pg_enum e WHERE e.enumtypid = t.oid)`,
    base: `CASE t.typtype WHEN 'd' THEN pg_catalog.format_type(t.typbasetype, t.typtypmod) END`,
    notNull: 't.typnotnull',
    // The text is of the day it was written; names in it may have changed since.
    default: 'coalesce(pg_catalog.pg_get_expr(t.typdefaultbin, 0), t.typdefault)',
    collation: `CASE t.typtype WHEN 'd' THEN ${collation('t.typcollation')} END`,
    range: `(SELECT pg_catalog.json_build_array(${type('r.rngsubtype')}, o.opcname, r.rngcanonical::pg_catalog.text, r.rngsubdiff::pg_catalog.text,
        ${collation('r.rngcollation')}, ${major >= 14 ? type('r.rngmultitypid') : 'NULL'})
      FROM pg_catalog.pg_range r LEFT JOIN pg_catalog.pg_opclass o ON o.oid = r.rngsubopc WHERE r.rngtypid = t.oid)`,
    functions: `CASE WHEN t.typtype = 'b' THEN ARRAY[${inputs(major)
      .map((name) => routine(`t.${name}`))
      .join(', ')}] END`,
    shape: `CASE WHEN t.typtype = 'b' THEN pg_catalog.json_build_array(t.typlen, t.typbyval, t.typalign, t.typstorage, t.typcategory, t.typispreferred, t.typdelim, ${type('nullif(t.typelem, 0)')}) END`,
  };
  return part(
    kinds,
    inSchema('t.typname'),
    facts,
    `pg_catalog.pg_type t JOIN ns n ON n.oid = t.typnamespace
  WHERE t.typtype IN ('b', 'c', 'd', 'e', 'r', 'p') AND ${notMember('pg_type', 't.oid')}
    AND (t.typrelid = 0 OR EXISTS (SELECT FROM pg_catalog.pg_class c WHERE c.oid = t.typrelid AND c.relkind = 'c'))
    AND NOT EXISTS (SELECT FROM pg_catalog.pg_type e WHERE e.typarray = t.oid)`,
  );
}

function collations(): string {
  return part(
    `'collation'`,
    inSchema('l.collname'),
    {
      owner: ownerName('l.collowner'),
      // Columns differ from version to version; the version of the library is no property of the schema.
      definition: `pg_catalog.to_jsonb(l) - '{oid,collname,collnamespace,collowner,collversion}'::pg_catalog.text[]`,
    },
    `pg_catalog.pg_collation l JOIN ns n ON n.oid = l.collnamespace WHERE ${notMember('pg_collation', 'l.oid')}`,
  );
}

function textSearch(): string[] {
  const named = (catalogue: string, prefix: string, oid: string): string =>
    `(SELECT pg_catalog.concat(m.nspname, '.', o.${prefix}name) FROM pg_catalog.${catalogue} o
      JOIN pg_catalog.pg_namespace m ON m.oid = o.${prefix}namespace WHERE o.oid = ${oid})`;
  const mapping = `(SELECT pg_catalog.array_agg(pg_catalog.concat(x.maptokentype, ' ', x.mapseqno, ' ', ${named('pg_ts_dict', 'dict', 'x.mapdict')})
    ORDER BY x.maptokentype, x.mapseqno) FROM pg_catalog.pg_ts_config_map x WHERE x.mapcfg = s.oid)`;
  const from = (catalogue: string, prefix: string): string =>
    `pg_catalog.${catalogue} s JOIN ns n ON n.oid = s.${prefix}namespace WHERE ${notMember(catalogue, 's.oid')}`;
  return [
    part(
      `'text search configuration'`,
      inSchema('s.cfgname'),
      { owner: ownerName('s.cfgowner'), parser: named('pg_ts_parser', 'prs', 's.cfgparser'), mapping },
      from('pg_ts_config', 'cfg'),
    ),
    part(
      `'text search dictionary'`,
      inSchema('s.dictname'),
      {
        owner: ownerName('s.dictowner'),
        template: named('pg_ts_template', 'tmpl', 's.dicttemplate'),
        options: 's.dictinitoption',
      },
      from('pg_ts_dict', 'dict'),
    ),
    part(
      `'text search parser'`,
      inSchema('s.prsname'),
      {
        functions: `ARRAY[s.prsstart::pg_catalog.text, s.prstoken::pg_catalog.text, s.prsend::pg_catalog.text, s.prsheadline::pg_catalog.text, s.prslextype::pg_catalog.text]`,
      },
      from('pg_ts_parser', 'prs'),
    ),
    part(
      `'text search template'`,
      inSchema('s.tmplname'),
      { functions: `ARRAY[s.tmplinit::pg_catalog.text, s.tmpllexize::pg_catalog.text]` },
      from('pg_ts_template', 'tmpl'),
    ),
  ];
}
