/**
 * The runbook: one Markdown document by which the change is brought to production and, if need be, back. Its weight follows the
 * change. Where a rehearsal cannot know (who, when, where the dashboards are), it leaves a place to fill in.
 */
import type { Plan, PlanBackfill } from '../model/plan.ts';
import type { Review } from '../model/review.ts';
import { code, type Inline, place, say } from './inline.ts';
import { blocksMarkdown, inlineMarkdown } from './markdown.ts';
import * as inert from './markdown-escape.ts';
import { english, type Messages } from './messages.ts';
import { rollbackWords } from './view/facts.ts';
import { unverifiedItems } from './view/notes.ts';
import {
  abortList,
  backfillBlocks,
  durationWords,
  noReturnWords,
  paragraph,
  queryBlocks,
  recipeBlocks,
  riskTable,
  toolBlocks,
} from './view/rollout.ts';
import { wayBackSection } from './view/way-back.ts';
import type { Block, Source } from './view.ts';

export interface RunbookOptions {
  readonly messages?: Messages;
  /** Address under which files of the head are found. */
  readonly sourceUrl?: string;
}

/** A document of its own has no limit; a name still should not fill a page. */
const detail = { name: 'full', entries: 1000, characters: 100_000 } as const;

interface Writer {
  readonly source: Source;
  readonly plan: Plan;
  readonly url: string | null;
}

type Part = string | null;

function blocks(parts: readonly Block[], { url }: Writer): Part {
  return parts.length === 0 ? null : blocksMarkdown(parts, url);
}

function heading(level: 2 | 3, title: string): string {
  return `${'#'.repeat(level)} ${inert.text(title)}`;
}

/** @param done what evidence has ticked already */
function boxes(items: readonly string[], done: readonly string[] = []): string {
  return items.map((item) => `- [${done.includes(item) ? 'x' : ' '}] ${inert.text(item)}`).join('\n');
}

/** Title and body, or nothing. */
function section(title: string, ...body: readonly Part[]): Part {
  const written = body.filter((part) => part !== null && part !== '');
  return written.length === 0 ? null : [heading(2, title), ...written].join('\n\n');
}

function head(writer: Writer): Part {
  const { source, plan } = writer;
  const { review, messages } = source;
  const { head: words } = messages.plan.runbook;
  const signed = review.signoffs.flatMap(({ signedBy }) => signedBy);
  const reviewers: Inline = signed.length === 0 ? say`${words.nobody}` : say`${[...new Set(signed)].join(', ')}`;
  const rows: readonly (readonly [string, Inline])[] = [
    [words.owner, say`${words.ownerValue}`],
    ...(plan.weight === 'light' ? [] : [[words.window, say`${words.windowValue}`] as const]),
    [words.duration, durationWords(plan, source)],
    [words.severity, say`${messages.risk[review.risk]}`],
    [words.weight, say`${messages.plan.weights[plan.weight]}`],
    [words.reviewers, reviewers],
    [words.head, [code(review.head)]],
  ];
  return blocks(
    [{ type: 'table', head: [words.field, words.value], rows: rows.map(([label, value]) => [say`${label}`, value]) }],
    writer,
  );
}

function goal(writer: Writer): Part {
  const { review, messages } = writer.source;
  const words = messages.plan.runbook;
  const items = review.migrations.map(({ path }) => say`${place(path, null, detail.characters)}`);
  return section(
    words.goal,
    blocks([paragraph(words.goalText), { type: 'list', items }], writer),
    inert.text(words.background),
  );
}

function before(writer: Writer): Part {
  const { plan, source } = writer;
  const words = source.messages.plan.runbook;
  const { reviewed, rehearsed, staging, copy, backup, window, monitoring, onCall, consumers, approval } = words.checks;
  const light = [reviewed, rehearsed];
  const standard = [...light, staging, monitoring, onCall, consumers];
  const detailed = [...standard, copy, backup, window];
  const checks = { light, standard, detailed, 'war-room': [...detailed, approval] }[plan.weight];
  const open = unverifiedItems(source);
  const settle = open.map((item) => `- [ ] ${inlineMarkdown(item, writer.url)}`).join('\n');
  const { outcome, reapply } = plan.wayBack;
  const isProven = outcome === 'restores' && reapply === 'restores';
  return section(words.before, boxes(checks, isProven ? [rehearsed] : []), settle);
}

function guards(writer: Writer): Part {
  const { plan, source } = writer;
  const words = source.messages.plan.runbook;
  const isHeavy = plan.weight === 'detailed' || plan.weight === 'war-room';
  const readOnly: readonly Block[] = [
    paragraph(words.readOnly),
    { type: 'sql', sql: `${plan.readOnly.on}\n${plan.readOnly.off}` },
  ];
  return blocks(
    [paragraph(say`${words.guards}`), { type: 'sql', sql: plan.guards }, ...(isHeavy ? readOnly : [])],
    writer,
  );
}

