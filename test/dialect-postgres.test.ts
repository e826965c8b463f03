/** The PostgreSQL dialect: where statements stand, what is waived, what is blocked, and that no text brings it down. */

import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { stripDump } from '../src/dialects/postgres/dump.ts';
import { blocksOf, documentedLocks } from '../src/dialects/postgres/locks.ts';
import { namesIn } from '../src/dialects/postgres/names.ts';
import { split } from '../src/dialects/postgres/split.ts';
import { malformedWaivers } from '../src/dialects/postgres/waivers.ts';
import type { Fault } from '../src/model/fault.ts';
import { lockModes } from '../src/model/observation.ts';
import { nameText, type Statement } from '../src/model/statement.ts';
import { inEnglish } from '../src/model/text.ts';

async function statementsOf(text: string): Promise<readonly Statement[]> {
  const result = await split({ path: 'a.sql', text });
  if ('fault' in result) throw new Error(JSON.stringify(result.fault));
  return result.statements;
}

async function faultOf(text: string): Promise<Fault> {
  const result = await split({ path: 'a.sql', text });
  if ('statements' in result) throw new Error(`${result.statements.length} statements`);
  return result.fault;
}

async function statementOf(sql: string): Promise<Statement> {
  const [statement, ...others] = await statementsOf(sql);
  if (statement === undefined || others.length > 0) throw new Error(`${sql} is not one statement`);
  return statement;
}

