/**
 * Values of the types that PostgreSQL and its common extensions bring, by `pg_type.typname`. Beside the standard ones
 * stand those extensions that schemas in the wild use: citext, hstore, ltree, cube, pgvector, PostGIS.
 */

type Maker = (ordinal: number, modifier: number) => string;

/** Enough days that ordinals of a sample never meet. */
const firstDay = Date.UTC(2020, 0, 1);
const dayMs = 86_400_000;

const day: Maker = (ordinal) => new Date(firstDay + ordinal * dayMs).toISOString().slice(0, 10);
const clock: Maker = (ordinal) =>
  [Math.floor(ordinal / 60) % 24, ordinal % 60, 0].map((part) => String(part).padStart(2, '0')).join(':');
const whole: Maker = (ordinal) => String(ordinal + 1);
const hex = (ordinal: number, digits: number) => ordinal.toString(16).padStart(digits, '0').slice(-digits);
const octets = (ordinal: number) => `10.${(ordinal >> 16) & 255}.${(ordinal >> 8) & 255}.${ordinal & 255}`;
const json: Maker = (ordinal) => `{"sample": ${ordinal}}`;
const vector: Maker = (ordinal, modifier) =>
  `[${Array.from({ length: modifier > 0 ? modifier : 3 }, (_, index) => (index === 0 ? ordinal + 1 : 1)).join(',')}]`;
const bits: Maker = (ordinal, modifier) => {
  const length = modifier > 0 ? modifier : 8;
  return ordinal.toString(2).padStart(length, '0').slice(-length);
};

const makers: Readonly<Record<string, Maker>> = {
  int2: whole,
  int4: whole,
  int8: whole,
  oid: whole,
  xid: whole,
  xid8: whole,
  cid: whole,
  lo: whole,
  float4: (ordinal) => `${ordinal}.5`,
  float8: (ordinal) => `${ordinal}.5`,
  numeric,
  money: whole,
  bool: (ordinal) => (ordinal % 2 === 0 ? 'true' : 'false'),
  text,
  varchar: text,
  bpchar: text,
  citext: text,
  name: text,
  refcursor: text,
  char: (ordinal) => String.fromCharCode(97 + (ordinal % 26)),
  bytea: (ordinal) => `\\x${hex(ordinal, 8)}`,
  date: day,
  timestamp: (ordinal) => `${day(ordinal, -1)} ${clock(ordinal, -1)}`,
  timestamptz: (ordinal) => `${day(ordinal, -1)} ${clock(ordinal, -1)}+00`,
  time: clock,
  timetz: (ordinal) => `${clock(ordinal, -1)}+00`,
  interval: (ordinal) => `${ordinal + 1} days`,
  uuid: (ordinal) => `00000000-0000-4000-8000-${hex(ordinal + 1, 12)}`,
  json,
  jsonb: json,
  jsonpath: (ordinal) => `$.sample[${ordinal}]`,
  xml: (ordinal) => `<sample>${ordinal}</sample>`,
  inet: octets,
  cidr: (ordinal) => `${octets(ordinal)}/32`,
  macaddr: (ordinal) => `02:00:00:${hex(ordinal, 6).replaceAll(/(..)(?=.)/g, '$1:')}`,
  macaddr8: (ordinal) => `02:00:00:ff:fe:${hex(ordinal, 6).replaceAll(/(..)(?=.)/g, '$1:')}`,
  bit: (ordinal, modifier) => bits(ordinal, modifier > 0 ? modifier : 1),
  varbit: bits,
  point: (ordinal) => `(${ordinal},1)`,
  line: (ordinal) => `{1,-1,${ordinal}}`,
  lseg: (ordinal) => `[(0,0),(1,${ordinal})]`,
  box: (ordinal) => `(${2 * ordinal + 1},1),(${2 * ordinal},0)`,
  path: (ordinal) => `[(0,0),(1,${ordinal})]`,
  polygon: (ordinal) => `((0,0),(1,0),(1,${ordinal + 1}))`,
  circle: (ordinal) => `<(${2 * ordinal},0),0.5>`,
  tsvector: (ordinal) => `'sample':1 '${ordinal}':2`,
  tsquery: (ordinal) => `'sample' & '${ordinal}'`,
  pg_lsn: (ordinal) => `0/${hex(ordinal + 1, 6).toUpperCase()}`,
  tid: (ordinal) => `(${ordinal},1)`,
  txid_snapshot: (ordinal) => `${ordinal + 1}:${ordinal + 1}:`,
  pg_snapshot: (ordinal) => `${ordinal + 1}:${ordinal + 1}:`,
  int2vector: (ordinal) => `${ordinal} 1`,
  oidvector: (ordinal) => `${ordinal} 1`,
  regclass: () => 'pg_class',
  regtype: () => 'integer',
  regnamespace: () => 'public',
  regrole: () => 'pg_monitor',
  regconfig: () => 'simple',
  hstore: (ordinal) => `"sample"=>"${ordinal}"`,
  ltree: (ordinal) => `sample.${ordinal}`,
  lquery: (ordinal) => `sample.${ordinal}.*`,
  ltxtquery: (ordinal) => `sample & ${ordinal}`,
  cube: (ordinal) => `(${ordinal})`,
  seg: whole,
  vector,
  halfvec: vector,
  sparsevec: (ordinal, modifier) => `{1:${ordinal + 1}}/${modifier > 0 ? modifier : 3}`,
  semver: (ordinal) => `1.0.${ordinal}`,
  ulid: (ordinal) => `0000000000000000000000${hex(ordinal, 4).toUpperCase()}`,
  geometry: geography,
  geography,
};

