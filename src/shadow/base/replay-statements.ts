/**
 * Replays one file of the base statement by statement, for a file that does not run in one piece. Transactions stay
 * where the tool or the author put them, because temporary tables and SET LOCAL live in them; a savepoint around each
 * statement lets one that fails be skipped, with a note, without taking the others along.
 */
import { isFailure, type QueryFailure, type Session } from '../../model/engine.ts';
import type { DatabaseError } from '../../model/observation.ts';
import type { Statement } from '../../model/statement.ts';
import { phrase, type Text } from '../../model/text.ts';
import type { Unit } from '../loop/units.ts';
import type { ReplayLog } from './replay-log.ts';
import { missingExtension, needsClient, stubFor } from './survive.ts';

/** A failing statement of a history is tried again after this many stubs at most. */
const maximumStubs = 20;

/** Holds to the end of the file, as any SET in it. */
const uncheckedSql = 'SET check_function_bodies = off';

const savepoint = 'countersign_replay';

/**
 * What only the transaction is to blame for: 25001 and 2D000 refuse to run in one, 55P04 is an enum value used by the
 * transaction that added it. The history did run once, so the transaction is ended for such a statement.
 */
const transactionInTheWay = new Set(['25001', '2D000', '55P04']);

/** Runs the units of one file. Says how many statements were applied; the log is told of the others. */
export async function replayStatements(
  session: Session,
  units: readonly Unit[],
  path: string,
  log: ReplayLog,
): Promise<number> {
  let applied = 0;
  for (const unit of units) {
    let open = unit.type === 'transaction' && unit.by === 'tool';
    if (open) await session.run('BEGIN');
    for (const { statement } of unit.items) {
      if (statement.actions[0]?.type === 'transaction') {
        const result = await session.run(statement.sql);
        if (isFailure(result)) lose(statement, result.error, path, log);
        open ||= unit.type === 'transaction';
      } else if (await runSurviving(session, statement, open, path, log)) applied += 1;
    }
    const ended = await session.run('COMMIT');
    if (isFailure(ended)) log.add({ path, action: 'skipped', why: phrase`not committed. ${reasonOf(ended.error)}` });
  }
  return applied;
}

/** Adds stubs until the statement passes or fails for a reason of its own. Says whether it was applied. */
async function runSurviving(
  session: Session,
  statement: Statement,
  open: boolean,
  path: string,
  log: ReplayLog,
): Promise<boolean> {
  const { line } = statement;
  const impossible = needsClient(statement);
  if (impossible) {
    log.add({ path, line, action: 'skipped', why: impossible });
    return false;
  }
  if (isSetTransaction(statement)) return true;
  for (let count = 0; ; count += 1) {
    const failure = await runOnce(session, statement.sql, open);
    if (!failure) return true;
    const stub = count < maximumStubs ? stubFor(failure.error, true) : undefined;
    if (!stub && (await runUnchecked(session, statement, open))) {
      const why = phrase`the bodies of functions are not checked from here on. ${reasonOf(failure.error)}`;
      log.add({ path, line, action: 'stubbed', why });
      return true;
    }
    if (!stub || (await runOnce(session, stub.sql, open))) {
      lose(statement, failure.error, path, log);
      return false;
    }
    const why = phrase`${stub.what} does not come from these migrations and was made as a stub`;
    log.add({ path, line, action: 'stubbed', why });
  }
}

/** A function whose body names what is not here exists all the same. Says whether it does now. */
async function runUnchecked(session: Session, statement: Statement, open: boolean): Promise<boolean> {
  if (!isRoutine(statement) || (await runOnce(session, uncheckedSql, open))) return false;
  return (await runOnce(session, statement.sql, open)) === undefined;
}

function isRoutine({ actions }: Statement): boolean {
  return actions.some(({ type }) => type === 'create-function');
}

/** Refused behind a savepoint, and without meaning where nobody else is connected. */
function isSetTransaction({ actions }: Statement): boolean {
  return actions[0]?.type === 'set' && actions[0].name.startsWith('transaction');
}

function lose(statement: Statement, error: DatabaseError, path: string, log: ReplayLog): void {
  const note = { path, line: statement.line, action: 'skipped', why: reasonOf(error) } as const;
  log.addLost(note, statement, error, missingExtension(error));
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

function reasonOf(error: DatabaseError): Text {
  const extension = missingExtension(error);
  return extension
    ? phrase`the extension ${extension} is not part of this engine: ${error.message}`
    : phrase`PostgreSQL says: ${error.message}`;
}
