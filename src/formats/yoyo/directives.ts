/** What a Yoyo migration says about itself: comments at the top of an SQL file, and `__depends__` in a Python file, which is never run. */
export interface Directive {
  readonly name: 'depends' | 'transactional';
  readonly value: string;
  /** Counted from 1. */
  readonly line: number;
}

const pattern = /^[^\S\n]*--[^\S\n]*(depends|transactional)[^\S\n]*:([^\n]*)$/;

/** Directives count up to the first line that is neither empty nor a comment. */
export function directivesOf(text: string): Directive[] {
  const found: Directive[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() !== '' && !line.trimStart().startsWith('--')) break;
    const match = pattern.exec(line);
    if (match)
      found.push({
        name: match[1] === 'depends' ? 'depends' : 'transactional',
        value: (match[2] ?? '').trim(),
        line: index + 1,
      });
  }
  return found;
}

/** The strings of a literal set, list or tuple; one that a program computes cannot be known. */
export function pythonDependencies(text: string): string[] {
  const literal = /^__depends__\s*(?::[^=\n]*)?=\s*([^\n]*(?:\n[ \t)}\]][^\n]*)*)/m.exec(text)?.[1] ?? '';
  return [...literal.matchAll(/"([^"\n]*)"|'([^'\n]*)'/g)].map((match) => match[1] ?? match[2] ?? '');
}
