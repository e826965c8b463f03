/**
 * GitHub's own description of its REST API as judge: it routes, and it refuses requests and answers that GitHub would
 * not make. The description is read and compiled once a process.
 */
import { readFileSync } from 'node:fs';
import Ajv, { type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
// Its index also loads a parser that jest cannot load; the router alone is what is wanted.
import { OpenAPIRouter } from 'openapi-backend/router.js';

interface Description {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

export interface Operation {
  readonly operationId: string;
  readonly parameters?: readonly unknown[];
  readonly requestBody?: unknown;
  readonly responses: Readonly<Record<string, { readonly content?: Record<string, { readonly schema?: unknown }> }>>;
}

export interface RoutedRequest {
  readonly operation: Operation;
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  readonly body: Readonly<Record<string, unknown>>;
  /** What GitHub's description says against it. */
  readonly mistakes: readonly string[];
}

export interface RawRequest {
  readonly method: string;
  readonly path: string;
  readonly query: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}

const whole = JSON.parse(readFileSync(new URL('./openapi.json', import.meta.url), 'utf8')) as Description;

/** Parameters stand in `components`; the router and the validator of requests want them in place. */
function inPlace(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inPlace);
  if (value === null || typeof value !== 'object') return value;
  const { $ref } = value as { $ref?: unknown };
  if (typeof $ref === 'string') {
    const [, , kind = '', name = ''] = $ref.split('/');
    return inPlace(whole.components[kind]?.[name]);
  }
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, inPlace(item)]));
}

const requestPaths = Object.fromEntries(
  Object.entries(whole.paths).map(([path, methods]) => [
    path,
    Object.fromEntries(
      Object.entries(methods).map(([method, { operationId, parameters = [], requestBody }]) => [
        method,
        inPlace({ operationId, parameters, ...(requestBody ? { requestBody } : {}), responses: {} }),
      ]),
    ),
  ]),
);

const definition = { openapi: '3.0.3', info: { title: 'GitHub', version: '1' }, paths: requestPaths } as never;
const router = new OpenAPIRouter({ definition });

/** Path and query are text: what is meant as a number or a truth is read as one. */
const requests = new Ajv.default({ strict: false, allErrors: true, coerceTypes: true });
addFormats.default(requests);
const bodies = new Ajv.default({ strict: false, allErrors: true });
addFormats.default(bodies);

interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly schema: object;
}

interface FoundOperation {
  readonly operationId: string;
  readonly path: string;
  readonly parameters: readonly Parameter[];
  readonly requestBody?: {
    readonly required?: boolean;
    readonly content?: { readonly 'application/json'?: { readonly schema: Readonly<Record<string, unknown>> } };
  };
}

const compiledRequests = new Map<string, ValidateFunction>();

function compileOnce(ajv: typeof requests, key: string, schema: () => object): ValidateFunction {
  const known = compiledRequests.get(key);
  if (known) return known;
  const made = ajv.compile(schema());
  compiledRequests.set(key, made);
  return made;
}

function told(where: string, validate: ValidateFunction, value: unknown): string[] {
  if (validate(value)) return [];
  return (validate.errors ?? []).map(({ instancePath, message, params }) =>
    `${where}${instancePath} ${message} ${JSON.stringify(params)}`.trim(),
  );
}

/** Parameters of one kind. GitHub ignores a name that it does not know; here it is a mistake, for it has no effect. */
function parameterMistakes(
  operation: FoundOperation,
  place: string,
  values: Readonly<Record<string, unknown>>,
): string[] {
  const named = operation.parameters.filter((parameter) => parameter.in === place);
  const validate = compileOnce(requests, `${operation.operationId} ${place}`, () => ({
    type: 'object',
    properties: Object.fromEntries(named.map(({ name, schema }) => [name, schema])),
    required: named.filter(({ required }) => required).map(({ name }) => name),
    additionalProperties: false,
  }));
  return told(place, validate, { ...values });
}

