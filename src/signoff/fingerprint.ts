/**
 * The fingerprint of a pull request's migrations and the policy they are signed under: equal exactly when nobody has
 * to look again. A push that touches other files, or a clean rebase, keeps it.
 */
import { createHash } from 'node:crypto';
import type { SignoffPolicy } from '../model/config.ts';

export interface FingerprintFile {
  readonly path: string;
  /** Path at the base when the file was renamed. */
  readonly previousPath: string | null;
  readonly mode: string | null;
  readonly baseOid: string | null;
  readonly headOid: string | null;
}

/** @returns 64 hexadecimal digits */
export function fingerprint(files: readonly FingerprintFile[], baseBranch: string, policy: SignoffPolicy): string {
  const rows = files
    .map(({ path, previousPath, mode, baseOid, headOid }) =>
      JSON.stringify([path, previousPath, mode, baseOid, headOid]),
    )
    .sort();
  return createHash('sha256')
    .update(JSON.stringify([rows, baseBranch, policy]))
    .digest('hex');
}
