/** People, checklists and reviews for the tests of the sign-off room, each with what a test does not care about filled in. */

import type { Account } from '../../src/model/account.ts';
import type { Permission, Role, SignoffPolicy } from '../../src/model/config.ts';
import type { Checklist, Revision } from '../../src/model/evidence.ts';
import type { Finding } from '../../src/model/finding.ts';
import { acknowledgementMarker, checklistMarker, shownMarker, signoffMarker } from '../../src/model/markers.ts';
import type { EventOf, GateResult, People, SignoffEvent, Standing } from '../../src/model/signoff.ts';
import { phrase } from '../../src/model/text.ts';
import { noCodeOwners } from '../../src/signoff/codeowners.ts';
import { fold } from '../../src/signoff/fold.ts';
import { gate } from '../../src/signoff/gate.ts';
import type { GateInput } from '../../src/signoff/gate-input.ts';
import { tickEvents } from '../../src/signoff/ticks.ts';
import { rollbackOf } from '../support/rollback.ts';

export const user = (id: number, login: string): Account => ({ id, login, type: 'User' });
export const alice = user(1, 'alice');
export const bob = user(2, 'bob');
export const carol = user(3, 'carol');
export const dave = user(4, 'dave');
export const mallory = user(66, 'mallory');
export const author = user(90, 'author');
export const countersign: Account = { id: 1000, login: 'countersign', type: 'Bot' };
export const otherBot: Account = { id: 1001, login: 'github-actions', type: 'Bot' };

export const present = 'a'.repeat(64);
export const former = 'b'.repeat(64);

/** The moment so many minutes into the day. */
export const minute = (minutes: number): string => new Date(Date.UTC(2026, 10, 20, 0, minutes)).toISOString();

export interface Boxes {
  readonly fingerprint?: string;
  readonly roles?: readonly string[];
  readonly acknowledgements?: readonly string[];
  readonly ticked?: readonly string[];
}

export const roleLine = (role: string, fingerprint: string, ticked = false): string =>
  `- [${ticked ? 'x' : ' '}] **${role}** · needs a signature ${signoffMarker(role, fingerprint)}`;

/** A checklist's body as our bot writes it. */
export function body({
  fingerprint = present,
  roles = ['owner', 'dba'],
  acknowledgements = [],
  ticked = [],
}: Boxes = {}): string {
  return [
    checklistMarker,
    shownMarker(fingerprint),
    ...roles.map((role) => roleLine(role, fingerprint, ticked.includes(role))),
    ...acknowledgements.map(
      (box) => `- [${ticked.includes(box) ? 'x' : ' '}] ${box} done ${acknowledgementMarker(box, fingerprint)}`,
    ),
  ].join('\n');
}

/** Flips the boxes of these names in a body. */
export function flipped(text: string, ...names: readonly string[]): string {
  return text
    .split('\n')
    .map((line) => {
      const hit = names.some((name) => new RegExp(`countersign:(signoff|acknowledgement) ${name} `).test(line));
      if (!hit) return line;
      return line.startsWith('- [ ]') ? line.replace('- [ ]', '- [x]') : line.replace('- [x]', '- [ ]');
    })
    .join('\n');
}

export const revision = (minutes: number, editor: Account | null, text: string | null): Revision => ({
  at: minute(minutes),
  editor,
  body: text,
});

export const checklist = (revisions: readonly Revision[], parts: Partial<Checklist> = {}): Checklist => ({
  id: 7,
  createdAt: revisions[0]?.at ?? minute(0),
  revisions,
  complete: true,
  ...parts,
});

/** Events in short: who, what, about what. */
export function words(list: Checklist): readonly string[] {
  return tickEvents(list).events.map((event) => {
    const about = 'role' in event ? (event.role ?? 'all') : 'box' in event ? event.box : '';
    return `${event.account.login} ${event.type} ${about}`.trim();
  });
}

