/** What stands beside the tables: extensions, publications, foreign servers, text search, statistics, access methods. */
import type { Pair } from './pair.ts';

const users = 'CREATE TABLE users (id bigint PRIMARY KEY, name text, town text, zip text)';
const far = 'CREATE FOREIGN DATA WRAPPER far; CREATE SERVER there FOREIGN DATA WRAPPER far';

export const objectPairs: readonly Pair[] = [
  {
    title: 'an extension comes and goes',
    given: users,
    up: 'CREATE EXTENSION hstore; ALTER TABLE users ADD COLUMN more hstore',
    down: 'ALTER TABLE users DROP COLUMN more; DROP EXTENSION hstore',
    expect: { outcome: 'restores' },
  },
  {
    title: 'an extension is left',
    given: users,
    up: 'CREATE EXTENSION hstore; ALTER TABLE users ADD COLUMN more hstore',
    down: 'ALTER TABLE users DROP COLUMN more',
    expect: {
      outcome: 'differs',
      differences: ['+extension hstore'],
      reapply: 'fails',
    },
  },
  {
    title: 'an extension comes back in another schema',
    given: 'CREATE SCHEMA tools; CREATE EXTENSION citext SCHEMA tools',
    up: 'DROP EXTENSION citext',
    down: 'CREATE EXTENSION citext SCHEMA public',
    expect: { outcome: 'differs', differences: ['~extension citext'], reapply: 'restores' },
  },
  {
    title: 'a grant on a function of an extension is left',
    given: 'CREATE EXTENSION pgcrypto',
    up: 'REVOKE EXECUTE ON FUNCTION digest(text, text) FROM PUBLIC',
    down: 'SELECT 1',
    expect: {
      outcome: 'differs',
      differences: ['+grant public.digest(text,text)'],
      reapply: 'restores',
    },
  },
  {
    title: 'a function no longer goes with its extension',
    given:
      "CREATE EXTENSION hstore; CREATE FUNCTION empty() RETURNS hstore LANGUAGE sql AS $$ SELECT ''::hstore $$; ALTER FUNCTION empty() DEPENDS ON EXTENSION hstore",
    up: 'ALTER FUNCTION empty() NO DEPENDS ON EXTENSION hstore',
    down: '',
    expect: {
      refused: /dependency function public\.empty/,
      outcome: 'differs',
      differences: ['-dependency function public.empty() on extension hstore'],
      reapply: 'restores',
    },
  },
  {
    title: 'a publication comes and goes',
    given: users,
    up: 'CREATE PUBLICATION news FOR TABLE users',
    down: 'DROP PUBLICATION news',
    expect: { outcome: 'restores' },
  },
  {
    title: 'a publication publishes less, and nothing of the table',
    given: `${users}; CREATE PUBLICATION news FOR TABLE users`,
    up: "ALTER PUBLICATION news DROP TABLE users; ALTER PUBLICATION news SET (publish = 'insert')",
    down: 'SELECT 1',
    expect: { outcome: 'differs', differences: ['~publication news'], reapply: 'fails' },
  },
  {
    title: 'a publication publishes fewer rows and columns',
    since: 15,
    given: `${users}; CREATE PUBLICATION news FOR TABLE users (id, name) WHERE (id > 0)`,
    up: 'ALTER PUBLICATION news DROP TABLE users',
    down: 'ALTER PUBLICATION news ADD TABLE users (id) WHERE (id > 0)',
    expect: { outcome: 'differs', differences: ['~publication news'], reapply: 'restores' },
  },
  {
    title: 'a foreign server with its wrapper, mapping and table comes and goes',
    up: `${far} OPTIONS (host 'a'); CREATE USER MAPPING FOR PUBLIC SERVER there OPTIONS (name 'x'); CREATE FOREIGN TABLE remote (id int) SERVER there OPTIONS (path '/a')`,
    down: 'DROP FOREIGN TABLE remote; DROP USER MAPPING FOR PUBLIC SERVER there; DROP SERVER there; DROP FOREIGN DATA WRAPPER far',
    expect: { outcome: 'restores' },
  },
  {
    title: 'a foreign server has other options, its mapping is left',
    given: `${far} OPTIONS (host 'a')`,
    up: "ALTER SERVER there OPTIONS (SET host 'b'); CREATE USER MAPPING FOR PUBLIC SERVER there",
    down: "ALTER SERVER there OPTIONS (SET host 'c')",
    expect: {
      outcome: 'differs',
      differences: ['~server there', '+user mapping public on there'],
      reapply: 'fails',
    },
  },
  {
    title: 'a foreign table has other options, and so has its column',
    given: `${far}; CREATE FOREIGN TABLE remote (id int OPTIONS (at '1')) SERVER there OPTIONS (path '/a')`,
    up: 'DROP FOREIGN TABLE remote',
    down: "CREATE FOREIGN TABLE remote (id int OPTIONS (at '2')) SERVER there OPTIONS (path '/b')",
    expect: {
      refused: /foreign table public\.remote/,
      outcome: 'differs',
      differences: ['~column public.remote.id', '~foreign table public.remote'],
      reapply: 'restores',
    },
  },
  {
    title: 'a text search configuration comes and goes',
    up: 'CREATE TEXT SEARCH DICTIONARY plain (TEMPLATE = simple); CREATE TEXT SEARCH CONFIGURATION ours (COPY = english); ALTER TEXT SEARCH CONFIGURATION ours ALTER MAPPING FOR word WITH plain',
    down: 'DROP TEXT SEARCH CONFIGURATION ours; DROP TEXT SEARCH DICTIONARY plain',
    expect: { refused: /text search configuration public\.ours/, outcome: 'restores' },
  },
  {
    title: 'a text search configuration knows fewer kinds of words, its dictionary stops at others',
    given:
      'CREATE TEXT SEARCH DICTIONARY plain (TEMPLATE = simple, STOPWORDS = english); CREATE TEXT SEARCH CONFIGURATION ours (COPY = english)',
    up: 'ALTER TEXT SEARCH CONFIGURATION ours DROP MAPPING FOR email; ALTER TEXT SEARCH DICTIONARY plain (STOPWORDS)',
    down: 'SELECT 1',
    expect: {
      refused: /text search configuration public\.ours/,
      outcome: 'differs',
      differences: ['~text search configuration public.ours', '~text search dictionary public.plain'],
      reapply: 'fails',
    },
  },
  {
    title: 'statistics over columns come and go',
    given: users,
    up: 'CREATE STATISTICS towns (dependencies) ON town, zip FROM users',
    down: 'DROP STATISTICS towns',
    expect: { refused: /statistics public\.towns/, outcome: 'restores' },
  },
  {
    title: 'statistics over columns are of another kind',
    given: `${users}; CREATE STATISTICS towns (dependencies, mcv) ON town, zip FROM users`,
    up: 'DROP STATISTICS towns',
    down: 'CREATE STATISTICS towns (dependencies) ON town, zip FROM users',
    expect: {
      refused: /statistics public\.towns/,
      outcome: 'differs',
      differences: ['~statistics public.towns'],
      reapply: 'restores',
    },
  },
  {
    title: 'an access method is left',
    up: 'CREATE ACCESS METHOD heaps TYPE TABLE HANDLER heap_tableam_handler',
    down: 'SELECT 1',
    expect: {
      refused: /access method heaps/,
      outcome: 'differs',
      differences: ['+access method heaps'],
      reapply: 'fails',
    },
  },
  {
    title: 'comments that come and go',
    given: users,
    up: "COMMENT ON TABLE users IS 'people'; COMMENT ON COLUMN users.zip IS 'five digits'; COMMENT ON INDEX users_pkey IS 'key'",
    down: 'COMMENT ON TABLE users IS NULL; COMMENT ON COLUMN users.zip IS NULL; COMMENT ON INDEX users_pkey IS NULL',
    expect: { refused: /comment index public\.users_pkey/, outcome: 'restores' },
  },
  {
    title: 'a comment is taken away instead of put back',
    given: `${users}; COMMENT ON TABLE users IS 'people'`,
    up: "COMMENT ON TABLE users IS 'customers'",
    down: 'COMMENT ON TABLE users IS NULL',
    expect: { outcome: 'differs', differences: ['-comment table public.users'], reapply: 'restores' },
  },
];
