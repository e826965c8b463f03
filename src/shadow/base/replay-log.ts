/**
 * What did not replay, told by its causes: a statement that fails because an earlier one was left out is counted with
 * that one, so that a single missing extension reads as one note and not as hundreds.
 */
import type { DatabaseError } from '../../model/observation.ts';
import type { ReplayNote } from '../../model/rehearsal.ts';
import type { Action, Statement } from '../../model/statement.ts';
import { counted, phrase } from '../../model/text.ts';

export interface ReplayLog {
  /** Something outside a statement's own failure: a stub, a file that cannot be read. */
  add(note: ReplayNote): void;
  /** A statement that was left out, because PostgreSQL refused it or because it needs an extension that is not there. */
  addLost(note: ReplayNote, statement: Statement, error: DatabaseError, extension: string | undefined): void;
  /** In the order in which the causes were met. */
  notes(): ReplayNote[];
}

interface Cause {
  readonly note: ReplayNote;
  readonly followers: ReplayNote[];
}

/** SQLSTATE of names that mean nothing: table, column, function, type and other objects, schema. */
const undefinedCodes = new Set(['42P01', '42703', '42883', '42704', '3F000']);

/** What well-known extensions bring, by the names that histories use. */
const extensionNames: Readonly<Record<string, RegExp>> = {
  postgis: /^(geometry|geography|box[23]d|raster|spatial_ref_sys|_?st_\w+|postgis\w*)$/,
  timescaledb: /^(\w*hypertable\w*|\w*chunks?|time_bucket\w*|(add|remove)_\w+_policy|timescaledb\w*)$/,
  pg_cron: /^cron$/,
  pg_net: /^net$/,
  pgmq: /^pgmq$/,
  pgsodium: /^pgsodium$/,
  pgjwt: /^(sign|verify|url_encode|url_decode)$/,
};

/** At most so many places are named where the statements that follow from one cause stand. */
const namedFollowers = 5;

export function replayLog(): ReplayLog {
  const causes: Cause[] = [];
  const byName = new Map<string, Cause>();
  const byExtension = new Map<string, Cause>();
  const causeOf = (error: DatabaseError): Cause | undefined => {
    if (!undefinedCodes.has(error.code)) return undefined;
    const names = namesIn(error.message);
    const lost = names.map((name) => byName.get(lastPart(name))).find((cause) => cause !== undefined);
    if (lost) return lost;
    const parts = names.flatMap((name) => name.split('.'));
    return [...byExtension].find(([name]) => parts.some((part) => extensionNames[name]?.test(part)))?.[1];
  };
  const begin = (note: ReplayNote): Cause => {
    const cause: Cause = { note, followers: [] };
    causes.push(cause);
    return cause;
  };
  return {
    add: (note) => {
      begin(note);
    },
    addLost(note, statement, error, extension) {
      const known = causeOf(error) ?? (extension === undefined ? undefined : byExtension.get(extension));
      known?.followers.push(note);
      const cause = known ?? begin(note);
      if (extension !== undefined) byExtension.set(extension, cause);
      // Who else misses the same name fails for the same cause, and so does who misses what this statement would have made.
      const missing = undefinedCodes.has(error.code) ? namesIn(error.message).slice(0, 1).map(lastPart) : [];
      for (const name of [...missing, ...statement.actions.flatMap(madeBy)])
        if (!byName.has(name)) byName.set(name, cause);
    },
    notes: () => causes.map(told),
  };
}

function told({ note, followers }: Cause): ReplayNote {
  if (followers.length === 0) return note;
  const places = followers.slice(0, namedFollowers).map(({ path, line }) => `${path}:${line ?? 1}`);
  const more = followers.length > namedFollowers ? ' …' : '';
  const told = `${places.join(', ')}${more}`;
  const why = counted(
    followers.length,
    phrase`${note.why}. 1 later statement was left out because of it: ${told}`,
    phrase`${note.why}. ${followers.length} later statements were left out because of it: ${told}`,
  );
  return { ...note, why };
}

function lastPart(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1);
}

/** Every name that a message of PostgreSQL's mentions, the missing one first. */
function namesIn(message: string): string[] {
  const quoted = [...message.matchAll(/"([^"]+)"/g)].map(([, name = '']) => name);
  const bare = /^(?:type|function|procedure|aggregate|routine|operator class) ([^\s("]+)/.exec(message)?.[1];
  return bare === undefined ? quoted : [bare, ...quoted];
}

/** Names that exist once a statement has run. */
function madeBy(action: Action): string[] {
  switch (action.type) {
    case 'create-table':
      return [action.table.name];
    case 'create-view':
    case 'create-function':
    case 'create-enum':
    case 'create-type':
    case 'create-domain':
    case 'create-sequence':
    case 'create-schema':
      return [action.name.name];
    case 'create-index':
    case 'add-constraint':
      return action.name === undefined ? [] : [action.name];
    case 'add-column':
      return [action.column];
    case 'create-trigger':
    case 'create-policy':
      return [action.name];
    case 'rename':
      return [action.to];
    default:
      return [];
  }
}
