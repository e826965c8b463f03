/**
 * What became of the migrations after the merge, from what people said in the tracking issue: in the order in which it was
 * said, and only by those who may write now. Nothing else is asked, so the same comments always give the same state.
 */
import { isPerson } from '../model/account.ts';
import type { CommandCall, ReadComment } from '../model/command.ts';
import type { People } from '../model/signoff.ts';
import type { Deployment, DeploymentRefusal, Said } from '../model/tracking.ts';
import { isAtLeast, standingOf } from './eligibility.ts';

const names: ReadonlySet<string> = new Set(['deployed', 'verified', 'rolled-back']);

interface Words {
  readonly comment: number;
  readonly said: Said;
  readonly calls: readonly CommandCall[];
}

/** Of those who said something that may count: whoever they are has to be looked up. */
export function trackingWords(reads: readonly ReadComment[]): readonly Words[] {
  return reads
    .flatMap(({ comment, reading }): readonly Words[] => {
      const { author, createdAt, id } = comment;
      if (!isPerson(author) || reading.type !== 'calls') return [];
      const calls = reading.calls.filter((call): call is CommandCall => !('mistake' in call) && names.has(call.name));
      return calls.length === 0 ? [] : [{ comment: id, said: { account: author, at: createdAt }, calls }];
    })
    .sort((left, right) => Date.parse(left.said.at) - Date.parse(right.said.at) || left.comment - right.comment);
}

interface State {
  readonly deployed: Map<string, Deployment['deployed'][number]>;
  readonly rollbacks: Deployment['rollbacks'][number][];
  readonly refusals: DeploymentRefusal[];
  verified: Said | null;
  movedAt: string | null;
}

export function deploymentOf(reads: readonly ReadComment[], people: People): Deployment {
  const state: State = { deployed: new Map(), rollbacks: [], refusals: [], verified: null, movedAt: null };
  for (const words of trackingWords(reads)) {
    const standing = standingOf(words.said.account, people);
    const mayWrite = typeof standing !== 'string' && isAtLeast(standing.permission, 'write');
    for (const call of words.calls) {
      if (mayWrite) apply(state, call, words);
      else refuse(state, call, words, 'no-permission');
    }
  }
  const { deployed, rollbacks, refusals, verified, movedAt } = state;
  return { deployed: [...deployed.values()], rollbacks, refusals, verified, movedAt };
}

function apply(state: State, call: CommandCall, words: Words): void {
  const { said } = words;
  const [word = ''] = call.arguments;
  if (call.name === 'deployed') {
    // The newest stands last.
    state.deployed.delete(word);
    state.deployed.set(word, { ...said, environment: word, takenBack: false });
    state.verified = null;
    state.movedAt = said.at;
    return;
  }
  if (![...state.deployed.values()].some(({ takenBack }) => !takenBack)) {
    refuse(state, call, words, 'not-deployed');
    return;
  }
  if (call.name === 'verified') {
    state.verified = said;
    return;
  }
  for (const [name, one] of state.deployed) state.deployed.set(name, { ...one, takenBack: true });
  state.rollbacks.push({ ...said, reason: word });
  state.verified = null;
  state.movedAt = said.at;
}

function refuse(state: State, call: CommandCall, { comment, said }: Words, why: DeploymentRefusal['why']): void {
  state.refusals.push({ comment, account: said.account, command: `/migration ${call.name}`, why });
}
