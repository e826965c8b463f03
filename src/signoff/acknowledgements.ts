/**
 * The boxes of the checklist that are no sign-offs: what is to have been done before the merge. Which there are follows from
 * the review; the rehearsal ticks what it showed, people the rest. That nothing was rehearsed is to be acknowledged under
 * every policy.
 */
import { risks } from '../model/finding.ts';
import type { AcknowledgementState, EventOf, Refusal, RoleState } from '../model/signoff.ts';
import { losesData } from './conditions.ts';
import { isAtLeast } from './eligibility.ts';
import type { GateInput } from './gate-input.ts';
import { exclusionFrom, isAbout, isExpired, refuse, speakerOf } from './judgement.ts';
import { largeTablesWorkedOn, locksMeasured, type Measured, rollbackMeasured, workMeasured } from './measured.ts';
import { isFilled } from './signatures.ts';

type Box = Pick<AcknowledgementState, 'box' | 'by' | 'facts'>;

const ofPeople = (box: string, facts: Box['facts'] = []): Box => ({ box, by: 'people', facts });

/** One box where the rehearsal shows it, and another one, for people, where it does not: no tick is ever taken for the other. */
function either({ proven, facts }: Measured, shown: string, asked: string): Box {
  return proven ? { box: shown, by: 'rehearsal', facts } : ofPeople(asked, facts);
}

/** What is no risk, adds only and comes back whole needs no list of things to do. */
function isHarmless({ class: change, risk, rollback }: GateInput['review']): boolean {
  return risk === 'low' && (change === 'expand' || change === 'neutral') && !losesData(rollback);
}

function measuredBoxes(input: GateInput, isMedium: boolean): readonly Box[] {
  // Nothing ran: `unrehearsed` asks about it.
  if (input.review.migrations.length === 0) return [];
  const work = workMeasured(input);
  return [
    either(rollbackMeasured(input.review), 'rollback-rehearsed', 'rollback-accepted'),
    // An index that is built beside the traffic is no reason to ask anybody about a change without risk.
    ...(work.proven || isMedium ? [either(work, 'performance-measured', 'performance-assessed')] : []),
    either(locksMeasured(input), 'locks-measured', 'locks-accepted'),
  ];
}

/** In the order of a release. */
function boxesFor(input: GateInput, nobodyAsked: boolean): readonly Box[] {
  const { review, policy } = input;
  const unrehearsed = review.unrehearsed.length > 0 ? [ofPeople('unrehearsed')] : [];
  if (policy.acknowledgements === 'off') return unrehearsed;
  const high = risks.indexOf(review.risk) >= risks.indexOf('high');
  const medium = high || review.risk === 'medium';
  const when = (asked: boolean, ...boxes: readonly string[]) => (asked ? boxes.map((box) => ofPeople(box)) : []);
  return [
    ...(isHarmless(review) || nobodyAsked ? [] : [{ box: 'script-reviewed', by: 'signoffs', facts: [] } as const]),
    ...unrehearsed,
    ...measuredBoxes(input, medium),
    ...when(medium, 'staging'),
    ...when(high || (medium && largeTablesWorkedOn(input).length > 0), 'production-sized'),
    ...when(high || losesData(review.rollback), 'backup-restored'),
    ...when(high, 'window', 'monitoring', 'on-call-told'),
    ...when(review.class === 'contract' || review.class === 'mixed', 'consumers-told'),
  ];
}

/** @param roles those that the policy asks; where it asks none, nobody but who ticks `unrehearsed` has looked at the migrations */
export function acknowledge(
  input: GateInput,
  roles: readonly RoleState[],
): { readonly states: readonly AcknowledgementState[]; readonly refusals: readonly Refusal[] } {
  const { policy, review, state } = input;
  const asked = boxesFor(input, roles.length === 0);
  const current = state.acknowledgements.filter(({ fingerprint }) => isAbout(fingerprint, review.fingerprint));
  const judged = current.flatMap((event) => {
    const box = asked.find((one) => one.box === event.box);
    return box ? [{ event, why: objection(event, box, input, roles.length === 0) }] : [];
  });
  const doneBy = ({ box, by }: Box): AcknowledgementState['done'] => {
    if (by === 'rehearsal') return shown;
    if (by === 'signoffs') return roles.every(isFilled) ? shown : null;
    const done = judged.find(({ event, why }) => event.box === box && why === null)?.event;
    return done ? { account: done.account, at: done.at } : null;
  };
  return {
    states: asked.map((box) => ({ ...box, required: isRequired(box, policy), done: doneBy(box) })),
    refusals: judged.flatMap(({ event, why }) => (why === null ? [] : [refuse(event, 'acknowledge', why, event.box)])),
  };
}

const shown = { account: null, at: null } as const;

/** What the sign-offs tick is asked by the roles themselves. */
function isRequired({ box, by }: Box, { acknowledgements }: GateInput['policy']): boolean {
  return box === 'unrehearsed' || (acknowledgements === 'required' && by !== 'signoffs');
}

function objection(
  event: EventOf<'acknowledge'>,
  { by }: Box,
  input: GateInput,
  nobodyAsked: boolean,
): Refusal['why'] | null {
  if (by !== 'people') return 'not-by-hand';
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
