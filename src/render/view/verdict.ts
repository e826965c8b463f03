/** The first two lines: what to do, how bad it is, and what was rehearsed. Never greener than the review itself. */

import { endsRehearsal, isOverridable } from '../../model/fault.ts';
import type { Finding } from '../../model/finding.ts';
import type { Review, Verdict } from '../../model/review.ts';
import { distinct } from '../../model/text.ts';
import { type Inline, join, type Sign, say, sentence, sign, strong } from '../inline.ts';
import type { Messages } from '../messages.ts';
import type { Source } from '../view.ts';
import { overrideWords } from './signoffs.ts';
import { waiverOf } from './waiver.ts';

/** Nothing was reviewed because nothing is to review. */
export function isEmpty(review: Review): boolean {
  const { migrations, history, findings, touched, unrehearsed } = review;
  return [migrations, history, findings, touched, unrehearsed].every(({ length }) => length === 0) && isCalm(review);
}

/** Nothing blocks, nothing waits and no finding asks for a decision. */
export function isQuiet(review: Review): boolean {
  const asks = review.findings.some((finding) => finding.severity !== 'info' && waiverOf(finding, review) === null);
  const isRehearsed = review.unrehearsed.length === 0;
  const isOverridden = Boolean(review.gate?.override);
  return (
    isCalm(review) && review.risk === 'low' && review.history.length === 0 && !asks && isRehearsed && !isOverridden
  );
}

function isCalm(review: Review): boolean {
  return review.verdict.state === 'success' && review.faults.length === 0;
}

export function headline({ review, messages }: Source): Inline {
  if (isEmpty(review)) return say`${sign('good')} ${messages.headline.noMigrations}`;
  const title = `${messages.headline.review}: `;
  if (isOverrideInHeadline(review)) {
    return say`${sign('caution')} ${title}${messages.risk[review.risk]}, ${overrideWords(review, messages)}`;
  }
  if (review.faults.some((fault) => fault.code === 'migration-failed')) {
    return say`${sign('bad')} ${title}${messages.headline.doesNotApply}`;
  }
  switch (stateOf(review)) {
    case 'error':
      return say`${sign('stop')} ${title}${messages.headline.notAnalysed}`;
    case 'failure':
      return say`${sign('bad')} ${title}${messages.risk[review.risk]}, ${messages.headline.blocked}`;
    case 'pending':
      return say`${riskSign(review, 'waiting')} ${title}${calmWords(review, waitingFor(review, messages), messages)}`;
    case 'success': {
      const calm = review.unrehearsed.length > 0 || isDoubtful(review) ? 'caution' : 'good';
      return say`${riskSign(review, calm)} ${title}${calmWords(review, messages.headline.nothingBlocks, messages)}`;
    }
  }
}

/** Nothing blocks, and yet something is there that nobody should scroll past. */
function isDoubtful(review: Review): boolean {
  const isGrave = ({ severity }: Finding) => severity === 'danger' || severity === 'critical';
  return (
    review.history.length > 0 ||
    review.findings.some((finding) => isGrave(finding) && waiverOf(finding, review) === null)
  );
}

/** A risk was measured only for what was rehearsed. */
function calmWords({ migrations, risk, unrehearsed }: Review, state: string, messages: Messages): string {
  const { nothing, partly } = messages.headline;
  if (unrehearsed.length === 0) return `${messages.risk[risk]}, ${state}`;
  return migrations.length === 0 ? `${state}, ${nothing}` : `${messages.risk[risk]}, ${state}, ${partly}`;
}

function waitingFor({ gate, signoffs }: Review, { headline: words }: Messages): string {
  return gate !== null || signoffs.length > 0 ? words.waiting : words.unverified;
}

/** The gate stands open because somebody opened it, and not because anything is well. */
export function isOverrideInHeadline(review: Review): boolean {
  return Boolean(review.gate?.override) && stateOf(review) === 'success';
}

/** A fault closes the gate whatever the verdict says; an override opens it over what could not be rehearsed. */
export function stateOf({ faults, gate, touched, verdict }: Review): Verdict['state'] {
  const known = Boolean(gate?.override) && faults.every((fault) => isOverridable(fault, touched));
  return faults.length > 0 && verdict.state !== 'failure' && !known ? 'error' : verdict.state;
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
  const unverified = distinct([...review.unrehearsed, ...review.unverified]).length + (review.plan?.gaps.length ?? 0);
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
  const unfinished = review.faults.some(endsRehearsal);
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
