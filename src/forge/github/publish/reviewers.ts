/** Asks people and teams for a review, where they were not asked yet. One who cannot be asked is named in a note. */
import { phrase } from '../../../model/text.ts';
import { statusOf } from '../errors.ts';
import type { Scene } from './scene.ts';

interface Asking {
  readonly name: string;
  readonly parameters: { readonly reviewers: readonly string[]; readonly team_reviewers: readonly string[] };
}

export async function requestReviewers(scene: Scene): Promise<void> {
  const { pull } = scene.snapshot;
  const passed = new Set([...pull.reviewers, pull.author?.login ?? ''].map((name) => name.toLowerCase()));
  const asked: Asking[] = [];
  for (const name of scene.publication.reviewers) {
    if (passed.has(name.toLowerCase())) continue;
    passed.add(name.toLowerCase());
    const parameters = asking(name, scene.repository.owner);
    if (parameters) asked.push({ name, parameters });
    else scene.notes.push(`\`${name}\` was not asked for a review: GitHub asks only teams of the repository's owner.`);
  }
  if (asked.length === 0) return;
  const together = {
    reviewers: asked.flatMap(({ parameters }) => parameters.reviewers),
    team_reviewers: asked.flatMap(({ parameters }) => parameters.team_reviewers),
  };
  if (await request(scene, together)) return;
  // One who cannot be asked spoils the request for all.
  for (const { name, parameters } of asked) {
    const done = asked.length > 1 && (await request(scene, parameters));
    if (!done) scene.notes.push(`\`${name}\` was not asked for a review: no collaborator of the repository.`);
  }
}

function asking(name: string, owner: string): Asking['parameters'] | null {
  const [organization = '', team] = name.split('/', 2);
  if (team === undefined) return { reviewers: [name], team_reviewers: [] };
  return organization.toLowerCase() === owner.toLowerCase() ? { reviewers: [], team_reviewers: [team] } : null;
}

/** @returns `false`: GitHub refuses one of them */
async function request({ writer, snapshot }: Scene, parameters: Asking['parameters']): Promise<boolean> {
  try {
    await writer.send(
      'POST /repos/{owner}/{repo}/pulls/{pull_number}/requested_reviewers',
      { pull_number: snapshot.pull.number, ...parameters },
      { doing: phrase`ask for a review`, permission: 'pull-requests: write' },
    );
    return true;
  } catch (error) {
    if (statusOf(error) === 422) return false;
    throw error;
  }
}
