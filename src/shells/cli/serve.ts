/** `countersign serve`: the bot, until it is told to end. */
import { startBot } from '../bot/bot.ts';
import { makeDataDirectory } from '../bot/data-directory.ts';
import { evaluation } from '../bot/evaluate.ts';
import { openLog } from '../bot/log.ts';
import { botMetrics } from '../bot/metrics.ts';
import { readSettings } from '../bot/settings.ts';
import type { Context } from './context.ts';
import { type ExitCode, exitCodes } from './exit.ts';

/** Under the 30 seconds that Kubernetes and most others wait before they kill. */
const patienceMs = 25_000;

export async function runServe({ environment, directory }: Context): Promise<ExitCode> {
  const settings = readSettings(environment, directory);
  makeDataDirectory(settings.dataDirectory);
  const log = openLog(settings.logLevel);
  const metrics = botMetrics();
  const { evaluate, directory: listing, close } = evaluation({ settings, log, metrics });
  const signal = signalToEnd();
  const bot = await startBot({ settings, log, metrics, evaluate, directory: listing });
  log.info({ signal: await signal }, 'Ending: jobs under way may finish.');
  const released = await bot.stop(patienceMs);
  await close();
  log.info({ released }, 'Ended.');
  // Work that was given back does not know that it should end.
  if (released > 0) process.exit(exitCodes.clear);
  return exitCodes.clear;
}

/** The first signal asks; a second one does not wait. */
function signalToEnd(): Promise<NodeJS.Signals> {
  return new Promise((resolve) => {
    const once = (signal: NodeJS.Signals): void => {
      process.once('SIGINT', () => process.exit(130));
      process.once('SIGTERM', () => process.exit(143));
      resolve(signal);
    };
    process.once('SIGINT', once);
    process.once('SIGTERM', once);
  });
}
