/**
 * What a user of the Action and of the bot copies or reads first agrees with the code behind it: inputs, outputs, events,
 * permissions, environment variables and the sentences that the guide quotes.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { parseDocument } from 'yaml';
import { commands } from '../src/commands/registry.ts';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const text = (path: string): string => readFileSync(join(root, path), 'utf8');
const sorted = (values: Iterable<string>): readonly string[] => [...new Set(values)].sort();
const captured = (source: string, pattern: RegExp): readonly string[] =>
  [...source.matchAll(pattern)].map((match) => match.slice(1).find((group) => group !== undefined) ?? '');

function yaml<Form>(source: string): Form {
  const document = parseDocument(source, { uniqueKeys: true });
  expect([...document.errors, ...document.warnings]).toEqual([]);
  return document.toJS() as Form;
}

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}

interface Workflow {
  readonly name: string;
  readonly on: Readonly<Record<string, { readonly types?: readonly string[]; readonly workflows?: string[] } | null>>;
  readonly permissions: Readonly<Record<string, string>>;
  readonly concurrency?: { readonly group: string; readonly 'cancel-in-progress': boolean };
  readonly jobs: Readonly<Record<string, { readonly name: string; readonly steps: readonly Step[] }>>;
}

interface Action {
  readonly inputs: Readonly<Record<string, { readonly description: string; readonly default?: string }>>;
  readonly outputs: Readonly<Record<string, { readonly description: string }>>;
  readonly runs: { readonly using: string; readonly main: string };
}

interface Manifest {
  readonly default_permissions: Readonly<Record<string, string>>;
  readonly default_events: readonly string[];
}

const workflowFiles = readdirSync(join(root, 'examples/workflows')).sort();
const workflow = (name: string): Workflow => yaml<Workflow>(text(`examples/workflows/${name}`));
const stepsOf = ({ jobs }: Workflow): readonly Step[] => Object.values(jobs).flatMap(({ steps }) => steps);
const action = yaml<Action>(text('action.yml'));
const manifest = yaml<Manifest>(text('app.yml'));
const guide = text('docs/github.md');

describe('action.yml', () => {
  const inputs = text('src/shells/action/inputs.ts');

  test('has the inputs that are read, and no other', () => {
    const read = captured(inputs, /\b(?:get|optional|yesOrNo)\('([a-z-]+)'/g);
    expect(read.length).toBeGreaterThan(0);
    expect(Object.keys(action.inputs).sort()).toEqual(sorted(read));
  });

  test('gives only the defaults that the code has too', () => {
    const usual = Object.fromEntries(
      [...inputs.matchAll(/yesOrNo\('([a-z-]+)', get, (true|false)\)/g)].map(([, name, value]) => [name, value]),
    );
    const given = Object.entries(action.inputs).flatMap(([name, { default: value }]) =>
      value === undefined ? [] : [[name, value]],
    );
    expect(Object.fromEntries(given)).toEqual({ ...usual, 'github-token': '${{ github.token }}' });
  });

  test('has the outputs that are set, and no other', () => {
    const set = captured(text('src/shells/action/outputs.ts'), /setOutput\('([a-z-]+)'/g);
    expect(Object.keys(action.outputs).sort()).toEqual(sorted(set));
  });

  test.each(Object.entries({ ...action.inputs, ...action.outputs }))(
    'describes %s in one sentence',
    (_, { description }) => {
      expect(description).toMatch(/^[A-Z].{20,}\.$/);
      expect(description).not.toMatch(/[.!?] [A-Z]/);
    },
  );

  test('runs what is built', () => {
    expect(action.runs).toEqual({ using: 'node24', main: 'dist/index.js' });
    expect(text('scripts/build.mjs')).toContain("index: 'src/shells/action.ts'");
  });
});

/** The YAML blocks of the documents, without the indent that a list gives them. */
function blocksOf(markdown: string): readonly string[] {
  return [...markdown.matchAll(/^( *)```ya?ml\n([\s\S]*?)^ *```/gm)].map(([, indent = '', block = '']) =>
    block.replaceAll(new RegExp(`^${indent}`, 'gm'), ''),
  );
}

function withBlocksIn(value: unknown): readonly Readonly<Record<string, unknown>>[] {
  if (typeof value !== 'object' || value === null) return [];
  const { uses, with: inputs } = value as Step;
  const own = uses?.startsWith('countersign/countersign@') ? [inputs ?? {}] : [];
  return [...own, ...Object.values(value).flatMap(withBlocksIn)];
}

