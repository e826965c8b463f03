/** The `signoffs` part of the configuration: roles, when each is asked, and what counts as a sign-off. */

import { z } from 'zod';
import { risks } from '../../model/finding.ts';
import { inEnglish, phrase, verbatim } from '../../model/text.ts';
import { duration, durationForm, key, yesOrNo } from './key.ts';

const permissions = ['read', 'triage', 'write', 'maintain', 'admin'] as const;
const glob = z.string().min(1).max(200);
const globs = z.array(glob).min(1).max(100);
const condition = z
  .strictObject({
    risk: key(z.enum(risks).optional(), phrase`low, medium, high or critical`, 'That risk level and above.', 'high'),
    class: key(
      z.enum(['expand', 'backfill', 'contract', 'mixed']).optional(),
      phrase`expand, backfill, contract or mixed`,
      'The change class of the pull request.',
      'contract',
    ),
    tables: key(globs.optional(), phrase`a list of globs`, 'A touched table matches.', ['public.payments*']),
    paths: key(globs.optional(), phrase`a list of globs`, 'The path of a touched migration matches.', [
      'db/billing/**',
    ]),
    rollback: key(
      z.literal('irreversible').optional(),
      phrase`irreversible`,
      'There is no way back without loss.',
      'irreversible',
    ),
  })
  .refine((value) => Object.keys(value).length === 1, {
    message: inEnglish(phrase`Write one condition here; several go into a list, of which one suffices.`),
  })
  .meta({
    title: inEnglish(phrase`one of { risk }, { class }, { tables }, { paths }, { rollback }`),
    minProperties: 1,
    maxProperties: 1,
  });

const login = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,99}$/);
const team = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,99}\/[A-Za-z0-9_.-]{1,100}$/);

const role = z
  .strictObject({
    users: key(z.array(login).max(100).optional(), phrase`a list of logins, without @`, 'People who hold this role.', [
      'alice',
    ]),
    teams: key(
      z.array(team).max(100).optional(),
      phrase`a list of organisation/team, without @`,
      'Teams whose members hold this role.',
      ['acme/dba'],
    ),
    permission: key(
      z.enum(permissions).optional(),
      verbatim(permissions.join(', ')),
      'People with this permission on the repository, or a higher one, hold this role.',
      'maintain',
    ),
    codeowners: key(
      z.boolean().optional(),
      yesOrNo,
      'Code owners of the touched migration files hold this role.',
      true,
    ),
    count: key(
      z.int().min(1).max(20).optional(),
      phrase`a whole number from 1 to 20`,
      'How many different people of this role must sign.',
      1,
    ),
    when: key(
      z
        .union([
          z.literal('always'),
          condition,
          z
            .array(z.union([z.literal('always'), condition]))
            .min(1)
            .max(50),
        ])
        .optional(),
      phrase`always, one condition such as { risk: high }, or a list of conditions`,
      'When this role is asked. Of a list one condition suffices.',
      { risk: 'high' },
    ),
  })
  .refine(({ users, teams, permission, codeowners }) => users?.length || teams?.length || permission || codeowners, {
    message: inEnglish(phrase`Nobody can hold this role: say who does by users, teams, permission or codeowners.`),
  })
  .meta({
    title: inEnglish(phrase`a map of users, teams, permission, codeowners, count, when`),
    examples: [{ teams: ['acme/dba'] }],
  });

export const signoffs = key(
  z.strictObject({
    roles: key(
      z
        .record(
          z
            .string()
            .regex(/^[A-Za-z][A-Za-z0-9_-]{0,39}$/)
            .meta({ title: inEnglish(phrase`a role name of letters, digits, - and _`) }),
          role,
        )
        .optional(),
      phrase`a map of role name to role`,
      'Who must sign, and when. Without it one reviewer, and two from risk high on; an empty map asks nobody.',
      { dba: { teams: ['acme/dba'], when: { risk: 'high' } } },
    ),
    authorMaySign: key(
      z.boolean().optional(),
      yesOrNo,
      'Whether authors, committers and co-authors of the migrations and the last pusher may sign.',
      false,
    ),
    distinct: key(z.boolean().optional(), yesOrNo, 'Whether one person fills one role only.', true),
    reviews: key(
      z.boolean().optional(),
      yesOrNo,
      'Whether an approving review counts as a sign-off of the roles the person holds.',
      false,
    ),
    expires: key(duration.optional(), durationForm, 'How long a sign-off holds; without it for ever.', '14d'),
    override: key(
      z
        .strictObject({
          permission: key(
            z.enum(permissions),
            verbatim(permissions.join(', ')),
            'That permission or a higher one.',
            'admin',
          ),
        })
        .optional(),
      phrase`a map of permission`,
      'Who may open the whole gate, with a reason.',
      { permission: 'admin' },
    ),
    acknowledgements: key(
      z.enum(['required', 'optional', 'off']).optional(),
      phrase`required, optional or off`,
      "Whether the rollback checklist's boxes must be ticked.",
      'required',
    ),
  }),
  phrase`a map of roles, authorMaySign, distinct, reviews, expires, override, acknowledgements`,
  'Who must countersign a migration.',
  { reviews: true },
);
