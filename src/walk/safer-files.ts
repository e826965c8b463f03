/** A safer form as the migrations that take the original's place: as their tool would read them, where it can say them. */
import { split } from '../dialects/postgres/split.ts';
import { writeUp } from '../formats/write-up.ts';
import { FaultError } from '../model/fault.ts';
import type { Migration } from '../model/migration.ts';
import type { SaferForm, SaferMigration, SaferPiece } from '../model/safer.ts';
import type { FileTree } from '../model/tree.ts';
import { scriptOf } from '../plan/safer/script.ts';
import type { ScriptedMigration } from '../shadow/loop/units.ts';
import { formatOf } from './plan.ts';

export interface Replacement {
  readonly path: string;
  readonly scripts: readonly ScriptedMigration[];
  /** SQL that may stand in its file in the place of one statement; `null`: it takes files of its own. */
  readonly inPlace: (form: SaferForm) => string | null;
}

/**
 * @param tree the head's
 * @returns `null` where what was written cannot be read again
 */
export async function replacementOf(
  migration: Migration,
  safer: SaferMigration,
  tree: FileTree,
): Promise<Replacement | null> {
  const written = await writtenBy(migration, safer.pieces, tree);
  const migrations = written ?? safer.pieces.map((piece, index) => asMigration(migration, piece, index));
  const scripts: ScriptedMigration[] = [];
  for (const one of migrations) {
    const parsed = await split(one.up);
    if ('fault' in parsed) return null;
    scripts.push({ migration: one, statements: parsed.statements });
  }
  const isOneFile = written?.length === 1;
  return { path: migration.path, scripts, inPlace: (form) => (isOneFile ? inFile(form, safer) : null) };
}

/** @returns `null` where their tool has no place for them */
async function writtenBy(
  migration: Migration,
  pieces: readonly SaferPiece[],
  tree: FileTree,
): Promise<readonly Migration[] | null> {
  try {
    return (await writeUp(formatOf(migration), tree, migration, pieces)).migrations;
  } catch (error) {
    if (error instanceof FaultError) return null;
    throw error;
  }
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
