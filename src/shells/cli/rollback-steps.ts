/** What is answered for each step of the way back: its SQL or the edits that write it, or the sentence that says why neither. */
import { formats } from '../../formats/registry.ts';
import { withEdits } from '../../formats/shared/overlay.ts';
import { writeDown } from '../../formats/write-down.ts';
import { type Fault, FaultError } from '../../model/fault.ts';
import type { FileEdit, Format } from '../../model/format.ts';
import type { MigrationRef } from '../../model/migration.ts';
import type { ReviewRollbackStep } from '../../model/review.ts';
import { inEnglish } from '../../model/text.ts';
import type { Answer, Material as BranchMaterial } from './branch.ts';
import { exitCodes } from './exit.ts';
import type { Selection } from './rollback-selection.ts';
import { comment, nameOf, scriptOf } from './rollback-text.ts';

export interface Material extends Pick<BranchMaterial, 'review' | 'refs' | 'tree'> {
  readonly options: { readonly write?: boolean; readonly force?: boolean };
}

interface StepAnswer {
  readonly text: string;
  readonly edits?: readonly FileEdit[];
  readonly isRefused?: boolean;
}

export async function answerSteps(material: Material, { steps, missing }: Selection): Promise<Answer> {
  const texts: string[] = [];
  const edits = new Map<string, FileEdit>();
  let tree = material.tree;
  let isRefused = false;
  for (const step of steps) {
    // Several changes of one file follow each other.
    const answer = await answerStep({ ...material, tree }, step);
    texts.push(answer.text);
    isRefused ||= answer.isRefused === true;
    for (const edit of answer.edits ?? []) {
      edits.set(edit.path, { ...edit, isNew: !material.tree.files.has(edit.path) });
    }
    tree = withEdits(material.tree, [...edits.values()]);
  }
  texts.push(...missing.map((what) => comment(`${what}: the way back was not rehearsed.`)));
  if (texts.length === 0) texts.push(comment('No migration is under review: nothing to take back.'));
  return {
    text: texts.join('\n'),
    edits: [...edits.values()],
    exitCode: missing.length > 0 ? exitCodes.notAnalysed : isRefused ? exitCodes.blocked : exitCodes.clear,
  };
}

async function answerStep(material: Material, step: ReviewRollbackStep): Promise<StepAnswer> {
  const name = nameOf(step);
  if (step.source === 'author' && step.outcome === 'restores') {
    return { text: comment(`${name}: its own way down restores: nothing to write.`) };
  }
  const own = step.source === 'author' ? ' Its own way down does not restore.' : '';
  if (step.refused !== null) {
    return { text: comment(`${name}: no way down is generated: ${inEnglish(step.refused)}.${own}`), isRefused: true };
  }
  const script = scriptOf(step, material.review);
  if (step.sql === '') {
    const what = 'the schema is the same before and after: there is nothing to take back.';
    return { text: comment(`${name}: ${what}${own}`) + script, isRefused: own !== '' };
  }
  const ref = material.refs.find(({ id }) => step.migrations.includes(id));
  const format = formats.find(({ id }) => id === ref?.format);
  if (!ref || !format) throw new Error(`no migration ${step.migrations.join(', ')}`);
  if (!format.writeDown) {
    const what = `${format.title} has no ways down; this one was run and restores the schema, and is to be kept elsewhere.`;
    return { text: comment(`${name}: ${what}`) + script };
  }
  if (material.options.write) return writeStep(material, { step, ref, format, script });
  return { text: comment(`${name}: this way down was run and restores the schema.${own}`) + script };
}

interface Writable {
  readonly step: ReviewRollbackStep;
  readonly ref: MigrationRef;
  readonly format: Format;
  readonly script: string;
}

async function writeStep({ review, tree, options }: Material, writable: Writable): Promise<StepAnswer> {
  const { step, ref, format, script } = writable;
  const name = nameOf(step);
  const kept = (why: string): StepAnswer => ({
    text: comment(`${name}: not written: ${why}`) + script,
    isRefused: true,
  });
  if (step.migrations.length > 1) {
    return kept('these migrations go back together, and their tool keeps a way down for each of them.');
  }
  const hasOwn = review.migrations.some(({ id, hasDown }) => hasDown && id === ref.id);
  if (hasOwn && !options.force) {
    return kept('it has a way down of its own, which does not restore; --force puts this one in its place.');
  }
  try {
    const edits = await writeDown(format, tree, ref, script);
    const paths = edits.map(({ path, isNew }) => `${path}${isNew ? ' (new)' : ''}`).join(', ');
    return { text: comment(`${name}: wrote its way down into ${paths}.`), edits };
  } catch (error) {
    if (error instanceof FaultError) return kept(reason(error.fault));
    throw error;
  }
}

function reason({ what, mend }: Fault): string {
  return [what, ...(mend === undefined ? [] : [mend])].map(inEnglish).join(' ');
}
