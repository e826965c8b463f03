/** The remaining evidence: who uses it, what is still to be verified, and what was odd about the base. */
import { distinct, inEnglish, type Text } from '../../model/text.ts';
import { clip, code, type Inline, join, place, prose, say, strong } from '../inline.ts';
import { shortName } from '../sizes.ts';
import type { Block, Section, Source } from '../view.ts';
import { limited } from './limited.ts';
import { gapItems } from './plan-terms.ts';

export function referencesSection(source: Source): Section | null {
  const { review, messages, detail } = source;
  const words = messages.references;
  const all = review.impact.flatMap(({ object, references }) => references.map((reference) => ({ object, reference })));
  if (all.length === 0 || detail.name === 'summary') return null;
  const rows = all.slice(0, detail.entries).map(({ object, reference }) => [
    [code(clip(shortName(object), detail.characters))],
    [place(reference.path, reference.line, detail.characters)],
    say`${words[reference.access]}`,
    say`${words[reference.confidence]}`,
    join(
      reference.owners.slice(0, 5).map((owner) => [code(clip(owner, detail.characters))]),
      ', ',
    ),
  ]);
  const blocks: Block[] = [
    { type: 'table', head: [words.object, words.place, words.access, words.sure, words.owners], rows },
  ];
  const left = all.length - rows.length;
  if (left > 0) blocks.push({ type: 'paragraph', words: say`${messages.sections.more(left)}` });
  return { title: messages.sections.references(all.length), blocks };
}

/** What no engine ran comes first: whoever signs answers for it alone. */
export function unverifiedItems(source: Source): readonly Inline[] {
  const { review, messages, detail } = source;
  const words = (item: Text) => prose(clip(messages.text(item), detail.characters));
  const first = distinct(review.unrehearsed);
  const told = new Set(first.map(inEnglish));
  return [
    ...first.map((item) => say`${strong(messages.sections.notRehearsed)} ${words(item)}`),
    ...review.unverified.filter((item) => !told.has(inEnglish(item))).map(words),
    ...gapItems(source),
  ];
}

export function unverifiedSection(source: Source): Section | null {
  return listSection(source.messages.sections.unverified, unverifiedItems(source), source);
}

export function historySection(source: Source): Section | null {
  const { review, messages, detail } = source;
  // What a finding is about stands there already, with what to do.
  const told = new Set(review.findings.flatMap(({ path, subject }) => (path === subject ? [path] : [])));
  const untold = review.history.filter(({ migration }) => !told.has(migration.path));
  const items = untold.map(({ kind, migration, other }) => {
    const otherPlace = other === undefined ? null : place(other.path, null, detail.characters);
    return messages.history[kind](place(migration.path, null, detail.characters), otherPlace);
  });
  return listSection(messages.sections.history, items, source);
}

export function replayItems({ review, messages, detail }: Source): readonly Inline[] {
  return review.replay.notes.map(
    (note) =>
      say`${note.path === '' ? [] : say`${place(note.path, note.line ?? null, detail.characters)} `}${messages.replayAction[note.action]}: ${prose(clip(messages.text(note.why), detail.characters))}`,
  );
}

export function replaySection(source: Source): Section | null {
  return listSection(source.messages.sections.replay, replayItems(source), source);
}

function listSection(title: (amount: number) => string, items: readonly Inline[], source: Source): Section | null {
  if (items.length === 0) return null;
  return { title: title(items.length), blocks: [{ type: 'list', items: limited(items, source) }] };
}
