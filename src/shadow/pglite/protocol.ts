/** What parent and child process say to each other. One request is under way at a time. */
import type { QueryFailure, QueryResult } from '../../model/engine.ts';

export type Request =
  | {
      readonly type: 'boot';
      readonly wasm: string;
      readonly data: string;
      /** A data directory as tar or tar.gz. */
      readonly image: string;
      readonly extensions: readonly { readonly name: string; readonly archive: string }[];
      readonly memoryBytes: number;
    }
  | { readonly type: 'run'; readonly sql: string }
  | { readonly type: 'dump'; readonly file: string };

export type Reply =
  | { readonly type: 'booted'; readonly version: string }
  | { readonly type: 'ran'; readonly result: QueryResult | QueryFailure }
  | { readonly type: 'dumped' }
  /** The engine broke in a way that is no database error; the child is of no use any more. */
  | { readonly type: 'broken'; readonly message: string };

/** The signal with which the child ends itself when it exceeds its memory. */
export const memorySignal = 'SIGUSR2';
