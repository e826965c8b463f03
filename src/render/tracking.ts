/**
 * The tracking issue: what is to be done at the rollout, and what has become of it. Its state is written anew from what
 * people said each time; the boxes are people's own notes, so a tick stays where the same line is there again.
 */

import type { Fault } from '../model/fault.ts';
import { reminderMarker, trackedMarker, trackingMarker } from '../model/markers.ts';
import type { Review } from '../model/review.ts';
import type { Deployment, MergedPull } from '../model/tracking.ts';
import { clip, code, type Inline, join, person, place, prose, say } from './inline.ts';
import { blocksMarkdown, commentLimit, inlineMarkdown } from './markdown.ts';
import * as inert from './markdown-escape.ts';
import { english, type Messages } from './messages.ts';
import { day, moment } from './sizes.ts';
import { rollbackWords } from './view/facts.ts';
import { spoken } from './view/plan-terms.ts';
import { abortList, noReturnWords, paragraph, queryBlocks } from './view/rollout.ts';
import { reasonWords } from './view/signoffs.ts';
import { linkTo, type TrackedPlace } from './view/tracking.ts';
import { wayBackSection } from './view/way-back.ts';
import type { Block, Source } from './view.ts';

export interface Tracked {
  readonly review: Review;
  readonly pull: Pick<MergedPull, 'number' | 'url' | 'mergedAt' | 'mergedBy' | 'commit'>;
  readonly deployment: Deployment;
  readonly messages?: Messages;
  /** Address under which files of the head are found. */
  readonly sourceUrl?: string;
}

interface Writer {
  readonly tracked: Tracked;
  readonly source: Source;
}

type Part = string | null;

/** How much is shown; the last fits whatever the names are. */
const details: readonly Source['detail'][] = [
  { name: 'full', entries: 100, characters: 4000 },
  { name: 'compact', entries: 20, characters: 300 },
  { name: 'compact', entries: 5, characters: 60 },
];

export function trackingTitle(pull: number, messages: Messages = english): string {
  return messages.tracking.title(pull);
}

/**
 * Ends without a line end.
 * @param present what the issue says now, for the boxes that people ticked in it
 */
export function trackingBody(tracked: Tracked, present = ''): string {
  const { review, messages = english } = tracked;
  let text = '';
  for (const detail of details) {
    const source: Source = { review, rules: new Map(), messages, detail };
    text = bodyOf({ tracked, source });
    if (text.length <= commentLimit) break;
  }
  return keepTicks(text, present);
}

function bodyOf(writer: Writer): string {
  const { pull, deployment } = writer.tracked;
  const parts = [
    `${trackingMarker(pull.number)}\n${intro(writer)}`,
    state(writer),
    order(writer),
    ...plannedParts(writer),
    wayBack(writer),
    owed(writer),
    deployment.rollbacks.length > 0 ? postMortem(writer) : null,
  ];
  return parts.filter((part) => part !== null).join('\n\n');
}

function intro({ tracked: { pull, review }, source: { messages } }: Writer): string {
  const words = messages.tracking;
  const link = { type: 'link', text: `#${pull.number}`, url: pull.url } as const;
  const who: Inline = pull.mergedBy === null ? [] : [person(pull.mergedBy)];
  const told = words.intro(link, day(pull.mergedAt), who, code(pull.commit.slice(0, 12)));
  const weight = review.plan === null ? [] : say`, ${messages.plan.weights[review.plan.weight]}`;
  return [say`${told} ${messages.risk[review.risk]}${weight}.`, words.commands]
    .map((words) => inlineMarkdown(words, null))
    .join('\n\n');
}

function section(title: string, ...body: readonly Part[]): Part {
  const written = body.filter((part) => part !== null && part !== '');
  return written.length === 0 ? null : [`## ${inert.text(title)}`, ...written].join('\n\n');
}

function blocks(parts: readonly Block[], { tracked }: Writer): Part {
  return parts.length === 0 ? null : blocksMarkdown(parts, tracked.sourceUrl ?? null);
}

function boxes(items: readonly string[]): string {
  return items.map((item) => `- [ ] ${inert.text(item)}`).join('\n');
}

function state(writer: Writer): Part {
  const { tracked, source } = writer;
  const words = source.messages.tracking.state;
  const { deployed, rollbacks } = tracked.deployment;
  const rows = deployed
    .slice(-source.detail.entries)
    .map(({ environment, account, at, takenBack }) => [
      [code(environment)],
      say`${moment(at)}`,
      [person(account)],
      say`${takenBack ? words.gone : words.there}`,
    ]);
  const head = [words.environment, words.when, words.by, words.now];
  const backs = rollbacks
    .slice(-source.detail.entries)
    .map(({ account, at, reason }) => words.rollback([person(account)], moment(at), reasonWords(reason)));
  return section(
    words.title,
    blocks(
      [
        paragraph(headline(writer)),
        ...(rows.length > 0 ? [{ type: 'table', head, rows } as const] : []),
        ...(backs.length > 0 ? [{ type: 'list', items: backs } as const] : []),
      ],
      writer,
    ),
  );
}

function headline({ tracked: { deployment }, source: { messages } }: Writer): Inline {
  const words = messages.tracking.state;
  const { deployed, verified } = deployment;
  if (verified !== null) return words.verified([person(verified.account)], moment(verified.at));
  const there = deployed.filter(({ takenBack }) => !takenBack).map(({ environment }): Inline => [code(environment)]);
  if (there.length > 0) return words.deployed(join(there, ', '));
  return deployed.length > 0 ? words.takenBack : words.nowhere;
}

