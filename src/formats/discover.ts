/**
 * Finds the migration sets of a tree: those that the configuration names, or else every directory that a
 * format recognises. Each file belongs to one set, two tools that claim the same directory are a fault, and
 * nothing is dropped without a word. Vendored trees and tests (`node_modules`, `vendor`, `third_party`, `testdata`,
 * `test`, `tests`, `__tests__`, `fixtures`, `__fixtures__`) and directories named after a database that cannot be
 * rehearsed are searched only when configured.
 */
import type { MigrationSource } from '../model/config.ts';
import { type Fault, FaultError } from '../model/fault.ts';
import type { Format, Recognition } from '../model/format.ts';
import type { MigrationSet } from '../model/migration.ts';
import { phrase } from '../model/text.ts';
import type { FileTree } from '../model/tree.ts';
import { isForeignDatabase } from './shared/dialect.ts';
import { compareText } from './shared/order.ts';
import { resolveSource } from './source.ts';

export interface Discovery {
  /** By root. */
  readonly sets: readonly MigrationSet[];
  readonly faults: readonly Fault[];
  /** Of the faults those that kept a recognised set from being listed at all, by its root. */
  readonly unread: ReadonlyMap<string, Fault>;
  /** Configured sources that hold nothing here: a fault only when that is so at both ends of a pull request. */
  readonly unmatched: readonly Fault[];
}

/** A directory and the format that reads it. */
export interface Claim extends Recognition {
  readonly format: Format;
}

/** Paths that are searched only when configured. */
export const unsearched =
  /(^|\/)(node_modules|vendor|third_party|\.git|testdata|tests?|__tests__|fixtures|__fixtures__)(\/|$)/;

export async function discover(
  tree: FileTree,
  sources: readonly MigrationSource[],
  formats: readonly Format[],
): Promise<Discovery> {
  const faults: Fault[] = [];
  const unmatched: Fault[] = [];
  const unread = new Map<string, Fault>();
  const sets: MigrationSet[] = [];
  if (sources.length === 0) {
    const view = withoutUnsearched(tree);
    const found = (await recogniseAll(view, formats, faults)).filter((claim) => !isForeignDatabase(claim.root));
    sets.push(...(await listAll(view, settle(found, faults), faults, unread)));
  }
  let everywhere: readonly Claim[] | undefined;
  for (const source of sources) {
    const claims = async () => {
      everywhere ??= await recogniseAll(tree, formats, []);
      return everywhere;
    };
    const resolved = await resolveSource(tree, source, formats, claims).catch(asFault(faults));
    if (!resolved) continue;
    const listed = await listAll(resolved.view, settle(resolved.claims, faults), faults, unread);
    const { dialect } = source;
    sets.push(...listed.map((set) => (dialect ? { ...set, dialect, dialectSure: true } : set)));
    if (listed.length === 0) unmatched.push(await resolved.otherwise());
  }
  return { sets: withoutOverlap(sets).sort((a, b) => compareText(a.root, b.root)), faults, unread, unmatched };
}

async function recogniseAll(tree: FileTree, formats: readonly Format[], faults: Fault[]): Promise<Claim[]> {
  const claims: Claim[] = [];
  for (const format of formats) {
    const found = (await format.recognise(tree).catch(asFault(faults))) ?? [];
    claims.push(...found.map((recognition) => ({ ...recognition, format })));
  }
  return claims;
}

/** One claim a root, the surest; two equally sure ones are a fault and neither is taken. Surest first, then outermost. */
function settle(claims: readonly Claim[], faults: Fault[]): Claim[] {
  const byRoot = new Map<string, Claim[]>();
  for (const claim of claims) byRoot.set(claim.root, [...(byRoot.get(claim.root) ?? []), claim]);
  const settled: Claim[] = [];
  for (const [root, rivals] of byRoot) {
    const most = Math.max(...rivals.map((claim) => claim.confidence));
    const [first, second] = rivals.filter((claim) => claim.confidence === most);
    if (first && second && first.format.id !== second.format.id) faults.push(tie(root, first, second));
    else if (first) settled.push(first);
  }
  return settled.sort(
    (a, b) => b.confidence - a.confidence || a.root.length - b.root.length || compareText(a.root, b.root),
  );
}

function tie(root: string, first: Claim, second: Claim): Fault {
  const [one, other] = [first.format.id, second.format.id];
  return {
    code: 'format',
    what: phrase`The migrations could be ${one}'s (${first.evidence}) or ${other}'s (${second.evidence}).`,
    where: root === '' ? '.' : root,
    mend: phrase`Say which of the two it is in .github/countersign.yml.`,
    example: `migrations:\n  - path: ${JSON.stringify(root)}\n    format: ${one}   # or ${other}`,
  };
}

async function listAll(
  tree: FileTree,
  claims: readonly Claim[],
  faults: Fault[],
  unread: Map<string, Fault>,
): Promise<MigrationSet[]> {
  const sets: MigrationSet[] = [];
  for (const { format, root } of claims) {
    try {
      const set = await format.list(tree, root);
      if (set.migrations.length > 0) sets.push(set);
    } catch (error) {
      if (!(error instanceof FaultError)) throw error;
      faults.push(error.fault);
      unread.set(root, error.fault);
    }
  }
  return sets;
}

/** A file is run once: later sets lose what earlier ones hold, and say so; one that loses everything is gone. */
function withoutOverlap(sets: readonly MigrationSet[]): MigrationSet[] {
  const owners = new Map<string, MigrationSet>();
  const ids = new Set<string>();
  const kept: MigrationSet[] = [];
  for (const set of sets) {
    const isFree = (ref: { readonly path: string }) => !owners.has(ref.path);
    const migrations = set.migrations.filter(isFree);
    if (migrations.length === 0) continue;
    const lost = set.migrations
      .filter((ref) => !isFree(ref))
      .map((ref) => ({
        path: ref.path,
        why: phrase`belongs to the ${owners.get(ref.path)?.format ?? ''} set of ${owners.get(ref.path)?.root ?? ''}`,
      }));
    for (const ref of migrations) owners.set(ref.path, set);
    // Two databases may share a directory, and then versions too.
    const unique = migrations.map((ref) => (ids.has(ref.id) ? { ...ref, id: `${ref.id}@${set.dialect}` } : ref));
    for (const ref of unique) ids.add(ref.id);
    kept.push({ ...set, migrations: unique, ignored: [...set.ignored, ...lost] });
  }
  return kept;
}

function withoutUnsearched(tree: FileTree): FileTree {
  const files = new Map([...tree.files].filter(([path]) => !unsearched.test(path)));
  return { files, read: (path) => tree.read(path) };
}

/** Keeps a fault and goes on; anything else is a bug and goes up. */
function asFault(faults: Fault[]): (error: unknown) => undefined {
  return (error) => {
    if (!(error instanceof FaultError)) throw error;
    faults.push(error.fault);
    return undefined;
  };
}
