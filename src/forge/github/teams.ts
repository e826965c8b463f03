/**
 * Membership of teams. GitHub answers 404 both for somebody who is no member and to a token that may not look, so after a
 * 404 it is asked whether the team can be seen at all.
 */
import { FaultError } from '../../model/fault.ts';
import { phrase } from '../../model/text.ts';
import { forbidden, statusOf } from './errors.ts';
import type { Place } from './place.ts';

export type Membership = 'member' | 'none';

/** @param team `org/slug` */
export type TeamReader = (team: string, login: string) => Promise<Membership>;

const teamName = /^([A-Za-z0-9][A-Za-z0-9_-]{0,99})\/([A-Za-z0-9_][A-Za-z0-9_.-]{0,254})$/;

export function teamReader(place: Place): TeamReader {
  const seen = new Map<string, Promise<void>>();
  return async (team, login) => {
    const [, org, slug] = teamName.exec(team) ?? [];
    if (org === undefined || slug === undefined) throw noTeam(team);
    const route = 'GET /orgs/{org}/teams/{team_slug}/memberships/{username}';
    try {
      const { data } = await place.client.request<{ readonly state: string }>(route, {
        org,
        team_slug: slug,
        username: login,
      });
      return data.state === 'active' ? 'member' : 'none';
    } catch (error) {
      if (statusOf(error) === 403) throw unreadable(team);
      if (statusOf(error) !== 404)
        throw forbidden(error, { doing: phrase`read the team ${team}`, permission: 'members: read' });
    }
    const visible = seen.get(team) ?? mustBeVisible(place, team, org, slug);
    seen.set(team, visible);
    await visible;
    return 'none';
  };
}

async function mustBeVisible({ client }: Place, team: string, org: string, slug: string): Promise<void> {
  try {
    await client.request('GET /orgs/{org}/teams/{team_slug}', { org, team_slug: slug });
  } catch (error) {
    const status = statusOf(error);
    throw status === 403 || status === 404 ? unreadable(team) : error;
  }
}

function unreadable(team: string): FaultError {
  return new FaultError({
    code: 'permission',
    where: phrase`team ${team}`,
    what: phrase`Its members cannot be read: GITHUB_TOKEN cannot read teams, and an App needs the organization permission \`members: read\`; the team may also not exist.`,
    mend: phrase`Run as an App with that permission, or let the role ask for \`permission\` or \`users\` instead of \`teams\`.`,
  });
}

function noTeam(team: string): FaultError {
  return new FaultError({
    code: 'configuration',
    where: phrase`team ${team.slice(0, 200)}`,
    what: phrase`This is not the name of a team.`,
    mend: phrase`Write it as organization and slug.`,
    example: 'teams: [acme/dba]',
  });
}
