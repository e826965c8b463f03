/**
 * One value of a data type, as the text that the type reads: the n-th of a row of distinct, growing ones as far as the
 * type has them. The same n gives the same text, so that samples are the same in every run.
 */
import { builtin } from './builtin.ts';
import type { DataType, TypeUse } from './types.ts';

/** `null` when nothing is known of the type. */
export function valueText(types: ReadonlyMap<number, DataType>, use: TypeUse, ordinal: number): string | null {
  const type = types.get(use.oid);
  if (!type) return null;
  const inner = (position: number) => type.inner && valueText(types, innerUse(type, use), position);
  if (type.isArray) return list([inner(ordinal), inner(ordinal + 1)], '{', '}');
  switch (type.kind) {
    case 'b':
      return builtin(type.name, use.modifier, ordinal);
    case 'e':
      return type.labels[ordinal % type.labels.length] ?? null;
    case 'd':
      return inner(ordinal);
    case 'c':
      return list(
        type.attributes.map((attribute) => valueText(types, attribute, ordinal)),
        '(',
        ')',
      );
    case 'r':
      return rangeText(inner(2 * ordinal), inner(2 * ordinal + 1));
    case 'm': {
      const range = inner(ordinal);
      return range === null ? null : `{${range}}`;
    }
    case 'p':
      return null;
  }
}

/** What an array holds, a domain stands on, a range spans. An array's modifier is its element's. */
export function innerUse(type: DataType, use: TypeUse): TypeUse {
  const inner = type.inner ?? { oid: 0, modifier: -1 };
  return type.isArray ? { oid: inner.oid, modifier: use.modifier } : inner;
}

/** The type beneath a domain, or the type itself. */
export function baseUse(types: ReadonlyMap<number, DataType>, use: TypeUse): TypeUse {
  const type = types.get(use.oid);
  return type?.kind === 'd' ? baseUse(types, innerUse(type, use)) : use;
}

/** How many distinct values `valueText` has for the type; infinite for the most. */
export function capacity(types: ReadonlyMap<number, DataType>, use: TypeUse): number {
  const base = baseUse(types, use);
  const type = types.get(base.oid);
  if (type?.kind === 'e') return type.labels.length;
  if (type?.name === 'bool') return 2;
  const length = base.modifier - 4;
  if ((type?.name === 'bpchar' || type?.name === 'varchar') && length > 0 && length < 3) return 36 ** length;
  return Number.POSITIVE_INFINITY;
}

/** An array or a row: every part quoted, so that no part can end it. */
export function list(parts: readonly (string | null)[], open: '{' | '(', close: '}' | ')'): string | null {
  if (parts.includes(null)) return null;
  return `${open}${parts.map((part) => `"${part?.replaceAll(/["\\]/g, '\\$&')}"`).join(',')}${close}`;
}

function rangeText(from: string | null, to: string | null): string | null {
  return from === null || to === null ? null : `["${from}","${to}")`;
}
