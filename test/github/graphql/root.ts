/** Where every GraphQL query starts: repositories, people, nodes by id, the limits. */
import type { Organization } from '../accounts.ts';
import type { EditedText } from '../comment.ts';
import { Pull } from '../pull.ts';
import type { Repository } from '../repository.ts';
import { visible } from '../rest/context.ts';
import { accountNode } from '../rest/shapes-accounts.ts';
import { commentView, lineCommentView, reviewView, revisionView } from './comment-view.ts';
import { commitView } from './git-view.ts';
import { actorView, teamView } from './people-view.ts';
import { issueView, pullView } from './pull-view.ts';
import { repositoryView } from './repository-view.ts';
import { maySee, refusal, type View, type Viewer } from './view.ts';

/** Every text of a repository that has an edit history. */
function textsOf(repository: Repository): EditedText[] {
  return [...repository.issues.values()].flatMap((issue) => [
    issue.text,
    ...issue.comments,
    ...(issue instanceof Pull ? [...issue.reviews, ...issue.lineComments] : []),
  ]);
}

/** What a node of a repository is, by the kind and the number in its id. */
function inRepository(viewer: Viewer, repository: Repository, kind: string, id: number): View | null {
  const issues = [...repository.issues.values()];
  const allPulls = repository.pulls;
  const by = <Item extends { readonly id: number }>(
    items: readonly Item[],
    show: (viewer: Viewer, item: Item) => View,
  ): View | null => {
    const found = items.find((item) => item.id === id);
    return found ? show(viewer, found) : null;
  };
  switch (kind) {
    case 'R':
      return repository.id === id ? repositoryView(viewer, repository) : null;
    case 'PR':
      return by(allPulls, pullView);
    case 'I':
      return by(
        issues.filter((issue) => !(issue instanceof Pull)),
        issueView,
      );
    case 'IC':
      return by(
        issues.flatMap(({ comments }) => comments),
        commentView,
      );
    case 'PRR':
      return by(
        allPulls.flatMap(({ reviews }) => reviews),
        reviewView,
      );
    case 'PRRC':
      return by(
        allPulls.flatMap(({ lineComments }) => lineComments),
        lineCommentView,
      );
    case 'UCE':
      return by(
        textsOf(repository).flatMap(({ revisions }) => revisions),
        revisionView,
      );
    default:
      return null;
  }
}

function node(viewer: Viewer, nodeId: string): View {
  const { world } = viewer;
  const [, kind = '', rest = ''] = /^([A-Z]+)_(.*)$/.exec(nodeId) ?? [];
  const id = Number(rest);
  const account = world.directory.byId(id);
  if (account && accountNode(account) === nodeId) return actorView(viewer, account) as View;
  const team = kind === 'T' ? world.directory.teams.get(id) : undefined;
  if (team) return teamView(viewer, team);
  for (const repository of world.repositories.values()) {
    if (!maySee(viewer, repository)) continue;
    const [owner, sha = ''] = rest.split('_');
    const isCommit = kind === 'C' && Number(owner) === repository.id && repository.store.commits.has(sha);
    const found = isCommit ? commitView(viewer, repository, sha) : inRepository(viewer, repository, kind, id);
    if (found) return found;
  }
  throw refusal('NOT_FOUND', `Could not resolve to a node with the global id of '${nodeId}'`);
}

function nodeOrError(viewer: Viewer, id: string): View | Error {
  try {
    return node(viewer, id);
  } catch (error) {
    return error as Error;
  }
}

export function rootView(viewer: Viewer): Record<string, unknown> {
  const { world, token } = viewer;
  return {
    viewer: () =>
      actorView(viewer, token.actor) && {
        ...actorView(viewer, token.actor),
        __typename: 'User',
        login: token.actor.login,
      },
    repository: ({ owner, name }: { owner: string; name: string }) => {
      const found = visible(world, token, owner, name);
      if (found) return repositoryView(viewer, found);
      throw refusal('NOT_FOUND', `Could not resolve to a Repository with the name '${owner}/${name}'.`);
    },
    user: ({ login }: { login: string }) => {
      const found = world.directory.find(login);
      if (found?.type === 'User') return actorView(viewer, found);
      throw refusal('NOT_FOUND', `Could not resolve to a User with the login of '${login}'.`);
    },
    organization: ({ login }: { login: string }) => {
      const found = world.directory.find(login);
      if (found?.type === 'Organization') return actorView(viewer, found as Organization);
      throw refusal('NOT_FOUND', `Could not resolve to an Organization with the login of '${login}'.`);
    },
    node: ({ id }: { id: string }) => node(viewer, id),
    nodes: ({ ids }: { ids: readonly string[] }) => ids.map((id) => nodeOrError(viewer, id)),
    rateLimit: () => ({
      __typename: 'RateLimit',
      cost: 1,
      limit: 5000,
      nodeCount: 0,
      remaining: 5000,
      used: 0,
      resetAt: world.clock.read(),
    }),
  };
}
