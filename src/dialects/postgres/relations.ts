/** Every relation that a statement names, in the order written, each once. */

import type { RangeVar, WithClause } from 'libpg-query';
import type { Action, Name } from '../../model/statement.ts';
import { nameText } from '../../model/statement.ts';
import { nameOf, open, relationName, stringsOf } from './syntax.ts';

/** Names of WITH queries hide relations of the same name; `visible` counts those that can be seen from here. */
interface Scope {
  readonly queries: ReadonlyMap<string, number>;
  readonly visible: number;
  readonly outer: Scope | null;
}

interface Visit {
  readonly value: unknown;
  readonly scope: Scope | null;
}

const relationObjects: ReadonlySet<string> = new Set([
  'table',
  'foreign-table',
  'view',
  'materialized-view',
  'index',
  'sequence',
]);

/** @param root the statement's node */
export function relationsOf(root: object | undefined, actions: readonly Action[]): readonly Name[] {
  const found: RangeVar[] = [];
  const pending: Visit[] = [{ value: root, scope: null }];
  for (let visit = pending.pop(); visit !== undefined; visit = pending.pop()) {
    const { value, scope } = visit;
    if (typeof value !== 'object' || value === null) continue;
    if (isRangeVar(value)) {
      if (value.schemaname !== undefined || !isQuery(scope, value.relname ?? '')) found.push(value);
    } else {
      pushChildren(pending, value, scope);
    }
  }
  found.sort((one, other) => (one.location ?? 0) - (other.location ?? 0));
  return unique([...found.map(relationName), ...actions.flatMap(droppedRelation), ...commented(root)]);
}

function pushChildren(pending: Visit[], value: object, outer: Scope | null): void {
  const clause = 'withClause' in value ? (value.withClause as WithClause) : undefined;
  const scope = clause ? pushQueries(pending, clause, outer) : outer;
  for (const [key, child] of Object.entries(value)) {
    // FOR UPDATE OF names aliases.
    if (key === 'withClause' || key === 'lockedRels') continue;
    // What a statement changes is never a WITH query.
    pending.push({ value: child, scope: key === 'relation' ? null : scope });
  }
}

/** A WITH query sees those before it, and with RECURSIVE all of them. */
function pushQueries(pending: Visit[], clause: WithClause, outer: Scope | null): Scope {
  const bodies = (clause.ctes ?? []).flatMap((node) => open(node).CommonTableExpr ?? []);
  const queries = new Map(bodies.map(({ ctename }, index) => [ctename ?? '', index]));
  const all = bodies.length;
  bodies.forEach(({ ctequery }, index) => {
    pending.push({ value: ctequery, scope: { queries, visible: clause.recursive ? all : index, outer } });
  });
  return { queries, visible: all, outer };
}

function isQuery(from: Scope | null, name: string): boolean {
  for (let scope = from; scope !== null; scope = scope.outer) {
    if ((scope.queries.get(name) ?? Number.POSITIVE_INFINITY) < scope.visible) return true;
  }
  return false;
}

/** No other node has both keys. */
function isRangeVar(value: object): value is RangeVar {
  return 'relname' in value && 'relpersistence' in value;
}

/** DROP carries plain strings where others carry a relation. */
function droppedRelation(action: Action): readonly Name[] {
  if (action.type !== 'drop') return [];
  if (action.table) return [action.table];
  return relationObjects.has(action.object) ? [action.name] : [];
}

/** COMMENT ON TABLE carries strings, and COMMENT ON COLUMN the column as the last of them. */
function commented(root: object | undefined): readonly Name[] {
  const comment = open(root as Parameters<typeof open>[0]).CommentStmt;
  const parts = stringsOf(open(comment?.object).List?.items);
  switch (comment?.objtype) {
    case 'OBJECT_TABLE':
    case 'OBJECT_FOREIGN_TABLE':
    case 'OBJECT_VIEW':
    case 'OBJECT_MATVIEW':
    case 'OBJECT_INDEX':
    case 'OBJECT_SEQUENCE':
      return [nameOf(parts)];
    case 'OBJECT_COLUMN':
    case 'OBJECT_TABCONSTRAINT':
    case 'OBJECT_TRIGGER':
    case 'OBJECT_POLICY':
    case 'OBJECT_RULE':
      return [nameOf(parts.slice(0, -1))];
    default:
      return [];
  }
}

function unique(names: readonly Name[]): readonly Name[] {
  return [...new Map(names.map((name) => [nameText(name), name])).values()];
}
