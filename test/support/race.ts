/**
 * A pull request with a migration that is really rehearsed, judged and published, and a hand on each request of an
 * evaluation: whatever people or a second evaluator do can be put right before it.
 */
import { githubClient } from '../../src/forge/github/client.ts';
import { githubForge } from '../../src/forge/github/github.ts';
import type { SnapshotCache } from '../../src/shadow/base/cache.ts';
import { pullDeps } from '../../src/shells/github/pull-deps.ts';
import { type EvaluatedPull, evaluatePull } from '../../src/walk/pull.ts';
import type { PullDeps, ReviewMemory } from '../../src/walk/pull-deps.ts';
import type { Account } from '../github/accounts.ts';
import type { Comment } from '../github/comment.ts';
import { type Github, startGithub } from '../github/github.ts';
import type { FileContent } from '../github/objects.ts';
import type { Pull } from '../github/pull.ts';
import type { Repository } from '../github/repository.ts';
import type { Level } from '../github/tokens.ts';

const usersSql = '-- migrate:up\nCREATE TABLE users (id bigint PRIMARY KEY);\n-- migrate:down\nDROP TABLE users;\n';
export const nicknamePath = 'db/migrations/2_nickname.sql';

export function nicknameSql(type = 'text'): string {
  return `-- migrate:up\nALTER TABLE users ADD COLUMN nickname ${type};\n-- migrate:down\nALTER TABLE users DROP COLUMN nickname;\n`;
}

/** What evaluations may share: neither holds anything about a sign-off. */
export interface Kept {
  readonly cache: SnapshotCache;
  readonly memory: ReviewMemory;
  /** Contents and trees of GitHub, as a workflow's cache or the bot keeps them; in memory of one evaluation without it. */
  readonly blobDirectory?: string;
}

export interface SceneInput {
  readonly kept: Kept;
  /** Added on the base branch. */
  readonly base?: Readonly<Record<string, FileContent>>;
  /** What the pull request changes; a harmless migration where nothing is said. */
  readonly head?: Readonly<Record<string, FileContent>>;
  /** Of the workflow's token, where it has others than usual. */
  readonly permissions?: Readonly<Record<string, Level>>;
}

export interface Scene {
  readonly github: Github;
  readonly repository: Repository;
  /** The author, and two who may sign. */
  readonly alice: Account;
  readonly bob: Account;
  readonly carol: Account;
  readonly pull: Pull;
  /** Everything of a process of its own, whose requests take the given way. */
  deps(way?: typeof fetch): PullDeps;
  evaluate(way?: typeof fetch, pull?: Pull): Promise<EvaluatedPull | null>;
  /** The state on a head. */
  state(sha?: string): string | undefined;
  checklists(pull?: Pull): Comment[];
  tick(by: Account, pull?: Pull): void;
  untick(by: Account, pull?: Pull): void;
}

const repositoryUrl = 'https://github.test/acme/shop';
const pullOptions = { configPath: null, comment: true, repositoryUrl, fullReportUrl: null };
const marker = '<!-- countersign:checklist -->';

/** `bob` and `carol` may write, so either may sign as `reviewer` where the policy says nothing else. */
export async function openScene({ kept, base = {}, head, permissions }: SceneInput): Promise<Scene> {
  const github = await startGithub();
  const [alice, bob, carol] = [github.user('alice'), github.user('bob'), github.user('carol')];
  const files = { 'db/migrations/1_users.sql': usersSql, ...base };
  const repository = github.repository('acme/shop', { files });
  for (const person of [alice, bob, carol]) repository.permission(person, 'write');
  repository.push('feature', { by: alice, files: head ?? { [nicknamePath]: nicknameSql() } });
  const pull = repository.openPull({ head: 'feature', author: alice });
  const token = github.token(permissions ? { permissions } : {});
  const deps = (way: typeof fetch = fetch): PullDeps => {
    const client = githubClient({ auth: { token }, apiUrl: github.url, secondMs: 1, fetch: way });
    const place = { owner: 'acme', name: 'shop' };
    const blobDirectory = kept.blobDirectory ?? null;
    const forge = githubForge({ client, repository: place, app: false, blobDirectory });
    const wired = pullDeps({ forge, options: pullOptions, ...kept, progress: () => undefined });
    return { ...wired, now: () => github.clock.now().toISOString() };
  };
  const checklists = (of: Pull = pull) =>
    of.comments.filter(({ author, body }) => author.type === 'Bot' && body.startsWith(marker));
  const open = (of: Pull): Comment => {
    const newest = checklists(of).at(-1);
    if (!newest) throw new Error('There is no checklist');
    return newest;
  };
  return {
    github,
    repository,
    alice,
    bob,
    carol,
    pull,
    deps,
    evaluate: (way, of = pull) => evaluatePull(of.number, deps(way)),
    state: (sha = pull.headSha) => repository.statusOf(sha, 'countersign')?.state,
    checklists,
    tick: (by, of = pull) => of.tick(open(of), by, 'reviewer'),
    untick: (by, of = pull) => of.untick(open(of), by, 'reviewer'),
  };
}

/** Something happens right before the nth request. */
export function meeting(nth: number, happening: () => unknown): typeof fetch {
  let count = 0;
  return async (input, init) => {
    count += 1;
    if (count === nth) await happening();
    return fetch(input, init);
  };
}

/** GitHub's answer to a GraphQL query. */
export interface GraphqlAnswer {
  // biome-ignore lint/suspicious/noExplicitAny: the tests know which query it answers.
  readonly data: any;
  errors?: unknown[];
}

/** Parts of queries by which they are known. */
export const queries = { pull: 'timelineItems', openPulls: 'pullRequests(states: OPEN, first: 100' };

/** Answers to queries that hold a text are changed on their way. */
export function altered(text: string, change: (answer: GraphqlAnswer) => void, way = fetch): typeof fetch {
  return async (input, init) => {
    const answer = await way(input, init);
    if (!String(input).endsWith('/graphql') || !String(init?.body).includes(text)) return answer;
    const body = (await answer.json()) as GraphqlAnswer;
    change(body);
    return new Response(JSON.stringify(body), { status: answer.status, headers: answer.headers });
  };
}

/** Queries that hold a text are answered with nothing and GraphQL's word for it. */
export function refused(text: string, way = fetch, type: 'FORBIDDEN' | 'NOT_FOUND' = 'FORBIDDEN'): typeof fetch {
  const refuse = (answer: GraphqlAnswer): void => {
    const [[name, value] = ['', null]] = Object.entries(answer.data);
    const isList = Array.isArray(value);
    if (isList) value.fill(null);
    else answer.data[name] = null;
    const path = isList ? [name, 0] : [name];
    answer.errors = [{ type, path, message: 'Resource not accessible by integration' }];
  };
  return altered(text, refuse, way);
}

/** Requests of one evaluation, right after what the preparation left. */
export async function requestsOf(
  open: () => Promise<Scene>,
  prepare: (scene: Scene) => Promise<unknown>,
): Promise<number> {
  const scene = await open();
  try {
    await prepare(scene);
    scene.github.forgetRequests();
    await scene.evaluate();
    return scene.github.requests.length;
  } finally {
    await scene.github.close();
  }
}
