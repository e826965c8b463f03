/** The Handlebars templates by file name without `.hbs`. Read here, because rendering itself does no I/O. */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { packageRoot } from './package.ts';

export function readTemplates(): Readonly<Record<string, string>> {
  const directory = join(packageRoot(), 'templates');
  const files = readdirSync(directory).filter((name) => name.endsWith('.hbs'));
  return Object.fromEntries(files.map((name) => [basename(name, '.hbs'), readFileSync(join(directory, name), 'utf8')]));
}
