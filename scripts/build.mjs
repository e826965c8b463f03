// Bundles the three programs into dist/ with everything they need at run time, so that dist runs without node_modules.

import { createHash } from 'node:crypto';
import { cp, mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { buildImage } from './image.mjs';
import { checkLanguages } from './languages.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const dist = join(root, 'dist');
const require = createRequire(import.meta.url);

// Emscripten and CommonJS packages expect these names; ES modules do not have them.
const banner =
  "import{createRequire as __cr}from'node:module';import{fileURLToPath as __fu}from'node:url';import{dirname as __dn}from'node:path';" +
  'const require=__cr(import.meta.url);const __filename=__fu(import.meta.url);const __dirname=__dn(__filename);';

async function removeOldCode() {
  await mkdir(dist, { recursive: true });
  for (const name of await readdir(dist)) if (/\.(js|txt)$/.test(name)) await rm(join(dist, name));
}

async function bundle() {
  await build({
    absWorkingDir: root,
    entryPoints: {
      cli: 'src/shells/cli.ts',
      index: 'src/shells/action.ts',
      'pglite-worker': 'src/shadow/pglite/worker.ts',
    },
    bundle: true,
    platform: 'node',
    mainFields: ['module', 'main'],
    target: 'node20',
    format: 'esm',
    splitting: true,
    outdir: 'dist',
    minify: true,
    legalComments: 'linked',
    // Optional native binding of pg: it is never there, and its absence is handled by pg itself.
    external: ['pg-native'],
    banner: { js: banner },
    logLevel: 'warning',
  });
}

async function copyEngine() {
  const pglite = dirname(require.resolve('@electric-sql/pglite'));
  const vector = dirname(require.resolve('@electric-sql/pglite-pgvector'));
  const target = join(dist, 'pglite');
  await mkdir(join(target, 'extensions'), { recursive: true });
  for (const name of ['pglite.wasm', 'pglite.data']) await cp(join(pglite, name), join(target, name));
  for (const directory of [pglite, vector]) {
    const archives = (await readdir(directory)).filter((name) => name.endsWith('.tar.gz'));
    for (const name of archives) await cp(join(directory, name), join(target, 'extensions', name));
  }
  await cp(join(dirname(require.resolve('libpg-query')), 'libpg-query.wasm'), join(dist, 'libpg-query.wasm'));
}

/** The data directory differs at every initdb, so it is made again only for another engine or another recipe. */
async function makeImage() {
  const manifest = JSON.parse(
    await readFile(join(dirname(require.resolve('@electric-sql/pglite')), '..', 'package.json'), 'utf8'),
  );
  const stamp = join(dist, 'pglite', 'image.json');
  const image = join(dist, 'pglite', 'image.tar.gz');
  const recipe = createHash('sha256')
    .update(await readFile(join(root, 'scripts', 'image.mjs')))
    .digest('hex')
    .slice(0, 16);
  const wanted = `${JSON.stringify({ pglite: manifest.version, recipe })}\n`;
  if ((await readFile(stamp, 'utf8').catch(() => '')) === wanted && (await stat(image).catch(() => null))) return;
  await writeFile(image, await buildImage());
  await writeFile(stamp, wanted);
}

await checkLanguages();
await removeOldCode();
await Promise.all([bundle(), copyEngine()]);
await makeImage();
