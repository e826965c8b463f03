/**
 * Pages of a table changed in one DO block that commits after each: short enough for a migration file. It begins anew when
 * it was interrupted, so its condition must no longer hold for a row that was reached.
 */
import { dollarQuoted, identifier, relation } from '../../model/sql-names.ts';
import { apply, type BackfillSpec, page, prefixFor } from './sql.ts';

export type FillSpec = Pick<BackfillSpec, 'table' | 'key' | 'change' | 'batchRows' | 'pauseMs'>;

/** One statement; it must not stand in a transaction. */
export function fillLoop(spec: FillSpec): string {
  const v = prefixFor(spec.table);
  const named = (name: string) => spec.key.map((_, index) => `${v}${name}_${index + 1}`);
  const [last, from, to] = [named('last'), named('from'), named('to')];
  const typed = [...last, ...from, ...to].map((name, index) => {
    const column = spec.key[index % spec.key.length] ?? '';
    return `  ${name} ${relation(spec.table)}.${identifier(column)}%TYPE;`;
  });
  const into = `\n      INTO ${[`${v}page`, ...from, ...to].join(', ')};`;
  const body = `
#variable_conflict use_column
DECLARE
${typed.join('\n')}
  ${v}page bigint;
BEGIN
  LOOP
    IF ${v}page IS NULL THEN
      ${page(spec, null, String(spec.batchRows), '      ')}${into}
    ELSE
      ${page(spec, last, String(spec.batchRows), '      ')}${into}
    END IF;
    EXIT WHEN ${v}page = 0;
    ${apply(spec, from, to, '    ')};
    COMMIT;
${last.map((name, index) => `    ${name} := ${to[index]};`).join('\n')}
    PERFORM pg_sleep(${spec.pauseMs / 1000});
  END LOOP;
END
`;
  return `DO ${dollarQuoted(body)}`;
}
