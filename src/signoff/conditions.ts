/** Which roles the policy asks for a review, how many signatures of each, and why. */
import picomatch from 'picomatch';
import type { Role, RoleCondition, SignoffPolicy } from '../model/config.ts';
import { risks } from '../model/finding.ts';
import { lockModes } from '../model/observation.ts';
import type { RoleReason } from '../model/signoff.ts';
import type { GateInput } from './gate-input.ts';

export interface AskedRole {
  readonly role: Role;
  readonly because: readonly RoleReason[];
}

type Reviewed = Pick<
  GateInput['review'],
  'changes' | 'class' | 'migrations' | 'risk' | 'rollback' | 'tables' | 'touched'
>;

/** Strongest first. */
const reasons: readonly RoleReason[] = ['rollback', 'risk', 'class', 'tables', 'paths', 'always'];

/** In the policy's order. Of several entries with one name that are asked, the one with the largest count holds. */
export function askedRoles(policy: Pick<SignoffPolicy, 'roles'>, review: Reviewed): readonly AskedRole[] {
  const tables = touchedTables(review);
  const asked = new Map<string, AskedRole>();
  for (const role of policy.roles) {
    const because = role.when.filter((condition) => holds(condition, review, tables)).map(reasonOf);
    if (because.length === 0) continue;
    const other = asked.get(role.name);
    const all = other ? [...because, ...other.because] : because;
    asked.set(role.name, {
      role: other && other.role.count >= role.count ? other.role : role,
      because: reasons.filter((reason) => all.includes(reason)),
    });
  }
  return [...asked.values()];
}

/** The way back does not bring back what was there. */
export function losesData({ outcome, dataLoss }: Reviewed['rollback']): boolean {
  return outcome === 'irreversible' || dataLoss.length > 0;
}

function reasonOf({ type }: RoleCondition): RoleReason {
  return type === 'rollback-irreversible' ? 'rollback' : type;
}

function holds(condition: RoleCondition, review: Reviewed, tables: readonly string[]): boolean {
  switch (condition.type) {
    case 'risk':
      return risks.indexOf(review.risk) >= risks.indexOf(condition.risk);
    case 'class':
      return isOfClass(condition.class, review);
    case 'tables':
      return matchesAny(condition.globs, tables);
    case 'paths':
      return matchesAny(condition.globs, review.touched);
    case 'rollback-irreversible':
      return losesData(review.rollback);
    case 'always':
      return true;
  }
}

/** A mixed migration may hold a step of every class: nobody gets around a role by adding a harmless statement. */
function isOfClass(wanted: Extract<RoleCondition, { type: 'class' }>['class'], review: Reviewed): boolean {
  return review.class === wanted || review.migrations.some((one) => one.class === wanted || one.class === 'mixed');
}

/** A line break or a slash in a name must not carry it past a star. */
function matchesAny(globs: readonly string[], names: readonly string[]): boolean {
  const matches = picomatch([...globs], { dot: true });
  return names.some((name) => matches(name.replace(/[\n\r\u2028\u2029]/g, '_')));
}

const weakModes = new Set<string>(lockModes.slice(0, lockModes.indexOf('RowExclusiveLock')));

/** Every table that was changed or written to, as `schema.table` and bare; under both names where it was renamed. */
function touchedTables({ changes, migrations, tables }: Reviewed): readonly string[] {
  const names = new Set<string>();
  for (const { schema, name } of tables) names.add(`${schema}.${name}`).add(name);
  for (const { object, from } of changes) for (const name of [object, from ?? object]) addQualified(names, name);
  for (const { observation } of migrations.flatMap(({ statements }) => statements)) {
    for (const { kind, mode, table } of observation.locks) {
      if (kind === 'table' && !weakModes.has(mode)) addQualified(names, table);
    }
    for (const relation of observation.rewrites) addQualified(names, relation);
  }
  return [...names].map((name) => name.replaceAll('/', '_'));
}

/** From `public.users.name` too: its table. */
function addQualified(names: Set<string>, object: string): void {
  const parts = object.split('.', 2);
  const [, table] = parts;
  names.add(object);
  if (table !== undefined) names.add(parts.join('.')).add(table);
}
