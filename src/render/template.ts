/**
 * Templates put together and run. A repository may put its own in the place of ours, so whatever they say ends: steps and
 * output are counted, helpers are ours alone, and what they print is escaped unless a helper made it.
 */

import Handlebars from 'handlebars';
import { inEnglish, phrase, type Text } from '../model/text.ts';

/** Template texts by file name without `.hbs`: `report.md`. */
export type Templates = Readonly<Record<string, string>>;

/** A repository's own texts lie over the product's. */
export interface TemplateSet {
  readonly templates: Templates;
  /** Checked by `own-templates.ts`. */
  readonly own?: Templates;
}

export interface TemplateKind {
  /** `.md`: templates of this ending are each other's partials. */
  readonly ending: string;
  /** The one that is rendered. */
  readonly entry: string;
  readonly helpers: Handlebars.HelperDeclareSpec;
  /** What prints a value that no helper was named for; `null`: Handlebars' own escaping for HTML. */
  readonly plain: string | null;
}

/** Blocks that templates may use beside the helpers. */
export const blockHelpers: readonly string[] = ['if', 'unless', 'each', 'with'];

/** Entries of lists and partials of one rendering; a report with thousands of findings takes a tenth. */
const mostSteps = 50_000;
/** What all of them together may print, in UTF-16 units. */
const mostCharacters = 16_000_000;

/** What a template does that it may not, in words for its author: seen only when it runs. */
export class TemplateError extends Error {
  readonly what: Text;
  constructor(what: Text) {
    super(inEnglish(what));
    this.what = what;
  }
}

/** It did not come to its end within its budget; with less to show it may. */
export class TemplateBudgetError extends TemplateError {}

export function compileTemplates<View>(
  { ending, entry, helpers, plain }: TemplateKind,
  { templates, own = {} }: TemplateSet,
): (view: View) => string {
  const handlebars = Handlebars.create();
  handlebars.unregisterHelper('log');
  handlebars.unregisterHelper('lookup');
  for (const [name, helper] of Object.entries(helpers)) handlebars.registerHelper(name, given(name, helper));
  const known = Object.fromEntries([...Object.keys(helpers), ...blockHelpers].map((name) => [name, true]));
  const options = {
    strict: true,
    noEscape: plain !== null,
    preventIndent: true,
    knownHelpersOnly: true,
    knownHelpers: known,
  };
  // Ours are known to end, and nothing that a pull request holds may stop them.
  const budget = new Budget(Object.keys(own).length > 0);
  handlebars.registerHelper('each', counted(handlebars.helpers.each as Handlebars.HelperDelegate, budget));
  for (const [name, text] of Object.entries({ ...templates, ...own })) {
    if (!name.endsWith(ending)) continue;
    const isOwn = Object.hasOwn(own, name) && plain !== null;
    const template = handlebars.compile(isOwn ? escaping(Handlebars.parse(text), plain) : text, options);
    const partial: Handlebars.Template = (context: unknown, runtime?: Handlebars.RuntimeOptions) =>
      budget.spend(() => template(context, runtime));
    handlebars.registerPartial(name.slice(0, -ending.length), partial);
  }
  const whole = handlebars.compile(`{{> ${entry}}}`, options);
  return (view) => {
    budget.begin();
    return whole(view);
  };
}

class Budget {
  readonly #isLimited: boolean;
  #steps = 0;
  #characters = 0;

  constructor(isLimited: boolean) {
    this.#isLimited = isLimited;
  }

  begin(): void {
    this.#steps = 0;
    this.#characters = 0;
  }

  spend(print: () => string): string {
    if (!this.#isLimited) return print();
    this.#steps += 1;
    if (this.#steps > mostSteps)
      throw new TemplateBudgetError(phrase`it repeats its parts more than ${mostSteps} times`);
    const text = print();
    this.#characters += text.length;
    if (this.#characters > mostCharacters)
      throw new TemplateBudgetError(phrase`it prints more than ${mostCharacters} characters`);
    return text;
  }
}

/** A value that there is not would print as `undefined`, or fail in words that no author of a template understands. */
function given(name: string, helper: Handlebars.HelperDelegate): Handlebars.HelperDelegate {
  return (value: unknown, ...rest: unknown[]) => {
    const [path] = rest;
    if (value === undefined) {
      throw new TemplateError(
        typeof path === 'string' ? phrase`there is no value ${path}` : phrase`there is no value for ${name}`,
      );
    }
    return helper(value, ...rest);
  };
}

function counted(each: Handlebars.HelperDelegate, budget: Budget): Handlebars.HelperDelegate {
  return function (this: unknown, list: unknown, options: Handlebars.HelperOptions) {
    const fn: Handlebars.TemplateDelegate = (context, runtime) => budget.spend(() => options.fn(context, runtime));
    return each.call(this, list, { ...options, fn });
  };
}

/** Every value that is printed as it is goes through the helper that makes it inert. */
function escaping(program: hbs.AST.Program, helper: string): hbs.AST.Program {
  const visitor = new Handlebars.Visitor();
  visitor.MustacheStatement = (mustache) => {
    const { path, params, hash } = mustache;
    const isHelper = params.length > 0 || (hash?.pairs.length ?? 0) > 0;
    if (isHelper || path.type !== 'PathExpression') return;
    const { loc } = path;
    const { original } = path as hbs.AST.PathExpression;
    mustache.params = [path, { type: 'StringLiteral', value: original, original, loc } as hbs.AST.StringLiteral];
    mustache.path = { ...(path as hbs.AST.PathExpression), data: false, depth: 0, parts: [helper], original: helper };
  };
  visitor.accept(program);
  return program;
}
