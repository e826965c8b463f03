/** How the words behind a command are understood. Shared by the commands, so that a role is a role in each of them. */

/** More of a reason is not kept. */
const reasonLimit = 500;

const rolePattern = /^[A-Za-z][A-Za-z0-9_-]{0,39}$/;
const environmentPattern = /^[A-Za-z0-9][A-Za-z0-9._-]{0,49}$/;
const rulePattern = /^[a-z][a-z0-9-]{0,99}$/;
const fingerprintPattern = /^[0-9a-f]{12,64}$/i;
/** Hexadecimal with a digit and nearly long enough: a fingerprint that was copied in part, and no role. */
const shortFingerprint = /^(?=.*\d)[0-9a-f]{6,11}$/i;

export function isRole(word: string): boolean {
  return rolePattern.test(word) && !isFingerprint(word) && !shortFingerprint.test(word);
}

/** In full, or its first 12 characters and more. */
export function isFingerprint(word: string): boolean {
  return fingerprintPattern.test(word);
}

export function isRule(word: string): boolean {
  return rulePattern.test(word);
}

/** As GitHub's environments are mostly called: `production`, `eu-west-1`. */
export function isEnvironment(word: string): boolean {
  return environmentPattern.test(word);
}

export function wordsOf(rest: string): readonly string[] {
  return rest === '' ? [] : rest.split(/[ \t]+/);
}

/** For commands that take no words. */
export function readNothing(rest: string): readonly string[] | null {
  return rest === '' ? [] : null;
}

/** For commands that take one word. */
export function readOne(rest: string, fits: (word: string) => boolean): readonly string[] | null {
  const [word = '', ...more] = wordsOf(rest);
  return more.length === 0 && fits(word) ? [word] : null;
}

/** For commands that take one word and a reason. */
export function readWithReason(rest: string, fits: (word: string) => boolean): readonly string[] | null {
  const [, word = '', said = ''] = /^([^ \t]+)[ \t]+(.*)$/s.exec(rest) ?? [];
  const reason = readReason(said);
  return fits(word) && reason !== null ? [word, reason] : null;
}

/** A reason says something: blanks and characters without a shape do not. */
export function readReason(said: string): string | null {
  const reason = [...said.trim()].slice(0, reasonLimit).join('').trim();
  return /[\p{L}\p{N}]/u.test(reason) ? reason : null;
}
