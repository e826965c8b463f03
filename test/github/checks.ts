/** Check runs and commit statuses: what stands beside a commit. */
import type { Account } from './accounts.ts';
import type { Repository } from './repository.ts';
import { invalid, Refusal } from './world.ts';

export interface Status {
  readonly id: number;
  readonly sha: string;
  readonly context: string;
  readonly state: 'error' | 'failure' | 'pending' | 'success';
  readonly description: string | null;
  readonly targetUrl: string | null;
  readonly creator: Account;
  readonly createdAt: string;
}

export interface AppIdentity {
  readonly id: number;
  readonly slug: string;
  readonly owner: Account;
  readonly permissions: Readonly<Record<string, string>>;
}

export interface Annotation {
  readonly path: string;
  readonly start_line: number;
  readonly end_line: number;
  readonly annotation_level: string;
  readonly message: string;
  readonly title?: string;
  readonly raw_details?: string;
}

export interface CheckRun {
  readonly id: number;
  readonly repository: Repository;
  readonly app: AppIdentity;
  readonly headSha: string;
  name: string;
  status: string;
  conclusion: string | null;
  detailsUrl: string | null;
  externalId: string;
  startedAt: string;
  completedAt: string | null;
  title: string | null;
  summary: string | null;
  text: string | null;
  annotations: Annotation[];
  actions: readonly { readonly label: string; readonly description: string; readonly identifier: string }[];
}

/** What the API takes to create or to change a run. */
export interface CheckRunInput {
  readonly name?: string;
  readonly head_sha?: string;
  readonly status?: string;
  readonly conclusion?: string;
  readonly details_url?: string;
  readonly external_id?: string;
  readonly started_at?: string;
  readonly completed_at?: string;
  readonly output?: { title?: string; summary?: string; text?: string; annotations?: readonly Annotation[] };
  readonly actions?: CheckRun['actions'];
}

const statusesAContext = 1000;
const descriptionLimit = 140;
const outputLimit = 65_535;
const annotationsARequest = 50;

export type StatusInput = Pick<Status, 'state'> & Partial<Pick<Status, 'context' | 'description' | 'targetUrl'>>;

export function setStatus(repository: Repository, sha: string, creator: Account, input: StatusInput): Status {
  if (!repository.store.commits.has(sha)) throw new Refusal(422, `No commit found for SHA: ${sha}`);
  const context = input.context ?? 'default';
  const description = input.description ?? null;
  if (description !== null && description.length > descriptionLimit) {
    throw invalid('Status', 'description', `description is too long (maximum is ${descriptionLimit} characters)`);
  }
  const sameContext = repository.statuses.filter((status) => status.sha === sha && status.context === context);
  if (sameContext.length >= statusesAContext) {
    const message = 'This SHA and context has reached the maximum number of statuses.';
    throw new Refusal(422, 'Validation Failed', { errors: [{ resource: 'Status', code: 'custom', message }] });
  }
  const { world } = repository;
  const createdAt = world.clock.stamp();
  const targetUrl = input.targetUrl ?? null;
  const status = {
    id: world.number('status'),
    sha,
    context,
    state: input.state,
    description,
    targetUrl,
    creator,
    createdAt,
  };
  repository.statuses.push(status);
  world.emit({
    name: 'status',
    action: null,
    repository,
    sender: creator,
    extra: {
      id: status.id,
      sha,
      name: repository.fullName,
      context,
      state: status.state,
      description,
      target_url: targetUrl,
    },
  });
  return status;
}

/** The newest status of every context of a commit, oldest context first. */
export function newestStatuses(repository: Repository, sha: string): Status[] {
  const newest = new Map<string, Status>();
  for (const status of repository.statuses) if (status.sha === sha) newest.set(status.context, status);
  return [...newest.values()];
}

function checkInput({ output, actions, head_sha }: CheckRunInput, repository: Repository): void {
  if (head_sha !== undefined && !repository.store.commits.has(head_sha)) {
    throw new Refusal(422, `No commit found for SHA: ${head_sha}`);
  }
  if ((output?.annotations?.length ?? 0) > annotationsARequest) {
    throw invalid('CheckRun', 'annotations', `must have at most ${annotationsARequest} annotations`);
  }
  for (const field of ['summary', 'text'] as const) {
    if (Buffer.byteLength(output?.[field] ?? '') > outputLimit) {
      throw invalid('CheckRun', field, `${field} exceeds a maximum bytesize of ${outputLimit}`);
    }
  }
  if ((actions?.length ?? 0) > 3) throw invalid('CheckRun', 'actions', 'must have at most 3 actions');
}

export function createCheckRun(repository: Repository, app: AppIdentity, input: CheckRunInput): CheckRun {
  checkInput(input, repository);
  const run: CheckRun = {
    id: repository.world.number('checkRun'),
    repository,
    app,
    headSha: input.head_sha ?? '',
    name: input.name ?? '',
    status: 'queued',
    conclusion: null,
    detailsUrl: null,
    externalId: '',
    startedAt: repository.world.clock.stamp(),
    completedAt: null,
    title: null,
    summary: null,
    text: null,
    annotations: [],
    actions: [],
  };
  repository.checkRuns.push(run);
  change(run, input);
  tell(run, 'created', repository.world.directory.find(`${app.slug}[bot]`) ?? app.owner);
  return run;
}

export function updateCheckRun(run: CheckRun, input: CheckRunInput): void {
  checkInput(input, run.repository);
  run.repository.world.clock.stamp();
  change(run, input);
}

/** A person presses "re-run", or one of the run's own buttons. */
export function pressCheckRun(run: CheckRun, by: Account, identifier: string | null): void {
  if (identifier !== null && !run.actions.some((action) => action.identifier === identifier)) {
    throw new Error(`Check run ${run.name} has no button ${identifier}`);
  }
  if (identifier === null) tell(run, 'rerequested', by);
  else tell(run, 'requested_action', by, { requested_action: { identifier } });
}

function change(run: CheckRun, input: CheckRunInput): void {
  run.name = input.name ?? run.name;
  run.detailsUrl = input.details_url ?? run.detailsUrl;
  run.externalId = input.external_id ?? run.externalId;
  run.startedAt = input.started_at ?? run.startedAt;
  run.status = input.conclusion === undefined ? (input.status ?? run.status) : 'completed';
  // A run that is set going again has no result any more.
  run.conclusion = run.status === 'completed' ? (input.conclusion ?? run.conclusion) : null;
  if (run.status === 'completed') run.completedAt = input.completed_at ?? run.repository.world.clock.read();
  else run.completedAt = null;
  run.title = input.output?.title ?? run.title;
  run.summary = input.output?.summary ?? run.summary;
  run.text = input.output?.text ?? run.text;
  // Annotations are added to those that are there, never replaced.
  run.annotations.push(...(input.output?.annotations ?? []));
  run.actions = input.actions ?? run.actions;
}

function tell(run: CheckRun, action: string, sender: Account, extra: Record<string, unknown> = {}): void {
  run.repository.world.emit({ name: 'check_run', action, repository: run.repository, sender, run, extra });
}