/** The n-th value of a type, `null` for a type not known here. */
export function builtin(name: string, modifier: number, ordinal: number): string | null {
  return makers[name]?.(ordinal, modifier) ?? null;
}

/** As long as the column allows; short ones count in base 36. */
function text(ordinal: number, modifier: number): string {
  const length = modifier > 4 ? modifier - 4 : Number.POSITIVE_INFINITY;
  const words = `sample ${ordinal}`;
  return words.length <= length ? words : ordinal.toString(36).padStart(Math.min(length, 8), '0').slice(-length);
}

/** Precision and scale as `numeric` keeps them in its modifier; the scale of 15 and later may be negative. */
function numeric(ordinal: number, modifier: number): string {
  if (modifier < 4) return `${ordinal + 1}.5`;
  const precision = ((modifier - 4) >> 16) & 0xffff;
  const scale = (((modifier - 4) & 0x7ff) ^ 1024) - 1024;
  if (scale < 0) return `${(ordinal % 9) + 1}${'0'.repeat(-scale)}`;
  const wholeDigits = Math.max(0, precision - scale);
  const fraction = scale === 0 ? '' : `.${String(ordinal % 10 ** Math.min(scale, 9)).padStart(scale, '0')}`;
  if (wholeDigits === 0) return `0${fraction}`;
  return `${(ordinal + 1) % 10 ** Math.min(wholeDigits, 9)}${fraction}`;
}

/** PostGIS packs spatial reference, kind and dimensions into the modifier; only the kind matters for a value. */
function geography(ordinal: number, modifier: number): string {
  const reference = modifier < 0 ? 0 : ((modifier & 0x0fffff00) - (modifier & 0x10000000)) >> 8;
  const kind = modifier < 0 ? 0 : (modifier & 0xfc) >> 2;
  const prefix = reference > 0 ? `SRID=${reference};` : '';
  const x = ordinal % 90;
  const ring = `(${x} 0,${x} 1,${x + 1} 1,${x} 0)`;
  const shapes = [
    `POINT(${x} 1)`,
    `POINT(${x} 1)`,
    `LINESTRING(${x} 0,${x} 1)`,
    `POLYGON(${ring})`,
    `MULTIPOINT(${x} 1)`,
    `MULTILINESTRING((${x} 0,${x} 1))`,
    `MULTIPOLYGON((${ring}))`,
    `GEOMETRYCOLLECTION(POINT(${x} 1))`,
  ];
  return `${prefix}${shapes[kind] ?? shapes[0]}`;
}
