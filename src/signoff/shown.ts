/**
 * Which migrations a person had before their eyes when they said something: the fingerprint that our own checklist
 * showed just before. A bare command binds to it, so that a push in the last moment is never signed unseen.
 */
import { isPerson } from '../model/account.ts';
import type { Checklist, Revision } from '../model/evidence.ts';
import { shownPattern } from '../model/markers.ts';

/** One revision of ours; `null`: what it showed is not known any more. */
export interface Shown {
  readonly at: string;
  readonly fingerprint: string | null;
}

/** A checklist is ours by the bot that posted it; another bot's edit of it is not. */
export function isOurs({ revisions }: Checklist, { editor }: Revision): boolean {
  const poster = revisions[0]?.editor ?? null;
  return poster !== null && editor !== null && poster.id === editor.id && !isPerson(editor);
}

/** What our own revisions of one checklist showed, oldest first. */
export function shownBy(checklist: Checklist): readonly Shown[] {
  const { complete, revisions } = checklist;
  return revisions.flatMap((revision, index): readonly Shown[] => {
    if (!isOurs(checklist, revision)) return [];
    // Between the original and the newest 99 others may have been dropped.
    if (revision.body === null || (!complete && index === 0)) return [{ at: revision.at, fingerprint: null }];
    const fingerprint = shownPattern.exec(revision.body)?.[1];
    return fingerprint === undefined ? [] : [{ at: revision.at, fingerprint }];
  });
}

/**
 * The fingerprint that was shown before a moment. GitHub's times are to the second, so one shown in that very second
 * does not count: nobody can tell which came first.
 */
export function shownBefore(checklists: readonly Checklist[], at: string): string | null {
  const moment = Date.parse(at);
  let newest: Shown | null = null;
  for (const shown of checklists.flatMap(shownBy)) {
    const shownAt = Date.parse(shown.at);
    if (shownAt < moment && (newest === null || shownAt >= Date.parse(newest.at))) newest = shown;
  }
  return newest?.fingerprint ?? null;
}
