/** The words of rollout plans and runbooks: one for every id of `model/plan.ts`. */
import type { Level, PlanWeight, Volume } from '../../model/plan.ts';
import type {
  BackfillRefusal,
  BackId,
  GapId,
  Measure,
  MomentId,
  OwedId,
  PhaseId,
  PreconditionId,
  QueryId,
  Reaction,
  RecipeId,
  RiskId,
} from '../../model/plan-terms.ts';
import { code, type Inline, type Segment, say, strong } from '../inline.ts';
import { count } from './count.ts';
import { criteria, steps, type Words } from './plan-steps.ts';
import { runbookWords } from './runbook.ts';

const recipes: Readonly<Record<RecipeId, string>> = {
  'add-column': 'add a column',
  'drop-column': 'drop a column',
  'drop-table': 'drop a table',
  'rename-column': 'rename a column',
  'rename-table': 'rename a table',
  'type-change': 'change a type',
  'not-null': 'forbid empty values',
  unique: 'unique key',
  'foreign-key': 'foreign key',
  index: 'index',
  enum: 'enum value',
  rewrite: 'rewrite a table',
  split: 'split this pull request',
};

const phases: Readonly<Record<PhaseId, string>> = {
  expand: 'Expand',
  'dual-write': 'Dual write',
  backfill: 'Backfill',
  'flip-reads': 'Flip reads',
  soak: 'Soak',
  contract: 'Contract',
};

const queries: Words<QueryId> = {
  'columns-there': ({ name }) => say`columns of ${name('table')} that are there, of ${name('columns')}`,
  'columns-gone': ({ name }) => say`columns of ${name('table')} that are still there, of ${name('columns')}`,
  'relation-there': ({ name }) => say`${name('table')} is there`,
  'relation-gone': ({ name }) => say`${name('table')} is gone`,
  'row-count': ({ name }) => say`rows of ${name('table')}, before and after`,
  'nulls-left': ({ name }) => say`rows of ${name('table')} without a value in ${name('column')}`,
  'old-and-new-differ': ({ name }) => say`rows of ${name('table')} whose ${name('column')} differs from the old value`,
  sample: ({ name, figure }) => say`${figure('rows')} rows of ${name('table')} at random, old beside new`,
  'rows-left': ({ name }) => say`rows of ${name('table')} that the change has not reached`,
  duplicates: ({ name }) => say`values of ${name('column')} that stand twice in ${name('table')}`,
  orphans: ({ name }) => say`rows of ${name('table')} that ${name('constraint')} would refuse`,
  'not-valid-left': () => say`constraints that are not validated`,
  'invalid-indexes': () => say`indexes that are INVALID`,
  'value-there': ({ name }) => say`${name('object')} has the value ${name('value')}`,
  'still-used': ({ name }) => say`whether ${name('table')} is still read or written: ask twice, minutes apart`,
};

const backs: Words<BackId> = {
  'drop-added': ({ name }) => say`drop ${name('object')} again; nothing relies on it yet`,
  'old-path': () => say`switch the new path off; the old column has everything`,
  'leave-rows': () => say`stop; what is filled does no harm, and the next run goes on from there`,
  'reads-to-old': () => say`set the flag to 0 %, or release the code before; the old side has everything`,
  'drop-constraint': () => say`loosen the constraint to what it was before this phase`,
  'nullable-again': () => say`allow empty values again`,
  'rename-back': () => say`give the old name back`,
  'type-back': ({ name }) => say`change the type back to ${name('from')}; values that no longer fit refuse it`,
  'value-stays': () =>
    say`release the code before; the value stays, as PostgreSQL cannot take it away, and does no harm`,
  'way-down': () => say`run the way down (see Rollback)`,
  'restore-backup': ({ name }) =>
    say`${strong('Point of no return.')} What ${name('object')} held comes back only from a backup`,
};

const measures: Readonly<Record<Measure, (limit: string) => string>> = {
  'error-rate-percent': (limit) => `errors above ${limit} %`,
  'replica-lag-s': (limit) => `replica lag above ${limit} s`,
  mismatches: (limit) => `more than ${limit} rows in which old and new differ`,
  'p99-percent': (limit) => `P99 more than ${limit} % above the old path`,
  'lock-wait-s': (limit) => `a lock not granted within ${limit} s`,
  'failed-attempts': (limit) => `${limit} failed attempts in a row`,
};

