/** Writes down what has happened to a video, in the very transaction that makes it so. */
import { pricing, type EventType, type Video } from '../core/index.ts';
import type { Queryable } from '../db/index.ts';
import { randomHex } from '../lib/random.ts';
import { encodeNotice, NOTICE_CHANNEL } from './notice.ts';
import { RECORD_EVENTS } from './event-statements.ts';

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
  await recordEvents(transaction, type, [video], createdAt);
}

/** The same for what happened to several videos at once. */
export async function recordEvents(
  transaction: Queryable,
  type: EventType,
  videos: readonly Happened[],
  createdAt: Date,
): Promise<void> {
  const happened = videos.map((video) => {
    const cost = pricing.costOf(video);
    return {
      id: `evt_${randomHex(16)}`,
      projectId: video.projectId,
      videoId: video.id,
      videoAlias: video.alias,
      costMicros: cost?.amountMicros ?? null,
      costState: cost?.state ?? null,
    };
  });
  const values = [JSON.stringify(happened), type, createdAt];
  const { rows } = await transaction.query<Recorded>(RECORD_EVENTS, values);
  for (const recorded of rows) {
    const notice = encodeNotice({ kind: 'event', ...recorded });
    transaction.notifyAfterCommit(NOTICE_CHANNEL, notice);
  }
}

interface Recorded {
  readonly projectId: string;
  readonly videoId: string;
}
