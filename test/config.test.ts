/** The configuration: what a file means, what its faults say, and that the published JSON schema is the same form. */

import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { parse } from 'yaml';
import { inEnglish } from '../src/model/text.ts';
import { configJsonSchema } from '../src/walk/config/json-schema.ts';
import { configTemplate } from '../src/walk/config/template.ts';
import { defaultConfig, parseConfig, unknownRules } from '../src/walk/config.ts';

const path = '.github/countersign.yml';

const everyKey = `
language: ko
migrations:
  - path: services/billing/migrations
    format: goose
    dialect: postgres
  - path: "apps/*/sql"
database:
  version: 16
  prelude: db/roles.sql
  baseline: db/structure.sql
  statistics: db/sizes.json
limits: { statement: 90s, total: 1h, sampleRows: 25 }
risk: { largeTableRows: 50000, hugeTableRows: 5000000 }
block: [danger, critical]
rules: { missing-timeout: off, table-rewritten: danger }
waivers:
  - { rule: column-dropped, subject: public.orders.note, reason: "moved to order_notes", until: 2031-02-28 }
  - { rule: table-dropped, reason: "see the incident review" }
signoffs:
  roles:
    owner: { codeowners: true, when: always }
    dba: { teams: [shop/dba], users: [ada, grace], count: 2, when: { risk: high } }
    senior: { permission: admin, when: [always, { rollback: irreversible }, { class: contract }, { tables: ["public.pay*"] }, { paths: ["db/**"] }] }
  authorMaySign: true
  distinct: false
  reviews: true
  expires: 14d
  override: { permission: maintain }
  acknowledgements: optional
plan:
  lockTimeout: 3s
  statementTimeout: 2m
  attempts: 3
  errorRate: 0.5
  lagThrottle: 2s
  lagPause: 1m
  ramp: [5, 100]
  latency: 20
  soak: 2d
  dropAfterReleases: 1
report: { inline: false, labels: true, requestReviewers: true, trackingIssue: true }
`;

function faultsOf(text: string) {
  return parseConfig(text, path).faults;
}

describe('reading', () => {
  test('every key is understood', () => {
    const { config, faults } = parseConfig(everyKey, path);
    expect(faults).toEqual([]);
    expect(config.migrations).toEqual([
      { path: 'services/billing/migrations', format: 'goose', dialect: 'postgres' },
      { path: 'apps/*/sql' },
    ]);
    expect(config.database).toEqual({
      version: 16,
      prelude: 'db/roles.sql',
      baseline: 'db/structure.sql',
      statistics: 'db/sizes.json',
    });
    expect(config.limits).toMatchObject({ statementMs: 90_000, totalMs: 3_600_000, sampleRows: 25 });
    expect(config.rules).toEqual({ 'missing-timeout': 'off', 'table-rewritten': 'danger' });
    expect(config.waivers[0]).toEqual({
      rule: 'column-dropped',
      subject: 'public.orders.note',
      reason: 'moved to order_notes',
      until: '2031-02-28',
    });
    expect(config.signoffs).toMatchObject({
      authorMaySign: true,
      distinct: false,
      reviews: true,
      expiresMs: 14 * 86_400_000,
      overridePermission: 'maintain',
      acknowledgements: 'optional',
    });
    expect(config.signoffs.roles.map(({ name, count }) => [name, count])).toEqual([
      ['owner', 1],
      ['dba', 2],
      ['senior', 1],
    ]);
    expect(config.signoffs.roles[2]?.when).toEqual([
      { type: 'always' },
      { type: 'rollback-irreversible' },
      { type: 'class', class: 'contract' },
      { type: 'tables', globs: ['public.pay*'] },
      { type: 'paths', globs: ['db/**'] },
    ]);
    expect(config.plan).toEqual({
      lockTimeoutS: 3,
      statementTimeoutS: 120,
      attempts: 3,
      errorRatePercent: 0.5,
      throttleLagS: 2,
      pauseLagS: 60,
      rampPercent: [5, 100],
      p99Percent: 20,
      soakHours: 48,
      dropAfterReleases: 1,
    });
    expect(config.report).toEqual({ inline: false, labels: true, requestReviewers: true, trackingIssue: true });
  });

  test.each([
    ['', 'empty'],
    ['# only a comment\n', 'comment'],
    ['{}', 'empty map'],
    ['\uFEFF', 'byte order mark'],
  ])('a file without keys means the defaults: %j (%s)', (text) => {
    expect(parseConfig(text, path)).toEqual({ config: defaultConfig(), faults: [] });
  });

  test('the defaults ask one reviewer, and two from high risk on', () => {
    const { roles, expiresMs, distinct, authorMaySign } = defaultConfig().signoffs;
    expect(roles.map(({ name, permission, count, when }) => ({ name, permission, count, when }))).toEqual([
      { name: 'reviewer', permission: 'write', count: 1, when: [{ type: 'always' }] },
      { name: 'reviewer', permission: 'write', count: 2, when: [{ type: 'risk', risk: 'high' }] },
    ]);
    expect({ expiresMs, distinct, authorMaySign }).toEqual({ expiresMs: null, distinct: true, authorMaySign: false });
    expect(defaultConfig().limits).toMatchObject({ statementMs: 60_000, totalMs: 300_000, sampleRows: 100 });
    expect(defaultConfig().block).toEqual(['critical']);
  });

  test('anchors are fine', () => {
    const { config, faults } = parseConfig('rules:\n  one-rule: &off off\n  other-rule: *off\n', path);
    expect(faults).toEqual([]);
    expect(config.rules).toEqual({ 'one-rule': 'off', 'other-rule': 'off' });
  });
});

