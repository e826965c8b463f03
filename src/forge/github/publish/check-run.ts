/**
 * The check run of App mode: summary and annotations on the Checks tab, and a button. The commit status is the gate; the
 * run is named otherwise, because GitHub demands that a status and a run of one name both pass, and an old run would then
 * block for ever. Whoever requires the run all the same is not let through: what waits is `action_required`, since
 * `neutral` passes and a run in progress never ends.
 */

import { createHash } from 'node:crypto';
import type { Annotation } from '../../../model/publication.ts';
import type { Verdict } from '../../../model/review.ts';
import { phrase } from '../../../model/text.ts';
import { forbidden } from '../errors.ts';
import {
  annotationsPerRequest,
  fitting,
  largestSummaryBytes,
  longestDescription,
  longestTitle,
  shortened,
} from './limits.ts';
import type { Scene } from './scene.ts';

export const checkRunName = 'countersign report';

/**
 * Pressing a button leaves no trace on GitHub that could be read again later, so it can be no sign-off and no command: it
 * only makes us look. Label up to 20 characters, description 40, identifier 20.
 */
const button = 'recheck';

const conclusions: Readonly<Record<Verdict['state'], string>> = {
  success: 'success',
  pending: 'action_required',
  failure: 'failure',
  error: 'failure',
};

interface RunAnswer {
  readonly id: number;
  readonly external_id: string | null;
}

interface Output {
  readonly title: string;
  readonly summary: string;
}

export async function writeCheckRun(scene: Scene, detailsUrl: string | null): Promise<void> {
  const { publication, snapshot } = scene;
  const { state, description } = publication.status;
  const { label, description: hint, tooLong } = publication.checkRun;
  const output: Output = {
    title: shortened(description, longestDescription) || state,
    summary: summaryOf(publication.summary || description, detailsUrl, tooLong),
  };
  const run = {
    status: 'completed',
    conclusion: conclusions[state],
    actions: [{ label, description: hint, identifier: button }],
    ...(detailsUrl === null ? {} : { details_url: detailsUrl }),
  };
  // Annotations can be added to a run and never taken away: others need a new run. The number of the pull request is
  // part of the name, because two can share a head.
  const pull = `pull/${snapshot.pull.number}`;
  const annotated = `${pull} ${digest(publication.annotations)}`;
  const complete = `${annotated} ${digest({ run, output })}`;
  const present = await newestRun(scene, pull);
  if (present?.external_id === complete) return;
  if (present?.external_id?.startsWith(`${annotated} `)) {
    await update(scene, present.id, { ...run, output, external_id: complete });
    return;
  }
  await create(scene, run, output, { unfinished: pull, complete });
}

/** Bytes are counted here and characters in a comment, so a report can be too long for this place alone. */
function summaryOf(summary: string, detailsUrl: string | null, tooLong: string): string {
  const sizeBytes = Buffer.byteLength(summary);
  return sizeBytes > largestSummaryBytes && detailsUrl !== null
    ? `${tooLong} ${detailsUrl}`
    : fitting(summary, largestSummaryBytes, phrase`The summary of the check run`, sizeBytes);
}

/** The whole name is given with the last annotations, so that a run that lacks some is known and replaced. */
async function create(
  scene: Scene,
  run: Readonly<Record<string, unknown>>,
  output: Output,
  name: { readonly unfinished: string; readonly complete: string },
): Promise<void> {
  const { snapshot, publication, writer } = scene;
  const [first = [], ...others] = chunks(publication.annotations.map(annotation));
  const { id } = await writer.send<RunAnswer>(
    'POST /repos/{owner}/{repo}/check-runs',
    {
      ...run,
      name: checkRunName,
      head_sha: snapshot.pull.head.sha,
      external_id: others.length > 0 ? name.unfinished : name.complete,
      output: { ...output, annotations: first },
    },
    { doing: phrase`create a check run`, permission: 'checks: write' },
  );
  for (const [index, annotations] of others.entries()) {
    const last = index === others.length - 1;
    await update(scene, id, {
      ...run,
      output: { ...output, annotations },
      ...(last ? { external_id: name.complete } : {}),
    });
  }
}

async function update({ writer }: Scene, id: number, parameters: Readonly<Record<string, unknown>>): Promise<void> {
  await writer.send(
    'PATCH /repos/{owner}/{repo}/check-runs/{check_run_id}',
    { check_run_id: id, ...parameters },
    { doing: phrase`update a check run`, permission: 'checks: write' },
  );
}

async function newestRun({ client, repository, snapshot }: Scene, pull: string): Promise<RunAnswer | null> {
  try {
    const { data } = await client.request<{ readonly check_runs: readonly RunAnswer[] }>(
      'GET /repos/{owner}/{repo}/commits/{ref}/check-runs',
      {
        owner: repository.owner,
        repo: repository.name,
        ref: snapshot.pull.head.sha,
        check_name: checkRunName,
        filter: 'all',
        per_page: 100,
      },
    );
    const ours = data.check_runs.filter(
      ({ external_id }) => external_id === pull || external_id?.startsWith(`${pull} `),
    );
    return ours.reduce<RunAnswer | null>((newest, run) => (newest && newest.id > run.id ? newest : run), null);
  } catch (error) {
    throw forbidden(error, { doing: phrase`read check runs`, permission: 'checks: write' });
  }
}

function annotation({ path, line, endLine, level, title, message }: Annotation): Readonly<Record<string, unknown>> {
  return {
    path,
    start_line: line,
    end_line: Math.max(line, endLine),
    annotation_level: level,
    title: shortened(title, longestTitle),
    message,
  };
}

function chunks<Value>(values: readonly Value[]): Value[][] {
  const count = Math.ceil(values.length / annotationsPerRequest);
  return Array.from({ length: count }, (_, index) =>
    values.slice(index * annotationsPerRequest, (index + 1) * annotationsPerRequest),
  );
}

function digest(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 16);
}
