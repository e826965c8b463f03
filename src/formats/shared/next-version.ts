/** Versions between a migration and the next one of its set, in the form that its files have. */

import { FaultError } from '../../model/fault.ts';
import type { MigrationRef, MigrationSet } from '../../model/migration.ts';
import { counted, phrase } from '../../model/text.ts';
import { compareNumeric } from './order.ts';

export interface VersionOptions {
  /** The version as the file's name has it, where that is not how the tool compares it. */
  readonly written?: string;
  /** As the tool compares them, `compareNumeric` unless told. */
  readonly compare?: (a: string, b: string) => number;
  /** What a version as written compares as. */
  readonly normalised?: (written: string) => string;
  /** The version that follows one as written, `nextVersion` unless told. */
  readonly next?: (written: string) => string;
  /** Other versions that come after this one, for when the next ones are taken: the first, the second … */
  readonly between?: (written: string, index: number) => string;
}

/**
 * @returns as many versions, rising, as they are to be written
 * @throws FaultError (format) that names both versions when there is no room between them
 */
export function versionsAfter(
  set: MigrationSet,
  ref: MigrationRef,
  count: number,
  options: VersionOptions = {},
): readonly string[] {
  const { written = ref.version, compare = compareNumeric, next: nextOf = nextVersion, between } = options;
  const normalised = options.normalised ?? ((version) => version);
  const after = set.migrations.slice(set.migrations.findIndex(({ path }) => path === ref.path) + 1);
  const next = after.find(({ version }) => version !== '');
  const fits = (versions: readonly string[]) =>
    [normalised(written), ...versions.map(normalised), ...(next ? [next.version] : [])].every(
      (version, index, all) => index === 0 || compare(all[index - 1] as string, version) < 0,
    );
  const rising: string[] = [];
  for (let version = written; rising.length < count; ) {
    version = nextOf(version);
    rising.push(version);
  }
  if (fits(rising)) return rising;
  const others = rising.map((_, index) => between?.(written, index + 1) ?? '');
  if (between && fits(others)) return others;
  const [limit, numbers] = [next?.version ?? rising[0] ?? '', rising.join(', ')];
  throw new FaultError({
    code: 'format',
    where: ref.path,
    what: counted(
      count,
      phrase`A migration has to come between the versions ${written} and ${limit}, and there is no room for ${numbers}.`,
      phrase`${count} migrations have to come between the versions ${written} and ${limit}, and there is no room for ${numbers}.`,
    ),
    mend: next
      ? phrase`Renumber ${next.path} and what comes after it, and try again.`
      : phrase`Renumber the migrations, and try again.`,
  });
}

/** Digits that are a time, each form with the unit that its last digits count. */
const forms: readonly { readonly pattern: RegExp; readonly unitMs: number }[] = [
  { pattern: /^((?:19|20)\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d{3})?$/, unitMs: 1_000 },
  { pattern: /^((?:19|20)\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/, unitMs: 60_000 },
  { pattern: /^((?:19|20)\d\d)(\d\d)(\d\d)$/, unitMs: 86_400_000 },
];
const epochMs = /^1\d{12}$/;

/** A second later, or the next number, with what stands between the digits and with leading zeros. */
export function nextVersion(written: string): string {
  const digits = written.replace(/\D/g, '');
  const later = laterTime(digits) ?? String(BigInt(digits) + (epochMs.test(digits) ? 1_000n : 1n));
  if (digits === written || later.length > digits.length) return later.padStart(digits.length, '0');
  let at = 0;
  const padded = later.padStart(digits.length, '0');
  return written.replace(/\d/g, () => {
    at += 1;
    return padded[at - 1] as string;
  });
}

function laterTime(digits: string): string | undefined {
  for (const { pattern, unitMs } of forms) {
    const [, year, month, day, hour = 0, minute = 0, second = 0] = pattern.exec(digits) ?? [];
    if (year === undefined) continue;
    const parts = [year, Number(month) - 1, day, hour, minute, second].map(Number) as [number, number, number];
    const time = new Date(Date.UTC(...parts));
    const compact = time.toISOString().replace(/\D/g, '');
    // Not a date: a number that happens to begin like a year.
    if (!digits.startsWith(compact.slice(0, Math.min(digits.length, 14)))) return undefined;
    const next = new Date(time.getTime() + unitMs).toISOString().replace(/\D/g, '');
    return digits.length > 14 ? next.slice(0, 14) + digits.slice(14) : next.slice(0, digits.length);
  }
  return undefined;
}
