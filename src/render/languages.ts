/** The languages beside English, by the code that the configuration gives. */
import type { Config } from '../model/config.ts';
import type { Language } from './language.ts';
import { indonesian } from './languages/indonesian.ts';
import { korean } from './languages/korean.ts';

export const languages: Readonly<Record<Exclude<Config['language'], 'en'>, Language>> = { id: indonesian, ko: korean };
