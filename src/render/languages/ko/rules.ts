/** The documentation of every rule, in Korean. */
import type { Language } from '../../language.ts';
import { rulesAC } from './rules/a-c.ts';
import { rulesDF } from './rules/d-f.ts';
import { rulesGM } from './rules/g-m.ts';
import { rulesNR } from './rules/n-r.ts';
import { rulesS } from './rules/s.ts';
import { rulesTW } from './rules/t-w.ts';

export const rules: Language['rules'] = {
  ...rulesAC,
  ...rulesDF,
  ...rulesGM,
  ...rulesNR,
  ...rulesS,
  ...rulesTW,
};
