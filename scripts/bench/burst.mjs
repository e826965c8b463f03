// A burst of 5,000 deliveries, doubled and shuffled, with a kill -9 in its middle: what must be right afterwards, and what it costs.
import { makeDataDirectory, removeDirectory, startBot } from './bot.mjs';
import { addColumn, openGithub, openPull, openRepository, requestsAnHour, shown } from './github.mjs';
import { conforms, judged, line, megabytes, seconds } from './print.mjs';
import { send, signed } from './sender.mjs';
import { answered } from './wake-ups.mjs';

const deliveries = 5000;
/** A first review with its rehearsal takes about a second, so this many fit into five minutes. */
const installations = 80;
const kindsOfEach = ['migration', 'application', 'broken'];
const lanes = 10;
/** Of each sort, what happens while nobody listens; no delivery of it ever arrives. */
const unseen = 10;
/** A container of 1 GB must hold the process with a rehearsal, some 300 MB, beside it. */
const mostBytes = 600e6;

export async function benchBurst() {
  const github = await openGithub();
  const directory = makeDataDirectory();
  try {
    const app = github.app();
    let bot = await startBot({ github, app, directory });
    await bot.idle();
    const pulls = makeWorld(github, app, bot.url);
    const letters = shuffled(github.pendingDeliveries.map(signed).flatMap((letter) => [letter, letter]));
    const lives = [];
    const startMs = performance.now();
    const middle = halfway(letters.length);
    const sending = send(bot.url, letters, lanes, middle.onSent);
    await middle.reached;
    lives.push(memoryOf(bot));
    await bot.kill();
    const changed = changeUnseen(github, pulls);
    bot = await startBot({ github, app, directory, port: bot.port });
    const answers = await sending;
    const waitedMs = await bot.idle();
    lives.push(memoryOf(bot));
    await bot.stop();
    const spent = (performance.now() - startMs - waitedMs) / 1000;
    report({ github, pulls, answers, changed, spent });
    reportMemory(
      lives,
      letters.reduce((sum, { body }) => sum + body.length, 0),
    );
    conforms(github);
  } finally {
    await github.close();
    removeDirectory(directory);
  }
}

/** Everything happened before the first delivery of it arrives; noise fills up to the number. */
function makeWorld(github, app, url) {
  github.holdDeliveries();
  github.deliver(url, app);
  const pulls = Array.from({ length: installations }, (_, index) => openRepository(github, index)).flatMap(
    (repository) =>
      kindsOfEach.map((kind, number) => ({
        kind,
        pull: openPull(github, repository, number, kind),
        wanted: { ...expected[kind] },
      })),
  );
  const people = ['author', 'reviewer'].map((name) => github.user(name));
  for (let index = 0; github.pendingDeliveries.length < deliveries; index += 1) {
    const { pull } = pulls[index % pulls.length];
    if (index % 3 === 0) pull.rename(`Title ${index}`, people[0]);
    else pull.comment(people[index % 2], `This is said for the ${index}th time.`);
  }
  return pulls;
}

/** What is shown at the head in the end, and how many writes lead there: each thing is posted once. */
const expected = {
  migration: { state: 'pending', statuses: 1, reports: 1, checklists: 1, rewrites: 0, runs: 1, writes: 4 },
  broken: { state: 'failure', statuses: 1, reports: 1, checklists: 1, rewrites: 0, runs: 1, writes: 4 },
  application: { state: 'success', statuses: 1, reports: 0, checklists: 0, rewrites: 0, runs: 1, writes: 2 },
};

/** The same order every time. Source: Fisher and Yates; Knuth, The Art of Computer Programming 2, section 3.4.2. */
function shuffled(values) {
  let state = 7;
  for (let index = values.length - 1; index > 0; index -= 1) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    const other = Math.floor((state / 2 ** 32) * (index + 1));
    [values[index], values[other]] = [values[other], values[index]];
  }
  return values;
}

