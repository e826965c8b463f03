/** What resolvers share: who looks, connections with GitHub's own limits, and its refusals. */
import { GraphQLError } from 'graphql';
import type { Repository } from '../repository.ts';
import { visible } from '../rest/context.ts';
import { mayWith, type Need, type Token } from '../tokens.ts';
import type { World } from '../world.ts';

export interface Viewer {
  readonly world: World;
  readonly token: Token;
}

/** An object of GitHub's schema: values, and functions for what takes arguments or costs something. */
export type View = Readonly<Record<string, unknown>> & { readonly __typename: string };

export interface Paging {
  readonly first?: number | null;
  readonly last?: number | null;
  readonly after?: string | null;
  readonly before?: string | null;
}

/** An error as GitHub's GraphQL gives it: with a type beside its message. */
export function refusal(type: string, message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { type } });
}

/** Reading a public repository takes no permission; of a private one it takes one of these. */
export function allow({ token }: Viewer, repository: Repository, need: Need): void {
  if (token.permissions === null || !repository.private || mayWith(token.permissions, need)) return;
  throw refusal('FORBIDDEN', 'Resource not accessible by integration');
}

export function maySee({ world, token }: Viewer, repository: Repository): boolean {
  return visible(world, token, repository.owner.login, repository.name) === repository;
}

const mostNodes = 100;

function cursor(index: number): string {
  return Buffer.from(`cursor:${index}`).toString('base64');
}

function position(text: string): number {
  const index = /^cursor:(\d+)$/.exec(Buffer.from(text, 'base64').toString('utf8'))?.[1];
  if (index === undefined)
    throw refusal('INVALID_CURSOR_ARGUMENTS', `\`${text}\` does not appear to be a valid cursor.`);
  return Number(index);
}

/** A page of a list. Without `first` or `last`, and for more than a hundred, GitHub refuses. */
export function connection<Item>(
  typename: string,
  items: readonly Item[],
  { first, last, after, before }: Paging,
  show: (item: Item) => unknown,
): View {
  const size = first ?? last;
  if (size === null || size === undefined) {
    throw refusal(
      'MISSING_PAGINATION_BOUNDARIES',
      `You must provide a \`first\` or \`last\` value to properly paginate the \`${typename}\`.`,
    );
  }
  if (size < 0 || size > mostNodes) {
    throw refusal(
      'EXCESSIVE_PAGINATION',
      `Requesting ${size} records on the \`${typename}\` exceeds the \`first\` limit of ${mostNodes} records.`,
    );
  }
  let start = after ? position(after) + 1 : 0;
  let end = before ? position(before) : items.length;
  if (first !== null && first !== undefined) end = Math.min(end, start + first);
  else start = Math.max(start, end - size);
  const rows = items.slice(start, end);
  return {
    __typename: typename,
    totalCount: items.length,
    pageInfo: {
      __typename: 'PageInfo',
      hasNextPage: end < items.length,
      hasPreviousPage: start > 0,
      startCursor: rows.length > 0 ? cursor(start) : null,
      endCursor: rows.length > 0 ? cursor(start + rows.length - 1) : null,
    },
    nodes: () => rows.map(show),
    edges: () =>
      rows.map((item, index) => ({
        __typename: typename.replace(/Connection$/, 'Edge'),
        cursor: cursor(start + index),
        node: () => show(item),
      })),
  };
}
