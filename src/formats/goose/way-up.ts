/** A way up under goose's annotations, one of which holds for both ways. */
import type { FileEdit } from '../../model/format.ts';
import type { Migration } from '../../model/migration.ts';
import type { SaferPiece } from '../../model/safer.ts';
import { nextLine, type Original } from '../shared/way-down.ts';
import { framedSql, jointly, newFile, sqlOf, withStatements } from '../shared/way-up.ts';
import { gooseCommand } from './script.ts';
import { annotated } from './way-down.ts';

const noTransaction = '-- +goose NO TRANSACTION';

/** @param migration as it is read now */
export function withGooseUp(original: Original, migration: Migration, piece: SaferPiece): FileEdit {
  const { isOutside, framesDown } = jointly(migration, piece);
  const sql = isOutside ? framedSql(piece) : sqlOf(piece.statements);
  const side = withStatementMarks(original.text, migration.up.text);
  const { text, ...edit } = withStatements(original, side, annotated(sql));
  return { ...edit, text: withMarker(framesDown ? framed(text, original) : text, original, isOutside) };
}

export function gooseFile(original: Original, path: string, piece: SaferPiece): FileEdit {
  const head = piece.transaction === 'own' ? [] : [noTransaction];
  return newFile(original, path, [...head, '-- +goose Up', annotated(sqlOf(piece.statements))].join('\n'));
}

interface Line {
  readonly start: number;
  readonly end: number;
  readonly command: string;
}

function annotationsOf(text: string): Line[] {
  const found: Line[] = [];
  for (let start = 0; start < text.length; start = nextLine(text, start)) {
    const end = nextLine(text, start);
    const command = gooseCommand(text.slice(start, end));
    if (command !== undefined) found.push({ start, end, command });
  }
  return found;
}

/** The annotations around statements go where the statements go. */
function withStatementMarks(text: string, side: string): string {
  const lines = annotationsOf(text);
  const down = lines.find(({ command }) => command === 'down')?.start ?? text.length;
  let marked = side;
  for (const { start, end, command } of lines) {
    if (start > down || !command.startsWith('statement')) continue;
    // One that ends in a semicolon is a statement to whoever looks for statements.
    const line = text.slice(start, end).trimEnd();
    const stand = `${'x'.repeat(line.length - 1)};`;
    marked = marked.slice(0, start) + stand + marked.slice(start + line.length);
  }
  return marked;
}

/** BEGIN and COMMIT around the way down. */
function framed(text: string, { lineEnd }: Original): string {
  const down = annotationsOf(text).find(({ command }) => command === 'down');
  if (!down) return text;
  const gap = text.endsWith('\n') ? '' : lineEnd;
  return `${text.slice(0, down.end)}BEGIN;${lineEnd}${text.slice(down.end)}${gap}COMMIT;${lineEnd}`;
}

function withMarker(text: string, { mark, lineEnd }: Original, isOutside: boolean): string {
  const body = text.slice(mark.length);
  const lines = annotationsOf(body);
  const markers = lines.filter(({ command }) => command === 'no transaction');
  if (isOutside) {
    if (markers.length > 0) return text;
    const up = lines.find(({ command }) => command === 'up')?.start ?? 0;
    return `${mark}${body.slice(0, up)}${noTransaction}${lineEnd}${body.slice(up)}`;
  }
  // From the end, so that offsets hold.
  return mark + markers.reduceRight((rest, { start, end }) => rest.slice(0, start) + rest.slice(end), body);
}
