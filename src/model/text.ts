/**
 * A sentence with facts in it, before anybody has decided in which language it is read. The English template is its own
 * key: another language maps it to a template of its own, with the same placeholders in whatever order it needs.
 */

export interface Text {
  /** English, with `{0}`, `{1}` and so on where the values belong. */
  readonly template: string;
  readonly values: readonly TextValue[];
}

/** A name or a figure, which are the same in every language, or words that are translated on their own. */
export type TextValue = string | number | Text;

/** The template of another language for an English one; the same one where there is none. */
export type Translate = (template: string) => string;

/** Tag of a template: phrase`${table} is dropped`. `scripts/languages.mjs` finds every sentence by it. */
export function phrase(parts: TemplateStringsArray, ...values: readonly TextValue[]): Text {
  return { template: parts.reduce((before, part, index) => `${before}{${index - 1}}${part}`), values };
}

/** What is nobody's to translate: a message of PostgreSQL or of GitHub, a person's own words. */
export function verbatim(text: string): Text {
  return { template: '{0}', values: [text] };
}

/** A sentence without values that was kept as its English template, in a JSON schema for example. */
export function phraseOf(template: string): Text {
  return { template, values: [] };
}

/** Parts in a row. @param separator punctuation, which is the same in every language */
export function joined(parts: readonly TextValue[], separator: string): Text {
  return { template: parts.map((_, index) => `{${index}}`).join(separator), values: parts };
}

/** `a`, `a and b`, `a, b and c`; beyond four the rest is counted. */
export function listed(names: readonly TextValue[]): Text {
  const last = names.at(-1) ?? '';
  if (names.length > 4) return phrase`${joined(names.slice(0, 3), ', ')} and ${names.length - 3} more`;
  return names.length < 2 ? joined(names, ', ') : phrase`${joined(names.slice(0, -1), ', ')} and ${last}`;
}

/** The sentence for one, or that for several: not every language tells them apart. */
export function counted(amount: number, one: Text, several: Text): Text {
  return amount === 1 ? one : several;
}

/** Puts the values into the template. What stands in a value is never taken for a placeholder. */
export function write({ template, values }: Text, translate: Translate): string {
  return translate(template).replace(/\{(\d+)\}/g, (placeholder, index) => {
    const value = values[Number(index)];
    if (value === undefined) return placeholder;
    return typeof value === 'object' ? write(value, translate) : String(value);
  });
}

/** As contracts have it (JSON, SARIF), and as sentences are told apart. */
export function inEnglish(text: Text | string): string {
  return typeof text === 'string' ? text : write(text, (template) => template);
}

/** The same sentence with every name in it changed, at any depth. */
export function mapNames(text: Text, change: (name: string) => string): Text {
  const values = text.values.map((value): TextValue => {
    if (typeof value === 'object') return mapNames(value, change);
    return typeof value === 'string' ? change(value) : value;
  });
  return { template: text.template, values };
}

/** Each sentence once, as it stands first. */
export function distinct(texts: readonly Text[]): readonly Text[] {
  return [...new Map(texts.map((text) => [inEnglish(text), text] as const).reverse()).values()].reverse();
}
