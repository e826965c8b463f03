/**
 * A script as PostgreSQL's own grammar splits it: statements with their place, what they ask for and what is waived, or
 * one fault that says why the script cannot be read. Hostile text ends in a fault, never in a crash.
 */
import type { RawStmt } from 'libpg-query';
import type { Fault } from '../../model/fault.ts';
import type { Script } from '../../model/migration.ts';
import type { InlineWaiver, Statement } from '../../model/statement.ts';
import { phrase } from '../../model/text.ts';
import { actionsOf, kindOf } from './actions.ts';
import { hazardIn } from './hazards.ts';
import { lex } from './lexer.ts';
import { type ParseResult, parseSql } from './parser.ts';
import { characterOfCodePoint, type Positions, positionsIn } from './positions.ts';
import { psqlParts } from './psql.ts';
import { relationsOf } from './relations.ts';
import type { Source } from './source.ts';
import { placedWaivers } from './waivers.ts';

/** Character offsets: of the first character, and after the last. */
interface Span {
  readonly start: number;
  readonly end: number;
}

/** Messages quote the SQL, which may be megabytes long. */
const longestMessage = 300;

export async function split(script: Script): Promise<{ readonly statements: Statement[] } | { readonly fault: Fault }> {
  const positions = positionsIn(script.text);
  const hazard = hazardIn(script, positions);
  if (hazard) return { fault: hazard };
  const parsed = await parseSql(script.text);
  if (parsed.type !== 'parsed') return { fault: faultOf(parsed, script, positions) };
  return { statements: statementsOf(script.text, parsed.statements, positions) };
}

function statementsOf(text: string, parsed: readonly RawStmt[], positions: Positions): Statement[] {
  const source: Source = {
    between: (start, end) => text.slice(positions.characterOfByte(start), positions.characterOfByte(end)),
  };
  const spans = spansOf(text, parsed, positions);
  const waivers = waiversBySpan(text, spans, positions);
  return parsed.map(({ stmt, stmt_location = 0, stmt_len = 0 }, index) => {
    const { start, end } = spans[index] ?? { start: 0, end: 0 };
    const finish = stmt_len > 0 ? stmt_location + stmt_len : Number.POSITIVE_INFINITY;
    const actions = actionsOf(stmt, { between: (from, to) => source.between(from, Math.min(to, finish)) });
    return {
      index,
      line: positions.lineOf(start),
      endLine: positions.lineOf(Math.max(start, end - 1)),
      offset: start,
      kind: kindOf(stmt),
      sql: text.slice(start, end),
      actions,
      relations: relationsOf(stmt, actions),
      waivers: waivers[index] ?? [],
    };
  });
}

/** From each statement's first token to its last: the parser's own bounds take in the comments around it. */
function spansOf(text: string, parsed: readonly RawStmt[], positions: Positions): readonly Span[] {
  const spans: Span[] = [];
  const tokens = lex(text);
  let token = nextToken(tokens);
  for (const { stmt_location = 0, stmt_len = 0 } of parsed) {
    const from = positions.characterOfByte(stmt_location);
    const to = stmt_len > 0 ? positions.characterOfByte(stmt_location + stmt_len) : text.length;
    let span: Span | undefined;
    for (; token && token.end <= to; token = nextToken(tokens)) {
      if (token.start >= from && text[token.start] !== ';')
        span = { start: span?.start ?? token.start, end: token.end };
    }
    spans.push(span ?? { start: from, end: to });
  }
  return spans;
}

function nextToken(tokens: ReturnType<typeof lex>): Span | undefined {
  for (let next = tokens.next(); !next.done; next = tokens.next()) {
    if (next.value.kind !== 'comment' && next.value.kind !== 'block-comment') return next.value;
  }
  return undefined;
}

/** A waiver's anchor is in the statement, or is the semicolon behind it. */
function waiversBySpan(text: string, spans: readonly Span[], positions: Positions): readonly InlineWaiver[][] {
  const waivers: InlineWaiver[][] = spans.map(() => []);
  let index = 0;
  for (const { waiver, anchor } of placedWaivers(text, positions)) {
    while (index + 1 < spans.length && (spans[index + 1]?.start ?? 0) <= anchor) index++;
    waivers[index]?.push(waiver);
  }
  return waivers;
}

function faultOf(
  parsed: Exclude<ParseResult, { type: 'parsed' }>,
  { path, text }: Script,
  positions: Positions,
): Fault {
  if (parsed.type === 'exhausted') {
    return {
      code: 'size',
      what: phrase`The SQL is nested too deeply, or is too large, for PostgreSQL's parser.`,
      where: path,
      mend: phrase`Split it into smaller statements.`,
    };
  }
  const offset = characterOfCodePoint(text, parsed.position);
  const psql = psqlParts(text).find(({ start, end }) => start <= offset && offset < end);
  if (psql) {
    return {
      code: 'syntax',
      what: phrase`This is ${psql.what}, which only psql understands and PostgreSQL refuses.`,
      where: `${path}:${positions.placeOf(psql.start)}`,
      mend: phrase`Write plain SQL: rows as INSERT, values in place of variables, and no line that starts with a backslash.`,
    };
  }
  const { message } = parsed;
  return {
    code: 'syntax',
    what: phrase`PostgreSQL cannot read this: ${message.length > longestMessage ? `${message.slice(0, longestMessage)}…` : message}.`,
    where: `${path}:${positions.placeOf(offset)}`,
    mend: phrase`Correct the SQL at this place.`,
  };
}
