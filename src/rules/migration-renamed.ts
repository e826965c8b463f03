/** A merged migration under another name is, for many tools, another migration. */

import type { HistoryChange } from '../model/rehearsal.ts';
import type { Report, Rule } from '../model/rule.ts';
import { phrase } from '../model/text.ts';
import { referenceTo } from './shared/history-examples.ts';
import { reactionOf, reactionWords } from './shared/tool-reactions.ts';

function report(change: HistoryChange): Report {
  const { migration, other } = change;
  const place = { path: migration.path, line: 1, subject: migration.path };
  const from = other ? phrase` from ${other.path}` : '';
  if (other && other.version !== migration.version) {
    const message = phrase`${migration.path} was renamed${from}, which gives it another version, so databases that ran it run it a second time.`;
    return { ...place, message, severity: 'danger' };
  }
  const reaction = reactionOf(change);
  const message = phrase`${migration.path} was renamed${from} after it was merged${reactionWords(change)}.`;
  return { ...place, message, severity: reaction?.stops ? 'danger' : 'info' };
}

export const migrationRenamed: Rule = {
  id: 'migration-renamed',
  title: 'Merged migration renamed',
  severity: 'warning',
  what: 'A migration that the base branch has stands under another path with the same text.',
  why: 'Tools know a migration by its version or its name. With another version it is a new one: it runs a second time where it ran before, and fails there or repeats its effect. Tools that remember names refuse.',
  safe: 'Leave the name as it was merged. If the order is wrong, write a new migration.',
  sources: ['https://documentation.red-gate.com/flyway', 'https://docs.rs/refinery'],
  check: ({ rehearsal }) => rehearsal.history.filter(({ kind }) => kind === 'renamed').map(report),
  examples: [
    {
      title: 'another version',
      sql: 'SELECT 1;',
      history: [
        {
          kind: 'renamed',
          migration: referenceTo('golang-migrate', '7_orders.up.sql'),
          other: referenceTo('golang-migrate', '3_orders.up.sql'),
        },
      ],
      finds: ['migrations/7_orders.up.sql'],
    },
    {
      title: 'another description',
      sql: 'SELECT 1;',
      history: [
        {
          kind: 'renamed',
          migration: referenceTo('flyway', 'V3__bills.sql'),
          other: referenceTo('flyway', 'V3__orders.sql'),
        },
      ],
      finds: ['migrations/V3__bills.sql'],
    },
    { title: 'no rename', sql: 'SELECT 1;', finds: [], why: 'Every migration has the name that it had.' },
    {
      title: 'edited in place',
      sql: 'SELECT 1;',
      history: [{ kind: 'edited', migration: referenceTo('flyway', 'V3__orders.sql') }],
      finds: [],
      why: 'Its name is the same; `migration-edited` speaks of the text.',
    },
  ],
};
