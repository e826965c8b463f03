/** Figures as Indonesian reads them: `M` would be taken for `miliar`, a thousand times as much. */
const units: Readonly<Record<string, string>> = { k: 'ribu', M: 'juta', G: 'miliar' };

/** @param count as `rowCount` gives it: `12 M` */
export function figure(count: string): string {
  return count.replace(/ ([kMG])$/, (_, unit: string) => ` ${units[unit]}`);
}
