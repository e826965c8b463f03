/** What every step of one publication works with. */
import type { PullSnapshot } from '../../../model/forge.ts';
import type { Publication } from '../../../model/publication.ts';
import type { RepositoryRef } from '../../../model/pull.ts';
import type { GithubClient } from '../client.ts';
import type { KnownComment } from './moved.ts';
import type { Present } from './present.ts';
import type { ThreadPage } from './threads.ts';
import type { Writer } from './writer.ts';

export interface Scene {
  readonly client: GithubClient;
  readonly repository: RepositoryRef;
  readonly snapshot: PullSnapshot;
  readonly publication: Publication;
  /** As it was right before the first write. */
  readonly present: Present;
  /** Comments on lines as they were seen last; `null`: not asked, or withheld. */
  threads: ThreadPage | null;
  readonly writer: Writer;
  /** Comments that this publication wrote, to be told from what others wrote since. */
  readonly written: Map<number, KnownComment>;
  /** What could not be shown, each in a sentence. */
  readonly notes: string[];
}
