/**
 * What stands in the way of a statement and is not its own fault: sample rows that it does not like, a role that operations
 * make, an extension that the engine lacks. Each is taken away once, and noted.
 */

import { type Catalogue, findTable, qualifiedName, type Table } from '../../model/catalogue.ts';
import { isFailure, type Session } from '../../model/engine.ts';
import type { DatabaseError } from '../../model/observation.ts';
import { relation } from '../../model/sql-names.ts';
import type { Name, Statement } from '../../model/statement.ts';
import { phrase, type Text } from '../../model/text.ts';
import { missingDatabase, missingExtension, stubFor } from '../base/survive.ts';
import { mayGoWithRows } from './condition.ts';
import type { Observer } from './observe.ts';
import type { UnitItem } from './units.ts';

/** What was decided about a statement whose unit had to run again. */
interface Decision {
  readonly condition?: DatabaseError;
  readonly skipped?: Text;
}

/** The relation of a name, or the one that an index of that name belongs to. */
export function relationOf(catalogue: Catalogue, name: Name): Table | undefined {
  const table = findTable(catalogue, name);
  if (table) return table;
  return [...catalogue.tables.values()].find(
    ({ schema, indexes }) => (name.schema ?? schema) === schema && indexes.some((index) => index.name === name.name),
  );
}

export class Obstacles {
  readonly #session: Session;
  readonly #observer: Observer;
  readonly #sampled: Set<string>;
  readonly #paths: readonly string[];
  readonly #decisions = new Map<Statement, Decision>();
  /** SQL of what was stubbed because the migrations name it and do not make it. */
  readonly stubs = new Set<string>();
  readonly unverified: Text[] = [];

  /** @param paths files of the migrations, by their position */
  constructor(session: Session, observer: Observer, sampled: Iterable<string>, paths: readonly string[]) {
    this.#session = session;
    this.#observer = observer;
    this.#sampled = new Set(sampled);
    this.#paths = paths;
  }

  /** Tables that still hold sample rows, `schema.name` as they were called when they got them. */
  get sampled(): ReadonlySet<string> {
    return this.#sampled;
  }

  decisionOn(statement: Statement): Decision {
    return this.#decisions.get(statement) ?? {};
  }

  /** Takes away what is in the way of a statement and is not its own fault. Says whether there was such a thing. */
  async remove({ migration, statement }: UnitItem, error: DatabaseError): Promise<boolean> {
    const place = `\`${this.#paths[migration]}:${statement.line}\``;
    const extension = missingExtension(error);
    if (extension && !this.#decisions.get(statement)?.skipped) {
      this.#decisions.set(statement, { skipped: phrase`the extension ${extension} is not part of this engine` });
      this.unverified.push(
        phrase`${place}: the extension ${extension} is not part of this engine; rehearse with \`countersign review --database URL\` on a server that has it.`,
      );
      return true;
    }
    const database = missingDatabase(error);
    if (database && !this.#decisions.get(statement)?.skipped) {
      this.#decisions.set(statement, {
        skipped: phrase`it names the database ${database}, and the rehearsal runs in another`,
      });
      this.unverified.push(
        phrase`${place}: names the database ${database}; the rehearsal runs in one of another name, so the statement was skipped.`,
      );
      return true;
    }
    const stub = stubFor(error, false);
    if (stub && !this.stubs.has(stub.sql) && !isFailure(await this.#session.run(stub.sql))) {
      this.stubs.add(stub.sql);
      this.unverified.push(
        phrase`${place}: ${stub.what} is not made by these migrations and was stubbed; check that production has it.`,
      );
      return true;
    }
    return mayGoWithRows(error, statement) && this.#sampled.size > 0 && this.#withoutRows(statement, error);
  }

  /** Empties the table the error names, then the ones the statement names, then every sampled one. */
  async #withoutRows(statement: Statement, error: DatabaseError): Promise<boolean> {
    const named = error.table ? [error.table.includes('.') ? error.table : `public.${error.table}`] : [];
    const related = statement.relations
      .flatMap((name) => relationOf(this.#observer.catalogue, name) ?? [])
      .map(qualifiedName);
    const choices = [named, related, [...this.#sampled]].map((names) =>
      names.filter((name) => this.#sampled.has(name)),
    );
    const tables = this.#withReferring(choices.find((names) => names.length > 0) ?? []);
    const deletes = tables.map((name) => this.#deleteSql(name)).join(' ');
    const result = await this.#session.run(`BEGIN; SET LOCAL session_replication_role = replica; ${deletes} COMMIT`);
    if (isFailure(result)) {
      await this.#session.run('ROLLBACK');
      return false;
    }
    for (const name of tables) this.#sampled.delete(name);
    this.#decisions.set(statement, { condition: this.#decisions.get(statement)?.condition ?? error });
    return true;
  }

  /** With the sampled tables that refer to them, whose rows would otherwise refer to nothing, as none do on production. */
  #withReferring(tables: readonly string[]): readonly string[] {
    const found = new Set(tables);
    // A table that is added while the set is walked is walked too.
    for (const name of found) {
      for (const table of this.#observer.catalogue.tables.values()) {
        const refers = table.constraints.some(({ references }) => references?.table === name);
        if (refers && this.#sampled.has(qualifiedName(table))) found.add(qualifiedName(table));
      }
    }
    return [...found];
  }

  #deleteSql(name: string): string {
    const table = [...this.#observer.catalogue.tables.values()].find((candidate) => qualifiedName(candidate) === name);
    return table ? `DELETE FROM ${relation(table)};` : '';
  }
}
