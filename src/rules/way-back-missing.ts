/** A migration without a way down, where its tool and its neighbours have one. */
import type { Migration } from '../model/migration.ts';
import type { Rule, RuleInput } from '../model/rule.ts';
import { phrase } from '../model/text.ts';

/** Tools whose every migration has a place for the way down; elsewhere the other migrations tell whether it is used. */
const alwaysBothWays: ReadonlySet<string> = new Set(['dbmate', 'diesel', 'golang-migrate', 'goose', 'hasura', 'tern']);

/** No line but empty ones and comments. */
function isEmpty(sql: string): boolean {
  return sql.split('\n').every((line) => line.trim() === '' || line.trimStart().startsWith('--'));
}

function hasWayBack({ down }: Migration): boolean {
  return down !== null && !isEmpty(down.text);
}

function isExpected({ rehearsal }: RuleInput, { format, root }: Migration): boolean {
  const others = rehearsal.migrations.filter(({ migration }) => migration.root === root);
  return alwaysBothWays.has(format) || others.some(({ migration }) => hasWayBack(migration));
}

export const wayBackMissing: Rule = {
  id: 'way-back-missing',
  title: 'No way back',
  severity: 'info',
  what: 'A migration has no way down, or an empty one, although its tool has a place for it, or another migration of the pull request has one.',
  why: 'When the deployment has to be taken back, somebody writes the way back under pressure. An empty one is worse: the tool says that it rolled back, and nothing happened.',
  safe: 'Write it and rehearse it here: up, down, up again. Where there is none, because data would be lost, let the way down raise an error that says so, and plan a backup.',
  sources: [
    'https://github.com/golang-migrate/migrate/blob/master/MIGRATIONS.md',
    'https://pressly.github.io/goose/documentation/annotations/',
  ],
  check: (input) =>
    input.rehearsal.migrations
      .filter(
        ({ migration, statements }) =>
          migration.kind === 'versioned' && statements.length > 0 && !hasWayBack(migration),
      )
      .filter(({ migration }) => isExpected(input, migration))
      .map((migration) => {
        const { path, down } = migration.migration;
        const message =
          down === null
            ? phrase`${path} has no way down.`
            : phrase`The way down of ${path} is empty: it would roll back nothing.`;
        return { migration, subject: path, message };
      }),
  examples: [
    {
      title: 'no file for the way down',
      sql: 'CREATE TABLE orders (id bigint PRIMARY KEY);',
      format: 'golang-migrate',
      finds: ['migrations/1.sql'],
    },
    {
      title: 'a way down of comments',
      sql: 'CREATE TABLE orders (id bigint PRIMARY KEY);',
      down: '-- nothing to do\n',
      format: 'goose',
      finds: ['migrations/1.sql'],
    },
    {
      title: 'a way down',
      sql: 'CREATE TABLE orders (id bigint PRIMARY KEY);',
      down: 'DROP TABLE orders;',
      format: 'dbmate',
      finds: [],
      why: 'It can be taken back.',
    },
    {
      title: 'a tool without ways down',
      sql: 'CREATE TABLE orders (id bigint PRIMARY KEY);',
      format: 'prisma',
      finds: [],
      why: 'There is no place for it.',
    },
  ],
};
