/** A script run the way psql runs it: one statement at a time, so that each has a transaction of its own. */

import { split } from '../../src/dialects/postgres/split.ts';
import { isFailure, type Session } from '../../src/model/engine.ts';
import { inEnglish } from '../../src/model/text.ts';

export interface ScriptRun {
  /** What the first statement that failed said. */
  readonly failure: string | null;
  readonly notices: readonly string[];
}

export async function runScript(session: Session, sql: string): Promise<ScriptRun> {
  const parsed = await split({ path: 'script.sql', text: sql });
  if ('fault' in parsed) throw new Error(inEnglish(parsed.fault.what));
  const notices: string[] = [];
  for (const statement of parsed.statements) {
    const result = await session.run(statement.sql);
    if (isFailure(result)) return { failure: `${result.error.message} in: ${statement.sql}`, notices };
    notices.push(...result.notices);
  }
  return { failure: null, notices };
}
