/** Reads the schema of a session exactly, object by object. */
import { createHash } from 'node:crypto';
import { isFailure, type Session } from '../../model/engine.ts';
import { FaultError } from '../../model/fault.ts';
import { phrase } from '../../model/text.ts';
import { exactScript, exactSql } from './sql.ts';

export interface ExactObject {
  readonly kind: string;
  /** `public.users.name`; unique within its kind. */
  readonly object: string;
  /** The relation whose coming and going it shares. */
  readonly parent: string | null;
  /** A JSON object; two objects are the same exactly when these texts are. */
  readonly facts: string;
}

/** By kind and name. */
export type ExactSchema = ReadonlyMap<string, ExactObject>;

/** Names the way in which it is read: what another build kept cannot be compared with what this one reads. */
export const exactDigest = createHash('sha256').update(exactSql(18)).digest('hex').slice(0, 16);

const statementName = 'countersign_exact';

/**
 * Planning costs more than running, and a review reads several times: prepared once in a session.
 *
 * @param inside whether a transaction is open; it stays open, and sees what it did
 */
export async function readExact(session: Session, inside = false): Promise<ExactSchema> {
  const prepared = await session.run(
    `SELECT FROM pg_catalog.pg_prepared_statements WHERE name OPERATOR(pg_catalog.=) '${statementName}'`,
  );
  const known = !isFailure(prepared) && prepared.rows.length > 0;
  const query = known ? '' : `PREPARE ${statementName} AS ${exactSql(Number.parseInt(session.info.version, 10))}; `;
  const result = await session.run(exactScript(`${query}EXECUTE ${statementName}`, inside));
  if (isFailure(result)) {
    await session.run('ROLLBACK');
    throw new FaultError({
      code: 'engine',
      what: phrase`The schema could not be read exactly: ${result.error.message}.`,
    });
  }
  return exactSchema(
    result.rows.map(([kind, object, parent, facts]) => ({
      kind: kind ?? '',
      object: object ?? '',
      parent: parent ?? null,
      facts: facts ?? '{}',
    })),
  );
}

export function exactSchema(objects: readonly ExactObject[]): ExactSchema {
  return new Map(objects.map((object) => [`${object.kind} ${object.object}`, object]));
}
