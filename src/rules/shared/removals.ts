/** What statements took away from what was there before the pull request, and what stands in its place at the end. */
import { qualifiedName, type Table } from '../../model/catalogue.ts';
import type { RuleInput } from '../../model/rule.ts';
import type { Action } from '../../model/statement.ts';
import { matches, type Step, steps } from './facts.ts';

/** A relation that existed before the pull request and is gone once a statement ran. */
export interface Gone extends Step {
  /** As it was right before. */
  readonly table: Table;
  /** `schema.name` under which running code knows it. */
  readonly name: string;
}

/** Relations that statements removed, those that went along with another one included. */
export function goneRelations(input: RuleInput, ...kinds: readonly Table['kind'][]): Gone[] {
  const { faults, head } = input.rehearsal;
  // The author's own ROLLBACK brings things back; of a migration that failed there is no outcome to ask.
  const isFinal = ({ oid }: Table) => faults.length > 0 || !head.tables.has(oid);
  return steps(input).flatMap((step) =>
    step.statement.observation.tables
      .flatMap(({ before, after }): Gone[] => {
        const known = before && !after && isFinal(before) ? input.rehearsal.base.tables.get(before.oid) : undefined;
        return before && known && kinds.includes(known.kind)
          ? [{ ...step, table: before, name: qualifiedName(known) }]
          : [];
      })
      .sort((left, right) => (left.name < right.name ? -1 : 1)),
  );
}

/** Whether a statement names the relation to be dropped, rather than taking it along. */
export function isNamed({ statement, table }: Gone): boolean {
  return statement.statement.actions.some(
    (action) => action.type === 'drop' && action.object !== 'schema' && matches(qualifiedName(table), action.name),
  );
}

/** A part of a statement that removes one thing and, by CASCADE, all that depends on it. */
export type Cascade = Extract<Action, { type: 'drop' | 'drop-column' | 'drop-constraint' }>;

export function cascades(actions: readonly Action[]): readonly Cascade[] {
  return actions.filter(
    (action): action is Cascade =>
      (action.type === 'drop' || action.type === 'drop-column' || action.type === 'drop-constraint') && action.cascade,
  );
}

/** Every relation as the statements under review left it, by `schema.name`. */
export function finalRelations({ rehearsal }: RuleInput): ReadonlyMap<string, Table> {
  const tables = new Map(rehearsal.base.tables);
  for (const { statements } of rehearsal.migrations) {
    for (const { observation } of statements) {
      for (const { before, after } of observation.tables) {
        if (after) tables.set(after.oid, after);
        else if (before) tables.delete(before.oid);
      }
    }
  }
  return new Map([...tables.values()].map((table) => [qualifiedName(table), table]));
}

/** Schemas that are gone, less those that only bear another name now. */
export function removedSchemas({ rehearsal }: RuleInput): ReadonlySet<string> {
  const gone = rehearsal.changes.filter(({ change, kind }) => change === 'remove' && kind === 'schema');
  const renamed = new Set(
    [...rehearsal.base.tables.values()].flatMap((table) => {
      const now = rehearsal.head.tables.get(table.oid);
      return now && now.schema !== table.schema ? [table.schema] : [];
    }),
  );
  for (const { statements } of rehearsal.migrations) {
    for (const { actions } of statements.map(({ statement }) => statement)) {
      for (const action of actions) {
        if (action.type === 'rename' && action.object === 'schema') renamed.add(action.name.name);
      }
    }
  }
  return new Set(gone.map(({ object }) => object).filter((name) => !renamed.has(name)));
}

/** Whether a relation went with its schema, so that the schema's removal is the thing to speak of. */
export function wentWithSchema(input: RuleInput, gone: Gone): boolean {
  return !isNamed(gone) && removedSchemas(input).has(gone.table.schema);
}
