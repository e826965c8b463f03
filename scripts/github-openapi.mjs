/**
 * Cuts GitHub's own OpenAPI description down to the operations that the in-memory GitHub of the tests serves:
 * `node scripts/github-openapi.mjs <api.github.com.json> [<output>]`, the input from @octokit/openapi (13 MB, not a
 * dependency). What the tests are judged by is therefore GitHub's text, never ours.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const operations = `
apps/get-authenticated
apps/list-installations
apps/get-installation
apps/create-installation-access-token
apps/get-repo-installation
apps/get-org-installation
apps/list-repos-accessible-to-installation
rate-limit/get
users/get-by-username
users/get-authenticated
orgs/get
teams/get-by-name
teams/list-members-in-org
teams/get-membership-for-user-in-org
repos/get
repos/list-activities
repos/get-branch
repos/get-collaborator-permission-level
repos/list-commits
repos/get-commit
repos/list-pull-requests-associated-with-commit
repos/get-combined-status-for-ref
repos/list-commit-statuses-for-ref
repos/create-commit-status
repos/compare-commits-with-basehead
repos/get-content
repos/download-tarball-archive
checks/create
checks/get
checks/update
checks/list-for-ref
checks/list-annotations
git/get-blob
git/get-tree
git/get-commit
git/get-ref
git/list-matching-refs
issues/list-for-repo
issues/create
issues/get
issues/update
issues/list-comments
issues/list-comments-for-repo
issues/create-comment
issues/get-comment
issues/update-comment
issues/delete-comment
issues/list-labels-on-issue
issues/add-labels
issues/remove-label
issues/list-labels-for-repo
issues/create-label
issues/get-label
reactions/list-for-issue-comment
reactions/create-for-issue-comment
reactions/delete-for-issue-comment
pulls/list
pulls/get
pulls/list-files
pulls/list-commits
pulls/list-reviews
pulls/create-review
pulls/get-review
pulls/dismiss-review
pulls/list-review-comments
pulls/create-review-comment
pulls/get-review-comment
pulls/update-review-comment
pulls/delete-review-comment
pulls/list-requested-reviewers
pulls/request-reviewers
pulls/remove-requested-reviewers
`
  .trim()
  .split('\n');

const inside = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));
const [input, output = inside('test/github/openapi.json')] = process.argv.slice(2);
const whole = JSON.parse(readFileSync(input, 'utf8'));

/** Words for people, which no validator reads. */
const prose = new Set([
  'description',
  'example',
  'examples',
  'summary',
  'externalDocs',
  'title',
  'deprecated',
  'x-github',
]);

/** A schema that a validator of JSON Schema reads as OpenAPI 3.0 means it. */
function plain(schema) {
  if (schema.nullable !== true) return schema;
  const { nullable, ...rest } = schema;
  if (rest.enum) return { ...rest, enum: [...new Set([...rest.enum, null])], nullable };
  if (rest.type !== undefined) return schema;
  return { anyOf: [rest, { enum: [null] }] };
}

/** Cuts the prose away. `named`: the keys are names that GitHub chose, such as properties, and all stay. */
function cut(value, named = false) {
  if (Array.isArray(value)) return value.map((item) => cut(item));
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value)
    .filter(([key]) => named || !prose.has(key))
    .map(([key, item]) => [
      key,
      key === 'enum' || key === 'default' ? item : cut(item, key === 'properties' && !named),
    ]);
  return named ? Object.fromEntries(entries) : plain(Object.fromEntries(entries));
}

function operation({ operationId, parameters, requestBody, responses }) {
  const kept = Object.entries(responses)
    .filter(([status]) => /^[23]/.test(status))
    .map(([status, response]) => [status, { ...response, description: undefined, headers: undefined }]);
  return { operationId, ...cut({ parameters, requestBody }), responses: cut(Object.fromEntries(kept)) };
}

const paths = {};
const missing = new Set(operations);
for (const [path, methods] of Object.entries(whole.paths)) {
  for (const [method, found] of Object.entries(methods)) {
    if (!missing.delete(found.operationId)) continue;
    paths[path] = { ...paths[path], [method]: operation(found) };
  }
}
if (missing.size > 0) throw new Error(`GitHub's description has no ${[...missing].join(', ')}`);

const components = {};
function collect(value) {
  if (value === null || typeof value !== 'object') return;
  for (const [key, item] of Object.entries(value)) {
    if (key !== '$ref' || typeof item !== 'string') collect(item);
    else {
      const [, , kind, name] = item.split('/');
      components[kind] ??= {};
      if (components[kind][name] !== undefined) continue;
      components[kind][name] = cut(whole.components[kind][name]);
      collect(components[kind][name]);
    }
  }
}
collect(paths);

const { openapi, info } = whole;
const pruned = { openapi, info: { title: info.title, version: info.version }, paths, components };
writeFileSync(output, `${JSON.stringify(pruned)}\n`);
execFileSync(process.execPath, [inside('node_modules/@biomejs/biome/bin/biome'), 'format', '--write', output]);
