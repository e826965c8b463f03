/**
 * GraphQL over the same world, executed against GitHub's own schema: a field or an argument that GitHub has not fails as
 * there, and a resolver that gives the wrong shape is remembered as a violation.
 */
import { schema as githubSchema } from '@octokit/graphql-schema';
import {
  buildSchema,
  type DocumentNode,
  execute,
  GraphQLError,
  type GraphQLFieldResolver,
  type GraphQLScalarType,
  parse,
  validate,
} from 'graphql';
import type { Answer } from '../rest/context.ts';
import type { Token } from '../tokens.ts';
import { Refusal, type World } from '../world.ts';
import { checkCost } from './cost.ts';
import { rootView } from './root.ts';
import type { Viewer } from './view.ts';

const schema = buildSchema(githubSchema.idl, { assumeValid: true, noLocation: true });

/** What GitHub's own scalars look like; graphql takes any value for them. */
const scalarForms: Readonly<Record<string, RegExp>> = {
  GitObjectID: /^[0-9a-f]{40}$/,
  DateTime: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/,
  GitTimestamp: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)$/,
  URI: /^(https?:\/\/|\/)\S+$/,
  BigInt: /^\d+$/,
  HTML: /^[\s\S]*$/,
};

for (const [name, form] of Object.entries(scalarForms)) {
  const scalar = schema.getType(name) as GraphQLScalarType;
  scalar.serialize = (value: unknown) => {
    if (typeof value === 'string' && form.test(value)) return value;
    throw new Error(`${name} cannot represent ${JSON.stringify(value)}`);
  };
}

/** A field that no view has is loud: a silent `null` would pass for an answer. */
const resolve: GraphQLFieldResolver<Record<string, unknown>, Viewer> = (source, args, viewer, info) => {
  const value = source[info.fieldName];
  if (value === undefined) throw new Error(`${info.parentType.name}.${info.fieldName} is not served here`);
  return typeof value === 'function' ? value(args, viewer, info) : value;
};

interface Body {
  readonly query?: unknown;
  readonly variables?: Readonly<Record<string, unknown>> | null;
  readonly operationName?: string | null;
}

function parsed(query: unknown): DocumentNode | GraphQLError {
  try {
    return parse(String(query));
  } catch (error) {
    return error as GraphQLError;
  }
}

/** The name of the query, for the log and for faults. */
export function operationName(body: unknown): string {
  const { query, operationName: chosen } = (body ?? {}) as Body;
  return chosen ?? /\b(?:query|mutation)\s+(\w+)/.exec(String(query))?.[1] ?? 'graphql';
}

/** An error as GitHub writes it: its type stands beside the message. */
function shown(error: GraphQLError): Record<string, unknown> {
  const { message, locations, path, extensions } = error.toJSON();
  const { type, ...more } = (extensions ?? {}) as { type?: string };
  return {
    ...(type ? { type } : {}),
    ...(path ? { path } : {}),
    ...(locations ? { locations } : {}),
    ...(Object.keys(more).length > 0 ? { extensions: more } : {}),
    message,
  };
}

export async function answerGraphql(world: World, token: Token | null, body: unknown): Promise<Answer> {
  if (!token) throw new Refusal(401, 'This endpoint requires you to be authenticated.');
  const { query, variables, operationName: chosen } = (body ?? {}) as Body;
  const document = parsed(query);
  const mistakes = document instanceof GraphQLError ? [document] : validate(schema, document);
  if (document instanceof GraphQLError || mistakes.length > 0) {
    for (const { message } of mistakes) world.violations.push(`GraphQL: ${message}`);
    return { status: 200, body: { errors: mistakes.map(shown) } };
  }
  try {
    checkCost(document, variables ?? {});
  } catch (error) {
    return { status: 200, body: { errors: [shown(error as GraphQLError)] } };
  }
  const viewer: Viewer = { world, token };
  const result = await execute({
    schema,
    document,
    rootValue: rootView(viewer),
    contextValue: viewer,
    variableValues: variables ?? {},
    operationName: chosen ?? null,
    fieldResolver: resolve as GraphQLFieldResolver<unknown, unknown>,
  });
  for (const { message, path, extensions } of result.errors ?? []) {
    // What has a type is GitHub's own refusal; all else is a mistake of the caller or of this fake.
    if (extensions.type === undefined) world.violations.push(`GraphQL ${path?.join('.') ?? ''}: ${message}`);
  }
  const errors = result.errors?.map(shown);
  return { status: 200, body: { ...('data' in result ? { data: result.data } : {}), ...(errors ? { errors } : {}) } };
}
