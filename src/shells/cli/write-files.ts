/**
 * Writes edited files into a working tree. The tree is somebody's branch: a symbolic link in it, also one that git ignores,
 * must not lead a write out of it, and what nobody has reviewed is not overwritten.
 */
import { constants } from 'node:fs';
import { mkdir, open, realpath } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { FaultError } from '../../model/fault.ts';
import type { FileEdit } from '../../model/format.ts';
import { phrase, verbatim } from '../../model/text.ts';
import type { FileTree } from '../../model/tree.ts';

export interface PlannedWrite {
  readonly edit: FileEdit;
  /** As reviewed; `null`: there is none. */
  readonly before: Uint8Array | null;
}

/** Reads what is there now through the tree, which notices a file that changed since. */
export async function plannedWrites(tree: FileTree, edits: readonly FileEdit[]): Promise<readonly PlannedWrite[]> {
  return Promise.all(
    edits.map(async (edit) => {
      return { edit, before: edit.isNew ? null : await tree.read(edit.path) };
    }),
  );
}

/** @param top the top directory of the working tree @throws FaultError (repository) at the first that cannot be written */
export async function writeFiles(top: string, writes: readonly PlannedWrite[]): Promise<void> {
  const root = await realpath(top);
  for (const write of writes) {
    try {
      await writeOne(root, write);
    } catch (error) {
      if (error instanceof FaultError) throw error;
      const { code } = error as NodeJS.ErrnoException;
      throw fault(write.edit.path, reasons[code ?? ''] ?? `The file cannot be written: ${code ?? 'unknown reason'}.`);
    }
  }
}

const reasons: Readonly<Record<string, string>> = {
  EEXIST: 'The file is there already, although git does not know it.',
  ELOOP: 'This is a symbolic link, which is not followed.',
};

async function writeOne(root: string, { edit: { path, text }, before }: PlannedWrite): Promise<void> {
  const file = join(root, path);
  await requireInside(root, dirname(file), path);
  await mkdir(dirname(file), { recursive: true });
  const { O_CREAT, O_EXCL, O_NOFOLLOW, O_RDWR } = constants;
  // Windows has no O_NOFOLLOW; there the tree's own modes have to do.
  const handle = await open(file, before ? O_RDWR | (O_NOFOLLOW ?? 0) : O_RDWR | O_CREAT | O_EXCL);
  try {
    if (before && !(await handle.readFile()).equals(before)) throw fault(path, 'The file changed meanwhile.');
    await handle.truncate(0);
    await handle.write(Buffer.from(text), 0, undefined, 0);
  } finally {
    await handle.close();
  }
}

/** The directories above the file that are there lead where their names say. */
async function requireInside(root: string, directory: string, path: string): Promise<void> {
  for (let at = directory; at !== root; at = dirname(at)) {
    const real = await realpath(at).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return null;
      throw error;
    });
    if (real === null) continue;
    if (real !== at) throw fault(path, 'A symbolic link is among its directories, and is not followed.');
    return;
  }
}

function fault(path: string, what: string): FaultError {
  return new FaultError({
    code: 'repository',
    where: path,
    what: verbatim(what),
    mend: phrase`Look at the file, and run it again.`,
  });
}
