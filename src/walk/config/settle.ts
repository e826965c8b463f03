/** A validated configuration file with every default filled in: the one place where defaults are decided. */
import type { Config, Permission, Role, RoleCondition, SignoffPolicy } from '../../model/config.ts';
import type { PlanThresholds } from '../../model/plan.ts';
import { inSeconds, planDefaults } from './plan.ts';
import type { ConfigFile } from './schema.ts';

type SignoffsFile = NonNullable<ConfigFile['signoffs']>;
type RoleFile = NonNullable<SignoffsFile['roles']>[string];
type WhenFile = NonNullable<RoleFile['when']>;

export function settle(file: ConfigFile): Config {
  return {
    language: file.language ?? 'en',
    migrations: file.migrations ?? [],
    database: {
      version: file.database?.version ?? null,
      prelude: file.database?.prelude ?? null,
      baseline: file.database?.baseline ?? null,
      statistics: file.database?.statistics ?? '.github/countersign-stats.json',
    },
    limits: {
      statementMs: durationMs(file.limits?.statement ?? '60s'),
      totalMs: durationMs(file.limits?.total ?? '5m'),
      memoryBytes: 1.5 * 1024 ** 3,
      fileBytes: 16 * 1024 ** 2,
      sampleRows: file.limits?.sampleRows ?? 100,
    },
    risk: {
      largeTableRows: file.risk?.largeTableRows ?? 1_000_000,
      hugeTableRows: file.risk?.hugeTableRows ?? 100_000_000,
    },
    block: file.block ?? ['critical'],
    rules: file.rules ?? {},
    waivers: file.waivers ?? [],
    signoffs: settleSignoffs(file.signoffs ?? {}),
    plan: settlePlan(file.plan ?? {}),
    report: {
      inline: file.report?.inline ?? true,
      labels: file.report?.labels ?? false,
      requestReviewers: file.report?.requestReviewers ?? false,
      trackingIssue: file.report?.trackingIssue ?? false,
    },
  };
}

function settlePlan(file: NonNullable<ConfigFile['plan']>): PlanThresholds {
  const plan = { ...planDefaults, ...file };
  return {
    errorRatePercent: plan.errorRate,
    throttleLagS: inSeconds(plan.lagThrottle),
    pauseLagS: inSeconds(plan.lagPause),
    rampPercent: plan.ramp,
    p99Percent: plan.latency,
    soakHours: inSeconds(plan.soak) / 3600,
    dropAfterReleases: plan.dropAfterReleases,
    lockTimeoutS: inSeconds(plan.lockTimeout),
    statementTimeoutS: inSeconds(plan.statementTimeout),
    attempts: plan.attempts,
  };
}

function settleSignoffs(file: SignoffsFile): SignoffPolicy {
  return {
    roles: file.roles
      ? Object.entries(file.roles).map(([name, role]) => settleRole(name, role))
      : // Two entries of one name: of those whose condition holds, the larger count counts.
        [
          settleRole('reviewer', { permission: 'write' }),
          settleRole('reviewer', { permission: 'write', count: 2, when: { risk: 'high' } }),
        ],
    authorMaySign: file.authorMaySign ?? false,
    distinct: file.distinct ?? true,
    reviews: file.reviews ?? false,
    expiresMs: file.expires === undefined ? null : durationMs(file.expires),
    overridePermission: file.override?.permission ?? 'admin',
    acknowledgements: file.acknowledgements ?? 'required',
  };
}

function settleRole(name: string, role: RoleFile): Role {
  const permission: { readonly permission?: Permission } = role.permission ? { permission: role.permission } : {};
  return {
    name,
    users: role.users ?? [],
    teams: role.teams ?? [],
    codeowners: role.codeowners ?? false,
    ...permission,
    count: role.count ?? 1,
    when: conditions(role.when ?? 'always'),
  };
}

function conditions(when: WhenFile): readonly RoleCondition[] {
  return Array.isArray(when) ? when.map(condition) : [condition(when)];
}

function condition(when: Exclude<WhenFile, readonly unknown[]>): RoleCondition {
  if (when === 'always') return { type: 'always' };
  if (when.risk) return { type: 'risk', risk: when.risk };
  if (when.class) return { type: 'class', class: when.class };
  if (when.tables) return { type: 'tables', globs: when.tables };
  if (when.paths) return { type: 'paths', globs: when.paths };
  return { type: 'rollback-irreversible' };
}

const unitMs = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const;

/** `60s` → 60000. The text has been validated. */
function durationMs(text: string): number {
  const unit = text.replace(/^\d+/, '') as keyof typeof unitMs;
  return Number.parseInt(text, 10) * unitMs[unit];
}
