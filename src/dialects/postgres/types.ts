/**
 * Data types as PostgreSQL's `format_type` writes them, so that `int4`, `int` and `integer` are one word and compare with
 * the catalogue's. Source: PostgreSQL manual, "Data Types".
 */
import type { TypeName } from 'libpg-query';
import { constantText, stringsOf } from './syntax.ts';

/** Internal name → SQL name; `(…)` marks where a modifier goes when it is not at the end. */
const sqlNames: ReadonlyMap<string, string> = new Map([
  ['int2', 'smallint'],
  ['int4', 'integer'],
  ['int8', 'bigint'],
  ['float4', 'real'],
  ['float8', 'double precision'],
  ['bool', 'boolean'],
  ['decimal', 'numeric'],
  ['varchar', 'character varying'],
  ['bpchar', 'character'],
  // The one-byte type; the keyword `char` is `bpchar`.
  ['char', '"char"'],
  ['varbit', 'bit varying'],
  ['time', 'time(…) without time zone'],
  ['timetz', 'time(…) with time zone'],
  ['timestamp', 'timestamp(…) without time zone'],
  ['timestamptz', 'timestamp(…) with time zone'],
]);

const serialTypes: ReadonlySet<string> = new Set([
  'smallserial',
  'serial2',
  'serial',
  'serial4',
  'bigserial',
  'serial8',
]);

export function typeText(type: TypeName | undefined): string {
  const names = stringsOf(type?.names);
  const base = names.length === 2 && names[0] === 'pg_catalog' ? names.slice(1) : names;
  const name = (base.length === 1 && sqlNames.get(base[0] ?? '')) || base.map(quoteIfNeeded).join('.');
  const modifiers = modifiersOf(type, base[0]);
  const modifier = modifiers.length > 0 ? `(${modifiers.join(',')})` : '';
  const whole = name.includes('(…)') ? name.replace('(…)', modifier) : name + modifier;
  return `${type?.setof ? 'SETOF ' : ''}${whole}${type?.pct_type ? '%TYPE' : ''}${type?.arrayBounds ? '[]' : ''}`;
}

/** `serial` and its kin: an integer, a sequence and a default, which no type of the catalogue says. */
export function isSerial(type: TypeName | undefined): boolean {
  const names = stringsOf(type?.names);
  return names.length === 1 && serialTypes.has(names[0] ?? '');
}

/** The first modifier of an interval is a bit mask of its fields, and not its precision. */
function modifiersOf(type: TypeName | undefined, base: string | undefined): readonly string[] {
  const modifiers = (type?.typmods ?? []).map(constantText);
  return base === 'interval' ? modifiers.slice(1) : modifiers;
}

function quoteIfNeeded(name: string): string {
  return /^[a-z_][a-z0-9_]*$/.test(name) ? name : `"${name.replaceAll('"', '""')}"`;
}
