/**
 * The plan in the report: one fold, as much of it as the change is worth. A light change gets its two lines; the rest a table
 * of phases for each recipe, with its SQL beneath.
 */
import type { Plan, PlanBackfill, PlanPhase, PlanQuery, PlanRecipe, PlanTool } from '../../model/plan.ts';
import { clip, code, type Inline, join, place, say, strong } from '../inline.ts';
import { byteCount, rowCount, shortName } from '../sizes.ts';
import type { Block, Section, Source } from '../view.ts';
import { rollbackWords } from './facts.ts';
import { querySql, spoken, stepSql, triggerWords } from './plan-terms.ts';

export function paragraph(words: Inline): Block {
  return { type: 'paragraph', words };
}

/** In minutes from one on, in seconds below. */
function time(seconds: number): string {
  if (seconds < 60) return `${seconds} s`;
  return seconds < 7200 ? `${Math.round(seconds / 60)} min` : `${Math.round(seconds / 3600)} h`;
}

export function durationWords({ duration }: Plan, { messages }: Source): Inline {
  const words = messages.plan.duration;
  switch (duration.type) {
    case 'moment':
      return words.moment;
    case 'unknown':
      return words.unknown(duration.tables.length);
    case 'range': {
      const bytes = duration.bytes === 0 ? '' : `, ${byteCount(duration.bytes)}`;
      const size = `${messages.size.rows(rowCount(duration.rows))}${bytes}`;
      return words.range(time(duration.minimumS), time(duration.maximumS), size, duration.date);
    }
  }
}

export function noReturnWords({ wayBack }: Plan, { messages, detail }: Source): Inline {
  if (wayBack.noReturn === null) return [];
  const { path, line, object } = wayBack.noReturn;
  return messages.plan.noReturn(code(clip(shortName(object), detail.characters)), place(path, line, detail.characters));
}

function phaseRow(phase: PlanPhase, source: Source): readonly Inline[] {
  const { plan } = source.messages;
  const lines = (parts: readonly Inline[]) => join(parts, { type: 'break' });
  return [
    say`${strong(plan.phases[phase.phase])}`,
    lines(phase.steps.map((step) => spoken(plan.steps, step, source))),
    lines([
      ...phase.entry.map((term) => say`${plan.enter}: ${spoken(plan.criteria, term, source)}`),
      ...phase.exit.map((term) => say`${plan.exit}: ${spoken(plan.criteria, term, source)}`),
    ]),
    spoken(plan.backs, phase.back, source),
    lines(phase.triggers.map((trigger) => say`${triggerWords(trigger, source.messages)}`)),
  ];
}

function capital(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}

/** One block of SQL, each piece under the name of its phase. */
function sqlOf(recipe: PlanRecipe, pieces: (phase: PlanPhase) => string, source: Source): readonly Block[] {
  const { phases } = source.messages.plan;
  const parts = recipe.phases.flatMap((phase) => {
    const sql = pieces(phase);
    return sql === '' ? [] : [`-- ${phases[phase.phase]}\n${sql}`];
  });
  const sql = parts.join('\n\n');
  // Half a script is worse than none.
  if (sql.length > source.detail.characters) return [paragraph(say`${source.messages.plan.elsewhere}`)];
  return sql === '' ? [] : [{ type: 'sql', sql }];
}

export function recipeBlocks(recipe: PlanRecipe, source: Source): readonly Block[] {
  const { plan } = source.messages;
  const full = source.detail.name === 'full';
  const backs = sqlOf(recipe, (phase) => phase.back.sql ?? '', source);
  const verify = sqlOf(recipe, (phase) => querySql(phase.verify, source), source);
  return [
    paragraph(
      say`${capital(plan.recipes[recipe.recipe])}: ${code(clip(shortName(recipe.object), source.detail.characters))}`,
    ),
    {
      type: 'table',
      head: [plan.phase, plan.action, plan.criterion, plan.back, plan.turnBack],
      rows: recipe.phases.map((phase) => phaseRow(phase, source)),
    },
    ...(full ? sqlOf(recipe, stepSql, source) : []),
    ...(full && verify.length > 0 ? [paragraph(say`${plan.verify}:`), ...verify] : []),
    ...(full && backs.length > 0 ? [paragraph(say`${plan.back}:`), ...backs] : []),
  ];
}

/** Where a backfill comes from. */
function causeOf({ cause }: PlanBackfill, { messages, detail }: Source): Inline {
  const words = messages.plan.runbook.parts;
  return cause.type === 'statement'
    ? words.statement(place(cause.path, cause.line, detail.characters))
    : words.recipe(code(clip(shortName(cause.object), detail.characters)));
}

