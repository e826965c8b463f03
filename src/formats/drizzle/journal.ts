/** Drizzle's `meta/_journal.json`: which files run, in which order. */
import { z } from 'zod';
import { phrase } from '../../model/text.ts';
import type { FileEntry, FileTree } from '../../model/tree.ts';
import { joinPath } from '../shared/directories.ts';
import { refuse } from '../shared/sections.ts';
import { readText } from '../shared/text.ts';

export interface JournalFile {
  readonly entry: FileEntry;
  readonly tag: string;
  /** Its time is not later than that of an entry before it. */
  readonly isOlder: boolean;
}

const shape = z.object({
  dialect: z.string().optional(),
  entries: z.array(z.object({ when: z.number(), tag: z.string() })),
});
const example =
  '{ "dialect": "postgresql", "entries": [{ "idx": 0, "when": 1700000000000, "tag": "0000_users", "breakpoints": true }] }';

export function journalPath(root: string): string {
  return joinPath(root, 'meta/_journal.json');
}

/** Throws a `FaultError` when it is not JSON, not a journal, or names a file that is not there or twice. */
export async function readJournal(
  tree: FileTree,
  root: string,
): Promise<{ readonly dialect: string; readonly files: readonly JournalFile[] }> {
  const path = journalPath(root);
  const journal = shape.safeParse(parse(path, await readText(tree, path)));
  if (!journal.success) {
    const where = journal.error.issues[0]?.path.join('.') ?? '';
    throw refuse(
      path,
      1,
      phrase`This is not Drizzle's journal: ${where || phrase`the value`} is not as expected.`,
      phrase`Let drizzle-kit write it.`,
      example,
    );
  }
  const { dialect = '', entries } = journal.data;
  let latest = Number.NEGATIVE_INFINITY;
  const tags = new Set<string>();
  const files = entries.map(({ tag, when }) => {
    const entry = tree.files.get(joinPath(root, `${tag}.sql`));
    if (!entry || tags.has(tag)) {
      const name = JSON.stringify(tag);
      const what = entry
        ? phrase`The journal names ${name}, twice.`
        : phrase`The journal names ${name}, and there is no such file.`;
      throw refuse(
        path,
        1,
        what,
        entry
          ? phrase`Remove one of the two entries.`
          : phrase`Restore ${tag}.sql, or remove its entry with \`drizzle-kit drop\`.`,
      );
    }
    tags.add(tag);
    const isOlder = when <= latest;
    latest = Math.max(latest, when);
    return { entry, tag, isOlder };
  });
  return { dialect, files };
}

function parse(path: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw refuse(
      path,
      1,
      phrase`The journal is not JSON.`,
      phrase`Resolve what a merge left in it, or let drizzle-kit write it anew.`,
      example,
    );
  }
}
