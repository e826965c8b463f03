import { describe, expect, test } from '@jest/globals';
import type { Catalogue, Column, Constraint, Index, Table } from '../src/model/catalogue.ts';
import { renamesBetween } from '../src/shadow/schema/renames.ts';

function column(number: number, name: string): Column {
  return {
    number,
    name,
    type: 'text',
    notNull: false,
    default: null,
    identity: null,
    generated: null,
    collation: null,
  };
}

function check(name: string, definition: string): Constraint {
  return { name, kind: 'check', definition, columns: [1], validated: true, enforced: true, references: null };
}

function index(oid: number, name: string): Index {
  const shape = {
    definition: '',
    columns: [1],
    unique: false,
    primary: false,
    valid: true,
    method: 'btree',
    partial: false,
  };
  return { oid, name, ...shape, fileNode: oid };
}

function table(given: Partial<Table> = {}): Table {
  return {
    oid: 100,
    schema: 'public',
    name: 'users',
    kind: 'table',
    fileNode: 100,
    columns: [column(1, 'id'), column(2, 'name')],
    constraints: [],
    indexes: [],
    triggers: [],
    policies: [],
    rowSecurity: false,
    replicaIdentity: 'default',
    persistence: 'permanent',
    parents: [],
    isPartition: false,
    owner: 'postgres',
    ...given,
  };
}

function catalogue(...tables: readonly Table[]): Catalogue {
  return { tables: new Map(tables.map((one) => [one.oid, one])) };
}

describe('renamesBetween', () => {
  test('knows a relation by its OID and says what kind it is', () => {
    const kinds = ['table', 'partitioned', 'foreign', 'view', 'materialized-view', 'sequence'] as const;
    const before = catalogue(...kinds.map((kind, at) => table({ oid: at, kind, name: `was${at}` })));
    const after = catalogue(...kinds.map((kind, at) => table({ oid: at, kind, name: `is${at}` })));
    expect(renamesBetween(before, after).map(({ kind }) => kind)).toEqual([
      'table',
      'table',
      'table',
      'view',
      'view',
      'sequence',
    ]);
    expect(renamesBetween(before, after)[0]).toEqual({ kind: 'table', from: 'public.was0', to: 'public.is0' });
  });

  test('the same name under another OID is another table', () => {
    expect(renamesBetween(catalogue(table()), catalogue(table({ oid: 200 })))).toEqual([]);
    expect(renamesBetween(catalogue(table()), catalogue(table({ oid: 200, name: 'people' })))).toEqual([]);
  });

  test('a move to another schema is a rename of the relation, not of its parts', () => {
    const before = catalogue(table({ indexes: [index(7, 'i')] }));
    const after = catalogue(table({ schema: 'crm', indexes: [index(7, 'i')] }));
    expect(renamesBetween(before, after)).toEqual([{ kind: 'table', from: 'public.users', to: 'crm.users' }]);
  });

  test('columns by number, told with the name their table has on each side', () => {
    const after = catalogue(
      table({ name: 'people', columns: [column(1, 'id'), column(2, 'title'), column(3, 'name')] }),
    );
    expect(renamesBetween(catalogue(table()), after)).toEqual([
      { kind: 'table', from: 'public.users', to: 'public.people' },
      { kind: 'column', from: 'public.users.name', to: 'public.people.title' },
    ]);
  });

  test('a column dropped and another added is no rename', () => {
    const after = catalogue(table({ columns: [column(1, 'id'), column(3, 'title')] }));
    expect(renamesBetween(catalogue(table()), after)).toEqual([]);
  });

  test('indexes by OID', () => {
    const before = catalogue(table({ indexes: [index(7, 'a'), index(8, 'b')] }));
    const after = catalogue(table({ indexes: [index(7, 'c'), index(9, 'd')] }));
    expect(renamesBetween(before, after)).toEqual([{ kind: 'index', from: 'public.a', to: 'public.c' }]);
  });

  test('a constraint by what it says, even when its column was renamed too', () => {
    const before = catalogue(
      table({ constraints: [check('a', "CHECK ((name <> ''::text))"), check('kept', 'CHECK ((id > 0))')] }),
    );
    const columns = [column(1, 'id'), column(2, 'Full Name')];
    const constraints = [check('b', `CHECK (("Full Name" <> ''::text))`), check('kept', 'CHECK ((id > 0))')];
    expect(renamesBetween(before, catalogue(table({ columns, constraints })))).toContainEqual({
      kind: 'constraint',
      from: 'public.users.a',
      to: 'public.users.b',
    });
  });

  test('constraints that say something else, or the same twice, are not guessed', () => {
    const before = catalogue(table({ constraints: [check('a', 'CHECK ((id > 0))'), check('b', 'CHECK ((id > 0))')] }));
    expect(renamesBetween(before, catalogue(table({ constraints: [check('c', 'CHECK ((id > 1))')] })))).toEqual([]);
    expect(renamesBetween(before, catalogue(table({ constraints: [check('c', 'CHECK ((id > 0))')] })))).toEqual([]);
  });
});
