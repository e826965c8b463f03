/** `countersign fix`: safer forms of the migrations under review, proven by a rehearsal, printed or written as their tools need them. */
import { formats } from '../../formats/registry.ts';
import { withEdits } from '../../formats/shared/overlay.ts';
import { writeUp } from '../../formats/write-up.ts';
import { FaultError } from '../../model/fault.ts';
import type { FileEdit } from '../../model/format.ts';
import type { MigrationRef } from '../../model/migration.ts';
import type { ProvenSafer } from '../../model/safer.ts';
import { inEnglish } from '../../model/text.ts';
import type { FileTree } from '../../model/tree.ts';
import { piecesScript } from '../../plan/safer/script.ts';
import { type Answer, type BranchOptions, type Material, onBranch } from './branch.ts';
import type { Context } from './context.ts';
import { type ExitCode, exitCodes } from './exit.ts';
import { comment } from './rollback-text.ts';
import { selectMigrations } from './selection.ts';

/** @param wanted paths or ids of migrations; none: all that are under review */
export async function runFix(wanted: readonly string[], options: BranchOptions, context: Context): Promise<ExitCode> {
  const answer = (material: Material) => answerFixes(material, options.write === true);
  return onBranch({ name: 'fix', wanted, options, answer }, context);
}

async function answerFixes({ review, refs, tree, names }: Material, writes: boolean): Promise<Answer> {
  const asked = names.length === 0 ? null : selectMigrations(names, review, refs, 'fix');
  const known = new Set(review.safer.map(({ migration }) => migration));
  const texts = (asked ?? [])
    .filter(({ id }) => !known.has(id))
    .map(({ path }) => comment(`${path}: no safer form was found that ends in the same schema.`));
  const edits = new Map<string, FileEdit>();
  let isRefused = false;
  for (const safer of review.safer) {
    const ref = refs.find(({ id }) => id === safer.migration);
    if (!ref || (asked && !asked.includes(ref))) continue;
    // Several changes of one directory follow each other.
    const answer = await answerFix(safer, ref, withEdits(tree, [...edits.values()]));
    for (const edit of answer.edits ?? []) edits.set(edit.path, { ...edit, isNew: !tree.files.has(edit.path) });
    isRefused ||= answer.edits === null;
    texts.push(said(safer, answer, writes));
  }
  if (texts.length === 0) texts.push(comment('No migration under review has a safer form that could be proven.'));
  return {
    text: texts.join('\n'),
    edits: writes ? [...edits.values()] : [],
    exitCode: isRefused ? exitCodes.blocked : exitCodes.clear,
  };
}

type FixAnswer =
  | { readonly edits: readonly FileEdit[] }
  /** Why its tool has no place for it. */
  | { readonly edits: null; readonly why: string };

async function answerFix({ pieces }: ProvenSafer, ref: MigrationRef, tree: FileTree): Promise<FixAnswer> {
  const format = formats.find(({ id }) => id === ref.format);
  if (!format) throw new Error(`no format ${ref.format}`);
  try {
    return await writeUp(format, tree, ref, pieces);
  } catch (error) {
    if (!(error instanceof FaultError)) throw error;
    const { what, mend } = error.fault;
    return { edits: null, why: [what, ...(mend ? [mend] : [])].map(inEnglish).join(' ') };
  }
}

function said({ path, pieces, columnOrder }: ProvenSafer, answer: FixAnswer, writes: boolean): string {
  const order = columnOrder.map((table) =>
    comment(`${table}: its columns stand in another order afterwards; nothing else differs.`),
  );
  const proof = comment(`${path}: this was rehearsed: the same schema and rows in the end, and less waits.`);
  if (answer.edits === null) {
    return [proof, ...order, comment(`No files are written: ${answer.why}`), piecesScript(pieces), '\n'].join('');
  }
  const isNew = answer.edits.some((edit) => edit.isNew);
  const back = isNew ? [comment('What is new has no way down yet: countersign rollback --write makes it.')] : [];
  if (!writes) {
    const files = answer.edits.map((edit) => `${comment(`file ${nameOf(edit)}`)}${edit.text}`);
    return [proof, ...order, ...files].join('');
  }
  return [proof, ...order, comment(`Wrote ${answer.edits.map(nameOf).join(', ')}.`), ...back].join('');
}

function nameOf({ path, isNew }: FileEdit): string {
  return isNew ? `${path} (new)` : path;
}
