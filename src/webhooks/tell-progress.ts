/** Tells whoever listens at this moment how far the making of a video has come. */
import type { Video } from '../core/index.ts';
import type { Queryable } from '../db/index.ts';
import { encodeNotice, NOTICE_CHANNEL } from './notice.ts';

/** Told after the commit; nothing of it is kept. */
export function tellProgress(
  transaction: Queryable,
  { id, projectId }: Pick<Video, 'id' | 'projectId'>,
  percent: number,
): void {
  const notice = encodeNotice({ kind: 'progress', projectId, videoId: id, percent });
  transaction.notifyAfterCommit(NOTICE_CHANNEL, notice);
}
