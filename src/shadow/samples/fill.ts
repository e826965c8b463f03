/**
 * Rows for empty tables, because a statement that is measured on an empty table lies. They are made from the catalogue
 * alone, are the same in every run, and satisfy every constraint of their table; what could not be filled is said.
 */

import type { Catalogue, Constraint, Table } from '../../model/catalogue.ts';
import { qualifiedName } from '../../model/catalogue.ts';
import { isFailure, type QueryFailure, type Session } from '../../model/engine.ts';
import { identifier, relation } from '../../model/sql-names.ts';
import { phrase, type Text, verbatim } from '../../model/text.ts';
import { attempt } from './attempt.ts';
import { insertRows } from './insert.ts';
import { findOptions, keyValuesOf } from './options.ts';
import { fillOrder } from './order.ts';
import { type PlannedKey, planTable, type TablePlan } from './plan.ts';
import { makeRows, type ParentRows } from './rows.ts';
import { readTypes, type TypeFacts } from './types.ts';
import { settleKey } from './waiting.ts';

export interface SampleReport {
  /** Tables that got rows, `schema.name`, in the order they were filled. */
  readonly filled: readonly { readonly table: string; readonly rows: number }[];
  /** Tables that stayed empty, with PostgreSQL's own message where there is one. */
  readonly unfilled: readonly { readonly table: string; readonly why: Text }[];
}

/** What the tables before have left behind. */
interface Progress {
  readonly session: Session;
  readonly byName: ReadonlyMap<string, Table>;
  readonly facts: TypeFacts;
  readonly waiting: ReadonlySet<Constraint>;
  readonly rows: number;
  readonly filled: Map<string, { readonly plan: TablePlan; readonly rows: number }>;
  readonly unfilled: Map<string, Text>;
  readonly parentRows: Map<string, readonly (readonly string[])[]>;
}

/**
 * Fills those of the named tables that are empty, and the empty tables that their foreign keys lead to. Triggers do not
 * fire. Call it outside a transaction; it makes one of its own, and leaves none open.
 * @param tables `schema.name`
 * @param rows how many each table should get; fewer where its keys do not allow more
 */
export async function fillSamples(
  session: Session,
  catalogue: Catalogue,
  tables: readonly string[],
  rows: number,
): Promise<SampleReport> {
  const byName = new Map([...catalogue.tables.values()].map((table) => [qualifiedName(table), table]));
  const unfilled = new Map<string, Text>();
  const wanted = [...new Set(tables)].flatMap((name) => {
    const table = byName.get(name);
    const why = unfillable(table);
    if (why) unfilled.set(name, why);
    return table && !why ? [table] : [];
  });
  if (wanted.length === 0 || rows < 1) return report(new Map(), unfilled);
  const filled: Progress['filled'] = new Map();
  const failAll = ({ error }: QueryFailure) => {
    for (const table of wanted) unfilled.set(qualifiedName(table), verbatim(error.message));
    return report(new Map(), unfilled);
  };
  const start = await session.run(`BEGIN READ WRITE; ${settings.join('; ')}`);
  if (isFailure(start)) return failAll(start);
  // Only a superuser may: for others triggers fire and keys are checked, which some tables will not get past.
  await attempt(session, 'SET LOCAL session_replication_role = replica');
  const failure = await fillEmpty({ session, byName, rows, filled, unfilled, parentRows: new Map() }, wanted);
  const end = await session.run(failure ? 'ROLLBACK' : 'COMMIT');
  if (failure) return failAll(failure);
  return isFailure(end) ? failAll(end) : report(filled, unfilled);
}

