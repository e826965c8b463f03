/**
 * The walk over one pull request on GitHub: read, judge, publish, and again when something moved meanwhile. It carries no
 * state from one time to the next, so lost, doubled and reordered wake-ups end the same.
 */

import type { Config } from '../model/config.ts';
import { FaultError } from '../model/fault.ts';
import type { Publication } from '../model/publication.ts';
import type { Review, Verdict } from '../model/review.ts';
import { joined, phrase } from '../model/text.ts';
import { faultStatus } from '../render/status.ts';
import type { Templates } from '../render/template.ts';
import { takeBackFromQueue } from './group.ts';
import { type JudgedPull, judgePull } from './judge-pull.ts';
import { publicationOf } from './publication.ts';
import type { PullDeps } from './pull-deps.ts';
import { voiceOf } from './voice.ts';

export interface EvaluatedPull {
  readonly review: Review;
  readonly config: Config;
  /** The repository's own templates, that were used. */
  readonly own: Templates;
  readonly publication: Publication;
  /** Writing requests that were made. */
  readonly written: number;
  readonly checklistUrl: string | null;
  /** What could not be published besides report, checklist and status. */
  readonly notes: readonly string[];
}

/** A pull request that moves faster than this is left to its next wake-up, with a status that is not green. */
const maximumRounds = 4;

/** @returns `null` for a pull request that is closed. Rejects when no verdict could be published. */
export async function evaluatePull(number: number, deps: PullDeps): Promise<EvaluatedPull | null> {
  try {
    for (let round = 1; round <= maximumRounds; round += 1) {
      const outcome = await evaluateOnce(number, deps);
      if (outcome !== 'moved') return outcome;
    }
    throw new FaultError({
      code: 'github',
      where: phrase`pull request ${number}`,
      what: phrase`It kept changing while it was being reviewed.`,
      mend: phrase`Comment \`/migration recheck\` when it is quiet.`,
    });
  } catch (error) {
    await closeGate(number, error, deps);
    throw error;
  }
}

async function evaluateOnce(number: number, deps: PullDeps): Promise<EvaluatedPull | null | 'moved'> {
  const snapshot = await deps.forge.pull(number);
  if (snapshot.pull.state === 'closed') return null;
  const own = await judgePull(snapshot, deps);
  const judged = (await heldUpBy(own, deps)) ?? own;
  const publication = await publicationOf(judged, deps, voiceOf(judged.config.language));
  const { moved, written, checklistUrl, notes } = await deps.forge.publish(snapshot, publication);
  if (moved) return 'moved';
  // Another one of this head may have been taken back, with an answer that looked the same as the one that stood there.
  if (written > 0 && judged === own && (await heldUpBy(own, deps))) return 'moved';
  const { verdict } = own.review;
  if (snapshot.pull.queued && verdict.state !== 'success') await takeBackFromQueue(number, own, deps);
  return { review: judged.review, config: judged.config, own: judged.own, publication, written, checklistUrl, notes };
}

/**
 * Two pull requests can share a head commit, and a status belongs to the commit: it is as good as the worst of them.
 * @returns `null`: no other one stands in the way of this one
 */
async function heldUpBy(own: JudgedPull, deps: PullDeps): Promise<JudgedPull | null> {
  if (own.review.verdict.state !== 'success') return null;
  for (const number of own.snapshot.pull.sameHead) {
    const snapshot = await deps.forge.pull(number);
    if (snapshot.pull.state === 'closed') continue;
    const { review } = await judgePull(snapshot, deps);
    if (review.verdict.state === 'success') continue;
    const verdict: Verdict = {
      state: review.verdict.state,
      reasons: [
        phrase`pull request ${number} has the same head commit and is not ready: ${joined(review.verdict.reasons, '; ')}`,
      ],
    };
    return { ...own, review: { ...own.review, verdict } };
  }
  return null;
}

/** After a failure: no older success may outlive it. A second failure is the shell's to report. */
async function closeGate(number: number, error: unknown, deps: PullDeps): Promise<void> {
  const status = faultStatus(error instanceof FaultError ? error.fault : null);
  const attempt = async (where: string, close: () => Promise<void>): Promise<void> => {
    await close().catch((second: unknown) => {
      deps.progress?.(`the status of ${where} could not be set to error: ${String(second)}`);
    });
  };
  await attempt(`pull request ${number}`, async () => {
    const { sha, open } = await deps.forge.head(number);
    if (open) await deps.forge.status(sha, status, null);
  });
  await attempt(`the merge queue with pull request ${number}`, async () => {
    for (const sha of await deps.forge.queuedCommits(number)) await deps.forge.status(sha, status, null);
  });
}
