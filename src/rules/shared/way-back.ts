/** The rehearsed ways down of a pull request, each with the migration that it belongs to and its place. */
import type { RehearsedMigration } from '../../model/rehearsal.ts';
import type { AuthoredRollback, ScriptFailure } from '../../model/rollback.ts';
import type { RuleInput } from '../../model/rule.ts';

export interface WayDown {
  readonly migration: RehearsedMigration;
  /** The file of the way down. */
  readonly path: string;
  readonly author: AuthoredRollback;
}

/** Ways down that the authors wrote and that ran, oldest first. Of several that run together, the newest stands for all. */
export function waysDown({ rehearsal }: RuleInput): readonly WayDown[] {
  return [...rehearsal.rollback.steps].reverse().flatMap(({ migrations, author }) => {
    const migration = rehearsal.migrations.find((one) => one.migration.id === migrations.at(-1));
    const path = migration?.migration.down?.path;
    return author && migration && path !== undefined ? [{ migration, path, author }] : [];
  });
}

/** A way down that raises an error of its own says that there is no way back; that is an answer, and no failure. */
export function isRaised({ error }: ScriptFailure): boolean {
  return error.code === 'P0001';
}
