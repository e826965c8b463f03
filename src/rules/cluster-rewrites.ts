/** CLUSTER is a sorted copy of the table under the strongest lock. */
import type { Rule } from '../model/rule.ts';
import { listed, phrase } from '../model/text.ts';
import { tablesBy } from './shared/causes.ts';
import { actionSteps } from './shared/facts.ts';

export const clusterRewrites: Rule = {
  id: 'cluster-rewrites',
  title: 'CLUSTER',
  severity: 'danger',
  what: 'A `CLUSTER` of a table that existed before.',
  why: 'It copies the table in the order of an index and builds all indexes anew under an ACCESS EXCLUSIVE lock: nobody reads or writes it meanwhile. The order is not kept up afterwards.',
  safe: 'Sort the table online with `pg_repack --order-by`, outside of migrations. `ALTER TABLE … CLUSTER ON …` alone only notes the index.',
  sources: ['https://www.postgresql.org/docs/current/sql-cluster.html'],
  check: (input) =>
    actionSteps(input, 'cluster').flatMap((step) => {
      const { action, migration, statement } = step;
      const tables = tablesBy(input, step, 'rewrite', action);
      const [first] = tables;
      if (first === undefined) return [];
      const message = phrase`CLUSTER rewrites ${listed(tables)} while reads and writes wait.`;
      return [{ migration, statement, subject: first, message }];
    }),
  examples: [
    {
      title: 'a table sorted by its key',
      given: 'CREATE TABLE logs (id bigint PRIMARY KEY, line text)',
      sql: 'CLUSTER logs USING logs_pkey;',
      finds: ['public.logs'],
    },
    {
      title: 'the index only noted',
      given: 'CREATE TABLE logs (id bigint PRIMARY KEY, line text)',
      sql: 'ALTER TABLE logs CLUSTER ON logs_pkey;',
      finds: [],
      why: 'Nothing is sorted yet.',
    },
    {
      title: 'a table of the same pull request',
      sql: 'CREATE TABLE logs (id bigint PRIMARY KEY, line text); CLUSTER logs USING logs_pkey;',
      finds: [],
      why: 'Nobody uses the table yet.',
    },
  ],
};
