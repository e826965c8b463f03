/** Which migrations of which sets are under review: the two trees read by their formats, compared, and split into statements. */

import { split } from '../dialects/postgres/split.ts';
import { malformedWaivers } from '../dialects/postgres/waivers.ts';
import { isLfsPointer } from '../forge/lfs.ts';
import { type Discovery, discover } from '../formats/discover.ts';
import { compareHistory } from '../formats/history.ts';
import { matchSets } from '../formats/match-sets.ts';
import { formats } from '../formats/registry.ts';
import type { ChangeSet } from '../model/changeset.ts';
import type { Config } from '../model/config.ts';
import { type Fault, FaultError } from '../model/fault.ts';
import type { Format } from '../model/format.ts';
import type { Migration, MigrationRef, MigrationSet } from '../model/migration.ts';
import type { HistoryChange } from '../model/rehearsal.ts';
import { counted, distinct, inEnglish, phrase, type Text, verbatim } from '../model/text.ts';
import type { FileTree } from '../model/tree.ts';
import type { ScriptedMigration } from '../shadow/loop/units.ts';
import type { Down } from '../shadow/rollback/peel.ts';
import { type LeftOut, leftOut } from './left-out.ts';
import { mergedHistory, type OtherPull } from './merged-history.ts';

/** One migration set with something to review, and the history it stands on. */
export interface PlannedSet {
  readonly set: MigrationSet;
  readonly base: readonly MigrationRef[];
  readonly pending: readonly ScriptedMigration[];
  /** Their ways down, by id. */
  readonly downs: ReadonlyMap<string, Down>;
  readonly history: readonly HistoryChange[];
}

export interface Plan {
  readonly sets: readonly PlannedSet[];
  /** Every migration reference under review, those of other dialects and opaque ones included. */
  readonly refs: readonly MigrationRef[];
  readonly history: readonly HistoryChange[];
  readonly faults: readonly Fault[];
  readonly unverified: readonly Text[];
  /** Of these, what no engine ran although it may change a database. */
  readonly unrehearsed: readonly Text[];
  /** Changed files that look like migrations and were read by no format. */
  readonly unclaimed: readonly string[];
}

/** The format that made a reference. */
export function formatOf(ref: MigrationRef): Format {
  const format = formats.find(({ id }) => id === ref.format);
  if (!format) throw new Error(`no format ${ref.format}`);
  return format;
}

async function guardFile(tree: FileTree, ref: MigrationRef, fileBytes: number): Promise<void> {
  const bytes = await tree.read(ref.path);
  if (bytes.length > fileBytes) {
    throw new FaultError({
      code: 'size',
      what: phrase`The file has ${(bytes.length / 2 ** 20).toFixed(1)} MiB; at most ${fileBytes / 2 ** 20} MiB are read.`,
      where: ref.path,
      mend: phrase`Split it, or load bulk data outside of migrations.`,
    });
  }
  if (isLfsPointer(bytes)) {
    throw new FaultError({
      code: 'encoding',
      what: phrase`The file is a Git LFS pointer, not SQL.`,
      where: ref.path,
      mend: phrase`Keep migrations out of Git LFS: \`git lfs untrack\` and commit the SQL itself.`,
    });
  }
}

async function scripted(tree: FileTree, ref: MigrationRef, fileBytes: number): Promise<ScriptedMigration> {
  await guardFile(tree, ref, fileBytes);
  const migration = await formatOf(ref).read(tree, ref);
  const parsed = await split(migration.up);
  if ('fault' in parsed) throw new FaultError(parsed.fault);
  const { statements } = parsed;
  const begins = statements.some(({ actions }) =>
    actions.some((action) => action.type === 'transaction' && action.command === 'begin'),
  );
  const authored: Migration =
    migration.transaction === 'none' && begins ? { ...migration, transaction: 'author' } : migration;
  return { migration: authored, statements };
}

