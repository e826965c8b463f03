/** Ways to walk a rehearsal that many rules share: statements with what their transaction already holds. */
import { type Catalogue, findTable, type Table } from '../../model/catalogue.ts';
import type { Lock, TableChange } from '../../model/observation.ts';
import type { Rehearsal, RehearsedMigration, RehearsedStatement } from '../../model/rehearsal.ts';
import type { RuleInput } from '../../model/rule.ts';
import type { Action, ActionOf, Name } from '../../model/statement.ts';
import { phrase, type Text } from '../../model/text.ts';

/** One statement that was applied, with its surroundings. */
export interface Step {
  readonly migration: RehearsedMigration;
  readonly statement: RehearsedStatement;
  /** Statements before it in the same transaction, in order; empty in autocommit. */
  readonly earlier: readonly RehearsedStatement[];
  /** Locks its transaction holds once it ran, its own included. */
  readonly held: readonly Lock[];
}

const known = new WeakMap<Rehearsal, readonly Step[]>();

/** Statements that were applied and stayed, of all migrations, in the order in which they ran. */
export function steps({ rehearsal }: RuleInput): readonly Step[] {
  const all = known.get(rehearsal) ?? walk(rehearsal);
  known.set(rehearsal, all);
  return all;
}

function walk(rehearsal: Rehearsal): Step[] {
  const all: Step[] = [];
  let transaction: number | null = null;
  let group: RehearsedStatement[] = [];
  for (const migration of rehearsal.migrations) {
    for (const statement of migration.statements) {
      const { observation } = statement;
      if (observation.outcome !== 'applied' || observation.undone) continue;
      if (observation.transaction === null || observation.transaction !== transaction) group = [];
      transaction = observation.transaction;
      all.push(stepIn(group, group.length, migration, statement));
      group.push(statement);
    }
  }
  return all;
}

/** What came before is cut out of the shared group only when a rule asks: most statements are never asked about. */
function stepIn(
  group: readonly RehearsedStatement[],
  position: number,
  migration: RehearsedMigration,
  statement: RehearsedStatement,
): Step {
  return {
    migration,
    statement,
    get earlier() {
      return group.slice(0, position);
    },
    get held() {
      return group.slice(0, position + 1).flatMap(({ observation }) => observation.locks);
    },
  };
}

/** A step together with one thing its statement asks for. */
export type ActionStep<Type extends Action['type']> = Step & { readonly action: ActionOf<Type> };

/** Every action of the given types, with its step. */
export function actionSteps<Type extends Action['type']>(
  input: RuleInput,
  ...types: readonly Type[]
): ActionStep<Type>[] {
  const wanted: ReadonlySet<string> = new Set(types);
  return steps(input).flatMap((step) =>
    step.statement.statement.actions
      .filter(({ type }) => wanted.has(type))
      // Not a spread, which would cut out what came before for every action.
      .map((action) => Object.defineProperties({ action }, Object.getOwnPropertyDescriptors(step)) as ActionStep<Type>),
  );
}

/** The table a name meant, if it existed before the pull request; nothing for one that the pull request makes. */
export function existing({ rehearsal }: RuleInput, step: Step, name: Name): Table | undefined {
  const change = changeOf(step, name);
  if (change) return change.before ? rehearsal.base.tables.get(change.before.oid) : undefined;
  // The latest: a name may have gone from a renamed table to a new one.
  const lock = step.held.findLast((held) => matches(held.table, name));
  if (lock?.fresh) return undefined;
  return lock ? rehearsal.base.tables.get(tableOid(rehearsal.base, lock)) : findTable(rehearsal.base, name);
}

function tableOid(base: Catalogue, lock: Lock): number {
  if (base.tables.has(lock.oid)) return lock.oid;
  return [...base.tables.values()].find((table) => `${table.schema}.${table.name}` === lock.table)?.oid ?? lock.oid;
}

/** Before and after of one relation in this statement. */
export function changeOf(step: Step, name: Name): TableChange | undefined {
  return step.statement.observation.tables.find(({ before, after }) =>
    [before, after].some(
      (table) => table && table.name === name.name && (name.schema === undefined || table.schema === name.schema),
    ),
  );
}

/** Whether a qualified name (`public.users`) is what a written name (`users`, `public.users`) can mean. */
export function matches(qualified: string, name: Name): boolean {
  return name.schema === undefined
    ? qualified.slice(qualified.indexOf('.') + 1) === name.name
    : qualified === `${name.schema}.${name.name}`;
}

/** The strongest lock this statement's transaction holds on a table once it ran. */
export function heldOn(step: Step, table: string): Lock | undefined {
  const locks = step.held.filter((lock) => lock.relation === table && lock.kind !== 'index');
  return locks.sort((left, right) => left.blocks.length - right.blocks.length).at(-1);
}

/** What waits for a lock, in words: `reads and writes`, `writes`, `DDL`. */
export function blockedWords({ blocks }: Pick<Lock, 'blocks'>): Text {
  if (blocks.includes('reads')) return phrase`reads and writes`;
  if (blocks.includes('writes')) return phrase`writes`;
  return blocks.includes('ddl') ? phrase`DDL` : phrase`nothing`;
}
