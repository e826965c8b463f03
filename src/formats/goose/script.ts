/** goose's annotations, read line by line as its own state machine does (`internal/sqlparser/parser.go` of pressly/goose). */

import { phrase } from '../../model/text.ts';
import { endsInDollarQuote } from '../shared/scan.ts';
import { pieces, refuse, type Span } from '../shared/sections.ts';

export interface GooseScript {
  readonly up: string;
  readonly down: string;
  readonly transaction: boolean;
}

type Side = 'up' | 'down';

interface State {
  side: Side | null;
  /** Inside StatementBegin … StatementEnd, since this line. */
  begunAt: number | null;
  envsub: boolean;
  transaction: boolean;
  /** Lines of a statement that no semicolon has ended yet. */
  unfinished: string;
  unfinishedAt: number;
}

export function splitGooseScript(path: string, source: string): GooseScript {
  const state: State = { side: null, begunAt: null, envsub: false, transaction: true, unfinished: '', unfinishedAt: 0 };
  const spans: Record<Side, Span[]> = { up: [], down: [] };
  const lines = source.split('\n');
  let text = '';
  for (const [index, line] of lines.entries()) {
    const number = index + 1;
    const annotation = annotationOf(path, line, number);
    let kept = line;
    if (annotation !== undefined) step(path, state, annotation, number);
    else if (state.side === null) requireNoStatement(path, line, number);
    else {
      if (state.envsub) kept = substitute(path, line, number);
      spans[state.side].push({ start: text.length, end: text.length + kept.length });
      take(path, state, kept, number);
    }
    text += index < lines.length - 1 ? `${kept}\n` : kept;
  }
  requireFinished(path, state, lines.length);
  return { up: pieces(text, spans.up), down: pieces(text, spans.down), transaction: state.transaction };
}

/** `up`, `no transaction` …, in lower case; `undefined`: the line is no annotation. */
export function gooseCommand(line: string): string | undefined {
  if (!/^\s*--/.test(line) || !line.includes('+goose')) return undefined;
  return line.replaceAll('--', '').replace('+goose', '').trim().toLowerCase();
}

/** goose ends a statement at a line whose last word before a comment ends in a semicolon. */
export function endsGooseStatement(line: string): boolean {
  return (line.split(/(?:^|\s)--/, 1)[0] ?? '').trimEnd().endsWith(';');
}

function annotationOf(path: string, line: string, number: number): string | undefined {
  const command = gooseCommand(line);
  if (command === undefined) return undefined;
  const known = ['up', 'down', 'statementbegin', 'statementend', 'no transaction', 'envsub on', 'envsub off'];
  if (/^\s/.test(line) || !known.includes(command)) {
    throw refuse(
      path,
      number,
      phrase`goose does not know this annotation.`,
      phrase`Write it at the start of the line, in its own words.`,
      '-- +goose Up',
    );
  }
  return command;
}

function step(path: string, state: State, annotation: string, number: number): void {
  switch (annotation) {
    case 'up':
      if (state.side !== null)
        throw refuse(path, number, phrase`goose allows one "-- +goose Up" in a file.`, phrase`Remove this one.`);
      state.side = 'up';
      return;
    case 'down':
      if (state.side !== 'up' || state.begunAt !== null) {
        throw refuse(
          path,
          number,
          phrase`goose wants "-- +goose Down" once, after "-- +goose Up" and outside a statement.`,
          phrase`Move it.`,
        );
      }
      requireFinished(path, state, number);
      state.side = 'down';
      return;
    case 'statementbegin':
      if (state.side === null || state.begunAt !== null) {
        throw refuse(
          path,
          number,
          phrase`goose wants "-- +goose StatementBegin" after Up or Down, and closed before the next.`,
          phrase`Move it.`,
        );
      }
      state.begunAt = number;
      return;
    case 'statementend':
      if (state.begunAt === null) {
        throw refuse(
          path,
          number,
          phrase`"-- +goose StatementEnd" has no StatementBegin.`,
          phrase`Add the beginning or remove the end.`,
        );
      }
      state.begunAt = null;
      state.unfinished = '';
      return;
    case 'no transaction':
      state.transaction = false;
      return;
    default:
      state.envsub = annotation === 'envsub on';
  }
}

function take(path: string, state: State, line: string, number: number): void {
  if (state.begunAt !== null) return;
  if (state.unfinished === '') {
    if (/^\s*(--|$)/.test(line)) return;
    state.unfinishedAt = number;
  }
  state.unfinished += `${line}\n`;
  if (!endsGooseStatement(line)) return;
  if (endsInDollarQuote(state.unfinished)) {
    throw refuse(
      path,
      number,
      phrase`goose cuts the statement at this semicolon, inside a quoted body.`,
      phrase`Put the whole statement between the two annotations.`,
      '-- +goose StatementBegin … -- +goose StatementEnd',
    );
  }
  state.unfinished = '';
}

function requireNoStatement(path: string, line: string, number: number): void {
  if (/^\s*(--|$)/.test(line)) return;
  throw refuse(
    path,
    number,
    phrase`goose takes no statement before "-- +goose Up".`,
    phrase`Move it below the annotation.`,
    '-- +goose Up',
  );
}

function requireFinished(path: string, state: State, number: number): void {
  if (state.side === null)
    throw refuse(
      path,
      1,
      phrase`goose finds no "-- +goose Up" in the file.`,
      phrase`Add it above the way up.`,
      '-- +goose Up',
    );
  if (state.begunAt !== null) {
    throw refuse(
      path,
      state.begunAt,
      phrase`"-- +goose StatementBegin" is never closed.`,
      phrase`Add the end by line ${number}.`,
      '-- +goose StatementEnd',
    );
  }
  if (state.unfinished !== '') {
    throw refuse(
      path,
      state.unfinishedAt,
      phrase`goose finds no semicolon at the end of a line that closes this statement.`,
      phrase`End it with ";".`,
    );
  }
}

/** `$NAME`, `${NAME}`, `${NAME:-default}`; the environment is not in the repository, so only defaults resolve. */
function substitute(path: string, line: string, number: number): string {
  return line.replace(/\$\$|\\\$|\$\{([^}]{0,200})\}|\$([A-Za-z_]\w*)/g, (found, braced?: string, bare?: string) => {
    if (found === '$$' || found === '\\$') return '$';
    const [, name = bare, fallback] = /^(\w+)(?::?-(.*))?/.exec(braced ?? '') ?? [];
    if (fallback !== undefined) return fallback;
    throw refuse(
      path,
      number,
      phrase`goose fills in the environment variable ${name ?? braced ?? ''}, whose value is not in the repository.`,
      phrase`Give it a default in the file.`,
      `\${${name ?? 'NAME'}:-value}`,
    );
  });
}
