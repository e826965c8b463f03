/** DROP, RENAME, SET SCHEMA and OWNER TO, for every kind of object. */
import type { AlterObjectSchemaStmt, AlterOwnerStmt, DropStmt, RenameStmt } from 'libpg-query';
import type { Action, Name } from '../../model/statement.ts';
import { nameOf, objectKind, objectName, open, partsOf, relationName, roleText } from './syntax.ts';

/** Objects that live on a table and are named after it: `DROP TRIGGER name ON table`. */
const onTable: ReadonlySet<string> = new Set(['trigger', 'policy', 'rule']);

export function drop(statement: DropStmt): readonly Action[] {
  const object = objectKind(statement.removeType);
  return (statement.objects ?? []).map((node) => {
    const parts = partsOf(open(node).List?.items);
    const named: { readonly name: Name; readonly table?: Name } = onTable.has(object)
      ? { name: { name: parts.at(-1) ?? '' }, table: nameOf(parts.slice(0, -1)) }
      : { name: objectName(node, object) };
    return {
      type: 'drop',
      object,
      ...named,
      cascade: statement.behavior === 'DROP_CASCADE',
      concurrently: statement.concurrent ?? false,
      ifExists: statement.missing_ok ?? false,
    };
  });
}

/** For the objects that have a statement of their own: DROP ROLE, DROP DATABASE, DROP OWNED and so on. */
export function dropNamed(
  object: string,
  names: readonly (string | undefined)[],
  ifExists: boolean | undefined,
  behavior?: string,
): readonly Action[] {
  return names.map((name) => ({
    type: 'drop',
    object,
    name: { name: name ?? '' },
    cascade: behavior === 'DROP_CASCADE',
    concurrently: false,
    ifExists: ifExists ?? false,
  }));
}

export function rename(statement: RenameStmt): Action {
  const kind = objectKind(statement.renameType);
  const to = statement.newname ?? '';
  const owner = statement.relation ? relationName(statement.relation) : objectName(statement.object, kind);
  const subject = statement.subname;
  switch (kind) {
    case 'column':
    case 'attribute':
      return { type: 'rename', object: kind, name: owner, column: subject ?? '', to };
    case 'constraint':
    case 'domain-constraint':
    case 'trigger':
    case 'policy':
    case 'rule':
      return { type: 'rename', object: kind, name: { name: subject ?? '' }, table: owner, to };
    default:
      return { type: 'rename', object: kind, name: subject === undefined ? owner : { name: subject }, to };
  }
}

export function setSchema(statement: AlterObjectSchemaStmt): Action {
  const kind = objectKind(statement.objectType);
  const name = statement.relation ? relationName(statement.relation) : objectName(statement.object, kind);
  return { type: 'set-schema', object: kind, name, to: statement.newschema ?? '' };
}

export function changeOwner(statement: AlterOwnerStmt): Action {
  const kind = objectKind(statement.objectType);
  const name = statement.relation ? relationName(statement.relation) : objectName(statement.object, kind);
  return { type: 'change-owner', object: kind, name, to: roleText(statement.newowner) };
}
