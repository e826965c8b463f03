/**
 * Text in a terminal: how wide it is, where it may break, how it is painted. Control characters of the repository are
 * shown, never sent.
 */
import type { Inline, Segment, Sign } from './inline.ts';
import { visible } from './visible.ts';

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
const wide =
  /^(?:\p{Emoji_Presentation}|.\uFE0F|\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Hangul}|[\u3000-\u303E\uFF01-\uFF60\uFFE0-\uFFE6])/u;

/** Columns that a text takes. */
export function displayWidth(text: string): number {
  if (/^[\x20-\x7E]*$/.test(text)) return text.length;
  let width = 0;
  for (const { segment } of graphemes.segment(text)) width += wide.test(segment) ? 2 : /^\p{M}/u.test(segment) ? 0 : 1;
  return width;
}

const colours = { red: 31, green: 32, yellow: 33, cyan: 36, dim: 2, bold: 1 } as const;
type Colour = keyof typeof colours;

export function paint(text: string, colour: Colour | null, color: boolean): string {
  return color && colour !== null ? `\u001b[${colours[colour]}m${text}\u001b[0m` : text;
}

const signs: Readonly<Record<Sign, { readonly glyph: string; readonly colour: Colour }>> = {
  good: { glyph: '✓', colour: 'green' },
  caution: { glyph: '!', colour: 'yellow' },
  bad: { glyph: '✗', colour: 'red' },
  stop: { glyph: '✗', colour: 'red' },
  waiting: { glyph: '!', colour: 'yellow' },
  critical: { glyph: '✗', colour: 'red' },
  danger: { glyph: '✗', colour: 'red' },
  warning: { glyph: '!', colour: 'yellow' },
  info: { glyph: 'i', colour: 'cyan' },
  waived: { glyph: '○', colour: 'dim' },
};

interface Piece {
  readonly text: string;
  readonly colour: Colour | null;
}

/** A run of pieces without a space: the unit that moves to the next line. */
interface Word {
  readonly pieces: readonly Piece[];
  readonly width: number;
  /** `path:line` stays whole, so that a terminal can open it. */
  readonly whole: boolean;
}

interface Layout {
  readonly columns: number;
  /** What stands before the first line, and before the others. */
  readonly first: string;
  readonly rest: string;
  readonly color: boolean;
}

/** A sentence in lines that fit. Where there is no colour a name stands between backticks. */
export function wrap(words: Inline, { columns, first, rest, color }: Layout): readonly string[] {
  const room = columns - Math.max(displayWidth(first), displayWidth(rest));
  const lines: string[] = [];
  let line = '';
  let used = 0;
  for (const word of wordsOf(words, color).flatMap((entry) => broken(entry, room))) {
    if (used > 0 && used + 1 + word.width > room) {
      lines.push(line);
      line = '';
      used = 0;
    }
    const shown = word.pieces.map((piece) => paint(piece.text, piece.colour, color)).join('');
    line += used === 0 ? shown : ` ${shown}`;
    used += used === 0 ? word.width : word.width + 1;
  }
  return [...lines, line].map((text, index) => (index === 0 ? first : rest) + text);
}

function wordsOf(words: Inline, color: boolean): readonly Word[] {
  const result: Word[] = [];
  let pieces: Piece[] = [];
  let whole = false;
  const end = () => {
    const width = pieces.reduce((sum, piece) => sum + displayWidth(piece.text), 0);
    if (width > 0) result.push({ pieces, width, whole });
    pieces = [];
    whole = false;
  };
  for (const segment of words) {
    const { text, colour } = pieceOf(segment, color);
    const parts = segment.type === 'place' ? [text] : text.split(' ');
    for (const [index, part] of parts.entries()) {
      if (index > 0) end();
      pieces.push({ text: part, colour });
    }
    whole ||= segment.type === 'place';
  }
  end();
  return result;
}

function pieceOf(segment: Segment, color: boolean): Piece {
  switch (segment.type) {
    case 'text':
      return { text: visible(segment.text.replace(/[ \t\r\n]+/g, ' ')), colour: null };
    case 'strong':
      return { text: visible(segment.text), colour: 'bold' };
    case 'code':
      return { text: color ? visible(segment.text) : `\`${visible(segment.text)}\``, colour: 'cyan' };
    case 'person':
      return { text: `@${visible(segment.text)}`, colour: 'bold' };
    case 'place':
      return { text: visible(segment.label), colour: 'bold' };
    case 'link':
      return { text: `${visible(segment.text)}: ${visible(segment.url)}`, colour: null };
    case 'break':
      return { text: '; ', colour: null };
    case 'sign':
      return { text: signs[segment.sign].glyph, colour: signs[segment.sign].colour };
  }
}

/** A word wider than a line, cut between characters. */
function broken(word: Word, width: number): readonly Word[] {
  if (word.width <= width || word.whole) return [word];
  const result: Word[] = [];
  let pieces: Piece[] = [];
  let used = 0;
  for (const piece of word.pieces) {
    for (const { segment } of graphemes.segment(piece.text)) {
      const columns = displayWidth(segment);
      if (used + columns > width) {
        result.push({ pieces, width: used, whole: false });
        pieces = [];
        used = 0;
      }
      pieces.push({ text: segment, colour: piece.colour });
      used += columns;
    }
  }
  return [...result, { pieces, width: used, whole: false }];
}
