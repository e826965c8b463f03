/**
 * Measures one statement after it ran, inside its transaction: what `pg_locks`, the file nodes and the scan counters
 * of the session say now, less what they said before. Only relations of users are looked at.
 * Source: PostgreSQL manual, "pg_locks", "The Cumulative Statistics System", "pg_class".
 */
import { blocksOf } from '../../dialects/postgres/locks.ts';
import { type Catalogue, qualifiedName, type Table } from '../../model/catalogue.ts';
import { isFailure, type Session } from '../../model/engine.ts';
import { FaultError } from '../../model/fault.ts';
import {
  type Lock,
  type LockMode,
  lockModes,
  type Observation,
  type Scan,
  type TableChange,
} from '../../model/observation.ts';
import { phrase } from '../../model/text.ts';
import { readCatalogue } from '../catalogue/read.ts';

/** OIDs below are the system's own. Source: `access/transam.h`, FirstNormalObjectId. */
const firstUserOid = 16384;

/**
 * The operators and functions are named with their schema: a migration may define its own of the same name.
 */
const locksSql = `SELECT l.relation, l.mode, pg_catalog.pg_stat_get_xact_numscans(l.relation),
  pg_catalog.pg_stat_get_xact_tuples_returned(l.relation)
FROM pg_catalog.pg_locks l
WHERE l.locktype OPERATOR(pg_catalog.=) 'relation' AND l.pid OPERATOR(pg_catalog.=) pg_catalog.pg_backend_pid()
  AND l.relation OPERATOR(pg_catalog.>=) ${firstUserOid}::pg_catalog.oid`;

/** Sent on its own before a transaction: what earlier ones counted is flushed away, so that it starts from zero. */
export const flushSql = 'SELECT pg_catalog.pg_stat_force_next_flush()';

interface Row {
  readonly oid: number;
  readonly mode: LockMode;
  readonly scans: number;
  readonly rows: number;
}

interface Relation {
  readonly name: string;
  readonly table: string;
  readonly tableOid: number;
  readonly kind: Lock['kind'];
  readonly fresh: boolean;
}

const kindsOfTable: Readonly<Record<Table['kind'], Lock['kind']>> = {
  table: 'table',
  partitioned: 'table',
  foreign: 'table',
  view: 'view',
  'materialized-view': 'materialized-view',
  sequence: 'sequence',
};

