/** A changed type: where the rows must be written anew or checked, a column of the new type takes the old one's place. */
import { type Column, qualifiedName, type Table } from '../../model/catalogue.ts';
import { identifier, relation } from '../../model/sql-names.ts';
import { tokensOf } from '../backfill/tokens.ts';
import type { DeltaOf } from '../deltas.ts';
import { type Asked, type Context, means } from '../input.ts';
import { back, criterion, phases, step } from '../phase.ts';
import { columnsThere } from '../queries.ts';
import { columnObject, freeName, type Recipe, type RecipeOf } from './shared/recipe.ts';
import { succession } from './shared/successor.ts';

function isAsked({ actions }: Asked, table: Table, column: string, context: Context): boolean {
  return actions.some(
    (action) => action.type === 'alter-column-type' && action.column === column && means(action.table, table, context),
  );
}

/** What the author wrote after USING; nothing where the statement does several things, or the value needs other columns. */
function conversion(sql: string, table: Table, from: Column): ((prefix: string) => string) | null {
  const tokens = tokensOf(sql);
  const using = tokens.findIndex(({ kind, text, depth }) => kind === 'word' && text === 'using' && depth === 0);
  const first = tokens[using + 1];
  if (using === -1 || !first) return null;
  const uses = tokens.slice(using + 1).filter(({ kind }) => kind === 'word' || kind === 'name');
  const others = new Set(table.columns.map(({ name }) => name).filter((name) => name !== from.name));
  if (uses.some(({ text }) => others.has(text))) return null;
  return (prefix) => {
    let value = '';
    let at = first.start;
    for (const { text, start, end } of uses) {
      if (text !== from.name) continue;
      value += `${sql.slice(at, start)}${prefix}${identifier(from.name)}`;
      at = end;
    }
    return `(${value}${sql.slice(at)})`;
  };
}

/** A cast to a length cuts in silence; an assignment of a text refuses what is too long. */
function cast(from: Column, to: Column): (prefix: string) => string {
  const type = /^character( varying)?\(\d+\)$/.test(to.type) ? 'text' : to.type;
  return (prefix) => `${prefix}${identifier(from.name)}::${type}`;
}

/** SQL of the new value, from the old column of a row named by a prefix; `null`: only the author knows it. */
export function newValue(
  { before, from, to }: Pick<DeltaOf<'retyped'>, 'before' | 'from' | 'to'>,
  context: Context,
): ((prefix: string) => string) | null {
  if (from.generated !== null || from.identity !== null) return null;
  const asked = context.asked.filter((one) => isAsked(one, before, from.name, context));
  const usings = asked.flatMap(({ actions }) =>
    actions.filter((action) => action.type === 'alter-column-type' && action.column === from.name && action.using),
  );
  if (usings.length === 0) return cast(from, to);
  const [only] = asked;
  return asked.length === 1 && only?.actions.length === 1 ? conversion(only.sql, before, from) : null;
}

function inPlace({ before, from, to }: DeltaOf<'retyped'>, { thresholds }: Context): Recipe {
  const object = columnObject(before, from.name);
  const alter = (type: string) => `ALTER TABLE ${relation(before)} ALTER COLUMN ${identifier(from.name)} TYPE ${type};`;
  const names = { object, from: from.type, to: to.type };
  const parts = {
    steps: [step('set-guards'), step('change-type', names, alter(to.type))],
    verify: [columnsThere(before, [from.name])],
    back: back('type-back', alter(from.type), false, names),
    exit: [criterion('structure-there')],
  };
  const recipe = { recipe: 'type-change', object, table: qualifiedName(before), light: true } as const;
  return { recipe: { ...recipe, phases: phases(thresholds, [['expand', parts]]) }, backfills: [] };
}

/** Whether the statement that changed the type read or wrote the rows; only the catalogue's entry changed otherwise. */
export const typeChange: RecipeOf<'retyped'> = (delta, context) => {
  const { before, from, to, rewritten } = delta;
  if (!rewritten) return inPlace(delta, context);
  const column = freeName(
    from.name,
    '_new',
    before.columns.map(({ name }) => name),
  );
  return succession(
    {
      recipe: 'type-change',
      table: before,
      from,
      column,
      type: to.type,
      collation: to.collation,
      default: to.identity === null && to.generated === null ? to.default : null,
      value: newValue(delta, context),
      takesName: true,
    },
    context,
  );
};
