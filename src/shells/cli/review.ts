/** `countersign review`: the merge base against a commit or the working tree of a local repository. */
import { resolve } from 'node:path';
import { worktreeForge } from '../../forge/worktree.ts';
import type { ChangeSet, Forge } from '../../model/changeset.ts';
import type { Review } from '../../model/review.ts';
import { defaultConfig } from '../../walk/config.ts';
import type { Deps } from '../../walk/deps.ts';
import { review, reviewUnder } from '../../walk/review.ts';
import { type ConfigOptions, configForReview } from './configuration.ts';
import type { Context } from './context.ts';
import { type EngineOptions, withDependencies } from './dependencies.ts';
import { type ExitCode, exitCodeOfReview } from './exit.ts';
import { progressOn } from './progress.ts';
import { type ShowOptions, show } from './show.ts';

/** What every command has that compares two sides of a repository. */
export interface RepositoryOptions extends ConfigOptions, EngineOptions {
  readonly repo: string;
  readonly base?: string;
  readonly head?: string;
}

export interface ReviewOptions extends RepositoryOptions, ShowOptions {}

export async function runReview(options: ReviewOptions, context: Context): Promise<ExitCode> {
  const { review: result, config, own } = await onRepository(options, context, reviewUnder);
  await show(result, options, context, { language: config.language, own });
  return exitCodeOfReview(result);
}

export function reviewRepository(options: ReviewOptions, context: Context): Promise<Review> {
  return onRepository(options, context, review);
}

/** Runs `use` with the walk's dependencies; its forge may be read again, and shows the same snapshot. */
export async function onRepository<Result>(
  options: RepositoryOptions,
  context: Context,
  use: (deps: Deps) => Promise<Result>,
): Promise<Result> {
  const { repo, base, head } = options;
  const forge = readOnce(
    worktreeForge({
      repo: resolve(context.directory, repo),
      ...(base === undefined ? {} : { base }),
      ...(head === undefined ? {} : { head }),
      fileBytes: defaultConfig().limits.fileBytes,
      environment: context.environment,
    }),
  );
  const progress = progressOn(context.err);
  try {
    const config = await configForReview(options, forge, context);
    const rehearsing = { forge, ...(config ? { config } : {}), progress: progress.show };
    return await withDependencies(options, rehearsing, context, use);
  } finally {
    progress.clear();
    await forge.close();
  }
}

/** The configuration and the walk must see one and the same snapshot. */
function readOnce(forge: Forge): Forge {
  let changes: Promise<ChangeSet> | undefined;
  return {
    read: () => {
      changes ??= forge.read();
      return changes;
    },
    close: () => forge.close(),
  };
}
