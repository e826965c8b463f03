/** What one evaluation wants GitHub to show, and what GitHub shows now. The forge writes the difference. */
import type { Reaction } from './evidence.ts';
import type { Verdict } from './review.ts';

export interface Status {
  readonly state: Verdict['state'];
  /** Under 140 characters. */
  readonly description: string;
}

export interface Annotation {
  readonly path: string;
  readonly line: number;
  readonly endLine: number;
  readonly level: 'notice' | 'warning' | 'failure';
  readonly title: string;
  readonly message: string;
}

export interface Reply {
  /** The comment that is answered. */
  readonly comment: number;
  /** `null`: a reaction suffices. */
  readonly body: string | null;
  readonly reaction: Reaction;
}

export interface Publication {
  /** `null`: none is posted; one that exists is left as it is. */
  readonly report: string | null;
  readonly checklist: {
    readonly body: string;
    /** Post a new one and close the old with a pointer: its history is nearly full, or unclear. */
    readonly fresh: boolean;
    /** What the old one says then; the address of the new one is added below. */
    readonly closing: string;
  } | null;
  readonly status: Status;
  readonly replies: readonly Reply[];
  readonly annotations: readonly Annotation[];
  /** Findings as review comments on added lines; each is known again by `key` and posted once. */
  readonly inline: readonly {
    readonly key: string;
    readonly path: string;
    /** First of several lines; absent: `line` is the only one. */
    readonly startLine?: number;
    readonly line: number;
    readonly body: string;
  }[];
  /** Labels of ours that are to be there; those of ours that are not named are taken away. */
  readonly labels: readonly string[];
  /** Logins and `org/team` to ask for a review, where they were not asked yet. */
  readonly reviewers: readonly string[];
  /** For a check run, Markdown. */
  readonly summary: string;
  /** What else stands on a check run. */
  readonly checkRun: {
    /** Of the button that makes us look again: 20 characters, and 40. */
    readonly label: string;
    readonly description: string;
    /** In place of a summary that is too long; the address of the comment follows. */
    readonly tooLong: string;
  };
}

/** What of ours is on the pull request now. */
export interface Published {
  readonly report: { readonly id: number; readonly body: string } | null;
  /** The newest checklist. */
  readonly checklist: { readonly id: number; readonly body: string; readonly revisions: number } | null;
  /** Older checklists that have not been closed with a pointer yet. */
  readonly staleChecklists: readonly { readonly id: number; readonly body: string }[];
  /** The status of our context on the head, whoever posted it last. */
  readonly status: { readonly state: string; readonly description: string; readonly targetUrl: string | null } | null;
}
