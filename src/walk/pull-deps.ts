/** What a shell gives to the walk over a pull request on GitHub. */
import type { Engine, Limits } from '../model/engine.ts';
import type { PullForge } from '../model/forge.ts';
import type { Review } from '../model/review.ts';
import type { Templates } from '../render/template.ts';
import type { BaseFacts } from '../shadow/rehearsal.ts';

/** Remembers reviews of unchanged commits, so that a tick rehearses nothing again. */
export interface ReviewMemory {
  get(key: string): Review | undefined;
  set(key: string, review: Review): void;
}

export interface PullDeps {
  readonly forge: PullForge;
  readonly engine: (limits: Limits) => Engine;
  readonly facts: BaseFacts | null;
  readonly memory: ReviewMemory | null;
  readonly templates: Templates;
  /** Milliseconds from any fixed moment. */
  readonly clock: () => number;
  /** The moment of the run, ISO 8601. */
  readonly now: () => string;
  readonly version: string;
  readonly options: PullOptions;
  readonly progress?: (message: string) => void;
}

export interface PullOptions {
  /** Path of the configuration on the base branch; `null`: the usual one. */
  readonly configPath: string | null;
  /** Post the report as a comment. The checklist is posted in any case, because the gate needs it. */
  readonly comment: boolean;
  /** Address of files, as in `https://github.com/acme/shop`. */
  readonly repositoryUrl: string;
  /** Where the unshortened report is. */
  readonly fullReportUrl: string | null;
}
