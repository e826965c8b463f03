/** `countersign demo`: a small repository with a branch that brings typical hazards, reviewed for real. */
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packageRoot } from '../package.ts';
import type { Context } from './context.ts';
import { makeExample } from './example.ts';
import { type ExitCode, exitCodeOfReview, exitCodes } from './exit.ts';
import { reviewRepository } from './review.ts';
import { show } from './show.ts';

/** Succeeds when the report could be shown: that the branch is blocked is the point of it. */
export async function runDemo(context: Context): Promise<ExitCode> {
  const repo = await mkdtemp(join(tmpdir(), 'countersign-demo-'));
  await makeExample(join(packageRoot(), 'examples', 'shop'), repo, context.environment);
  const result = await reviewRepository({ repo, base: 'main', format: 'text', cache: true }, context);
  await show(result, { format: 'text' }, context);
  const exitCode = exitCodeOfReview(result);
  context.out.write(nextSteps(repo, exitCode));
  return exitCode === exitCodes.blocked ? exitCodes.clear : exitCode;
}

function nextSteps(repo: string, exitCode: ExitCode): string {
  const command = `node ${join(packageRoot(), 'dist', 'cli.js')}`;
  return [
    '',
    `This was a rehearsal of the branch gift-cards in ${repo}. \`countersign review\` ends with exit code ${exitCode} for it.`,
    '',
    'Try next:',
    `  cd ${repo} && git log --oneline --all`,
    `  ${command} review --repo ${repo} --format markdown`,
    `  ${command} explain index-not-concurrent`,
    `  ${command} review --repo path/to/your/repository`,
    '',
  ].join('\n');
}
