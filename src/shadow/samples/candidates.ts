/**
 * Values worth trying for a column whose conditions are known only as SQL: what the conditions themselves name, values
 * next to that, common forms of text, and the plain ones. PostgreSQL is asked which of them hold, so nothing here has
 * to understand a condition. Every candidate must be readable by its type.
 */
import { builtin } from './builtin.ts';
import { patternExample } from './pattern.ts';
import type { DataType, TypeUse } from './types.ts';
import { baseUse, innerUse, list, valueText } from './value.ts';

/** Constants that stand in conditions. */
export interface Clues {
  readonly texts: readonly string[];
  readonly numbers: readonly string[];
}

const mostClues = 60;
const longestText = 10_000;
/** Different lengths and patterns that are followed, and candidates in all. */
const mostForms = 8;
const mostCandidates = 2_000;
const dayMs = 86_400_000;

/** The string and number constants in expressions as PostgreSQL prints them. */
export function cluesOf(expressions: readonly string[]): Clues {
  const source = expressions.join('\n');
  const texts: string[] = [];
  const rest = source.replaceAll(/(E?)'((?:[^']|'')*)'/g, (_, prefix: string, body: string) => {
    const text = body.replaceAll("''", "'");
    texts.push(prefix ? text.replaceAll('\\\\', '\\') : text);
    return ' ';
  });
  const numbers = [...texts, ...(rest.match(/\b\d{1,18}(?:\.\d{1,9})?\b/g) ?? [])].filter((text) =>
    /^-?\d{1,18}(\.\d{1,9})?$/.test(text),
  );
  return { texts: [...new Set(texts)].slice(0, mostClues), numbers: [...new Set(numbers)].slice(0, mostClues) };
}

/**
 * Distinct candidates, the most promising first.
 * @param count how many of each open-ended form: as many as rows for a column that must be unique
 */
export function candidates(
  types: ReadonlyMap<number, DataType>,
  use: TypeUse,
  clues: Clues,
  count: number,
): readonly string[] {
  const base = baseUse(types, use);
  const type = types.get(base.oid);
  if (!type) return [];
  const plain = Array.from({ length: count }, (_, ordinal) => valueText(types, base, ordinal));
  const found = [...special(types, type, base, clues, count), ...plain, ...forms(type, base, clues, count)];
  return [...new Set(found.filter((text) => text !== null))].slice(0, mostCandidates);
}

/** What the conditions name, and its neighbours. */
function special(
  types: ReadonlyMap<number, DataType>,
  type: DataType,
  use: TypeUse,
  clues: Clues,
  count: number,
): readonly (string | null)[] {
  if (type.isArray) return arrays(types, innerUse(type, use), clues, count);
  if (type.kind === 'e') return type.labels;
  if (type.kind === 'r') return ['empty', '(,)'];
  switch (type.name) {
    case 'bool':
      return ['true', 'false'];
    case 'int2':
    case 'int4':
    case 'int8':
    case 'numeric':
    case 'float4':
    case 'float8':
      return numbers(type.name, use.modifier, clues);
    case 'date':
    case 'timestamp':
    case 'timestamptz':
      return days(clues);
    case 'uuid':
      return clues.texts.filter((text) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text));
    case 'text':
    case 'varchar':
    case 'bpchar':
    case 'citext':
    case 'name':
      return clues.texts.filter((text) => fits(text, type.name, use.modifier));
    default:
      return [];
  }
}

/** Open-ended forms that a condition may want: of some length, pattern or habit. */
function forms(type: DataType, use: TypeUse, clues: Clues, count: number): readonly (string | null)[] {
  const ordinals = Array.from({ length: count }, (_, ordinal) => ordinal);
  const lengths = clues.numbers
    .map(Number)
    .filter((length) => Number.isInteger(length) && length > 0 && length <= longestText)
    .slice(0, mostForms);
  const patterns = clues.texts.filter((text) => /[\\^$[\]().*+?{}|]/.test(text)).slice(0, mostForms);
  switch (type.name) {
    case 'text':
    case 'varchar':
    case 'bpchar':
    case 'citext':
    case 'name':
      return [
        ...patterns.flatMap((pattern) => ordinals.map((ordinal) => patternExample(pattern, ordinal))),
        ...clues.texts.map((pattern) => pattern.replaceAll('%', 'a').replaceAll('_', 'a')),
        ...lengths.flatMap((length) => ordinals.slice(0, 100_000 / length).flatMap((o) => ofLength(o, length))),
        ...ordinals.flatMap(habits),
      ].filter((text) => text !== null && fits(text, type.name, use.modifier));
    case 'json':
    case 'jsonb':
      return [...documents(clues), ...ordinals.map((ordinal) => builtin('json', -1, ordinal))];
    case 'bytea':
      return lengths.flatMap((length) => ordinals.slice(0, 100_000 / length).map((o) => bytesOfLength(o, length)));
    case 'date':
    case 'timestamp':
    case 'timestamptz':
      return ['1970-01-01', '2999-01-01'];
    case 'interval':
      return ['0', '1 minute', '1 hour', '1 day', '1 year', '-1 day'];
    case 'time':
      return ['00:00:00', '12:00:00', '23:59:59'];
    case 'inet':
      return ['192.168.0.1', '192.168.0.0/24', '::1'];
    default:
      return [];
  }
}

