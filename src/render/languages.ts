/** The languages beside English, by the code that the configuration gives. One that is not here yet is spoken in English. */
import type { Config } from '../model/config.ts';
import type { Language } from './language.ts';

export const languages: Readonly<Partial<Record<Config['language'], Language>>> = {};
