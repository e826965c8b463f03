/**
 * What a person sees, before any format dresses it: verdict first, evidence second, the rest folded. Every sentence and its
 * order is decided under `view/`; Markdown, HTML and terminal only decide how a piece looks.
 */
import type { Severity } from '../model/finding.ts';
import type { Review } from '../model/review.ts';
import type { Inline } from './inline.ts';
import type { Messages } from './messages.ts';

/** What a rule says about itself, as Markdown of the product's own. */
export interface RuleText {
  readonly title: string;
  readonly what: string;
  readonly why: string;
  readonly safe: string;
}

/** How much of it is shown. Lists name how many entries they left out. */
export interface Detail {
  readonly name: 'full' | 'compact' | 'summary';
  /** Entries of any one list. */
  readonly entries: number;
  /** UTF-16 units of any text that comes from the repository. */
  readonly characters: number;
}

/** What the parts of the view are built from. */
export interface Source {
  readonly review: Review;
  readonly rules: ReadonlyMap<string, RuleText>;
  readonly messages: Messages;
  readonly detail: Detail;
}

export type Mark = 'new' | 'changed' | 'removed' | 'unchanged';

export interface Entity {
  readonly name: string;
  readonly mark: Mark;
  readonly columns: readonly {
    readonly name: string;
    readonly type: string;
    readonly keys: readonly ('PK' | 'FK' | 'UK')[];
    readonly mark: Mark;
    /** Words beside the column: `new`, `was integer`. */
    readonly note: string;
  }[];
}

/** One lock held from a statement to the end of its transaction. Statements are numbered from 1 over the review. */
export interface Bar {
  readonly relation: string;
  readonly mode: string;
  readonly words: string;
  /** Who waits, where there is room for little. */
  readonly waits: string;
  readonly from: number;
  readonly to: number;
  readonly blocks: 'reads' | 'writes';
}

export type Block =
  | { readonly type: 'paragraph'; readonly words: Inline }
  | { readonly type: 'list'; readonly items: readonly Inline[] }
  | { readonly type: 'table'; readonly head: readonly string[]; readonly rows: readonly (readonly Inline[])[] }
  | { readonly type: 'sql'; readonly sql: string }
  | { readonly type: 'fold'; readonly title: string; readonly blocks: readonly Block[] }
  | {
      readonly type: 'entities';
      readonly entities: readonly Entity[];
      readonly relations: readonly { readonly from: string; readonly to: string; readonly name: string }[];
    }
  | { readonly type: 'timeline'; readonly bars: readonly Bar[]; readonly steps: number };

export interface Section {
  /** Fixed words and figures only: it stands where Markdown is not read. */
  readonly title: string;
  readonly blocks: readonly Block[];
}

export interface FaultView {
  readonly what: Inline;
  readonly lines: readonly { readonly label: string; readonly words: Inline }[];
  readonly example: string | null;
}

export interface FindingGroup {
  readonly severity: Severity;
  readonly rule: string;
  /** Sign and word. */
  readonly severityWords: Inline;
  /** Subject and place, or how many places. */
  readonly where: Inline;
  /** What it does here; `null` where each place says something else. */
  readonly message: Inline | null;
  readonly places: readonly Inline[];
  /** How many places stand only in `more`; empty when none. */
  readonly placesLeft: Inline;
  /** Decides it on production; `null` where none does, or where places differ. */
  readonly query: string | null;
  /** SQL that was rehearsed and does the same with weaker locks. */
  readonly suggestion: string | null;
  /** Why, the safe way, suggestions and queries. */
  readonly more: readonly Block[];
  /** Title of the fold around `more`. */
  readonly moreTitle: string;
  /** The safe way in one sentence. */
  readonly hint: Inline;
}

export interface MeasuredStatement {
  readonly path: string;
  readonly line: number;
  readonly sql: string;
  readonly effects: readonly Inline[];
}

export interface View {
  /** Nothing to decide: one line, and the rest folded. */
  readonly quiet: boolean;
  readonly headline: Inline;
  /** Empty where there is nothing to count. */
  readonly stats: Inline;
  readonly faults: readonly FaultView[];
  /** The first fact is to be read before all else. */
  readonly urgent: boolean;
  readonly facts: readonly { readonly label: string; readonly words: Inline }[];
  readonly findingsTitle: string;
  readonly findings: readonly FindingGroup[];
  /** How many were left out for length; empty when none. */
  readonly findingsLeftOut: Inline;
  readonly waived: readonly Inline[];
  readonly waivedTitle: string;
  readonly sections: readonly Section[];
  readonly detailsTitle: string;
  /** Says that it was shortened; empty when it was not. */
  readonly shortened: Inline;
  readonly footer: Inline;
  readonly statements: readonly MeasuredStatement[];
  readonly unverified: readonly Inline[];
  /** What of the base did not replay as written. */
  readonly replay: readonly Inline[];
  readonly replayTitle: string;
  readonly timings: Inline;
  readonly next: Inline;
}
