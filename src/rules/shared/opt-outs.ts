/** How a file of each format asks its tool not to open a transaction. Sources: the tools' own manuals and parsers. */
import { phrase, type Text } from '../../model/text.ts';

const markers: Readonly<Record<string, Text>> = {
  atlas: phrase`put \`-- atlas:txmode none\` at the top of the file`,
  dbmate: phrase`write \`-- migrate:up transaction:false\``,
  diesel: phrase`set \`run_in_transaction = false\` in the \`metadata.toml\` of its directory`,
  flyway: phrase`put it into a file of its own, with \`executeInTransaction=false\` in a \`.conf\` file of the same name beside it`,
  goose: phrase`put \`-- +goose NO TRANSACTION\` at the top of the file`,
  'graphile-migrate': phrase`make \`--! no-transaction\` the first line of the file`,
  liquibase: phrase`write \`runInTransaction:false\` on its changeset line`,
  'node-pg-migrate': phrase`call \`pgm.noTransaction()\` in a JavaScript migration`,
  sqlx: phrase`make \`-- no-transaction\` the first line of the file`,
  tern: phrase`put the line \`---- tern: disable-tx ----\` into the file`,
  yoyo: phrase`put \`-- transactional: false\` at the top of the file`,
};

/**
 * What to do so that this format's tool runs a file outside a transaction, as an imperative; nothing where the tool has
 * no such way.
 */
export function optOut(format: string): Text | undefined {
  return markers[format];
}
