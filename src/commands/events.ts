/**
 * From commands to events of the sign-off state: what a person said, when, and where it stands. Whether they may say it
 * is the gate's to judge. What a bot or somebody unknown wrote is no event at all. A comment that was edited opens nothing
 * any more; but when somebody else edited it, the veto or the revocation that its author had posted still stands.
 */
import { isPerson } from '../model/account.ts';
import type { CommandReading, ReadComment, SignoffPayload } from '../model/command.ts';
import type { SignoffEvent } from '../model/signoff.ts';
import { readCommands } from './read.ts';
import { commandNamed } from './registry.ts';

/** @param shownBefore the fingerprint that the newest checklist before a moment showed; `null`: none did */
export function commandEvents(
  comments: readonly ReadComment[],
  shownBefore: (at: string) => string | null,
): readonly SignoffEvent[] {
  return comments.flatMap(({ comment, reading }) => {
    const { id, author, createdAt: at, editedAt, original } = comment;
    if (!isPerson(author)) return [];
    const events = (read: CommandReading) => payloads(read, () => shownBefore(at));
    const said = editedAt === null ? events(reading) : original === undefined ? [] : closing(original, events);
    return said.map(({ sequence, ...payload }) => ({
      ...payload,
      account: author,
      at,
      source: `comment:${id}`,
      sequence,
    }));
  });
}

type Said = SignoffPayload & { readonly sequence: number };

function payloads(reading: CommandReading, shown: () => string | null): readonly Said[] {
  if (reading.type !== 'calls') return [];
  return reading.calls.flatMap((call, sequence): readonly Said[] => {
    const event = 'mistake' in call ? undefined : commandNamed(call.name)?.event;
    return event === undefined || 'mistake' in call ? [] : [{ ...event(call.arguments, shown()), sequence }];
  });
}

/** Of what somebody else overwrote, that by which its author closed the gate; not knowing it, that they took all back. */
function closing(original: string | null, events: (reading: CommandReading) => readonly Said[]): readonly Said[] {
  if (original === null) return [{ type: 'revoke', role: null, via: 'command', sequence: 0 }];
  const said = events(readCommands({ body: original, editedAt: null }));
  return said.filter(({ type }) => type === 'block' || type === 'revoke');
}
