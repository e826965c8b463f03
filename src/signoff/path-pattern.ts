/**
 * Patterns of a CODEOWNERS file, matched the way GitHub does: like .gitignore, but case-sensitive, without `!` and `[ ]`,
 * and with `dir/*` meaning the files of that directory alone. Matching is done segment by segment, so that no pattern can
 * make it slow.
 * Source: https://docs.github.com/en/repositories/managing-your-repositorys-settings-and-features/customizing-your-repository/about-code-owners
 */

/** @returns `null`: GitHub does not take this pattern */
export function pathPattern(pattern: string): ((path: string) => boolean) | null {
  const segments = segmentsOf(pattern);
  if (segments === null) return null;
  return (path) => matches(segments, path.split('/'));
}

function segmentsOf(pattern: string): readonly string[] | null {
  if (/^[!#]|^\\#|[[\]]|\*\*\*/.test(pattern) || pattern.length > 1_000) return null;
  const anchored = pattern.startsWith('/');
  const directory = pattern.endsWith('/');
  const inner = pattern.replace(/^\//, '').replace(/\/$/, '');
  if (inner === '') return null;
  const segments = inner.split('/');
  if (segments.includes('')) return null;
  // Without a slash before its end a pattern holds at any depth.
  const placed = anchored || segments.length > 1 ? segments : ['**', ...segments];
  if (directory) return [...placed, '**', '*'];
  const last = segments.at(-1);
  if (last === '**') return [...placed, '*'];
  // `docs/*` names the files in docs; everything else names a file, or a directory with all in it.
  return last === '*' ? placed : [...placed, '**'];
}

/** Whether the segments of a pattern consume those of a path, from the front; `**` stands for none or more. */
function matches(pattern: readonly string[], path: readonly string[]): boolean {
  // reached[i]: the pattern so far can end right before path segment i.
  let reached = path.map((_, index) => index === 0);
  reached.push(false);
  for (const segment of pattern) {
    const next = reached.map(() => false);
    for (let index = 0; index <= path.length; index += 1) {
      if (segment === '**') next[index] = (reached[index] ?? false) || (index > 0 && (next[index - 1] ?? false));
      else next[index] = index > 0 && (reached[index - 1] ?? false) && matchesSegment(segment, path[index - 1] ?? '');
    }
    reached = next;
  }
  return reached.at(-1) ?? false;
}

/** `*` and `?` inside one segment; a backslash takes the next character as it is. */
function matchesSegment(segment: string, text: string): boolean {
  const tokens = [...segment.matchAll(/\\(.)|([\s\S])/g)].map(([, escaped, plain]) => ({
    character: escaped ?? plain ?? '',
    wild: escaped === undefined,
  }));
  const characters = text.match(/[\s\S]/g) ?? [];
  let reached = [true, ...characters.map(() => false)];
  for (const { character, wild } of tokens) {
    const next = reached.map(() => false);
    for (let index = 0; index <= characters.length; index += 1) {
      const before = index > 0 && (reached[index - 1] ?? false);
      if (wild && character === '*')
        next[index] = (reached[index] ?? false) || (index > 0 && (next[index - 1] ?? false));
      else next[index] = before && ((wild && character === '?') || character === characters[index - 1]);
    }
    reached = next;
  }
  return reached.at(-1) ?? false;
}
