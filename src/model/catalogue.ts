/**
 * Tables as the database's catalogue describes them. Relations are known by OID and columns by number, so a
 * rename is seen as a rename and never guessed.
 */

export interface Column {
  /** `pg_attribute.attnum`: survives a rename. */
  readonly number: number;
  readonly name: string;
  /** `format_type` with modifier: `character varying(20)`, `numeric(10,2)`. */
  readonly type: string;
  readonly notNull: boolean;
  /** `pg_get_expr` of the default or generation expression. */
  readonly default: string | null;
  readonly identity: 'always' | 'by-default' | null;
  readonly generated: 'stored' | 'virtual' | null;
  readonly collation: string | null;
}

export interface Constraint {
  readonly name: string;
  readonly kind: 'check' | 'foreign' | 'unique' | 'primary' | 'exclude' | 'not-null' | 'trigger';
  /** `pg_get_constraintdef`. */
  readonly definition: string;
  /** Column numbers, in key order. */
  readonly columns: readonly number[];
  readonly validated: boolean;
  readonly enforced: boolean;
  /** Referenced table, `schema.name`, and its columns by name. */
  readonly references: {
    readonly table: string;
    readonly columns: readonly string[];
    readonly onDelete: string;
  } | null;
}

export interface Index {
  readonly oid: number;
  readonly name: string;
  /** `pg_get_indexdef`. */
  readonly definition: string;
  /** Key columns by number, 0 for an expression; included columns are not in it. */
  readonly columns: readonly number[];
  readonly unique: boolean;
  readonly primary: boolean;
  readonly valid: boolean;
  readonly method: string;
  readonly partial: boolean;
  readonly fileNode: number;
}

export interface Table {
  readonly oid: number;
  readonly schema: string;
  readonly name: string;
  readonly kind: 'table' | 'partitioned' | 'materialized-view' | 'view' | 'foreign' | 'sequence';
  readonly fileNode: number;
  readonly columns: readonly Column[];
  readonly constraints: readonly Constraint[];
  readonly indexes: readonly Index[];
  readonly triggers: readonly { readonly name: string; readonly definition: string; readonly enabled: boolean }[];
  readonly policies: readonly string[];
  readonly rowSecurity: boolean;
  readonly replicaIdentity: 'default' | 'nothing' | 'full' | 'index';
  readonly persistence: 'permanent' | 'unlogged' | 'temporary';
  /** Parents by `schema.name`: a partition's or an inheriting table's. */
  readonly parents: readonly string[];
  readonly isPartition: boolean;
  readonly owner: string;
}

/** Every user relation of one moment, by OID. */
export interface Catalogue {
  readonly tables: ReadonlyMap<number, Table>;
}

/** `schema.name` for people, look-ups and the JSON contract. */
export function qualifiedName(table: Pick<Table, 'schema' | 'name'>): string {
  return `${table.schema}.${table.name}`;
}

/** Looks a relation up by name; without a schema `public` is tried first, then the only schema that has it. */
export function findTable(
  catalogue: Catalogue,
  name: { readonly schema?: string; readonly name: string },
): Table | undefined {
  const matches = [...catalogue.tables.values()].filter(
    (table) => table.name === name.name && (name.schema === undefined || table.schema === name.schema),
  );
  return matches.find((table) => table.schema === 'public') ?? (matches.length === 1 ? matches[0] : undefined);
}
