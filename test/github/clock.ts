/** The time of the in-memory GitHub: it stands still except where a test or a write moves it. Stored to the second, as GitHub does. */

export class Clock {
  /** How far every write moves the time, so that no two writes carry the same second. */
  perWriteMs: number;
  #now: number;

  constructor(start: string, perWriteMs: number) {
    this.#now = Date.parse(start);
    this.perWriteMs = perWriteMs;
  }

  now(): Date {
    return new Date(this.#now);
  }

  advance(durationMs: number): void {
    this.#now += durationMs;
  }

  /** The time of a write: ISO 8601 without fractions. */
  stamp(): string {
    this.#now += this.perWriteMs;
    return this.read();
  }

  /** The time as GitHub writes it, without moving it. */
  read(): string {
    return `${new Date(this.#now).toISOString().slice(0, 19)}Z`;
  }
}
