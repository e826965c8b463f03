/** Comments on lines as GitHub keeps them: threads, of which the first comment is the one that may be ours. */

export interface ThreadPage {
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  readonly nodes: readonly {
    readonly comments: { readonly nodes: readonly { readonly body: string; readonly viewerDidAuthor: boolean }[] };
  }[];
}

/** The part of a GraphQL query, on a list of review threads, that gives a `ThreadPage`. */
export const threadFields =
  'pageInfo { hasNextPage endCursor } nodes { comments(first: 1) { nodes { body viewerDidAuthor } } }';
