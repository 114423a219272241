/** Reads published events, from a place on. */
import type { VideoEvent } from '../core/index.ts';
import type { Queryable } from '../db/index.ts';
import * as statements from './event-statements.ts';

/** Events with a lower position were all visible before this one was. */
export interface PublishedEvent extends VideoEvent {
  readonly position: number;
}

/** What somebody wants to hear of: one video, or all of a project. */
export interface Topic {
  readonly projectId: string;
  readonly videoId: string | null;
}

export async function readEvents(
  database: Queryable,
  { projectId, videoId }: Topic,
  after: number,
  limit: number,
): Promise<PublishedEvent[]> {
  const { rows } =
    videoId === null
      ? await database.query<PublishedEvent>(statements.LIST_PROJECT_EVENTS, [
          projectId,
          after,
          limit,
        ])
      : await database.query<PublishedEvent>(statements.LIST_VIDEO_EVENTS, [videoId, after, limit]);
  return rows;
}

/** Whoever they belong to. */
export async function readAllEvents(
  database: Queryable,
  after: number,
  limit: number,
): Promise<PublishedEvent[]> {
  return (await database.query<PublishedEvent>(statements.LIST_EVENTS, [after, limit])).rows;
}

export async function findHead(database: Queryable): Promise<number> {
  const { rows } = await database.query<{ lastPosition: number }>(statements.FIND_HEAD, []);
  return rows[0]?.lastPosition ?? 0;
}

/** Null when there is no such event of the project, or not any more. */
export async function findPosition(
  database: Queryable,
  projectId: string,
  eventId: string,
): Promise<number | null> {
  const values = [eventId, projectId];
  const { rows } = await database.query<{ position: number }>(statements.FIND_POSITION, values);
  return rows[0]?.position ?? null;
}
