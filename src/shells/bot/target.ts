/** What a job of the queue is about. A target carries no state, only where to look: what holds is read when the job runs. */
import { z } from 'zod';

const installationId = z.int().positive();
const place = { installationId, owner: z.string().min(1).max(100), repository: z.string().min(1).max(100) };
const sha = z.string().regex(/^[0-9a-f]{40}([0-9a-f]{24})?$/);
const branch = z.string().min(1).max(1000);

const pull = z.object({ kind: z.literal('pull'), ...place, number: z.int().positive() }).readonly();

/** An issue that may track a rollout. */
const issue = z.object({ kind: z.literal('issue'), ...place, number: z.int().positive() }).readonly();

/** Every rollout of a repository. */
const rollouts = z.object({ kind: z.literal('rollouts'), ...place }).readonly();

/** A group of the merge queue. */
const group = z.object({ kind: z.literal('group'), ...place, head: sha, base: sha, branch }).readonly();

/** The open pull requests of a repository: all, those to one branch, or those with one head commit. */
const repository = z
  .object({ kind: z.literal('repository'), ...place, branch: branch.optional(), head: sha.optional() })
  .readonly();

/** Every repository of one installation. */
const installation = z.object({ kind: z.literal('installation'), installationId }).readonly();

/** Every installation. */
const everything = z.object({ kind: z.literal('everything') }).readonly();

/** Also what is read back from the queue: a process of another version may have written it. */
export const targetSchema = z.discriminatedUnion('kind', [
  pull,
  issue,
  rollouts,
  group,
  repository,
  installation,
  everything,
]);

export type Target = z.infer<typeof targetSchema>;
export type PullTarget = Extract<Target, { kind: 'pull' }>;
export type IssueTarget = Extract<Target, { kind: 'issue' | 'rollouts' }>;
export type GroupTarget = Extract<Target, { kind: 'group' }>;
export type RepositoryTarget = Extract<Target, { kind: 'repository' }>;
export type Place = Pick<PullTarget, 'installationId' | 'owner' | 'repository'>;

/** Two targets with one key are the same work. */
export function keyOf(target: Target): string {
  switch (target.kind) {
    case 'everything':
      return 'everything';
    case 'installation':
      return `installation/${target.installationId}`;
    case 'repository':
      return `${placeOf(target)}/repository/${target.head ?? ''}/${target.branch ?? ''}`;
    case 'pull':
      return `${placeOf(target)}/pull/${target.number}`;
    case 'issue':
      return `${placeOf(target)}/issue/${target.number}`;
    case 'rollouts':
      return `${placeOf(target)}/rollouts`;
    case 'group':
      return `${placeOf(target)}/group/${target.head}`;
  }
}

/** GitHub's names differ from each other in more than case. */
function placeOf({ owner, repository: name }: Place): string {
  return `${owner}/${name}`.toLowerCase();
}
