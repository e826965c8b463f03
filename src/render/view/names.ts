/**
 * Rules, the risk and the gate write their sentences as plain text. What the review knows as an object or as a file is
 * shown in them as everywhere else: an object as code under its short name, a file as a place that can be opened.
 */
import { qualifiedName } from '../../model/catalogue.ts';
import type { Review } from '../../model/review.ts';
import { clip, code, type Inline, place, prose, type Segment, sentence } from '../inline.ts';
import { shortName } from '../sizes.ts';

interface Names {
  readonly objects: ReadonlySet<string>;
  readonly paths: ReadonlySet<string>;
}

/** A report is built once for each amount of detail, from the same review. */
const known = new WeakMap<Review, Names>();

function namesOf(review: Review): Names {
  const kept = known.get(review);
  if (kept !== undefined) return kept;
  const observations = review.migrations.flatMap(({ statements }) => statements.map(({ observation }) => observation));
  const objects = [
    ...review.changes.flatMap(({ object, from }) => [object, from ?? object]),
    ...review.tables.map(qualifiedName),
    ...review.impact.map(({ object }) => object),
    ...review.findings.map(({ subject }) => subject),
    ...observations.flatMap(({ locks, indexesBuilt }) => [
      ...locks.map(({ table }) => table),
      ...indexesBuilt.map(({ index }) => index),
    ]),
  ];
  const paths = [
    ...review.touched,
    ...review.migrations.map(({ path }) => path),
    ...review.findings.map(({ path }) => path),
    ...review.history.flatMap(({ migration, other }) => [migration.path, ...(other ? [other.path] : [])]),
  ];
  const files = new Set(paths);
  // A name without a dot may be an ordinary word.
  const names = { objects: new Set(objects.filter((name) => name.includes('.') && !files.has(name))), paths: files };
  known.set(review, names);
  return names;
}

const word = /([^\s,;()"`]+)/;
/** A setting, a constraint, or a name with its schema: no word of a sentence looks like one. */
const identifier = /^[a-z][a-z0-9]*(?:_[a-z0-9]+)+$|^public(?:\.\w+)+$/;

/** @param own a name that is known to stand in the text, also one with spaces or brackets in it */
export function named(text: string, review: Review, characters: number, own = ''): Inline {
  const names = namesOf(review);
  return sentence(
    prose(clip(text, characters)).flatMap((segment) => {
      if (segment.type !== 'text') return [segment];
      const pieces = word.exec(own)?.[0] !== own && names.objects.has(own) ? segment.text.split(own) : [segment.text];
      return pieces.flatMap((piece, index): readonly Segment[] => [
        ...(index === 0 ? [] : [code(clip(shortName(own), characters))]),
        ...piece.split(word).flatMap((part, at) => (at % 2 === 0 ? [plain(part)] : wordOf(part, names, characters))),
      ]);
    }),
  );
}

function plain(text: string): Segment {
  return { type: 'text', text };
}

/** A full stop or a colon after a name is none of its characters, and a Korean particle only where nothing is called so. */
function wordOf(part: string, names: Names, characters: number): readonly Segment[] {
  const [, whole = '', stop = ''] = /^(.*?)([.:,!?]*)$/s.exec(part) ?? [];
  const isKnown = names.objects.has(whole) || names.paths.has(whole);
  const [, name = '', particle = ''] = isKnown ? [whole, whole] : (/^(.*?)(\p{Script=Hangul}*)$/su.exec(whole) ?? []);
  const tail = `${particle}${stop}`;
  const [, path = '', line] = /^(.+?)(?::(\d+))?(?::\d+)?$/s.exec(name) ?? [];
  if (names.paths.has(path)) return [place(path, line === undefined ? null : Number(line), characters), plain(tail)];
  if (!names.objects.has(name) && !identifier.test(name)) return [plain(part)];
  return [code(clip(shortName(name), characters)), plain(tail)];
}

/** The objects that a sentence names, under their full names. */
export function objectsIn(text: string, review: Review): readonly string[] {
  const { objects } = namesOf(review);
  const words = text.split(word).map((part) => part.replace(/[.:!?]+$/, ''));
  return words.flatMap((part) => [part, `public.${part}`]).filter((name) => objects.has(name));
}
