/** The comment with the analysis: one, rewritten in place, and left alone where none is wanted. */
import { phrase } from '../../../model/text.ts';
import { postComment, rewriteComment } from './comments.ts';
import { sameText } from './moved.ts';
import type { Scene } from './scene.ts';

/** @returns its number; `null`: there is none */
export async function writeReport(scene: Scene): Promise<number | null> {
  const { report: wanted } = scene.publication;
  const { report: present } = scene.snapshot.published;
  if (wanted === null) return present?.id ?? null;
  if (present && sameText(present.body, wanted)) return present.id;
  if (present && (await rewriteComment(scene, present.id, wanted, phrase`the report`))) return present.id;
  return postComment(scene, wanted, phrase`the report`);
}
