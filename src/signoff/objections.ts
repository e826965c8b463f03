/**
 * Words that are no signatures: vetoes, overrides of the whole gate, waivers of single rules. Each is judged by the people
 * as they are now, and what does not count is answered with the reason. Beside them what others silenced.
 */
import { isPerson } from '../model/account.ts';
import type { EventOf, Refusal, Standing, Veto } from '../model/signoff.ts';
import type { AskedRole } from './conditions.ts';
import { holdOf, isAtLeast } from './eligibility.ts';
import type { GateInput } from './gate-input.ts';
import { exclusionFrom, isAbout, isReason, refuse, refuseApproval, speakerOf, staleness } from './judgement.ts';

interface Judged<Word> {
  readonly holding: readonly Word[];
  readonly refusals: readonly Refusal[];
}

function holdsAny(speaker: Standing, roles: GateInput['policy']['roles'], input: GateInput): boolean {
  const holding = { people: input.people, codeOwners: input.codeOwners, touched: input.review.touched };
  return roles.some((role) => holdOf(role, speaker, holding).type !== 'none');
}

/** Anybody who holds a role may stop a merge, the author included, asked or not; an administrator may lift it. */
export function vetoes(input: GateInput): Judged<EventOf<'block'>> {
  const holding: EventOf<'block'>[] = [];
  const refusals: Refusal[] = [];
  for (const { block, unblocks } of input.state.vetoes) {
    const speaker = speakerOf(block, input);
    // Of whom nothing is known it is not known either that they may not.
    const isUnknown = !input.people.standings.has(block.account.id) || speaker === 'account-changed';
    const holds = typeof speaker !== 'string' && holdsAny(speaker, input.policy.roles, input);
    if (!isPerson(block.account) || !(isUnknown || holds)) {
      refusals.push(refuse(block, 'block', 'not-a-holder', ''));
      continue;
    }
    if (unblocks.some((unblock) => isAdministrator(unblock, input))) continue;
    holding.push(block);
    refusals.push(...unblocks.map((unblock) => refuse(unblock, 'unblock', 'not-the-blocker', block.account.login)));
  }
  return { holding, refusals };
}

function isAdministrator(unblock: Veto['unblocks'][number], input: GateInput): boolean {
  const speaker = speakerOf(unblock, input);
  return typeof speaker !== 'string' && isAtLeast(speaker.permission, 'admin');
}

/** @returns those that hold, oldest first */
export function overrides(input: GateInput): Judged<EventOf<'override'>> {
  return sift(
    input.state.overrides,
    (event) => {
      const speaker = speakerOf(event, input);
      if (typeof speaker === 'string') return speaker === 'not-a-holder' ? ['no-permission', ''] : [speaker, ''];
      if (!isAtLeast(speaker.permission, input.policy.overridePermission)) {
        return ['no-permission', input.policy.overridePermission];
      }
      const exclusion = exclusionFrom(event, input);
      if (exclusion !== null) return [exclusion, ''];
      if (!isReason(event.reason)) return ['no-reason', ''];
      const stale = staleness(event, input);
      return stale === null ? null : [stale, event.fingerprint ?? ''];
    },
    'override',
  );
}

/** Waivers by command: of somebody who holds a role that is asked, for these migrations alone. */
export function waivers(input: GateInput, asked: readonly AskedRole[]): Judged<EventOf<'waive'>> {
  const roles = asked.map(({ role }) => role);
  return sift(
    input.state.waivers,
    (event) => {
      if (!input.rules.includes(event.rule)) return ['unknown-rule', event.rule];
      const speaker = speakerOf(event, input);
      if (typeof speaker === 'string') return [speaker, event.rule];
      if (!holdsAny(speaker, roles, input)) return ['not-a-holder', event.rule];
      const exclusion = exclusionFrom(event, input);
      if (exclusion !== null) return [exclusion, event.rule];
      if (!isReason(event.reason)) return ['no-reason', event.rule];
      const stale = staleness(event, input);
      return stale === null ? null : [stale, event.fingerprint ?? ''];
    },
    'waive',
  );
}

function sift<Word extends EventOf<'override' | 'waive'>>(
  events: readonly Word[],
  objection: (event: Word) => readonly [why: Refusal['why'], detail: string] | null,
  what: Refusal['what'],
): Judged<Word> {
  const judged = events.map((event) => ({ event, no: objection(event) }));
  return {
    holding: judged.filter(({ no }) => no === null).map(({ event }) => event),
    refusals: judged.flatMap(({ event, no }) => (no ? [refuse(event, what, no[0], no[1])] : [])),
  };
}

/** Approvals of these migrations that somebody made doubtful by deleting a comment: the person may give them once more. */
export function silenced({ state, review }: Pick<GateInput, 'state' | 'review'>): readonly Refusal[] {
  return state.silenced
    .filter(({ approval }) => isAbout(approval.fingerprint, review.fingerprint))
    .map(({ approval, by }) => refuseApproval(approval, 'comment-deleted', by ?? ''));
}
