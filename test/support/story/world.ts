/**
 * The in-memory GitHub of one story, and the steps that people take in it. Time moves by a minute a step, and only then.
 * What is said may hold `FINGERPRINT`, which the checklist shows now, and `FORMER`, which it showed before that one.
 */
import { parse } from 'yaml';
import type { Account } from '../../github/accounts.ts';
import type { Comment } from '../../github/comment.ts';
import type { Github } from '../../github/github.ts';
import type { Issue } from '../../github/issue.ts';
import type { EventInput } from '../../github/payloads.ts';
import type { Pull } from '../../github/pull.ts';
import type { MergeGroup } from '../../github/queue.ts';
import type { Repository } from '../../github/repository.ts';
import { attacks } from './attacks.ts';
import type { Step } from './parse.ts';

type Role = Parameters<Repository['permission']>[1];

interface Given {
  readonly people?: Readonly<Record<string, Role>>;
  readonly teams?: Readonly<Record<string, readonly string[]>>;
  /** Stand-ins that an import from elsewhere made. */
  readonly mannequins?: readonly string[];
  /** Whose token the walk has; a workflow's where nothing is said. */
  readonly actsAs?: 'app' | 'workflow';
}

/** The path as it is, or as a string of JSON where it holds what an info string cannot. */
const migrationFile = /^\S+ (\S.*)$/;
/** Nobody looks at what happened until a later step. */
const unseen = / \(unseen\)$/;

export class StoryWorld {
  readonly github: Github;
  readonly repository: Repository;
  readonly pulls: Pull[] = [];
  groups: MergeGroup[] = [];
  /** What a workflow would be started by; empty where a step tells nobody. */
  events: EventInput[] = [];
  actsAs: NonNullable<Given['actsAs']> = 'workflow';
  /** Fingerprints that the checklist showed, each once, the newest last. */
  readonly #shown: string[] = [];

  constructor(github: Github, repository: Repository) {
    this.github = github;
    this.repository = repository;
  }

  get pull(): Pull {
    const pull = this.pulls.at(-1);
    if (!pull) throw new Error('No pull request was opened yet');
    return pull;
  }

  user(name: string): Account {
    if (name.endsWith('[bot]')) return this.github.bot(name);
    return this.github.world.directory.find(name) ?? this.github.user(name);
  }

  given({ blocks }: Step): void {
    for (const { info, text } of blocks) {
      if (info !== 'yaml') continue;
      const { people = {}, teams = {}, mannequins = [], actsAs = this.actsAs } = parse(text) as Given;
      this.actsAs = actsAs;
      for (const name of mannequins) this.github.mannequin(name);
      for (const [name, role] of Object.entries(people)) this.repository.permission(this.user(name), role);
      for (const [path, members] of Object.entries(teams)) {
        this.repository.permission(
          this.github.team(
            path,
            members.map((name) => this.user(name)),
          ),
          'write',
        );
      }
    }
    const files = filesOf(blocks);
    const by = this.repository.owner;
    if (Object.keys(files).length > 0) this.repository.push('main', { by, files, message: 'Given' });
  }

  /** Does a step; `false`: no such step. */
  act(step: Step): boolean {
    this.events = [];
    this.#remember();
    for (const [pattern, action] of [...actions, ...attacks]) {
      const match = pattern.exec(step.heading.replace(unseen, ''));
      if (!match) continue;
      this.github.clock.advance(60_000);
      action(
        this,
        step,
        match.slice(1).map((part) => part ?? ''),
      );
      if (unseen.test(step.heading)) this.events = [];
      return true;
    }
    return false;
  }

  /** The newest that a bot posted. */
  checklist(): Comment {
    const found = this.pull.comments.findLast(({ author, body }) => author.type === 'Bot' && body.startsWith(marker));
    if (!found) throw new Error('There is no checklist');
    return found;
  }

  /** The newest that a bot opened. */
  trackingIssue(): Issue {
    const found = [...this.repository.issues.values()].findLast(
      ({ text: { author, body } }) => author.type === 'Bot' && body.startsWith('<!-- countersign:tracking'),
    );
    if (!found) throw new Error('There is no tracking issue');
    return found;
  }

