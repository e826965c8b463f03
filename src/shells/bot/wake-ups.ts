/**
 * What a webhook asks to look at again. Nothing but names, numbers and commits is taken from a payload, and none of it is
 * believed: the job reads everything from GitHub itself. What is not understood wakes nobody; the reconciliation sees it.
 */
import { trackingPattern } from '../../model/markers.ts';
import { type Target, targetSchema } from './target.ts';

export interface WakeUp {
  readonly target: Target;
  /** Wait, because more of the same usually follows; they become one job. */
  readonly delaySeconds: number;
}

/** Pushes to a base branch and changes of a team come in bursts, and each concerns many pull requests. */
const burstSeconds = 10;

type Payload = Readonly<Record<string, unknown>>;

/** @param name of the event, as in the header `X-GitHub-Event` */
export function wakeUps(name: string, payload: unknown): readonly WakeUp[] {
  const event = objectAt(payload);
  return targetsOf(name, event).flatMap(({ delaySeconds, ...candidate }) => {
    const parsed = targetSchema.safeParse(candidate);
    return parsed.success ? [{ target: parsed.data, delaySeconds }] : [];
  });
}

/** A target that is not checked yet. */
interface Candidate {
  readonly kind: Target['kind'];
  readonly delaySeconds: number;
  readonly [key: string]: unknown;
}

function targetsOf(name: string, event: Payload): readonly Candidate[] {
  const { action } = event;
  switch (name) {
    case 'pull_request':
      return [pull(event, objectAt(event.pull_request).number)];
    case 'pull_request_review':
      return botsOwn(event, event.review) ? [] : [pull(event, objectAt(event.pull_request).number)];
    case 'issue_comment':
      return commentTargets(event);
    case 'push':
      return pushTargets(event);
    case 'merge_group':
      return action === 'checks_requested' ? [group(event)] : [];
    case 'check_run':
      return action === 'rerequested' || action === 'requested_action'
        ? [atHead(event, objectAt(event.check_run).head_sha)]
        : [];
    case 'check_suite':
      return action === 'rerequested' ? [atHead(event, objectAt(event.check_suite).head_sha)] : [];
    case 'member':
      return [repository(event, event.repository, burstSeconds)];
    case 'membership':
    case 'organization':
      return [installation(event, burstSeconds)];
    case 'team':
      return event.repository === undefined
        ? [installation(event, burstSeconds)]
        : [repository(event, event.repository, burstSeconds)];
    case 'installation':
      return action === 'deleted' || action === 'suspend' ? [] : [installation(event, 0)];
    case 'installation_repositories':
      return addedRepositories(event);
    default:
      return [];
  }
}

function commentTargets(event: Payload): readonly Candidate[] {
  const issue = objectAt(event.issue);
  if (botsOwn(event, event.comment)) return [];
  const found = pull(event, issue.number);
  if (issue.pull_request !== undefined) return [found];
  return trackingPattern.test(String(issue.body)) ? [{ ...found, kind: 'issue' }] : [];
}

function pushTargets(event: Payload): readonly Candidate[] {
  const { ref, deleted } = event;
  if (typeof ref !== 'string' || !ref.startsWith('refs/heads/') || deleted === true) return [];
  return [{ ...repository(event, event.repository, burstSeconds), branch: ref.slice('refs/heads/'.length) }];
}

function addedRepositories(event: Payload): readonly Candidate[] {
  if (event.action !== 'added' || !Array.isArray(event.repositories_added)) return [];
  return event.repositories_added.map((added: unknown) => repository(event, added, 0));
}

function group(event: Payload): Candidate {
  const { head_sha: head, base_sha: base, base_ref: ref } = objectAt(event.merge_group);
  const branch = typeof ref === 'string' ? ref.replace(/^refs\/heads\//, '') : undefined;
  return { kind: 'group', delaySeconds: 0, ...place(event, event.repository), head, base, branch };
}

function pull(event: Payload, number: unknown): Candidate {
  return { kind: 'pull', delaySeconds: 0, ...place(event, event.repository), number };
}

function repository(event: Payload, named: unknown, delaySeconds: number): Candidate {
  return { kind: 'repository', delaySeconds, ...place(event, named) };
}

/** A check run names no pull request of a fork, so its commit is what is looked for. */
function atHead(event: Payload, head: unknown): Candidate {
  // Without its commit this would be the whole repository.
  return { ...repository(event, event.repository, 0), head: head ?? null };
}

function installation(event: Payload, delaySeconds: number): Candidate {
  return { kind: 'installation', delaySeconds, installationId: objectAt(event.installation).id };
}

function place(event: Payload, named: unknown): Payload {
  // Some events name a repository only as `owner/name`.
  const [owner, name] = String(objectAt(named).full_name ?? '').split('/');
  return { installationId: objectAt(event.installation).id, owner, repository: name };
}

/**
 * Text by a bot is never evidence, and ours would wake us for ever. But a bot that edits, deletes or dismisses what
 * somebody else wrote may take evidence away, so that is looked at.
 */
function botsOwn(event: Payload, written: unknown): boolean {
  const sender = objectAt(event.sender);
  return sender.type === 'Bot' && sender.id === objectAt(objectAt(written).user).id;
}

function objectAt(value: unknown): Payload {
  return typeof value === 'object' && value !== null ? (value as Payload) : {};
}
