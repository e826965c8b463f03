/**
 * A sentence as the view speaks it: pieces that say what they are, so that each output format can escape and dress
 * them in its own way. Nothing in a sentence is ever ready-made markup.
 */
import type { Account } from '../model/account.ts';

/** A symbol by meaning. Each format has its own glyph for it, and there is always a word beside it. */
export type Sign =
  | 'good'
  | 'caution'
  | 'bad'
  | 'stop'
  | 'waiting'
  | 'critical'
  | 'danger'
  | 'warning'
  | 'info'
  | 'waived';

export type Segment =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'strong'; readonly text: string }
  | { readonly type: 'code'; readonly text: string }
  /** Login of somebody who acted: the one thing that may become a mention. */
  | { readonly type: 'person'; readonly text: string }
  | { readonly type: 'sign'; readonly sign: Sign }
  /** `label` is what is shown of it: `path:line`, or less. */
  | { readonly type: 'place'; readonly label: string; readonly path: string; readonly line: number | null }
  /** Between two points of one cell: a new line where there is room for one. */
  | { readonly type: 'break' }
  | { readonly type: 'link'; readonly text: string; readonly url: string };

export type Inline = readonly Segment[];

type Part = string | number | Segment | Inline;

export function code(text: string): Segment {
  return { type: 'code', text };
}

export function strong(text: string): Segment {
  return { type: 'strong', text };
}

export function sign(meaning: Sign): Segment {
  return { type: 'sign', sign: meaning };
}

/** GitHub's form of a login; the part after `_` is the short code of an enterprise that manages its accounts. */
const login = /^[A-Za-z0-9](?:-?[A-Za-z0-9]){0,38}(?:_[A-Za-z0-9]{1,20})?$/;

/** Somebody who acted. Only a user with a login of the valid form is mentioned, all else is inert. */
export function person(account: Account): Segment {
  const mentionable = account.type === 'User' && login.test(account.login);
  return mentionable ? { type: 'person', text: account.login } : code(clip(account.login, 60));
}

/** `path:line`, a long path cut in what is shown of it. */
export function place(path: string, line: number | null, characters: number): Segment {
  const shown = clip(path, characters);
  return { type: 'place', label: line === null ? shown : `${shown}:${line}`, path, line };
}

/** The line alone, where the path stands above. */
export function lineOf(path: string, line: number): Segment {
  return { type: 'place', label: String(line), path, line };
}

/** Joins parts to one sentence. Neighbouring texts become one, so that a format escapes them together. */
export function sentence(parts: readonly Part[]): Inline {
  const segments: Segment[] = [];
  for (const part of parts.flat()) {
    const segment: Segment = typeof part === 'object' ? part : { type: 'text', text: String(part) };
    const last = segments.at(-1);
    if (segment.type !== 'text') segments.push(segment);
    else if (last?.type === 'text') segments[segments.length - 1] = { type: 'text', text: last.text + segment.text };
    else if (segment.text !== '') segments.push(segment);
  }
  return segments;
}

/** Tag of a template: say`${code('users')} is dropped`. */
export function say(words: TemplateStringsArray, ...parts: readonly Part[]): Inline {
  return sentence(words.flatMap((word, index) => [word, parts[index] ?? '']));
}

/** Sentences in a row with a separator between them. Empty ones are left out. */
export function join(sentences: readonly Inline[], separator: string | Segment): Inline {
  return sentence(
    sentences.filter((part) => part.length > 0).flatMap((part, index) => (index === 0 ? [part] : [separator, part])),
  );
}

/** A message written elsewhere as plain text: what stands between backticks is code, `**…**` is strong. */
export function prose(text: string): Inline {
  return sentence(
    text.split(/(`[^`]+`|\*\*[^*]+\*\*)/).map((part, index): Part => {
      if (index % 2 === 0) return part;
      return part.startsWith('`') ? code(part.slice(1, -1)) : strong(part.slice(2, -2));
    }),
  );
}

/** Cuts a text to a number of UTF-16 units, never through a character, and shows that it was cut. */
export function clip(text: string, length: number): string {
  if (text.length <= length) return text;
  const cut = text.slice(0, Math.max(0, length - 1));
  return `${/[\uD800-\uDBFF]$/.test(cut) ? cut.slice(0, -1) : cut}…`;
}
