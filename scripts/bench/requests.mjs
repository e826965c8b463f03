// The budget of requests to GitHub, counted at GitHub while the real bot works: a first review, and wake-ups that change nothing.
import { makeDataDirectory, removeDirectory, startBot } from './bot.mjs';
import { openGithub, openPull, openRepository } from './github.mjs';
import { conforms, judged, line } from './print.mjs';
import { send, signed } from './sender.mjs';

const mostOfFirst = 15;
const mostOfQuiet = 8;

/** Those that read or write for a pull request; the hourly token belongs to the installation. */
const counted = (github) => github.requests.filter(({ path }) => !path.endsWith('/access_tokens'));

export async function benchRequests() {
  const github = await openGithub();
  const app = github.app();
  const directory = makeDataDirectory();
  const bot = await startBot({ github, app, directory });
  try {
    await bot.idle();
    github.holdDeliveries();
    github.deliver(bot.url, app);
    const repository = openRepository(github, 1);
    openPull(github, repository, 1, 'migration');
    const wakeUp = signed(github.pendingDeliveries.find(({ name }) => name === 'pull_request'));
    const requestsOf = async () => {
      github.forgetRequests();
      await send(bot.url, [wakeUp], 1);
      await bot.idle();
      return {
        all: counted(github).length,
        writes: github.writes().filter(({ path }) => path.startsWith('/repos/')).length,
      };
    };
    const first = await requestsOf();
    const quiet = await requestsOf();
    judged('requests of a first review', first.all, first.all <= mostOfFirst, `aim at most ${mostOfFirst}`);
    line('  of them writes', first.writes, 'report, checklist, status, check run');
    judged(
      'requests of a wake-up that changes nothing',
      quiet.all,
      quiet.all <= mostOfQuiet,
      `aim at most ${mostOfQuiet}`,
    );
    judged('  of them writes', quiet.writes, quiet.writes === 0 && first.writes > 0, 'aim 0');
    conforms(github);
  } finally {
    await bot.stop();
    await github.close();
    removeDirectory(directory);
  }
}
