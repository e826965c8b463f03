/** A SECURITY DEFINER function without a search_path of its own runs what its caller put in the way. */
import { objectKind } from '../model/object-kind.ts';
import type { Rule } from '../model/rule.ts';
import { phrase } from '../model/text.ts';
import { matches } from './shared/facts.ts';
import { placeOf, withoutArguments } from './shared/places.ts';

/** What stands before the body in what `pg_get_functiondef` gives. */
function header(definition: unknown): string {
  return typeof definition === 'string' ? (definition.split(/^(?:AS |BEGIN ATOMIC|RETURN )/m)[0] ?? '') : '';
}

function isOpen(definition: unknown): boolean {
  const head = header(definition);
  return /^ .*\bSECURITY DEFINER\b/m.test(head) && !/^ SET search_path TO /m.test(head);
}

export const securityDefinerSearchPath: Rule = {
  id: 'security-definer-search-path',
  title: 'SECURITY DEFINER without a search_path',
  severity: 'warning',
  what: 'A function or procedure runs with the rights of its owner and, at the end of the pull request, does not set its own `search_path`.',
  why: 'Names in its body are looked up in the schemas of whoever calls it. A caller who may create objects (in `pg_temp` everybody may) puts a table or function of the same name in front and has the owner run it.',
  safe: `Pin it, with \`pg_temp\` last, or empty and with every name written in full:

\`\`\`sql
ALTER FUNCTION close_account(bigint) SET search_path = app, pg_temp;
\`\`\`

And take EXECUTE from PUBLIC in the same transaction.`,
  sources: ['https://www.postgresql.org/docs/current/sql-createfunction.html#SQL-CREATEFUNCTION-SECURITY'],
  check: (input) =>
    input.rehearsal.changes
      .filter(({ kind }) => kind === 'function' || kind === 'procedure')
      .filter(({ before, after }) => isOpen(after?.definition) && !isOpen(before?.definition))
      .map(({ kind, object }) => ({
        ...placeOf(
          input,
          (action) => action.type === 'create-function' && matches(withoutArguments(object), action.name),
        ),
        subject: object,
        message: phrase`The ${objectKind(kind)} ${object} runs with its owner's rights and looks names up along its caller's search_path.`,
      })),
  examples: [
    {
      title: 'a function and a procedure',
      given: 'CREATE TABLE accounts (id bigint PRIMARY KEY, open boolean)',
      sql:
        'CREATE FUNCTION close_account(which bigint) RETURNS void LANGUAGE sql SECURITY DEFINER AS $$ UPDATE accounts SET open = false WHERE id = which $$; ' +
        'CREATE PROCEDURE "closeAll"() LANGUAGE sql SECURITY DEFINER AS $$ UPDATE accounts SET open = false $$;',
      finds: ['public.close_account(bigint)', 'public.closeAll()'],
    },
    {
      title: 'made so later',
      given: 'CREATE FUNCTION one() RETURNS integer LANGUAGE sql AS $$ SELECT 1 $$',
      sql: 'ALTER FUNCTION one() SECURITY DEFINER;',
      finds: ['public.one()'],
    },
    {
      title: 'the pin is lost when it is replaced',
      given: `CREATE FUNCTION one() RETURNS integer LANGUAGE sql SECURITY DEFINER SET search_path = '' AS $$ SELECT 1 $$`,
      sql: 'CREATE OR REPLACE FUNCTION one() RETURNS integer LANGUAGE sql SECURITY DEFINER AS $$ SELECT 2 $$;',
      finds: ['public.one()'],
    },
    {
      title: 'pinned',
      sql: `CREATE FUNCTION one() RETURNS integer LANGUAGE sql SECURITY DEFINER SET search_path = '' AS $$ SELECT 1 $$;`,
      finds: [],
      why: 'Its names are looked up where the author said.',
    },
    {
      title: 'pinned afterwards',
      sql: 'CREATE FUNCTION one() RETURNS integer LANGUAGE sql SECURITY DEFINER AS $$ SELECT 1 $$; ALTER FUNCTION one() SET search_path = public, pg_temp;',
      finds: [],
      why: 'It is pinned in the end.',
    },
    {
      title: 'with the rights of its caller',
      sql: "CREATE FUNCTION advice() RETURNS text LANGUAGE sql AS $$ SELECT 'SECURITY DEFINER'::text $$;",
      finds: [],
      why: 'It can do no more than its caller.',
    },
  ],
};