function fits(text: string, name: string, modifier: number): boolean {
  if (name === 'name') return text.length < 64;
  return text.length <= (modifier > 4 ? modifier - 4 : longestText);
}

function ofLength(ordinal: number, length: number): readonly string[] {
  const digits = ordinal.toString(36);
  return [length, length + 1, length - 1]
    .filter((size) => size >= digits.length)
    .map((size) => digits.padStart(size, 'a'));
}

function bytesOfLength(ordinal: number, length: number): string {
  return `\\x${ordinal
    .toString(16)
    .padStart(2 * length, '0')
    .slice(-2 * length)}`;
}

const habits = (ordinal: number): readonly string[] => {
  const letter = String.fromCharCode(97 + (ordinal % 26));
  return [
    `sample-${ordinal}`,
    `sample_${ordinal}`,
    `user${ordinal}@example.org`,
    `https://example.org/${ordinal}`,
    `/sample/${ordinal}`,
    `+1555${String(ordinal).padStart(7, '0')}`,
    `#${ordinal.toString(16).padStart(6, '0')}`,
    `1.0.${ordinal}`,
    String(ordinal),
    `${letter}a`.toUpperCase(),
    `${letter}aa`.toUpperCase(),
    '',
  ];
};

/** Near what is named, within what the type holds. */
function numbers(name: string, modifier: number, clues: Clues): readonly string[] {
  const whole = name.startsWith('int');
  const most =
    name === 'int2'
      ? 32_767
      : name === 'int4'
        ? 2_147_483_647
        : name === 'numeric' && modifier >= 4
          ? limit(modifier)
          : 1e15;
  const near = clues.numbers.map(Number).flatMap((number) => [number, number + 1, number - 1, -number]);
  const between = whole ? [] : clues.numbers.map(Number).flatMap((number) => [number / 2, number + 0.5]);
  return [...near, ...between, 0, 1, -1]
    .filter((number) => Math.abs(number) <= most && (!whole || Number.isInteger(number)))
    .map(String)
    .filter((text) => !text.includes('e'));
}

/** The largest whole number of a `numeric` with precision and scale. */
function limit(modifier: number): number {
  const precision = ((modifier - 4) >> 16) & 0xffff;
  const scale = (((modifier - 4) & 0x7ff) ^ 1024) - 1024;
  return 10 ** Math.min(15, Math.max(0, precision - scale)) - 1;
}

/** Days that are named and those beside them; a day more or less makes a time zone irrelevant. */
function days(clues: Clues): readonly string[] {
  const named = clues.texts
    .flatMap((text) => /^\d{4}-\d\d-\d\d(?:[ T]\d\d:\d\d:\d\d)?/.exec(text)?.[0] ?? [])
    .map((text) => Date.parse(`${text.slice(0, 10)}T${text.slice(11) || '00:00:00'}Z`))
    .filter((time) => !Number.isNaN(time) && Math.abs(time) < 5e13);
  return [...named.flatMap((time) => [time, time + dayMs, time + 2 * dayMs, time - dayMs])].map((time) =>
    new Date(time).toISOString().slice(0, 19).replace('T', ' '),
  );
}

function documents(clues: Clues): readonly string[] {
  const keys = clues.texts.slice(0, 8);
  const one = (value: unknown) => JSON.stringify(Object.fromEntries(keys.map((key) => [key, value])));
  const pairs = keys.flatMap((key) =>
    keys.filter((other) => other !== key).map((other) => JSON.stringify({ [key]: other })),
  );
  return [
    '{}',
    '[]',
    '"sample"',
    '1',
    'true',
    one('sample'),
    one(1),
    one(true),
    one([]),
    one({}),
    '["sample"]',
    '[{}]',
    ...pairs,
  ];
}

function arrays(
  types: ReadonlyMap<number, DataType>,
  element: TypeUse,
  clues: Clues,
  count: number,
): readonly (string | null)[] {
  const members = candidates(types, element, clues, Math.max(count, 3));
  const lengths = clues.numbers.map(Number).filter((length) => Number.isInteger(length) && length > 0 && length <= 100);
  return [
    ...members.slice(0, Math.max(count, 20)).map((member) => list([member], '{', '}')),
    ...lengths.map((length) =>
      list(
        Array.from({ length }, (_, index) => members[index % members.length] ?? null),
        '{',
        '}',
      ),
    ),
    '{}',
  ];
}
