/** A safer form as the migrations that take the original's place: as their tool would read them, where it can say them. */
import { split } from '../dialects/postgres/split.ts';
import type { Migration } from '../model/migration.ts';
import type { SaferForm, SaferMigration, SaferPiece } from '../model/safer.ts';
import { scriptOf } from '../plan/safer/script.ts';
import type { ScriptedMigration } from '../shadow/loop/units.ts';

export interface Replacement {
  readonly path: string;
  readonly scripts: readonly ScriptedMigration[];
  /** SQL that may stand in its file in the place of one statement; `null`: it takes files of its own. */
  readonly inPlace: (form: SaferForm) => string | null;
}

/** @returns `null` where what was written cannot be read again */
export async function replacementOf(migration: Migration, safer: SaferMigration): Promise<Replacement | null> {
  const migrations = safer.pieces.map((piece, index) => asMigration(migration, piece, index));
  const scripts: ScriptedMigration[] = [];
  for (const one of migrations) {
    const parsed = await split(one.up);
    if ('fault' in parsed) return null;
    scripts.push({ migration: one, statements: parsed.statements });
  }
  return { path: migration.path, scripts, inPlace: (form) => (migrations.length === 1 ? inFile(form, safer) : null) };
}

/** What each piece is to a tool that can do as it asks. */
function asMigration(migration: Migration, { transaction, statements }: SaferPiece, index: number): Migration {
  return {
    ...migration,
    id: `${migration.id} ${index + 1}`,
    up: { path: migration.path, text: statements.map((sql) => `${sql};`).join('\n') },
    down: null,
    transaction: transaction === 'own' ? 'file' : 'statement',
  };
}

/** In a file that stays one. The guard stands before the first statement that needs it. */
function inFile(form: SaferForm, { forms, pieces }: SaferMigration): string | null {
  if (pieces.length > 1) return forms.length === 1 ? scriptOf(form) : null;
  const isFirst = form === forms[0];
  const lines = [...(form.guard !== null && isFirst ? [form.guard] : []), ...form.steps.map(({ sql }) => sql)];
  return form.isKept && !isFirst ? null : lines.map((sql) => `${sql};`).join('\n');
}
