/** The commands as the table in `docs/github.md`: `npm run docs` writes it, and a test compares. */
import type { Command } from '../model/command.ts';

/** Markdown; without a line end. */
export function commandTable(commands: readonly Command[]): string {
  const rows = commands.map(({ usage, does, who }) => `| \`${usage}\` | ${does} | ${who} |`);
  return ['| command | what it does | who may |', '|---|---|---|', ...rows].join('\n');
}
