/** Videos in the database. */
import type { Operation, PriceQuote, Video, VideoStatus } from '../core/index.ts';
import type { Queryable } from '../db/index.ts';
import * as statements from './video-statements.ts';

export interface NewVideo {
  readonly id: string;
  readonly alias: string;
  readonly projectId: string;
  readonly keyId: string;
  readonly operation: Operation;
  readonly model: string;
  readonly providerId: string;
  readonly prompt: string;
  readonly width: number;
  readonly height: number;
  readonly durationSeconds: number;
  readonly sourceVideoId: string | null;
  readonly sourceAlias: string | null;
  readonly price: PriceQuote;
  readonly keepsSource: boolean;
  readonly createdAt: Date;
  /** How long its project keeps results; null where it leaves that to the model or the gateway. */
  readonly assetTtlSeconds: number | null;
}

/** A video with what only the engine needs to know of it. */
export interface StoredVideo extends Video {
  /** The key it was asked for with; null for a video from before there was money. */
  readonly keyId: string | null;
  /** Of an extension: whether its result is the source with its continuation. */
  readonly keepsSource: boolean;
  readonly assetTtlSeconds: number | null;
  readonly startedAt: Date | null;
  readonly deletedAt: Date | null;
  readonly cancelRequestedAt: Date | null;
}

/** Its owner no longer wants it made. */
export function isUnwanted({ deletedAt, cancelRequestedAt }: StoredVideo): boolean {
  return deletedAt !== null || cancelRequestedAt !== null;
}

interface VideoRow extends Omit<StoredVideo, 'failure'> {
  failureCode: string | null;
  failureMessage: string | null;
}

export async function insertVideos(
  transaction: Queryable,
  videos: readonly NewVideo[],
): Promise<void> {
  await transaction.query(statements.INSERT_VIDEOS, [JSON.stringify(videos)]);
}

/** What a video that was just written has besides, so that it need not be read back. */
export const UNTOUCHED = {
  status: 'queued',
  progressPercent: 0,
  startedAt: null,
  understanding: null,
  resultAssetId: null,
  thumbnailAssetId: null,
  spritesheetAssetId: null,
  resultSizeBytes: null,
  failure: null,
  completedAt: null,
  expiresAt: null,
  chargedMicros: null,
  cancelRequestedAt: null,
  deletedAt: null,
} as const satisfies Omit<StoredVideo, keyof NewVideo>;

/** Anything else names no video, and may hold characters that the database refuses. */
const ID = /^video_[0-9a-f]{1,100}$/;
const ALIAS = /^task_[0-9A-Z]{1,100}$/;

/** Keyed by what was asked for, an id or an alias; deleted ones are included. */
export async function findVideos(
  database: Queryable,
  names: readonly string[],
): Promise<Map<string, StoredVideo>> {
  const aliases = names.filter((name) => ALIAS.test(name));
  const ids = names.filter((name) => ID.test(name));
  const found = new Map<string, StoredVideo>();
  if (ids.length > 0) {
    const { rows } = await database.query<VideoRow>(statements.FIND_VIDEOS, [ids]);
    for (const row of rows) found.set(row.id, toVideo(row));
  }
  if (aliases.length > 0) {
    const { rows } = await database.query<VideoRow>(statements.FIND_VIDEOS_BY_ALIAS, [aliases]);
    for (const row of rows) found.set(row.alias, toVideo(row));
  }
  return found;
}

/** The video as it is now; it stays so until the transaction ends. */
export async function lockVideo(transaction: Queryable, id: string): Promise<StoredVideo> {
  const { rows } = await transaction.query<VideoRow>(statements.LOCK_VIDEO, [id]);
  return toVideo(onlyRow(rows));
}

export interface PageQuery {
  readonly projectId: string;
  readonly after: StoredVideo | null;
  readonly limit: number;
  readonly order: 'asc' | 'desc';
  readonly statuses?: readonly VideoStatus[];
  readonly sourceVideoId?: string;
}

export async function listStoredVideos(
  database: Queryable,
  query: PageQuery,
): Promise<StoredVideo[]> {
  const { projectId, after, limit, order, statuses, sourceVideoId } = query;
  const place = [after?.createdAt ?? null, after?.id ?? null];
  const values = [projectId, ...place, limit, statuses ?? null, sourceVideoId ?? null];
  const statement = statements.listVideos(whichListed(query), order);
  const { rows } = await database.query<VideoRow>(statement, values);
  return rows.map(toVideo);
}

function whichListed({ statuses, sourceVideoId }: PageQuery): statements.Listed {
  if (sourceVideoId !== undefined) return 'from_source';
  if (statuses === undefined) return 'all';
  const isAmong = (...few: VideoStatus[]) => statuses.every((status) => few.includes(status));
  if (isAmong('failed')) return 'failed';
  if (isAmong('cancelled')) return 'cancelled';
  return isAmong('queued', 'in_progress') ? 'unfinished' : 'all';
}

export async function markEndedWithoutResult(
  transaction: Queryable,
  id: string,
  status: Extract<VideoStatus, 'failed' | 'cancelled'>,
  failure: { readonly code: string; readonly message: string },
): Promise<void> {
  const values = [id, status, failure.code, failure.message];
  await transaction.query(statements.MARK_ENDED_WITHOUT_RESULT, values);
}

function toVideo({ failureCode, failureMessage, ...row }: VideoRow): StoredVideo {
  const failure =
    failureCode === null || failureMessage === null
      ? null
      : { code: failureCode, message: failureMessage };
  return { ...row, failure };
}

function onlyRow<Row>(rows: readonly Row[]): Row {
  const row = rows[0];
  if (row === undefined) throw new Error('the statement gave no row');
  return row;
}
