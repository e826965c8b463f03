/**
 * The parent's end of the child process: one request at a time, each with a deadline. A child that exceeds its time or
 * memory, or that dies, is killed and reported as a fault; it is never used again.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { type Fault, FaultError } from '../../model/fault.ts';
import { phrase } from '../../model/text.ts';
import { memorySignal, type Reply, type Request } from './protocol.ts';

export interface Child {
  ask(request: Request, timeoutMs: number, describe: TimeoutText): Promise<Reply>;
  kill(): void;
}

/** What to say when the deadline passes. */
export type TimeoutText = (seconds: number) => Fault;

function memoryFault(memoryBytes: number): Fault {
  return {
    code: 'memory',
    what: phrase`The SQL needed more than ${Math.round(memoryBytes / 2 ** 20)} MiB of memory and was stopped.`,
    mend: phrase`Work in smaller pieces: batches, a LIMIT in the recursive query, no sort of generated rows.`,
  };
}

function deathFault(code: number | null, signal: string | null): Fault {
  return {
    code: 'engine',
    what: phrase`The embedded database stopped unexpectedly (${signal ? phrase`signal ${signal}` : phrase`exit code ${code ?? ''}`}).`,
    mend: phrase`Run again with --database URL to rehearse on a PostgreSQL server, and report the statement.`,
  };
}

/** Starts the child. It inherits no environment and no standard input. */
export function startChild(program: string, memoryBytes: number): Child {
  const process: ChildProcess = fork(program, [], {
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    env: {},
    // V8's optimising compiler costs more here than it saves: a rehearsal is over before hot code pays off.
    execArgv: ['--no-warnings', '--liftoff-only'],
  });
  let pending: { resolve: (reply: Reply) => void; reject: (error: Error) => void } | undefined;
  let ended: Fault | undefined;

  const settle = (fault: Fault): void => {
    ended ??= fault;
    pending?.reject(new FaultError(ended));
    pending = undefined;
  };
  process.on('message', (reply: Reply) => {
    const waiting = pending;
    pending = undefined;
    waiting?.resolve(reply);
  });
  process.on('error', (error) =>
    settle({ ...deathFault(null, null), what: phrase`The embedded database could not start: ${error.message}.` }),
  );
  process.on('exit', (code, signal) =>
    settle(signal === memorySignal ? memoryFault(memoryBytes) : deathFault(code, signal)),
  );

  const kill = (): void => {
    process.kill('SIGKILL');
  };
  return {
    kill,
    ask: (request, timeoutMs, describe) =>
      new Promise<Reply>((resolve, reject) => {
        if (ended) return reject(new FaultError(ended));
        const timer = setTimeout(() => {
          settle(describe(Math.round(timeoutMs / 1000)));
          kill();
        }, timeoutMs);
        const done =
          <T>(settleWith: (value: T) => void) =>
          (value: T): void => {
            clearTimeout(timer);
            settleWith(value);
          };
        pending = { resolve: done(resolve), reject: done(reject) };
        process.send(request);
      }),
  };
}
