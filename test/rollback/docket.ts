/** Judgements by `pg_dump`, one after the other, gathered while the embedded engine works. */
import type { TransactionMode } from '../../src/model/migration.ts';
import { findOracle, type Judgement, type Oracle, withoutColumnOrder, withoutWhiteSpace } from './dump.ts';
import type { Expected } from './pair.ts';

/** A story to be judged, and what was found out about it without the dump. */
export interface Claim {
  readonly title: string;
  readonly given?: string | undefined;
  readonly earlier?: readonly string[];
  readonly up: string;
  readonly down: string;
  readonly transaction?: TransactionMode | undefined;
  readonly since?: number | undefined;
  readonly undumped?: string | undefined;
  readonly found: Pick<Expected, 'outcome' | 'cosmetic' | 'reapply'>;
}

export interface Verdicts {
  /** `null`: none was found. */
  readonly major: number | null;
  readonly agreed: number;
  readonly unasked: readonly string[];
  readonly disagreements: readonly string[];
}

export class Docket {
  readonly #oracle: Promise<Oracle | null> = findOracle();
  readonly #unasked: string[] = [];
  readonly #disagreements: string[] = [];
  #agreed = 0;
  #last: Promise<void> = Promise.resolve();

  add(claim: Claim): void {
    this.#last = this.#last.then(() => this.#judge(claim));
  }

  /** When everything that was added is judged. */
  async verdicts(): Promise<Verdicts> {
    await this.#last;
    const oracle = await this.#oracle;
    return {
      major: oracle?.major ?? null,
      agreed: this.#agreed,
      unasked: this.#unasked,
      disagreements: this.#disagreements,
    };
  }

  async #judge(claim: Claim): Promise<void> {
    const oracle = await this.#oracle;
    if (!oracle || !isAskable(claim, oracle)) {
      this.#unasked.push(claim.title);
      return;
    }
    const { given = '', earlier = [], up, down, transaction = 'file' } = claim;
    try {
      const said = disagreement(await oracle.judge({ given, earlier, up, down, transaction }), claim.found);
      if (said === null) this.#agreed += 1;
      else this.#disagreements.push(`${claim.title}: ${said}`);
    } catch (error) {
      this.#disagreements.push(`${claim.title}: ${error instanceof Error ? error.message : error}`);
    }
  }
}

function isAskable({ given = '', up, since = 0, undumped }: Claim, { major, extensions }: Oracle): boolean {
  const needed = [...`${given} ${up}`.matchAll(/CREATE EXTENSION (\w+)/g)].map(([, name]) => name ?? '');
  return undumped === undefined && since <= major && needed.every((name) => extensions.has(name));
}

function disagreement(judgement: Judgement, found: Claim['found']): string | null {
  const { failure, before, after, appliesAgain } = judgement;
  const { outcome, cosmetic = [], reapply } = found;
  if (failure !== null) return outcome === 'fails' ? null : `the way down fails with ${failure}`;
  if (outcome === 'fails') return 'the way down applies';
  const likened = cosmetic.some((one) => one.startsWith('column-order')) ? withoutColumnOrder : withoutWhiteSpace;
  const [was, now] = cosmetic.length > 0 ? [likened(before), likened(after)] : [before, after];
  if ((was === now) !== (outcome === 'restores')) return differing(was, now);
  if (reapply !== undefined && appliesAgain !== (reapply !== 'fails'))
    return `going up again ${appliesAgain ? 'applies' : 'fails'}`;
  return null;
}

function differing(was: string, now: string): string {
  const [before, after] = [was, now].map((text) => text.split('\n')) as [string[], string[]];
  const gone = before.filter((line) => !after.includes(line)).map((line) => `- ${line}`);
  const left = after.filter((line) => !before.includes(line)).map((line) => `+ ${line}`);
  return [`the dumps are ${was === now ? 'the same' : 'different'}`, ...gone, ...left].join('\n');
}