describe('workflows', () => {
  const eventsThatWake = captured(text('src/shells/action/targets.ts'), /case '([a-z_]+)'/g);
  const ours = workflowFiles.filter((name) => text(`examples/workflows/${name}`).includes('uses: countersign/'));

  test('are the three that the guide names', () => {
    expect(workflowFiles).toEqual(['countersign-forks.yml', 'countersign-reviews-of-forks.yml', 'countersign.yml']);
    expect(ours).toEqual(['countersign-forks.yml', 'countersign.yml']);
  });

  test.each(ours)('%s starts the Action only on events that it knows', (name) => {
    const { on } = workflow(name);
    expect(Object.keys(on).filter((event) => !eventsThatWake.includes(event))).toEqual([]);
  });

  test.each(ours)('%s is one run a pull request, and none is cut off', (name) => {
    const { concurrency } = workflow(name);
    expect(concurrency?.group).toMatch(/pull_request\.number \|\| .*issue\.number \|\| inputs\.pull-request/);
    expect(concurrency?.['cancel-in-progress']).toBe(false);
  });

  test.each(ours)('%s asks for no more than it needs, and says why in each line', (name) => {
    expect(workflow(name).permissions).toEqual({
      contents: 'read',
      'pull-requests': 'write',
      issues: 'write',
      statuses: 'write',
    });
    const lines = text(`examples/workflows/${name}`).match(/^ {2}(contents|pull-requests|issues|statuses): .*$/gm);
    expect(lines?.filter((line) => !/: (read|write) # \w+/.test(line))).toEqual([]);
  });

  test.each(workflowFiles)('%s checks nothing out, and no job has the name of the status', (name) => {
    const { jobs } = workflow(name);
    expect(stepsOf(workflow(name)).filter(({ uses }) => uses?.includes('checkout'))).toEqual([]);
    expect(Object.entries(jobs).filter(([id, job]) => [id, job.name].includes('countersign'))).toEqual([]);
  });

  test('a fork is looked at with a token that can write, and its reviews by way of a run that can do nothing', () => {
    const { on } = workflow('countersign-forks.yml');
    expect(Object.keys(on)).not.toContain('pull_request');
    expect(Object.keys(on)).not.toContain('pull_request_review');
    const bridge = workflow('countersign-reviews-of-forks.yml');
    expect(on.workflow_run?.workflows).toEqual([bridge.name]);
    expect(bridge.permissions).toEqual({});
    expect(Object.keys(bridge.on)).toEqual(['pull_request_review']);
    // No text of an event may reach a shell.
    expect(stepsOf(bridge).map(({ run }) => run)).toEqual([expect.not.stringContaining('${{')]);
  });

  test.each(['countersign.yml', 'countersign-forks.yml'])('%s hands the number of a run by hand on', (name) => {
    expect(stepsOf(workflow(name))).toMatchObject([{ with: { 'pull-request': '${{ inputs.pull-request }}' } }]);
  });
});

describe('every input given to the Action exists', () => {
  const places: readonly (readonly [string, string])[] = [
    ...workflowFiles.map((name) => [name, text(`examples/workflows/${name}`)] as const),
    // What is commented out is copied too, without its mark.
    [
      'countersign.yml, all of it',
      text('examples/workflows/countersign.yml').replaceAll(/^( *)# (?=sarif-file:)/gm, '$1'),
    ],
    ...['README.md', 'docs/github.md'].flatMap((path) =>
      blocksOf(text(path)).map((block, index) => [`${path}, block ${index + 1}`, block] as const),
    ),
  ];

  test.each(places)('in %s', (_, source) => {
    const given = withBlocksIn(yaml<unknown>(source)).flatMap((inputs) => Object.keys(inputs));
    expect(given.filter((name) => !(name in action.inputs))).toEqual([]);
  });

  test('and there are some', () => {
    expect(places.flatMap(([, source]) => withBlocksIn(yaml<unknown>(source))).length).toBeGreaterThan(3);
  });
});

describe('app.yml', () => {
  test('subscribes to the events that the bot handles', () => {
    const handled = captured(text('src/shells/bot/wake-ups.ts'), /case '([a-z_]+)'/g);
    expect(handled).toContain('pull_request');
    const always = ['installation', 'installation_repositories'];
    expect(sorted(manifest.default_events)).toEqual(sorted(handled.filter((event) => !always.includes(event))));
  });

  test('asks for every permission that a refusal would name, and not to administer', () => {
    const levels = ['read', 'write'];
    const sources = readdirSync(join(root, 'src/forge/github'), { recursive: true, encoding: 'utf8' });
    const named = sources
      .filter((name) => name.endsWith('.ts'))
      .flatMap((name) => [...text(join('src/forge/github', name)).matchAll(/permission: '([a-z-]+): (read|write)'/g)])
      .map(([, name = '', level = '']) => [name.replaceAll('-', '_'), level] as const);
    expect(named.length).toBeGreaterThan(5);
    const granted = (name: string) => levels.indexOf(manifest.default_permissions[name] ?? '');
    expect(named.filter(([name, level]) => granted(name) < levels.indexOf(level))).toEqual([]);
    expect(manifest.default_permissions).not.toHaveProperty('administration');
  });

  test('is what the link of the guide fills in', () => {
    const link = new URL(/https:\/\/github\.com\/organizations\/ORGANIZATION\/[^`]+/.exec(guide)?.[0] ?? '');
    const { default_permissions: permissions, default_events: events } = manifest;
    expect(link.searchParams.getAll('events[]')).toEqual(events);
    const other = ['name', 'url', 'public', 'events[]'];
    const filled = [...link.searchParams].filter(([name]) => !other.includes(name));
    expect(Object.fromEntries(filled)).toEqual(permissions);
  });
});

interface Compose {
  readonly services: Readonly<Record<string, { readonly environment: Readonly<Record<string, string>> }>>;
}

describe('the bot', () => {
  const settings = `${text('src/shells/bot/settings.ts')}\n${text('src/shells/bot/private-key.ts')}`;
  const variables = sorted([
    ...captured(settings, /\bname: '([A-Z_]+)'|environment\.([A-Z_]+)/g),
    ...captured(settings, /const \{([^}]+)\} = environment/g).flatMap((names) => captured(names, /\b([A-Z_]+)\b/g)),
  ]);

  test('has its environment variables in the table of the guide, and no other stands there', () => {
    const table = /\| Variable \|[\s\S]*?\n\n/.exec(guide)?.[0] ?? '';
    expect(variables).toEqual(expect.arrayContaining(['APP_ID', 'DATA_DIR', 'PRIVATE_KEY_PATH', 'WEBHOOK_SECRET']));
    expect([...captured(table, /^\| `([A-Z_]+)`/gm)].sort()).toEqual(variables);
  });

  test('gets nothing from compose.yml that it does not read', () => {
    const { services } = yaml<Compose>(text('compose.yml'));
    expect(Object.keys(services.bot?.environment ?? {}).filter((name) => !variables.includes(name))).toEqual([]);
  });

  test('has in the image what it needs and what the context lets through', () => {
    const copied = captured(text('Dockerfile'), /^COPY (.+) \S+$/gm).flatMap((names) => names.split(' '));
    const context = captured(text('.dockerignore'), /^!(.+)$/gm);
    expect([...copied].sort()).toEqual([...context].sort());
    expect(copied).toEqual(expect.arrayContaining(['dist', 'templates', 'package.json']));
    expect(copied.filter((name) => !existsSync(join(root, name)))).toEqual([]);
  });

  test('is asked for its health where it answers', () => {
    const answered = captured(text('src/shells/bot/http.ts'), /case '(\/[a-z]+)'/g);
    expect(answered).toContain(/127\.0\.0\.1:[^`]+?(\/[a-z]+)`/.exec(text('Dockerfile'))?.[1]);
    expect(answered.filter((path) => !guide.includes(`| \`${path}\` |`))).toEqual([]);
  });
});

describe('the guide', () => {
  test('has a row for each command', () => {
    const table = /<!-- commands -->\n([\s\S]*?)<!-- \/commands -->/.exec(guide)?.[1] ?? '';
    const rows = commands.map(({ usage, does, who }) => `| \`${usage}\` | ${does} | ${who} |`);
    expect(table.trimEnd().split('\n').slice(2)).toEqual(rows);
  });

  test('quotes only sentences that can be met', () => {
    const source = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => text(join('src', name)))
      .join('\n');
    const quoted = captured(guide, /“([^”]+)”/g);
    expect(quoted.length).toBeGreaterThan(5);
    expect(quoted.filter((sentence) => !source.includes(sentence))).toEqual([]);
  });
});

/** GitHub's anchors of a document's headings. */
function anchorsOf(markdown: string): readonly string[] {
  return captured(markdown, /^#{1,6} (.+)$/gm).map((heading) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{Letter}\p{Number} _-]/gu, '')
      .replaceAll(' ', '-'),
  );
}

test.each(['README.md', 'docs/github.md'])('%s links only to what exists', (path) => {
  const links = captured(text(path), /\]\((?!https?:)([^)\s]+)\)/g);
  expect(links.length).toBeGreaterThan(0);
  const broken = links.filter((link) => {
    const [file = '', anchor] = link.split('#');
    const target = file === '' ? path : join(dirname(path), file);
    if (!existsSync(join(root, target))) return true;
    return anchor !== undefined && !anchorsOf(text(target)).includes(anchor);
  });
  expect(broken).toEqual([]);
});
