/** Steps become migrations: what may share a transaction does, what must not stands alone. */

import type { RehearsedStatement } from '../../model/rehearsal.ts';
import type { SaferPiece, SaferStage, SaferStep } from '../../model/safer.ts';
import { saferStages } from '../../model/safer.ts';
import type { Statement } from '../../model/statement.ts';

export interface Replaced extends RehearsedStatement {
  /** In its place; `null`: it stays. */
  readonly steps: readonly SaferStep[] | null;
  /** It changes rows, and the locks of what stands before it are to be gone by then. */
  readonly isData: boolean;
}

function commandOf({ actions }: Statement): string | null {
  const [action] = actions;
  return action?.type === 'transaction' ? action.command : null;
}

/**
 * The statements between BEGIN and COMMIT, where the author put them around all.
 *
 * @returns `null` where transactions begin or end within, or something did not apply: then nothing can be moved
 */
export function frameOf(statements: readonly RehearsedStatement[]): readonly RehearsedStatement[] | null {
  const isFramed =
    statements.length > 1 &&
    commandOf((statements[0] as RehearsedStatement).statement) === 'begin' &&
    commandOf((statements.at(-1) as RehearsedStatement).statement) === 'commit';
  const body = isFramed ? statements.slice(1, -1) : statements;
  const isWhole = body.every(
    ({ statement, observation }) =>
      commandOf(statement) === null && observation.outcome === 'applied' && observation.undone !== true,
  );
  return isWhole && body.length > 0 ? body : null;
}

const timeouts = /^(lock_timeout|statement_timeout|idle_in_transaction_session_timeout)$/;

function isSetting({ kind }: Statement): boolean {
  return kind === 'VariableSet';
}

/** A setting that changes what the statements after it mean. */
function changesMeaning({ actions }: Statement): boolean {
  return !actions.every((action) => action.type === 'set' && timeouts.test(action.name));
}

/**
 * Stage by stage between two changes of rows.
 *
 * @param guard a setting that every transaction begins with
 */
export function piecesOf(all: readonly Replaced[], guard: string | null): readonly SaferPiece[] {
  const settings = all.filter(({ statement }) => isSetting(statement)).map(({ statement }) => statement);
  const rest = all.filter(({ statement }) => !isSetting(statement));
  const pieces: SaferPiece[] = [];
  let segment: SaferStep[] = [];
  const close = (): void => {
    pieces.push(...segmentPieces(segment));
    segment = [];
  };
  for (const { statement, steps, isData } of rest) {
    if (steps === null && isData) {
      close();
      pieces.push({ stage: 'data', transaction: 'own', statements: [statement.sql] });
    } else {
      segment.push(...(steps ?? [{ stage: 'change', sql: statement.sql } as const]));
    }
  }
  close();
  const hasAlone = pieces.some((piece) => piece.transaction === 'none');
  // What a statement means alone may hang on a setting, which is not there any more.
  if (hasAlone && settings.some(changesMeaning)) return [];
  const first = [...(guard === null ? [] : [guard]), ...settings.map(({ sql }) => sql)];
  return pieces.map((piece) =>
    piece.transaction === 'none' ? piece : { ...piece, statements: [...first, ...piece.statements] },
  );
}

function segmentPieces(steps: readonly SaferStep[]): SaferPiece[] {
  return saferStages.flatMap((stage: SaferStage): SaferPiece[] => {
    const own = steps.filter((step) => step.stage === stage).map(({ sql }) => sql);
    if (own.length === 0) return [];
    if (stage === 'alone') return own.map((sql) => ({ stage, transaction: 'none', statements: [sql] }));
    return [{ stage, transaction: 'own', statements: own }];
  });
}