function order(writer: Writer): Part {
  const { review, messages, detail } = writer.source;
  const words = messages.tracking.order;
  const { backup, migrate, verify, after, before, watch } = words;
  const shown = review.migrations.slice(0, detail.entries);
  const left = review.migrations.length - shown.length;
  const files = [
    ...shown.map(({ path }) => say`${place(path, null, detail.characters)}`),
    ...(left > 0 ? [say`${messages.sections.more(left)}`] : []),
  ];
  const takes = review.class === 'contract' || review.class === 'mixed';
  const adds = review.class !== 'contract';
  const guards: readonly Block[] = review.plan === null ? [] : [{ type: 'sql', sql: review.plan.guards }];
  return section(
    words.title,
    boxes([backup, ...(takes ? [before] : []), migrate, verify, ...(adds ? [after] : []), watch]),
    blocks(
      [...(files.length > 0 ? [paragraph(words.files), { type: 'list', items: files } as const] : []), ...guards],
      writer,
    ),
    inlineMarkdown(words.trouble, null),
  );
}

function plannedParts(writer: Writer): readonly Part[] {
  const { review, messages } = writer.source;
  const { plan } = review;
  const words = messages.plan;
  if (plan === null) return [inlineMarkdown(messages.tracking.noPlan, null)];
  const { endpoints, logs, agree, writes, business } = words.runbook.after;
  return [
    section(
      words.parts.afterDeploy,
      boxes([endpoints, logs, agree, writes, business]),
      blocks(queryBlocks(plan.afterDeploy, writer.source), writer),
    ),
    section(words.runbook.abort, blocks([abortList(plan, writer.source), paragraph(words.runbook.always)], writer)),
  ];
}

function wayBack(writer: Writer): Part {
  const { source } = writer;
  const { review, messages } = source;
  const told = rollbackWords(source);
  const restores = review.rollback.outcome === 'restores' ? messages.replies.rollback.restores : [];
  const noReturn = review.plan === null ? [] : noReturnWords(review.plan, source);
  const words = messages.plan.runbook.rollback;
  const said = told.length > 0 ? told : restores;
  return section(
    words.title,
    blocks(
      [
        ...(said.length > 0 ? [paragraph(words.schema(said))] : []),
        ...(noReturn.length > 0 ? [paragraph(noReturn)] : []),
        ...(wayBackSection(source)?.blocks ?? []),
      ],
      writer,
    ),
  );
}

function owedBlocks(source: Source): readonly Block[] {
  const all = source.review.plan?.owed ?? [];
  const shown = all.slice(0, source.detail.entries);
  const left = all.length - shown.length;
  const items = shown.map((one) => spoken(source.messages.plan.owed, one, source));
  const more = left > 0 ? [say`${source.messages.sections.more(left)}`] : [];
  return [
    { type: 'list', items: [...items, ...more] },
    { type: 'sql', sql: shown.map(({ sql }) => sql).join('\n') },
  ];
}

function owed(writer: Writer): Part {
  const { source } = writer;
  const words = source.messages.tracking.owed;
  const none = (source.review.plan?.owed ?? []).length === 0;
  return section(
    words.title,
    blocks(
      none ? [paragraph(say`${words.nothing} ${words.finished}`)] : [...owedBlocks(source), paragraph(words.later)],
      writer,
    ),
  );
}

function postMortem({ source: { messages } }: Writer): Part {
  const words = messages.tracking.postMortem;
  return section(
    words.title,
    inlineMarkdown(words.where, null),
    words.rows.map((row) => `- ${inert.text(row)}`).join('\n'),
  );
}

/** Nothing of what the issue says now is taken over but that a box of ours is ticked. */
function keepTicks(fresh: string, present: string): string {
  const ticked = new Set(
    present.split(/\r?\n/).flatMap((line) => (/^- \[[xX]\] /.test(line) ? [line.slice('- [x] '.length)] : [])),
  );
  return fresh
    .split('\n')
    .map((line) => (line.startsWith('- [ ] ') && ticked.has(line.slice(6)) ? `- [x] ${line.slice(6)}` : line))
    .join('\n');
}

/** @param cause the day of the release, or how many days were waited */
export function reminderBody(review: Review, cause: string | number, messages: Messages = english): string {
  const words = messages.tracking.reminder;
  const source: Source = {
    review,
    rules: new Map(),
    messages,
    detail: { name: 'compact', entries: 20, characters: 300 },
  };
  const first = typeof cause === 'number' ? words.waited(cause) : words.released(day(cause));
  return `${reminderMarker}\n${blocksMarkdown([paragraph(first), ...owedBlocks(source), paragraph(words.unseen)], null)}`;
}

/** On the merged pull request. */
export function pointerBody(issue: TrackedPlace, messages: Messages = english): string {
  return `${trackedMarker}\n${inlineMarkdown(messages.tracking.pointer(linkTo(issue)), null)}`;
}

/** On the merged pull request, where no issue could be opened. */
export function noIssueBody({ what, mend }: Pick<Fault, 'what' | 'mend'>, messages: Messages = english): string {
  const why = say`${prose(clip(messages.text(what), 500))}${mend === undefined ? [] : say` ${prose(clip(messages.text(mend), 500))}`}`;
  return `${trackedMarker}\n${inlineMarkdown(messages.tracking.noIssue(why), null)}`;
}

export function duplicateBody(issue: TrackedPlace, messages: Messages = english): string {
  return inlineMarkdown(messages.tracking.duplicate(linkTo(issue)), null);
}
