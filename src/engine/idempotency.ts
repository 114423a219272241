/** Requests that may be sent again: the same key finds the video that was made before. */
import { RepriseError, type Principal, type Video } from '../core/index.ts';
import type { Queryable } from '../db/index.ts';
import type { Asked } from './asked.ts';
import * as statements from './idempotency-statements.ts';
import { findVideos, type StoredVideo } from './video-store.ts';

type Sending = Pick<Asked, 'idempotencyKey' | 'fingerprint'>;

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

/** A request that makes a video, if nothing speaks against it. */
export interface Keyed {
  readonly asked: Sending;
  readonly video: Pick<Video, 'id' | 'projectId'>;
}

export interface TakenKeys {
  /** Throws {@link MadeBefore} for a key that is taken, or that was added. */
  check(keyed: Keyed): void;
  add(keyed: Keyed): void;
  /** Takes what was added, for the videos, which are there by then; to be called once. */
  take(): Promise<void>;
}

/**
 * Which of these keys are taken already. To be sent after the accounts are locked: so nobody else
 * makes a video of these projects, and what is read here stays true.
 */
export async function findTakenKeys(
  transaction: Queryable,
  requests: readonly Keyed[],
  now: Date,
): Promise<TakenKeys> {
  const oldest = new Date(now.getTime() - KEPT_MS);
  const keyed = requests.filter(({ asked }) => asked.idempotencyKey !== null);
  const taken = new Set<string>();
  if (keyed.length > 0) {
    const { rows } = await transaction.query<{ projectId: string; key: string }>(
      statements.FIND_TAKEN_KEYS,
      [...columnsOf(keyed), oldest],
    );
    for (const { projectId, key } of rows) taken.add(`${projectId}\0${key}`);
  }
  const added: Keyed[] = [];
  const nameOf = ({ video, asked }: Keyed) => `${video.projectId}\0${asked.idempotencyKey}`;
  return {
    check(request) {
      if (taken.has(nameOf(request)))
        throw new MadeBefore('the request has made its video already');
    },
    add(request) {
      if (request.asked.idempotencyKey === null) return;
      taken.add(nameOf(request));
      added.push(request);
    },
    async take() {
      if (added.length === 0) return;
      const { rowCount } = await transaction.query(statements.TAKE_KEYS, [
        ...columnsOf(added),
        added.map(({ asked }) => asked.fingerprint),
        added.map(({ video }) => video.id),
        now,
        oldest,
      ]);
      if (rowCount < added.length) throw new MadeBefore('another request has made its video');
    },
  };
}

/** Projects and keys. */
function columnsOf(requests: readonly Keyed[]) {
  return [
    requests.map(({ video }) => video.projectId),
    requests.map(({ asked }) => asked.idempotencyKey),
  ];
}

/** To be called every now and then. */
export async function forgetOldIdempotencyKeys(database: Queryable, now: Date): Promise<void> {
  await database.query(statements.DELETE_OLD_KEYS, [new Date(now.getTime() - KEPT_MS)]);
}
