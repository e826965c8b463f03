/** How a backfill is paged, and what the durations of a plan are reckoned with. */
import type { Volume } from '../model/plan.ts';

/** Up to which row count a table counts as of that volume. */
const volumes = { small: 100_000, medium: 5_000_000 } as const;

/** An unknown volume is treated with the care of a large one, and in the smallest pages. */
export const batches: Readonly<Record<Volume, { readonly rows: number; readonly pauseMs: number }>> = {
  small: { rows: 1000, pauseMs: 50 },
  medium: { rows: 5000, pauseMs: 100 },
  large: { rows: 10_000, pauseMs: 200 },
  unknown: { rows: 1000, pauseMs: 200 },
};

/** What one server writes anew a second, from a busy disk to an idle one, and what one page takes beside its pause. */
export const rates = { slowBytes: 20_000_000, fastBytes: 200_000_000, fastPageS: 0.05, slowPageS: 1 } as const;

export const sampleRows = 1000;

export function volumeOf(rows: number | null): Volume {
  if (rows === null) return 'unknown';
  return rows < volumes.small ? 'small' : rows <= volumes.medium ? 'medium' : 'large';
}