function bodyMistakes({ operationId, requestBody }: FoundOperation, body: unknown): string[] {
  const schema = requestBody?.content?.['application/json']?.schema;
  if (schema === undefined) return body === undefined ? [] : [`body: ${operationId} takes none`];
  if (body === undefined) return requestBody?.required ? ['body is missing'] : [];
  const known = schema.properties as Readonly<Record<string, unknown>> | undefined;
  const unknown = known && !Array.isArray(body) ? Object.keys(body as object).filter((name) => !(name in known)) : [];
  const validate = compileOnce(bodies, `${operationId} body`, () => schema);
  return [
    ...unknown.map((name) => `body/${name} is no property that ${operationId} takes`),
    ...told('body', validate, body),
  ];
}

const answers = new Ajv.default({ strict: false, allErrors: true, validateFormats: true });
addFormats.default(answers);
const compiled = new Map<string, ValidateFunction | null>();

/** Every component is a schema of its own, so that each is compiled once and not once an operation. */
function absolute(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(absolute);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      key,
      key === '$ref' ? String(item).replace('#/components', 'github:') : absolute(item),
    ]),
  );
}

for (const [kind, named] of Object.entries(whole.components)) {
  for (const [name, schema] of Object.entries(named)) {
    if (kind === 'schemas') answers.addSchema(absolute(schema) as object, `github:/${kind}/${name}`);
  }
}

/** Names with slashes are one parameter, whether or not the client wrote them as one. */
const slashed: readonly RegExp[] = [
  /^(\/repos\/[^/]+\/[^/]+\/git\/(?:ref|matching-refs)\/)(.+?)()$/,
  /^(\/repos\/[^/]+\/[^/]+\/(?:contents|branches|tarball|compare)\/)(.+?)()$/,
  /^(\/repos\/[^/]+\/[^/]+\/commits\/)(.+?)((?:\/(?:status|statuses|check-runs|pulls))?)$/,
];

function oneSegment(path: string): string {
  for (const pattern of slashed) {
    const found = pattern.exec(path);
    if (found) return `${found[1]}${(found[2] ?? '').replaceAll('/', '%2F')}${found[3]}`;
  }
  return path;
}

/** Finds the operation; `null`: GitHub has it not, or this one serves it not. */
export function route(raw: RawRequest): RoutedRequest | null {
  const path = oneSegment(raw.path);
  const request = { method: raw.method, path, headers: raw.headers, query: raw.query };
  const found = router.matchOperation(request) as unknown as FoundOperation | undefined;
  const operation = found && whole.paths[found.path]?.[raw.method.toLowerCase()];
  if (!found || !operation) return null;
  const { params, query } = router.parseRequest(request, found as never);
  const decoded = Object.fromEntries(
    Object.entries(params).map(([name, value]) => [name, decodeURIComponent(String(value))]),
  );
  const asked = Object.fromEntries(Object.entries(query).map(([name, value]) => [name, String(value)]));
  return {
    operation,
    params: decoded,
    query: asked,
    body: (raw.body ?? {}) as Record<string, unknown>,
    mistakes: [
      ...parameterMistakes(found, 'path', decoded),
      ...parameterMistakes(found, 'query', asked),
      ...bodyMistakes(found, raw.body),
    ],
  };
}

/** What GitHub's description says against an answer. */
export function answerMistakes(operation: Operation, status: number, body: unknown): string[] {
  const response = operation.responses[String(status)];
  if (!response) return status < 400 ? [`${status} is no answer of ${operation.operationId}`] : [];
  const schema = response.content?.['application/json']?.schema;
  if (schema === undefined) return body === null ? [] : [`${status} of ${operation.operationId} has no body`];
  const key = `${operation.operationId} ${status}`;
  if (!compiled.has(key)) compiled.set(key, answers.compile(absolute(schema) as object));
  const validate = compiled.get(key);
  if (!validate || validate(body)) return [];
  return (validate.errors ?? []).map(({ instancePath, message, params }) =>
    `${instancePath || '/'} ${message} ${JSON.stringify(params)}`.trim(),
  );
}
