/** The command line's words: commands, options and their help. What they do stands in a file each beside this one. */
import { Command, Option } from 'commander';
import { severities } from '../../model/finding.ts';
import type { OutputFormat } from '../../render/render.ts';
import { packageVersion } from '../package.ts';
import type { BranchOptions } from './branch.ts';
import type { Context } from './context.ts';
import type { ExitCode } from './exit.ts';
import type { LintOptions } from './lint.ts';
import type { PlanOptions } from './plan.ts';
import type { ReviewOptions } from './review.ts';
import type { RollbackOptions } from './rollback.ts';
import type { ShowOptions } from './show.ts';

/** Written out, because importing the renderers for it would cost every `--help` their start-up. */
const outputFormats = ['text', 'markdown', 'json', 'sarif', 'html'] as const satisfies readonly OutputFormat[];

const formatOption = () =>
  new Option('-f, --format <format>', 'form of the report').choices(outputFormats).default('text');
const outputOption = () => new Option('-o, --output <file>', 'write the report to a file');
const configOption = () =>
  new Option('-c, --config <file>', 'configuration file, instead of the one of the base branch');
const repoOption = () => new Option('--repo <dir>', 'the git repository').default('.');
const baseOption = () =>
  new Option('--base <ref>', "branch the change goes to (default: origin's default branch, else main or master)");
const headOption = () => new Option('--head <ref>', 'branch or commit to review (default: the working tree)');
const rehearsalOptions = () => [
  new Option(
    '--database <url>',
    'rehearse on a PostgreSQL server instead of the embedded one (makes and drops a database)',
  ),
  new Option('--cache <dir>', 'keep rehearsed bases here').default(true, 'in the user’s cache directory'),
  new Option('--no-cache', 'keep nothing'),
  new Option('--target-version <major>', "production's major version of PostgreSQL"),
];

const exitCodeHelp = `
Exit codes:
  0  nothing blocks
  1  blocked by a finding, a rollback or a missing sign-off
  2  usage or configuration
  3  could not be analysed`;

const rollbackExitCodeHelp = `
Exit codes:
  0  every way down restores, or there is nothing to do
  1  for some no way down restores, or it was not written
  2  usage or configuration
  3  could not be analysed`;

const fixExitCodeHelp = `
Exit codes:
  0  every safer form was printed or written, or there is none
  1  for one of them no files could be written
  2  usage or configuration
  3  could not be analysed`;

/** @param done takes the exit code of the command that ran */
export function program(context: Context, done: (code: ExitCode) => void): Command {
  const root = new Command('countersign')
    .description(
      "Rehearses a branch's database migrations on a real PostgreSQL and says what they would do to production.",
    )
    .version(packageVersion(), '-V, --version')
    .showSuggestionAfterError()
    .showHelpAfterError('(--help says more)')
    .addHelpText('after', exitCodeHelp)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => void context.out.write(text),
      writeErr: (text) => void context.err.write(text),
    });
  addRehearsals(root, context, done);
  addReference(root, context, done);
  addTools(root, context, done);
  return root;
}

function command(root: Command, name: string, description: string, options: readonly Option[]): Command {
  const added = root.command(name).description(description);
  for (const option of options) added.addOption(option);
  return added;
}

function addRehearsals(root: Command, context: Context, done: (code: ExitCode) => void): void {
  command(root, 'review', "review a branch's migrations: merge base against head", [
    repoOption(),
    baseOption(),
    headOption(),
    configOption(),
    formatOption(),
    outputOption(),
    ...rehearsalOptions(),
  ]).action(async (options: ReviewOptions) => {
    const { runReview } = await import('./review.ts');
    done(await runReview(options, context));
  });
  command(root, 'lint', 'review SQL files without git', [
    new Option('--schema <file>', 'schema dump that they run on (default: an empty database)'),
    new Option('--dialect <dialect>', 'what they are written for').choices(['postgres', 'mysql', 'sqlite']),
    configOption(),
    formatOption(),
    outputOption(),
    ...rehearsalOptions(),
  ])
    .argument('<file...>', 'files in the order in which they run, or - for standard input')
    .action(async (files: string[], options: LintOptions) => {
      const { runLint } = await import('./lint.ts');
      done(await runLint(files, options, context));
    });
  addRollback(root, context, done);
  addFix(root, context, done);
  addPlans(root, context, done);
  command(root, 'demo', 'review an example repository', []).action(async () => {
    const { runDemo } = await import('./demo.ts');
    done(await runDemo(context));
  });
}

