/** A renamed table: a view keeps the old name alive, so that old and new code both find their rows. */
import { qualifiedName, type Table } from '../../model/catalogue.ts';
import type { PlanThresholds } from '../../model/plan.ts';
import type { Parameters } from '../../model/plan-terms.ts';
import { identifier, relation } from '../../model/sql-names.ts';
import { back, criterion, type PhaseParts, phases, step } from '../phase.ts';
import { relationGone, relationThere, rowCount, stillUsed } from '../queries.ts';
import { type RecipeOf, together } from './shared/recipe.ts';

/** From one name and schema to another; both steps are changes of the catalogue. */
function moves(from: { schema: string; name: string }, to: { schema: string; name: string }): string[] {
  const moved = { schema: to.schema, name: from.name };
  return [
    ...(from.schema === to.schema ? [] : [`ALTER TABLE ${relation(from)} SET SCHEMA ${identifier(to.schema)}`]),
    ...(from.name === to.name ? [] : [`ALTER TABLE ${relation(moved)} RENAME TO ${identifier(to.name)}`]),
  ];
}

function soak(before: Table, names: Parameters, { soakHours, dropAfterReleases }: PlanThresholds): PhaseParts {
  return {
    steps: [step('watch', { ...names, hours: soakHours })],
    verify: [relationThere(before)],
    back: back('reads-to-old', null, false, names),
    exit: [criterion('soaked', { hours: soakHours }), criterion('releases-passed', { releases: dropAfterReleases })],
  };
}

export const renameTable: RecipeOf<'table-renamed'> = ({ before, table }, { thresholds }) => {
  const names = {
    object: qualifiedName(before),
    table: qualifiedName(before),
    from: qualifiedName(before),
    to: qualifiedName(table),
  };
  const view = `CREATE VIEW ${relation(before)} AS SELECT * FROM ${relation(table)}`;
  const drop = `DROP VIEW ${relation(before)}`;
  const home = back('rename-back', together(drop, ...moves(table, before)), false, names);
  return {
    recipe: {
      recipe: 'rename-table',
      object: qualifiedName(before),
      table: qualifiedName(before),
      light: false,
      phases: phases(thresholds, [
        [
          'expand',
          {
            steps: [step('set-guards'), step('rename-with-view', names, together(...moves(before, table), view))],
            verify: [relationThere(table), relationThere(before), rowCount(before)],
            back: home,
            exit: [criterion('structure-there'), criterion('errors-below', { percent: thresholds.errorRatePercent })],
          },
        ],
        [
          'flip-reads',
          {
            steps: [step('ramp-reads', { ...names, ramp: thresholds.rampPercent.join(', ') })],
            verify: [stillUsed(table)],
            back: back('reads-to-old', null, false, names),
            exit: [criterion('ramped', { percent: thresholds.rampPercent.at(-1) ?? 100 })],
          },
        ],
        ['soak', soak(before, names, thresholds)],
        [
          'contract',
          {
            entry: [criterion('no-code-uses', names)],
            steps: [step('set-guards'), step('drop-view', names, `${drop};`)],
            verify: [relationGone(before)],
            back: back('rename-back', `${view};`, false, names),
            exit: [criterion('gone', names)],
          },
        ],
      ]),
    },
    backfills: [],
  };
};
