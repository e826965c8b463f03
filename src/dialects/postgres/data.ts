/** SELECT, INSERT, UPDATE, DELETE, MERGE and COPY; statements within WITH change data too and count as well. */
import type {
  CopyStmt,
  DeleteStmt,
  InsertStmt,
  MergeStmt,
  Node,
  SelectStmt,
  UpdateStmt,
  WithClause,
} from 'libpg-query';
import type { Action, ActionOf } from '../../model/statement.ts';
import { anyBounded, boundedQueries, isBoundedQuery, isBoundedWhere } from './bounds.ts';
import { newTable } from './create-table.ts';
import { setConfig } from './session.ts';
import { open, relationName } from './syntax.ts';

export function select(statement: SelectStmt): readonly Action[] {
  const into = statement.intoClause?.rel;
  const settings = (statement.targetList ?? []).flatMap((target) => setConfig(open(target).ResTarget?.val) ?? []);
  return [
    ...inWith(statement.withClause),
    ...(into ? [newTable(into)] : []),
    ...settings,
    ...(into || settings.length > 0 ? [] : [{ type: 'select' } as const]),
  ];
}

export function insert(statement: InsertStmt): readonly Action[] {
  const query = open(statement.selectStmt).SelectStmt;
  const filtered = query !== undefined && query.valuesLists === undefined;
  const bounded = !filtered || isBoundedQuery(statement.selectStmt, boundedQueries(statement.withClause));
  return [
    ...inWith(statement.withClause),
    ...inWith(query?.withClause),
    { type: 'insert', table: relationName(statement.relation), filtered, bounded },
  ];
}

export function update(statement: UpdateStmt): readonly Action[] {
  const queries = boundedQueries(statement.withClause);
  const where = statement.whereClause;
  return [
    ...inWith(statement.withClause),
    {
      type: 'update',
      table: relationName(statement.relation),
      filtered: where !== undefined,
      bounded: isBoundedWhere(where, queries) || (where !== undefined && anyBounded(statement.fromClause, queries)),
    },
  ];
}

export function deleteRows(statement: DeleteStmt): readonly Action[] {
  const queries = boundedQueries(statement.withClause);
  const where = statement.whereClause;
  return [
    ...inWith(statement.withClause),
    {
      type: 'delete',
      table: relationName(statement.relation),
      filtered: where !== undefined,
      bounded: isBoundedWhere(where, queries) || (where !== undefined && anyBounded(statement.usingClause, queries)),
    },
  ];
}

/** A MERGE has no WHERE of its own: it is filtered when every WHEN has a condition. */
export function merge(statement: MergeStmt): readonly Action[] {
  const clauses = (statement.mergeWhenClauses ?? []).flatMap((node) => open(node).MergeWhenClause ?? []);
  const source = statement.sourceRelation ? [statement.sourceRelation] : [];
  return [
    ...inWith(statement.withClause),
    {
      type: 'merge',
      table: relationName(statement.relation),
      filtered: clauses.every(({ condition }) => condition !== undefined),
      bounded: anyBounded(source, boundedQueries(statement.withClause)),
    },
  ];
}

export function copy(statement: CopyStmt): Action {
  return {
    type: 'copy',
    ...(statement.relation ? { table: relationName(statement.relation) } : {}),
    from: statement.is_from ?? false,
    source: copySource(statement),
  };
}

/** COPY … TO STDOUT is `stdin` too: the client's stream, in the other direction. */
function copySource(statement: CopyStmt): ActionOf<'copy'>['source'] {
  if (statement.query) return 'query';
  if (statement.is_program) return 'program';
  return statement.filename === undefined ? 'stdin' : 'file';
}

function inWith(clause: WithClause | undefined): readonly Action[] {
  return (clause?.ctes ?? []).flatMap((node) => changes(open(node).CommonTableExpr?.ctequery));
}

function changes(query: Node | undefined): readonly Action[] {
  const { InsertStmt, UpdateStmt, DeleteStmt, MergeStmt } = open(query);
  if (InsertStmt) return insert(InsertStmt);
  if (UpdateStmt) return update(UpdateStmt);
  if (DeleteStmt) return deleteRows(DeleteStmt);
  if (MergeStmt) return merge(MergeStmt);
  return [];
}
