/** Who ticked what, from the history of a checklist that anybody with write access can edit. */
import { describe, expect, test } from '@jest/globals';
import { acknowledgementMarker, signoffMarker } from '../../src/model/markers.ts';
import { readBoxes, templateOf } from '../../src/signoff/boxes.ts';
import { tickEvents } from '../../src/signoff/ticks.ts';
import {
  alice,
  bob,
  body,
  carol,
  checklist,
  countersign,
  flipped,
  former,
  mallory,
  minute,
  otherBot,
  present,
  revision,
  roleLine,
  words,
} from './support.ts';

const open = body();
const posted = revision(0, countersign, open);

describe('boxes', () => {
  test('of both kinds are read, with either tick and either line end', () => {
    const text = [
      `- [ ] **dba** ${signoffMarker('dba', present)}`,
      `- [X] backup ${acknowledgementMarker('backup-restored', present)}`,
    ].join('\r\n');
    expect(readBoxes(text)).toEqual([
      {
        kind: 'signoff',
        name: 'dba',
        fingerprint: present,
        ticked: false,
        line: `- [] **dba** ${signoffMarker('dba', present)}`,
      },
      {
        kind: 'acknowledgement',
        name: 'backup-restored',
        fingerprint: present,
        ticked: true,
        line: `- [] backup ${acknowledgementMarker('backup-restored', present)}`,
      },
    ]);
  });

  test.each([
    ['indented', ` - [ ] a ${signoffMarker('dba', present)}`],
    ['another bullet', `* [ ] a ${signoffMarker('dba', present)}`],
    ['words after the marker', `- [ ] a ${signoffMarker('dba', present)} b`],
    ['short fingerprint', `- [ ] a ${signoffMarker('dba', 'abc')}`],
    ['endless line', `- [ ] ${'a'.repeat(2_000)} ${signoffMarker('dba', present)}`],
  ])('%s: none', (_, line) => {
    expect(readBoxes(line)).toEqual([]);
  });

  test('beyond all bounds there are none', () => {
    const line = `- [ ] a ${signoffMarker('dba', present)}`;
    expect(readBoxes(Array(500).fill(line).join('\n'))).toHaveLength(500);
    expect(readBoxes(Array(501).fill(line).join('\n'))).toEqual([]);
    expect(readBoxes(`${line}\n${'\n'.repeat(262_144)}`)).toEqual([]);
  });

  test('a marker that our own body doubles is nobody’s', () => {
    const doubled = `${open}\n${roleLine('dba', present)} `.trimEnd();
    expect([...templateOf(readBoxes(doubled)).keys()]).toEqual([`signoff owner ${present}`]);
  });
});

