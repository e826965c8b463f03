/** Who moved a head last. No field of a pull request says it, so the repository's activity and the timeline are asked. */
import type { Account } from '../../model/account.ts';
import { accountOf, accountOfRest, type RestAccount } from './account.ts';
import { statusOf } from './errors.ts';
import type { Place } from './place.ts';
import type { PullNode } from './pull-query.ts';

interface Activity {
  readonly after: string;
  readonly actor: RestAccount | null;
}

const entriesAsked = 30;

export async function lastPusher({ client }: Place, pull: PullNode): Promise<Account | null> {
  return (await fromActivity(client, pull)) ?? fromTimeline(pull);
}

async function fromActivity(client: Place['client'], pull: PullNode): Promise<Account | null> {
  if (!pull.headRepository) return null;
  const route = 'GET /repos/{owner}/{repo}/activity';
  const { name, owner } = pull.headRepository;
  const parameters = { owner: owner.login, repo: name, ref: `refs/heads/${pull.headRefName}`, per_page: entriesAsked };
  try {
    const { data } = await client.request<readonly Activity[]>(route, parameters);
    return accountOfRest(data.find(({ after }) => after === pull.headRefOid)?.actor);
  } catch (error) {
    const status = statusOf(error);
    // A fork may be out of the token's sight, and an older enterprise server does not know the question.
    if (status === 403 || status === 404) return null;
    throw error;
  }
}

function fromTimeline({ timelineItems, headRefOid }: PullNode): Account | null {
  const event = timelineItems.nodes.at(-1);
  return event?.afterCommit?.oid === headRefOid ? accountOf(event.actor) : null;
}
