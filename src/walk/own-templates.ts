/**
 * Templates that a repository has put in the place of ours: read from the tip of the base branch, so that no pull request
 * chooses the form in which it is reported. One that cannot be used is a fault, and then all of ours are used: status and
 * checklist never pass through a template, so the merge is held as by a faulty configuration.
 */
import { readText } from '../formats/shared/text.ts';
import { type Fault, FaultError } from '../model/fault.ts';
import { nearest } from '../model/nearest.ts';
import type { Review } from '../model/review.ts';
import { phrase, type Text } from '../model/text.ts';
import { baseNameOf, directoryOf, type FileEntry, type FileTree } from '../model/tree.ts';
import { failureOf, largestTemplateBytes, problemIn } from '../render/own-templates.ts';
import { render } from '../render/render.ts';
import type { Templates } from '../render/template.ts';
import { englishVoice } from './voice.ts';

const directory = '.github/countersign/templates';
const ending = '.hbs';

export interface OwnTemplates {
  /** By file name without `.hbs`; empty where there are none, or where one of them cannot be used. */
  readonly own: Templates;
  readonly faults: readonly Fault[];
}

/** @param templates the product's own */
export async function readOwnTemplates(policy: FileTree, templates: Templates): Promise<OwnTemplates> {
  const entries = [...policy.files.values()]
    .filter(({ path }) => directoryOf(path) === directory && path.endsWith(ending))
    .sort((one, other) => (one.path < other.path ? -1 : 1));
  const own: Record<string, string> = {};
  const faults: Fault[] = [];
  for (const entry of entries) {
    const name = baseNameOf(entry.path).slice(0, -ending.length);
    const read = await readTemplate(entry, name, policy, templates);
    if (typeof read === 'string') own[name] = read;
    else faults.push(read);
  }
  return faults.length > 0 ? { own: {}, faults } : { own, faults };
}

async function readTemplate(
  { path, mode }: FileEntry,
  name: string,
  policy: FileTree,
  templates: Templates,
): Promise<string | Fault> {
  if (!Object.hasOwn(templates, name)) return unknownTemplate(path, name, templates);
  if (!mode.startsWith('100')) {
    return faultAt(path, phrase`It is a link or a submodule, which is not followed.`, phrase`Commit the file itself.`);
  }
  try {
    const text = await readText(policy, path);
    if (Buffer.byteLength(text) > largestTemplateBytes) return tooLarge(path, Buffer.byteLength(text));
    const problem = problemIn(name, text, templates);
    return problem === null ? text : faultAt(`${path}:${problem.line}`, problem.what, problem.mend);
  } catch (error) {
    if (!(error instanceof FaultError)) throw error;
    return { ...error.fault, code: 'configuration', where: path };
  }
}

function unknownTemplate(path: string, name: string, templates: Templates): Fault {
  const names = Object.keys(templates).map((one) => `${one}${ending}`);
  const near = nearest(`${name}${ending}`, names);
  const what = near
    ? phrase`There is no template of this name; did you mean ${near}?`
    : phrase`There is no template of this name.`;
  return faultAt(path, what, phrase`Name it as one of these: ${names.sort().join(', ')}.`);
}

function tooLarge(path: string, sizeBytes: number): Fault {
  const what = phrase`The template has ${sizeBytes} bytes; at most ${largestTemplateBytes} are read.`;
  return faultAt(path, what, phrase`Shorten it, or move parts of it into the partials that there are.`);
}

function faultAt(where: string, what: Text, mend: Text): Fault {
  return { code: 'configuration', where, what, mend, example: `${directory}/finding.md.hbs` };
}

/** Whether they give a report of this very review; `null`: they do, or there are none. */
export function brokenBy(review: Review, own: Templates, templates: Templates): Fault | null {
  if (Object.keys(own).length === 0) return null;
  const { messages, rules } = englishVoice;
  try {
    for (const format of ['markdown', 'html'] as const) render(review, format, { templates, own, messages, rules });
    return null;
  } catch (error) {
    const names = Object.keys(own).map((name) => `${name}${ending}`);
    const where = names.length === 1 ? `${directory}/${names[0]}` : directory;
    return faultAt(where, failureOf(error), phrase`Correct the template, or remove it: then the built-in one is used.`);
  }
}

/** What may be used for a review: nothing where it says that something is wrong with them. */
export function usableFor({ faults }: Review, own: Templates): Templates {
  return faults.some(({ where }) => typeof where === 'string' && where.startsWith(directory)) ? {} : own;
}
