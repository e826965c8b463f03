/**
 * `.github/countersign.yml` to a `Config`. A file that cannot be understood gives faults, each with its place, and the
 * defaults; a fault closes the gate, so the defaults are never taken for what the file meant.
 */

import type { Config } from '../model/config.ts';
import type { Fault } from '../model/fault.ts';
import { nearest } from '../model/nearest.ts';
import { phrase } from '../model/text.ts';
import { faultsOf, pathText } from './config/faults.ts';
import type { KeyPath } from './config/json-schema.ts';
import { readYaml } from './config/read.ts';
import { configFile } from './config/schema.ts';
import { settle } from './config/settle.ts';

/** Where the configuration stands in a repository. */
export const configPath = '.github/countersign.yml';

export function defaultConfig(): Config {
  return settle({});
}

/** @param path shown in faults, as in `.github/countersign.yml:12 (database.version)` */
export function parseConfig(
  text: string,
  path: string,
): { readonly config: Config; readonly faults: readonly Fault[] } {
  const source = readYaml(text, path);
  if ('faults' in source) return { config: defaultConfig(), faults: source.faults };
  const place = (keys: KeyPath) => `${path}:${source.lineOf(keys)}${keys.length > 0 ? ` (${pathText(keys)})` : ''}`;
  const result = configFile.safeParse(source.value ?? {});
  return result.success
    ? { config: settle(result.data), faults: [] }
    : { config: defaultConfig(), faults: faultsOf(result.error.issues, source.value, place) };
}

/** Faults for rules that `rules` or `waivers` name and that do not exist: a typo must not switch a rule on or off silently. */
export function unknownRules(config: Config, ids: readonly string[], path: string = configPath): readonly Fault[] {
  const known = new Set(ids);
  const named = [
    ...Object.keys(config.rules).map((id) => ({ id, key: `rules.${id}` })),
    ...config.waivers.map(({ rule }, index) => ({ id: rule, key: `waivers[${index}].rule` })),
  ];
  return named
    .filter(({ id }) => !known.has(id))
    .map(({ id, key }) => {
      const near = nearest(id, ids);
      return {
        code: 'configuration',
        where: `${path} (${key})`,
        what: phrase`There is no rule "${id}"${near ? phrase`; did you mean "${near}"?` : '.'}`,
        mend: phrase`\`countersign rules\` lists every rule.`,
        example: `rules:\n  ${near ?? ids[0] ?? id}: warning`,
      };
    });
}
