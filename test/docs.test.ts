/** The documentation in the repository is the one the rules and commands give: `npm run docs` writes it. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';
import { commands } from '../src/commands/registry.ts';
import { commandTable } from '../src/commands/table.ts';
import { ruleIndex, rulePage } from '../src/render/rule-page.ts';
import { rules } from '../src/rules/registry.ts';

const directory = join(dirname(fileURLToPath(import.meta.url)), '..', 'docs', 'rules');
const page = (name: string): string => readFileSync(join(directory, name), 'utf8');

test('there is a page for every rule and for nothing else', () => {
  const expected = [...rules.map(({ id }) => `${id}.md`), 'README.md'].sort();
  expect(readdirSync(directory).sort()).toEqual(expected);
});

test.each(rules.map((rule) => [rule.id, rule] as const))('the page of %s is current', (id, rule) => {
  expect(page(`${id}.md`)).toBe(rulePage(rule));
});

test('the index is current', () => {
  expect(page('README.md')).toBe(ruleIndex(rules));
});

test("the guide's commands are current", () => {
  const guide = readFileSync(join(directory, '..', 'github.md'), 'utf8');
  expect(guide).toContain(`<!-- commands -->\n${commandTable(commands)}\n<!-- /commands -->`);
});
