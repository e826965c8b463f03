/** The tags of an XML file, without comments, character data, entities of its own or anything fetched. One pass, whatever the input. */
export interface Tag {
  readonly name: string;
  readonly isClosing: boolean;
  readonly attributes: ReadonlyMap<string, string>;
  readonly start: number;
  readonly end: number;
}

const skipped: readonly (readonly [open: string, close: string])[] = [
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
  ['<?', '?>'],
  ['<!', '>'],
];
const namePattern = /<(\/?)(?:[\w.-]+:)?([\w.-]+)/y;
const attributePattern = /\s+(?:[\w.-]+:)?([\w.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/y;
const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

export function tagsOf(text: string): Tag[] {
  const tags: Tag[] = [];
  for (let at = text.indexOf('<'); at >= 0; at = text.indexOf('<', at)) {
    const skip = skipped.find(([open]) => text.startsWith(open, at));
    const end = skip ? text.indexOf(skip[1], at + skip[0].length) : -1;
    if (skip && end < 0) break;
    if (skip) {
      at = end + skip[1].length;
      continue;
    }
    const tag = tagAt(text, at);
    if (tag) tags.push(tag);
    at = tag?.end ?? at + 1;
  }
  return tags;
}

function tagAt(text: string, start: number): Tag | undefined {
  namePattern.lastIndex = start;
  const head = namePattern.exec(text);
  if (!head) return undefined;
  const attributes = new Map<string, string>();
  let end = namePattern.lastIndex;
  for (;;) {
    attributePattern.lastIndex = end;
    const match = attributePattern.exec(text);
    if (!match) break;
    end = attributePattern.lastIndex;
    attributes.set(match[1] ?? '', withoutEntities(match[2] ?? match[3] ?? ''));
  }
  return { name: head[2] ?? '', isClosing: head[1] === '/', attributes, start, end };
}

function withoutEntities(value: string): string {
  return value.replace(/&(\w+);/g, (whole, name) =>
    Object.hasOwn(entities, name) ? (entities[name] ?? whole) : whole,
  );
}
