/** Every format, in the order in which they are documented. One that is not in this list does not exist. */
import type { Format } from '../model/format.ts';
import { atlas } from './atlas.ts';
import { dbmate } from './dbmate.ts';
import { diesel } from './diesel.ts';
import { drizzle } from './drizzle.ts';
import { files } from './files.ts';
import { flyway } from './flyway.ts';
import { golangMigrate } from './golang-migrate.ts';
import { goose } from './goose.ts';
import { graphileMigrate } from './graphile-migrate.ts';
import { hasura } from './hasura.ts';
import { liquibase } from './liquibase.ts';
import { nodePgMigrate } from './node-pg-migrate.ts';
import { prisma } from './prisma.ts';
import { refinery } from './refinery.ts';
import { sqitch } from './sqitch.ts';
import { sql } from './sql.ts';
import { sqlx } from './sqlx.ts';
import { supabase } from './supabase.ts';
import { tern } from './tern.ts';
import { yoyo } from './yoyo.ts';

export const formats: readonly Format[] = [
  sql,
  files,
  flyway,
  prisma,
  drizzle,
  supabase,
  golangMigrate,
  goose,
  dbmate,
  nodePgMigrate,
  liquibase,
  atlas,
  sqlx,
  diesel,
  hasura,
  graphileMigrate,
  tern,
  refinery,
  sqitch,
  yoyo,
];
