// Whether every language says everything that English says. The build runs it, so a missing key fails the build.
//
//   node scripts/languages.mjs                   each registered language; ends with 1 where one is incomplete
//   node scripts/languages.mjs --missing id      what Indonesian lacks, as a file to fill in
//   node scripts/languages.mjs --with FILE.ts    a language that is not registered, exported as `language`
//   node scripts/languages.mjs --catalogue       the sentences, rules and commands of English, as JSON

import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { problemsOf } from './languages/compare.mjs';
import { catalogueOf, languageIn, languagesOf } from './languages/load.mjs';
import { missingFrom } from './languages/missing.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Throws with a line for each thing that is wrong. */
export async function checkLanguages(others = []) {
  const catalogue = await catalogueOf(root);
  const languages = [...(await languagesOf(root)), ...others];
  const problems = languages.flatMap((language) => problemsOf(language, catalogue));
  if (problems.length > 0) throw new Error(`A language is not whole:\n${problems.join('\n')}`);
}

async function run([option, value]) {
  switch (option) {
    case undefined:
      return checkLanguages();
    case '--with':
      return checkLanguages([await languageIn(resolve(value))]);
    case '--missing': {
      const known = (await languagesOf(root)).find(({ code }) => code === value);
      return void process.stdout.write(missingFrom(known?.language, await catalogueOf(root)));
    }
    case '--catalogue': {
      const { sentences, rules, commands } = await catalogueOf(root);
      const texts = { sentences: [...sentences], rules: [...rules], commands: [...commands] };
      return void process.stdout.write(`${JSON.stringify(texts)}\n`);
    }
    default:
      throw new Error(`There is no option ${option}: --missing, --with or --catalogue.`);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await run(process.argv.slice(2)).catch((error) => {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  });
}
