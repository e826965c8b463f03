// One line a figure: what, how much, and what it should be.
export const seconds = (value) => `${value.toFixed(2)} s`;
export const megabytes = (value) => `${Math.round(value / 1e6)} MB`;
export const milliseconds = (value) => `${value.toFixed(1)} ms`;

let missed = 0;

export const line = (name, value, aim = '') => console.log(`${name.padEnd(58)} ${String(value).padEnd(22)} ${aim}`);

/** A figure with a limit that is held or not. */
export function judged(name, value, holds, aim) {
  if (!holds) missed += 1;
  line(name, value, holds ? aim : `${aim}: MISSED`);
}

/** What the in-memory GitHub found against GitHub's own description of its API. */
export function conforms({ violations }) {
  judged("  answers and requests that break GitHub's own rules", violations.length, violations.length === 0, 'aim 0');
}

export const missedAims = () => missed;
