/** What one process tells the others through the database after the commit of a change. */
import { z } from 'zod';

/**
 * event: something was recorded that waits to be published · progress: how far the making of a
 * video has come, which is told now or never.
 */
export type Notice =
  | { readonly kind: 'event'; readonly projectId: string; readonly videoId: string }
  | {
      readonly kind: 'progress';
      readonly projectId: string;
      readonly videoId: string;
      readonly percent: number;
    };

/** The database's channel for them. */
export const NOTICE_CHANNEL = 'news';

const video = { projectId: z.string(), videoId: z.string() };
const NOTICE = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('event'), ...video }),
  z.object({ kind: z.literal('progress'), ...video, percent: z.number() }),
]);

export function encodeNotice(notice: Notice): string {
  return JSON.stringify(notice);
}

/** Null for what another version of this program may say. */
export function decodeNotice(payload: string): Notice | null {
  try {
    return NOTICE.parse(JSON.parse(payload));
  } catch {
    return null;
  }
}
