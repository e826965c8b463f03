/** What every part of the in-memory GitHub shares: the clock, the numbers it hands out, the accounts, and who listens. */
import { type Account, Directory } from './accounts.ts';
import type { CheckRun } from './checks.ts';
import { Clock } from './clock.ts';
import type { Comment } from './comment.ts';
import type { Issue } from './issue.ts';
import type { Pull } from './pull.ts';
import type { MergeGroup } from './queue.ts';
import type { Repository } from './repository.ts';
import type { Review } from './review.ts';

/** Something that happened, as webhooks tell of it. */
export interface WorldEvent {
  readonly name: string;
  readonly action: string | null;
  readonly repository: Repository | null;
  readonly sender: Account;
  readonly issue?: Issue;
  readonly pull?: Pull;
  readonly comment?: Comment;
  readonly review?: Review;
  readonly group?: MergeGroup;
  readonly run?: CheckRun;
  /** Properties that only this kind of event has, as they stand in the payload. */
  readonly extra?: Readonly<Record<string, unknown>>;
}

export class World {
  readonly clock: Clock;
  readonly directory: Directory;
  /** By full name in lower case. */
  readonly repositories = new Map<string, Repository>();
  /** Everything that broke GitHub's own description; tests assert that it is empty. */
  readonly violations: string[] = [];
  readonly listeners: ((event: WorldEvent) => void)[] = [];
  readonly #numbers = new Map<string, number>();

  constructor(start: string, perWriteMs: number) {
    this.clock = new Clock(start, perWriteMs);
    this.directory = new Directory(() => this.clock.read());
  }

  /** The next number of a kind of thing; kinds are apart, so that no test mistakes one number for another. */
  number(kind: keyof typeof firstNumbers): number {
    const next = this.#numbers.get(kind) ?? firstNumbers[kind];
    this.#numbers.set(kind, next + 1);
    return next;
  }

  emit(event: WorldEvent): void {
    for (const listener of this.listeners) listener(event);
  }

  repository(owner: string, name: string): Repository | null {
    return this.repositories.get(`${owner}/${name}`.toLowerCase()) ?? null;
  }
}

const firstNumbers = {
  repository: 5_000_001,
  issue: 7_000_001,
  comment: 3_200_000_001,
  review: 3_000_001,
  reviewComment: 4_000_001,
  revision: 6_000_001,
  reaction: 8_000_001,
  status: 9_000_001,
  checkRun: 10_000_001,
  label: 11_000_001,
  activity: 12_000_001,
  queue: 13_000_001,
  installation: 14_000_001,
  timeline: 15_000_001,
  release: 16_000_001,
};

/** GitHub's refusal: the status and the body that its API answers with. */
export class Refusal extends Error {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly errors: readonly unknown[] | undefined;

  constructor(status: number, message: string, more: { headers?: Record<string, string>; errors?: unknown[] } = {}) {
    super(message);
    this.status = status;
    this.headers = more.headers ?? {};
    this.errors = more.errors;
  }
}

/** A 422 as GitHub words it. */
export function invalid(resource: string, field: string, message: string): Refusal {
  return new Refusal(422, 'Validation Failed', { errors: [{ resource, code: 'custom', field, message }] });
}
