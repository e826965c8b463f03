/**
 * The walk after a merge: the issue in which the rollout is tracked, opened once and shown anew from what people say in it.
 * Nothing here touches a verdict: what could not be done is told in a sentence.
 */

import { readCommands } from '../commands/read.ts';
import type { Acknowledgement } from '../commands/replies.ts';
import { pointersOf, trackingRepliesOf } from '../commands/tracking-replies.ts';
import type { ReadComment } from '../model/command.ts';
import type { PersonComment } from '../model/evidence.ts';
import { FaultError } from '../model/fault.ts';
import type { Reply } from '../model/publication.ts';
import type { Review } from '../model/review.ts';
import type { People } from '../model/signoff.ts';
import { inEnglish } from '../model/text.ts';
import type { Deployment, MergedPull, TrackingIssue } from '../model/tracking.ts';
import type { Voice } from '../render/language.ts';
import { reply } from '../render/replies.ts';
import {
  duplicateBody,
  noIssueBody,
  pointerBody,
  reminderBody,
  type Tracked,
  trackingBody,
  trackingTitle,
} from '../render/tracking.ts';
import { isEmpty } from '../render/view/verdict.ts';
import { deploymentOf, trackingWords } from '../signoff/deployment.ts';
import type { PullDeps } from './pull-deps.ts';
import { readConfig } from './read-config.ts';
import { rehearsed } from './rehearsed.ts';
import { voiceOf } from './voice.ts';

/** Where a repository publishes no releases, so long after the merge what is owed is recalled. */
const waitedDays = 14;
const dayMs = 24 * 60 * 60 * 1000;

/** @returns what could not be done, each in a sentence */
export function trackPull(number: number, deps: PullDeps): Promise<readonly string[]> {
  return told(async () => {
    const rollout = await rolloutOf(number, deps);
    if (rollout === null) return [];
    const { pull, voice } = rollout;
    const issue = await findOrOpen(rollout, deps).catch(async (error: unknown) => {
      if (!(error instanceof FaultError)) throw error;
      await deps.forge.publishPointer(pull, noIssueBody(error.fault, voice.messages), []);
      throw error;
    });
    if (issue === null) return [];
    const notes = await show(rollout, issue, deps);
    const pointers = repliesTo(pointersOf(readsOf(pull.comments)), rollout, issue, deps);
    await deps.forge.publishPointer(pull, pointerBody(issue, voice.messages), pointers);
    return notes;
  });
}

/** An issue that is none of ours is left alone. */
export function trackIssue(number: number, deps: PullDeps): Promise<readonly string[]> {
  return told(async () => {
    const issue = await deps.forge.trackingIssue(number);
    const rollout = issue && (await rolloutOf(issue.pull, deps));
    return rollout ? show(rollout, issue, deps) : [];
  });
}

/** Everything that is still being rolled out, for what is due by time alone. */
export function trackAll(deps: PullDeps): Promise<readonly string[]> {
  return told(async () => {
    const open = (await deps.forge.trackingIssues()).filter(({ state }) => state === 'open');
    const notes: string[] = [];
    for (const { number } of open) notes.push(...(await trackIssue(number, deps)));
    return notes;
  });
}

async function told(step: () => Promise<readonly string[]>): Promise<readonly string[]> {
  try {
    return await step();
  } catch (error) {
    if (!(error instanceof FaultError)) throw error;
    const { what, mend } = error.fault;
    return [`The rollout is not tracked: ${[what, ...(mend ? [mend] : [])].map(inEnglish).join(' ')}`];
  }
}

interface Rollout {
  readonly pull: MergedPull;
  readonly review: Review;
  readonly voice: Voice;
}

/** `null`: it was not merged, nobody asked for tracking, or there is nothing to roll out. */
async function rolloutOf(number: number, deps: PullDeps): Promise<Rollout | null> {
  const pull = await deps.forge.merged(number);
  if (pull === null) return null;
  const { changes, commit } = pull;
  const { config } = await readConfig(changes.policy, deps.options.configPath ?? undefined);
  if (!config.report.trackingIssue) return null;
  const commits = [changes.base.commit, changes.head.commit, commit, changes.baseBranch];
  const { review } = await rehearsed({ changes, commits, others: [] }, deps);
  return isEmpty(review) ? null : { pull, review, voice: voiceOf(config.language) };
}

