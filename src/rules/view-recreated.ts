/** Dropping a view to make it anew loses what hung on it, and for a moment the view itself. */
import { qualifiedName } from '../model/catalogue.ts';
import type { Rule, RuleInput } from '../model/rule.ts';
import { listed, phrase } from '../model/text.ts';
import { at } from './shared/changes.ts';
import { steps } from './shared/facts.ts';
import { type Gone, goneRelations } from './shared/removals.ts';

/** Roles whose privileges on the view are gone at the end. */
function lostGrants({ rehearsal }: RuleInput, view: string): readonly string[] {
  return rehearsal.changes.flatMap(({ change, kind, object }) =>
    change === 'remove' && kind === 'grant' && object.startsWith(`${view} to `) ? [object.slice(view.length + 4)] : [],
  );
}

/** Whether the view came back before anybody else could see that it was gone. */
function isBackAtOnce(input: RuleInput, { name, statement }: Gone): boolean | undefined {
  const maker = steps(input).find((step) =>
    step.statement.observation.tables.some(({ before, after }) => !before && after && qualifiedName(after) === name),
  );
  if (!maker) return undefined;
  const { transaction } = maker.statement.observation;
  return transaction !== null && transaction === statement.observation.transaction;
}

export const viewRecreated: Rule = {
  id: 'view-recreated',
  title: 'View dropped and made again',
  severity: 'info',
  what: 'A view is dropped and created again, and either its grants are gone afterwards or it is missing in between.',
  why: 'A new view starts without the privileges that were granted on the old one, so other roles are refused. When the two statements run in different transactions, reads fail in between.',
  safe: 'Use `CREATE OR REPLACE VIEW` where the columns stay (new ones may be added at the end). Otherwise drop, create and grant again in one transaction.',
  sources: ['https://www.postgresql.org/docs/current/sql-createview.html'],
  check: (input) =>
    goneRelations(input, 'view', 'materialized-view').flatMap((gone) => {
      const atOnce = isBackAtOnce(input, gone);
      if (atOnce === undefined) return [];
      const roles = lostGrants(input, gone.name);
      if (roles.length > 0) {
        const message = phrase`${gone.name} is made again without the privileges that ${listed(roles)} had on it.`;
        return [{ ...at(gone), subject: gone.name, message, severity: 'warning' as const }];
      }
      if (atOnce) return [];
      const message = phrase`${gone.name} is missing between its drop and its creation, which run in different transactions.`;
      return [{ ...at(gone), subject: gone.name, message }];
    }),
  examples: [
    {
      title: 'grants are lost',
      given:
        'CREATE ROLE analyst; CREATE TABLE sales (id bigint PRIMARY KEY); CREATE VIEW recent AS SELECT id FROM sales; GRANT SELECT ON recent TO analyst',
      sql: 'DROP VIEW recent; CREATE VIEW recent AS SELECT id FROM sales WHERE id > 10;',
      finds: ['public.recent'],
    },
    {
      title: 'missing in between',
      given: 'CREATE TABLE sales (id bigint PRIMARY KEY); CREATE VIEW recent AS SELECT id FROM sales',
      sql: 'DROP VIEW recent; CREATE VIEW recent AS SELECT id FROM sales WHERE id > 10;',
      transaction: 'statement',
      finds: ['public.recent'],
    },
    {
      title: 'granted again in the same transaction',
      given:
        'CREATE ROLE analyst; CREATE TABLE sales (id bigint PRIMARY KEY); CREATE VIEW recent AS SELECT id FROM sales; GRANT SELECT ON recent TO analyst',
      sql: 'DROP VIEW recent; CREATE VIEW recent AS SELECT id FROM sales WHERE id > 10; GRANT SELECT ON recent TO analyst;',
      finds: [],
      why: 'Nobody sees a moment without the view or without the grant.',
    },
    {
      title: 'replaced',
      given: 'CREATE TABLE sales (id bigint PRIMARY KEY); CREATE VIEW recent AS SELECT id FROM sales',
      sql: 'CREATE OR REPLACE VIEW recent AS SELECT id FROM sales WHERE id > 10;',
      finds: [],
      why: 'The view and its grants stay.',
    },
  ],
};
