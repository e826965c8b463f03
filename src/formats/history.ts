/**
 * What a pull request does to the history of migrations: which ones are still to run, and which ones it
 * edits, removes, renames, inserts late or numbers twice. Works on names and digests alone.
 */
import type { MigrationRef, MigrationSet } from '../model/migration.ts';
import type { HistoryChange } from '../model/rehearsal.ts';
import { matchSets } from './match-sets.ts';

export interface HistoryComparison {
  /** In the order in which they run, set by set. */
  readonly pending: readonly MigrationRef[];
  readonly history: readonly HistoryChange[];
}

export function compareHistory(base: readonly MigrationSet[], head: readonly MigrationSet[]): HistoryComparison {
  const pending: MigrationRef[] = [];
  const history: HistoryChange[] = [];
  for (const { before, after } of matchSets(base, head)) {
    const compared = compareSet(before, after);
    pending.push(...compared.pending);
    history.push(...compared.history);
  }
  return { pending, history };
}

function compareSet(before: MigrationSet | undefined, after: MigrationSet | undefined): HistoryComparison {
  const pairs = pairUp(before, after);
  const newcomers = new Set(after?.migrations.filter((ref) => !pairs.has(ref)));
  const survivors = new Set(pairs.values());
  const history: HistoryChange[] = [];
  const rerun = new Set<MigrationRef>();
  for (const [now, then] of pairs) {
    const change = changeOf(now, then, before?.root ?? '', after?.root ?? '');
    if (change.kind) history.push({ kind: change.kind, migration: now, other: then });
    if (change.runsAgain) rerun.add(now);
  }
  for (const ref of before?.migrations ?? []) {
    if (!survivors.has(ref)) history.push({ kind: 'removed', migration: ref });
  }
  const pending = (after?.migrations ?? []).filter((ref) => newcomers.has(ref) || rerun.has(ref));
  if (after) {
    const unapplied = new Set(pending);
    history.push(...duplicates(after, unapplied), ...late(after, unapplied));
  }
  return { pending, history };
}

function changeOf(
  now: MigrationRef,
  then: MigrationRef,
  rootBefore: string,
  rootAfter: string,
): { kind?: 'edited' | 'renamed'; runsAgain: boolean } {
  if (now.kind === 'repeatable') {
    // A repeatable one is known by its name and runs again when its content changes.
    const renamed = now.name !== then.name;
    return { ...(renamed ? { kind: 'renamed' } : {}), runsAgain: renamed || now.digest !== then.digest };
  }
  if (now.digest !== then.digest) return { kind: 'edited', runsAgain: false };
  if (relativePath(now, rootAfter) === relativePath(then, rootBefore)) return { runsAgain: false };
  return { kind: 'renamed', runsAgain: versionKey(now) !== versionKey(then) };
}

/**
 * Head's migrations with what they were at the base: the same place first, then the same content (of the same
 * version where there is a choice), then the same version with other name and content.
 */
function pairUp(before: MigrationSet | undefined, after: MigrationSet | undefined): Map<MigrationRef, MigrationRef> {
  const pairs = new Map<MigrationRef, MigrationRef>();
  const used = new Set<MigrationRef>();
  const match = (keyOf: (ref: MigrationRef, root: string) => string | undefined) => {
    const waiting = new Map<string, MigrationRef[]>();
    // From the back, so that taking the last one of equal keys gives them in order.
    for (const ref of [...(before?.migrations ?? [])].reverse()) {
      const key = used.has(ref) ? undefined : keyOf(ref, before?.root ?? '');
      const same = key === undefined ? undefined : waiting.get(key);
      if (same) same.push(ref);
      else if (key !== undefined) waiting.set(key, [ref]);
    }
    for (const ref of after?.migrations ?? []) {
      const key = pairs.has(ref) ? undefined : keyOf(ref, after?.root ?? '');
      const found = key === undefined ? undefined : waiting.get(key)?.pop();
      if (!found) continue;
      pairs.set(ref, found);
      used.add(found);
    }
  };
  match((ref, root) => [ref.kind, relativePath(ref, root), ref.version, ref.name].join('\0'));
  match((ref) => [ref.kind, ref.digest, versionKey(ref)].join('\0'));
  match((ref) => [ref.kind, ref.digest].join('\0'));
  match((ref) => (ref.version === '' ? undefined : versionKey(ref)));
  return pairs;
}

/** Pending ones whose version another file of the set has too; the applied one is named where there is one. */
function duplicates(set: MigrationSet, pending: ReadonlySet<MigrationRef>): HistoryChange[] {
  const byVersion = new Map<string, MigrationRef[]>();
  for (const ref of set.migrations) {
    const same = byVersion.get(versionKey(ref));
    if (same) same.push(ref);
    else if (ref.version !== '') byVersion.set(versionKey(ref), [ref]);
  }
  return [...byVersion.values()].flatMap((same) => {
    const [first, second] = same.toSorted((a, b) => Number(pending.has(a)) - Number(pending.has(b)));
    if (!first || !second) return [];
    return same
      .filter((ref) => pending.has(ref))
      .map(
        (ref): HistoryChange => ({ kind: 'duplicate-version', migration: ref, other: ref === first ? second : first }),
      );
  });
}

/** Pending ones that sort before the newest applied one, where the tool minds. */
function late(set: MigrationSet, pending: ReadonlySet<MigrationRef>): HistoryChange[] {
  const ordered = set.migrations.filter((ref) => ref.version !== '');
  const newest = ordered.findLastIndex((ref) => !pending.has(ref));
  const last = ordered[newest];
  if (!last) return [];
  return ordered
    .slice(0, newest)
    .filter((ref) => pending.has(ref) && !ref.acceptsLate && versionKey(ref) !== versionKey(last))
    .map((ref) => ({ kind: 'out-of-order', migration: ref, other: last }));
}

function relativePath(ref: MigrationRef, root: string): string {
  return root !== '' && ref.path.startsWith(`${root}/`) ? ref.path.slice(root.length + 1) : ref.path;
}

/** `001` and `1` are one version. */
function versionKey(ref: MigrationRef): string {
  return ref.version.replace(/^0+(?=\d)/, '');
}
