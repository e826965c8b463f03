/** Every operation of GitHub's REST API that is served, in one table. */

import { contents } from './contents.ts';
import type { Handlers } from './context.ts';
import { git } from './git.ts';
import { comments, issues, labels } from './issues.ts';
import { apps, people } from './people.ts';
import { pulls } from './pulls.ts';
import { reviews } from './reviews.ts';
import { statuses } from './statuses.ts';

export const operations: Handlers = {
  ...pulls,
  ...reviews,
  ...issues,
  ...comments,
  ...labels,
  ...git,
  ...contents,
  ...statuses,
  ...people,
  ...apps,
};
