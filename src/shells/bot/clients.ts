/** Clients for GitHub, one an installation, kept while they are in use because each holds a token that lasts an hour. */
import { type GithubClient, githubClient } from '../../forge/github/client.ts';
import { packageVersion } from '../package.ts';
import type { BotMetrics } from './metrics.ts';
import type { Settings } from './settings.ts';

export interface GithubClients {
  /** For the App's own routes. */
  readonly app: GithubClient;
  of(installationId: number): GithubClient;
  /** Requests that the installation may still make; `null`: it made none in this hour. */
  requestsLeft(installationId: number): number | null;
}

const mostClients = 500;
/** GitHub counts by the hour. */
const hourMs = 3_600_000;

export function githubClients(
  { appId, privateKey, apiUrl }: Pick<Settings, 'appId' | 'privateKey' | 'apiUrl'>,
  metrics: Pick<BotMetrics, 'request'>,
  fetching: typeof fetch = fetch,
): GithubClients {
  const clients = new Map<number, GithubClient>();
  const left = new Map<number, { readonly count: number; readonly atMs: number }>();
  const shared = { apiUrl, userAgent: `countersign/${packageVersion()}`, fetch: fetching };
  const open = (installationId: number): GithubClient =>
    githubClient({
      ...shared,
      auth: { appId, privateKey, installationId },
      onRequest: (request) => {
        metrics.request(request);
        // Tokens are asked for as the App, and GraphQL has a budget of its own.
        const counted = !/\/(access_tokens|graphql)$/.test(request.path);
        if (counted && request.remaining !== null) {
          left.set(installationId, { count: request.remaining, atMs: performance.now() });
        }
      },
    });
  return {
    app: githubClient({ ...shared, auth: { appId, privateKey }, onRequest: metrics.request }),
    of: (installationId) => {
      const client = clients.get(installationId) ?? open(installationId);
      // Taken out and put in again: the first of the map is the one that was not used for longest.
      clients.delete(installationId);
      clients.set(installationId, client);
      const [oldest] = clients.keys();
      if (clients.size > mostClients && oldest !== undefined) {
        clients.delete(oldest);
        left.delete(oldest);
      }
      return client;
    },
    requestsLeft: (installationId) => {
      const known = left.get(installationId);
      return known === undefined || performance.now() - known.atMs > hourMs ? null : known.count;
    },
  };
}
