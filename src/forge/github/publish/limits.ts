/** What GitHub takes at most in one place. Where something is cut it ends in an ellipsis; whole texts are never cut. */
import { FaultError } from '../../../model/fault.ts';
import { phrase, type Text } from '../../../model/text.ts';

/** Characters of a comment: https://docs.github.com/en/rest/issues/comments */
export const longestComment = 65_536;
/** Bytes of a check run's summary: https://docs.github.com/en/rest/checks/runs */
export const largestSummaryBytes = 65_535;
/** Characters; GitHub refuses more than 140. */
export const longestDescription = 139;
/** Characters of an annotation's title. */
export const longestTitle = 255;
/** Annotations in one request. */
export const annotationsPerRequest = 50;

/** One line, shortened to a number of UTF-16 units without splitting a character. */
export function shortened(text: string, limit: number): string {
  const line = text.replace(/\s+/gu, ' ').trim();
  if (line.length <= limit) return line;
  const cut = line.slice(0, limit - 1);
  return `${/[\uD800-\uDBFF]$/.test(cut) ? cut.slice(0, -1) : cut}…`;
}

/**
 * The text as it is; `size` where GitHub counts something else than characters. Throws `FaultError` where GitHub would
 * refuse it: a text cut by chance could hide what matters.
 */
export function fitting(text: string, limit: number, what: Text, size = text.length): string {
  if (size <= limit) return text;
  throw new FaultError({
    code: 'size',
    what: phrase`${what} has a length of ${size}, and GitHub takes ${limit}.`,
    mend: phrase`Split the pull request, so that fewer migrations are reviewed at once.`,
  });
}
