/**
 * What somebody else took away by deleting. Whoever may write can delete any comment, and must not be able to lift a veto
 * or to bring a revoked signature back by that. GitHub tells of such a deletion and not what was said: so everything that
 * the author had said before counts as taken back, and a veto that our own checklist showed before stays in force.
 */
import { type Account, isPerson } from '../model/account.ts';
import type { Checklist, Deletion, Evidence, PersonComment } from '../model/evidence.ts';
import { boxPattern, shownPattern, vetoPattern } from '../model/markers.ts';
import type { SignoffEvent } from '../model/signoff.ts';
import { isOurs } from './shown.ts';

interface Loss extends Deletion {
  /** Second at which the comment was posted; `null`: GitHub does not tell which comment it was. */
  readonly postedAt: number | null;
  readonly source: string;
}

/** A revision of a checklist that is ours. */
interface OwnRevision {
  readonly at: number;
  /** `null`: its content was deleted, or others after it were dropped. */
  readonly body: string | null;
  readonly checklist: number;
}

interface ShownVeto {
  readonly account: number;
  /** Second at which it was said. */
  readonly saidAt: number;
}

type Heard = Pick<Evidence, 'checklists' | 'comments' | 'deletions'>;

export function lostWords(evidence: Heard): readonly SignoffEvent[] {
  const own = evidence.checklists.flatMap(ownRevisions);
  return lossesOf(evidence).flatMap((loss) => [
    ...silence(loss),
    ...keptVetoes(loss, own, evidence),
    ...presumedVeto(loss, own, evidence),
  ]);
}

function lossesOf({ comments, deletions }: Heard): readonly Loss[] {
  const deleted = deletions.filter(isByAnother).map((deletion, index) => ({
    ...deletion,
    postedAt: null,
    source: `deletion:${index}`,
  }));
  return [...deleted, ...comments.filter(({ original }) => original === null).map(lostOriginal)];
}

/** Where one of the two is not known it may have been somebody else. */
function isByAnother({ author, by }: Deletion): boolean {
  return author === null || by === null || author.id !== by.id;
}

function lostOriginal({ id, author, createdAt, editedAt, originalLost }: PersonComment): Loss {
  const { at, by } = originalLost ?? { at: editedAt ?? createdAt, by: null };
  return { author, at, by, postedAt: secondOf(createdAt), source: `comment:${id}` };
}

/** For a comment that is still there `commands/events.ts` takes back what was said before it. */
function silence({ author, at, by, postedAt, source }: Loss): readonly SignoffEvent[] {
  if (postedAt !== null || (author !== null && !isPerson(author))) return [];
  const account = author ?? by ?? nobody(0);
  return [{ type: 'silence', account, at, source, sequence: 0, everybody: author === null, by: by?.login ?? null }];
}

function keptVetoes(loss: Loss, own: readonly OwnRevision[], evidence: Heard): readonly SignoffEvent[] {
  const until = secondOf(loss.at);
  const shown = own.filter(({ at }) => at <= until).flatMap(({ body }) => shownVetoes(body));
  const unique = new Map(shown.map((veto) => [keyOf(veto), veto]));
  return [...unique.values()]
    .filter((veto) => isAbout(loss, veto))
    .filter((veto) => !isThere(veto, evidence.comments) && !wasTakenBack(veto, until, own))
    .map(({ account, saidAt }) => ({
      type: 'block',
      reason: `${deedOf(loss)}; until then the checklist had shown this block`,
      account: authorOf(account, loss, evidence.comments),
      at: new Date(saidAt * 1000).toISOString(),
      source: `veto:${account}`,
      sequence: 0,
    }));
}

function isAbout({ author, postedAt }: Loss, { account, saidAt }: ShownVeto): boolean {
  return (author === null || author.id === account) && (postedAt === null || postedAt === saidAt);
}

/** A comment that can be read speaks for itself, also where its author thought better of it. */
function isThere({ account, saidAt }: ShownVeto, comments: readonly PersonComment[]): boolean {
  return comments.some(
    ({ author, createdAt, original }) => author?.id === account && secondOf(createdAt) === saidAt && original !== null,
  );
}

/** A later one, of before the loss, showed it no more: the person had thought better of it. */
function wasTakenBack(veto: ShownVeto, until: number, own: readonly OwnRevision[]): boolean {
  const shows = ({ body }: OwnRevision) => shownVetoes(body).some((other) => keyOf(other) === keyOf(veto));
  const last = Math.max(...own.filter((revision) => revision.at <= until && shows(revision)).map(({ at }) => at));
  // Of what happened in the very second nobody can tell which came first.
  return own.some(({ at, body }) => at > last && at < until && tellsOfVetoes(body));
}

/** While there are no migrations, and once it is closed, a checklist has no boxes and names no vetoes either. */
function tellsOfVetoes(body: string | null): boolean {
  return body !== null && shownPattern.test(body) && body.split('\n').some((line) => boxPattern.test(line));
}

/** Whoever takes away what the checklists had shown as well gets no further by it. */
function presumedVeto(loss: Loss, own: readonly OwnRevision[], evidence: Heard): readonly SignoffEvent[] {
  const { author, at, source } = loss;
  const before = own.filter((revision) => revision.at <= secondOf(at));
  if (!isPerson(author) || !(before.some(({ body }) => body === null) || isChecklistGone(before, evidence))) return [];
  const reason = `${deedOf(loss)}, and what the checklist had shown until then is gone too, so it may have been a block`;
  return [{ type: 'block', reason, account: author, at, source, sequence: 1 }];
}

/** One that is open tells that there was no newer one. */
function isChecklistGone(before: readonly OwnRevision[], { deletions }: Heard): boolean {
  const newest = new Map(before.map((revision) => [revision.checklist, revision.body]));
  const isOpen = [...newest.values()].some((body) => body !== null && shownPattern.test(body));
  return !isOpen && deletions.some((deletion) => deletion.author?.type === 'Bot' && isByAnother(deletion));
}

function ownRevisions(checklist: Checklist): readonly OwnRevision[] {
  const { complete, id, revisions } = checklist;
  return revisions.flatMap((revision, index) => {
    if (!isOurs(checklist, revision)) return [];
    // Between the original and the newest 99 others may have been dropped.
    const body = !complete && index === 0 ? null : revision.body;
    return [{ at: secondOf(revision.at), body, checklist: id }];
  });
}

function shownVetoes(body: string | null): readonly ShownVeto[] {
  return [...(body ?? '').matchAll(vetoPattern)].map(([, account, saidAt]) => ({
    account: Number(account),
    saidAt: Number(saidAt),
  }));
}

function keyOf({ account, saidAt }: ShownVeto): string {
  return `${account} ${saidAt}`;
}

function authorOf(id: number, { author }: Loss, comments: readonly PersonComment[]): Account {
  return author ?? comments.find((comment) => comment.author?.id === id)?.author ?? nobody(id);
}

function nobody(id: number): Account {
  return { id, login: 'ghost', type: 'User' };
}

/** What was done, as a person would say it. */
function deedOf({ author, by, postedAt }: Loss): string {
  const who = by?.login ?? 'somebody unknown';
  if (postedAt !== null) return `what the comment had said was deleted by ${who}`;
  return author === null ? `a comment was deleted by ${who}` : `a comment of ${author.login}'s was deleted by ${who}`;
}

/** GitHub's times are to the second. */
function secondOf(time: string): number {
  return Math.floor(Date.parse(time) / 1000);
}
