/** The GitHub Action's entry point: hands the process to the program and sets the exit code that the job sees. */
import { runAction } from './action/main.ts';

process.exitCode = await runAction(process.env);
