/** Webhooks: what happens is told to the App's address, signed, in order, one at a time; or kept until a test sends it. */
import { createHmac } from 'node:crypto';
import { payloadOf } from './payloads.ts';
import type { App, Keyring } from './tokens.ts';
import type { World, WorldEvent } from './world.ts';

export interface Delivery {
  readonly id: string;
  readonly name: string;
  readonly action: string | null;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly url: string;
  readonly app: App;
  /** The receiver's answers, oldest first; 0: none came. */
  readonly statuses: number[];
}

/** GitHub waits no longer for a receiver. */
const patienceMs = 10_000;

export class Deliveries {
  held = false;
  readonly all: Delivery[] = [];
  pending: Delivery[] = [];
  readonly #keyring: Keyring;
  readonly #subscribers: { readonly url: string; readonly app: App }[] = [];
  readonly #ending = new AbortController();
  #queue: Promise<void> = Promise.resolve();

  constructor(world: World, keyring: Keyring) {
    this.#keyring = keyring;
    world.listeners.push((event) => this.#hear(event));
  }

  subscribe(url: string, app: App): void {
    this.#subscribers.push({ url, app });
  }

  #hear(event: WorldEvent): void {
    for (const { url, app } of this.#subscribers) {
      const owner = event.repository?.owner ?? event.sender;
      const installation = { id: this.#keyring.installation(app, owner).id };
      const payload = JSON.parse(JSON.stringify({ ...payloadOf(event), installation }));
      const id = `00000000-0000-4000-8000-${String(this.all.length + 1).padStart(12, '0')}`;
      const delivery: Delivery = { id, name: event.name, action: event.action, payload, url, app, statuses: [] };
      this.all.push(delivery);
      if (this.held) this.pending.push(delivery);
      else this.#later(delivery);
    }
  }

  #later(delivery: Delivery): void {
    this.#queue = this.#queue.then(() => this.send(delivery));
  }

  async send(delivery: Delivery): Promise<void> {
    this.pending = this.pending.filter((other) => other !== delivery);
    const body = JSON.stringify(delivery.payload);
    const signature = createHmac('sha256', delivery.app.webhookSecret).update(body).digest('hex');
    const headers = {
      'content-type': 'application/json',
      'user-agent': 'GitHub-Hookshot/fake',
      'x-github-event': delivery.name,
      'x-github-delivery': delivery.id,
      'x-github-hook-installation-target-id': String(delivery.app.id),
      'x-github-hook-installation-target-type': 'integration',
      'x-hub-signature-256': `sha256=${signature}`,
    };
    const signal = AbortSignal.any([AbortSignal.timeout(patienceMs), this.#ending.signal]);
    try {
      const answer = await fetch(delivery.url, { method: 'POST', headers, body, signal });
      await answer.arrayBuffer();
      delivery.statuses.push(answer.status);
    } catch {
      // Lost, as GitHub loses it: nothing is sent again by itself.
      delivery.statuses.push(0);
    }
  }

  async release(): Promise<void> {
    this.held = false;
    for (const delivery of this.pending) this.#later(delivery);
    this.pending = [];
    await this.settled();
  }

  /** What was under way, and what came of it in the meantime. */
  async settled(): Promise<void> {
    let last: Promise<void> | null = null;
    while (last !== this.#queue) {
      last = this.#queue;
      await last;
    }
  }

  async close(): Promise<void> {
    this.#ending.abort();
    await this.settled();
  }
}
