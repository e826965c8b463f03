/** Locks of one migration that make others wait, and the settings that bound how long. */
import type { Lock } from '../model/observation.ts';
import type { RehearsedMigration, RehearsedStatement } from '../model/rehearsal.ts';
import type { RuleInput } from '../model/rule.ts';

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
    if (setters.length === 0 && !session && !continues) found.push(...locksOf(migration));
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

function blocks({ fresh, kind, blocks: blocked }: Lock): boolean {
  const table = kind === 'table' || kind === 'materialized-view' || kind === 'view';
  return table && !fresh && (blocked.includes('reads') || blocked.includes('writes'));
}

function locksOf(migration: RehearsedMigration): BlockingLocks[] {
  const statement = migration.statements.find(({ observation }) => observation.locks.some(blocks));
  if (!statement) return [];
  const locks = migration.statements.flatMap(({ observation }) => observation.locks.filter(blocks));
  const tables = [...new Set(locks.map(({ table }) => table))].sort();
  return tables.length > 0 ? [{ migration, statement, tables }] : [];
}
