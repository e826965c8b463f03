/** The configuration of one run: the file of the base branch or of --config, and the options that overrule it. */

import type { Forge } from '../../model/changeset.ts';
import type { Config } from '../../model/config.ts';
import { rules } from '../../rules/registry.ts';
import { configPath, defaultConfig, parseConfig, unknownRules } from '../../walk/config.ts';
import { readConfig } from '../../walk/read-config.ts';
import { ConfigurationError } from './configuration-error.ts';
import type { Context } from './context.ts';
import { majorVersion } from './dependencies.ts';
import { readInput } from './input.ts';

export interface ConfigOptions {
  readonly config?: string;
  readonly targetVersion?: string;
}

/** @throws ConfigurationError when the file has faults */
export async function configFromFile(
  { config: name, targetVersion }: ConfigOptions,
  context: Context,
): Promise<Config> {
  if (name === undefined) return overruled(defaultConfig(), targetVersion);
  const text = (await readInput(name, `--config ${name}`, context)).toString('utf8');
  const { config, faults } = parseConfig(text, name);
  const all = [
    ...faults,
    ...unknownRules(
      config,
      rules.map(({ id }) => id),
      name,
    ),
  ];
  if (all.length > 0) throw new ConfigurationError(all);
  return overruled(config, targetVersion);
}

/** `undefined`: the walk reads the base branch's file by itself, and its faults become part of the review. */
export async function configForReview(
  options: ConfigOptions,
  forge: Forge,
  context: Context,
): Promise<Config | undefined> {
  if (options.config !== undefined) return configFromFile(options, context);
  const { base, head } = await forge.read();
  if (head.tree.files.get(configPath)?.oid !== base.tree.files.get(configPath)?.oid) {
    context.err.write(
      `countersign: ${configPath} differs from the base branch, whose version is used; --config ${configPath} tries the new one.\n`,
    );
  }
  if (options.targetVersion === undefined) return undefined;
  const { config, faults } = await readConfig(base.tree);
  if (faults.length > 0) throw new ConfigurationError(faults);
  return overruled(config, options.targetVersion);
}

function overruled(config: Config, targetVersion: string | undefined): Config {
  if (targetVersion === undefined) return config;
  return { ...config, database: { ...config.database, version: majorVersion(targetVersion) } };
}
