/** What a workflow's event asks to look at. An event is only a wake-up: nothing but numbers and commits is taken from it. */
import { FaultError } from '../../model/fault.ts';
import type { PullForge } from '../../model/forge.ts';
import { trackingPattern } from '../../model/markers.ts';
import { phrase } from '../../model/text.ts';
import type { GroupRef } from '../../walk/group.ts';

export type Target =
  | { readonly type: 'pull' | 'issue'; readonly number: number }
  | ({ readonly type: 'group' } & GroupRef)
  /** What is being rolled out. */
  | { readonly type: 'rollouts' };

export interface WorkflowEvent {
  readonly name: string;
  readonly payload: unknown;
}

const sha = /^[0-9a-f]{40}([0-9a-f]{24})?$/;

/** @param asked the `pull-request` input */
export async function targetsOf(
  { name, payload }: WorkflowEvent,
  asked: number | null,
  forge: PullForge,
): Promise<readonly Target[]> {
  switch (name) {
    case 'pull_request':
    case 'pull_request_target':
    case 'pull_request_review':
      return [pull(numberAt(payload, 'pull_request', 'number'), name)];
    case 'issue_comment':
      return [aboutComment(payload)].filter((target) => target !== null);
    case 'merge_group':
      return [group(payload)];
    case 'workflow_run': {
      // The only thing believed of a run is its commit; its artifacts could name any pull request.
      const head = textAt(payload, 'workflow_run', 'head_sha');
      if (!sha.test(head)) throw incomplete(name);
      return (await forge.pullsOfHead(head)).map((number) => pull(number, name));
    }
    case 'push': {
      const branch = textAt(payload, 'ref').replace(/^refs\/heads\//, '');
      const open = await forge.openPulls();
      return open.filter(({ base }) => base === branch).map(({ number }) => pull(number, name));
    }
    case 'schedule':
      if (asked !== null) return [pull(asked, name)];
      return [...(await forge.openPulls()).map(({ number }) => pull(number, name)), { type: 'rollouts' }];
    case 'workflow_dispatch':
      if (asked !== null) return [pull(asked, name)];
      throw new FaultError({
        code: 'configuration',
        where: 'input pull-request',
        what: phrase`A workflow that is started by hand must say which pull request to look at.`,
        mend: phrase`Give the number as an input of the workflow.`,
        example: 'with:\n  pull-request: ${{ inputs.pull-request }}',
      });
    default:
      throw new FaultError({
        code: 'configuration',
        where: `on: ${name.slice(0, 60)}`,
        what: phrase`Countersign does not know what to look at for this event.`,
        mend: phrase`Start the workflow on pull_request, pull_request_target, issue_comment, pull_request_review, merge_group, workflow_run, push, schedule or workflow_dispatch.`,
      });
  }
}

function pull(number: number | null, event: string): Target {
  if (number === null) throw incomplete(event);
  return { type: 'pull', number };
}

/** An issue that is no pull request has no such key; that it is one of ours is read again. */
function aboutComment(payload: unknown): Target | null {
  const number = numberAt(payload, 'issue', 'number');
  if (valueAt(payload, 'issue', 'pull_request') !== undefined) return pull(number, 'issue_comment');
  const isOurs = trackingPattern.test(textAt(payload, 'issue', 'body'));
  return isOurs && number !== null ? { type: 'issue', number } : null;
}

function group(payload: unknown): Target {
  const head = textAt(payload, 'merge_group', 'head_sha');
  const base = textAt(payload, 'merge_group', 'base_sha');
  const branch = textAt(payload, 'merge_group', 'base_ref').replace(/^refs\/heads\//, '');
  if (!sha.test(head) || !sha.test(base) || branch === '') throw incomplete('merge_group');
  return { type: 'group', head, base, branch };
}

function valueAt(payload: unknown, ...keys: readonly string[]): unknown {
  let value = payload;
  for (const key of keys) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = (value as Record<string, unknown>)[key];
  }
  return value;
}

function numberAt(payload: unknown, ...keys: readonly string[]): number | null {
  const value = valueAt(payload, ...keys);
  return typeof value === 'number' && Number.isSafeInteger(value) && value > 0 ? value : null;
}

function textAt(payload: unknown, ...keys: readonly string[]): string {
  const value = valueAt(payload, ...keys);
  return typeof value === 'string' ? value : '';
}

function incomplete(event: string): FaultError {
  return new FaultError({
    code: 'github',
    where: `event ${event}`,
    what: phrase`The event does not say what it is about.`,
    mend: phrase`Run the job again; if it stays so, the file that GITHUB_EVENT_PATH names was altered by an earlier step.`,
  });
}
