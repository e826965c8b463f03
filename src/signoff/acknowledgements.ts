/**
 * The boxes of the checklist that are no sign-offs: what people are to have done before the merge. Which are asked follows
 * from the review; that nothing was rehearsed is to be acknowledged under every policy.
 */
import { risks } from '../model/finding.ts';
import type { AcknowledgementState, EventOf, Refusal } from '../model/signoff.ts';
import { losesData } from './conditions.ts';
import { isAtLeast } from './eligibility.ts';
import type { GateInput } from './gate-input.ts';
import { exclusionFrom, isAbout, isExpired, refuse, speakerOf } from './judgement.ts';

const acknowledgementBoxes = [
  'unrehearsed',
  'backup-restored',
  'production-sized',
  'window',
  'monitoring',
  'staging',
  'consumers-told',
] as const;
export type AcknowledgementBox = (typeof acknowledgementBoxes)[number];

type Reviewed = Pick<GateInput['review'], 'class' | 'risk' | 'rollback' | 'unrehearsed'>;

function isAsked(box: AcknowledgementBox, review: Reviewed): boolean {
  const high = risks.indexOf(review.risk) >= risks.indexOf('high');
  switch (box) {
    case 'unrehearsed':
      return review.unrehearsed.length > 0;
    case 'backup-restored':
      return high || losesData(review.rollback);
    case 'production-sized':
    case 'window':
    case 'monitoring':
      return high;
    case 'staging':
      return high || review.risk === 'medium';
    case 'consumers-told':
      return review.class === 'contract' || review.class === 'mixed';
  }
}

/** @param nobodyAsked the policy asks no role: then nobody but who ticks `unrehearsed` has looked at the migrations */
export function acknowledge(
  input: GateInput,
  nobodyAsked: boolean,
): { readonly states: readonly AcknowledgementState[]; readonly refusals: readonly Refusal[] } {
  const { policy, review, state } = input;
  const asked = acknowledgementBoxes.filter(
    (box) => isAsked(box, review) && (box === 'unrehearsed' || policy.acknowledgements !== 'off'),
  );
  const current = state.acknowledgements.filter(
    ({ box, fingerprint }) => asked.some((one) => one === box) && isAbout(fingerprint, review.fingerprint),
  );
  const judged = current.map((event) => ({ event, why: objection(event, input, nobodyAsked) }));
  return {
    states: asked.map((box) => {
      const done = judged.find(({ event, why }) => event.box === box && why === null)?.event;
      return {
        box,
        required: box === 'unrehearsed' || policy.acknowledgements === 'required',
        done: done ? { account: done.account, at: done.at } : null,
      };
    }),
    refusals: judged.flatMap(({ event, why }) => (why === null ? [] : [refuse(event, 'acknowledge', why, event.box)])),
  };
}

function objection(event: EventOf<'acknowledge'>, input: GateInput, nobodyAsked: boolean): Refusal['why'] | null {
  const speaker = speakerOf(event, input);
  if (typeof speaker === 'string') return speaker === 'not-a-holder' ? 'no-permission' : speaker;
  const alone = nobodyAsked && event.box === 'unrehearsed';
  if (alone) {
    const exclusion = exclusionFrom(event, input);
    if (exclusion !== null) return exclusion;
  }
  const mayTick = isAtLeast(speaker.permission, 'write') || (!alone && event.account.id === input.pullAuthor);
  if (!mayTick) return 'no-permission';
  return isExpired(event, input) ? 'expired' : null;
}
