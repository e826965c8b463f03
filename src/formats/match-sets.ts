/** Which set of the head is which of the base: a directory that moved as a whole is still the same history. */
import type { MigrationSet } from '../model/migration.ts';

export interface MatchedSets {
  readonly before?: MigrationSet;
  readonly after?: MigrationSet;
}

/** By root and dialect, then by root, then by format and at least half of the contents. Head's order, vanished sets last. */
export function matchSets(base: readonly MigrationSet[], head: readonly MigrationSet[]): MatchedSets[] {
  const left = new Set(base);
  const pairs = new Map<MigrationSet, MigrationSet>();
  const match = (find: (after: MigrationSet) => MigrationSet | undefined) => {
    for (const after of head) {
      const before = pairs.has(after) ? undefined : find(after);
      if (!before) continue;
      pairs.set(after, before);
      left.delete(before);
    }
  };
  match((after) => [...left].find((set) => set.root === after.root && set.dialect === after.dialect));
  match((after) => [...left].find((set) => set.root === after.root));
  match((after) => mostAlike(after, left));
  const matched = head.map((after): MatchedSets => {
    const before = pairs.get(after);
    return before ? { before, after } : { after };
  });
  return [...matched, ...[...left].map((before) => ({ before }))];
}

function mostAlike(after: MigrationSet, candidates: ReadonlySet<MigrationSet>): MigrationSet | undefined {
  const digests = new Set(after.migrations.map((ref) => ref.digest));
  let best: MigrationSet | undefined;
  let bestShare = 0.5;
  for (const before of candidates) {
    if (before.format !== after.format) continue;
    const share = before.migrations.filter((ref) => digests.has(ref.digest)).length / before.migrations.length;
    if (share >= bestShare) {
      best = before;
      bestShare = share;
    }
  }
  return best;
}