/** A way down that cannot be read is no reason not to rehearse the way up: it counts as one that fails. */
async function scriptedDown({ down, downTransaction, ...migration }: Migration): Promise<Down | null> {
  if (down === null) return null;
  const parsed = await split(down);
  if ('fault' in parsed) return { fault: parsed.fault };
  const transaction = downTransaction ?? migration.transaction;
  return { script: { migration: { ...migration, path: down.path, down, transaction }, statements: parsed.statements } };
}

interface Read {
  readonly pending: ScriptedMigration[];
  readonly downs: Map<string, Down>;
  readonly faults: Fault[];
  readonly unverified: Text[];
  readonly unrehearsed: Text[];
}

async function readPending(tree: FileTree, refs: readonly MigrationRef[], fileBytes: number): Promise<Read> {
  const read: Read = { pending: [], downs: new Map(), faults: [], unverified: [], unrehearsed: [] };
  for (const ref of refs) {
    if (ref.kind === 'opaque') {
      read.unrehearsed.push(
        phrase`\`${ref.path}\` is not SQL and was not rehearsed; run it on a copy of production and compare the schema before and after.`,
      );
      continue;
    }
    try {
      const migration = await scripted(tree, ref, fileBytes);
      read.pending.push(migration);
      const down = await scriptedDown(migration.migration);
      if (down) read.downs.set(migration.migration.id, down);
      const { variables } = migration.migration;
      if (variables) {
        read.unverified.push(
          phrase`\`${ref.path}\`: psql's variables ${variables.map((name) => `\`:${name}\``).join(', ')} have no value here, and their own names stood in for them; check what production gives them.`,
        );
      }
      for (const { line, what } of malformedWaivers(migration.migration.up))
        read.unverified.push(phrase`\`${ref.path}:${line}\`: ${what}`);
    } catch (error) {
      if (!(error instanceof FaultError)) throw error;
      read.faults.push({ ...error.fault, where: error.fault.where ?? ref.path });
    }
  }
  return read;
}

function otherDialect({ root, dialect }: MigrationSet, count: number): Text {
  return counted(
    count,
    phrase`1 migration under \`${root}\` is for ${dialect} and was not rehearsed: only PostgreSQL is.`,
    phrase`${count} migrations under \`${root}\` are for ${dialect} and were not rehearsed: only PostgreSQL is.`,
  );
}

/** Whether a fault is about files that differ between the two sides, or about no file in particular. */
function concerns(fault: Fault, { base, head }: ChangeSet, unread: Discovery['unread']): boolean {
  if (fault.code === 'configuration' || fault.where === undefined) return true;
  // A set that could not be listed concerns every file in it, whichever of them is to blame.
  const [root] = [...unread].find(([, known]) => known === fault) ?? [
    inEnglish(fault.where).replace(/:\d+(:\d+)?$/, ''),
  ];
  const differs = ([path, { oid }]: readonly [string, { readonly oid: string }], other: FileTree): boolean =>
    (path === root || path.startsWith(`${root}/`) || root === '') && other.files.get(path)?.oid !== oid;
  return (
    [...head.tree.files].some((entry) => differs(entry, base.tree)) ||
    [...base.tree.files].some((entry) => differs(entry, head.tree))
  );
}

/** Files left out for the same reason, which is the second of each pair. */
function byReason(skipped: LeftOut['skipped']): readonly (readonly [readonly string[], Text])[] {
  return distinct(skipped.map(({ why }) => why)).map((reason) => {
    const alike = skipped.filter(({ why }) => inEnglish(why) === inEnglish(reason));
    return [alike.map(({ path }) => path), reason];
  });
}

/** The first by name, the rest as a number. */
function firstOf([first = '', ...others]: readonly string[]): Text {
  return others.length > 0 ? phrase`\`${first}\` and ${others.length} more` : verbatim(`\`${first}\``);
}

