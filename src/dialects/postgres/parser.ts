/**
 * PostgreSQL's own grammar, compiled to WASM. Loaded on first use, kept for the process, and replaced after a parse that
 * overflowed the stack or ran out of memory: the old instance may have been left in the middle of anything.
 */
import type { RawStmt } from 'libpg-query';
import createParser, { type ParserInstance } from 'libpg-query/wasm/libpg-query.js';

export type ParseResult =
  | { readonly type: 'parsed'; readonly statements: readonly RawStmt[] }
  /** `position` counts code points from 0. */
  | { readonly type: 'refused'; readonly message: string; readonly position: number }
  /** Deeper nested, or larger, than the parser can hold. */
  | { readonly type: 'exhausted' };

/** Memory only ever grows in WASM, so one large file must not be paid for until the process ends. */
const keptMemoryBytes = 256 * 1024 * 1024;

const ignore = () => {};
let loading: Promise<ParserInstance> | undefined;

/** Parses a whole script. Never throws on account of the SQL. `sql` must not hold NUL, at which C strings end. */
export async function parseSql(sql: string): Promise<ParseResult> {
  loading ??= createParser({ print: ignore, printErr: ignore });
  const parser = await loading;
  try {
    return parseWith(parser, sql);
  } catch {
    loading = undefined;
    return { type: 'exhausted' };
  } finally {
    if (parser.HEAPU8.length > keptMemoryBytes) loading = undefined;
  }
}

/** Reads libpg_query's `PgQueryParseResult { tree, stderr, error }` and `PgQueryError { message, …, cursorpos }`. */
function parseWith(parser: ParserInstance, sql: string): ParseResult {
  const sizeBytes = parser.lengthBytesUTF8(sql) + 1;
  const query = parser._malloc(sizeBytes);
  parser.stringToUTF8(sql, query, sizeBytes);
  const result = parser._wasm_parse_query_raw(query);
  parser._free(query);
  const tree = parser.getValue(result, 'i32');
  const error = parser.getValue(result + 8, 'i32');
  const parsed: ParseResult = error
    ? {
        type: 'refused',
        message: parser.UTF8ToString(parser.getValue(error, 'i32')),
        position: Math.max(0, parser.getValue(error + 16, 'i32') - 1),
      }
    : { type: 'parsed', statements: statementsOf(parser.UTF8ToString(tree)) };
  parser._wasm_free_parse_result(result);
  return parsed;
}

function statementsOf(json: string): readonly RawStmt[] {
  const { stmts } = JSON.parse(json) as { readonly stmts?: readonly RawStmt[] };
  return stmts ?? [];
}
