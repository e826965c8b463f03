/**
 * The plan of a reviewed change: which recipes it takes, which rows move, what to look at afterwards, when to turn back, and how
 * much ceremony it is worth. A pure function of the assembled facts.
 */
import { type Catalogue, qualifiedName, type Table } from '../model/catalogue.ts';
import type { Risk } from '../model/finding.ts';
import type {
  Plan,
  PlanBackfill,
  PlanDuration,
  PlanMoment,
  PlanOwed,
  PlanQuery,
  PlanRecipe,
  PlanRisk,
  PlanThresholds,
  PlanTool,
  PlanTrigger,
  PlanWeight,
} from '../model/plan.ts';
import type { MomentId } from '../model/plan-terms.ts';
import { dollarQuoted } from '../model/sql-names.ts';
import { statementBackfills } from './backfill/backfill.ts';
import { type Delta, deltasOf } from './deltas.ts';
import { addDurations, durationOf } from './duration.ts';
import { type Context, contextOf, type PlanInput, type PlanSet } from './input.ts';
import { owedOf } from './owed.ts';
import { triggersOf } from './phase.ts';
import { type Draft, gapsOf } from './quality.ts';
import {
  columnsGone,
  columnsThere,
  invalidIndexes,
  notValidLeft,
  nullsLeft,
  relationGone,
  relationThere,
  rowCount,
} from './queries.ts';
import { recipesOf } from './recipes/recipes.ts';
import { risksOf, rollbackRisks } from './risks.ts';
import { toolsOf } from './tools.ts';

interface SetPlan {
  readonly recipes: readonly PlanRecipe[];
  readonly backfills: readonly PlanBackfill[];
  readonly tools: readonly PlanTool[];
  readonly afterDeploy: readonly PlanQuery[];
  readonly duration: PlanDuration;
  readonly risks: readonly PlanRisk[];
  readonly owed: readonly PlanOwed[];
}

function newTables({ base, head }: { readonly base: Catalogue; readonly head: Catalogue }): Table[] {
  return [...head.tables.values()].filter(
    ({ oid, kind, isPartition }) =>
      !base.tables.has(oid) && !isPartition && (kind === 'table' || kind === 'partitioned'),
  );
}

/** Questions to the schema as the migrations leave it. */
function deltaQueries(delta: Delta): PlanQuery[] {
  switch (delta.type) {
    case 'columns-added':
      return [
        columnsThere(
          delta.table,
          delta.columns.map(({ name }) => name),
        ),
      ];
    case 'column-dropped':
      return [columnsGone(delta.table, [delta.column.name])];
    case 'column-renamed':
      return [columnsThere(delta.table, [delta.to.name])];
    case 'retyped':
      return [columnsThere(delta.table, [delta.to.name])];
    case 'not-null':
      return [nullsLeft(delta.table, delta.column.name)];
    case 'table-dropped':
      return [relationGone(delta.before)];
    case 'table-renamed':
      return [relationThere(delta.table)];
    default:
      return [];
  }
}

function afterDeployOf(deltas: readonly Delta[], backfills: readonly PlanBackfill[], context: Context): PlanQuery[] {
  const made = newTables(context);
  const changed = deltas.flatMap((delta) => ('table' in delta ? [delta.table] : []));
  const all = [...new Set([...made, ...changed])];
  const filled = [...context.head.tables.values()].filter((table) =>
    backfills.some(({ table: name, cause }) => cause.type === 'statement' && name === qualifiedName(table)),
  );
  const left = backfills.flatMap(({ table, cause, sql }): PlanQuery[] =>
    cause.type === 'statement' && sql?.left ? [{ id: 'rows-left', with: { table }, sql: sql.left, expects: 0 }] : [],
  );
  const queries = [
    ...made.map(relationThere),
    ...deltas.flatMap(deltaQueries),
    ...left,
    ...filled.map(rowCount),
    ...(all.length > 0 ? [notValidLeft(all), invalidIndexes(all)] : []),
  ];
  return [...new Map(queries.map((query) => [query.sql, query])).values()];
}

