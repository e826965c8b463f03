/** Our labels, known by their prefix: those that are wanted are there, the others of ours are not. Foreign ones are left alone. */
import { phrase } from '../../../model/text.ts';
import { statusOf } from '../errors.ts';
import type { Scene } from './scene.ts';

const labelPrefix = 'countersign:';

const color = '5319e7';

export async function setLabels(scene: Scene): Promise<void> {
  const { labels: wanted } = scene.publication;
  // GitHub takes names that differ in case alone for the same.
  const lower = (names: readonly string[]): Set<string> => new Set(names.map((name) => name.toLowerCase()));
  const there = lower(scene.snapshot.pull.labels);
  const missing = wanted.filter((name) => !there.has(name.toLowerCase()));
  const kept = lower(wanted);
  const ours = scene.snapshot.pull.labels.filter((name) => name.toLowerCase().startsWith(labelPrefix));
  for (const name of missing) await create(scene, name);
  if (missing.length > 0) {
    await scene.writer.send(
      'POST /repos/{owner}/{repo}/issues/{issue_number}/labels',
      { issue_number: scene.snapshot.pull.number, labels: missing },
      { doing: phrase`label the pull request`, permission: 'pull-requests: write' },
    );
  }
  for (const name of ours.filter((label) => !kept.has(label.toLowerCase()))) {
    await scene.writer.sendIfThere(
      'DELETE /repos/{owner}/{repo}/issues/{issue_number}/labels/{name}',
      { issue_number: scene.snapshot.pull.number, name },
      { doing: phrase`take a label away`, permission: 'pull-requests: write' },
    );
  }
}

/** GitHub answers 422 when the repository has it already. */
async function create(scene: Scene, name: string): Promise<void> {
  try {
    await scene.writer.send(
      'POST /repos/{owner}/{repo}/labels',
      { name, color, description: 'Set and taken away by Countersign.' },
      { doing: phrase`create a label`, permission: 'issues: write' },
    );
  } catch (error) {
    if (statusOf(error) !== 422) throw error;
  }
}
