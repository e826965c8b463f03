/**
 * SQL that changes a table's rows page by page along its key. The place it has reached is kept in the same transaction as the
 * page, so that every row is changed once whatever interrupts it, and two sessions share the work instead of doubling it.
 */
import { qualifiedName, type Table } from '../../model/catalogue.ts';
import type { BackfillSql, PlanThresholds } from '../../model/plan.ts';
import { dollarQuoted, identifier, literal, relation } from '../../model/sql-names.ts';
import type { RowChange } from './row-change.ts';

export interface BackfillSpec {
  readonly table: Table;
  readonly key: readonly string[];
  readonly change: Pick<RowChange, 'type' | 'only' | 'alias' | 'assignments' | 'condition'>;
  /** Names this work among others. */
  readonly job: string;
  readonly batchRows: number;
  readonly pauseMs: number;
  /** Whether the condition no longer holds for a row that was reached. */
  readonly settles: boolean;
  readonly thresholds: PlanThresholds;
}

type Pages = Pick<BackfillSpec, 'table' | 'key' | 'change'>;

const checkpointName = 'countersign_backfill';

/** Names of variables that no column of the table has. */
export function prefixFor(table: Table): string {
  let prefix = 'countersign_';
  while (table.columns.some(({ name }) => name.startsWith(prefix))) prefix = `${prefix}_`;
  return prefix;
}

function row(values: readonly string[]): string {
  return `(${values.join(', ')})`;
}

function target({ table, change }: Pages): string {
  const only = change.only ? 'ONLY ' : '';
  return `${only}${relation(table)}${change.alias === null ? '' : ` AS ${identifier(change.alias)}`}`;
}

/** @param after values of the last key that is done */
export function page(spec: Pages, after: readonly string[] | null, limit: string, indent: string): string {
  const columns = spec.key.map(identifier);
  const keys = spec.key.map((_, index) => `key_${index + 1}`);
  const end = (direction: string) =>
    keys.map((key) => `(SELECT ${key} FROM page ORDER BY ${keys.map((one) => one + direction).join(', ')} LIMIT 1)`);
  const only = spec.change.only ? 'ONLY ' : '';
  return [
    `WITH page${row(keys)} AS MATERIALIZED (`,
    `  SELECT ${columns.join(', ')} FROM ${only}${relation(spec.table)}`,
    ...(after === null ? [] : [`  WHERE ${row(columns)} > ${row(after)}`]),
    `  ORDER BY ${columns.join(', ')} LIMIT ${limit}`,
    ')',
    `SELECT ${['(SELECT count(*) FROM page)', ...end(''), ...end(' DESC')].join(`,\n${indent}  `)}`,
  ].join(`\n${indent}`);
}

/** A condition may end in a comment, which would swallow what follows. */
function lineEnd(condition: string): string {
  return condition.includes('--') ? '\n' : '';
}

/** The author's own change, for the rows of one page. */
export function apply(spec: Pages, from: readonly string[], to: readonly string[], indent: string): string {
  const { change, key } = spec;
  const columns = row(key.map(identifier));
  const condition = change.condition === null ? [] : [`(${change.condition}${lineEnd(change.condition)})`];
  const where = [...condition, `${columns} >= ${row(from)}`, `${columns} <= ${row(to)}`].join(`\n${indent}  AND `);
  return change.type === 'delete'
    ? `DELETE FROM ${target(spec)}\n${indent}WHERE ${where}`
    : `UPDATE ${target(spec)}\n${indent}SET ${change.assignments}\n${indent}WHERE ${where}`;
}

function checkpointTable({ table }: BackfillSpec): string {
  return relation({ schema: table.schema, name: checkpointName });
}

function create(spec: BackfillSpec): string {
  return `CREATE TABLE IF NOT EXISTS ${checkpointTable(spec)} (
  job text PRIMARY KEY,
  last_key text[],
  rows_done bigint NOT NULL DEFAULT 0,
  rows_changed bigint NOT NULL DEFAULT 0,
  attempts_failed bigint NOT NULL DEFAULT 0,
  started_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  finished_at timestamptz
);
INSERT INTO ${checkpointTable(spec)} (job) VALUES (${literal(spec.job)}) ON CONFLICT (job) DO NOTHING;`;
}

/** One page: locks the checkpoint, finds the page, changes it, moves the checkpoint. */
function turn(spec: BackfillSpec, v: string): string {
  const checkpoint = checkpointTable(spec);
  const ours = `WHERE job = ${literal(spec.job)}`;
  const last = spec.key.map((_, index) => `${v}last_${index + 1}`);
  const from = spec.key.map((_, index) => `${v}from_${index + 1}`);
  const to = spec.key.map((_, index) => `${v}to_${index + 1}`);
  const into = `\n      INTO ${[`${v}page`, ...from, ...to].join(', ')};`;
  return `      SELECT last_key INTO ${v}last FROM ${checkpoint} ${ours} AND finished_at IS NULL FOR UPDATE;
      EXIT WHEN NOT FOUND;
      IF ${v}last IS NULL THEN
      ${page(spec, null, `${v}batch`, '      ')}${into}
      ELSE
${last.map((name, index) => `      ${name} := ${v}last[${index + 1}];`).join('\n')}
      ${page(spec, last, `${v}batch`, '      ')}${into}
      END IF;
      IF ${v}page = 0 THEN
        UPDATE ${checkpoint} SET finished_at = clock_timestamp() ${ours};
      ELSE
        ${apply(spec, from, to, '        ')};
        GET DIAGNOSTICS ${v}changed = ROW_COUNT;
        UPDATE ${checkpoint}
        SET last_key = ARRAY[${to.map((name) => `${name}::text`).join(', ')}],
          rows_done = rows_done + ${v}page, rows_changed = rows_changed + ${v}changed,
          attempts_failed = attempts_failed + ${v}failed
        ${ours} RETURNING rows_done INTO ${v}done;
      END IF;
      ${v}failed := 0;`;
}

