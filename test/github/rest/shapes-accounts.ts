/** Accounts, teams, organisations and repositories as REST shows them. */
import type { Account, Organization, Role, Team } from '../accounts.ts';
import { living, membersOf } from '../accounts.ts';
import type { Label, Repository } from '../repository.ts';

export const api = 'https://api.github.com';
export const web = 'https://github.com';

export function nodeId(kind: string, id: number | string): string {
  return `${kind}_${id}`;
}

/** The node of an account: users, bots, mannequins and organisations are apart. */
export function accountNode({ type, id }: Account): string {
  const prefixes = { User: 'U', Bot: 'BOT', Mannequin: 'M', Organization: 'O' } as const;
  return nodeId(prefixes[type], id);
}

function path(account: Account): string {
  return encodeURIComponent(account.login);
}

export function userShape(account: Account): Record<string, unknown> {
  const url = `${api}/users/${path(account)}`;
  return {
    login: account.login,
    id: account.id,
    node_id: accountNode(account),
    avatar_url: `https://avatars.githubusercontent.com/u/${account.id}?v=4`,
    gravatar_id: '',
    url,
    html_url:
      account.type === 'Bot' ? `${web}/apps/${account.login.replace(/\[bot\]$/, '')}` : `${web}/${path(account)}`,
    followers_url: `${url}/followers`,
    following_url: `${url}/following{/other_user}`,
    gists_url: `${url}/gists{/gist_id}`,
    starred_url: `${url}/starred{/owner}{/repo}`,
    subscriptions_url: `${url}/subscriptions`,
    organizations_url: `${url}/orgs`,
    repos_url: `${url}/repos`,
    events_url: `${url}/events{/privacy}`,
    received_events_url: `${url}/received_events`,
    type: account.type,
    user_view_type: 'public',
    site_admin: false,
  };
}

/** GitHub shows a deleted author as nobody, or as the account `ghost` where the field must be there. */
export function userOrNull(account: Account | null): Record<string, unknown> | null {
  const found = living(account);
  return found && userShape(found);
}

export function publicUserShape(account: Account): Record<string, unknown> {
  return {
    ...userShape(account),
    name: account.name,
    company: null,
    blog: '',
    location: null,
    email: null,
    hireable: null,
    bio: null,
    public_repos: 0,
    public_gists: 0,
    followers: 0,
    following: 0,
    created_at: account.createdAt,
    updated_at: account.createdAt,
  };
}

export function organizationShape(organization: Organization): Record<string, unknown> {
  const url = `${api}/orgs/${organization.login}`;
  return {
    login: organization.login,
    id: organization.id,
    node_id: accountNode(organization),
    url,
    repos_url: `${url}/repos`,
    events_url: `${url}/events`,
    hooks_url: `${url}/hooks`,
    issues_url: `${url}/issues`,
    members_url: `${url}/members{/member}`,
    public_members_url: `${url}/public_members{/member}`,
    avatar_url: `https://avatars.githubusercontent.com/u/${organization.id}?v=4`,
    description: null,
    has_organization_projects: true,
    has_repository_projects: true,
    public_repos: 0,
    public_gists: 0,
    followers: 0,
    following: 0,
    html_url: `${web}/${organization.login}`,
    created_at: organization.createdAt,
    updated_at: organization.createdAt,
    archived_at: null,
    type: 'Organization',
  };
}

export function teamShape(team: Team): Record<string, unknown> {
  const url = `${api}/organizations/${team.organization.id}/team/${team.id}`;
  return {
    id: team.id,
    node_id: nodeId('T', team.id),
    url,
    html_url: `${web}/orgs/${team.organization.login}/teams/${team.slug}`,
    name: team.name,
    slug: team.slug,
    description: '',
    privacy: 'closed',
    notification_setting: 'notifications_enabled',
    permission: 'pull',
    type: 'organization',
    members_url: `${url}/members{/member}`,
    repositories_url: `${url}/repos`,
    organization_id: team.organization.id,
    parent: team.parent && { ...teamShape(team.parent), parent: undefined },
  };
}

