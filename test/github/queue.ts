/** The merge queue: pull requests put together on a branch of GitHub's own, to be tested as one. */
import type { Account } from './accounts.ts';
import { mergeCommit, type Pull } from './pull.ts';
import type { Repository } from './repository.ts';

export interface QueueEntry {
  readonly id: number;
  readonly pull: Pull;
  readonly base: string;
  readonly head: string;
  readonly at: string;
  readonly by: Account;
}

export interface MergeGroup {
  readonly repository: Repository;
  /** Base branch. */
  readonly branch: string;
  /** `refs/heads/gh-readonly-queue/main/pr-3-…`: it names the last pull request alone. */
  readonly ref: string;
  readonly base: string;
  readonly head: string;
  readonly entries: readonly QueueEntry[];
}

/** Makes one group of the pull requests, each on top of the one before, behind the groups that wait already. */
export function enqueue(repository: Repository, pulls: readonly Pull[], by: Account): MergeGroup {
  const last = pulls.at(-1);
  if (!last) throw new Error('A merge group holds at least one pull request');
  const branch = last.base;
  const base = repository.queue.findLast((group) => group.branch === branch)?.head ?? repository.tip(branch);
  const entries: QueueEntry[] = [];
  for (const pull of pulls) {
    const below = entries.at(-1)?.head ?? base;
    const head = mergeCommit(pull, below, by);
    const at = repository.world.clock.read();
    entries.push({ id: repository.world.number('queue'), pull, base: below, head, at, by });
  }
  const head = entries.at(-1)?.head ?? base;
  const name = `gh-readonly-queue/${branch}/pr-${last.number}-${base}`;
  const group: MergeGroup = { repository, branch, ref: `refs/heads/${name}`, base, head, entries };
  repository.queue.push(group);
  repository.branches.set(name, head);
  tell(group, 'checks_requested', by);
  return group;
}

/** Takes a group out of the queue: its base moves to the group's head, or the group is given up. */
export function dequeue(group: MergeGroup, outcome: 'merged' | 'invalidated' | 'dequeued', by: Account): void {
  const { repository } = group;
  repository.queue.splice(repository.queue.indexOf(group), 1);
  repository.branches.delete(group.ref.replace('refs/heads/', ''));
  if (outcome === 'merged') {
    for (const { pull, head } of group.entries) pull.settle(head, by);
    repository.setBranch(group.branch, group.head, by, 'merge_queue_merge');
  }
  tell(group, 'destroyed', by, { reason: outcome });
}

function tell(group: MergeGroup, action: string, sender: Account, extra: Record<string, unknown> = {}): void {
  group.repository.world.emit({ name: 'merge_group', action, repository: group.repository, sender, group, extra });
}