function order(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

function modeRank(mode: LockMode): number {
  return lockModes.indexOf(mode);
}

/** From this mode on a statement may have changed the relation's definition. */
const definitionRank = modeRank('ShareUpdateExclusiveLock');

export type Measured = Pick<Observation, 'locks' | 'rewrites' | 'scans' | 'indexesBuilt' | 'tables'>;

/** Keeps the state of the catalogue and of the running transaction; one for a whole rehearsal. */
export class Observer {
  readonly #session: Session;
  readonly #base: Catalogue;
  #tables: Map<number, Table>;
  #relations = new Map<number, Relation>();
  #committed: Map<number, Table>;
  #held = new Map<number, Set<LockMode>>();
  #counted = new Map<number, { scans: number; rows: number }>();

  constructor(session: Session, base: Catalogue) {
    this.#session = session;
    this.#base = base;
    this.#tables = new Map(base.tables);
    this.#committed = this.#tables;
    for (const table of base.tables.values()) this.#index(table);
  }

  /** The catalogue as of now. */
  get catalogue(): Catalogue {
    return { tables: this.#tables };
  }

  /** Whether a relation was made by the migrations under review. */
  isFresh(oid: number): boolean {
    return !this.#base.tables.has(oid);
  }

  begin(): void {
    this.#held = new Map();
    this.#counted = new Map();
    this.#committed = new Map(this.#tables);
  }

  rollback(): void {
    this.#tables = this.#committed;
    this.#relations = new Map();
    for (const table of this.#tables.values()) this.#index(table);
  }

  /**
   * Measures what the statement that just ran did. To be called inside its transaction.
   * @param everything reads the whole catalogue again, not only what was locked
   * @param sampled tables that hold sample rows now; on others a scan that met no row is a scan all the same
   */
  async after(sampled: ReadonlySet<string>, everything: boolean): Promise<Measured> {
    const rows = await this.#read();
    const taken = this.#newLocks(rows);
    // A lock bears the name under which others wait for it: the one before a rename or a drop.
    const names = new Map(this.#relations);
    const changed = everything ? await this.#compare([...this.#tables.keys()]) : await this.#refresh(rows, taken);
    // A relation that is neither in the catalogue nor known from before is a rewrite's transient copy or TOAST.
    const locks = taken.flatMap(({ oid, mode }) => {
      const relation = names.get(oid) ?? this.#relations.get(oid);
      return relation ? [this.#lock(oid, relation, mode)] : [];
    });
    const { rewrites, indexesBuilt } = changed.storage;
    // `pg_locks` has no order; a report must have one.
    locks.sort((left, right) => order(left.relation, right.relation));
    return { locks, rewrites, indexesBuilt, scans: this.#scans(rows, sampled), tables: changed.tables };
  }

  /** Measures a statement that ran outside a transaction: its locks are gone, its effects on the catalogue are not. */
  async afterAlone(oids: readonly number[]): Promise<Pick<Measured, 'rewrites' | 'indexesBuilt' | 'tables'>> {
    const { tables, storage } = await this.#compare(oids);
    return { tables, ...storage };
  }

  async #read(): Promise<Row[]> {
    const result = await this.#session.run(locksSql);
    if (isFailure(result))
      throw new FaultError({ code: 'engine', what: phrase`Locks could not be read: ${result.error.message}.` });
    return result.rows.map(([oid, mode, scans, read]) => ({
      oid: Number(oid),
      mode: mode as LockMode,
      scans: Number(scans ?? 0),
      rows: Number(read ?? 0),
    }));
  }

  #newLocks(rows: readonly Row[]): { oid: number; mode: LockMode }[] {
    const taken: { oid: number; mode: LockMode }[] = [];
    for (const { oid, mode } of rows) {
      const held = this.#held.get(oid) ?? new Set();
      // A weaker lock beside a stronger one that is held blocks nobody more.
      const news = ![...held].some((other) => modeRank(other) >= modeRank(mode));
      this.#held.set(oid, held.add(mode));
      if (news) taken.push({ oid, mode });
    }
    return taken.filter(
      ({ oid, mode }) => !taken.some((other) => other.oid === oid && modeRank(other.mode) > modeRank(mode)),
    );
  }

  /** Reads again the relations that this transaction may have redefined. */
  async #refresh(rows: readonly Row[], taken: readonly { oid: number; mode: LockMode }[]) {
    const strong = new Set(rows.filter(({ mode }) => modeRank(mode) >= definitionRank).map(({ oid }) => oid));
    for (const { oid } of taken) if (!this.#relations.has(oid)) strong.add(oid);
    return this.#compare([...strong]);
  }

  async #compare(oids: readonly number[]) {
    const owners = new Set(oids.map((oid) => this.#relations.get(oid)?.tableOid ?? oid));
    const after = owners.size > 0 ? (await readCatalogue(this.#session, [...owners])).tables : new Map<number, Table>();
    const tables: TableChange[] = [];
    const storage = {
      rewrites: [] as string[],
      indexesBuilt: [] as { index: string; table: string; fresh: boolean }[],
    };
    for (const oid of [...owners].sort((left, right) => left - right)) {
      const before = this.#tables.get(oid) ?? null;
      const now = after.get(oid) ?? null;
      if (!before && !now) continue;
      if (JSON.stringify(before) === JSON.stringify(now)) continue;
      tables.push({ before, after: now });
      this.#compareStorage(before, now, storage);
      if (now) {
        this.#tables.set(oid, now);
        this.#index(now);
      } else this.#tables.delete(oid);
    }
    return { tables, storage };
  }

  #compareStorage(
    before: Table | null,
    now: Table | null,
    storage: { rewrites: string[]; indexesBuilt: Observation['indexesBuilt'][number][] },
  ): void {
    if (!now) return;
    const fresh = !this.#base.tables.has(now.oid);
    const name = qualifiedName(now);
    const rewritable = now.kind === 'table' || now.kind === 'materialized-view';
    if (before && !fresh && rewritable && before.fileNode !== now.fileNode) storage.rewrites.push(name);
    // A definition that changes without a rebuild gets a new index on the old file.
    const files = new Set(before?.indexes.map(({ fileNode }) => fileNode));
    for (const index of now.indexes) {
      if (!files.has(index.fileNode))
        storage.indexesBuilt.push({ index: `${now.schema}.${index.name}`, table: name, fresh });
    }
  }

  #scans(rows: readonly Row[], sampled: ReadonlySet<string>): Scan[] {
    const scans: Scan[] = [];
    for (const row of rows) {
      const relation = this.#relations.get(row.oid);
      const before = this.#counted.get(row.oid) ?? { scans: 0, rows: 0 };
      this.#counted.set(row.oid, row);
      if (!relation || (relation.kind !== 'table' && relation.kind !== 'materialized-view')) continue;
      const metRows = row.rows > before.rows;
      const empty = !relation.fresh && !sampled.has(relation.name);
      if (row.scans > before.scans && (metRows || empty)) {
        scans.push({ relation: relation.name, rows: row.rows - before.rows, fresh: relation.fresh });
      }
    }
    return scans;
  }

  #lock(oid: number, relation: Relation, mode: LockMode): Lock {
    return {
      relation: relation.name,
      oid,
      table: relation.table,
      kind: relation.kind,
      mode,
      blocks: blocksOf(mode),
      fresh: relation.fresh,
      basis: 'measured',
    };
  }

  #index(table: Table): void {
    const name = qualifiedName(table);
    const fresh = !this.#base.tables.has(table.oid);
    this.#relations.set(table.oid, { name, table: name, tableOid: table.oid, kind: kindsOfTable[table.kind], fresh });
    for (const index of table.indexes) {
      const known = this.#base.tables.get(table.oid)?.indexes.some(({ oid }) => oid === index.oid);
      const relation = {
        name: `${table.schema}.${index.name}`,
        table: name,
        tableOid: table.oid,
        kind: 'index',
        fresh: !known,
      } as const;
      this.#relations.set(index.oid, relation);
    }
  }
}
