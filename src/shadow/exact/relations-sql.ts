/** Tables, views, sequences, indexes and what hangs on them. Source: PostgreSQL manual, "System Catalogs", for 12 to 18. */
import { grants, notMember, ownerName, part, relationName, sorted } from './fragments.ts';

const relations = `pg_catalog.pg_class c JOIN ns n ON n.oid = c.relnamespace`;
const name = `pg_catalog.concat(n.nspname, '.', c.relname)`;
const below = (child: string): string => `pg_catalog.concat(n.nspname, '.', c.relname, '.', ${child})`;
const owned = notMember('pg_class', 'c.oid');
/** Of a sequence `c`: the dependency on the column that owns it. */
const owning = `FROM pg_catalog.pg_depend d WHERE d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.objid = c.oid
  AND d.deptype IN ('a', 'i') AND d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.refobjsubid > 0 LIMIT 1`;

export function relationParts(major: number): string[] {
  return [
    relation(major),
    column(major),
    constraint(major),
    index(),
    sequence(),
    trigger(major),
    rule(),
    policy(),
    statistics(major),
  ];
}

function relation(major: number): string {
  const kinds = `CASE c.relkind WHEN 'r' THEN 'table' WHEN 'p' THEN 'table' WHEN 'v' THEN 'view' WHEN 'm' THEN 'materialized view'
    WHEN 'f' THEN 'foreign table' ELSE 'sequence' END`;
  const facts = {
    owner: ownerName('c.relowner'),
    grants: `CASE c.relkind WHEN 'S' THEN ${grants('c.relacl', 's', 'c.relowner')} ELSE ${grants('c.relacl', 'r', 'c.relowner')} END`,
    persistence: 'c.relpersistence',
    options: sorted('c.reloptions'),
    toastOptions: `(SELECT ${sorted('t.reloptions')} FROM pg_catalog.pg_class t WHERE t.oid = c.reltoastrelid)`,
    tablespace: '(SELECT s.spcname FROM pg_catalog.pg_tablespace s WHERE s.oid = c.reltablespace)',
    accessMethod: '(SELECT m.amname FROM pg_catalog.pg_am m WHERE m.oid = c.relam)',
    rowSecurity: 'c.relrowsecurity',
    forcedRowSecurity: 'c.relforcerowsecurity',
    replicaIdentity: 'c.relreplident',
    populated: 'c.relispopulated',
    ofType: `CASE WHEN c.reloftype <> 0 THEN pg_catalog.format_type(c.reloftype, NULL) END`,
    parents: `(SELECT pg_catalog.array_agg(${relationName('i.inhparent')} ORDER BY i.inhseqno) FROM pg_catalog.pg_inherits i WHERE i.inhrelid = c.oid)`,
    detaching:
      major >= 14
        ? '(SELECT true FROM pg_catalog.pg_inherits i WHERE i.inhrelid = c.oid AND i.inhdetachpending)'
        : 'NULL',
    bound: 'pg_catalog.pg_get_expr(c.relpartbound, c.oid)',
    partitionKey: `CASE c.relkind WHEN 'p' THEN pg_catalog.pg_get_partkeydef(c.oid) END`,
    query: `CASE WHEN c.relkind IN ('v', 'm') THEN pg_catalog.pg_get_viewdef(c.oid) END`,
    server: `(SELECT pg_catalog.concat(s.srvname, ' ', f.ftoptions) FROM pg_catalog.pg_foreign_table f
      JOIN pg_catalog.pg_foreign_server s ON s.oid = f.ftserver WHERE f.ftrelid = c.oid)`,
  };
  const from = `${relations} WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f', 'S') AND ${owned}`;
  // A sequence goes with the table whose column it counts for.
  return part(
    kinds,
    name,
    facts,
    from,
    `CASE c.relkind WHEN 'S' THEN (SELECT ${relationName('d.refobjid')} ${owning}) END`,
  );
}

const place = 'pg_catalog.row_number() OVER (PARTITION BY a.attrelid ORDER BY a.attnum)';

