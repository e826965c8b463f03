/** GRANT and REVOKE: on objects, on all objects of a schema, on future objects, and of roles. */
import type { AlterDefaultPrivilegesStmt, GrantRoleStmt, GrantStmt } from 'libpg-query';
import type { Action, ActionOf, Name } from '../../model/statement.ts';
import { objectKind, objectName, open, optionsOf, rolesOf } from './syntax.ts';

type Grant = ActionOf<'grant'>;

export function grant(statement: GrantStmt): Action {
  const kind = objectKind(statement.objtype);
  // The names are those of schemas then, and not of tables.
  const object = statement.targtype === 'ACL_TARGET_ALL_IN_SCHEMA' ? `all-${kind}s-in-schema` : kind;
  return grantOn(
    statement,
    object,
    (statement.objects ?? []).map((node) => objectName(node)),
  );
}

export function grantByDefault(statement: AlterDefaultPrivilegesStmt): Action {
  const schemas = optionsOf(statement.options).find(({ defname }) => defname === 'schemas');
  const names = (open(schemas?.arg).List?.items ?? []).map((node) => objectName(node));
  const action = statement.action ?? {};
  return grantOn(action, `default-${objectKind(action.objtype)}`, names);
}

export function grantRole(statement: GrantRoleStmt): Action {
  return {
    type: statement.is_grant ? 'grant' : 'revoke',
    object: 'role',
    names: privilegesOf(statement.granted_roles).map((name) => ({ name })),
    privileges: [],
    to: rolesOf(statement.grantee_roles),
  };
}

function grantOn(statement: GrantStmt, object: string, names: readonly Name[]): Grant {
  const privileges = privilegesOf(statement.privileges);
  return {
    type: statement.is_grant ? 'grant' : 'revoke',
    object,
    names,
    privileges: privileges.length > 0 ? privileges : ['all'],
    to: rolesOf(statement.grantees),
  };
}

function privilegesOf(nodes: GrantStmt['privileges']): readonly string[] {
  return (nodes ?? []).map((node) => open(node).AccessPriv?.priv_name ?? 'all');
}
