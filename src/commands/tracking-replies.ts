/**
 * Which comments are due an answer after the merge: in the tracking issue, where its own commands count, and on the merged
 * pull request, where they are pointed there. As before the merge, each comment is answered once, and only people are.
 */
import { isPerson } from '../model/account.ts';
import type { CommandCall, CommandMistake, ReadComment } from '../model/command.ts';
import type { DeploymentRefusal } from '../model/tracking.ts';
import { commandNamed } from './registry.ts';
import { type AcknowledgedMatter, type Acknowledgement, stillDue } from './replies.ts';

const portion = 20;

/** @param refusals what does not count, by the number of its comment */
export function trackingRepliesOf(
  reads: readonly ReadComment[],
  refusals: readonly DeploymentRefusal[],
): readonly Acknowledgement[] {
  return reads
    .flatMap((read): readonly Acknowledgement[] => {
      const { comment, reading } = read;
      if (!isPerson(comment.author) || reading.type === 'none') return [];
      const base = { comment: comment.id };
      if (reading.type === 'edited') {
        return stillDue({ ...base, reaction: 'CONFUSED', matters: [{ type: 'edited' }] }, comment);
      }
      const refused = refusals.filter((one) => one.comment === comment.id);
      const matters = [
        ...reading.calls.flatMap(matterOf),
        ...refused.map((refusal): AcknowledgedMatter => ({ type: 'not-tracked', refusal })),
      ];
      const doubtful = matters.some(({ type }) => type === 'mistake' || type === 'not-tracked');
      const counts = reading.calls.some(isTracking) && refused.length === 0;
      return stillDue({ ...base, reaction: doubtful ? 'CONFUSED' : counts ? 'THUMBS_UP' : 'EYES', matters }, comment);
    })
    .slice(0, portion);
}

/** On the pull request that was merged. */
export function pointersOf(reads: readonly ReadComment[]): readonly Acknowledgement[] {
  return reads
    .filter(
      ({ comment, reading }) => isPerson(comment.author) && reading.type === 'calls' && reading.calls.some(isTracking),
    )
    .flatMap(({ comment }) =>
      stillDue({ comment: comment.id, reaction: 'EYES', matters: [{ type: 'tracking' }] }, comment),
    )
    .slice(0, portion);
}

function isTracking(call: CommandCall | CommandMistake): boolean {
  return !('mistake' in call) && commandNamed(call.name)?.reply === 'tracking';
}

function matterOf(call: CommandCall | CommandMistake): readonly AcknowledgedMatter[] {
  if ('mistake' in call) return [{ type: 'mistake', mistake: call }];
  if (isTracking(call)) return [];
  return [{ type: call.name === 'help' ? 'help' : 'on-pull' }];
}
