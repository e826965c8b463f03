/** What is counted for Prometheus. Labels come from small closed sets, so that nobody outside can make series. */
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** How a job ended; `postponed`: another job was at the same work, so it was put back. */
export type JobOutcome = 'done' | 'retried' | 'failed' | 'postponed';

/** How a delivery was answered. */
export type DeliveryOutcome = 'accepted' | 'ignored' | 'refused' | 'failed';

export interface QueueDepth {
  readonly queue: string;
  readonly state: string;
  readonly count: number;
}

export interface BotMetrics {
  readonly registry: Registry;
  delivery(event: string, outcome: DeliveryOutcome): void;
  wakeUp(outcome: 'queued' | 'collapsed'): void;
  job(queue: string, outcome: JobOutcome, durationMs: number): void;
  request(request: { readonly method: string; readonly status: number; readonly durationMs: number }): void;
  /** Asked at every scrape. */
  readDepthFrom(read: () => Promise<readonly QueueDepth[]>): void;
}

export function botMetrics(): BotMetrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const { deliveries, wakeUps, jobs } = counters([registry]);
  const { durations, requests } = histograms([registry]);
  return {
    registry,
    delivery: (event, outcome) => deliveries.inc({ event, outcome }),
    wakeUp: (outcome) => wakeUps.inc({ outcome }),
    job: (queue, outcome, durationMs) => {
      jobs.inc({ queue, outcome });
      if (outcome !== 'postponed') durations.observe({ queue }, durationMs / 1000);
    },
    request: ({ method, status, durationMs }) =>
      requests.observe({ method, status: status === 0 ? 'none' : `${Math.floor(status / 100)}xx` }, durationMs / 1000),
    readDepthFrom: (read) => depthGauge(registry, read),
  };
}

function counters(registers: Registry[]) {
  const deliveries = new Counter({
    name: 'countersign_deliveries_total',
    help: 'Webhook deliveries by event and by how they were answered.',
    labelNames: ['event', 'outcome'],
    registers,
  });
  const wakeUps = new Counter({
    name: 'countersign_wakeups_total',
    help: 'Wake-ups: queued as a job, or collapsed into one that waits.',
    labelNames: ['outcome'],
    registers,
  });
  const jobs = new Counter({
    name: 'countersign_jobs_total',
    help: 'Jobs that ended, by outcome; failed: for the last time.',
    labelNames: ['queue', 'outcome'],
    registers,
  });
  return { deliveries, wakeUps, jobs };
}

function histograms(registers: Registry[]) {
  const durations = new Histogram({
    name: 'countersign_job_duration_seconds',
    help: 'How long jobs ran.',
    labelNames: ['queue'],
    buckets: [0.1, 0.5, 1, 2.5, 5, 10, 30, 60, 120, 300, 600, 1800],
    registers,
  });
  const requests = new Histogram({
    name: 'countersign_github_request_duration_seconds',
    help: 'Requests to GitHub by method and class of status; none: no answer came.',
    labelNames: ['method', 'status'],
    buckets: [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20],
    registers,
  });
  return { durations, requests };
}

function depthGauge(registry: Registry, read: () => Promise<readonly QueueDepth[]>): void {
  new Gauge({
    name: 'countersign_queue_jobs',
    help: 'Jobs in the queue by state; failed ones stay for two days.',
    labelNames: ['queue', 'state'],
    registers: [registry],
    async collect() {
      // Without a database there is no depth to tell, but the rest is wanted then above all.
      const depths = await read().catch(() => []);
      this.reset();
      for (const { queue, state, count } of depths) this.set({ queue, state }, count);
    },
  });
}
