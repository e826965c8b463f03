/** What a story expects to see on GitHub after a step. Each throws with what is there instead. */
import { boxPattern } from '../../../src/model/markers.ts';
import { aliveIn } from './inert.ts';
import type { Step } from './parse.ts';
import type { StoryWorld } from './world.ts';

type Check = (world: StoryWorld, step: Step, words: readonly string[]) => void;

const markers = { report: '<!-- countersign:report -->', checklist: '<!-- countersign:checklist -->' } as const;

/** @returns `false`: the heading is no expectation */
export function expectStep(world: StoryWorld, step: Step): boolean {
  for (const [pattern, check] of checks) {
    const match = pattern.exec(step.heading);
    if (!match) continue;
    check(
      world,
      step,
      match.slice(1).map((part) => part ?? ''),
    );
    return true;
  }
  return false;
}

function newest(world: StoryWorld, what: keyof typeof markers): string | null {
  return (
    world.pull.comments.findLast(({ body, author }) => author.type === 'Bot' && body.startsWith(markers[what]))?.body ??
    null
  );
}

function mustHold(text: string | null, step: Step, holds: boolean): void {
  if (text === null) throw new Error(`line ${step.line}: there is no such comment`);
  if (step.quotes.length === 0) throw new Error(`line ${step.line}: quote what is expected`);
  for (const quote of step.quotes) {
    if (text.includes(quote) !== holds)
      throw new Error(`line ${step.line}: ${holds ? 'missing' : 'unwanted'}: ${quote}\n--- in ---\n${text}`);
  }
}

function mustBe(state: string | undefined, description: string, wanted: string, step: Step): void {
  if (state !== wanted) throw new Error(`line ${step.line}: ${wanted} expected, is ${state}: ${description}`);
  for (const quote of step.quotes) {
    if (!description.includes(quote)) throw new Error(`line ${step.line}: missing: ${quote}\nis: ${description}`);
  }
}

/** Everything that bots wrote: boxes only of the template, names only of the people who are quoted, links only to files. */
function mustBeInert(world: StoryWorld, step: Step): void {
  for (const { author, body } of world.pull.comments) {
    if (author.type !== 'Bot') continue;
    const alive = aliveIn(body);
    const isChecklist = body.startsWith(markers.checklist);
    const unwanted = [
      ...alive.mentions.filter((name) => !step.quotes.includes(name)),
      ...alive.references,
      ...alive.links.filter((url) => !fileLink.test(url)),
      ...alive.boxes.filter((line) => !isChecklist || !boxPattern.test(line)),
      ...aliveIn(withoutMarkers(body)).elements.filter((tag) => !ownElements.test(tag)),
    ];
    if (unwanted.length > 0) throw new Error(`line ${step.line}: alive: ${unwanted.join(' ')}\n--- in ---\n${body}`);
  }
}

