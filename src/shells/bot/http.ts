/** The bot's door: webhooks, and the three pages that machines ask for. Nothing here needs or shows a secret. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { FaultError } from '../../model/fault.ts';
import { phrase } from '../../model/text.ts';
import type { Log } from './log.ts';
import type { BotMetrics } from './metrics.ts';
import type { Queue } from './queue.ts';
import { type Handler, webhookPath } from './webhook.ts';

export interface Pages {
  readonly queue: Pick<Queue, 'check'>;
  readonly metrics: BotMetrics;
  readonly webhook: Handler;
  readonly log: Log;
}

export interface Door {
  readonly port: number;
  /** Takes no more requests and lets those under way end, for as long as `patienceMs`. */
  close(patienceMs: number): Promise<void>;
}

/** @throws FaultError (configuration) when the port is taken */
export async function openDoor(port: number, pages: Pages): Promise<Door> {
  const server = createServer((request, response) => {
    void answer(request, response, pages).catch((error: unknown) => {
      pages.log.error({ err: error }, 'A request could not be answered.');
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  });
  // A delivery arrives within seconds; what takes longer holds memory.
  server.requestTimeout = 30_000;
  server.headersTimeout = 10_000;
  server.maxConnections = 1000;
  await listen(server, port);
  return {
    port: (server.address() as AddressInfo).port,
    close: (patienceMs) =>
      new Promise((resolve) => {
        const timer = setTimeout(() => server.closeAllConnections(), patienceMs);
        server.close(() => {
          clearTimeout(timer);
          resolve();
        });
        server.closeIdleConnections();
      }),
  };
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', ({ code }: NodeJS.ErrnoException) => {
      const why = code === 'EACCES' ? 'may not be used by this user' : 'is taken by another program';
      reject(
        new FaultError({
          code: 'configuration',
          what: phrase`Port ${port} ${why}.`,
          where: 'environment variable PORT',
          mend: phrase`Stop the other program, or give another port.`,
          example: 'PORT=3001',
        }),
      );
    });
    server.listen(port, resolve);
  });
}

async function answer(request: IncomingMessage, response: ServerResponse, pages: Pages): Promise<void> {
  const path = (request.url ?? '').split('?', 1)[0];
  if (path === webhookPath) return await pages.webhook(request, response);
  if (request.method !== 'GET' && request.method !== 'HEAD') return send(response, 404, 'text/plain', 'Not found.\n');
  switch (path) {
    case '/ping':
      return send(response, 200, 'text/plain', 'pong\n');
    case '/healthz': {
      const health = await pages.queue.check();
      const sound = Object.values(health).every(Boolean);
      return send(response, sound ? 200 : 503, 'application/json', `${JSON.stringify(health)}\n`);
    }
    case '/metrics': {
      const { registry } = pages.metrics;
      return send(response, 200, registry.contentType, await registry.metrics());
    }
    default:
      return send(response, 404, 'text/plain', 'Not found.\n');
  }
}

function send(response: ServerResponse, status: number, type: string, body: string): void {
  response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' }).end(body);
}
