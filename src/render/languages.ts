/** The languages beside English, by the code that the configuration gives. */
import type { Config } from '../model/config.ts';
import type { Language } from './language.ts';
import { indonesian } from './languages/indonesian.ts';

export const languages: Readonly<Partial<Record<Config['language'], Language>>> = { id: indonesian };
