/** Terms of a plan as sentences, and its queries and numbers as a person reads them. */
import type { PlanPhase, PlanQuery, PlanTrigger } from '../../model/plan.ts';
import type { Parameters, Term } from '../../model/plan-terms.ts';
import { clip, code, type Inline, say } from '../inline.ts';
import type { Given } from '../messages/plan-steps.ts';
import type { Messages } from '../messages.ts';
import { byteCount, shortName } from '../sizes.ts';
import type { Source } from '../view.ts';

function givenBy(parameters: Parameters, characters: number): Given {
  const figure = (key: string) => String(parameters[key] ?? '');
  return {
    name: (key) => code(clip(shortName(figure(key)), characters)),
    figure,
    size: (key) => byteCount(Number(parameters[key])),
  };
}

/** The words of one id with its names and figures. */
export function spoken<Id extends string>(
  words: Readonly<Record<Id, (given: Given) => Inline>>,
  term: Term<Id>,
  { detail }: Source,
): Inline {
  return words[term.id](givenBy(term.with, detail.characters));
}

export function triggerWords({ measure, limit, reaction }: PlanTrigger, { plan }: Messages): string {
  return `${plan.measures[measure](String(limit))}: ${plan.reactions[reaction]}`;
}

function queryWords(query: PlanQuery, source: Source): Inline {
  const { expects } = source.messages.plan;
  const answer =
    query.expects === 'no-rows'
      ? expects.none
      : query.expects === 'read'
        ? expects.read
        : expects.number(query.expects);
  return say`${spoken(source.messages.plan.queries, query, source)} (${answer})`;
}

/** Each query under a comment of what it asks and what is right; a name with a line end in it does not end the comment. */
export function querySql(queries: readonly PlanQuery[], source: Source): string {
  return queries
    .map((query) => {
      const words = queryWords(query, source).map((segment) => ('text' in segment ? segment.text : ''));
      return `-- ${words.join('').replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')}\n${query.sql}`;
    })
    .join('\n');
}

/** All SQL of a phase's steps, in their order. */
export function stepSql({ steps }: Pick<PlanPhase, 'steps'>): string {
  return steps.flatMap(({ sql }) => (sql === null ? [] : [sql])).join('\n');
}

/** What the plan itself could not settle. */
export function gapItems(source: Source): readonly Inline[] {
  return (source.review.plan?.gaps ?? []).map((gap) => spoken(source.messages.plan.gaps, gap, source));
}