function addRollback(root: Command, context: Context, done: (code: ExitCode) => void): void {
  command(root, 'rollback', "print or write the ways down that a branch's migrations lack, generated and proven", [
    repoOption(),
    baseOption(),
    headOption(),
    configOption(),
    new Option('--write', 'write each into the working tree, in the form of its own tool'),
    new Option('--force', 'with --write: also in place of a way down that does not restore'),
    new Option('-o, --output <file>', 'write what is printed to a file'),
    ...rehearsalOptions(),
  ])
    .argument('[migration...]', 'paths or ids of migrations under review (default: all of them)')
    .addHelpText('after', rollbackExitCodeHelp)
    .action(async (migrations: string[], options: RollbackOptions) => {
      const { runRollback } = await import('./rollback.ts');
      done(await runRollback(migrations, options, context));
    });
}

function addFix(root: Command, context: Context, done: (code: ExitCode) => void): void {
  command(root, 'fix', "print or write safer forms of a branch's migrations, proven by a rehearsal", [
    repoOption(),
    baseOption(),
    headOption(),
    configOption(),
    new Option('--write', 'write them into the working tree, in the files that their tool needs'),
    new Option('-o, --output <file>', 'write what is printed to a file'),
    ...rehearsalOptions(),
  ])
    .argument('[migration...]', 'paths or ids of migrations under review (default: all of them)')
    .addHelpText('after', fixExitCodeHelp)
    .action(async (migrations: string[], options: BranchOptions) => {
      const { runFix } = await import('./fix.ts');
      done(await runFix(migrations, options, context));
    });
}

function addPlans(root: Command, context: Context, done: (code: ExitCode) => void): void {
  const descriptions = {
    plan: 'write how to bring the migrations to production, as JSON',
    runbook: 'write the runbook by which people bring the migrations to production, as Markdown',
  };
  for (const kind of ['plan', 'runbook'] as const) {
    command(root, kind, descriptions[kind], [
      repoOption(),
      baseOption(),
      headOption(),
      configOption(),
      new Option('-o, --output <file>', 'write it to a file'),
      ...rehearsalOptions(),
    ])
      .argument('[review.json]', 'a review written with --format json, or - for standard input (default: review now)')
      .action(async (file: string | undefined, options: PlanOptions) => {
        const { runPlan } = await import('./plan.ts');
        done(await runPlan(kind, file, options, context));
      });
  }
}

function addReference(root: Command, context: Context, done: (code: ExitCode) => void): void {
  command(root, 'render', 'show a review that was written with --format json', [formatOption(), outputOption()])
    .argument('<review.json>', 'the review, or - for standard input')
    .action(async (file: string, options: ShowOptions) => {
      const { runRender } = await import('./render.ts');
      done(await runRender(file, options, context));
    });
  command(root, 'explain', 'say what a rule catches, why it hurts and what is safe', [outputOption()])
    .argument('<rule>', 'its id')
    .action(async (rule: string, { output }: { readonly output?: string }) => {
      const { runExplain } = await import('./reference.ts');
      done(await runExplain(rule, output, context));
    });
  command(root, 'rules', `list the rules with their severity: off, ${severities.join(', ')}`, [
    configOption(),
    outputOption(),
  ]).action(async (options: { readonly config?: string; readonly output?: string }) => {
    const { runRules } = await import('./reference.ts');
    done(await runRules(options, context));
  });
  command(root, 'formats', 'list the migration tools that are known, and those found here', [
    repoOption(),
    outputOption(),
  ]).action(async (options: { readonly repo: string; readonly output?: string }) => {
    const { runFormats } = await import('./reference.ts');
    done(await runFormats(options, context));
  });
}

function addTools(root: Command, context: Context, done: (code: ExitCode) => void): void {
  command(root, 'init', 'write a configuration file with every key explained', [repoOption()]).action(
    async ({ repo }: { readonly repo: string }) => {
      const { runInit } = await import('./init.ts');
      done(await runInit(repo, context));
    },
  );
  command(root, 'stats', "write the sizes of a database's tables, for reviews to read", [
    new Option('--database <url>', 'the database, best a replica of production').makeOptionMandatory(),
    outputOption(),
  ]).action(async (options: { readonly database: string; readonly output?: string }) => {
    const { runStats } = await import('./stats.ts');
    done(await runStats(options, context));
  });
  command(root, 'serve', 'run as a GitHub App; its settings are environment variables', []).action(async () => {
    const { runServe } = await import('./serve.ts');
    done(await runServe(context));
  });
}
