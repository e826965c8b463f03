/**
 * Brings a shadow database to the state of the merge base: prelude, then a baseline file or the replay of the base
 * history. What cannot be replayed is stubbed or skipped, one note each; nothing is left out in silence.
 */
import { split } from '../dialects/postgres/split.ts';
import { isFailure, type QueryFailure, type Session } from '../model/engine.ts';
import { type Fault, FaultError } from '../model/fault.ts';
import type { Migration, MigrationRef, Script } from '../model/migration.ts';
import type { ReplayNote } from '../model/rehearsal.ts';
import type { Statement } from '../model/statement.ts';
import { missingExtension, needsClient, stubFor } from './survive.ts';

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

/** After each file an open transaction ends, and a SET of one old file must not colour the next. */
const tidySql = 'COMMIT; RESET SESSION AUTHORIZATION; RESET ALL';

/** Settings of ALTER DATABASE … SET, which a tool that connects anew would see. Source: `pg_db_role_setting`. */
const databaseSettingsSql = `SELECT pg_catalog.set_config(pg_catalog.split_part(s, '=', 1), pg_catalog.substr(s, pg_catalog.strpos(s, '=') + 1), false)
FROM pg_catalog.pg_db_role_setting r, pg_catalog.unnest(r.setconfig) s
WHERE r.setrole = 0 AND r.setdatabase = (SELECT oid FROM pg_catalog.pg_database WHERE datname = pg_catalog.current_database())`;

async function tidy(session: Session): Promise<void> {
  await session.run(tidySql);
  await session.run(databaseSettingsSql);
}

/** A failing statement of a history is tried again after this many stubs at most. */
const maximumStubs = 20;

function note(path: string, action: ReplayNote['action'], why: string, line?: number): ReplayNote {
  return { path, action, why, ...(line !== undefined && { line }) };
}

/** Adds stubs until the SQL passes or fails for a reason of its own. */
async function runSurviving(
  session: Session,
  sql: string,
  stubbed: (what: string) => void,
): Promise<QueryFailure | undefined> {
  for (let count = 0; ; count += 1) {
    const result = await session.run(sql);
    if (!isFailure(result)) return undefined;
    const stub = count < maximumStubs ? stubFor(result.error, true) : undefined;
    await session.run('ROLLBACK');
    if (!stub || isFailure(await session.run(stub.sql))) return result;
    stubbed(stub.what);
  }
}

/** One statement after the other; each that fails is skipped with a note, so that one broken line does not take the file along. */
async function runLeniently(
  session: Session,
  statements: readonly Statement[],
  path: string,
  notes: ReplayNote[],
): Promise<number> {
  let applied = 0;
  for (const statement of statements) {
    // The tool's or the author's BEGIN and COMMIT would undo the leniency.
    if (statement.actions[0]?.type === 'transaction') continue;
    const impossible = needsClient(statement);
    if (impossible) {
      notes.push(note(path, 'skipped', impossible.message, statement.line));
      continue;
    }
    const failure = await runSurviving(session, statement.sql, (what) =>
      notes.push(
        note(path, 'stubbed', `${what} does not come from these migrations and was made as a stub`, statement.line),
      ),
    );
    if (!failure) applied += 1;
    else {
      const extension = missingExtension(failure.error);
      const why = extension
        ? `the extension ${extension} is not part of this engine: ${failure.error.message}`
        : `PostgreSQL says: ${failure.error.message}`;
      notes.push(note(path, extension ? 'stubbed' : 'skipped', why, statement.line));
    }
  }
  return applied;
}

/** The SQL of a file as its tool sends it, in one piece, and the tidying after it: one round trip a file. */
function inOnePiece(migration: Migration): string {
  return `${migration.transaction === 'file' ? 'BEGIN;' : ''}${migration.up.text}\n;${tidySql}`;
}

async function replayOne(session: Session, migration: Migration, notes: ReplayNote[]): Promise<boolean> {
  const { up, transaction } = migration;
  // Whole files are sent unread: the fast path. Only what waits for a client must be found before it is sent.
  const suspicious = transaction === 'statement' || /\bcopy\b/i.test(up.text);
  if (!suspicious && !isFailure(await session.run(inOnePiece(migration)))) return true;
  await session.run('ROLLBACK');
  const parsed = await split(up);
  if ('fault' in parsed) {
    notes.push(note(up.path, 'skipped', parsed.fault.what));
    await session.run(tidySql);
    return false;
  }
  const applied = await runLeniently(session, parsed.statements, up.path, notes);
  await session.run(tidySql);
  return applied > 0 || parsed.statements.length === 0;
}

async function readOrNote(
  request: BaseRequest,
  ref: MigrationRef,
  notes: ReplayNote[],
): Promise<Migration | undefined> {
  if (ref.kind === 'opaque') {
    notes.push(note(ref.path, 'opaque', 'not SQL, so it was not run; what it changes is missing here'));
    return undefined;
  }
  try {
    return await request.read(ref);
  } catch (error) {
    if (!(error instanceof FaultError)) throw error;
    notes.push(note(ref.path, 'skipped', error.fault.what));
    return undefined;
  }
}

async function runScript(session: Session, script: Script, what: string): Promise<void> {
  const result = await session.run(script.text);
  if (!isFailure(result)) return;
  const line = result.error.position ? script.text.slice(0, result.error.position).split('\n').length : 1;
  const fault: Fault = {
    code: 'configuration',
    what: `The ${what} does not run: ${result.error.message}.`,
    where: `${script.path}:${line}`,
    mend: `Mend the SQL, or remove database.${what} from the configuration.`,
  };
  throw new FaultError(fault);
}

/** Runs prelude and base on a fresh session. Throws `FaultError` when a prelude does not run or a limit is exceeded. */
export async function buildBase(session: Session, request: BaseRequest): Promise<BaseResult> {
  const notes: ReplayNote[] = [];
  if (request.platform && !request.baseline) {
    await runScript(session, { path: request.platform.what, text: request.platform.sql }, 'platform');
    notes.push(note('', 'stubbed', `${request.platform.what} were made as stubs`));
    await tidy(session);
  }
  if (request.prelude) await runScript(session, request.prelude, 'prelude');
  if (request.baseline) {
    const parsed = await split(request.baseline);
    if ('fault' in parsed) throw new FaultError(parsed.fault);
    await runLeniently(session, parsed.statements, request.baseline.path, notes);
    await tidy(session);
    return { applied: 0, notes };
  }
  return { applied: await replayAll(session, request, notes), notes };
}

async function replayAll(session: Session, request: BaseRequest, notes: ReplayNote[]): Promise<number> {
  let applied = 0;
  let settings = /\balter\s+database\b/i.test(request.platform?.sql ?? '');
  for (const [index, ref] of request.migrations.entries()) {
    request.progress?.(index, request.migrations.length);
    const migration = await readOrNote(request, ref, notes);
    if (!migration) continue;
    if (await replayOne(session, migration, notes)) applied += 1;
    settings ||= /\balter\s+database\b/i.test(migration.up.text);
    if (settings) await session.run(databaseSettingsSql);
  }
  return applied;
}
