/**
 * The gate: from the review, the policy and what people said to the verdict. It alone may say success, and it says so only
 * at the end of a road on which everything that could be missing, wrong or unknown was asked about first.
 */
import { type Fault, isOverridable } from '../model/fault.ts';
import type { Finding } from '../model/finding.ts';
import type { Verdict } from '../model/review.ts';
import type { AcknowledgementState, GateResult, Refusal, RoleState } from '../model/signoff.ts';
import { counted, joined, mapNames, phrase, type Text, verbatim } from '../model/text.ts';
import { acknowledge } from './acknowledgements.ts';
import { askedRoles } from './conditions.ts';
import type { GateInput } from './gate-input.ts';
import { overrides, silenced, vetoes, waivers } from './objections.ts';
import { countSignatures, isFilled } from './signatures.ts';

export function gate(input: GateInput): GateResult {
  if (isUntouched(input)) return { ...nothing, verdict: { state: 'success', reasons: [] } };
  const asked = askedRoles(input.policy, input.review);
  const signatures = countSignatures(asked, input);
  const acknowledgements = acknowledge(input, signatures.roles);
  const vetoed = vetoes(input);
  const overridden = overrides(input);
  const waived = waivers(input, asked);
  const override = overridden.holding.at(-1) ?? null;
  const { faults, touched } = input.review;
  const facts: Facts = {
    faults: [...faults.filter((fault) => !isOverridable(fault, touched)), ...input.people.faults],
    unrehearsed: faults.filter((fault) => fault.code !== 'migration-failed' && isOverridable(fault, touched)),
    vetoes: vetoed.holding.map(({ account, at, reason }) => ({ account, at, reason })),
    override: override && { account: override.account, at: override.at, reason: override.reason },
    failures: failuresOf(input, new Set(waived.holding.map(({ rule }) => rule))),
    missing: missing(signatures.roles, acknowledgements.states, input),
  };
  const refusals = [
    ...[signatures, acknowledgements, vetoed, overridden, waived].flatMap((judged) => judged.refusals),
    ...silenced(input),
  ];
  return {
    verdict: decide(facts),
    roles: signatures.roles,
    acknowledgements: acknowledgements.states,
    vetoes: facts.vetoes,
    override: facts.override,
    waivers: waived.holding.map(({ rule, account, reason }) => ({ rule, account, reason })),
    // Where people could not be looked up nobody is told that their word does not count.
    refusals: input.people.faults.length > 0 ? [] : refusals.sort(byTime),
  };
}

const nothing = { roles: [], acknowledgements: [], vetoes: [], override: null, waivers: [], refusals: [] } as const;

/** No migration is added, changed, removed or left unread, and nothing went wrong while looking for some. */
function isUntouched({ review, people, block }: GateInput): boolean {
  const { faults, findings, history, migrations, touched, unrehearsed } = review;
  const lists = [faults, people.faults, history, migrations, touched, unrehearsed];
  return lists.every(({ length }) => length === 0) && !findings.some((finding) => isBlocking(finding, block));
}

function byTime(left: Refusal, right: Refusal): number {
  return Date.parse(left.at) - Date.parse(right.at);
}

interface Facts extends Pick<GateResult, 'vetoes' | 'override'> {
  /** What nobody can judge without: the files, the policy, the people. */
  readonly faults: readonly Fault[];
  /** Why the rehearsal did not come to its end. */
  readonly unrehearsed: readonly Fault[];
  /** What is wrong with the migrations. */
  readonly failures: readonly Text[];
  /** What people still have to do. */
  readonly missing: readonly Text[];
}

function decide({ faults, unrehearsed, vetoes: vetoed, override, failures, missing: open }: Facts): Verdict {
  const unknown = [...faults, ...unrehearsed];
  if (faults.length > 0) return { state: 'error', reasons: unknown.map(faultReason) };
  if (vetoed.length > 0) {
    const blocks = vetoed.map(({ account, reason }) => phrase`Blocked by ${account.login}: ${plain(reason)}`);
    const lift = override ? [phrase`The override waits: lift the block first, with /migration unblock.`] : [];
    return { state: 'failure', reasons: [...blocks, ...lift] };
  }
  if (override !== null) {
    return { state: 'success', reasons: [phrase`OVERRIDDEN by ${override.account.login}: ${plain(override.reason)}`] };
  }
  if (unknown.length > 0) return { state: 'error', reasons: unknown.map(faultReason) };
  if (failures.length > 0) return { state: 'failure', reasons: failures };
  return { state: open.length > 0 ? 'pending' : 'success', reasons: open };
}

/** Texts of strangers stay on one line, and short. */
function plain(text: string): string {
  const line = text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ').trim();
  return line.length > 300 ? `${line.slice(0, 299)}…` : line;
}

function faultReason({ what, where, mend }: Fault): Text {
  const told = mend ? joined([what, mend], ' ') : what;
  return mapNames(where ? joined([where, told], ': ') : told, plain);
}

function isBlocking({ severity, waiver }: Finding, block: GateInput['block']): boolean {
  return waiver === undefined && block.includes(severity);
}

function failuresOf({ review, block }: GateInput, waived: ReadonlySet<string>): readonly Text[] {
  const failed = review.faults.filter(({ code }) => code === 'migration-failed');
  const blocking = review.findings.filter((finding) => isBlocking(finding, block) && !waived.has(finding.rule));
  // The rehearsal reports it as a fault as well; should it ever not, the statement speaks for itself.
  const unapplied = review.migrations.flatMap(({ path, statements }) =>
    statements
      .filter(({ observation }) => observation.outcome === 'failed')
      .map(({ line }) => phrase`${plain(`${path}:${line}`)}: The statement does not apply.`),
  );
  return [
    ...(failed.length > 0 ? failed.map(faultReason) : unapplied),
    ...blocking.map(({ rule, path, line, subject }) =>
      blockingReason(rule, plain(subject), plain(`${path}:${line}`), subject === path),
    ),
  ];
}

function blockingReason(rule: string, subject: string, place: string, isAboutFile: boolean): Text {
  return isAboutFile ? verbatim(`${rule} (${place})`) : phrase`${rule} on ${subject} (${place})`;
}

function missing(
  roles: readonly RoleState[],
  acknowledgements: readonly AcknowledgementState[],
  { state }: GateInput,
): readonly Text[] {
  const open = [
    ...roles.filter((role) => !isFilled(role)).map(roleReason),
    ...acknowledgements
      .filter(({ required, done }) => required && done === null)
      .map(({ box }) => phrase`The box ${box} of the checklist is not ticked.`),
  ];
  if (open.length === 0 || state.unclear.length === 0) return open;
  return [
    ...open,
    phrase`GitHub no longer tells who ticked what on an earlier checklist: a fresh sign-off is needed on the newest one.`,
  ];
}

function roleReason({ role, needed, signed, holders, uncovered }: RoleState): Text {
  const count = needed - signed.length;
  const open = counted(
    needed,
    phrase`${count} of ${needed} signature missing`,
    phrase`${count} of ${needed} signatures missing`,
  );
  const files = uncovered.slice(0, 3).join(', ');
  const more = uncovered.length - 3;
  const owners = phrase`no code owner has signed for ${more > 0 ? phrase`${files} and ${more} more` : files}`;
  const reasons = [...(count > 0 ? [open] : []), ...(uncovered.length > 0 ? [owners] : [])];
  const can = joined(holders.slice(0, 5), ', ');
  return mapNames(phrase`Role ${role}: ${joined(reasons, '; ')}. Can sign: ${can}.`, plain);
}
