/** An issue, and the half of a pull request that is one: number, title, labels, comments. */
import type { Account } from './accounts.ts';
import { Comment, checkBody, EditedText, type Reaction } from './comment.ts';
import type { Label, Repository } from './repository.ts';
import { Refusal, type World } from './world.ts';

/** Rewrites the box of the line that carries a marker of this name, as a person's click does. */
function setBox(body: string, name: string, ticked: boolean): string {
  const lines = body.split('\n');
  const marked = lines.findIndex(
    (line) => /^\s*- \[[ xX]\]/.test(line) && line.includes('<!--') && line.split(/\s+/).includes(name),
  );
  if (marked < 0) throw new Error(`No box of ${name} in:\n${body}`);
  lines[marked] = (lines[marked] as string).replace(/- \[[ xX]\]/, ticked ? '- [x]' : '- [ ]');
  return lines.join('\n');
}

/** What GitHub keeps of a comment that is gone. */
export interface Deletion {
  readonly id: number;
  readonly actor: Account;
  readonly author: Account;
  readonly at: string;
}

export class Issue {
  readonly world: World;
  readonly repository: Repository;
  readonly id: number;
  readonly number: number;
  readonly text: EditedText;
  title: string;
  state: 'open' | 'closed' = 'open';
  closedAt: string | null = null;
  comments: Comment[] = [];
  readonly deletions: Deletion[] = [];
  readonly labels = new Map<string, Label>();

  constructor(repository: Repository, author: Account, title: string, body: string) {
    this.world = repository.world;
    this.repository = repository;
    this.title = title;
    this.text = new EditedText(this.world, author, body);
    this.id = this.world.number('issue');
    this.number = repository.nextNumber();
  }

  get author(): Account {
    return this.text.author;
  }

  comment(by: Account, body: string): Comment {
    checkBody(body, 'IssueComment');
    const comment = new Comment(this.world, this, by, body);
    this.comments.push(comment);
    this.#tell('created', by, comment);
    return comment;
  }

  /** The comment with this number. */
  find(commentId: number): Comment {
    const comment = this.comments.find(({ id }) => id === commentId);
    if (!comment) throw new Refusal(404, 'Not Found');
    return comment;
  }

  /** The newest comment whose body holds a text. */
  last(text: string): Comment {
    const comment = this.comments.findLast(({ body }) => body.includes(text));
    if (!comment) throw new Error(`No comment with ${text}`);
    return comment;
  }

  edit(comment: number | Comment, by: Account, body: string): void {
    const found = typeof comment === 'number' ? this.find(comment) : comment;
    if (by.type !== 'Bot' && by !== found.author) this.#mustWrite(by, 'edit');
    checkBody(body, 'IssueComment');
    const from = found.body;
    found.write(by, body);
    this.#tell('edited', by, found, { changes: { body: { from } } });
  }

  delete(comment: number | Comment, by: Account): void {
    const found = typeof comment === 'number' ? this.find(comment) : comment;
    if (by.type !== 'Bot' && by !== found.author) this.#mustWrite(by, 'delete');
    found.deleted = true;
    const id = this.world.number('timeline');
    this.deletions.push({ id, actor: by, author: found.author, at: this.world.clock.stamp() });
    this.comments = this.comments.filter((other) => other !== found);
    this.#tell('deleted', by, found);
  }

  /** Ticks the box whose marker names this role or box. */
  tick(comment: number | Comment, by: Account, name: string): void {
    const found = typeof comment === 'number' ? this.find(comment) : comment;
    this.edit(found, by, setBox(found.body, name, true));
  }

  untick(comment: number | Comment, by: Account, name: string): void {
    const found = typeof comment === 'number' ? this.find(comment) : comment;
    this.edit(found, by, setBox(found.body, name, false));
  }

  /** Deletes what a revision said: its author may, and anyone who may write. Counted from the oldest, the original is 0. */
  deleteRevision(comment: number | Comment, index: number, by: Account): void {
    const found = typeof comment === 'number' ? this.find(comment) : comment;
    const revision = found.revisions.at(index);
    if (!revision) throw new Error(`Comment ${found.id} has no revision ${index}`);
    if (by !== revision.editor) this.#mustWrite(by, 'delete a revision of');
    found.forget(revision.id, by);
  }

  react(comment: Comment, account: Account, content: string): { reaction: Reaction; isNew: boolean } {
    const known = comment.reactions.find((other) => other.account === account && other.content === content);
    if (known) return { reaction: known, isNew: false };
    const reaction = { id: this.world.number('reaction'), account, content, createdAt: this.world.clock.stamp() };
    comment.reactions.push(reaction);
    return { reaction, isNew: true };
  }

  label(name: string, by: Account): void {
    const label = this.repository.label(name);
    if (this.labels.has(name.toLowerCase())) return;
    this.labels.set(name.toLowerCase(), label);
    this.world.clock.stamp();
    this.happened('labeled', by, { label: { id: label.id, name: label.name, color: label.color } });
  }

  unlabel(name: string, by: Account): void {
    const label = this.labels.get(name.toLowerCase());
    if (!label) throw new Refusal(404, 'Label does not exist');
    this.labels.delete(name.toLowerCase());
    this.world.clock.stamp();
    this.happened('unlabeled', by, { label: { id: label.id, name: label.name, color: label.color } });
  }

  /** Tells of the issue itself; a pull request tells of itself in its own words. */
  happened(action: string, sender: Account, extra: Record<string, unknown> = {}): void {
    this.world.emit({ name: 'issues', action, repository: this.repository, sender, issue: this, extra });
  }

  #mustWrite(by: Account, verb: string): void {
    const role = this.repository.roleOf(by);
    if (role === 'none' || role === 'read' || role === 'triage') {
      throw new Error(
        `${by.login} has ${role} on ${this.repository.fullName} and cannot ${verb} a comment of somebody else`,
      );
    }
  }

  #tell(action: string, sender: Account, comment: Comment, extra: Record<string, unknown> = {}): void {
    this.world.emit({
      name: 'issue_comment',
      action,
      repository: this.repository,
      sender,
      issue: this,
      comment,
      extra,
    });
  }
}
