/** The words of replies to commands. */
import { code, type Inline, type Segment, say, strong } from '../inline.ts';
import { count } from './count.ts';

export const replyWords = {
  help: {
    command: 'Command',
    does: 'What it does',
    who: 'Who may',
    rules: say`A command stands on a line of its own, words may stand above it, and a comment that is edited afterwards does not count.`,
  },
  status: {
    open: say`Nothing is missing: the merge is not blocked by Countersign.`,
    missing: say`${strong('Still missing')} before this can be merged:`,
    unknown: say`The sign-offs were not evaluated, so the merge stays blocked.`,
    role: (role: Segment, what: Inline) => say`${role} · ${what}`,
    box: (box: string) => say`box: ${box}`,
    openedWithout: say`${strong('Opened without:')}`,
    notCounted: say`${strong('Not counted:')}`,
  },
  explain: {
    heading: (rule: Segment, title: Inline) => say`${rule} · ${title}`,
    what: 'What it catches.',
    unknown: (rule: Segment) => say`There is no rule ${rule}.`,
    nearest: (command: Segment) => say` Did you mean ${command}?`,
    hereTitle: (amount: number) => say`It fires in ${count(amount, 'place')} of this pull request:`,
    hereNone: say`It does not fire in this pull request.`,
  },
  plan: {
    nothing: say`This pull request changes no database migrations, so there is nothing to roll out.`,
    order: say`${strong('In this order')}, as the migration tool runs them:`,
    step: (path: Segment, statements: number, mode: string) =>
      say`${path} · ${count(statements, 'statement')}, ${mode}`,
    modes: {
      file: 'in one transaction',
      batch: 'in one transaction with its neighbours',
      statement: 'each in a transaction of its own',
      none: 'without a transaction',
      author: 'in the transactions that its author wrote',
    },
    measured: say`${strong('Measured')} in the rehearsal:`,
    notMeasured: say`${strong('For people to settle')}, as nothing here could tell:`,
    complete: say`Everything in it was rehearsed.`,
  },
  rollback: {
    nothing: say`This pull request changes no database migrations, so there is nothing to roll back.`,
    notRun: say`The way back was not rehearsed: nothing is known about whether it restores the schema or the data.`,
    measured: (outcome: Inline) => say`${strong('Rehearsed:')} ${outcome}.`,
    restores: say`going down restores the schema, and no loss of data was seen`,
    dataNotice: say`The rehearsal ran on sample rows. How long it takes on production, and what was written since, it cannot tell.`,
  },
  mistake: {
    unknown: (typed: Segment) => say`There is no command ${typed}.`,
    nearest: (command: Segment) => say` Did you mean ${command}?`,
    list: say` ${code('/migration help')} lists all commands.`,
    arguments: (typed: Segment) => say`The words of ${typed} do not fit.`,
    usage: (usage: Segment) => say` It is typed ${usage}.`,
    unreadable: say`That comment is too long or too tangled to tell whether it holds a command. Write a new comment with nothing but the command in it.`,
  },
  edited: say`That comment was edited after it was posted, so its commands do not count. Write a new comment with the command in it.`,
  refused: (sentence: Inline) => say`${sentence}.`,
  left: (amount: number) =>
    say`${count(amount, 'more command')} of that comment ${amount === 1 ? 'is' : 'are'} not answered here; write a new comment.`,
  more: (amount: number) => `… and ${amount} more`,
};