let comments = 100;
type Said =
  | Omit<EventOf<'approve'>, 'account' | 'at' | 'source' | 'sequence'>
  | { readonly type: SignoffEvent['type'] };

/** An event of a comment of its own. */
export function said<Word extends Said>(account: Account, minutes: number, word: Word) {
  comments += 1;
  return { account, at: minute(minutes), source: `comment:${comments}`, sequence: 0, ...word };
}

export const approve = (
  account: Account,
  role: string | null,
  parts: Partial<EventOf<'approve'>> & { readonly minutes?: number } = {},
): EventOf<'approve'> => {
  const { minutes = 10, ...rest } = parts;
  return { ...said(account, minutes, { type: 'approve', role, fingerprint: present, via: 'command' }), ...rest };
};

export const role = (name: string, parts: Partial<Role> = {}): Role => ({
  name,
  users: [],
  teams: [],
  codeowners: false,
  count: 1,
  when: [{ type: 'always' }],
  ...parts,
});

export const policy = (parts: Partial<SignoffPolicy> = {}): SignoffPolicy => ({
  roles: [role('owner', { users: ['alice', 'bob'] }), role('dba', { users: ['bob', 'carol'] })],
  authorMaySign: false,
  distinct: true,
  reviews: false,
  expiresMs: null,
  overridePermission: 'admin',
  acknowledgements: 'off',
  ...parts,
});

export function peopleOf(
  standings: readonly (readonly [Account, Permission | 'none', ...string[]])[],
  parts: Partial<People> = {},
): People {
  return {
    standings: new Map(
      standings.map(([account, permission, ...teams]): [number, Standing] => [
        account.id,
        { account, permission, teams },
      ]),
    ),
    ids: new Map(standings.map(([{ login, id }]) => [login.toLowerCase(), id])),
    faults: [],
    ...parts,
  };
}

export const everybody = peopleOf([
  [alice, 'write'],
  [bob, 'write'],
  [carol, 'maintain'],
  [dave, 'admin'],
  [mallory, 'read'],
  [author, 'write'],
]);

export const path = 'db/migrations/1_users.sql';

export const finding = (parts: Partial<Finding> = {}): Finding => ({
  rule: 'column-dropped',
  severity: 'critical',
  path,
  line: 3,
  subject: 'public.users.name',
  message: phrase`It is dropped.`,
  ...parts,
});

export const reviewed = (parts: Partial<GateInput['review']> = {}): GateInput['review'] => ({
  changes: [],
  class: 'expand',
  faults: [],
  findings: [],
  fingerprint: present,
  history: [],
  impact: [],
  migrations: [],
  risk: 'low',
  rollback: rollbackOf(),
  tables: [],
  touched: [path],
  unrehearsed: [],
  ...parts,
});

export const input = (events: readonly SignoffEvent[] = [], parts: Partial<GateInput> = {}): GateInput => ({
  review: reviewed(),
  policy: policy(),
  block: ['critical'],
  largeTableRows: 1_000_000,
  rules: ['column-dropped', 'index-not-concurrent'],
  state: fold(events, []),
  people: everybody,
  excluded: new Map([[author.id, 'author']]),
  pullAuthor: author.id,
  codeOwners: noCodeOwners,
  now: minute(1_000),
  ...parts,
});

export const judge = (events: readonly SignoffEvent[] = [], parts: Partial<GateInput> = {}): GateResult =>
  gate(input(events, parts));

/** Both roles of the policy, signed. */
export const bothSigned = (): SignoffEvent[] => [approve(alice, 'owner'), approve(carol, 'dba')];

/** Refusals in short: who, of what, why. */
export const refused = ({ refusals }: GateResult): readonly string[] =>
  refusals.map(({ account, what, why }) => `${account.login} ${what} ${why}`);

/** Who signed, role by role. */
export const signedBy = ({ roles }: GateResult): Record<string, readonly string[]> =>
  Object.fromEntries(roles.map((state) => [state.role, state.signed.map(({ account }) => account.login)]));
