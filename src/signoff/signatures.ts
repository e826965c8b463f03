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
import { exclusionFrom, refuseApproval, speakerOf, staleness } from './judgement.ts';

type Held = Exclude<Hold, { readonly type: 'none' }>;

export interface Signature {
  readonly approval: Approval;
  readonly account: Account;
  readonly hold: Held;
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

/** One role with those who are counted for it. */
interface Signed {
  readonly place: Candidates;
  readonly signers: readonly Signature[];
}

export function countSignatures(asked: readonly AskedRole[], input: GateInput): Signatures {
  const candidates = new Map<string, Candidates>(
    asked.map((one) => [one.role.name, { asked: one, signatures: new Map(), invalidated: new Map() }]),
  );
  const refusals = input.state.approvals.flatMap((approval) => judge(approval, candidates, input));
  const places = [...candidates.values()];
  const signed = input.policy.distinct
    ? distinctSigners(places, input)
    : places.map((place) => ({ place, signers: [...place.signatures.values()] }));
  const counted = signed.map(({ place, signers }) => ({ place, state: roleState(place, signers, input) }));
  return { roles: counted.map(({ state }) => state), refusals: [...refusals, ...counted.flatMap(crowdedOut)] };
}

/** Puts a good approval among the candidates of its roles; answers with what is to be said of one that is not. */
function judge(approval: Approval, candidates: ReadonlyMap<string, Candidates>, input: GateInput): readonly Refusal[] {
  const no = (why: Refusal['why'], detail = approval.role ?? '') => [refuseApproval(approval, why, detail)];
  const speaker = speakerOf(approval, input);
  const stale = staleness(approval, input);
  if (stale === 'older-fingerprint') {
    if (typeof speaker !== 'string' && exclusionFrom(approval, input) === null) {
      for (const { one } of heldRoles(approval, candidates, speaker, input)) invalidate(one, approval);
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
  const held = heldRoles(approval, candidates, speaker, input);
  for (const { one, hold } of held) {
    one.signatures.set(approval.account.id, { approval, account: approval.account, hold });
  }
  return held.length === 0 ? no('not-a-holder') : [];
}

/** The asked roles that an approval is for and that the person holds. */
function heldRoles(
  { role, except }: Approval,
  candidates: ReadonlyMap<string, Candidates>,
  standing: Standing,
  input: GateInput,
): readonly { readonly one: Candidates; readonly hold: Held }[] {
  const holding = { people: input.people, codeOwners: input.codeOwners, touched: input.review.touched };
  return [...candidates.values()]
    .filter(({ asked }) => (role === null ? !except.includes(asked.role.name) : asked.role.name === role))
    .flatMap((one) => {
      const hold = holdOf(one.asked.role, standing, holding);
      return hold.type === 'none' ? [] : [{ one, hold }];
    });
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
  return hold.type === 'whole' || hold.paths.has(path);
}

/** One person, one role. */
function distinctSigners(places: readonly Candidates[], input: GateInput): readonly Signed[] {
  const counted = distinctPeople(
    places.map((place) => ({
      count: place.asked.role.count,
      signers: [...place.signatures.keys()],
      needs: needsOf(place, input),
    })),
  );
  return places.map((place, index) => ({
    place,
    signers: [...place.signatures.values()].filter(({ account }) => counted[index]?.has(account.id)),
  }));
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
function crowdedOut({ place, state }: { readonly place: Candidates; readonly state: RoleState }): readonly Refusal[] {
  if (isFilled(state)) return [];
  return [...place.signatures.values()]
    .filter(
      ({ account, approval }) => approval.role !== null && !state.signed.some((one) => one.account.id === account.id),
    )
    .map(({ approval }) => refuseApproval(approval, 'one-person-one-role', state.role));
}

export function isFilled({ needed, signed, uncovered }: RoleState): boolean {
  return signed.length >= needed && uncovered.length === 0;
}
