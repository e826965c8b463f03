/**
 * Which part of a statement explains what was measured, so that one cause gives one finding: rules about a cause report
 * the work that is theirs, and generic rules report only what nothing here explains. The work is measured; the syntax
 * only says whose it is.
 */
import { qualifiedName, type Table } from '../../model/catalogue.ts';
import type { TableChange } from '../../model/observation.ts';
import type { RuleInput } from '../../model/rule.ts';
import type { Action } from '../../model/statement.ts';
import { matches, type Step } from './facts.ts';
import { changesStorage } from './type-changes.ts';

/**
 * What a statement did to one table that existed before the pull request, and that takes as long as the table is big.
 * - `rewrite`: every row and every index was written anew
 * - `build`: indexes were written, the table was read
 * - `scan`: the table was read, and nothing of it written anew
 */
export interface Work {
  readonly kind: 'rewrite' | 'build' | 'scan';
  /** `schema.name` at that moment. */
  readonly table: string;
  /** Indexes that were built, `schema.name`. Of a rewritten table: all of them. */
  readonly indexes: readonly string[];
  /** Parts of the statement that explain it. */
  readonly causes: readonly Action[];
  /** No part of the statement explains it, nor a constraint that it left: a function, DO block or trigger did it. */
  readonly unexplained: boolean;
}

/** All work of one statement, by the name of the table. */
export function workOf(input: RuleInput, { statement: { statement, observation } }: Step): readonly Work[] {
  const { actions } = statement;
  const work: Work[] = [];
  for (const change of observation.tables) {
    const { after } = change;
    if (!after || !input.rehearsal.base.tables.has(after.oid)) continue;
    const table = qualifiedName(after);
    const built = builtOn(change);
    const indexes = built.map(({ name }) => `${after.schema}.${name}`);
    if (observation.rewrites.includes(table)) {
      const causes = rewriteCauses(actions, change);
      // A table that was emptied has a new file as well, and nothing was read for it.
      const read = observation.transaction === null || observation.scans.some(({ relation }) => relation === table);
      if (causes.length === 0 && !read && !redefined(change)) continue;
      work.push({ kind: 'rewrite', table, indexes, causes, unexplained: causes.length === 0 });
    } else if (built.length > 0 && !actions.some(({ type }) => type === 'truncate')) {
      const causes = actions.filter((action) => builds(action, change));
      const keys = new Set(checked(change).map(({ name }) => name));
      const explained = causes.length > 0 || becamePartition(change) || built.every(({ name }) => keys.has(name));
      work.push({ kind: 'build', table, indexes, causes, unexplained: !explained });
    }
  }
  const explained = checkedTables(observation.tables);
  for (const { relation, fresh } of observation.scans) {
    if (fresh || observation.rewrites.includes(relation) || work.some(({ table }) => table === relation)) continue;
    const causes = actions.filter(scans);
    const parents = parentsOf(input, relation);
    const unexplained = causes.length === 0 && ![relation, ...parents].some((name) => explained.has(name));
    work.push({ kind: 'scan', table: relation, indexes: [], causes, unexplained });
  }
  return work
    .filter(({ causes }) => !causes.some(replacesAllRows))
    .sort((left, right) => (left.table < right.table ? -1 : 1));
}

/** Constraints whose rows this statement checked, whoever asked for them: new ones, and old ones that it validated. */
function checked({ before, after }: TableChange): Table['constraints'] {
  const old = new Set(before?.constraints.filter(({ validated }) => validated).map(({ name }) => name));
  return after?.constraints.filter(({ name, validated, enforced }) => validated && enforced && !old.has(name)) ?? [];
}

/**
 * Tables whose rows had to be looked at for what the statement left in the catalogue: both ends of every constraint that
 * was checked, columns that lost their nulls, new partitions and the partitions beside them.
 */
function checkedTables(changes: readonly TableChange[]): ReadonlySet<string> {
  const tables = changes.flatMap((change) => {
    const { before, after } = change;
    if (!after) return [];
    const constraints = checked(change);
    const nullable = new Set(before?.columns.filter(({ notNull }) => !notNull).map(({ number }) => number));
    const own = constraints.length > 0 || after.columns.some(({ number, notNull }) => notNull && nullable.has(number));
    return [
      ...(own || becamePartition(change) ? [qualifiedName(after)] : []),
      ...(becamePartition(change) ? after.parents : []),
      ...constraints.flatMap(({ references }) => references?.table ?? []),
    ];
  });
  return new Set(tables);
}

function becamePartition({ before, after }: TableChange): boolean {
  return after?.isPartition === true && before?.isPartition !== true;
}

function parentsOf({ rehearsal }: RuleInput, name: string): readonly string[] {
  return [...rehearsal.head.tables.values()].find((table) => qualifiedName(table) === name)?.parents ?? [];
}

/** The tables on which one part of the statement caused work of a kind. */
export function tablesBy(input: RuleInput, step: Step, kind: Work['kind'], action: Action): readonly string[] {
  return workOf(input, step).flatMap((work) =>
    work.kind === kind && work.causes.includes(action) ? [work.table] : [],
  );
}