function declarations({ table, key, batchRows }: BackfillSpec, v: string): string {
  const typed = (name: string) =>
    key.map((column, index) => `  ${v}${name}_${index + 1} ${relation(table)}.${identifier(column)}%TYPE;`);
  return [
    ...['last', 'from', 'to'].flatMap(typed),
    `  ${v}last text[];`,
    `  ${v}batch integer := ${batchRows};`,
    `  ${v}page bigint;`,
    `  ${v}changed bigint;`,
    `  ${v}done bigint;`,
    `  ${v}session bigint := 0;`,
    `  ${v}failed integer := 0;`,
    `  ${v}lag double precision;`,
    `  ${v}started timestamptz := clock_timestamp();`,
    `  ${v}total double precision;`,
  ].join('\n');
}

function loop(spec: BackfillSpec): string {
  const v = prefixFor(spec.table);
  const { attempts, throttleLagS, pauseLagS } = spec.thresholds;
  const regclass = `to_regclass(${literal(relation(spec.table))})`;
  return `
#variable_conflict use_column
DECLARE
${declarations(spec, v)}
BEGIN
  SELECT nullif(reltuples, -1) INTO ${v}total FROM pg_class WHERE oid = ${regclass};
  LOOP
    BEGIN
${turn(spec, v)}
    EXCEPTION WHEN lock_not_available OR deadlock_detected OR serialization_failure THEN
      ${v}failed := ${v}failed + 1;
      ${v}page := NULL;
      IF ${v}failed >= ${attempts} THEN RAISE; END IF;
    END;
    COMMIT;
    IF ${v}page > 0 THEN
      ${v}session := ${v}session + ${v}page;
      RAISE NOTICE 'rows_done=% page_changed=% remaining_s=%', ${v}done, ${v}changed,
        round(extract(epoch FROM clock_timestamp() - ${v}started) / ${v}session * greatest(${v}total - ${v}done, 0));
    END IF;
    SELECT max(extract(epoch FROM replay_lag)) INTO ${v}lag FROM pg_stat_replication;
    IF ${v}lag > ${pauseLagS} THEN
      ${v}batch := greatest(${v}batch / 2, 100);
      PERFORM pg_sleep(${pauseLagS});
    ELSIF ${v}lag > ${throttleLagS} THEN
      PERFORM pg_sleep(${throttleLagS});
    END IF;
    PERFORM pg_sleep(${spec.pauseMs / 1000});
  END LOOP;
END
`;
}

function application(spec: BackfillSpec): BackfillSql['application'] {
  const count = spec.key.length;
  const parameters = (start: number) => spec.key.map((_, index) => `$${start + index + 1}`);
  const checkpoint = checkpointTable(spec);
  const ours = `WHERE job = ${literal(spec.job)}`;
  return {
    firstPage: `${page(spec, null, String(spec.batchRows), '')};`,
    nextPage: `${page(spec, parameters(0), String(spec.batchRows), '')};`,
    apply: `${apply(spec, parameters(0), parameters(count), '')};`,
    checkpoint: `UPDATE ${checkpoint}\nSET last_key = ARRAY[${parameters(0)
      .map((name) => `${name}::text`)
      .join(
        ', ',
      )}],\n  rows_done = rows_done + $${count + 1}::bigint, rows_changed = rows_changed + $${count + 2}::bigint\n${ours};`,
    resume: `SELECT last_key FROM ${checkpoint} ${ours} AND finished_at IS NULL FOR UPDATE;`,
  };
}

export function backfillSql(spec: BackfillSpec): BackfillSql {
  const checkpoint = checkpointTable(spec);
  const progress = `SELECT rows_done, rows_changed, attempts_failed, clock_timestamp() - started_at AS elapsed, finished_at\nFROM ${checkpoint} WHERE job = ${literal(spec.job)};`;
  const left = spec.settles
    ? `SELECT count(*) FROM ${target(spec)}${spec.change.condition === null ? '' : ` WHERE ${spec.change.condition}${lineEnd(spec.change.condition)}`};`
    : null;
  return {
    key: spec.key,
    psql: [
      create(spec),
      `SET lock_timeout = '${spec.thresholds.lockTimeoutS}s';\nSET statement_timeout = 0;`,
      `DO ${dollarQuoted(loop(spec))};`,
      progress,
    ].join('\n'),
    application: application(spec),
    progress,
    left,
  };
}

/** The job's name: what it is for, and so the same each time the plan is made. */
export function jobOf(table: Table, cause: string): string {
  return `${qualifiedName(table)} ${cause}`;
}
