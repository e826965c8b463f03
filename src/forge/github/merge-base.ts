/** Where a head left its base branch. Only REST tells it. */
import { FaultError } from '../../model/fault.ts';
import { phrase } from '../../model/text.ts';
import type { CommitTree } from './changes.ts';
import { forbidden, statusOf } from './errors.ts';
import { type Place, repositoryRoute } from './place.ts';
import type { TipNode } from './pull-query.ts';

interface CompareAnswer {
  readonly merge_base_commit: { readonly sha: string; readonly commit: { readonly tree: { readonly sha: string } } };
}

export async function mergeBaseOf(place: Place, base: CommitTree, head: TipNode): Promise<CommitTree> {
  const parameters = { ...repositoryRoute(place), basehead: `${base.commit}...${head.oid}`, per_page: 1 };
  try {
    const { data } = await place.client.request<CompareAnswer>(
      'GET /repos/{owner}/{repo}/compare/{basehead}',
      parameters,
    );
    const { sha, commit } = data.merge_base_commit;
    return { commit: sha, tree: commit.tree.sha };
  } catch (error) {
    if (statusOf(error) !== 404)
      throw forbidden(error, { doing: phrase`compare commits`, permission: 'contents: read' });
    throw new FaultError({
      code: 'github',
      where: `${base.commit.slice(0, 7)}...${head.oid.slice(0, 7)}`,
      what: phrase`GitHub finds no common history of the pull request and its base branch, so there is no merge base.`,
      mend: phrase`Make the branch anew from the base branch; if it has one, check that the token has \`contents: read\`.`,
    });
  }
}