async function fillEmpty(
  base: Omit<Progress, 'facts' | 'waiting'>,
  wanted: readonly Table[],
): Promise<QueryFailure | null> {
  const empty = await emptyTables(base.session, fillOrder(base.byName, wanted).tables);
  if ('error' in empty) return empty;
  const order = fillOrder(
    base.byName,
    wanted.filter((table) => empty.has(table)),
  );
  const pending = order.tables.filter((table) => empty.has(table));
  if (pending.length === 0) return null;
  const oids = pending.map(({ oid }) => oid);
  const facts = await readTypes(base.session, oids);
  if ('error' in facts) return facts;
  const isEmpty = (name: string | undefined) => pending.some((table) => qualifiedName(table) === name);
  const waiting = new Set([...order.waiting].filter((key) => isEmpty(key.references?.table)));
  await fillAll({ ...base, facts, waiting }, pending);
  return null;
}

/** Names and values are written, and constraints checked, under the settings that this code knows. */
const settings = [
  'SET LOCAL search_path = public',
  'SET LOCAL standard_conforming_strings = on',
  "SET LOCAL datestyle = 'ISO, YMD'",
  "SET LOCAL intervalstyle = 'postgres'",
  'SET LOCAL statement_timeout = 0',
  'SET CONSTRAINTS ALL IMMEDIATE',
];

function unfillable(table: Table | undefined): Text | null {
  switch (table?.kind) {
    case 'table':
    case 'partitioned':
      return null;
    case undefined:
      return phrase`it does not exist`;
    case 'materialized-view':
      return phrase`it is a materialized view: its rows come from its query`;
    case 'view':
      return phrase`it is a view: its rows come from its query`;
    case 'foreign':
      return phrase`it is a foreign table: its rows lie on another server`;
    case 'sequence':
      return phrase`it is a sequence`;
  }
}

async function emptyTables(session: Session, tables: readonly Table[]): Promise<ReadonlySet<Table> | QueryFailure> {
  const storing = tables.filter((table) => unfillable(table) === null);
  const questions = storing.map((table) => `EXISTS (SELECT FROM ${relation(table)})`);
  const result = await attempt(session, `SELECT ARRAY[${questions.join(', ')}]::text`);
  if (isFailure(result)) return result;
  const answers = result.rows[0]?.[0]?.slice(1, -1).split(',');
  return new Set(storing.filter((_, index) => answers?.[index] === 'f'));
}

async function fillAll(progress: Progress, pending: readonly Table[]): Promise<void> {
  for (const table of pending) {
    const why = await fillTable(progress, planTable(table, progress.facts));
    if (why) progress.unfilled.set(qualifiedName(table), why);
  }
  for (const [name, { plan }] of progress.filled) {
    for (const key of plan.keys.filter(({ constraint }) => progress.waiting.has(constraint))) {
      const parent = progress.byName.get(key.parent);
      const why = parent && (await settleKey(progress.session, plan, key, parent));
      if (why) await withdraw(progress, name, why);
    }
  }
}

/** Why it stayed empty, or `null`. */
async function fillTable(progress: Progress, plan: TablePlan): Promise<Text | null> {
  const name = qualifiedName(plan.table);
  if (progress.facts.partitions.get(plan.table.oid) === null) return phrase`it has no partition that could hold a row`;
  const parents = await readParents(progress, plan);
  const orphan = plan.keys.find((key) => parents.get(key)?.length === 0 && isMandatory(plan, key));
  if (orphan) return phrase`its parent ${orphan.parent} has no rows`;
  const full = await tryPlan(progress, plan, parents);
  const lean = full.rows > 0 ? full : await tryPlan(progress, leanPlan(plan), parents);
  const kept = lean.rows - (await removeOrphans(progress, plan));
  if (kept === 0) return full.why ?? lean.why ?? phrase`its rows did not agree with its keys`;
  progress.filled.set(name, { plan, rows: kept });
  return null;
}

async function tryPlan(
  { session, facts, rows }: Progress,
  plan: TablePlan,
  parents: ParentRows,
): Promise<{ readonly rows: number; readonly why: Text | null }> {
  const options = await findOptions(session, plan, facts, keyValuesOf(plan, parents), rows);
  if (options.impossible) return { rows: 0, why: options.impossible };
  const columns = plan.columns.map(({ column }) => column.name);
  const inserted = await insertRows(session, plan.table, columns, makeRows(plan, facts, options, parents, rows));
  return { rows: inserted.rows, why: inserted.error && verbatim(`${inserted.error.code}: ${inserted.error.message}`) };
}

