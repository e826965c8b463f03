/** Whose logins are now. A login that nobody has is an answer; one that could not be asked about is an error. */
import { phrase } from '../../model/text.ts';
import { forbidden, type GraphqlProblem } from './errors.ts';
import type { Place } from './place.ts';

const loginsPerRequest = 50;
/** What GitHub could have given out; anything else is nobody's. */
const login = /^[A-Za-z0-9][A-Za-z0-9_-]{0,99}$/;

export async function readIds(
  { client }: Place,
  logins: readonly string[],
): Promise<ReadonlyMap<string, number | null>> {
  const wanted = [...new Set(logins.map((name) => name.toLowerCase()))];
  const ids = new Map<string, number | null>(wanted.map((name) => [name, null]));
  const possible = wanted.filter((name) => login.test(name));
  for (let start = 0; start < possible.length; start += loginsPerRequest) {
    const names = possible.slice(start, start + loginsPerRequest);
    const variables = names.map((_, index) => `$l${index}: String!`).join(', ');
    const fields = names.map((_, index) => `u${index}: user(login: $l${index}) { databaseId }`).join('\n');
    const values = Object.fromEntries(names.map((name, index) => [`l${index}`, name]));
    const answer = await client
      .graphql<Readonly<Record<string, { readonly databaseId: number | null } | null>>>(
        `query (${variables}) { ${fields} }`,
        values,
        isNobody,
      )
      .catch((error: unknown) => {
        throw forbidden(error, { doing: phrase`look up users`, permission: 'metadata: read' });
      });
    for (const [index, name] of names.entries()) ids.set(name, answer[`u${index}`]?.databaseId ?? null);
  }
  return ids;
}

function isNobody({ type, path = [] }: GraphqlProblem): boolean {
  return type === 'NOT_FOUND' && path.length === 1;
}
