/** Accounts, organisations and teams for GraphQL. */
import { type Account, living, membersOf, type Organization, type Team } from '../accounts.ts';
import { accountNode, nodeId, web } from '../rest/shapes-accounts.ts';
import { mayWith } from '../tokens.ts';
import { connection, type Paging, refusal, type View, type Viewer } from './view.ts';

/** An actor; `null` for a ghost. GraphQL says a bot's login without its `[bot]`. */
export function actorView(viewer: Viewer, account: Account | null): View | null {
  const found = living(account);
  if (!found) return null;
  const login = found.type === 'Bot' ? found.login.replace(/\[bot\]$/, '') : found.login;
  const path = found.type === 'Bot' ? `/apps/${login}` : `/${login}`;
  return {
    __typename: found.type,
    id: accountNode(found),
    databaseId: found.id,
    login,
    name: found.name,
    email: '',
    url: web + path,
    resourcePath: path,
    avatarUrl: `https://avatars.githubusercontent.com/u/${found.id}?v=4`,
    createdAt: found.createdAt,
    updatedAt: found.createdAt,
    isViewer: viewer.token.actor === found,
    ...(found.type === 'Organization' ? organizationFields(viewer, found as Organization) : {}),
  };
}

function organizationFields(viewer: Viewer, organization: Organization): Record<string, unknown> {
  const mayRead = (): void => {
    const { permissions } = viewer.token;
    if (permissions !== null && !mayWith(permissions, [['members', 'read']])) {
      throw refusal('FORBIDDEN', 'Resource not accessible by integration');
    }
  };
  const teams = [...organization.teams.values()];
  return {
    team: ({ slug }: { slug: string }) => {
      mayRead();
      const team = organization.teams.get(slug.toLowerCase());
      return team ? teamView(viewer, team) : null;
    },
    teams: (paging: Paging & { userLogins?: string[] | null }) => {
      mayRead();
      const wanted = teams.filter((team) =>
        (paging.userLogins ?? []).every((login) => [...membersOf(team)].some((member) => member.login === login)),
      );
      return connection('TeamConnection', wanted, paging, (team) => teamView(viewer, team));
    },
  };
}

export function teamView(viewer: Viewer, team: Team): View {
  const path = `/orgs/${team.organization.login}/teams/${team.slug}`;
  return {
    __typename: 'Team',
    id: nodeId('T', team.id),
    databaseId: team.id,
    slug: team.slug,
    name: team.name,
    combinedSlug: `${team.organization.login}/${team.slug}`,
    url: web + path,
    resourcePath: path,
    organization: () => actorView(viewer, team.organization),
    parentTeam: () => team.parent && teamView(viewer, team.parent),
    members: (paging: Paging & { query?: string | null; membership?: string | null }) => {
      const all = paging.membership === 'IMMEDIATE' ? [...team.members] : [...membersOf(team)];
      // A search, not an exact match, as GitHub's is.
      const found = all.filter(({ login, name }) => !paging.query || `${login} ${name}`.includes(paging.query));
      return connection('TeamMemberConnection', found, paging, (member) => actorView(viewer, member));
    },
  };
}
