/**
 * Our own comments: posted once and rewritten in place. A post whose answer is lost is not sent again, because GitHub may
 * have taken it; the next evaluation finds the comment by its marker.
 */
import { phrase, type Text } from '../../../model/text.ts';
import { fitting, longestComment } from './limits.ts';
import type { Scene } from './scene.ts';

interface CommentAnswer {
  readonly id: number;
  readonly body?: string;
}

/** Original and newest 99. */
const keptRevisions = 100;

/** @param what `the checklist`, for sentences */
export async function postComment(scene: Scene, text: string, what: Text): Promise<number> {
  const body = fitting(text, longestComment, phrase`The body of ${what}`);
  const answer = await scene.writer.send<CommentAnswer>(
    'POST /repos/{owner}/{repo}/issues/{issue_number}/comments',
    { issue_number: scene.snapshot.pull.number, body },
    { doing: phrase`post ${what}`, permission: 'pull-requests: write' },
  );
  scene.written.set(answer.id, { body: answer.body ?? body, revisions: 1 });
  return answer.id;
}

/** @returns `false`: somebody deleted it meanwhile */
export async function rewriteComment(scene: Scene, id: number, text: string, what: Text): Promise<boolean> {
  const body = fitting(text, longestComment, phrase`The body of ${what}`);
  const answer = await scene.writer.sendIfThere<CommentAnswer>(
    'PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}',
    { comment_id: id, body },
    { doing: phrase`rewrite ${what}`, permission: 'pull-requests: write' },
  );
  if (answer === null) return false;
  const before = scene.present.comments.get(id)?.revisions;
  // The first edit adds the original beside itself, so that both 1 and 2 revisions become one more.
  const revisions = before === undefined ? keptRevisions : Math.min(keptRevisions, before + 1);
  scene.written.set(id, { body: answer.body ?? body, revisions });
  return true;
}
