/**
 * `-- countersign: allow <rule> because <reason>`, right above a statement or behind its end. Comments are found by the
 * lexer, so the same words in a literal or a function's body waive nothing.
 */

import type { Script } from '../../model/migration.ts';
import type { InlineWaiver } from '../../model/statement.ts';
import type { Text } from '../../model/text.ts';
import { phrase } from '../../model/text.ts';
import { lex } from './lexer.ts';
import { type Positions, positionsIn } from './positions.ts';

/** A comment that was meant as a waiver and is none. */
export interface MalformedWaiver {
  readonly line: number;
  /** One sentence: why, and how to write it. */
  readonly what: Text;
}

/** A waiver with the offset of a character of the statement it belongs to. */
interface PlacedWaiver {
  readonly waiver: InlineWaiver;
  readonly anchor: number;
}

interface Anchor {
  readonly start: number;
  readonly line: number;
  /** It is a semicolon. */
  readonly ends: boolean;
}

interface Comment {
  readonly text: string;
  readonly line: number;
  readonly endLine: number;
  readonly block: boolean;
  /** Nothing but space before it on its line. */
  readonly alone: boolean;
  /** The tokens around it that are no comments; `null` at either end of the script. */
  readonly before: Anchor | null;
  after: Anchor | null;
  /** Only comment lines between it and the line of `after`. */
  touches: boolean;
}

const intent = /^-*\s*countersign\s*:|^-*\s*countersign\s+allow\b/i;
const form = /^countersign:\s*allow\s+([a-z][a-z0-9-]*)\s+because\s+(\S.*)$/i;
const howTo = phrase`write "-- countersign: allow <rule> because <reason>" right above the statement or behind it.`;
/** Of a comment; what is longer is no sentence for a person. */
const longestComment = 1000;

/** The waivers of a script in the order written. */
export function placedWaivers(text: string, positions: Positions): readonly PlacedWaiver[] {
  return readComments(text, positions).flatMap((read) => ('anchor' in read ? read : []));
}

export function malformedWaivers(script: Script): readonly MalformedWaiver[] {
  return readComments(script.text, positionsIn(script.text)).flatMap((read) => ('what' in read ? read : []));
}

function readComments(text: string, positions: Positions): readonly (PlacedWaiver | MalformedWaiver)[] {
  if (!/countersign/i.test(text)) return [];
  return commentsIn(text, positions).flatMap((comment) => (intent.test(comment.text) ? readComment(comment) : []));
}

function readComment(comment: Comment): PlacedWaiver | MalformedWaiver {
  const { line } = comment;
  if (comment.block) return { line, what: phrase`A waiver is a line comment: ${howTo}` };
  const [, rule, reason] = form.exec(comment.text) ?? [];
  if (rule === undefined || reason === undefined) {
    return { line, what: phrase`This is no waiver, because a rule or a reason is missing: ${howTo}` };
  }
  const anchor = anchorOf(comment);
  if (anchor === null) return { line, what: phrase`No statement is next to this waiver: ${howTo}` };
  return { waiver: { rule, reason: reason.trim(), line }, anchor };
}

/** A character of the statement that the comment stands above or behind. */
function anchorOf({ alone, touches, before, after, line }: Comment): number | null {
  if (alone) {
    const above = touches && after !== null && !after.ends && (before === null || before.ends);
    return above ? after.start : null;
  }
  const behind = before !== null && before.line === line && (before.ends || after === null || after.ends);
  return behind ? before.start : null;
}

function commentsIn(text: string, positions: Positions): readonly Comment[] {
  const comments: Comment[] = [];
  let waiting: Comment[] = [];
  let before: Anchor | null = null;
  let lastLine = 0;
  for (const { kind, start, end } of lex(text)) {
    const line = positions.lineOf(start);
    const endLine = positions.lineOf(end);
    const alone = line > lastLine;
    lastLine = endLine;
    if (kind === 'comment' || kind === 'block-comment') {
      const inner = text.slice(start + 2, Math.min(end, start + longestComment)).trim();
      const block = kind === 'block-comment';
      waiting.push({ text: inner, line, endLine, block, alone, before, after: null, touches: false });
    } else {
      const ends = text[start] === ';';
      for (const comment of joined(waiting, { start, line, ends })) comments.push(comment);
      waiting = [];
      before = { start, line: endLine, ends };
    }
  }
  return [...comments, ...waiting];
}

/** Tells the comments before a token about it, the nearest first. */
function joined(waiting: readonly Comment[], after: Anchor): readonly Comment[] {
  let top = after.line;
  for (const comment of waiting.toReversed()) {
    comment.after = after;
    comment.touches = comment.alone && comment.endLine >= top - 1;
    if (comment.touches) top = comment.line;
  }
  return waiting;
}
