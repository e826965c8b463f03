/** Every sentence that the code makes, in Indonesian, by its English template. */
import type { Language } from '../../language.ts';
import { dialectsPhrases } from './phrases/dialects.ts';
import { forgePhrases } from './phrases/forge.ts';
import { forgeGithubPhrases } from './phrases/forge-github.ts';
import { forgePublishPhrases } from './phrases/forge-publish.ts';
import { formatsAToGPhrases } from './phrases/formats-a-to-g.ts';
import { formatsHToRPhrases } from './phrases/formats-h-to-r.ts';
import { formatsSToYPhrases } from './phrases/formats-s-to-y.ts';
import { formatsSharedPhrases } from './phrases/formats-shared.ts';
import { judgePhrases } from './phrases/judge.ts';
import { modelPhrases } from './phrases/model.ts';
import { rulesAToCPhrases } from './phrases/rules-a-to-c.ts';
import { rulesDToIPhrases } from './phrases/rules-d-to-i.ts';
import { rulesLToRPhrases } from './phrases/rules-l-to-r.ts';
import { rulesSToWPhrases } from './phrases/rules-s-to-w.ts';
import { rulesSharedPhrases } from './phrases/rules-shared.ts';
import { shadowPhrases } from './phrases/shadow.ts';
import { signoffPhrases } from './phrases/signoff.ts';
import { templatesPhrases } from './phrases/templates.ts';
import { walkPhrases } from './phrases/walk.ts';

export const phrases: Language['phrases'] = {
  ...dialectsPhrases,
  ...forgePhrases,
  ...forgeGithubPhrases,
  ...forgePublishPhrases,
  ...formatsAToGPhrases,
  ...formatsHToRPhrases,
  ...formatsSToYPhrases,
  ...formatsSharedPhrases,
  ...judgePhrases,
  ...modelPhrases,
  ...rulesAToCPhrases,
  ...rulesDToIPhrases,
  ...rulesLToRPhrases,
  ...rulesSToWPhrases,
  ...rulesSharedPhrases,
  ...shadowPhrases,
  ...signoffPhrases,
  ...templatesPhrases,
  ...walkPhrases,
};
