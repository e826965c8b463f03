/** Which installations, repositories and open pull requests there are, as GitHub lists them to the App. */
import { z } from 'zod';
import type { GithubClient, Parameters } from '../../forge/github/client.ts';
import { statusOf } from '../../forge/github/errors.ts';
import type { GithubClients } from './clients.ts';
import type { Directory } from './look.ts';

const perPage = 100;
/** 20,000 entries; what is beyond is still served by its webhooks. */
const mostPages = 200;

const installations = z.array(z.object({ id: z.int(), suspended_at: z.string().nullish() }));
const repositories = z.object({
  repositories: z.array(
    z.object({ name: z.string(), owner: z.object({ login: z.string() }), archived: z.boolean().optional() }),
  ),
});
const pulls = z.array(
  z.object({ number: z.int(), base: z.object({ ref: z.string() }), head: z.object({ sha: z.string() }) }),
);

export function githubDirectory(clients: GithubClients): Directory {
  return {
    installations: async () => {
      const all = await pages(clients.app, 'GET /app/installations', {}, (data) => installations.parse(data));
      return all.filter(({ suspended_at }) => !suspended_at).map(({ id }) => id);
    },
    repositories: async (installationId) => {
      const client = clients.of(installationId);
      const all = await pages(client, 'GET /installation/repositories', {}, (data) => {
        return repositories.parse(data).repositories;
      });
      return all
        .filter(({ archived }) => archived !== true)
        .map(({ name, owner }) => ({ installationId, owner: owner.login, repository: name }));
    },
    openPulls: async ({ installationId, owner, repository }) => {
      const parameters = { owner, repo: repository, state: 'open' };
      const client = clients.of(installationId);
      const all = await pages(client, 'GET /repos/{owner}/{repo}/pulls', parameters, (data) => pulls.parse(data));
      return all.map(({ number, base, head }) => ({ number, base: base.ref, head: head.sha }));
    },
    requestsLeft: clients.requestsLeft,
  };
}

async function pages<Entry>(
  client: GithubClient,
  route: string,
  parameters: Parameters,
  read: (data: unknown) => readonly Entry[],
): Promise<readonly Entry[]> {
  const all: Entry[] = [];
  for (let page = 1; page <= mostPages; page += 1) {
    const entries = await onePage(client, route, { ...parameters, per_page: perPage, page }, read);
    all.push(...entries);
    if (entries.length < perPage) break;
  }
  return all;
}

/** What is gone since it was named, or may no longer be seen, has nothing to list. */
async function onePage<Entry>(
  client: GithubClient,
  route: string,
  parameters: Parameters,
  read: (data: unknown) => readonly Entry[],
): Promise<readonly Entry[]> {
  try {
    return read((await client.request(route, parameters)).data);
  } catch (error) {
    const status = statusOf(error);
    if (status === 404 || status === 410) return [];
    throw error;
  }
}
