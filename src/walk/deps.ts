/** What a shell gives to the walk: the doors to the outside, and the facts about it that must not be asked twice. */
import type { Forge } from '../model/changeset.ts';
import type { Config } from '../model/config.ts';
import type { Engine, Limits } from '../model/engine.ts';
import type { BaseFacts } from '../shadow/rehearsal.ts';

export interface Deps {
  readonly forge: Forge;
  /** Made after the configuration is read, because its limits are the engine's. */
  readonly engine: (limits: Limits) => Engine;
  /** Kept beside base snapshots; `null`: nothing is kept. */
  readonly facts: BaseFacts | null;
  /** Instead of the file in the base tree. */
  readonly config?: Config;
  /** Milliseconds from any fixed moment. */
  readonly clock: () => number;
  /** ISO date of this run. */
  readonly today: string;
  /** Version of the product. */
  readonly version: string;
  readonly progress?: (message: string) => void;
}
