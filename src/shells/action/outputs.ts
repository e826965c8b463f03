/** What a run leaves behind besides comments and status: outputs, job summary, annotations in the log, files. */

import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import * as core from '@actions/core';
import type { Annotation } from '../../model/publication.ts';
import { render } from '../../render/render.ts';
import type { EvaluatedPull } from '../../walk/pull.ts';
import { englishVoice, voiceOf } from '../../walk/voice.ts';
import { readTemplates } from '../templates.ts';
import type { ActionInputs } from './inputs.ts';

/** An output may hold 1 MiB, and so may the summaries of a step together; one character is at most three bytes of it. */
const reportCharacters = 300_000;
const summaryBytes = 1024 ** 2;
/** GitHub shows ten of a kind for each step and keeps fifty of a job. */
const shownAnnotations = 10;

/** @param repositoryUrl under which the files of the report are found */
export async function leaveOutputs(
  evaluated: readonly { readonly number: number; readonly result: EvaluatedPull }[],
  inputs: ActionInputs,
  repositoryUrl: string,
): Promise<void> {
  let bytesLeft = summaryBytes;
  let report = '';
  for (const { number, result } of evaluated) {
    annotate(result.publication.annotations);
    for (const note of result.notes) core.warning(note, { title: `Pull request ${number}` });
    report = fullReport(result, repositoryUrl);
    bytesLeft -= await summarise(report, bytesLeft);
  }
  const last = evaluated.at(-1)?.result;
  if (!last) return;
  core.setOutput('risk', last.review.risk);
  core.setOutput('verdict', last.review.verdict.state);
  core.setOutput('fingerprint', last.review.fingerprint);
  core.setOutput('report', report);
  await writeFileAt(inputs.reportFile, report);
  await writeFileAt(inputs.sarifFile, render(last.review, 'sarif', { templates: readTemplates(), ...englishVoice }));
}

/** What the comment had to leave out is here, as the comment says. */
function fullReport({ review, config, own }: EvaluatedPull, repositoryUrl: string): string {
  const { messages, rules } = voiceOf(config.language);
  const sourceUrl = `${repositoryUrl}/blob/${review.head}`;
  return render(review, 'markdown', {
    templates: readTemplates(),
    own,
    messages,
    rules,
    sourceUrl,
    characters: reportCharacters,
  });
}

/** @returns the bytes written: GitHub takes nothing at all of a step that wrote too many */
async function summarise(markdown: string, bytesLeft: number): Promise<number> {
  const bytes = Buffer.byteLength(markdown) + 1;
  // Without GITHUB_STEP_SUMMARY there is nowhere to write it, and the comment has it too.
  if (!process.env.GITHUB_STEP_SUMMARY || bytes > bytesLeft) return 0;
  await core.summary.addRaw(markdown, true).write();
  return bytes;
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

async function writeFileAt(file: string | null, text: string): Promise<void> {
  if (file === null) return;
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text);
}
