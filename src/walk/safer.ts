/**
 * Safer forms, proven: the migrations are rehearsed once more with the safer ones in their place, and a finding gets a suggestion
 * only where the schema and the rows come out the same, the finding is gone, and less waits.
 */
import { exposureOf, isGentler, isNoHarsher, withoutExposure } from '../judge/exposure.ts';
import type { Config } from '../model/config.ts';
import { FaultError } from '../model/fault.ts';
import type { Finding, Suggestion } from '../model/finding.ts';
import type { ProvenSafer, SaferForm, SaferMigration } from '../model/safer.ts';
import type { Statistics } from '../model/statistics.ts';
import type { FileTree } from '../model/tree.ts';
import { saferMigrations } from '../plan/safer/safer.ts';
import { scriptOf } from '../plan/safer/script.ts';
import { compareEndings } from '../shadow/ending.ts';
import type { ScriptedMigration } from '../shadow/loop/units.ts';
import type { Rehearsed } from '../shadow/rehearsal.ts';
import { type Replacement, replacementOf } from './safer-files.ts';

export interface SaferRequest {
  readonly rehearsed: Rehearsed;
  readonly findings: readonly Finding[];
  readonly pending: readonly ScriptedMigration[];
  /** The head's. */
  readonly tree: FileTree;
  /** Major version of the servers that must understand what is written. */
  readonly targetVersion: number;
  readonly config: Config;
  readonly statistics: Statistics | null;
  /** Milliseconds from any fixed moment. */
  readonly clock: () => number;
  /** Rehearses other migrations on the same base, to where they end. */
  readonly again: (pending: readonly ScriptedMigration[]) => Promise<Rehearsed>;
  readonly judge: (rehearsed: Rehearsed) => readonly Finding[];
}

export interface Proof {
  readonly findings: readonly Finding[];
  readonly safer: readonly ProvenSafer[];
}

/** Where all together do not end alike, so many are tried one by one. */
const triedAlone = 5;

export async function proveSafer(request: SaferRequest): Promise<Proof> {
  const { rehearsed, findings, targetVersion, config, statistics } = request;
  const none: Proof = { findings, safer: [] };
  if (rehearsed.end === null || rehearsed.faults.length > 0) return none;
  const numbers = { statistics, largeTableRows: config.risk.largeTableRows, thresholds: config.plan };
  const wanted = saferMigrations(rehearsed, numbers, targetVersion).filter((one) => isWanted(one, findings));
  const candidates: Candidate[] = [];
  for (const safer of wanted) {
    const one = request.pending.find(({ migration }) => migration.id === safer.migration);
    const replacement = one && (await replacementOf(one.migration, safer, request.tree));
    if (replacement) candidates.push({ safer, ...replacement });
  }
  if (candidates.length === 0) return none;
  const end = request.clock() + config.limits.totalMs;
  const together = await attempt(request, candidates);
  return resultOf(findings, together ?? (candidates.length > 1 ? await oneByOne(request, candidates, end) : []));
}

/** What one alone can have of time is its engine's to say; no further one is begun after the end. */
async function oneByOne(
  request: SaferRequest,
  candidates: readonly Candidate[],
  end: number,
): Promise<readonly Proven[]> {
  const proven: Proven[] = [];
  for (const candidate of candidates.slice(0, triedAlone)) {
    if (request.clock() > end) break;
    proven.push(...((await attempt(request, [candidate])) ?? []));
  }
  return proven;
}

interface Candidate extends Replacement {
  readonly safer: SaferMigration;
}

interface Proven extends Candidate {
  readonly columnOrder: readonly string[];
  /** Findings that are gone. */
  readonly solved: ReadonlySet<Finding>;
}

function isOn({ line, endLine }: SaferForm, finding: Finding): boolean {
  return finding.line >= line && finding.line <= endLine;
}

/** Nobody is bothered with another form of what is fine. */
function isWanted({ migration, forms }: SaferMigration, findings: readonly Finding[]): boolean {
  return findings.some(
    (finding) =>
      finding.migration === migration && finding.severity !== 'info' && forms.some((form) => isOn(form, finding)),
  );
}

