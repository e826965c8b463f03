/**
 * What people had posted where somebody else edited it since. Whoever may write can edit any comment, and must not be able
 * to take a veto or a revocation away by that.
 */

import type { PersonComment } from '../../model/evidence.ts';
import { phrase } from '../../model/text.ts';
import { type ActorNode, accountOf, actorFields } from './account.ts';
import { forbidden } from './errors.ts';
import type { Place } from './place.ts';
import type { CommentNode } from './pull-query.ts';

interface RevisionNode {
  readonly deletedAt: string | null;
  readonly deletedBy: ActorNode | null;
  readonly diff: string | null;
}

interface OriginalsAnswer {
  readonly nodes: readonly ({
    readonly id: string;
    readonly userContentEdits: { readonly nodes: readonly (RevisionNode | null)[] | null } | null;
  } | null)[];
}

/** What was posted at first; `null`: its content was deleted, so nobody can tell. */
export type Original = Required<Pick<PersonComment, 'original'>> & Pick<PersonComment, 'originalLost'>;

/** GitHub answers for so many at once. */
const commentsPerRequest = 100;

/** GitHub always keeps the original, as the last of the history. */
const originalsQuery = `query ($ids: [ID!]!) {
  nodes(ids: $ids) { ... on IssueComment { id userContentEdits(last: 1) {
    nodes { deletedAt deletedBy { ${actorFields} } diff }
  } } }
}`;

/** @returns by `id` */
export async function readOriginals(
  { client }: Place,
  comments: readonly CommentNode[],
): Promise<ReadonlyMap<string, Original>> {
  const altered = comments.filter(isAlteredByAnother).map(({ id }) => id);
  const originals = new Map<string, Original>(altered.map((id) => [id, { original: null }]));
  for (let start = 0; start < altered.length; start += commentsPerRequest) {
    const ids = altered.slice(start, start + commentsPerRequest);
    const { nodes } = await client
      // A comment that was deleted a moment ago is none.
      .graphql<OriginalsAnswer>(originalsQuery, { ids }, ({ type }) => type === 'NOT_FOUND')
      .catch((error: unknown) => {
        throw forbidden(error, { doing: phrase`read what comments had said`, permission: 'pull-requests: read' });
      });
    for (const node of nodes) {
      const revision = node?.userContentEdits?.nodes?.[0];
      if (node && revision) originals.set(node.id, originalOf(revision));
    }
  }
  return originals;
}

function originalOf({ deletedAt, deletedBy, diff }: RevisionNode): Original {
  if (deletedAt === null) return { original: diff };
  return { original: null, originalLost: { at: deletedAt, by: accountOf(deletedBy) } };
}

function isAlteredByAnother({ author, editor, lastEditedAt }: CommentNode): boolean {
  const by = accountOf(author);
  return lastEditedAt !== null && by?.type === 'User' && accountOf(editor)?.id !== by.id;
}