function planSet(set: PlanSet, input: PlanInput): SetPlan {
  const context = contextOf(set, input);
  const deltas = deltasOf(context);
  const recipes = recipesOf(deltas, input.class === 'mixed', context);
  const backfills = [...statementBackfills(context), ...recipes.flatMap((recipe) => recipe.backfills)];
  return {
    recipes: recipes.map(({ recipe }) => recipe),
    backfills,
    tools: toolsOf(deltas, context),
    afterDeploy: afterDeployOf(deltas, backfills, context),
    duration: durationOf(deltas, backfills, context, input.statistics),
    risks: risksOf(deltas, backfills, context),
    owed: owedOf(deltas, context),
  };
}

const weights: Readonly<Record<Risk, PlanWeight>> = {
  low: 'standard',
  medium: 'standard',
  high: 'detailed',
  critical: 'war-room',
};

/** Light is what is small, and comes back whole. */
function weightOf({ risk, rollback }: PlanInput, sets: readonly SetPlan[]): PlanWeight {
  const light = sets.every(
    ({ recipes, backfills }) => backfills.length === 0 && recipes.every((recipe) => recipe.light),
  );
  const reversible = rollback.outcome === 'restores' && rollback.dataLoss.length === 0;
  return risk === 'low' && light && reversible ? 'light' : weights[risk];
}

const moments: readonly (readonly [MomentId, number | null, readonly PlanWeight[]])[] = [
  ['announce', -24 * 60, ['war-room']],
  ['final-check', -60, ['detailed', 'war-room']],
  ['status-page', -30, ['detailed', 'war-room']],
  ['start', 0, ['standard', 'detailed', 'war-room']],
  ['phase-done', null, ['detailed', 'war-room']],
  ['end', null, ['standard', 'detailed', 'war-room']],
];

function timelineOf(weight: PlanWeight): PlanMoment[] {
  return moments.flatMap(([moment, minutes, of]) => (of.includes(weight) ? [{ moment, minutes }] : []));
}

/** The numbers of every phase that the plan has; those of a single release where it has none. */
function abortOf(recipes: readonly PlanRecipe[], numbers: PlanThresholds): PlanTrigger[] {
  const phases = recipes.flatMap((recipe) => recipe.phases);
  const all = phases.length > 0 ? phases.flatMap(({ triggers }) => triggers) : triggersOf('expand', numbers);
  return [...new Map(all.map((trigger) => [JSON.stringify(trigger), trigger])).values()];
}

/** Sessions that are open keep what they have: the application's own switch comes first. */
function readOnly(state: 'on' | 'off'): string {
  const body = ` BEGIN EXECUTE format('ALTER DATABASE %I SET default_transaction_read_only = ${state}', current_database()); END `;
  return `DO ${dollarQuoted(body)};`;
}

export function planOf(input: PlanInput): Plan {
  const { rollback, thresholds } = input;
  const sets = input.sets.map((set) => planSet(set, input));
  const recipes = sets.flatMap((set) => set.recipes);
  const weight = weightOf(input, sets);
  const draft: Draft = {
    weight,
    recipes,
    backfills: sets.flatMap(({ backfills }) => backfills),
    tools: sets.flatMap(({ tools }) => tools),
    afterDeploy: sets.flatMap(({ afterDeploy }) => afterDeploy),
    wayBack: {
      source: rollback.source,
      outcome: rollback.outcome,
      reapply: rollback.reapply,
      losses: [...new Set(rollback.dataLoss.map(({ object }) => object))],
      noReturn: rollback.noReturn,
    },
    owed: sets.flatMap(({ owed }) => owed),
    duration: sets.map(({ duration }) => duration).reduce(addDurations, { type: 'moment' }),
    risks: [...sets.flatMap(({ risks }) => risks), ...rollbackRisks(rollback)],
    abort: abortOf(recipes, thresholds),
    timeline: timelineOf(weight),
    guards: `SET lock_timeout = '${thresholds.lockTimeoutS}s';\nSET statement_timeout = '${thresholds.statementTimeoutS}s';`,
    readOnly: { on: readOnly('on'), off: readOnly('off') },
    thresholds,
  };
  return { ...draft, gaps: gapsOf(draft) };
}
