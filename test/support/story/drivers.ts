/** The Action as a story drives it: its bundle as a job of its own for each event. */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Github } from '../../github/github.ts';
import type { StoryWorld } from './world.ts';

const dist = fileURLToPath(new URL('../../../dist/', import.meta.url));

export interface Driver {
  /** Lets the shell see what happened and waits until it has nothing left to do. */
  settle(world: StoryWorld): Promise<void>;
  close(): Promise<void>;
}

/** @param inputs of the step's `with:` block */
export function actionDriver(github: Github, inputs: Readonly<Record<string, string>> = {}): Driver {
  const scratch = mkdtempSync(join(tmpdir(), 'countersign-story-'));
  const token = github.token({
    permissions: { contents: 'read', pull_requests: 'write', issues: 'write', statuses: 'write', merge_queues: 'read' },
  });
  return {
    settle: async (world) => {
      for (const event of world.events) {
        const path = join(scratch, 'event.json');
        writeFileSync(path, JSON.stringify(github.eventPayload(event)));
        const { code, output } = await run(join(dist, 'index.js'), {
          GITHUB_EVENT_NAME: event.name,
          GITHUB_EVENT_PATH: path,
          GITHUB_REPOSITORY: world.repository.fullName,
          GITHUB_API_URL: github.url,
          GITHUB_GRAPHQL_URL: `${github.url}/graphql`,
          GITHUB_SERVER_URL: github.url,
          GITHUB_RUN_ID: '1',
          RUNNER_TEMP: scratch,
          ...Object.fromEntries(
            Object.entries({ 'github-token': token, ...inputs }).map(([name, value]) => [
              `INPUT_${name.toUpperCase()}`,
              value,
            ]),
          ),
        });
        if (code !== 0) throw new Error(`The Action ended with ${code}:\n${output}`);
      }
    },
    close: async () => rmSync(scratch, { recursive: true, force: true }),
  };
}

async function run(
  program: string,
  environment: Record<string, string>,
): Promise<{ code: number | null; output: string }> {
  const child = spawn(process.execPath, [program], { env: { PATH: process.env.PATH, ...environment } });
  let output = '';
  child.stdout.on('data', (chunk) => (output += chunk));
  child.stderr.on('data', (chunk) => (output += chunk));
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  return { code, output };
}
