/**
 * A way down made from the difference of two schemas, tried on the shadow and offered only when it restores and destroys
 * nothing that was there all the time. pg-delta writes it, except for what it would drop and make anew: renames, ties to
 * parents and collations are taken back by hand. Whether it restores is judged by another reading of the catalogue.
 */

import { plan as planChanges } from '@supabase/pg-delta/plan';
import { type Catalogue, qualifiedName } from '../../model/catalogue.ts';
import { isFailure } from '../../model/engine.ts';
import { objectKind } from '../../model/object-kind.ts';
import type { DatabaseError } from '../../model/observation.ts';
import type { GeneratedRollback } from '../../model/rollback.ts';
import { relation } from '../../model/sql-names.ts';
import { joined, phrase, type Text, verbatim } from '../../model/text.ts';
import { readCatalogue } from '../catalogue/read.ts';
import { momentsBack } from '../exact/compare.ts';
import type { ExactSchema } from '../exact/read.ts';
import { readExact } from '../exact/read.ts';
import { mayComeFromRows } from '../loop/condition.ts';
import { readSchema, type Schema } from '../schema/read.ts';
import { asideForTypes } from './aside.ts';
import { restoration } from './restoration.ts';
import { reverseRenames } from './reverse-renames.ts';
import { reverseTies } from './reverse-ties.ts';
import { reverseTypes } from './reverse-types.ts';
import type { Stage } from './stage.ts';
import { needlesslyDropped } from './structural.ts';

/** Where a rollback has to lead. */
export interface Goal {
  readonly exact: ExactSchema;
  /** Of the schema that is there. */
  readonly above: ExactSchema;
  readonly schema: Schema;
  /** With the identities that its things have on the stage. */
  readonly catalogue: Catalogue;
}

/** What is taken away before a way down is planned. */
interface Room {
  /** Whether triggers and foreign keys step aside for columns that get their old types back. */
  readonly aside: boolean;
  /** Tables whose rows were in the way; not empty: all sample rows are taken away first. */
  readonly needsRows: readonly string[];
}

/** PostgreSQL refuses another type: foreign keys of two types, and what it does not follow through. Source: `tablecmds.c`. */
const refusesType: ReadonlySet<string> = new Set(['42804', '0A000']);

/** Tries to go back to the goal, with the rows first and then without. What does not restore leaves the stage as it was. */
export async function generateRollback(stage: Stage, goal: Goal): Promise<GeneratedRollback> {
  let room: Room = { aside: false, needsRows: [] };
  let tried = await attempt(stage, goal, room);
  if ('failed' in tried && refusesType.has(tried.failed.error.code)) {
    room = { ...room, aside: true };
    tried = await attempt(stage, goal, room);
  }
  if ('failed' in tried && mayComeFromRows(tried.failed.error) && stage.sampled.size > 0) {
    const { table } = tried.failed.error;
    tried = await attempt(stage, goal, { ...room, needsRows: table === undefined ? [...stage.sampled] : [table] });
    if (!('failed' in tried) && tried.type === 'proven') {
      for (const table of stage.sampled) stage.emptied.add(table);
      stage.sampled = new Set();
    }
  }
  return 'failed' in tried ? { type: 'refused', why: words(tried.failed) } : tried;
}

async function attempt(
  stage: Stage,
  goal: Goal,
  { aside, needsRows }: Room,
): Promise<GeneratedRollback | { readonly failed: Failed }> {
  const { session } = stage;
  const giveUp = async <Answer>(answer: Answer): Promise<Answer> => {
    await session.run('ROLLBACK');
    return answer;
  };
  await session.run('BEGIN');
  const renames = [
    ...reverseTypes(goal.exact, goal.above),
    ...reverseRenames(goal.catalogue, stage.catalogue, goal.exact),
    ...reverseTies({ before: goal.catalogue, after: stage.catalogue, exact: goal.exact }),
  ];
  const prepared = await runAll(stage, [...(needsRows.length > 0 ? emptying(stage) : []), ...renames]);
  if (prepared) return giveUp({ failed: prepared });
  const gone = aside ? asideForTypes(goal.catalogue, await readCatalogue(session)) : [];
  const unstuck = await runAll(stage, gone);
  if (unstuck) return giveUp({ failed: unstuck });
  const byHand = [...renames, ...gone];
  // Reading it costs as much as all the rest, and by hand nothing was done to it.
  const known = byHand.length === 0 ? stage.schema : null;
  const planned = planBack(known ?? (await readSchema(session)), goal.schema);
  if ('why' in planned) return giveUp({ type: 'refused', why: planned.why });
  const statements = planned.statements.map(forOlderServers).filter(isNotRepeated).flatMap(withRoomForValues);
  const failed = await runAll(stage, statements);
  if (failed) return giveUp({ failed });
  const bottom = await readCatalogue(session);
  const destroyed = needlesslyDropped(stage.catalogue, bottom, goal.catalogue);
  if (destroyed !== null) {
    return giveUp({ type: 'refused', why: phrase`it would drop ${destroyed} and make it anew, without its contents` });
  }
  const { changes, cosmetic: differing } = restoration(goal.exact, await readExact(session, true), stage.stubs);
  if (changes.length > 0) {
    const first = changes.slice(0, 3).map(({ kind, object }) => phrase`${objectKind(kind)} ${object}`);
    const objects = joined(first, ', ');
    const told = changes.length > 3 ? phrase`${objects} and ${changes.length - 3} more` : objects;
    return giveUp({ type: 'refused', why: phrase`it would not restore ${told}` });
  }
  await session.run('COMMIT');
  stage.catalogue = bottom;
  stage.schema = differing.length === 0 ? goal.schema : null;
  stage.cosmetic = differing;
  const cosmetic = [...differing, ...momentsBack(goal.above, goal.exact)];
  return { type: 'proven', sql: scriptOf([...byHand, ...statements]), cosmetic, needsRows };
}

