/** SQL that takes renames and moves back, tables first, so that what is inside them is found under the old name. */
import { type Catalogue, qualifiedName } from '../../model/catalogue.ts';
import { identifier } from '../../model/sql-names.ts';
import type { ExactSchema } from '../exact/read.ts';
import { type RenamePair, renamePairs } from '../schema/renames.ts';
import { type Namer, roomForParts, roomForRelations } from './make-room.ts';

/** @param before the catalogue to go back to @param after the one that is there @param exact of `before` */
export function reverseRenames(before: Catalogue, after: Catalogue, exact: ExactSchema): readonly string[] {
  const pairs = renamePairs(before, after).filter((pair, _, all) => !isOfConstraint(pair, all) && !isOfNotNull(pair));
  const relations = pairs.filter(({ kind }) => kind !== 'column' && kind !== 'index' && kind !== 'constraint');
  const parts = pairs.filter((pair) => !relations.includes(pair));
  const between = namer();
  const isOwned = ({ kind, was }: RenamePair): boolean =>
    kind === 'sequence' && (exact.get(`sequence ${qualifiedName(was)}`)?.parent ?? null) !== null;
  return [
    ...roomForRelations(relations, after, between),
    ...relationsBack(relations, isOwned, between),
    ...roomForParts(parts, after, between),
    ...partsBack(parts, between),
  ];
}

/** Names that no migration uses: those that change places need a third. */
function namer(): Namer {
  let count = 0;
  return () => {
    count += 1;
    return `countersign_between_${count - 1}`;
  };
}

/** An index of a constraint goes with it. */
function isOfConstraint(pair: RenamePair, all: readonly RenamePair[]): boolean {
  return (
    pair.kind === 'index' &&
    all.some(
      ({ kind, now, from, to }) => kind === 'constraint' && now === pair.now && from === pair.from && to === pair.to,
    )
  );
}

/** Before PostgreSQL 18 a NOT NULL has no name that could be changed, and the engine may be newer than production. */
function isOfNotNull({ kind, now, to }: RenamePair): boolean {
  return kind === 'constraint' && now.constraints.some((one) => one.name === to && one.kind === 'not-null');
}

function relationsBack(pairs: readonly RenamePair[], isOwned: (pair: RenamePair) => boolean, between: Namer): string[] {
  const taken = new Set(pairs.map(({ now }) => `${now.schema} ${now.name}`));
  const clash = pairs.some(({ was }) => taken.has(`${was.schema} ${was.name}`));
  const called = (schema: string, name: string): string => `${identifier(schema)}.${identifier(name)}`;
  const present = pairs.map(({ now }) => (clash ? between() : now.name));
  const aside = clash
    ? pairs.map(({ now }, index) => `ALTER TABLE ${called(now.schema, now.name)} RENAME TO ${present[index]}`)
    : [];
  const moved = pairs.flatMap((pair, index) => {
    const { was, now } = pair;
    // A sequence that counts for a column moves with its table.
    if (was.schema === now.schema || isOwned(pair)) return [];
    return [`ALTER TABLE ${called(now.schema, present[index] ?? now.name)} SET SCHEMA ${identifier(was.schema)}`];
  });
  const renamed = pairs.flatMap(({ was, now }, index) => {
    const name = present[index] ?? now.name;
    return was.name === name ? [] : [`ALTER TABLE ${called(was.schema, name)} RENAME TO ${identifier(was.name)}`];
  });
  return [...aside, ...moved, ...renamed];
}

function partsBack(pairs: readonly RenamePair[], between: Namer): string[] {
  const inTable = ({ was }: RenamePair): string => `${identifier(was.schema)}.${identifier(was.name)}`;
  // Another one takes this one's present name.
  const clash = (pair: RenamePair): boolean =>
    pairs.some(
      (other) => other !== pair && other.kind === pair.kind && other.now === pair.now && other.from === pair.to,
    );
  const rename = (pair: RenamePair, from: string, to: string): string => {
    switch (pair.kind) {
      case 'column':
        return `ALTER TABLE ${inTable(pair)} RENAME COLUMN ${identifier(from)} TO ${identifier(to)}`;
      case 'constraint':
        return `ALTER TABLE ${inTable(pair)} RENAME CONSTRAINT ${identifier(from)} TO ${identifier(to)}`;
      default:
        return `ALTER INDEX ${identifier(pair.was.schema)}.${identifier(from)} RENAME TO ${identifier(to)}`;
    }
  };
  const present = pairs.map((pair) => (clash(pair) ? between() : pair.to));
  const aside = pairs.flatMap((pair, index) => (clash(pair) ? [rename(pair, pair.to, present[index] ?? pair.to)] : []));
  const back = pairs.map((pair, index) => rename(pair, present[index] ?? pair.to, pair.from));
  return [...aside, ...back];
}
