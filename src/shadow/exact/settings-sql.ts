/**
 * Schemas, extensions, roles, foreign servers, publications, event triggers, default privileges, settings, comments, labels,
 * and grants on the system's own objects. Source: PostgreSQL manual, "System Catalogs", for 12 to 18.
 */
import { grants, notMember, ownerName, part, relationName } from './fragments.ts';

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
        enabled: 's.subenabled',
        publications: 's.subpublications',
        slot: 's.subslotname',
        commit: 's.subsynccommit',
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
      `CASE d.classoid WHEN 'pg_catalog.pg_class'::pg_catalog.regclass THEN ${relationName('d.objoid')} END`,
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
  const changed = (acl: string, catalogue: string, oid: string): string =>
    `${acl} IS DISTINCT FROM (SELECT i.initprivs FROM pg_catalog.pg_init_privs i
    WHERE i.classoid = 'pg_catalog.${catalogue}'::pg_catalog.regclass AND i.objoid = ${oid} AND i.objsubid = 0)`;
  const foreignTo = (catalogue: string, oid: string, schema: string): string =>
    `(NOT EXISTS (SELECT FROM ns WHERE ns.oid = ${schema}) AND ${oid} < 16384 OR EXISTS (SELECT FROM member m
    WHERE m.classid = 'pg_catalog.${catalogue}'::pg_catalog.regclass AND m.objid = ${oid}))`;
  return [
    part(
      `'grant'`,
      'p.oid::pg_catalog.regprocedure::pg_catalog.text',
      { grants: grants('p.proacl', 'f', 'p.proowner') },
      `pg_catalog.pg_proc p WHERE p.proacl IS NOT NULL AND ${foreignTo('pg_proc', 'p.oid', 'p.pronamespace')} AND ${changed('p.proacl', 'pg_proc', 'p.oid')}`,
    ),
    part(
      `'grant'`,
      'c.oid::pg_catalog.regclass::pg_catalog.text',
      { grants: grants('c.relacl', 'r', 'c.relowner') },
      `pg_catalog.pg_class c WHERE c.relacl IS NOT NULL AND ${foreignTo('pg_class', 'c.oid', 'c.relnamespace')} AND ${changed('c.relacl', 'pg_class', 'c.oid')}`,
    ),
  ];
}