const reactions: Readonly<Record<Reaction, string>> = {
  'switch-off': 'switch the new path off',
  throttle: 'slow down',
  'pause-and-halve': 'pause, and halve the batch',
  stop: 'stop',
  'ramp-to-zero': 'back to 0 %',
  'go-back': 'go back',
};

const risks: Words<RiskId> = {
  'blocks-traffic': ({ name }) => say`${name('object')} is written anew while nobody can use it`,
  'loses-data': ({ name }) => say`the contents of ${name('object')} do not come back`,
  'breaks-running-code': ({ name }) => say`running code still uses ${name('object')}`,
  'rows-disagree': ({ name }) => say`rows of ${name('object')} refuse it`,
  'loads-database': ({ name }) => say`the backfill of ${name('object')} slows others down`,
  'fills-disk': ({ name }) => say`the second copy of ${name('object')} fills the disk`,
  'no-proven-way-back': () => say`the way back was not proven`,
  'size-unknown': ({ name }) => say`${name('object')} is larger than expected`,
};

const mitigations: Readonly<Record<RiskId, string>> = {
  'blocks-traffic': 'the recipe, an online tool, or a window',
  'loses-data': 'a restored backup, and a senior’s sign-off',
  'breaks-running-code': 'contract only after the soak',
  'rows-disagree': 'run the verification query first',
  'loads-database': 'pages, pauses, and an eye on replicas',
  'fills-disk': 'measure free space first',
  'no-proven-way-back': 'write it, and rehearse it',
  'size-unknown': 'run countersign stats',
};

const refusals: Readonly<Record<BackfillRefusal, string>> = {
  'no-key': 'it has no primary key and no unique key without nulls, so its rows cannot be walked in order',
  'value-unknown': 'the value for the rows that are there stands in no migration',
  'not-readable': 'the statement joins, returns rows or does several things, so it cannot be cut into pages safely',
  'key-changes': 'it changes the key by which the rows would be walked',
  'no-ordinary-table': 'it is no ordinary table',
};

const owed: Words<OwedId> = {
  validate: ({ name }) => say`validate ${name('object')}: the rows that were there before it are not checked yet`,
  'drop-view': ({ name }) => say`drop the view ${name('object')} when no code says the old name any more`,
  'drop-column': ({ name }) =>
    say`drop ${name('object')}, if ${name('to')}, into which it was copied, has taken its place everywhere`,
};

const gaps: Words<GapId> = {
  'no-entry': ({ name, figure }) =>
    say`Plan for ${name('object')}: ${figure('phase')} has no entry criterion; agree on one.`,
  'no-steps': ({ name, figure }) => say`Plan for ${name('object')}: ${figure('phase')} has no steps; write them down.`,
  'no-exit': ({ name, figure }) =>
    say`Plan for ${name('object')}: ${figure('phase')} has no exit criterion; agree on one.`,
  'no-check': ({ name, figure }) =>
    say`Plan for ${name('object')}: ${figure('phase')} ends without an integrity check; write one.`,
  'no-way-back': ({ name, figure }) =>
    say`Plan for ${name('object')}: ${figure('phase')} has no way back; prepare one.`,
  'no-threshold': ({ name, figure }) =>
    say`Plan for ${name('object')}: ${figure('phase')} has no number at which one turns back; agree on one.`,
  'not-restartable': ({ name }) => say`The backfill of ${name('table')} cannot be resumed; add a checkpoint.`,
  'no-return-unnamed': ({ name }) =>
    say`${name('object')} loses contents, and the statement from which on is not known; agree on the point of no return.`,
  'duration-unknown': ({ figure }) =>
    say`How long the rollout takes: the size of ${figure('tables')} table(s) in production is unknown. Run ${code('countersign stats --database URL')} and commit its file.`,
  'backfill-by-hand': ({ name, figure }) =>
    say`No backfill could be generated for ${name('table')}: ${refusals[figure('refused') as BackfillRefusal]}.`,
};

const weights: Readonly<Record<PlanWeight, string>> = {
  light: 'light: any time, no ceremony',
  standard: 'standard: low traffic, one person watches',
  detailed: 'detailed: a window, the team on standby, rehearsed on a production-sized copy first',
  'war-room': 'war room: a long window announced 24 h ahead, a full backup first, everybody concerned in one call',
};

