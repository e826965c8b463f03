/** Answers to people's comments: a reaction first, then words where there are some; each once, whatever is delivered twice. */

import type { Reaction } from '../../../model/evidence.ts';
import { replyMarker, replyPattern } from '../../../model/markers.ts';
import type { Reply } from '../../../model/publication.ts';
import { phrase } from '../../../model/text.ts';
import { postComment } from './comments.ts';
import type { Scene } from './scene.ts';

/** As REST names them: https://docs.github.com/en/rest/reactions/reactions */
export const reactionContents: Readonly<Record<Reaction, string>> = {
  THUMBS_UP: '+1',
  CONFUSED: 'confused',
  EYES: 'eyes',
};

export async function answer(scene: Scene, reply: Reply): Promise<void> {
  const comment = scene.snapshot.evidence.comments.find(({ id }) => id === reply.comment);
  if (!comment) return;
  if (!comment.ownReactions.includes(reply.reaction)) {
    const there = await scene.writer.sendIfThere(
      'POST /repos/{owner}/{repo}/issues/comments/{comment_id}/reactions',
      { comment_id: reply.comment, content: reactionContents[reply.reaction] },
      { doing: phrase`react to a comment`, permission: 'pull-requests: write' },
    );
    if (there === null) return;
  }
  if (reply.body === null || comment.answered) return;
  const marked = replyPattern.test(reply.body) ? reply.body : `${replyMarker(reply.comment)}\n${reply.body}`;
  await postComment(scene, marked, phrase`a reply`);
}
