/** What happened as GitHub's webhooks and workflow event files tell it. */
import type { Account, Team } from './accounts.ts';
import type { CheckRun } from './checks.ts';
import type { MergeGroup } from './queue.ts';
import type { Repository } from './repository.ts';
import { fullRepositoryShape, teamShape, userShape } from './rest/shapes-accounts.ts';
import { checkRunShape, commitShape, suiteId } from './rest/shapes-git.ts';
import { commentShape, issueShape, pullShape, pullSimpleShape, reviewShape } from './rest/shapes-pulls.ts';
import type { WorldEvent } from './world.ts';

/** An event as a test names it; only the properties that it has. */
export type EventInput = Omit<WorldEvent, 'action' | 'repository' | 'sender'> & {
  readonly action?: string;
  readonly repository?: Repository;
  readonly sender?: Account;
};

function organizationOf(repository: Repository): Record<string, unknown> | null {
  return repository.owner.type === 'Organization' ? userShape(repository.owner) : null;
}

function groupShape({ repository, ref, base, branch, head }: MergeGroup): Record<string, unknown> {
  const commit = repository.store.mustCommit(head);
  const { id, author, committer } = { id: head, ...commit };
  const head_commit = {
    id,
    tree_id: commit.tree,
    message: commit.message,
    timestamp: committer.date,
    author,
    committer,
  };
  return { head_sha: head, head_ref: ref, base_sha: base, base_ref: `refs/heads/${branch}`, head_commit };
}

function runShape(run: CheckRun): Record<string, unknown> {
  const { repository } = run;
  const pulls = repository.pulls.filter(({ headSha, state }) => headSha === run.headSha && state === 'open');
  const suite = { id: suiteId(run), head_sha: run.headSha, head_branch: pulls[0]?.head.ref ?? null };
  return {
    ...checkRunShape(run),
    check_suite: suite,
    pull_requests: pulls.map((pull) => {
      const { id, number, url, head, base } = pullSimpleShape(pull);
      return { id, number, url, head, base };
    }),
  };
}

/** The properties of a push that are not in the event itself. */
function pushShape(repository: Repository, sender: Account, after: string): Record<string, unknown> {
  const commit = repository.store.commits.get(after);
  const shape = commit ? commitShape(repository, commit) : null;
  const head =
    commit && shape ? { id: commit.sha, tree_id: commit.tree, message: commit.message, url: shape.html_url } : null;
  return {
    head_commit: head,
    commits: head ? [head] : [],
    pusher: { name: sender.login, email: sender.emails[0] ?? null },
  };
}

export function payloadOf({
  name,
  action,
  repository,
  sender,
  extra = {},
  ...what
}: WorldEvent): Record<string, unknown> {
  const { issue, pull, comment, review, group, run } = what;
  const { team, member, ...more } = extra as { team?: Team; member?: Account };
  const organization = team ? userShape(team.organization) : repository && organizationOf(repository);
  return {
    ...(action === null ? {} : { action }),
    ...(pull
      ? { ...(/^pull_request(_target)?$/.test(name) ? { number: pull.number } : {}), pull_request: pullShape(pull) }
      : {}),
    ...(issue ? { issue: issueShape(issue) } : {}),
    ...(comment ? { comment: commentShape(comment) } : {}),
    ...(review ? { review: { ...reviewShape(review), state: review.state.toLowerCase() } } : {}),
    ...(group ? { merge_group: groupShape(group) } : {}),
    ...(run ? { check_run: runShape(run) } : {}),
    ...(name === 'push' && repository
      ? pushShape(repository, sender, String((extra as { after?: string }).after))
      : {}),
    ...(team ? { team: teamShape(team) } : {}),
    ...(member ? { member: userShape(member) } : {}),
    ...more,
    ...(repository ? { repository: fullRepositoryShape(repository) } : {}),
    ...(organization ? { organization } : {}),
    sender: userShape(sender),
  };
}

/** The event file of a workflow run: the same, with the repository and the sender taken from what the event is about. */
export function eventPayload(input: EventInput): Record<string, unknown> {
  const { pull, issue, comment, review, group, run } = input;
  const about = pull ?? issue ?? comment?.issue ?? review?.pull ?? null;
  const repository = input.repository ?? about?.repository ?? group?.repository ?? run?.repository ?? null;
  if (!repository) throw new Error(`Which repository is ${input.name} about?`);
  const sender = input.sender ?? comment?.author ?? review?.author ?? about?.author ?? repository.owner;
  const subject = {
    ...(input.name === 'issue_comment' && !issue && comment ? { issue: comment.issue } : {}),
    ...(input.name === 'pull_request_review' && !pull && review ? { pull: review.pull } : {}),
  };
  return payloadOf({ ...input, ...subject, action: input.action ?? null, repository, sender });
}
