/** Dependencies first, and among those that are free the first by name: the order of Yoyo's `topologicalsort.py`. */

import { phrase } from '../../model/text.ts';
import { compareText } from '../shared/order.ts';
import { refuse } from '../shared/sections.ts';

export interface Dependent<T> {
  readonly value: T;
  readonly path: string;
  readonly name: string;
  readonly requires: readonly string[];
}

/** Throws a `FaultError` that names the circle, or the name that does not exist. */
export function inDependencyOrder<T>(dependents: readonly Dependent<T>[]): T[] {
  const sorted = [...dependents].sort((a, b) => compareText(a.path, b.path));
  const byName = new Map(sorted.map((dependent) => [dependent.name, dependent]));
  const waiting = new Map<string, Set<string>>();
  const dependentsOf = new Map<string, string[]>();
  for (const { name, path, requires } of sorted) {
    if (byName.get(name)?.path !== path) {
      throw refuse(
        path,
        1,
        phrase`${byName.get(name)?.path ?? ''} has the same name, and names must be unique.`,
        phrase`Rename one of the two.`,
      );
    }
    for (const required of requires) {
      if (byName.has(required)) dependentsOf.set(required, [...(dependentsOf.get(required) ?? []), name]);
      else
        throw refuse(
          path,
          1,
          phrase`It depends on ${JSON.stringify(required)}, which does not exist.`,
          phrase`Name a file of the directory, without its extension.`,
          '-- depends: 0001.users',
        );
    }
    waiting.set(name, new Set(requires));
  }
  return drain(sorted, waiting, dependentsOf);
}

function drain<T>(
  sorted: readonly Dependent<T>[],
  waiting: ReadonlyMap<string, Set<string>>,
  dependentsOf: ReadonlyMap<string, readonly string[]>,
): T[] {
  const position = new Map(sorted.map((dependent, index) => [dependent.name, index]));
  const isFree = (name: string) => waiting.get(name)?.size === 0;
  const free = sorted.flatMap(({ name }, index) => (isFree(name) ? [index] : []));
  const done = new Set<string>();
  const ordered: T[] = [];
  while (free.length > 0) {
    const next = sorted[free.shift() ?? 0];
    if (!next) break;
    done.add(next.name);
    ordered.push(next.value);
    for (const name of dependentsOf.get(next.name) ?? []) {
      waiting.get(name)?.delete(next.name);
      if (isFree(name)) insertSorted(free, position.get(name) ?? 0);
    }
  }
  const stuck = sorted.find(({ name }) => !done.has(name));
  if (stuck) {
    const circle = circleFrom(stuck.name, waiting, done);
    const what = phrase`These depend on each other in a circle: ${circle.join(' → ')}.`;
    throw refuse(stuck.path, 1, what, phrase`Take one of the dependencies away.`, '-- depends: 0001.users');
  }
  return ordered;
}

function insertSorted(indices: number[], index: number): void {
  const at = indices.findIndex((other) => other > index);
  indices.splice(at < 0 ? indices.length : at, 0, index);
}

function circleFrom(
  start: string,
  waiting: ReadonlyMap<string, ReadonlySet<string>>,
  done: ReadonlySet<string>,
): string[] {
  const trail: string[] = [];
  let name = start;
  while (!trail.includes(name)) {
    trail.push(name);
    name = [...(waiting.get(name) ?? [])].find((required) => !done.has(required)) ?? start;
  }
  return [...trail.slice(trail.indexOf(name)), name];
}
