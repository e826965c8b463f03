/** A foreign key between columns of different types: the narrower one runs full first, and joins have to convert. */
import { findTable, qualifiedName, type Table } from '../model/catalogue.ts';
import type { Rule, RuleInput } from '../model/rule.ts';
import { phrase } from '../model/text.ts';
import { at, latest } from './shared/changes.ts';
import { addedForeignKeys, columnNames } from './shared/constraints.ts';

/** Type without modifier; `varchar` and `text` are stored and compared alike. */
function family(type: string): string {
  const base = type.replace(/\([^)]*\)/, '');
  return base === 'character varying' ? 'text' : base;
}

/** The referenced table when the key was made: of the statement, or as the pull request leaves it, or as it was. */
function referenced(input: RuleInput, qualified: string, changed: readonly (Table | null)[]): Table | undefined {
  const here = changed.find((table) => table && qualifiedName(table) === qualified);
  if (here) return here;
  const [schema, name = ''] = qualified.split('.', 2);
  const table = findTable(input.rehearsal.head, { schema, name }) ?? findTable(input.rehearsal.base, { schema, name });
  return table && (latest(input, table.oid) ?? table);
}

export const foreignKeyTypeMismatch: Rule = {
  id: 'foreign-key-type-mismatch',
  title: 'Foreign key between different types',
  severity: 'warning',
  what: 'A new foreign key whose column has another type than the column that it refers to, such as `integer` to `bigint`.',
  why: 'The narrower side cannot hold every key of the wider one: inserts fail once the keys outgrow it. Comparisons across types convert values, which can keep an index from being used.',
  safe: 'Give the referencing column the type of the referenced one. On a new table that costs nothing; later it takes a rewrite.',
  sources: ['https://www.postgresql.org/docs/current/ddl-constraints.html#DDL-CONSTRAINTS-FK'],
  check: (input) =>
    addedForeignKeys(input).flatMap((step) => {
      const { table, constraint } = step;
      const target = constraint.references;
      const changed = step.statement.observation.tables.map(({ after }) => after);
      const parent = target && referenced(input, target.table, changed);
      if (!parent) return [];
      return columnNames(table, constraint).flatMap((name, index) => {
        const column = table.columns.find((one) => one.name === name);
        const other = parent.columns.find((one) => one.name === target.columns[index]);
        if (!column || !other || family(column.type) === family(other.type)) return [];
        return [
          {
            ...at(step),
            subject: `${qualifiedName(table)}.${name}`,
            message: phrase`${qualifiedName(table)}.${name} is ${column.type}, and ${target.table}.${other.name}, which it refers to, is ${other.type}.`,
          },
        ];
      });
    }),
  examples: [
    {
      title: 'an integer that refers to a bigint',
      given: 'CREATE TABLE devices (id bigint PRIMARY KEY)',
      sql: 'CREATE TABLE readings (id bigint PRIMARY KEY, device_id integer REFERENCES devices);',
      finds: ['public.readings.device_id'],
    },
    {
      title: 'one column of two',
      given: `CREATE TABLE "Slot" (room integer, start timestamptz, PRIMARY KEY (room, start));
CREATE TABLE visits (room integer, start timestamp)`,
      sql: 'ALTER TABLE visits ADD FOREIGN KEY (room, start) REFERENCES "Slot" NOT VALID;',
      finds: ['public.visits.start'],
    },
    {
      title: 'the same type',
      given: 'CREATE TABLE devices (id bigint PRIMARY KEY)',
      sql: 'CREATE TABLE readings (id bigint PRIMARY KEY, device_id bigint REFERENCES devices);',
      finds: [],
      why: 'Every key fits.',
    },
    {
      title: 'text and varchar',
      given: 'CREATE TABLE countries (code varchar(2) PRIMARY KEY)',
      sql: 'CREATE TABLE towns (id bigint PRIMARY KEY, country text REFERENCES countries);',
      finds: [],
      why: 'Both are stored and compared alike.',
    },
  ],
};
