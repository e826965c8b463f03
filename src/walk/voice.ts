/** The voice in which a repository is answered: its configuration names the language, and the registries give the rest. */
import { commands } from '../commands/registry.ts';
import type { Config } from '../model/config.ts';
import { speak, type Voice } from '../render/language.ts';
import { languages } from '../render/languages.ts';
import { english } from '../render/messages.ts';
import { rules } from '../rules/registry.ts';

export const englishVoice: Voice = {
  messages: english,
  rules: new Map(rules.map((rule) => [rule.id, rule])),
  commands,
};

export function voiceOf(code: Config['language']): Voice {
  return code === 'en' ? englishVoice : speak(code, languages[code], englishVoice);
}
