/** Every sentence that the code makes, in Korean, by English template. */
import type { Language } from '../../language.ts';
import { dialects } from './phrases/dialects.ts';
import { forge } from './phrases/forge.ts';
import { forgeGithub } from './phrases/forge-github.ts';
import { formats } from './phrases/formats.ts';
import { formatsAG } from './phrases/formats-a-g.ts';
import { formatsLY } from './phrases/formats-l-y.ts';
import { judge } from './phrases/judge.ts';
import { model } from './phrases/model.ts';
import { render } from './phrases/render.ts';
import { rulesAF } from './phrases/rules-a-f.ts';
import { rulesGS } from './phrases/rules-g-s.ts';
import { rulesShared } from './phrases/rules-shared.ts';
import { rulesTZ } from './phrases/rules-t-z.ts';
import { shadow } from './phrases/shadow.ts';
import { signoff } from './phrases/signoff.ts';
import { walk } from './phrases/walk.ts';

export const phrases: Language['phrases'] = {
  ...dialects,
  ...forge,
  ...forgeGithub,
  ...formats,
  ...formatsAG,
  ...formatsLY,
  ...judge,
  ...model,
  ...render,
  ...rulesAF,
  ...rulesGS,
  ...rulesShared,
  ...rulesTZ,
  ...shadow,
  ...signoff,
  ...walk,
};
