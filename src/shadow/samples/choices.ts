/**
 * Asks PostgreSQL which candidate values satisfy the conditions of a table, before any row is sent. PostgreSQL judges
 * its own expressions, functions of the schema included, so nothing here has to parse a CHECK.
 */
import { isFailure, type Session } from '../../model/engine.ts';
import { identifier } from '../../model/sql-names.ts';
import { attempt } from './attempt.ts';
import { combinations } from './combinations.ts';
import { literal } from './quote.ts';

/** Values to choose from for one column; `null` among them means that the column may be null. */
export interface Candidates {
  readonly column: string;
  /** Type to cast to, a domain's base. */
  readonly cast: string;
  readonly values: readonly (string | null)[];
  /** A domain's conditions, on `VALUE`. */
  readonly domainChecks: readonly string[];
}

/**
 * The combinations of candidates that satisfy every condition, in the order of the candidates; one value a column.
 * `null` when the conditions could not be evaluated.
 */
export async function satisfying(
  session: Session,
  table: string,
  columns: readonly Candidates[],
  conditions: readonly string[],
): Promise<readonly (readonly (string | null)[])[] | null> {
  const tried = combinations(columns.map(({ values }) => values));
  if (tried.length === 0) return [];
  const result = await attempt(session, question(table, columns, tried, conditions));
  if (isFailure(result)) return null;
  return result.rows.map(([number]) =>
    columns.map(({ values }, column) => values[tried[Number(number)]?.[column] ?? -1] ?? null),
  );
}

/** Within it the columns have the names that conditions know them by; a domain's value is `value`, as its CHECK says. */
function question(
  table: string,
  columns: readonly Candidates[],
  tried: readonly (readonly number[])[],
  conditions: readonly string[],
): string {
  const rows = tried.map(
    (positions, number) => `(${[number, ...positions.map((position) => position + 1)].join(', ')})`,
  );
  const positions = columns.map((_, column) => `p${column}`);
  const named = columns.flatMap(({ column, cast, values, domainChecks }, index) => {
    const value = `(ARRAY[${values.map(literal).join(', ')}]::text[])[p${index}]::${cast}`;
    const asValue = domainChecks.length > 0 && column !== 'value' ? [`${value} AS value`] : [];
    return [`${value} AS ${identifier(column)}`, ...asValue];
  });
  const tests = [...conditions, ...columns.flatMap(({ domainChecks }) => domainChecks)];
  const where = tests.map((test) => `(${test}) IS NOT FALSE`).join(' AND ') || 'true';
  return `SELECT countersign_number FROM (
    SELECT countersign_number, ${named.join(', ')}
    FROM (VALUES ${rows.join(', ')}) tried (countersign_number, ${positions.join(', ')})) AS ${identifier(table)}
    WHERE ${where} ORDER BY countersign_number`;
}
