/**
 * The form of `.github/countersign.yml`: every key with what it does, the form expected and an example. Validation,
 * the words of its faults and the JSON schema for editors all come from this one description.
 */

import { z } from 'zod';
import { severities } from '../../model/finding.ts';
import { inEnglish, phrase } from '../../model/text.ts';
import { duration, durationForm, insidePath, key, pathForm, yesOrNo } from './key.ts';
import { plan } from './plan.ts';
import { signoffs } from './signoffs.ts';

const language = key(z.enum(['en', 'id', 'ko']), phrase`en, id or ko`, 'Language of report and checklist.', 'en');

const migration = z.strictObject({
  path: key(insidePath, pathForm, 'Directory of migrations, or a glob.', 'db/migrations'),
  format: key(
    z
      .string()
      .regex(/^[a-z][a-z0-9-]{0,39}$/)
      .optional(),
    phrase`an id that \`countersign formats\` lists`,
    'The tool that runs these migrations; recognised by itself when absent.',
    'dbmate',
  ),
  dialect: key(
    z.enum(['postgres', 'mysql', 'sqlite']).optional(),
    phrase`postgres, mysql or sqlite`,
    'The database these migrations are written for; recognised by itself when absent.',
    'postgres',
  ),
});

const migrations = key(
  z.array(migration).max(200),
  phrase`a list of { path, format, dialect }`,
  'Where the migrations are. Without it they are found by themselves.',
  [{ path: 'db/migrations', format: 'dbmate' }],
);

const database = key(
  z.strictObject({
    version: key(
      z.int().min(3).max(99).optional(),
      phrase`a major version, as a whole number`,
      "Production's major version. Findings hold for it, whatever version rehearses.",
      15,
    ),
    prelude: key(
      insidePath.optional(),
      pathForm,
      'SQL run before the base history: roles, schemas and stubs that the migrations expect to find.',
      'db/prelude.sql',
    ),
    baseline: key(
      insidePath.optional(),
      pathForm,
      'A schema dump, used as the base instead of replaying the history of migrations.',
      'db/schema.sql',
    ),
    statistics: key(
      insidePath.optional(),
      pathForm,
      'The file that `countersign stats` writes: how big the tables of production are.',
      '.github/countersign-stats.json',
    ),
  }),
  phrase`a map of version, prelude, baseline, statistics`,
  'The database that the migrations will meet.',
  { version: 15 },
);

const limits = key(
  z.strictObject({
    statement: key(duration.optional(), durationForm, 'Longest time one statement may run in the rehearsal.', '60s'),
    total: key(duration.optional(), durationForm, 'Longest time one whole rehearsal may take.', '5m'),
    sampleRows: key(
      z.int().min(1).max(10_000).optional(),
      phrase`a whole number from 1 to 10000`,
      'Sample rows written into each table that the migrations touch.',
      100,
    ),
  }),
  phrase`a map of statement, total, sampleRows`,
  'What a rehearsal may cost.',
  { statement: '60s', total: '5m' },
);

const rowCount = z.int().min(1);
const risk = key(
  z
    .strictObject({
      largeTableRows: key(
        rowCount.optional(),
        phrase`a whole number of rows`,
        'From this many rows on a table counts as large.',
        1_000_000,
      ),
      hugeTableRows: key(
        rowCount.optional(),
        phrase`a whole number of rows`,
        'From this many rows on a table counts as huge.',
        100_000_000,
      ),
    })
    .refine(({ largeTableRows = 1, hugeTableRows = Number.POSITIVE_INFINITY }) => largeTableRows <= hugeTableRows, {
      message: inEnglish(phrase`largeTableRows is above hugeTableRows.`),
    }),
  phrase`a map of largeTableRows, hugeTableRows`,
  'When the size of a table raises the risk.',
  { largeTableRows: 1_000_000 },
);

const block = key(
  z.array(z.enum(severities)).max(severities.length),
  phrase`a list of info, warning, danger, critical`,
  'Severities whose findings block the merge until waived. A failed rehearsal always blocks.',
  ['critical'],
);

const rules = key(
  z.record(
    z
      .string()
      .regex(/^[a-z][a-z0-9-]{0,79}$/)
      .meta({ title: inEnglish(phrase`a rule id that \`countersign rules\` lists`) }),
    z.enum(['off', ...severities]).meta({ title: inEnglish(phrase`off, info, warning, danger or critical`) }),
  ),
  phrase`a map of rule id to severity, or off`,
  'Severity of single rules, or `off`.',
  { 'missing-timeout': 'off' },
);

const waiver = z.strictObject({
  rule: key(
    z.string().regex(/^[a-z][a-z0-9-]{0,79}$/),
    phrase`a rule id that \`countersign rules\` lists`,
    'The rule whose findings are accepted.',
    'column-dropped',
  ),
  subject: key(
    z.string().min(1).max(300).optional(),
    phrase`the name of an object, as the report writes it`,
    'The object it holds for; without it every one.',
    'public.users.name',
  ),
  reason: key(
    z.string().regex(/\S/).max(1000),
    phrase`a sentence`,
    'Why it is accepted. The report shows it.',
    'nobody reads it since 2.4',
  ),
  until: key(
    z.iso.date().optional(),
    phrase`a date, YYYY-MM-DD`,
    'The last day on which it holds; without it always.',
    '2027-01-01',
  ),
});

const waivers = key(
  z.array(waiver).max(1000),
  phrase`a list of { rule, subject, reason, until }`,
  'Findings that are accepted, with a reason. They stay in the report.',
  [{ rule: 'column-dropped', subject: 'public.users.name', reason: 'nobody reads it since 2.4', until: '2027-01-01' }],
);

const report = key(
  z.strictObject({
    inline: key(z.boolean().optional(), yesOrNo, 'Findings as comments on the lines.', true),
    labels: key(z.boolean().optional(), yesOrNo, 'Labels for risk and class.', false),
    requestReviewers: key(z.boolean().optional(), yesOrNo, 'Ask the holders of open roles for a review.', false),
    trackingIssue: key(
      z.boolean().optional(),
      yesOrNo,
      'After the merge, an issue that tracks the rollout and what is still owed.',
      false,
    ),
  }),
  phrase`a map of inline, labels, requestReviewers, trackingIssue`,
  'What is published besides report, checklist and status.',
  { labels: true },
);

export const configFile = z
  .strictObject({
    language: language.optional(),
    migrations: migrations.optional(),
    database: database.optional(),
    limits: limits.optional(),
    risk: risk.optional(),
    block: block.optional(),
    rules: rules.optional(),
    waivers: waivers.optional(),
    signoffs: signoffs.optional(),
    plan: plan.optional(),
    report: report.optional(),
  })
  .meta({ title: 'Countersign configuration', description: '`.github/countersign.yml`. Every key is optional.' });

export type ConfigFile = z.infer<typeof configFile>;
