/** What a run leaves behind besides comments and status: outputs, job summary, annotations in the log, files. */
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import * as core from '@actions/core';
import type { Annotation } from '../../model/publication.ts';
import { render } from '../../render/render.ts';
import { rules } from '../../rules/registry.ts';
import type { EvaluatedPull } from '../../walk/pull.ts';
import { readTemplates } from '../templates.ts';
import type { ActionInputs } from './inputs.ts';

/** GitHub cuts a summary at 1 MiB; far below it, several pull requests fit into one. */
const summaryCharacters = 200_000;
/** GitHub shows ten of a kind for each step and keeps fifty of a job. */
const shownAnnotations = 10;

export async function leaveOutputs(
  evaluated: readonly { readonly number: number; readonly result: EvaluatedPull }[],
  inputs: ActionInputs,
): Promise<void> {
  for (const { number, result } of evaluated) {
    annotate(result.publication.annotations);
    for (const note of result.notes) core.warning(note, { title: `Pull request ${number}` });
    await summarise(result.publication.summary);
  }
  const last = evaluated.at(-1)?.result;
  if (!last) return;
  core.setOutput('risk', last.review.risk);
  core.setOutput('verdict', last.review.verdict.state);
  core.setOutput('fingerprint', last.review.fingerprint);
  core.setOutput('report', last.publication.summary);
  await writeForm(inputs.reportFile, last, 'markdown');
  await writeForm(inputs.sarifFile, last, 'sarif');
}

async function summarise(markdown: string): Promise<void> {
  // Without GITHUB_STEP_SUMMARY there is nowhere to write it, and the comment has it too.
  if (!process.env.GITHUB_STEP_SUMMARY) return;
  await core.summary.addRaw(markdown.slice(0, summaryCharacters), true).write();
}

function annotate(annotations: readonly Annotation[]): void {
  const write = { notice: core.notice, warning: core.warning, failure: core.error } as const;
  for (const level of ['failure', 'warning', 'notice'] as const) {
    for (const { path, line, endLine, title, message } of annotations
      .filter((annotation) => annotation.level === level)
      .slice(0, shownAnnotations)) {
      write[level](message, { file: path, startLine: line, endLine, title });
    }
  }
}

async function writeForm(file: string | null, { review }: EvaluatedPull, form: 'markdown' | 'sarif'): Promise<void> {
  if (file === null) return;
  const byId = new Map(rules.map((rule) => [rule.id, rule]));
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, render(review, form, { templates: readTemplates(), rules: byId }));
}
