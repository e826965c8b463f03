/** What two exact schemas differ in, and how much it matters. Pure. */
import type { SchemaChange } from '../../model/change.ts';
import type { CosmeticDifference } from '../../model/rollback.ts';
import { holdsMoments, isSameButMoments } from './moments.ts';
import type { ExactObject, ExactSchema } from './read.ts';
import { starOf } from './star.ts';
import { isSameButWhiteSpace } from './white-space.ts';

export interface ExactDifference {
  /** What a program could notice. */
  readonly changes: readonly SchemaChange[];
  /** Objects that differ in nothing that their author wrote, or in nothing that a program notices. */
  readonly cosmetic: readonly CosmeticDifference[];
}

type Facts = Readonly<Record<string, unknown>>;

interface Sides {
  readonly before: ExactSchema;
  readonly after: ExactSchema;
}

/** Two rows of the catalogue that are one thing to people. */
const oneThing: Readonly<Record<string, string>> = {
  'sequence definition': 'sequence',
  'aggregate definition': 'aggregate',
};

export function compareExact(before: ExactSchema, after: ExactSchema): ExactDifference {
  const changes: SchemaChange[] = [];
  const cosmetic: CosmeticDifference[] = [];
  const at = clockOf(after);
  const sides = { before, after };
  const removed = [...before].flatMap(([key, object]) => (after.has(key) ? [] : [object]));
  const added = [...after].flatMap(([key, object]) => (before.has(key) ? [] : [object]));
  for (const object of onTheirOwn(removed)) {
    changes.push({ ...naming(object), change: 'remove', before: said(object), after: null });
  }
  for (const object of onTheirOwn(added)) {
    changes.push({ ...naming(object), change: 'add', before: null, after: said(object) });
  }
  const replaced = new Set(removed.map(({ object }) => object));
  for (const [key, was] of before) {
    const now = after.get(key);
    if (now === undefined || now.facts === was.facts || was.kind === 'clock') continue;
    // A view where a table was: its columns are not the ones that were there, even where they have the same names.
    if (was.parent !== null && replaced.has(was.parent)) continue;
    const [left, right] = differing(JSON.parse(was.facts), JSON.parse(now.facts));
    const tier =
      tierOf(was.kind, left, right, at) ?? (isStarView(was.kind, left, right, sides) ? 'column-order' : null);
    if (tier !== null)
      cosmetic.push({ tier, object: tier === 'column-order' ? (was.parent ?? was.object) : was.object });
    else changes.push({ ...naming(was), change: 'alter', before: withoutOrder(left), after: withoutOrder(right) });
  }
  return { changes: merged(changes).sort(byName), cosmetic: unique(cosmetic) };
}

/** What of `goal` is not there in `from` and holds the moment at which it was made: written anew, it would bear this run's. */
export function momentsBack(from: ExactSchema, goal: ExactSchema): ExactDifference['cosmetic'] {
  const at = clockOf(goal);
  return [...goal].flatMap(([key, { kind, object, facts }]) =>
    kind !== 'clock' && from.get(key)?.facts !== facts && holdsMoments(facts, at)
      ? [{ tier: 'clock', object } as const]
      : [],
  );
}

/** What goes or comes with something else is not told apart. */
function onTheirOwn(objects: readonly ExactObject[]): readonly ExactObject[] {
  const names = new Set(objects.map(({ object }) => object));
  return objects.filter(({ parent }) => parent === null || !names.has(parent));
}

function naming({ kind, object }: ExactObject): Pick<SchemaChange, 'kind' | 'object'> {
  return { kind: oneThing[kind] ?? kind, object };
}

/** Only what says something: an empty fact is the usual one. */
function said({ facts }: ExactObject): Facts {
  return Object.fromEntries(
    Object.entries(JSON.parse(facts) as Facts).filter(
      ([name, value]) => !name.startsWith('_') && value !== null && value !== false && value !== '',
    ),
  );
}

function differing(was: Facts, now: Facts): readonly [Facts, Facts] {
  const names = Object.keys(was).filter((name) => JSON.stringify(was[name]) !== JSON.stringify(now[name]));
  const only = (facts: Facts): Facts => Object.fromEntries(names.map((name) => [name, facts[name]]));
  return [only(was), only(now)];
}

/** When a schema was read, by the database's own clock. */
function clockOf(schema: ExactSchema): string {
  return String((JSON.parse(schema.get('clock ')?.facts ?? '{}') as Facts).at ?? '');
}

function tierOf(kind: string, was: Facts, now: Facts, at: string): CosmeticDifference['tier'] | null {
  const names = Object.keys(was);
  if (names.every((name) => name === '_position')) return 'column-order';
  if (names.every((name) => isSameButMoments(String(was[name]), String(now[name]), at))) return 'clock';
  const isRoutine = kind === 'function' || kind === 'procedure';
  if (!isRoutine || names.some((name) => name !== 'definition')) return null;
  return isSameButWhiteSpace(String(was.definition), String(now.definition)) ? 'white-space' : null;
}

/** The author wrote the columns of a view, unless it shows all that a table has. */
function isStarView(kind: string, was: Facts, now: Facts, { before, after }: Sides): boolean {
  if (kind !== 'view' && kind !== 'materialized view') return false;
  if (Object.keys(was).some((name) => name !== 'query')) return false;
  const [old, present] = [starOf(String(was.query), before), starOf(String(now.query), after)];
  if (old === null || present === null) return false;
  return old.table === present.table && old.clauses === present.clauses && hasSame(old.columns, present.columns);
}

function hasSame(left: readonly string[], right: readonly string[]): boolean {
  return left.length === right.length && left.every((one) => right.includes(one));
}

function withoutOrder({ _position: _, ...facts }: Facts): Facts {
  return facts;
}

function merged(changes: readonly SchemaChange[]): SchemaChange[] {
  const found = new Map<string, SchemaChange>();
  for (const change of changes) {
    const key = `${change.kind} ${change.object}`;
    const other = found.get(key);
    const both = (side: 'before' | 'after') =>
      other?.[side] || change[side] ? { ...other?.[side], ...change[side] } : null;
    found.set(key, other ? { ...other, before: both('before'), after: both('after') } : change);
  }
  return [...found.values()];
}

function unique(items: ExactDifference['cosmetic']): ExactDifference['cosmetic'] {
  const found = new Map(items.map((item) => [`${item.tier} ${item.object}`, item]));
  return [...found.values()].sort((left, right) => (left.object < right.object ? -1 : 1));
}

function byName(left: SchemaChange, right: SchemaChange): number {
  const [a, b] = [left, right].map(({ object, kind }) => `${object} ${kind}`) as [string, string];
  return a < b ? -1 : a > b ? 1 : 0;
}