function emptying({ catalogue, sampled }: Stage): readonly string[] {
  const tables = [...catalogue.tables.values()].filter((table) => sampled.has(qualifiedName(table)));
  return [
    'SET LOCAL session_replication_role = replica',
    ...tables.map((table) => `DELETE FROM ${relation(table)}`),
    'SET LOCAL session_replication_role = origin',
  ];
}

/** `ADD COLUMN … NOT NULL` on a table with rows needs their values first: between the two statements is the place for them. */
function withRoomForValues(statement: string): readonly string[] {
  const found =
    /^(ALTER TABLE (?:"(?:[^"]|"")+"\.)?"(?:[^"]|"")+") ADD COLUMN ("(?:[^"]|"")+") ([^,;]*) NOT NULL$/.exec(statement);
  if (!found || / (?:DEFAULT|GENERATED) /.test(statement)) return [statement];
  const [, table, column, type] = found;
  return [`${table} ADD COLUMN ${column} ${type}`, `${table} ALTER COLUMN ${column} SET NOT NULL`];
}

/**
 * The engine may be newer than production. `MAINTAIN` is known since 17, a NOT NULL of a domain by name too; both can be said
 * so that every server understands. Source: PostgreSQL manual, "GRANT", "ALTER DOMAIN", for 12 to 18.
 */
function forOlderServers(statement: string): string {
  const all = 'DELETE, INSERT, MAINTAIN, REFERENCES, SELECT, TRIGGER, TRUNCATE, UPDATE';
  if (/^(?:GRANT|ALTER DEFAULT PRIVILEGES) /.test(statement)) {
    return statement.replace(`GRANT ${all} ON TABLE`, 'GRANT ALL ON TABLE');
  }
  return statement.replace(
    /^(ALTER DOMAIN (?:"(?:[^"]|"")+"\.)?"(?:[^"]|"")+") ADD CONSTRAINT "(?:[^"]|"")+" NOT NULL$/,
    '$1 SET NOT NULL',
  );
}

function isNotRepeated(statement: string, index: number, all: readonly string[]): boolean {
  return statement !== all[index - 1];
}

function scriptOf(statements: readonly string[]): string {
  return statements.map((statement) => `${statement};\n`).join('');
}

interface Failed {
  readonly sql: string;
  readonly error: DatabaseError;
}

function words({ sql, error }: Failed): Text {
  const begin = sql.split('\n', 1)[0]?.slice(0, 120) ?? '';
  return mayComeFromRows(error)
    ? phrase`\`${begin}\` is refused, because of the rows that are there: ${error.message}`
    : phrase`\`${begin}\` is refused: ${error.message}`;
}

async function runAll({ session }: Stage, statements: readonly string[]): Promise<Failed | null> {
  for (const sql of statements) {
    const result = await session.run(sql);
    if (isFailure(result)) return { sql, error: result.error };
  }
  return null;
}

function planBack(from: Schema, to: Schema): { readonly statements: readonly string[] } | { readonly why: Text } {
  try {
    const { actions } = planChanges(from.facts, to.facts, { renames: 'off' });
    return { statements: actions.map(({ sql }) => sql.trim().replace(/;$/, '')) };
  } catch (error) {
    return { why: verbatim(error instanceof Error ? error.message : String(error)) };
  }
}
