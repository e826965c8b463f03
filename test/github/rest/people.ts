/** REST of accounts, teams, repositories, Apps and limits. */
import type { Account, Organization, Team } from '../accounts.ts';
import { membersOf } from '../accounts.ts';
import { type App, demand, type Installation, type Level, mayWith } from '../tokens.ts';
import { Refusal } from '../world.ts';
import { type Answer, appOf, type Context, type Handlers, ok, page, repositoryOf, slice, tokenOf } from './context.ts';
import {
  api,
  fullRepositoryShape,
  fullTeamShape,
  organizationShape,
  permissionFlags,
  publicUserShape,
  repositoryShape,
  userShape,
  web,
} from './shapes-accounts.ts';
import { appShape } from './shapes-git.ts';

function permission(context: Context): Answer {
  const repository = repositoryOf(context, [['metadata', 'read']]);
  const account = context.world.directory.find(context.params.username ?? '');
  if (!account) throw new Refusal(404, `${context.params.username} is not a user`);
  const role = repository.roleOf(account);
  const legacy = {
    none: 'none',
    read: 'read',
    triage: 'read',
    write: 'write',
    maintain: 'write',
    admin: 'admin',
  } as const;
  const user = { ...userShape(account), permissions: permissionFlags(role), role_name: role };
  return ok({ permission: legacy[role], role_name: role, user });
}

function organizationOf(context: Context): Organization {
  const found = context.world.directory.find(context.params.org ?? '');
  if (found?.type !== 'Organization') throw new Refusal(404, 'Not Found');
  return found as Organization;
}

function teamOf(context: Context): Team {
  demand(tokenOf(context), [['members', 'read']]);
  const team = organizationOf(context).teams.get((context.params.team_slug ?? '').toLowerCase());
  if (!team) throw new Refusal(404, 'Not Found');
  return team;
}

export const people: Handlers = {
  'users/get-by-username': (context) => {
    const account = context.world.directory.find(context.params.username ?? '');
    if (!account) throw new Refusal(404, 'Not Found');
    return ok(publicUserShape(account));
  },
  'users/get-authenticated': (context) => {
    const token = tokenOf(context);
    if (token.permissions !== null) throw new Refusal(403, 'Resource not accessible by integration');
    return ok(publicUserShape(token.actor));
  },
  'orgs/get': (context) => {
    tokenOf(context);
    const { has_projects, ...shape } = { ...organizationShape(organizationOf(context)), has_projects: true };
    return ok({ ...shape, has_organization_projects: has_projects });
  },
  'repos/get-collaborator-permission-level': permission,
  'repos/get': (context) => ok(fullRepositoryShape(repositoryOf(context, [['metadata', 'read']]))),
  'teams/get-by-name': (context) => ok(fullTeamShape(teamOf(context))),
  'teams/list-members-in-org': (context) => page(context, [...membersOf(teamOf(context))], (one) => userShape(one)),
  'teams/get-membership-for-user-in-org': (context) => {
    const team = teamOf(context);
    const account = context.world.directory.find(context.params.username ?? '');
    // The same 404 for a stranger, for no such account and for no such team.
    if (!account || !membersOf(team).has(account)) throw new Refusal(404, 'Not Found');
    const url = `${api}/organizations/${team.organization.id}/team/${team.id}/memberships/${account.login}`;
    return ok({ url, role: 'member', state: 'active' });
  },
};

/** GitHub's description of the list asks for the form of an account and that of an enterprise at once. */
function ownerShape(account: Account): Record<string, unknown> {
  const { login, createdAt } = account;
  return { ...userShape(account), name: login, slug: login, created_at: createdAt, updated_at: createdAt };
}

function installationShape(app: App, { id, account }: Installation): Record<string, unknown> {
  return {
    id,
    account: ownerShape(account),
    repository_selection: 'all',
    access_tokens_url: `${api}/app/installations/${id}/access_tokens`,
    repositories_url: `${api}/installation/repositories`,
    html_url: `${web}/organizations/${account.login}/settings/installations/${id}`,
    app_id: app.id,
    app_slug: app.slug,
    client_id: `Iv1.${app.id}`,
    target_id: account.id,
    target_type: account.type,
    permissions: granted(app.permissions),
    events: [],
    created_at: account.createdAt,
    updated_at: account.createdAt,
    single_file_name: null,
    has_multiple_single_files: false,
    single_file_paths: [],
    suspended_by: null,
    suspended_at: null,
  };
}

