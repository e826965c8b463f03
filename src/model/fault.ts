/**
 * Expected trouble as data: a configuration that cannot be read, a migration that does not apply, a limit
 * that was reached. A fault is rendered, and it closes the gate. Exceptions stay for bugs and the network.
 */
import { inEnglish, type Text } from './text.ts';

export type FaultCode =
  | 'configuration'
  | 'repository'
  | 'format'
  | 'encoding'
  | 'syntax'
  | 'size'
  | 'time'
  | 'memory'
  | 'migration-failed'
  | 'base-failed'
  | 'engine'
  /** GitHub answered no, too little, or not at all. */
  | 'github'
  /** A token may not do what is needed. */
  | 'permission';

export interface Fault {
  readonly code: FaultCode;
  /** One sentence: what is wrong. */
  readonly what: Text;
  /** Where: file with line, configuration key, option. */
  readonly where?: string | Text;
  /** How to mend it, one sentence. */
  readonly mend?: Text;
  /** A short example of the form expected. */
  readonly example?: string;
}

const ofRehearsal: ReadonlySet<FaultCode> = new Set(['time', 'memory', 'engine', 'base-failed', 'migration-failed']);
const ofOneFile: ReadonlySet<FaultCode> = new Set(['syntax', 'encoding', 'size']);

/** Whether it is why a rehearsal did not come to its end, or why a file took no part in one. */
export function endsRehearsal({ code }: Fault): boolean {
  return ofRehearsal.has(code) || ofOneFile.has(code);
}

/**
 * Whether an override may open the gate over it: the rehearsal failed, or one file cannot be read that the fingerprint holds
 * all the same. What leaves open which files there are, what the policy is or who may sign is never among them.
 *
 * @param touched paths of the files that the fingerprint is of
 */
export function isOverridable({ code, where }: Fault, touched: readonly string[]): boolean {
  if (ofRehearsal.has(code)) return true;
  return ofOneFile.has(code) && typeof where === 'string' && touched.includes(where.replace(/:\d+(:\d+)?$/, ''));
}

/** Carries a fault through a stack of calls; every shell catches it and renders the fault. */
export class FaultError extends Error {
  readonly fault: Fault;
  constructor(fault: Fault) {
    super([...(fault.where ? [fault.where] : []), fault.what].map(inEnglish).join(': '));
    this.name = 'FaultError';
    this.fault = fault;
  }
}
