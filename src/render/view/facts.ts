/** The table under the verdict: what stops the merge, what it blocks, what it breaks, and whether there is a way back. */

import { type Hold, worstHolds } from '../../model/holds.ts';
import type { Review } from '../../model/review.ts';
import type { GateResult } from '../../model/signoff.ts';
import { inEnglish, type Text } from '../../model/text.ts';
import { clip, code, type Inline, join, person, type Segment, say } from '../inline.ts';
import type { Messages } from '../messages.ts';
import { byteCount, rowCount, shortName } from '../sizes.ts';
import type { Source, View } from '../view.ts';
import { breaks, isBreaking } from './breaks.ts';
import { named, objectsIn } from './names.ts';
import { isFull, openBoxes, overrideWords, reasonWords, waitsForPeople } from './signoffs.ts';
import { isOverrideInHeadline, stateOf } from './verdict.ts';

/** A row names a few; the sections name all. */
const namedInRow = 3;

export function facts(source: Source): View['facts'] {
  const words = source.messages.facts;
  const verdictLabel = { success: words.why, pending: words.waitingFor, failure: words.blockedBy, error: words.why };
  const rows = [
    { label: verdictLabel[stateOf(source.review)], words: reasons(source) },
    { label: words.unrehearsed, words: texts(source.review.unrehearsed, source) },
    { label: words.risk, words: texts(untoldRisks(source.review), source) },
    { label: words.blocks, words: blocks(source) },
    { label: words.breaks, words: few(breaks(source), source) },
    { label: words.rollback, words: rollbackWords(source) },
    { label: words.class, words: changeClass(source) },
    { label: words.signoffs, words: signoffs(source) },
    {
      label: words.override,
      words: isOverrideInHeadline(source.review) ? [] : overrideWords(source.review, source.messages),
    },
  ];
  return rows.filter((row) => row.words.length > 0);
}

function few(
  sentences: readonly Inline[],
  { messages }: Source,
  separator: string | Segment = { type: 'break' },
): Inline {
  const left = sentences.length - namedInRow;
  const named = sentences.slice(0, namedInRow);
  return join(left > 0 ? [...named, say`${messages.facts.more(left)}`] : named, separator);
}

/** Not what the headline, a fault above it or the row of the sign-offs says already. */
function reasons(source: Source): Inline {
  const { gate, verdict, faults } = source.review;
  const state = stateOf(source.review);
  if (isOverrideInHeadline(source.review)) return [];
  if (state === 'pending' && gate !== null && waitsForPeople(gate)) return [];
  if (state === 'failure' && gate !== null && gate.vetoes.length > 0) {
    const { detail } = source;
    const vetoes = gate.vetoes.map(
      ({ account, reason }) => say`${person(account)}: ${reasonWords(reason, detail.characters)}`,
    );
    return few(vetoes, source);
  }
  return texts(
    verdict.reasons.filter((reason) => !faults.some(({ what }) => inEnglish(reason).includes(inEnglish(what)))),
    source,
  );
}

/** What raised the risk and is no lock and no breakage of the rows below. */
function untoldRisks(review: Review): readonly Text[] {
  const told = new Set([
    ...worstHolds(review)
      .filter(({ cause }) => cause !== 'moment')
      .map(({ relation }) => relation),
    ...review.changes.filter(isBreaking).map(({ object, from }) => from ?? object),
  ]);
  return review.riskReasons.filter((reason) => {
    const objects = objectsIn(inEnglish(reason), review);
    return objects.length === 0 || !objects.every((object) => told.has(object));
  });
}

function texts(reasons: readonly Text[], source: Source): Inline {
  return few(
    reasons.map((reason) => named(source.messages.text(reason), source.review, source.detail.characters)),
    source,
  );
}

function blocks(source: Source): Inline {
  const { review, messages, detail } = source;
  return few(
    worstHolds(review).map((hold) => {
      const who = hold.blocks === 'reads' ? messages.blocks.readsAndWrites : messages.blocks.writes;
      const relation = code(clip(shortName(hold.relation), detail.characters));
      return say`${who} ${relation} (${sizeOf(review, hold.relation, messages)}) ${lasting(hold, messages)}`;
    }),
    source,
  );
}

function lasting(hold: Hold, messages: Messages): string {
  return hold.cause === 'held' ? messages.blocks.held(hold.to) : messages.blocks[hold.cause];
}

/** Size of the relation an object belongs to: its own figure, or that of one of its columns. */
function sizeOf(review: Review, relation: string, messages: Messages): string {
  const impact =
    review.impact.find(({ object }) => object === relation) ??
    review.impact.find(({ object }) => object.startsWith(`${relation}.`));
  const figures = [
    impact?.rows == null ? null : messages.size.rows(rowCount(impact.rows)),
    impact?.bytes == null ? null : byteCount(impact.bytes),
  ];
  return figures.filter((figure) => figure !== null).join(', ') || messages.size.unknown;
}

/** What the way back gives and what it does not; empty where it restores everything. */
export function rollbackWords(source: Source): Inline {
  const { review, messages, detail } = source;
  const { outcome, source: origin, dataLoss, differences, reapply } = review.rollback;
  const words = messages.rollback;
  const objects = dataLoss.map((loss) => say`${code(clip(shortName(loss.object), detail.characters))}`);
  const lost = few(objects, source, ', ');
  const restores = outcome === 'restores';
  const sentences = [
    origin === 'generated' && restores ? say`${words.onlyGenerated}` : [],
    outcome === 'differs' ? words.summary.differs(differences.length) : [],
    outcome === 'fails' || outcome === 'irreversible' ? words.summary[outcome] : [],
    outcome === 'not-run' && review.migrations.length > 0 ? words.summary[outcome] : [],
    lost.length === 0 ? [] : restores ? words.losesContents(lost) : words.losesOnly(lost),
    reapply === 'fails' ? words.reapplyFails : reapply === 'differs' ? words.reapplyDiffers : [],
  ];
  return join(sentences, '; ');
}

function changeClass({ review, messages }: Source): Inline {
  return review.class === 'neutral' ? [] : say`${messages.changeClass[review.class]}`;
}

function signoffs(source: Source): Inline {
  const { messages, review, detail } = source;
  if (review.gate !== null) return gateSignoffs(review.gate, source);
  const roles = review.signoffs.slice(0, detail.entries).map(({ role, needed, signedBy }) => {
    const name = code(clip(role, detail.characters));
    return signedBy.length >= needed
      ? messages.signoffs.signed(name)
      : messages.signoffs.open(name, signedBy.length, needed);
  });
  return join(roles, ', ');
}

function gateSignoffs(gate: GateResult, { messages, detail }: Source): Inline {
  const words = messages.signoffs;
  const roles = gate.roles.slice(0, detail.entries).map((role) => {
    const name = code(clip(role.role, detail.characters));
    if (isFull(role)) return words.signed(name);
    const files = role.signed.length >= role.needed ? role.uncovered.length : 0;
    return files > 0 ? words.uncovered(name, files) : words.open(name, role.signed.length, role.needed);
  });
  const boxes = openBoxes(gate).length;
  const isOpen = waitsForPeople(gate) && gate.override === null;
  const points = [
    join(roles, ', '),
    boxes > 0 ? say`${words.boxesOpen(boxes)}` : [],
    isOpen ? say`${words.inChecklist}` : [],
  ];
  return join(points, ' · ');
}
