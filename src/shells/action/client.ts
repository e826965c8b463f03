/** The client of a run: the workflow's own token, or the App that is installed on the repository. */
import { type GithubClient, githubClient } from '../../forge/github/client.ts';
import { statusOf } from '../../forge/github/errors.ts';
import { FaultError } from '../../model/fault.ts';
import { phrase } from '../../model/text.ts';
import { type ActionEnvironment, clientOptions } from './environment.ts';
import type { ActionInputs } from './inputs.ts';

/** Of an App that does not exist, is not installed, or has another key. */
const notOpened: ReadonlySet<number | null> = new Set([401, 403, 404]);

export async function openClient(place: ActionEnvironment, { app, token }: ActionInputs): Promise<GithubClient> {
  const shared = clientOptions(place);
  if (app === null) return githubClient({ ...shared, auth: { token } });
  const { id: appId, privateKey } = app;
  const { owner, name: repo } = place.repository;
  const asApp = githubClient({ ...shared, auth: { appId, privateKey } });
  const { data } = await asApp
    .request<{ readonly id: number }>('GET /repos/{owner}/{repo}/installation', { owner, repo })
    .catch((error: unknown) => {
      throw notOpened.has(statusOf(error)) ? noInstallation(`${owner}/${repo}`) : error;
    });
  return githubClient({ ...shared, auth: { appId, privateKey, installationId: data.id } });
}

function noInstallation(repository: string): FaultError {
  return new FaultError({
    code: 'configuration',
    where: 'input app-id',
    what: phrase`No App with this id and this private key is installed on ${repository}.`,
    mend: phrase`Take the id and a private key from the same page of the App settings, and install the App on the repository.`,
  });
}
