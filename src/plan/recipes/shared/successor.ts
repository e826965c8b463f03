/**
 * A new column takes the place of an old one: added beside it, written together with it, filled, read, watched, and only then
 * alone. A rename and a change of type both go this way.
 */
import { type Column, qualifiedName, type Table } from '../../../model/catalogue.ts';
import type { PlanQuery } from '../../../model/plan.ts';
import type { PhaseId, RecipeId } from '../../../model/plan-terms.ts';
import { identifier, relation } from '../../../model/sql-names.ts';
import { fillBackfill } from '../../backfill/backfill.ts';
import type { Context } from '../../input.ts';
import { back, criterion, type PhaseParts, phases, step } from '../../phase.ts';
import { columnsGone, columnsThere, notValidLeft, nullsLeft, oldAndNewDiffer, sample } from '../../queries.ts';
import { addCheck, dropCheck, enforce } from './not-null.ts';
import { columnObject, type Recipe, statement, together } from './recipe.ts';
import { addSync, dropSync } from './sync-trigger.ts';

export interface Succession {
  readonly recipe: RecipeId;
  /** As it is in production. */
  readonly table: Table;
  readonly from: Column;
  /** The new column, under the name that it has while both are there. */
  readonly column: string;
  readonly type: string;
  readonly collation: string | null;
  readonly default: string | null;
  /** SQL of the new value, from the old column of a row named by `prefix`; `null`: only its author knows. */
  readonly value: ((prefix: string) => string) | null;
  /** The new column takes over the old name in the end. */
  readonly takesName: boolean;
}

interface Parts extends Succession {
  readonly context: Context;
  readonly names: { readonly table: string; readonly from: string; readonly to: string };
  readonly alter: (what: string) => string;
  readonly dependents: readonly string[];
}

/** Indexes and constraints that know the old column only. */
function dependentsOf(table: Table, column: Column): string[] {
  const indexes = table.indexes.filter(({ columns }) => columns.includes(column.number)).map(({ name }) => name);
  const constraints = table.constraints
    .filter(({ kind, columns }) => kind !== 'not-null' && columns.includes(column.number))
    .map(({ name }) => name);
  return [...new Set([...indexes, ...constraints])];
}

function expand({ table, column, type, collation, names, alter, dependents }: Parts): PhaseParts {
  const collate = collation === null || collation === 'default' ? '' : ` COLLATE ${identifier(collation)}`;
  const added = `ALTER TABLE ${relation(table)} ADD COLUMN ${identifier(column)} ${type}${collate};`;
  return {
    steps: [
      step('set-guards'),
      step('add-column', { ...names, column, type }, added),
      ...(dependents.length > 0 ? [step('carry-dependents', { ...names, objects: dependents.join(', ') })] : []),
    ],
    verify: [columnsThere(table, [column])],
    back: back('drop-added', alter(`DROP COLUMN IF EXISTS ${identifier(column)}`), false, {
      object: columnObject(table, column),
    }),
    exit: [criterion('structure-there')],
  };
}

function dualWrite({ table, from, column, value, names, context }: Parts): PhaseParts {
  return {
    steps: [...(value === null ? [] : [addSync(table, from.name, column, value('NEW.'))]), step('write-both', names)],
    verify:
      value === null ? [nullsLeft(table, column)].map(asRead) : [asRead(oldAndNewDiffer(table, column, value('')))],
    back: back('old-path', value === null ? null : dropSync(table, column), false, names),
    exit: [criterion('errors-below', { percent: context.thresholds.errorRatePercent })],
  };
}

/** Before the backfill the figure must fall, and need not be zero. */
function asRead(query: PlanQuery): PlanQuery {
  return { ...query, expects: 'read' };
}

function mismatch({ table, column, value }: Parts): PlanQuery {
  return value === null ? nullsLeft(table, column) : oldAndNewDiffer(table, column, value(''));
}

function fill(parts: Parts): PhaseParts {
  const { table, from, column, value, names, context } = parts;
  return {
    entry: [criterion('off-peak')],
    steps: [value === null ? step('fill-by-hand', names) : step('run-backfill', names)],
    verify: [mismatch(parts), sample(table, from.name, column, context.rows(table))],
    back: back('leave-rows', null, false, names),
    exit: [criterion('backfill-finished'), criterion('no-mismatch')],
  };
}

