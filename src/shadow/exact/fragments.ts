/** Pieces of SQL that many kinds of object share. */

/** Whether a row belongs to an extension, which then answers for it. */
export function notMember(catalogue: string, oid: string): string {
  return `NOT EXISTS (SELECT FROM member WHERE classid = 'pg_catalog.${catalogue}'::pg_catalog.regclass AND objid = ${oid})`;
}

/** Grants in one order; those that every owner has by default are written out, because leaving them out means the same. */
export function grants(acl: string, kind: string, owner: string): string {
  return `(SELECT pg_catalog.array_agg(g::pg_catalog.text ORDER BY g::pg_catalog.text)
    FROM pg_catalog.unnest(coalesce(${acl}, pg_catalog.acldefault('${kind}', ${owner}))) g)`;
}

export function ownerName(owner: string): string {
  return `pg_catalog.pg_get_userbyid(${owner})`;
}

/** @param parent expression for the relation that the object goes with, or NULL */
export function part(
  kind: string,
  object: string,
  facts: Readonly<Record<string, string>>,
  from: string,
  parent = 'NULL',
): string {
  // A function takes at most 100 arguments, and no kind has fifty facts.
  const pairs = Object.entries(facts).map(([name, value]) => `'${name}', ${value}`);
  return `SELECT ${kind}, ${object}, ${parent}::pg_catalog.text,
    pg_catalog.json_build_object(${pairs.join(', ')})::pg_catalog.text\n  FROM ${from}`;
}

/** An array in one order, where the order says nothing. */
export function sorted(array: string): string {
  return `(SELECT pg_catalog.array_agg(v ORDER BY v) FROM pg_catalog.unnest(${array}) v)`;
}

/** `schema.name` of a relation given as an expression for its OID. */
export function relationName(oid: string): string {
  return `(SELECT pg_catalog.concat(n.nspname, '.', c.relname) FROM pg_catalog.pg_class c
    JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace WHERE c.oid = ${oid})`;
}

/** `schema.name(arguments)` of a function, given an expression for its OID. */
export function routineName(oid: string): string {
  return `(SELECT pg_catalog.concat(n.nspname, '.', p.proname, '(', pg_catalog.pg_get_function_identity_arguments(p.oid), ')')
    FROM pg_catalog.pg_proc p JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace WHERE p.oid = ${oid})`;
}

/** `schema.name` of a type, given an expression for its OID. */
export function typeName(oid: string): string {
  return `(SELECT pg_catalog.concat(n.nspname, '.', t.typname) FROM pg_catalog.pg_type t
    JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace WHERE t.oid = ${oid})`;
}
