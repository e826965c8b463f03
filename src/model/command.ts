/** The contract of one slash command: what is typed, who may say it, and what event comes of it. */
import type { PersonComment } from './evidence.ts';
import type { SignoffEvent } from './signoff.ts';

/** One command as it stands in a comment, understood. */
export interface CommandCall {
  /** Name of a registered command, or what was typed in its place. */
  readonly name: string;
  /** Words after the name; the last one may hold white space where the command takes a reason. */
  readonly arguments: readonly string[];
  /** 1-based line of the comment. */
  readonly line: number;
}

/** What a comment says to us. */
export type CommandReading =
  | { readonly type: 'none' }
  /** It was edited after it was posted: whatever commands it holds do not count. */
  | { readonly type: 'edited'; readonly calls: readonly CommandCall[] }
  | { readonly type: 'calls'; readonly calls: readonly (CommandCall | CommandMistake)[] };

export interface CommandMistake {
  /** `unreadable`: the comment is too long or too tangled to tell what is a command in it. */
  readonly mistake: 'unknown' | 'arguments' | 'unreadable';
  /** As typed, cut to 100 characters. Hostile. */
  readonly typed: string;
  readonly line: number;
  /** The command that was probably meant, as `/migration approve`. */
  readonly nearest: string | null;
  /** How the command is typed, for wrong arguments. */
  readonly usage: string | null;
}

/** What a reply is about; the words are `render`'s. `tracking`: it counts in the tracking issue, and elsewhere points there. */
export type ReplyTopic = 'help' | 'status' | 'explain' | 'plan' | 'rollback' | 'tracking';

export interface Command {
  readonly name: string;
  /** `/migration approve [role] [fingerprint]` */
  readonly usage: string;
  /** One sentence for the help. */
  readonly does: string;
  /** Who may, in words, for the help. */
  readonly who: string;
  /** Understands the words after the name; `null`: they do not fit the usage. */
  readonly read: (rest: string) => readonly string[] | null;
  /**
   * The sign-off event it makes, without who and when; `null` for commands that change no state.
   * @param shown the fingerprint that was on the newest checklist when it was said
   */
  readonly event?: (words: readonly string[], shown: string | null) => SignoffPayload;
  /** It is answered by a comment. */
  readonly reply?: ReplyTopic;
  /** It asks GitHub for something: reviewers of open roles. */
  readonly action?: 'assign';
  readonly examples: readonly { readonly comment: string; readonly gives: CommandReading; readonly why?: string }[];
}

type Without<Event> = Event extends unknown ? Omit<Event, 'account' | 'at' | 'source' | 'sequence'> : never;

/** An event before it is known who said it and when. */
export type SignoffPayload = Without<SignoffEvent>;

/** A reading with the comment it was read from. */
export interface ReadComment {
  readonly comment: PersonComment;
  readonly reading: CommandReading;
}
