/** The oracle: what `pg_dump` writes of a native server's database before a way up and after the way down. */

import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { split } from '../../src/dialects/postgres/split.ts';
import { isFailure, type Session } from '../../src/model/engine.ts';
import type { TransactionMode } from '../../src/model/migration.ts';
import { inEnglish } from '../../src/model/text.ts';
import { serverEngine } from '../../src/shadow/server/engine.ts';
import { serverAnswers, serverUrl, testLimits } from '../support/database.ts';

const run = promisify(execFile);
const debian = '/usr/lib/postgresql';

export interface Oracle {
  readonly major: number;
  readonly extensions: ReadonlySet<string>;
  readonly judge: (story: DumpedStory) => Promise<Judgement>;
}

export interface DumpedStory {
  readonly given: string;
  /** Migrations that went up before, in order. */
  readonly earlier: readonly string[];
  readonly up: string;
  readonly down: string;
  readonly transaction: TransactionMode;
}

export interface Judgement {
  /** SQLSTATE of the first statement of the way down that fails. */
  readonly failure: string | null;
  readonly before: string;
  readonly after: string;
  /** Whether the way up applies again. */
  readonly appliesAgain: boolean;
}

/** `null`: no server answers, or no `pg_dump` that is new enough for it is found. */
export async function findOracle(): Promise<Oracle | null> {
  if (!(await serverAnswers())) return null;
  const engine = serverEngine(serverUrl, testLimits);
  const probe = await engine.open({ extensions: [] });
  const major = Number.parseInt(probe.info.version, 10);
  await probe.close();
  const dumper = await findDumper(major);
  if (dumper === null) return null;
  const extensions = await engine.extensions();
  const judge = async (story: DumpedStory): Promise<Judgement> => {
    const session = await engine.open({ extensions: [] });
    try {
      return await judgeIn(session, dumper, withOwnRoles(story));
    } finally {
      await session.close();
    }
  };
  return { major, extensions, judge };
}

/** Roles belong to the whole server, where another run may be making the same. */
function withOwnRoles({ given, earlier, up, down, transaction }: DumpedStory): DumpedStory {
  const mark = `pair_${randomBytes(4).toString('hex')}_`;
  const own = (sql: string): string => sql.replaceAll('pair_', mark);
  return { given: own(given), earlier: earlier.map(own), up: own(up), down: own(down), transaction };
}

async function findDumper(major: number): Promise<string | null> {
  const versions = existsSync(debian) ? readdirSync(debian).map((version) => join(debian, version, 'bin')) : [];
  for (const directory of [...versions, ...(process.env.PATH ?? '').split(delimiter)]) {
    const dumper = join(directory, 'pg_dump');
    const { stdout } = await run(dumper, ['--version']).catch(() => ({ stdout: '' }));
    if (Number(/ (\d+)[.\w]*/.exec(stdout)?.[1] ?? 0) >= major) return dumper;
  }
  return null;
}

async function judgeIn(session: Session, dumper: string, story: DumpedStory): Promise<Judgement> {
  const { given, earlier, up, down, transaction } = story;
  await mustApply(session, given, 'statement');
  for (const sql of earlier) await mustApply(session, sql, transaction);
  const before = await dumpOf(session, dumper);
  await mustApply(session, up, transaction);
  const failure = await apply(session, down, transaction);
  if (failure) return { failure: failure.code, before, after: '', appliesAgain: false };
  const after = await dumpOf(session, dumper);
  return { failure: null, before, after, appliesAgain: (await apply(session, up, transaction)) === null };
}

async function mustApply(session: Session, sql: string, transaction: TransactionMode): Promise<void> {
  const failure = await apply(session, sql, transaction);
  if (failure) throw new Error(`${failure.code} ${failure.message} in: ${sql}`);
}

interface Failure {
  readonly code: string;
  readonly message: string;
}

async function apply(session: Session, sql: string, transaction: TransactionMode): Promise<Failure | null> {
  const isWhole = transaction === 'file' || transaction === 'batch';
  for (const text of isWhole ? [`BEGIN; ${sql}\n; COMMIT`] : await statementsOf(sql)) {
    const result = await session.run(text);
    if (!isFailure(result)) continue;
    await session.run('ROLLBACK');
    return result.error;
  }
  return null;
}

async function statementsOf(sql: string): Promise<readonly string[]> {
  const parsed = await split({ path: 'given.sql', text: sql });
  if ('fault' in parsed) throw new Error(inEnglish(parsed.fault.what));
  return parsed.statements.map((statement) => statement.sql);
}

async function dumpOf(session: Session, dumper: string): Promise<string> {
  const named = await session.run('SELECT pg_catalog.current_database()');
  if (isFailure(named)) throw new Error(named.error.message);
  const url = new URL(serverUrl);
  url.pathname = `/${named.rows[0]?.[0]}`;
  const { stdout } = await run(dumper, ['--schema-only', '--dbname', url.href], { maxBuffer: 2 ** 26 });
  return normalised(stdout);
}

/** Without what changes from run to run. */
function normalised(dump: string): string {
  return dump
    .split('\n')
    .filter((line) => line !== '' && !/^(?:--$|-- (?:Name|Dumped|PostgreSQL)|\\(?:un)?restrict )/.test(line))
    .join('\n');
}

/** The same but for the order of columns: a dump has one a line. */
export function withoutColumnOrder(dump: string): string {
  return dump
    .split('\n')
    .map((line) => line.replace(/,$/, ''))
    .sort()
    .join('\n');
}

export function withoutWhiteSpace(dump: string): string {
  return dump.replace(/\s+/g, '');
}
