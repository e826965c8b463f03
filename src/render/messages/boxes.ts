/** The words of the boxes before the merge: what each says, and what the rehearsal shows or could not show about it. */
import type { BoxFact } from '../../model/signoff.ts';
import { code, type Inline, type Segment, say } from '../inline.ts';
import { rowCount } from '../sizes.ts';
import { count } from './count.ts';

/** By the id of the box. */
const boxes: Readonly<Record<string, string>> = {
  'script-reviewed': 'Script reviewed',
  unrehearsed: 'What was not rehearsed was read, and run on a copy',
  'rollback-rehearsed': 'Rollback rehearsed: up, down, up',
  'rollback-accepted': 'The way back was tried by hand, or going without a proven one is accepted',
  'performance-measured': 'Performance effect assessed',
  'performance-assessed':
    'The performance effect was assessed: how long it works, and what that costs the database meanwhile',
  'locks-measured': 'No long lock on a large table',
  'locks-accepted': 'The locks were looked at: their tables are small enough, or the wait for them is accepted',
  staging: 'Run on staging, with the application on top',
  'production-sized': 'Run once on a copy as large as production',
  'backup-restored': 'A backup of what these migrations touch was restored once, somewhere else',
  window: 'A time window is agreed with those who run production',
  monitoring: 'Somebody watches locks and errors while it runs, and knows when to stop it',
  'on-call-told': 'Whoever is on call then was told, and knows the way back',
  'consumers-told': 'Everybody outside this repository who uses what is removed was told',
};

/** @param objects names of tables; empty where the fact has none */
type FactWords = (amount: number, objects: Inline) => Inline;

const facts: Readonly<Record<BoxFact['id'], FactWords>> = {
  restored: (migrations) => say`schema restored, ${count(migrations, 'migration')}`,
  'restored-with-loss': (migrations) => say`schema restored, data lost, ${count(migrations, 'migration')}`,
  generated: () => say`by a generated way down, which the report offers`,
  'not-of-unrehearsed': () => say`not of what was not rehearsed`,
  'way-back-not-run': () => say`The way back was not run`,
  'way-back-irreversible': () => say`There is no way back that could be run`,
  'way-back-fails': () => say`The way down does not run`,
  'way-back-differs': () => say`The way down does not restore the schema`,
  'way-back-asks-rows': () => say`The way down works only where the rows in production agree`,
  'up-again-not-run': () => say`Going up again was not run`,
  'up-again-fails': () => say`Going up again does not run`,
  'up-again-differs': () => say`Going up again leads to another schema`,
  'nobody-waits': () => say`nobody waits for a lock`,
  moments: () => say`every lock that others wait for is held for a moment`,
  'no-work': () => say`nothing here takes longer with more rows`,
  'small-tables': (rows) => say`every table that it works through has fewer than ${rowCount(rows)} rows`,
  'not-measured': () => say`The rehearsal did not come to its end`,
  'size-unknown': (_, tables) =>
    say`The size of ${tables} in production is unknown: run ${code('countersign stats --database URL')} and commit its file`,
  'large-tables': (rows, tables) => say`It works through ${tables}, with ${rowCount(rows)} rows or more`,
};

export const boxWords = {
  box: (id: string) => boxes[id] ?? `${id[0]?.toUpperCase() ?? ''}${id.slice(1).replaceAll('-', ' ')}`,
  optional: 'optional',
  doneBy: (who: Segment, date: string) => say`${who}, ${date}`,
  proven: (shown: Inline) => say`measured by the rehearsal: ${shown}`,
  bySignoffs: 'by everybody whose sign-off is asked above',
  withSignoffs: 'ticked by itself when the sign-offs above are complete',
  fact: ({ id, amount }: BoxFact, objects: Inline) => facts[id](amount ?? 0, objects),
  nothingToDo: (ticked: number) =>
    `Before merge: ${count(ticked, 'box', 'boxes')} ticked by the rehearsal, nothing left to do by hand`,
};
