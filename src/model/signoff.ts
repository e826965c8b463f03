/** The sign-off state machine's values: events in, state between, the gate's answer out. All plain JSON. */
import type { Account } from './account.ts';
import type { Permission } from './config.ts';
import type { Fault } from './fault.ts';
import type { Verdict } from './review.ts';
import type { Text } from './text.ts';

interface EventBase {
  readonly account: Account;
  /** GitHub's own time, ISO 8601, to the second. */
  readonly at: string;
  /** Where it stands: `comment:123`, `checklist:123`, `review:9`. Equal source and time never mean two events. */
  readonly source: string;
  /** Order among events of one second and one source. */
  readonly sequence: number;
}

export type SignoffEvent = EventBase &
  (
    | {
        readonly type: 'approve';
        /** `null`: every role that the person holds and that is open. */
        readonly role: string | null;
        /** Full, or a prefix of at least 12 characters; `null`: nothing had been shown that it could bind to. */
        readonly fingerprint: string | null;
        readonly via: 'tick' | 'command' | 'review';
      }
    | { readonly type: 'revoke'; readonly role: string | null; readonly via: 'tick' | 'command' | 'review' }
    | { readonly type: 'block'; readonly reason: string }
    | { readonly type: 'unblock' }
    | { readonly type: 'override'; readonly fingerprint: string | null; readonly reason: string }
    | { readonly type: 'waive'; readonly rule: string; readonly reason: string; readonly fingerprint: string | null }
    | { readonly type: 'acknowledge'; readonly box: string; readonly fingerprint: string }
    | { readonly type: 'unacknowledge'; readonly box: string }
    /**
     * Said by nobody; the account is the bot that posted the checklist. Up to here its history does not tell who ticked and
     * unticked what, so earlier approvals and acknowledgements hold no more.
     */
    | { readonly type: 'unclear' }
    /**
     * Somebody else deleted a comment of this person's. It may have taken anything back, so no earlier approval of theirs
     * holds any more; of nobody's, where GitHub does not tell whose comment it was.
     */
    | { readonly type: 'silence'; readonly everybody: boolean; readonly by: string | null }
  );

export type EventOf<Type extends SignoffEvent['type']> = Extract<SignoffEvent, { readonly type: Type }>;

/** An approval that holds; of one for every role, those that were taken back since. */
export type Approval = EventOf<'approve'> & { readonly except: readonly string[] };

/** An approval that somebody else's deletion of a comment made doubtful; nothing was said since. */
export interface Silenced {
  readonly approval: Approval;
  /** Login of who deleted it; `null`: not known. */
  readonly by: string | null;
}

export interface Veto {
  readonly block: EventOf<'block'>;
  /** Of others, who may be administrators. */
  readonly unblocks: readonly EventOf<'unblock'>[];
}

/** What holds after all events, whoever may say it: eligibility and fingerprint are the gate's to judge. */
export interface SignoffState {
  /** Not revoked; newest per person, role, fingerprint and way of saying it. */
  readonly approvals: readonly Approval[];
  /** Not lifted by the same person; `unblocks` of others wait for the gate to see whether they are administrators. */
  readonly vetoes: readonly Veto[];
  readonly overrides: readonly EventOf<'override'>[];
  readonly waivers: readonly EventOf<'waive'>[];
  readonly acknowledgements: readonly EventOf<'acknowledge'>[];
  /** Not approvals any more: kept so that people learn why. */
  readonly silenced: readonly Silenced[];
  /** Checklists whose history does not tell who ticked what any more: a fresh one is to be posted. */
  readonly unclear: readonly number[];
}

/** What a person is in this repository now, looked up in this run. */
export interface Standing {
  readonly account: Account;
  readonly permission: Permission | 'none';
  /** `org/slug` in lower case, of the teams that were asked about. */
  readonly teams: readonly string[];
}

/** Everything about people that was looked up for one evaluation. */
export interface People {
  /** By account id. */
  readonly standings: ReadonlyMap<number, Standing>;
  /** Configured and code-owning logins, in lower case, with the id they have now; `null`: no such account. */
  readonly ids: ReadonlyMap<string, number | null>;
  /** A look-up failed: the gate answers `error`, never yes. */
  readonly faults: readonly Fault[];
}

