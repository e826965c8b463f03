/** One object of a schema with its parts, described compactly; and which facts nobody needs to be told. */
import type { Fact, FactBase, StableId } from '@supabase/pg-delta/core';
import { attributesOf, objectName } from './names.ts';

/** Where this program keeps helpers of its own while it rehearses. */
const ownSchema = 'countersign_shadow';

/** Our own helpers, what an extension brought along, and privileges that PostgreSQL gives by itself. */
export function isHidden(fact: Fact, facts: FactBase): boolean {
  const chain = ancestors(fact, facts);
  const isOwn = chain.some(({ id }) => id.kind === 'schema' && id.name === ownSchema);
  if (isOwn || (fact.id.kind === 'eventTrigger' && fact.payload.functionSchema === ownSchema)) return true;
  if (fact.id.kind === 'acl') return isImplied(fact);
  // From 18 on NOT NULL of a domain is a constraint too; the domain's own attribute says it in every version.
  if (fact.id.kind === 'constraint' && fact.payload.type === 'n') return true;
  return chain.some(({ id }) => facts.outgoingEdges(id).some(({ kind }) => kind === 'memberOfExtension'));
}

function ancestors(fact: Fact, facts: FactBase): readonly Fact[] {
  const parent = fact.parent === undefined ? undefined : facts.get(fact.parent);
  return parent === undefined ? [fact] : [fact, ...ancestors(parent, facts)];
}

/** What everybody may do with a new object of a kind. Source: PostgreSQL manual, "Privileges", table 5.2. */
const publicDefaults: Readonly<Partial<Record<StableId['kind'], string>>> = {
  function: 'EXECUTE',
  procedure: 'EXECUTE',
  aggregate: 'EXECUTE',
  type: 'USAGE',
  domain: 'USAGE',
  language: 'USAGE',
};

function isImplied({ id, payload }: Fact): boolean {
  if (id.kind !== 'acl' || String(payload.grantable ?? '') !== '') return false;
  const privileges = String(payload.privileges);
  if (id.grantee === 'PUBLIC') return privileges === publicDefaults[id.target.kind];
  return payload._ownerDefault !== undefined && privileges === String(payload._ownerDefault);
}

/** The column that a sequence belongs to. */
export function owningColumn({ id, payload }: Fact): StableId | undefined {
  const owner = payload.ownedBy;
  if (id.kind !== 'sequence' || typeof owner !== 'object' || owner === null || Array.isArray(owner)) return undefined;
  return { kind: 'column', schema: String(owner.schema), table: String(owner.table), name: String(owner.column) };
}

/** Under which word the parts of an object are listed, in this order. */
const groups: readonly (readonly [StableId['kind'], string])[] = [
  ['column', 'columns'],
  ['typeAttribute', 'attributes'],
  ['constraint', 'constraints'],
  ['index', 'indexes'],
  ['trigger', 'triggers'],
  ['rule', 'rules'],
  ['policy', 'policies'],
  ['publicationRel', 'tables'],
  ['publicationSchema', 'schemas'],
  ['securityLabel', 'labels'],
];

type Description = Readonly<Record<string, unknown>>;

/** An object with its parts. What PostgreSQL would have chosen by itself is left out. */
export function describeFact(fact: Fact, facts: FactBase): Description {
  const children = facts.childrenOf(fact.id).filter((child) => !isHidden(child, facts));
  const text = (kind: StableId['kind'], attribute: string) =>
    children.find(({ id }) => id.kind === kind)?.payload[attribute];
  const single = Object.entries({ default: text('default', 'expr'), comment: text('comment', 'text') });
  const grants = children
    .filter(({ id }) => id.kind === 'acl')
    .map((grant) => [granteeOf(grant.id), privilegesOf(grant)] as const);
  const parts = groups.map(([kind, group]) => [group, partsOf(kind, children, facts)] as const);
  return {
    ...attributesOf(fact),
    ...Object.fromEntries(single.filter(([, value]) => value !== undefined)),
    ...Object.fromEntries(parts.filter(([, part]) => Object.keys(part).length > 0)),
    ...(grants.length > 0 ? { grants: Object.fromEntries(grants) } : {}),
  };
}

function granteeOf(id: StableId): string {
  return id.kind === 'acl' ? id.grantee : '';
}

function privilegesOf({ payload }: Fact): unknown {
  const { privileges, grantable } = payload;
  return Array.isArray(grantable) && grantable.length > 0 ? { privileges, grantable } : privileges;
}

function partsOf(kind: StableId['kind'], children: readonly Fact[], facts: FactBase): Description {
  const parts = children.filter(({ id }) => id.kind === kind);
  const position = ({ payload }: Fact): number => Number(payload._position ?? 0);
  return Object.fromEntries(
    parts
      .sort((a, b) => position(a) - position(b) || (partName(a.id) < partName(b.id) ? -1 : 1))
      .map((part) => [partName(part.id), withoutCeremony(part, describeFact(part, facts))]),
  );
}

function partName(id: StableId): string {
  return 'name' in id ? id.name : objectName(id);
}

/** A definition alone says what the part is. */
function withoutCeremony({ id }: Fact, description: Description): unknown {
  const said = Object.keys(description).filter((name) => !(id.kind === 'constraint' && name === 'type'));
  return said.length === 1 && said[0] === 'definition' ? description.definition : description;
}
