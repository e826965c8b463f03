/** SQL that may fail without the transaction around it failing. */
import { isFailure, type QueryFailure, type QueryResult, type Session } from '../../model/engine.ts';

/** Runs SQL in a savepoint, which is undone when it fails. */
export async function attempt(session: Session, sql: string): Promise<QueryResult | QueryFailure> {
  const result = await session.run(`SAVEPOINT countersign_sample; ${sql}; RELEASE SAVEPOINT countersign_sample`);
  if (isFailure(result)) {
    await session.run('ROLLBACK TO SAVEPOINT countersign_sample; RELEASE SAVEPOINT countersign_sample');
  }
  return result;
}
