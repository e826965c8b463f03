/**
 * Every fixed word a person reads, in English. Another language is one more value of type `Messages`; a key it lacks
 * is a type error. Names from the repository enter as pieces of a sentence, never as text glued together.
 */

import type { ChangeClass, Risk, Severity } from '../model/finding.ts';
import type { HistoryChange, ReplayNote } from '../model/rehearsal.ts';
import { inEnglish, type Text } from '../model/text.ts';
import { code, type Inline, join, type Segment, say, strong } from './inline.ts';
import { boxWords } from './messages/boxes.ts';
import { checklistWords } from './messages/checklist.ts';
import { count } from './messages/count.ts';
import { planWords } from './messages/plan.ts';
import { refusalWords } from './messages/refusals.ts';
import { replyWords } from './messages/replies.ts';
import { signoffWords } from './messages/signoffs.ts';
import { statusWords } from './messages/status.ts';
import { trackingWords } from './messages/tracking.ts';

const severity: Readonly<Record<Severity, string>> = {
  info: 'info',
  warning: 'warning',
  danger: 'danger',
  critical: 'critical',
};

const risk: Readonly<Record<Risk, string>> = {
  low: 'low risk',
  medium: 'medium risk',
  high: 'high risk',
  critical: 'critical risk',
};

const changeClass: Readonly<Record<ChangeClass, string>> = {
  expand: 'expand: it only adds',
  backfill: 'backfill: it changes rows, not their shape',
  contract: 'contract: it removes or narrows what running code may use',
  mixed: 'expand and contract in one pull request: split recommended',
  neutral: 'neutral',
};

const history: Readonly<Record<HistoryChange['kind'], (path: Segment, other: Segment | null) => Inline>> = {
  edited: (path) => say`${path} was edited, and databases that already ran it will not run it again`,
  removed: (path) => say`${path} was removed, and databases that already ran it keep what it did`,
  renamed: (path, other) => (other ? say`${other} was renamed to ${path}` : say`${path} was renamed`),
  'out-of-order': (path, other) =>
    other ? say`${path} sorts before ${other}, which is already on the base branch` : say`${path} is out of order`,
  'duplicate-version': (path, other) =>
    other ? say`${path} has the same version as ${other}` : say`${path} has a version that is already taken`,
};

const replayAction: Readonly<Record<ReplayNote['action'], string>> = {
  skipped: 'skipped',
  stubbed: 'replaced by a stub',
  opaque: 'not SQL, not run',
};

