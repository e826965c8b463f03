/**
 * The rehearsal loop: runs the migrations under review as their tool would, unit by unit, and observes every statement.
 * No savepoints are used, because they would change what is rehearsed: where rows or a missing role are in the way, the
 * unit is rolled back, the obstacle removed and noted, and the unit runs again from its start.
 */

import { blocksOf, documentedLocks } from '../../dialects/postgres/locks.ts';
import { qualifiedName } from '../../model/catalogue.ts';
import { isFailure, type QueryFailure, type QueryResult, type Session } from '../../model/engine.ts';
import type { DatabaseError, Lock, Observation, TableChange } from '../../model/observation.ts';
import { relation } from '../../model/sql-names.ts';
import type { Statement } from '../../model/statement.ts';
import { inEnglish, phrase, type Text } from '../../model/text.ts';
import { needsClient } from '../base/survive.ts';
import { conditionOf, placed } from './condition.ts';
import { flushSql, type Measured, type Observer } from './observe.ts';
import { Obstacles, relationOf } from './obstacles.ts';
import { commandOf, emptiesTable, isEnd, isSetting, namesOf, renamesSchema } from './statement-kinds.ts';
import type { Unit, UnitItem } from './units.ts';

type UnitOutcome =
  | { readonly type: 'done' }
  | { readonly type: 'failed'; readonly item: UnitItem; readonly error: DatabaseError; readonly durationMs: number };

const nothing: Measured = { locks: [], rewrites: [], scans: [], indexesBuilt: [], tables: [] };

/** Codes of "cannot run inside a transaction block" and "invalid transaction termination". */
const needsAutocommit = new Set(['25001', '2D000']);

export class Rehearser {
  readonly #session: Session;
  readonly #observer: Observer;
  readonly #obstacles: Obstacles;
  #transaction = 0;
  readonly observations = new Map<Statement, Observation>();
  /** The statement that is running, for the place of a limit that was exceeded. */
  current: UnitItem | undefined;

  /** @param paths files of the migrations, by their position */
  constructor(session: Session, observer: Observer, sampled: Iterable<string>, paths: readonly string[]) {
    this.#session = session;
    this.#observer = observer;
    this.#obstacles = new Obstacles(session, observer, sampled, paths);
  }

  /** What was taken out of the way. */
  get obstacles(): Pick<Obstacles, 'sampled' | 'stubs' | 'unverified'> {
    return this.#obstacles;
  }

  /** The statement that was running did not come to its end: the limits are over, and the session with them. */
  stopped(what: Text): void {
    if (this.current === undefined) return;
    const { statement } = this.current;
    const skipped = phrase`it was running when the rehearsal was stopped: ${what}`;
    this.observations.set(statement, {
      ...nothing,
      outcome: 'skipped',
      skipped,
      notices: [],
      transaction: this.#transaction,
      durationMs: 0,
    });
  }

  /** Runs one unit to its end. A failure is final: what stands before it in a transaction was rolled back. */
  async run(unit: Unit): Promise<UnitOutcome> {
    for (;;) {
      this.#transaction += 1;
      const outcome =
        unit.type === 'alone' ? await this.#alone(unit.items[0]) : await this.#together(unit.items, unit.by);
      if (outcome.type === 'done' || !(await this.#obstacles.remove(outcome.item, outcome.error))) {
        if (outcome.type === 'failed') this.#recordFailure(outcome);
        return outcome;
      }
    }
  }

  async #together(items: readonly UnitItem[], by: 'tool' | 'author'): Promise<UnitOutcome> {
    this.#observer.begin();
    await this.#session.run(flushSql);
    if (by === 'tool') await this.#session.run('BEGIN');
    let last: UnitItem | undefined;
    for (const item of items) {
      const ends = isEnd(item.statement);
      const failure = await this.#step(item, ends);
      if (failure) {
        await this.#session.run('ROLLBACK');
        this.#observer.rollback();
        return { type: 'failed', item: ends && last ? last : item, ...failure };
      }
      last = item;
    }
    if (last && commandOf(last.statement) === 'rollback') this.#undo(items);
    const committed = last && isEnd(last.statement) ? undefined : await this.#session.run('COMMIT');
    if (!committed || !isFailure(committed) || !last) return { type: 'done' };
    this.#observer.rollback();
    return {
      type: 'failed',
      item: last,
      error: placed(committed.error, last.statement),
      durationMs: committed.durationMs,
    };
  }

