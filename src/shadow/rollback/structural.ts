/** Contents that go with the thing that holds them: what the catalogue alone says about loss, whatever rows there are. */
import { type Catalogue, qualifiedName, type Table } from '../../model/catalogue.ts';
import type { DataLoss } from '../../model/rollback.ts';

/** Tables and columns of `before` that are gone in `after`, although something of the same name may stand there. */
export function droppedBetween(before: Catalogue, after: Catalogue): readonly DataLoss[] {
  const found: DataLoss[] = [];
  for (const was of before.tables.values()) {
    if (was.kind !== 'table' || was.persistence === 'temporary') continue;
    const now = after.tables.get(was.oid);
    const name = qualifiedName(was);
    if (!now) {
      found.push({ object: name, kind: 'dropped', by: 'up' });
      continue;
    }
    const numbers = new Set(now.columns.map(({ number }) => number));
    for (const { number, name: column, generated } of was.columns) {
      if (!numbers.has(number) && !generated) found.push({ object: `${name}.${column}`, kind: 'dropped', by: 'up' });
    }
  }
  return found;
}

/**
 * What a way down destroys although it was there all the time: the same table or column, by identity, before the way up and
 * after it. What the way up itself made anew is not meant.
 *
 * @returns its name, or `null` where there is no such thing
 */
export function needlesslyDropped(top: Catalogue, bottom: Catalogue, base: Catalogue): string | null {
  const stayed = [...base.tables.values()].flatMap((was) => {
    const above = top.tables.get(was.oid);
    return above ? [withColumnsOf(was, above)] : [];
  });
  const dropped = droppedBetween({ tables: new Map(stayed.map((table) => [table.oid, table])) }, bottom)[0];
  if (!dropped) return null;
  const isTable = stayed.some((table) => qualifiedName(table) === dropped.object);
  return `${isTable ? 'table' : 'column'} ${dropped.object}`;
}

function withColumnsOf(was: Table, above: Table): Table {
  const numbers = new Set(above.columns.map(({ number }) => number));
  return { ...was, columns: was.columns.filter(({ number }) => numbers.has(number)) };
}
