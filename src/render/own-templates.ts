/**
 * Whether a template of a repository may take the place of one of ours, as far as its text tells: it can be read, it names
 * partials and helpers that there are, and it cannot pass for another comment of ours.
 */
import Handlebars from 'handlebars';
import { phrase, type Text } from '../model/text.ts';
import { htmlHelpers } from './html.ts';
import { markdownHelpers } from './markdown.ts';
import { blockHelpers, TemplateError, type Templates } from './template.ts';

/** More than any of ours has, many times over. */
export const largestTemplateBytes = 32 * 1024;

export interface TemplateProblem {
  readonly line: number;
  readonly what: Text;
  readonly mend: Text;
}

/** @param name file name without `.hbs`, one of `templates` */
export function problemIn(name: string, text: string, templates: Templates): TemplateProblem | null {
  let program: hbs.AST.Program;
  try {
    program = Handlebars.parse(text);
  } catch (error) {
    return unreadable(error);
  }
  const ending = name.slice(name.lastIndexOf('.'));
  const partials = Object.keys(templates).flatMap((other) =>
    other.endsWith(ending) ? [other.slice(0, -ending.length)] : [],
  );
  const found: TemplateProblem[] = [];
  const helpers = ending === '.html' ? htmlHelpers : markdownHelpers;
  const { visitor, check } = visitorFor({ partials, helpers, found });
  visitor.accept(program);
  check(text);
  return found.sort((one, other) => one.line - other.line)[0] ?? null;
}

function unreadable(error: unknown): TemplateProblem {
  const message = error instanceof Error ? error.message : String(error);
  const { lineNumber } = error as { readonly lineNumber?: number };
  const line = Number(lineNumber ?? /line (\d+)/.exec(message)?.[1] ?? 1);
  const [, expected] = /(Expecting .*)$/s.exec(message) ?? [];
  const said = (expected ?? message.replace(/ - \d+:\d+$/, '')).split('\n')[0]?.slice(0, 200) ?? '';
  return {
    line,
    what: phrase`The template cannot be read: ${said}.`,
    mend: phrase`Mend it at this place; \`templates/\` of Countersign has the form that is expected.`,
  };
}

interface Known {
  readonly partials: readonly string[];
  readonly helpers: readonly string[];
  readonly found: TemplateProblem[];
}

function visitorFor({ partials, helpers, found }: Known) {
  const visitor = new Handlebars.Visitor();
  const lineOf = ({ loc }: hbs.AST.Node): number => loc?.start.line ?? 1;
  const refuse = (node: hbs.AST.Node, what: Text, mend: Text) => found.push({ line: lineOf(node), what, mend });
  const allowed = [...helpers, ...blockHelpers].join(', ');
  const called = (node: hbs.AST.Node, path: hbs.AST.Node, isBlock: boolean) => {
    const name = (path as hbs.AST.PathExpression).original;
    if ((isBlock ? blockHelpers : helpers).includes(name)) return;
    refuse(node, phrase`There is no helper \`${String(name)}\` here.`, phrase`Use one of these: ${allowed}.`);
  };
  const { MustacheStatement, BlockStatement, SubExpression } = visitor;
  visitor.MustacheStatement = function (mustache) {
    const isCall = mustache.params.length > 0 || (mustache.hash?.pairs.length ?? 0) > 0;
    if (isCall) called(mustache, mustache.path, false);
    if (!mustache.escaped) {
      refuse(mustache, phrase`\`{{{\` would print a name as it is.`, phrase`Write \`{{\` and \`}}\`, or a helper.`);
    }
    MustacheStatement.call(this, mustache);
  };
  visitor.BlockStatement = function (block) {
    called(block, block.path, true);
    BlockStatement.call(this, block);
  };
  visitor.SubExpression = function (expression) {
    called(expression, expression.path, false);
    SubExpression.call(this, expression);
  };
  visitor.PartialStatement = (partial) => {
    const name = String((partial.name as hbs.AST.PathExpression).original);
    if (partial.name.type === 'PathExpression' && partials.includes(name)) return;
    const known = partials.join(', ');
    refuse(partial, phrase`There is no template \`${name}\` to be taken in.`, phrase`Take in one of these: ${known}.`);
  };
  const unsupported = (node: hbs.AST.Node) => {
    refuse(node, phrase`Blocks around partials and inline partials are not supported.`, phrase`Override the partial.`);
  };
  visitor.PartialBlockStatement = unsupported;
  visitor.Decorator = unsupported;
  visitor.DecoratorBlock = unsupported;
  const check = (text: string) => {
    const line = text.split('\n').findIndex((one) => /<!--\s*countersign:(?!report -->)/.test(one)) + 1;
    if (line === 0) return;
    const what = phrase`The template holds a mark by which Countersign knows its other comments.`;
    found.push({ line, what, mend: phrase`Remove the comment that begins with \`<!-- countersign:\`.` });
  };
  return { visitor, check };
}

/** What went wrong when it ran, as one sentence without its place. */
export function failureOf(error: unknown): Text {
  const message = error instanceof Error ? error.message : String(error);
  const said =
    message
      .replace(/ - \d+:\d+$/, '')
      .split('\n')[0]
      ?.slice(0, 200) ?? '';
  const why = error instanceof TemplateError ? error.what : said;
  return phrase`The report could not be made with this repository's templates: ${why}.`;
}
