/**
 * Our checklists with GitHub's own history of each, which is where ticks are read from. A checklist is ours when we wrote
 * it and it began as one, whatever people made of it since.
 */

import type { Checklist, Revision } from '../../model/evidence.ts';
import { checklistMarker } from '../../model/markers.ts';
import { phrase } from '../../model/text.ts';
import { type ActorNode, accountOf, actorFields } from './account.ts';
import { forbidden } from './errors.ts';
import type { Place } from './place.ts';
import type { CommentNode } from './pull-query.ts';

/** A checklist with what it says now. */
export interface KnownChecklist {
  readonly checklist: Checklist;
  readonly body: string;
  /** As GitHub counts them; 1 for a comment that nobody edited. */
  readonly keptRevisions: number;
}

interface EditNode {
  readonly editedAt: string;
  readonly deletedAt: string | null;
  readonly editor: ActorNode | null;
  /** The whole body after the edit. */
  readonly diff: string | null;
}

interface HistoryNode {
  readonly id: string;
  readonly fullDatabaseId: string | number;
  readonly body: string;
  readonly createdAt: string;
  readonly lastEditedAt: string | null;
  readonly author: ActorNode | null;
  readonly editor: ActorNode | null;
  readonly userContentEdits: {
    readonly totalCount: number;
    readonly nodes: readonly (EditNode | null)[] | null;
  } | null;
}

interface OriginNode {
  readonly id: string;
  readonly userContentEdits: { readonly nodes: readonly (Pick<EditNode, 'diff'> | null)[] | null } | null;
}

interface HistoryAnswer {
  readonly histories: readonly (HistoryNode | null)[];
  readonly origins: readonly (OriginNode | null)[];
}

/** GitHub keeps the original and the newest 99 edits. */
const keptRevisions = 100;
/** Each can bring a hundred bodies. */
const histories = 5;
const origins = 100;

const historyQuery = `query ($checklists: [ID!]!, $altered: [ID!]!) {
  histories: nodes(ids: $checklists) {
    ... on IssueComment {
      id fullDatabaseId body createdAt lastEditedAt author { ${actorFields} } editor { ${actorFields} }
      userContentEdits(first: ${keptRevisions}) {
        totalCount
        nodes { editedAt deletedAt diff editor { ${actorFields} } }
      }
    }
  }
  origins: nodes(ids: $altered) { ... on IssueComment { id userContentEdits(last: 1) { nodes { diff } } } }
}`;

/** @returns `null`: a comment of ours that was listed a moment ago is not there any more, or GitHub says so */
export async function readChecklists(
  place: Place,
  comments: readonly CommentNode[],
): Promise<readonly KnownChecklist[] | null> {
  const own = comments.filter(({ viewerDidAuthor }) => viewerDidAuthor);
  const marked = own.filter(({ body }) => body.startsWith(checklistMarker));
  const altered = own.filter(({ body, lastEditedAt }) => lastEditedAt !== null && !body.startsWith(checklistMarker));
  const first = await readHistories(place, ids(marked), ids(altered));
  // A deleted original is asked for in full: what came after it tells what it was.
  const found = first.origins
    .filter((origin) => origin !== null)
    .filter((origin) => !isForeign(origin))
    .map(({ id }) => id);
  const second = await readHistories(place, found, []);
  const nodes = [...first.histories, ...second.histories];
  if (nodes.includes(null) || first.origins.includes(null)) return null;
  return nodes
    .filter((node) => node !== null)
    .map((node) => ({ node, checklist: checklistOf(node) }))
    .filter(({ node, checklist }) => beganAsChecklist(checklist, node.body))
    .sort((left, right) => left.checklist.id - right.checklist.id)
    .map(({ node, checklist }) => ({ checklist, body: node.body, keptRevisions: Math.max(1, editCount(node)) }));
}

function ids(comments: readonly CommentNode[]): readonly string[] {
  return comments.map(({ id }) => id);
}

async function readHistories(place: Place, checklists: readonly string[], altered: readonly string[]) {
  const answer: { histories: (HistoryNode | null)[]; origins: (OriginNode | null)[] } = { histories: [], origins: [] };
  const rounds = Math.max(Math.ceil(checklists.length / histories), Math.ceil(altered.length / origins));
  for (let round = 0; round < rounds; round += 1) {
    const variables = {
      checklists: checklists.slice(round * histories, (round + 1) * histories),
      altered: altered.slice(round * origins, (round + 1) * origins),
    };
    const part = await place.client
      // One that was deleted a moment ago is answered with nothing.
      .graphql<HistoryAnswer>(historyQuery, variables, ({ type }) => type === 'NOT_FOUND')
      .catch((error: unknown) => {
        throw forbidden(error, { doing: phrase`read who edited the checklist`, permission: 'pull-requests: read' });
      });
    answer.histories.push(...part.histories);
    answer.origins.push(...part.origins);
  }
  return answer;
}

function isForeign({ userContentEdits }: OriginNode): boolean {
  const body = userContentEdits?.nodes?.[0]?.diff;
  return typeof body === 'string' && !body.startsWith(checklistMarker);
}

function beganAsChecklist({ revisions }: Checklist, body: string): boolean {
  const original = revisions[0]?.body ?? null;
  if (original !== null) return original.startsWith(checklistMarker);
  return [body, ...revisions.map((revision) => revision.body ?? '')].some((text) => text.startsWith(checklistMarker));
}

function checklistOf(node: HistoryNode): Checklist {
  const edits = (node.userContentEdits?.nodes ?? []).filter((edit) => edit !== null);
  const kept = edits
    .map(
      ({ editedAt, deletedAt, editor, diff }): Revision => ({
        at: editedAt,
        editor: accountOf(editor),
        body: deletedAt === null ? diff : null,
      }),
    )
    .reverse();
  return {
    id: Number(node.fullDatabaseId),
    createdAt: node.createdAt,
    revisions: upToNow(node, kept),
    complete: editCount(node) < keptRevisions && edits.length >= editCount(node),
  };
}

function editCount({ userContentEdits }: HistoryNode): number {
  return userContentEdits?.totalCount ?? 0;
}

/**
 * No history is kept of a comment that nobody edited. Where the history does not end in what the comment says now, an
 * edit is missing from it: a revision of unknown content keeps anybody from being credited across the gap.
 */
function upToNow(node: HistoryNode, kept: readonly Revision[]): readonly Revision[] {
  const author = accountOf(node.author);
  if (node.lastEditedAt === null && kept.length === 0) return [{ at: node.createdAt, editor: author, body: node.body }];
  const known = kept.length > 0 ? kept : [{ at: node.createdAt, editor: author, body: null }];
  const newest = known.at(-1);
  const at = node.lastEditedAt ?? newest?.at ?? node.createdAt;
  const late = newest !== undefined && Date.parse(newest.at) < Date.parse(at);
  const differs = newest?.body !== null && newest?.body !== undefined && plain(newest.body) !== plain(node.body);
  if (!late && !differs) return known;
  return [...known, { at, editor: null, body: null }, { at, editor: accountOf(node.editor), body: node.body }];
}

function plain(text: string): string {
  return text.replace(/\r\n?/g, '\n').trimEnd();
}
