/**
 * What another language than English has to say, whole: the words of every view, a template for every sentence that the
 * code makes, the rules' documentation and the commands' help. `scripts/languages.mjs` fails the build where something of
 * it is missing, too much, or has other placeholders.
 */
import type { Command } from '../model/command.ts';
import { type Text, write } from '../model/text.ts';
import type { Messages } from './messages.ts';
import type { RuleText } from './view.ts';

export interface Language {
  readonly messages: Omit<Messages, 'language' | 'text'>;
  /** By English template, as `phrase` makes it: `{0} is dropped`. */
  readonly phrases: Readonly<Record<string, string>>;
  /** By rule id, as Markdown. */
  readonly rules: Readonly<Record<string, RuleText>>;
  /** By the name of the command. */
  readonly commands: Readonly<Record<string, Pick<Command, 'does' | 'who'>>>;
}

/** Everything that a person reads, in one language. */
export interface Voice {
  readonly messages: Messages;
  readonly rules: ReadonlyMap<string, RuleText>;
  /** In the order in which the help names them. */
  readonly commands: readonly Pick<Command, 'usage' | 'does' | 'who'>[];
}

/** @param code BCP 47 */
export function speak(code: string, language: Language, english: Voice): Voice {
  const text = (said: Text | string): string =>
    typeof said === 'string' ? said : write(said, (template) => language.phrases[template] ?? template);
  return {
    messages: { ...language.messages, language: code, text },
    rules: new Map([...english.rules].map(([id, rule]) => [id, language.rules[id] ?? rule])),
    commands: english.commands.map((command) => ({ ...command, ...language.commands[nameOf(command)] })),
  };
}

/** `approve` of `/migration approve [role]`. */
function nameOf({ usage }: Pick<Command, 'usage'>): string {
  return usage.split(' ')[1] ?? '';
}