function phases(writer: Writer): Part {
  const { plan, source } = writer;
  const words = source.messages.plan;
  const recipes = plan.recipes.flatMap((recipe, index) => [
    heading(3, words.runbook.recipe(index + 1, words.recipes[recipe.recipe])),
    blocks(recipeBlocks(recipe, source), writer),
  ]);
  const alone = plan.recipes.length === 0 ? inert.text(words.runbook.migrations) : null;
  return section(words.runbook.phases, guards(writer), inlineMarkdown(words.runbook.order, null), alone, ...recipes);
}

function worker({ sql }: PlanBackfill, { source }: Writer): readonly Block[] {
  if (sql === null) return [];
  const words = source.messages.plan;
  const order = ['resume', 'firstPage', 'nextPage', 'apply', 'checkpoint'] as const;
  return [
    paragraph(say`${words.worker}`),
    ...order.flatMap((name): readonly Block[] => [
      paragraph(say`${words.worked[name]}`),
      { type: 'sql', sql: sql.application[name] },
    ]),
  ];
}

function backfills(writer: Writer): Part {
  const { plan, source } = writer;
  const written = plan.backfills.flatMap((backfill) => [
    ...backfillBlocks(backfill, source),
    ...worker(backfill, writer),
  ]);
  return section(source.messages.plan.parts.backfill, blocks(written, writer));
}

function after(writer: Writer): Part {
  const { plan, source } = writer;
  const words = source.messages.plan;
  const { endpoints, logs, agree, writes, business, owed } = words.runbook.after;
  const checks = plan.weight === 'light' ? [endpoints, logs] : [endpoints, logs, agree, writes, business, owed];
  return section(words.parts.afterDeploy, boxes(checks), blocks(queryBlocks(plan.afterDeploy, source), writer));
}

function timeline(writer: Writer): Part {
  const { plan, source } = writer;
  const words = source.messages.plan;
  const { timeline: titles, whenever } = words.runbook;
  if (plan.timeline.length === 0) return null;
  const rows = plan.timeline.map(({ moment, minutes }) => {
    const [what, text] = words.moments[moment];
    return [say`${minutes === null ? whenever : words.moment(minutes)}`, say`${what}`, say`${text}`];
  });
  return section(
    titles.title,
    blocks([{ type: 'table', head: [titles.when, titles.what, titles.text], rows }], writer),
  );
}

function rollback(writer: Writer): Part {
  const { plan, source } = writer;
  const words = source.messages.plan.runbook.rollback;
  const told = rollbackWords(source);
  const noReturn = noReturnWords(plan, source);
  const schema = words.schema(told.length > 0 ? told : source.messages.replies.rollback.restores);
  const items = plan.weight === 'light' ? [words.code, schema] : [words.code, schema, words.data, words.gate];
  const list: Block = { type: 'list', items };
  const script = wayBackSection(source)?.blocks ?? [];
  return section(words.title, blocks([list, ...(noReturn.length > 0 ? [paragraph(noReturn)] : []), ...script], writer));
}

function closing(writer: Writer): readonly Part[] {
  const { plan, source } = writer;
  const words = source.messages.plan.runbook;
  if (plan.weight === 'light') return [];
  return [
    section(words.risks.title, blocks(riskTable(plan, source), writer)),
    section(words.abort, blocks([abortList(plan, source), paragraph(words.always)], writer)),
    section(words.signoffs, boxes(words.roles)),
    inert.text(words.postMortem),
  ];
}

/** Ends in a line end. Nothing where nothing was rehearsed to its end, as then there is nothing to plan with. */
export function runbook(review: Review, options: RunbookOptions = {}): string | null {
  const { plan } = review;
  if (plan === null) return null;
  const messages = options.messages ?? english;
  const source: Source = { review, rules: new Map(), messages, detail };
  const writer: Writer = { source, plan, url: options.sourceUrl ?? null };
  const words = messages.plan;
  const tools = plan.tools.flatMap((tool) => toolBlocks(tool, source));
  const parts = [
    `# ${inert.text(words.runbook.title(messages.risk[review.risk]))}`,
    head(writer),
    goal(writer),
    before(writer),
    phases(writer),
    backfills(writer),
    section(words.parts.tools, blocks(tools, writer)),
    after(writer),
    rollback(writer),
    timeline(writer),
    ...closing(writer),
  ];
  return `${parts.filter((part) => part !== null).join('\n\n')}\n`;
}
