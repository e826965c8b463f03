/** What a REST handler is given and how it answers. */

import type { Repository } from '../repository.ts';
import type { App, Keyring, Need, Token } from '../tokens.ts';
import { demand } from '../tokens.ts';
import { Refusal, type World } from '../world.ts';

export interface Context {
  readonly world: World;
  readonly keyring: Keyring;
  /** `null`: nobody, or an App with its own key. */
  readonly token: Token | null;
  readonly authorization: string | undefined;
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  readonly body: Readonly<Record<string, unknown>>;
  /** Of this server, for links between its answers. */
  readonly origin: string;
  readonly path: string;
}

export interface Answer {
  readonly status: number;
  /** `null`: none. */
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export type Handler = (context: Context) => Answer;

/** Handlers by OpenAPI's name of the operation. */
export type Handlers = Readonly<Record<string, Handler>>;

export function ok(body: unknown, headers: Readonly<Record<string, string>> = {}): Answer {
  return { status: 200, body, headers };
}

export function tokenOf({ token }: Context): Token {
  if (!token) throw new Refusal(401, 'Requires authentication');
  return token;
}

export function appOf({ keyring, authorization }: Context): App {
  return keyring.appOf(authorization);
}

/** The repository that is asked about, as far as the token may see it and has one of the permissions. */
export function repositoryOf(context: Context, need: Need): Repository {
  const token = tokenOf(context);
  const { owner = '', repo = '' } = context.params;
  const repository = visible(context.world, token, owner, repo);
  if (!repository) throw new Refusal(404, 'Not Found');
  const reading = need.every(([, level]) => level === 'read');
  if (!(reading && !repository.private)) demand(token, need);
  return repository;
}

/** Everybody sees a public repository; of the others a token sees its own. */
export function visible(world: World, token: Token, owner: string, name: string): Repository | null {
  const repository = world.repository(owner, name);
  if (!repository || repository.deleted) return null;
  if (!repository.private) return repository;
  const inside = token.repositories === null || token.repositories.has(repository);
  const known = token.permissions !== null || repository.roleOf(token.actor) !== 'none';
  return inside && known ? repository : null;
}

/** One page of a list, with the links to the others. */
export function page<Item>(context: Context, items: readonly Item[], show: (item: Item) => unknown): Answer {
  const { rows, headers } = slice(context, items);
  return ok(rows.map(show), headers);
}

export function slice<Item>(
  { query, origin, path }: Context,
  items: readonly Item[],
): { readonly rows: readonly Item[]; readonly headers: Readonly<Record<string, string>> } {
  const size = Math.min(100, Math.max(1, Number(query.per_page ?? 30)));
  const number = Math.max(1, Number(query.page ?? 1));
  const last = Math.max(1, Math.ceil(items.length / size));
  const link = (to: number, relation: string): string => {
    const search = new URLSearchParams({ ...query, per_page: String(size), page: String(to) });
    return `<${origin}${path}?${search}>; rel="${relation}"`;
  };
  const links = [
    ...(number > 1 ? [link(number - 1, 'prev')] : []),
    ...(number < last ? [link(number + 1, 'next'), link(last, 'last')] : []),
    ...(number > 1 ? [link(1, 'first')] : []),
  ];
  const rows = items.slice((number - 1) * size, number * size);
  return { rows, headers: links.length > 0 ? { link: links.join(', ') } : {} };
}
