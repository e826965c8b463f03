/**
 * Findings on the lines of the diff, as one review. Each is known again by the key in its marker, among the comments that
 * we wrote ourselves, and is never posted a second time.
 */
import { createHash } from 'node:crypto';
import { FaultError } from '../../../model/fault.ts';
import { findingMarker, findingPattern } from '../../../model/markers.ts';
import { phrase } from '../../../model/text.ts';
import { forbidden, statusOf } from '../errors.ts';
import { shownLines } from './diff-lines.ts';
import { fitting, longestComment } from './limits.ts';
import type { Scene } from './scene.ts';
import { type ThreadPage, threadFields } from './threads.ts';

const query = `query ($owner: String!, $name: String!, $number: Int!, $after: String) {
  repository(owner: $owner, name: $name) {
    pullRequest(number: $number) { reviewThreads(first: 100, after: $after) { ${threadFields} } }
  }
}`;

interface ThreadsAnswer {
  readonly repository: { readonly pullRequest: { readonly reviewThreads: ThreadPage } | null } | null;
}

/** 5,000 threads. */
const mostPages = 50;
/** Reviews that are tried; each that is taken tells those who watch. */
const mostRequests = 8;
const namedPlaces = 5;

interface LineComment {
  readonly path: string;
  readonly start_line?: number;
  readonly start_side?: 'RIGHT';
  readonly line: number;
  readonly side: 'RIGHT';
  readonly body: string;
}

export async function postInline(scene: Scene): Promise<void> {
  const { publication } = scene;
  if (publication.inline.length === 0) return;
  const known = new Set(await postedKeys(scene));
  const comments: LineComment[] = [];
  for (const { key, path, startLine, line, body } of publication.inline) {
    const safe = safeKey(key);
    if (known.has(safe)) continue;
    known.add(safe);
    const marker = findingMarker(safe);
    const marked = body.includes(marker) ? body : `${body}\n\n${marker}`;
    const start = startLine === undefined ? {} : ({ start_line: startLine, start_side: 'RIGHT' } as const);
    comments.push({
      path,
      ...start,
      line,
      side: 'RIGHT',
      body: fitting(marked, longestComment, phrase`A review comment`),
    });
  }
  if (comments.length === 0) return;
  const shown = await shownLines(scene, new Set(comments.map(({ path }) => path)));
  const isShown = ({ path, start_line = 0, line }: LineComment) => {
    const lines = shown.get(path);
    return lines?.has(line) === true && (start_line === 0 || lines.has(start_line));
  };
  const refused = await postDivided(scene, comments.filter(isShown));
  const outside = [...comments.filter((comment) => !isShown(comment)), ...refused];
  if (outside.length > 0) scene.notes.push(outsideNote(outside));
}

/** GitHub refuses a whole review for one line and does not say which: what is refused is sent again in halves. */
async function postDivided(scene: Scene, all: readonly LineComment[]): Promise<readonly LineComment[]> {
  const refused: LineComment[] = [];
  const waiting = all.length > 0 ? [all] : [];
  let requests = 0;
  for (let part = waiting.shift(); part !== undefined; part = waiting.shift()) {
    const posted = requests < mostRequests && (await post(scene, part));
    requests += 1;
    if (posted) continue;
    const half = Math.ceil(part.length / 2);
    if (part.length === 1 || requests >= mostRequests) refused.push(...part);
    else waiting.push(part.slice(0, half), part.slice(half));
  }
  return refused;
}

/** @returns `false`: GitHub refuses one of the lines */
async function post({ snapshot, writer }: Scene, comments: readonly LineComment[]): Promise<boolean> {
  const { number, head } = snapshot.pull;
  try {
    await writer.send(
      'POST /repos/{owner}/{repo}/pulls/{pull_number}/reviews',
      { pull_number: number, commit_id: head.sha, event: 'COMMENT', comments },
      { doing: phrase`comment on lines of the diff`, permission: 'pull-requests: write' },
    );
    return true;
  } catch (error) {
    if (statusOf(error) === 422) return false;
    throw error;
  }
}

function outsideNote(comments: readonly LineComment[]): string {
  const places = comments
    .slice(0, namedPlaces)
    .map(({ path, line }) => JSON.stringify(`${path.slice(0, 200)}:${line}`));
  const more = comments.length - places.length;
  const listed = `${places.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
  return `GitHub took no comment on ${listed}: outside the diff that it shows. The report has what would stand there.`;
}

/** A key is written into an HTML comment, so whatever could end one becomes its hash. */
function safeKey(key: string): string {
  return /^[A-Za-z0-9:._/-]{1,200}$/.test(key) && !key.includes('--')
    ? key
    : createHash('sha256').update(key).digest('hex');
}

async function postedKeys({ client, repository, snapshot, threads }: Scene): Promise<string[]> {
  const { owner, name } = repository;
  const keys: string[] = [];
  let page = threads;
  for (let count = 1; count <= mostPages && page; count += 1) {
    for (const { comments } of page.nodes) {
      for (const { body, viewerDidAuthor } of comments.nodes) {
        const key = viewerDidAuthor ? findingPattern.exec(body)?.[1] : undefined;
        if (key) keys.push(key);
      }
    }
    if (!page.pageInfo.hasNextPage) return keys;
    const variables = { owner, name, number: snapshot.pull.number, after: page.pageInfo.endCursor };
    const answer: ThreadsAnswer = await client.graphql<ThreadsAnswer>(query, variables).catch((error: unknown) => {
      throw forbidden(error, { doing: phrase`read comments on lines`, permission: 'pull-requests: read' });
    });
    page = answer.repository?.pullRequest?.reviewThreads ?? null;
  }
  throw new FaultError({
    code: 'size',
    what: phrase`Not all comments on lines could be read; at most ${mostPages * 100} are. So no more were posted.`,
  });
}
