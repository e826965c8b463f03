/**
 * Who ticked and unticked what on a checklist, from GitHub's history of edits: adjacent revisions are compared and the
 * editor of the later one is credited. What a bot wrote changes nothing, so a rewrite that raced a tick does not undo it.
 * Wherever the history does not tell, nothing is credited and what may have been taken back is taken back.
 */
import { type Account, isPerson } from '../model/account.ts';
import type { SignoffPayload } from '../model/command.ts';
import type { Checklist, Revision } from '../model/evidence.ts';
import type { SignoffEvent } from '../model/signoff.ts';
import { type Box, intactBoxes, readBoxes, type Template, templateOf } from './boxes.ts';
import { isOurs, type Shown, shownBy } from './shown.ts';

export interface TickReading {
  readonly events: readonly SignoffEvent[];
  /** Who ticked what cannot be told any more: a fresh checklist is needed. */
  readonly unclear: boolean;
  readonly shown: readonly Shown[];
}

/** GitHub keeps the original and the newest 99 edits: with so many, some may be gone. */
const maximumRevisions = 100;

export function tickEvents(checklist: Checklist): TickReading {
  const { revisions, complete } = checklist;
  const first = revisions[0];
  // Not posted by a bot: it is not ours, whatever it says.
  if (!first?.editor || !isOurs(checklist, first)) return { events: [], unclear: false, shown: [] };
  const shown = shownBy(checklist);
  if (!complete || revisions.length >= maximumRevisions) {
    return { events: [forgetting(checklist, first, first.editor)], unclear: true, shown };
  }
  return { events: walkRevisions(checklist, first.editor), unclear: false, shown };
}

/** Among what is gone may be the untick of a sign-off that was given elsewhere: nothing said before can be relied on. */
function forgetting({ id, revisions }: Checklist, first: Revision, poster: Account): SignoffEvent {
  // The dropped ones lie between the original and the second that is kept.
  const last = revisions.findLast(({ editor }) => isPerson(editor)) ?? revisions[1] ?? first;
  return { type: 'unclear', account: poster, at: last.at, source: `checklist:${id}`, sequence: 0 };
}

interface Walk {
  readonly poster: Account;
  readonly source: string;
  readonly events: SignoffEvent[];
  /** The newest body of ours; empty when its content was deleted. */
  template: Template;
  /** The boxes of the last body that is known. */
  known: readonly Box[];
  /** Revisions since then had their content deleted. */
  gap: boolean;
  /** Role → people whose tick was credited here. */
  readonly credited: Map<string, Map<number, Account>>;
  /** Boxes of acknowledgements that somebody ticked here. */
  readonly acknowledged: Set<string>;
}

function walkRevisions(checklist: Checklist, poster: Account): readonly SignoffEvent[] {
  const source = `checklist:${checklist.id}`;
  const walk: Walk = {
    poster,
    source,
    events: [],
    template: new Map(),
    known: [],
    gap: false,
    credited: new Map(),
    acknowledged: new Set(),
  };
  for (const revision of checklist.revisions) step(walk, revision, isOurs(checklist, revision));
  const last = checklist.revisions.at(-1);
  // What the checklist says now is not known.
  if (walk.gap && last) closeGap(walk, [], { ...last, editor: null }, false);
  return walk.events;
}

function step(walk: Walk, revision: Revision, ours: boolean): void {
  const { editor, body, at } = revision;
  if (body === null) {
    if (isPerson(editor)) forgetWordOf(walk, editor, at);
    if (ours) walk.template = new Map();
    walk.gap = true;
    return;
  }
  const boxes = readBoxes(body);
  if (walk.gap) closeGap(walk, boxes, revision, ours);
  else if (isPerson(editor)) compare(walk, boxes, editor, at);
  if (ours) walk.template = templateOf(boxes);
  walk.known = boxes;
  walk.gap = false;
}

function say(walk: Walk, account: Account, at: string, word: SignoffPayload): void {
  walk.events.push({ account, at, source: walk.source, sequence: walk.events.length, ...word });
}

