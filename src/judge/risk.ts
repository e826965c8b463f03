/**
 * The risk of the whole pull request, as a function of measured effect and known size, with the facts that set it.
 * An unknown size is never taken for a small one. Levels follow the playbook.
 */

import type { Catalogue, Column, Table } from '../model/catalogue.ts';
import type { Config } from '../model/config.ts';
import { type Risk, risks } from '../model/finding.ts';
import type { Lock, Observation } from '../model/observation.ts';
import type { Rehearsal, RehearsedStatement } from '../model/rehearsal.ts';
import type { Action } from '../model/statement.ts';
import { nameText } from '../model/statement.ts';
import type { Statistics } from '../model/statistics.ts';
import { inEnglish, phrase, type Text } from '../model/text.ts';

export interface RiskFact {
  readonly risk: Risk;
  readonly reason: Text;
}

type Size = 'small' | 'large' | 'huge' | 'unknown';

interface Scale {
  readonly of: (table: string) => Size;
  readonly words: (table: string) => Text;
}

function scale(statistics: Statistics | null, { largeTableRows, hugeTableRows }: Config['risk']): Scale {
  const rows = new Map(statistics?.tables.map((table) => [table.table, table.rows]));
  const of = (table: string): Size => {
    const count = rows.get(table) ?? null;
    if (count === null) return 'unknown';
    return count >= hugeTableRows ? 'huge' : count >= largeTableRows ? 'large' : 'small';
  };
  const words = (table: string): Text => {
    const count = rows.get(table) ?? null;
    return count === null ? phrase`${table} (size unknown)` : phrase`${table} (${count.toLocaleString('en')} rows)`;
  };
  return { of, words };
}

function bySize(size: Size, levels: Readonly<Record<'small' | 'large' | 'unknown', Risk>>): Risk {
  return size === 'huge' ? 'critical' : levels[size];
}

const rewriteLevels = { small: 'medium', large: 'high', unknown: 'high' } as const;
const scanLevels = { small: 'low', large: 'high', unknown: 'medium' } as const;
const buildLevels = { small: 'low', large: 'medium', unknown: 'medium' } as const;
const writeLevels = { small: 'low', large: 'high', unknown: 'medium' } as const;
const keyLevels = { small: 'medium', large: 'critical', unknown: 'high' } as const;

function blocksWrites({ kind, fresh, blocks }: Lock): boolean {
  return kind === 'table' && !fresh && blocks.includes('writes');
}

function measuredFacts(observation: Observation, held: ReadonlySet<string>, { of, words }: Scale): RiskFact[] {
  const facts: RiskFact[] = [];
  for (const table of observation.rewrites)
    facts.push({ risk: bySize(of(table), rewriteLevels), reason: phrase`rewrites ${words(table)}` });
  for (const { relation, fresh } of observation.scans) {
    if (fresh || !held.has(relation) || observation.rewrites.includes(relation)) continue;
    const built = observation.indexesBuilt.some(({ table }) => table === relation);
    const levels = built ? buildLevels : scanLevels;
    facts.push({
      risk: bySize(of(relation), levels),
      reason: built
        ? phrase`builds an index on ${words(relation)} while writes wait`
        : phrase`reads all of ${words(relation)} while writes wait`,
    });
  }
  for (const lock of observation.locks) {
    if (blocksWrites(lock) && of(lock.table) === 'huge')
      facts.push({ risk: 'critical', reason: phrase`blocks writes on ${words(lock.table)}` });
  }
  if (observation.condition) facts.push({ risk: 'medium', reason: phrase`works only if the rows in production agree` });
  return facts;
}

/** What existed before the pull request: what it makes and removes or renames again is nobody's loss. */
interface Former {
  readonly before: Table;
  readonly after: Table | null;
  /** Columns just before the statement, of those that the pull request did not make. */
  readonly columns: readonly Column[];
}

function formersOf({ tables }: Observation, base: Catalogue): Former[] {
  return tables.flatMap(({ before, after }): Former[] => {
    const known = before && base.tables.get(before.oid);
    if (!known || before.kind === 'sequence') return [];
    const numbers = new Set(known.columns.map(({ number }) => number));
    return [{ before, after, columns: before.columns.filter(({ number }) => numbers.has(number)) }];
  });
}

