/** Migrations for the examples of the rules about the history of files. */
import type { MigrationRef } from '../../model/migration.ts';

/** @param file `V2__orders.sql`: the version is its first number */
export function referenceTo(format: string, file: string): MigrationRef {
  const path = `migrations/${file}`;
  return {
    id: path,
    format,
    root: 'migrations',
    path,
    paths: [path],
    version: /\d+/.exec(file)?.[0] ?? '',
    name: file,
    kind: 'versioned',
    digest: path,
  };
}