describe('split', () => {
  const statements = [
    'SELECT 1',
    "INSERT INTO t VALUES ('a;b', E'it\\'s;', '😀')",
    'DO $x$\nBEGIN\n  -- ; $$ é\n  NULL;\nEND $x$',
    'CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT 1; SELECT 2; END',
    'ALTER TABLE "ü;" -- inside ;\n  ADD a int /* ; /* nested */ */ DEFAULT 1',
    "SELECT E'a\\''\n  '\\';'",
  ];
  const gaps = ['\n', ' ', '\r\n', '\n-- é😀; c\n', '/* ; /* x */ ’ */\n', ';;\n', '\n\n\t'];

  test('gives back what was put together, with the right places', async () => {
    const gap = fc.array(fc.constantFrom(...gaps), { maxLength: 3 }).map((parts) => parts.join(''));
    const pieces = fc.array(fc.tuple(gap, fc.constantFrom(...statements), gap), { maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(pieces, fc.boolean(), async (parts, closed) => {
        const text = parts.map(([before, sql, after]) => `${before}${sql}${after}`).join('\n;');
        const found = await statementsOf(closed ? `${text}\n;` : text);
        expect(found.map(({ sql }) => sql)).toEqual(parts.map(([, sql]) => sql));
        for (const { offset, sql, line, endLine } of found) {
          expect(text.slice(offset, offset + sql.length)).toBe(sql);
          expect(line).toBe(text.slice(0, offset).split('\n').length);
          expect(endLine).toBe(line + sql.split('\n').length - 1);
        }
      }),
    );
  });

  test('comments alone are no statement', async () => {
    for (const text of ['', ' \n', '-- a', '/* a */;;']) expect(await statementsOf(text)).toEqual([]);
  });

  test.each([
    ['SELECT 1;\n-- 😀\nSELECT 😀 frm x', 'syntax', 'a.sql:3:15', 'syntax error at or near "x"'],
    ["SELECT 1;\nSELECT 'a", 'syntax', 'a.sql:2:8', 'unterminated quoted string'],
    ["SELECT 'a\\';\n\\connect x", 'syntax', 'a.sql:2:1', 'the psql command \\connect'],
    ["SELECT 1;\nCOPY t FROM stdin;\nit's\n\\.\n", 'syntax', 'a.sql:2:1', 'COPY … FROM stdin with its rows'],
    ['SELECT a[b:c] FROM :t', 'syntax', 'a.sql:1:1', 'the psql variable :t'],
    ['SELECT 1;\0 DROP TABLE t', 'encoding', 'a.sql:1:10', 'NUL'],
    ["SELECT '\ud800'", 'encoding', 'a.sql:1:9', 'surrogate'],
  ])('%j is a fault', async (text, code, where, what) => {
    const fault = await faultOf(text);
    expect(fault).toMatchObject({ code, where });
    expect(inEnglish(fault.what)).toContain(what);
  });

  const deep = 100_000;
  test.each([
    ['parentheses', `SELECT ${'('.repeat(deep)}1${')'.repeat(deep)}`],
    ['CASE', `SELECT ${'CASE WHEN true THEN '.repeat(10_000)}1${' END'.repeat(10_000)}`],
    ['sums', `SELECT ${'1+'.repeat(deep)}1`],
    ['comments', `${'/*'.repeat(deep)}${'*/'.repeat(deep)}SELECT 1`],
    ['signs', `SELECT ${'+'.repeat(deep)}1`],
    ['quotes', `SELECT ${"'".repeat(deep + 1)}`],
  ])('%s without end are a fault, and the parser works on', async (_, text) => {
    expect(inEnglish((await faultOf(text)).what).length).toBeLessThan(400);
    expect((await statementOf('SELECT * FROM t')).relations).toEqual([{ name: 't' }]);
  });

  test('a huge literal and a long list are only large', async () => {
    expect((await statementOf(`SELECT '${'é'.repeat(2_000_000)}'`)).endLine).toBe(1);
    expect((await statementOf(`DELETE FROM t WHERE ${'a > 1 AND '.repeat(20_000)} a < 9`)).actions).toHaveLength(1);
  });
});

describe('waivers', () => {
  const waiver = '-- countersign: allow a-rule because it is é';
  test.each([
    ['above', `SELECT 1;\n${waiver}\nSELECT 2`, [1]],
    ['above, with a comment between', `${waiver}\n-- more\n/* and\nmore */ SELECT 1`, [0]],
    ['behind', `SELECT 1; SELECT 2; ${waiver}\nSELECT 3`, [1]],
    ['behind the last', `SELECT 1\n ${waiver.replace('--', '\n--')}\n;`, []],
    ['behind without semicolon', `SELECT 1 ${waiver}`, [0]],
    ['apart', `${waiver}\n\nSELECT 1`, []],
    ['in the middle', `SELECT\n${waiver}\n1`, []],
    ['in a literal', `SELECT '\n${waiver}\n'`, []],
    ['in a body', `DO $$\n${waiver}\nBEGIN END $$`, []],
  ])('%s', async (_, text, indexes) => {
    const found = (await statementsOf(text)).flatMap(({ waivers, index }) =>
      waivers.map((each) => ({ ...each, index })),
    );
    expect(found.map(({ index }) => index)).toEqual(indexes);
    for (const each of found) expect(each).toMatchObject({ rule: 'a-rule', reason: 'it is é' });
  });

  test('what was meant as one and is none is told with its line', () => {
    const text = `-- countersign: allow x\nSELECT 1;\n\n-- countersign allow x because y\n\n${waiver}\n\nSELECT '${waiver}' /* countersign: allow x because y */;\n${waiver}\nSELECT 2`;
    const found = malformedWaivers({ path: 'a.sql', text });
    expect(found.map(({ line }) => line)).toEqual([1, 4, 6, 8]);
    for (const { what } of found) expect(inEnglish(what)).toContain('-- countersign: allow <rule> because <reason>');
  });
});

describe('locks', () => {
  test('block what conflicts', () => {
    expect(Object.fromEntries(lockModes.map((mode) => [mode, blocksOf(mode).join(' ')]))).toEqual({
      AccessShareLock: '',
      RowShareLock: '',
      RowExclusiveLock: '',
      ShareUpdateExclusiveLock: 'ddl',
      ShareLock: 'writes ddl',
      ShareRowExclusiveLock: 'writes ddl',
      ExclusiveLock: 'writes ddl',
      AccessExclusiveLock: 'reads writes ddl',
    });
  });

  test.each([
    ['CREATE INDEX CONCURRENTLY ON t (a)', ['t ShareUpdateExclusiveLock']],
    ['DROP INDEX CONCURRENTLY i', ['i ShareUpdateExclusiveLock']],
    ['REINDEX TABLE CONCURRENTLY t', ['t ShareUpdateExclusiveLock']],
    ['VACUUM FULL t', ['t AccessExclusiveLock']],
    ['ALTER TABLE t DETACH PARTITION p CONCURRENTLY', ['t ShareUpdateExclusiveLock', 'p AccessExclusiveLock']],
    ['CREATE INDEX ON t (a)', []],
    ['CLUSTER', []],
  ])('%s', async (sql, expected) => {
    const locks = documentedLocks(await statementOf(sql));
    expect(locks.map(({ relation, mode }) => `${nameText(relation)} ${mode}`)).toEqual(expected);
  });
});

test('a dump keeps its lines and loses what only psql reads', async () => {
  const dump =
    "\\restrict x\nCREATE TABLE t (a text);\nCOPY t (a) FROM stdin;\nit's\n\\.\nSET ROLE :owner;\nSELECT 1::int;\n";
  const { text, dropped } = stripDump(dump);
  expect(dropped.map(({ line }) => line)).toEqual([1, 3, 6]);
  expect((await statementsOf(text)).map(({ sql, line }) => [line, sql])).toEqual([
    [2, 'CREATE TABLE t (a text)'],
    [7, 'SELECT 1::int'],
  ]);
});

test('names are found in bodies and dynamic SQL', () => {
  const known = new Set(['public.users', 'Order Items', 'orders', 'absent', 'Mixed']);
  const sql = `DO $$ BEGIN EXECUTE 'UPDATE USERS SET a = ' || "x"; PERFORM 1 FROM " " "Order Items", reorders; EXECUTE format('%I', 'Mixed'); END $$`;
  expect(namesIn(sql, known)).toEqual(new Set(['public.users', 'Order Items', 'Mixed']));
});
