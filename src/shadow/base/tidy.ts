/** The state of a session in which a tool finds it when it connects. */
import type { Session } from '../../model/engine.ts';

/** An open transaction ends, and a SET of one file must not colour the next. */
export const tidySql = 'COMMIT; RESET SESSION AUTHORIZATION; RESET ALL';

/** Settings of ALTER DATABASE … SET, which a tool that connects anew would see. Source: `pg_db_role_setting`. */
export const databaseSettingsSql = `SELECT pg_catalog.set_config(pg_catalog.split_part(s, '=', 1), pg_catalog.substr(s, pg_catalog.strpos(s, '=') + 1), false)
FROM pg_catalog.pg_db_role_setting r, pg_catalog.unnest(r.setconfig) s
WHERE r.setrole = 0 AND r.setdatabase = (SELECT oid FROM pg_catalog.pg_database WHERE datname = pg_catalog.current_database())`;

export async function tidy(session: Session): Promise<void> {
  await session.run(tidySql);
  await session.run(databaseSettingsSql);
}
