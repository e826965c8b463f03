/**
 * Roles belong to the whole server, not to the database that a session drops. Those that its SQL created are dropped
 * with it: named in a CREATE ROLE that was sent, and absent when it opened. A role of anybody else is never touched.
 */

import type { Client } from 'pg';
import { identifier } from '../../model/sql-names.ts';

const creation = /\bcreate\s+(?:role|user|group)\s+(?!mapping\b)(?:"((?:[^"]|"")+)"|([a-z_][\w$]*))/gi;

export interface RoleWatch {
  /** Takes note of the roles that a text creates, in a DO block too. */
  sees(sql: string): void;
  /** Drops them; what something else depends on stays. */
  drop(client: Client): Promise<void>;
}

/** @param existing roles at the time the session opened */
export function watchRoles(existing: ReadonlySet<string>): RoleWatch {
  const created = new Set<string>();
  return {
    sees: (sql) => {
      for (const [, quoted, bare] of sql.matchAll(creation)) {
        const name = quoted === undefined ? (bare ?? '').toLowerCase() : quoted.replaceAll('""', '"');
        if (!existing.has(name)) created.add(name);
      }
    },
    drop: async (client) => {
      // Roles can be members of each other; a second round gets those whose grantor went in the first.
      for (const name of [...created, ...created]) {
        await client.query(`DROP ROLE IF EXISTS ${identifier(name)}`).catch(() => undefined);
      }
    },
  };
}

/** Names of all roles on the server. */
export async function readRoles(client: Client): Promise<Set<string>> {
  const { rows } = await client.query<{ rolname: string }>('SELECT rolname FROM pg_roles');
  return new Set(rows.map(({ rolname }) => rolname));
}