describe('ticks', () => {
  test('the editor of the revision is credited, box by box', () => {
    const { events, unclear } = tickEvents(checklist([posted, revision(5, alice, flipped(open, 'owner', 'dba'))]));
    expect(unclear).toBe(false);
    expect(events).toEqual([
      {
        type: 'approve',
        role: 'owner',
        fingerprint: present,
        via: 'tick',
        account: alice,
        at: minute(5),
        source: 'checklist:7',
        sequence: 0,
      },
      {
        type: 'approve',
        role: 'dba',
        fingerprint: present,
        via: 'tick',
        account: alice,
        at: minute(5),
        source: 'checklist:7',
        sequence: 1,
      },
    ]);
  });

  test('an edit that leaves a tick as it was credits nothing', () => {
    const ticked = flipped(open, 'dba');
    expect(words(checklist([posted, revision(5, alice, ticked), revision(6, bob, `${ticked}\nhello`)]))).toEqual([
      'alice approve dba',
    ]);
  });

  test('GitHub’s editor changes every line end, and the box is the same', () => {
    const text = flipped(open, 'dba').replaceAll('\n', '\r\n');
    expect(words(checklist([posted, revision(5, alice, text)]))).toEqual(['alice approve dba']);
  });

  test('an untick is a revoke of the person who unticks', () => {
    const ticked = flipped(open, 'dba');
    const { events } = tickEvents(checklist([posted, revision(5, alice, ticked), revision(6, bob, open)]));
    const common = { role: 'dba', via: 'tick', source: 'checklist:7' };
    expect(events).toEqual([
      { ...common, type: 'approve', fingerprint: present, account: alice, at: minute(5), sequence: 0 },
      { ...common, type: 'revoke', account: bob, at: minute(6), sequence: 1 },
    ]);
  });

  test('a line that is taken away or altered is an untick too', () => {
    const ticked = flipped(open, 'dba');
    const altered = ticked.replace('**dba** ·', '**dba** (draft) ·').replace('[x]', '[ ]');
    for (const text of ['', altered]) {
      expect(words(checklist([posted, revision(5, alice, ticked), revision(6, alice, text)]))).toEqual([
        'alice approve dba',
        'alice revoke dba',
      ]);
    }
  });

  test('an altered line that goes away unticked is an untick', () => {
    const ticked = flipped(open, 'dba');
    const altered = ticked.replace('**dba** ·', '**dba** (draft) ·');
    const history = [
      posted,
      revision(5, alice, ticked),
      revision(6, mallory, altered),
      revision(7, alice, altered.replace('[x]', '[ ]')),
    ];
    expect(words(checklist(history))).toEqual(['alice approve dba', 'mallory revoke dba', 'alice revoke dba']);
  });

  test('an altered line that stays as it is takes back nothing more', () => {
    const ticked = flipped(open, 'dba');
    const altered = ticked.replace('**dba** ·', '**dba** (draft) ·');
    const history = [posted, revision(5, alice, ticked), revision(6, mallory, altered)];
    expect(words(checklist([...history, revision(7, carol, `${altered}\nhello`)])).slice(2)).toEqual([]);
    // Put right without the tick it is an untick once more, of whoever put it right.
    expect(words(checklist([...history, revision(7, carol, open)])).slice(2)).toEqual(['carol revoke dba']);
  });

  test('taking away a forged copy and the line itself is an untick', () => {
    const forged = `${open}\n- [x] **dba** · harmless ${signoffMarker('dba', present)}`;
    const history = [posted, revision(5, mallory, forged), revision(6, alice, '')];
    expect(words(checklist(history))).toEqual(['alice revoke dba']);
  });

  test('clearing away a forged copy takes back nothing', () => {
    const ticked = flipped(open, 'dba');
    const forged = `${ticked}\n- [x] **dba** · harmless ${signoffMarker('dba', present)}`;
    const history = [posted, revision(5, alice, ticked), revision(6, mallory, forged), revision(7, alice, ticked)];
    expect(words(checklist(history))).toEqual(['alice approve dba']);
  });

  test('the line counts as the newest body of ours has it', () => {
    const later = body({ roles: ['dba'] }).replace('needs a signature', 'because the risk is high');
    const history = [posted, revision(4, countersign, later)];
    expect(words(checklist([...history, revision(5, alice, flipped(open, 'dba'))]))).toEqual([]);
    expect(words(checklist([...history, revision(5, alice, flipped(later, 'dba'))]))).toEqual(['alice approve dba']);
  });

  test('a box of a former fingerprint counts for nothing after ours moved on', () => {
    const before = body({ fingerprint: former });
    const history = [revision(0, countersign, before), revision(4, countersign, open)];
    expect(words(checklist([...history, revision(5, alice, flipped(before, 'dba'))]))).toEqual([]);
  });

  test('another bot writes no template and credits nobody', () => {
    const other = open.replaceAll('needs a signature', 'a picture of a kitten');
    const ticked = revision(4, otherBot, flipped(open, 'dba'));
    expect(
      words(checklist([posted, revision(4, otherBot, other), revision(5, alice, flipped(other, 'owner', 'dba'))])),
    ).toEqual([]);
    expect(words(checklist([posted, ticked, revision(5, alice, flipped(open, 'dba', 'owner'))]))).toEqual([
      'alice approve owner',
    ]);
  });

  test('who ticks again what a bot had opened is credited', () => {
    const ticked = flipped(open, 'dba');
    const history = [posted, revision(4, alice, ticked), revision(5, countersign, open), revision(6, bob, ticked)];
    expect(words(checklist(history))).toEqual(['alice approve dba', 'bob approve dba']);
  });

  test('a checklist that a person, a ghost or nobody posted says nothing', () => {
    for (const poster of [alice, null]) {
      const list = checklist([revision(0, poster, open), revision(5, bob, flipped(open, 'dba'))]);
      expect(tickEvents(list)).toEqual({ events: [], unclear: false, shown: [] });
    }
    expect(tickEvents(checklist([]))).toEqual({ events: [], unclear: false, shown: [] });
  });
});

