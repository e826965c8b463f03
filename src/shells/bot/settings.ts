/**
 * The bot's environment variables, read once and checked before anything starts. Every wrong one is a fault of its own
 * that says what is expected and how to mend it; no value is ever repeated, because a secret may stand in the wrong place.
 */
import { resolve } from 'node:path';
import { z } from 'zod';
import type { Fault } from '../../model/fault.ts';
import { phrase, verbatim } from '../../model/text.ts';
import { ConfigurationError } from '../cli/configuration-error.ts';
import { privateKeyOf } from './private-key.ts';

const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;
export type LogLevel = (typeof logLevels)[number];

export type DatabasePlace =
  | { readonly type: 'server'; readonly url: string }
  | { readonly type: 'embedded'; readonly directory: string };

export interface Settings {
  readonly appId: number;
  /** PEM, PKCS #8. */
  readonly privateKey: string;
  readonly webhookSecret: string;
  readonly port: number;
  readonly database: DatabasePlace;
  /** Where the bot may keep files: the embedded database and what rehearsals leave for each other. */
  readonly dataDirectory: string;
  /** GitHub's REST API, without a slash at its end. */
  readonly apiUrl: string;
  /** Where people look at GitHub, without a slash at its end. */
  readonly serverUrl: string;
  readonly logLevel: LogLevel;
  /** Evaluations at once in this process. */
  readonly concurrency: number;
  readonly reconcileMinutes: number;
}

export type Environment = Readonly<Record<string, string | undefined>>;

/** One variable: its form, and the words for when it is missing or has another. */
interface Variable<Value> {
  readonly name: string;
  readonly schema: z.ZodType<Value>;
  readonly form: string;
  readonly mend: string;
  readonly example: string;
}

const whole = (least: number, most: number) =>
  z
    .string()
    .regex(/^\d{1,10}$/)
    .transform(Number)
    .pipe(z.number().min(least).max(most));

const appId: Variable<number> = {
  name: 'APP_ID',
  schema: whole(1, 9_999_999_999),
  form: 'the number of your GitHub App',
  mend: "Copy the App ID from the App's settings page on GitHub.",
  example: 'APP_ID=123456',
};

const webhookSecret: Variable<string> = {
  name: 'WEBHOOK_SECRET',
  schema: z.string().regex(/\S/),
  form: "the secret that stands in the App's webhook settings",
  mend: 'Make one, for example with `openssl rand -hex 32`, and enter the same in both places.',
  example: 'WEBHOOK_SECRET=<64 hexadecimal digits>',
};

const port: Variable<number> = {
  name: 'PORT',
  schema: whole(0, 65_535),
  form: 'a port number from 0 to 65535',
  mend: 'Give a free port, or leave it out for 3000.',
  example: 'PORT=3000',
};

