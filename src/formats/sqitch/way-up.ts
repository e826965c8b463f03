/** Changes that follow one of Sqitch's: each requires the one before it, and has the planner and the time of the first. */

import type { FileEdit } from '../../model/format.ts';
import type { MigrationRef } from '../../model/migration.ts';
import type { SaferPiece } from '../../model/safer.ts';
import { phrase } from '../../model/text.ts';
import type { FileTree } from '../../model/tree.ts';
import { joinPath } from '../shared/directories.ts';
import { unwritable } from '../shared/read-back.ts';
import { nextLine, originalOf } from '../shared/way-down.ts';
import { framedSql, joined, newFile, noWayDown, withStatements, wordsFor } from '../shared/way-up.ts';
import type { Layout } from './layout.ts';
import { readPlan } from './plan.ts';

/** @param side the deploy script with everything blanked that psql does not send */
export async function sqitchPieces(
  tree: FileTree,
  ref: MigrationRef,
  { layout, side }: { readonly layout: Layout; readonly side: string },
  pieces: readonly SaferPiece[],
): Promise<readonly FileEdit[]> {
  const [first, ...rest] = pieces as readonly [SaferPiece, ...SaferPiece[]];
  const original = await originalOf(tree, ref.path);
  const edit = withStatements(original, side, framedSql(first, true));
  if (rest.length === 0) return [edit];
  const names = [ref.name, ...wordsFor(rest).map((word) => ref.name + joined(ref.name, word))];
  const scripts = rest.flatMap((piece, index) => {
    const file = `${names[index + 1]}.${layout.extension}`;
    return [
      newFile(original, joinPath(layout.deploy, file), framedSql(piece, true)),
      ...(ref.downPath === undefined ? [] : [noWayDown(original, joinPath(layout.revert, file))]),
    ];
  });
  return [edit, await planned(tree, ref, { plan: layout.plan, names }), ...scripts];
}

async function planned(
  tree: FileTree,
  ref: MigrationRef,
  { plan, names }: { readonly plan: string; readonly names: readonly string[] },
): Promise<FileEdit> {
  const { text, mark, lineEnd } = await originalOf(tree, plan);
  const changes = await readPlan(tree, plan);
  const change = changes.find(({ name, occurrence }) => versionOf(name, occurrence) === ref.version);
  const line = text.split('\n')[(change?.line ?? 0) - 1] ?? '';
  const signature = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ[^#]*<[^>]+>/.exec(line)?.[0];
  if (!change || signature === undefined) {
    throw unwritable(
      { path: plan },
      phrase`The plan's line of ${JSON.stringify(ref.name)} is not found.`,
      phrase`Write it anew.`,
    );
  }
  let end = 0;
  for (let count = 0; count < change.line; count += 1) end = nextLine(text, end);
  const gap = text.slice(0, end).endsWith('\n') ? '' : lineEnd;
  const lines = names.slice(1).map((name, index) => `${name} [${names[index]}] ${signature}${lineEnd}`);
  return { path: plan, text: `${mark}${text.slice(0, end)}${gap}${lines.join('')}${text.slice(end)}`, isNew: false };
}

/** As the tool tells reworked changes apart. */
export function versionOf(name: string, occurrence: number): string {
  return occurrence === 1 ? name : `${name}#${occurrence}`;
}
