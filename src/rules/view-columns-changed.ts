/** A view that gives other columns than before breaks the code that reads it. */
import { qualifiedName, type Table } from '../model/catalogue.ts';
import type { Rule, RuleInput } from '../model/rule.ts';
import { listed, phrase, type Text } from '../model/text.ts';
import { at } from './shared/changes.ts';
import { type Step, steps } from './shared/facts.ts';
import { finalRelations } from './shared/removals.ts';

/** The last statement that made or redefined the relation of that name. */
function lastMaker(input: RuleInput, name: string): Step | undefined {
  return steps(input).findLast((step) =>
    step.statement.observation.tables.some(({ after }) => after && qualifiedName(after) === name),
  );
}

function differences(before: Table, after: Table): readonly Text[] {
  return before.columns.flatMap(({ name, type }) => {
    const now = after.columns.find((column) => column.name === name);
    if (!now) return [phrase`no longer has ${name}`];
    return now.type === type ? [] : [phrase`gives ${name} as ${now.type} instead of ${type}`];
  });
}

export const viewColumnsChanged: Rule = {
  id: 'view-columns-changed',
  title: 'View gives other columns',
  severity: 'warning',
  what: 'A view or materialized view that existed before lacks a column at the end that it had, or gives it in another type.',
  why: 'Code that reads the view names its columns like those of a table: a missing one is an error, and another type may not fit what the code expects.',
  safe: 'Make a second view under a new name with the new columns, move the readers, then drop the old one. Columns added at the end with `CREATE OR REPLACE VIEW` disturb nobody.',
  sources: ['https://www.postgresql.org/docs/current/sql-createview.html'],
  check: (input) => {
    const remaining = finalRelations(input);
    return [...input.rehearsal.base.tables.values()].flatMap((before) => {
      const name = qualifiedName(before);
      const after = remaining.get(name);
      if ((before.kind !== 'view' && before.kind !== 'materialized-view') || !after) return [];
      const changed = differences(before, after);
      const maker = lastMaker(input, name);
      if (changed.length === 0 || !maker) return [];
      return [
        { ...at(maker), subject: name, message: phrase`${name} ${listed(changed)}, which its readers have to expect.` },
      ];
    });
  },
  examples: [
    {
      title: 'made again without a column',
      given:
        'CREATE TABLE sales (id bigint PRIMARY KEY, amount numeric, note text); CREATE VIEW recent AS SELECT id, amount, note FROM sales',
      sql: 'DROP VIEW recent; CREATE VIEW recent AS SELECT id, amount::bigint AS amount FROM sales;',
      finds: ['public.recent'],
    },
    {
      title: 'a column of a view is renamed',
      given:
        'CREATE TABLE sales (id bigint PRIMARY KEY, amount numeric); CREATE VIEW recent AS SELECT id, amount FROM sales',
      sql: 'ALTER VIEW recent RENAME COLUMN amount TO total;',
      finds: ['public.recent'],
    },
    {
      title: 'a column is added at the end',
      given: 'CREATE TABLE sales (id bigint PRIMARY KEY, amount numeric); CREATE VIEW recent AS SELECT id FROM sales',
      sql: 'CREATE OR REPLACE VIEW recent AS SELECT id, amount FROM sales;',
      finds: [],
      why: 'Everything that was there still is.',
    },
    {
      title: 'made again with the same columns',
      given:
        'CREATE TABLE sales (id bigint PRIMARY KEY, amount numeric); CREATE VIEW recent AS SELECT id, amount FROM sales',
      sql: 'DROP VIEW recent; CREATE VIEW recent AS SELECT id, amount FROM sales WHERE amount > 0;',
      finds: [],
      why: 'Names and types are the same.',
    },
  ],
};
