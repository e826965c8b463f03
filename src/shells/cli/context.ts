/** What a command may use of the process it runs in. Tests hand in their own; `cli.ts` hands in the real one. */

export interface OutputStream {
  write(text: string): unknown;
  readonly isTTY?: boolean;
  readonly columns?: number;
}

export interface Context {
  readonly out: OutputStream;
  readonly err: OutputStream;
  /** Standard input, read only when a file is named `-`. */
  readonly input: AsyncIterable<Uint8Array | string>;
  readonly environment: NodeJS.ProcessEnv;
  /** Relative names of files and directories start here. */
  readonly directory: string;
  readonly now: () => Date;
}

/** Colour only where somebody looks and did not object: https://no-color.org */
export function wantsColour({ out, environment }: Context): boolean {
  return out.isTTY === true && !environment.NO_COLOR && environment.TERM !== 'dumb';
}
