/**
 * The comment with the boxes. Its form is fixed and no template of a repository can change it, because people's ticks are
 * read back from it: every box is one line that ends in its marker, and holds nothing that a pull request wrote. The same
 * state gives the same bytes, and nothing here depends on the head commit, so that most pushes do not rewrite it.
 */
import { checklistMarker, shownMarker, vetoMarker } from '../model/markers.ts';
import type { Review } from '../model/review.ts';
import type { GateResult } from '../model/signoff.ts';
import { type Inline, say, sign } from './inline.ts';
import { blocksMarkdown, commentLimit, inlineMarkdown } from './markdown.ts';
import { english, type Messages } from './messages.ts';
import { acknowledgementBox, type BoxAmounts, roleBox } from './view/boxes.ts';
import { type Notice, notices } from './view/notices.ts';
import { isFull, refusalLines, shortFingerprint } from './view/signoffs.ts';
import { isEmpty, stateOf } from './view/verdict.ts';

export interface ChecklistOptions {
  readonly messages?: Messages;
  /** An older checklist became unreadable, and signatures are asked for again. */
  readonly asksAgain?: boolean;
}

interface Amounts extends BoxAmounts {
  readonly roles: number;
  readonly refusals: number;
}

/** How much is shown; the last fits whatever the names are. */
const amounts: readonly Amounts[] = [
  { roles: 200, refusals: 10, beside: 5, characters: 300 },
  { roles: 60, refusals: 3, beside: 2, characters: 150 },
  { roles: 12, refusals: 1, beside: 1, characters: 60 },
];

/** Ends without a line end. */
export function checklist(review: Review, options: ChecklistOptions = {}): string {
  const { messages = english, asksAgain = false } = options;
  const first = markersOf(review);
  let text = '';
  for (const amount of amounts) {
    const paragraphs = paragraphsOf(review, messages, asksAgain, amount).filter((paragraph) => paragraph !== '');
    text = [...first, paragraphs.join('\n\n')].join('\n');
    if (text.length <= commentLimit) break;
  }
  return text;
}

/** What an old checklist says once a fresh one is there. The same for all, so that it is written once. */
export function closedChecklist({ messages = english }: Pick<ChecklistOptions, 'messages'> = {}): string {
  const words = messages.checklist.closed;
  return [checklistMarker, `## ${words.heading}`, '', line(words.body)].join('\n');
}

function line(words: Inline): string {
  return inlineMarkdown(words, null);
}

/** The lines that are read back, before anything that people read. */
function markersOf(review: Review): readonly string[] {
  const vetoes = (review.gate?.vetoes ?? []).flatMap(({ account, at }) => {
    const ms = Date.parse(at);
    return Number.isNaN(ms) ? [] : [vetoMarker(account.id, Math.floor(ms / 1000))];
  });
  return [checklistMarker, ...(hasFingerprint(review) ? [shownMarker(review.fingerprint)] : []), ...vetoes];
}

/** Without one there is nothing that a box could be about. */
function hasFingerprint({ fingerprint }: Review): boolean {
  return /^[0-9a-f]{64}$/.test(fingerprint);
}

function paragraphsOf(review: Review, messages: Messages, asksAgain: boolean, amount: Amounts): readonly string[] {
  const words = messages.checklist;
  const { gate } = review;
  const notes = notices(review, messages, amount).map(alert);
  if (isEmpty(review) && notes.length === 0 && !gate?.acknowledgements.length && !gate?.roles.length) {
    return [line(say`${sign('good')} ${words.noMigrations}`)];
  }
  if (gate === null || !hasFingerprint(review)) {
    return [`## ${words.headingUnknown}`, ...(notes.length > 0 ? notes : [line(words.notRead), line(words.tryAgain)])];
  }
  const { roles, acknowledgements, refusals } = gate;
  if (roles.length + acknowledgements.length + refusals.length + notes.length === 0) return [line(words.nothing)];
  const full = roles.filter(isFull).length;
  const isDone = stateOf(review) === 'success' && gate.override === null;
  const shown = roles.slice(0, amount.roles);
  const left = roles.length - shown.length;
  const refused = refusalLines(refusals, amount.refusals, messages);
  return [
    `## ${roles.length === 0 ? words.headingNone : words.heading(full, roles.length, isDone)}`,
    asksAgain && full < roles.length ? line(words.asksAgain) : '',
    ...notes,
    shown.flatMap((role) => roleBox(role, review, messages, amount)).join('\n'),
    left > 0 ? line(words.rolesLeft(left)) : '',
    ...(refused.length === 0
      ? []
      : [`### ${messages.refusals.title}`, refused.map((item) => `- ${line(item)}`).join('\n')]),
    ...boxesBeforeMerge(review, acknowledgements, messages, amount),
    `${full < roles.length ? line(words.howToSign) : ''}${line(words.footer(shortFingerprint(review.fingerprint)))}`,
  ];
}

/** Folded where nothing of it is a person's to do. */
function boxesBeforeMerge(
  review: Review,
  states: GateResult['acknowledgements'],
  messages: Messages,
  amount: Amounts,
): readonly string[] {
  if (states.length === 0) return [];
  const lines = states.flatMap((state) => acknowledgementBox(state, review, messages, amount)).join('\n');
  return states.every(({ by }) => by === 'rehearsal')
    ? [`<details><summary>${messages.boxes.nothingToDo(states.length)}</summary>`, lines, '</details>']
    : [`### ${messages.checklist.beforeMerge}`, lines];
}

/** GitHub's own form for what must not be missed, or a plain paragraph. */
function alert({ kind, blocks }: Notice): string {
  const text = blocksMarkdown(blocks, null);
  return kind === 'plain' ? text : [`[!${kind}]`, ...text.split('\n')].map((each) => `> ${each}`.trimEnd()).join('\n');
}
