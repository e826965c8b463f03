/** Writes the tracking issue and what points to it: only what differs, each once, whatever is delivered twice. */

import type { PersonComment } from '../../../model/evidence.ts';
import { FaultError } from '../../../model/fault.ts';
import { replyMarker, replyPattern } from '../../../model/markers.ts';
import type { Reply } from '../../../model/publication.ts';
import { phrase, type Text } from '../../../model/text.ts';
import type { MergedPull, TrackingIssue, TrackingPublication } from '../../../model/tracking.ts';
import { type Asked, statusOf } from '../errors.ts';
import type { Place } from '../place.ts';
import { fitting, longestComment } from '../publish/limits.ts';
import { sameText } from '../publish/moved.ts';
import { reactionContents } from '../publish/replies.ts';
import { openWriter, type Writer } from '../publish/writer.ts';
import { readPointers, readTrackingIssue, trackingLabel } from './read.ts';

const onIssue = (doing: Text): Asked => ({ doing, permission: 'issues: write' });
const onPull = (doing: Text): Asked => ({ doing, permission: 'pull-requests: write' });

export async function openTracking({ client, repository }: Place, title: string, body: string): Promise<number> {
  const writer = openWriter(client, repository);
  const parameters = {
    title,
    body: fitting(body, longestComment, phrase`The tracking issue`),
    labels: [trackingLabel],
  };
  try {
    const route = 'POST /repos/{owner}/{repo}/issues';
    return (await writer.send<{ readonly number: number }>(route, parameters, onIssue(phrase`open the tracking issue`)))
      .number;
  } catch (error) {
    if (statusOf(error) !== 410) throw error;
    throw new FaultError({
      code: 'configuration',
      where: 'report.trackingIssue',
      what: phrase`Issues are switched off in this repository, so no tracking issue can be opened.`,
      mend: phrase`Switch them on in the settings of the repository, or set \`report.trackingIssue: false\`.`,
    });
  }
}

export async function closeDuplicate({ client, repository }: Place, number: number, body: string): Promise<void> {
  await openWriter(client, repository).sendIfThere(
    'PATCH /repos/{owner}/{repo}/issues/{issue_number}',
    { issue_number: number, body, state: 'closed', state_reason: 'not_planned' },
    onIssue(phrase`close a second tracking issue`),
  );
}

export async function publishTracking(
  place: Place,
  issue: TrackingIssue,
  { body, state, replies, reminder }: TrackingPublication,
): Promise<number> {
  const writer = openWriter(place.client, place.repository);
  const stands = sameText(issue.body, body);
  if (!stands || issue.state !== state) {
    const reason = state === 'closed' ? { state_reason: 'completed' } : {};
    await writer.sendIfThere(
      'PATCH /repos/{owner}/{repo}/issues/{issue_number}',
      {
        issue_number: issue.number,
        ...(stands ? {} : { body: fitting(body, longestComment, phrase`The tracking issue`) }),
        ...(issue.state === state ? {} : { state, ...reason }),
      },
      onIssue(phrase`bring the tracking issue up to date`),
    );
  }
  await answerAll(writer, issue, replies, onIssue);
  if (reminder !== null && issue.reminders.length === 0) await remind(place, writer, issue, reminder);
  return writer.written;
}

/** Two that look at the same time both remind; the younger reminder is taken away. */
async function remind(place: Place, writer: Writer, issue: TrackingIssue, body: string): Promise<void> {
  const id = await comment(writer, issue.number, body, onIssue(phrase`remind of what is owed`));
  const [first] = (await readTrackingIssue(place, issue.number))?.reminders ?? [];
  if (first === undefined || first === id) return;
  await writer.sendIfThere(
    'DELETE /repos/{owner}/{repo}/issues/comments/{comment_id}',
    { comment_id: id },
    onIssue(phrase`take a second reminder away`),
  );
}

/** As with reminders: of two only the older one stays, and whoever looks next puts its words right. */
async function point(place: Place, writer: Writer, { number }: MergedPull, body: string): Promise<void> {
  const asked = onPull(phrase`say where the rollout is tracked`);
  const id = await comment(writer, number, body, asked);
  const [first] = await readPointers(place, number);
  if (first === undefined || first === id) return;
  await writer.sendIfThere('DELETE /repos/{owner}/{repo}/issues/comments/{comment_id}', { comment_id: id }, asked);
}

export async function publishPointer(
  place: Place,
  pull: MergedPull,
  pointer: string,
  replies: readonly Reply[],
): Promise<number> {
  const writer = openWriter(place.client, place.repository);
  const asked = onPull(phrase`say where the rollout is tracked`);
  if (pull.pointer === null) await point(place, writer, pull, pointer);
  else if (!sameText(pull.pointer.body, pointer)) {
    await writer.sendIfThere(
      'PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}',
      { comment_id: pull.pointer.id, body: pointer },
      asked,
    );
  }
  await answerAll(writer, pull, replies, onPull);
  return writer.written;
}

interface Conversation {
  readonly number: number;
  readonly comments: readonly PersonComment[];
}

async function answerAll(
  writer: Writer,
  { number, comments }: Conversation,
  replies: readonly Reply[],
  asked: (doing: Text) => Asked,
): Promise<void> {
  for (const { comment: id, reaction, body } of replies) {
    const answered = comments.find((one) => one.id === id);
    if (!answered) continue;
    if (!answered.ownReactions.includes(reaction)) {
      const there = await writer.sendIfThere(
        'POST /repos/{owner}/{repo}/issues/comments/{comment_id}/reactions',
        { comment_id: id, content: reactionContents[reaction] },
        asked(phrase`react to a comment`),
      );
      if (there === null) continue;
    }
    if (body === null || answered.answered) continue;
    const marked = replyPattern.test(body) ? body : `${replyMarker(id)}\n${body}`;
    await comment(writer, number, marked, asked(phrase`post a reply`));
  }
}

async function comment(writer: Writer, number: number, body: string, asked: Asked): Promise<number> {
  const { id } = await writer.send<{ readonly id: number }>(
    'POST /repos/{owner}/{repo}/issues/{issue_number}/comments',
    { issue_number: number, body: fitting(body, longestComment, phrase`The comment`) },
    asked,
  );
  return id;
}