  /** What a step quotes, with the fingerprints that it names. */
  said({ quotes }: Step): string {
    return quotes
      .join('\n')
      .replaceAll('FINGERPRINT', this.#shown.at(-1) ?? unknown)
      .replaceAll('FORMER', this.#shown.at(-2) ?? unknown);
  }

  #remember(): void {
    const texts = this.pulls.at(-1)?.comments.filter(({ author }) => author.type === 'Bot') ?? [];
    const now = texts.flatMap(({ body }) => /countersign:shows ([0-9a-f]{64})/.exec(body)?.[1] ?? []).at(-1);
    if (now !== undefined && now !== this.#shown.at(-1)) this.#shown.push(now);
  }
}

const marker = '<!-- countersign:checklist -->';
const unknown = '0'.repeat(64);

export function filesOf(blocks: Step['blocks']): Record<string, string | null> {
  const files: Record<string, string | null> = {};
  for (const { info, text } of blocks) {
    const named = migrationFile.exec(info)?.[1];
    if (named === undefined || info === 'yaml') continue;
    const path = named.startsWith('"') ? (JSON.parse(named) as string) : named;
    files[path] = info.startsWith('deleted ') ? null : `${text}\n`;
  }
  return files;
}

export type Action = (world: StoryWorld, step: Step, words: readonly string[]) => void;

export function told(world: StoryWorld, name: string, action: string, about: Partial<EventInput>): void {
  world.events.push({ name, action, ...about } as EventInput);
}

const actions: readonly (readonly [RegExp, Action])[] = [
  [
    /^(\S+) opens a (draft )?pull request(?: from (\S+))?$/,
    (world, { blocks }, [name = '', draft = '', from = '']) => {
      const by = world.user(name);
      const head = from || `change-${world.pulls.length + 1}`;
      if (!world.repository.branches.has(head)) world.repository.push(head, { by, files: filesOf(blocks) });
      const pull = world.repository.openPull({ head, author: by, draft: draft !== '' });
      world.pulls.push(pull);
      told(world, 'pull_request', 'opened', { pull, sender: by });
    },
  ],
  [
    /^(\S+) opens a pull request from a fork$/,
    (world, { blocks }, [name = '']) => {
      const by = world.user(name);
      const fork = world.github.fork(world.repository, by);
      fork.push('change', { by, files: filesOf(blocks) });
      const pull = world.repository.openPull({ head: 'change', fork, author: by });
      world.pulls.push(pull);
      told(world, 'pull_request_target', 'opened', { pull, sender: by });
    },
  ],
  [
    /^(\S+) pushes(?: with (\S+) as co-author)?$/,
    (world, { blocks }, [name = '', other = '']) => {
      const by = world.user(name);
      const { head } = world.pull;
      const coAuthors = other === '' ? [] : [world.user(other)];
      head.repository.push(head.ref, { by, files: filesOf(blocks), coAuthors });
      told(world, 'pull_request', 'synchronize', { pull: world.pull, sender: by });
    },
  ],
  [
    /^(\S+) (ticks|unticks) (\S+)$/,
    (world, _, [name = '', verb = '', box = '']) => {
      const comment = world.checklist();
      if (verb === 'ticks') world.pull.tick(comment, world.user(name), box);
      else world.pull.untick(comment, world.user(name), box);
      told(world, 'issue_comment', 'edited', { comment, sender: world.user(name) });
    },
  ],
  [
    /^(\S+) comments$/,
    (world, step, [name = '']) => {
      const comment = world.pull.comment(world.user(name), world.said(step));
      told(world, 'issue_comment', 'created', { comment });
    },
  ],
  [
    /^(\S+) edits the comment of (\S+)$/,
    (world, step, [name = '', author = '']) => {
      const comment = world.pull.comments.findLast((other) => other.author === world.user(author));
      if (!comment) throw new Error(`${author} has not commented`);
      world.pull.edit(comment, world.user(name), world.said(step));
      told(world, 'issue_comment', 'edited', { comment, sender: world.user(name) });
    },
  ],
  [
    /^(\S+) deletes the (checklist|last comment of (\S+))$/,
    (world, _, [name = '', what = '', author = '']) => {
      const comment =
        what === 'checklist'
          ? world.checklist()
          : world.pull.comments.findLast((other) => other.author === world.user(author));
      if (!comment) throw new Error(`There is no ${what}`);
      world.pull.delete(comment, world.user(name));
      told(world, 'issue_comment', 'deleted', { comment, sender: world.user(name) });
    },
  ],
  [
    /^(\S+) rewrites the checklist$/,
    (world, step, [name = '']) => {
      const comment = world.checklist();
      const [from = '', to = ''] = step.quotes;
      if (!comment.body.includes(from)) throw new Error(`The checklist does not say ${from}`);
      world.pull.edit(comment, world.user(name), comment.body.replace(from, to));
      told(world, 'issue_comment', 'edited', { comment, sender: world.user(name) });
    },
  ],
  [
    /^(\S+) (approves|requests changes)$/,
    (world, _, [name = '', verb = '']) => {
      const review = world.pull.review(world.user(name), verb === 'approves' ? 'approve' : 'request changes');
      told(world, 'pull_request_review', 'submitted', { review });
    },
  ],
  [
    /^another workflow comments$/,
    (world, step) => {
      const robot = world.github.bot('github-actions[bot]');
      const comment = world.pull.comment(robot, world.said(step));
      told(world, 'issue_comment', 'created', { comment, sender: robot });
    },
  ],
  [
    /^(\S+) leaves (\S+)$/,
    (world, _, [name = '', team = '']) => {
      world.github.leave(world.github.team(team), world.user(name));
      told(world, 'pull_request', 'edited', { pull: world.pull });
    },
  ],
  [
    /^the queue takes (it|them)$/,
    (world, _, [which = '']) => {
      const pulls = which === 'it' ? [world.pull] : world.pulls;
      const group = world.repository.enqueue(pulls, world.repository.owner);
      world.groups.push(group);
      told(world, 'merge_group', 'checks_requested', { group });
    },
  ],
  [
    /^main moves$/,
    (world, { blocks }) => {
      world.repository.push('main', { by: world.repository.owner, files: filesOf(blocks), message: 'Meanwhile' });
      told(world, 'pull_request', 'edited', { pull: world.pull });
    },
  ],
  [
    /^(\S+) merges it$/,
    (world, _, [name = '']) => {
      world.pull.merge(world.user(name));
      told(world, 'pull_request', 'closed', { pull: world.pull, sender: world.user(name) });
    },
  ],
  [
    /^(\S+) says in the tracking issue$/,
    (world, step, [name = '']) => {
      const comment = world.trackingIssue().comment(world.user(name), world.said(step));
      told(world, 'issue_comment', 'created', { comment });
    },
  ],
  [
    /^(\S+) (closes|reopens) it$/,
    (world, _, [name = '', verb = '']) => {
      if (verb === 'closes') world.pull.close(world.user(name));
      else world.pull.reopen(world.user(name));
      told(world, 'pull_request', verb === 'closes' ? 'closed' : 'reopened', { pull: world.pull });
    },
  ],
];