/** The oldest one holds; whatever else was opened for the same pull request gives way to it. */
async function findOrOpen(rollout: Rollout, deps: PullDeps): Promise<TrackingIssue | null> {
  const { pull, voice } = rollout;
  const { messages } = voice;
  const listed = async () => (await deps.forge.trackingIssues()).filter((issue) => issue.pull === pull.number);
  const before = (await listed()).map(({ number }) => number);
  const opened =
    before.length === 0 ? [await deps.forge.openTracking(trackingTitle(pull.number, messages), first())] : [];
  // Somebody else may have looked at the same moment, and found nothing either.
  const now = opened.length === 0 ? before : [...opened, ...(await listed()).map(({ number }) => number)];
  const [oldest = 0, ...others] = [...new Set(now)].sort((left, right) => left - right);
  const issue = await deps.forge.trackingIssue(oldest);
  if (issue === null) return null;
  for (const number of others) await deps.forge.closeDuplicate(number, duplicateBody(issue, messages));
  return issue;

  function first(): string {
    return trackingBody(trackedOf(rollout, nothingYet, deps));
  }
}

const nothingYet: Deployment = { deployed: [], verified: null, rollbacks: [], movedAt: null, refusals: [] };

function trackedOf({ pull, review, voice }: Rollout, deployment: Deployment, deps: PullDeps): Tracked {
  return {
    pull,
    review,
    deployment,
    messages: voice.messages,
    sourceUrl: `${deps.options.repositoryUrl}/blob/${pull.commit}`,
  };
}

async function show(rollout: Rollout, issue: TrackingIssue, deps: PullDeps): Promise<readonly string[]> {
  const reads = readsOf(issue.comments);
  const deployment = deploymentOf(reads, await peopleOf(reads, deps));
  const state = stateOf(rollout, issue, deployment);
  await deps.forge.publishTracking(issue, {
    body: trackingBody(trackedOf(rollout, deployment, deps), issue.body),
    state,
    replies: repliesTo(trackingRepliesOf(reads, deployment.refusals), rollout, issue, deps),
    reminder: state === 'open' ? await reminderOf(rollout, issue, deployment, deps) : null,
  });
  return [];
}

function readsOf(comments: readonly PersonComment[]): readonly ReadComment[] {
  return comments.map((comment) => ({ comment, reading: readCommands(comment) }));
}

async function peopleOf(reads: readonly ReadComment[], deps: PullDeps): Promise<People> {
  const accounts = new Map(trackingWords(reads).map(({ said: { account } }) => [account.id, account]));
  if (accounts.size === 0) return { standings: new Map(), ids: new Map(), faults: [] };
  const people = await deps.forge.people({ accounts: [...accounts.values()], teams: [], logins: [] });
  const [fault] = people.faults;
  if (fault) throw new FaultError(fault);
  return people;
}

function repliesTo(
  due: readonly Acknowledgement[],
  { pull, review, voice }: Rollout,
  issue: TrackingIssue,
  deps: PullDeps,
): readonly Reply[] {
  const source = {
    review,
    ...voice,
    tracking: { issue, pull },
    sourceUrl: `${deps.options.repositoryUrl}/blob/${pull.commit}`,
  };
  return due.map(({ comment, reaction, matters }) => ({
    comment,
    reaction,
    body: matters.length === 0 ? null : reply(comment, matters, source),
  }));
}

function owedBy({ review }: Rollout): number {
  return review.plan?.owed.length ?? 0;
}

/** Whoever closed it, a deployment or a rollback that was said since opens it again. */
function stateOf(rollout: Rollout, issue: TrackingIssue, { verified, movedAt }: Deployment): TrackingIssue['state'] {
  if (verified !== null && owedBy(rollout) === 0) return 'closed';
  const moved = movedAt !== null && issue.closedAt !== null && Date.parse(movedAt) > Date.parse(issue.closedAt);
  return moved ? 'open' : issue.state;
}

/** Not of what was taken back, and once. */
async function reminderOf(
  rollout: Rollout,
  issue: TrackingIssue,
  { deployed }: Deployment,
  deps: PullDeps,
): Promise<string | null> {
  const takenBack = deployed.length > 0 && deployed.every((one) => one.takenBack);
  if (owedBy(rollout) === 0 || issue.reminders.length > 0 || takenBack) return null;
  const merged = Date.parse(rollout.pull.mergedAt);
  const release = await deps.forge.latestRelease();
  const isDue = Date.parse(release ?? deps.now()) - merged > (release === null ? waitedDays * dayMs : 0);
  return isDue ? reminderBody(rollout.review, release ?? waitedDays, rollout.voice.messages) : null;
}
