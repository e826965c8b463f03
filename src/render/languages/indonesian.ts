/** Indonesian, whole. */
import type { Language } from '../language.ts';
import { commands } from './id/commands.ts';
import { indonesianMessages } from './id/messages.ts';
import { phrases } from './id/phrases.ts';
import { rules } from './id/rules.ts';

export const indonesian: Language = { messages: indonesianMessages, phrases, rules, commands };
