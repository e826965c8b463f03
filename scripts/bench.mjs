// Prints what speed and memory are worth here, as ratios against a peer or a limit of the same run: all parts, or those
// that are named, as in `npm run bench -- bot burst`.
import { rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { benchBurst } from './bench/burst.mjs';
import { makeLooseFiles, makeRepository, migrationSql } from './bench/history.mjs';
import { median, run } from './bench/measure.mjs';
import { line, megabytes, missedAims, seconds } from './bench/print.mjs';
import { benchRequests } from './bench/requests.mjs';
import { benchWakeUps } from './bench/wake-ups.mjs';
import { benchWayBack } from './bench/way-back.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const cli = join(root, 'dist', 'cli.js');
const squawk = join(dirname(createRequire(import.meta.url).resolve('squawk-cli/package.json')), 'js', 'bin', 'squawk');
const server = 'postgres://postgres@127.0.0.1:5432/postgres';
const runs = 3;

async function repeated(words, options) {
  const results = [];
  for (let index = 0; index < runs; index += 1) results.push(await run(process.execPath, [cli, ...words], options));
  const bad = results.find(({ code }) => code !== 0 && code !== 1);
  if (bad) throw new Error(`countersign ${words[0]} ended with ${bad.code}: ${bad.output.slice(0, 500)}`);
  return {
    seconds: median(results.map((result) => result.seconds)),
    peakBytes: Math.max(...results.map((result) => result.peakBytes)),
    output: results.at(-1).output,
  };
}

function breakdown({ output }) {
  const { timings } = JSON.parse(output);
  const parts = Object.entries(timings).filter(([name]) => name !== 'shadow');
  console.log(`  ${parts.map(([name, ms]) => `${name} ${Math.round(ms)} ms`).join(' · ')}`);
}

async function benchLint() {
  const files = makeLooseFiles(1000);
  const ours = await repeated(['lint', '--no-cache', '--format', 'json', ...files]);
  const rehearsed = JSON.parse(ours.output)
    .migrations.flatMap(({ statements }) => statements)
    .filter(({ observation }) => observation.outcome === 'applied').length;
  line('lint, 1,000 files of one statement', seconds(ours.seconds), 'aim under 10 s');
  line('  statements rehearsed', rehearsed, 'all 1000');
  line('  peak memory, all processes', megabytes(ours.peakBytes), 'aim under 1000 MB');
  breakdown(ours);
  const peer = await run(squawk, files).catch(() => null);
  if (peer)
    line(
      '  squawk on the same files (reads them, runs nothing)',
      `${seconds(peer.seconds)}, ${(ours.seconds / peer.seconds).toFixed(1)} times`,
      '',
    );
  else console.log('  squawk did not start here: no comparison');
  rmSync(dirname(files[0]), { recursive: true });
}

async function nativeReplay(length) {
  const client = new pg.Client({ connectionString: server });
  try {
    await client.connect();
  } catch {
    return null;
  }
  const name = `countersign_bench_${process.pid}`;
  await client.query(`CREATE DATABASE ${name}`);
  const target = new pg.Client({ connectionString: server.replace(/[^/]*$/, name) });
  await target.connect();
  const start = performance.now();
  for (let index = 0; index < length; index += 1) await target.query(`BEGIN;${migrationSql(index)}\n;COMMIT`);
  const spent = performance.now() - start;
  await target.end();
  await client.query(`DROP DATABASE ${name}`);
  await client.end();
  return spent;
}

async function benchHistory(length) {
  const repository = makeRepository(length);
  const cache = join(repository, '.cache');
  const words = ['review', '--repo', repository, '--head', 'change', '--format', 'json', '--cache', cache];
  const cold = await repeated([...words.slice(0, -2), '--no-cache']);
  await repeated(words);
  const warm = await repeated(words);
  line(`review, ${length} migrations before it, cold`, seconds(cold.seconds), '');
  breakdown(cold);
  line(`review, ${length} migrations before it, warm`, seconds(warm.seconds), 'aim under 2 s');
  breakdown(warm);
  line(
    '  peak memory, all processes, cold / warm',
    `${megabytes(cold.peakBytes)} / ${megabytes(warm.peakBytes)}`,
    'aim under 1000 MB',
  );
  const kept = join(repository, 'review.json');
  writeFileSync(kept, warm.output);
  const start = await repeated(['--version']);
  const rendered = await repeated(['render', kept, '--format', 'markdown']);
  line(
    '  rendering it as Markdown, beside a start that renders nothing',
    `${seconds(rendered.seconds)}, ${seconds(start.seconds)}`,
    '',
  );
  const replayMs = JSON.parse(cold.output).timings.replay;
  const nativeMs = median(
    [await nativeReplay(length), await nativeReplay(length), await nativeReplay(length)].map(
      (value) => value ?? Number.NaN,
    ),
  );
  if (Number.isNaN(nativeMs)) console.log('  no PostgreSQL server here: replay not compared');
  else
    line(
      '  replay against the same SQL on a native server',
      `${(replayMs / nativeMs).toFixed(1)} times`,
      `aim at most 2.5 (${Math.round(replayMs)} ms, ${Math.round(nativeMs)} ms)`,
    );
  rmSync(repository, { recursive: true });
}

const parts = {
  lint: benchLint,
  history: async () => {
    for (const length of [50, 300, 1000]) await benchHistory(length);
  },
  'way-back': benchWayBack,
  requests: benchRequests,
  bot: benchWakeUps,
  burst: benchBurst,
};

const named = process.argv.slice(2);
const unknown = named.find((name) => !(name in parts));
if (unknown !== undefined) {
  console.error(`There is no part ${unknown}; there are ${Object.keys(parts).join(', ')}.`);
  process.exit(2);
}
console.log(`Node ${process.version}; lint and history are medians of ${runs} runs\n`);
for (const [name, bench] of Object.entries(parts)) if (named.length === 0 || named.includes(name)) await bench();
if (missedAims() > 0) process.exitCode = 1;
