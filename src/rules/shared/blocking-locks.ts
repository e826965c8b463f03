/** Locks of one migration that make others wait, and the settings that bound how long. */
import type { Lock } from '../../model/observation.ts';
import type { RehearsedMigration, RehearsedStatement } from '../../model/rehearsal.ts';
import type { RuleInput } from '../../model/rule.ts';
import { workOf } from './causes.ts';
import { steps } from './facts.ts';

export interface BlockingLocks {
  readonly migration: RehearsedMigration;
  /** The first statement that takes one. */
  readonly statement: RehearsedStatement;
  /** Existing tables, `schema.name`, by name. */
  readonly tables: readonly string[];
}

/** Migrations that stop reads or writes on existing tables and that no such setting covers, with their tables. */
export function unboundedLocks(input: RuleInput, setting: 'lock_timeout' | 'statement_timeout'): BlockingLocks[] {
  const found: BlockingLocks[] = [];
  let session = false;
  let transaction: number | null = null;
  for (const migration of input.rehearsal.migrations) {
    const setters = migration.statements.filter((statement) => sets(statement, setting));
    const continues = migration.statements.some(
      ({ observation }) => observation.transaction !== null && observation.transaction === transaction,
    );
    if (setters.length === 0 && !session && !continues) found.push(...locksOf(input, migration));
    session ||= setters.some((statement) => sets(statement, setting, false));
    if (setters.length > 0) transaction = setters.at(-1)?.observation.transaction ?? null;
  }
  return found;
}

function sets({ statement }: RehearsedStatement, setting: string, local?: boolean): boolean {
  return statement.actions.some(
    (action) =>
      action.type === 'set' &&
      action.name === setting &&
      !/^(?:0\D*|default)$/i.test(action.value) &&
      (local === undefined || action.local === local),
  );
}

/** Whether something that takes as long as a table is big runs while a blocking lock of the migration is held. */
export function worksUnderLock(input: RuleInput, migration: RehearsedMigration): boolean {
  const locking = new Set(migration.statements.filter(({ observation }) => observation.locks.some(isBlocking)));
  return steps(input).some(
    (step) =>
      [...step.earlier, step.statement].some((statement) => locking.has(statement)) && workOf(input, step).length > 0,
  );
}

function isBlocking({ fresh, kind, blocks }: Lock): boolean {
  const isTable = kind === 'table' || kind === 'materialized-view' || kind === 'view';
  return isTable && !fresh && (blocks.includes('reads') || blocks.includes('writes'));
}

/** Whoever still asks for what the pull request removes gets an error, with or without a queue. */
function locksOf({ rehearsal }: RuleInput, migration: RehearsedMigration): BlockingLocks[] {
  const blocking = ({ observation }: RehearsedStatement) =>
    observation.locks.filter((lock) => isBlocking(lock) && rehearsal.head.tables.has(lock.oid));
  const statement = migration.statements.find((one) => blocking(one).length > 0);
  if (!statement) return [];
  return [
    {
      migration,
      statement,
      tables: [...new Set(migration.statements.flatMap(blocking).map(({ table }) => table))].sort(),
    },
  ];
}
