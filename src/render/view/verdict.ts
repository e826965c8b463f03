/** The first two lines: what to do, how bad it is, and what was rehearsed. Never greener than the review itself. */
import type { Review } from '../../model/review.ts';
import { type Inline, join, type Sign, say, sentence, sign, strong } from '../inline.ts';
import type { Messages } from '../messages.ts';
import type { Source } from '../view.ts';

/** Nothing was reviewed because nothing is to review. */
export function isEmpty(review: Review): boolean {
  return (
    review.migrations.length === 0 && review.history.length === 0 && review.findings.length === 0 && isCalm(review)
  );
}

/** Nothing blocks, nothing waits and no finding asks for a decision. */
export function isQuiet(review: Review): boolean {
  const asks = review.findings.some((finding) => finding.severity !== 'info' && finding.waiver === undefined);
  return isCalm(review) && review.risk === 'low' && review.history.length === 0 && !asks;
}

function isCalm(review: Review): boolean {
  return review.verdict.state === 'success' && review.faults.length === 0;
}

export function headline({ review, messages }: Source): Inline {
  if (isEmpty(review)) return say`${sign('good')} ${messages.headline.noMigrations}`;
  const title = `${messages.headline.review}: `;
  if (review.faults.some((fault) => fault.code === 'migration-failed')) {
    return say`${sign('bad')} ${title}${messages.headline.doesNotApply}`;
  }
  switch (stateOf(review)) {
    case 'error':
      return say`${sign('stop')} ${title}${messages.headline.notAnalysed}`;
    case 'failure':
      return say`${sign('bad')} ${title}${messages.risk[review.risk]}, ${messages.headline.blocked}`;
    case 'pending':
      return say`${riskSign(review, 'waiting')} ${title}${messages.risk[review.risk]}, ${review.signoffs.length > 0 ? messages.headline.waiting : messages.headline.unverified}`;
    case 'success':
      return say`${riskSign(review, 'good')} ${title}${messages.risk[review.risk]}, ${messages.headline.nothingBlocks}`;
  }
}

/** A fault closes the gate whatever the verdict says. */
export function stateOf(review: Review): Review['verdict']['state'] {
  const { state } = review.verdict;
  return review.faults.length > 0 && state !== 'failure' ? 'error' : state;
}

function riskSign(review: Review, calm: Sign): ReturnType<typeof sign> {
  const signs = { low: calm, medium: 'waiting', high: 'bad', critical: 'bad' } as const;
  return sign(signs[review.risk]);
}

export function stats({ review, messages }: Source): Inline {
  if (review.migrations.length === 0) return [];
  const { engine, targetVersion } = review;
  const statements = review.migrations.reduce((sum, migration) => sum + migration.statements.length, 0);
  const dialect = { postgres: 'PostgreSQL', mysql: 'MySQL', sqlite: 'SQLite' }[engine.dialect];
  const embedded = engine.name === 'server' ? '' : ` (${messages.stats.embedded})`;
  const differs = Number.parseInt(engine.version, 10) !== targetVersion;
  const unverified = review.unverified.length;
  return join(
    [
      say`${strong(messages.stats.counts(review.migrations.length, statements))} ${messages.stats.rehearsed} ${dialect} ${engine.version}${embedded}`,
      differs ? say`${messages.stats.target(targetVersion)}` : [],
      ...ways(review, messages),
      unverified > 0 ? say`${sign('caution')} ${messages.stats.requiresVerification(unverified)}` : [],
    ],
    ' · ',
  );
}

/** Up, down and up again, as rehearsed. */
function ways(review: Review, messages: Messages): readonly Inline[] {
  const failed = review.migrations.some((migration) =>
    migration.statements.some(({ observation }) => observation.outcome === 'failed'),
  );
  const words = messages.rollback;
  const unfinished = review.faults.length > 0;
  const outcome = failed
    ? sentence([sign('bad'), ` ${words.failed}`])
    : unfinished
      ? sentence([sign('caution'), ` ${words.notFinished}`])
      : sign('good');
  const up = say`${words.up} ${outcome}`;
  return [up, downOf(review, messages), againOf(review, messages)];
}

function downOf({ rollback }: Review, messages: Messages): Inline {
  const words = messages.rollback;
  const lost = rollback.dataLoss.length > 0 ? say`, ${sign('caution')} ${words.dataLost}` : [];
  const origin = rollback.source === 'generated' ? ` (${words.generated})` : '';
  switch (rollback.outcome) {
    case 'restores':
      return say`${words.down} ${sign('good')} ${words.restored}${lost}${origin}`;
    case 'differs':
      return say`${words.down} ${sign('bad')} ${words.differs}${lost}${origin}`;
    case 'fails':
      return say`${words.down} ${sign('bad')} ${words.failed}`;
    case 'irreversible':
      return say`${words.down} ${sign('bad')} ${words.irreversible}`;
    case 'not-run':
      return say`${words.down} ${sign('caution')} ${words.notRun}`;
  }
}

function againOf({ rollback }: Review, messages: Messages): Inline {
  const words = messages.rollback;
  switch (rollback.reapply) {
    case 'restores':
      return say`${words.upAgain} ${sign('good')}`;
    case 'differs':
      return say`${words.upAgain} ${sign('bad')} ${words.differs}`;
    case 'fails':
      return say`${words.upAgain} ${sign('bad')} ${words.failed}`;
    case 'not-run':
      return [];
  }
}
