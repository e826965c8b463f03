/** The configuration of the base branch, with everything that can be wrong about it as faults. */

import { readText } from '../formats/shared/text.ts';
import type { Config } from '../model/config.ts';
import type { Fault } from '../model/fault.ts';
import { phrase } from '../model/text.ts';
import type { FileTree } from '../model/tree.ts';
import { rules } from '../rules/registry.ts';
import { configPath, defaultConfig, parseConfig, unknownRules } from './config.ts';

/** @param tree the base: a pull request must not loosen its own policy */
export async function readConfig(
  tree: FileTree,
  path: string = configPath,
): Promise<{ readonly config: Config; readonly faults: readonly Fault[] }> {
  if (!tree.files.has(path)) return { config: defaultConfig(), faults: path === configPath ? [] : [missing(path)] };
  const { config, faults } = parseConfig(await readText(tree, path), path);
  return {
    config,
    faults: [
      ...faults,
      ...unknownRules(
        config,
        rules.map(({ id }) => id),
        path,
      ),
    ],
  };
}

function missing(path: string): Fault {
  return {
    code: 'configuration',
    where: path,
    what: phrase`The base branch has no such configuration file.`,
    mend: phrase`Correct the \`config\` input, or commit the file to the base branch first; without the input ${configPath} is read.`,
  };
}
