/** What a recipe hands back: its phases, and the rows that must be filled for it. */
import { qualifiedName, type Table } from '../../../model/catalogue.ts';
import type { PlanBackfill, PlanRecipe } from '../../../model/plan.ts';
import type { Delta, DeltaOf } from '../../deltas.ts';
import type { Context } from '../../input.ts';

export interface Recipe {
  readonly recipe: PlanRecipe;
  readonly backfills: readonly PlanBackfill[];
}

export type RecipeOf<Type extends Delta['type']> = (delta: DeltaOf<Type>, context: Context) => Recipe;

export function columnObject(table: Table, column: string): string {
  return `${qualifiedName(table)}.${column}`;
}

/** A statement of its own transaction. */
export function statement(sql: string): string {
  return `${sql};`;
}

/** All or nothing. */
export function together(...statements: readonly string[]): string {
  return ['BEGIN', ...statements, 'COMMIT'].map(statement).join('\n');
}

/** What runs beside the traffic may take its time; the guard of the session would cut it off. */
export const unhurried = 'SET statement_timeout = 0;\n';

const nameBytes = 63;

/** A name that nothing has yet, as long as PostgreSQL keeps it. */
export function freeName(name: string, suffix: string, taken: readonly string[]): string {
  for (let number = 1; ; number += 1) {
    const ending = number === 1 ? suffix : `${suffix}${number}`;
    let start = name;
    while (Buffer.byteLength(start + ending) > nameBytes) start = [...start].slice(0, -1).join('');
    if (!taken.includes(start + ending)) return start + ending;
  }
}
