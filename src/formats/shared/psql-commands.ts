/** Commands of psql in a script that only psql may run: blanked where they change nothing in the database, refused where they do. */
import { phrase } from '../../model/text.ts';
import { scanStatements } from './scan.ts';
import { lineAt, refuse } from './sections.ts';
import { blank } from './text.ts';

const harmless = new Set('set unset echo qecho warn pset timing encoding x a t errverbose conninfo'.split(' '));
/** Each command costs a scan of what follows it; a long script of many commands is not a person's. */
const scanLimit = 20_000_000;

/** Throws a `FaultError` at a command that reads another file, another database, or decides what runs. */
export function withoutMetaCommands(path: string, text: string): string {
  const kept: string[] = [];
  let from = 0;
  for (let scanned = 0; ; ) {
    const rest = text.slice(from);
    scanned += rest.length;
    const command = scanStatements(rest).find((statement) => rest[statement.start] === '\\');
    if (!command) return [...kept, rest].join('');
    const start = from + command.start;
    const lineEnd = text.indexOf('\n', start);
    const end = lineEnd < 0 ? text.length : lineEnd;
    const name = /^\\([a-zA-Z_]{0,30})/.exec(text.slice(start, end))?.[1] ?? '';
    if (!harmless.has(name) || scanned > scanLimit) {
      const what = harmless.has(name)
        ? phrase`There are too many psql commands.`
        : phrase`psql's command \\${name} cannot be followed here.`;
      throw refuse(path, lineAt(text, start + 1), what, phrase`Write the SQL itself into the script.`);
    }
    kept.push(text.slice(from, start), blank(text.slice(start, end)));
    from = end;
  }
}
