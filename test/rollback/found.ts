/** What a rehearsal found out about a way down, in the words of the pairs. */

import type { AuthoredRollback, GeneratedRollback, ReapplyOutcome } from '../../src/model/rollback.ts';
import { inEnglish } from '../../src/model/text.ts';
import type { Expected } from './pair.ts';

const signs = { add: '+', remove: '-', alter: '~', rename: '>' };

/** @param reapplied of the whole pull request, which a way down that restores shares in */
export function found(author: AuthoredRollback | null, reapplied: ReapplyOutcome) {
  if (!author) return { outcome: 'none' };
  return {
    outcome: author.outcome,
    differences: author.differences.map(({ change, kind, object }) => `${signs[change]}${kind} ${object}`).sort(),
    cosmetic: cosmeticOf(author),
    reapply: author.outcome === 'restores' ? reapplied : author.reapply,
    stops: author.failure ? `${author.failure.line} ${author.failure.error.code}`.trim() : '',
    conditions: author.conditions.map(({ line }) => line),
  };
}

/** What is expected, with what it leaves out. */
export function expected({ refused: _, ...given }: Expected) {
  if (given.outcome === 'none') return { outcome: 'none' };
  const reapply = given.outcome === 'restores' ? 'restores' : 'not-run';
  const differences = [...(given.differences ?? [])].sort();
  return { cosmetic: [], reapply, stops: '', conditions: [], ...given, differences };
}

export function cosmeticOf({ cosmetic }: Pick<AuthoredRollback, 'cosmetic'>): string[] {
  return cosmetic.map(({ tier, object }) => `${tier} ${object}`);
}

/** In words, to be compared: that a way down is offered, or why there is none. */
export function offerOf(generated: GeneratedRollback | null | undefined): string {
  if (!generated) return 'nothing generated, and no reason given';
  return generated.type === 'proven' ? 'offered' : `refused: ${inEnglish(generated.why)}`;
}