describe('faults', () => {
  test('an unknown key names its place, the nearest key, what was received, what is known, and an example', () => {
    expect(faultsOf('language: en\ndatabase:\n  verison: 15\n')).toEqual([
      {
        code: 'configuration',
        where: '.github/countersign.yml:3 (database.verison)',
        what: 'Unknown key "verison" with 15; did you mean "version"?',
        mend: 'Known here: version, prelude, baseline, statistics.',
        example: 'database:\n  version: 15',
      },
    ]);
  });

  test('a bad value names its place, what was received, the form expected, and an example', () => {
    expect(faultsOf('limits:\n  total: 5 minutes\n')).toEqual([
      {
        code: 'configuration',
        where: '.github/countersign.yml:2 (limits.total)',
        what: '`limits.total` cannot be the text "5 minutes".',
        mend: 'Write a duration: a whole number and ms, s, m, h or d.',
        example: 'limits:\n  total: 5m',
      },
    ]);
  });

  test.each([
    ['databse: {version: 15}', 'did you mean "database"'],
    ['database: {version: "15"}', '`database.version` cannot be the text "15"'],
    ['database: {version: 15.4}', '`database.version` cannot be 15.4'],
    ['database: {prelude: ../../etc/passwd}', '`database.prelude` cannot be the text "../../etc/passwd"'],
    ['database: {prelude: /etc/passwd}', '`database.prelude` cannot be the text "/etc/passwd"'],
    ['limits: {statement: 0s}', '`limits.statement` cannot be the text "0s"'],
    ['limits: {sampleRows: 0}', '`limits.sampleRows` cannot be 0'],
    ['block: critical', '`block` cannot be the text "critical"'],
    ['block: [fatal]', '`block[0]` cannot be the text "fatal"'],
    ['rules: {missing-timeout: none}', '`rules.missing-timeout` cannot be the text "none"'],
    ['rules: {Missing Timeout: off}', '"Missing Timeout" cannot stand here as a name'],
    ['rules:', '`rules` cannot be nothing'],
    ['migrations: [{format: goose}]', '`migrations[0].path` is missing'],
    ['waivers: [{rule: table-dropped}]', '`waivers[0].reason` is missing'],
    ['waivers: [{rule: table-dropped, reason: " "}]', '`waivers[0].reason` cannot be the text " "'],
    ['waivers: [{rule: table-dropped, reason: x, until: 2027-02-30}]', 'cannot be the text "2027-02-30"'],
    ['signoffs: {roles: {dba: {count: 2}}}', 'Nobody can hold this role'],
    ['signoffs: {roles: {dba: {users: ["@ada"]}}}', '`signoffs.roles.dba.users[0]` cannot be the text "@ada"'],
    ['signoffs: {roles: {dba: {users: [ada], when: {risk: hihg}}}}', '`signoffs.roles.dba.when.risk` cannot be'],
    ['signoffs: {roles: {dba: {users: [ada], when: {rsik: high}}}}', 'did you mean "risk"'],
    ['signoffs: {roles: {dba: {users: [ada], when: [{rsik: high}]}}}', 'did you mean "risk"'],
    ['signoffs: {roles: {dba: {users: [ada], when: sometimes}}}', '`signoffs.roles.dba.when` cannot be'],
    ['signoffs: {roles: {dba: {users: [ada], when: {risk: high, class: contract}}}}', 'Write one condition here'],
    ['signoffs: {roles: {"a b": {users: [ada]}}}', '"a b" cannot stand here as a name'],
    ['- language: en', 'The configuration cannot be the list'],
    ['language', 'The configuration cannot be the text "language"'],
    ['language: en\nlanguage: ko', 'The same key stands twice'],
    ['database:\n\tversion: 15', 'A tab indents this line'],
    ['database: {version: 15', 'This is not valid YAML'],
    ['language: en\n---\nlanguage: ko', 'This is not valid YAML'],
    ['%YAML 1.1\n---\nrules: {missing-timeout: off}', '`rules.missing-timeout` cannot be false'],
    ['__proto__: {polluted: true}', 'Unknown key "__proto__"'],
    ['plan: {lockTimeout: 0s}', '`plan.lockTimeout` cannot be the text "0s"'],
    ['plan: {ramp: [1, 50]}', 'The shares do not rise to 100'],
    ['plan: {ramp: [50, 50, 100]}', 'The shares do not rise to 100'],
    ['plan: {lagThrottle: 40s}', 'lagThrottle is above lagPause'],
    ['plan: {soak: 90m}', '`plan.soak` cannot be the text "90m"'],
    ['plan: {errorRate: 0}', '`plan.errorRate` cannot be 0'],
    ['plan: {lockTimeOut: 3s}', 'did you mean "lockTimeout"'],
    ['risk: {largeTableRows: 10, hugeTableRows: 5}', 'largeTableRows is above hugeTableRows'],
  ])('%j: %s', (text, sentence) => {
    const faults = faultsOf(text);
    expect(faults.map(({ what }) => inEnglish(what)).join('\n')).toContain(sentence);
    for (const fault of faults) {
      expect(fault.code).toBe('configuration');
      expect(fault.where).toMatch(/^\.github\/countersign\.yml:\d+/);
      expect(inEnglish(fault.mend ?? '')).not.toMatch(/undefined/);
      expect(fault.example).not.toMatch(/undefined/);
    }
  });

  test('hostile YAML ends as a fault, soon', () => {
    const bomb = ['a0: &a0 [x, x, x, x, x, x, x, x, x]'];
    for (let level = 1; level < 12; level += 1) {
      bomb.push(
        `a${level}: &a${level} [${Array(9)
          .fill(`*a${level - 1}`)
          .join(', ')}]`,
      );
    }
    for (const text of [bomb.join('\n'), '['.repeat(60_000), 'a: &a [*a]', '#'.repeat(70_000)]) {
      expect(faultsOf(text).length).toBeGreaterThan(0);
    }
    expect(faultsOf(`${'k: {'.repeat(3000)}${'}'.repeat(3000)}`).length).toBeGreaterThan(0);
  });

  test('long and many mistakes stay short', () => {
    const many = Array.from({ length: 500 }, (_, index) => `key${index}: 1`).join('\n');
    expect(faultsOf(many).length).toBeLessThanOrEqual(20);
    expect(inEnglish(faultsOf(`language: ${'x'.repeat(10_000)}`)[0]?.what ?? '').length).toBeLessThan(200);
  });

  test('rules that do not exist are named with the nearest one', () => {
    const { config } = parseConfig('rules: {tabel-rewritten: off}\nwaivers: [{rule: nonsense, reason: r}]', path);
    const faults = unknownRules(config, ['table-rewritten', 'column-dropped']);
    expect(faults.map(({ where, what }) => [where, what])).toEqual([
      [`${path} (rules.tabel-rewritten)`, 'There is no rule "tabel-rewritten"; did you mean "table-rewritten"?'],
      [`${path} (waivers[0].rule)`, 'There is no rule "nonsense".'],
    ]);
    expect(unknownRules(config, ['tabel-rewritten', 'nonsense'])).toEqual([]);
  });

  test('the file that `init` writes says nothing as it is, and is valid when every line is taken in', () => {
    const template = configTemplate([{ root: "db/it's: here", format: 'dbmate' }]);
    expect(parseConfig(template, path)).toEqual({ config: defaultConfig(), faults: [] });
    const { config, faults } = parseConfig(template.replace(/^#(?! \S)/gm, ''), path);
    expect(faults).toEqual([]);
    expect(config.migrations).toEqual([{ path: "db/it's: here", format: 'dbmate' }]);
    expect(config.database.prelude).toBe('db/prelude.sql');
    expect(config.signoffs.roles.map(({ name }) => name)).toEqual(['dba']);
  });
});

describe('the JSON schema', () => {
  const published = JSON.parse(readFileSync(new URL('../schema/countersign.schema.json', import.meta.url), 'utf8'));
  const ajv = new Ajv2020({ strict: true, allowUnionTypes: true });
  addFormats.default(ajv);
  const validate = ajv.compile(published);

  test('is the one that the form gives (`node scripts/schema.mjs` writes it)', () => {
    expect(published).toEqual(JSON.parse(JSON.stringify(configJsonSchema())));
  });

  test('accepts what is accepted and refuses what is refused', () => {
    expect(validate(parse(everyKey)) || validate.errors).toBe(true);
    expect(validate(parse('database: {verison: 15}'))).toBe(false);
    expect(validate(parse('limits: {total: 5 minutes}'))).toBe(false);
    expect(validate(parse('signoffs: {roles: {dba: {users: [ada], when: {}}}}'))).toBe(false);
  });

  test('says what every key does, its form, and an example that is valid', () => {
    const undescribed: string[] = [];
    visit(published, '');
    expect(undescribed).toEqual([]);

    function visit(schema: Record<string, unknown>, at: string) {
      for (const [name, child] of Object.entries(
        (schema.properties ?? {}) as Record<string, Record<string, unknown>>,
      )) {
        const examples = child.examples as unknown[] | undefined;
        if (!child.title || !child.description || !examples) undescribed.push(`${at}.${name}`);
        else if (!new Ajv2020({ strict: false, validateFormats: false }).validate(child, examples[0])) {
          undescribed.push(`${at}.${name}: example is not valid`);
        }
        visit(child, `${at}.${name}`);
      }
      for (const child of [schema.items, schema.additionalProperties, ...((schema.anyOf as unknown[]) ?? [])]) {
        if (typeof child === 'object' && child !== null) visit(child as Record<string, unknown>, `${at}[]`);
      }
    }
  });
});
