/** After a way down that restored the schema, the way up does not work a second time. */
import { objectKind } from '../model/object-kind.ts';
import type { Rule } from '../model/rule.ts';
import { listed, phrase } from '../model/text.ts';

export const reapplyFails: Rule = {
  id: 'reapply-fails',
  title: 'Up, down, and not up again',
  severity: 'danger',
  what: 'After up and down, which restored the schema, going up again fails or gives another schema.',
  why: 'After a rollback the mended release goes out, and its migration meets what the first attempt left: rows, most often.',
  safe: 'Take back in the way down the rows that the way up brings, or write the way up so that it does not mind them (`ON CONFLICT DO NOTHING`).',
  sources: ['https://www.postgresql.org/docs/current/sql-insert.html'],
  check: ({ rehearsal: { rollback, migrations } }) => {
    const { reapply, reapplyFailure: failure, reapplyDifferences: differences } = rollback;
    if (reapply === 'fails' && failure) {
      const { path, line, error } = failure;
      const message = phrase`Going up again stops here: ${error.message.replace(/\.$/, '')}.`;
      return [{ path, line, subject: path, message }];
    }
    const path = migrations.at(-1)?.migration.path;
    if (reapply !== 'differs' || path === undefined) return [];
    const objects = listed(differences.map(({ kind, object }) => phrase`${objectKind(kind)} ${object}`));
    return [{ path, line: 1, subject: path, message: phrase`Going up again gives another schema: ${objects}.` }];
  },
  examples: [
    {
      title: 'rows that the way down leaves',
      given: 'CREATE TABLE roles (name text PRIMARY KEY)',
      sql: "INSERT INTO roles VALUES ('auditor');",
      down: 'SELECT 1;',
      finds: ['migrations/1.sql'],
    },
    {
      title: 'rows that do not mind',
      given: 'CREATE TABLE roles (name text PRIMARY KEY)',
      sql: "INSERT INTO roles VALUES ('auditor') ON CONFLICT DO NOTHING;",
      down: 'SELECT 1;',
      finds: [],
      why: 'The second time it finds them there, and goes on.',
    },
  ],
};
