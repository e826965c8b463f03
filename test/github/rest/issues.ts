/** REST of issues and of what they share with pull requests: comments, reactions, labels. */
import type { Comment } from '../comment.ts';
import type { Issue } from '../issue.ts';
import { Pull } from '../pull.ts';
import type { Need } from '../tokens.ts';
import { invalid, Refusal } from '../world.ts';
import { type Answer, type Context, type Handlers, ok, page, repositoryOf, tokenOf } from './context.ts';
import { labelShape } from './shapes-accounts.ts';
import { commentShape, issueShape, reactionShape } from './shapes-pulls.ts';

/** On a pull request either permission does. */
const readEither: Need = [
  ['issues', 'read'],
  ['pull_requests', 'read'],
];
const writeEither: Need = [
  ['issues', 'write'],
  ['pull_requests', 'write'],
];
const writeIssues: Need = [['issues', 'write']];

function issueOf(context: Context, need: Need): Issue {
  const issue = repositoryOf(context, need).issues.get(Number(context.params.issue_number));
  if (!issue) throw new Refusal(404, 'Not Found');
  return issue;
}

function commentOf(context: Context, need: Need): Comment {
  const all = [...repositoryOf(context, need).issues.values()].flatMap(({ comments }) => comments);
  const found = all.find(({ id }) => id === Number(context.params.comment_id));
  if (!found) throw new Refusal(404, 'Not Found');
  return found;
}

/** Comments are changed by their author, by whoever may write, and by Apps that may write. */
function mustChange(context: Context, comment: Comment): void {
  const { actor, permissions } = tokenOf(context);
  if (permissions !== null || comment.author === actor) return;
  const role = comment.issue.repository.roleOf(actor);
  if (role === 'none' || role === 'read' || role === 'triage') {
    throw new Refusal(403, 'Must have admin rights to Repository.');
  }
}

function since(context: Context, all: readonly Comment[]): readonly Comment[] {
  const { since: from } = context.query;
  return from === undefined ? all : all.filter(({ updatedAt }) => Date.parse(updatedAt) >= Date.parse(from));
}

export const comments: Handlers = {
  'issues/list-comments': (context) =>
    page(context, since(context, issueOf(context, readEither).comments), commentShape),
  'issues/list-comments-for-repo': (context) => {
    const all = [...repositoryOf(context, readEither).issues.values()].flatMap((issue) => issue.comments);
    return page(context, since(context, all), commentShape);
  },
  'issues/create-comment': (context) => {
    const issue = issueOf(context, writeEither);
    return { status: 201, body: commentShape(issue.comment(tokenOf(context).actor, String(context.body.body))) };
  },
  'issues/get-comment': (context) => ok(commentShape(commentOf(context, readEither))),
  'issues/update-comment': (context) => {
    const comment = commentOf(context, writeEither);
    mustChange(context, comment);
    const body = String(context.body.body);
    // An edit that changes nothing leaves no trace in the history.
    if (body !== comment.body) comment.issue.edit(comment, tokenOf(context).actor, body);
    return ok(commentShape(comment));
  },
  'issues/delete-comment': (context) => {
    const comment = commentOf(context, writeEither);
    mustChange(context, comment);
    comment.issue.delete(comment, tokenOf(context).actor);
    return { status: 204, body: null };
  },
  'reactions/list-for-issue-comment': (context) => {
    const { content } = context.query;
    const all = commentOf(context, readEither).reactions.filter(
      (one) => content === undefined || one.content === content,
    );
    return page(context, all, reactionShape);
  },
  'reactions/create-for-issue-comment': (context) => {
    const comment = commentOf(context, writeEither);
    const { reaction, isNew } = comment.issue.react(comment, tokenOf(context).actor, String(context.body.content));
    return { status: isNew ? 201 : 200, body: reactionShape(reaction) };
  },
  'reactions/delete-for-issue-comment': (context) => {
    const { reactions } = commentOf(context, writeEither);
    const index = reactions.findIndex(({ id }) => id === Number(context.params.reaction_id));
    if (index < 0) throw new Refusal(404, 'Not Found');
    reactions.splice(index, 1);
    return { status: 204, body: null };
  },
};

