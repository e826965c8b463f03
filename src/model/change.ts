/** One difference between the catalogue before and after the pull request's migrations. */
export interface SchemaChange {
  readonly change: 'add' | 'remove' | 'alter' | 'rename';
  /** `table`, `column`, `constraint`, `index`, `function`, `grant`, … */
  readonly kind: string;
  /** `public.users.name`; for a rename the new name. */
  readonly object: string;
  /** For a rename, the name before. */
  readonly from?: string;
  readonly before: Readonly<Record<string, unknown>> | null;
  readonly after: Readonly<Record<string, unknown>> | null;
}
