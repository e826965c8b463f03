/** The templates as a shell hands them to the renderer: by file name without `.hbs`. */
import { readdirSync, readFileSync } from 'node:fs';

const directory = new URL('../../templates/', import.meta.url);

export const templates: Readonly<Record<string, string>> = Object.fromEntries(
  readdirSync(directory).map((file) => [file.replace(/\.hbs$/, ''), readFileSync(new URL(file, directory), 'utf8')]),
);