/** Emptying or refilling on purpose: rules of their own speak of it. */
function replacesAllRows({ type }: Action): boolean {
  return type === 'truncate' || type === 'refresh-materialized-view';
}

function redefined({ before, after }: TableChange): boolean {
  const shape = (table: Table | null) => JSON.stringify([table?.persistence, table?.columns]);
  return shape(before) !== shape(after);
}

/** Indexes with a file that no index of the table had before; one made again on its old file was not built. */
function builtOn({ before, after }: TableChange): Table['indexes'] {
  const oldFiles = new Set(before?.indexes.map(({ fileNode }) => fileNode));
  return after?.kind === 'partitioned' ? [] : (after?.indexes.filter(({ fileNode }) => !oldFiles.has(fileNode)) ?? []);
}

/**
 * One ALTER TABLE rewrites once, whatever it holds. Parts that rewrite for certain are blamed first; those of which the
 * syntax cannot tell (is the function volatile, is the type a constrained domain?) only when no certain part explains it.
 */
function rewriteCauses(actions: readonly Action[], change: TableChange): readonly Action[] {
  const graded = actions.map((action) => ({ action, guilt: rewriteGuilt(action, change) }));
  for (const guilt of ['certain', 'likely', 'possible'] as const) {
    const found = graded.filter((one) => one.guilt === guilt);
    if (found.length > 0) return found.map(({ action }) => action);
  }
  return [];
}

type Guilt = 'certain' | 'likely' | 'possible' | 'none';

function rewriteGuilt(action: Action, change: TableChange): Guilt {
  switch (action.type) {
    case 'add-column':
      return addedColumnGuilt(action);
    case 'alter-column-type':
      return typeGuilt(action, change);
    case 'set-expression':
      return change.after?.columns.some(({ name, generated }) => name === action.column && generated === 'stored')
        ? 'certain'
        : 'none';
    case 'alter-table-other':
      return /^Set(Logged|UnLogged|AccessMethod|TableSpace)$/.test(action.command) ? 'certain' : 'none';
    case 'vacuum':
      return action.full && names(action, change) ? 'certain' : 'none';
    case 'cluster':
      return names(action, change) ? 'certain' : 'none';
    case 'truncate':
    case 'refresh-materialized-view':
      return 'certain';
    default:
      return 'none';
  }
}

/** A statement that names no table means all of them. */
function names(action: Extract<Action, { type: 'vacuum' | 'cluster' }>, { before }: TableChange): boolean {
  return action.table === undefined || (before !== null && matches(qualifiedName(before), action.table));
}

/** Functions that give one value for the whole statement, as a default written without a cast. */
const stableDefault =
  /^(?:now|transaction_timestamp|statement_timestamp)\s*\(\s*\)$|^(?:current_(?:timestamp|date|time|user|role)|localtimestamp|localtime|session_user)$/i;

function addedColumnGuilt(action: Extract<Action, { type: 'add-column' }>): Guilt {
  if (action.serial || action.identity || action.generated === 'stored') return 'certain';
  if (action.generated === 'virtual') return 'none';
  if (action.default === 'expression' && !stableDefault.test(action.defaultSql?.trim() ?? '')) return 'likely';
  return 'possible';
}

function typeGuilt(action: Extract<Action, { type: 'alter-column-type' }>, { before, after }: TableChange): Guilt {
  const now = after?.columns.find(({ name }) => name === action.column);
  const old = before?.columns.find(({ number }) => number === now?.number);
  if (!now || !old) return 'likely';
  return action.using || changesStorage(old.type, now.type) ? 'certain' : 'possible';
}

function builds(action: Action, { before, after }: TableChange): boolean {
  switch (action.type) {
    case 'create-index':
    case 'reindex':
    case 'attach-partition':
    case 'create-table':
      return true;
    case 'alter-column-type':
      // It makes the indexes of its column again under their old names.
      return after?.indexes.some(({ name, fileNode }) => remade(before, name, fileNode)) ?? false;
    case 'add-constraint':
      return ['unique', 'primary', 'exclude'].includes(action.constraint) && action.usingIndex === undefined;
    case 'add-column':
      return action.unique || action.primary;
    default:
      return false;
  }
}

function remade(before: Table | null, name: string, fileNode: number): boolean {
  const old = before?.indexes.find((index) => index.name === name);
  return old !== undefined && old.fileNode !== fileNode;
}

/** Parts of a statement that are known to read tables whole; one of them explains every scan of its statement. */
function scans(action: Action): boolean {
  switch (action.type) {
    case 'add-constraint':
      return !action.notValid && !action.notEnforced;
    case 'add-column':
      return action.check || action.references !== undefined || action.unique || action.primary || action.notNull;
    case 'validate-constraint':
    case 'set-not-null':
    case 'alter-column-type':
    case 'attach-partition':
    case 'create-table':
    case 'create-index':
    case 'reindex':
    case 'refresh-materialized-view':
      return true;
    default:
      return false;
  }
}
