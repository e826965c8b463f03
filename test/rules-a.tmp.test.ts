import { afterAll, test } from '@jest/globals';
import { readFileSync, writeFileSync } from 'node:fs';
import { closeShared, rehearseLoose } from './support/rehearse.ts';
afterAll(closeShared);
const cases = JSON.parse(readFileSync('/tmp/probe/cases.json', 'utf8')) as { given?: string; sql: string; transaction?: any }[];
test('probe', async () => {
  let out = '';
  for (const one of cases) {
    try {
    const rehearsal = await rehearseLoose({ ...(one.given && { given: one.given }), migrations: [{ sql: one.sql, ...(one.transaction && { transaction: one.transaction }) }] });
    out += `### ${one.sql}\n`;
    if (rehearsal.faults.length) out += `faults ${JSON.stringify(rehearsal.faults)}\n`;
    if (rehearsal.replay.notes.length) out += `notes ${JSON.stringify(rehearsal.replay.notes)}\n`;
    if (rehearsal.unverified.length) out += `unv ${JSON.stringify(rehearsal.unverified)}\n`;
    for (const { statements } of rehearsal.migrations) for (const { statement, observation: o } of statements) {
      out += `  - ${statement.sql.slice(0, 60)} [${statement.actions.map((a) => a.type + (('command' in a) ? ':' + a.command : '')).join()}] ${o.outcome} tx=${o.transaction} ${o.error ? o.error.code : ''} cond=${o.condition?.error.code ?? ''} ${o.condition?.query ?? ''}\n`;
      out += `    locks ${o.locks.map((l) => `${l.relation}:${l.kind}:${l.mode.replace('Lock', '')}${l.fresh ? ':fresh' : ''}`).join(' ')}\n`;
      out += `    rewrites ${o.rewrites.join()} scans ${o.scans.map((s) => `${s.relation}(${s.rows})${s.fresh ? 'fresh' : ''}`)} built ${o.indexesBuilt.map((s) => s.index + (s.fresh ? ':fresh' : ''))} tables ${o.tables.map((t) => `${t.before?.name}>${t.after?.name}`)} rows ${o.affectedRows ?? ''} notices ${o.notices}\n`;
    }
    } catch (e) { out += `### ${one.sql}\n!!! ${e}\n`; }
  }
  writeFileSync('/tmp/probe/out.txt', out);
}, 280000);
