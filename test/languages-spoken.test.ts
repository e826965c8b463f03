/** Whatever language a report is in, the machine reads the same back from it: markers and boxes, never words. */
import { describe, expect, test } from '@jest/globals';
import type { Config } from '../src/model/config.ts';
import type { Review } from '../src/model/review.ts';
import { checklist } from '../src/render/checklist.ts';
import { inlineComments } from '../src/render/inline-comments.ts';
import type { Voice } from '../src/render/language.ts';
import { languages } from '../src/render/languages.ts';
import { render } from '../src/render/render.ts';
import { reply } from '../src/render/replies.ts';
import { runbook } from '../src/render/runbook.ts';
import { statusOf } from '../src/render/status.ts';
import { readBoxes } from '../src/signoff/boxes.ts';
import { englishVoice, voiceOf } from '../src/walk/voice.ts';
import { everyReview } from './support/every-review.ts';
import { templates } from './support/templates.ts';

const codes = Object.keys(languages) as readonly Config['language'][];
const lines = new Set([1, 2, 3, 4, 5, 6, 7, 8, 9]);

function written(review: Review, { messages, rules, commands }: Voice) {
  const added = new Map(review.findings.map(({ path }) => [path, lines]));
  const source = { review, rules, messages, commands };
  return {
    report: render(review, 'markdown', { templates, rules, messages }),
    checklist: checklist(review, { messages, asksAgain: true }),
    comments: inlineComments(review, added, { rules, messages }).map(({ body }) => body),
    answer: reply(1, [{ type: 'help' }, { type: 'status' }, { type: 'plan' }, { type: 'rollback' }], source),
    runbook: runbook(review, { messages }) ?? '',
    status: statusOf(review, messages).description,
  };
}

const markersIn = (text: string) => text.match(/<!-- countersign:[^>]*-->/g) ?? [];
const boxesIn = (text: string) => readBoxes(text).map(({ line: _, ...box }) => box);

describe.each(codes)('%s', (code) => {
  const voice = voiceOf(code);

  test.each(everyReview)('%s', (_name, review) => {
    const english = written(review, englishVoice);
    const spoken = written(review, voice);
    const all = Object.values(spoken).flat();
    expect(all.map(markersIn)).toEqual(Object.values(english).flat().map(markersIn));
    expect(boxesIn(spoken.checklist)).toEqual(boxesIn(english.checklist));
    expect(all.join('\n')).not.toMatch(/\{\d+\}|\[object |undefined/);
    expect(spoken.report).not.toBe(english.report);
    expect(statusOf(review, voice.messages).state).toBe(statusOf(review, englishVoice.messages).state);
    expect(spoken.status.length).toBeLessThan(140);
  });
});
