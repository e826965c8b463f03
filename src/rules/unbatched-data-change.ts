/** Rows of a whole table are looked through, and those that match changed, in one statement. */
import { qualifiedName, type Table } from '../model/catalogue.ts';
import type { Report, Rule, RuleInput } from '../model/rule.ts';
import { listed, phrase } from '../model/text.ts';
import { at } from './shared/changes.ts';
import { actionSteps, existing, type Step, steps } from './shared/facts.ts';
import { backfillsUnderLock } from './shared/work-under-lock.ts';

const verbs = {
  insert: phrase`inserts into`,
  update: phrase`updates`,
  delete: phrase`deletes from`,
  merge: phrase`merges into`,
} as const;

/** `WHERE email = '…'` with a unique index on it touches one row, although a small sample is read whole even so. */
function pinsUniqueColumn({ indexes, columns }: Table, sql: string): boolean {
  return indexes
    .filter(({ unique, partial, columns: key }) => unique && !partial && key.length === 1)
    .some((index) => {
      const name = columns.find(({ number }) => number === index.columns[0])?.name;
      const pattern = name?.replaceAll(/[^\p{L}\p{N}_]/gu, '\\$&');
      return (
        pattern !== undefined && new RegExp(`(?<![\\w$])"?${pattern}"?\\s*(?:=|IN\\s*\\()\\s*['\\d$]`, 'iu').test(sql)
      );
    });
}

function existingScans({ statement }: Step): readonly string[] {
  return statement.observation.scans
    .filter(({ fresh }) => !fresh)
    .map(({ relation }) => relation)
    .sort();
}

/** UPDATE, DELETE and MERGE read their own table; INSERT … SELECT reads any. */
function plain(input: RuleInput): Report[] {
  const spoken = backfillsUnderLock(input);
  return actionSteps(input, 'insert', 'update', 'delete', 'merge').flatMap((step) => {
    const { type, filtered, bounded } = step.action;
    const table = existing(input, step, step.action.table);
    if (!table || bounded || (!filtered && type !== 'merge') || spoken.has(step.statement)) return [];
    if (pinsUniqueColumn(table, step.statement.statement.sql)) return [];
    const name = qualifiedName(table);
    const partitions = [...input.rehearsal.base.tables.values()]
      .filter(({ parents }) => parents.includes(name))
      .map(qualifiedName);
    const read = existingScans(step).filter(
      (relation) => type === 'insert' || relation === name || partitions.includes(relation),
    );
    if (read.length === 0) return [];
    const target = read.length === 1 && read[0] === name ? phrase`it` : name;
    const message = phrase`One statement reads all of ${listed(read)} and ${verbs[type]} ${target}, with no bound on the rows it changes.`;
    return [{ ...at(step), subject: name, message }];
  });
}

/** A block that looks whether a row is there and writes it: what it reads, it does not change. */
function onlyAddsRows({ statement: { statement } }: Step): boolean {
  if (statement.actions.some(({ type }) => type !== 'do')) return false;
  return statement.sql.split(';').every((piece) => {
    const words: readonly string[] = piece.toLowerCase().match(/[a-z_]+/g) ?? [];
    const inserts = words.lastIndexOf('insert');
    if (inserts >= 0 && words.lastIndexOf('select') > inserts) return false;
    return !words.some((word) => ['update', 'delete', 'merge', 'execute', 'perform', 'call'].includes(word));
  });
}

/** A block or a function that reads a table whole and writes to it, all in one transaction. */
function hidden(input: RuleInput): Report[] {
  return steps(input).flatMap((step) => {
    const { statement, observation } = step.statement;
    if (!statement.actions.some(({ type }) => type === 'do' || type === 'call' || type === 'select')) return [];
    if (statement.actions.some(({ type }) => type in verbs) || onlyAddsRows(step)) return [];
    const written = observation.locks.filter(
      ({ mode, fresh, kind }) => mode === 'RowExclusiveLock' && !fresh && kind === 'table',
    );
    const read = existingScans(step);
    return written
      .filter(({ relation }) => read.includes(relation))
      .map(({ relation }) => ({
        ...at(step),
        subject: relation,
        message: phrase`This block reads all of ${relation} and changes rows of it in one transaction.`,
      }));
  });
}

