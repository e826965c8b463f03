/**
 * Definitions that hold the moment at which they were made: PostgreSQL turns `'now'::timestamp` into a constant, so the same
 * statement gives another one at every run. Pure.
 */

/** As PostgreSQL prints what it made of `'now'`: always with a fraction of a second, which people do not write. */
const moment = /'(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d+)(?:[+-]\d\d(?::\d\d)?)?'/g;

/** A constant without a zone may be in any, so a moment of this run is known to a day and a bit. */
const aroundMs = 26 * 3600 * 1000;

/**
 * Whether two texts differ in nothing but moments, those of the second being of this run.
 *
 * @param at the database's clock when the second was read, `2026-11-25 14:26:04.19`, in UTC
 */
export function isSameButMoments(was: string, now: string, at: string): boolean {
  return holdsMoments(now, at) && was.replace(moment, "''") === now.replace(moment, "''");
}

/** Whether a text holds moments, and all are of this run. */
export function holdsMoments(text: string, at: string): boolean {
  const ends = Date.parse(`${at.replace(' ', 'T')}Z`);
  const ofThisRun = (found: string): boolean => Math.abs(Date.parse(`${found.replace(' ', 'T')}Z`) - ends) < aroundMs;
  const moments = [...text.matchAll(moment)].map(([, found = '']) => found);
  return moments.length > 0 && moments.every(ofThisRun);
}
