/** What kinds of objects are called in a sentence. A kind is a name in every contract, and a word only in front of people. */
import { phrase, type Text, verbatim } from './text.ts';

/** By the words of the comparison of two schemas, with the few more that statements name. */
const kinds: Readonly<Record<string, Text>> = {
  schema: phrase`schema`,
  extension: phrase`extension`,
  'extension setting': phrase`extension setting`,
  role: phrase`role`,
  'role membership': phrase`role membership`,
  language: phrase`language`,
  collation: phrase`collation`,
  type: phrase`type`,
  attribute: phrase`attribute`,
  domain: phrase`domain`,
  sequence: phrase`sequence`,
  table: phrase`table`,
  'foreign table': phrase`foreign table`,
  column: phrase`column`,
  default: phrase`default`,
  constraint: phrase`constraint`,
  index: phrase`index`,
  view: phrase`view`,
  'materialized view': phrase`materialized view`,
  function: phrase`function`,
  procedure: phrase`procedure`,
  aggregate: phrase`aggregate`,
  trigger: phrase`trigger`,
  rule: phrase`rule`,
  policy: phrase`policy`,
  'event trigger': phrase`event trigger`,
  'foreign-data wrapper': phrase`foreign-data wrapper`,
  server: phrase`server`,
  'user mapping': phrase`user mapping`,
  publication: phrase`publication`,
  'publication table': phrase`publication table`,
  'publication schema': phrase`publication schema`,
  subscription: phrase`subscription`,
  'default privilege': phrase`default privilege`,
  grant: phrase`grant`,
  comment: phrase`comment`,
  'security label': phrase`security label`,
};

export function objectKind(kind: string): Text {
  const words = kind.replaceAll('-', ' ');
  return kinds[kind] ?? kinds[words] ?? verbatim(words);
}
