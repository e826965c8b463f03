/** Trees that Sqitch reads, and what they give. */
import type { FormatExample } from '../../model/format.ts';

const by = '2024-01-02T03:04:05Z Ada <ada@example.org>';
const head = '%syntax-version=1.0.0\n%project=shop\n\n';

export const sqitchExamples: readonly FormatExample[] = [
  {
    title: 'the plan decides the order; scripts of the template and one without a transaction',
    files: {
      'sqitch.conf': '[core]\n\tengine = pg\n\ttop_dir = sql # here\n',
      'sql/sqitch.plan': `${head}schema ${by} # The schema.\nusers [schema] ${by} # With [brackets].\n`,
      'sql/deploy/schema.sql': '-- Deploy shop:schema to pg\n\n\\set ON_ERROR_STOP on\nCREATE SCHEMA shop;\n',
      'sql/deploy/users.sql': 'BEGIN;\nCREATE TABLE shop.users (id bigint);\nCOMMIT;\n',
      'sql/deploy/later.sql': 'CREATE TABLE shop.later (id bigint);\n',
      'sql/revert/users.sql': 'BEGIN;\nDROP TABLE shop.users;\nCOMMIT;\n',
      'sql/revert/schema.sql': '-- cannot be reverted\n',
      'sql/verify/users.sql': 'SELECT id FROM shop.users WHERE false;\n',
    },
    gives: [
      {
        path: 'sql/deploy/schema.sql',
        version: 'schema',
        transaction: 'statement',
        up: '-- Deploy shop:schema to pg CREATE SCHEMA shop;',
        down: null,
      },
      {
        path: 'sql/deploy/users.sql',
        version: 'users',
        transaction: 'author',
        down: 'BEGIN; DROP TABLE shop.users; COMMIT;',
      },
    ],
  },
  {
    title: 'variables of psql, for which their own names stand in',
    files: {
      'sqitch.plan': `${head}clerk ${by}\n`,
      'deploy/clerk.sql':
        "\\set clerk `cat /run/secrets/clerk`\nCREATE ROLE :clerk PASSWORD :'word';\nGRANT :\"clerk\" TO owner; -- not :this\nSELECT ':nor this', a[1:b], now()::date;\n",
    },
    gives: [
      {
        path: 'deploy/clerk.sql',
        version: 'clerk',
        up: "CREATE ROLE clerk PASSWORD 'word'; GRANT \"clerk\" TO owner; -- not :this SELECT ':nor this', a[1:b], now()::date;",
      },
    ],
  },
  {
    title: 'a change that is reworked after a release keeps its old script',
    files: {
      'sqitch.plan': `${head}hash ${by}\n@v1 ${by}\n\nhash [hash@v1] ${by}\n`,
      'deploy/hash.sql': 'CREATE OR REPLACE FUNCTION h() RETURNS int LANGUAGE sql AS $$ SELECT 2 $$;\n',
      'deploy/hash@v1.sql': 'CREATE FUNCTION h() RETURNS int LANGUAGE sql AS $$ SELECT 1 $$;\n',
      'revert/hash.sql': 'CREATE OR REPLACE FUNCTION h() RETURNS int LANGUAGE sql AS $$ SELECT 1 $$;\n',
      'revert/hash@v1.sql': 'DROP FUNCTION h();\n',
    },
    gives: [
      { path: 'deploy/hash@v1.sql', version: 'hash', down: 'DROP FUNCTION h();' },
      { path: 'deploy/hash.sql', version: 'hash#2' },
    ],
  },
  {
    title: 'a plan an engine, changes in subdirectories, and what other projects provide',
    files: {
      'sqitch.conf': '[engine "pg"]\n\ttop_dir = pg\n[engine "sqlite"]\n\ttop_dir = lite\n',
      'pg/sqitch.plan': `${head}tables/users [base:roles !old] ${by}\n`,
      'pg/deploy/tables/users.sql': 'CREATE TABLE users (id bigint);\n',
    },
    gives: [{ path: 'pg/deploy/tables/users.sql', version: 'tables/users', down: null }],
  },
];
