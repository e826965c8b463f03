/** A way down under goose's annotations, which hold for the rest of a file and sometimes for all of it. */
import type { FileEdit } from '../../model/format.ts';
import { scanStatements } from '../shared/scan.ts';
import { nextLine, type Original, replaceSection, scriptLines } from '../shared/way-down.ts';
import { endsGooseStatement, gooseCommand } from './script.ts';

const marker = '-- +goose Down';
const noTransaction = '-- +goose NO TRANSACTION';

export function withGooseDown(original: Original, sql: string): FileEdit {
  const { text, lineEnd } = original;
  const { cut, substitutes, isLost } = annotationsOf(text);
  const head = [
    // It holds for the way up as well, wherever it stands.
    ...(isLost ? [noTransaction] : []),
    ...(substitutes && sql.includes('$') ? ['-- +goose ENVSUB OFF'] : []),
  ];
  const body = [...head, annotated(sql)].filter((part) => part !== '').join('\n');
  if (cut !== null) return replaceSection(original, { start: cut, end: text.length }, scriptLines(body, lineEnd));
  const end = { start: text.length, end: text.length };
  return replaceSection(original, end, `${lineEnd}${scriptLines(`${marker}\n${body}`, lineEnd)}`);
}

/** Where the way down begins, whether variables are filled in there, and whether `NO TRANSACTION` stands only below. */
function annotationsOf(text: string): {
  readonly cut: number | null;
  readonly substitutes: boolean;
  readonly isLost: boolean;
} {
  let cut: number | null = null;
  let substitutes = false;
  const outside = { above: false, below: false };
  for (let at = 0; at < text.length; at = nextLine(text, at)) {
    const command = gooseCommand(text.slice(at, nextLine(text, at)));
    if (command === 'down') cut = nextLine(text, at);
    if (command === 'no transaction') outside[cut === null ? 'above' : 'below'] = true;
    if (cut === null && command?.startsWith('envsub')) substitutes = command === 'envsub on';
  }
  return { cut, substitutes, isLost: outside.below && !outside.above };
}

/** A statement that goose would end before its end stands between annotations of its own. */
export function annotated(sql: string): string {
  const parts: string[] = [];
  let at = 0;
  for (const { start, end } of scanStatements(sql)) {
    const statement = `${sql.slice(start, end).trimEnd()};`;
    const lines = statement.split('\n');
    const isCut = lines.findIndex(endsGooseStatement) !== lines.length - 1;
    parts.push(sql.slice(at, start).trim(), ...(isCut ? begun(statement) : [statement]));
    at = end + 1;
  }
  return [...parts, sql.slice(at).trim()].filter((part) => part !== '').join('\n');
}

function begun(statement: string): readonly string[] {
  return ['-- +goose StatementBegin', statement, '-- +goose StatementEnd'];
}
