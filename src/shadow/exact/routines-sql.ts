/** Functions, procedures, aggregates, operators, casts, languages. Source: PostgreSQL manual, "System Catalogs", for 12 to 18. */
import { grants, notMember, ownerName, part } from './fragments.ts';

const routine = (oid: string): string => `nullif(${oid}, 0)::pg_catalog.regprocedure::pg_catalog.text`;
const type = (oid: string): string => `pg_catalog.format_type(${oid}, NULL)`;
const inSchema = (column: string): string => `pg_catalog.concat(n.nspname, '.', ${column})`;

export function routineParts(): string[] {
  return [
    routines(),
    aggregates(),
    operators(),
    operatorFamilies(),
    operatorClasses(),
    casts(),
    transforms(),
    languages(),
    conversions(),
    accessMethods(),
  ];
}

function routines(): string {
  const kinds = `CASE p.prokind WHEN 'p' THEN 'procedure' WHEN 'a' THEN 'aggregate' ELSE 'function' END`;
  const facts = {
    definition: `CASE WHEN p.prokind <> 'a' THEN pg_catalog.pg_get_functiondef(p.oid) END`,
    result: 'pg_catalog.pg_get_function_result(p.oid)',
    owner: ownerName('p.proowner'),
    grants: grants('p.proacl', 'f', 'p.proowner'),
  };
  const object = `pg_catalog.concat(n.nspname, '.', p.proname, '(', pg_catalog.pg_get_function_identity_arguments(p.oid), ')')`;
  return part(
    kinds,
    object,
    facts,
    `pg_catalog.pg_proc p JOIN ns n ON n.oid = p.pronamespace WHERE ${notMember('pg_proc', 'p.oid')}`,
  );
}

/** An aggregate is a row of `pg_proc` too; what is its own is here. */
function aggregates(): string {
  const facts = {
    aggregate: `pg_catalog.to_jsonb(g) - '{aggfnoid,aggtransfn,aggfinalfn,aggcombinefn,aggserialfn,aggdeserialfn,aggmtransfn,aggminvtransfn,aggmfinalfn,aggsortop,aggtranstype,aggmtranstype}'::pg_catalog.text[]`,
    functions: `ARRAY[g.aggtransfn::pg_catalog.text, g.aggfinalfn::pg_catalog.text, g.aggcombinefn::pg_catalog.text, g.aggserialfn::pg_catalog.text,
      g.aggdeserialfn::pg_catalog.text, g.aggmtransfn::pg_catalog.text, g.aggminvtransfn::pg_catalog.text, g.aggmfinalfn::pg_catalog.text]`,
    state: `ARRAY[${type('g.aggtranstype')}, ${type('nullif(g.aggmtranstype, 0)')}]`,
    sort: 'nullif(g.aggsortop, 0)::pg_catalog.regoperator::pg_catalog.text',
    parallel: 'p.proparallel',
  };
  const object = `pg_catalog.concat(n.nspname, '.', p.proname, '(', pg_catalog.pg_get_function_identity_arguments(p.oid), ')')`;
  return part(
    `'aggregate definition'`,
    object,
    facts,
    `pg_catalog.pg_aggregate g JOIN pg_catalog.pg_proc p ON p.oid = g.aggfnoid JOIN ns n ON n.oid = p.pronamespace
  WHERE ${notMember('pg_proc', 'p.oid')}`,
    object,
  );
}

/** Not those that another one only announced as its commutator or negator: they do nothing, and `pg_dump` is silent too. */
function operators(): string {
  const facts = {
    function: routine('o.oprcode::pg_catalog.oid'),
    result: type('o.oprresult'),
    commutator: 'nullif(o.oprcom, 0)::pg_catalog.regoperator::pg_catalog.text',
    negator: 'nullif(o.oprnegate, 0)::pg_catalog.regoperator::pg_catalog.text',
    restrict: routine('o.oprrest::pg_catalog.oid'),
    join: routine('o.oprjoin::pg_catalog.oid'),
    merges: 'o.oprcanmerge',
    hashes: 'o.oprcanhash',
    owner: ownerName('o.oprowner'),
  };
  const object = `pg_catalog.concat(n.nspname, '.', o.oprname, '(', ${type('nullif(o.oprleft, 0)')}, ', ', ${type('nullif(o.oprright, 0)')}, ')')`;
  return part(
    `'operator'`,
    object,
    facts,
    `pg_catalog.pg_operator o JOIN ns n ON n.oid = o.oprnamespace WHERE o.oprcode <> 0 AND ${notMember('pg_operator', 'o.oid')}`,
  );
}

