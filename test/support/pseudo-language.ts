/**
 * A language that nobody speaks: English in full-width letters. What is still in plain letters afterwards was either a name,
 * code or a figure, or a sentence that never went through the catalogue.
 */
import { commands } from '../../src/commands/registry.ts';
import { lockModes } from '../../src/model/observation.ts';
import type { Segment } from '../../src/render/inline.ts';
import { type Language, speak, type Voice } from '../../src/render/language.ts';
import { english, type Messages } from '../../src/render/messages.ts';
import type { RuleText } from '../../src/render/view.ts';
import { isText } from './sentences.ts';

/** What stands between backticks, a fenced block and a placeholder stay as they are. */
const untouched = /(```[\s\S]*?```|`[^`]*`|\{\d+\}|[\uE000-\uE0FF])/;

/** Full-width, one UTF-16 unit for one. */
function widened(text: string): string {
  return text
    .split(untouched)
    .map((part, index) =>
      index % 2 === 1
        ? part
        : part.replace(/[A-Za-z]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0)),
    )
    .join('');
}

function isSegment(value: unknown): value is Segment {
  return typeof value === 'object' && value !== null && 'type' in value;
}

/** Facts stand behind marks while a sentence around them is widened, so that English among the facts stays to be found. */
class Facts {
  readonly #texts: string[] = [];

  mark(text: string): string {
    if (text === '') return text;
    this.#texts.push(text);
    return String.fromCharCode(0xe000 + this.#texts.length - 1);
  }

  marked(value: unknown): unknown {
    if (typeof value === 'string') return this.mark(value);
    if (Array.isArray(value)) return value.map((one) => this.marked(one));
    return isSegment(value) && 'text' in value ? { ...value, text: this.mark(value.text) } : value;
  }

  restored<Value>(value: Value): Value {
    if (typeof value === 'string') {
      return value.replace(/[\uE000-\uE0FF]/g, (mark) => this.#texts[mark.charCodeAt(0) - 0xe000] ?? '') as Value;
    }
    if (Array.isArray(value)) return value.map((one) => this.restored(one)) as Value;
    return isSegment(value) && 'text' in value ? ({ ...value, text: this.restored(value.text) } as Value) : value;
  }
}

type Words = (...facts: readonly unknown[]) => unknown;

/** Of a sentence only what is words: code and people are facts wherever they come from. */
function widen(value: unknown): unknown {
  if (typeof value === 'string') return widened(value);
  if (typeof value === 'function') return (...facts: readonly unknown[]) => widenCall(value as Words, facts);
  if (Array.isArray(value)) return value.map(widen);
  if (isSegment(value)) {
    const isWords = value.type === 'text' || value.type === 'strong' || value.type === 'link';
    return isWords ? { ...value, text: widened(value.text) } : value;
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, widen(one)]));
}

function widenCall(words: Words, facts: readonly unknown[]): unknown {
  const kept = new Facts();
  const marked = words(...facts.map((fact) => kept.marked(fact)));
  const plain = words(...facts);
  // An id that the words are looked up by is no fact of the sentence.
  const isLookedUp = JSON.stringify(kept.restored(marked)) !== JSON.stringify(plain);
  return isLookedUp ? widen(plain) : kept.restored(widen(marked));
}

const { language: _, text: __, ...own } = english;

/** @param rules documentation by rule id, as the tests give it */
export function pseudoVoice(rules: ReadonlyMap<string, RuleText>): Voice {
  const language: Language = {
    messages: widen(own) as Omit<Messages, 'language' | 'text'>,
    phrases: new Proxy({}, { get: (_target, template) => widened(String(template)) }),
    rules: Object.fromEntries(
      [...rules].map(([id, { title, what, why, safe }]) => [
        id,
        { title: widened(title), what: widened(what), why: widened(why), safe: widened(safe) },
      ]),
    ),
    commands: Object.fromEntries(
      commands.map(({ name, does, who }) => [name, { does: widened(does), who: widened(who) }]),
    ),
  };
  return speak('en-x-wide', language, { messages: english, rules, commands });
}

/** Words in plain letters that are none of the facts. @param facts whatever came from outside */
export function leftInEnglish(text: string, facts: readonly string[]): readonly string[] {
  const known = new Set(facts.flatMap(wordsOf));
  return [...new Set(wordsOf(text))].filter((word) => /[a-z]/.test(word) && word.length > 1 && !known.has(word));
}

function wordsOf(text: string): readonly string[] {
  return text.match(/[A-Za-z]+/g) ?? [];
}

/** Ids that the views have words for: in plain letters they would be a sentence that was forgotten. */
const ids: ReadonlySet<string> = new Set(
  'access action basis because blocks box cause change class code confidence dialect id impact kind level likelihood measure moment outcome persistence purpose reaction reapply recipe refused risk severity source state tier transaction type via volume weight what why'.split(
    ' ',
  ),
);

/** Names, SQL, messages of PostgreSQL and words of people in a review. Sentences of ours, with what they hold, are none. */
export function factsOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  if (isText(value)) return value.template.match(/`[^`]*`/g) ?? [];
  const isColumn = 'notNull' in value;
  return Object.entries(value).flatMap(([key, one]) => {
    if (typeof one === 'string' && ids.has(key) && !isColumn) return [];
    // How PostgreSQL's catalogue names what differs.
    return key === 'before' || key === 'after' ? attributesOf(one) : factsOf(one);
  });
}

function attributesOf(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return [String(value)];
  return Object.entries(value).flatMap(([key, one]) => [
    key.replace(/([A-Z])/g, ' $1').toLowerCase(),
    ...attributesOf(one),
  ]);
}

/** Of our own making, and a name, an address or SQL in every language. */
export const fixed = [
  'countersign PostgreSQL GitHub timestamptz varchar',
  lockModes.join(' ').replaceAll('Lock', ''),
  // GitHub's permissions, as its own pages name them.
  'read triage write maintain admin',
  // Units, and the marks of a report's own HTML and diagrams.
  'kB MB GB TB ms min nbsp br details summary sub align left erDiagram direction gantt dateFormat axisFormat todayMarker off section crit init leftPadding',
];

/** What a reader sees: no comments, no code, no addresses. */
export function seen(markdown: string): string {
  return markdown
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/^( *)(`{3,}|~{3,})(?!mermaid)[\s\S]*?^\1\2$/gm, '')
    .replace(/(`+)(?!`)[\s\S]*?[^`]\1(?!`)/g, ' ')
    .replace(/\]\(<[^>]*>\)/g, ']')
    .replace(/&\w+;/g, ' ');
}
