/**
 * Makes GitHub show what an evaluation found, and writes only what differs. The gate is closed before anything else and
 * opened after everything that it stands on was shown; when the pull request, a tick or a command moved meanwhile, the
 * result is stale and no success stays.
 */

import { FaultError } from '../../../model/fault.ts';
import type { PublishResult, PullSnapshot } from '../../../model/forge.ts';
import type { Publication, Status } from '../../../model/publication.ts';
import type { RepositoryRef } from '../../../model/pull.ts';
import { inEnglish } from '../../../model/text.ts';
import type { GithubClient } from '../client.ts';
import { writeCheckRun } from './check-run.ts';
import { writeChecklist } from './checklist.ts';
import { postInline } from './inline.ts';
import { setLabels } from './labels.ts';
import { pullMoved, wordsMoved } from './moved.ts';
import { wasOvertaken } from './overtaken.ts';
import { type Present, readPresent } from './present.ts';
import { answer } from './replies.ts';
import { writeReport } from './report.ts';
import { requestReviewers } from './reviewers.ts';
import type { Scene } from './scene.ts';
import { differs, type PostedStatus, postStatus, sameStatus } from './status.ts';
import { openWriter } from './writer.ts';

/** Shown until the evaluation that follows at once. */
const movedStatus: Status = {
  state: 'pending',
  description: 'The pull request changed while it was being reviewed; it is being reviewed again.',
};

export async function publish(
  client: GithubClient,
  repository: RepositoryRef,
  snapshot: PullSnapshot,
  publication: Publication,
  { app }: { readonly app: boolean },
): Promise<PublishResult> {
  const writer = openWriter(client, repository);
  const present = await readNow({ client, repository, snapshot, publication });
  const scene: Scene = {
    client,
    repository,
    snapshot,
    publication,
    present,
    threads: present.threads,
    writer,
    written: new Map(),
    notes: [],
  };
  if (pullMoved(snapshot, present) || wasContradicted(scene)) return result(scene, true, null);
  const closed = await closeGate(scene);
  if (wordsMoved(snapshot, present, scene.written)) return result(scene, true, null);

  const checklist = await writeChecklist(scene);
  const reportId = await writeReport(scene);
  const checklistUrl = commentUrl(scene, checklist.id);
  const targetUrl = checklistUrl ?? commentUrl(scene, reportId);
  if (checklist.lost) return result(scene, true, checklistUrl);
  const posted = await writeStatus(scene, closed, targetUrl);
  const opened = posted && publication.status.state === 'success';
  // Whatever was written may have covered up what a newer evaluation wrote: then it is put right at once.
  if (writer.written > 0 && (await movedMeanwhile(scene, opened, closed, targetUrl))) {
    return result(scene, true, checklistUrl);
  }

  await showTheRest(scene, app, targetUrl);
  return result(scene, false, checklistUrl);
}

/** Another evaluation posted since the snapshot; what it knew is read before anything opens. */
function wasContradicted({ snapshot, publication, present }: Scene): boolean {
  return publication.status.state === 'success' && !sameStatus(snapshot.published.status, present.status);
}

/** No older success may outlive the reasons for it, whatever fails later. */
async function closeGate(scene: Scene): Promise<PostedStatus | null> {
  const { publication, present, snapshot } = scene;
  if (publication.status.state === 'success' || present.status?.state !== 'success') return present.status;
  const target = commentUrl(scene, snapshot.published.checklist?.id ?? null) ?? present.status.targetUrl;
  return post(scene, publication.status, target);
}

/** @returns whether it had to be written */
async function writeStatus(scene: Scene, present: PostedStatus | null, targetUrl: string | null): Promise<boolean> {
  const { status } = scene.publication;
  if (!differs(present, status, targetUrl)) return false;
  try {
    await post(scene, status, targetUrl);
  } catch (error) {
    // GitHub may have taken a success although its answer was lost, and nobody would look after it.
    if (status.state === 'success') await post(scene, movedStatus, targetUrl).catch(() => undefined);
    throw error;
  }
  return true;
}

/** GitHub has no compare-and-set: a success is looked after once, and taken back when it is not certain. */
async function movedMeanwhile(
  scene: Scene,
  opened: boolean,
  seen: PostedStatus | null,
  targetUrl: string | null,
): Promise<boolean> {
  const { client, repository, snapshot, written } = scene;
  let moved = true;
  try {
    const now = await readNow(scene);
    scene.threads = now.threads;
    const overtaken = opened && (await wasOvertaken(client, repository, snapshot.pull.head.sha, seen));
    moved = overtaken || pullMoved(snapshot, now) || wordsMoved(snapshot, now, written);
  } finally {
    if (moved && opened) await post(scene, movedStatus, targetUrl);
  }
  return moved;
}

/** What helps people and opens nothing: a failure here is told, and does not hold the verdict back. */
async function showTheRest(scene: Scene, app: boolean, detailsUrl: string | null): Promise<void> {
  const answered = new Set<number>();
  for (const reply of scene.publication.replies) {
    if (answered.has(reply.comment)) continue;
    answered.add(reply.comment);
    await attempt(scene, 'A comment was not answered', () => answer(scene, reply));
  }
  await attempt(scene, 'No comments were made on lines', () => postInline(scene));
  await attempt(scene, 'The labels were not set', () => setLabels(scene));
  await attempt(scene, 'Nobody was asked for a review', () => requestReviewers(scene));
  if (app) await attempt(scene, 'The check run was not written', () => writeCheckRun(scene, detailsUrl));
}

async function attempt(scene: Scene, what: string, step: () => Promise<void>): Promise<void> {
  try {
    await step();
  } catch (error) {
    scene.notes.push(`${what}: ${reason(error)}`);
  }
}

function reason(error: unknown): string {
  if (error instanceof FaultError) return [error.fault.what, error.fault.mend ?? ''].map(inEnglish).join(' ').trim();
  return (error instanceof Error ? error.message : String(error)).slice(0, 500);
}

function readNow({
  client,
  repository,
  snapshot,
  publication,
}: Pick<Scene, 'client' | 'repository' | 'snapshot' | 'publication'>): Promise<Present> {
  return readPresent(client, repository, {
    number: snapshot.pull.number,
    sha: snapshot.pull.head.sha,
    backTo: snapshot.published.checklist?.id ?? null,
    threads: publication.inline.length > 0,
  });
}

function post({ client, repository, snapshot, writer }: Scene, status: Status, targetUrl: string | null) {
  return postStatus(client, repository, snapshot.pull.head.sha, status, targetUrl, writer);
}

function commentUrl({ present }: Scene, id: number | null): string | null {
  return id === null ? null : `${present.url}#issuecomment-${id}`;
}

function result(scene: Scene, moved: boolean, checklistUrl: string | null): PublishResult {
  return { moved, written: scene.writer.written, checklistUrl, notes: scene.notes };
}
