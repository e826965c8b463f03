/** The bot as one thing that starts and stops: queue, door and reconciliation around the work that is given to it. */
import { hostname } from 'node:os';
import { openDatabase } from './database.ts';
import { openDoor } from './http.ts';
import type { Log } from './log.ts';
import { type Directory, type Evaluate, looking } from './look.ts';
import type { BotMetrics } from './metrics.ts';
import { type Queue, type QueueTiming, startQueue } from './queue.ts';
import { startReconciliation } from './reconciliation.ts';
import type { Settings } from './settings.ts';
import { webhookHandler } from './webhook.ts';

export interface BotParts {
  readonly settings: Settings;
  readonly log: Log;
  readonly metrics: BotMetrics;
  readonly evaluate: Evaluate;
  readonly directory: Directory;
  readonly timing?: QueueTiming;
}

export interface Bot {
  readonly port: number;
  readonly queue: Queue;
  /**
   * Takes no more requests and jobs, waits for those under way, and gives back what does not end in time.
   * @returns how many jobs were given back; what works at them does not know when to end
   */
  stop(patienceMs: number): Promise<number>;
}

/** Answering a request takes milliseconds; only a sender that is slow takes longer. */
const answerPatienceMs = 2000;

/** @throws FaultError when directory, database or port cannot be used */
export async function startBot(parts: BotParts): Promise<Bot> {
  const { settings, log, metrics, evaluate, directory, timing } = parts;
  // Beside the workers there are handlers, the listener and the supervision.
  const database = await openDatabase(settings.database, settings.concurrency + 4, log);
  const queue = await startQueue({
    database,
    concurrency: settings.concurrency,
    log,
    metrics,
    ...(timing ? { timing } : {}),
  });
  metrics.readDepthFrom(() => queue.depth());
  try {
    const webhook = await webhookHandler({ settings, queue, log, metrics });
    const door = await openDoor(settings.port, { queue, metrics, webhook, log });
    await queue.begin(looking({ evaluate, directory, log, wake: queue.wake }));
    const stopReconciling = startReconciliation(queue, settings.reconcileMinutes, `${hostname()} ${process.pid}`, log);
    log.info({ port: door.port, database: settings.database.type, concurrency: settings.concurrency }, 'Listening.');
    return {
      port: door.port,
      queue,
      stop: async (patienceMs) => {
        stopReconciling();
        await door.close(answerPatienceMs);
        return await queue.stop(patienceMs);
      },
    };
  } catch (error) {
    await queue.stop(0);
    throw error;
  }
}
