/** Reads the small recurring pieces of libpg-query's syntax tree: names, types, options, constants. */
import type { DefElem, Node, RangeVar, RoleSpec } from 'libpg-query';
import type { Name } from '../../model/statement.ts';

/** Node is a union of one-key wrappers; this is the same node as a record, absent keys included. */
export type Wrapped = { readonly [Kind in KindOf<Node>]?: Extract<Node, Record<Kind, unknown>>[Kind] };
type KindOf<Union> = Union extends unknown ? keyof Union : never;

export function open(node: Node | undefined): Wrapped {
  return (node ?? {}) as Wrapped;
}

/** Every object of a tree, parents first. A stack of its own: hostile SQL nests deeper than calls may. */
export function* nodesIn(root: unknown): Generator<object> {
  const pending: unknown[] = [root];
  while (pending.length > 0) {
    const value = pending.pop();
    if (typeof value !== 'object' || value === null) continue;
    yield value;
    const children: readonly unknown[] = Object.values(value);
    for (let index = children.length - 1; index >= 0; index--) pending.push(children[index]);
  }
}

export function relationName(relation: RangeVar | undefined): Name {
  const name = relation?.relname ?? '';
  return relation?.schemaname ? { schema: relation.schemaname, name } : { name };
}

export function stringsOf(nodes: readonly Node[] | undefined): readonly string[] {
  return (nodes ?? []).flatMap((node) => open(node).String?.sval ?? []);
}

/** The last part is the name, the one before it the schema; a database in front of them is left out. */
export function nameOf(parts: readonly string[]): Name {
  const name = parts.at(-1) ?? '';
  const schema = parts.at(-2);
  return schema === undefined ? { name } : { schema, name };
}

/**
 * The name of whatever a statement may be about: relation, routine, type, or a plain string.
 * @param kind as `objectKind` gives it, for those whose list holds more than a name
 */
export function objectName(node: Node | undefined, kind = ''): Name {
  const object = open(node);
  if (object.RangeVar) return relationName(object.RangeVar);
  if (object.ObjectWithArgs) return nameOf(stringsOf(object.ObjectWithArgs.objname));
  if (object.TypeName) return nameOf(stringsOf(object.TypeName.names));
  if (object.RoleSpec) return { name: roleText(object.RoleSpec) };
  if (object.String) return { name: object.String.sval ?? '' };
  const parts = partsOf(object.List?.items);
  switch (kind) {
    case 'cast':
      return { name: parts.join(' as ') };
    case 'transform':
      return { name: parts.join(' language ') };
    case 'operator-class':
    case 'operator-family':
      // Behind the access method.
      return nameOf(parts.slice(1));
    default:
      return nameOf(parts);
  }
}

/** Strings of a list in which types may stand too, as in DROP CAST or DROP TRANSFORM. */
export function partsOf(nodes: readonly Node[] | undefined): readonly string[] {
  return (nodes ?? []).flatMap((node) => {
    const { String: text, TypeName: type } = open(node);
    return type ? (stringsOf(type.names).at(-1) ?? []) : (text?.sval ?? []);
  });
}

/** `public` stands for PUBLIC, which is no role: no role can have that name. */
export function roleText(role: RoleSpec | undefined): string {
  switch (role?.roletype) {
    case 'ROLESPEC_PUBLIC':
      return 'public';
    case 'ROLESPEC_CURRENT_ROLE':
      return 'current_role';
    case 'ROLESPEC_CURRENT_USER':
      return 'current_user';
    case 'ROLESPEC_SESSION_USER':
      return 'session_user';
    default:
      return role?.rolename ?? '';
  }
}

export function rolesOf(nodes: readonly Node[] | undefined): readonly string[] {
  return (nodes ?? []).map((node) => roleText(open(node).RoleSpec));
}

export function optionsOf(nodes: readonly Node[] | undefined): readonly DefElem[] {
  return (nodes ?? []).flatMap((node) => open(node).DefElem ?? []);
}

/** `(CONCURRENTLY)`, `(FULL true)`, `(ANALYZE off)`. */
export function isOn(options: readonly DefElem[], name: string): boolean {
  const option = options.find(({ defname }) => defname === name);
  if (option === undefined) return false;
  return (
    option.arg === undefined || !['false', 'off', '0', 'f', 'no', 'n'].includes(constantText(option.arg).toLowerCase())
  );
}

/** A constant as written in the tree: the text of a string, number, boolean or bare word, `''` for anything else. */
export function constantText(node: Node | undefined): string {
  const value = open(node);
  if (value.TypeCast) return constantText(value.TypeCast.arg);
  if (value.TypeName) return stringsOf(value.TypeName.names).at(-1) ?? '';
  // A zero or false is left out of the tree.
  if (value.String) return value.String.sval ?? '';
  if (value.Integer) return String(value.Integer.ival ?? 0);
  if (value.Float) return value.Float.fval ?? '';
  if (value.Boolean) return String(value.Boolean.boolval ?? false);
  const constant = value.A_Const;
  if (constant === undefined || constant.isnull) return '';
  if (constant.ival) return String(constant.ival.ival ?? 0);
  if (constant.boolval) return String(constant.boolval.boolval ?? false);
  return constant.sval?.sval ?? constant.fval?.fval ?? constant.bsval?.bsval ?? '';
}

/** `OBJECT_FOREIGN_TABLE` as `foreign-table`. */
export function objectKind(type: string | undefined): string {
  const word = (type ?? '').replace('OBJECT_', '');
  switch (word) {
    case 'MATVIEW':
      return 'materialized-view';
    case 'TABCONSTRAINT':
      return 'constraint';
    case 'DOMCONSTRAINT':
      return 'domain-constraint';
    case 'FDW':
      return 'foreign-data-wrapper';
    case 'FOREIGN_SERVER':
      return 'server';
    case 'STATISTIC_EXT':
      return 'statistics';
    case 'OPCLASS':
      return 'operator-class';
    case 'OPFAMILY':
      return 'operator-family';
    case 'TSCONFIGURATION':
      return 'text-search-configuration';
    case 'TSDICTIONARY':
      return 'text-search-dictionary';
    case 'TSPARSER':
      return 'text-search-parser';
    case 'TSTEMPLATE':
      return 'text-search-template';
    default:
      return word.toLowerCase().replaceAll('_', '-');
  }
}
