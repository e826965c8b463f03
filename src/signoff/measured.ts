/**
 * What the rehearsal itself shows for the boxes of a checklist: that the way back was gone, that nobody waits long, that the
 * work stays small. Where it does not show it, the facts say why, and people are asked. Nothing unknown is taken for small.
 */
import { holdsOf, stepsOf } from '../model/holds.ts';
import type { Lock } from '../model/observation.ts';
import type { ReviewStatement } from '../model/review.ts';
import type { BoxFact } from '../model/signoff.ts';
import type { GateInput } from './gate-input.ts';

export interface Measured {
  readonly proven: boolean;
  readonly facts: readonly BoxFact[];
}

type Reviewed = Pick<GateInput['review'], 'faults' | 'impact' | 'migrations' | 'rollback' | 'unrehearsed'>;
type Sized = Pick<GateInput, 'largeTableRows'> & { readonly review: Reviewed };

function fact(id: BoxFact['id'], amount: number | null = null, objects: readonly string[] = []): BoxFact {
  return { id, amount, objects: [...new Set(objects)].sort() };
}

const no = (...facts: readonly BoxFact[]): Measured => ({ proven: false, facts });

function yes(review: Reviewed, ...facts: readonly BoxFact[]): Measured {
  return { proven: true, facts: review.unrehearsed.length > 0 ? [...facts, fact('not-of-unrehearsed')] : facts };
}

/** Up, down and up again, for every migration and whatever the rows are. What its losses mean is asked elsewhere. */
export function rollbackMeasured(review: Reviewed): Measured {
  const { outcome, reapply, dataLoss, steps } = review.rollback;
  if (outcome !== 'restores') return no(fact(`way-back-${outcome}`));
  const asking = steps.filter(
    ({ conditions, source, needsRows }) => conditions.length > 0 || (source === 'generated' && needsRows.length > 0),
  );
  if (asking.length > 0) return no(fact('way-back-asks-rows', asking.length));
  if (reapply !== 'restores') return no(fact(`up-again-${reapply}`));
  return yes(
    review,
    fact(dataLoss.length > 0 ? 'restored-with-loss' : 'restored', review.migrations.length),
    ...(steps.some(({ source }) => source === 'generated') ? [fact('generated')] : []),
  );
}

/** Whatever takes longer with more rows while others wait works on tables that are known to be small. */
export function locksMeasured({ review, largeTableRows }: Sized): Measured {
  if (!isMeasured(review)) return no(fact('not-measured'));
  const holds = holdsOf(review);
  if (holds.length === 0) return yes(review, fact('nobody-waits'));
  const statements = stepsOf(review).map(({ statement }) => statement);
  const tables = holds.flatMap(({ from, to }) => workedOn(statements.slice(from - 1, to)));
  if (tables.length === 0) return yes(review, fact('moments'));
  return bySize(tables, review, largeTableRows);
}

/** The same for all work, whether or not anybody waits for a lock meanwhile. */
export function workMeasured({ review, largeTableRows }: Sized): Measured {
  if (!isMeasured(review)) return no(fact('not-measured'));
  const tables = transactionsOf(stepsOf(review).map(({ statement }) => statement)).flatMap(workedOn);
  return tables.length === 0 ? yes(review, fact('no-work')) : bySize(tables, review, largeTableRows);
}

/** Existing tables that are known to be large, among those that are worked through. */
export function largeTablesWorkedOn({ review, largeTableRows }: Sized): readonly string[] {
  const tables = transactionsOf(stepsOf(review).map(({ statement }) => statement)).flatMap(workedOn);
  return sizesOf(tables, review, largeTableRows).large;
}

/** Every statement ran, and to its end. */
function isMeasured({ faults, migrations }: Reviewed): boolean {
  const statements = migrations.flatMap((migration) => migration.statements);
  return faults.length === 0 && statements.every(({ observation }) => observation.outcome === 'applied');
}

function sizesOf(
  tables: readonly string[],
  { impact }: Reviewed,
  largeTableRows: number,
): { readonly unknown: readonly string[]; readonly large: readonly string[] } {
  const rows = new Map(impact.map((one) => [one.object, one.rows]));
  const sized = tables.map((table) => ({ table, rows: rows.get(table) ?? null }));
  return {
    unknown: sized.flatMap((one) => (one.rows === null ? [one.table] : [])),
    large: sized.flatMap((one) => (one.rows !== null && one.rows >= largeTableRows ? [one.table] : [])),
  };
}

function bySize(tables: readonly string[], review: Reviewed, largeTableRows: number): Measured {
  const { unknown, large } = sizesOf(tables, review, largeTableRows);
  const against = [
    ...(large.length > 0 ? [fact('large-tables', largeTableRows, large)] : []),
    ...(unknown.length > 0 ? [fact('size-unknown', null, unknown)] : []),
  ];
  return against.length > 0 ? no(...against) : yes(review, fact('small-tables', largeTableRows));
}

/** In order; each that ran outside a transaction by itself. */
function transactionsOf(statements: readonly ReviewStatement[]): readonly (readonly ReviewStatement[])[] {
  const all: ReviewStatement[][] = [];
  let current: number | null = null;
  for (const statement of statements) {
    const { transaction } = statement.observation;
    if (transaction !== null && transaction === current) all.at(-1)?.push(statement);
    else all.push([statement]);
    current = transaction;
  }
  return all;
}

/** As many rows as one batch of a backfill may have: an INSERT of written-out rows takes no longer on a larger table. */
const briefRows = 10_000;

/** Existing tables, of which the larger one is the longer these statements of one transaction take. */
function workedOn(statements: readonly ReviewStatement[]): readonly string[] {
  const locked = statements.flatMap(({ observation }) => existingTables(observation.locks));
  return statements.flatMap((statement) => {
    const { rewrites, indexesBuilt, scans } = statement.observation;
    const built = indexesBuilt.flatMap(({ fresh, table }) => (fresh ? [] : [table]));
    const read = scans.flatMap(({ fresh, relation }) => (fresh ? [] : [relation]));
    return [...rewrites, ...built, ...read, ...changedTables(statement, locked)];
  });
}

/** @param locked what the transaction locked: a lock that it holds already is not told again, and then it may be any of these */
function changedTables({ kind, observation }: ReviewStatement, locked: readonly string[]): readonly string[] {
  const { affectedRows = 0, locks, scans } = observation;
  if (kind === 'Insert' && scans.length === 0 && affectedRows <= briefRows) return [];
  const written = locks.filter(({ mode }) => mode === 'RowExclusiveLock');
  if (written.length > 0 || scans.length > 0) return existingTables(written);
  return affectedRows > 0 ? locked : [];
}

/** Without those that are only read. */
function existingTables(locks: readonly Lock[]): readonly string[] {
  return locks.flatMap(({ blocks, fresh, kind, table }) =>
    kind === 'table' && !fresh && blocks.length > 0 ? [table] : [],
  );
}
