/** The report for a person at a terminal of 80 columns. Signs and words carry it; colour only helps. */
import { code, type Inline, place, say, sign, strong } from './inline.ts';
import type { Messages } from './messages.ts';
import { displayWidth, paint, wrap } from './terminal-text.ts';
import type { Detail, FaultView, FindingGroup, View } from './view.ts';
import { visibleLines } from './visible.ts';

const columns = 80;
const suggestionLines = 8;
const replayLinesShown = 6;

/** Long lists end in a count; `--format json` has all of it. */
export const terminalDetail: Detail = { name: 'full', entries: 100, characters: 1000 };

/** Ends in a line end. */
export function terminal(view: View, messages: Messages, color: boolean): string {
  const write = new Writer(color);
  const words = messages.terminal;
  const hasMigrations = view.stats.length > 0;
  const parts: readonly (readonly string[])[] = [
    [...write.lines(emphasise(view.headline)), ...write.lines(view.stats, '  ')],
    ...view.faults.map((fault) => faultLines(fault, write)),
    factLines(view, write),
    ...view.findings.map((group) => findingLines(group, messages, write)),
    write.lines(view.findingsLeftOut),
    view.waived.flatMap((line) => write.lines(line, '', '  ')),
    write.titled(words.measured, measuredLines(view, write)),
    write.titled(
      words.unverified,
      view.unverified.flatMap((item) => write.lines(item, '  ? ', '    ')),
    ),
    write.titled(view.replayTitle, replayLines(view, messages, write)),
    hasMigrations ? [...write.labelled(words.time, view.timings), ...write.labelled(words.next, view.next)] : [],
  ];
  const shown = parts.filter((lines) => lines.length > 0).map((lines) => lines.join('\n'));
  return `${shown.join('\n\n')}\n`;
}

/** The first few: a base with gaps is said, and does not push the report off the screen. */
function replayLines({ replay }: View, messages: Messages, write: Writer): readonly string[] {
  const left = replay.length - replayLinesShown;
  return [
    ...replay.slice(0, replayLinesShown).flatMap((item) => write.lines(item, '  - ', '    ')),
    ...(left > 0 ? write.lines(say`… ${messages.findings.morePlaces(left)}`, '    ') : []),
  ];
}

/** Lays out lines of one width, with or without colour. */
class Writer {
  readonly #color: boolean;
  constructor(color: boolean) {
    this.#color = color;
  }

  lines(words: Inline, first = '', rest = first): readonly string[] {
    return words.length === 0 ? [] : wrap(words, { columns, first, rest, color: this.#color });
  }

  labelled(label: string, words: Inline): readonly string[] {
    const lead = `${label}  `;
    return this.lines(words, lead, ' '.repeat(displayWidth(lead)));
  }

  titled(title: string, lines: readonly string[]): readonly string[] {
    return lines.length === 0 ? [] : [paint(title, 'bold', this.#color), ...lines];
  }

  sql(sql: string, indent: string): readonly string[] {
    const lines = visibleLines(sql.trim()).replaceAll('\t', '  ').split('\n');
    const shown = lines.length > suggestionLines ? [...lines.slice(0, suggestionLines), '…'] : lines;
    return shown.map((text) => indent + paint(text, 'cyan', this.#color));
  }
}

/** The verdict in bold; its sign keeps its own colour. */
function emphasise(words: Inline): Inline {
  return words.map((segment) => (segment.type === 'text' ? strong(segment.text) : segment));
}

function faultLines(fault: FaultView, write: Writer): readonly string[] {
  return [
    ...write.lines(say`${sign('stop')} ${fault.what}`, '', '  '),
    ...fault.lines.flatMap(({ label, words }) => write.lines(say`${label}: ${words}`, '  ', '    ')),
    ...(fault.example === null ? [] : write.sql(fault.example, '    ')),
  ];
}

function factLines(view: View, write: Writer): readonly string[] {
  const width = Math.max(0, ...view.facts.map((fact) => displayWidth(fact.label))) + 2;
  return view.facts.flatMap(({ label, words }) =>
    write.lines(words, `  ${label}${' '.repeat(width - displayWidth(label))}`, ' '.repeat(width + 2)),
  );
}

function findingLines(group: FindingGroup, messages: Messages, write: Writer): readonly string[] {
  return [
    ...write.lines(say`${group.severityWords} · ${strong(group.rule)} · ${group.where}`, '', '  '),
    ...write.lines(group.message ?? [], '  '),
    ...group.places.flatMap((line) => write.lines(line, '  - ', '    ')),
    ...write.lines(group.placesLeft, '    '),
    ...write.lines(group.hint, '  → ', '    '),
    ...(group.query === null
      ? []
      : [
          ...write.lines(say`${messages.findings.query}:`, '  ? '),
          ...write.lines([{ type: 'text', text: group.query }], '    '),
        ]),
    ...(group.suggestion === null
      ? []
      : [...write.lines(say`${messages.terminal.sql}:`, '  → '), ...write.sql(group.suggestion, '      ')]),
  ];
}

function measuredLines(view: View, write: Writer): readonly string[] {
  return view.statements.slice(0, terminalDetail.entries).flatMap((entry, index) => {
    const isNewFile = entry.path !== view.statements[index - 1]?.path;
    const lead = `${String(entry.line).padStart(5)}  `;
    const indent = ' '.repeat(lead.length);
    return [
      ...(isNewFile ? write.lines([place(entry.path, null, terminalDetail.characters)], '  ') : []),
      ...write.lines([code(entry.sql)], lead, indent),
      ...entry.effects.flatMap((effect) => write.lines(effect, `${indent}  `)),
    ];
  });
}
