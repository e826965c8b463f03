/** All comments of an issue or a pull request, page by page, with its own fields beside them. */

import { FaultError } from '../../../model/fault.ts';
import { phrase } from '../../../model/text.ts';
import { forbidden } from '../errors.ts';
import { isUnknown } from '../pages.ts';
import { type Place, repositoryPlace } from '../place.ts';
import { type CommentNode, commentFields, type Page } from '../pull-query.ts';

/** 10,000 comments. */
const mostPages = 100;

type Commented = { readonly comments: Page<CommentNode> };

export interface Asked {
  readonly kind: 'issue' | 'pullRequest';
  readonly number: number;
  /** In GraphQL, beside the comments. */
  readonly fields: string;
}

/** @returns `null`: there is no such thing, or it is not to be seen */
export async function readCommented<Node extends Commented = Commented>(
  place: Place,
  { kind, number, fields }: Asked,
): Promise<Node | null> {
  const query = `query ($owner: String!, $name: String!, $number: Int!, $after: String) {
  repository(owner: $owner, name: $name) {
    ${kind}(number: $number) {
      ${fields}
      comments(first: 100, after: $after) { totalCount pageInfo { hasNextPage endCursor } nodes { ${commentFields} } }
    }
  }
}`;
  const comments: CommentNode[] = [];
  let after: string | null = null;
  for (let page = 0; page < mostPages; page += 1) {
    const variables = { ...repositoryPlace(place), number, after };
    const answer: { readonly repository: Readonly<Record<string, Node | null>> | null } = await place.client
      .graphql<{ readonly repository: Readonly<Record<string, Node | null>> | null }>(query, variables, isUnknown)
      .catch((error: unknown) => {
        const permission = kind === 'issue' ? 'issues: read' : 'pull-requests: read';
        throw forbidden(error, { doing: phrase`read the comments of the rollout`, permission });
      });
    const node = answer.repository?.[kind];
    if (!node) return null;
    comments.push(...node.comments.nodes.filter(Boolean));
    if (!node.comments.pageInfo.hasNextPage) return { ...node, comments: { ...node.comments, nodes: comments } };
    after = node.comments.pageInfo.endCursor;
  }
  throw new FaultError({
    code: 'size',
    where: `#${number}`,
    what: phrase`It has more than ${mostPages * 100} comments, so not all that was said could be read.`,
    mend: phrase`Go on in an issue of your own.`,
  });
}
