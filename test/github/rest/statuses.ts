/** REST of what stands beside a commit: statuses and check runs. */
import {
  type CheckRun,
  type CheckRunInput,
  createCheckRun,
  newestStatuses,
  type StatusInput,
  updateCheckRun,
} from '../checks.ts';
import type { Need } from '../tokens.ts';
import { Refusal } from '../world.ts';
import { type Answer, type Context, type Handlers, ok, page, repositoryOf, slice, tokenOf } from './context.ts';
import { commitOf } from './git.ts';
import { api, repositoryShape } from './shapes-accounts.ts';
import { checkRunShape, simpleStatusShape, statusShape } from './shapes-git.ts';

const readStatuses: Need = [['statuses', 'read']];
const readChecks: Need = [['checks', 'read']];

/** `failure` before `pending` before `success`; without any status GitHub says `pending`. */
function combined(states: readonly string[]): string {
  if (states.some((state) => state === 'failure' || state === 'error')) return 'failure';
  return states.length === 0 || states.includes('pending') ? 'pending' : 'success';
}

function combinedStatus(context: Context): Answer {
  const repository = repositoryOf(context, readStatuses);
  const { sha } = commitOf(repository, context.params.ref ?? '');
  const newest = newestStatuses(repository, sha);
  const { rows, headers } = slice(context, newest);
  const url = `${api}/repos/${repository.fullName}/commits/${sha}`;
  return ok(
    {
      state: combined(newest.map(({ state }) => state)),
      statuses: rows.map((status) => simpleStatusShape(repository, status)),
      sha,
      total_count: newest.length,
      repository: repositoryShape(repository),
      commit_url: url,
      url: `${url}/status`,
    },
    headers,
  );
}

function createStatus(context: Context): Answer {
  const repository = repositoryOf(context, [['statuses', 'write']]);
  const { actor, permissions } = tokenOf(context);
  const role = repository.roleOf(actor);
  if (permissions === null && ['none', 'read', 'triage'].includes(role)) throw new Refusal(404, 'Not Found');
  const { target_url, ...body } = context.body as unknown as StatusInput & { target_url?: string };
  const status = repository.status(context.params.sha ?? '', actor, { ...body, targetUrl: target_url || null });
  return { status: 201, body: statusShape(repository, status) };
}

function runOf(context: Context, need: Need): CheckRun {
  const found = repositoryOf(context, need).checkRuns.find(({ id }) => id === Number(context.params.check_run_id));
  if (!found) throw new Refusal(404, 'Not Found');
  return found;
}

/** Runs belong to Apps: a person's token cannot make one. */
function appOf(context: Context): CheckRun['app'] {
  const { app } = tokenOf(context);
  if (!app) throw new Refusal(403, 'You must authenticate via a GitHub App.');
  return app;
}

function runsOfRef(context: Context): Answer {
  const repository = repositoryOf(context, readChecks);
  const { sha } = commitOf(repository, context.params.ref ?? '');
  const { check_name, status, filter = 'latest', app_id } = context.query;
  const all = repository.checkRuns.filter(
    (run) =>
      run.headSha === sha &&
      (check_name === undefined || run.name === check_name) &&
      (status === undefined || run.status === status) &&
      (app_id === undefined || String(run.app.id) === app_id),
  );
  const isLatest = (run: CheckRun): boolean =>
    all.findLast(({ name, app }) => name === run.name && app.id === run.app.id) === run;
  const shown = (filter === 'all' ? all : all.filter(isLatest)).reverse();
  const { rows, headers } = slice(context, shown);
  return ok({ total_count: shown.length, check_runs: rows.map(checkRunShape) }, headers);
}

export const statuses: Handlers = {
  'repos/create-commit-status': createStatus,
  'repos/get-combined-status-for-ref': combinedStatus,
  'repos/list-commit-statuses-for-ref': (context) => {
    const repository = repositoryOf(context, readStatuses);
    const { sha } = commitOf(repository, context.params.ref ?? '');
    const found = repository.statuses.filter((status) => status.sha === sha).reverse();
    return page(context, found, (status) => statusShape(repository, status));
  },
  'checks/create': (context) => {
    const repository = repositoryOf(context, [['checks', 'write']]);
    const run = createCheckRun(repository, appOf(context), context.body as CheckRunInput);
    return { status: 201, body: checkRunShape(run) };
  },
  'checks/update': (context) => {
    const run = runOf(context, [['checks', 'write']]);
    if (run.app.id !== appOf(context).id)
      throw new Refusal(
        403,
        'Invalid app_id `' +
          String(appOf(context).id) +
          '` - check run can only be modified by the GitHub App that created it.',
      );
    updateCheckRun(run, context.body as CheckRunInput);
    return ok(checkRunShape(run));
  },
  'checks/get': (context) => ok(checkRunShape(runOf(context, readChecks))),
  'checks/list-annotations': (context) =>
    page(context, runOf(context, readChecks).annotations, (annotation) => ({
      path: annotation.path,
      start_line: annotation.start_line,
      end_line: annotation.end_line,
      start_column: null,
      end_column: null,
      annotation_level: annotation.annotation_level,
      title: annotation.title ?? null,
      message: annotation.message,
      raw_details: annotation.raw_details ?? null,
      blob_href: api,
    })),
  'checks/list-for-ref': runsOfRef,
};
