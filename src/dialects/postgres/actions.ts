/** What one statement asks for: its syntax tree as actions. The themes are in the files beside this one. */
import type { ExplainStmt, Node } from 'libpg-query';
import type { Action } from '../../model/statement.ts';
import { alterTable } from './alter-table.ts';
import { created, createExtension, createFunction, createIndex, createSchema, createView, define } from './create.ts';
import { createTable, createTableAs } from './create-table.ts';
import { copy, deleteRows, insert, merge, select, update } from './data.ts';
import { grant, grantByDefault, grantRole } from './grants.ts';
import { changeOwner, drop, dropNamed, rename, setSchema } from './objects.ts';
import { cluster, doBlock, lockTables, reindex, setVariable, transaction, vacuum } from './session.ts';
import type { Source } from './source.ts';
import { isOn, nameOf, open, optionsOf, relationName, rolesOf, roleText, stringsOf, type Wrapped } from './syntax.ts';

type Handlers = {
  readonly [Kind in keyof Wrapped]?: (node: NonNullable<Wrapped[Kind]>, source: Source) => Action | readonly Action[];
};

const handlers: Handlers = {
  AlterDefaultPrivilegesStmt: grantByDefault,
  AlterEnumStmt: (node) => {
    const name = nameOf(stringsOf(node.typeName));
    const value = node.newVal ?? '';
    return node.oldVal === undefined
      ? { type: 'add-enum-value', name, value, ordered: node.newValNeighbor !== undefined }
      : { type: 'rename-enum-value', name, value: node.oldVal, to: value };
  },
  AlterObjectSchemaStmt: setSchema,
  AlterOwnerStmt: changeOwner,
  AlterTableStmt: alterTable,
  CallStmt: () => ({ type: 'call' }),
  ClusterStmt: cluster,
  CommentStmt: () => ({ type: 'comment' }),
  CompositeTypeStmt: (node) => created('create-type', relationName(node.typevar)),
  CopyStmt: copy,
  CreateDomainStmt: (node) => created('create-domain', nameOf(stringsOf(node.domainname))),
  CreateEnumStmt: (node) => created('create-enum', nameOf(stringsOf(node.typeName))),
  CreateExtensionStmt: createExtension,
  CreateForeignTableStmt: (node) => createTable(node.base ?? {}),
  CreateFunctionStmt: createFunction,
  CreatePolicyStmt: (node) => ({
    type: 'create-policy',
    name: node.policy_name ?? '',
    table: relationName(node.table),
  }),
  CreateRangeStmt: (node) => created('create-type', nameOf(stringsOf(node.typeName))),
  CreateRoleStmt: (node) => created('create-role', { name: node.role ?? '' }),
  CreateSchemaStmt: (node, source) => createSchema(node, (element) => actionsOf(element, source)),
  CreateSeqStmt: (node) => created('create-sequence', relationName(node.sequence), node.if_not_exists),
  CreateStmt: createTable,
  CreateTableAsStmt: createTableAs,
  CreateTrigStmt: (node) => ({
    type: 'create-trigger',
    name: node.trigname ?? '',
    table: relationName(node.relation),
  }),
  DefineStmt: define,
  DeleteStmt: deleteRows,
  DoStmt: doBlock,
  DropOwnedStmt: (node) => dropNamed('owned', rolesOf(node.roles), false, node.behavior),
  DropRoleStmt: (node) => dropNamed('role', rolesOf(node.roles), node.missing_ok),
  DropStmt: drop,
  DropSubscriptionStmt: (node) => dropNamed('subscription', [node.subname], node.missing_ok, node.behavior),
  DropTableSpaceStmt: (node) => dropNamed('tablespace', [node.tablespacename], node.missing_ok),
  DropUserMappingStmt: (node) => dropNamed('user-mapping', [roleText(node.user)], node.missing_ok),
  DropdbStmt: (node) => dropNamed('database', [node.dbname], node.missing_ok),
  ExecuteStmt: () => ({ type: 'execute' }),
  ExplainStmt: explain,
  GrantRoleStmt: grantRole,
  GrantStmt: grant,
  IndexStmt: createIndex,
  InsertStmt: insert,
  LockStmt: lockTables,
  MergeStmt: merge,
  RefreshMatViewStmt: (node) => ({
    type: 'refresh-materialized-view',
    name: relationName(node.relation),
    concurrently: node.concurrent ?? false,
  }),
  ReindexStmt: reindex,
  RenameStmt: rename,
  SelectStmt: select,
  TransactionStmt: transaction,
  TruncateStmt: (node) =>
    (node.relations ?? []).map((relation) => ({
      type: 'truncate',
      table: relationName(open(relation).RangeVar),
      cascade: node.behavior === 'DROP_CASCADE',
    })),
  UpdateStmt: update,
  VacuumStmt: vacuum,
  VariableSetStmt: setVariable,
  ViewStmt: createView,
};

/** Every statement asks for something: what is not known by type is `other`. */
export function actionsOf(node: Node | undefined, source: Source): readonly Action[] {
  const [kind, content] = Object.entries(node ?? {})[0] ?? [];
  const handler = handlers[kind as keyof Handlers] as
    | ((content: unknown, source: Source) => Action | readonly Action[])
    | undefined;
  const actions = handler?.(content, source) ?? [];
  const list = [actions].flat();
  return list.length > 0 ? list : [{ type: 'other' }];
}

/** Node name without `Stmt`: `AlterTable`, `Index`, `Select`. */
export function kindOf(node: Node | undefined): string {
  return (Object.keys(node ?? {})[0] ?? '').replace(/Stmt$/, '');
}

/** EXPLAIN runs its statement only with ANALYZE. */
function explain(statement: ExplainStmt, source: Source): readonly Action[] {
  return isOn(optionsOf(statement.options), 'analyze') ? actionsOf(statement.query, source) : [{ type: 'select' }];
}