export function backfillBlocks(backfill: PlanBackfill, source: Source): readonly Block[] {
  const { plan } = source.messages;
  const { detail } = source;
  const table = code(clip(shortName(backfill.table), detail.characters));
  if (backfill.sql === null)
    return [paragraph(plan.unfilled(table, plan.refusals[backfill.refused ?? 'not-readable']))];
  const volume = plan.volumes[backfill.volume](backfill.rows === null ? '' : rowCount(backfill.rows));
  const { psql, left } = backfill.sql;
  const isFull = detail.name === 'full';
  const isShown = isFull && psql.length <= detail.characters;
  return [
    paragraph(
      say`${table} ${causeOf(backfill, source)} · ${volume} · ${plan.batches(backfill.batchRows, backfill.pauseMs)}`,
    ),
    ...(isFull && !isShown ? [paragraph(say`${plan.elsewhere}`)] : []),
    ...(isShown ? [paragraph(say`${plan.psql}`), { type: 'sql', sql: psql } as const] : []),
    ...(isShown && left !== null ? [paragraph(say`${plan.left}`), { type: 'sql', sql: left } as const] : []),
  ];
}

export function toolBlocks(tool: PlanTool, source: Source): readonly Block[] {
  const { plan } = source.messages;
  const { unknown, yes, no } = plan.met;
  return [
    paragraph(say`${strong(tool.tool)} ${plan[tool.purpose]}:`),
    { type: 'sql', sql: tool.command },
    {
      type: 'list',
      items: tool.preconditions.map(
        ({ id, met, query }) =>
          say`${plan.preconditions[id]}: ${met === null ? unknown : met ? yes : no}${query === null ? [] : say` ${code(query)}`}`,
      ),
    },
  ];
}

export function queryBlocks(queries: readonly PlanQuery[], source: Source): readonly Block[] {
  if (queries.length === 0) return [];
  const shown = queries.slice(0, source.detail.entries);
  const left = queries.length - shown.length;
  return [
    { type: 'sql', sql: querySql(shown, source) },
    ...(left > 0 ? [paragraph(say`${source.messages.sections.more(left)}`)] : []),
  ];
}

function fold(title: string, blocks: readonly Block[]): readonly Block[] {
  return blocks.length === 0 ? [] : [{ type: 'fold', title, blocks }];
}

export function riskTable({ risks }: Plan, source: Source): readonly Block[] {
  if (risks.length === 0) return [];
  const { plan } = source.messages;
  const words = plan.runbook.risks;
  const rows = risks.slice(0, source.detail.entries).map((risk) => {
    const said = spoken(plan.risks, risk, source);
    return [
      said,
      ...[plan.levels[risk.likelihood], plan.levels[risk.impact], plan.mitigations[risk.id]].map(
        (word) => say`${word}`,
      ),
    ];
  });
  return [{ type: 'table', head: [words.risk, words.likelihood, words.impact, words.mitigation], rows }];
}

export function abortList({ abort }: Plan, { messages }: Source): Block {
  return { type: 'list', items: abort.map((trigger) => say`${triggerWords(trigger, messages)}`) };
}

function recipesOf({ recipes }: Plan, source: Source): readonly Block[] {
  const { plan } = source.messages;
  const shown = recipes.slice(0, Math.min(source.detail.entries, 10));
  const left = recipes.length - shown.length;
  return [
    ...shown.flatMap((recipe, index) =>
      fold(plan.runbook.recipe(index + 1, plan.recipes[recipe.recipe]), recipeBlocks(recipe, source)),
    ),
    ...(left > 0 ? [paragraph(say`${plan.moreRecipes(left)}`)] : []),
  ];
}

/** What the change is worth, told first; then each part in a fold of its own. */
export function rolloutBlocks(plan: Plan, source: Source): readonly Block[] {
  const words = source.messages.plan;
  const { parts } = words;
  const after = fold(parts.afterDeploy, queryBlocks(plan.afterDeploy, source));
  const weight = words.weight(words.weights[plan.weight]);
  if (plan.weight === 'light') return [paragraph(weight), paragraph(words.light), ...after];
  const noReturn = noReturnWords(plan, source);
  const back = rollbackWords(source);
  const isHeavy = plan.weight === 'detailed' || plan.weight === 'war-room';
  const backfills = plan.backfills.slice(0, source.detail.entries);
  return [
    paragraph(say`${weight} ${strong(words.runbook.head.duration)}: ${durationWords(plan, source)}.`),
    ...(noReturn.length > 0 ? [paragraph(noReturn)] : []),
    ...recipesOf(plan, source),
    ...fold(
      `${parts.backfill} (${plan.backfills.length})`,
      backfills.flatMap((backfill) => backfillBlocks(backfill, source)),
    ),
    ...(back.length > 0 ? [paragraph(words.runbook.rollback.schema(say`${back}.`))] : []),
    ...fold(
      parts.tools,
      plan.tools.slice(0, source.detail.entries).flatMap((tool) => toolBlocks(tool, source)),
    ),
    ...fold(words.runbook.abort, [...(isHeavy ? riskTable(plan, source) : []), abortList(plan, source)]),
    ...after,
  ];
}

export function rolloutSection(source: Source): Section | null {
  const { plan } = source.review;
  if (plan === null || source.detail.name === 'summary') return null;
  const { parts } = source.messages.plan;
  const title = [
    parts.plan,
    ...(plan.backfills.length > 0 ? [parts.backfill] : []),
    ...(plan.weight === 'light' ? [] : [parts.rollback, parts.runbook]),
    ...(plan.afterDeploy.length > 0 ? [parts.afterDeploy] : []),
  ];
  return { title: title.join(' · '), blocks: rolloutBlocks(plan, source) };
}
