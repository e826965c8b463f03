/**
 * Brings a shadow database to the state of the merge base: prelude, then a baseline file or the replay of the base
 * history. What cannot be replayed is stubbed or skipped, one note each; nothing is left out in silence.
 */
import { split } from '../../dialects/postgres/split.ts';
import { isFailure, type Session } from '../../model/engine.ts';
import { type Fault, FaultError } from '../../model/fault.ts';
import type { Migration, MigrationRef, Script } from '../../model/migration.ts';
import type { ReplayNote } from '../../model/rehearsal.ts';
import { phrase, type Text } from '../../model/text.ts';
import { unitsOf } from '../loop/units.ts';
import { type ReplayLog, replayLog } from './replay-log.ts';
import { replayStatements } from './replay-statements.ts';
import { databaseSettingsSql, tidy, tidySql } from './tidy.ts';

export interface BaseRequest {
  /** Stubs for what the tool's platform makes before the first migration. */
  readonly platform: { readonly what: string; readonly sql: string } | null;
  readonly prelude: Script | null;
  /** Used instead of `migrations` when present; psql's own lines are already blanked. */
  readonly baseline: Script | null;
  /** The base history in order, and how to read one of them. */
  readonly migrations: readonly MigrationRef[];
  readonly read: (ref: MigrationRef) => Promise<Migration>;
  readonly progress?: (done: number, total: number) => void;
}

export interface BaseResult {
  readonly applied: number;
  readonly notes: readonly ReplayNote[];
}

function note(path: string, action: ReplayNote['action'], why: Text, line?: number): ReplayNote {
  return { path, action, why, ...(line !== undefined && { line }) };
}

/**
 * Whole files are sent unread: the fast path. Not those with COPY, which would wait for a client for ever, nor those
 * that may end a transaction: a failure after that would leave half of the file behind.
 */
const mustBeRead = /\b(?:copy|commit|rollback|concurrently)\b/i;

/** The SQL of a file as its tool sends it, in one piece, and the tidying after it: one round trip a file. */
function inOnePiece(migration: Migration): string {
  return `${migration.transaction === 'file' ? 'BEGIN;' : ''}${migration.up.text}\n;${tidySql}`;
}

async function replayOne(session: Session, migration: Migration, log: ReplayLog): Promise<boolean> {
  const { up, transaction } = migration;
  if (transaction !== 'statement' && !mustBeRead.test(up.text)) {
    if (!isFailure(await session.run(inOnePiece(migration)))) return true;
  }
  await session.run('ROLLBACK');
  const parsed = await split(up);
  if ('fault' in parsed) {
    log.add(note(up.path, 'skipped', parsed.fault.what));
    await session.run(tidySql);
    return false;
  }
  const units = unitsOf([{ migration, statements: parsed.statements }]);
  const applied = await replayStatements(session, units, up.path, log);
  await session.run(tidySql);
  return applied > 0 || parsed.statements.length === 0;
}

async function readOrNote(request: BaseRequest, ref: MigrationRef, log: ReplayLog): Promise<Migration | undefined> {
  if (ref.kind === 'opaque') {
    log.add(note(ref.path, 'opaque', phrase`not SQL, so it was not run; what it changes is missing here`));
    return undefined;
  }
  try {
    return await request.read(ref);
  } catch (error) {
    if (!(error instanceof FaultError)) throw error;
    log.add(note(ref.path, 'skipped', error.fault.what));
    return undefined;
  }
}

async function runScript(session: Session, script: Script, what: string): Promise<void> {
  const result = await session.run(script.text);
  if (!isFailure(result)) return;
  const line = result.error.position ? script.text.slice(0, result.error.position).split('\n').length : 1;
  const fault: Fault = {
    code: 'configuration',
    what: phrase`The ${what} does not run: ${result.error.message}.`,
    where: `${script.path}:${line}`,
    mend: phrase`Mend the SQL, or remove database.${what} from the configuration.`,
  };
  throw new FaultError(fault);
}

/** Runs prelude and base on a fresh session. Throws `FaultError` when a prelude does not run or a limit is exceeded. */
export async function buildBase(session: Session, request: BaseRequest): Promise<BaseResult> {
  const log = replayLog();
  if (request.platform && !request.baseline) {
    await runScript(session, { path: request.platform.what, text: request.platform.sql }, 'platform');
    log.add(note('', 'stubbed', phrase`${request.platform.what} were made as stubs`));
    await tidy(session);
  }
  if (request.prelude) await runScript(session, request.prelude, 'prelude');
  if (request.baseline) {
    const parsed = await split(request.baseline);
    if ('fault' in parsed) throw new FaultError(parsed.fault);
    const units = unitsOf([{ migration: { transaction: 'statement' }, statements: parsed.statements }]);
    await replayStatements(session, units, request.baseline.path, log);
    await tidy(session);
    return { applied: 0, notes: log.notes() };
  }
  const applied = await replayAll(session, request, log);
  return { applied, notes: log.notes() };
}

async function replayAll(session: Session, request: BaseRequest, log: ReplayLog): Promise<number> {
  let applied = 0;
  const named = new Set<string>();
  let settings = /\balter\s+database\b/i.test(request.platform?.sql ?? '');
  for (const [index, ref] of request.migrations.entries()) {
    request.progress?.(index, request.migrations.length);
    const migration = await readOrNote(request, ref, log);
    if (!migration) continue;
    const variables = (migration.variables ?? []).filter((name) => !named.has(name));
    if (variables.length > 0) {
      const why = phrase`psql's variables ${variables.join(', ')} have no value here; their own names stand in for them`;
      log.add(note(ref.path, 'stubbed', why));
    }
    for (const name of variables) named.add(name);
    if (await replayOne(session, migration, log)) applied += 1;
    settings ||= /\balter\s+database\b/i.test(migration.up.text);
    if (settings) await session.run(databaseSettingsSql);
  }
  return applied;
}
