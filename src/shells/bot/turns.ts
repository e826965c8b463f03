/**
 * Lets the process breathe between two statements of the embedded database. A statement runs on this process's own event
 * loop, and those that wait for it follow without a gap: in a burst of deliveries no evaluation would get its answers.
 */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { ConstructorOptions } from 'pg-boss';

type Database = NonNullable<ConstructorOptions['db']>;

export function inTurns(database: Database): Database {
  let last: Promise<unknown> = Promise.resolve();
  return {
    ...database,
    executeSql: (text: string, values?: unknown[]) => {
      const mine = last.then(() => nextTurn()).then(() => database.executeSql(text, values));
      last = mine.catch(() => undefined);
      return mine;
    },
  };
}
