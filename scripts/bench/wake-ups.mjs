// How many wake-ups a second the real bot takes with 1,000 open pull requests, on either database, and what that is worth.
import pg from 'pg';
import { makeDataDirectory, removeDirectory, startBot } from './bot.mjs';
import { openGithub, openPull, openRepository, requestsAnHour } from './github.mjs';
import { conforms, judged, line, megabytes, milliseconds, seconds } from './print.mjs';
import { send, signed } from './sender.mjs';

const server = 'postgres://postgres@127.0.0.1:5432/postgres';
/** GitHub takes some 60 writes a minute from one installation, so first reviews are spread over a hundred. */
const installations = 100;
const pullsEach = 10;
/** Of the pull requests of a repository; the others change the application alone. */
const migrationsEach = 1;
/** Of all pull requests, those that somebody ticks or unticks before a round. */
const changing = 10;
const lanes = 10;
/** GitHub waits ten times as long. */
const slowestAnswerMs = 1000;
const busyInstallations = 10;
/** A round of wake-ups leaves nothing behind but what the collector has not taken yet. */
const largestGrowth = 1.2;

export async function benchWakeUps() {
  const github = await openGithub();
  const scene = { github, app: github.app(), directory: makeDataDirectory(), pulls: [] };
  github.holdDeliveries();
  const database = await makeDatabase();
  try {
    const embedded = await round(scene, 'embedded queue', null);
    if (database === null) console.log('  no PostgreSQL server here: the shared queue is skipped');
    else {
      const shared = await round(scene, 'queue on a server', database.url);
      line('  a server beside the embedded queue', `${(shared / embedded).toFixed(2)} times`);
    }
    conforms(github);
  } finally {
    await database?.drop();
    await github.close();
    removeDirectory(scene.directory);
  }
}

/** One wake-up for every pull request. @returns how many a second */
async function round(scene, where, databaseUrl) {
  const { github, app, directory, pulls } = scene;
  const bot = await startBot({ github, app, directory, databaseUrl });
  try {
    if (pulls.length === 0) await firstReviews(scene, bot);
    // What this process has not seen before it looks at after its start, and rehearses once more.
    await bot.idle();
    turnBoxes(scene, databaseUrl === null);
    github.forgetRequests();
    const before = {
      bytes: bot.residentBytes(),
      done: (await bot.jobs()).done ?? 0,
      bot: bot.cpuSeconds(),
      github: process.cpuUsage(),
    };
    const startMs = performance.now();
    const answers = await send(
      bot.url,
      pulls.map(({ letter }) => letter),
      lanes,
    );
    const waitedMs = await bot.idle();
    const spent = (performance.now() - startMs - waitedMs) / 1000;
    const done = (await bot.jobs()).done - before.done;
    const { user, system } = process.cpuUsage(before.github);
    const busyMs = { bot: ((bot.cpuSeconds() - before.bot) * 1000) / done, github: (user + system) / 1000 / done };
    report({
      where,
      github,
      answers,
      done,
      spent,
      busyMs,
      bytes: { before: before.bytes, after: bot.residentBytes() },
    });
    return done / spent;
  } finally {
    await bot.stop();
  }
}

/** Pull requests of different installations follow each other, as they do on GitHub. */
async function firstReviews({ github, app, pulls }, bot) {
  await bot.idle();
  github.deliver(bot.url, app);
  const repositories = Array.from({ length: installations }, (_, index) => openRepository(github, index));
  for (let number = 0; number < pullsEach; number += 1) {
    for (const repository of repositories) {
      const kind = number < migrationsEach ? 'migration' : 'application';
      const pull = openPull(github, repository, number, kind);
      pulls.push({ pull, kind, letter: signed(github.pendingDeliveries.at(-1)) });
    }
  }
  const startMs = performance.now();
  await send(
    bot.url,
    pulls.map(({ letter }) => letter),
    lanes,
  );
  const waitedMs = await bot.idle();
  const spent = (performance.now() - startMs - waitedMs) / 1000;
  line(
    `bot, first reviews of ${pulls.length} pull requests`,
    seconds(spent),
    `${(pulls.length / spent).toFixed(1)} a second`,
  );
  console.log(`  of ${installations} installations; ${installations * migrationsEach} change migrations`);
}

function turnBoxes({ github, pulls }, ticked) {
  const reviewer = github.user('reviewer');
  for (const { pull } of pulls.filter(({ kind }) => kind === 'migration').slice(0, changing)) {
    pull[ticked ? 'tick' : 'untick'](pull.last('countersign:checklist'), reviewer, 'reviewer');
  }
}

function report({ where, github, answers, done, spent, busyMs, bytes }) {
  const rate = done / spent;
  const rest = github.requests.filter(({ operation, path }) => operation !== 'graphql' && !path.endsWith('/graphql'));
  const allowed = requestsAnHour / 3600 / (rest.length / done);
  line(
    `bot, wake-ups on the ${where}`,
    `${rate.toFixed(1)} a second`,
    `${done} of ${answers.sent} in ${seconds(spent)}`,
  );
  judged(
    '  beside what GitHub lets one installation ask for',
    `${(rate / allowed).toFixed(0)} times`,
    rate / allowed >= busyInstallations,
    `aim at least ${busyInstallations} (${allowed.toFixed(2)} a second)`,
  );
  line('  processor time of a wake-up, bot / GitHub', `${milliseconds(busyMs.bot)} / ${milliseconds(busyMs.github)}`);
  answered(answers);
  judged('  wake-ups lost', answers.sent - done, answers.sent === done, 'aim 0');
  const owners = github.writes().flatMap(({ path }) => /^\/repos\/([^/]+)/.exec(path)?.[1] ?? []);
  const touched = new Set(owners).size;
  judged('  repositories that were written to', touched, touched === changing, `aim ${changing}, with a box turned`);
  judged(
    '  memory of the process before / after',
    `${megabytes(bytes.before)} / ${megabytes(bytes.after)}`,
    bytes.after < bytes.before * largestGrowth,
    `aim under ${largestGrowth} times`,
  );
}

/** How fast deliveries were answered. */
export function answered({ p50Ms, p99Ms, refused }) {
  judged(
    '  a delivery is answered in, p50 / p99',
    `${milliseconds(p50Ms)} / ${milliseconds(p99Ms)}`,
    p99Ms < slowestAnswerMs,
    `aim under ${slowestAnswerMs / 1000} s; GitHub waits 10 s`,
  );
  judged('  deliveries answered with an error', refused, refused === 0, 'aim 0');
}

/** A fresh one; `null`: no server answers. */
async function makeDatabase() {
  const name = `countersign_bench_${process.pid}`;
  const query = async (sql) => {
    const client = new pg.Client({ connectionString: server });
    await client.connect();
    await client.query(sql).finally(() => client.end());
  };
  try {
    await query(`CREATE DATABASE ${name}`);
  } catch {
    return null;
  }
  return { url: server.replace(/[^/]*$/, name), drop: () => query(`DROP DATABASE ${name} WITH (FORCE)`) };
}
