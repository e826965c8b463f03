/**
 * What a job does. Evaluations go to the walk; a target that stands for many pull requests is listed, and each of them
 * becomes a job of its own, so that one that fails or takes long keeps no other from its turn.
 */
import type { OpenPull } from '../../model/forge.ts';
import type { Log } from './log.ts';
import type { Wake, Work } from './queue.ts';
import type { GroupTarget, IssueTarget, Place, PullTarget, RepositoryTarget, Target } from './target.ts';

/** Judges one pull request, or one group of the merge queue, and publishes what it found. Rejects when it could not. */
export type Evaluate = (target: PullTarget | GroupTarget | IssueTarget, signal: AbortSignal) => Promise<void>;

/** What GitHub says there is. */
export interface Directory {
  /** Ids of the installations that are not suspended. */
  installations(): Promise<readonly number[]>;
  repositories(installationId: number): Promise<readonly Place[]>;
  /** With the name of the base branch and the SHA of the head, forks included. */
  openPulls(place: Place): Promise<readonly OpenPull[]>;
  /** Requests that the installation may still make this hour; `null`: not known. */
  requestsLeft(installationId: number): number | null;
}

export interface Looking {
  readonly evaluate: Evaluate;
  readonly directory: Directory;
  readonly wake: (target: Target, how: Wake) => Promise<void>;
  readonly log: Log;
}

/** What people do must find requests left; a reconciliation that uses them up would close the gates that it looks after. */
const reservedRequests = 1000;

export function looking({ evaluate, directory, wake, log }: Looking): Work {
  return async (target, signal) => {
    switch (target.kind) {
      case 'pull':
      case 'group':
      case 'issue':
      case 'rollouts':
        return await evaluate(target, signal);
      case 'everything':
        for (const installationId of await directory.installations()) {
          await wake({ kind: 'installation', installationId }, { background: true });
        }
        return;
      case 'installation':
        for (const place of await directory.repositories(target.installationId)) {
          await wake({ kind: 'repository', ...place }, { background: true });
        }
        return;
      case 'repository':
        if (!leavesEnough(target, directory)) {
          log.warn({ installation: target.installationId }, 'Too few requests to GitHub are left; reconciled later.');
          return;
        }
        for (const number of await pullsOf(target, directory)) {
          const { installationId, owner, repository } = target;
          await wake({ kind: 'pull', installationId, owner, repository, number }, { background: true });
        }
        if (target.branch === undefined && target.head === undefined) {
          const { installationId, owner, repository } = target;
          await wake({ kind: 'rollouts', installationId, owner, repository }, { background: true });
        }
    }
  };
}

/** What is about one branch or commit was asked for by somebody. */
function leavesEnough({ installationId, branch, head }: RepositoryTarget, directory: Directory): boolean {
  if (branch !== undefined || head !== undefined) return true;
  const left = directory.requestsLeft(installationId);
  return left === null || left >= reservedRequests;
}

async function pullsOf(target: RepositoryTarget, directory: Directory): Promise<readonly number[]> {
  const { branch, head } = target;
  const open = await directory.openPulls(target);
  return open
    .filter((pull) => branch === undefined || pull.base === branch)
    .filter((pull) => head === undefined || pull.head === head)
    .map(({ number }) => number);
}