function granted(permissions: Readonly<Record<string, Level>>): Record<string, Level> {
  return Object.fromEntries(Object.entries(permissions).filter(([, level]) => level !== 'none'));
}

/** Every owner of a repository has the App installed. */
function installations({ world, keyring }: Context, app: App): Installation[] {
  const owners = new Set([...world.repositories.values()].filter(({ deleted }) => !deleted).map(({ owner }) => owner));
  return [...owners].map((owner: Account) => keyring.installation(app, owner));
}

function installationOf(context: Context, app: App): Installation {
  const wanted = Number(context.params.installation_id);
  const found = installations(context, app).find(({ id }) => id === wanted);
  if (!found) throw new Refusal(404, 'Not Found');
  return found;
}

function accessToken(context: Context): Answer {
  const app = appOf(context);
  const { account } = installationOf(context, app);
  const { repositories, repository_ids, permissions } = context.body as {
    repositories?: string[];
    repository_ids?: number[];
    permissions?: Record<string, Level>;
  };
  const own = [...context.world.repositories.values()].filter((one) => one.owner === account && !one.deleted);
  const chosen = own.filter(
    ({ name, id }) => (repositories?.includes(name) ?? true) && (repository_ids?.includes(id) ?? true),
  );
  for (const [name, level] of Object.entries(permissions ?? {})) {
    if (!mayWith(app.permissions, [[name, level]])) {
      throw new Refusal(422, 'The permissions requested are not granted to this installation.');
    }
  }
  const asked = granted(permissions ? { metadata: 'read', ...permissions } : app.permissions);
  const token = context.keyring.issue({ actor: app.actor, permissions: asked, repositories: new Set(chosen), app });
  return {
    status: 201,
    body: {
      token: token.value,
      // By the clock of the one who holds it, not by the world's.
      expires_at: new Date(Date.now() + 3_600_000).toISOString().replace(/\.\d+/, ''),
      permissions: asked,
      repository_selection: repositories || repository_ids ? 'selected' : 'all',
      ...(repositories || repository_ids ? { repositories: chosen.map(repositoryShape) } : {}),
    },
  };
}

const limits = { limit: 5000, used: 0, remaining: 5000 };

export const apps: Handlers = {
  'apps/get-authenticated': (context) => {
    const app = appOf(context);
    return ok({ ...appShape(app, app.owner.createdAt), installations_count: installations(context, app).length });
  },
  'apps/list-installations': (context) => {
    const app = appOf(context);
    return page(context, installations(context, app), (one) => installationShape(app, one));
  },
  'apps/get-installation': (context) => {
    const app = appOf(context);
    return ok(installationShape(app, installationOf(context, app)));
  },
  'apps/create-installation-access-token': accessToken,
  'apps/get-repo-installation': (context) => {
    const app = appOf(context);
    const repository = context.world.repository(context.params.owner ?? '', context.params.repo ?? '');
    if (!repository) throw new Refusal(404, 'Not Found');
    return ok(installationShape(app, context.keyring.installation(app, repository.owner)));
  },
  'apps/get-org-installation': (context) => {
    const app = appOf(context);
    return ok(installationShape(app, context.keyring.installation(app, organizationOf(context))));
  },
  'apps/list-repos-accessible-to-installation': (context) => {
    const token = tokenOf(context);
    const all = [...context.world.repositories.values()].filter(
      (one) => !one.deleted && (token.repositories?.has(one) ?? true),
    );
    const { rows, headers } = slice(context, all);
    return ok({ total_count: all.length, repositories: rows.map(repositoryShape) }, headers);
  },
  'rate-limit/get': (context) => {
    tokenOf(context);
    const rate = { ...limits, reset: Math.floor(Date.now() / 1000) + 3600 };
    return ok({ resources: { core: rate, search: rate, graphql: rate }, rate });
  },
};
