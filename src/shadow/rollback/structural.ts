/** Contents that go with the thing that holds them: what the catalogue alone says about loss, whatever rows there are. */
import { type Catalogue, qualifiedName } from '../../model/catalogue.ts';
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
