/**
 * What is said about a way down, as comment lines above its SQL, so that all that is printed is a script. Names come from a
 * pull request: no comment has more than one line, whatever they hold.
 */

import { scanStatements } from '../../formats/shared/scan.ts';
import type { Review, ReviewDataLoss, ReviewRollbackStep, ReviewStatement } from '../../model/review.ts';
import { inEnglish } from '../../model/text.ts';
import { visible } from '../../render/visible.ts';

export function comment(text: string): string {
  return `-- ${visible(text)}\n`;
}

/** The step's files, as they stand in front of a sentence. */
export function nameOf({ paths }: Pick<ReviewRollbackStep, 'paths'>): string {
  return paths.join(', ');
}

/** The generated way down: what it does not bring back, then the SQL, with the places where values must be put in. */
export function scriptOf(step: ReviewRollbackStep, review: Review): string {
  const lines = review.rollback.dataLoss.flatMap((loss) => {
    const suspects = suspectsOf(loss, review);
    if (!suspects.includes(step)) return [];
    const what = loss.kind === 'dropped' ? 'its contents do not come back.' : inEnglish(loss.why);
    const doubt = suspects.length > 1 ? ' This migration did it, or another one under review.' : '';
    return [comment(`${loss.object}: ${what}${doubt}`)];
  });
  return [...lines, withPlaces(step)].join('');
}

/** The steps that can have lost it: those that changed its table as such a loss takes; all of them where none shows. */
function suspectsOf(loss: ReviewDataLoss, { rollback, migrations }: Review): readonly ReviewRollbackStep[] {
  const { steps } = rollback;
  const touching = steps.filter(({ migrations: ids }) =>
    migrations.some(({ id, statements }) => ids.includes(id) && statements.some((one) => canLose(one, loss))),
  );
  const making = loss.kind === 'dropped' ? touching.filter(({ sql }) => makes(sql, loss.object)) : [];
  if (making.length > 0) return making;
  return touching.length > 0 ? touching : steps;
}

/** What is dropped is locked against everybody; rows change by a rewrite or under the lock that writing them takes. */
function canLose({ observation }: ReviewStatement, { object, kind }: ReviewDataLoss): boolean {
  const isOf = (table: string): boolean => object === table || object.startsWith(`${table}.`);
  const mode = kind === 'dropped' ? 'AccessExclusiveLock' : 'RowExclusiveLock';
  const isLocked = observation.locks.some((lock) => isOf(lock.table) && lock.mode === mode);
  return isLocked || (kind !== 'dropped' && observation.rewrites.some(isOf));
}

/** Whether the SQL names what the object's own name ends in. */
function makes(sql: string, object: string): boolean {
  const name = object.slice(object.lastIndexOf('.') + 1).replaceAll('"', '""');
  return sql.includes(`"${name}"`);
}

/** A column that comes without values and then demands them: between the two statements is the place for them. */
function withPlaces({ sql, needsRows }: ReviewRollbackStep): string {
  const parts: string[] = [];
  const placed = new Set<string>();
  let at = 0;
  for (const { start, end } of scanStatements(sql)) {
    const [, table, column] = demand.exec(sql.slice(start, end)) ?? [];
    const name = needsRows.find((one) => table !== undefined && plain(table) === one);
    if (name !== undefined && column !== undefined) {
      placed.add(name);
      parts.push(sql.slice(at, start), comment(`${name}.${plain(column)}: put values in here; its rows have none.`));
      at = start;
    }
  }
  const script = [...parts, sql.slice(at)].join('');
  const others = needsRows.filter((name) => !placed.has(name));
  const notes = others.map((name) =>
    comment(`${name}: this was run while it was empty; put in what its rows lack where a statement demands it.`),
  );
  return [...notes, script].join('');
}

const demand = /^ALTER TABLE ((?:"(?:[^"]|"")+"\.)?"(?:[^"]|"")+") ALTER COLUMN ("(?:[^"]|"")+") SET NOT NULL$/;

/** `"public"."users"` as findings name it: `public.users`. */
function plain(quoted: string): string {
  return quoted.replace(/"((?:[^"]|"")+)"/g, (_, name: string) => name.replaceAll('""', '"'));
}
