/** Commands on small git repositories: a main branch, and a working tree over it. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { main } from '../../src/shells/cli/main.ts';

export interface Run {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

export type Files = Readonly<Record<string, string>>;

/** A directory of its own; for `afterAll`: `remove`. */
export class Repositories {
  readonly directory = mkdtempSync(join(tmpdir(), 'countersign-command-'));
  #count = 0;

  remove(): void {
    rmSync(this.directory, { recursive: true, force: true });
  }

  /** Its main branch has the first files, and its working tree has the second ones over them. */
  make(base: Files, head: Files): string {
    this.#count += 1;
    const repo = join(this.directory, `repo${this.#count}`);
    mkdirSync(repo);
    const git = (...words: string[]) =>
      execFileSync('git', ['-C', repo, '-c', 'user.name=a', '-c', 'user.email=a@example.com', ...words], {
        stdio: 'pipe',
      });
    git('init', '--quiet', '--initial-branch=main');
    put(repo, base);
    git('add', '--all');
    git('commit', '--quiet', '--message', 'base');
    git('checkout', '--quiet', '-b', 'change');
    put(repo, head);
    return repo;
  }

  /** @param terminal whether the output goes to one */
  async run(repo: string, words: readonly string[], terminal = false): Promise<Run> {
    const written = { out: '', err: '' };
    const stream = (name: 'out' | 'err') => ({
      isTTY: name === 'out' && terminal,
      write: (text: string) => {
        written[name] += text;
      },
    });
    const code = await main(words, {
      out: stream('out'),
      err: stream('err'),
      input: (async function* () {})(),
      environment: { ...process.env, XDG_CACHE_HOME: join(this.directory, 'cache') },
      directory: repo,
      now: () => new Date('2026-11-21T10:00:00Z'),
    });
    return { code, ...written };
  }
}

function put(repo: string, files: Files): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(repo, path)), { recursive: true });
    writeFileSync(join(repo, path), text);
  }
}

export const read = (repo: string, path: string): string => readFileSync(join(repo, path), 'utf8');
