/**
 * The comment with the boxes. It is rewritten only when what it shows changes, because every rewrite races with a person's
 * tick and uses up history. Where history is nearly full a new one is posted, and the old one points to it.
 */

import { checklistMarker } from '../../../model/markers.ts';
import { phrase } from '../../../model/text.ts';
import { postComment, rewriteComment } from './comments.ts';
import { sameText } from './moved.ts';
import type { Scene } from './scene.ts';

export interface ChecklistOutcome {
  /** `null`: there is none. */
  readonly id: number | null;
  /** It was deleted after it had been read, with the ticks on it: what was judged does not hold any more. */
  readonly lost: boolean;
}

export async function writeChecklist(scene: Scene): Promise<ChecklistOutcome> {
  const wanted = scene.publication.checklist;
  const { checklist: present, staleChecklists } = scene.snapshot.published;
  if (!wanted) return { id: present?.id ?? null, lost: false };
  const outcome = await writeOpenOne(scene, wanted);
  const closed = wanted.fresh && present ? [...staleChecklists, present] : staleChecklists;
  for (const { id } of closed) await close(scene, id, wanted.closing, outcome.id);
  return outcome;
}

async function writeOpenOne(scene: Scene, wanted: { readonly body: string; readonly fresh: boolean }) {
  const present = scene.snapshot.published.checklist;
  if (!present || wanted.fresh)
    return { id: await postComment(scene, wanted.body, phrase`the checklist`), lost: false };
  if (sameText(present.body, wanted.body)) return { id: present.id, lost: false };
  const there = await rewriteComment(scene, present.id, wanted.body, phrase`the checklist`);
  if (there) return { id: present.id, lost: false };
  return { id: await postComment(scene, wanted.body, phrase`the checklist`), lost: true };
}

/** It stays known as a checklist, because the ticks in its history count. */
async function close(scene: Scene, id: number, closing: string, successor: number | null): Promise<void> {
  const marked = closing.startsWith(checklistMarker) ? closing : `${checklistMarker}\n${closing}`;
  const body = `${marked}\n\n${scene.present.url}#issuecomment-${successor}\n`;
  await rewriteComment(scene, id, body, phrase`an older checklist`);
}
