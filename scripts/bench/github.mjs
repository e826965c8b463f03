// The in-memory GitHub of the tests, bundled on the fly, with installations that each have one repository of small migrations.
import { cpSync, mkdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { migrationSql } from './history.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
/** Under node_modules, so that the packages that the bundle leaves outside are found. */
const bundled = join(root, 'node_modules', '.cache', `countersign-bench-${process.pid}`);

/** REST requests that GitHub takes from one installation in an hour. */
export const requestsAnHour = 5000;

const history = 12;
const migration = (index, up, down = '') =>
  `db/migrations/${String(index).padStart(5, '0')}_step.sql\n-- migrate:up\n${up}\n-- migrate:down\n${down}\n`;
const file = (text) => {
  const [path, ...lines] = text.split('\n');
  return { [path]: lines.join('\n') };
};

/** @returns a GitHub that is started; `violations` says what broke GitHub's own description of its API */
export async function openGithub() {
  mkdirSync(bundled, { recursive: true });
  try {
    await build({
      absWorkingDir: root,
      entryPoints: ['test/github/github.ts'],
      bundle: true,
      platform: 'node',
      target: 'node20',
      format: 'esm',
      outdir: bundled,
      packages: 'external',
      outExtension: { '.js': '.mjs' },
      logLevel: 'warning',
    });
    cpSync(join(root, 'test', 'github', 'openapi.json'), join(bundled, 'openapi.json'));
    const { startGithub } = await import(pathToFileURL(join(bundled, 'github.mjs')).href);
    const github = await startGithub({ perWriteMs: 0 });
    // It counts the requests of all installations together; each has a budget of its own, and the bench counts them.
    const headers = { 'x-ratelimit-remaining': String(requestsAnHour) };
    github.fault({ kind: 'headers', times: Number.POSITIVE_INFINITY, headers });
    return github;
  } finally {
    rmSync(bundled, { recursive: true });
  }
}

/** A repository of an owner, that is an installation, of its own. */
export function openRepository(github, index) {
  const files = {};
  for (let step = 0; step < history; step += 1) Object.assign(files, file(migration(step, migrationSql(step))));
  const repository = github.repository(`owner-${index}/shop`, { files });
  for (const name of ['author', 'reviewer']) repository.permission(github.user(name), 'write');
  return repository;
}

/** What a pull request changes, and the state that it must end in. */
const kinds = {
  migration: { files: (number) => addColumn(number), state: 'pending' },
  application: { files: (number) => ({ [`app/${number}.ts`]: `export const part = ${number};\n` }), state: 'success' },
  broken: {
    files: (number) => file(migration(1000 + number, `ALTER TABLE nowhere_${number} ADD COLUMN code text;`)),
    state: 'failure',
  },
};

/** A small migration of its own for each pull request, so that none is like another. */
export function addColumn(number, name = 'code') {
  const up = `ALTER TABLE item_0 ADD COLUMN ${name}_${number} text;`;
  return file(migration(1000 + number, up, `ALTER TABLE item_0 DROP COLUMN ${name}_${number};`));
}

export function openPull(github, repository, number, kind) {
  const by = github.user('author');
  repository.push(`change-${number}`, { by, files: kinds[kind].files(number) });
  return repository.openPull({ head: `change-${number}`, author: by });
}

/** What the bot left on a pull request. */
export function shown(pull) {
  const { repository, headSha } = pull;
  const own = pull.comments.filter(({ author }) => author.type === 'Bot');
  const marked = (name) => own.filter(({ body }) => body.startsWith(`<!-- countersign:${name} -->`));
  const statuses = repository.statuses.filter(({ sha, context }) => sha === headSha && context === 'countersign');
  return {
    state: statuses.at(-1)?.state ?? 'none',
    statuses: statuses.length,
    reports: marked('report').length,
    checklists: marked('checklist').length,
    // The first revision is what was posted.
    rewrites: own.flatMap(({ revisions }) => revisions.slice(1)).filter(({ editor }) => editor?.type === 'Bot').length,
    runs: repository.checkRuns.filter((run) => run.headSha === headSha).length,
  };
}
