/** A repository and its merge queue for GraphQL. */
import { Pull } from '../pull.ts';
import type { Repository } from '../repository.ts';
import { nodeId, web } from '../rest/shapes-accounts.ts';
import type { Need } from '../tokens.ts';
import { expressionView, objectView, refView } from './git-view.ts';
import { actorView } from './people-view.ts';
import {
  type IssuesArguments,
  issuesConnection,
  issueView,
  type PullsArguments,
  pullsConnection,
  pullView,
  queueEntryView,
} from './pull-view.ts';
import { allow, connection, type Paging, refusal, type View, type Viewer } from './view.ts';

const contents: Need = [['contents', 'read']];
const pulls: Need = [['pull_requests', 'read']];
const issues: Need = [['issues', 'read']];

function releaseView(repository: Repository, { id, tag, at }: Repository['releases'][number]): View {
  return {
    __typename: 'Release',
    id: nodeId('RE', id),
    databaseId: id,
    tagName: tag,
    name: tag,
    url: `${web}/${repository.fullName}/releases/tag/${tag}`,
    isDraft: false,
    isPrerelease: false,
    isLatest: true,
    createdAt: at,
    publishedAt: at,
  };
}

export function repositoryView(viewer: Viewer, repository: Repository): View {
  const issueOrPull = (number: number): View => {
    const found = repository.issues.get(number);
    if (!found)
      throw refusal('NOT_FOUND', `Could not resolve to an issue or pull request with the number of ${number}.`);
    return found instanceof Pull ? pullView(viewer, found) : issueView(viewer, found);
  };
  return {
    __typename: 'Repository',
    id: nodeId('R', repository.id),
    databaseId: repository.id,
    name: repository.name,
    nameWithOwner: repository.fullName,
    url: `${web}/${repository.fullName}`,
    isFork: repository.parent !== null,
    isPrivate: repository.private,
    isArchived: false,
    visibility: repository.private ? 'PRIVATE' : 'PUBLIC',
    viewerPermission: repository.roleOf(viewer.token.actor).toUpperCase().replace('NONE', 'READ'),
    owner: () => actorView(viewer, repository.owner),
    parent: () => repository.parent && repositoryView(viewer, repository.parent),
    defaultBranchRef: () => refView(viewer, repository, `refs/heads/${repository.defaultBranch}`),
    ref: ({ qualifiedName }: { qualifiedName: string }) => {
      allow(viewer, repository, contents);
      const name = qualifiedName.startsWith('refs/') ? qualifiedName : `refs/heads/${qualifiedName}`;
      return refView(viewer, repository, name);
    },
    object: ({ expression, oid }: { expression?: string | null; oid?: string | null }) => {
      allow(viewer, repository, contents);
      return oid ? objectView(viewer, repository, oid) : expressionView(viewer, repository, expression ?? 'HEAD');
    },
    pullRequest: ({ number }: { number: number }) => {
      allow(viewer, repository, pulls);
      const found = repository.issues.get(number);
      if (found instanceof Pull) return pullView(viewer, found);
      throw refusal('NOT_FOUND', `Could not resolve to a PullRequest with the number of ${number}.`);
    },
    issue: ({ number }: { number: number }) => {
      allow(viewer, repository, issues);
      const found = repository.issues.get(number);
      if (found && !(found instanceof Pull)) return issueView(viewer, found);
      throw refusal('NOT_FOUND', `Could not resolve to an Issue with the number of ${number}.`);
    },
    issues: (args: IssuesArguments) => {
      allow(viewer, repository, issues);
      const all = [...repository.issues.values()].filter((issue) => !(issue instanceof Pull));
      return issuesConnection(viewer, all, args);
    },
    latestRelease: () => {
      allow(viewer, repository, contents);
      const newest = repository.releases.at(-1);
      return newest ? releaseView(repository, newest) : null;
    },
    issueOrPullRequest: ({ number }: { number: number }) => {
      allow(viewer, repository, pulls);
      return issueOrPull(number);
    },
    pullRequests: (args: PullsArguments) => {
      allow(viewer, repository, pulls);
      return pullsConnection(viewer, repository.pulls, args);
    },
    mergeQueue: ({ branch }: { branch?: string | null }) =>
      queueView(viewer, repository, branch ?? repository.defaultBranch),
  };
}

/** `null` for a branch that has no queue. */
function queueView(viewer: Viewer, repository: Repository, branch: string): View | null {
  allow(viewer, repository, [['merge_queues', 'read'], ...contents]);
  if (!repository.branches.has(branch)) return null;
  const entries = repository.queue.filter((group) => group.branch === branch).flatMap((group) => group.entries);
  return {
    __typename: 'MergeQueue',
    id: nodeId('MQ', `${repository.id}_${branch}`),
    url: `${web}/${repository.fullName}/queue/${branch}`,
    entries: (paging: Paging) =>
      connection('MergeQueueEntryConnection', entries, paging, (entry) => queueEntryView(viewer, repository, entry)),
    repository: () => repositoryView(viewer, repository),
  };
}