const databaseUrl: Variable<string> = {
  name: 'DATABASE_URL',
  schema: z.string().refine((url) => /^postgres(ql)?:\/\//.test(url) && URL.canParse(url)),
  form: 'the URL of a PostgreSQL database',
  mend: 'Percent-encode special characters of user and password, or leave it out for the embedded database.',
  example: 'DATABASE_URL=postgres://countersign:password@localhost:5432/countersign',
};

const enterpriseHost: Variable<string> = {
  name: 'GHE_HOST',
  schema: z.string().regex(/^[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?(:\d{1,5})?$/),
  form: 'the host name of a GitHub Enterprise Server, without https:// and without a path',
  mend: 'Give the name alone, or leave it out for github.com.',
  example: 'GHE_HOST=github.example.com',
};

const apiUrl: Variable<string> = {
  name: 'GITHUB_API_URL',
  schema: z.string().refine(isApiUrl),
  form: "the https address of GitHub's REST API",
  mend: 'Give the whole address, or leave it out for github.com. Plain http is allowed for this machine alone.',
  example: 'GITHUB_API_URL=https://github.example.com/api/v3',
};

const logLevel: Variable<LogLevel> = {
  name: 'LOG_LEVEL',
  schema: z.enum(logLevels),
  form: `one of ${logLevels.join(', ')}`,
  mend: 'Give one of these, or leave it out for info.',
  example: 'LOG_LEVEL=info',
};

const concurrency: Variable<number> = {
  name: 'CONCURRENCY',
  schema: whole(1, 64),
  form: 'how many pull requests are evaluated at once, from 1 to 64',
  mend: 'Give a whole number, or leave it out for 2.',
  example: 'CONCURRENCY=2',
};

const reconcileMinutes: Variable<number> = {
  name: 'RECONCILE_MINUTES',
  schema: whole(1, 1440),
  form: 'the minutes between two looks at every open pull request, from 1 to 1440',
  mend: 'Give a whole number, or leave it out for 15.',
  example: 'RECONCILE_MINUTES=15',
};

/**
 * @param directory where relative names of directories start
 * @throws ConfigurationError with one fault for every variable that is missing or wrong
 */
export function readSettings(environment: Environment, directory: string): Settings {
  const faults: Fault[] = [];
  const read = <Value>(variable: Variable<Value>): Value | undefined => {
    const text = environment[variable.name];
    // An empty variable is how compose files and shells spell one that is absent.
    if (text === undefined || text === '') return undefined;
    const result = variable.schema.safeParse(text);
    if (result.success) return result.data;
    faults.push(faultOf(variable, 'is not'));
    return undefined;
  };
  const demand = <Value>(variable: Variable<Value>, missing: Value): Value => {
    if (!environment[variable.name]) faults.push(faultOf(variable, 'is missing: it is'));
    return read(variable) ?? missing;
  };
  const key = privateKeyOf(environment, directory);
  const dataDirectory = resolve(directory, environment.DATA_DIR || 'countersign-data');
  const url = read(databaseUrl);
  const github = addresses(read(apiUrl), read(enterpriseHost));
  const settings: Settings = {
    appId: demand(appId, 0),
    privateKey: 'pem' in key ? key.pem : '',
    webhookSecret: demand(webhookSecret, ''),
    port: read(port) ?? 3000,
    database: url === undefined ? { type: 'embedded', directory: dataDirectory } : { type: 'server', url },
    dataDirectory,
    ...github,
    logLevel: read(logLevel) ?? 'info',
    concurrency: read(concurrency) ?? 2,
    reconcileMinutes: read(reconcileMinutes) ?? 15,
  };
  if ('fault' in key) faults.push(key.fault);
  if (faults.length > 0) throw new ConfigurationError(faults);
  return settings;
}

function faultOf({ name, form, mend, example }: Variable<unknown>, state: 'is not' | 'is missing: it is'): Fault {
  return {
    code: 'configuration',
    what: phrase`${name} ${state} ${form}.`,
    where: `environment variable ${name}`,
    mend: verbatim(mend),
    example,
  };
}

/** A token must not cross a network in the clear. */
function isApiUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, username, search, hash } = new URL(text);
  if (username !== '' || search !== '' || hash !== '') return false;
  return protocol === 'https:' || (protocol === 'http:' && /^(localhost|127\.0\.0\.1|\[::1\])$/.test(hostname));
}

/** The API of github.com has a host of its own; an enterprise server has its API under `/api/v3`. */
function addresses(api: string | undefined, host: string | undefined): Pick<Settings, 'apiUrl' | 'serverUrl'> {
  if (api !== undefined) {
    const address = api.replace(/\/+$/, '');
    const { origin, hostname } = new URL(address);
    // With data residency the API of acme.ghe.com is api.acme.ghe.com, as github.com's is api.github.com.
    return { apiUrl: address, serverUrl: hostname.startsWith('api.') ? origin.replace('//api.', '//') : origin };
  }
  if (host !== undefined) return { apiUrl: `https://${host}/api/v3`, serverUrl: `https://${host}` };
  return { apiUrl: 'https://api.github.com', serverUrl: 'https://github.com' };
}
