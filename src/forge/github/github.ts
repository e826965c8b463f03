/** One repository on GitHub as the walk sees it: read as snapshots, asked about people, and written to. */
import type { PullForge } from '../../model/forge.ts';
import type { RepositoryRef } from '../../model/pull.ts';
import { BlobStore } from './blobs.ts';
import { objectCache } from './cache.ts';
import type { Store } from './changes.ts';
import type { GithubClient } from './client.ts';
import { commitsTouching } from './commits.ts';
import { readHead } from './head.ts';
import { readGroup } from './merge-group.ts';
import { addedByOthers, openPulls, pullsOfHead } from './open-pulls.ts';
import { readPeople } from './people.ts';
import { publish } from './publish/publish.ts';
import { ensureStatus } from './publish/status.ts';
import { queuedCommits } from './queue.ts';
import { readSnapshot } from './snapshot.ts';
import { latestRelease, listTrackingIssues, readMerged, readTrackingIssue } from './tracking/read.ts';
import { closeDuplicate, openTracking, publishPointer, publishTracking } from './tracking/write.ts';

export interface GithubForgeOptions {
  readonly client: GithubClient;
  readonly repository: RepositoryRef;
  /** It acts as an App, which can write check runs. */
  readonly app: boolean;
  /** Where contents and trees are kept from one run to the next; `null`: nowhere. */
  readonly blobDirectory: string | null;
  /** A larger file is a fault when it is read; 16 MiB by default. */
  readonly fileBytes?: number;
}

const defaultFileBytes = 16 * 1024 ** 2;

export function githubForge({ client, repository, app, blobDirectory, fileBytes }: GithubForgeOptions): PullForge {
  const place = { client, repository };
  const cache = objectCache({ directory: blobDirectory });
  const store: Store = { cache, blobs: new BlobStore(place, cache, fileBytes ?? defaultFileBytes) };
  return {
    pull: (number) => readSnapshot(place, store, number),
    head: (number) => readHead(place, number),
    commitsTouching: (pull, paths) => commitsTouching(place, pull, paths),
    people: (question) => readPeople(place, question),
    openPulls: () => openPulls(place),
    pullsOfHead: (sha) => pullsOfHead(place, sha),
    queuedCommits: (number) => queuedCommits(place, number),
    group: (head, base, branch) => readGroup(place, store, { head, base, branch }),
    addedByOthers: (pull, limit) => addedByOthers(place, pull, limit),
    publish: (snapshot, publication) => publish(client, repository, snapshot, publication, { app }),
    merged: (number) => readMerged(place, store, number),
    trackingIssues: () => listTrackingIssues(place),
    trackingIssue: (number) => readTrackingIssue(place, number),
    openTracking: (title, body) => openTracking(place, title, body),
    closeDuplicate: (number, body) => closeDuplicate(place, number, body),
    publishTracking: (issue, publication) => publishTracking(place, issue, publication),
    publishPointer: (pull, pointer, replies) => publishPointer(place, pull, pointer, replies),
    latestRelease: () => latestRelease(place),
    status: (sha, status, targetUrl) => ensureStatus(client, repository, sha, status, targetUrl),
  };
}
