/** What a phase of a rollout asks for and does, in words. */
import type { CriterionId, StepId } from '../../model/plan-terms.ts';
import { type Inline, type Segment, say } from '../inline.ts';

/** A parameter as a name from the repository, or as a figure. */
export interface Given {
  readonly name: (key: string) => Segment;
  readonly figure: (key: string) => string;
  readonly size: (key: string) => string;
}

export type Words<Id extends string> = Readonly<Record<Id, (given: Given) => Inline>>;

export const criteria: Words<CriterionId> = {
  'signed-off': () => say`everybody whom the policy asks has signed`,
  'previous-done': () => say`the phase before has met all of its exit criteria`,
  'backup-restored': () => say`a backup was restored once and looked at`,
  'off-peak': () => say`traffic is low, and nobody expects it to rise`,
  'code-released': () => say`the code that needs it is released everywhere`,
  'no-code-uses': ({ name }) => say`nothing that runs uses ${name('object')} any more`,
  'releases-passed': ({ figure }) => say`${figure('releases')} releases have passed without a return`,
  'disk-free': ({ size }) => say`more than ${size('bytes')} of disk are free`,
  'dependents-carried': ({ name }) => say`${name('objects')} exist for the new column too, and are valid`,
  'check-is-zero': () => say`the check of the phase before finds nothing`,
  'structure-there': () => say`the schema is as expected`,
  gone: ({ name }) => say`${name('object')} is gone, and nothing asks for it`,
  'errors-below': ({ figure }) => say`errors stay below ${figure('percent')} %`,
  'no-mismatch': () => say`old and new agree in every row`,
  'backfill-finished': () => say`the backfill has finished, and none of its rows is left`,
  ramped: ({ figure }) => say`${figure('percent')} % of reads take the new path`,
  soaked: ({ figure }) => say`${figure('hours')} hours at 100 % without an alarm`,
  'p99-within': ({ figure }) => say`P99 is within ${figure('percent')} % of the old path`,
  'index-valid': () => say`the index is valid`,
  validated: () => say`the constraint is validated`,
};

export const steps: Words<StepId> = {
  'set-guards': () => say`Set the guards of the session, and try again later where a lock is not to be had.`,
  'add-column': ({ name }) => say`Add ${name('column')} to ${name('table')}.`,
  'add-index': ({ name }) =>
    say`Build ${name('index')} outside of a transaction; if it is left INVALID, drop it and build it again.`,
  'add-unchecked': ({ name }) => say`Add ${name('constraint')}: it binds new rows, and does not read the old ones yet.`,
  validate: ({ name }) => say`Validate ${name('constraint')}; reads and writes go on meanwhile.`,
  'set-not-null': ({ name }) => say`Set NOT NULL, which reads nothing now that ${name('constraint')} is valid.`,
  loosen: ({ name }) => say`Allow ${name('from')} to be empty, as nobody will write it any more.`,
  'attach-constraint': ({ name }) => say`Make the index the constraint ${name('constraint')}.`,
  'carry-dependents': ({ name }) => say`Build for ${name('to')} what only ${name('from')} has: ${name('objects')}.`,
  'sync-trigger': ({ name }) => say`Let a trigger give ${name('to')} what old code writes to ${name('from')}.`,
  'write-both': ({ name }) => say`Release code that writes ${name('from')} and ${name('to')}, behind a flag.`,
  'always-write': ({ name }) => say`Release code that never leaves ${name('column')} empty.`,
  'run-backfill': ({ name }) => say`Run the backfill of ${name('table')} (see Backfill).`,
  'fill-by-hand': ({ name }) =>
    say`Fill ${name('to')} in pages; its value stands in no migration, so decide on it first.`,
  'ramp-reads': ({ figure }) => say`Release code that reads the new side, behind a flag: ${figure('ramp')} %.`,
  'release-code': () => say`Release the code that goes with it.`,
  'stop-using': ({ name }) =>
    say`Release code that no longer uses ${name('object')}; look outside this repository too.`,
  watch: ({ figure }) => say`Watch for ${figure('hours')} hours.`,
  'drop-column': ({ name }) => say`Drop ${name('object')}.`,
  'drop-table': ({ name }) => say`Drop ${name('object')}.`,
  'swap-names': ({ name }) =>
    say`Drop the old ${name('from')}, and give its name to ${name('to')}, in one transaction.`,
  'rename-with-view': ({ name }) => say`Rename it, and leave a view under ${name('from')}.`,
  'drop-view': ({ name }) => say`Drop the view ${name('object')}.`,
  'change-type': ({ name }) => say`Change the type from ${name('from')} to ${name('to')}: the rows stay as they are.`,
  'add-value': ({ name }) => say`Add the value ${name('value')} before any code writes it.`,
  'as-written': ({ name }) => say`Run it on ${name('table')}.`,
  'online-tool': () => say`Consider an online tool instead of this window (see below).`,
  'first-pull-request': () => say`First pull request: what adds.`,
  'second-pull-request': () => say`Second pull request, releases later: what takes away.`,
};