describe('acknowledgements', () => {
  const list = body({ roles: [], acknowledgements: ['window', 'staging'] });

  test('are ticked by anybody and opened by anybody', () => {
    const history = [
      revision(0, countersign, list),
      revision(5, alice, flipped(list, 'window')),
      revision(6, bob, list),
    ];
    const { events } = tickEvents(checklist(history));
    expect(events.map(({ account, at, source, sequence, ...word }) => word)).toEqual([
      { type: 'acknowledge', box: 'window', fingerprint: present },
      { type: 'unacknowledge', box: 'window' },
    ]);
  });

  test('one that is called like a role is not the role', () => {
    const both = body({ roles: ['window'], acknowledgements: ['window'] });
    const line = both.split('\n').findIndex((text) => text.includes('acknowledgement'));
    const ticked = both
      .split('\n')
      .map((text, index) => (index === line ? text.replace('[ ]', '[x]') : text))
      .join('\n');
    expect(words(checklist([revision(0, countersign, both), revision(5, alice, ticked)]))).toEqual([
      'alice acknowledge window',
    ]);
  });
});

describe('deleted content', () => {
  const ticked = flipped(open, 'dba');

  test('nothing is credited across the gap, and the editor’s own word is taken back', () => {
    const history = [posted, revision(5, alice, null), revision(6, bob, flipped(ticked, 'owner'))];
    expect(words(checklist(history))).toEqual(['alice revoke all']);
  });

  test('after the gap ticks count again', () => {
    const history = [posted, revision(5, mallory, null), revision(6, bob, open), revision(7, bob, ticked)];
    expect(words(checklist(history))).toEqual(['mallory revoke all', 'bob approve dba']);
  });

  test('a tick that is whole on both sides stays', () => {
    const history = [posted, revision(5, alice, ticked), revision(6, mallory, null), revision(7, countersign, ticked)];
    expect(words(checklist(history))).toEqual(['alice approve dba', 'mallory revoke all']);
  });

  test('our own line may read otherwise after the gap', () => {
    const rendered = ticked.replace('needs a signature', 'alice signed');
    const history = [
      posted,
      revision(5, alice, ticked),
      revision(6, mallory, null),
      revision(7, countersign, rendered),
    ];
    expect(words(checklist(history))).toEqual(['alice approve dba', 'mallory revoke all']);
  });

  test('what is not ticked any more is taken back from everybody', () => {
    const both = flipped(open, 'owner', 'dba');
    const history = [
      posted,
      revision(4, bob, flipped(open, 'owner')),
      revision(5, alice, both),
      revision(6, mallory, null),
    ];
    expect(words(checklist([...history, revision(7, countersign, flipped(open, 'owner'))]))).toEqual([
      'bob approve owner',
      'alice approve dba',
      'mallory revoke all',
      'alice revoke dba',
    ]);
    expect(words(checklist([...history, revision(7, carol, flipped(open, 'owner'))])).slice(3)).toEqual([
      'carol revoke dba',
      'alice revoke dba',
    ]);
  });

  test('at the end nothing is known to be ticked', () => {
    const history = [posted, revision(5, alice, ticked), revision(6, mallory, null)];
    expect(words(checklist(history))).toEqual(['alice approve dba', 'mallory revoke all', 'alice revoke dba']);
    const { events } = tickEvents(checklist(history));
    expect(events.slice(1)).toEqual([
      { type: 'revoke', role: null, via: 'tick', account: mallory, at: minute(6), source: 'checklist:7', sequence: 1 },
      { type: 'revoke', role: 'dba', via: 'tick', account: alice, at: minute(6), source: 'checklist:7', sequence: 2 },
    ]);
  });

  test('without our own body no line is known to be ours', () => {
    const history = [revision(0, countersign, null), revision(5, bob, open), revision(6, alice, ticked)];
    expect(words(checklist(history))).toEqual([]);
    const later = [posted, revision(1, countersign, null), revision(5, bob, open), revision(6, alice, ticked)];
    expect(words(checklist(later))).toEqual([]);
  });

  test('a tick that our own body shows and nobody made here is taken back from nobody else', () => {
    const history = [revision(0, countersign, ticked), revision(5, mallory, null), revision(6, countersign, open)];
    expect(words(checklist(history))).toEqual(['mallory revoke all']);
  });

  test('one role that stood ticked twice is taken back once', () => {
    const twice = `${ticked}\n- [x] **dba** · harmless ${signoffMarker('dba', present)}`;
    const history = [
      posted,
      revision(4, alice, ticked),
      revision(5, mallory, twice),
      revision(6, mallory, null),
      revision(7, countersign, open),
    ];
    expect(words(checklist(history))).toEqual(['alice approve dba', 'mallory revoke all', 'alice revoke dba']);
  });

  test('acknowledgements open when a person’s edit is gone', () => {
    const list = body({ roles: [], acknowledgements: ['window', 'staging'] });
    const rendered = flipped(list, 'staging');
    const history = [
      revision(0, countersign, rendered),
      revision(5, alice, flipped(rendered, 'window')),
      revision(6, bob, null),
    ];
    expect(words(checklist([...history, revision(7, countersign, flipped(rendered, 'window'))]))).toEqual(
      ['alice acknowledge window', 'bob unacknowledge window', 'bob unacknowledge staging'].toSpliced(
        1,
        0,
        'bob revoke all',
      ),
    );
  });

  test('acknowledgements open when our own body is gone and the tick with it', () => {
    const list = body({ roles: [], acknowledgements: ['window'] });
    const first = [
      revision(0, countersign, list),
      revision(5, alice, flipped(list, 'window')),
      revision(6, countersign, null),
    ];
    expect(words(checklist([...first, revision(7, bob, list)]))).toEqual([
      'alice acknowledge window',
      'countersign unacknowledge window',
    ]);
  });

  test('a bot’s deleted edit takes nobody’s word back', () => {
    const history = [posted, revision(5, alice, ticked), revision(6, otherBot, null), revision(7, countersign, ticked)];
    expect(words(checklist(history))).toEqual(['alice approve dba']);
  });
});

