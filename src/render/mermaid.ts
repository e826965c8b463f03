/**
 * Diagrams as Mermaid source. Names are reduced to letters, digits and a few harmless marks: Mermaid has no escape that
 * holds in every place, and the exact names stand in the tables beside the diagram.
 */
import type { Bar, Block, Entity, Mark } from './view.ts';

type Entities = Extract<Block, { type: 'entities' }>;

/** Mermaid takes no comma in a type; this quotation mark it takes, and it looks like one. */
const comma = '\u201A';
const nameLength = 60;
/** Tables that a comment is wide enough for. */
const besides = 3;
/** Names beside the bars share the width with them. */
const relationLength = 24;

/** Words for a quoted label or a task name: no quotes, brackets, `;`, `:`, `#`, `%%`. */
function label(text: string, length = nameLength): string {
  const plain = text.replace(/[^\p{L}\p{M}\p{N} _.,()-]/gu, '_').trim();
  return plain.slice(0, length).replace(/[\uD800-\uDBFF]$/, '') || '_';
}

/** One word of an attribute line; starts with a letter and is no keyword. Brackets stay only as an array's. */
function word(text: string): string {
  const array = /(\[\])+$/.exec(text)?.[0] ?? '';
  const base = text.slice(0, text.length - array.length);
  const plain =
    base
      .replace(/(?<=\d),(?=\d)/g, comma)
      .replace(/[^A-Za-z0-9_()\u201A\u00C0-\u024F\u0370-\u1FFF\u3040-\uD7FF]/g, '_')
      .slice(0, nameLength) + array.slice(0, 4);
  if (/^(pk|fk|uk)$/i.test(plain)) return `${plain}_`;
  return /^[A-Za-z_\u00C0-\uD7FF]/.test(plain) ? plain : `_${plain}`;
}

const marks: Readonly<Record<Mark, string>> = { new: '+ ', changed: '~ ', removed: '- ', unchanged: '' };

function entityLines(entity: Entity, index: number): readonly string[] {
  const head = `  t${index}["${marks[entity.mark]}${label(entity.name)}"]`;
  if (entity.columns.length === 0) return [head];
  const columns = entity.columns.map((column) => {
    const keys = column.keys.length > 0 ? ` ${column.keys.join(', ')}` : '';
    const note = column.note === '' ? '' : ` "${marks[column.mark]}${label(column.note)}"`;
    return `    ${word(column.type)} ${word(column.name)}${keys}${note}`;
  });
  return [`${head} {`, ...columns, '  }'];
}

/**
 * The way in which it is narrower, since a wide diagram is shrunk until nobody can read it: a long chain of tables goes
 * down, tables that nothing connects and those around one table stand below each other.
 */
function direction(entities: Entities['entities'], relations: Entities['relations']): 'LR' | 'TB' {
  const rank = new Map(entities.map(({ name }) => [name, 0]));
  const edges = relations.filter(({ from, to }) => from !== to);
  // As many rounds as there are tables: a circle of references must end too.
  for (const _ of entities) {
    for (const { from, to } of edges) {
      rank.set(from, Math.min(entities.length, Math.max(rank.get(from) ?? 0, (rank.get(to) ?? 0) + 1)));
    }
  }
  const ranks = [...rank.values()];
  const depth = new Set(ranks).size;
  const widest = Math.max(...ranks.map((one) => ranks.filter((other) => other === one).length));
  return depth > besides && depth > widest ? 'TB' : 'LR';
}

/** An entity diagram; `+` new, `~` changed, `-` removed. */
export function entityDiagram({ entities, relations }: Entities): string {
  const ids = new Map(entities.map((entity, index) => [entity.name, `t${index}`]));
  return [
    'erDiagram',
    `  direction ${direction(entities, relations)}`,
    ...entities.flatMap(entityLines),
    ...relations.map(({ from, to, name }) => `  ${ids.get(to)} ||--o{ ${ids.get(from)} : "${label(name)}"`),
  ].join('\n');
}

/**
 * A Gantt chart whose milliseconds are statement numbers (Mermaid reads starts and ends of `X`, seconds, in two ways).
 * Red bars stop readers, others stop writers only.
 */
export function lockTimeline(bars: readonly Bar[]): string {
  const lines: string[] = [];
  let section = '';
  const longest = Math.max(...bars.map((bar) => label(bar.relation, relationLength).length));
  for (const [index, bar] of bars.entries()) {
    if (bar.relation !== section) lines.push(`  section ${label(bar.relation, relationLength)}`);
    section = bar.relation;
    // Not `active`: beside a bar its words are dark on dark.
    const look = bar.blocks === 'reads' ? 'crit, ' : '';
    lines.push(`  ${label(`${bar.mode} (${bar.waits})`)} :${look}l${index}, ${bar.from}, ${bar.to + 1}`);
  }
  return [
    `%%{init: {"gantt": {"leftPadding": ${30 + longest * 7}}}}%%`,
    'gantt',
    '  dateFormat x',
    '  axisFormat %Q',
    '  todayMarker off',
    ...lines,
  ].join('\n');
}
