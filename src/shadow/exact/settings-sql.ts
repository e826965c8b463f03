/**
 * Schemas, extensions, roles, foreign servers, publications, event triggers, default privileges, settings, comments, labels,
 * and grants on the system's own objects. Source: PostgreSQL manual, "System Catalogs", for 12 to 18.
 */
import { grants, notMember, ownerName, part, relationName, routineName, typeName } from './fragments.ts';

export function settingParts(major: number): string[] {
  return [
    schemas(),
    extensions(),
    ...roles(major),
    ...foreign(),
    ...publications(major),
    eventTriggers(),
    defaultPrivileges(),
    ...remarks(),
    ...systemGrants(),
    dependencies(),
  ];
}

function schemas(): string {
  const facts = { owner: ownerName('s.nspowner'), grants: grants('s.nspacl', 'n', 's.nspowner') };
  return part(
    `'schema'`,
    'n.nspname',
    facts,
    `ns n JOIN pg_catalog.pg_namespace s ON s.oid = n.oid WHERE ${notMember('pg_namespace', 'n.oid')}`,
  );
}

function extensions(): string {
  const facts = {
    version: 'e.extversion',
    schema: '(SELECT s.nspname FROM pg_catalog.pg_namespace s WHERE s.oid = e.extnamespace)',
    owner: ownerName('e.extowner'),
  };
  return part(`'extension'`, 'e.extname', facts, 'pg_catalog.pg_extension e WHERE true');
}

function roles(major: number): string[] {
  const inherits = major >= 16 ? `, ' ', m.inherit_option, ' ', m.set_option` : '';
  const facts = {
    attributes: `pg_catalog.json_build_array(r.rolsuper, r.rolinherit, r.rolcreaterole, r.rolcreatedb, r.rolcanlogin, r.rolreplication, r.rolbypassrls, r.rolconnlimit, r.rolvaliduntil)`,
    memberOf: `(SELECT pg_catalog.array_agg(pg_catalog.concat(pg_catalog.pg_get_userbyid(m.roleid), ' ', m.admin_option${inherits}) ORDER BY pg_catalog.pg_get_userbyid(m.roleid))
      FROM pg_catalog.pg_auth_members m WHERE m.member = r.oid)`,
  };
  return [
    part(`'role'`, 'r.rolname', facts, `pg_catalog.pg_roles r WHERE r.rolname !~ '^pg_'`),
    part(
      `'setting'`,
      `pg_catalog.concat_ws(' ', 'of role ' || nullif(pg_catalog.pg_get_userbyid(s.setrole), 'unknown (OID=0)'), CASE WHEN s.setdatabase <> 0 THEN 'of the database' END)`,
      { values: '(SELECT pg_catalog.array_agg(v ORDER BY v) FROM pg_catalog.unnest(s.setconfig) v)' },
      `pg_catalog.pg_db_role_setting s WHERE s.setdatabase = 0
    OR s.setdatabase = (SELECT d.oid FROM pg_catalog.pg_database d WHERE d.datname = pg_catalog.current_database())`,
    ),
  ];
}

function foreign(): string[] {
  return [
    part(
      `'foreign-data wrapper'`,
      'f.fdwname',
      {
        owner: ownerName('f.fdwowner'),
        grants: grants('f.fdwacl', 'F', 'f.fdwowner'),
        handler: 'nullif(f.fdwhandler, 0)::pg_catalog.regprocedure::pg_catalog.text',
        validator: 'nullif(f.fdwvalidator, 0)::pg_catalog.regprocedure::pg_catalog.text',
        options: 'f.fdwoptions',
      },
      `pg_catalog.pg_foreign_data_wrapper f WHERE ${notMember('pg_foreign_data_wrapper', 'f.oid')}`,
    ),
    part(
      `'server'`,
      's.srvname',
      {
        owner: ownerName('s.srvowner'),
        grants: grants('s.srvacl', 'S', 's.srvowner'),
        wrapper: '(SELECT f.fdwname FROM pg_catalog.pg_foreign_data_wrapper f WHERE f.oid = s.srvfdw)',
        type: 's.srvtype',
        version: 's.srvversion',
        options: 's.srvoptions',
      },
      `pg_catalog.pg_foreign_server s WHERE ${notMember('pg_foreign_server', 's.oid')}`,
    ),
    part(
      `'user mapping'`,
      `pg_catalog.concat(u.usename, ' on ', u.srvname)`,
      { options: 'u.umoptions' },
      'pg_catalog.pg_user_mappings u WHERE true',
    ),
  ];
}

