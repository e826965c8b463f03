/** The configuration's form as a JSON schema: published for editors, and asked for the words of a fault. */
import { z } from 'zod';
import { configFile } from './schema.ts';

/** The parts of JSON Schema that the configuration's form uses. */
export interface JsonSchema {
  readonly title?: string;
  readonly description?: string;
  readonly examples?: readonly unknown[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly propertyNames?: JsonSchema;
  readonly additionalProperties?: JsonSchema | false;
  readonly items?: JsonSchema;
  readonly anyOf?: readonly JsonSchema[];
}

export type KeyPath = readonly (string | number)[];

let form: JsonSchema | undefined;

/** Made once and only when asked for: a valid file never pays for it. */
export function configJsonSchema(): JsonSchema {
  form ??= z.toJSONSchema(configFile, { io: 'input' }) as JsonSchema;
  return form;
}

/** The schemas along a path, from the root to the deepest one that describes anything of it. */
export function schemasAlong(path: KeyPath): readonly JsonSchema[] {
  const along: JsonSchema[] = [configJsonSchema()];
  for (const step of path) {
    const next = stepInto(along[along.length - 1], step);
    if (!next) break;
    along.push(next);
  }
  return along;
}

function stepInto(schema: JsonSchema | undefined, step: string | number): JsonSchema | undefined {
  if (!schema) return undefined;
  if (typeof step === 'number' && schema.items) return schema.items;
  if (typeof step === 'string' && schema.properties && Object.hasOwn(schema.properties, step)) {
    return schema.properties[step];
  }
  if (typeof step === 'string' && schema.additionalProperties) return schema.additionalProperties;
  for (const branch of schema.anyOf ?? []) {
    const found = stepInto(branch, step);
    if (found) return found;
  }
  return undefined;
}
