/** A comment with its edit history, kept as GitHub keeps it: nothing until the first edit, then the original and the newest 99. */
import { type Account, living } from './accounts.ts';
import type { Issue } from './issue.ts';
import { invalid, type World } from './world.ts';

export interface Revision {
  readonly id: number;
  readonly editor: Account | null;
  readonly editedAt: string;
  readonly body: string;
  deletedAt: string | null;
  deletedBy: Account | null;
}

export interface Reaction {
  readonly id: number;
  readonly account: Account;
  readonly content: string;
  readonly createdAt: string;
}

const keptRevisions = 100;
const bodyLimit = 65_536;

/** GitHub counts characters, not bytes, and cuts nothing: it refuses. */
export function checkBody(body: string, resource: string): void {
  if (body.trim() === '') throw invalid(resource, 'body', "body can't be blank");
  if (body.length > bodyLimit) throw invalid(resource, 'body', `body is too long (maximum is ${bodyLimit} characters)`);
}

/** A text that remembers who changed it. */
export class EditedText {
  body: string;
  readonly author: Account;
  readonly createdAt: string;
  updatedAt: string;
  /** Oldest first; empty for a text that nobody edited. */
  revisions: Revision[] = [];
  readonly #world: World;

  constructor(world: World, author: Account, body: string) {
    this.#world = world;
    this.author = author;
    this.body = body;
    this.createdAt = world.clock.stamp();
    this.updatedAt = this.createdAt;
  }

  get lastEditedAt(): string | null {
    return this.revisions.at(-1)?.editedAt ?? null;
  }

  get editor(): Account | null {
    return living(this.revisions.at(-1)?.editor ?? null);
  }

  write(editor: Account, body: string): void {
    const editedAt = this.#world.clock.stamp();
    if (this.revisions.length === 0) this.#remember(this.author, this.createdAt, this.body);
    this.#remember(editor, editedAt, body);
    if (this.revisions.length > keptRevisions) this.revisions.splice(1, 1);
    this.body = body;
    this.updatedAt = editedAt;
  }

  /** Takes a revision's content away; its editor and its time stay. The newest cannot be taken away. */
  forget(revisionId: number, by: Account): void {
    const revision = this.revisions.find(({ id }) => id === revisionId);
    if (!revision) throw new Error(`No revision ${revisionId}`);
    if (revision === this.revisions.at(-1)) throw new Error('GitHub does not delete the revision that is shown');
    revision.deletedAt = this.#world.clock.stamp();
    revision.deletedBy = by;
  }

  #remember(editor: Account, editedAt: string, body: string): void {
    const id = this.#world.number('revision');
    this.revisions.push({ id, editor, editedAt, body, deletedAt: null, deletedBy: null });
  }
}

/** A comment of an issue or of a pull request's conversation. */
export class Comment extends EditedText {
  readonly id: number;
  readonly issue: Issue;
  readonly reactions: Reaction[] = [];
  deleted = false;

  constructor(world: World, issue: Issue, author: Account, body: string) {
    super(world, author, body);
    this.id = world.number('comment');
    this.issue = issue;
  }
}
