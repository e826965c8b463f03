/**
 * Looks at everything from time to time, because GitHub delivers a webhook once and not at all while nobody listens, and
 * because sign-offs expire and people leave teams without any event.
 */
import type { Log } from './log.ts';
import type { Queue } from './queue.ts';

/** A tenth around the interval, so that processes that start together do not ask together. */
const jitter = 0.1;

/** @param seed any text that differs between processes; the same gives the same times */
export function startReconciliation(queue: Queue, minutes: number, seed: string, log: Log): () => void {
  const next = randomFrom(seed);
  let timer: NodeJS.Timeout;
  const look = async (first: boolean): Promise<void> => {
    // At a start there may be much that nobody heard. Later one process does it for all.
    const once = first ? {} : { oncePerSeconds: minutes * 30 };
    await queue
      .wake({ kind: 'everything' }, { background: true, ...once })
      .catch((error: unknown) => log.error({ err: error }, 'The reconciliation could not be queued.'));
  };
  const plan = (): void => {
    timer = setTimeout(
      () => {
        plan();
        void look(false);
      },
      minutes * 60_000 * (1 - jitter + 2 * jitter * next()),
    );
    timer.unref();
  };
  plan();
  void look(true);
  return () => clearTimeout(timer);
}

/** Numbers from 0 to 1 that look random. Source: Knuth, The Art of Computer Programming 2, section 3.3.4, line 26. */
function randomFrom(seed: string): () => number {
  let state = [...seed].reduce((sum, letter) => (Math.imul(sum, 31) + (letter.codePointAt(0) ?? 0)) >>> 0, 7);
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
