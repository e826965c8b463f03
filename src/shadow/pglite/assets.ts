/** Where the embedded database's files lie: beside the bundle in `dist`, in a checkout and in an installed package alike. */
import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export interface Assets {
  /** The bundled program of the child process. */
  readonly worker: string;
  readonly wasm: string;
  readonly data: string;
  /** A prebuilt data directory, so that no boot runs initdb. */
  readonly image: string;
  /** Archives of loadable extensions, by the name CREATE EXTENSION uses. */
  readonly extensions: ReadonlyMap<string, string>;
}

/** Finds the files from this module's own place upwards. Throws when the package is incomplete. */
export function findAssets(): Assets {
  let directory = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(directory, 'dist', 'pglite', 'pglite.wasm'))) {
    const parent = dirname(directory);
    if (parent === directory) throw new Error('dist/pglite is missing: run `npm run build`');
    directory = parent;
  }
  const root = join(directory, 'dist', 'pglite');
  const archives = readdirSync(join(root, 'extensions')).filter((name) => name.endsWith('.tar.gz'));
  return {
    worker: join(directory, 'dist', 'pglite-worker.js'),
    wasm: join(root, 'pglite.wasm'),
    data: join(root, 'pglite.data'),
    image: join(root, 'image.tar.gz'),
    extensions: new Map(archives.map((name) => [name.slice(0, -'.tar.gz'.length), join(root, 'extensions', name)])),
  };
}
