/**
 * The GitHub Action's entry point. Sign-offs and publishing on GitHub do not exist yet, so it says so and fails: a
 * workflow that uses it today must not look green.
 */
process.stdout.write(
  '::error title=Countersign::The GitHub Action does not exist yet. Use the command line in a job instead: npx countersign review\n',
);
process.exitCode = 1;
