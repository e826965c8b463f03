/**
 * Which known relations a text may be about, by name alone: function bodies and dynamic SQL are searched like the rest.
 * It says yes too often rather than too seldom.
 */

const word = /[A-Za-z_\u0080-\uffff][\w$\u0080-\uffff]*/g;
/** Without the quotes around it; PostgreSQL cuts names at 63 bytes. */
const quoted = /"((?:[^"\n]|""){1,130})(?=")/g;

/** @param known relation names, bare or `schema.name` */
export function namesIn(sql: string, known: ReadonlySet<string>): Set<string> {
  const byLastPart = new Map<string, string[]>();
  for (const name of known) {
    const last = name.slice(name.lastIndexOf('.') + 1);
    const names = byLastPart.get(last);
    if (names) names.push(name);
    else byLastPart.set(last, [name]);
  }
  const found = new Set<string>();
  const add = (written: string) => {
    for (const name of byLastPart.get(written) ?? []) found.add(name);
  };
  for (const [written] of sql.matchAll(word)) {
    add(written);
    add(written.toLowerCase());
  }
  for (const [, written = ''] of sql.matchAll(quoted)) add(written.replaceAll('""', '"'));
  return found;
}
