/**
 * One SQL statement as written, and what its syntax tree says it asks for. What it *did* is an `Observation`.
 */

/** A name as written, resolved no further: schema is absent when the SQL names none. */
export interface Name {
  readonly schema?: string;
  readonly name: string;
}

/** What a statement asks for, read from the syntax tree. One statement may ask for several. */
export type Action =
  | {
      readonly type: 'create-table';
      readonly table: Name;
      readonly ifNotExists: boolean;
      readonly partitionOf?: Name;
      readonly temporary: boolean;
      readonly unlogged: boolean;
    }
  | {
      readonly type: 'add-column';
      readonly table: Name;
      readonly column: string;
      readonly dataType: string;
      readonly notNull: boolean;
      readonly default: 'none' | 'constant' | 'expression';
      readonly defaultSql?: string;
      readonly identity: boolean;
      readonly serial: boolean;
      readonly generated: 'none' | 'stored' | 'virtual';
      readonly unique: boolean;
      readonly primary: boolean;
      readonly check: boolean;
      readonly references?: Name;
      readonly ifNotExists: boolean;
    }
  | { readonly type: 'drop-column'; readonly table: Name; readonly column: string; readonly cascade: boolean }
  | {
      readonly type: 'alter-column-type';
      readonly table: Name;
      readonly column: string;
      readonly dataType: string;
      readonly using: boolean;
      readonly collation?: string;
    }
  | {
      readonly type:
        | 'set-not-null'
        | 'drop-not-null'
        | 'set-default'
        | 'drop-default'
        | 'set-expression'
        | 'drop-expression'
        | 'set-statistics'
        | 'set-storage'
        | 'set-compression'
        | 'add-identity'
        | 'drop-identity'
        | 'set-identity';
      readonly table: Name;
      readonly column: string;
    }
  | {
      readonly type: 'add-constraint';
      readonly table: Name;
      readonly constraint: 'check' | 'foreign' | 'unique' | 'primary' | 'exclude' | 'not-null';
      readonly name?: string;
      readonly columns: readonly string[];
      readonly references?: Name;
      readonly notValid: boolean;
      readonly notEnforced: boolean;
      readonly usingIndex?: string;
      readonly inline: boolean;
      readonly onDelete?: 'cascade' | 'set-null' | 'set-default' | 'restrict' | 'no-action';
    }
  | {
      readonly type: 'validate-constraint' | 'drop-constraint';
      readonly table: Name;
      readonly name: string;
      readonly cascade: boolean;
    }
  | {
      readonly type: 'attach-partition' | 'detach-partition';
      readonly table: Name;
      readonly partition: Name;
      readonly concurrently: boolean;
    }
  | {
      readonly type: 'alter-table-other';
      readonly table: Name /** libpg-query's AlterTableType without `AT_`, e.g. `SetLogged`, `ClusterOn`, `DisableTrigAll`, `ReplicaIdentity`. */;
      readonly command: string;
      readonly subject?: string;
    }
  | {
      readonly type: 'create-index';
      readonly table: Name;
      readonly name?: string;
      readonly concurrently: boolean;
      readonly unique: boolean;
      readonly ifNotExists: boolean;
      readonly only: boolean;
      readonly method: string;
    }
  | {
      readonly type: 'reindex';
      readonly target: 'index' | 'table' | 'schema' | 'database' | 'system';
      readonly name: Name;
      readonly concurrently: boolean;
    }
  | {
      readonly type: 'drop' /** `table`, `view`, `index`, `schema`, `function`, `type`, `trigger`, `policy`, … */;
      readonly object: string;
      readonly name: Name /** The table, for triggers, policies and rules. */;
      readonly table?: Name;
      readonly cascade: boolean;
      readonly concurrently: boolean;
      readonly ifExists: boolean;
    }
  | {
      readonly type: 'rename';
      readonly object: string;
      readonly name: Name /** The table, for constraints, triggers, policies and rules. */;
      readonly table?: Name;
      readonly column?: string;
      readonly to: string;
    }
  | { readonly type: 'set-schema'; readonly object: string; readonly name: Name; readonly to: string }
  | { readonly type: 'change-owner'; readonly object: string; readonly name: Name; readonly to: string }
  | { readonly type: 'truncate'; readonly table: Name; readonly cascade: boolean }
  | {
      readonly type: 'insert' | 'update' | 'delete' | 'merge';
      readonly table: Name /** A top-level WHERE (for insert: the rows come from a query). */;
      readonly filtered: boolean /** LIMIT, a key range or a sub-select with LIMIT bounds the rows. */;
      readonly bounded: boolean;
    }
  | {
      readonly type: 'copy';
      readonly table?: Name;
      readonly from: boolean /** `STDIN` needs a client that sends the rows. */;
      readonly source: 'stdin' | 'file' | 'program' | 'query';
    }
  | { readonly type: 'create-view'; readonly name: Name; readonly replace: boolean; readonly materialized: boolean }
  | { readonly type: 'refresh-materialized-view'; readonly name: Name; readonly concurrently: boolean }
  | { readonly type: 'create-trigger'; readonly name: string; readonly table: Name }
  | {
      readonly type: 'create-function';
      readonly name: Name;
      readonly language: string;
      readonly securityDefiner: boolean /** `SET search_path` is attached. */;
      readonly pinsSearchPath: boolean;
      readonly replace: boolean;
    }
  | { readonly type: 'create-policy'; readonly name: string; readonly table: Name }
  | {
      readonly type:
        | 'create-enum'
        | 'create-type'
        | 'create-domain'
        | 'create-sequence'
        | 'create-schema'
        | 'create-extension'
        | 'create-role';
      readonly name: Name;
      readonly ifNotExists: boolean;
    }
  | { readonly type: 'add-enum-value'; readonly name: Name; readonly value: string; readonly ordered: boolean }
  | { readonly type: 'rename-enum-value'; readonly name: Name; readonly value: string; readonly to: string }
  | {
      readonly type: 'grant' | 'revoke';
      readonly object: string;
      readonly names: readonly Name[];
      readonly privileges: readonly string[];
      readonly to: readonly string[];
    }
  | { readonly type: 'set'; readonly name: string; readonly value: string; readonly local: boolean }
  | {
      readonly type: 'transaction';
      readonly command: 'begin' | 'commit' | 'rollback' | 'savepoint' | 'release' | 'rollback-to' | 'prepare' | 'other';
    }
  | { readonly type: 'lock-table'; readonly table: Name; readonly mode: string }
  | { readonly type: 'vacuum'; readonly full: boolean; readonly analyze: boolean; readonly table?: Name }
  | { readonly type: 'analyze'; readonly table?: Name }
  | { readonly type: 'cluster'; readonly table?: Name }
  | { readonly type: 'comment' }
  | { readonly type: 'do'; readonly language: string }
  | { readonly type: 'select' | 'call' | 'execute' }
  | { readonly type: 'other' };

