/**
 * A CODEOWNERS file, read as GitHub reads it: the last line that matches a path decides, a line without owners takes them
 * away, a line that GitHub does not understand is skipped. Which of the three places the file is in is the caller's.
 */
import { pathPattern } from './path-pattern.ts';

export interface CodeOwners {
  /** As written: `@login`, `@org/team` or an address, which belongs to no account and so never matches anybody. */
  ownersOf(path: string): readonly string[];
}

interface Line {
  readonly matches: (path: string) => boolean;
  readonly owners: readonly string[];
}

/** GitHub does not load a larger file. */
const maximumBytes = 3 * 1024 * 1024;

const owner = /^(?:@[A-Za-z0-9][A-Za-z0-9_-]*(?:\/[A-Za-z0-9][A-Za-z0-9._-]*)?|[^\s@]+@[^\s@]+\.[^\s@]+)$/;

export const noCodeOwners: CodeOwners = { ownersOf: () => [] };

export function parseCodeOwners(text: string): CodeOwners {
  if (new TextEncoder().encode(text).byteLength > maximumBytes) return noCodeOwners;
  const lines = text.split(/\r?\n/).flatMap((line) => readLine(line) ?? []);
  const known = new Map<string, readonly string[]>();
  return {
    ownersOf: (path) => {
      const owners = known.get(path) ?? lines.findLast(({ matches }) => matches(path))?.owners ?? [];
      known.set(path, owners);
      return owners;
    },
  };
}

function readLine(line: string): Line | null {
  // A blank in a path is written with a backslash before it.
  const [pattern, ...words] = line.trim().match(/(?:\\[\s\S]|\S)+/g) ?? [];
  if (pattern === undefined) return null;
  const comment = words.findIndex((word) => word.startsWith('#'));
  const owners = comment === -1 ? words : words.slice(0, comment);
  const matches = pathPattern(pattern);
  return matches !== null && owners.every((word) => owner.test(word)) ? { matches, owners } : null;
}