  #undo(items: readonly UnitItem[]): void {
    this.#observer.rollback();
    for (const { statement } of items) {
      const observation = this.observations.get(statement);
      if (observation) this.observations.set(statement, { ...observation, undone: true });
    }
  }

  /** Autocommit: in a transaction of its own so that it can be observed, bare only when PostgreSQL insists. */
  async #alone(item: UnitItem): Promise<UnitOutcome> {
    const { statement } = item;
    if (commandOf(statement)) {
      await this.#session.run(statement.sql);
      this.#observe(statement, nothing, undefined, null);
      return { type: 'done' };
    }
    this.#observer.begin();
    await this.#session.run(flushSql);
    await this.#session.run('BEGIN');
    const failure = await this.#step(item, false);
    const committed = failure ? undefined : await this.#session.run('COMMIT');
    if (committed && !isFailure(committed)) return { type: 'done' };
    await this.#session.run('ROLLBACK');
    this.#observer.rollback();
    const error = failure?.error ?? placed((committed as QueryFailure).error, statement);
    if (!needsAutocommit.has(error.code)) return { type: 'failed', item, error, durationMs: failure?.durationMs ?? 0 };
    return this.#bare(item);
  }

  async #bare(item: UnitItem): Promise<UnitOutcome> {
    const { statement } = item;
    this.current = item;
    const named = namesOf(statement);
    const resolved = named.flatMap((name) => relationOf(this.#observer.catalogue, name) ?? []);
    // VACUUM FULL and its kind name no table and mean all of them.
    const tables = resolved.length > 0 ? resolved : [...this.#observer.catalogue.tables.values()];
    const locks = this.#documented(statement);
    const result = await this.#session.run(statement.sql);
    const effects = await this.#observer.afterAlone([...new Set(tables.map(({ oid }) => oid))]);
    if (isFailure(result)) {
      await this.#dropInvalidIndexes(effects.tables);
      return { type: 'failed', item, error: placed(result.error, statement), durationMs: result.durationMs };
    }
    this.#observe(statement, { ...nothing, ...effects, locks }, result, null);
    return { type: 'done' };
  }

  /** A failed concurrent build leaves an invalid index behind, which would be in the way of a second try. */
  async #dropInvalidIndexes(changes: readonly TableChange[]): Promise<void> {
    for (const { after } of changes) {
      const invalid = after?.indexes.filter(({ valid }) => !valid) ?? [];
      for (const index of invalid)
        await this.#session.run(`DROP INDEX ${relation({ schema: after?.schema ?? '', name: index.name })}`);
      if (after && invalid.length > 0) await this.#observer.afterAlone([after.oid]);
    }
  }

  #documented(statement: Statement): Lock[] {
    return documentedLocks(statement).flatMap(({ relation: named, mode }): Lock[] => {
      const table = relationOf(this.#observer.catalogue, named);
      if (!table) return [];
      const name = qualifiedName(table);
      const fresh = this.#observer.isFresh(table.oid);
      const kind = table.kind === 'materialized-view' ? 'materialized-view' : 'table';
      return [
        { relation: name, oid: table.oid, table: name, kind, mode, blocks: blocksOf(mode), fresh, basis: 'documented' },
      ];
    });
  }

  /** Runs and observes one statement inside the open transaction. */
  async #step(item: UnitItem, ends: boolean): Promise<{ error: DatabaseError; durationMs: number } | undefined> {
    const { statement } = item;
    this.current = item;
    const skipped = this.#obstacles.decisionOn(statement).skipped;
    if (skipped !== undefined) {
      this.observations.set(statement, {
        ...nothing,
        outcome: 'skipped',
        skipped,
        notices: [],
        transaction: this.#transaction,
        durationMs: 0,
      });
      return undefined;
    }
    const impossible = needsClient(statement);
    if (impossible) {
      return { error: { code: '0A000', message: inEnglish(impossible), line: statement.line }, durationMs: 0 };
    }
    const result = await this.#session.run(statement.sql);
    if (isFailure(result)) return { error: placed(result.error, statement), durationMs: result.durationMs };
    const measured =
      ends || isSetting(statement)
        ? nothing
        : await this.#observer.after(this.#obstacles.sampled, renamesSchema(statement));
    this.#observe(
      statement,
      emptiesTable(statement) ? { ...measured, rewrites: [], indexesBuilt: [], scans: [] } : measured,
      result,
      this.#transaction,
    );
    return undefined;
  }

  #observe(
    statement: Statement,
    measured: Measured,
    result: QueryResult | undefined,
    transaction: number | null,
  ): void {
    const failedBefore = this.#obstacles.decisionOn(statement).condition;
    this.observations.set(statement, {
      outcome: 'applied',
      ...measured,
      ...(failedBefore && { condition: conditionOf(failedBefore, measured.tables) }),
      ...(result && result.affectedRows > 0 && { affectedRows: result.affectedRows }),
      notices: result?.notices ?? [],
      transaction,
      durationMs: result?.durationMs ?? 0,
    });
  }

  #recordFailure({ item, error, durationMs }: Extract<UnitOutcome, { type: 'failed' }>): void {
    this.observations.set(item.statement, {
      outcome: 'failed',
      error,
      ...nothing,
      notices: [],
      transaction: this.#transaction,
      durationMs,
    });
  }
}
