/** The point of no return: the first statement after which the way back loses data. Pure. */
import { qualifiedName } from '../../model/catalogue.ts';
import { lockModes, type TableChange } from '../../model/observation.ts';
import type { RehearsedMigration, RehearsedStatement } from '../../model/rehearsal.ts';
import type { DataLoss, RollbackRehearsal } from '../../model/rollback.ts';
import { namesOf, worksOnRows } from '../loop/statement-kinds.ts';

export function pointOfNoReturn(
  migrations: readonly RehearsedMigration[],
  losses: readonly DataLoss[],
): RollbackRehearsal['noReturn'] {
  const lost = losses.filter(({ kind }) => kind !== 'left');
  for (const { migration, statements } of migrations) {
    for (const rehearsed of statements) {
      const loss = lost.find((one) => causes(rehearsed, one));
      if (loss) return { path: migration.path, line: rehearsed.statement.line, object: loss.object };
    }
  }
  return null;
}

/** Each loss with the statement that may have done it. */
export function withPlaces(
  migrations: readonly RehearsedMigration[],
  losses: readonly DataLoss[],
): readonly DataLoss[] {
  return losses.map((loss) => {
    const place = pointOfNoReturn(migrations, [loss]);
    return place ? { ...loss, at: { path: place.path, line: place.line } } : loss;
  });
}

function causes(rehearsed: RehearsedStatement, loss: DataLoss): boolean {
  return loss.kind === 'dropped' ? drops(rehearsed, loss.object) : changesRows(rehearsed, loss.object);
}

function drops({ observation }: RehearsedStatement, object: string): boolean {
  return observation.tables.some(({ before, after }) => {
    if (!before) return false;
    const name = qualifiedName(before);
    if (!after) return object === name;
    const kept = new Set(after.columns.map(({ number }) => number));
    return before.columns.some(({ name: column, number }) => object === `${name}.${column}` && !kept.has(number));
  });
}

const writing = lockModes.indexOf('RowExclusiveLock');
/** It converted the column, or wrote to the table. */
function changesRows(rehearsed: RehearsedStatement, object: string): boolean {
  const { statement, observation } = rehearsed;
  if (observation.outcome !== 'applied') return false;
  if (observation.tables.some((change) => converts(change, object))) return true;
  if (!worksOnRows(statement) || touchedNothing(rehearsed)) return false;
  const isHere = (table: string): boolean => object === table || object.startsWith(`${table}.`);
  const named = namesOf(statement).some(({ schema, name }) => isHere(`${schema ?? 'public'}.${name}`));
  return named || observation.locks.some(({ table, mode }) => isHere(table) && lockModes.indexOf(mode) >= writing);
}

/** A converted key makes rows look like others. */
function converts({ before, after }: TableChange, object: string): boolean {
  if (!before || !after) return false;
  const name = qualifiedName(before);
  const key = before.constraints.find(({ kind }) => kind === 'primary')?.columns ?? [];
  return before.columns.some(({ name: column, number, type }) => {
    const now = after.columns.find((other) => other.number === number);
    if (now === undefined || now.type === type) return false;
    return object === `${name}.${column}` || (object === name && key.includes(number));
  });
}

const counted: ReadonlySet<string> = new Set(['insert', 'update', 'delete', 'merge']);

/** PostgreSQL counted no row that it wrote, and the statement does nothing else. */
function touchedNothing({ statement: { actions }, observation: { affectedRows = 0 } }: RehearsedStatement): boolean {
  return actions.length === 1 && counted.has(actions[0]?.type ?? '') && affectedRows === 0;
}
