/**
 * The queue between webhooks and work. Wake-ups for one target become one waiting job; while a target is worked at, a
 * further wake-up waits for one more run after it and is never lost; no two jobs of one target run at once, on however
 * many processes. A job whose process dies runs again, one that throws is tried again later.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { type JobWithMetadata, PgBoss } from 'pg-boss';
import { type QueueDatabase, schemaFault } from './database.ts';
import type { Log } from './log.ts';
import type { BotMetrics, JobOutcome, QueueDepth } from './metrics.ts';
import { keyOf, type Target, targetSchema } from './target.ts';

/** `signal` fires when the job is taken away: its time is over, or the process must end. */
export type Work = (target: Target, signal: AbortSignal) => Promise<void>;

export interface Wake {
  /** Wait for more of the same. */
  readonly delaySeconds?: number;
  /** Nobody waits for it: after everything that a person did. */
  readonly background?: boolean;
  /** At most one such wake-up in this time, over all processes. */
  readonly oncePerSeconds?: number;
}

export interface QueueTiming {
  /** A job whose process has been silent this long runs again; 10 at least. */
  readonly heartbeatSeconds: number;
  /** How often silent jobs are looked for. */
  readonly superviseSeconds: number;
  /** Before the first retry; doubled with each. */
  readonly retrySeconds: number;
  /** A job that takes longer is given up and tried again. */
  readonly expireSeconds: number;
}

const usualTiming: QueueTiming = {
  heartbeatSeconds: 30,
  superviseSeconds: 5,
  retrySeconds: 5,
  expireSeconds: 3600,
};

export interface QueueOptions {
  readonly database: QueueDatabase;
  /** Evaluations at once in this process. */
  readonly concurrency: number;
  readonly log: Log;
  readonly metrics: BotMetrics;
  readonly timing?: QueueTiming;
}

export interface Health {
  readonly database: boolean;
  readonly queue: boolean;
}

export interface Queue {
  /** Begins to take jobs. */
  begin(work: Work): Promise<void>;
  wake(target: Target, how?: Wake): Promise<void>;
  depth(): Promise<readonly QueueDepth[]>;
  check(): Promise<Health>;
  /**
   * Takes no more jobs, waits for those that run, and gives back for another run what does not end in time.
   * @returns how many were given back
   */
  stop(patienceMs: number): Promise<number>;
}

const queueSchema = 'countersign_queue';
/** Listing repositories must not wait behind evaluations, nor they behind it. */
const evaluations = 'evaluate';
const listings = 'list';

const retryLimit = 5;
const longestRetrySeconds = 300;
const keepSeconds = 2 * 24 * 3600;
/** Workers are woken when a job arrives; this is for what no notice is given of. */
const pollSeconds = 0.5;
const silentWorkerMs = 60_000;
const checkTimeoutMs = 2000;

/** The merge queue holds up everybody behind it; then what a person did; then what is only looked after. */
const priorities = { group: 20, person: 10, background: 0 };

export async function startQueue(options: QueueOptions): Promise<Queue> {
  const { database, log, metrics, concurrency, timing = usualTiming } = options;
  const boss = new PgBoss({
    ...database.options,
    schema: queueSchema,
    useListenNotify: true,
    schedule: false,
    superviseIntervalSeconds: timing.superviseSeconds,
    monitorIntervalSeconds: timing.superviseSeconds,
    maintenanceIntervalSeconds: 3600,
  });
  const state = { stopping: false, running: 0 };
  boss.on('error', (error) => {
    if (!state.stopping) log.error({ err: error }, 'The queue met an error.');
  });
  boss.on('warning', ({ message }) => log.warn({ message }, 'The queue warns.'));
  try {
    await boss.start();
    for (const name of [evaluations, listings]) await makeQueue(boss, name, timing);
  } catch (error) {
    await boss.stop({ graceful: false }).catch(() => {});
    await database.close();
    throw schemaFault(error);
  }
  const queue: Queue = {
    begin: async (work) => {
      const run = (job: JobWithMetadata<unknown>) => runJob(job, { work, boss, queue, log, metrics, state });
      await startWorkers(boss, evaluations, concurrency, run);
      await startWorkers(boss, listings, 1, run);
    },
    wake: async (target, how = {}) => {
      metrics.wakeUp(await send(boss, target, how));
    },
    depth: () => depthOf(boss),
    check: () => checkOf(boss, state.stopping),
    stop: async (patienceMs) => {
      state.stopping = true;
      for (const name of [evaluations, listings]) await boss.offWork(name, { wait: false });
      for (const end = Date.now() + patienceMs; state.running > 0 && Date.now() < end; ) await sleep(50);
      const released = state.running;
      // What still runs is failed here, which leads to another run, and its signal fires.
      await boss.stop({ graceful: false });
      await database.close();
      return released;
    },
  };
  return queue;
}

async function makeQueue(boss: PgBoss, name: string, timing: QueueTiming): Promise<void> {
  const options = {
    retryLimit,
    retryDelay: timing.retrySeconds,
    retryBackoff: true,
    heartbeatSeconds: timing.heartbeatSeconds,
    expireInSeconds: timing.expireSeconds,
    deleteAfterSeconds: keepSeconds,
    notify: true,
  };
  // `short`: one job with a key may wait, beside one that runs.
  await boss.createQueue(name, { ...options, policy: 'short', retryDelayMax: longestRetrySeconds });
  await boss.updateQueue(name, options);
}

