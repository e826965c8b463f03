// Runs a program as a user would and takes its wall clock and the peak memory of it and its children together.
import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

/** Resident bytes of a process and its descendants, from /proc; 0 where there is none. */
function residentBytes(root) {
  const parents = new Map();
  const resident = new Map();
  let names = [];
  try {
    names = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  } catch {
    return 0;
  }
  for (const name of names) {
    try {
      const status = readFileSync(`/proc/${name}/status`, 'utf8');
      parents.set(Number(name), Number(/^PPid:\s+(\d+)/m.exec(status)?.[1]));
      resident.set(Number(name), Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1] ?? 0) * 1024);
    } catch {
      // The process ended between the two reads.
    }
  }
  let total = 0;
  for (const [pid, bytes] of resident) {
    let at = pid;
    while (at !== root && parents.has(at)) at = parents.get(at);
    if (at === root) total += bytes;
  }
  return total;
}

/** @returns {Promise<{seconds: number, peakBytes: number, output: string, code: number}>} */
export function run(program, words, options = {}) {
  return new Promise((resolve, reject) => {
    const start = performance.now();
    const child = spawn(program, words, { stdio: ['ignore', 'pipe', 'pipe'], ...options });
    const chunks = [];
    let peakBytes = 0;
    const timer = setInterval(() => {
      peakBytes = Math.max(peakBytes, residentBytes(child.pid));
    }, 50);
    child.stdout.on('data', (chunk) => chunks.push(chunk));
    child.stderr.resume();
    child.on('error', reject);
    child.on('close', (code) => {
      clearInterval(timer);
      resolve({
        seconds: (performance.now() - start) / 1000,
        peakBytes,
        output: Buffer.concat(chunks).toString('utf8'),
        code,
      });
    });
  });
}

export const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];