export function fullTeamShape(team: Team): Record<string, unknown> {
  const { createdAt } = team.organization;
  return {
    ...teamShape(team),
    created_at: createdAt,
    updated_at: createdAt,
    members_count: membersOf(team).size,
    repos_count: 0,
    organization: organizationShape(team.organization),
  };
}

const templates = `archive_url:{archive_format}{/ref} assignees_url:assignees{/user} blobs_url:git/blobs{/sha}
branches_url:branches{/branch} collaborators_url:collaborators{/collaborator} comments_url:comments{/number}
commits_url:commits{/sha} compare_url:compare/{base}...{head} contents_url:contents/{+path} contributors_url:contributors
deployments_url:deployments downloads_url:downloads events_url:events forks_url:forks git_commits_url:git/commits{/sha}
git_refs_url:git/refs{/sha} git_tags_url:git/tags{/sha} hooks_url:hooks issue_comment_url:issues/comments{/number}
issue_events_url:issues/events{/number} issues_url:issues{/number} keys_url:keys{/key_id} labels_url:labels{/name}
languages_url:languages merges_url:merges milestones_url:milestones{/number}
notifications_url:notifications{?since,all,participating} pulls_url:pulls{/number} releases_url:releases{/id}
stargazers_url:stargazers statuses_url:statuses/{sha} subscribers_url:subscribers subscription_url:subscription
tags_url:tags teams_url:teams trees_url:git/trees{/sha}`
  .split(/\s+/)
  .map((line) => line.split(/:(.*)/s) as [string, string]);

/** Booleans and counts that GitHub always gives and nobody here asks about. */
const features = {
  has_issues: true,
  has_projects: true,
  has_downloads: true,
  has_wiki: true,
  has_pages: false,
  has_discussions: false,
  archived: false,
  disabled: false,
  forks_count: 0,
  stargazers_count: 0,
  watchers_count: 0,
  open_issues_count: 0,
  forks: 0,
  open_issues: 0,
  watchers: 0,
  size: 1,
  allow_forking: true,
  is_template: false,
  web_commit_signoff_required: false,
  topics: [] as string[],
};

export function repositoryShape(repository: Repository): Record<string, unknown> {
  const url = `${api}/repos/${repository.fullName}`;
  const html = `${web}/${repository.fullName}`;
  return {
    id: repository.id,
    node_id: nodeId('R', repository.id),
    name: repository.name,
    full_name: repository.fullName,
    private: repository.private,
    visibility: repository.private ? 'private' : 'public',
    owner: userShape(repository.owner),
    html_url: html,
    description: null,
    fork: repository.parent !== null,
    url,
    ...Object.fromEntries(templates.map(([name, rest]) => [name, `${url}/${rest}`])),
    git_url: `git://github.com/${repository.fullName}.git`,
    ssh_url: `git@github.com:${repository.fullName}.git`,
    clone_url: `${html}.git`,
    svn_url: html,
    mirror_url: null,
    homepage: null,
    language: null,
    license: null,
    default_branch: repository.defaultBranch,
    created_at: repository.createdAt,
    updated_at: repository.createdAt,
    pushed_at: repository.createdAt,
    ...features,
  };
}

export function fullRepositoryShape(repository: Repository): Record<string, unknown> {
  const origin = repository.parent && repositoryShape(repository.parent);
  return {
    ...repositoryShape(repository),
    network_count: 0,
    subscribers_count: 0,
    temp_clone_token: null,
    ...(repository.owner.type === 'Organization' ? { organization: userShape(repository.owner) } : {}),
    ...(origin ? { parent: origin, source: origin } : {}),
  };
}

export function labelShape(repository: Repository, { id, name, color, description }: Label): Record<string, unknown> {
  const url = `${api}/repos/${repository.fullName}/labels/${encodeURIComponent(name)}`;
  return { id, node_id: nodeId('LA', id), url, name, color, default: false, description };
}

/** The flags that go with a role, as collaborators carry them. */
export function permissionFlags(role: Role): Record<string, boolean> {
  const rank = ['none', 'read', 'triage', 'write', 'maintain', 'admin'].indexOf(role);
  return { pull: rank >= 1, triage: rank >= 2, push: rank >= 3, maintain: rank >= 4, admin: rank >= 5 };
}