function removed({ before, after, columns }: Former): RiskFact[] {
  const name = `${before.schema}.${before.name}`;
  if (!after) return [{ risk: before.kind === 'view' ? 'medium' : 'high', reason: phrase`removes ${name}` }];
  const kept = new Set(after.columns.map(({ number }) => number));
  return columns
    .filter(({ number }) => !kept.has(number))
    .map((column) => ({ risk: 'high', reason: phrase`removes the column ${name}.${column.name}` }));
}

function changed({ before, after, columns }: Former, { rewrites }: Observation): RiskFact[] {
  if (!after) return [];
  const facts: RiskFact[] = [];
  const [was, is] = [`${before.schema}.${before.name}`, `${after.schema}.${after.name}`];
  if (was !== is) facts.push({ risk: 'high', reason: phrase`renames ${was}` });
  for (const column of columns) {
    const now = after.columns.find(({ number }) => number === column.number);
    if (now && now.name !== column.name)
      facts.push({ risk: 'high', reason: phrase`renames the column ${was}.${column.name}` });
    if (now && now.type !== column.type && !rewrites.includes(is))
      facts.push({ risk: 'medium', reason: phrase`changes the type of ${is}.${now.name} without a rewrite` });
  }
  return facts;
}

function askedFacts(action: Action, observation: Observation, { of, words }: Scale): RiskFact[] {
  if (action.type === 'update' || action.type === 'delete' || action.type === 'merge') {
    const lock = observation.locks.find(({ relation, fresh }) => !fresh && relation.endsWith(`.${action.table.name}`));
    return lock
      ? [{ risk: bySize(of(lock.table), writeLevels), reason: phrase`changes rows of ${words(lock.table)}` }]
      : [];
  }
  if (action.type === 'truncate') return [{ risk: 'high', reason: phrase`empties ${nameText(action.table)}` }];
  const key =
    action.type === 'add-constraint' &&
    (action.constraint === 'foreign' || action.constraint === 'primary') &&
    !action.notValid &&
    !action.inline;
  if (!key) return [];
  const lock = observation.locks.find(({ relation, fresh }) => !fresh && relation.endsWith(`.${action.table.name}`));
  return lock
    ? [{ risk: bySize(of(lock.table), keyLevels), reason: keyReason(action.constraint, words(lock.table)) }]
    : [];
}

function keyReason(key: 'foreign' | 'primary', table: Text): Text {
  return key === 'foreign' ? phrase`adds a foreign key to ${table}` : phrase`adds a primary key to ${table}`;
}

function statementFacts(
  { statement, observation }: RehearsedStatement,
  held: ReadonlySet<string>,
  sizes: Scale,
  base: Catalogue,
): RiskFact[] {
  if (observation.outcome === 'failed') return [{ risk: 'critical', reason: phrase`does not apply` }];
  const measured = measuredFacts(observation, held, sizes);
  // What the author's own ROLLBACK took back was locked, and nothing of it stayed.
  if (observation.undone) return measured;
  return [
    ...measured,
    ...formersOf(observation, base).flatMap((former) => [...removed(former), ...changed(former, observation)]),
    ...statement.actions.flatMap((action) => askedFacts(action, observation, sizes)),
  ];
}

/** Every fact that raises the risk, strongest first, each once. */
export function riskFacts(rehearsal: Rehearsal, statistics: Statistics | null, config: Config): RiskFact[] {
  const sizes = scale(statistics, config.risk);
  const facts: RiskFact[] =
    rehearsal.faults.length > 0 ? [{ risk: 'critical', reason: phrase`could not be rehearsed to the end` }] : [];
  let transaction: number | null = null;
  let held = new Set<string>();
  for (const { statements } of rehearsal.migrations) {
    for (const rehearsed of statements) {
      const { observation } = rehearsed;
      if (observation.transaction === null || observation.transaction !== transaction) held = new Set();
      transaction = observation.transaction;
      for (const lock of observation.locks.filter(blocksWrites)) held.add(lock.table);
      facts.push(...statementFacts(rehearsed, held, sizes, rehearsal.base));
    }
  }
  const unique = [...new Map(facts.map((fact) => [inEnglish(fact.reason), fact])).values()];
  return unique.sort((left, right) => risks.indexOf(right.risk) - risks.indexOf(left.risk));
}

/** The level of the strongest fact; low when there is none. */
export function riskOf(facts: readonly RiskFact[]): Risk {
  return facts[0]?.risk ?? 'low';
}
