/** Which extensions a text asks for: the engine must be started with their files at hand. */

/** Extensions that need another one. Source: the `requires` line of their control files. */
const requirements: Readonly<Record<string, string>> = { earthdistance: 'cube' };

/** Names in CREATE EXTENSION, as written, with what they require. Comments may add a name too many, which only costs time. */
export function extensionsIn(sql: string): string[] {
  const names = [...sql.matchAll(/\bcreate\s+extension\s+(?:if\s+not\s+exists\s+)?"?([\w-]+)"?/gi)].map(
    ([, name = '']) => name.toLowerCase(),
  );
  return names.flatMap((name) => [requirements[name] ?? [], name].flat());
}
