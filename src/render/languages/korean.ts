/** Korean, whole. */
import type { Language } from '../language.ts';
import { commands } from './ko/commands.ts';
import { koreanMessages } from './ko/messages.ts';
import { phrases } from './ko/phrases.ts';
import { rules } from './ko/rules.ts';

export const korean: Language = { messages: koreanMessages, phrases, rules, commands };
