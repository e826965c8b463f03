/** Carries several faults of one configuration to the shell: each is said, not only the first. */
import type { Fault } from '../../model/fault.ts';

export class ConfigurationError extends Error {
  readonly faults: readonly Fault[];
  constructor(faults: readonly Fault[]) {
    super(faults.map(({ what }) => what).join(' '));
    this.name = 'ConfigurationError';
    this.faults = faults;
  }
}