/** SQL that looks like migrations and that nobody rehearsed, and migrations that are programs. */
function unknownFormats({ unclaimed, programs }: LeftOut): Text[] {
  return [
    ...[...unclaimed].map(([directory, { length }]) =>
      counted(
        length,
        phrase`1 changed SQL file in \`${directory}\` belongs to no migration format that is known and was not rehearsed; if they are migrations, name the directory and its format under \`migrations\` in \`.github/countersign.yml\`.`,
        phrase`${length} changed SQL files in \`${directory}\` belong to no migration format that is known and were not rehearsed; if they are migrations, name the directory and its format under \`migrations\` in \`.github/countersign.yml\`.`,
      ),
    ),
    ...[...programs].map(([tool, paths]) =>
      counted(
        paths.length,
        phrase`${firstOf(paths)} (${tool}) is a program and was not rehearsed; run them on a copy of production and compare the schema before and after.`,
        phrase`${firstOf(paths)} (${tool}) are programs and were not rehearsed; run them on a copy of production and compare the schema before and after.`,
      ),
    ),
  ];
}

/** What is said of files that their own tool does not run, and of sets that only one side could read. */
function remarks({ skipped }: LeftOut, base: Discovery, head: Discovery): Text[] {
  const unknown = head.sets.filter(({ root }) => base.unread.has(root));
  return [
    ...byReason(skipped).map(([paths, why]) => phrase`${firstOf(paths)} not rehearsed: ${why}.`),
    ...unknown.map(
      ({ root }) =>
        phrase`\`${root}\` could not be read on the base branch (${base.unread.get(root)?.what ?? ''}), so all of its migrations count as new.`,
    ),
  ];
}

/** Reads both sides of a change. Faults of single files are collected; nothing is left out in silence. */
export async function planReview(changes: ChangeSet, config: Config, others: readonly OtherPull[] = []): Promise<Plan> {
  const base = await discover(changes.base.tree, config.migrations, formats);
  const head = await discover(changes.head.tree, config.migrations, formats);
  const plan = {
    sets: [] as PlannedSet[],
    refs: [] as MigrationRef[],
    history: [] as HistoryChange[],
    faults: [] as Fault[],
    unverified: [] as Text[],
    unrehearsed: [] as Text[],
  };
  const found = [
    ...head.faults,
    ...head.unmatched.filter((fault) => base.unmatched.some(({ where }) => where === fault.where)),
  ];
  for (const fault of found) {
    // What was wrong before and is not touched now is said, but is not this pull request's to mend.
    if (concerns(fault, changes, head.unread)) plan.faults.push(fault);
    else plan.unverified.push(phrase`\`${fault.where ?? ''}\`: ${fault.what}`);
  }
  const left = leftOut(changes, head.sets, head.unread.keys());
  plan.unrehearsed.push(...unknownFormats(left));
  plan.unverified.push(...remarks(left, base, head));
  // What head cannot list is not gone: its history is unknown, and the fault says so.
  const readable = base.sets.filter(({ root }) => !head.unread.has(root));
  const later = await mergedHistory(changes, config, others);
  for (const { before, after } of matchSets(readable, head.sets)) {
    const set = after ?? before;
    const compared = compareHistory(before ? [before] : [], after ? [after] : []);
    const { pending } = compared;
    const history = [...compared.history, ...later(pending, compared.history)];
    if (!set || (pending.length === 0 && history.length === 0)) continue;
    plan.refs.push(...pending);
    plan.history.push(...history);
    if (set.dialect !== 'postgres') {
      if (pending.length > 0) plan.unrehearsed.push(otherDialect(set, pending.length));
      // An edited or doubled file is as wrong there; that needs no database to see.
      plan.sets.push({ set, base: [], pending: [], downs: new Map(), history });
      continue;
    }
    const read = await readPending(changes.head.tree, pending, config.limits.fileBytes);
    plan.faults.push(...read.faults);
    plan.unverified.push(...read.unverified);
    plan.unrehearsed.push(...read.unrehearsed);
    plan.sets.push({ set, base: before?.migrations ?? [], pending: read.pending, downs: read.downs, history });
  }
  return {
    ...plan,
    unverified: [...plan.unrehearsed, ...plan.unverified],
    unclaimed: [...left.unclaimed.values(), ...left.programs.values()].flat(),
  };
}