/** One edit by a person, next to the body before it. */
function compare(walk: Walk, boxes: readonly Box[], editor: Account, at: string): void {
  const before = intactBoxes(walk.known, walk.template);
  const after = intactBoxes(boxes, walk.template);
  for (const box of untickedBoxes(walk, boxes)) untick(walk, box, editor, at);
  for (const [marker, box] of walk.template) {
    if (before.get(marker) === false && after.get(marker) === true) tick(walk, box, editor, at);
  }
}

function tick(walk: Walk, { kind, name, fingerprint }: Box, editor: Account, at: string): void {
  if (kind === 'acknowledgement') {
    walk.acknowledged.add(name);
    say(walk, editor, at, { type: 'acknowledge', box: name, fingerprint });
    return;
  }
  const people = walk.credited.get(name) ?? new Map<number, Account>();
  walk.credited.set(name, people.set(editor.id, editor));
  say(walk, editor, at, { type: 'approve', role: name, fingerprint, via: 'tick' });
}

type NamedBox = Pick<Box, 'kind' | 'name'>;

function untick(walk: Walk, { kind, name }: NamedBox, account: Account, at: string): void {
  if (kind === 'acknowledgement') say(walk, account, at, { type: 'unacknowledge', box: name });
  else say(walk, account, at, { type: 'revoke', role: name, via: 'tick' });
}

const nameOf = ({ kind, name }: NamedBox) => `${kind} ${name}`;

function oneAName(boxes: readonly NamedBox[]): readonly NamedBox[] {
  return [...new Map(boxes.map((box) => [nameOf(box), box])).values()];
}

/** How often each name stands ticked, on whatever lines. */
function tickCounts(boxes: readonly Box[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const box of boxes) if (box.ticked) counts.set(nameOf(box), (counts.get(nameOf(box)) ?? 0) + 1);
  return counts;
}

/**
 * Boxes, one a name, that were ticked in the last known body and are not any more. Where the template's own line is whole
 * on both sides it alone is asked; else any ticked line of that name that went away means an untick.
 */
function untickedBoxes({ known, template }: Walk, boxes: readonly Box[]): readonly NamedBox[] {
  const before = intactBoxes(known, template);
  const after = intactBoxes(boxes, template);
  const gone = new Map<string, NamedBox>();
  const whole = new Set<string>();
  for (const [marker, box] of template) {
    if (before.get(marker) === true && after.get(marker) !== true) gone.set(nameOf(box), box);
    if (before.has(marker) && after.has(marker)) whole.add(nameOf(box));
  }
  const counts = tickCounts(boxes);
  for (const [name, count] of tickCounts(known)) {
    const box = known.find((candidate) => nameOf(candidate) === name);
    if (box && !whole.has(name) && count > (counts.get(name) ?? 0)) gone.set(name, box);
  }
  return [...gone.values()];
}

/** What a person's edit said is gone, and it may have been an untick of anything that is theirs. */
function forgetWordOf(walk: Walk, editor: Account, at: string): void {
  say(walk, editor, at, { type: 'revoke', role: null, via: 'tick' });
  const ticked = walk.known.filter((box) => box.kind === 'acknowledgement' && box.ticked);
  for (const box of new Set([...walk.acknowledged, ...ticked.map(({ name }) => name)])) {
    say(walk, editor, at, { type: 'unacknowledge', box });
  }
}

/** Across deleted content nobody is credited, and nobody keeps what is not ticked any more. */
function closeGap(walk: Walk, boxes: readonly Box[], { editor, at }: Revision, ours: boolean): void {
  const counts = tickCounts(boxes);
  // Our own bot may have written the line anew: there only the tick is asked.
  const gone = ours
    ? oneAName(walk.known.filter((box) => box.ticked && !counts.has(nameOf(box))))
    : untickedBoxes(walk, boxes);
  const author = isPerson(editor) ? [editor] : [];
  for (const box of gone) {
    const credited = [...(walk.credited.get(box.name)?.values() ?? [])];
    // Nobody in particular opened an acknowledgement, so it is said in our own name.
    const accounts = box.kind === 'acknowledgement' ? [walk.poster] : [...author, ...credited];
    for (const account of accounts) untick(walk, box, account, at);
  }
}
