/**
 * Opens a session in the state of the merge base: from the snapshot kept for exactly this base and engine, or by
 * building it, and then keeping it. A warm open reads no migration file at all.
 */
import type { Catalogue, Table } from '../../model/catalogue.ts';
import type { Session } from '../../model/engine.ts';
import type { Migration, MigrationRef } from '../../model/migration.ts';
import type { Replay, ReplayNote } from '../../model/rehearsal.ts';
import { readCatalogue } from '../catalogue/read.ts';
import { type ExactObject, type ExactSchema, exactDigest, exactSchema, readExact } from '../exact/read.ts';
import type { RehearsalRequest } from '../rehearsal.ts';
import { parseSchema, readSchema, type Schema, serialiseSchema } from '../schema/read.ts';
import { buildBase } from './build.ts';
import { extensionsIn } from './extensions.ts';

export interface OpenedBase {
  readonly session: Session;
  readonly catalogue: Catalogue;
  readonly schema: Schema;
  readonly exact: ExactSchema;
  readonly applied: number;
  readonly notes: readonly ReplayNote[];
  readonly source: Replay['source'];
}

/** What is kept beside a snapshot, as JSON. */
interface Facts {
  readonly extensions: readonly string[];
  readonly applied: number;
  readonly notes: readonly ReplayNote[];
  readonly tables: readonly Table[];
  readonly schema: string;
  readonly exact: readonly ExactObject[];
  readonly exactDigest: string;
}

async function readFacts({ baseKey, facts, engine }: RehearsalRequest): Promise<Facts | undefined> {
  if (baseKey === null || !facts || !(await engine.has(baseKey))) return undefined;
  const text = await facts.read(baseKey);
  try {
    const known = text === undefined ? undefined : (JSON.parse(text) as Partial<Facts>);
    // One that an older build wrote lacks what this one needs.
    return known?.exact === undefined || known.exactDigest !== exactDigest ? undefined : (known as Facts);
  } catch {
    // A torn file is no snapshot; the base is built again and written anew.
    return undefined;
  }
}

function pendingExtensions(request: RehearsalRequest): string[] {
  return request.pending.flatMap(({ migration }) => extensionsIn(migration.up.text));
}

async function openWarm(request: RehearsalRequest, facts: Facts): Promise<OpenedBase> {
  const extensions = [...new Set([...facts.extensions, ...pendingExtensions(request)])];
  const session = await request.engine.open({ key: request.baseKey ?? '', extensions });
  return {
    session,
    catalogue: { tables: new Map(facts.tables.map((table) => [table.oid, table])) },
    schema: parseSchema(facts.schema),
    exact: exactSchema(facts.exact),
    applied: facts.applied,
    notes: facts.notes,
    source: 'snapshot',
  };
}

/** The whole base history, read once: the names of its extensions must be known before the engine starts. */
async function readAll(request: RehearsalRequest): Promise<Map<string, Promise<Migration>>> {
  const reads = new Map<string, Promise<Migration>>();
  if (request.base.baseline) return reads;
  for (const ref of request.base.migrations) {
    if (ref.kind === 'opaque') continue;
    const reading = request.base.read(ref);
    // Faults are met, and noted, where the migration's turn comes.
    await reading.catch(() => undefined);
    reads.set(ref.id, reading);
  }
  return reads;
}

async function openCold(request: RehearsalRequest, lap: (name: string) => void): Promise<OpenedBase> {
  const { base, engine } = request;
  const reads = await readAll(request);
  const texts = await Promise.all(
    [...reads.values()].map((reading) =>
      reading.then(
        ({ up }) => up.text,
        () => '',
      ),
    ),
  );
  const scripts = [base.platform?.sql ?? '', base.prelude?.text ?? '', base.baseline?.text ?? '', ...texts];
  const known = [...new Set(scripts.flatMap(extensionsIn))];
  const extensions = [...new Set([...known, ...pendingExtensions(request)])];
  lap('read');
  const session = await engine.open({ extensions });
  lap('boot');
  try {
    const read = (ref: MigrationRef): Promise<Migration> => reads.get(ref.id) ?? base.read(ref);
    const { applied, notes } = await buildBase(session, { ...base, read });
    lap('replay');
    const catalogue = await readCatalogue(session);
    const schema = await readSchema(session);
    const exact = await readExact(session);
    lap('schema');
    await keep(request, session, {
      extensions: known,
      applied,
      notes,
      tables: [...catalogue.tables.values()],
      schema: serialiseSchema(schema),
      exact: [...exact.values()],
      exactDigest,
    });
    lap('snapshot');
    const source = base.baseline ? 'baseline' : base.migrations.length > 0 ? 'replay' : 'empty';
    return { session, catalogue, schema, exact, applied, notes, source };
  } catch (error) {
    await session.close();
    throw error;
  }
}

async function keep({ baseKey, facts }: RehearsalRequest, session: Session, content: Facts): Promise<void> {
  if (baseKey === null || !facts) return;
  await session.save(baseKey);
  await facts.write(baseKey, JSON.stringify(content));
}

/** A session at the base. Throws `FaultError` when the base cannot be built. */
export async function openBase(request: RehearsalRequest, lap: (name: string) => void): Promise<OpenedBase> {
  const facts = await readFacts(request);
  if (!facts) return openCold(request, lap);
  const opened = await openWarm(request, facts);
  lap('snapshot');
  return opened;
}