/**
 * A group of jobs in pg-boss's words is one target here: one of it runs at a time, everywhere. Whoever did a job asks for
 * the next at once: otherwise each would wait until the poll, and a backlog would go two jobs a poll.
 */
async function startWorkers(
  boss: PgBoss,
  name: string,
  count: number,
  run: (job: JobWithMetadata<unknown>) => Promise<void>,
): Promise<void> {
  const options = {
    groupConcurrency: 1,
    includeMetadata: true,
    pollingIntervalSeconds: pollSeconds,
    notifyPollingIntervalSeconds: pollSeconds,
  } as const;
  for (let index = 0; index < count; index += 1) {
    const worker = { id: '' };
    worker.id = await boss.work<unknown, void, typeof options>(name, options, async ([job]) => {
      try {
        if (job) await run(job);
      } finally {
        boss.notifyWorker(worker.id);
      }
    });
  }
}

async function send(boss: PgBoss, target: Target, how: Wake): Promise<'queued' | 'collapsed'> {
  const name = queueOf(target);
  const key = keyOf(target);
  const priority = how.background ? priorities.background : priorities[target.kind === 'group' ? 'group' : 'person'];
  const id = await boss.send(name, target, {
    singletonKey: key,
    group: { id: key },
    priority,
    ...(how.delaySeconds ? { startAfter: how.delaySeconds } : {}),
    ...(how.oncePerSeconds ? { singletonSeconds: how.oncePerSeconds } : {}),
  });
  if (id !== null) return 'queued';
  // The one that waits may wait as background work; now somebody waits for it.
  if (priority > priorities.background) await boss.update(name, target, { singletonKey: key, priority });
  return 'collapsed';
}

function queueOf({ kind }: Target): string {
  return kind === 'pull' || kind === 'group' ? evaluations : listings;
}

interface Runner extends Pick<QueueOptions, 'log' | 'metrics'> {
  readonly work: Work;
  readonly boss: PgBoss;
  readonly queue: Queue;
  readonly state: { stopping: boolean; running: number };
}

async function runJob(job: JobWithMetadata<unknown>, runner: Runner): Promise<void> {
  const { work, log, metrics, state } = runner;
  const startedMs = performance.now();
  const ended = (outcome: JobOutcome, error?: unknown): void => {
    const durationMs = Math.round(performance.now() - startedMs);
    metrics.job(job.name, outcome, durationMs);
    const facts = { queue: job.name, target: job.singletonKey, attempt: job.retryCount + 1, outcome, durationMs };
    if (error === undefined) log.info(facts, `Job ${outcome}.`);
    else if (outcome === 'failed')
      log.error({ ...facts, err: error }, 'Job failed for the last time; the next reconciliation takes it up.');
    else log.warn({ ...facts, err: error }, 'Job failed; it is tried again.');
  };
  state.running += 1;
  try {
    const target = targetSchema.parse(job.data);
    if (await hasRival(job, runner.boss)) {
      await runner.queue.wake(target, { delaySeconds: 1 });
      return ended('postponed');
    }
    await work(target, job.signal);
    ended('done');
  } catch (error) {
    ended(job.retryCount >= job.retryLimit ? 'failed' : 'retried', error);
    throw error;
  } finally {
    state.running -= 1;
  }
}

/**
 * A retry and a new wake-up of one target can be taken in the same instant by two workers, before either sees the other.
 * The one that was taken later sees the earlier for sure, so whoever sees another gives way and comes again.
 */
async function hasRival({ name, id, singletonKey }: JobWithMetadata<unknown>, boss: PgBoss): Promise<boolean> {
  const sql = `SELECT 1 FROM ${queueSchema}.job WHERE name = $1 AND group_id = $2 AND state = 'active' AND id <> $3 LIMIT 1`;
  const { rows } = await boss.getDb().executeSql(sql, [name, singletonKey, id]);
  return rows.length > 0;
}

async function depthOf(boss: PgBoss): Promise<readonly QueueDepth[]> {
  const sql = `SELECT name AS queue, state::text AS state, count(*)::int AS count FROM ${queueSchema}.job
    WHERE name = ANY($1::text[]) AND state <> 'completed' GROUP BY 1, 2`;
  const { rows } = await boss.getDb().executeSql(sql, [[evaluations, listings]]);
  const counts = new Map(rows.map((row: QueueDepth) => [`${row.queue} ${row.state}`, row.count]));
  // A series that comes and goes cannot be watched, so zeros are said too.
  return [evaluations, listings].flatMap((queue) =>
    ['created', 'retry', 'active', 'failed'].map((state) => ({
      queue,
      state,
      count: counts.get(`${queue} ${state}`) ?? 0,
    })),
  );
}

async function checkOf(boss: PgBoss, stopping: boolean): Promise<Health> {
  const answer = boss
    .getDb()
    .executeSql(`SELECT count(*)::int AS count FROM ${queueSchema}.queue WHERE name = ANY($1::text[])`, [
      [evaluations, listings],
    ]);
  const timeout = new Promise<null>((resolve) => setTimeout(resolve, checkTimeoutMs, null).unref());
  const result = await Promise.race([answer, timeout]).catch(() => null);
  const stuck = boss
    .getWipData()
    .some(
      ({ count, lastFetchedOn, createdOn }) =>
        count === 0 && (lastFetchedOn ?? createdOn) < Date.now() - silentWorkerMs,
    );
  return { database: result !== null, queue: !stopping && !stuck && result?.rows[0]?.count === 2 };
}