function publications(major: number): string[] {
  const filters = major >= 15;
  const facts = {
    owner: ownerName('p.pubowner'),
    definition: `pg_catalog.to_jsonb(p) - '{oid,pubname,pubowner}'::pg_catalog.text[]`,
    tables: `(SELECT pg_catalog.array_agg(pg_catalog.concat(${relationName('r.prrelid')}${
      filters
        ? `, ' ', pg_catalog.pg_get_expr(r.prqual, r.prrelid), ' ', (SELECT pg_catalog.array_agg(a.attname ORDER BY a.attname) FROM pg_catalog.pg_attribute a
        WHERE a.attrelid = r.prrelid AND a.attnum = ANY (r.prattrs::pg_catalog.int2[]))`
        : ''
    }) ORDER BY ${relationName('r.prrelid')}) FROM pg_catalog.pg_publication_rel r WHERE r.prpubid = p.oid)`,
    schemas: filters
      ? `(SELECT pg_catalog.array_agg(s.nspname ORDER BY s.nspname) FROM pg_catalog.pg_publication_namespace r
        JOIN pg_catalog.pg_namespace s ON s.oid = r.pnnspid WHERE r.pnpubid = p.oid)`
      : 'NULL',
  };
  return [
    part(
      `'publication'`,
      'p.pubname',
      facts,
      `pg_catalog.pg_publication p WHERE ${notMember('pg_publication', 'p.oid')}`,
    ),
    part(
      `'subscription'`,
      's.subname',
      {
        owner: ownerName('s.subowner'),
        // Columns differ from version to version; where it stands is no property of the schema.
        definition: `pg_catalog.to_jsonb(s) - '{oid,subdbid,subname,subowner,subskiplsn,subconninfo}'::pg_catalog.text[]`,
        // It may hold a password.
        connection: 'pg_catalog.md5(s.subconninfo)',
      },
      `pg_catalog.pg_subscription s
  WHERE s.subdbid = (SELECT d.oid FROM pg_catalog.pg_database d WHERE d.datname = pg_catalog.current_database())`,
    ),
  ];
}

function eventTriggers(): string {
  const facts = {
    owner: ownerName('e.evtowner'),
    event: 'e.evtevent',
    function: 'e.evtfoid::pg_catalog.regprocedure::pg_catalog.text',
    enabled: 'e.evtenabled',
    tags: 'e.evttags',
  };
  return part(
    `'event trigger'`,
    'e.evtname',
    facts,
    `pg_catalog.pg_event_trigger e WHERE ${notMember('pg_event_trigger', 'e.oid')}`,
  );
}

function defaultPrivileges(): string {
  const object = `pg_catalog.concat_ws(' ', pg_catalog.pg_get_userbyid(d.defaclrole), 'on',
    CASE d.defaclobjtype WHEN 'r' THEN 'tables' WHEN 'S' THEN 'sequences' WHEN 'f' THEN 'functions' WHEN 'T' THEN 'types' WHEN 'n' THEN 'schemas' ELSE d.defaclobjtype::pg_catalog.text END,
    'in ' || (SELECT s.nspname FROM pg_catalog.pg_namespace s WHERE s.oid = d.defaclnamespace))`;
  return part(
    `'default privilege'`,
    object,
    {
      grants:
        '(SELECT pg_catalog.array_agg(g::pg_catalog.text ORDER BY g::pg_catalog.text) FROM pg_catalog.unnest(d.defaclacl) g)',
    },
    'pg_catalog.pg_default_acl d WHERE true',
  );
}

/** What a comment `d` goes with. */
const commented = (() => {
  const of = (catalogue: string, name: string): string =>
    `WHEN 'pg_catalog.${catalogue}'::pg_catalog.regclass THEN ${name}`;
  const named = (catalogue: string, name: string): string =>
    `(SELECT o.${name}::pg_catalog.text FROM pg_catalog.${catalogue} o WHERE o.oid = d.objoid)`;
  const part = (catalogue: string, relation: string): string =>
    of(catalogue, `(SELECT ${relationName(`o.${relation}`)} FROM pg_catalog.${catalogue} o WHERE o.oid = d.objoid)`);
  return `CASE d.classoid ${[
    of('pg_class', relationName('d.objoid')),
    of(
      'pg_constraint',
      `(SELECT coalesce(${relationName('o.conrelid')}, ${typeName('o.contypid')}) FROM pg_catalog.pg_constraint o WHERE o.oid = d.objoid)`,
    ),
    part('pg_trigger', 'tgrelid'),
    part('pg_policy', 'polrelid'),
    part('pg_rewrite', 'ev_class'),
    of('pg_proc', routineName('d.objoid')),
    of('pg_type', typeName('d.objoid')),
    of('pg_namespace', named('pg_namespace', 'nspname')),
    of('pg_extension', named('pg_extension', 'extname')),
  ].join('\n      ')} END`;
})();

