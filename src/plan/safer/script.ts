/** Steps as SQL for people to read: each transaction framed, what must stand outside of one bare. */
import { type SaferForm, type SaferPiece, saferStages } from '../../model/safer.ts';

function statements(lines: readonly string[]): string {
  return lines.map((sql) => `${sql};`).join('\n');
}

/** All steps of one statement, in the order in which they run. Ends without a line end. */
export function scriptOf({ guard, steps }: SaferForm): string {
  const first = guard === null ? [] : [guard];
  return saferStages
    .flatMap((stage) => {
      const own = steps.filter((step) => step.stage === stage).map(({ sql }) => sql);
      if (own.length === 0) return [];
      return stage === 'alone'
        ? own.map((sql) => statements([sql]))
        : [statements(['BEGIN', ...first, ...own, 'COMMIT'])];
    })
    .join('\n\n');
}

/** Whole migrations, in order. Ends without a line end. */
export function piecesScript(pieces: readonly SaferPiece[]): string {
  return pieces
    .map((piece) =>
      statements(piece.transaction === 'none' ? piece.statements : ['BEGIN', ...piece.statements, 'COMMIT']),
    )
    .join('\n\n');
}
