/** Separators of a tool's own between statements, turned into semicolons without moving a line. */
import { scanStatements } from './scan.ts';
import { blank } from './text.ts';

/** Blanks every occurrence of the separator; where the statement before it has no semicolon, it becomes one. */
export function splitAt(text: string, separator: string): string {
  return joined(text.split(separator), separator);
}

/** As `splitAt`, but only where the separator ends a line, in any letter case; a slash must be alone on its line. */
export function splitAtLineEnds(text: string, separator: string): string {
  const wanted = separator.toLowerCase();
  const pieces: string[] = [];
  let piece = '';
  for (const line of text.split(/(?<=\n)/)) {
    const end = line.trimEnd().length;
    const start = end - separator.length;
    const isHere = start >= 0 && line.slice(start, end).toLowerCase() === wanted;
    if (isHere && (separator !== '/' || line.trim() === '/')) {
      pieces.push(piece + line.slice(0, start));
      piece = line.slice(end);
    } else {
      piece += line;
    }
  }
  return joined([...pieces, piece], separator);
}

function joined(pieces: readonly string[], separator: string): string {
  return pieces
    .map((piece, index) => {
      if (index === pieces.length - 1) return piece;
      const last = scanStatements(piece).at(-1);
      return piece + (last?.end === piece.length ? terminator(separator) : blank(separator));
    })
    .join('');
}

/** A semicolon in the separator's place, and its line ends. */
function terminator(separator: string): string {
  const at = separator.search(/[^\r\n]/);
  return at < 0 ? `;${separator}` : `${blank(separator.slice(0, at))};${blank(separator.slice(at + 1))}`;
}
