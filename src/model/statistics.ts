/** The statistics file: how big production is. Written by `countersign stats`, holds no data. */

export interface TableStatistics {
  /** `schema.name`. */
  readonly table: string;
  /** Estimated rows; `null` when the table was never analysed (`reltuples` is −1). */
  readonly rows: number | null;
  readonly bytes: number;
  readonly indexBytes: number;
}

export interface Statistics {
  readonly version: 1;
  /** ISO date the figures were taken. */
  readonly date: string;
  readonly tables: readonly TableStatistics[];
}
