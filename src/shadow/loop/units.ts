/**
 * Which statements share a transaction, as the migration's own tool runs them. Pure: the syntax tree says where an
 * author's BEGIN and COMMIT stand, the format says what the tool adds.
 */
import type { Migration } from '../../model/migration.ts';
import type { Statement } from '../../model/statement.ts';
import { commandOf, isEnd } from './statement-kinds.ts';

export interface UnitItem {
  /** Position of the migration among those under review. */
  readonly migration: number;
  readonly statement: Statement;
}

/**
 * - `transaction`: the statements between BEGIN and COMMIT; `by` says who wrote them
 * - `alone`: one statement in autocommit
 */
export type Unit =
  | { readonly type: 'transaction'; readonly by: 'tool' | 'author'; readonly items: readonly UnitItem[] }
  | { readonly type: 'alone'; readonly items: readonly [UnitItem] };

/** What the units follow from. */
interface Sent {
  readonly migration: Pick<Migration, 'transaction'>;
  readonly statements: readonly Statement[];
}

export interface ScriptedMigration extends Sent {
  readonly migration: Migration;
}

/** Groups of migrations that one transaction of the tool spans: a batch of neighbours, else each on its own. */
function spans(migrations: readonly Sent[]): { wrapped: boolean; items: UnitItem[] }[] {
  const groups: { wrapped: boolean; batch: boolean; items: UnitItem[] }[] = [];
  for (const [index, { migration, statements }] of migrations.entries()) {
    const items = statements.map((statement) => ({ migration: index, statement }));
    const { transaction } = migration;
    const last = groups.at(-1);
    if (transaction === 'batch' && last?.batch) {
      last.items.push(...items);
      continue;
    }
    // One send of several statements is an implicit transaction; of a single one it is none.
    const wrapped =
      transaction === 'file' || transaction === 'batch' || (transaction === 'none' && statements.length > 1);
    groups.push({ wrapped, batch: transaction === 'batch', items });
  }
  return groups;
}

/** The units of all migrations, in the order in which they run. */
export function unitsOf(migrations: readonly Sent[]): Unit[] {
  const units: Unit[] = [];
  for (const { wrapped, items } of spans(migrations)) {
    let open: { by: 'tool' | 'author'; items: UnitItem[] } | undefined = wrapped
      ? { by: 'tool', items: [] }
      : undefined;
    const close = (): void => {
      if (open && open.items.length > 0) units.push({ type: 'transaction', by: open.by, items: open.items });
      open = undefined;
    };
    for (const item of items) {
      const command = commandOf(item.statement);
      if (command === 'begin' && !open) open = { by: 'author', items: [item] };
      else if (!open) units.push({ type: 'alone', items: [item] });
      else {
        open.items.push(item);
        if (isEnd(item.statement)) close();
      }
    }
    close();
  }
  return units;
}

/** Positions of the migrations that share a transaction of the tool, in order; most stand alone. */
export function groupsOf(migrations: readonly Sent[]): number[][] {
  const groups: number[][] = [];
  for (const [index, { migration }] of migrations.entries()) {
    const joins = migration.transaction === 'batch' && migrations[index - 1]?.migration.transaction === 'batch';
    if (joins) groups.at(-1)?.push(index);
    else groups.push([index]);
  }
  return groups;
}
