// What the way back and the plan of the rollout cost beside the rehearsal itself, each ratio within one warm review.
import { rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { makeRepository } from './history.mjs';
import { median, run } from './measure.mjs';
import { judged, line, milliseconds } from './print.mjs';

const cli = join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'dist', 'cli.js');
const history = 300;
const repetitions = 7;
const largestRatio = 1.5;

/** What the author of the pull request gives, and what the review must say of it, so that the work timed here was done. */
const cases = [
  { wayDown: 'down', name: 'ways down that restore', source: 'author', outcome: 'restores', generated: false },
  { wayDown: null, name: 'none, so they are generated', source: 'generated', outcome: 'restores', generated: true },
  // Not a typical one: each such way down has the database opened anew, so that the next is not blamed for it.
  { wayDown: 'broken', name: 'all lead elsewhere', source: 'author', outcome: 'differs', generated: true, rare: true },
];

export async function benchWayBack() {
  console.log(`The way back and the plan beside the rehearsal, ${history} migrations before it, warm`);
  const scenes = cases.map((one) => ({ ...one, repository: makeRepository(history, one.wayDown), seen: [] }));
  // One of each in turn, so that what the machine does meanwhile is shared by all; the first fills the cache.
  for (let index = 0; index <= repetitions; index += 1) {
    for (const scene of scenes) {
      const timings = await review(scene);
      if (index > 0) scene.seen.push(timings);
    }
  }
  for (const scene of scenes) {
    report(scene);
    rmSync(scene.repository, { recursive: true });
  }
}

async function review({ repository, source, outcome, generated }) {
  const cache = join(repository, '.cache');
  const words = ['review', '--repo', repository, '--head', 'change', '--format', 'json', '--cache', cache];
  const { code, output } = await run(process.execPath, [cli, ...words]);
  if (code !== 0 && code !== 1) throw new Error(`countersign review ended with ${code}: ${output.slice(0, 500)}`);
  const { rollback, plan, timings, safer } = JSON.parse(output);
  const isDone = rollback.steps.every(({ sql }) => (sql !== '') === generated) && plan !== null;
  if (rollback.source !== source || rollback.outcome !== outcome || !isDone) {
    throw new Error(
      `The review says ${rollback.outcome} of the ${rollback.source}'s way back, and should say ${outcome}`,
    );
  }
  if (safer.length === 0) throw new Error('No safer form was proven, so none was timed');
  const wayBack = timings.rollback + timings.assembly;
  // Proving safer forms is no part of the rehearsal itself either.
  const own = timings.shadow - timings.rollback - timings.safer;
  return { wayBack, own, ratio: wayBack / own, safer: timings.safer / own };
}

function report({ name, rare, seen }) {
  const [wayBack, own, ratio, safer] = ['wayBack', 'own', 'ratio', 'safer'].map((key) =>
    median(seen.map((one) => one[key])),
  );
  const figure = `${ratio.toFixed(2)} times`;
  if (rare) line(`  ${name}`, figure, 'rare, no aim');
  else judged(`  ${name}`, figure, ratio <= largestRatio, `aim at most ${largestRatio}`);
  line('    the way back and the plan / the rehearsal itself', `${milliseconds(wayBack)} / ${milliseconds(own)}`);
  line('    proving safer forms / the rehearsal itself', `${safer.toFixed(2)} times`);
}
