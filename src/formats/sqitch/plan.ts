/** Sqitch's plan: its changes in order, each with the tags under which its old script is kept. Source: `Plan.pm` and the sqitchtutorial of sqitchers/sqitch. */
import type { FaultError } from '../../model/fault.ts';
import { phrase } from '../../model/text.ts';
import type { FileTree } from '../../model/tree.ts';
import { refuse } from '../shared/sections.ts';
import { readText } from '../shared/text.ts';

export interface Change {
  readonly name: string;
  /** Line of the plan, counted from 1. */
  readonly line: number;
  /** 1, or more for a change that reworks earlier ones of its name. */
  readonly occurrence: number;
  /** Empty unless a later change has the same name: the tags between the two, those nearest the later one first. */
  readonly reworkTags: readonly string[];
}

interface PlannedChange extends Change {
  readonly requires: readonly string[];
  readonly tags: string[];
  readonly reworkTags: string[];
}

const example = 'users [schema] 2024-01-02T03:04:05Z Ada <ada@example.org> # Adds users.';
const namePattern = /^[^\s:@#\\[\]]+$/;
const stamp = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ/;

export async function readPlan(tree: FileTree, path: string): Promise<readonly Change[]> {
  const lines = (await readText(tree, path)).split('\n');
  const project = lines.flatMap((line) => /^\s*%\s*project\s*=\s*(\S+)/.exec(line)?.[1] ?? [])[0];
  if (project === undefined)
    throw refuse(
      path,
      1,
      phrase`The plan has no %project.`,
      phrase`Name the project at the top.`,
      '%syntax-version=1.0.0\n%project=shop',
    );
  const changes: PlannedChange[] = [];
  const newest = new Map<string, PlannedChange>();
  for (const [index, raw] of lines.entries()) {
    const content = raw.replace(/(^|\s)#.*$/s, '').trim();
    if (content === '' || content.startsWith('%')) continue;
    const line = index + 1;
    if (content.startsWith('@')) addTag(path, line, content, changes);
    else {
      const parsed = parseChange(path, line, content);
      checkRequired(path, project, parsed, newest, changes);
      const earlier = newest.get(parsed.name);
      const change = { ...parsed, occurrence: (earlier?.occurrence ?? 0) + 1 };
      if (earlier) rework(path, change, earlier, changes);
      changes.push(change);
      newest.set(change.name, change);
    }
  }
  return changes;
}

function addTag(path: string, line: number, content: string, changes: readonly PlannedChange[]): void {
  const [tag = ''] = content.slice(1).split(/\s/, 1);
  const change = changes.at(-1);
  if (!change || !namePattern.test(tag)) {
    throw refuse(
      path,
      line,
      change ? phrase`This is not a tag.` : phrase`A tag needs a change before it.`,
      phrase`Write the tag below the change it marks.`,
      '@v1 2024-01-02T03:04:05Z Ada <ada@example.org>',
    );
  }
  if (changes.some((other) => other.tags.includes(tag)))
    throw refuse(path, line, phrase`The tag @${tag} is there twice.`, phrase`Rename one of the two.`);
  change.tags.push(tag);
}

function parseChange(path: string, line: number, content: string): PlannedChange {
  const bracket = content.indexOf('[');
  const close = content.indexOf(']');
  const hasRequired = bracket >= 0 && bracket < content.search(stamp);
  const [name = ''] = content.replace(/^\+\s*/, '').split(/[\s[]/, 1);
  if (
    !namePattern.test(name) ||
    /^-/.test(name) ||
    !stamp.test(content) ||
    !/<[^>]+>$/.test(content) ||
    (hasRequired && close < bracket)
  ) {
    throw refuse(path, line, phrase`This is not a line of a plan.`, phrase`Let \`sqitch add\` write it.`, example);
  }
  const requires = hasRequired
    ? content
        .slice(bracket + 1, close)
        .trim()
        .split(/\s+/)
    : [];
  return {
    name,
    line,
    occurrence: 1,
    requires: requires.filter((word) => word !== '' && !word.startsWith('!')),
    tags: [],
    reworkTags: [],
  };
}

/** Names of other projects and ids of changes cannot be looked up here, as in Sqitch. */
function checkRequired(
  path: string,
  project: string,
  change: PlannedChange,
  newest: ReadonlyMap<string, PlannedChange>,
  changes: readonly PlannedChange[],
): void {
  const tags = new Set(changes.flatMap((other) => other.tags));
  for (const required of change.requires) {
    const own = required.startsWith(`${project}:`) ? required.slice(project.length + 1) : required;
    if (own.includes(':') || /^[0-9a-f]{40}$/.test(own)) continue;
    const [name = '', tag] = own.split('@');
    if ((name === '' || newest.has(name)) && (tag === undefined || tag === 'HEAD' || tag === 'ROOT' || tags.has(tag)))
      continue;
    throw refuse(
      path,
      change.line,
      phrase`${JSON.stringify(change.name)} requires ${JSON.stringify(required)}, which does not come before it.`,
      phrase`Move the change below what it requires.`,
      example,
    );
  }
}

/** The same name again needs a tag in between, which names the old script. */
function rework(path: string, change: PlannedChange, earlier: PlannedChange, changes: readonly PlannedChange[]): void {
  const tags = changes.slice(changes.indexOf(earlier)).flatMap((other) => other.tags);
  if (tags.length === 0) throw duplicate(path, change, earlier);
  // As Sqitch: the changes nearest the new one first, the old change's own tags last.
  const between = changes.slice(changes.indexOf(earlier) + 1).reverse();
  earlier.reworkTags.push(...between.flatMap((other) => other.tags), ...earlier.tags);
}

function duplicate(path: string, change: PlannedChange, earlier: PlannedChange): FaultError {
  const what = phrase`${JSON.stringify(change.name)} is there twice without a tag between; the first is in line ${earlier.line}.`;
  return refuse(
    path,
    change.line,
    what,
    phrase`Tag the release first, then \`sqitch rework\` the change.`,
    '@v1 2024-01-02T03:04:05Z Ada <ada@example.org>',
  );
}