function column(major: number): string {
  const facts = {
    type: 'pg_catalog.format_type(a.atttypid, a.atttypmod)',
    collation: `CASE WHEN a.attcollation <> t.typcollation THEN
      (SELECT pg_catalog.concat(m.nspname, '.', l.collname) FROM pg_catalog.pg_collation l
       JOIN pg_catalog.pg_namespace m ON m.oid = l.collnamespace WHERE l.oid = a.attcollation) END`,
    notNull: 'a.attnotnull',
    // Before 18 a NOT NULL is no object of its own; its name is no meaning either.
    notNullUnproven:
      major >= 18
        ? `(SELECT true FROM pg_catalog.pg_constraint k WHERE k.conrelid = a.attrelid AND k.contype = 'n'
            AND k.conkey = ARRAY[a.attnum] AND NOT k.convalidated)`
        : 'NULL',
    notNullForItself:
      major >= 18
        ? `(SELECT true FROM pg_catalog.pg_constraint k WHERE k.conrelid = a.attrelid AND k.contype = 'n'
            AND k.conkey = ARRAY[a.attnum] AND k.connoinherit AND c.relkind <> 'p')`
        : 'NULL',
    default: `CASE WHEN a.atthasdef THEN (SELECT pg_catalog.pg_get_expr(d.adbin, d.adrelid) FROM pg_catalog.pg_attrdef d
      WHERE d.adrelid = a.attrelid AND d.adnum = a.attnum) END`,
    identity: 'a.attidentity',
    generated: 'a.attgenerated',
    storage: 'nullif(a.attstorage, t.typstorage)',
    compression: major >= 14 ? 'a.attcompression' : 'NULL',
    statistics: 'nullif(a.attstattarget, -1)',
    // Some builds keep a counter of their own among the options (`pg_attver`, seen in Debian's 15.20).
    options: `(SELECT pg_catalog.array_agg(v ORDER BY v) FROM pg_catalog.unnest(a.attoptions) v WHERE v !~ '^pg_attver=')`,
    foreignOptions: 'a.attfdwoptions',
    grants: `(SELECT pg_catalog.array_agg(g::pg_catalog.text ORDER BY g::pg_catalog.text) FROM pg_catalog.unnest(a.attacl) g)`,
    inherited: 'CASE WHEN a.attinhcount > 0 THEN a.attislocal END',
    // The values of a composite type are written in the order of its attributes; a view's order is in its query.
    position: `CASE c.relkind WHEN 'c' THEN ${place} END`,
    _position: `CASE WHEN c.relkind NOT IN ('v', 'c') THEN ${place} END`,
  };
  return part(
    `'column'`,
    below('a.attname'),
    facts,
    `${relations} JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid JOIN pg_catalog.pg_type t ON t.oid = a.atttypid
  WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f', 'c') AND a.attnum > 0 AND NOT a.attisdropped AND ${owned}`,
    name,
  );
}

/** A constraint of a table or a domain; NOT NULL is a property of the column. */
function constraint(major: number): string {
  const facts = (enabled: string) => ({
    definition: 'pg_catalog.pg_get_constraintdef(k.oid)',
    validated: 'k.convalidated',
    enforced: major >= 18 ? 'k.conenforced' : 'true',
    inherited: 'CASE WHEN k.coninhcount > 0 THEN k.conislocal END',
    index: `CASE WHEN k.contype IN ('p', 'u', 'x') THEN (SELECT i.relname FROM pg_catalog.pg_class i WHERE i.oid = k.conindid) END`,
    enabled,
  });
  // The function tells the sides of a foreign key apart.
  const firing = `(SELECT pg_catalog.array_agg(DISTINCT pg_catalog.concat(g.tgfoid::pg_catalog.regproc, ' ', g.tgenabled)) FROM pg_catalog.pg_trigger g
    WHERE g.tgconstraint = k.oid AND g.tgisinternal AND g.tgenabled <> 'O')`;
  const ofTables = part(
    `'constraint'`,
    below('k.conname'),
    facts(firing),
    `${relations} JOIN pg_catalog.pg_constraint k ON k.conrelid = c.oid WHERE k.contype NOT IN ('n', 't') AND ${owned}`,
    name,
  );
  const ofDomains = part(
    `'domain constraint'`,
    `pg_catalog.concat(n.nspname, '.', t.typname, '.', k.conname)`,
    facts('NULL'),
    `pg_catalog.pg_type t JOIN ns n ON n.oid = t.typnamespace JOIN pg_catalog.pg_constraint k ON k.contypid = t.oid
  WHERE k.contype <> 'n' AND ${notMember('pg_type', 't.oid')}`,
    `pg_catalog.concat(n.nspname, '.', t.typname)`,
  );
  return `${ofTables}\nUNION ALL\n${ofDomains}`;
}

