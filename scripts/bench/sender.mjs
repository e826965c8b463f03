// Sends deliveries from a thread of its own, so that what GitHub's stand-in is busy with is not measured as an answer's time.
import { createHmac } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';

/** GitHub waits no longer: https://docs.github.com/en/webhooks/using-webhooks/handling-failed-webhook-deliveries */
const patienceMs = 10_000;
/** Nobody listens: what is sent meanwhile is lost. GitHub would not be faster either. */
const afterRefusalMs = 200;

/** A delivery as it travels: the same bytes each time it is sent. */
export function signed({ id, name, payload, app }) {
  const body = JSON.stringify(payload);
  const signature = createHmac('sha256', app.webhookSecret).update(body).digest('hex');
  const headers = {
    'content-type': 'application/json',
    'x-github-event': name,
    'x-github-delivery': id,
    'x-hub-signature-256': `sha256=${signature}`,
  };
  return { headers, body };
}

/**
 * @param letters as `signed` makes them, sent in their order
 * @param lanes how many wait for an answer at once
 * @param onSent told how many were sent until now
 * @returns {Promise<{ sent: number, lost: number, refused: number, p50Ms: number, p99Ms: number, seconds: number }>}
 */
export function send(url, letters, lanes, onSent = () => {}) {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL(import.meta.url), { workerData: { url, letters, lanes } });
    worker.on('message', (message) => ('sent' in message ? resolve(message) : onSent(message.count)));
    worker.on('error', reject);
  });
}

async function run({ url, letters, lanes }) {
  const tookMs = [];
  let next = 0;
  let lost = 0;
  let refused = 0;
  const lane = async () => {
    while (next < letters.length) {
      const { headers, body } = letters[next];
      next += 1;
      const startMs = performance.now();
      try {
        const answer = await fetch(url, { method: 'POST', headers, body, signal: AbortSignal.timeout(patienceMs) });
        await answer.arrayBuffer();
        tookMs.push(performance.now() - startMs);
        if (answer.status !== 200) refused += 1;
      } catch {
        lost += 1;
        await sleep(afterRefusalMs);
      }
      if (next % 100 === 0) parentPort.postMessage({ count: next });
    }
  };
  const startMs = performance.now();
  await Promise.all(Array.from({ length: lanes }, lane));
  tookMs.sort((left, right) => left - right);
  const at = (share) => tookMs[Math.min(tookMs.length - 1, Math.floor(tookMs.length * share))] ?? Number.NaN;
  parentPort.postMessage({
    sent: letters.length,
    lost,
    refused,
    p50Ms: at(0.5),
    p99Ms: at(0.99),
    seconds: (performance.now() - startMs) / 1000,
  });
}

if (!isMainThread && workerData?.letters) await run(workerData);
