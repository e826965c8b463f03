/** What a DO block, a called function or a trigger did to existing tables, which no reader sees in the SQL. */
import { qualifiedName } from '../model/catalogue.ts';
import type { Lock } from '../model/observation.ts';
import type { Report, Rule, RuleInput } from '../model/rule.ts';
import type { Action } from '../model/statement.ts';
import { distinct, listed, phrase, type Text } from '../model/text.ts';
import { at } from './shared/changes.ts';
import { blockedWords, matches, type Step, steps } from './shared/facts.ts';

const opaque: ReadonlyMap<Action['type'], Text> = new Map([
  ['do', phrase`The DO block`],
  ['select', phrase`A function called by the query`],
  ['call', phrase`The procedure`],
  ['execute', phrase`The prepared statement`],
]);
/** Who else acts when rows are written. */
const byRows = phrase`A trigger, foreign key or function`;
const rowChanges: ReadonlySet<Action['type']> = new Set(['insert', 'update', 'delete', 'merge']);

/** Who acted, in words; nothing when the statement's syntax tells all it does. */
function actor({ statement }: Step): Text | undefined {
  const { actions } = statement.statement;
  if (actions.every(({ type }) => rowChanges.has(type))) return byRows;
  const word = opaque.get(actions[0]?.type ?? 'other');
  return actions.every(({ type }) => opaque.has(type)) ? word : undefined;
}

/** Tables that were redefined, with what happened to them; what was removed has rules of its own. */
function redefined({ rehearsal }: RuleInput, { statement }: Step): ReadonlyMap<string, readonly Text[]> {
  const effects = new Map<string, Text[]>();
  for (const { before, after } of statement.observation.tables) {
    if (!before || !after || !rehearsal.base.tables.has(before.oid) || before.kind === 'sequence') continue;
    const name = qualifiedName(before);
    const isRewritten = statement.observation.rewrites.includes(name);
    effects.set(name, [isRewritten ? phrase`rewrote` : phrase`changed`]);
  }
  return effects;
}

function lockEffect({ mode, kind, blocks, fresh }: Lock): Text | undefined {
  if (fresh || (kind !== 'table' && kind !== 'materialized-view')) return undefined;
  if (mode === 'RowExclusiveLock') return phrase`wrote to`;
  return blocks.length > 0 ? phrase`kept ${blockedWords({ blocks })} waiting on` : undefined;
}

function effectsOf(input: RuleInput, step: Step): ReadonlyMap<string, readonly Text[]> {
  const effects = new Map(redefined(input, step));
  const { locks, tables } = step.statement.observation;
  const gone = new Set(tables.flatMap(({ before, after }) => (before && !after ? [qualifiedName(before)] : [])));
  for (const lock of locks) {
    const effect = lockEffect(lock);
    if (effect && !gone.has(lock.table)) effects.set(lock.table, [...(effects.get(lock.table) ?? []), effect]);
  }
  return effects;
}

/** What rows are written to on their own account: the tables named, and the partitions in which their rows lie. */
function isWritten({ rehearsal }: RuleInput, { statement }: Step, table: string): boolean {
  const known = [...rehearsal.base.tables.values()].find((one) => qualifiedName(one) === table);
  return known?.isPartition === true || statement.statement.relations.some((name) => matches(table, name));
}

function reports(input: RuleInput, step: Step): Report[] {
  const who = actor(step);
  if (who === undefined) return [];
  return [...effectsOf(input, step)]
    .filter(([table]) => who !== byRows || !isWritten(input, step, table))
    .map(([table, effects]) => ({
      ...at(step),
      subject: table,
      message: phrase`${who} ${listed(distinct(effects))} ${table}.`,
    }))
    .sort((left, right) => (left.subject < right.subject ? -1 : 1));
}

export const hiddenEffects: Rule = {
  id: 'hidden-effects',
  title: 'Effects that the SQL does not show',
  severity: 'info',
  what: 'A `DO` block, a called function or procedure, a trigger or a cascading foreign key changed, wrote to or locked a table that existed before and that the statement does not name as its object.',
  why: 'A reviewer reads the statement and does not see the table. What is listed here was measured when the statement ran on a rehearsal database; with the rows of production it may take other ways.',
  safe: 'Write plain statements where the outcome is known beforehand. Otherwise read the measured effects here as if they stood in the file.',
  sources: [
    'https://www.postgresql.org/docs/current/sql-do.html',
    'https://www.postgresql.org/docs/current/explicit-locking.html',
  ],
  check: (input) => steps(input).flatMap((step) => reports(input, step)),
  examples: [
    {
      title: 'dynamic SQL in a DO block',
      given: 'CREATE TABLE orders (id bigint PRIMARY KEY); CREATE TABLE "Lines" (id bigint PRIMARY KEY)',
      sql: `DO $$ DECLARE one text; BEGIN FOREACH one IN ARRAY ARRAY['orders', 'Lines'] LOOP EXECUTE format('ALTER TABLE %I ADD COLUMN seen date', one); END LOOP; END $$;`,
      finds: ['public.Lines', 'public.orders'],
    },
    {
      title: 'a function that writes',
      given:
        'CREATE TABLE orders (id bigint PRIMARY KEY, state text); CREATE FUNCTION close_all() RETURNS void LANGUAGE sql AS $$ UPDATE orders SET state = $s$closed$s$ $$',
      sql: 'SELECT close_all();',
      finds: ['public.orders'],
    },
    {
      title: 'a trigger that writes elsewhere',
      given:
        'CREATE TABLE orders (id bigint PRIMARY KEY, state text); CREATE TABLE audit (at timestamptz, what text); ' +
        'CREATE FUNCTION note() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN INSERT INTO audit VALUES (now(), $s$order$s$); RETURN NEW; END $$; ' +
        'CREATE TRIGGER note_it AFTER UPDATE ON orders FOR EACH ROW EXECUTE FUNCTION note()',
      sql: `UPDATE orders SET state = 'new' WHERE id < 100;`,
      finds: ['public.audit'],
    },
    {
      title: 'a query that only reads',
      given: 'CREATE TABLE orders (id bigint PRIMARY KEY)',
      sql: 'SELECT count(*) FROM orders;',
      finds: [],
      why: 'Reading blocks nobody.',
    },
    {
      title: 'a DO block about a table of its own',
      sql: `DO $$ BEGIN CREATE TABLE IF NOT EXISTS orders (id bigint PRIMARY KEY); END $$;`,
      finds: [],
      why: 'No table that existed before is concerned.',
    },
    {
      title: 'plain statements',
      given: 'CREATE TABLE orders (id bigint PRIMARY KEY, state text)',
      sql: `ALTER TABLE orders ADD COLUMN seen date; UPDATE orders SET state = 'new' WHERE id = 1;`,
      finds: [],
      why: 'They name what they change.',
    },
  ],
};
