/** The walk for loose files: no git, no history; the files are what is pending, a schema file may be the base. */
import { createHash } from 'node:crypto';
import type { ChangeSet, Forge } from '../model/changeset.ts';
import type { Config, MigrationSource } from '../model/config.ts';
import type { FileEntry, FileTree } from '../model/tree.ts';

/** A tree of files given by content. Blob ids are git's, so that equal content is equal everywhere. */
export function treeOf(contents: ReadonlyMap<string, Uint8Array>): FileTree {
  const files = new Map<string, FileEntry>();
  for (const [path, bytes] of contents) {
    const oid = createHash('sha1').update(`blob ${bytes.length}\0`).update(bytes).digest('hex');
    files.set(path, { path, mode: '100644', oid });
  }
  return {
    files,
    read: async (path) => {
      const bytes = contents.get(path);
      if (!bytes) throw new Error(`no file ${path}`);
      return bytes;
    },
  };
}

/** Loose files as a change: nothing before, all of them after. */
export function looseFiles(
  files: ReadonlyMap<string, Uint8Array>,
  schema: { readonly path: string; readonly bytes: Uint8Array } | null,
): Forge {
  const known = new Map(schema ? [[schema.path, schema.bytes]] : []);
  // The schema is on both sides: nobody removes it.
  const head = treeOf(new Map([...known, ...files]));
  const base = treeOf(known);
  const changes: ChangeSet = {
    base: { commit: null, tree: base },
    head: { commit: null, tree: head },
    policy: base,
    baseBranch: '',
  };
  return { read: async () => changes, close: async () => undefined };
}

/** The configuration for loose files: where they are, and the schema file as baseline. */
export function looseConfig(config: Config, sources: readonly MigrationSource[], schemaPath: string | null): Config {
  return { ...config, migrations: sources, database: { ...config.database, baseline: schemaPath } };
}
