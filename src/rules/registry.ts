/** Every rule, in the order of the documentation. */
import type { Rule } from '../model/rule.ts';
import { indexNotConcurrent } from './index-not-concurrent.ts';

export const rules: readonly Rule[] = [indexNotConcurrent];
