/**
 * The schema before, told in the names of the schema after: ids of renamed objects and of everything below them are
 * rewritten, and definitions that PostgreSQL itself reprinted with the new name count as unchanged. What remains between
 * the result and the schema after was changed by someone.
 */
import type { DependencyEdge, Fact, FactBase, Payload, StableId } from '@supabase/pg-delta/core';
import { buildFactBase, encodeId } from '@supabase/pg-delta/core';
import { owningColumn } from './facts.ts';
import { objectName } from './names.ts';
import type { Rename } from './renames.ts';

interface Followed {
  readonly facts: FactBase;
  /** Renames of objects that pg-delta knows, as ids. */
  readonly renamed: readonly { readonly from: StableId; readonly to: StableId }[];
  /** Facts of `before`, parents first, whose name now belongs to a renamed object: they are gone, and not in `facts`. */
  readonly displaced: readonly Fact[];
  /** New schemas that objects of `before` moved to; they are in `facts`, which would not hold together without them. */
  readonly arrived: readonly Fact[];
}

const factKinds: Readonly<Record<Rename['kind'], readonly StableId['kind'][]>> = {
  table: ['table', 'foreignTable'],
  view: ['view', 'materializedView'],
  column: ['column'],
  index: ['index'],
  constraint: ['constraint'],
  sequence: ['sequence'],
};

export function followRenames(before: FactBase, after: FactBase, renames: readonly Rename[]): Followed {
  const renamed = resolve(before, after, renames);
  if (renamed.length === 0) return { facts: before, renamed, displaced: [], arrived: [] };
  const moved = new Map(renamed.map(({ from, to }) => [encodeId(from), to]));
  const displaced = renamed
    .filter(({ to }) => before.has(to) && !moved.has(encodeId(to)))
    .flatMap(({ to }) => subtree(before, to));
  const gone = new Set(displaced.map(({ id }) => encodeId(id)));
  const kept = before.facts().filter(({ id }) => !gone.has(encodeId(id)));
  const names = new Map(kept.map((fact) => [encodeId(fact.id), newId(fact, moved)]));
  const call = (id: StableId): StableId => names.get(encodeId(id)) ?? id;
  const words = renamedWords(renamed);
  const facts = kept.map((fact): Fact => {
    const id = call(fact.id);
    const now = after.get(id);
    const payload =
      now !== undefined && touches(before, fact, moved) ? followed(fact.payload, now.payload, words) : fact.payload;
    // An object that moved to another schema hangs there now.
    const parent = moved.has(encodeId(fact.id)) ? now?.parent : fact.parent && call(fact.parent);
    return { id, payload, ...(parent === undefined ? {} : { parent }) };
  });
  const edges = before.edges
    .filter(({ from, to }) => !gone.has(encodeId(from)) && !gone.has(encodeId(to)))
    .map((edge): DependencyEdge => ({ ...edge, from: call(edge.from), to: call(edge.to) }));
  const arrived = newSchemas(before, after, renamed);
  return { facts: buildFactBase([...facts, ...arrived], edges, before.source), renamed, displaced, arrived };
}

/** The renames as pairs of ids. One that pg-delta does not know, such as an index of a constraint, is left out. */
function resolve(before: FactBase, after: FactBase, renames: readonly Rename[]): Followed['renamed'] {
  if (renames.length === 0) return [];
  const byName = (facts: FactBase) => new Map(facts.facts().map(({ id }) => [`${id.kind} ${objectName(id)}`, id]));
  const [was, now] = [byName(before), byName(after)];
  return renames.flatMap(({ kind, from, to }) =>
    factKinds[kind].flatMap((factKind) => {
      const [source, target] = [was.get(`${factKind} ${from}`), now.get(`${factKind} ${to}`)];
      return source === undefined || target === undefined ? [] : [{ from: source, to: target }];
    }),
  );
}

function newSchemas(before: FactBase, after: FactBase, renamed: Followed['renamed']): readonly Fact[] {
  const parents = renamed.flatMap(({ to }) => after.get(to)?.parent ?? []).filter((parent) => !before.has(parent));
  const schemas = parents.filter(({ kind }) => kind === 'schema').flatMap((parent) => after.get(parent) ?? []);
  return [...new Set(schemas)];
}

function subtree(facts: FactBase, id: StableId): readonly Fact[] {
  const fact = facts.get(id);
  return fact === undefined ? [] : [fact, ...facts.childrenOf(id).flatMap((child) => subtree(facts, child.id))];
}

type Moves = ReadonlyMap<string, StableId>;

