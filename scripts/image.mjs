// Makes the data directory that every embedded database starts from.
import { PGlite } from '@electric-sql/pglite';

/** Runs initdb once. @returns {Promise<Buffer>} a tar.gz of the data directory */
export async function buildImage() {
  const database = await PGlite.create({
    // Small write-ahead-log segments: the usual 16 MB of zeroes would be copied at every start.
    initDbStartParams: ['--wal-segsize=1'],
    startParams: [
      ...PGlite.defaultStartParams,
      ...'shared_buffers=16MB wal_recycle=off min_wal_size=2MB'.split(' ').flatMap((one) => ['-c', one]),
    ],
  });
  // Nothing is ever created from a template here, and both would be copied at every start too.
  await database.exec(
    "UPDATE pg_database SET datistemplate = false, datallowconn = true WHERE datname LIKE 'template_'",
  );
  for (const name of ['template0', 'template1']) await database.exec(`DROP DATABASE ${name}`);
  for (const statement of ['CHECKPOINT', 'SELECT pg_switch_wal()', 'CHECKPOINT']) await database.exec(statement);
  const archive = await database.dumpDataDir('gzip');
  await database.close();
  return Buffer.from(await archive.arrayBuffer());
}