/** The action of one type, also where several types share a shape. */
export type ActionOf<Type extends Action['type'], Each = Action> = Each extends { readonly type: infer Types }
  ? Type extends Types
    ? Each
    : never
  : never;

export interface Statement {
  /** Position within the script, from 0. */
  readonly index: number;
  /** 1-based lines in the file, of the statement's first and last character (comments before it excluded). */
  readonly line: number;
  readonly endLine: number;
  /** Character (not byte) offset of the first character in the script's text. */
  readonly offset: number;
  /** Node name of the syntax tree without `Stmt`: `AlterTable`, `Index`, `Update`, `Do`, … */
  readonly kind: string;
  /** Exactly as written, without the final semicolon. */
  readonly sql: string;
  readonly actions: readonly Action[];
  /** Every relation named anywhere in the statement. */
  readonly relations: readonly Name[];
  /** Rules named in `-- countersign: allow <rule> because <reason>` right above, or at the end of, the statement. */
  readonly waivers: readonly InlineWaiver[];
}

export interface InlineWaiver {
  readonly rule: string;
  readonly reason: string;
  readonly line: number;
}

/** `schema.name`, or the bare name when no schema was written. Not quoted: for people and for look-ups. */
export function nameText(name: Name): string {
  return name.schema ? `${name.schema}.${name.name}` : name.name;
}