/** Why a person's word does not count. `detail` is a role, a rule, a login or a fingerprint, as the reason asks. */
export interface Refusal {
  readonly what: 'tick' | 'approve' | 'revoke' | 'block' | 'unblock' | 'override' | 'waive' | 'acknowledge' | 'review';
  readonly source: string;
  readonly account: Account;
  readonly at: string;
  readonly why:
    | 'not-a-holder'
    | 'author'
    | 'committer'
    | 'co-author'
    | 'last-pusher'
    | 'older-fingerprint'
    | 'nothing-shown'
    | 'unknown-role'
    | 'role-not-asked'
    | 'one-person-one-role'
    | 'expired'
    | 'no-permission'
    | 'no-reason'
    | 'unknown-rule'
    | 'not-signed'
    | 'not-the-blocker'
    | 'account-changed'
    | 'comment-deleted'
    | 'not-by-hand';
  readonly detail: string;
}

/** One role that the policy asks for. */
export interface RoleState {
  readonly role: string;
  readonly needed: number;
  /** Why it is asked, strongest first, as the policy says it. */
  readonly because: readonly RoleReason[];
  readonly signed: readonly {
    readonly account: Account;
    readonly at: string;
    readonly via: 'tick' | 'command' | 'review';
  }[];
  /** Signed other migrations, or the same under another policy: shown, and not counted. */
  readonly invalidated: readonly { readonly account: Account; readonly at: string; readonly fingerprint: string }[];
  /** Who could sign: logins, `org/team`, a permission; words for people, never a mention. */
  readonly holders: readonly (string | Text)[];
  /** Touched migrations whose code owners have not signed, for roles of code owners. */
  readonly uncovered: readonly string[];
}

export type RoleReason = 'always' | 'risk' | 'class' | 'tables' | 'paths' | 'rollback';

/** What the rehearsal shows about a box: why it is ticked, or why it could not tick it and people are asked instead. */
export interface BoxFact {
  readonly id:
    | 'restored'
    | 'restored-with-loss'
    | 'generated'
    | 'not-of-unrehearsed'
    | 'way-back-not-run'
    | 'way-back-irreversible'
    | 'way-back-fails'
    | 'way-back-differs'
    | 'way-back-asks-rows'
    | 'up-again-not-run'
    | 'up-again-fails'
    | 'up-again-differs'
    | 'nobody-waits'
    | 'moments'
    | 'no-work'
    | 'small-tables'
    | 'not-measured'
    | 'size-unknown'
    | 'large-tables';
  /** Migrations, or rows, as the id says; `null`: no figure belongs to it. */
  readonly amount: number | null;
  /** Tables, `schema.name`. */
  readonly objects: readonly string[];
}

/** One box of the checklist that is not a sign-off. */
export interface AcknowledgementState {
  readonly box: string;
  readonly required: boolean;
  /** Who ticks it. A box of the rehearsal, or of the sign-offs, is ticked by what they show, and by nobody's hand. */
  readonly by: 'people' | 'rehearsal' | 'signoffs';
  readonly facts: readonly BoxFact[];
  /** Ticked by a person, or by what is shown (`account` null); `null`: open. */
  readonly done: { readonly account: Account | null; readonly at: string | null } | null;
}

/** The gate's whole answer. */
export interface GateResult {
  readonly verdict: Verdict;
  readonly roles: readonly RoleState[];
  readonly acknowledgements: readonly AcknowledgementState[];
  readonly vetoes: readonly { readonly account: Account; readonly at: string; readonly reason: string }[];
  readonly override: { readonly account: Account; readonly at: string; readonly reason: string } | null;
  /** Waivers by command that hold: findings of the rule block no more. */
  readonly waivers: readonly { readonly rule: string; readonly account: Account; readonly reason: string }[];
  /** Of this fingerprint or a newer word: what was said and does not count. Oldest first. */
  readonly refusals: readonly Refusal[];
}
