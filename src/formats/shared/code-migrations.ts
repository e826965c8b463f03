/** Migrations that are programs: no engine here runs them, and a review that said nothing of them would be a wrong green. */

/** By tool, the paths that it alone writes. Sources: the generators of each tool. */
const tools: readonly { readonly tool: string; readonly pattern: RegExp }[] = [
  { tool: 'Active Record', pattern: /(^|\/)db\/(?:\w+_)?migrate\/\d{3,}_\w+\.rb$/ },
  { tool: 'Alembic', pattern: /(^|\/)(?:alembic|migrations)\/versions\/[\w-]+\.py$/ },
  { tool: 'Django', pattern: /(^|\/)migrations\/\d{4}_\w+\.py$/ },
  { tool: 'Laravel', pattern: /(^|\/)database\/migrations\/\d{4}_\d{2}_\d{2}_\d{6}_\w+\.php$/ },
  { tool: 'Doctrine', pattern: /(^|\/)[Mm]igrations\/(?:\w+\/)*Version\d{14}\.php$/ },
  { tool: 'Phinx', pattern: /(^|\/)[Mm]igrations\/\d{14}_\w+\.php$/ },
  { tool: 'Ecto', pattern: /(^|\/)priv\/\w*repo\w*\/migrations\/\d{14}_\w+\.exs$/ },
  { tool: 'Entity Framework', pattern: /(^|\/)Migrations\/(?:\w+\/)*\d{14}_\w+(?<!\.Designer)\.cs$/ },
  { tool: 'Flyway', pattern: /(^|\/)db\/migration\/(?:\w+\/)*[VR][\d_.]*__\w+\.(?:java|kt)$/ },
  { tool: 'Go', pattern: /(^|\/)migrations?\/\d{3,}_\w+(?<!_test)(?:\.(?:up|down))?\.go$/ },
  { tool: 'JavaScript', pattern: /(^|\/)migrations?\/[^/]*\d{8,}[^/]*(?<!\.d)\.[cm]?[jt]s$/ },
];

/** Whose migration a file is by its path, or nothing. */
export function codeMigrationTool(path: string): string | undefined {
  return tools.find(({ pattern }) => pattern.test(path))?.tool;
}
