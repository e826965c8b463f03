/** The configuration file that `countersign init` writes: every key, explained by the form itself, all of it commented out. */
import { stringify } from 'yaml';
import { configJsonSchema, type JsonSchema } from './json-schema.ts';

/** A directory of migrations as it was recognised. */
export interface FoundMigrations {
  readonly root: string;
  readonly format: string;
}

const opening = `# yaml-language-server: $schema=../node_modules/countersign/schema/countersign.schema.json
#
# Countersign works without this file. Take the # away from the keys that you want to set. The file is read from the
# base branch, so a change of it holds once it is merged.
`;

/** Explanations start with "# ", keys with "#" alone: taking that "#" away leaves valid YAML. */
export function configTemplate(found: readonly FoundMigrations[]): string {
  const sections = Object.entries(configJsonSchema().properties ?? {}).map(([name, schema]) => {
    const value =
      name === 'migrations' && found.length > 0
        ? found.map(({ root, format }) => ({ path: root || '.', format }))
        : exampleOf(schema);
    return `# ${schema.description}\n${commented(stringify({ [name]: value }, { lineWidth: 0 }), schema)}`;
  });
  return [opening, ...sections].join('\n');
}

/** Of a map of named keys, the examples of all of them. */
function exampleOf(schema: JsonSchema): unknown {
  return schema.properties
    ? Object.fromEntries(Object.entries(schema.properties).map(([name, child]) => [name, child.examples?.[0]]))
    : schema.examples?.[0];
}

/** The second level's explanations go where its keys stand. */
function commented(yaml: string, { properties = {} }: JsonSchema): string {
  return yaml.replace(/^(?: {2}(\w+):|).*\n/gm, (line, name?: string) => {
    const description = name === undefined ? undefined : properties[name]?.description;
    return description ? `# ${description}\n#${line}` : `#${line}`;
  });
}
