/**
 * Positions in a script: the parser counts UTF-8 bytes and code points, everybody else counts characters of a string and
 * lines. Both conversions are built once and cost next to nothing afterwards, so a large file stays linear.
 */

export interface Positions {
  /** Character offset of a UTF-8 byte offset. */
  characterOfByte(byte: number): number;
  /** 1-based line of a character offset. */
  lineOf(offset: number): number;
  /** 1-based line and column of a character offset, as `12:5`. */
  placeOf(offset: number): string;
}

/** A checkpoint every this many characters. */
const stride = 1024;

export function positionsIn(text: string): Positions {
  const lineStarts = lineStartsOf(text);
  const checkpoints = byteCheckpoints(text);
  const lineOf = (offset: number) => countUpTo(lineStarts, offset);
  return {
    characterOfByte: checkpoints === null ? (byte) => byte : (byte) => characterOfByte(text, checkpoints, byte),
    lineOf,
    placeOf: (offset) => {
      const line = lineOf(offset);
      return `${line}:${offset - (lineStarts[line - 1] ?? 0) + 1}`;
    },
  };
}

/** Character offset of a code point index. */
export function characterOfCodePoint(text: string, index: number): number {
  let offset = 0;
  for (let passed = 0; passed < index && offset < text.length; passed++) {
    offset += isHighSurrogate(text.charCodeAt(offset)) ? 2 : 1;
  }
  return offset;
}

function lineStartsOf(text: string): readonly number[] {
  const starts = [0];
  for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', end + 1)) starts.push(end + 1);
  return starts;
}

/** How many of the ascending values are at most `limit`. */
function countUpTo(values: readonly number[], limit: number): number {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((values[middle] ?? 0) <= limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The byte offset at every `stride` characters; `null` when all is ASCII and both counts are the same. */
function byteCheckpoints(text: string): readonly number[] | null {
  const checkpoints: number[] = [];
  let bytes = 0;
  for (let offset = 0; offset < text.length; offset++) {
    if (offset % stride === 0) checkpoints.push(bytes);
    bytes += byteLength(text.charCodeAt(offset));
  }
  return bytes === text.length ? null : checkpoints;
}

function characterOfByte(text: string, checkpoints: readonly number[], byte: number): number {
  const checkpoint = Math.max(0, countUpTo(checkpoints, byte) - 1);
  let offset = checkpoint * stride;
  let bytes = checkpoints[checkpoint] ?? 0;
  while (bytes < byte && offset < text.length) {
    bytes += byteLength(text.charCodeAt(offset));
    offset++;
  }
  return offset;
}

/** UTF-8 length of one UTF-16 unit. A pair makes four bytes: all on its first half, so that a character is never cut. */
function byteLength(unit: number): number {
  if (unit < 0x80) return 1;
  if (unit < 0x800) return 2;
  if (isHighSurrogate(unit)) return 4;
  return unit >= 0xdc00 && unit <= 0xdfff ? 0 : 3;
}

function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}
