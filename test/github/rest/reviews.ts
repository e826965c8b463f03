/** REST of reviews and of comments on lines. */

import { checkBody } from '../comment.ts';
import type { LineComment, LinePlace, Review, ReviewState } from '../review.ts';
import type { Need } from '../tokens.ts';
import { invalid, Refusal } from '../world.ts';
import { type Answer, type Context, type Handlers, ok, page, repositoryOf, tokenOf } from './context.ts';
import { pullOf, readPulls, writePulls } from './pulls.ts';
import { lineCommentShape, reviewShape } from './shapes-pulls.ts';

const states: Readonly<Record<string, ReviewState>> = {
  APPROVE: 'APPROVED',
  REQUEST_CHANGES: 'CHANGES_REQUESTED',
  COMMENT: 'COMMENTED',
};

interface PlaceInput {
  readonly path: string;
  readonly line?: number;
  readonly start_line?: number;
  readonly side?: string;
}

function place({ path, line, start_line, side }: PlaceInput): LinePlace {
  if (line === undefined) throw invalid('PullRequestReviewComment', 'line', 'is missing');
  return { path, line, startLine: start_line ?? null, side: side === 'LEFT' ? 'LEFT' : 'RIGHT' };
}

function create(context: Context): Answer {
  const pull = pullOf(context, writePulls);
  const {
    event,
    body = '',
    commit_id,
    comments = [],
  } = context.body as {
    event?: string;
    body?: string;
    commit_id?: string;
    comments?: (PlaceInput & { body: string })[];
  };
  if ((event === 'REQUEST_CHANGES' || event === 'COMMENT') && body === '' && comments.length === 0) {
    throw new Refusal(422, 'Unprocessable Entity', { errors: ['Review Can not be blank'] });
  }
  const state = states[event ?? ''] ?? 'PENDING';
  const lines = comments.map((comment) => ({ place: place(comment), body: comment.body }));
  const review = pull.submitReview(tokenOf(context).actor, state, body, commit_id ?? pull.headSha, lines);
  return ok(reviewShape(review));
}

function reviewOf(context: Context, need: Need): Review {
  const found = pullOf(context, need).reviews.find(({ id }) => id === Number(context.params.review_id));
  if (!found) throw new Refusal(404, 'Not Found');
  return found;
}

function lineCommentOf(context: Context, need: Need): LineComment {
  const all = repositoryOf(context, need).pulls.flatMap(({ lineComments }) => lineComments);
  const found = all.find(({ id }) => id === Number(context.params.comment_id));
  if (!found) throw new Refusal(404, 'Not Found');
  return found;
}

function createLineComment(context: Context): Answer {
  const pull = pullOf(context, writePulls);
  const { body, in_reply_to, commit_id } = context.body as { body: string; in_reply_to?: number; commit_id?: string };
  const replyTo = pull.lineComments.find(({ id }) => id === in_reply_to) ?? null;
  if (commit_id !== undefined && !pull.commits.some(({ sha }) => sha === commit_id)) {
    throw invalid('PullRequestReviewComment', 'commit_id', 'is not part of the pull request');
  }
  const at = replyTo?.place ?? place(context.body as unknown as PlaceInput);
  return { status: 201, body: lineCommentShape(pull.commentLine(tokenOf(context).actor, at, body, replyTo)) };
}

export const reviews: Handlers = {
  'pulls/list-reviews': (context) => {
    const { actor } = tokenOf(context);
    // A review that is not submitted is seen by its author alone.
    const seen = pullOf(context, readPulls).reviews.filter(
      ({ state, author }) => state !== 'PENDING' || author === actor,
    );
    return page(context, seen, reviewShape);
  },
  'pulls/get-review': (context) => ok(reviewShape(reviewOf(context, readPulls))),
  'pulls/create-review': create,
  'pulls/dismiss-review': (context) => {
    const review = reviewOf(context, writePulls);
    review.pull.dismiss(review, tokenOf(context).actor);
    return ok(reviewShape(review));
  },
  'pulls/list-review-comments': (context) => page(context, pullOf(context, readPulls).lineComments, lineCommentShape),
  'pulls/create-review-comment': createLineComment,
  'pulls/get-review-comment': (context) => ok(lineCommentShape(lineCommentOf(context, readPulls))),
  'pulls/update-review-comment': (context) => {
    const comment = lineCommentOf(context, writePulls);
    const body = String(context.body.body);
    checkBody(body, 'PullRequestReviewComment');
    comment.write(tokenOf(context).actor, body);
    return ok(lineCommentShape(comment));
  },
  'pulls/delete-review-comment': (context) => {
    const { pull, id } = lineCommentOf(context, writePulls);
    pull.lineComments.splice(
      pull.lineComments.findIndex((comment) => comment.id === id),
      1,
    );
    return { status: 204, body: null };
  },
};