function flip(parts: Parts): PhaseParts {
  const { table, from, column, names, context } = parts;
  const { rampPercent, p99Percent } = context.thresholds;
  return {
    steps: [
      ...(from.notNull ? [addCheck(table, column), ...enforce(table, column)] : []),
      step('ramp-reads', { ...names, ramp: rampPercent.join(', ') }),
    ],
    verify: [mismatch(parts), notValidLeft([table])],
    back: back(
      'reads-to-old',
      from.notNull
        ? `${parts.alter(`ALTER COLUMN ${identifier(column)} DROP NOT NULL`)}\n${dropCheck(table, column)}`
        : null,
      false,
      names,
    ),
    exit: [
      criterion('ramped', { percent: rampPercent.at(-1) ?? 100 }),
      criterion('p99-within', { percent: p99Percent }),
    ],
  };
}

function soak(parts: Parts): PhaseParts {
  const { names, context } = parts;
  const { soakHours, dropAfterReleases } = context.thresholds;
  return {
    steps: [step('watch', { ...names, hours: soakHours })],
    verify: [mismatch(parts)],
    back: back('reads-to-old', null, false, names),
    exit: [criterion('soaked', { hours: soakHours }), criterion('releases-passed', { releases: dropAfterReleases })],
  };
}

function contract(parts: Parts): PhaseParts {
  const { table, from, column, takesName, names, dependents, value, alter } = parts;
  const inKey = table.constraints.some(({ kind, columns }) => kind === 'primary' && columns.includes(from.number));
  const target = relation(table);
  const drop = `ALTER TABLE ${target} DROP COLUMN ${identifier(from.name)}`;
  // Not before: a row of code that knows the old column alone would get the default instead of its own value.
  const settle =
    parts.default === null
      ? []
      : [`ALTER TABLE ${target} ALTER COLUMN ${identifier(column)} SET DEFAULT ${parts.default}`];
  const swap = `ALTER TABLE ${target} RENAME COLUMN ${identifier(column)} TO ${identifier(from.name)}`;
  const unsync = value === null ? '' : `${dropSync(table, column)}\n`;
  const last = takesName
    ? step('swap-names', names, unsync + together(...settle, drop, swap))
    : step(
        'drop-column',
        { ...names, object: columnObject(table, from.name) },
        unsync + [...settle, drop].map(statement).join('\n'),
      );
  return {
    entry: [
      ...(dependents.length > 0 ? [criterion('dependents-carried', { objects: dependents.join(', ') })] : []),
      criterion('backup-restored'),
    ],
    steps: [
      step('set-guards'),
      // Code that writes the new column alone leaves the old one empty.
      ...(from.notNull && !inKey
        ? [step('loosen', names, alter(`ALTER COLUMN ${identifier(from.name)} DROP NOT NULL`))]
        : []),
      step('stop-using', { object: columnObject(table, from.name) }),
      last,
    ],
    verify: [
      takesName ? columnsGone(table, [column]) : columnsGone(table, [from.name]),
      columnsThere(table, [takesName ? from.name : column]),
    ],
    back: back('restore-backup', null, true, { object: columnObject(table, from.name) }),
    exit: [criterion('gone', { object: takesName ? column : from.name })],
  };
}

export function succession(given: Succession, context: Context): Recipe {
  const { table, from, column, recipe, value } = given;
  const object = columnObject(table, from.name);
  const parts: Parts = {
    ...given,
    context,
    names: { table: qualifiedName(table), from: from.name, to: column },
    alter: (what) => `ALTER TABLE ${relation(table)} ${what};`,
    dependents: dependentsOf(table, from),
  };
  const ordered: readonly (readonly [PhaseId, PhaseParts])[] = [
    ['expand', expand(parts)],
    ['dual-write', dualWrite(parts)],
    ['backfill', fill(parts)],
    ['flip-reads', flip(parts)],
    ['soak', soak(parts)],
    ['contract', contract(parts)],
  ];
  return {
    recipe: { recipe, object, table: parts.names.table, light: false, phases: phases(context.thresholds, ordered) },
    backfills: [
      fillBackfill(
        { recipe, object, table, column, value: value?.('') ?? null, given: `${identifier(from.name)} IS NOT NULL` },
        context,
      ),
    ],
  };
}
