/** Commits videos that are asked for at the same time together, whatever their projects. */
import { inGroups } from '../lib/in-groups.ts';
import { UnavailableError } from '../lib/unavailable-error.ts';
import type { QueueRequest } from './draft-video.ts';
import type { EngineParts } from './engine.ts';
import { queueVideos, videoOf, type Outcome, type QueueParts } from './queue-videos.ts';
import type { StoredVideo } from './video-store.ts';

/** Throws what `queueVideos` refuses. */
export type QueueTogether = (request: QueueRequest) => Promise<StoredVideo>;

/** More gain little, and keep their accounts locked for longer. */
const MOST_MEMBERS = 64;
/** Of different projects: one is written while another is put together. More are smaller ones. */
const MOST_GROUPS = 2;

export function createQueueTogether(
  engine: QueueParts & Pick<EngineParts, 'database' | 'logger'>,
): QueueTogether {
  async function commit(requests: readonly QueueRequest[]): Promise<readonly Outcome[]> {
    try {
      return await engine.database.transaction((transaction) =>
        queueVideos(transaction, engine, requests),
      );
    } catch (error) {
      if (requests.length === 1) return [{ refusal: error }];
      // The commit may have taken place: only who asks again, with its key, makes no second video.
      if (error instanceof UnavailableError) throw error;
      engine.logger.warn({ err: error }, 'videos that could not be made together are made singly');
    }
    const outcomes: Outcome[] = [];
    for (const request of requests) outcomes.push(...(await commit([request])));
    return outcomes;
  }

  const join = inGroups(commit, {
    mostMembers: MOST_MEMBERS,
    mostGroups: MOST_GROUPS,
    // Groups of one project would wait for its account one after the other.
    subjectOf: ({ principal }) => principal.projectId,
  });
  return async (request) => videoOf(await join(request));
}
