/**
 * On which lines GitHub takes a comment: those of the new side that stand in a hunk of its own diff. Of a file or a pull
 * request that is too large it shows none. https://docs.github.com/en/rest/pulls/pulls#list-pull-requests-files
 */
import { phrase } from '../../../model/text.ts';
import { forbidden } from '../errors.ts';
import type { Scene } from './scene.ts';

interface FileAnswer {
  readonly filename: string;
  readonly patch?: string;
}

const filesPerPage = 100;
/** GitHub lists 3,000 files. */
const mostPages = 30;

/** @returns by path, for those that are in the diff */
export async function shownLines(
  { client, repository, snapshot }: Scene,
  paths: ReadonlySet<string>,
): Promise<ReadonlyMap<string, ReadonlySet<number>>> {
  const shown = new Map<string, ReadonlySet<number>>();
  for (let page = 1; page <= mostPages && shown.size < paths.size; page += 1) {
    const { data } = await client
      .request<readonly FileAnswer[]>('GET /repos/{owner}/{repo}/pulls/{pull_number}/files', {
        owner: repository.owner,
        repo: repository.name,
        pull_number: snapshot.pull.number,
        per_page: filesPerPage,
        page,
      })
      .catch((error: unknown) => {
        throw forbidden(error, { doing: phrase`read the diff`, permission: 'pull-requests: read' });
      });
    for (const { filename, patch = '' } of data) if (paths.has(filename)) shown.set(filename, linesOf(patch));
    if (data.length < filesPerPage) break;
  }
  return shown;
}

function linesOf(patch: string): ReadonlySet<number> {
  const lines = new Set<number>();
  let next = 0;
  for (const text of patch.split('\n')) {
    const start = /^@@ -\d+(?:,\d+)? \+(\d+)/.exec(text)?.[1];
    if (start !== undefined) next = Number(start);
    else if (text.startsWith('+') || text.startsWith(' ')) {
      lines.add(next);
      next += 1;
    }
  }
  return lines;
}
