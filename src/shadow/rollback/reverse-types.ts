/**
 * SQL that takes renames and moves of enums and domains back, so that the columns of such a type keep it. The schema tells no
 * identity of a type: one counts as renamed where exactly one of the same form went away and one came. Pure.
 */
import { identifier, relation } from '../../model/sql-names.ts';
import type { ExactObject, ExactSchema } from '../exact/read.ts';

/** @param before the schema to go back to @param after the one that is there */
export function reverseTypes(before: ExactSchema, after: ExactSchema): readonly string[] {
  const gone = namedTypes(before, after);
  const come = namedTypes(after, before);
  return gone.flatMap((was) => {
    const isSame = ({ kind, facts }: ExactObject): boolean => kind === was.kind && facts === was.facts;
    const [now, ...others] = come.filter(isSame);
    return now && others.length === 0 && gone.filter(isSame).length === 1 ? back(was, now) : [];
  });
}

/** Enums and domains that the other side has not under that name. */
function namedTypes(schema: ExactSchema, other: ExactSchema): readonly ExactObject[] {
  return [...schema].flatMap(([key, object]) => {
    const isNamed = object.kind === 'domain' || (object.kind === 'type' && JSON.parse(object.facts).form === 'e');
    return isNamed && !other.has(key) ? [object] : [];
  });
}

function back(was: ExactObject, now: ExactObject): readonly string[] {
  const word = was.kind === 'domain' ? 'DOMAIN' : 'TYPE';
  const [from, to] = [nameOf(now), nameOf(was)];
  const moved =
    from.schema === to.schema ? [] : [`ALTER ${word} ${relation(from)} SET SCHEMA ${identifier(to.schema)}`];
  const there = { ...from, schema: to.schema };
  return from.name === to.name
    ? moved
    : [...moved, `ALTER ${word} ${relation(there)} RENAME TO ${identifier(to.name)}`];
}

/** A name with a point in it leads to SQL that is refused, or to a schema that is found to be another one. */
function nameOf({ object }: ExactObject): { readonly schema: string; readonly name: string } {
  const point = object.indexOf('.');
  return { schema: object.slice(0, point), name: object.slice(point + 1) };
}
