/** Trees that Liquibase reads, and what they give. */
import type { FormatExample } from '../../model/format.ts';

export const liquibaseExamples: readonly FormatExample[] = [
  {
    title: 'a directory of formatted SQL: ways down, the opt-out, a changeset that repeats, one for another database',
    files: {
      'db/changes/1-users.sql': [
        '--liquibase formatted sql',
        '',
        '--changeset ada:1',
        '--comment: users',
        'CREATE TABLE users (id bigserial);',
        '--rollback DROP TABLE users;',
        '',
        '--changeset ada:2 runInTransaction:false labels:later',
        'CREATE INDEX CONCURRENTLY i ON users (id);',
        '/* liquibase rollback',
        'DROP INDEX i;',
        '*/',
        '-- changeset "Ada L":"two words" runOnChange:true splitStatements:false',
        'CREATE OR REPLACE VIEW v AS SELECT 1;',
        '--rollback not required',
        '--changeset ada:3 dbms:mysql',
        'SELECT 1;',
        '',
      ].join('\n'),
    },
    gives: [
      {
        path: 'db/changes/1-users.sql',
        version: 'ada:1',
        transaction: 'file',
        up: 'CREATE TABLE users (id bigserial);',
        down: 'DROP TABLE users;',
      },
      {
        path: 'db/changes/1-users.sql',
        version: 'ada:2',
        transaction: 'statement',
        up: 'CREATE INDEX CONCURRENTLY i ON users (id);',
        down: 'DROP INDEX i;',
      },
      { path: 'db/changes/1-users.sql', version: '', kind: 'repeatable', transaction: 'file', down: null },
    ],
  },
  {
    title: 'the root changelog decides the order; changesets that are not SQL hold their places',
    files: {
      'src/main/resources/db/changelog/db.changelog-master.yaml': [
        'databaseChangeLog:',
        '  - include:',
        '      file: db/changelog/z.sql',
        '  - changeSet:',
        '      id: 7',
        '      author: ada',
        '      changes:',
        '        - createTable: { tableName: roles }',
        '  - includeAll:',
        '      path: parts',
        '      relativeToChangelogFile: true',
        '',
      ].join('\n'),
      'src/main/resources/db/changelog/z.sql': '-- liquibase formatted sql\n-- changeset ada:z\nSELECT 1;\n',
      'src/main/resources/db/changelog/parts/a.sql': '--liquibase formatted sql\n--changeset ada:a\nSELECT 2;\n',
      'src/main/resources/db/changelog/parts/b.sql': 'SELECT 3;\n',
    },
    gives: [
      { path: 'src/main/resources/db/changelog/z.sql', version: 'ada:z', up: 'SELECT 1;' },
      { path: 'src/main/resources/db/changelog/db.changelog-master.yaml', version: 'ada:7', kind: 'opaque', up: '' },
      { path: 'src/main/resources/db/changelog/parts/a.sql', version: 'ada:a', up: 'SELECT 2;' },
      { path: 'src/main/resources/db/changelog/parts/b.sql', version: 'includeAll:raw', up: 'SELECT 3;', down: null },
    ],
  },
  {
    title: 'an XML root that the settings name, a separator, lines that are left out, a property',
    files: {
      'liquibase.properties': 'changeLogFile=db/root.xml\nurl=jdbc:postgresql://localhost/shop\n',
      'db/root.xml':
        '<?xml version="1.0"?>\n<!-- <include file="old.sql"/> -->\n<databaseChangeLog>\n  <include file="a.sql" relativeToChangelogFile="true"/>\n</databaseChangeLog>\n',
      'db/a.sql': [
        '--liquibase formatted sql',
        '--property name:schema value:shop',
        '--changeset ada:1 endDelimiter:/ runInTransaction:false',
        'CREATE SCHEMA ${schema}',
        '/',
        '--ignoreLines:start',
        'EXPLAIN SELECT 1;',
        '--ignoreLines:end',
        'CREATE TABLE ${schema}.t (id int)',
        '/',
        '',
      ].join('\n'),
    },
    gives: [
      {
        path: 'db/a.sql',
        version: 'ada:1',
        transaction: 'statement',
        up: 'CREATE SCHEMA shop ; CREATE TABLE shop.t (id int) ;',
        down: null,
      },
    ],
  },
];
