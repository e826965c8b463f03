/** The log of what was asked, and the faults that a test switches on: GitHub at its worst, on demand. */

export interface LoggedRequest {
  readonly method: string;
  /** With its query. */
  readonly path: string;
  /** OpenAPI's name of the operation; for GraphQL the name of the query, or `graphql`. */
  readonly operation: string;
  readonly body: unknown;
  /** 0 where no answer was given. */
  status: number;
  /** It asked to change something. */
  readonly write: boolean;
  /** Login behind the token. */
  actor: string | null;
}

export interface Fault {
  /**
   * `status` answers with `status`, `body` and `headers`; `hang` never answers; `drop` cuts the connection; `truncate`
   * answers with half of a list or tree, a tree with its flag; `headers` answers as always, with these headers.
   */
  readonly kind: 'status' | 'hang' | 'drop' | 'truncate' | 'headers';
  /** Only the nth matching request, counted from 1. */
  readonly nth?: number;
  readonly match?: (request: LoggedRequest) => boolean;
  /** How often; once where nothing is said. */
  readonly times?: number;
  readonly status?: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** It has its effect and only the answer is lost or spoilt. */
  readonly afterwards?: boolean;
}

export class Traffic {
  readonly requests: LoggedRequest[] = [];
  readonly #faults: { readonly fault: Fault; seen: number; used: number }[] = [];

  add(fault: Fault): void {
    this.#faults.push({ fault, seen: 0, used: 0 });
  }

  clearFaults(): void {
    this.#faults.length = 0;
  }

  /** The first fault that this request meets. */
  faultFor(request: LoggedRequest): Fault | null {
    for (const entry of this.#faults) {
      const { fault } = entry;
      if (fault.match && !fault.match(request)) continue;
      entry.seen += 1;
      if (fault.nth !== undefined && entry.seen < fault.nth) continue;
      if (entry.used >= (fault.times ?? 1)) continue;
      entry.used += 1;
      return fault;
    }
    return null;
  }

  writes(): LoggedRequest[] {
    return this.requests.filter(({ write }) => write);
  }
}

/** GitHub's answer to somebody who writes too fast. */
export const secondaryLimit: Fault = {
  kind: 'status',
  status: 403,
  headers: { 'retry-after': '1' },
  body: {
    message: 'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.',
    documentation_url: 'https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api',
  },
};
