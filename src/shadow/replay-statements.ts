/**
 * Replays one file of the base statement by statement, for a file that does not run in one piece. Transactions stay
 * where the tool or the author put them, because temporary tables and SET LOCAL live in them; a savepoint around each
 * statement lets one that fails be skipped, with a note, without taking the others along.
 */
import { isFailure, type QueryFailure, type Session } from '../model/engine.ts';
import type { DatabaseError } from '../model/observation.ts';
import type { ReplayNote } from '../model/rehearsal.ts';
import type { Statement } from '../model/statement.ts';
import { missingExtension, needsClient, stubFor } from './survive.ts';
import type { Unit } from './units.ts';

type Report = (action: ReplayNote['action'], why: string) => void;

/** A failing statement of a history is tried again after this many stubs at most. */
const maximumStubs = 20;

const savepoint = 'countersign_replay';

/**
 * What only the transaction is to blame for: 25001 and 2D000 refuse to run in one, 55P04 is an enum value used by the
 * transaction that added it. The history did run once, so the transaction is ended for such a statement.
 */
const transactionInTheWay = new Set(['25001', '2D000', '55P04']);

/** Runs the units of one file. Says how many statements were applied, and notes each that was not. */
export async function replayStatements(
  session: Session,
  units: readonly Unit[],
  path: string,
  notes: ReplayNote[],
): Promise<number> {
  let applied = 0;
  const found: ReplayNote[] = [];
  for (const unit of units) {
    let open = unit.type === 'transaction' && unit.by === 'tool';
    if (open) await session.run('BEGIN');
    for (const { statement } of unit.items) {
      const report: Report = (action, why) => found.push({ path, line: statement.line, action, why });
      if (statement.actions[0]?.type === 'transaction') {
        const result = await session.run(statement.sql);
        if (isFailure(result)) report('skipped', reasonOf(result.error));
        open ||= unit.type === 'transaction';
      } else if (await runSurviving(session, statement, open, report)) applied += 1;
    }
    const ended = await session.run('COMMIT');
    if (isFailure(ended)) found.push({ path, action: 'skipped', why: `not committed. ${reasonOf(ended.error)}` });
  }
  notes.push(...folded(found));
  return applied;
}

/** Adds stubs until the statement passes or fails for a reason of its own. Says whether it was applied. */
async function runSurviving(session: Session, statement: Statement, open: boolean, report: Report): Promise<boolean> {
  const impossible = needsClient(statement);
  if (impossible) {
    report('skipped', impossible.message);
    return false;
  }
  for (let count = 0; ; count += 1) {
    const failure = await runOnce(session, statement.sql, open);
    if (!failure) return true;
    const stub = count < maximumStubs ? stubFor(failure.error, true) : undefined;
    if (!stub || (await runOnce(session, stub.sql, open))) {
      report('skipped', reasonOf(failure.error));
      return false;
    }
    report('stubbed', `${stub.what} does not come from these migrations and was made as a stub`);
  }
}

/** One try. A failure leaves no trace, and an open transaction open. */
async function runOnce(session: Session, sql: string, open: boolean): Promise<QueryFailure | undefined> {
  const result = await session.run(open ? `SAVEPOINT ${savepoint};${sql}\n;RELEASE ${savepoint}` : sql);
  if (!isFailure(result)) return undefined;
  await session.run(open ? `ROLLBACK TO ${savepoint}` : 'ROLLBACK');
  if (!open || !transactionInTheWay.has(result.error.code)) return result;
  await session.run('COMMIT');
  const alone = await runOnce(session, sql, false);
  await session.run('BEGIN');
  return alone;
}

function reasonOf(error: DatabaseError): string {
  const extension = missingExtension(error);
  return extension
    ? `the extension ${extension} is not part of this engine: ${error.message}`
    : `PostgreSQL says: ${error.message}`;
}

/** Statements that failed alike, because one missing object is missed by many, become one note at the first of them. */
function folded(notes: readonly ReplayNote[]): ReplayNote[] {
  const alike = new Map<string, ReplayNote[]>();
  for (const note of notes) {
    const key = `${note.action} ${note.why}`;
    alike.set(key, [...(alike.get(key) ?? []), note]);
  }
  return [...alike.values()].flatMap(([first, ...others]) => {
    if (!first) return [];
    const lines = others.flatMap(({ line }) => line ?? []);
    return lines.length === 0 ? [first] : [{ ...first, why: `${first.why} (and so at line ${lines.join(', ')})` }];
  });
}
