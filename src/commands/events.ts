/**
 * From commands to events of the sign-off state: what a person said, when, and where it stands. Whether they may say it
 * is the gate's to judge. What a bot or somebody unknown wrote is no event at all.
 */
import { isPerson } from '../model/account.ts';
import type { ReadComment } from '../model/command.ts';
import type { SignoffEvent } from '../model/signoff.ts';
import { commandNamed } from './registry.ts';

/** @param shownBefore the fingerprint that the newest checklist before a moment showed; `null`: none did */
export function commandEvents(
  comments: readonly ReadComment[],
  shownBefore: (at: string) => string | null,
): readonly SignoffEvent[] {
  return comments.flatMap(({ comment, reading }) => {
    const { author, createdAt: at, editedAt } = comment;
    if (!isPerson(author) || reading.type !== 'calls' || editedAt !== null) return [];
    return reading.calls.flatMap((call, sequence): SignoffEvent[] => {
      const event = 'mistake' in call ? undefined : commandNamed(call.name)?.event;
      if (event === undefined || 'mistake' in call) return [];
      const payload = event(call.arguments, shownBefore(at));
      return [{ ...payload, account: author, at, source: `comment:${comment.id}`, sequence }];
    });
  });
}
