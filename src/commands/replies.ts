/**
 * Which comments are due an acknowledgement, and what it is about. Each comment is answered once, whatever is delivered
 * twice, and only people are answered, so that two bots never talk to each other. The words are rendered elsewhere.
 */
import { isPerson } from '../model/account.ts';
import type { CommandCall, CommandMistake, ReadComment, ReplyTopic } from '../model/command.ts';
import type { PersonComment, Reaction } from '../model/evidence.ts';
import type { Refusal } from '../model/signoff.ts';
import type { DeploymentRefusal } from '../model/tracking.ts';
import { commandNamed } from './registry.ts';

/** One thing that a comment is to be told. */
export type AcknowledgedMatter =
  | { readonly type: Exclude<ReplyTopic, 'explain'> | 'edited' | 'on-pull' }
  | { readonly type: 'not-tracked'; readonly refusal: DeploymentRefusal }
  | { readonly type: 'explain'; readonly rule: string }
  | { readonly type: 'mistake'; readonly mistake: CommandMistake }
  | { readonly type: 'refused'; readonly refusal: Refusal };

export interface Acknowledgement {
  /** Number of the comment. */
  readonly comment: number;
  readonly reaction: Reaction;
  /** Empty: the reaction suffices. */
  readonly matters: readonly AcknowledgedMatter[];
}

/** A flood of comments is answered in portions, oldest first, so that GitHub's limits leave room for the verdict. */
const portion = 20;

/** @param refusals what the gate did not count; `null`: it could not judge, and nobody is told that their word counts */
export function acknowledgementsOf(
  reads: readonly ReadComment[],
  refusals: readonly Refusal[] | null,
): readonly Acknowledgement[] {
  const refused = new Map<string, Refusal[]>();
  for (const refusal of refusals ?? []) refused.set(refusal.source, [...(refused.get(refusal.source) ?? []), refusal]);
  return reads
    .flatMap((read) => {
      const whole = acknowledgement(read, refused.get(`comment:${read.comment.id}`) ?? [], refusals !== null);
      return whole === null ? [] : stillDue(whole, read.comment);
    })
    .slice(0, portion);
}

/** What a comment would be told if nobody had answered it yet. */
function acknowledgement(
  { comment, reading }: ReadComment,
  refusals: readonly Refusal[],
  judged: boolean,
): Acknowledgement | null {
  if (!isPerson(comment.author) || reading.type === 'none') return null;
  const base = { comment: comment.id };
  if (reading.type === 'edited') return { ...base, reaction: 'CONFUSED', matters: [{ type: 'edited' }] };
  // What has counted may cease to, by a push or by time: the checklist says so, and nobody is called back for it.
  const counted = comment.ownReactions.includes('THUMBS_UP');
  const refused = counted ? [] : refusals.map((refusal): AcknowledgedMatter => ({ type: 'refused', refusal }));
  const asked = reading.calls.flatMap(matterOf);
  const states = reading.calls.some((call) => !('mistake' in call) && commandNamed(call.name)?.event);
  const matters = [...asked, ...refused];
  if (states && !judged && matters.length === 0 && !reading.calls.some(isQuestion)) return null;
  const doubtful = matters.some(({ type }) => type === 'mistake' || type === 'refused');
  if (doubtful) return { ...base, reaction: 'CONFUSED', matters };
  return { ...base, reaction: states && judged ? 'THUMBS_UP' : 'EYES', matters };
}

/** A command that changes no state. */
function isQuestion(call: CommandCall | CommandMistake): boolean {
  return !('mistake' in call) && commandNamed(call.name)?.event === undefined;
}

function matterOf(call: CommandCall | CommandMistake): readonly AcknowledgedMatter[] {
  if ('mistake' in call) return [{ type: 'mistake', mistake: call }];
  const topic = commandNamed(call.name)?.reply;
  if (topic === undefined) return [];
  return [topic === 'explain' ? { type: topic, rule: call.arguments[0] ?? '' } : { type: topic }];
}

/** Nothing is answered twice; a reaction that stands already may still want its words. */
export function stillDue(
  whole: Acknowledgement,
  { answered, ownReactions }: PersonComment,
): readonly Acknowledgement[] {
  const matters = answered ? [] : whole.matters;
  return matters.length === 0 && ownReactions.includes(whole.reaction) ? [] : [{ ...whole, matters }];
}
