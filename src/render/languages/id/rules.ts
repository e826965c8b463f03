/** The documentation of every rule, in Indonesian. */
import type { Language } from '../../language.ts';
import { rulesAToB } from './rules/a-to-b.ts';
import { rulesCToD } from './rules/c-to-d.ts';
import { rulesEToI } from './rules/e-to-i.ts';
import { rulesLToM } from './rules/l-to-m.ts';
import { rulesNToP } from './rules/n-to-p.ts';
import { rulesRToS } from './rules/r-to-s.ts';
import { rulesT } from './rules/t.ts';
import { rulesUToW } from './rules/u-to-w.ts';

export const rules: Language['rules'] = {
  ...rulesAToB,
  ...rulesCToD,
  ...rulesEToI,
  ...rulesLToM,
  ...rulesNToP,
  ...rulesRToS,
  ...rulesT,
  ...rulesUToW,
};
