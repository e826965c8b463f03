/**
 * From approvals to signatures: which of them count for which role that is asked, who fills which place, and what does not
 * count and why.
 */
import type { Account } from '../model/account.ts';
import type { Approval, Refusal, RoleState, Standing } from '../model/signoff.ts';
import type { AskedRole } from './conditions.ts';
import { distinctPeople } from './distinct.ts';
import { type Hold, holdersOf, holdOf } from './eligibility.ts';
import type { GateInput } from './gate-input.ts';
import { exclusionFrom, refuse, speakerOf, staleness } from './judgement.ts';

export interface Signature {
  readonly approval: Approval;
  readonly account: Account;
  readonly hold: Hold;
}

export interface Signatures {
  readonly roles: readonly RoleState[];
  readonly refusals: readonly Refusal[];
}

/** One role with everybody whose approval of it is good, before anybody is assigned. */
interface Candidates {
  readonly asked: AskedRole;
  /** By account id, who signed first first. */
  readonly signatures: Map<number, Signature>;
  /** By account id: the newest. */
  readonly invalidated: Map<number, RoleState['invalidated'][number]>;
}

export function countSignatures(asked: readonly AskedRole[], input: GateInput): Signatures {
  const candidates = new Map<string, Candidates>(
    asked.map((one) => [one.role.name, { asked: one, signatures: new Map(), invalidated: new Map() }]),
  );
  const refusals = input.state.approvals.flatMap((approval) => judge(approval, candidates, input));
  const places = [...candidates.values()];
  const signed = input.policy.distinct
    ? distinctSigners(places, input)
    : places.map(({ signatures }) => [...signatures.values()]);
  const roles = places.map((place, index) => roleState(place, signed[index] ?? [], input));
  return { roles, refusals: [...refusals, ...crowdedOut(places, roles)] };
}

/** Puts a good approval among the candidates of its roles; answers with what is to be said of one that is not. */
function judge(approval: Approval, candidates: ReadonlyMap<string, Candidates>, input: GateInput): readonly Refusal[] {
  const what = approval.via === 'command' ? 'approve' : approval.via;
  const no = (why: Refusal['why'], detail = approval.role ?? '') => [refuse(approval, what, why, detail)];
  const speaker = speakerOf(approval, input);
  const stale = staleness(approval, input);
  if (stale === 'older-fingerprint') {
    if (typeof speaker !== 'string' && exclusionFrom(approval, input) === null) {
      for (const { one, hold } of rolesOf(approval, candidates, speaker, input)) {
        if (hold.type !== 'none') invalidate(one, approval);
      }
    }
    // A tick says itself which migrations it was about; of other words people expect that they are about the present.
    return approval.via === 'tick' ? [] : no(stale, approval.fingerprint ?? '');
  }
  if (typeof speaker === 'string') return no(speaker);
  const exclusion = exclusionFrom(approval, input);
  if (exclusion !== null) return no(exclusion);
  if (stale !== null) return no(stale);
  if (approval.role !== null && !candidates.has(approval.role)) {
    const known = input.policy.roles.some(({ name }) => name === approval.role);
    return no(known ? 'role-not-asked' : 'unknown-role');
  }
  const held = rolesOf(approval, candidates, speaker, input).filter(({ hold }) => hold.type !== 'none');
  for (const { one, hold } of held) {
    one.signatures.set(approval.account.id, { approval, account: approval.account, hold });
  }
  return held.length === 0 ? no('not-a-holder') : [];
}

/** The asked roles that an approval is for. */
function rolesOf(
  { role, except }: Approval,
  candidates: ReadonlyMap<string, Candidates>,
  standing: Standing,
  input: GateInput,
): readonly { readonly one: Candidates; readonly hold: Hold }[] {
  const holding = { people: input.people, codeOwners: input.codeOwners, touched: input.review.touched };
  return [...candidates.values()]
    .filter(({ asked }) => (role === null ? !except.includes(asked.role.name) : asked.role.name === role))
    .map((one) => ({ one, hold: holdOf(one.asked.role, standing, holding) }));
}

function invalidate({ invalidated }: Candidates, { account, at, fingerprint }: Approval): void {
  if (fingerprint !== null) invalidated.set(account.id, { account, at, fingerprint });
}

/** Touched files with owners that none of the signers speaks for. */
function uncoveredBy(signers: readonly Signature[], { asked }: Candidates, input: GateInput): readonly string[] {
  if (!asked.role.codeowners) return [];
  return input.review.touched.filter(
    (path) => input.codeOwners.ownersOf(path).length > 0 && !signers.some((signer) => speaksFor(signer, path)),
  );
}

function speaksFor({ hold }: Signature, path: string): boolean {
  return hold.type === 'whole' || (hold.type === 'owner' && hold.paths.has(path));
}

/** One person, one role. */
function distinctSigners(roles: readonly Candidates[], input: GateInput): readonly (readonly Signature[])[] {
  const counted = distinctPeople(
    roles.map((role) => ({
      count: role.asked.role.count,
      signers: [...role.signatures.keys()],
      needs: needsOf(role, input),
    })),
  );
  return roles.map(({ signatures }, index) =>
    [...signatures.values()].filter(({ account }) => counted[index]?.has(account.id)),
  );
}

/** For every owned file those who speak for it; files of equal people are one need. */
function needsOf(role: Candidates, input: GateInput): readonly ReadonlySet<number>[] {
  const signatures = [...role.signatures.values()];
  const needs = uncoveredBy([], role, input).map((path) =>
    signatures.filter((signature) => speaksFor(signature, path)).map(({ account }) => account.id),
  );
  return [...new Map(needs.map((need) => [need.join(), new Set(need)])).values()];
}

function roleState(candidates: Candidates, signers: readonly Signature[], input: GateInput): RoleState {
  const { asked, invalidated } = candidates;
  return {
    role: asked.role.name,
    needed: asked.role.count,
    because: asked.because,
    signed: signers.map(({ account, approval: { at, via } }) => ({ account, at, via })),
    invalidated: [...invalidated.values()].filter(
      ({ account }) => !signers.some((signer) => signer.account.id === account.id),
    ),
    holders: holdersOf(asked.role, { codeOwners: input.codeOwners, touched: input.review.touched }),
    uncovered: uncoveredBy(signers, candidates, input),
  };
}

/** Who signed an open role by name and fills another one. */
function crowdedOut(places: readonly Candidates[], roles: readonly RoleState[]): readonly Refusal[] {
  return places.flatMap(({ signatures }, index) => {
    const state = roles[index];
    if (!state || isFilled(state)) return [];
    return [...signatures.values()]
      .filter(
        ({ account, approval }) => approval.role !== null && !state.signed.some((one) => one.account.id === account.id),
      )
      .map(({ approval }) => {
        const what = approval.via === 'command' ? 'approve' : approval.via;
        return refuse(approval, what, 'one-person-one-role', state.role);
      });
  });
}

export function isFilled({ needed, signed, uncovered }: RoleState): boolean {
  return signed.length >= needed && uncovered.length === 0;
}
