/** A world with one repository and the forge that reads it, as the tests of the forge start from. */

import { githubClient } from '../../src/forge/github/client.ts';
import { githubForge } from '../../src/forge/github/github.ts';
import { type Fault, FaultError } from '../../src/model/fault.ts';
import type { PullForge } from '../../src/model/forge.ts';
import type { Github } from '../github/github.ts';
import type { Level } from '../github/tokens.ts';
import { type Plainly, plainly } from './plainly.ts';

export interface ForgeInput {
  readonly token?: string;
  readonly permissions?: Readonly<Record<string, Level>>;
  readonly blobDirectory?: string | null;
  readonly fileBytes?: number;
  readonly timeoutMs?: number;
}

/** `acme/shop` as a workflow's token sees it, with waits that take no time. */
export function openForge(github: Github, input: ForgeInput = {}): PullForge {
  const { permissions, blobDirectory = null, fileBytes, timeoutMs } = input;
  const token = input.token ?? github.token(permissions ? { permissions } : {});
  const client = githubClient({
    auth: { token },
    apiUrl: github.url,
    secondMs: 1,
    ...(timeoutMs === undefined ? {} : { timeoutMs }),
  });
  return githubForge({
    client,
    repository: { owner: 'acme', name: 'shop' },
    app: false,
    blobDirectory,
    ...(fileBytes === undefined ? {} : { fileBytes }),
  });
}

/** The fault that a reading ends with. */
export async function faultOf(reading: Promise<unknown>): Promise<Plainly<Fault>> {
  const error = await reading.then(
    () => new Error('it succeeded'),
    (reason: unknown) => reason,
  );
  if (error instanceof FaultError) return plainly(error.fault);
  throw error;
}
