/**
 * One run of the Action: what the event is about, evaluated and published. Ends with 0 when every verdict could be
 * published, whatever the verdict is: the status blocks a merge, not the job.
 */

import { tmpdir } from 'node:os';
import * as core from '@actions/core';
import type { GithubClient } from '../../forge/github/client.ts';
import { githubForge } from '../../forge/github/github.ts';
import { type Fault, FaultError } from '../../model/fault.ts';
import { inEnglish, joined } from '../../model/text.ts';
import { evaluateGroup } from '../../walk/group.ts';
import { type EvaluatedPull, evaluatePull } from '../../walk/pull.ts';
import type { PullDeps } from '../../walk/pull-deps.ts';
import { trackAll, trackIssue, trackPull } from '../../walk/tracking.ts';
import { pullDeps } from '../github/pull-deps.ts';
import { type KeptBases, openBases } from './base-cache.ts';
import { openClient } from './client.ts';
import { closeGates } from './close-gates.ts';
import { type ActionEnvironment, readEnvironment } from './environment.ts';
import { type ActionInputs, readInputs } from './inputs.ts';
import { leaveOutputs } from './outputs.ts';
import { type Target, targetsOf } from './targets.ts';

export async function runAction(environment: NodeJS.ProcessEnv): Promise<number> {
  try {
    const place = readEnvironment(environment, tmpdir());
    const run = await prepare(place, environment).catch(async (error: unknown) => {
      await closeGates(place, core.getInput('github-token'), error, core.info);
      throw error;
    });
    return await evaluateRun(run, place);
  } catch (error) {
    report(error);
    return 1;
  }
}

interface Run {
  readonly inputs: ActionInputs;
  readonly bases: KeptBases;
  readonly client: GithubClient;
  readonly deps: PullDeps;
  readonly targets: readonly Target[];
}

async function prepare(place: ActionEnvironment, environment: NodeJS.ProcessEnv): Promise<Run> {
  const inputs = readInputs((name) => core.getInput(name));
  const bases = await openBases(place.scratch, environment.GITHUB_SHA ?? 'none', environment, core.info);
  const client = await openClient(place, inputs);
  const forge = githubForge({
    client,
    repository: place.repository,
    app: inputs.app !== null,
    blobDirectory: bases.blobs,
  });
  const deps = pullDeps({
    forge,
    options: {
      configPath: inputs.config,
      comment: inputs.comment,
      repositoryUrl: repositoryUrl(place),
      fullReportUrl: place.runUrl,
    },
    cache: bases.snapshots,
    memory: null,
    progress: core.info,
  });
  return { inputs, bases, client, deps, targets: await targetsOf(place.event, inputs.pullRequest, forge) };
}

async function evaluateRun({ inputs, bases, client, deps, targets }: Run, place: ActionEnvironment): Promise<number> {
  const outcome = await evaluateAll(targets, deps);
  await leaveOutputs(outcome.evaluated, inputs, repositoryUrl(place));
  await bases.save();
  core.info(`${client.count} requests to GitHub`);
  const red = outcome.evaluated.some(({ result }) => result.review.verdict.state !== 'success') || outcome.groupRed;
  return outcome.failed || (inputs.failJob && red) ? 1 : 0;
}

function repositoryUrl({ serverUrl, repository: { owner, name } }: ActionEnvironment): string {
  return `${serverUrl}/${owner}/${name}`;
}

interface Outcome {
  readonly evaluated: { readonly number: number; readonly result: EvaluatedPull }[];
  groupRed: boolean;
  failed: boolean;
}

/** One that cannot be evaluated does not keep the others from it. */
async function evaluateAll(targets: readonly Target[], deps: PullDeps): Promise<Outcome> {
  const outcome: Outcome = { evaluated: [], groupRed: false, failed: false };
  if (targets.length === 0) core.info('Nothing to look at: the event is about no open pull request.');
  for (const target of targets) {
    try {
      if (target.type === 'group') {
        const { state } = await evaluateGroup(target, deps);
        outcome.groupRed ||= state !== 'success';
        continue;
      }
      if (target.type === 'pull') {
        const result = await evaluatePull(target.number, deps);
        if (result) outcome.evaluated.push({ number: target.number, result });
        else core.info(`Pull request ${target.number} is closed.`);
        if (result) continue;
      }
      for (const note of await trackTarget(target, deps)) core.warning(note, { title: 'Countersign' });
    } catch (error) {
      report(error);
      outcome.failed = true;
    }
  }
  return outcome;
}

/** What comes after a merge opens and closes no gate. */
function trackTarget(target: Exclude<Target, { type: 'group' }>, deps: PullDeps): Promise<readonly string[]> {
  switch (target.type) {
    case 'pull':
      return trackPull(target.number, deps);
    case 'issue':
      return trackIssue(target.number, deps);
    case 'rollouts':
      return trackAll(deps);
  }
}

function report(error: unknown): void {
  if (error instanceof FaultError) {
    core.error(faultText(error.fault), { title: 'Countersign' });
    return;
  }
  const story = error instanceof Error ? (error.stack ?? error.message) : String(error);
  core.error(`No verdict could be published, so nothing is green. ${story}`, { title: 'Countersign' });
}

function faultText({ where, what, mend, example }: Fault): string {
  const told = [where ? joined([where, what], ': ') : what, mend ?? '', example ?? ''];
  return told.map(inEnglish).filter(Boolean).join('\n');
}
