/**
 * Runs git on somebody's repository: no shell, no hooks, no helper programs that its configuration could name, no
 * prompts, no translated messages. What git refuses comes back as a fault that says how to mend it.
 */
import { type ChildProcessWithoutNullStreams, execFile, spawn } from 'node:child_process';
import { type Fault, FaultError } from '../model/fault.ts';
import { phrase } from '../model/text.ts';

const timeLimitMs = 60_000;
const outputLimitBytes = 1024 ** 3;

/** Variables that make git look at another repository, index or configuration than the one named, or talk too much. */
const unwanted =
  /^GIT_(?:DIR|WORK_TREE|COMMON_DIR|INDEX_FILE|OBJECT_DIRECTORY|ALTERNATE_OBJECT_DIRECTORIES|NAMESPACE|PREFIX|EXTERNAL_DIFF|EDITOR|PAGER|ASKPASS|TRACE.*|REPLACE_REF_BASE|GLOB_PATHSPECS|LITERAL_PATHSPECS|ICASE_PATHSPECS)$/;

const settings = ['core.fsmonitor=false', 'core.hooksPath=/dev/null', 'diff.external=', 'core.pager=cat'];

export interface GitResult {
  readonly exitCode: number;
  readonly stdout: Buffer;
  readonly stderr: string;
}

export class Git {
  readonly directory: string;
  readonly #environment: NodeJS.ProcessEnv;

  /** @param environment the process's own; what could mislead git is taken out */
  constructor(directory: string, environment: NodeJS.ProcessEnv) {
    this.directory = directory;
    this.#environment = {
      ...Object.fromEntries(Object.entries(environment).filter(([name]) => !unwanted.test(name))),
      GIT_TERMINAL_PROMPT: '0',
      GIT_OPTIONAL_LOCKS: '0',
      LC_ALL: 'C',
      LANGUAGE: 'C',
    };
  }

  /** Runs to the end. A non-zero exit is a value; a git that is missing, refuses the repository or hangs is a fault. */
  run(...options: readonly string[]): Promise<GitResult> {
    return new Promise((resolve, reject) => {
      execFile(
        'git',
        this.#arguments(options),
        { env: this.#environment, encoding: 'buffer', maxBuffer: outputLimitBytes, timeout: timeLimitMs },
        (error, stdout, stderr) => {
          const message = stderr.toString('utf8');
          const fault = refusal(error, message, this.directory);
          if (fault) reject(new FaultError(fault));
          else resolve({ exitCode: typeof error?.code === 'number' ? error.code : 0, stdout, stderr: message });
        },
      );
    });
  }

  /** Like `run`, for commands that only fail when something is broken. */
  async output(...options: readonly string[]): Promise<Buffer> {
    const { exitCode, stdout, stderr } = await this.run(...options);
    if (exitCode === 0) return stdout;
    throw new FaultError({
      code: 'repository',
      where: this.directory,
      what: phrase`git ${options[0] ?? ''} failed: ${stderr.trim().slice(0, 500) || phrase`exit code ${exitCode}`}.`,
      mend: phrase`Check the repository with \`git fsck\`.`,
    });
  }

  /** A process that keeps running. */
  start(...options: readonly string[]): ChildProcessWithoutNullStreams {
    return spawn('git', this.#arguments(options), { env: this.#environment });
  }

  #arguments(options: readonly string[]): string[] {
    return ['-C', this.directory, '--no-optional-locks', ...settings.flatMap((setting) => ['-c', setting]), ...options];
  }
}

function refusal(
  error: (Error & { readonly code?: unknown; readonly killed?: boolean }) | null,
  stderr: string,
  directory: string,
): Fault | undefined {
  const base = { code: 'repository', where: directory } as const;
  if (!error) return undefined;
  if (error.code === 'ENOENT') {
    return { ...base, what: phrase`git was not found.`, mend: phrase`Install git, or put it on the PATH.` };
  }
  if (error.killed) {
    return {
      ...base,
      what: phrase`git did not answer within ${timeLimitMs / 1000} s.`,
      mend: phrase`Try the same with \`git status\`.`,
    };
  }
  if (/cannot change to/.test(stderr)) {
    return {
      code: 'configuration',
      where: `--repo ${directory}`,
      what: phrase`There is no such directory.`,
      mend: phrase`Name the directory of a git repository.`,
      example: 'countersign review --repo path/to/repository',
    };
  }
  if (/dubious ownership/.test(stderr)) {
    return {
      ...base,
      what: phrase`The repository belongs to another user, so git refuses to read it.`,
      mend: phrase`Tell git that you trust it.`,
      example: 'git config --global --add safe.directory "$PWD"',
    };
  }
  if (/not a git repository/.test(stderr)) {
    return {
      ...base,
      what: phrase`This is not a git repository.`,
      mend: phrase`Run it inside one, name one with --repo, or review single files with \`countersign lint FILE...\`.`,
      example: 'countersign review --repo path/to/repository',
    };
  }
  if (typeof error.code === 'number') return undefined;
  return {
    ...base,
    what: phrase`git could not run: ${error.message.split('\n')[0] ?? ''}.`,
    mend: phrase`Try the same with \`git status\`.`,
  };
}
