/** Phrases that several rules use, so that they read alike. */

/** `a`, `a and b`, `a, b and c`; beyond four names the rest is counted. */
export function listed(names: readonly string[]): string {
  if (names.length <= 1) return names.join('');
  if (names.length > 4) return `${names.slice(0, 3).join(', ')} and ${names.length - 3} more`;
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
