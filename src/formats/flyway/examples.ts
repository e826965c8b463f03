/** Flyway's examples: documentation of the format and its test. */
import type { FormatExample } from '../../model/format.ts';

export const flywayExamples: readonly FormatExample[] = [
  {
    title: 'versions part by part, subfolders, undo and repeatable files',
    files: {
      'src/main/resources/db/migration/V1_10__index.sql': 'CREATE INDEX i ON users (id);\n',
      'src/main/resources/db/migration/V1_9__users.sql': 'CREATE TABLE users (id bigint);\n',
      'src/main/resources/db/migration/U1_9__users.sql': 'DROP TABLE users;\n',
      'src/main/resources/db/migration/later/V2.0__email.sql': 'ALTER TABLE users ADD email text;\n',
      'src/main/resources/db/migration/R__views.sql': 'CREATE OR REPLACE VIEW v AS SELECT * FROM users;\n',
      'src/main/resources/db/migration/afterMigrate.sql': 'SELECT 1;\n',
      'src/main/java/db/migration/V1_11__Backfill.java': 'class V1_11__Backfill {}\n',
    },
    gives: [
      {
        path: 'src/main/resources/db/migration/V1_9__users.sql',
        version: '1.9',
        transaction: 'file',
        up: 'CREATE TABLE users (id bigint);',
        down: 'DROP TABLE users;',
      },
      { path: 'src/main/resources/db/migration/V1_10__index.sql', version: '1.10', down: null },
      { path: 'src/main/java/db/migration/V1_11__Backfill.java', version: '1.11', kind: 'opaque' },
      { path: 'src/main/resources/db/migration/later/V2.0__email.sql', version: '2' },
      { path: 'src/main/resources/db/migration/R__views.sql', version: '', kind: 'repeatable' },
    ],
  },
  {
    title: 'locations, placeholders and transactions from flyway.toml and a sidecar',
    files: {
      'flyway.toml':
        '[flyway]\nlocations = ["filesystem:sql/tables", "filesystem:sql/later"]\n[flyway.placeholders]\napp-user = "app"\n',
      'sql/tables/V1__users.sql': 'CREATE TABLE ${flyway:defaultSchema}.users (id bigint);\n',
      'sql/later/V2__grant.sql': 'GRANT SELECT ON users TO ${App-User};\n',
      'sql/later/V3__index.sql': 'CREATE INDEX CONCURRENTLY i ON users (id);\n',
      'sql/later/V4__enum.sql': 'ALTER TYPE mood ADD VALUE $$calm$$;\n',
      'sql/later/V4__enum.sql.conf': 'executeInTransaction=false\nplaceholderReplacement=false\n',
    },
    gives: [
      { path: 'sql/tables/V1__users.sql', version: '1', up: 'CREATE TABLE public.users (id bigint);' },
      { path: 'sql/later/V2__grant.sql', version: '2', transaction: 'file', up: 'GRANT SELECT ON users TO app;' },
      { path: 'sql/later/V3__index.sql', version: '3', transaction: 'statement' },
      { path: 'sql/later/V4__enum.sql', version: '4', transaction: 'statement' },
    ],
  },
  {
    title: 'own prefixes, a baseline whose files are gone, all pending in one transaction',
    files: {
      'flyway.conf':
        'flyway.locations=filesystem:migrations\nflyway.sqlMigrationPrefix=M\nflyway.group=true\nflyway.placeholderPrefix=[[\nflyway.placeholderSuffix=]]\nflyway.placeholders.t=users\n',
      'migrations/B5__start.sql': 'CREATE TABLE [[t]] (id bigint);\n',
      'migrations/M6__email.sql': 'ALTER TABLE [[t]] ADD email text DEFAULT $${none}$$;\n',
    },
    gives: [
      { path: 'migrations/B5__start.sql', version: '5', transaction: 'batch', up: 'CREATE TABLE users (id bigint);' },
      { path: 'migrations/M6__email.sql', version: '6', up: 'ALTER TABLE users ADD email text DEFAULT $${none}$$;' },
    ],
  },
];
