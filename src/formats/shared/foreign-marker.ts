/**
 * Markers below which other tools keep the way down in the same file. A format that does not know them must
 * not run such a file: from top to bottom it undoes itself, and the rehearsal would prove nothing.
 */

import { phrase } from '../../model/text.ts';
import { lineAt, refuse } from './sections.ts';

const marker =
  /^[ \t]*(?:--[ \t]*(?:migrate:down|\+(?:goose|migrate|micrate)[ \t]+down|rambler[ \t]+down|rollback\b|down migration)|--\/\/[ \t]*@undo|----[ \t]*create above)/im;

/** Throws a fault that names the marker's line. */
export function requireNoWayDown(path: string, text: string): void {
  const found = marker.exec(text);
  if (!found) return;
  throw refuse(
    path,
    lineAt(text, found.index),
    phrase`The file holds a way down as well, and nothing says which tool cuts it off.`,
    phrase`Name the format in the configuration, or give the way down a file of its own.`,
    'migrations:\n  - path: db/migrations\n    format: dbmate',
  );
}
