/** The touched tables with the columns that matter: changed ones, keys, and room to spare for their neighbours. */
import { type Column, qualifiedName, type Table } from '../../model/catalogue.ts';
import type { SchemaChange } from '../../model/change.ts';
import { shortName } from '../sizes.ts';
import type { Block, Entity, Mark, Source } from '../view.ts';

const entityLimit = 12;
const columnLimit = 15;
/** With more tables than that only columns that changed or are keys are drawn. */
const wholeTables = 4;

type EntityColumn = Entity['columns'][number];

export function entitiesBlock(source: Source): readonly Block[] {
  const { review } = source;
  const drawn = review.tables
    .filter((table) => table.kind === 'table' || table.kind === 'partitioned' || table.kind === 'materialized-view')
    .slice(0, entityLimit);
  const entities = [
    ...drawn.map((table) => entityOf(table, drawn.length > wholeTables, source)),
    ...removedTables(review.changes, drawn.length),
  ];
  const names = new Set(entities.map((entity) => entity.name));
  const relations = drawn.flatMap((table) =>
    table.constraints.flatMap((constraint) => {
      const to = constraint.references === null ? null : shortName(constraint.references.table);
      return to !== null && names.has(to) ? [{ from: shortName(qualifiedName(table)), to, name: constraint.name }] : [];
    }),
  );
  return entities.length === 0 ? [] : [{ type: 'entities', entities, relations }];
}

function removedTables(changes: readonly SchemaChange[], drawn: number): readonly Entity[] {
  return changes
    .filter((change) => change.change === 'remove' && change.kind === 'table')
    .slice(0, entityLimit - drawn)
    .map((change) => ({ name: shortName(change.object), mark: 'removed', columns: [] }));
}

function entityOf(table: Table, isShort: boolean, source: Source): Entity {
  const { changes } = source.review;
  const name = qualifiedName(table);
  const own = changes.filter((change) => change.kind === 'column' && change.object.startsWith(`${name}.`));
  const isNew = changes.some((change) => change.change === 'add' && change.kind === 'table' && change.object === name);
  const present = table.columns.map((column) => presentColumn(table, column, own, source));
  const removed = own
    .filter((change) => change.change === 'remove')
    .map((change) => removedColumn(change, name, source));
  const columns = [...present, ...removed]
    .filter((column) => !isShort || interest(column) > 0)
    .sort((one, other) => interest(other) - interest(one));
  const kept = new Set(columns.slice(0, columnLimit));
  return {
    name: shortName(name),
    mark: isNew ? 'new' : 'changed',
    columns: [...present, ...removed].filter((column) => kept.has(column)),
  };
}

const shortTypes: readonly (readonly [RegExp, string])[] = [
  [/^character varying/, 'varchar'],
  [/^character\b/, 'char'],
  [/^timestamp(\(\d\))? with time zone/, 'timestamptz$1'],
  [/^timestamp(\(\d\))? without time zone/, 'timestamp$1'],
];

/** The name that people write for a type, to keep the boxes narrow. */
function shortType(type: string): string {
  return shortTypes.reduce((name, [long, short]) => name.replace(long, short), type);
}

function interest(column: EntityColumn): number {
  return column.mark !== 'unchanged' ? 2 : column.keys.length > 0 ? 1 : 0;
}

function presentColumn(table: Table, column: Column, own: readonly SchemaChange[], { messages }: Source): EntityColumn {
  const object = `${qualifiedName(table)}.${column.name}`;
  const change = own.find((candidate) => candidate.object === object && candidate.change !== 'remove');
  const mark: Mark = change === undefined ? 'unchanged' : change.change === 'add' ? 'new' : 'changed';
  const words = messages.changes;
  const note =
    mark === 'new' ? words.newMark : mark === 'changed' && change ? changedNote(change, words.from, words.alter) : '';
  return { name: column.name, type: shortType(column.type), keys: keysOf(table, column.number), mark, note };
}

function changedNote(change: SchemaChange, was: string, changed: string): string {
  if (change.from !== undefined) return `${was} ${lastPart(change.from)}`;
  const before = change.before?.type;
  return typeof before === 'string' && before !== change.after?.type ? `${was} ${shortType(before)}` : changed;
}

function lastPart(object: string): string {
  return object.slice(object.lastIndexOf('.') + 1);
}

function removedColumn(change: SchemaChange, table: string, { messages }: Source): EntityColumn {
  const type = change.before?.type;
  return {
    name: change.object.slice(table.length + 1),
    type: typeof type === 'string' ? shortType(type) : messages.changes.none,
    keys: [],
    mark: 'removed',
    note: messages.changes.remove,
  };
}

function keysOf(table: Table, column: number): EntityColumn['keys'] {
  const kinds = { primary: 'PK', foreign: 'FK', unique: 'UK' } as const;
  const keys = table.constraints
    .filter((constraint) => constraint.columns.includes(column) && constraint.kind in kinds)
    .map((constraint) => kinds[constraint.kind as keyof typeof kinds]);
  return [...new Set(keys)].sort();
}
