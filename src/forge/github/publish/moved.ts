/**
 * Whether what a verdict stands on changed since the snapshot: the commits, or what people ticked and said. Noise is left
 * out: a comment counts only where it holds, or held, a command.
 */
import type { PullSnapshot } from '../../../model/forge.ts';
import { checklistMarker, replyPattern, reportMarker } from '../../../model/markers.ts';
import type { Present, PresentComment } from './present.ts';

/** A comment as it should be found, because it was read or written so. */
export interface KnownComment {
  /** `null`: not known, so it is not compared. */
  readonly body: string | null;
  readonly revisions: number;
}

/** Of the comments that this publication wrote. */
export type Written = ReadonlyMap<number, KnownComment>;

export function pullMoved({ pull }: PullSnapshot, present: Present): boolean {
  return present.headSha !== pull.head.sha || present.baseRef !== pull.base.ref || present.state !== pull.state;
}

export function wordsMoved(snapshot: PullSnapshot, present: Present, written: Written): boolean {
  const checklists = new Map([...readChecklists(snapshot), ...written]);
  return (
    [...checklists].some(([id, known]) => checklistMoved(id, known, present)) ||
    commandsMoved(snapshot, present) ||
    reviewsMoved(snapshot, present) ||
    [...present.comments.values()].some((comment) => isForeignChecklist(comment, checklists, newest(snapshot)))
  );
}

/** GitHub hands line ends back as they were sent, and browsers send others. */
export function sameText(left: string, right: string): boolean {
  return plain(left) === plain(right);
}

function plain(text: string): string {
  return text.replace(/\r\n?/g, '\n').trimEnd();
}

/** Closed ones too: whoever unticks a box there takes a sign-off back. */
function readChecklists({ evidence, published }: PullSnapshot): Map<number, KnownComment> {
  const known = new Map<number, KnownComment>();
  for (const { id, revisions } of evidence.checklists) {
    known.set(id, { body: revisions.at(-1)?.body ?? null, revisions: revisions.length });
  }
  if (published.checklist) known.set(published.checklist.id, published.checklist);
  return known;
}

function checklistMoved(id: number, known: KnownComment, present: Present): boolean {
  const now = present.comments.get(id);
  if (!now) return id >= present.readFrom;
  return now.revisions > known.revisions || (known.body !== null && !sameText(now.body, known.body));
}

function commandsMoved({ evidence, published }: PullSnapshot, present: Present): boolean {
  const known = new Map(evidence.comments.map((comment) => [comment.id, comment]));
  const from = newest({ evidence, published });
  const deleted = evidence.comments.some(
    ({ id, body }) => holdsCommand(body) && id >= present.readFrom && !present.comments.has(id),
  );
  return (
    deleted ||
    [...present.comments.values()].some((comment) => {
      const before = known.get(comment.id);
      if (!before) return isSaid(comment) && comment.id > from && holdsCommand(comment.body);
      const edited = later(comment.lastEditedAt, before.editedAt);
      return edited && (holdsCommand(comment.body) || holdsCommand(before.body));
    })
  );
}

/** A policy may count them. One that only comments says nothing; one that is being written is seen by its author alone. */
function reviewsMoved({ evidence }: PullSnapshot, { reviews }: Present): boolean {
  const known = new Map(evidence.reviews.map((review) => [review.id, review]));
  const from = Math.max(0, ...known.keys());
  return reviews.some(({ id, state, edited, person }) => {
    const before = known.get(id);
    if (before) return before.state !== state || (edited && before.editedAt === null);
    return person && id > from && state !== 'commented' && state !== 'pending';
  });
}

/** A person whose token we use goes on speaking for themselves, except in what we posted. */
function isSaid({ person, own, body }: PresentComment): boolean {
  const posted = body.startsWith(reportMarker) || body.startsWith(checklistMarker) || replyPattern.test(body);
  return person && !(own && posted);
}

/**
 * Another evaluation posted one at the same time: it is read first, so that there are not two. A comment that somebody
 * edited into one is none.
 */
function isForeignChecklist(comment: PresentComment, known: Written, from: number): boolean {
  const { id, own, body, lastEditedAt } = comment;
  return own && id > from && !known.has(id) && lastEditedAt === null && body.startsWith(checklistMarker);
}

/** Comments are numbered in the order of their coming. */
function newest({ evidence, published }: Pick<PullSnapshot, 'evidence' | 'published'>): number {
  const { report, checklist } = published;
  return [...evidence.comments, ...evidence.checklists, report, checklist].reduce(
    (highest, comment) => Math.max(highest, comment?.id ?? 0),
    0,
  );
}

function holdsCommand(body: string): boolean {
  return /\/migration\b/i.test(body);
}

function later(now: string | null, before: string | null): boolean {
  return now !== null && (before === null || Date.parse(now) > Date.parse(before));
}
