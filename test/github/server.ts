/**
 * The HTTP face: REST at the root and under `/api/v3`, GraphQL at `/graphql` and `/api/graphql`, on 127.0.0.1. Every
 * request and every answer passes GitHub's own description; what breaks it is answered with 500 and remembered.
 */
import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { answerGraphql, operationName } from './graphql/answer.ts';
import { answerMistakes, type RoutedRequest, route } from './openapi.ts';
import type { Answer, Context } from './rest/context.ts';
import { operations } from './rest/operations.ts';
import { tarball } from './tarball.ts';
import type { Keyring } from './tokens.ts';
import type { Fault, LoggedRequest, Traffic } from './traffic.ts';
import { Refusal, type World } from './world.ts';

interface Call {
  readonly method: string;
  /** Without the prefix of GitHub Enterprise Server. */
  readonly path: string;
  readonly query: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly raw: string;
  /** Parsed JSON; `undefined` where there is none. */
  readonly body: unknown;
}

const docs = 'https://docs.github.com/rest';

export class ApiServer {
  readonly #world: World;
  readonly #keyring: Keyring;
  readonly #traffic: Traffic;
  readonly #server: Server;
  #used = 0;

  constructor(world: World, keyring: Keyring, traffic: Traffic) {
    this.#world = world;
    this.#keyring = keyring;
    this.#traffic = traffic;
    this.#server = createServer((request, response) => {
      this.#serve(request, response).catch((error: unknown) => {
        this.#violation(`the in-memory GitHub broke: ${error instanceof Error ? error.stack : String(error)}`);
        if (!response.headersSent) response.writeHead(500);
        response.end();
      });
    });
  }

  async listen(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
  }

  get origin(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const call = await read(request);
    const isGraphql = call.path === '/graphql';
    const routed = isGraphql || call.path.startsWith('/_codeload/') ? null : route(call);
    const logged = this.#log(call, routed);
    const fault = this.#traffic.faultFor(logged);
    if (fault && !fault.afterwards && cut(fault, request, response)) return;
    const spoilt = fault?.kind === 'status' && !fault.afterwards;
    const answer = spoilt ? faulty(fault) : await this.#answer(call, routed, logged);
    if (fault?.afterwards && cut(fault, request, response)) return;
    const shown = fault ? spoil(fault, answer) : answer;
    logged.status = shown.status;
    this.#send(shown, call, response);
  }

  #log({ method, path, query, body }: Call, routed: RoutedRequest | null): LoggedRequest {
    const isGraphql = path === '/graphql';
    const operation = isGraphql ? operationName(body) : (routed?.operation.operationId ?? path);
    const write = isGraphql
      ? /^\s*mutation\b/.test(String((body as { query?: string })?.query))
      : method !== 'GET' && method !== 'HEAD';
    const whole = query === '' ? path : `${path}?${query}`;
    const logged: LoggedRequest = { method, path: whole, operation, body, status: 0, write, actor: null };
    this.#traffic.requests.push(logged);
    return logged;
  }

  async #answer(call: Call, routed: RoutedRequest | null, logged: LoggedRequest): Promise<Answer> {
    try {
      if (call.path.startsWith('/_codeload/')) return await this.#archive(call.path);
      const token = this.#keyring.token(call.headers.authorization);
      logged.actor = token?.actor.login ?? null;
      if (call.path === '/graphql') return await answerGraphql(this.#world, token, call.body);
      if (!routed) {
        this.#violation(`${call.method} ${call.path} is no operation of GitHub that is served here`);
        throw new Refusal(404, 'Not Found');
      }
      return this.#operate(call, routed);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const { message, status, headers, errors } = error;
      return {
        status,
        headers,
        body: { message, ...(errors ? { errors } : {}), documentation_url: docs, status: String(status) },
      };
    }
  }

  #operate(call: Call, { operation, params, query, body, mistakes }: RoutedRequest): Answer {
    const { operationId } = operation;
    if (mistakes.length > 0) return this.#broken(`the request ${operationId} is not what GitHub takes`, mistakes);
    const handler = operations[operationId];
    if (!handler) return this.#broken(`${operationId} is described and not served`, []);
    const context: Context = {
      world: this.#world,
      keyring: this.#keyring,
      token: this.#keyring.token(call.headers.authorization),
      authorization: call.headers.authorization,
      params,
      query,
      body,
      origin: this.origin,
      path: call.path,
    };
    const answer = handler(context);
    const seen = answer.body === null ? null : JSON.parse(JSON.stringify(answer.body));
    const wrong = answerMistakes(operation, answer.status, seen);
    if (wrong.length > 0) return this.#broken(`the answer of ${operationId} is not what GitHub gives`, wrong);
    return { ...answer, body: seen };
  }

  async #archive(path: string): Promise<Answer> {
    const [, , owner = '', name = '', , sha = ''] = path.split('/');
    const repository = this.#world.repository(decodeURIComponent(owner), decodeURIComponent(name));
    if (!repository?.store.commits.has(sha)) throw new Refusal(404, 'Not Found');
    const headers = { 'content-type': 'application/x-gzip' };
    return { status: 200, body: await tarball(repository, sha), headers };
  }

  #violation(message: string): void {
    this.#world.violations.push(message);
  }

  #broken(what: string, mistakes: readonly string[]): Answer {
    const message = `In-memory GitHub: ${[what, ...mistakes.slice(0, 20)].join('\n  ')}`;
    this.#violation(message);
    return { status: 500, body: { message, documentation_url: docs } };
  }

  #send(answer: Answer, call: Call, response: ServerResponse): void {
    this.#used += 1;
    const isBytes = Buffer.isBuffer(answer.body);
    const payload = isBytes
      ? answer.body
      : answer.body === null
        ? Buffer.alloc(0)
        : Buffer.from(JSON.stringify(answer.body));
    const etag = `"${createHash('sha256').update(payload).digest('hex').slice(0, 40)}"`;
    const headers: Record<string, string> = {
      'x-github-request-id': `FAKE:${this.#used}`,
      'x-ratelimit-limit': '5000',
      'x-ratelimit-remaining': String(Math.max(0, 5000 - this.#used)),
      'x-ratelimit-used': String(this.#used),
      'x-ratelimit-reset': String(Math.floor(Date.now() / 1000) + 3600),
      'x-ratelimit-resource': call.path === '/graphql' ? 'graphql' : 'core',
      ...(answer.body === null ? {} : { 'content-type': 'application/json; charset=utf-8' }),
      ...(call.method === 'GET' && answer.status === 200 ? { etag } : {}),
      ...answer.headers,
    };
    const unchanged =
      answer.status === 200 && call.method === 'GET' && call.headers['if-none-match']?.replace(/^W\//, '') === etag;
    response.writeHead(unchanged ? 304 : answer.status, headers);
    response.end(unchanged || answer.body === null ? undefined : payload);
  }
}

async function read(request: IncomingMessage): Promise<Call> {
  const raw = await text(request);
  const [whole = '/', query = ''] = (request.url ?? '/').split(/\?(.*)/s);
  const path = whole === '/api/graphql' ? '/graphql' : whole.replace(/^\/api\/v3(?=\/|$)/, '') || '/';
  const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
  const body = raw === '' ? undefined : JSON.parse(raw);
  return { method: request.method ?? 'GET', path, query, headers, raw, body };
}

/** Faults of the connection itself. */
function cut({ kind }: Fault, request: IncomingMessage, response: ServerResponse): boolean {
  if (kind === 'hang') {
    // Given up with the connection, by whoever waits or by the server's end.
    request.socket.once('close', () => response.destroy());
    return true;
  }
  if (kind !== 'drop') return false;
  request.socket.destroy();
  return true;
}

function faulty({ status = 500, body, headers }: Fault): Answer {
  return {
    status,
    body: body ?? { message: 'Server Error', documentation_url: docs },
    ...(headers ? { headers } : {}),
  };
}

function spoil(fault: Fault, answer: Answer): Answer {
  switch (fault.kind) {
    case 'status':
      return faulty(fault);
    case 'headers':
      return { ...answer, headers: { ...answer.headers, ...fault.headers } };
    case 'truncate':
      return truncated(answer);
    case 'hang':
    case 'drop':
      return answer;
  }
}

/** Half of whatever list the answer is, as if it were all: only a tree says that it was cut. */
function truncated(answer: Answer): Answer {
  const half = (list: readonly unknown[]): unknown[] => list.slice(0, Math.floor(list.length / 2));
  const { link, ...headers } = answer.headers ?? {};
  const { body } = answer;
  if (Array.isArray(body)) return { ...answer, headers, body: half(body) };
  const shape = body as Record<string, unknown>;
  if (Array.isArray(shape?.tree)) return { ...answer, body: { ...shape, tree: half(shape.tree), truncated: true } };
  const list = ['files', 'check_runs', 'statuses'].find((name) => Array.isArray(shape?.[name]));
  return list ? { ...answer, headers, body: { ...shape, [list]: half(shape[list] as unknown[]) } } : answer;
}