describe('a history that does not tell', () => {
  test('is unclear, credits nobody and forgets what was said until then', () => {
    const history = [posted, revision(5, alice, flipped(open, 'dba')), revision(6, countersign, open)];
    const { events, unclear, shown } = tickEvents(checklist(history, { complete: false }));
    expect(unclear).toBe(true);
    expect(events).toEqual([
      { type: 'unclear', account: countersign, at: minute(5), source: 'checklist:7', sequence: 0 },
    ]);
    expect(shown).toEqual([
      { at: minute(0), fingerprint: null },
      { at: minute(6), fingerprint: present },
    ]);
  });

  test('it forgets until the last edit by a person, not by a bot', () => {
    const history = [posted, revision(3, countersign, open), revision(5, alice, open), revision(6, countersign, open)];
    expect(tickEvents(checklist(history, { complete: false })).events[0]?.at).toBe(minute(5));
  });

  test('without people among the kept edits it forgets until the first kept one', () => {
    const history = [posted, revision(5, countersign, open), revision(6, countersign, open)];
    expect(tickEvents(checklist(history, { complete: false })).events[0]?.at).toBe(minute(5));
    expect(tickEvents(checklist([posted], { complete: false })).events[0]?.at).toBe(minute(0));
  });

  test('99 revisions are clear, 100 are not', () => {
    const of = (length: number) => checklist(Array.from({ length }, (_, index) => revision(index, countersign, open)));
    expect(tickEvents(of(99)).unclear).toBe(false);
    expect(tickEvents(of(100)).unclear).toBe(true);
  });
});
