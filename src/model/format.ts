/**
 * The contract of one migration tool's files. A format recognises its own directories, lists what is in
 * them in the tool's own order, and reads one migration's SQL. It never runs anything.
 */
import type { Migration, MigrationRef, MigrationSet } from './migration.ts';
import type { SaferPiece } from './safer.ts';
import type { Text } from './text.ts';
import type { FileTree } from './tree.ts';

/** A place where a format recognised its files. */
export interface Recognition {
  readonly root: string;
  /**
   * How sure: 3 a file or marker that only this tool writes; 2 the tool's default directory and file name
   * pattern; 1 the pattern alone. Where two formats claim one root the higher wins; a tie is a fault.
   */
  readonly confidence: 1 | 2 | 3;
  /** What was seen, in words: `db/migrations/*.sql with "-- migrate:up"`. */
  readonly evidence: Text;
}

/** A tree given as text, and what the format makes of it. Documentation and test at once. */
export interface FormatExample {
  readonly title: string;
  readonly files: Readonly<Record<string, string>>;
  /** The directory to configure, for a format that recognises nothing by itself. */
  readonly configured?: string;
  /** Migrations in order. `up`/`down` are compared with white space folded; absent means not compared. */
  readonly gives: readonly {
    readonly path: string;
    readonly version: string;
    readonly transaction?: Migration['transaction'];
    readonly kind?: MigrationRef['kind'];
    readonly up?: string;
    readonly down?: string | null;
  }[];
}

/** A file as it is to be. */
export interface FileEdit {
  readonly path: string;
  /** All of it, a byte order mark included. */
  readonly text: string;
  /** The tree has no such file yet. */
  readonly isNew: boolean;
}

export interface Format {
  /** As in configuration: `dbmate`, `golang-migrate`, `sql`. */
  readonly id: string;
  readonly title: string;
  /** One paragraph of documentation in Markdown: files, order, down, transaction, opt-out; with the source of the facts. */
  readonly about: string;
  /** Roots in this tree that look like this tool's. Opens few files, and only small ones. */
  recognise(tree: FileTree): Promise<readonly Recognition[]>;
  /** Everything under one root, in order. Opens files only where names do not suffice. */
  list(tree: FileTree, root: string): Promise<MigrationSet>;
  /**
   * Reads one migration. Throws `FaultError` when the file is not UTF-8 or breaks the tool's own rules
   * (the `where` names file and line).
   */
  read(tree: FileTree, ref: MigrationRef): Promise<Migration>;
  /**
   * The files as they are when this SQL is the migration's way down, in place of the one that may be there; what belongs
   * to the way up stays as it is, byte for byte. Writes nothing. Absent where the tool has no ways down. Throws `FaultError`
   * when this migration's files have no place for one. Call it through `writeDown` of `formats/write-down.ts`, which also
   * reads the result back.
   */
  writeDown?(tree: FileTree, ref: MigrationRef, sql: string): Promise<readonly FileEdit[]>;
  /**
   * The files as they are when these pieces stand in place of the migration's way up: the first one in its own file, where its
   * version, its way down and the comments above it stay; the others as new migrations between it and the next, without ways
   * down, or all in the one file where the tool runs each statement by itself. Writes nothing. Throws `FaultError` when the
   * tool cannot run a piece as it asks for, or has no room for a version. Call it through `writeUp` of `formats/write-up.ts`,
   * which also reads the result back.
   */
  writeUp?(tree: FileTree, ref: MigrationRef, pieces: readonly SaferPiece[]): Promise<readonly FileEdit[]>;
  /**
   * What the tool or its hosting platform makes before the first migration, as a stub that lets a history replay:
   * roles, schemas, tables and functions that migrations name and never create.
   */
  readonly platform?: { readonly what: string; readonly sql: string };
  readonly examples: readonly FormatExample[];
}
