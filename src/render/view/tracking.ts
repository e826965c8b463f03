/** Where the rollout of merged migrations is spoken of, in sentences that other places share. */
import type { DeploymentRefusal } from '../../model/tracking.ts';
import { type Inline, person, say } from '../inline.ts';
import type { Messages } from '../messages.ts';

/** An issue or a pull request. */
export interface TrackedPlace {
  readonly number: number;
  readonly url: string;
}

export function linkTo({ number, url }: TrackedPlace): Inline {
  return [{ type: 'link', text: `#${number}`, url }];
}

export function notTrackedWords(refusal: DeploymentRefusal, messages: Messages): Inline {
  return messages.tracking.refused(person(refusal.account), refusal);
}

/** Where a command belongs that was said on a pull request. */
export function hereWords(issue: TrackedPlace | null, messages: Messages): Inline {
  return issue === null ? messages.tracking.later : messages.tracking.here(linkTo(issue));
}

/** Where a command belongs that was said in the tracking issue. */
export function onPullWords(pull: TrackedPlace | null, messages: Messages): Inline {
  return messages.tracking.onPull(pull === null ? [] : say` ${linkTo(pull)}`);
}
