/**
 * What GitHub is to show of a judged pull request. The same judgement gives the same bytes, whichever shell asked, so the
 * forge can tell what changed by comparing.
 */
import { acknowledgementsOf } from '../commands/replies.ts';
import type { Publication, Published, Reply } from '../model/publication.ts';
import type { Review } from '../model/review.ts';
import { annotations } from '../render/annotations.ts';
import { checklist, closedChecklist } from '../render/checklist.ts';
import { type AddedLines, inlineComments } from '../render/inline-comments.ts';
import { labels } from '../render/labels.ts';
import type { Voice } from '../render/language.ts';
import type { Messages } from '../render/messages.ts';
import { render } from '../render/render.ts';
import { reply } from '../render/replies.ts';
import { statusOf } from '../render/status.ts';
import { isEmpty } from '../render/view/verdict.ts';
import type { JudgedPull } from './judge-pull.ts';
import type { PullDeps } from './pull-deps.ts';

/** GitHub keeps the original and the newest 99 revisions; before any can be lost a new checklist is begun. */
const fullHistory = 90;

export function publicationOf(judged: JudgedPull, deps: PullDeps, voice: Voice): Publication {
  const { review, config, snapshot } = judged;
  const { messages, rules } = voice;
  const sourceUrl = `${deps.options.repositoryUrl}/blob/${snapshot.pull.head.sha}`;
  const { fullReportUrl, comment } = deps.options;
  const report = render(review, 'markdown', {
    templates: deps.templates,
    own: judged.own,
    rules,
    messages,
    sourceUrl,
    ...(fullReportUrl === null ? {} : { fullReportUrl }),
  });
  // Without migrations nobody is bothered; what stands there from before is brought up to date.
  const { published } = snapshot;
  const shown = !isEmpty(review);
  return {
    report: (shown && comment) || published.report ? report : null,
    checklist: shown || published.checklist ? checklistOf(judged, messages) : null,
    status: statusOf(review, messages),
    replies: repliesOf(judged, voice, sourceUrl),
    annotations: annotations(review, messages),
    inline: config.report.inline ? inlineComments(review, addedLines(judged), { rules, messages }) : [],
    labels: labels(review, config.report.labels),
    reviewers: config.report.requestReviewers || asksForReviewers(judged) ? reviewersOf(judged) : [],
    summary: report,
    checkRun: messages.checkRun,
  };
}

function checklistOf(
  { review, snapshot: { evidence, published } }: JudgedPull,
  messages: Messages,
): Publication['checklist'] {
  const unclear = isUnclear(evidence.checklists, published);
  const nearlyFull = (published.checklist?.revisions ?? 0) >= fullHistory;
  const asksAgain = evidence.checklists.some(({ complete }) => !complete);
  return {
    body: checklist(review, { asksAgain, messages }),
    fresh: unclear || nearlyFull,
    closing: closedChecklist({ messages }),
  };
}

/** Only the newest can be replaced; what was wrong with an older one was dealt with then. */
function isUnclear(
  checklists: JudgedPull['snapshot']['evidence']['checklists'],
  { checklist: newest }: Published,
): boolean {
  return checklists.some(({ id, complete }) => id === newest?.id && !complete);
}

function repliesOf({ reads, review }: JudgedPull, voice: Voice, sourceUrl: string): readonly Reply[] {
  // Where the gate could not judge, nobody is told that their word counts.
  const judged = review.gate !== null && review.verdict.state !== 'error';
  const due = acknowledgementsOf(reads, judged ? review.gate.refusals : null);
  return due.map(({ comment, reaction, matters }) => ({
    comment,
    reaction,
    body: matters.length === 0 ? null : reply(comment, matters, { review, ...voice, sourceUrl }),
  }));
}

/** Lines of files that are new as a whole: only there it is certain without a comparison of the texts. */
function addedLines({ review, snapshot: { changes } }: JudgedPull): AddedLines {
  const added = new Map<string, ReadonlySet<number>>();
  for (const { path, statements } of review.migrations) {
    if (changes.base.tree.files.has(path)) continue;
    const last = Math.max(0, ...statements.map(({ endLine }) => endLine));
    added.set(path, new Set(Array.from({ length: last }, (_, index) => index + 1)));
  }
  return added;
}

/** `/migration assign`, said by somebody and not answered yet. */
function asksForReviewers({ reads }: JudgedPull): boolean {
  return reads.some(
    ({ comment, reading }) =>
      comment.ownReactions.length === 0 &&
      reading.type === 'calls' &&
      reading.calls.some((call) => !('mistake' in call) && call.name === 'assign'),
  );
}

/** People and teams who hold a role that is still open. */
function reviewersOf({ review, config, snapshot }: JudgedPull): readonly string[] {
  const open = new Set(openRoles(review));
  const named = config.signoffs.roles
    .filter(({ name }) => open.has(name))
    .flatMap(({ users, teams }) => [...users, ...teams]);
  const author = snapshot.pull.author?.login.toLowerCase();
  return [...new Set(named)].filter((name) => name.toLowerCase() !== author);
}

function openRoles({ gate }: Review): readonly string[] {
  return gate?.roles.filter(({ signed, needed }) => signed.length < needed).map(({ role }) => role) ?? [];
}