/** @returns those that are proven; `null`: together they do not end where the originals end */
async function attempt(request: SaferRequest, candidates: readonly Candidate[]): Promise<readonly Proven[] | null> {
  const { rehearsed, pending } = request;
  const scripts = new Map(candidates.map(({ safer, scripts: own }) => [safer.migration, own]));
  const rewritten = await outcomeOf(
    request,
    pending.flatMap((one) => scripts.get(one.migration.id) ?? [one]),
  );
  if (!rewritten?.end || !rehearsed.end) return null;
  const likeness = compareEndings(rehearsed.end, rewritten.end, madeBy(rehearsed));
  if (likeness.type === 'other') return null;
  const found = request.judge(rewritten);
  // No way back was rehearsed the second time, so that a finding about one is not solved by being absent.
  const comparable = { ...rehearsed, rollback: rewritten.rollback };
  const lasting = new Set(request.judge(withoutExposure(comparable)).map(nameOf));
  const names = new Set(request.judge(comparable).map(nameOf));
  return candidates.flatMap((candidate): Proven[] => {
    const solved = solvedBy(candidate, { request, rewritten, found, names, lasting });
    const columnOrder = candidate.safer.forms.some(({ movesColumn }) => movesColumn) ? likeness.columnOrder : [];
    return solved && solved.size > 0 ? [{ ...candidate, columnOrder, solved }] : [];
  });
}

/** What did not come to its end is no proof. */
async function outcomeOf({ again }: SaferRequest, pending: readonly ScriptedMigration[]): Promise<Rehearsed | null> {
  try {
    const rewritten = await again(pending);
    return rewritten.faults.length === 0 ? rewritten : null;
  } catch (error) {
    if (error instanceof FaultError) return null;
    throw error;
  }
}

/** `schema.table.column` of the columns that the migrations made: a default may give each row another value each time. */
function madeBy({ base, head }: Rehearsed): ReadonlySet<string> {
  const made = [...head.tables.values()].flatMap(({ oid, schema, name, columns }) => {
    const known = new Set(base.tables.get(oid)?.columns.map(({ number }) => number));
    return columns.filter(({ number }) => !known.has(number)).map((column) => `${schema}.${name}.${column.name}`);
  });
  return new Set(made);
}

interface Seen {
  readonly request: SaferRequest;
  readonly rewritten: Rehearsed;
  readonly found: readonly Finding[];
  /** The findings that the second rehearsal could have made as well. */
  readonly names: ReadonlySet<string>;
  /** Those that stand however little waits. */
  readonly lasting: ReadonlySet<string>;
}

/** @returns `null` where it is not gentler */
function solvedBy({ safer, scripts }: Candidate, seen: Seen): ReadonlySet<Finding> | null {
  const { request, rewritten, found, names } = seen;
  const ids = new Set(scripts.map(({ migration }) => migration.id));
  const was = exposureOf(request.rehearsed.migrations, new Set([safer.migration]));
  const is = exposureOf(rewritten.migrations, ids);
  const onlyGuards = safer.forms.every(({ isKept }) => isKept);
  if (!(onlyGuards ? isNoHarsher(is, was) : isGentler(is, was))) return null;
  const before = request.findings.filter((one) => one.migration === safer.migration && names.has(nameOf(one)));
  const after = found.filter(({ migration }) => migration !== undefined && ids.has(migration));
  const left = new Set(after.map(nameOf));
  return new Set(
    before.filter(
      (one) => !left.has(nameOf(one)) && safer.forms.some((form) => isOn(form, one) && solves(form, one, seen)),
    ),
  );
}

/**
 * A statement that stays as it was, or that makes a column anew, breaks what it broke, even where rules that know a column by its
 * number no longer see it: of such a one only what waits can be solved.
 */
function solves({ isKept, movesColumn }: SaferForm, finding: Finding, { lasting }: Seen): boolean {
  return !((isKept || movesColumn) && lasting.has(nameOf(finding)));
}

function nameOf({ rule, subject }: Finding): string {
  return `${rule} ${subject}`;
}

function resultOf(findings: readonly Finding[], proven: readonly Proven[]): Proof {
  const suggestions = new Map<Finding, Suggestion>();
  for (const { safer, inPlace, columnOrder, solved } of proven) {
    for (const finding of solved) {
      const form = safer.forms.find((one) => isOn(one, finding));
      if (form) suggestions.set(finding, suggestionOf(form, inPlace(form), columnOrder));
    }
  }
  return {
    findings: findings.map((finding) => {
      const suggestion = suggestions.get(finding);
      return suggestion ? { ...finding, suggestion } : finding;
    }),
    safer: proven.map(({ safer: { migration, pieces }, path, columnOrder }) => ({
      migration,
      path,
      pieces,
      columnOrder,
    })),
  };
}

function suggestionOf(form: SaferForm, inPlace: string | null, columnOrder: readonly string[]): Suggestion {
  return {
    sql: scriptOf(form),
    proven: true,
    ...(inPlace !== null && { inPlace }),
    ...(form.movesColumn && columnOrder.length > 0 && { columnOrder }),
  };
}