export const english = {
  /** BCP 47. */
  language: 'en',
  /** What was found out, said in this language; a place that is no sentence stays as it is. */
  text: inEnglish as (text: Text | string) => string,
  severity,
  risk,
  changeClass,
  history,
  replayAction,
  headline: {
    noMigrations: 'No database migrations in this pull request',
    review: 'Migration review',
    nothingBlocks: 'nothing blocks',
    waiting: 'waiting for sign-offs',
    unverified: 'not rehearsed, requires verification',
    partly: 'not everything was rehearsed',
    nothing: 'nothing was rehearsed',
    blocked: 'merge blocked',
    doesNotApply: 'a migration does not apply, merge blocked',
    notAnalysed: 'could not be analysed, merge blocked',
  },
  stats: {
    counts: (migrations: number, statements: number) =>
      `${count(migrations, 'migration')}, ${count(statements, 'statement')}`,
    rehearsed: 'rehearsed on',
    embedded: 'embedded',
    target: (version: number) => `judged for version ${version}`,
    requiresVerification: (amount: number) => `${amount} ${amount === 1 ? 'requires' : 'require'} verification`,
  },
  fault: { where: 'Where', mend: 'To mend it' },
  facts: {
    blockedBy: 'Blocked by',
    waitingFor: 'Waiting for',
    why: 'Why',
    risk: 'Risk',
    blocks: 'Blocks',
    breaks: 'Breaks',
    rollback: 'Rollback',
    class: 'Class',
    signoffs: 'Sign-offs',
    override: 'Override',
    unrehearsed: 'Not rehearsed',
    more: (amount: number) => `and ${amount} more`,
  },
  size: {
    rows: (rows: string) => `~${rows} rows`,
    unknown: 'size unknown',
  },
  blocks: {
    readsAndWrites: 'reads and writes on',
    writes: 'writes on',
    rewrite: 'while it is rewritten',
    build: 'while an index on it is built',
    scan: 'while every row of it is read',
    held: (number: number) => `until its transaction ends after statement ${number}`,
    moment: 'for a moment: no rewrite, no scan',
  },
  breaks: {
    removed: (object: Segment) => say`${object} is removed`,
    renamed: (from: Segment, to: Segment) => say`${from} is renamed to ${to}`,
    retyped: (object: Segment, from: Segment, to: Segment) => say`${object} changes from ${from} to ${to}`,
    references: (reads: number, writes: number, unclear: number): Inline => {
      const uses = [
        reads > 0 ? say`still read in ${count(reads, 'place')}` : [],
        writes > 0 ? say`written in ${count(writes, 'place')}` : [],
        unclear > 0 ? say`named in ${count(unclear, 'place')}` : [],
      ];
      return reads + writes + unclear > 0 ? join(uses, ', ') : say`no use of it was found in this repository`;
    },
  },
  rollback: {
    up: 'up',
    down: 'down',
    upAgain: 'up again',
    failed: 'failed',
    restored: 'schema restored',
    dataLost: 'data lost',
    differs: 'schema differs afterwards',
    irreversible: 'no way back',
    notRun: 'not rehearsed',
    notFinished: 'not finished',
    generated: 'generated, as none is written',
    onlyGenerated: 'no way back is written, a generated one was rehearsed',
    losesContents: (objects: Inline) => say`the schema comes back, the contents of ${objects} do not`,
    losesOnly: (objects: Inline) => say`the contents of ${objects} do not come back`,
    summary: {
      differs: (amount: number) => say`the way back leaves ${count(amount, 'difference')} in the schema`,
      fails: say`the way back fails`,
      irreversible: say`there is no way back`,
      'not-run': say`the way back was not rehearsed`,
    },
    reapplyFails: say`going up again after going down fails`,
    reapplyDiffers: say`going up again after going down gives another schema`,
    title: 'Way back',
    generatedAlone: 'Generated and rehearsed:',
    generatedFor: (paths: Inline) => say`Generated and rehearsed, for ${paths}:`,
    emptied: (tables: Inline) => say`It ran while ${tables} had no rows; put values in where a statement demands them.`,
    leftRows: (table: Inline, amount: number) => say`${table} keeps ${count(amount, 'row')} that the way up brought`,
    stops: (where: Segment, why: Inline) => say`${where} stops: ${why}`,
    depends: (where: Segment, why: Inline, query: Inline) =>
      say`${where} passes only where the rows allow it: ${why}${query.length > 0 ? say`; ask ${query}` : []}`,
    tiers: {
      'column-order': (objects: Inline) => say`only the order of columns is another afterwards: ${objects}`,
      'white-space': (objects: Inline) => say`only white space is another afterwards: ${objects}`,
      clock: (objects: Inline) => say`only a moment that each run writes down anew is another afterwards: ${objects}`,
    },
    refused: (paths: Inline, why: Inline) => say`no way down that restores was found for ${paths}: ${why}`,
    again: (where: Segment, why: Inline) => say`going up again stops at ${where}: ${why}`,
    differences: 'After going down, these differ from the base:',
  },
  findings: {
    title: 'Findings',
    places: (amount: number) => count(amount, 'place'),
    morePlaces: (amount: number) => count(amount, 'more place'),
    same: 'the same',
    explain: 'Why, and the safe way',
    why: 'Why it hurts.',
    safe: 'The safe way.',
    suggestion: 'Suggested SQL',
    proven: 'rehearsed: same schema, weaker locks',
    provenButOrder: 'rehearsed: same schema but for the order of columns, weaker locks',
    unproven: 'not rehearsed',
    query: 'Ask production first',
    more: (amount: number) => count(amount, 'more finding'),
    waived: 'waived',
    because: 'because',
    byCommand: (who: Segment) => say`(${who}, by command)`,
    until: (date: string) => `until ${date}`,
    waivedTitle: (amount: number) => `Waived (${amount})`,
  },
  sections: {
    details: 'Details',
    changes: (amount: number) => `What changed (${amount})`,
    locks: (amount: number) => `Locks over time (${amount})`,
    references: (amount: number) => `Who reads and writes it (${amount})`,
    statements: 'Measured, statement by statement',
    unverified: (amount: number) => `Requires verification (${amount})`,
    notRehearsed: 'Not rehearsed.',
    history: (amount: number) => `Changed history (${amount})`,
    replay: (amount: number) => `Base that did not replay as written (${amount})`,
    more: (amount: number) => `… and ${amount} more`,
  },
  changes: {
    add: 'added',
    remove: 'removed',
    alter: 'changed',
    rename: 'renamed',
    change: 'Change',
    object: 'Object',
    detail: 'Detail',
    from: 'was',
    none: 'none',
    yes: 'yes',
    no: 'no',
    newMark: 'new',
  },
  locks: {
    axis: 'Statement numbers run from left to right; a lock lasts to the end of its transaction. In brackets: what waits for it.',
    waitAll: 'reads, writes',
    waitWrites: 'writes',
    blocksReads: 'blocks reads and writes',
    blocksWrites: 'blocks writes',
    statement: (number: number) => `statement ${number}`,
    statements: (from: number, to: number) => `statements ${from} to ${to}`,
  },
  references: {
    object: 'Object',
    place: 'Place',
    access: 'Access',
    sure: 'How sure',
    owners: 'Owners',
    read: 'read',
    write: 'write',
    unknown: 'named',
    exact: 'exact',
    probable: 'probable',
    name: 'by name only',
  },
  statements: {
    line: 'Line',
    sql: 'Statement',
    effect: 'What it did',
    lock: (mode: string, relation: Segment, blocks: string) => say`${strong(mode)} on ${relation}, blocks ${blocks}`,
    documented: 'as documented, not measured',
    and: ' and ',
    reads: 'reads',
    writes: 'writes',
    rewrites: (relation: Segment) => say`rewrites ${relation}`,
    scans: (relation: Segment) => say`reads all of ${relation}`,
    builds: (index: Segment, table: Segment) => say`builds ${index} on ${table}`,
    failed: (state: string, message: Segment) => say`${strong('failed')} with ${code(state)}: ${message}`,
    skipped: (why: Inline) => say`skipped: ${why}`,
    condition: (state: string, message: Segment) =>
      say`passes only if production's rows allow it; sample rows failed with ${code(state)}: ${message}`,
    quiet: (amount: number) =>
      `${count(amount, 'statement')} ${amount === 1 ? 'was' : 'were'} quiet: no lock that readers or writers feel, no rewrite, no full scan.`,
  },
  signoffs: signoffWords,
  boxes: boxWords,
  tracking: trackingWords,
  refusals: refusalWords,
  checklist: checklistWords,
  status: statusWords,
  replies: replyWords,
  plan: planWords,
  checkRun: {
    label: 'Check again',
    description: 'Look at the pull request again',
    tooLong: 'The report is too long for this page. It is a comment of the pull request, beside this one:',
  },
  footer: {
    base: 'base',
    head: 'head',
    fingerprint: 'fingerprint',
  },
  shortened: {
    note: 'Shortened to fit a comment.',
    full: 'The full report',
  },
  terminal: {
    measured: 'Measured',
    unverified: 'Requires verification',
    time: 'Time',
    next: 'Next',
    sql: 'Rehearsed instead',
    nextSteps: {
      success: 'Nothing to do here.',
      read: (rule: Segment) =>
        say`Nothing blocks the merge; settle what is marked above before it reaches production. More: ${rule}`,
      signoffs: 'Ask the people named above to sign.',
      verify: 'Settle what requires verification; nothing was rehearsed.',
      mend: 'Mend what is named above and run it again; the rehearsal is repeated from the start.',
      waive: (rule: Segment, comment: Segment) =>
        say`Follow the safe way, or accept it in the file with ${comment}. More: ${rule}`,
    },
  },
};

export type Messages = typeof english;
