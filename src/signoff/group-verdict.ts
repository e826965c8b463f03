/** The verdict on a group of the merge queue, from the verdicts on its pull requests and on what merging made of them. */
import type { Verdict } from '../model/review.ts';
import { phrase, type Text, verbatim } from '../model/text.ts';

export interface GroupFacts {
  readonly pulls: readonly {
    readonly number: number;
    readonly open: boolean;
    readonly verdict: Verdict;
    /** Approved files that the group holds with another content. */
    readonly differing: readonly string[];
  }[];
  /** Migrations whose version another one of the group or of the base branch has. */
  readonly collisions: readonly string[];
}

/** A group does not wait for people: what is not ready is a failure, and what is not known an error. */
export function groupVerdict({ pulls, collisions }: GroupFacts): Verdict {
  if (pulls.length === 0)
    return { state: 'error', reasons: [phrase`no pull request of this merge group could be found`] };
  const broken = pulls.filter(({ verdict }) => verdict.state === 'error');
  if (broken.length > 0) return { state: 'error', reasons: broken.flatMap(reasonsOf) };
  const reasons = [
    ...pulls.filter(({ verdict }) => verdict.state !== 'success').flatMap(reasonsOf),
    ...pulls.filter(({ open }) => !open).map(({ number }) => phrase`pull request ${number} is not open any more`),
    ...pulls.flatMap(({ number, differing }) =>
      differing.map((path) => phrase`${path} is not as it was approved in pull request ${number}`),
    ),
    ...collisions.map((path) => phrase`${path} has a version that another migration has too`),
  ];
  return { state: reasons.length > 0 ? 'failure' : 'success', reasons };
}

function reasonsOf({ number, verdict }: GroupFacts['pulls'][number]): readonly Text[] {
  // Without a word of its own a verdict that is not green must still leave a reason here.
  const reasons = verdict.reasons.length > 0 ? verdict.reasons : [verbatim(verdict.state)];
  return reasons.map((reason) => phrase`pull request ${number}: ${reason}`);
}