/** A file of the head at a line, in RFC 3986's own characters. */
const fileLink = /^https?:\/\/[^/]+\/acme\/shop\/blob\/[0-9a-f]{40}\/[\w.~%/-]+(?:#L\d+)?$/;
const ownElements = /^(?:<\/?(?:details|summary|sub|span|code|b|strong)>|<br ?\/?>)$/;

/** Markers stand in the first lines and at the ends of boxes, and nowhere else. */
function withoutMarkers(body: string): string {
  const lines = body.split('\n');
  const first = lines.findIndex((line) => !/^<!-- countersign:[a-z]+(?: \w+)* -->$/.test(line));
  return lines
    .slice(first)
    .map((line) => (boxPattern.test(line) ? line.replace(/<!-- countersign:\w+ [\w-]+ \w+ -->$/, '') : line))
    .join('\n');
}

const checks: readonly (readonly [RegExp, Check])[] = [
  [
    /^then the status is (success|pending|failure|error)$/,
    (world, step, [wanted = '']) => {
      const status = world.repository.statusOf(world.pull.headSha, 'countersign');
      mustBe(status?.state, status?.description ?? '', wanted, step);
    },
  ],
  [
    /^then the group is (success|failure|error)$/,
    (world, step, [wanted = '']) => {
      const status = world.repository.statusOf(world.groups.at(-1)?.head ?? '', 'countersign');
      mustBe(status?.state, status?.description ?? '', wanted, step);
    },
  ],
  [
    /^then the (report|checklist) says$/,
    (world, step, [what]) => mustHold(newest(world, what as 'report'), step, true),
  ],
  [
    /^then the (report|checklist) does not say$/,
    (world, step, [what]) => mustHold(newest(world, what as 'report'), step, false),
  ],
  [
    /^then there is no (report|checklist)$/,
    (world, step, [what]) => {
      if (newest(world, what as 'report') !== null) throw new Error(`line ${step.line}: there is a ${what}`);
    },
  ],
  [
    /^then the tracking issue (says|does not say)$/,
    (world, step, [verb]) => mustHold(world.trackingIssue().text.body, step, verb === 'says'),
  ],
  [
    /^then the tracking issue is (open|closed)$/,
    (world, step, [state]) => {
      if (world.trackingIssue().state !== state) throw new Error(`line ${step.line}: it is not ${state}`);
    },
  ],
  [
    /^then the tracking issue answers$/,
    (world, step) => {
      const answers = world.trackingIssue().comments.filter(({ author }) => author.type === 'Bot');
      mustHold(answers.map(({ body }) => body).join('\n'), step, true);
    },
  ],
  [
    /^then the pull request says$/,
    (world, step) => {
      const said = world.pull.comments.filter(({ author }) => author.type === 'Bot');
      mustHold(said.map(({ body }) => body).join('\n'), step, true);
    },
  ],
  [
    /^then nothing was written$/,
    (world, step) => {
      const writes = world.github.writes().map(({ method, path }) => `${method} ${path}`);
      if (writes.length > 0) throw new Error(`line ${step.line}: written: ${writes.join(', ')}`);
    },
  ],
  [
    /^then (\S+) is answered( by a reaction alone)?$/,
    (world, step, [name = '', alone = '']) => {
      const comment = world.pull.comments.findLast(({ author }) => author === world.user(name));
      const replies = world.pull.comments.filter(({ body }) =>
        body.startsWith(`<!-- countersign:reply ${comment?.id} -->`),
      );
      if (!comment?.reactions.some(({ account }) => account.type === 'Bot'))
        throw new Error(`line ${step.line}: no reaction on ${comment?.body}`);
      if (replies.length !== (alone === '' ? 1 : 0)) throw new Error(`line ${step.line}: ${replies.length} replies`);
      for (const quote of step.quotes) {
        const texts = [...comment.reactions.map(({ content }) => content), ...replies.map(({ body }) => body)].join(
          '\n',
        );
        if (!texts.includes(quote)) throw new Error(`line ${step.line}: missing: ${quote}\n--- in ---\n${texts}`);
      }
    },
  ],
  [
    /^then (\S+) is not answered$/,
    (world, step, [name = '']) => {
      const comment = world.pull.comments.findLast(({ author }) => author === world.user(name));
      const replies = world.pull.comments.filter(({ body }) =>
        body.startsWith(`<!-- countersign:reply ${comment?.id} -->`),
      );
      if ((comment?.reactions.length ?? 0) + replies.length > 0) throw new Error(`line ${step.line}: it was answered`);
    },
  ],
  [
    /^then the box of (\S+) is (ticked|open)$/,
    (world, step, [name = '', wanted = '']) => {
      const text = newest(world, 'checklist');
      const boxes = (text ?? '').split('\n').filter((line) => boxPattern.exec(line)?.[4] === name);
      if (boxes.length !== 1) throw new Error(`line ${step.line}: ${boxes.length} boxes of ${name} in\n${text}`);
      const [box = ''] = boxes;
      if (box.startsWith('- [x]') !== (wanted === 'ticked')) throw new Error(`line ${step.line}: ${box}`);
      for (const quote of step.quotes) {
        if (!box.includes(quote)) throw new Error(`line ${step.line}: missing: ${quote}\nis: ${box}`);
      }
    },
  ],
  [
    /^then there (?:is|are) (\d+) checklists?$/,
    (world, step, [count = '']) => {
      const found = world.pull.comments.filter(
        ({ author, body }) => author.type === 'Bot' && body.startsWith(markers.checklist),
      );
      if (found.length !== Number(count)) throw new Error(`line ${step.line}: there are ${found.length}`);
    },
  ],
  [
    /^then it (has|has not) the label (.+)$/,
    (world, step, [verb, name = '']) => {
      const names = [...world.pull.labels.values()].map((label) => label.name);
      if (names.includes(name) !== (verb === 'has')) throw new Error(`line ${step.line}: labels: ${names.join(', ')}`);
    },
  ],
  [/^then nothing but our boxes is alive$/, mustBeInert],
];
