/**
 * A run that cannot even begin, because an input is wrong or an App does not open, still says so on what its event names: the
 * status becomes `error`, so that no older success outlives it. The workflow's own token does it, with nothing of the inputs.
 */
import { githubClient } from '../../forge/github/client.ts';
import { githubForge } from '../../forge/github/github.ts';
import { FaultError } from '../../model/fault.ts';
import type { PullForge } from '../../model/forge.ts';
import { faultStatus } from '../../render/status.ts';
import { type ActionEnvironment, clientOptions } from './environment.ts';
import { type Target, targetsOf } from './targets.ts';

/** Events that are about one commit; the others would close every pull request for the sake of one input. */
const aboutOne: ReadonlySet<string> = new Set([
  'pull_request',
  'pull_request_target',
  'pull_request_review',
  'issue_comment',
  'merge_group',
  'workflow_run',
]);

/** Never rejects: the first failure is the one to be told. */
export async function closeGates(
  place: ActionEnvironment,
  token: string,
  cause: unknown,
  say: (message: string) => void,
): Promise<void> {
  if (token === '' || !aboutOne.has(place.event.name)) return;
  try {
    const client = githubClient({ ...clientOptions(place), auth: { token } });
    const forge = githubForge({ client, repository: place.repository, app: false, blobDirectory: null });
    const status = faultStatus(cause instanceof FaultError ? cause.fault : null);
    for (const target of await targetsOf(place.event, null, forge)) {
      const sha = await shaOf(target, forge);
      if (sha !== null) await forge.status(sha, status, null);
    }
  } catch (second) {
    say(`The status could not be set to error: ${String(second)}`);
  }
}

async function shaOf(target: Target, forge: PullForge): Promise<string | null> {
  if (target.type === 'group') return target.head;
  // An issue has no status, and what is rolled out is merged.
  if (target.type !== 'pull') return null;
  const { sha, open } = await forge.head(target.number);
  return open ? sha : null;
}