const method = (oid: string): string => `(SELECT m.amname FROM pg_catalog.pg_am m WHERE m.oid = ${oid})`;

function operatorFamilies(): string {
  const facts = {
    owner: ownerName('f.opfowner'),
    operators: `(SELECT pg_catalog.array_agg(pg_catalog.concat(o.amopstrategy, ' ', o.amopopr::pg_catalog.regoperator, ' ', o.amoppurpose)
      ORDER BY o.amopstrategy, o.amopopr::pg_catalog.regoperator::pg_catalog.text) FROM pg_catalog.pg_amop o WHERE o.amopfamily = f.oid)`,
    functions: `(SELECT pg_catalog.array_agg(pg_catalog.concat(p.amprocnum, ' ', p.amproc::pg_catalog.regprocedure, ' ', ${type('p.amproclefttype')}, ' ', ${type('p.amprocrighttype')})
      ORDER BY p.amprocnum, p.amproc::pg_catalog.regprocedure::pg_catalog.text) FROM pg_catalog.pg_amproc p WHERE p.amprocfamily = f.oid)`,
  };
  return part(
    `'operator family'`,
    `pg_catalog.concat(n.nspname, '.', f.opfname, ' using ', ${method('f.opfmethod')})`,
    facts,
    `pg_catalog.pg_opfamily f JOIN ns n ON n.oid = f.opfnamespace WHERE ${notMember('pg_opfamily', 'f.oid')}`,
  );
}

function operatorClasses(): string {
  const facts = {
    owner: ownerName('o.opcowner'),
    family: `(SELECT pg_catalog.concat(m.nspname, '.', f.opfname) FROM pg_catalog.pg_opfamily f
      JOIN pg_catalog.pg_namespace m ON m.oid = f.opfnamespace WHERE f.oid = o.opcfamily)`,
    type: type('o.opcintype'),
    default: 'o.opcdefault',
    keyType: type('nullif(o.opckeytype, 0)'),
  };
  return part(
    `'operator class'`,
    `pg_catalog.concat(n.nspname, '.', o.opcname, ' using ', ${method('o.opcmethod')})`,
    facts,
    `pg_catalog.pg_opclass o JOIN ns n ON n.oid = o.opcnamespace WHERE ${notMember('pg_opclass', 'o.oid')}`,
  );
}

/** The system's own have OIDs below 16384. Source: `access/transam.h`, FirstNormalObjectId. */
function casts(): string {
  return part(
    `'cast'`,
    `pg_catalog.concat(${type('k.castsource')}, ' as ', ${type('k.casttarget')})`,
    { function: routine('k.castfunc'), context: 'k.castcontext', method: 'k.castmethod' },
    `pg_catalog.pg_cast k WHERE k.oid >= 16384 AND ${notMember('pg_cast', 'k.oid')}`,
  );
}

function transforms(): string {
  return part(
    `'transform'`,
    `pg_catalog.concat(${type('f.trftype')}, ' for ', (SELECT l.lanname FROM pg_catalog.pg_language l WHERE l.oid = f.trflang))`,
    { from: routine('f.trffromsql::pg_catalog.oid'), to: routine('f.trftosql::pg_catalog.oid') },
    `pg_catalog.pg_transform f WHERE ${notMember('pg_transform', 'f.oid')}`,
  );
}

/** Those of extensions and of the system too: their grants can be changed. */
function languages(): string {
  const facts = {
    owner: ownerName('l.lanowner'),
    grants: grants('l.lanacl', 'l', 'l.lanowner'),
    trusted: 'l.lanpltrusted',
    handler: routine('l.lanplcallfoid'),
    inline: routine('l.laninline'),
    validator: routine('l.lanvalidator'),
  };
  return part(`'language'`, 'l.lanname', facts, 'pg_catalog.pg_language l WHERE true');
}

function conversions(): string {
  const facts = {
    owner: ownerName('v.conowner'),
    encodings: `ARRAY[v.conforencoding, v.contoencoding]`,
    function: 'v.conproc::pg_catalog.text',
    default: 'v.condefault',
  };
  return part(
    `'conversion'`,
    inSchema('v.conname'),
    facts,
    `pg_catalog.pg_conversion v JOIN ns n ON n.oid = v.connamespace WHERE ${notMember('pg_conversion', 'v.oid')}`,
  );
}

function accessMethods(): string {
  return part(
    `'access method'`,
    'm.amname',
    { type: 'm.amtype', handler: routine('m.amhandler::pg_catalog.oid') },
    `pg_catalog.pg_am m WHERE m.oid >= 16384 AND ${notMember('pg_am', 'm.oid')}`,
  );
}
