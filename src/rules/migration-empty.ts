/** A migration without a statement does nothing, which is seldom meant. */
import type { Rule } from '../model/rule.ts';
import { phrase } from '../model/text.ts';

export const migrationEmpty: Rule = {
  id: 'migration-empty',
  title: 'Migration without a statement',
  severity: 'info',
  what: 'The way up of a new migration holds no statement: it is empty, or comments only.',
  why: 'The tool records it as applied. What was meant to be in it can no longer be added where it ran, because an applied migration is not run again.',
  safe: 'Put the statements in before merging, or leave the file out.',
  sources: ['https://www.postgresql.org/docs/current/sql-syntax-lexical.html#SQL-SYNTAX-COMMENTS'],
  check: ({ rehearsal }) =>
    rehearsal.migrations
      .filter(({ migration, statements }) => migration.kind !== 'opaque' && statements.length === 0)
      .map((migration) => ({
        migration,
        subject: migration.migration.path,
        message: phrase`${migration.migration.path} holds no statement and will be recorded as applied.`,
      })),
  examples: [
    { title: 'a file of comments', sql: '-- to do\n', finds: ['migrations/1.sql'] },
    { title: 'an empty file beside another', before: ['SELECT 1;'], sql: '', finds: ['migrations/2.sql'] },
    { title: 'a statement', sql: '-- one\nSELECT 1;', finds: [], why: 'It holds a statement.' },
    {
      title: 'a statement that changes nothing',
      sql: 'CREATE SCHEMA IF NOT EXISTS public;',
      finds: [],
      why: 'It says what it wants, and the database has it already.',
    },
  ],
};
