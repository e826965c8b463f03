/** The environment variables that GitHub gives to every step. https://docs.github.com/actions/reference/variables-reference */
import { readFileSync } from 'node:fs';
import { FaultError } from '../../model/fault.ts';
import type { RepositoryRef } from '../../model/pull.ts';
import { phrase } from '../../model/text.ts';
import { packageVersion } from '../package.ts';
import type { WorkflowEvent } from './targets.ts';

export interface ActionEnvironment {
  readonly apiUrl: string;
  readonly graphqlUrl: string;
  readonly serverUrl: string;
  readonly repository: RepositoryRef;
  /** Address of this run, where the job summary is. */
  readonly runUrl: string | null;
  readonly event: WorkflowEvent;
  /** Where this job may keep files. */
  readonly scratch: string;
}

export function readEnvironment(environment: NodeJS.ProcessEnv, temporary: string): ActionEnvironment {
  const needed = (name: string): string => {
    const value = environment[name];
    if (value) return value;
    throw new FaultError({
      code: 'configuration',
      where: name,
      what: phrase`This environment variable is missing, so this is not a step of a GitHub workflow.`,
      mend: phrase`Use the Action in a workflow; on your own machine use \`countersign review\`.`,
    });
  };
  const [owner = '', name = ''] = needed('GITHUB_REPOSITORY').split('/');
  const serverUrl = environment.GITHUB_SERVER_URL || 'https://github.com';
  const apiUrl = environment.GITHUB_API_URL || 'https://api.github.com';
  const run = environment.GITHUB_RUN_ID;
  return {
    apiUrl,
    graphqlUrl: environment.GITHUB_GRAPHQL_URL || graphqlUrlOf(apiUrl),
    serverUrl,
    repository: { owner, name },
    runUrl: run && /^\d+$/.test(run) ? `${serverUrl}/${owner}/${name}/actions/runs/${run}` : null,
    event: { name: needed('GITHUB_EVENT_NAME'), payload: readEvent(needed('GITHUB_EVENT_PATH')) },
    scratch: environment.RUNNER_TEMP || temporary,
  };
}

/** Where a client finds GitHub, and what it calls itself there. */
export function clientOptions({ apiUrl, graphqlUrl }: ActionEnvironment) {
  return { apiUrl, graphqlUrl, userAgent: `countersign/${packageVersion()}` };
}

/** GitHub Enterprise Server has `/api/v3` for REST and `/api/graphql` beside it. */
function graphqlUrlOf(apiUrl: string): string {
  return `${apiUrl.replace(/\/v3\/?$/, '').replace(/\/$/, '')}/graphql`;
}

function readEvent(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    throw new FaultError({
      code: 'github',
      where: 'GITHUB_EVENT_PATH',
      what: phrase`The workflow's event could not be read.`,
      mend: phrase`Run the job again.`,
    });
  }
}
