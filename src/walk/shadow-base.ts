/** What the shadow database starts from, and the key under which its snapshot is kept. */
import { createHash } from 'node:crypto';
import { stripDump } from '../dialects/postgres/dump.ts';
import { readText } from '../formats/shared/text.ts';
import type { Config } from '../model/config.ts';
import { FaultError } from '../model/fault.ts';
import type { MigrationRef, Script } from '../model/migration.ts';
import { phrase } from '../model/text.ts';
import type { FileTree } from '../model/tree.ts';
import type { BaseRequest } from '../shadow/base/build.ts';
import { formatOf } from './plan.ts';

async function scriptAt(tree: FileTree, path: string | null, key: string): Promise<Script | null> {
  if (path === null) return null;
  if (!tree.files.has(path)) {
    throw new FaultError({
      code: 'configuration',
      what: phrase`${key} names ${path}, which is not in the base branch.`,
      where: `.github/countersign.yml (${key})`,
      mend: phrase`Give a path that exists on the base branch, relative to the repository.`,
      example: `${key.split('.').at(-1)}: db/schema.sql`,
    });
  }
  return { path, text: stripDump(await readText(tree, path)).text };
}

/** The base of one migration set. Throws `FaultError` when a configured file is missing or unreadable. */
export async function baseRequest(
  tree: FileTree,
  migrations: readonly MigrationRef[],
  config: Config,
): Promise<BaseRequest> {
  const { prelude, baseline } = config.database;
  const [first] = migrations;
  return {
    platform: (first && formatOf(first).platform) ?? null,
    prelude: await scriptAt(tree, prelude, 'database.prelude'),
    baseline: await scriptAt(tree, baseline, 'database.baseline'),
    migrations,
    read: (ref) => formatOf(ref).read(tree, ref),
  };
}

/** Equal keys mean equal databases: everything that goes into the base, in order, the engine, and the product's version, which replays. */
export function baseKey(tree: FileTree, request: BaseRequest, engineId: string, version: string): string {
  const oid = (script: Script | null): string | null => (script ? (tree.files.get(script.path)?.oid ?? null) : null);
  const migrations = request.baseline ? [] : request.migrations.map(({ id, format, digest }) => [id, format, digest]);
  const content = [version, engineId, request.platform, oid(request.prelude), oid(request.baseline), migrations];
  return createHash('sha256').update(JSON.stringify(content)).digest('hex');
}