function index(): string {
  const facts = {
    definition: 'pg_catalog.pg_get_indexdef(i.indexrelid)',
    valid: 'i.indisvalid',
    clustered: 'i.indisclustered',
    replicaIdentity: 'i.indisreplident',
    primary: 'i.indisprimary',
    tablespace: '(SELECT s.spcname FROM pg_catalog.pg_tablespace s WHERE s.oid = c.reltablespace)',
    parent: `(SELECT ${relationName('h.inhparent')} FROM pg_catalog.pg_inherits h WHERE h.inhrelid = i.indexrelid)`,
    statistics: `(SELECT pg_catalog.array_agg(pg_catalog.concat(a.attnum, ':', a.attstattarget) ORDER BY a.attnum)
      FROM pg_catalog.pg_attribute a WHERE a.attrelid = i.indexrelid AND a.attstattarget >= 0)`,
  };
  const from = `${relations} JOIN pg_catalog.pg_index i ON i.indexrelid = c.oid WHERE ${owned}`;
  return part(`'index'`, name, facts, from, relationName('i.indrelid'));
}

function sequence(): string {
  const facts = {
    type: 'pg_catalog.format_type(s.seqtypid, NULL)',
    start: 's.seqstart',
    increment: 's.seqincrement',
    minimum: 's.seqmin',
    maximum: 's.seqmax',
    cache: 's.seqcache',
    cycles: 's.seqcycle',
    ownedBy: `(SELECT pg_catalog.concat(${relationName('d.refobjid')}, '.', (SELECT a.attname FROM pg_catalog.pg_attribute a
      WHERE a.attrelid = d.refobjid AND a.attnum = d.refobjsubid), ' ', d.deptype) ${owning})`,
  };
  return part(
    `'sequence definition'`,
    name,
    facts,
    `${relations} JOIN pg_catalog.pg_sequence s ON s.seqrelid = c.oid WHERE ${owned}`,
    name,
  );
}

function trigger(major: number): string {
  const isOwn = major >= 15 ? 'g.tgparentid = 0' : 'true';
  return part(
    `'trigger'`,
    below('g.tgname'),
    { definition: 'pg_catalog.pg_get_triggerdef(g.oid)', enabled: 'g.tgenabled', own: isOwn },
    `${relations} JOIN pg_catalog.pg_trigger g ON g.tgrelid = c.oid WHERE NOT g.tgisinternal AND ${owned}`,
    name,
  );
}

function rule(): string {
  return part(
    `'rule'`,
    below('r.rulename'),
    { definition: 'pg_catalog.pg_get_ruledef(r.oid)', enabled: 'r.ev_enabled' },
    `${relations} JOIN pg_catalog.pg_rewrite r ON r.ev_class = c.oid WHERE r.rulename <> '_RETURN' AND ${owned}`,
    name,
  );
}

function policy(): string {
  const facts = {
    command: 'p.polcmd',
    permissive: 'p.polpermissive',
    roles: `(SELECT pg_catalog.array_agg(CASE r WHEN 0 THEN 'public' ELSE pg_catalog.pg_get_userbyid(r) END
      ORDER BY CASE r WHEN 0 THEN 'public' ELSE pg_catalog.pg_get_userbyid(r) END) FROM pg_catalog.unnest(p.polroles) r)`,
    using: 'pg_catalog.pg_get_expr(p.polqual, p.polrelid)',
    check: 'pg_catalog.pg_get_expr(p.polwithcheck, p.polrelid)',
  };
  return part(
    `'policy'`,
    below('p.polname'),
    facts,
    `${relations} JOIN pg_catalog.pg_policy p ON p.polrelid = c.oid WHERE ${owned}`,
    name,
  );
}

function statistics(major: number): string {
  return part(
    `'statistics'`,
    `pg_catalog.concat(n.nspname, '.', s.stxname)`,
    {
      definition: 'pg_catalog.pg_get_statisticsobjdef(s.oid)',
      owner: ownerName('s.stxowner'),
      target: major >= 13 ? 'nullif(s.stxstattarget, -1)' : 'NULL',
    },
    `pg_catalog.pg_statistic_ext s JOIN ns n ON n.oid = s.stxnamespace WHERE ${notMember('pg_statistic_ext', 's.oid')}`,
    relationName('s.stxrelid'),
  );
}
