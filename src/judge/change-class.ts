/**
 * Expand, backfill or contract: what a migration does to the shape that running code relies on. Judged from what was
 * asked of relations that existed before; a table made in the same pull request has no code that relies on it.
 */
import { type Catalogue, findTable } from '../model/catalogue.ts';
import type { ChangeClass } from '../model/finding.ts';
import type { RehearsedMigration } from '../model/rehearsal.ts';
import type { Action, Name } from '../model/statement.ts';

type Step = 'expand' | 'backfill' | 'contract' | 'neutral';

/** Objects whose removal takes away something that code can name in a query. */
const namedByCode = new Set([
  'table',
  'view',
  'materialized view',
  'materialized-view',
  'schema',
  'function',
  'procedure',
  'type',
  'domain',
  'sequence',
  'foreign table',
]);

function tableOf(action: Action): Name | undefined {
  if ('table' in action && action.table) return action.table;
  return 'name' in action && typeof action.name === 'object' ? action.name : undefined;
}

function step(action: Action): Step {
  switch (action.type) {
    case 'create-table':
    case 'add-column':
    case 'create-index':
    case 'add-constraint':
    case 'create-view':
    case 'create-trigger':
    case 'create-function':
    case 'create-enum':
    case 'create-type':
    case 'create-domain':
    case 'create-sequence':
    case 'create-schema':
    case 'create-extension':
    case 'add-enum-value':
    case 'drop-not-null':
    case 'attach-partition':
      return 'expand';
    case 'insert':
    case 'update':
    case 'delete':
    case 'merge':
    case 'copy':
      return 'backfill';
    case 'drop-column':
    case 'alter-column-type':
    case 'set-not-null':
    case 'set-schema':
    case 'truncate':
    case 'detach-partition':
    case 'rename-enum-value':
      return 'contract';
    case 'drop':
      return namedByCode.has(action.object) ? 'contract' : 'neutral';
    case 'rename':
      return action.object === 'index' || action.object === 'constraint' ? 'neutral' : 'contract';
    default:
      return 'neutral';
  }
}

function stepOn(action: Action, base: Catalogue): Step {
  const kind = step(action);
  if (kind === 'neutral' || kind === 'expand') return kind;
  const name = tableOf(action);
  const onTable = 'table' in action || action.type === 'drop' || action.type === 'rename';
  // Rows and columns of a table that is new in this pull request are part of making it.
  return onTable && name && !findTable(base, name) && relationKind(action) ? 'neutral' : kind;
}

function relationKind(action: Action): boolean {
  return action.type === 'drop' || action.type === 'rename' ? action.object === 'table' : true;
}

/** The class of one migration. */
export function classOf(migration: RehearsedMigration, base: Catalogue): ChangeClass {
  const steps = new Set(
    migration.statements
      .filter(({ observation }) => !observation.undone)
      .flatMap(({ statement }) => statement.actions.map((action) => stepOn(action, base))),
  );
  steps.delete('neutral');
  if (steps.size > 1) return 'mixed';
  return [...steps][0] ?? 'neutral';
}

/** The class of several together. */
export function overallClass(classes: readonly ChangeClass[]): ChangeClass {
  const distinct = new Set(classes.filter((one) => one !== 'neutral'));
  if (distinct.size > 1) return 'mixed';
  return [...distinct][0] ?? 'neutral';
}
