/**
 * Receives deliveries: size, signature, then Probot, whose one handler only puts wake-ups into the queue, because GitHub
 * gives a receiver ten seconds. The signature is checked before Probot sees the payload: Probot writes one that does not
 * fit into its log, whole.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { Probot } from 'probot';
import type { Log } from './log.ts';
import type { BotMetrics } from './metrics.ts';
import type { Queue } from './queue.ts';
import type { Settings } from './settings.ts';
import { wakeUps } from './wake-ups.ts';

export interface Reception {
  readonly settings: Pick<Settings, 'appId' | 'privateKey' | 'webhookSecret' | 'apiUrl' | 'logLevel'>;
  readonly queue: Pick<Queue, 'wake'>;
  readonly log: Log;
  readonly metrics: BotMetrics;
}

export type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

export const webhookPath = '/api/github/webhooks';

/** https://docs.github.com/en/webhooks/webhook-events-and-payloads#payload-cap */
export const largestPayloadBytes = 25 * 1024 ** 2;
/** Of all bodies that are being received: nobody has proved yet to be GitHub. */
const largestTotalBytes = 4 * largestPayloadBytes;

export async function webhookHandler({ settings, queue, log, metrics }: Reception): Promise<Handler> {
  const middleware = await probotMiddleware({ settings, queue, log, metrics });
  const receive = receiver();
  return async (request, response) => {
    const refuse = (status: number, reason: string): void => {
      metrics.delivery('unknown', 'refused');
      log.warn(
        { status, bytes: Number(request.headers['content-length']) || null },
        `A delivery was refused: ${reason}`,
      );
      // The rest of a body that is not wanted is not read.
      response.writeHead(status, { 'content-type': 'text/plain', connection: 'close' }).end(`${reason}\n`);
    };
    if (request.method !== 'POST') return refuse(405, 'Deliveries are posted.');
    const body = await receive(request);
    if (body === 'large') return refuse(413, 'The payload is larger than GitHub sends.');
    if (body === 'busy') return refuse(503, 'Too much is being received.');
    if (body === 'broken') return;
    if (!isSigned(body, request.headers['x-hub-signature-256'], settings.webhookSecret)) {
      return refuse(401, 'The signature does not fit the payload. WEBHOOK_SECRET must be the secret of the App.');
    }
    // Where Octokit looks for a body that was read already.
    Object.assign(request, { body: body.toString('utf8') });
    await middleware(request, response);
    // Failures are counted where they are understood; these never reached the handler.
    if (response.statusCode === 400 || response.statusCode === 415) metrics.delivery('unknown', 'refused');
  };
}

async function probotMiddleware({ settings, queue, log, metrics }: Reception): Promise<Handler> {
  const { appId, privateKey, webhookSecret, apiUrl } = settings;
  const probot = new Probot({
    appId,
    privateKey,
    secret: webhookSecret,
    baseUrl: apiUrl,
    // Below a warning Probot's parts log what they are given.
    log: log.child({}, { level: quietest(settings.logLevel) }),
  });
  await probot.ready();
  probot.onAny(async ({ id, name, payload }) => {
    const wanted = wakeUps(name, payload);
    log.debug({ delivery: id, event: name, wakeUps: wanted.length }, 'Delivery received.');
    try {
      for (const { target, delaySeconds } of wanted) await queue.wake(target, { delaySeconds });
    } catch (error) {
      metrics.delivery(name, 'failed');
      throw error;
    }
    metrics.delivery(name, wanted.length > 0 ? 'accepted' : 'ignored');
  });
  const middleware = await probot.getNodeMiddleware({ path: webhookPath });
  return async (request, response) => {
    await middleware(request, response);
  };
}

function quietest(level: Settings['logLevel']): Settings['logLevel'] {
  return level === 'trace' || level === 'debug' || level === 'info' ? 'warn' : level;
}

/** The bytes as they came: https://docs.github.com/en/webhooks/using-webhooks/validating-webhook-deliveries */
function isSigned(body: Buffer, header: string | readonly string[] | undefined, secret: string): boolean {
  if (typeof header !== 'string' || !/^sha256=[0-9a-f]{64}$/.test(header)) return false;
  const expected = createHmac('sha256', secret).update(body).digest();
  return timingSafeEqual(expected, Buffer.from(header.slice('sha256='.length), 'hex'));
}

type Received = Buffer | 'large' | 'busy' | 'broken';

/** Reads bodies within the limits. */
function receiver(): (request: IncomingMessage) => Promise<Received> {
  let totalBytes = 0;
  return async (request) => {
    if (Number(request.headers['content-length']) > largestPayloadBytes) return 'large';
    const chunks: Buffer[] = [];
    let bytes = 0;
    try {
      for await (const chunk of request as AsyncIterable<Buffer>) {
        bytes += chunk.length;
        totalBytes += chunk.length;
        if (bytes > largestPayloadBytes) return 'large';
        if (totalBytes > largestTotalBytes) return 'busy';
        chunks.push(chunk);
      }
      return Buffer.concat(chunks);
    } catch {
      // The sender went away; there is nobody to answer.
      return 'broken';
    } finally {
      totalBytes -= bytes;
    }
  };
}
