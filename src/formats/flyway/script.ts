/** A Flyway file's text with its placeholders filled in, and whether Flyway runs it in a transaction. */
import type { TransactionMode } from '../../model/migration.ts';
import { phrase } from '../../model/text.ts';
import { baseNameOf } from '../../model/tree.ts';
import type { Dialect } from '../shared/dialect.ts';
import { scanStatements } from '../shared/scan.ts';
import { lineAt, refuse } from '../shared/sections.ts';
import { type FlywaySettings, flywayFlag } from './config.ts';

/** Statements that Flyway takes out of the transaction by itself (PostgreSQLParser.java of flyway/flyway). */
const outsideOnly = [
  /^(CREATE|DROP) (DATABASE|TABLESPACE|SUBSCRIPTION)\b/,
  /^ALTER SYSTEM\b/,
  /^(CREATE|DROP)( UNIQUE)? INDEX CONCURRENTLY\b/,
  /^REINDEX( VERBOSE)? (SCHEMA|DATABASE|SYSTEM)\b/,
  /^VACUUM\b/,
  /^DISCARD ALL\b/,
];

/** Longer than any name of a placeholder; what runs on is not one. */
const nameLimit = 200;

/**
 * Replaces every `${name}`, in comments and quotes too, as Flyway does before it parses. A value that the
 * repository does not hold is a fault that names it. Line ends in values become carriage returns: lines keep their numbers.
 */
export function fillFlywayPlaceholders(path: string, text: string, settings: FlywaySettings): string {
  const prefix = settings.get('placeholderprefix') || '${';
  const suffix = settings.get('placeholdersuffix') || '}';
  if (!text.includes(prefix)) return text;
  const separator = settings.get('placeholderseparator') || ':';
  const parts: string[] = [];
  let at = 0;
  for (let start = text.indexOf(prefix); start >= 0; start = text.indexOf(prefix, at)) {
    const nameStart = start + prefix.length;
    const end = text.slice(nameStart, nameStart + nameLimit + suffix.length).indexOf(suffix);
    const name = end < 0 ? undefined : text.slice(nameStart, nameStart + end);
    const value = name === undefined ? undefined : placeholderValue(name, path, settings, separator);
    if (name === undefined || value === undefined) {
      throw refuse(
        path,
        lineAt(text, start),
        phrase`The placeholder ${prefix}${name ?? '…'}${suffix} has no value in the repository.`,
        phrase`Give it a value in flyway.conf or flyway.toml, or set placeholderReplacement to false.`,
        `flyway.placeholders.${name ?? 'name'}=value`,
      );
    }
    parts.push(text.slice(at, start), value.replace(/\r?\n/g, '\r'));
    at = nameStart + name.length + suffix.length;
  }
  return [...parts, text.slice(at)].join('');
}

/** `sidecar` is the script's own `.conf`, when it has one. */
export function flywayTransaction(
  path: string,
  text: string,
  dialect: Dialect,
  settings: FlywaySettings,
  sidecar: FlywaySettings,
): TransactionMode {
  const ordered = sidecar.has('executeintransaction');
  const wanted = flywayFlag(ordered ? sidecar : settings, 'executeintransaction', true);
  if (!wanted) return 'statement';
  const inside: TransactionMode = flywayFlag(settings, 'group', false) ? 'batch' : 'file';
  if (dialect !== 'postgres' || ordered) return inside;
  const statements = scanStatements(text);
  const outside = statements.filter(({ head }) => outsideOnly.some((pattern) => pattern.test(head)));
  const first = outside[0];
  if (!first) return inside;
  if (outside.length < statements.length && !flywayFlag(settings, 'mixed', false)) {
    throw refuse(
      path,
      lineAt(text, first.start),
      phrase`Flyway refuses a file that mixes statements that run in a transaction with ones that cannot.`,
      phrase`Give the statement a file of its own, or set mixed to true.`,
      'flyway.mixed=true',
    );
  }
  return 'statement';
}

function placeholderValue(name: string, path: string, settings: FlywaySettings, separator: string): string | undefined {
  const builtIn = name.toLowerCase().startsWith(`flyway${separator}`.toLowerCase());
  const value = builtIn
    ? builtInValue(name.slice(6 + separator.length).toLowerCase(), path, settings)
    : settings.get(`placeholders.${name.toLowerCase()}`);
  // Spring fills in ${NAME:default} from the environment, of which only the default is known.
  const resolved = value?.replace(/\$\{[^}:]{0,200}:([^}]{0,200})\}/g, '$1');
  return resolved?.includes('${') ? undefined : resolved;
}

/** Values that Flyway provides: those that a run would decide are ones that the rehearsal can use. */
function builtInValue(name: string, path: string, settings: FlywaySettings): string | undefined {
  switch (name) {
    case 'defaultschema':
      return settings.get('defaultschema') || settings.get('schemas')?.split(',')[0]?.trim() || 'public';
    case 'user':
      return settings.get('user') || 'postgres';
    case 'database':
      return /^jdbc:\w+:\/\/[^/]*\/(\w+)/.exec(settings.get('url') ?? '')?.[1] ?? 'postgres';
    case 'timestamp':
      return '2000-01-01 00:00:00';
    case 'filename':
      return baseNameOf(path);
    case 'workingdirectory':
      return '.';
    case 'table':
      return settings.get('table') || 'flyway_schema_history';
    case 'environment':
      return settings.get('environment') || 'default';
    default:
      return undefined;
  }
}
