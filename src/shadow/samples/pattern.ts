/**
 * Texts that a regular expression accepts, for columns with a CHECK like `slug ~ '^[a-z0-9-]+$'`. It reads the usual
 * part of the syntax and gives up on the rest; whether the text fits is asked of PostgreSQL afterwards, so a wrong one
 * costs nothing but the try.
 */

/** What is left to read, and the number that is spelled in the freedom the pattern leaves. */
interface Reader {
  readonly pattern: string;
  at: number;
  ordinal: number;
  written: number;
}

const longest = 200;
const letters = 'abcdefghijklmnopqrstuvwxyz';
const digits = '0123456789';
const posix: Readonly<Record<string, string>> = {
  alpha: letters,
  lower: letters,
  upper: letters.toUpperCase(),
  digit: digits,
  alnum: letters + digits,
  xdigit: `${digits}abcdef`,
  space: ' ',
  punct: '-',
};
const escapes: Readonly<Record<string, string>> = {
  d: digits,
  w: letters + digits,
  s: ' ',
  A: '',
  Z: '',
  m: '',
  M: '',
  y: '',
};

/** The n-th example, or `null` when the pattern uses what is not read here: look-around, back references. */
export function patternExample(pattern: string, ordinal: number): string | null {
  const reader: Reader = { pattern: pattern.slice(0, longest), at: 0, ordinal, written: 0 };
  try {
    const text = alternatives(reader);
    return reader.at === reader.pattern.length ? text : null;
  } catch (error) {
    if (error instanceof Unreadable) return null;
    throw error;
  }
}

class Unreadable extends Error {}

/** Every branch is read, so that the reader ends up behind all of them; one is kept. */
function alternatives(reader: Reader): string {
  const branches = [sequence(reader)];
  while (reader.pattern[reader.at] === '|') {
    reader.at += 1;
    branches.push(sequence(reader));
  }
  return branches[spend(reader, branches.length)] ?? '';
}

function sequence(reader: Reader): string {
  let text = '';
  while (reader.at < reader.pattern.length && !'|)'.includes(reader.pattern[reader.at] ?? '')) {
    const start = reader.at;
    const once = atom(reader);
    const end = reader.at;
    const times = repetitions(reader);
    const behind = reader.at;
    text += times > 0 ? once : '';
    for (let count = 1; count < times; count++) {
      reader.at = start;
      text += atom(reader);
      if (reader.at !== end) throw new Unreadable();
    }
    reader.at = behind;
  }
  return text;
}

function atom(reader: Reader): string {
  reader.written += 1;
  if (reader.written > longest) throw new Unreadable();
  const character = reader.pattern[reader.at] ?? '';
  reader.at += 1;
  switch (character) {
    case '^':
    case '$':
      return '';
    case '.':
      return pick(reader, letters);
    case '[':
      return pick(reader, bracket(reader));
    case '(':
      return group(reader);
    case '\\':
      return escaped(reader);
    case '*':
    case '+':
    case '?':
    case '{':
      throw new Unreadable();
    default:
      return character;
  }
}

function group(reader: Reader): string {
  if (reader.pattern.startsWith('?:', reader.at)) reader.at += 2;
  else if (reader.pattern[reader.at] === '?') throw new Unreadable();
  const text = alternatives(reader);
  if (reader.pattern[reader.at] !== ')') throw new Unreadable();
  reader.at += 1;
  return text;
}

function escaped(reader: Reader): string {
  const character = reader.pattern[reader.at] ?? '';
  reader.at += 1;
  const set = escapes[character];
  if (set === undefined && /[a-z0-9]/i.test(character)) throw new Unreadable();
  return set === undefined ? character : set === '' ? '' : pick(reader, set);
}

/** The members of a bracket expression; for a negated one, letters and digits that are not in it. */
function bracket(reader: Reader): string {
  const end = bracketEnd(reader);
  if (end < 0) throw new Unreadable();
  const body = reader.pattern.slice(reader.at, end);
  reader.at = end + 1;
  const members = expand(body.replace(/^\^/, ''));
  if (!body.startsWith('^')) return members;
  return [...letters, ...digits].filter((character) => !members.includes(character)).join('');
}

function bracketEnd(reader: Reader): number {
  const inside = /^\^?\]?(?:\[:[a-z]+:\]|[^\]])*\]/.exec(reader.pattern.slice(reader.at));
  return inside ? reader.at + inside[0].length - 1 : -1;
}

function expand(body: string): string {
  return body
    .replaceAll(/\[:([a-z]+):\]/g, (_, name: string) => posix[name] ?? '')
    .replaceAll(/\\([dws])/g, (_, name: string) => escapes[name] ?? '')
    .replaceAll(/([^\\])-([^\\])/g, (_, from: string, to: string) => {
      const [first, last] = [from.charCodeAt(0), to.charCodeAt(0)];
      return String.fromCharCode(
        ...Array.from({ length: Math.max(0, Math.min(last - first + 1, 128)) }, (_, i) => first + i),
      );
    })
    .replaceAll(/\\(.)/g, '$1');
}

function repetitions(reader: Reader): number {
  const quantifier = /^(?:[*+?]|\{(\d{1,3})(,?)(\d{0,3})\})\??/.exec(reader.pattern.slice(reader.at));
  if (!quantifier) return 1;
  reader.at += quantifier[0].length;
  const [text, least, comma, most] = quantifier;
  if (text.startsWith('?')) return 1;
  if (least === undefined) return 3;
  const enough = Math.max(Number(least), 3);
  return comma ? Math.min(enough, most ? Number(most) : enough) : Number(least);
}

function pick(reader: Reader, members: string): string {
  if (members === '') throw new Unreadable();
  return members[spend(reader, members.length)] ?? '';
}

/** Takes one digit, in the given base, of what is left of the ordinal. */
function spend(reader: Reader, base: number): number {
  const digit = reader.ordinal % base;
  reader.ordinal = Math.floor(reader.ordinal / base);
  return digit;
}
