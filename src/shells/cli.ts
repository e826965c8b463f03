#!/usr/bin/env node
/** The command line's door: the only place that reads the process's arguments and environment and sets its exit code. */
import { main } from './cli/main.ts';

// `countersign rules | head` closes the pipe early. That is no error, and there is nobody left to tell.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
}

process.exitCode = await main(process.argv.slice(2), {
  out: process.stdout,
  err: process.stderr,
  input: process.stdin,
  environment: process.env,
  directory: process.cwd(),
  now: () => new Date(),
});