export const unbatchedDataChange: Rule = {
  id: 'unbatched-data-change',
  title: 'Rows changed without batches',
  severity: 'warning',
  what: 'An `UPDATE`, `DELETE`, `MERGE` or `INSERT … SELECT` on an existing table that read a whole table and that no LIMIT, key or range bounds; also within a DO block or a function.',
  why: 'On production it reads everything there is. The rows it changes stay locked until the transaction ends, replicas fall behind, and a failure near the end undoes all of it.',
  safe: `Change rows in batches, each in a transaction of its own, outside the migration or in one that runs without a transaction:

\`\`\`sql
DELETE FROM t WHERE id IN (SELECT id FROM t WHERE created < '2020-01-01' LIMIT 5000);
-- again, until it changes nothing
\`\`\``,
  sources: [
    'https://www.postgresql.org/docs/current/sql-update.html',
    'https://www.postgresql.org/docs/current/explicit-locking.html#LOCKING-ROWS',
  ],
  check: (input) => [...plain(input), ...hidden(input)],
  examples: [
    {
      title: 'a backfill of the rows that lack a value',
      given: 'CREATE TABLE tasks (id bigint PRIMARY KEY, state text)',
      sql: "UPDATE tasks SET state = 'open' WHERE state IS NULL;",
      finds: ['public.tasks'],
    },
    {
      title: 'rows copied into a table in use',
      given: 'CREATE TABLE tasks (id bigint PRIMARY KEY); CREATE TABLE "taskLog" (task bigint)',
      sql: 'INSERT INTO "taskLog" SELECT id FROM tasks;',
      finds: ['public.taskLog'],
    },
    {
      title: 'inside a block',
      given: 'CREATE TABLE tasks (id bigint PRIMARY KEY, state text)',
      sql: "DO $$ BEGIN UPDATE tasks SET state = 'open' WHERE state IS NULL; END $$;",
      finds: ['public.tasks'],
    },
    {
      title: 'a row that a block adds where it is missing',
      given: 'CREATE TABLE tasks (id bigint PRIMARY KEY, kind text)',
      sql: "DO $$ BEGIN IF NOT EXISTS (SELECT FROM tasks WHERE kind = 'sweep') THEN INSERT INTO tasks VALUES (900001, 'sweep'); END IF; END $$;",
      finds: [],
      why: 'It looks, and changes no row that was there.',
    },
    {
      title: 'under the lock of a schema change',
      given: 'CREATE TABLE tasks (id bigint PRIMARY KEY, state text)',
      sql: "ALTER TABLE tasks ADD COLUMN done date; UPDATE tasks SET done = now() WHERE state = 'done';",
      finds: [],
      why: 'ddl-and-backfill-together says it.',
    },
    {
      title: 'one row by its unique name',
      given: 'CREATE TABLE settings (id bigint PRIMARY KEY, name text UNIQUE, value text)',
      sql: "UPDATE settings SET value = 'on' WHERE name = 'beta';",
      finds: [],
      why: 'A unique index says that there is one such row at most.',
    },
    {
      title: 'a bounded batch',
      given: 'CREATE TABLE tasks (id bigint PRIMARY KEY, state text)',
      sql: "UPDATE tasks SET state = 'open' WHERE id BETWEEN 1 AND 10000;",
      finds: [],
      why: 'A range with two ends bounds the rows.',
    },
    {
      title: 'rows written out',
      given: 'CREATE TABLE tasks (id bigint PRIMARY KEY, state text)',
      sql: "INSERT INTO tasks VALUES (900001, 'open'), (900002, 'done');",
      finds: [],
      why: 'No table is read.',
    },
    {
      title: 'a table of the same pull request',
      given: 'CREATE TABLE tasks (id bigint PRIMARY KEY)',
      sql: 'CREATE TABLE task_log (task bigint); INSERT INTO task_log SELECT id FROM tasks;',
      finds: [],
      why: 'Only the new table is written to.',
    },
  ],
};
