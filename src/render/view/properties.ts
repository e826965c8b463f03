/** What an object of the schema is, or how it differs, in words: nothing of how the catalogue was read shows through. */
import type { SchemaChange } from '../../model/change.ts';
import { clip, code, type Inline, type Segment, say, sentence } from '../inline.ts';
import { shortName } from '../sizes.ts';
import type { Source } from '../view.ts';
import { few } from './signoffs.ts';

const columnsShown = 8;
const partsShown = 4;
const valueCharacters = 120;

type Attributes = NonNullable<SchemaChange['before']>;

/** Where these are told in full they are all there is to tell. */
const ownWords = new Set(['type', 'definition', 'expression', 'text', 'partitionBound']);
const defined = new Set(['constraints', 'indexes', 'triggers', 'rules']);
/** What a sequence counts with is what nobody asked for. */
const dullKinds = new Set(['sequence']);

/** For a change what differs, for an addition or removal what it is or was. */
export function properties({ kind, before, after }: SchemaChange, source: Source): readonly Inline[] {
  if (before !== null && after !== null) return differences(before, after, source);
  const described = after ?? before;
  if (described === null || dullKinds.has(kind)) return [];
  return Object.entries(described).flatMap(([key, value]) => {
    const isRepeated = key === 'type' && described.definition !== undefined;
    return isDull(value) || isRepeated ? [] : [propertyOf(key, value, source)];
  });
}

function differences(before: Attributes, after: Attributes, source: Source): readonly Inline[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((key) => {
    const [old, now] = [before[key], after[key]];
    if (JSON.stringify(old) === JSON.stringify(now)) return [];
    const colon = typeof now === 'boolean' ? ':' : '';
    return [say`${words(key)}${colon} ${valueWords(old, source)} → ${valueWords(now, source)}`];
  });
}

function isDull(value: unknown): boolean {
  return value === undefined || value === null || value === false || (Array.isArray(value) && value.length === 0);
}

/** `row security` of `rowSecurity`. */
function words(key: string): string {
  return key.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}

function propertyOf(key: string, value: unknown, source: Source): Inline {
  if (value === true) return say`${words(key)}`;
  if (isRecord(value) && !isName(value)) return partsOf(key, value, source);
  return ownWords.has(key) ? valueWords(value, source) : say`${words(key)} ${valueWords(value, source)}`;
}

/** What belongs to a new object, by its definitions where they say it all, else by its names. */
function partsOf(key: string, parts: Attributes, source: Source): Inline {
  if (key === 'columns' || key === 'attributes') return columnList(parts, source);
  const isDefined = defined.has(key) && Object.values(parts).every((part) => typeof part === 'string');
  const listed = (isDefined ? Object.values(parts).map(String) : Object.keys(parts)).map(
    (part): Inline => [shown(part, source)],
  );
  const told = few(listed, partsShown, source.messages);
  return isDefined ? told : say`${words(key)} ${told}`;
}

function isRecord(value: unknown): value is Attributes {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isName(value: Attributes): boolean {
  return 'schema' in value && 'name' in value;
}

/** Each column with its type, and that it may not be empty. */
function columnList(columns: Attributes, source: Source): Inline {
  const listed = Object.entries(columns).map(([name, column]): Inline => {
    const { type, notNull } = isRecord(column) ? column : {};
    const needed = notNull === true ? ` ${words('notNull')}` : '';
    return sentence([shown(name, source), ' ', typeof type === 'string' ? clip(type, valueCharacters) : '', needed]);
  });
  return few(listed, columnsShown, source.messages);
}

function valueWords(value: unknown, source: Source): Inline {
  const { messages } = source;
  if (value === undefined || value === null) return say`${messages.changes.none}`;
  if (typeof value === 'boolean') return say`${value ? messages.changes.yes : messages.changes.no}`;
  if (Array.isArray(value)) {
    const parts = value.map((part): Inline => [shown(typeof part === 'string' ? part : JSON.stringify(part), source)]);
    return parts.length === 0 ? say`${messages.changes.none}` : few(parts, columnsShown, messages);
  }
  if (isRecord(value)) {
    return [shown(isName(value) ? shortName(`${value.schema}.${value.name}`) : JSON.stringify(value), source)];
  }
  return [shown(String(value), source)];
}

function shown(value: string, { detail }: Source): Segment {
  return code(clip(value.replace(/\s+/g, ' ').trim(), Math.min(valueCharacters, detail.characters)));
}
