/** Line differences of one file as unified hunks, which say on which lines GitHub takes a review comment. */
import type { FileChange } from './history.ts';
import type { Leaf, ObjectStore } from './objects.ts';

interface Step {
  readonly kind: ' ' | '+' | '-';
  readonly text: string;
  /** 1-based; the line before, for a step that the side does not have. */
  readonly before: number;
  readonly after: number;
}

const context = 3;

function linesOf(store: ObjectStore, leaf: Leaf | null): string[] {
  if (leaf === null || leaf.mode === '160000') return leaf === null ? [] : [`Subproject commit ${leaf.sha}`];
  const text = store.blobs.get(leaf.sha)?.toString('utf8') ?? '';
  return text === '' ? [] : text.replace(/\n$/, '').split('\n');
}

/** Longest common subsequence of what lies between the common start and the common end. */
function steps(before: readonly string[], after: readonly string[]): Step[] {
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start += 1;
  let end = 0;
  const most = Math.min(before.length, after.length) - start;
  while (end < most && before.at(-1 - end) === after.at(-1 - end)) end += 1;
  const left = before.slice(start, before.length - end);
  const right = after.slice(start, after.length - end);
  // For very large changes the middle counts as replaced as a whole.
  const table = left.length * right.length > 1_000_000 ? null : lengths(left, right);
  const result: Step[] = [];
  let [at, to] = [0, 0];
  const add = (kind: Step['kind'], text: string): void => {
    if (kind !== '+') at += 1;
    if (kind !== '-') to += 1;
    result.push({ kind, text, before: at, after: to });
  };
  for (const text of before.slice(0, start)) add(' ', text);
  let [row, column] = [0, 0];
  while (row < left.length || column < right.length) {
    const [old, fresh] = [left[row], right[column]];
    if (old !== undefined && old === fresh && table) {
      add(' ', old);
      row += 1;
      column += 1;
    } else if (old !== undefined && (fresh === undefined || goesLeft(table, row, column))) {
      add('-', old);
      row += 1;
    } else {
      add('+', fresh ?? '');
      column += 1;
    }
  }
  for (const text of before.slice(before.length - end)) add(' ', text);
  return result;
}

function goesLeft(table: readonly Uint32Array[] | null, row: number, column: number): boolean {
  if (!table) return true;
  return (table[row + 1]?.[column] ?? 0) >= (table[row]?.[column + 1] ?? 0);
}

function lengths(left: readonly string[], right: readonly string[]): Uint32Array[] {
  const table = Array.from({ length: left.length + 1 }, () => new Uint32Array(right.length + 1));
  for (let row = left.length - 1; row >= 0; row -= 1) {
    const [own, below] = [table[row] as Uint32Array, table[row + 1] as Uint32Array];
    for (let column = right.length - 1; column >= 0; column -= 1) {
      const same = left[row] === right[column];
      own[column] = same ? (below[column + 1] ?? 0) + 1 : Math.max(below[column] ?? 0, own[column + 1] ?? 0);
    }
  }
  return table;
}

function hunks(all: readonly Step[]): Step[][] {
  const near = new Set<number>();
  all.forEach(({ kind }, index) => {
    if (kind === ' ') return;
    for (let line = index - context; line <= index + context; line += 1) near.add(line);
  });
  const result: Step[][] = [];
  all.forEach((step, index) => {
    if (!near.has(index)) return;
    if (near.has(index - 1) && index > 0) result.at(-1)?.push(step);
    else result.push([step]);
  });
  return result;
}

export interface FileDiff {
  readonly additions: number;
  readonly deletions: number;
  /** `undefined` where nothing but the mode or the name changed, and for binary files. */
  readonly patch: string | undefined;
}

function stepsOf(store: ObjectStore, file: FileChange): Step[] {
  return steps(linesOf(store, file.before), linesOf(store, file.after));
}

function isBinary(store: ObjectStore, leaf: Leaf | null): boolean {
  return leaf !== null && (store.blobs.get(leaf.sha)?.subarray(0, 8000).includes(0) ?? false);
}

export function diffOf(store: ObjectStore, file: FileChange): FileDiff {
  if (isBinary(store, file.before) || isBinary(store, file.after))
    return { additions: 0, deletions: 0, patch: undefined };
  const all = stepsOf(store, file);
  const count = (kind: Step['kind']): number => all.filter((step) => step.kind === kind).length;
  const parts = hunks(all).map((hunk) => {
    const [first] = hunk as [Step];
    const before = hunk.filter(({ kind }) => kind !== '+').length;
    const after = hunk.filter(({ kind }) => kind !== '-').length;
    const from = first.kind === '+' ? first.before + (before > 0 ? 1 : 0) : first.before;
    const to = first.kind === '-' ? first.after + (after > 0 ? 1 : 0) : first.after;
    return [`@@ -${from},${before} +${to},${after} @@`, ...hunk.map(({ kind, text }) => kind + text)].join('\n');
  });
  return { additions: count('+'), deletions: count('-'), patch: parts.length > 0 ? parts.join('\n') : undefined };
}

/** The lines of a file's new or old side that stand in a hunk. */
export function commentableLines(store: ObjectStore, file: FileChange, side: 'LEFT' | 'RIGHT'): Set<number> {
  const inside = hunks(stepsOf(store, file)).flat();
  if (side === 'RIGHT') return new Set(inside.filter(({ kind }) => kind !== '-').map(({ after }) => after));
  return new Set(inside.filter(({ kind }) => kind !== '+').map(({ before }) => before));
}
