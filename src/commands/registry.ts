/** Every command, in the order of the help. One that is not in this list does not exist. */
import type { Command } from '../model/command.ts';
import { approve } from './approve.ts';
import { assign } from './assign.ts';
import { block } from './block.ts';
import { deployed } from './deployed.ts';
import { explain } from './explain.ts';
import { help } from './help.ts';
import { override } from './override.ts';
import { plan } from './plan.ts';
import { recheck } from './recheck.ts';
import { revoke } from './revoke.ts';
import { rollback } from './rollback.ts';
import { rolledBack } from './rolled-back.ts';
import { status } from './status.ts';
import { unblock } from './unblock.ts';
import { verified } from './verified.ts';
import { waive } from './waive.ts';

export const commands: readonly Command[] = [
  help,
  status,
  approve,
  revoke,
  block,
  unblock,
  waive,
  override,
  explain,
  plan,
  rollback,
  assign,
  recheck,
  deployed,
  verified,
  rolledBack,
];

const byName: ReadonlyMap<string, Command> = new Map(commands.map((command) => [command.name, command]));

export function commandNamed(name: string): Command | undefined {
  return byName.get(name);
}
