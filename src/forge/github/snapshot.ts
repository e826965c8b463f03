/** One pull request at one moment, in as few requests as GitHub allows: everything the walk needs to judge it. */
import type { Account } from '../../model/account.ts';
import { FaultError } from '../../model/fault.ts';
import type { PullSnapshot } from '../../model/forge.ts';
import type { PullCommit, PullRequest } from '../../model/pull.ts';
import { phrase } from '../../model/text.ts';
import { accountOf } from './account.ts';
import { readOriginals } from './altered-comments.ts';
import { associatedPulls, unknownPulls } from './associated.ts';
import { type CommitTree, changeSet, type Store } from './changes.ts';
import { readChecklists } from './checklists.ts';
import { evidenceOf, publishedOf, reviewersOf } from './evidence.ts';
import { lastPusher } from './last-pusher.ts';
import { mergeBaseOf } from './merge-base.ts';
import { openPulls } from './open-pulls.ts';
import { readPull, type WholePull } from './pages.ts';
import { type Place, repositoryPlace } from './place.ts';
import { statusContext, statusOfCommit } from './publish/status.ts';
import {
  type CommitNode,
  type HeadNode,
  headQuery,
  type PersonNode,
  type PullNode,
  type TipNode,
} from './pull-query.ts';

/** A comment can be deleted between two requests: then everything is read once more. */
const readings = 2;

export async function readSnapshot(place: Place, store: Store, number: number): Promise<PullSnapshot> {
  for (let reading = 1; reading <= readings; reading += 1) {
    const snapshot = await readOnce(place, store, number);
    if (snapshot) return snapshot;
  }
  throw new FaultError({
    code: 'github',
    where: phrase`pull request ${number}`,
    what: phrase`GitHub lists a checklist and does not show who edited it, so it is not known who signed and who took it back.`,
    mend: phrase`Comment \`/migration recheck\` later; if it stays so, delete the checklist, and a new one is posted.`,
  });
}

/** @returns `null`: a checklist that is listed is not found */
async function readOnce(place: Place, store: Store, number: number): Promise<PullSnapshot | null> {
  const whole = await readPull(place, number);
  const { node } = whole;
  const head = await headOf(place, node);
  const base = baseOf(node);
  const [mergeBase, checklists, originals, pusher] = await Promise.all([
    mergeBaseOf(place, base, head),
    readChecklists(place, node.comments.nodes),
    readOriginals(place, node.comments.nodes),
    lastPusher(place, node),
  ]);
  if (checklists === null) return null;
  const sides = { base: mergeBase, head: commitTree(head), policy: base, branch: node.baseRefName };
  const [changes, sameHead] = await Promise.all([changeSet(place, store, sides), sharingHead(place, whole, head)]);
  const pull: PullRequest = {
    ...fieldsOf(whole),
    base: { ref: node.baseRefName, sha: base.commit },
    mergeBase: mergeBase.commit,
    lastPusher: pusher,
    sameHead: sameHead.filter((other) => other !== number),
  };
  return {
    pull,
    changes,
    evidence: evidenceOf(node, checklists, originals),
    published: publishedOf(node, checklists, statusOfCommit(head)),
  };
}

/** GitHub does not tell of every commit of a fork which pull requests it is in: a list without this one is not believed. */
async function sharingHead(
  place: Place,
  { node, repositoryId }: WholePull,
  head: HeadNode,
): Promise<readonly number[]> {
  const told = await associatedPulls(place, repositoryId, node.headRefOid, head.associatedPullRequests);
  if (told.includes(node.number) || node.state !== 'OPEN') return told;
  const open = (await openPulls(place)).filter((pull) => pull.head === node.headRefOid).map(({ number }) => number);
  if (!open.includes(node.number)) throw unknownPulls(node.headRefOid);
  return open;
}

function fieldsOf({ node }: WholePull): Omit<PullRequest, 'base' | 'mergeBase' | 'lastPusher' | 'sameHead'> {
  const { headRepository: repository, mergeQueueEntry: entry } = node;
  return {
    number: node.number,
    state: node.state === 'OPEN' ? 'open' : 'closed',
    draft: node.isDraft,
    author: accountOf(node.author),
    head: {
      ref: node.headRefName,
      sha: node.headRefOid,
      repository: repository ? { owner: repository.owner.login, name: repository.name } : null,
      fork: node.isCrossRepository,
    },
    commits: node.commits.nodes.map((commit) => pullCommit(node.number, commit)),
    labels: (node.labels?.nodes ?? []).map(({ name }) => name),
    reviewers: reviewersOf(node),
    queued: entry?.headCommit && entry.baseCommit ? { head: entry.headCommit.oid, base: entry.baseCommit.oid } : null,
  };
}

function pullCommit(number: number, { commit: { oid, authors, committer } }: CommitNode): PullCommit {
  if (authors.totalCount > authors.nodes.length) {
    throw new FaultError({
      code: 'github',
      where: phrase`pull request ${number}, commit ${oid.slice(0, 7)}`,
      what: phrase`It names ${authors.totalCount} authors, more than can be read, so who made it cannot be known.`,
      mend: phrase`Commit it again with fewer co-authors.`,
    });
  }
  return { sha: oid, authors: authors.nodes.map(personOf), committer: committer && personOf(committer) };
}

/** Commits are attributed to users alone. */
function personOf({ user }: PersonNode): Account | null {
  return user === null || user.databaseId === null ? null : { id: user.databaseId, login: user.login, type: 'User' };
}

function commitTree({ oid, tree }: TipNode): CommitTree {
  return { commit: oid, tree: tree.oid };
}

/** The tip of the base branch now, not the commit that the pull request was opened or last pushed against. */
function baseOf(node: PullNode): CommitTree {
  if (node.baseRef?.target.tree) return commitTree(node.baseRef.target);
  throw new FaultError({
    code: 'github',
    where: phrase`pull request ${node.number}`,
    what: phrase`Its base branch does not exist any more, so there is no policy to judge it by.`,
    mend: phrase`Choose another base branch.`,
  });
}

/** The head is the newest of the commits that GitHub lists, but for a pull request without any. */
async function headOf(place: Place, { number, headRefOid, newest }: PullNode): Promise<HeadNode> {
  const listed = newest.nodes.at(-1)?.commit;
  if (listed?.oid === headRefOid) return listed;
  const variables = { ...repositoryPlace(place), sha: headRefOid, context: statusContext };
  const { repository } = await place.client.graphql<{
    readonly repository: { readonly object: HeadNode | null } | null;
  }>(headQuery, variables);
  if (repository?.object?.tree) return repository.object;
  throw new FaultError({
    code: 'github',
    where: phrase`pull request ${number}`,
    what: phrase`GitHub does not know the head commit of the pull request any more.`,
    mend: phrase`Push its branch again.`,
  });
}
