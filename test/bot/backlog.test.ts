/** Many jobs wait: they are worked off one after the other without pauses, and what else the process does goes on beside. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterEach, describe, expect, test } from '@jest/globals';
import type { DatabasePlace } from '../../src/shells/bot/settings.ts';
import type { Target } from '../../src/shells/bot/target.ts';
import { inTurns } from '../../src/shells/bot/turns.ts';
import { serverAnswers, serverUrl } from '../support/database.ts';
import { bot, removeDirectory, temporaryDirectory, throwAwayDatabase, until } from './support.ts';

const reached = await serverAnswers();
if (!reached) console.log(`no native server at ${serverUrl}: 1 check of a backlog is skipped`);

const jobs = 60;
const concurrency = 2;
/** Half of what they take when each waits for the poll of every half second. */
const limitMs = (jobs / concurrency / 2) * 500;

describe('a backlog of short jobs', () => {
  let clean = async (): Promise<void> => {};
  afterEach(() => clean());

  /** Nothing ends before all wait: whoever queues a job wakes the workers, which would hide a pause. */
  async function workOff(database: DatabasePlace): Promise<number> {
    const done = new Set<number>();
    let open = (): void => {};
    const gate = new Promise<void>((resolve) => {
      open = resolve;
    });
    const evaluate = async (target: Target): Promise<void> => {
      await gate;
      if (target.kind === 'pull') done.add(target.number);
    };
    const one = await bot(database, { concurrency, evaluate });
    for (let number = 1; number <= jobs; number += 1) {
      await one.queue.wake({ kind: 'pull', installationId: 7, owner: 'acme', repository: 'shop', number });
    }
    const startMs = performance.now();
    open();
    await until(() => done.size === jobs, 'all are done', 30_000);
    const spentMs = performance.now() - startMs;
    await one.stop(1000);
    return spentMs;
  }

  test('does not wait for polls, on the embedded database', async () => {
    const directory = temporaryDirectory();
    clean = async () => removeDirectory(directory);
    expect(await workOff({ type: 'embedded', directory })).toBeLessThan(limitMs);
  });

  (reached ? test : test.skip)('nor on a server', async () => {
    const { url, drop } = await throwAwayDatabase();
    clean = drop;
    expect(await workOff({ type: 'server', url })).toBeLessThan(limitMs);
  });
});

describe('statements of the embedded database', () => {
  test('leave a turn of the event loop to others between two of them, and keep their order', async () => {
    const seen: string[] = [];
    const database = inTurns({
      executeSql: async (text: string) => {
        seen.push(text);
        return { rows: [] };
      },
    });
    const others = (async () => {
      for (let turn = 0; turn < 3; turn += 1) {
        await nextTurn();
        seen.push('other');
      }
    })();
    await Promise.all([database.executeSql('a'), database.executeSql('b'), database.executeSql('c'), others]);
    expect(seen.filter((text) => text !== 'other')).toEqual(['a', 'b', 'c']);
    expect(seen.slice(seen.indexOf('a') + 1, seen.indexOf('b'))).toContain('other');
  });

  test('one that fails holds up none', async () => {
    const database = inTurns({
      executeSql: async (text: string) => {
        if (text === 'bad') throw new Error('no such table');
        return { rows: [text] };
      },
    });
    const bad = database.executeSql('bad');
    const good = database.executeSql('good');
    await expect(bad).rejects.toThrow('no such table');
    expect(await good).toEqual({ rows: ['good'] });
  });
});
