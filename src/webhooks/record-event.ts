/** Writes down what has happened to a video, in the very transaction that makes it so. */
import { pricing, type EventType, type Video } from '../core/index.ts';
import type { Queryable } from '../db/index.ts';
import { randomHex } from '../lib/random.ts';
import { encodeNotice, NOTICE_CHANNEL } from './notice.ts';
import { RECORD_EVENT } from './event-statements.ts';

/** The video as it is from now on. */
type Happened = Pick<Video, 'id' | 'alias' | 'projectId' | 'price' | 'chargedMicros' | 'status'>;

/**
 * The video's row must be locked by the transaction, or new in it: that keeps its events in order.
 * What was recorded already is not recorded again, so a step that is repeated may say it again.
 */
export async function recordEvent(
  transaction: Queryable,
  type: EventType,
  video: Happened,
  createdAt: Date,
): Promise<void> {
  const { id, alias, projectId } = video;
  const cost = pricing.costOf(video);
  const values = [
    `evt_${randomHex(16)}`,
    type,
    projectId,
    id,
    alias,
    createdAt,
    cost?.amountMicros ?? null,
    cost?.state ?? null,
  ];
  const { rowCount } = await transaction.query(RECORD_EVENT, values);
  if (rowCount === 0) return;
  const notice = encodeNotice({ kind: 'event', projectId, videoId: id });
  transaction.notifyAfterCommit(NOTICE_CHANNEL, notice);
}
