/** What a shell gives to the walk: the doors to the outside, and the facts about it that must not be asked twice. */
import type { Forge } from '../model/changeset.ts';
import type { Config } from '../model/config.ts';
import type { Engine, Limits } from '../model/engine.ts';
import type { Templates } from '../render/template.ts';
import type { BaseFacts } from '../shadow/rehearsal.ts';
import type { OtherPull } from './merged-history.ts';

export interface Deps {
  readonly forge: Forge;
  /** Made after the configuration is read, because its limits are the engine's. */
  readonly engine: (limits: Limits) => Engine;
  /** Kept beside base snapshots; `null`: nothing is kept. */
  readonly facts: BaseFacts | null;
  /** Instead of the file on the base branch. */
  readonly config?: Config;
  /** Path of the configuration on the base branch, where it is not the usual one; a missing file is a fault then. */
  readonly configPath?: string;
  /** What other open pull requests to the same branch add. */
  readonly others?: readonly OtherPull[];
  /** Milliseconds from any fixed moment. */
  readonly clock: () => number;
  /** ISO date of this run. */
  readonly today: string;
  /** Version of the product. */
  readonly version: string;
  /** The product's templates; absent: no report is made here, so nobody's own are looked for. */
  readonly templates?: Templates;
  /** Whether the way back is rehearsed too; absent: it is. */
  readonly wayBack?: boolean;
  readonly progress?: (message: string) => void;
}
