/** Requests that may be sent again: the same key finds the video that was made before. */
import { RepriseError, type Principal, type Video } from '../core/index.ts';
import type { Queryable } from '../db/index.ts';
import type { Asked } from './asked.ts';
import * as statements from './idempotency-statements.ts';
import { findVideos, type StoredVideo } from './video-store.ts';

export interface Sending extends Pick<Asked, 'idempotencyKey'> {
  readonly fingerprint: Buffer;
}

/** How long a request may be repeated. */
const KEPT_MS = 24 * 3600 * 1000;

/** Somebody else's transaction, or an earlier one, has made the video. */
export class MadeBefore extends Error {
  override readonly name = 'MadeBefore';
}

/**
 * The video that the same request made before; null if there is none, or no key. Throws
 * `idempotency_conflict` when the key stands for another request.
 */
export async function findMadeBefore(
  database: Queryable,
  { projectId }: Principal,
  { idempotencyKey, fingerprint }: Sending,
  now: Date,
): Promise<StoredVideo | null> {
  if (idempotencyKey === null) return null;
  const values = [projectId, idempotencyKey, new Date(now.getTime() - KEPT_MS)];
  const { rows } = await database.query<{ videoId: string; fingerprint: Buffer }>(
    statements.FIND_KEY,
    values,
  );
  const row = rows[0];
  if (row === undefined) return null;
  if (!fingerprint.equals(row.fingerprint)) {
    throw new RepriseError('idempotency_conflict', {
      param: 'Idempotency-Key',
      publicText: `The header 'Idempotency-Key' was used before with another request, which made ${row.videoId}. Use a new key for a new request.`,
    });
  }
  return (await findVideos(database, [row.videoId])).get(row.videoId) ?? null;
}

/**
 * Takes the key for a new video. Waits for another transaction that has taken it and is not done
 * yet; throws {@link MadeBefore} once that is committed.
 */
export async function takeIdempotencyKey(
  transaction: Queryable,
  { idempotencyKey, fingerprint }: Sending,
  video: Pick<Video, 'id' | 'projectId' | 'createdAt'>,
): Promise<void> {
  if (idempotencyKey === null) return;
  const { rowCount } = await transaction.query(statements.TAKE_KEY, [
    video.projectId,
    idempotencyKey,
    fingerprint,
    video.id,
    video.createdAt,
    new Date(video.createdAt.getTime() - KEPT_MS),
  ]);
  if (rowCount === 0) throw new MadeBefore('the request has made its video already');
}

/** To be called every now and then. */
export async function forgetOldIdempotencyKeys(database: Queryable, now: Date): Promise<void> {
  await database.query(statements.DELETE_OLD_KEYS, [new Date(now.getTime() - KEPT_MS)]);
}
