/** What people read about each rule, by its id. */
import type { RuleText } from '../render/view.ts';
import { rules } from '../rules/registry.ts';

export const ruleTexts: ReadonlyMap<string, RuleText> = new Map(rules.map((rule) => [rule.id, rule]));