function halfway(count) {
  let onSent = () => {};
  const reached = new Promise((resolve) => {
    onSent = (sent) => {
      if (sent >= count / 2) resolve();
    };
  });
  return { reached, onSent };
}

/** While nobody listens a reviewer ticks, and an author pushes a migration. @returns how many pull requests changed */
function changeUnseen(github, pulls) {
  const [author, reviewer] = ['author', 'reviewer'].map((name) => github.user(name));
  const finished = (kind) => pulls.filter((one) => one.kind === kind && shown(one.pull).runs === 1).slice(0, unseen);
  const ticked = finished('migration');
  for (const { pull, wanted } of ticked) {
    pull.tick(pull.last('countersign:checklist'), reviewer, 'reviewer');
    // Checklist, report, status and check run say so, each once.
    Object.assign(wanted, { state: 'success', statuses: 2, rewrites: 2, writes: wanted.writes + 4 });
  }
  const pushed = finished('application');
  for (const { pull, wanted } of pushed) {
    pull.head.repository.push(pull.head.ref, { by: author, files: addColumn(pull.number, 'late') });
    Object.assign(wanted, { ...expected.migration, writes: wanted.writes + expected.migration.writes });
  }
  return ticked.length + pushed.length;
}

function report({ github, pulls, answers, changed, spent }) {
  const size = `${pulls.length} pull requests of ${installations} installations`;
  line(`burst of ${deliveries} deliveries, doubled and shuffled`, seconds(spent), size);
  answered(answers);
  line('  deliveries lost while the bot was down', answers.lost, 'GitHub sends none again');
  judged('  changes of that time, with no delivery at all', changed, changed === 2 * unseen, `aim ${2 * unseen}`);
  const wrong = pulls.filter(({ pull, wanted }) => differences(shown(pull), wanted).length > 0);
  judged(
    '  pull requests in a wrong state, lost or doubled',
    wrong.length,
    wrong.length === 0,
    `aim 0 of ${pulls.length}`,
  );
  for (const { pull, kind, wanted } of wrong.slice(0, 5)) {
    console.log(
      `    ${kind} ${pull.repository.fullName}#${pull.number}: ${differences(shown(pull), wanted).join(', ')}`,
    );
  }
  const writes = github.writes().filter(({ path }) => path.startsWith('/repos/')).length;
  const needed = pulls.reduce((sum, { wanted }) => sum + wanted.writes, 0);
  judged('  writes against those needed', `${writes} / ${needed}`, writes === needed, 'aim the same');
  const most = busiest(github);
  judged(
    '  REST requests of the busiest installation',
    most,
    most < requestsAnHour,
    `aim under ${requestsAnHour}, an hour's budget`,
  );
}

const memoryOf = ({ startBytes, peakBytes }) => ({ startBytes, peakBytes });

function reportMemory(lives, payloadBytes) {
  const peak = Math.max(...lives.map(({ peakBytes }) => peakBytes));
  judged('  peak memory of the process', megabytes(peak), peak < mostBytes, `aim under ${megabytes(mostBytes)}`);
  for (const [index, { startBytes, peakBytes }] of lives.entries()) {
    const name = `    ${index === 0 ? 'before' : 'after'} the kill, at its start / at most`;
    line(name, `${megabytes(startBytes)} / ${megabytes(peakBytes)}`, `all payloads: ${megabytes(payloadBytes)}`);
  }
}

function differences(found, { writes: _, ...wanted }) {
  return Object.keys(wanted)
    .filter((name) => found[name] !== wanted[name])
    .map((name) => `${name} ${found[name]} for ${wanted[name]}`);
}

function busiest(github) {
  const counts = new Map();
  for (const { path } of github.requests) {
    const owner = /^\/repos\/([^/]+)/.exec(path)?.[1];
    if (owner !== undefined) counts.set(owner, (counts.get(owner) ?? 0) + 1);
  }
  return Math.max(...counts.values());
}
