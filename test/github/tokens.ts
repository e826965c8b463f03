/** Tokens and Apps: who a request acts as and what it may do. */
import { createPublicKey, createVerify, generateKeyPairSync } from 'node:crypto';
import type { Account } from './accounts.ts';
import type { AppIdentity } from './checks.ts';
import type { Repository } from './repository.ts';
import { Refusal, type World } from './world.ts';

export type Level = 'none' | 'read' | 'write';

export interface Token {
  readonly value: string;
  readonly actor: Account;
  /** `null`: a person's own token, which may do whatever that person may. */
  readonly permissions: Readonly<Record<string, Level>> | null;
  /** `null`: all. */
  readonly repositories: ReadonlySet<Repository> | null;
  /** The App behind an installation token. */
  readonly app: AppIdentity | null;
}

export interface Installation {
  readonly id: number;
  readonly account: Account;
}

export interface App extends AppIdentity {
  readonly privateKey: string;
  readonly webhookSecret: string;
  readonly publicKey: string;
  readonly actor: Account;
  readonly permissions: Readonly<Record<string, Level>>;
  /** One for every owner of repositories. */
  readonly installations: Map<Account, Installation>;
}

export interface AppInput {
  readonly id?: number;
  readonly slug?: string;
  readonly privateKey?: string;
  readonly webhookSecret?: string;
  readonly permissions?: Readonly<Record<string, Level>>;
}

/** What the product asks for in its manifest, where a test does not say otherwise. */
const appPermissions: Readonly<Record<string, Level>> = {
  metadata: 'read',
  contents: 'read',
  pull_requests: 'write',
  issues: 'write',
  statuses: 'write',
  checks: 'write',
  members: 'read',
  merge_queues: 'read',
};

/** The App that every workflow of GitHub Actions acts as. */
const actionsAppId = 15368;

export class Keyring {
  readonly #world: World;
  readonly #tokens = new Map<string, Token>();
  readonly apps = new Map<number, App>();

  constructor(world: World) {
    this.#world = world;
  }

  issue(input: Omit<Token, 'value'> & { readonly prefix?: string }): Token {
    const value = `${input.prefix ?? 'ghs'}_${String(this.#tokens.size + 1).padStart(36, '0')}`;
    const token: Token = { ...input, value };
    this.#tokens.set(value, token);
    return token;
  }

  /** A token of a workflow, as `GITHUB_TOKEN`. */
  workflow(actor: Account, given: Readonly<Record<string, Level>>, repositories: readonly Repository[] | null): Token {
    const permissions = { metadata: 'read' as const, ...given };
    const app = { id: actionsAppId, slug: 'github-actions', owner: actor, permissions };
    return this.issue({ actor, permissions, repositories: repositories && new Set(repositories), app });
  }

  app(input: AppInput): App {
    const { id = 777, slug = 'countersign', permissions = appPermissions, webhookSecret = 'webhook-secret' } = input;
    const privateKey = input.privateKey ?? newKey();
    const publicKey = createPublicKey(privateKey).export({ type: 'spki', format: 'pem' }).toString();
    const actor = this.#world.directory.account(`${slug}[bot]`, 'Bot');
    const owner = this.#world.directory.organization('countersign-makers');
    const app: App = {
      id,
      slug,
      owner,
      actor,
      permissions,
      webhookSecret,
      privateKey,
      publicKey,
      installations: new Map(),
    };
    this.apps.set(id, app);
    return app;
  }

  /** The App's installation on an owner's repositories; made at the first question. */
  installation(app: App, account: Account): Installation {
    const known = app.installations.get(account);
    if (known) return known;
    const made = { id: this.#world.number('installation'), account };
    app.installations.set(account, made);
    return made;
  }

  token(authorization: string | undefined): Token | null {
    const value = /^(?:token|bearer) (\S+)$/i.exec(authorization ?? '')?.[1];
    if (value === undefined || value.split('.').length === 3) return null;
    const token = this.#tokens.get(value);
    if (!token) throw new Refusal(401, 'Bad credentials');
    return token;
  }

  /** Whose JSON Web Token it is: signed by the App's key, issued by its number, not expired. Real time, as the signer's. */
  appOf(authorization: string | undefined): App {
    const [header, payload, signature] = (/^bearer (\S+)$/i.exec(authorization ?? '')?.[1] ?? '').split('.');
    if (!header || !payload || !signature) throw new Refusal(401, 'A JSON web token could not be decoded');
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'));
    const app = this.apps.get(Number(claims.iss));
    if (!app) throw new Refusal(404, 'Integration not found');
    const verified = createVerify('RSA-SHA256')
      .update(`${header}.${payload}`)
      .verify(app.publicKey, Buffer.from(signature, 'base64url'));
    if (!verified) throw new Refusal(401, 'A JSON web token could not be decoded');
    const seconds = Date.now() / 1000;
    if (claims.exp < seconds || claims.exp > seconds + 660) {
      throw new Refusal(401, "'Expiration time' claim ('exp') must be a numeric value representing the future time");
    }
    return app;
  }
}

function newKey(): string {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return privateKey.export({ type: 'pkcs1', format: 'pem' }).toString();
}

const order: readonly Level[] = ['none', 'read', 'write'];

/** One of these permissions suffices, as `issues=write; pull_requests=write`. */
export type Need = readonly (readonly [permission: string, level: Level])[];

export function mayWith(permissions: Readonly<Record<string, Level>>, need: Need): boolean {
  return need.some(([name, level]) => order.indexOf(permissions[name] ?? 'none') >= order.indexOf(level));
}

/** GitHub's own 403 for a token that lacks a permission. */
export function demand(token: Token, need: Need): void {
  if (token.permissions === null || mayWith(token.permissions, need)) return;
  const accepted = need.map(([name, level]) => `${name}=${level}`).join('; ');
  throw new Refusal(403, 'Resource not accessible by integration', {
    headers: { 'x-accepted-github-permissions': accepted },
  });
}
