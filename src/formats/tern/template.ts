/**
 * tern passes every side through Go's text/template. The two forms that a repository alone can answer are
 * filled in, values of `tern.conf` and shared files; any other expression is a fault that shows it.
 */

import type { FaultError } from '../../model/fault.ts';
import { phrase, type Text } from '../../model/text.ts';
import type { FileTree } from '../../model/tree.ts';
import { joinPath } from '../shared/directories.ts';
import { look, nearestFile } from '../shared/evidence.ts';
import { lineAt, refuse } from '../shared/sections.ts';
import { readText } from '../shared/text.ts';

const expression = /\{\{([^}]{0,500})\}\}/g;

/** What one side may still insert: a circle of shared files, or a flood of them, ends here. */
interface Budget {
  expressions: number;
  characters: number;
}

/** A place in a template, its line counted only when a fault needs it. */
interface Place {
  readonly path: string;
  readonly text: string;
  readonly offset: number;
}

/**
 * Fills in `text`, which is (part of) the file at `path`. What is inserted stays on one line, its line
 * feeds turned into carriage returns, which end comments just as well: line numbers stay those of the file.
 */
export async function fillTernTemplate(
  tree: FileTree,
  root: string,
  path: string,
  text: string,
  budget: Budget = { expressions: 1_000, characters: 5_000_000 },
): Promise<string> {
  if (!text.includes('{{')) return text;
  const parts: string[] = [];
  let at = 0;
  for (const match of text.matchAll(expression)) {
    const place = { path, text, offset: match.index };
    budget.expressions -= 1;
    if (budget.expressions < 0)
      throw fault(place, phrase`The templates include themselves or too much.`, phrase`Insert fewer files.`);
    const code = (match[1] ?? '').replace(/^-|-$/g, '').trim();
    const inserted = await evaluate(tree, root, code, place, budget);
    budget.characters -= inserted.length;
    if (budget.characters < 0)
      throw fault(place, phrase`The templates insert too much text.`, phrase`Insert fewer files.`);
    parts.push(text.slice(at, match.index), inserted.replace(/\r?\n/g, '\r'));
    at = match.index + match[0].length;
  }
  const rest = text.slice(at);
  const stray = rest.indexOf('{{');
  if (stray >= 0) {
    const place = { path, text, offset: at + stray };
    throw fault(
      place,
      phrase`tern reads "{{" as a template, which is not closed.`,
      phrase`Write {{ "{{" }} for the braces.`,
    );
  }
  return [...parts, rest].join('');
}

async function evaluate(tree: FileTree, root: string, code: string, place: Place, budget: Budget): Promise<string> {
  const quoted = /^"([^"\\]*)"$/.exec(code)?.[1];
  if (quoted !== undefined) return quoted;
  const field = /^\.(\w+)$/.exec(code)?.[1];
  const value = field === undefined ? undefined : await dataValue(tree, root, field);
  if (value !== undefined) return value;
  const template = /^template\s+"([^"\\]+)"(?:\s+\.)?$/.exec(code)?.[1] ?? '';
  const shared = joinPath(root, template);
  // Only files of subdirectories are shared templates.
  if (template.includes('/') && tree.files.has(shared)) {
    return fillTernTemplate(tree, root, shared, await readText(tree, shared), budget);
  }
  throw fault(
    place,
    phrase`The template expression {{ ${code} }} cannot be filled in from the repository.`,
    phrase`Give the value under [data] in tern.conf, or write the SQL out.`,
    '[data]\nprefix = app',
  );
}

function fault(place: Place, what: Text, mend: Text, example?: string): FaultError {
  return refuse(place.path, lineAt(place.text, place.offset), what, mend, example);
}

/** `name = value` under `[data]` of the nearest tern.conf, unless the value is a template itself. */
async function dataValue(tree: FileTree, root: string, name: string): Promise<string | undefined> {
  const path = nearestFile(tree, root, ['tern.conf']);
  if (path === undefined) return undefined;
  let section = '';
  for (const line of (await look(tree, path)).split(/\r?\n/)) {
    const header = /^\s*\[(\w+)\]/.exec(line)?.[1];
    if (header) section = header;
    const pair = /^\s*(\w+)\s*=(.*)$/.exec(line);
    if (section === 'data' && pair?.[1] === name && !line.includes('{{')) return pair[2]?.trim();
  }
  return undefined;
}
