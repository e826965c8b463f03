/** Where Sqitch's scripts are: the part of `sqitch.conf`, a git-like configuration file, that says so. */
import type { FileTree } from '../../model/tree.ts';
import { directoryOf } from '../../model/tree.ts';
import { joinPath } from '../shared/directories.ts';
import { nearestFile } from '../shared/evidence.ts';
import { readText } from '../shared/text.ts';

export interface Layout {
  readonly plan: string;
  readonly deploy: string;
  readonly revert: string;
  readonly extension: string;
  /** As Sqitch names it: `pg`, `mysql`, `oracle` … */
  readonly engine: string | undefined;
}

/** Directories are relative to the configuration file; without one to the plan. */
export async function layoutOf(tree: FileTree, planDirectory: string): Promise<Layout> {
  const file = nearestFile(tree, planDirectory, ['sqitch.conf']);
  const settings = parse(file === undefined ? '' : await readText(tree, file));
  const project = file === undefined ? planDirectory : directoryOf(file);
  const plan = joinPath(planDirectory, 'sqitch.plan');
  const engine = settings.get('core.engine') ?? pragmaEngine(settings, project, plan);
  const setting = (key: string) => settings.get(`engine.${engine}.${key}`) ?? settings.get(`core.${key}`);
  const at = (value: string | undefined) => (value === undefined ? undefined : resolve(project, value));
  // A plan elsewhere than the configured one is another target's, with its scripts beside it.
  const top = at(setting('top_dir'));
  const isConfigured = at(setting('plan_file')) === plan || joinPath(top ?? project, 'sqitch.plan') === plan;
  const base = isConfigured ? (top ?? project) : planDirectory;
  return {
    plan,
    deploy: (isConfigured ? at(setting('deploy_dir')) : undefined) ?? joinPath(base, 'deploy'),
    revert: (isConfigured ? at(setting('revert_dir')) : undefined) ?? joinPath(base, 'revert'),
    extension: setting('extension') ?? 'sql',
    engine,
  };
}

/** The engine whose own settings name this plan. */
function pragmaEngine(settings: ReadonlyMap<string, string>, project: string, plan: string): string | undefined {
  for (const [key, value] of settings) {
    const engine = /^engine\.(\w+)\.(plan_file|top_dir)$/.exec(key);
    if (!engine) continue;
    const path = resolve(project, value);
    if ((engine[2] === 'plan_file' ? path : joinPath(path, 'sqitch.plan')) === plan) return engine[1];
  }
  return undefined;
}

function parse(text: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  let section = '';
  for (const raw of text.split('\n')) {
    const line = raw.trim();
    const head = /^\[([\w-]+)(?:\s+"([^"]*)")?\]/.exec(line);
    if (head) section = head[2] === undefined ? (head[1] ?? '') : `${head[1]}.${head[2]}`;
    const pair = /^(\w+)\s*=\s*"?([^"#;]*)"?/.exec(line);
    if (pair?.[1] && pair[2] !== undefined) found.set(`${section}.${pair[1]}`, pair[2].trim());
  }
  return found;
}

function resolve(directory: string, path: string): string {
  const parts = directory === '' ? [] : directory.split('/');
  for (const part of path.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}
