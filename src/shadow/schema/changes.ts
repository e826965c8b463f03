/**
 * What changed between two schemas, as a person would list it: one entry an object, a new table with all its parts as
 * one entry, a rename as a rename. pg-delta finds the differences; this file only folds and names them.
 */
import type { Delta, Fact, FactBase, StableId } from '@supabase/pg-delta/core';
import { diff, encodeId } from '@supabase/pg-delta/core';
import type { SchemaChange } from '../../model/change.ts';
import { describeFact, isHidden, owningColumn } from './facts.ts';
import { followRenames } from './follow-renames.ts';
import { attribute, kindInWords, kindRank, objectName } from './names.ts';
import type { Schema } from './read.ts';
import type { Rename } from './renames.ts';

/**
 * Empty when the schemas are the same but for the order of columns, which pg-delta does not compare.
 *
 * @param renames what `renamesBetween` found in the catalogues of the same two moments
 */
export function compareSchema(before: Schema, after: Schema, renames: readonly Rename[]): readonly SchemaChange[] {
  const { facts, renamed, displaced, arrived } = followRenames(before.facts, after.facts, renames);
  const deltas = diff(facts, after.facts);
  const removed = deltas.flatMap((delta) => (delta.verb === 'remove' ? [delta.fact] : []));
  const added = [...arrived, ...deltas.flatMap((delta) => (delta.verb === 'add' ? [delta.fact] : []))];
  const fresh = new Set(arrived.map(({ id }) => encodeId(id)));
  const changes = [
    ...renamed.map(
      ({ from, to }): SchemaChange => ({ ...titled('rename', to), from: objectName(from), before: null, after: null }),
    ),
    ...whole(removed, facts).map(
      (fact): SchemaChange => ({ ...titled('remove', fact.id), before: describeFact(fact, facts), after: null }),
    ),
    ...whole(displaced, before.facts).map(
      (fact): SchemaChange => ({ ...titled('remove', fact.id), before: describeFact(fact, before.facts), after: null }),
    ),
    ...whole(added, after.facts).map(
      (fact): SchemaChange => ({ ...titled('add', fact.id), before: null, after: describeFact(fact, after.facts) }),
    ),
    ...alterations(
      deltas.filter((delta) => delta.verb !== 'link' || !fresh.has(encodeId(delta.edge.from))),
      facts,
      after.facts,
    ),
  ];
  return changes.sort(inOrder);
}

function titled(change: SchemaChange['change'], id: StableId): Pick<SchemaChange, 'change' | 'kind' | 'object'> {
  return { change, kind: kindInWords(id.kind), object: objectName(id) };
}

const verbRank = ['remove', 'rename', 'add', 'alter'];

function inOrder(a: SchemaChange, b: SchemaChange): number {
  const byKind = kindRank(a.kind) - kindRank(b.kind);
  if (byKind !== 0) return byKind;
  if (a.object !== b.object) return a.object < b.object ? -1 : 1;
  return verbRank.indexOf(a.change) - verbRank.indexOf(b.change);
}

/** What holds objects of its own right: they are listed by themselves even when it came or went with them. */
const containers: ReadonlySet<StableId['kind']> = new Set(['schema', 'server', 'fdw', 'extension']);
const satellites: ReadonlySet<StableId['kind']> = new Set(['acl', 'comment', 'securityLabel']);

/** Of the facts that came or went, those that are not part of another one that did. */
function whole(facts: readonly Fact[], base: FactBase): readonly Fact[] {
  const all = new Set(facts.map(({ id }) => encodeId(id)));
  return facts.filter((fact) => {
    if (isHidden(fact, base)) return false;
    const { id, parent } = fact;
    const owner = owningColumn(fact);
    if (owner !== undefined && all.has(encodeId(owner))) return false;
    if (parent === undefined || !all.has(encodeId(parent))) return true;
    return containers.has(parent.kind) && !satellites.has(id.kind);
  });
}

/** Edges that mean something to a person, by the attribute they are shown as. The rest follows from definitions. */
const edgeAttributes: Readonly<Record<string, string>> = { owner: 'owner', memberOfExtension: 'extension' };

/** Changed attributes of objects that exist on both sides, one entry an object. */
function alterations(deltas: readonly Delta[], before: FactBase, after: FactBase): readonly SchemaChange[] {
  const entries = new Map<string, { id: StableId; before: Record<string, unknown>; after: Record<string, unknown> }>();
  const entryOf = (id: StableId) => {
    const key = encodeId(id);
    const entry = entries.get(key) ?? { id, before: {}, after: {} };
    entries.set(key, entry);
    return entry;
  };
  const stays = (id: StableId): boolean => {
    const [was, now] = [before.get(id), after.get(id)];
    return was !== undefined && now !== undefined && !(isHidden(was, before) && isHidden(now, after));
  };
  for (const delta of deltas) {
    if (delta.verb === 'set' && stays(delta.id)) {
      const entry = entryOf(delta.id);
      const [name, from] = attribute(delta.id.kind, delta.attr, delta.from);
      entry.before[name] = from;
      entry.after[name] = attribute(delta.id.kind, delta.attr, delta.to)[1];
    } else if ((delta.verb === 'link' || delta.verb === 'unlink') && stays(delta.edge.from)) {
      const name = edgeAttributes[delta.edge.kind];
      if (name === undefined) continue;
      const { before: was, after: now } = entryOf(delta.edge.from);
      was[name] ??= null;
      now[name] ??= null;
      (delta.verb === 'link' ? now : was)[name] = objectName(delta.edge.to);
    }
  }
  return [...entries.values()].map((entry) => ({
    ...titled('alter', entry.id),
    before: entry.before,
    after: entry.after,
  }));
}