/** Comments of initdb belong to the system's own objects, except that on the schema `public`. */
function remarks(): string[] {
  const identity = (catalogue: string): string =>
    `(SELECT pg_catalog.concat(i.type, ' ', i.identity) FROM pg_catalog.pg_identify_object(${catalogue}.classoid, ${catalogue}.objoid, ${catalogue}.objsubid) i)`;
  const visible = (catalogue: string): string =>
    `(${catalogue}.objoid >= 16384 OR ${catalogue}.classoid = 'pg_catalog.pg_namespace'::pg_catalog.regclass AND ${catalogue}.objoid = 2200)
    AND NOT EXISTS (SELECT FROM member m WHERE m.classid = ${catalogue}.classoid AND m.objid = ${catalogue}.objoid)`;
  return [
    part(
      `'comment'`,
      identity('d'),
      { text: 'd.description' },
      `pg_catalog.pg_description d WHERE ${visible('d')}`,
      commented,
    ),
    part(
      `'comment'`,
      `pg_catalog.concat('role ', pg_catalog.pg_get_userbyid(d.objoid))`,
      { text: 'd.description' },
      `pg_catalog.pg_shdescription d WHERE d.classoid = 'pg_catalog.pg_authid'::pg_catalog.regclass AND d.objoid >= 16384`,
    ),
    part(
      `'security label'`,
      `pg_catalog.concat(${identity('d')}, ' by ', d.provider)`,
      { label: 'd.label' },
      `pg_catalog.pg_seclabel d WHERE ${visible('d')}`,
    ),
  ];
}

/** What a migration grants or revokes on objects of the system or of extensions, where it is not as it was made. */
function systemGrants(): string[] {
  const kinds = [
    { catalogue: 'pg_proc', acl: 'proacl', owner: 'proowner', schema: 'o.pronamespace', kind: 'f' },
    { catalogue: 'pg_class', acl: 'relacl', owner: 'relowner', schema: 'o.relnamespace', kind: 'r' },
    { catalogue: 'pg_type', acl: 'typacl', owner: 'typowner', schema: 'o.typnamespace', kind: 'T' },
    { catalogue: 'pg_namespace', acl: 'nspacl', owner: 'nspowner', schema: 'o.oid', kind: 'n' },
  ];
  const names: Readonly<Record<string, string>> = {
    pg_proc: 'o.oid::pg_catalog.regprocedure::pg_catalog.text',
    pg_class: 'o.oid::pg_catalog.regclass::pg_catalog.text',
    pg_type: `pg_catalog.concat('type ', pg_catalog.format_type(o.oid, NULL))`,
    pg_namespace: `pg_catalog.concat('schema ', o.nspname)`,
  };
  return kinds.map(({ catalogue, acl, owner, schema, kind }) => {
    const isThis = `classid = 'pg_catalog.${catalogue}'::pg_catalog.regclass`;
    const now = grants(`o.${acl}`, kind, `o.${owner}`);
    const made = `(SELECT i.initprivs FROM pg_catalog.pg_init_privs i WHERE i.classoid = 'pg_catalog.${catalogue}'::pg_catalog.regclass AND i.objoid = o.oid AND i.objsubid = 0)`;
    return part(
      `'grant'`,
      names[catalogue] ?? 'o.oid::pg_catalog.text',
      { grants: now },
      `pg_catalog.${catalogue} o WHERE o.${acl} IS NOT NULL
    AND (NOT EXISTS (SELECT FROM ns WHERE ns.oid = ${schema}) AND o.oid < 16384 OR EXISTS (SELECT FROM member WHERE ${isThis} AND objid = o.oid))
    AND ${now} IS DISTINCT FROM ${grants(made, kind, `o.${owner}`)}`,
    );
  });
}

/** `DEPENDS ON EXTENSION`. */
function dependencies(): string {
  return part(
    `'dependency'`,
    `pg_catalog.concat((SELECT pg_catalog.concat(i.type, ' ', i.identity) FROM pg_catalog.pg_identify_object(d.classid, d.objid, d.objsubid) i), ' on extension ', e.extname)`,
    { extension: 'e.extname' },
    `pg_catalog.pg_depend d JOIN pg_catalog.pg_extension e ON e.oid = d.refobjid
  WHERE d.deptype = 'x' AND d.refclassid = 'pg_catalog.pg_extension'::pg_catalog.regclass`,
  );
}