function newId({ id, parent }: Fact, moved: Moves): StableId {
  const own = moved.get(encodeId(id));
  if (own !== undefined) return own;
  if (id.kind === 'index' && parent !== undefined) {
    const table = moved.get(encodeId(parent));
    return table !== undefined && 'schema' in table && table.schema !== null ? { ...id, schema: table.schema } : id;
  }
  return partId(id, moved);
}

function partId(id: StableId, moved: Moves): StableId {
  switch (id.kind) {
    case 'acl': {
      const column = id.column === undefined ? undefined : newColumn(id.target, id.column, moved);
      return {
        ...id,
        target: moved.get(encodeId(id.target)) ?? partId(id.target, moved),
        ...(column === undefined ? {} : { column }),
      };
    }
    case 'comment':
    case 'securityLabel':
      return { ...id, target: moved.get(encodeId(id.target)) ?? partId(id.target, moved) };
    case 'default':
      return {
        ...id,
        ...tableOf(id, moved),
        name: newColumn({ kind: 'table', schema: id.schema, name: id.table }, id.name, moved),
      };
    case 'column':
    case 'constraint':
    case 'trigger':
    case 'rule':
    case 'policy':
    case 'publicationRel':
      return { ...id, ...tableOf(id, moved) };
    default:
      return id;
  }
}

/** Relations share one name space, so a part finds its relation whichever kind it is. */
const relations = ['table', 'foreignTable', 'view', 'materializedView'] as const;

function tableOf(
  { schema, table }: { schema: string; table: string },
  moved: Moves,
): { schema: string; table: string } {
  for (const kind of relations) {
    const target = moved.get(encodeId({ kind, schema, name: table }));
    if (target !== undefined && target.kind === kind) return { schema: target.schema, table: target.name };
  }
  return { schema, table };
}

function newColumn(table: StableId, name: string, moved: Moves): string {
  if (!('schema' in table) || !('name' in table)) return name;
  const column = moved.get(encodeId({ kind: 'column', schema: table.schema, table: table.name, name }));
  return column !== undefined && column.kind === 'column' ? column.name : name;
}

/** Only what is below a renamed object, or depends on it, is reprinted by PostgreSQL. */
function touches(before: FactBase, fact: Fact, moved: Moves): boolean {
  const related = [fact.id, owningColumn(fact) ?? fact.id, ...before.outgoingEdges(fact.id).map(({ to }) => to)];
  return related.some((id) => isBelow(before, id, moved));
}

function isBelow(before: FactBase, id: StableId, moved: Moves): boolean {
  if (moved.has(encodeId(id))) return true;
  const parent = before.get(id)?.parent;
  return parent !== undefined && isBelow(before, parent, moved);
}

type Words = ReadonlyMap<string, ReadonlySet<string>>;

/** What each identifier may have become: names, and schemas where an object moved. */
function renamedWords(renamed: Followed['renamed']): Words {
  const words = new Map<string, Set<string>>();
  for (const { from, to } of renamed) {
    for (const part of ['schema', 'table', 'name'] as const) {
      const [was, now] = [Reflect.get(from, part), Reflect.get(to, part)];
      if (typeof was === 'string' && typeof now === 'string' && was !== now)
        words.set(was, (words.get(was) ?? new Set()).add(now));
    }
  }
  return words;
}

function followed(was: Payload, now: Payload, words: Words): Payload {
  return Object.fromEntries(
    Object.entries(was).map(([name, value]) => [
      name,
      name in now && onlyRenamed(value, now[name], words) ? now[name] : value,
    ]),
  );
}

function onlyRenamed(was: unknown, now: unknown, words: Words): boolean {
  if (typeof was === 'string' && typeof now === 'string') return sameText(was, now, words);
  if (typeof was !== 'object' || was === null || typeof now !== 'object' || now === null) return was === now;
  const [before, after] = [Object.entries(was), Object.entries(now)];
  return (
    before.length === after.length &&
    before.every(([key, value]) => key in now && onlyRenamed(value, Reflect.get(now, key), words))
  );
}

const identifier = /("(?:[^"]|"")+"|[a-z_][a-z0-9_]*)/;

function sameText(was: string, now: string, words: Words): boolean {
  if (was === now || words.get(was)?.has(now)) return true;
  const [before, after] = [was.split(identifier), now.split(identifier)];
  return (
    before.length === after.length &&
    before.every((word, at) => word === after[at] || words.get(unquoted(word))?.has(unquoted(after[at] ?? '')))
  );
}

function unquoted(word: string): string {
  return word.startsWith('"') ? word.slice(1, -1).replaceAll('""', '"') : word;
}
