/**
 * `fetch` with a time limit that covers the body. Octokit takes a body that breaks off for an empty one, so bodies are
 * received here in full before Octokit sees them.
 */

/** One request that has ended, for logs and metrics. */
export interface RequestReport {
  readonly method: string;
  /** Without its query; it can hold names that people chose. */
  readonly path: string;
  /** `0`: no answer. */
  readonly status: number;
  readonly durationMs: number;
  /** Requests left in this hour, where GitHub says so. */
  readonly remaining: number | null;
}

export interface FetchOptions {
  readonly fetch: typeof fetch;
  readonly timeoutMs: number;
  readonly report: (request: RequestReport) => void;
}

/** More than any answer that is asked for; a tree of 100,000 entries has 20 MB. */
const largestBodyBytes = 64 * 1024 ** 2;

/** Receives the whole body before it answers. */
export function boundedFetch(options: FetchOptions): typeof fetch {
  return (input, init) =>
    exchange(options, input, init, async (response) => {
      const bytes = await received(response);
      const empty = response.status === 204 || response.status === 205 || response.status === 304;
      return new Response(empty ? null : bytes, { status: response.status, headers: response.headers });
    });
}

/** Hands on the body while it arrives; whoever reads it bounds it. The time limit goes on until its end. */
export function streamed(options: FetchOptions): typeof fetch {
  return (input, init) => exchange(options, input, init, async (response) => response);
}

async function exchange(
  { fetch: ask, timeoutMs, report }: FetchOptions,
  input: Parameters<typeof fetch>[0],
  init: RequestInit | undefined,
  receive: (response: Response) => Promise<Response>,
): Promise<Response> {
  const start = performance.now();
  const method = init?.method ?? 'GET';
  const path = new URL(String(input)).pathname;
  const signal = AbortSignal.timeout(timeoutMs);
  let status = 0;
  let remaining: number | null = null;
  try {
    const response = await ask(input, { ...init, signal });
    const answer = await receive(response);
    status = response.status;
    const left = response.headers.get('x-ratelimit-remaining');
    remaining = left === null ? null : Number(left);
    return answer;
  } catch (error) {
    throw signal.aborted ? timedOut(method, path, timeoutMs) : error;
  } finally {
    report({ method, path, status, durationMs: performance.now() - start, remaining });
  }
}

/** Octokit hands an `AbortError` on as it is, so a request that hung is not tried again. */
function timedOut(method: string, path: string, timeoutMs: number): Error {
  const error = new Error(`GitHub did not answer ${method} ${path.slice(0, 200)} within ${timeoutMs / 1000} s`);
  error.name = 'AbortError';
  return error;
}

async function received(response: Response): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let sizeBytes = 0;
  for await (const chunk of response.body ?? []) {
    sizeBytes += chunk.length;
    if (sizeBytes > largestBodyBytes) throw new Error(`the answer is larger than ${largestBodyBytes} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
