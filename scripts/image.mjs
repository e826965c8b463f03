// Makes the data directory that every embedded database starts from.
import { PGlite } from '@electric-sql/pglite';

/** Runs initdb once. @returns {Promise<Buffer>} a tar.gz of the data directory */
export async function buildImage() {
  const database = await PGlite.create({
    // Small write-ahead-log segments: the usual 16 MB of zeroes would be copied at every start.
    initDbStartParams: ['--wal-segsize=1'],
    startParams: [...PGlite.defaultStartParams, '-c', 'shared_buffers=16MB'],
  });
  await database.exec('CHECKPOINT');
  const archive = await database.dumpDataDir('gzip');
  await database.close();
  return Buffer.from(await archive.arrayBuffer());
}
