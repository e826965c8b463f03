/**
 * Which statements of a pull request have a form that blocks less, and the migrations that take the place of theirs. Everything
 * follows from what the statements did; whether the result is the same is for a rehearsal to say.
 */
import type { Observation } from '../../model/observation.ts';
import type { RehearsedMigration, RehearsedStatement } from '../../model/rehearsal.ts';
import type { SaferForm, SaferMigration, SaferStep } from '../../model/safer.ts';
import type { Action } from '../../model/statement.ts';
import { type Context, contextOf, type PlanSet } from '../input.ts';
import { addColumn } from './add-column.ts';
import { addConstraint, setNotNull } from './constraints.ts';
import { createIndex, dropIndex, refresh, reindex } from './indexes.ts';
import { type Part, partsOf, tableOf } from './part.ts';
import { frameOf, piecesOf, type Replaced } from './pieces.ts';
import { step } from './sql.ts';
import { typeChange } from './type-change.ts';

/** More would be read by nobody, and each has to be rehearsed. */
const statementsAtMost = 50;

function formOf(part: Part): readonly SaferStep[] | null {
  const { action } = part;
  const of = <Kind extends Action>(form: (one: Part<Kind>) => readonly SaferStep[] | null) => form(part as Part<Kind>);
  switch (action.type) {
    case 'create-index':
      return of(createIndex);
    case 'add-constraint':
      return of(addConstraint);
    case 'set-not-null':
      return of(setNotNull);
    case 'add-column':
      return of(addColumn);
    case 'alter-column-type':
      return of(typeChange);
    case 'refresh-materialized-view':
      return of(refresh);
    default:
      return null;
  }
}

function stepsOf(
  { statement, observation }: RehearsedStatement,
  context: Context,
  targetVersion: number,
): readonly SaferStep[] | null {
  const touchesOld = observation.tables.some(({ before }) => before && context.base.tables.has(before.oid));
  if (touchesOld) {
    const whole = dropIndex(statement, observation.tables) ?? reindex(statement);
    if (whole) return whole;
  }
  const parts = partsOf(statement);
  if (!parts) return null;
  const forms = parts.map(({ action, sql }) => {
    const table = tableOf(action, observation, context);
    const form = table && formOf({ action, sql, ...table, statement, observation, context, targetVersion });
    return { sql, form };
  });
  if (forms.every(({ form }) => form === null)) return null;
  return forms.flatMap(({ sql, form }) => form ?? [step('change', sql)]);
}

function stopsOthers({ locks }: Observation): boolean {
  return locks.some(({ kind, fresh, blocks }) => kind === 'table' && !fresh && blocks.includes('writes'));
}

/** Rows looked through and changed while the transaction keeps others from a table since an earlier statement. */
function changesUnderLock(all: readonly RehearsedStatement[], at: number): boolean {
  const { statement, observation } = all[at] as RehearsedStatement;
  const changes = statement.actions.some(({ type }) => ['insert', 'update', 'delete', 'merge'].includes(type));
  if (!changes || observation.transaction === null || observation.scans.every(({ fresh }) => fresh)) return false;
  return all
    .slice(0, at)
    .some((one) => one.observation.transaction === observation.transaction && stopsOthers(one.observation));
}

/** Where the author bounds no wait for a lock, and a transaction is there to bound it in. */
function guardOf(
  transaction: RehearsedMigration['migration']['transaction'],
  body: readonly RehearsedStatement[],
  { thresholds }: Context,
): string | null {
  const isBounded = body.some(({ statement }) =>
    statement.actions.some((action) => action.type === 'set' && action.name === 'lock_timeout'),
  );
  const isLate = transaction === 'statement' || (transaction === 'none' && body.length === 1);
  if (isBounded || isLate || !body.some(({ observation }) => stopsOthers(observation))) return null;
  return `SET LOCAL lock_timeout = '${thresholds.lockTimeoutS}s'`;
}

function formsOf({ statement, observation, steps, isData }: Replaced, guard: string | null): readonly SaferForm[] {
  const isKept = steps === null && !isData;
  if (isKept && (guard === null || !stopsOthers(observation))) return [];
  const { line, endLine, sql, actions } = statement;
  return [
    {
      line,
      endLine,
      guard,
      steps: steps ?? [step(isData ? 'data' : 'change', sql)],
      isKept,
      movesColumn: steps !== null && actions.some(({ type }) => type === 'alter-column-type'),
    },
  ];
}

function ofMigration(
  { migration, statements }: RehearsedMigration,
  context: Context,
  version: number,
): SaferMigration | null {
  const body = frameOf(statements);
  if (body === null) return null;
  const replaced = body.map((one, at): Replaced => {
    return { ...one, steps: stepsOf(one, context, version), isData: changesUnderLock(body, at) };
  });
  const guard = guardOf(migration.transaction, body, context);
  const pieces = piecesOf(replaced, guard);
  const forms = replaced.flatMap((one) => formsOf(one, guard));
  return forms.length > 0 && pieces.length > 0 ? { migration: migration.id, forms, pieces } : null;
}

/** Those migrations of the set that have a safer form, in order. */
export function saferMigrations(
  set: PlanSet,
  numbers: Parameters<typeof contextOf>[1],
  targetVersion: number,
): readonly SaferMigration[] {
  const context = contextOf(set, numbers);
  let statements = 0;
  return set.migrations.flatMap((migration) => {
    const safer = ofMigration(migration, context, targetVersion);
    statements += safer?.forms.length ?? 0;
    return safer && statements <= statementsAtMost ? [safer] : [];
  });
}
