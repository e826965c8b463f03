import { afterAll, test } from '@jest/globals';
import { readFileSync, writeFileSync } from 'node:fs';
import { closeShared, rehearseLoose } from './support/rehearse.ts';
afterAll(closeShared);
const cases = JSON.parse(readFileSync('/tmp/probe-c/cases.json', 'utf8')) as { given?: string; sql: string; transaction?: any }[];
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
      out += `  - ${statement.sql.slice(0, 60)} [${statement.kind}: ${JSON.stringify(statement.actions)}] ${o.outcome} tx=${o.transaction} ${o.error ? o.error.code : ''}\n`;
      out += `    locks ${o.locks.map((l) => `${l.relation}:${l.kind}:${l.mode.replace('Lock', '')}${l.fresh ? ':fresh' : ''}`).join(' ')}\n`;
      out += `    rewrites ${o.rewrites.join()} scans ${o.scans.map((s) => `${s.relation}(${s.rows})${s.fresh ? 'fresh' : ''}`)} built ${o.indexesBuilt.map((s) => s.index + (s.fresh ? ':fresh' : ''))} tables ${o.tables.map((t) => `${t.before?.kind} ${t.before?.schema}.${t.before?.name}>${t.after?.schema}.${t.after?.name}`)} rows ${o.affectedRows ?? ''} notices ${JSON.stringify(o.notices)}\n`;
    }
    for (const c of rehearsal.changes) out += `  * ${c.change} ${c.kind} ${c.object} ${c.from ?? ''} ${JSON.stringify(c.before)?.slice(0,300)} -> ${JSON.stringify(c.after)?.slice(0,300)}\n`;
    } catch (e) { out += `### ${one.sql}\n!!! ${e}\n`; }
  }
  writeFileSync('/tmp/probe-c/out.txt', out);
}, 280000);
