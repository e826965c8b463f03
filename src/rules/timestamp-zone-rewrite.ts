/** Whether timestamp to timestamptz is free depends on a setting of the session that runs it. */
import type { Rule } from '../model/rule.ts';
import { phrase } from '../model/text.ts';
import { tablesBy } from './shared/causes.ts';
import { type ColumnChange, columnChanges } from './shared/column-change.ts';

const zones = new Set(['timestamp without time zone', 'timestamp with time zone']);

export const timestampZoneRewrite: Rule = {
  id: 'timestamp-zone-rewrite',
  title: 'Timestamp type change that depends on TimeZone',
  severity: 'warning',
  what: 'An `ALTER COLUMN … TYPE timestamptz` (or back to `timestamp`) that was free only because the rehearsal ran with `TimeZone` UTC.',
  why: 'With UTC the stored values stay as they are. With any other `TimeZone` of the role, database or client that runs the migration, the table is rewritten while reads and writes wait, and old values are read as times of that zone.',
  safe: "Say it in the migration, in the same transaction: `SET LOCAL TimeZone = 'UTC';` before the ALTER. If the old values are local times of another zone, the rewrite is needed: expand and contract.",
  versions: 'Free under UTC from PostgreSQL 12; before, it always rewrites.',
  sources: [
    'https://www.postgresql.org/docs/12/release-12.html',
    'https://www.postgresql.org/docs/current/datatype-datetime.html',
  ],
  check: (input) =>
    columnChanges(input).flatMap((change) => {
      const { step, tableName, name, before, after } = change;
      const [old, now] = [before.type, after.type].map((type) => type.replace(/\(\d\)/, ''));
      const isChange = old !== now && zones.has(old ?? '') && zones.has(now ?? '');
      if (!isChange || tablesBy(input, step, 'rewrite', step.action).length > 0) return [];
      const { migration, statement } = step;
      const place = { migration, statement, subject: name };
      if (input.targetVersion < 12) {
        const message = phrase`On PostgreSQL ${input.targetVersion} changing ${name} to ${after.type} rewrites ${tableName} while reads and writes wait.`;
        return [{ ...place, message, severity: 'danger' as const }];
      }
      if (setsUtc(change)) return [];
      const message = phrase`Changing ${name} to ${after.type} did not rewrite ${tableName} only because TimeZone was UTC; with another TimeZone it is rewritten while reads and writes wait, and every value is shifted.`;
      return [{ ...place, message }];
    }),
  examples: [
    {
      title: 'left to the settings of the session',
      given: 'CREATE TABLE visits (id bigint PRIMARY KEY, at timestamp)',
      sql: 'ALTER TABLE visits ALTER COLUMN at TYPE timestamptz;',
      finds: ['public.visits.at'],
    },
    {
      title: 'on a version that always rewrites',
      given: 'CREATE TABLE visits (id bigint PRIMARY KEY, at timestamp)',
      sql: "SET LOCAL TimeZone = 'UTC'; ALTER TABLE visits ALTER COLUMN at TYPE timestamptz;",
      targetVersion: 11,
      finds: ['public.visits.at'],
    },
    {
      title: 'with the zone said',
      given: 'CREATE TABLE visits (id bigint PRIMARY KEY, at timestamp)',
      sql: "SET LOCAL TimeZone = 'UTC'; ALTER TABLE visits ALTER COLUMN at TYPE timestamptz;",
      finds: [],
      why: 'It is free whatever the settings of the session are.',
    },
    {
      title: 'with the zone said in the words of the standard',
      given: 'CREATE TABLE visits (id bigint PRIMARY KEY, at timestamptz)',
      sql: "SET TIME ZONE 'UTC'; ALTER TABLE visits ALTER COLUMN at TYPE timestamp;",
      finds: [],
      why: 'It is free whatever the settings of the session are.',
    },
    {
      title: 'with an expression that reads the values',
      given: 'CREATE TABLE visits (id bigint PRIMARY KEY, at timestamp)',
      sql: "ALTER TABLE visits ALTER COLUMN at TYPE timestamptz USING at AT TIME ZONE 'Europe/Paris';",
      finds: [],
      why: 'It is a rewrite for certain, which column-type-rewritten reports.',
    },
  ],
};

/** The same migration set the zone before, for the session or the transaction. */
function setsUtc({ step }: ColumnChange): boolean {
  const { statements } = step.migration;
  return statements
    .slice(0, statements.indexOf(step.statement))
    .some(({ statement }) =>
      statement.actions.some(
        (action) =>
          action.type === 'set' &&
          action.name.toLowerCase() === 'timezone' &&
          /^'?(?:utc|gmt|etc\/utc|0)'?$/i.test(action.value),
      ),
    );
}
