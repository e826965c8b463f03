/**
 * The HTML comments by which our own comments and their boxes are known again. Fixed text and safe values only: a role
 * name is `[A-Za-z][A-Za-z0-9_-]*`, a fingerprint hexadecimal, a box id `[a-z-]+`.
 */

export const reportMarker = '<!-- countersign:report -->';
export const checklistMarker = '<!-- countersign:checklist -->';

/** Second line of a checklist: the fingerprint that its boxes are about. */
export function shownMarker(fingerprint: string): string {
  return `<!-- countersign:shows ${fingerprint} -->`;
}

export function signoffMarker(role: string, fingerprint: string): string {
  return `<!-- countersign:signoff ${role} ${fingerprint} -->`;
}

export function acknowledgementMarker(box: string, fingerprint: string): string {
  return `<!-- countersign:acknowledgement ${box} ${fingerprint} -->`;
}

/**
 * Below the second line of a checklist: a veto that it shows, by the account's number and the second at which it was said.
 * It outlives the comment that said it when somebody else deletes that.
 */
export function vetoMarker(accountId: number, saidAtSeconds: number): string {
  return `<!-- countersign:veto ${accountId} ${saidAtSeconds} -->`;
}

/** First line of a reply: which comment it answers, so that no comment is answered twice. */
export function replyMarker(commentId: number): string {
  return `<!-- countersign:reply ${commentId} -->`;
}

/** First line of an issue that tracks the rollout of a merged pull request. */
export function trackingMarker(pull: number): string {
  return `<!-- countersign:tracking pull=${pull} -->`;
}

/** First line of our comment on a merged pull request that names its tracking issue. */
export const trackedMarker = '<!-- countersign:tracked -->';

/** First line of the comment in a tracking issue that reminds of what is still owed. */
export const reminderMarker = '<!-- countersign:reminder -->';

/** In a comment on a line: the finding that it shows, so that none is posted twice. Letters, digits and `:._/-`. */
export function findingMarker(key: string): string {
  return `<!-- countersign:finding ${key} -->`;
}

export const trackingPattern = /^<!-- countersign:tracking pull=(\d{1,15}) -->/;
export const findingPattern = /<!-- countersign:finding ([A-Za-z0-9:._/-]+) -->/;
export const shownPattern = /^<!-- countersign:shows ([0-9a-f]{64}) -->$/m;
/** Global: a checklist can show several. */
export const vetoPattern = /^<!-- countersign:veto (\d{1,15}) (\d{1,15}) -->$/gm;
export const replyPattern = /^<!-- countersign:reply (\d+) -->/;

/** One line with a box: `- [x] … <!-- countersign:signoff dba 9f2c… -->`. */
export const boxPattern =
  /^- \[([ xX])\] (.*) <!-- countersign:(signoff|acknowledgement) ([A-Za-z][A-Za-z0-9_-]*) ([0-9a-f]{64}) -->$/;
