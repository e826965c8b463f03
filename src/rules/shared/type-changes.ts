/**
 * What a change between two types means, read from the types' texts in the catalogue. It never decides whether a rewrite
 * happened (that is measured): only which of several changes in one statement caused it, and which values no longer fit.
 * Source: PostgreSQL manual, "ALTER TABLE", notes on changing the type, and "Data Types".
 */
import { phrase, type Text } from '../../model/text.ts';

interface TypeText {
  /** Without its modifier: `character varying`, `timestamp without time zone`. */
  readonly name: string;
  readonly sizes: readonly number[];
}

function read(type: string): TypeText {
  const sizes = /\((-?\d+)(?:,(-?\d+))?\)/.exec(type);
  return {
    name: type.replace(/\([^)]*\)/, '').trim(),
    sizes: sizes ? sizes.slice(1).flatMap((size) => (size === undefined ? [] : [Number(size)])) : [],
  };
}

/** Types whose values are stored alike, so that a change within a set only has to look at sizes. */
const sameStorage: readonly ReadonlySet<string>[] = [
  new Set(['character varying', 'text']),
  new Set(['cidr', 'inet']),
  new Set(['timestamp without time zone', 'timestamp with time zone']),
];

/** Whether values must be written anew, as far as the manual says; timestamps with and without zone are taken to match. */
export function changesStorage(from: string, to: string): boolean {
  const [old, now] = [read(from), read(to)];
  if (old.name === now.name || sameStorage.some((set) => set.has(old.name) && set.has(now.name))) {
    if (old.name === 'inet' && now.name === 'cidr') return true;
    return old.name === 'character' ? from !== to : shrinks(old, now);
  }
  return true;
}

function shrinks(old: TypeText, now: TypeText): boolean {
  if (now.sizes.length === 0) return false;
  if (old.sizes.length === 0) return true;
  if (now.name === 'numeric' && (old.sizes[1] ?? 0) !== (now.sizes[1] ?? 0)) return true;
  return (now.sizes[0] ?? 0) < (old.sizes[0] ?? 0);
}

/** Values that the new type cannot hold as they are. */
export interface Misfit {
  /** `fails`: PostgreSQL refuses the value; `loses`: it rounds or cuts it without a word. */
  readonly effect: 'fails' | 'loses';
  /** Of which kind, in words: `longer than 10 characters`. */
  readonly values: Text;
  /** SQL condition that is true for them. */
  readonly condition: string;
}

/** Largest values by type; the digits before the decimal point that are needed for them. */
const integers: Readonly<Record<string, { readonly limit: string; readonly digits: number }>> = {
  smallint: { limit: '32767', digits: 5 },
  integer: { limit: '2147483647', digits: 10 },
  bigint: { limit: '9223372036854775807', digits: 19 },
};

const texts = new Set(['text', 'character varying', 'character', 'citext', 'name']);

/**
 * Values of the old type that the new one does not take; nothing when all of them fit, or when neither is known here.
 * @param column as written in SQL
 */
export function misfitOf(from: string, to: string, column: string): Misfit | undefined {
  const [old, now] = [read(from), read(to)];
  if (texts.has(old.name) && (now.name === 'character varying' || now.name === 'character')) {
    const size = now.sizes[0];
    if (size === undefined || (old.sizes[0] !== undefined && old.sizes[0] <= size)) return undefined;
    return {
      effect: 'fails',
      values: phrase`longer than ${size} ${size === 1 ? phrase`character` : phrase`characters`}`,
      condition: `length(${column}) > ${size}`,
    };
  }
  if (now.name in integers) return intoInteger(old, now, column);
  if (now.name === 'numeric') return intoNumeric(old, now, column);
  if (old.name === 'double precision' && now.name === 'real') {
    return { effect: 'loses', values: phrase`with more than six digits`, condition: `${column} <> ${column}::real` };
  }
  return intoCoarserTime(old, now, column);
}

function intoInteger(old: TypeText, now: TypeText, column: string): Misfit | undefined {
  const target = integers[now.name];
  const source = integers[old.name];
  const isNumber = source || ['numeric', 'real', 'double precision'].includes(old.name);
  if (!target || !isNumber || (source && source.digits <= target.digits)) return undefined;
  const outside = `${column} NOT BETWEEN -${target.limit} - 1 AND ${target.limit}`;
  if (source) return { effect: 'fails', values: phrase`outside the range of ${now.name}`, condition: outside };
  return {
    effect: 'loses',
    values: phrase`with a fraction or outside the range of ${now.name}`,
    condition: `${outside} OR ${column} <> trunc(${column})`,
  };
}

function intoNumeric(old: TypeText, now: TypeText, column: string): Misfit | undefined {
  const [precision, scale = 0] = now.sizes;
  if (precision === undefined) return undefined;
  const digits = precision - scale;
  const source = integers[old.name];
  const [oldPrecision, oldScale = 0] = source ? [source.digits] : old.sizes;
  if (!source && old.name !== 'numeric') return undefined;
  const tooLarge = `abs(${column}) >= 1e${digits}`;
  if (oldPrecision === undefined || oldScale > scale) {
    return {
      effect: 'loses',
      values: phrase`with more than ${scale} decimal places or ${digits} digits before the point`,
      condition: `${tooLarge} OR ${column} <> round(${column}, ${scale})`,
    };
  }
  if (oldPrecision - oldScale <= digits) return undefined;
  return { effect: 'fails', values: phrase`with more than ${digits} digits before the point`, condition: tooLarge };
}

function intoCoarserTime(old: TypeText, now: TypeText, column: string): Misfit | undefined {
  if (now.name === 'date' && old.name.startsWith('timestamp')) {
    return { effect: 'loses', values: phrase`with a time of day`, condition: `${column} <> ${column}::date` };
  }
  if (now.name.startsWith('time ') && old.name.startsWith('timestamp')) {
    return { effect: 'loses', values: phrase`with a date`, condition: `${column} IS NOT NULL` };
  }
  const size = now.sizes[0];
  if (old.name !== now.name || size === undefined || !/^time/.test(now.name) || size >= (old.sizes[0] ?? 6)) {
    return undefined;
  }
  return {
    effect: 'loses',
    values: phrase`with more than ${size} decimal places of a second`,
    condition: `${column} <> ${column}::${now.name.replace(/^(timestamp|time)/, `$1(${size})`)}`,
  };
}
