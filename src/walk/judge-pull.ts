/**
 * One pull request at one moment, judged: rehearsed and reviewed, its sign-offs folded from what people said and ticked,
 * and the gate's answer. Reads GitHub only about people and commits that can matter to the answer.
 */
import { commandEvents } from '../commands/events.ts';
import { readCommands } from '../commands/read.ts';
import { readText } from '../formats/shared/text.ts';
import type { ReadComment } from '../model/command.ts';
import type { Config } from '../model/config.ts';
import type { PeopleQuestion, PullSnapshot } from '../model/forge.ts';
import type { PullRequest } from '../model/pull.ts';
import type { Review } from '../model/review.ts';
import type { People, SignoffEvent, SignoffState } from '../model/signoff.ts';
import { rules } from '../rules/registry.ts';
import { type CodeOwners, noCodeOwners, parseCodeOwners } from '../signoff/codeowners.ts';
import { type Exclusion, excludedAccounts } from '../signoff/eligibility.ts';
import { fold } from '../signoff/fold.ts';
import { gate } from '../signoff/gate.ts';
import { lostWords } from '../signoff/lost-words.ts';
import { shownBefore } from '../signoff/shown.ts';
import { tickEvents } from '../signoff/ticks.ts';
import { questionOf } from './people.ts';
import type { PullDeps } from './pull-deps.ts';
import { rehearsed } from './rehearsed.ts';
import { reviewEvents } from './review-events.ts';

export interface JudgedPull {
  readonly snapshot: PullSnapshot;
  readonly review: Review;
  readonly config: Config;
  readonly reads: readonly ReadComment[];
}

/** Pull requests to the same branch that are looked at for equal versions. */
const otherPulls = 50;

const codeOwnersPaths = ['.github/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS'];

export async function judgePull(snapshot: PullSnapshot, deps: PullDeps): Promise<JudgedPull> {
  const { review, config } = await reviewed(snapshot, deps);
  const reads = snapshot.evidence.comments.map((comment) => ({ comment, reading: readCommands(comment) }));
  const state = stateOf(snapshot, reads, config);
  const codeOwners = await codeOwnersOf(snapshot, config);
  const { people, excluded } = await aboutPeople({ snapshot, review, config, state, codeOwners, deps });
  const result = gate({
    review,
    policy: config.signoffs,
    block: config.block,
    largeTableRows: config.risk.largeTableRows,
    rules: rules.map(({ id }) => id),
    state,
    people,
    excluded,
    pullAuthor: snapshot.pull.author?.id ?? null,
    codeOwners,
    now: deps.now(),
  });
  const signoffs = result.roles.map(({ role, needed, signed }) => ({
    role,
    needed,
    signedBy: signed.map(({ account }) => account.login),
  }));
  return { snapshot, review: { ...review, signoffs, verdict: result.verdict, gate: result }, config, reads };
}

/** The review of these very commits. */
async function reviewed(
  { pull, changes }: PullSnapshot,
  deps: PullDeps,
): Promise<{ readonly review: Review; readonly config: Config }> {
  const touchesOthers = [...changes.head.tree.files].some(
    ([path, { oid }]) => path.endsWith('.sql') && changes.base.tree.files.get(path)?.oid !== oid,
  );
  const others = touchesOthers ? await deps.forge.addedByOthers(pull, otherPulls) : [];
  const commits = [pull.mergeBase, pull.head.sha, pull.base.sha, pull.base.ref];
  return rehearsed({ changes, commits, others }, deps);
}

function stateOf({ evidence }: PullSnapshot, reads: readonly ReadComment[], config: Config): SignoffState {
  const shown = (at: string) => shownBefore(evidence.checklists, at);
  const ticks = evidence.checklists.map((checklist) => ({ checklist, ...tickEvents(checklist) }));
  const events: SignoffEvent[] = [
    ...ticks.flatMap((answer) => answer.events),
    ...commandEvents(reads, shown),
    ...lostWords(evidence),
    ...(config.signoffs.reviews ? reviewEvents(evidence.reviews, shown) : []),
  ];
  return fold(
    events,
    ticks.filter(({ unclear }) => unclear).map(({ checklist }) => checklist.id),
  );
}

async function codeOwnersOf({ changes }: PullSnapshot, config: Config): Promise<CodeOwners> {
  const path = codeOwnersPaths.find((candidate) => changes.policy.files.has(candidate));
  const wanted = config.signoffs.roles.some(({ codeowners }) => codeowners);
  return path === undefined || !wanted ? noCodeOwners : parseCodeOwners(await readText(changes.policy, path));
}

interface Inquiry {
  readonly snapshot: PullSnapshot;
  readonly review: Review;
  readonly config: Config;
  readonly state: SignoffState;
  readonly codeOwners: CodeOwners;
  readonly deps: PullDeps;
}

/** Nobody said anything: nobody needs to be looked up. */
async function aboutPeople({ snapshot, review, config, state, codeOwners, deps }: Inquiry): Promise<{
  readonly people: People;
  readonly excluded: ReadonlyMap<number, Exclusion>;
}> {
  const question = questionOf(state, config.signoffs, codeOwners, review.touched);
  if (question === null) {
    return { people: { standings: new Map(), ids: new Map(), faults: [] }, excluded: new Map() };
  }
  const [people, touching] = await Promise.all([
    deps.forge.people(question),
    // Which commits touch the migrations keeps only those from signing who made commits.
    hasMadeCommits(question.accounts, snapshot.pull)
      ? deps.forge.commitsTouching(snapshot.pull, review.touched)
      : new Set<string>(),
  ]);
  return { people, excluded: excludedAccounts(snapshot.pull, touching) };
}

function hasMadeCommits(accounts: PeopleQuestion['accounts'], { commits }: PullRequest): boolean {
  const makers = new Set(commits.flatMap(({ authors, committer }) => [...authors, committer].map((one) => one?.id)));
  return accounts.some(({ id }) => makers.has(id));
}
