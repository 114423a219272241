/** Tells whoever listens at this moment how far the making of a video has come. */
import type { Video } from '../core/index.ts';
import type { Queryable } from '../db/index.ts';
import { TELL } from './event-statements.ts';
import { encodeNotice } from './notice.ts';

/** Told at the commit; nothing of it is kept. */
export async function tellProgress(
  transaction: Queryable,
  { id, projectId }: Pick<Video, 'id' | 'projectId'>,
  percent: number,
): Promise<void> {
  await transaction.query(TELL, [
    encodeNotice({ kind: 'progress', projectId, videoId: id, percent }),
  ]);
}
