/**
 * What each migration tool does on a database that already ran a migration, when the files no longer agree with that.
 * Sources: the tools' own code and documentation, named beside each. What is not listed is not known for certain.
 */
import type { HistoryChange } from '../../model/rehearsal.ts';
import { phrase, type Text } from '../../model/text.ts';

export interface Reaction {
  /** The tool refuses to run anything until somebody steps in; otherwise it goes on. */
  readonly stops: boolean;
  /** Goes on from the name of the tool: `flyway stops with a checksum mismatch`. */
  readonly does: Text;
}

const stops = (does: Text): Reaction => ({ stops: true, does });
const goesOn = (does: Text): Reaction => ({ stops: false, does });
const notSeen = goesOn(phrase`does not notice, and does not run it again`);

type Reactions = Readonly<Partial<Record<HistoryChange['kind'], Reaction>>>;

const reactions: Readonly<Record<string, Reactions>> = {
  // https://documentation.red-gate.com/flyway (validate, outOfOrder, repair)
  flyway: {
    edited: stops(phrase`stops with a checksum mismatch until \`flyway repair\``),
    removed: stops(phrase`stops because an applied migration is missing, until \`flyway repair\``),
    renamed: stops(phrase`stops because the description no longer matches, until \`flyway repair\``),
    'out-of-order': stops(phrase`stops unless \`outOfOrder=true\``),
    'duplicate-version': stops(phrase`stops because it found more than one migration of that version`),
  },
  // https://www.prisma.io/docs/orm/prisma-migrate/understanding-prisma-migrate/migration-histories
  prisma: {
    edited: goesOn(
      phrase`warns in \`migrate deploy\`, does not run it again, and wants to reset development databases`,
    ),
    removed: goesOn(phrase`goes on in \`migrate deploy\`, and wants to reset development databases`),
  },
  // https://docs.rs/sqlx/latest/sqlx/migrate/enum.MigrateError.html
  sqlx: {
    edited: stops(phrase`stops with a version mismatch, because it compares checksums`),
    removed: stops(phrase`stops because an applied migration is missing, unless told to ignore that`),
  },
  // https://docs.rs/refinery/latest/refinery/struct.Runner.html (abort on divergent and on missing migrations)
  refinery: {
    edited: stops(phrase`stops because the checksum differs, unless told to go on`),
    removed: stops(phrase`stops because an applied migration is missing, unless told to go on`),
    renamed: stops(phrase`stops because the name is part of the checksum, unless told to go on`),
    'out-of-order': stops(phrase`stops because it is older than the newest applied one, unless told to go on`),
    'duplicate-version': stops(phrase`stops because the version is repeated`),
  },
  // https://docs.rs/diesel_migrations
  diesel: { edited: notSeen, removed: goesOn(phrase`does not notice until it is to be reverted`) },
  // https://github.com/golang-migrate/migrate (one version in the database), issue 179
  'golang-migrate': {
    edited: notSeen,
    removed: goesOn(phrase`does not notice, unless the database stands at that very version`),
    'out-of-order': goesOn(phrase`skips it without a word, because it remembers only the newest version`),
    'duplicate-version': stops(phrase`stops with \`duplicate migration file\``),
  },
  // https://pressly.github.io/goose/blog/2021/out-of-order-migrations/
  goose: {
    edited: notSeen,
    removed: goesOn(phrase`does not notice until it is to be rolled back`),
    'out-of-order': stops(phrase`stops because of a missing migration, unless \`-allow-missing\` is given`),
    'duplicate-version': stops(phrase`stops because the version is there twice`),
  },
  // https://github.com/amacneil/dbmate (schema_migrations holds versions only)
  dbmate: { edited: notSeen, removed: goesOn(phrase`does not notice until it is to be rolled back`) },
  // https://github.com/jackc/tern (one version in the database, numbers without gaps)
  tern: {
    edited: notSeen,
    removed: stops(phrase`stops because a number is missing`),
    'out-of-order': goesOn(phrase`never runs it, because it remembers only the newest number`),
    'duplicate-version': stops(phrase`stops because the number is there twice`),
  },
  // https://github.com/drizzle-team/drizzle-orm (compares the time of the last applied entry)
  drizzle: {
    edited: notSeen,
    removed: goesOn(phrase`does not notice`),
    'out-of-order': goesOn(phrase`skips it without a word, because its entry is older than the last applied one`),
  },
  // https://supabase.com/docs/reference/cli/supabase-db-push
  supabase: {
    edited: notSeen,
    removed: stops(phrase`stops in \`db push\`, because the remote history has a version that is not there`),
    'out-of-order': stops(phrase`stops in \`db push\` unless \`--include-all\` is given`),
  },
  // https://atlasgo.io/concepts/migration-directory-integrity
  atlas: {
    edited: stops(phrase`stops because atlas.sum no longer matches, until \`atlas migrate hash\``),
    'out-of-order': stops(phrase`stops because it runs in linear order only, unless told otherwise`),
  },
  // https://docs.liquibase.com/concepts/changelogs/changeset-checksums.html
  liquibase: { edited: stops(phrase`stops because the checksum of the changeset differs`) },
  // https://github.com/graphile/migrate (each committed file holds the hash of itself and of the one before)
  'graphile-migrate': { edited: stops(phrase`stops because the hash in the file no longer matches`) },
  // https://salsita.github.io/node-pg-migrate/ (checkOrder)
  'node-pg-migrate': { edited: notSeen, 'out-of-order': stops(phrase`stops unless \`--no-check-order\` is given`) },
};

/** What a tool does about one change of its history; nothing where it is not known. */
export function reactionOf({ kind, migration }: HistoryChange): Reaction | undefined {
  return reactions[migration.format]?.[kind];
}

/** `; flyway stops with …`: what the tool does, to end a sentence about the files. */
export function reactionWords(change: HistoryChange): Text | string {
  const reaction = reactionOf(change);
  return reaction ? phrase`; ${change.migration.format} ${reaction.does}` : '';
}