const preconditions: Readonly<Record<PreconditionId, string>> = {
  'unique-key': 'a primary key or a unique key without nulls',
  'no-triggers': 'no trigger of its own that must not see the copy',
  'ordinary-table': 'an ordinary, logged table',
  'disk-twice': 'free disk of about twice its size',
  'extension-installed': 'the extension is installed',
  'logical-decoding': 'wal_level is logical',
};

const moments: Readonly<Record<MomentId, readonly [string, string]>> = {
  announce: [
    'Tell customers',
    'On <date> from <time> to <time> we maintain our database. <What customers will notice>.',
  ],
  'final-check': [
    'Run the pre-checks a last time',
    'Pre-checks done: <result>. We start in one hour / we do not start because <reason>.',
  ],
  'status-page': ['Announce, and set the status page', 'Maintenance starts in 30 minutes.'],
  start: ['Start', 'Started. Next word after the first phase.'],
  'phase-done': ['After each phase', 'Phase <n> done and verified; going on / stopping because <reason>.'],
  end: ['End', 'Done. <Duration>, <result>, <what is still owed>.'],
};

const levels: Readonly<Record<Level, string>> = { low: 'low', medium: 'medium', high: 'high' };

const volumes: Readonly<Record<Volume, (rows: string) => string>> = {
  small: (rows) => `~${rows} rows: a simple run`,
  medium: (rows) => `~${rows} rows: in pages, with an eye on its progress`,
  large: (rows) => `~${rows} rows: scheduled workers, throttled and watched`,
  unknown: () => 'size unknown: treated as large, in small pages',
};

export const planWords = {
  recipes,
  phases,
  criteria,
  steps,
  queries,
  backs,
  owed,
  measures,
  reactions,
  risks,
  mitigations,
  gaps,
  weights,
  preconditions,
  moments,
  levels,
  volumes,
  refusals,
  parts: {
    plan: 'Rollout plan',
    backfill: 'Backfill',
    rollback: 'Rollback',
    runbook: 'Runbook',
    afterDeploy: 'After deploy',
    tools: 'Online tools',
  },
  weight: (words: string): Inline => say`${strong('Runbook:')} ${words}.`,
  light: say`Apply it, release the code that needs it, look once. The way back is proven.`,
  phase: 'Phase',
  action: 'Steps',
  criterion: 'Criteria',
  enter: 'Enter when',
  verify: 'Verify',
  back: 'Back',
  exit: 'Done when',
  turnBack: 'Turn back',
  /** Minutes before the start. */
  moment: (minutes: number) =>
    minutes === 0 ? 'T0' : minutes % 60 === 0 ? `T−${-minutes / 60} h` : `T−${-minutes} min`,
  expects: {
    none: 'no row',
    number: (answer: number) => String(answer),
    read: 'to be read',
  },
  batches: (rows: number, pauseMs: number) => `pages of ${rows.toLocaleString('en')} rows, ${pauseMs} ms between them`,
  psql: 'For psql, outside of a transaction; run it again to resume:',
  worker: 'For a worker: each page and its checkpoint in one transaction; an empty page ends it.',
  worked: {
    resume: 'Take the place where it stands (one row; none: it is finished):',
    firstPage: 'Without a last key, the first page: its size, its first key, its last key:',
    nextPage: 'With one, the page after it:',
    apply: 'Change the rows of the page, from its first key to its last:',
    checkpoint: 'Move the checkpoint: last key, rows of the page, rows changed:',
  },
  elsewhere: 'Its SQL is too long for this place; the runbook and the JSON have it.',
  left: 'Left to do, zero in the end:',
  unfilled: (table: Segment, why: string): Inline => say`${table}: no SQL, because ${why}.`,
  instead: 'does the same beside the traffic',
  afterwards: 'gives back the room that the backfill leaves behind',
  met: { yes: 'met', no: 'not met', unknown: 'requires verification' },
  duration: {
    range: (from: string, to: string, size: string, date: string): Inline =>
      say`${from} to ${to}, from ${size} in the statistics of ${date}, at 20 to 200 MB/s and 0.05 to 1 s a page`,
    moment: say`moments: nothing in it grows with the rows`,
    unknown: (tables: number): Inline => say`requires verification: the size of ${count(tables, 'table')} is unknown`,
  },
  noReturn: (object: Segment, place: Segment): Inline =>
    say`${strong('Point of no return:')} ${place}, from which on the contents of ${object} do not come back.`,
  moreRecipes: (amount: number) => `… and ${count(amount, 'more recipe')} in the runbook`,
  runbook: runbookWords,
};
