/** Every format, in the order in which they are documented. One that is not in this list does not exist. */
import type { Format } from '../model/format.ts';
import { dbmate } from './dbmate.ts';
import { diesel } from './diesel.ts';
import { drizzle } from './drizzle.ts';
import { files } from './files.ts';
import { flyway } from './flyway.ts';
import { golangMigrate } from './golang-migrate.ts';
import { goose } from './goose.ts';
import { prisma } from './prisma.ts';
import { refinery } from './refinery.ts';
import { sql } from './sql.ts';
import { sqlx } from './sqlx.ts';
import { supabase } from './supabase.ts';
import { tern } from './tern.ts';

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
  sqlx,
  diesel,
  tern,
  refinery,
];
