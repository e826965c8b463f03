/** From now on deleting a row of one table deletes or empties rows of another: worth knowing, and sometimes impossible. */
import { qualifiedName } from '../model/catalogue.ts';
import type { Report, Rule } from '../model/rule.ts';
import { phrase } from '../model/text.ts';
import { at } from './shared/changes.ts';
import { addedForeignKeys } from './shared/constraints.ts';

type ForeignKey = ReturnType<typeof addedForeignKeys>[number];

/** A null cannot be set where none is allowed: the delete itself will fail. */
function cannotBeNull({ table, constraint }: ForeignKey): boolean {
  return (
    constraint.references?.onDelete === 'set null' &&
    !/ ON DELETE SET NULL \(/.test(constraint.definition) &&
    constraint.columns.some((number) => table.columns.find((column) => column.number === number)?.notNull)
  );
}

function reported(key: ForeignKey): Report[] {
  const { table, constraint, fresh } = key;
  const target = constraint.references;
  const name = qualifiedName(table);
  const place = { ...at(key), subject: `${name}.${constraint.name}` };
  if (!target) return [];
  if (cannotBeNull(key)) {
    const message = phrase`Deleting a row of ${target.table} that ${name} refers to fails, because ${constraint.name} sets a NOT NULL column to null.`;
    return [{ ...place, message, severity: 'warning' }];
  }
  if (fresh) return [];
  switch (target.onDelete) {
    case 'cascade':
      return [
        {
          ...place,
          message: phrase`From now on deleting a row of ${target.table} deletes the rows of ${name} that refer to it.`,
        },
      ];
    case 'set null':
    case 'set default': {
      const value = target.onDelete === 'set null' ? phrase`null` : phrase`its default`;
      return [
        {
          ...place,
          message: phrase`From now on deleting a row of ${target.table} sets the reference in ${name} to ${value}.`,
        },
      ];
    }
    default:
      return [];
  }
}

export const foreignKeyCascades: Rule = {
  id: 'foreign-key-cascades',
  title: 'Foreign key that deletes or empties rows',
  severity: 'info',
  what: 'A new foreign key with `ON DELETE CASCADE`, `SET NULL` or `SET DEFAULT` on an existing table; or one with `SET NULL` on a NOT NULL column of any table.',
  why: 'One DELETE then reaches rows that its author did not name, in one transaction and with locks on all of them. `SET NULL` on a NOT NULL column makes such a DELETE fail.',
  safe: 'Keep it where the child has no meaning without its parent. Otherwise leave `ON DELETE` out (a delete is refused while rows refer to it) and delete children explicitly, in batches.',
  sources: ['https://www.postgresql.org/docs/current/ddl-constraints.html#DDL-CONSTRAINTS-FK'],
  check: (input) => addedForeignKeys(input).flatMap(reported),
  examples: [
    {
      title: 'children that go with their parent',
      given:
        'CREATE TABLE posts (id bigint PRIMARY KEY); CREATE TABLE comments (id bigint PRIMARY KEY, post_id bigint)',
      sql: 'ALTER TABLE comments ADD CONSTRAINT under FOREIGN KEY (post_id) REFERENCES posts ON DELETE CASCADE NOT VALID;',
      finds: ['public.comments.under'],
    },
    {
      title: 'a column of its own, emptied',
      given: 'CREATE TABLE "Post" (id bigint PRIMARY KEY); CREATE TABLE comments (id bigint PRIMARY KEY)',
      sql: 'ALTER TABLE comments ADD COLUMN post_id bigint REFERENCES "Post" ON DELETE SET NULL;',
      finds: ['public.comments.comments_post_id_fkey'],
    },
    {
      title: 'a null where none is allowed, on a new table',
      given: 'CREATE TABLE posts (id bigint PRIMARY KEY)',
      sql: 'CREATE TABLE comments (id bigint PRIMARY KEY, post_id bigint NOT NULL REFERENCES posts ON DELETE SET NULL);',
      finds: ['public.comments.comments_post_id_fkey'],
    },
    {
      title: 'deletes that are refused',
      given:
        'CREATE TABLE posts (id bigint PRIMARY KEY); CREATE TABLE comments (id bigint PRIMARY KEY, post_id bigint)',
      sql: 'ALTER TABLE comments ADD FOREIGN KEY (post_id) REFERENCES posts ON DELETE RESTRICT NOT VALID;',
      finds: [],
      why: 'Nothing is deleted along.',
    },
    {
      title: 'on a table of the same pull request',
      given: 'CREATE TABLE posts (id bigint PRIMARY KEY)',
      sql: 'CREATE TABLE comments (id bigint PRIMARY KEY, post_id bigint REFERENCES posts ON DELETE CASCADE);',
      finds: [],
      why: 'The new table was designed so; no existing row is reached.',
    },
  ],
};
