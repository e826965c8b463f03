/**
 * Findings on the lines of the diff, as one review. Each is known again by the key in its marker, among the comments that
 * we wrote ourselves, and is never posted a second time.
 */
import { createHash } from 'node:crypto';
import { FaultError } from '../../../model/fault.ts';
import { findingMarker, findingPattern } from '../../../model/markers.ts';
import { forbidden, statusOf } from '../errors.ts';
import { fitting, longestComment } from './limits.ts';
import type { Scene } from './scene.ts';

const query = `query ($owner: String!, $name: String!, $number: Int!, $after: String) {
  repository(owner: $owner, name: $name) {
    pullRequest(number: $number) {
      reviewThreads(first: 100, after: $after) {
        pageInfo { hasNextPage endCursor }
        nodes { comments(first: 1) { nodes { body viewerDidAuthor } } }
      }
    }
  }
}`;

interface ThreadsAnswer {
  readonly repository: {
    readonly pullRequest: {
      readonly reviewThreads: {
        readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
        readonly nodes: readonly {
          readonly comments: {
            readonly nodes: readonly { readonly body: string; readonly viewerDidAuthor: boolean }[];
          };
        }[];
      };
    } | null;
  } | null;
}

/** 5,000 threads. */
const mostPages = 50;

export async function postInline(scene: Scene): Promise<void> {
  const { publication, snapshot } = scene;
  if (publication.inline.length === 0) return;
  const known = new Set(await postedKeys(scene));
  const comments: { readonly path: string; readonly line: number; readonly side: 'RIGHT'; readonly body: string }[] =
    [];
  for (const { key, path, line, body } of publication.inline) {
    const safe = safeKey(key);
    if (known.has(safe)) continue;
    known.add(safe);
    const marker = findingMarker(safe);
    const marked = body.includes(marker) ? body : `${body}\n\n${marker}`;
    comments.push({ path, line, side: 'RIGHT', body: fitting(marked, longestComment, 'A review comment') });
  }
  if (comments.length === 0) return;
  const { number, head } = snapshot.pull;
  try {
    await scene.writer.send(
      'POST /repos/{owner}/{repo}/pulls/{pull_number}/reviews',
      { pull_number: number, commit_id: head.sha, event: 'COMMENT', comments },
      { doing: 'comment on lines of the diff', permission: 'pull-requests: write' },
    );
  } catch (error) {
    if (statusOf(error) !== 422) throw error;
    scene.notes.push('GitHub took no comments on lines: one of the lines is outside the diff that it shows.');
  }
}

/** A key is written into an HTML comment, so whatever could end one becomes its hash. */
function safeKey(key: string): string {
  return /^[A-Za-z0-9:._/-]{1,200}$/.test(key) && !key.includes('--')
    ? key
    : createHash('sha256').update(key).digest('hex');
}

async function postedKeys({ client, repository, snapshot }: Scene): Promise<string[]> {
  const { owner, name } = repository;
  const keys: string[] = [];
  let after: string | null = null;
  for (let page = 0; page < mostPages; page += 1) {
    const answer: ThreadsAnswer = await client
      .graphql<ThreadsAnswer>(query, { owner, name, number: snapshot.pull.number, after })
      .catch((error: unknown) => {
        throw forbidden(error, { doing: 'read comments on lines', permission: 'pull-requests: read' });
      });
    const threads = answer.repository?.pullRequest?.reviewThreads;
    for (const { comments } of threads?.nodes ?? []) {
      for (const { body, viewerDidAuthor } of comments.nodes) {
        const key = viewerDidAuthor ? findingPattern.exec(body)?.[1] : undefined;
        if (key) keys.push(key);
      }
    }
    if (!threads?.pageInfo.hasNextPage) return keys;
    after = threads.pageInfo.endCursor;
  }
  throw new FaultError({
    code: 'size',
    what: `The pull request has more than ${mostPages * 100} comments on lines, so no more were posted.`,
  });
}
