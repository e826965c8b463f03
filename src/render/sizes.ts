/** Figures as people read them: two digits that matter, and a unit. */

function scaled(value: number, step: number, units: readonly string[]): string {
  let rest = value;
  let unit = 0;
  while (rest >= step && unit < units.length - 1) {
    rest /= step;
    unit += 1;
  }
  const digits = unit > 0 && rest < 9.95 ? rest.toFixed(1).replace(/\.0$/, '') : String(Math.round(rest));
  return `${digits}${units[unit] === '' ? '' : ` ${units[unit]}`}`;
}

/** `12 M`, `1.5 k`, `120`. */
export function rowCount(rows: number): string {
  return scaled(rows, 1000, ['', 'k', 'M', 'G']);
}

/** `4.1 GB`, decimal as GitHub and cloud providers count. */
export function byteCount(bytes: number): string {
  return scaled(bytes, 1000, ['B', 'kB', 'MB', 'GB', 'TB']);
}

/** `1.9 s`, `42 ms`. */
export function duration(durationMs: number): string {
  return durationMs < 1000 ? `${Math.round(durationMs)} ms` : `${(durationMs / 1000).toFixed(1)} s`;
}

/** `2026-11-20`, in UTC; what is no time is shown as `?`. */
export function day(at: string): string {
  const time = new Date(at);
  return Number.isNaN(time.getTime()) ? '?' : time.toISOString().slice(0, 10);
}

/** `2026-11-20 14:03 UTC`; what is no time is shown as `?`. */
export function moment(at: string): string {
  const time = new Date(at);
  return Number.isNaN(time.getTime()) ? '?' : `${time.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

/** The name without the schema that everybody means. */
export function shortName(object: string): string {
  return object.startsWith('public.') ? object.slice('public.'.length) : object;
}
