/** How a file of each format asks its tool not to open a transaction. Sources: the tools' own manuals and parsers. */

const markers: Readonly<Record<string, string>> = {
  atlas: 'put `-- atlas:txmode none` at the top of the file',
  dbmate: 'write `-- migrate:up transaction:false`',
  diesel: 'set `run_in_transaction = false` in the `metadata.toml` of its directory',
  flyway:
    'put it into a file of its own, with `executeInTransaction=false` in a `.conf` file of the same name beside it',
  goose: 'put `-- +goose NO TRANSACTION` at the top of the file',
  'graphile-migrate': 'make `--! no-transaction` the first line of the file',
  liquibase: 'write `runInTransaction:false` on its changeset line',
  'node-pg-migrate': 'call `pgm.noTransaction()` in a JavaScript migration',
  sqlx: 'make `-- no-transaction` the first line of the file',
  tern: 'put the line `---- tern: disable-tx ----` into the file',
  yoyo: 'put `-- transactional: false` at the top of the file',
};

/**
 * What to do so that this format's tool runs a file outside a transaction, as an imperative; nothing where the tool has
 * no such way.
 */
export function optOut(format: string): string | undefined {
  return markers[format];
}
