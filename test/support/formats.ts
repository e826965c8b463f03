/** What formats make of a tree, for tests of what is written into it. */
import { expect } from '@jest/globals';
import { discover } from '../../src/formats/discover.ts';
import { formats } from '../../src/formats/registry.ts';
import type { MigrationSource } from '../../src/model/config.ts';
import { FaultError } from '../../src/model/fault.ts';
import type { Format } from '../../src/model/format.ts';
import type { Migration, MigrationRef } from '../../src/model/migration.ts';
import { inEnglish } from '../../src/model/text.ts';
import type { FileTree } from '../../src/model/tree.ts';

export const fold = (text: string) => text.replace(/\s+/g, ' ').trim();

export function formatNamed(id: string): Format {
  const format = formats.find((candidate) => candidate.id === id);
  if (!format) throw new Error(`no format ${id}`);
  return format;
}

export async function refsOf(tree: FileTree, id: string, configured?: string): Promise<readonly MigrationRef[]> {
  const sources: MigrationSource[] = configured === undefined ? [] : [{ path: configured, format: id }];
  const { sets, faults } = await discover(tree, sources, formats);
  expect(faults).toEqual([]);
  expect(new Set(sets.map(({ format }) => format))).toEqual(new Set([id]));
  return sets.flatMap(({ migrations }) => migrations);
}

export async function readAll(tree: FileTree, format: Format, configured?: string): Promise<readonly Migration[]> {
  const refs = await refsOf(tree, format.id, configured);
  return Promise.all(refs.map((ref) => format.read(tree, ref)));
}

/** The fault's sentence; `null`: there was none. */
export async function sentence(promise: Promise<unknown>): Promise<string | null> {
  try {
    await promise;
    return null;
  } catch (error) {
    if (!(error instanceof FaultError)) throw error;
    return inEnglish(error.fault.what);
  }
}
