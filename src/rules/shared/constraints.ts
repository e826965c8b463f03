/** Constraints that statements put on tables, read from the catalogue before and after, whoever asked for them. */
import { type Constraint, qualifiedName, type Table } from '../../model/catalogue.ts';
import { constraintQuestion } from '../../model/data-questions.ts';
import type { RuleInput } from '../../model/rule.ts';
import { asked, changesOf, type ExistingChange, existingChanges, parentChanges, rewritten } from './changes.ts';
import { type Step, steps } from './facts.ts';

/** A constraint that one statement put on a table that was there before. */
export interface AddedConstraint extends ExistingChange {
  readonly constraint: Constraint;
  /** One of its columns came with the same statement. */
  readonly onNewColumn: boolean;
}

type Kind = Constraint['kind'];

/** Constraints of `after` that `before` lacks. One that was only renamed, or whose text follows a rename, is not new. */
export function newConstraints(step: Step, before: Table, after: Table): readonly Constraint[] {
  const dropped = new Set(
    step.statement.statement.actions.flatMap((action) => (action.type === 'drop-constraint' ? [action.name] : [])),
  );
  const gone = before.constraints.filter(({ name }) => !after.constraints.some((other) => other.name === name));
  return after.constraints.filter((constraint) => {
    const old = before.constraints.find(({ name }) => name === constraint.name);
    if (old) return dropped.has(old.name) && old.definition !== constraint.definition;
    return !gone.some(({ name, definition }) => definition === constraint.definition && !dropped.has(name));
  });
}

/** Constraints of the given kinds added to existing tables. What a partition inherits, or gets by being attached or detached, is left out. */
export function addedConstraints(input: RuleInput, ...kinds: readonly Kind[]): AddedConstraint[] {
  return existingChanges(input).flatMap((change) => {
    const { before, after } = change;
    if (after.isPartition !== before.isPartition) return [];
    const inherited = new Set(
      parentChanges(change).flatMap((parent) =>
        parent.before && parent.after
          ? newConstraints(change, parent.before, parent.after).map(({ kind }) => kind)
          : [],
      ),
    );
    return newConstraints(change, before, after)
      .filter(({ kind }) => kinds.includes(kind) && !inherited.has(kind))
      .map((constraint) => ({ ...change, constraint, onNewColumn: isOnNewColumn(before, constraint) }));
  });
}

/** Those whose rows PostgreSQL checked on the spot, in a pass of their own: a rewrite checks them on its way. */
export function checkedAtOnce(input: RuleInput, ...kinds: readonly Kind[]): AddedConstraint[] {
  return addedConstraints(input, ...kinds).filter(
    (added) => added.constraint.validated && added.constraint.enforced && !rewritten(input, added),
  );
}

/** The index that the statement built for a constraint; nothing when it took one that was there. */
export function indexBuiltFor({ statement, after, constraint }: AddedConstraint): string | undefined {
  const index = `${after.schema}.${constraint.name}`;
  return statement.observation.indexesBuilt.find((built) => built.index === index)?.index;
}

/** The query that counts offending rows, unless it would name a column that production does not have yet. */
export function offendersQuestion(input: RuleInput, added: AddedConstraint): string | undefined {
  const { constraint } = added;
  const tables = [...input.rehearsal.base.tables.values()];
  const parent = constraint.references && tables.find((table) => qualifiedName(table) === constraint.references?.table);
  const isKnown = constraint.references?.columns.every((name) =>
    parent?.columns.some((column) => column.name === name),
  );
  if (isKnown === false) return undefined;
  return asked(input, added, constraint.columns, (table) => constraintQuestion(table, constraint));
}

/** Foreign keys put on any table, new tables included; those of partitions belong to their parent. */
export function addedForeignKeys(
  input: RuleInput,
): (Step & { table: Table; constraint: Constraint; fresh: boolean })[] {
  return steps(input).flatMap((step) =>
    changesOf(step).flatMap(({ before, after }) => {
      if (!after || after.isPartition) return [];
      const added = before ? newConstraints(step, before, after) : after.constraints;
      const fresh = !input.rehearsal.base.tables.has(after.oid);
      return added
        .filter(({ kind }) => kind === 'foreign')
        .map((constraint) => ({ ...step, table: after, constraint, fresh }));
    }),
  );
}

/** Names of a constraint's columns, in key order. */
export function columnNames(table: Table, { columns }: Pick<Constraint, 'columns'>): readonly string[] {
  return columns.flatMap((number) => table.columns.find((column) => column.number === number)?.name ?? []);
}

/** Whether a validated CHECK says that a column is never null, so that PostgreSQL 12 and later need not look. */
export function provedNotNull(table: Table, column: number): boolean {
  const name = table.columns.find(({ number }) => number === column)?.name;
  if (name === undefined) return false;
  return table.constraints.some(
    ({ kind, validated, enforced, definition }) =>
      kind === 'check' &&
      validated &&
      enforced &&
      !/ OR |CASE|NOT \(/.test(definition) &&
      (definition.includes(`(${name} IS NOT NULL)`) || definition.includes(`("${name}" IS NOT NULL)`)),
  );
}

function isOnNewColumn(before: Table, { columns }: Constraint): boolean {
  return columns.some((number) => !before.columns.some((column) => column.number === number));
}
