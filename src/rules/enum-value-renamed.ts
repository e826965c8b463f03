/** A label of an enum is renamed at once for everyone; code that runs still writes and compares the old one. */
import type { Rule } from '../model/rule.ts';
import { nameText } from '../model/statement.ts';
import { phrase } from '../model/text.ts';
import { at } from './shared/changes.ts';
import { actionSteps } from './shared/facts.ts';

export const enumValueRenamed: Rule = {
  id: 'enum-value-renamed',
  title: 'Enum value renamed',
  severity: 'warning',
  what: 'An `ALTER TYPE … RENAME VALUE` of a type that existed before.',
  why: 'From one moment to the next the old label does not exist: running code that writes or compares it fails with "invalid input value for enum".',
  safe: "Add the new label (`ALTER TYPE t ADD VALUE 'new'`), release code that understands both and writes the new one, change the rows in batches, and leave the old label unused.",
  sources: ['https://www.postgresql.org/docs/current/sql-altertype.html'],
  check: (input) => {
    const made = new Set(actionSteps(input, 'create-enum').map(({ action }) => action.name.name));
    return actionSteps(input, 'rename-enum-value')
      .filter(({ action }) => !made.has(action.name.name))
      .map((step) => {
        const { name, value, to } = step.action;
        const message = phrase`Running code that still uses ${value} of ${nameText(name)} fails once it is called ${to}.`;
        return { ...at(step), subject: `${nameText(name)}.${value}`, message };
      });
  },
  examples: [
    {
      title: 'a label of a type in use',
      given: "CREATE TYPE status AS ENUM ('open', 'shut')",
      sql: "ALTER TYPE status RENAME VALUE 'shut' TO 'closed';",
      finds: ['status.shut'],
    },
    {
      title: 'in a schema, with capitals',
      given: `CREATE SCHEMA app; CREATE TYPE app."Status" AS ENUM ('Open')`,
      sql: `ALTER TYPE app."Status" RENAME VALUE 'Open' TO 'OPEN';`,
      finds: ['app.Status.Open'],
    },
    {
      title: 'a label added',
      given: "CREATE TYPE status AS ENUM ('open')",
      sql: "ALTER TYPE status ADD VALUE 'closed';",
      finds: [],
      why: 'The old labels stay.',
    },
    {
      title: 'a type of the same pull request',
      sql: "CREATE TYPE status AS ENUM ('open', 'shut'); ALTER TYPE status RENAME VALUE 'shut' TO 'closed';",
      finds: [],
      why: 'Nobody uses the type yet.',
    },
  ],
};
