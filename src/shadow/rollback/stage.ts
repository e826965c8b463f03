/** A shadow database somewhere on the way up or down, and running scripts on it as their tool would. */

import type { Catalogue } from '../../model/catalogue.ts';
import type { Session } from '../../model/engine.ts';
import type { DatabaseError } from '../../model/observation.ts';
import type { CosmeticDifference, RollbackCondition, ScriptFailure } from '../../model/rollback.ts';
import type { Text } from '../../model/text.ts';
import { tidy } from '../base/tidy.ts';
import { Observer } from '../loop/observe.ts';
import { Rehearser } from '../loop/rehearse.ts';
import { type ScriptedMigration, type UnitItem, unitsOf } from '../loop/units.ts';
import type { Schema } from '../schema/read.ts';

export interface Stage {
  readonly session: Session;
  /** As of now. */
  catalogue: Catalogue;
  /** As of now; `null`: not read since something ran. */
  schema: Schema | null;
  /** What newer ways down have made different from how the ways up left it, although no program notices. */
  cosmetic: readonly CosmeticDifference[];
  /** Tables that hold sample rows. */
  sampled: ReadonlySet<string>;
  /** Tables whose sample rows were in the way of something and are gone. */
  readonly emptied: Set<string>;
  /** Tables whose sample rows were in the way of the ways up, on this stage or on the first: never a way down's fault. */
  readonly yielded: ReadonlySet<string>;
  /** SQL of everything that was stubbed on it. */
  readonly stubs: Set<string>;
}

export interface ScriptRun {
  readonly failure: ScriptFailure | null;
  readonly conditions: readonly RollbackCondition[];
  readonly unverified: readonly Text[];
}

/**
 * Runs scripts in order, each unit in its transaction, in the session that a tool finds when it connects.
 *
 * @param rows `give way`: sample rows that are in the way are taken away, and a condition says so · `stay`: they are a failure
 */
export async function runScripts(
  stage: Stage,
  scripts: readonly ScriptedMigration[],
  rows: 'give way' | 'stay',
): Promise<ScriptRun> {
  stage.schema = null;
  await tidy(stage.session);
  const paths = scripts.map(({ migration }) => migration.path);
  const observer = new Observer(stage.session, stage.catalogue);
  const removable = rows === 'stay' ? [...stage.sampled].filter((table) => stage.yielded.has(table)) : stage.sampled;
  const rehearser = new Rehearser(stage.session, observer, removable, paths);
  const failure = await firstFailure(rehearser, scripts, paths);
  stage.catalogue = observer.catalogue;
  const gone = [...removable].filter((table) => !rehearser.obstacles.sampled.has(table));
  for (const table of gone) stage.emptied.add(table);
  stage.sampled = new Set([...stage.sampled].filter((table) => !gone.includes(table)));
  for (const sql of rehearser.obstacles.stubs) stage.stubs.add(sql);
  await tidy(stage.session);
  const conditions = scripts.flatMap(({ migration, statements }) =>
    statements.flatMap((statement): RollbackCondition[] => {
      const condition = rehearser.observations.get(statement)?.condition;
      return condition ? [{ path: migration.path, line: condition.error.line ?? statement.line, condition }] : [];
    }),
  );
  const hopeless = conditions.find(({ condition }) => needsNoRows(condition.error, rehearser, scripts));
  return {
    failure: failure ?? (hopeless ? { ...hopeless, error: hopeless.condition.error } : null),
    conditions: conditions.filter((condition) => condition !== hopeless),
    unverified: rehearser.obstacles.unverified,
  };
}

async function firstFailure(
  rehearser: Rehearser,
  scripts: readonly ScriptedMigration[],
  paths: readonly string[],
): Promise<ScriptFailure | null> {
  for (const unit of unitsOf(scripts)) {
    const outcome = await rehearser.run(unit);
    if (outcome.type === 'failed') return failureAt(outcome.item, outcome.error, paths);
  }
  return null;
}

function failureAt({ migration, statement }: UnitItem, error: DatabaseError, paths: readonly string[]): ScriptFailure {
  return { path: paths[migration] ?? '', line: error.line ?? statement.line, error };
}

/** A column that comes without a value and must have one: whatever the rows are, one is enough to fail. */
function needsNoRows(error: DatabaseError, rehearser: Rehearser, scripts: readonly ScriptedMigration[]): boolean {
  const column = error.code === '23502' ? /column "(.+?)"/.exec(error.message)?.[1] : undefined;
  if (column === undefined) return false;
  return scripts.some(({ statements }) =>
    statements.some((statement) => {
      const observation = rehearser.observations.get(statement);
      if (observation?.condition?.error !== error) return false;
      return observation.tables.some(
        ({ before, after }) =>
          before !== null &&
          after?.columns.some(({ name, notNull, number }) => {
            const isNew = before.columns.every((other) => other.number !== number);
            return name === column && notNull && isNew;
          }),
      );
    }),
  );
}
