/**
 * Answers to commands, one comment for all commands of one comment. What is to be answered is decided elsewhere and comes
 * as plain values; what it says is decided here. What people typed is shown as code and never as anything else.
 */
import type { Command, CommandMistake } from '../model/command.ts';
import { replyMarker } from '../model/markers.ts';
import type { Review } from '../model/review.ts';
import type { Refusal } from '../model/signoff.ts';
import type { DeploymentRefusal } from '../model/tracking.ts';
import { clip, code, type Inline, prose, say } from './inline.ts';
import { blocksMarkdown, commentLimit } from './markdown.ts';
import { english, type Messages } from './messages.ts';
import { explainBlocks } from './view/explain.ts';
import { planBlocks, rollbackBlocks } from './view/plan.ts';
import { refusalWords } from './view/signoffs.ts';
import { standingBlocks } from './view/standing.ts';
import { hereWords, notTrackedWords, onPullWords, type TrackedPlace } from './view/tracking.ts';
import type { Block, RuleText, Source } from './view.ts';

export type CommandHelp = Pick<Command, 'usage' | 'does' | 'who'>;

/** One thing that a comment is to be told. */
export type ReplyMatter =
  | { readonly type: 'help' | 'status' | 'plan' | 'rollback' | 'edited' | 'tracking' | 'on-pull' }
  | { readonly type: 'not-tracked'; readonly refusal: DeploymentRefusal }
  | { readonly type: 'explain'; readonly rule: string }
  | { readonly type: 'mistake'; readonly mistake: CommandMistake }
  | { readonly type: 'refused'; readonly refusal: Refusal };

export interface ReplySource {
  readonly review: Review;
  /** In the order in which the help names them. */
  readonly commands: readonly CommandHelp[];
  readonly rules: ReadonlyMap<string, RuleText>;
  readonly messages?: Messages;
  /** Address under which files of the head are found. */
  readonly sourceUrl?: string;
  /** After the merge: the issue in which the rollout is tracked, and the pull request that was merged. */
  readonly tracking?: { readonly issue: TrackedPlace; readonly pull: TrackedPlace };
}

/** More commands than that in one comment are not answered one by one. */
const maximumMatters = 10;
const detail = { name: 'full', entries: 20, characters: 500 } as const;

/** Ends without a line end; at least one matter. The same matter twice is answered once. */
export function reply(comment: number, matters: readonly ReplyMatter[], source: ReplySource): string {
  const { review, rules, messages = english } = source;
  const unique = [...new Map(matters.map((matter) => [JSON.stringify(matter), matter])).values()];
  const view: Source = { review, rules, messages, detail };
  const parts = unique
    .slice(0, maximumMatters)
    .map((matter) => blocksMarkdown(blocksOf(matter, source, view), source.sourceUrl ?? null));
  const answered = fitting(parts);
  const left = unique.length - answered.length;
  const rest = left > 0 ? [blocksMarkdown([paragraph(messages.replies.left(left))], null)] : [];
  return [replyMarker(comment), [...answered, ...rest].join('\n\n')].join('\n');
}

/** As many as one comment holds, with room for a last sentence. */
function fitting(parts: readonly string[]): readonly string[] {
  let length = 500;
  return parts.filter((part) => {
    length += part.length + 2;
    return length <= commentLimit;
  });
}

function blocksOf(matter: ReplyMatter, { commands, tracking }: ReplySource, source: Source): readonly Block[] {
  const words = source.messages.replies;
  switch (matter.type) {
    case 'help':
      return helpBlocks(commands, source.messages);
    case 'status':
      return standingBlocks(source);
    case 'plan':
      return planBlocks(source);
    case 'rollback':
      return rollbackBlocks(source);
    case 'edited':
      return [paragraph(words.edited)];
    case 'tracking':
      return [paragraph(hereWords(tracking?.issue ?? null, source.messages))];
    case 'on-pull':
      return [paragraph(onPullWords(tracking?.pull ?? null, source.messages))];
    case 'not-tracked':
      return [paragraph(notTrackedWords(matter.refusal, source.messages))];
    case 'explain':
      return explainBlocks(matter.rule, source);
    case 'mistake':
      return [paragraph(mistakeWords(matter.mistake, source.messages))];
    case 'refused':
      return [paragraph(words.refused(refusalWords(matter.refusal, source.messages)))];
  }
}

function paragraph(words: Inline): Block {
  return { type: 'paragraph', words };
}

function helpBlocks(commands: readonly CommandHelp[], { replies: { help } }: Messages): readonly Block[] {
  const rows = commands.map(({ usage, does, who }) => [[code(usage)], prose(does), prose(who)]);
  return [{ type: 'table', head: [help.command, help.does, help.who], rows }, paragraph(help.rules)];
}

function mistakeWords({ mistake, typed, nearest, usage }: CommandMistake, { replies }: Messages): Inline {
  const words = replies.mistake;
  const shown = code(clip(typed.trim(), 100));
  switch (mistake) {
    case 'unknown':
      return say`${words.unknown(shown)}${nearest === null ? [] : words.nearest(code(nearest))}${words.list}`;
    case 'arguments':
      return say`${words.arguments(shown)}${usage === null ? [] : words.usage(code(usage))}${words.list}`;
    case 'unreadable':
      return words.unreadable;
  }
}
