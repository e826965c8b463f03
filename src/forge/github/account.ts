/** GitHub's actors as accounts. Whoever has no number any more is a ghost, so nothing can be credited to them. */
import type { Account } from '../../model/account.ts';

/** The part of a GraphQL query, on an `Actor`, that `accountOf` understands. */
export const actorFields = `__typename login
  ... on User { databaseId } ... on Bot { databaseId } ... on Mannequin { databaseId } ... on Organization { databaseId }
  ... on EnterpriseUserAccount { user { databaseId } }`;

export interface ActorNode {
  readonly __typename: string;
  readonly login: string;
  readonly databaseId?: number | null;
  readonly user?: { readonly databaseId: number | null } | null;
}

/** As REST tells of an account. */
export interface RestAccount {
  readonly id: number;
  readonly login: string;
  readonly type: string;
}

const types: ReadonlySet<string> = new Set<Account['type']>([
  'User',
  'Bot',
  'Mannequin',
  'Organization',
  'EnterpriseUserAccount',
]);

export function accountOf(actor: ActorNode | null | undefined): Account | null {
  const id = actor?.databaseId ?? actor?.user?.databaseId;
  if (!actor || typeof id !== 'number' || !isType(actor.__typename)) return null;
  return { id, login: loginOf(actor.login, actor.__typename), type: actor.__typename };
}

export function accountOfRest(account: RestAccount | null | undefined): Account | null {
  if (!account || typeof account.id !== 'number' || !isType(account.type)) return null;
  return { id: account.id, login: loginOf(account.login, account.type), type: account.type };
}

function isType(type: string): type is Account['type'] {
  return types.has(type);
}

/** GraphQL leaves out the `[bot]` by which REST tells a bot from a person. */
function loginOf(login: string, type: Account['type']): string {
  return type === 'Bot' && !login.endsWith('[bot]') ? `${login}[bot]` : login;
}
