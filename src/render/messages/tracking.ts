/** The words of a tracking issue, of its answers, and of what points to it. What stands in angle brackets is for people to fill in. */
import type { DeploymentRefusal } from '../../model/tracking.ts';
import { code, type Inline, type Segment, say, strong } from '../inline.ts';

const refusals: Readonly<Record<DeploymentRefusal['why'], Inline>> = {
  'no-permission': say`it takes ${code('write')} permission`,
  'not-deployed': say`nothing is deployed yet, or everything was taken back`,
};

const commands = say`${code('/migration deployed <environment>')}, ${code('/migration verified')} or ${code('/migration rolled-back <reason>')}`;

export const trackingWords = {
  title: (pull: number) => `Migrations of #${pull}: rollout`,
  intro: (pull: Segment, day: string, who: Inline, commit: Segment) =>
    say`Rollout of the migrations of ${pull}, merged on ${day}${who.length > 0 ? say` by ${who}` : []} as ${commit}. Severity and ceremony:`,
  commands: say`Say ${commands} in a comment here; people with write permission may. Boxes are for your own notes, and stay as you tick them.`,
  state: {
    title: 'State',
    nowhere: say`${strong('Not deployed yet.')}`,
    deployed: (where: Inline) => say`${strong('Deployed')} to ${where}, and not verified yet.`,
    verified: (who: Inline, when: string) => say`${strong('Verified')} by ${who} on ${when}.`,
    takenBack: say`${strong('Rolled back.')} Nothing is deployed now.`,
    rollback: (who: Inline, when: string, reason: Inline) => say`Rolled back by ${who} on ${when}: ${reason}`,
    environment: 'Environment',
    when: 'When',
    by: 'By',
    now: 'Now',
    there: 'deployed',
    gone: 'rolled back',
  },
  order: {
    title: 'Deployment order',
    backup: 'A backup is there, and restoring it was tried',
    migrate: 'The migrations have run, in this order, in a session with the guards below',
    verify: 'Structure and data were looked at, by the queries below',
    after: 'The code that needs them is released, after them',
    before: 'The code that no longer needs what they take away was released, before them',
    watch: 'Somebody watched, until nothing moved any more',
    files: say`The migrations, in their order:`,
    trouble: say`In trouble: the application back first, then the migrations, then look into it on staging.`,
  },
  noPlan: say`The migrations were not rehearsed to their end, so there is no plan: what to verify and when to turn back is to be agreed on.`,
  owed: {
    title: 'Still owed',
    nothing: say`Nothing that these migrations leave to a later release was found. What nothing in them points to, Countersign cannot know.`,
    later: say`In a pull request of its own, one or two releases after this one. This issue stays open until somebody closes it.`,
    finished: say`This issue closes itself when it is verified.`,
  },
  postMortem: {
    title: 'Post-mortem',
    where: say`To be answered in a comment: this text is written anew whenever something is said here.`,
    rows: [
      'What happened: <when it was noticed, and by what>',
      'What it did: <who could not do what, and for how long>',
      'Why: <what the rehearsal, the review and the rollout did not see>',
      'What went well: <…>',
      'What is done so that it does not happen again: <who, what, until when>',
    ],
  },
  refused: (who: Segment, { why, command }: DeploymentRefusal) =>
    say`${who}'s ${code(command)} does not count: ${refusals[why]}.`,
  onPull: (pull: Inline) => say`Here count ${commands}. Everything else is said on the pull request${pull}.`,
  here: (issue: Inline) => say`That belongs in the tracking issue ${issue}.`,
  later: say`That belongs in the tracking issue, which is opened after the merge where the configuration says ${code('report: { trackingIssue: true }')}.`,
  pointer: (issue: Inline) => say`The rollout of these migrations is tracked in ${issue}.`,
  noIssue: (why: Inline) =>
    say`The rollout of these migrations is not tracked, because no issue could be opened. ${why}`,
  duplicate: (issue: Inline) =>
    say`This issue was opened a second time for one pull request. The rollout is tracked in ${issue}.`,
  reminder: {
    released: (day: string) => say`A release was published on ${day}, after this was merged. Still owed:`,
    waited: (days: number) => say`This was merged more than ${days} days ago. Still owed:`,
    unseen: say`Countersign did not look whether a later pull request has done it already; if so, close this issue.`,
  },
};
