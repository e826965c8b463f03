/**
 * A bot in a process of its own, for tests that kill it. It appends what its evaluations do to a file; with ENDLESS
 * set they never end.
 */
import { appendFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { startBot } from '../../src/shells/bot/bot.ts';
import { openLog } from '../../src/shells/bot/log.ts';
import { botMetrics } from '../../src/shells/bot/metrics.ts';
import { readSettings } from '../../src/shells/bot/settings.ts';
import { keyOf } from '../../src/shells/bot/target.ts';

const { OUTPUT: output = '', ENDLESS: endless } = process.env;

const bot = await startBot({
  settings: readSettings(process.env, process.cwd()),
  log: openLog('info'),
  metrics: botMetrics(),
  timing: { heartbeatSeconds: 10, superviseSeconds: 1, retrySeconds: 1, expireSeconds: 600 },
  directory: {
    installations: async () => [],
    repositories: async () => [],
    openPulls: async () => [],
    requestsLeft: () => null,
  },
  evaluate: async (target) => {
    appendFileSync(output, `${process.pid} starts ${keyOf(target)}\n`);
    if (endless) await sleep(600_000);
    appendFileSync(output, `${process.pid} ends ${keyOf(target)}\n`);
  },
});
appendFileSync(output, `${process.pid} listens ${bot.port}\n`);
