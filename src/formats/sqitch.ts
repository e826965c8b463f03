/** Sqitch: a plan that names the changes, and a directory each for deploying, reverting and verifying them. */
import type { Format, Recognition } from '../model/format.ts';
import type { MigrationRef, MigrationSet, Script, TransactionMode } from '../model/migration.ts';
import { phrase, verbatim } from '../model/text.ts';
import { baseNameOf, directoryOf, type FileTree } from '../model/tree.ts';
import { dialectNamed, guessDialect } from './shared/dialect.ts';
import { directoriesOf, filesIn, isWithin, joinPath, linksUnder } from './shared/directories.ts';
import { withoutMetaCommands } from './shared/psql-commands.ts';
import { withoutVariables } from './shared/psql-variables.ts';
import { opensTransaction } from './shared/scan.ts';
import { refuse } from './shared/sections.ts';
import { wayDown } from './shared/sides.ts';
import { readText } from './shared/text.ts';
import { inTransaction, separateFile } from './shared/way-down.ts';
import { sqitchExamples } from './sqitch/examples.ts';
import { type Layout, layoutOf } from './sqitch/layout.ts';
import { type Change, readPlan } from './sqitch/plan.ts';
import { sqitchPieces, versionOf } from './sqitch/way-up.ts';

const id = 'sqitch';

export const sqitch: Format = {
  id,
  title: 'Sqitch',
  about: `The changes of \`sqitch.plan\`, in its order; a change must come after those it requires (\`lib/App/Sqitch/Plan.pm\` of sqitchers/sqitch). The scripts are \`deploy/<change>.sql\` and \`revert/<change>.sql\`; \`top_dir\`, \`deploy_dir\`, \`revert_dir\`, \`extension\` and
the engine come from \`sqitch.conf\`. A change that is reworked later keeps its old script under \`<change>@<tag>.sql\` (\`Plan/Change.pm\`). Scripts run through \`psql --file\` (\`Engine/pg.pm\`): each statement by itself, unless the script has BEGIN as the tool's template
does; there is no marker. Of psql's own commands those that change nothing in the database are left out, and the others are refused; a variable's own name stands in for its value. A change that is inserted before deployed ones stops the tool.`,
  async recognise(tree) {
    const found: Recognition[] = [];
    for (const [directory, files] of directoriesOf(tree).files) {
      const plan = files.find((entry) => baseNameOf(entry.path) === 'sqitch.plan');
      if (!plan) continue;
      const { engine } = await layoutOf(tree, directory);
      if (engine === undefined || dialectNamed(engine))
        found.push({ root: directory, confidence: 3, evidence: verbatim(plan.path) });
    }
    return found;
  },
  async list(tree, root) {
    const layout = await layoutOf(tree, root);
    const changes = await readPlan(tree, layout.plan);
    const migrations = changes.map((change) => reference(tree, root, layout, change));
    const named = dialectNamed(layout.engine ?? '');
    const deployed = migrations.flatMap((ref) => tree.files.get(ref.path) ?? []);
    const dialect = named ? { dialect: named, dialectSure: true } : await guessDialect(tree, root, deployed);
    return {
      format: id,
      root,
      ...dialect,
      migrations,
      ignored: [...unplanned(tree, layout, migrations), ...linksUnder(tree, root)],
    };
  },
  async read(tree, ref) {
    const scriptOf = async (path: string): Promise<Script & { variables: readonly string[] }> => ({
      path,
      ...withoutVariables(withoutMetaCommands(path, await readText(tree, path))),
    });
    const { variables, ...up } = await scriptOf(ref.path);
    const revert = ref.downPath === undefined ? null : await scriptOf(ref.downPath);
    const down = revert && wayDown(revert.path, revert.text);
    return {
      ...ref,
      up,
      down,
      transaction: modeOf(up),
      ...(down ? { downTransaction: modeOf(down) } : {}),
      ...(variables.length > 0 ? { variables } : {}),
    };
  },
  async writeDown(tree, ref, sql) {
    const { deploy, revert } = await layoutOf(tree, ref.root);
    const path = ref.downPath ?? joinPath(revert, ref.path.slice(deploy.length + 1));
    return separateFile(tree, ref.path, path, inTransaction(sql));
  },
  async writeUp(tree, ref, pieces) {
    const [layout, { up }] = [await layoutOf(tree, ref.root), await sqitch.read(tree, ref)];
    return sqitchPieces(tree, ref, { layout, side: up.text }, pieces);
  },
  examples: sqitchExamples,
};

function reference(tree: FileTree, root: string, layout: Layout, change: Change): MigrationRef {
  const deploy = scriptPath(tree, layout.deploy, layout.extension, change);
  const revert = scriptPath(tree, layout.revert, layout.extension, change);
  const entry = tree.files.get(deploy);
  if (!entry) {
    const what = phrase`The plan has ${JSON.stringify(change.name)}, and there is no ${deploy}.`;
    throw refuse(layout.plan, change.line, what, phrase`Add the script, or take the change out of the plan.`);
  }
  const hasRevert = tree.files.has(revert);
  // A rework adds a change; the earlier one moves to another file and stays what it was.
  const version = versionOf(change.name, change.occurrence);
  return {
    id: `${root}:${version}`,
    format: id,
    root,
    path: deploy,
    ...(hasRevert ? { downPath: revert } : {}),
    paths: hasRevert ? [deploy, revert] : [deploy],
    version,
    name: change.name,
    kind: 'versioned',
    digest: entry.oid,
  };
}

/** A reworked change's script has the first of the tags for which there is a file. */
function scriptPath(tree: FileTree, directory: string, extension: string, change: Change): string {
  const paths = change.reworkTags.map((tag) => `${directory}/${change.name}@${tag}.${extension}`);
  if (paths.length === 0) return `${directory}/${change.name}.${extension}`;
  return paths.find((path) => tree.files.has(path)) ?? paths[0] ?? '';
}

function unplanned(tree: FileTree, layout: Layout, refs: readonly MigrationRef[]): MigrationSet['ignored'] {
  const planned = new Set(refs.map((ref) => ref.path));
  return [...directoriesOf(tree).files.keys()]
    .filter((directory) => isWithin(directory, layout.deploy))
    .flatMap((directory) => filesIn(tree, directory))
    .filter((entry) => entry.path.endsWith(`.${layout.extension}`) && !planned.has(entry.path))
    .map((entry) => ({
      path: entry.path,
      why: phrase`not in ${baseNameOf(layout.plan)}${directoryOf(layout.plan) === '' ? '' : phrase` of ${directoryOf(layout.plan)}`}`,
    }));
}

function modeOf(script: Script): TransactionMode {
  return opensTransaction(script.text) ? 'author' : 'statement';
}