function labelNames(body: Context['body']): string[] {
  const given = Array.isArray(body) ? body : ((body.labels ?? []) as (string | { name: string })[]);
  return given.map((label: string | { name: string }) => (typeof label === 'string' ? label : label.name));
}

function labelled(issue: Issue, context: Context): Answer {
  return page(context, [...issue.labels.values()], (label) => labelShape(issue.repository, label));
}

function createLabel(context: Context): Answer {
  const repository = repositoryOf(context, writeEither);
  const { name, color, description } = context.body as { name: string; color?: string; description?: string };
  if (repository.labels.has(name.toLowerCase())) {
    throw new Refusal(422, 'Validation Failed', {
      errors: [{ resource: 'Label', code: 'already_exists', field: 'name' }],
    });
  }
  if (color !== undefined && !/^[0-9a-fA-F]{6}$/.test(color)) throw invalid('Label', 'color', 'color is invalid');
  if (name.length > 50) throw invalid('Label', 'name', 'name is too long (maximum is 50 characters)');
  if ((description?.length ?? 0) > 100)
    throw invalid('Label', 'description', 'description is too long (maximum is 100 characters)');
  return { status: 201, body: labelShape(repository, repository.label(name, color, description)) };
}

export const labels: Handlers = {
  'issues/list-labels-on-issue': (context) => labelled(issueOf(context, readEither), context),
  'issues/add-labels': (context) => {
    const issue = issueOf(context, writeEither);
    for (const name of labelNames(context.body)) issue.label(name, tokenOf(context).actor);
    return labelled(issue, context);
  },
  'issues/remove-label': (context) => {
    const issue = issueOf(context, writeEither);
    issue.unlabel(context.params.name ?? '', tokenOf(context).actor);
    return labelled(issue, context);
  },
  'issues/list-labels-for-repo': (context) => {
    const repository = repositoryOf(context, readEither);
    return page(context, [...repository.labels.values()], (label) => labelShape(repository, label));
  },
  'issues/get-label': (context) => {
    const repository = repositoryOf(context, readEither);
    const label = repository.labels.get((context.params.name ?? '').toLowerCase());
    if (!label) throw new Refusal(404, 'Not Found');
    return ok(labelShape(repository, label));
  },
  'issues/create-label': createLabel,
};

function listed(context: Context): Issue[] {
  const { state = 'open', labels: wanted = '', creator } = context.query;
  const names = wanted.split(',').filter((name) => name !== '');
  return [...repositoryOf(context, readEither).issues.values()]
    .filter(
      (issue) =>
        (state === 'all' || issue.state === state) &&
        names.every((name) => issue.labels.has(name.toLowerCase())) &&
        (creator === undefined || issue.author.login === creator),
    )
    .reverse();
}

export const issues: Handlers = {
  'issues/list-for-repo': (context) => page(context, listed(context), issueShape),
  'issues/get': (context) => ok(issueShape(issueOf(context, readEither))),
  'issues/create': (context) => {
    const repository = repositoryOf(context, writeIssues);
    const { title, body } = context.body as { title: string | number; body?: string | null };
    const issue = repository.openIssue(tokenOf(context).actor, String(title), body ?? '');
    for (const name of labelNames(context.body)) issue.label(name, tokenOf(context).actor);
    return { status: 201, body: issueShape(issue) };
  },
  'issues/update': (context) => {
    const issue = issueOf(context, writeEither);
    const { state, title, body } = context.body as { state?: 'open' | 'closed'; title?: string; body?: string };
    const { actor } = tokenOf(context);
    if (title !== undefined) issue.title = String(title);
    if (body !== undefined && body !== issue.text.body) issue.text.write(actor, body ?? '');
    if (state !== undefined && state !== issue.state) {
      if (issue instanceof Pull) state === 'closed' ? issue.close(actor) : issue.reopen(actor);
      else {
        issue.state = state;
        issue.closedAt = state === 'closed' ? issue.world.clock.stamp() : null;
        issue.happened(state === 'closed' ? 'closed' : 'reopened', actor);
      }
    }
    return ok(issueShape(issue));
  },
};
