/**
 * Comments of a pull request that are gone. Of a deleted comment GitHub keeps that it was there, whose it was and who deleted
 * it; without that anybody who may write could delete a veto, and nobody would know that there had been something.
 */
import type { Deletion } from '../../model/evidence.ts';
import { type ActorNode, accountOf, actorFields } from './account.ts';

export interface DeletionNode {
  readonly createdAt: string;
  readonly actor: ActorNode | null;
  readonly deletedCommentAuthor: ActorNode | null;
}

/** Entries of the timeline that tell of it. */
export const deletionTypes = 'COMMENT_DELETED_EVENT';

/** The part of a GraphQL query, on such an entry, that `deletionOf` understands. */
export const deletionFields = `... on CommentDeletedEvent {
      createdAt actor { ${actorFields} } deletedCommentAuthor { ${actorFields} }
    }`;

export function deletionOf({ createdAt, actor, deletedCommentAuthor }: DeletionNode): Deletion {
  return { at: createdAt, author: accountOf(deletedCommentAuthor), by: accountOf(actor) };
}
