/**
 * The merge queue: a group of pull requests on a commit of its own. Each must be approved now, the group must hold exactly
 * the migrations that were approved, and their versions must not collide. A group cannot wait, so what is not ready fails.
 */

import { FaultError } from '../model/fault.ts';
import type { MergeGroup } from '../model/forge.ts';
import type { Status } from '../model/publication.ts';
import type { Verdict } from '../model/review.ts';
import { faultStatus, groupStatus } from '../render/status.ts';
import { groupVerdict } from '../signoff/group-verdict.ts';
import { type JudgedPull, judgePull } from './judge-pull.ts';
import { planReview } from './plan.ts';
import type { PullDeps } from './pull-deps.ts';
import { readConfig } from './read-config.ts';
import { voiceOf } from './voice.ts';

export interface GroupRef {
  readonly head: string;
  readonly base: string;
  /** Name of the branch it is to be merged into. */
  readonly branch: string;
}

/** Posts the group's status and tells what it was. Rejects when none could be posted. */
export async function evaluateGroup(group: GroupRef, deps: PullDeps): Promise<Verdict> {
  const { head } = group;
  try {
    const { verdict, status } = await judgeGroup(group, deps);
    const written = await deps.forge.status(head, status, null);
    if (!written || verdict.state !== 'success') return verdict;
    // GitHub has no compare-and-set: somebody may have objected, and got an answer, before this success was written.
    const now = await judgeGroup(group, deps);
    if (now.verdict.state !== 'success') await deps.forge.status(head, now.status, null);
    return now.verdict;
  } catch (error) {
    await deps.forge.status(head, faultStatus(error instanceof FaultError ? error.fault : null), null);
    throw error;
  }
}

/** A group that waits in the queue was approved before: what was taken back since must reach every one that holds it. */
export async function takeBackFromQueue(number: number, { review, config }: JudgedPull, deps: PullDeps): Promise<void> {
  const pull = { number, open: true, verdict: review.verdict, differing: [] };
  const { messages } = voiceOf(config.language);
  const status = groupStatus(groupVerdict({ pulls: [pull], collisions: [] }), messages);
  for (const sha of await deps.forge.queuedCommits(number)) await deps.forge.status(sha, status, null);
}

interface JudgedGroup {
  readonly verdict: Verdict;
  readonly status: Status;
}

async function judgeGroup({ head, base, branch }: GroupRef, deps: PullDeps): Promise<JudgedGroup> {
  const group = await deps.forge.group(head, base, branch);
  const judged: JudgedPull[] = [];
  for (const number of group.pulls) judged.push(await judgePull(await deps.forge.pull(number), deps));
  const verdict = groupVerdict({
    pulls: judged.map(({ snapshot, review }) => ({
      number: snapshot.pull.number,
      open: snapshot.pull.state === 'open',
      verdict: review.verdict,
      differing: differing(group, { snapshot, review }),
    })),
    collisions: await collisions(group, deps),
  });
  const { messages } = voiceOf(judged[0]?.config.language ?? 'en');
  return { verdict, status: groupStatus(verdict, messages) };
}

/** Approved files that are not the same in the group, by path. */
function differing(
  group: MergeGroup,
  { snapshot, review }: Pick<JudgedPull, 'snapshot' | 'review'>,
): readonly string[] {
  const approved = snapshot.changes.head.tree.files;
  const merged = group.changes.head.tree.files;
  return review.touched.filter((path) => {
    const before = approved.get(path);
    const after = merged.get(path);
    return before?.oid !== after?.oid || before?.mode !== after?.mode;
  });
}

async function collisions(group: MergeGroup, deps: PullDeps): Promise<readonly string[]> {
  const { config } = await readConfig(group.changes.policy, deps.options.configPath ?? undefined);
  const plan = await planReview(group.changes, config);
  return plan.history.filter(({ kind }) => kind === 'duplicate-version').map(({ migration }) => migration.path);
}
