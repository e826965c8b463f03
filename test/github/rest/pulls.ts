/** REST of pull requests: what they are, their files and commits, who is asked to review. */
import type { Account, Team } from '../accounts.ts';
import type { Pull } from '../pull.ts';
import type { Need } from '../tokens.ts';
import { invalid, Refusal } from '../world.ts';
import { type Context, type Handlers, ok, page, repositoryOf, tokenOf } from './context.ts';
import { teamShape, userShape } from './shapes-accounts.ts';
import { commitShape, fileShape } from './shapes-git.ts';
import { pullShape, pullSimpleShape } from './shapes-pulls.ts';

export const readPulls: Need = [['pull_requests', 'read']];
export const writePulls: Need = [['pull_requests', 'write']];

/** GitHub lists no more, whatever page is asked for. */
const filesListed = 3000;
const commitsListed = 250;

export function pullOf(context: Context, need: Need): Pull {
  return repositoryOf(context, need).pull(Number(context.params.pull_number));
}

/** Users and teams that a body names. */
function named(pull: Pull, body: Context['body']): (Account | Team)[] {
  const { repository } = pull;
  const { directory } = repository.world;
  const users = ((body.reviewers ?? []) as string[]).map((login) => {
    const account = directory.find(login);
    if (account === pull.author) {
      throw new Refusal(422, 'Review cannot be requested from pull request author.');
    }
    if (account && repository.isCollaborator(account)) return account;
    throw notCollaborator(pull);
  });
  const teams = ((body.team_reviewers ?? []) as string[]).map((slug) => {
    const owner = repository.owner.type === 'Organization' ? directory.organization(repository.owner.login) : null;
    const team = owner?.teams.get(slug.toLowerCase());
    if (team) return team;
    throw notCollaborator(pull);
  });
  return [...users, ...teams];
}

function notCollaborator(pull: Pull): Refusal {
  const repository = pull.repository.fullName;
  return new Refusal(
    422,
    `Reviews may only be requested from collaborators. One or more of the users or teams you specified is not a collaborator of the ${repository} repository.`,
  );
}

function list(context: Context): Pull[] {
  const { state = 'open', head, base, direction, sort = 'created' } = context.query;
  const found = repositoryOf(context, readPulls).pulls.filter(
    (pull) =>
      (state === 'all' || pull.state === state) &&
      (base === undefined || pull.base === base) &&
      // A head without its owner is no filter at all for GitHub.
      (!head?.includes(':') || `${pull.head.repository.owner.login}:${pull.head.ref}` === head),
  );
  const key = ({ text }: Pull): string => (sort === 'updated' ? text.updatedAt : text.createdAt);
  const sorted = [...found].sort((left, right) => (key(left) < key(right) ? -1 : 1));
  return (direction ?? (sort === 'created' ? 'desc' : 'asc')) === 'desc' ? sorted.reverse() : sorted;
}

export const pulls: Handlers = {
  'pulls/list': (context) => page(context, list(context), pullSimpleShape),
  'pulls/get': (context) => ok(pullShape(pullOf(context, readPulls))),
  'pulls/list-files': (context) => {
    const pull = pullOf(context, readPulls);
    return page(context, pull.files.slice(0, filesListed), (file) => fileShape(pull.repository, pull.headSha, file));
  },
  'pulls/list-commits': (context) => {
    const pull = pullOf(context, readPulls);
    return page(context, pull.commits.slice(0, commitsListed), (commit) => commitShape(pull.repository, commit));
  },
  'pulls/list-requested-reviewers': (context) => {
    const { requested } = pullOf(context, readPulls);
    return ok({
      users: [...requested].filter((who) => 'login' in who).map((user) => userShape(user)),
      teams: [...requested].filter((who) => 'slug' in who).map((team) => teamShape(team)),
    });
  },
  'pulls/request-reviewers': (context) => {
    const pull = pullOf(context, writePulls);
    const who = named(pull, context.body);
    if (who.length === 0) throw invalid('PullRequest', 'reviewers', 'is missing');
    for (const one of who) pull.request(one, tokenOf(context).actor);
    return { status: 201, body: pullSimpleShape(pull) };
  },
  'pulls/remove-requested-reviewers': (context) => {
    const pull = pullOf(context, writePulls);
    for (const one of named(pull, context.body)) pull.requested.delete(one);
    return ok(pullSimpleShape(pull));
  },
};
