/** Steps of stories in which somebody tries what they should not get away with, and what else can go wrong around them. */
import { acknowledgementMarker, shownPattern } from '../../../src/model/markers.ts';
import type { Account } from '../../github/accounts.ts';
import type { Comment } from '../../github/comment.ts';
import { type Action, filesOf, type StoryWorld, told } from './world.ts';

export const attacks: readonly (readonly [RegExp, Action])[] = [
  [
    /^(\S+), (\S+) and (\S+) tick (\S+), (\S+) and (\S+) within one second$/,
    (world, _, words) => {
      const comment = world.checklist();
      const names = words.slice(0, 3);
      for (const [index, name] of names.entries()) {
        world.pull.tick(comment, world.user(name), words[index + 3] ?? '');
        told(world, 'issue_comment', 'edited', { comment, sender: world.user(name) });
      }
    },
  ],
  [
    /^(\S+) deletes their revision of the checklist$/,
    (world, _, [name = '']) => {
      const comment = world.checklist();
      const index = comment.revisions.findLastIndex(({ editor }) => editor === world.user(name));
      world.pull.deleteRevision(comment, index, world.user(name));
      // GitHub tells nobody of it; something else is what wakes the review.
      told(world, 'pull_request', 'edited', { pull: world.pull });
    },
  ],
  [
    /^(\S+) deletes the first revision of the comment of (\S+)$/,
    (world, _, [name = '', author = '']) => {
      const comment = commentOf(world, author);
      world.pull.deleteRevision(comment, 0, world.user(name));
      told(world, 'issue_comment', 'edited', { comment, sender: world.user(name) });
    },
  ],
  [
    /^(\S+) (ticks|unticks) (\S+) in the comment of (\S+)$/,
    (world, _, [name = '', verb = '', box = '', author = '']) => {
      const comment = commentOf(world, author);
      world.pull[verb === 'ticks' ? 'tick' : 'untick'](comment, world.user(name), box);
      told(world, 'issue_comment', 'edited', { comment, sender: world.user(name) });
    },
  ],
  [
    /^(\S+) unticks and ticks (\S+)$/,
    (world, _, [name = '', box = '']) => {
      const comment = world.checklist();
      world.pull.untick(comment, world.user(name), box);
      world.pull.tick(comment, world.user(name), box);
      told(world, 'issue_comment', 'edited', { comment, sender: world.user(name) });
    },
  ],
  [
    /^(\S+) adds a ticked box (\S+) to the checklist$/,
    (world, _, [name = '', box = '']) => {
      const comment = world.checklist();
      const fingerprint = shownPattern.exec(comment.body)?.[1] ?? '';
      const line = `- [x] Rollback rehearsed: up, down, up ${acknowledgementMarker(box, fingerprint)}`;
      world.pull.edit(comment, world.user(name), `${comment.body}\n${line}`);
      told(world, 'issue_comment', 'edited', { comment, sender: world.user(name) });
    },
  ],
  [
    /^(\S+) copies the checklist into a comment$/,
    (world, _, [name = '']) => {
      const comment = world.pull.comment(world.user(name), world.checklist().body);
      told(world, 'issue_comment', 'created', { comment });
    },
  ],
  [
    /^another workflow (ticks|unticks) (\S+)$/,
    (world, _, [verb = '', box = '']) => {
      const comment = world.checklist();
      world.pull[verb === 'ticks' ? 'tick' : 'untick'](comment, workflow(world), box);
      told(world, 'issue_comment', 'edited', { comment, sender: workflow(world) });
    },
  ],
  [
    /^(another workflow|\S+) posts the status (success|pending|failure|error)$/,
    (world, step, [name = '', state = '']) => {
      const { repository, pull } = world;
      const context = 'countersign';
      const by = name === 'another workflow' ? workflow(world) : world.user(name);
      // As like ours as it can be.
      const targetUrl = repository.statusOf(pull.headSha, context)?.targetUrl ?? null;
      repository.status(pull.headSha, by, {
        context,
        state: state as 'success',
        description: world.said(step),
        targetUrl,
      });
    },
  ],
  [
    /^(\S+) dismisses the last review$/,
    (world, _, [name = '']) => {
      const review = world.pull.reviews.at(-1);
      if (!review) throw new Error('There is no review');
      world.pull.dismiss(review, world.user(name));
      told(world, 'pull_request_review', 'dismissed', { review, sender: world.user(name) });
    },
  ],
  [
    /^(\S+) force-pushes what was there before$/,
    (world, _, [name = '']) => {
      const { repository, ref } = world.pull.head;
      const before = repository.activity.findLast((activity) => activity.ref === `refs/heads/${ref}`)?.before ?? '';
      repository.setBranch(ref, before, world.user(name));
      told(world, 'pull_request', 'synchronize', { pull: world.pull, sender: world.user(name) });
    },
  ],
  [
    /^(\S+) rebases it$/,
    (world, _, [name = '']) => {
      const { head, base } = world.pull;
      head.repository.rebase(head.ref, base, world.user(name));
      told(world, 'pull_request', 'synchronize', { pull: world.pull, sender: world.user(name) });
    },
  ],
  [
    /^(\S+) retargets it to (\S+)$/,
    (world, _, [name = '', branch = '']) => {
      world.repository.setBranch(branch, world.repository.tip('main'), world.repository.owner);
      world.pull.retarget(branch, world.user(name));
      told(world, 'pull_request', 'edited', { pull: world.pull, sender: world.user(name) });
    },
  ],
  [
    /^(\S+) opens the same branch against (\S+)$/,
    (world, _, [name = '', base = '']) => {
      world.repository.setBranch(base, world.repository.tip('main'), world.repository.owner);
      const pull = world.repository.openPull({ head: world.pull.head.ref, base, author: world.user(name) });
      world.pulls.push(pull);
      told(world, 'pull_request', 'opened', { pull });
    },
  ],
  [
    /^(\S+) ticks (\S+) in the first pull request$/,
    (world, _, [name = '', box = '']) => {
      const [pull] = world.pulls;
      if (!pull) throw new Error('No pull request was opened yet');
      const comment = pull.last('<!-- countersign:checklist -->');
      pull.tick(comment, world.user(name), box);
      told(world, 'issue_comment', 'edited', { comment, sender: world.user(name) });
    },
  ],
  [
    /^(\S+) becomes (\S+)$/,
    (world, _, [name = '', login = '']) => {
      world.github.rename(world.user(name), login);
      world.events.push(schedule(world));
    },
  ],
  [
    /^somebody else becomes (\S+)$/,
    (world, _, [login = '']) => {
      world.repository.permission(world.github.user(login), 'write');
      world.events.push(schedule(world));
    },
  ],
  [/^the schedule comes round$/, (world) => world.events.push(schedule(world))],
  [
    /^(\d+) days pass$/,
    (world, _, [days = '']) => {
      world.github.clock.advance(Number(days) * 24 * 60 * 60_000);
      world.events.push(schedule(world));
    },
  ],
  [
    /^the account of (\S+) is deleted$/,
    (world, _, [name = '']) => {
      world.github.remove(world.user(name));
      world.events.push(schedule(world));
    },
  ],
  [
    /^(\S+) opens a pull request with (\d+) other files$/,
    (world, { blocks }, [name = '', count = '']) => {
      const by = world.user(name);
      const files = { ...otherFiles(Number(count)), ...filesOf(blocks) };
      world.repository.push('many-files', { by, files });
      const pull = world.repository.openPull({ head: 'many-files', author: by });
      world.pulls.push(pull);
      told(world, 'pull_request', 'opened', { pull, sender: by });
    },
  ],
  [
    /^(\S+) takes (\d+) of the other files back$/,
    (world, _, [name = '', count = '']) => {
      const gone = Object.keys(otherFiles(Number(count))).map((path) => [path, null]);
      world.repository.push(world.pull.head.ref, { by: world.user(name), files: Object.fromEntries(gone) });
      told(world, 'pull_request', 'synchronize', { pull: world.pull });
    },
  ],
  [
    /^(\S+) makes it (a draft|ready)$/,
    (world, _, [name = '', what = '']) => {
      if (what === 'a draft') world.pull.convertToDraft(world.user(name));
      else world.pull.readyForReview(world.user(name));
      told(world, 'pull_request', what === 'a draft' ? 'converted_to_draft' : 'ready_for_review', { pull: world.pull });
    },
  ],
];

function workflow(world: StoryWorld): Account {
  return world.github.bot('github-actions[bot]');
}

function commentOf(world: StoryWorld, name: string): Comment {
  const comment = world.pull.comments.findLast(({ author }) => author === world.user(name));
  if (!comment) throw new Error(`${name} has not commented`);
  return comment;
}

/** Named so that they come before any migration in a list by name. */
function otherFiles(count: number): Record<string, string> {
  const names = Array.from({ length: count }, (_, index) => `app/generated/${String(index).padStart(5, '0')}.txt`);
  return Object.fromEntries(names.map((name) => [name, `${name}\n`]));
}

function schedule(world: StoryWorld): StoryWorld['events'][number] {
  return { name: 'schedule', repository: world.repository } as StoryWorld['events'][number];
}