/** Only what must have a value: for a table whose optional columns could not be understood. */
function leanPlan(plan: TablePlan): TablePlan {
  const inKey = new Set(plan.keys.flatMap(({ columns }) => columns));
  const needed = ({ column, nullable }: TablePlan['columns'][number]) =>
    inKey.has(column.name) || (!nullable && column.default === null);
  return { ...plan, columns: plan.columns.filter(needed) };
}

/** A key over a generated column cannot be given a value; rows that miss their parent are taken back. */
async function removeOrphans({ session, byName }: Progress, plan: TablePlan): Promise<number> {
  const filled = new Set(plan.columns.map(({ column }) => column.name));
  let removed = 0;
  for (const key of plan.keys.filter(({ columns }) => columns.some((name) => !filled.has(name)))) {
    const parent = byName.get(key.parent);
    const pairs = key.columns.map((name, index) => [
      `c.${identifier(name)}`,
      identifier(key.parentColumns[index] ?? ''),
    ]);
    const result = await attempt(
      session,
      `DELETE FROM ${relation(plan.table)} c WHERE ${pairs.map(([own]) => `${own} IS NOT NULL`).join(' AND ')}
        AND NOT EXISTS (SELECT FROM ${relation(parent ?? plan.table)} p
          WHERE ${pairs.map(([own, theirs]) => `p.${theirs} = ${own}`).join(' AND ')})`,
    );
    removed += isFailure(result) ? 0 : result.affectedRows;
  }
  return removed;
}

function isMandatory(plan: TablePlan, key: PlannedKey): boolean {
  return key.columns.every((name) => plan.columns.some(({ column, nullable }) => column.name === name && !nullable));
}

/** The values that foreign keys may take; a parent that stayed empty has none, one that comes later is absent. */
async function readParents(
  { session, byName, waiting, rows, parentRows }: Progress,
  plan: TablePlan,
): Promise<ParentRows> {
  const found = new Map<PlannedKey, readonly (readonly string[])[]>();
  for (const key of plan.keys.filter(({ constraint }) => !waiting.has(constraint))) {
    const parent = byName.get(key.parent);
    const columns = key.parentColumns.map(identifier);
    const source = `${key.parent}(${columns.join(', ')})`;
    if (parent && !parentRows.has(source)) {
      const present = columns.map((column) => `${column} IS NOT NULL`).join(' AND ');
      const texts = columns.map((column) => `p.${column}::text`).join(', ');
      const order = columns.map((column) => `p.${column}`).join(', ');
      const result = await attempt(
        session,
        `SELECT ${texts} FROM ${relation(parent)} p WHERE ${present} ORDER BY ${order} LIMIT ${rows}`,
      );
      parentRows.set(source, isFailure(result) ? [] : (result.rows as readonly (readonly string[])[]));
    }
    found.set(key, parentRows.get(source) ?? []);
  }
  return found;
}

/** Takes back the rows of a table whose keys cannot be met, and of every table that stands on it. */
async function withdraw(progress: Progress, name: string, why: Text): Promise<void> {
  const entry = progress.filled.get(name);
  if (!entry) return;
  progress.filled.delete(name);
  progress.unfilled.set(name, why);
  await attempt(progress.session, `DELETE FROM ${relation(entry.plan.table)}`);
  for (const [child, { plan }] of [...progress.filled]) {
    if (plan.keys.some((key) => key.parent === name))
      await withdraw(progress, child, phrase`its parent ${name} has no rows`);
  }
}

function report(filled: Progress['filled'], unfilled: ReadonlyMap<string, Text>): SampleReport {
  return {
    filled: [...filled].map(([table, { rows }]) => ({ table, rows })),
    unfilled: [...unfilled].map(([table, why]) => ({ table, why })),
  };
}
