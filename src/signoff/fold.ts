/**
 * All events of a pull request, in whatever order they were delivered and however often, folded into what holds after
 * them. It knows no policy: whether a word counts is the gate's to judge, from the people as they are now.
 */
import type { Approval, EventOf, SignoffEvent, SignoffState, Silenced, Veto } from '../model/signoff.ts';

interface Fold {
  readonly approvals: Map<string, Approval>;
  readonly vetoes: Map<number, Veto>;
  readonly overrides: Map<string, EventOf<'override'>>;
  readonly waivers: Map<string, EventOf<'waive'>>;
  readonly acknowledgements: Map<string, EventOf<'acknowledge'>>;
  readonly silenced: Map<string, Silenced>;
}

/** @param unclear checklists whose history does not tell who ticked what */
export function fold(events: readonly SignoffEvent[], unclear: readonly number[]): SignoffState {
  const state: Fold = {
    approvals: new Map(),
    vetoes: new Map(),
    overrides: new Map(),
    waivers: new Map(),
    acknowledgements: new Map(),
    silenced: new Map(),
  };
  for (const event of inOrder(events)) apply(state, event);
  return {
    approvals: inOrder(state.approvals.values()),
    vetoes: [...state.vetoes.values()].sort((left, right) => compareEvents(left.block, right.block)),
    overrides: inOrder(state.overrides.values()),
    waivers: inOrder(state.waivers.values()),
    acknowledgements: inOrder(state.acknowledgements.values()),
    silenced: [...state.silenced.values()].sort((left, right) => compareEvents(left.approval, right.approval)),
    unclear: [...new Set(unclear)].sort((left, right) => left - right),
  };
}

/**
 * Time, then place, then order in the place; two different words never count as one, even where all three are equal. What
 * makes earlier words void voids those of its own second too.
 */
function compareEvents(left: SignoffEvent, right: SignoffEvent): number {
  return (
    compareTimes(left.at, right.at) ||
    Number(voids(left)) - Number(voids(right)) ||
    compareTexts(placeOf(left), placeOf(right)) ||
    left.sequence - right.sequence ||
    compareTexts(canonical(left), canonical(right))
  );
}

function voids({ type }: SignoffEvent): boolean {
  return type === 'unclear' || type === 'silence';
}

function inOrder<Event extends SignoffEvent>(events: Iterable<Event>): readonly Event[] {
  const sorted = [...events].sort(compareEvents);
  return sorted.filter((event, index) => {
    const before = sorted[index - 1];
    return before === undefined || compareEvents(before, event) !== 0;
  });
}

function compareTimes(left: string, right: string): number {
  const leftMs = Date.parse(left);
  const rightMs = Date.parse(right);
  // What is no time stands last, so that the order stays total.
  if (Number.isNaN(leftMs) || Number.isNaN(rightMs)) {
    return Number(Number.isNaN(leftMs)) - Number(Number.isNaN(rightMs)) || compareTexts(left, right);
  }
  return leftMs - rightMs;
}

/** `comment:9` stands before `comment:10`: GitHub counts upward. */
function placeOf({ source }: SignoffEvent): string {
  return source.replace(/\d+/, (id) => id.padStart(20, '0'));
}

function compareTexts(left: string, right: string): number {
  return Number(left > right) - Number(left < right);
}

function canonical({ account, ...event }: SignoffEvent): string {
  return JSON.stringify([account.id, account.login, account.type, Object.entries(event).sort()]);
}

function apply(state: Fold, event: SignoffEvent): void {
  const { id } = event.account;
  switch (event.type) {
    case 'approve':
      // A command and a review are kept apart, because dismissing the review takes back only the review.
      state.approvals.set(JSON.stringify([id, event.role, event.fingerprint, event.via]), { ...event, except: [] });
      hear(state.silenced, id);
      return;
    case 'revoke':
      revoke(state.approvals, event);
      hear(state.silenced, id);
      return;
    case 'block':
      state.vetoes.set(id, { block: event, unblocks: [] });
      return;
    case 'unblock':
      unblock(state.vetoes, event);
      return;
    case 'override':
      state.overrides.set(JSON.stringify([id, event.fingerprint]), event);
      return;
    case 'waive':
      state.waivers.set(JSON.stringify([id, event.rule, event.fingerprint]), event);
      return;
    case 'acknowledge':
      state.acknowledgements.set(JSON.stringify([id, event.box, event.fingerprint]), event);
      return;
    case 'unacknowledge':
      for (const [key, { box }] of state.acknowledgements) if (box === event.box) state.acknowledgements.delete(key);
      return;
    case 'unclear':
      state.approvals.clear();
      state.acknowledgements.clear();
      return;
    case 'silence':
      silence(state, event);
      return;
  }
}

function silence({ approvals, silenced }: Fold, { account, everybody, by }: EventOf<'silence'>): void {
  for (const [key, approval] of approvals) {
    if (!everybody && approval.account.id !== account.id) continue;
    approvals.delete(key);
    silenced.set(key, { approval, by: everybody ? null : by });
  }
}

/** Whoever spoke since knows. */
function hear(silenced: Fold['silenced'], id: number): void {
  for (const [key, { approval }] of silenced) if (approval.account.id === id) silenced.delete(key);
}

function revoke(approvals: Fold['approvals'], { account, role, via }: EventOf<'revoke'>): void {
  for (const [key, approval] of approvals) {
    if (approval.account.id !== account.id) continue;
    // A review that is dismissed, or asks for changes, takes back what reviews said and nothing else.
    if (via === 'review' && approval.via !== 'review') continue;
    if (role === null || approval.role === role) approvals.delete(key);
    else if (approval.role === null) {
      approvals.set(key, { ...approval, except: [...new Set([...approval.except, role])].sort() });
    }
  }
}

function unblock(vetoes: Fold['vetoes'], event: EventOf<'unblock'>): void {
  vetoes.delete(event.account.id);
  for (const [id, { block, unblocks }] of vetoes) vetoes.set(id, { block, unblocks: [...unblocks, event] });
}
