/** Proves that the books balance, and that every video has the entries that its state calls for. */
import { isTerminal, money, type PriceQuote, type VideoStatus } from '../core/index.ts';
import type { Database } from '../db/index.ts';
import { findHolds, listHeldVideos, verifyLedger, type Hold } from '../ledger/index.ts';
import { FIND_PRICED_VIDEOS, FIND_UNKNOWN_VIDEOS, LIST_PRICED_VIDEOS } from './video-statements.ts';

export interface BooksReport {
  readonly accounts: number;
  readonly transfers: number;
  readonly videos: number;
  /** One line for each disagreement; none when the books balance. */
  readonly faults: readonly string[];
}

interface PricedVideo {
  readonly id: string;
  readonly projectId: string;
  readonly status: VideoStatus;
  readonly price: PriceQuote;
  readonly chargedMicros: number | null;
}

const PAGE_SIZE = 1000;

/**
 * Videos may change state while this runs: one that seems wrong is looked at again, and only what
 * is wrong twice is a fault.
 */
export async function verifyBooks(database: Database): Promise<BooksReport> {
  const ledger = await verifyLedger(database);
  const faults = [...ledger.faults];
  let videos = 0;
  let after = '';
  for (;;) {
    const values = [after, PAGE_SIZE];
    const { rows: page } = await database.query<PricedVideo>(LIST_PRICED_VIDEOS, values);
    videos += page.length;
    faults.push(...(await findFaults(database, page)));
    const last = page.at(-1);
    if (last === undefined || page.length < PAGE_SIZE) break;
    after = last.id;
  }
  faults.push(...(await findStrayHolds(database)));
  return { accounts: ledger.accounts, transfers: ledger.transfers, videos, faults };
}

/** A hold commits with its video, and videos are never removed: so there is no moment without. */
async function findStrayHolds(database: Database): Promise<string[]> {
  const faults: string[] = [];
  for (let after = ''; ;) {
    const page = await listHeldVideos(database, after, PAGE_SIZE);
    const { rows } = await database.query<{ id: string }>(FIND_UNKNOWN_VIDEOS, [page]);
    faults.push(...rows.map(({ id }) => `hold of ${id}: there is no such video with a price`));
    const last = page.at(-1);
    if (last === undefined || page.length < PAGE_SIZE) return faults;
    after = last;
  }
}

async function findFaults(database: Database, page: readonly PricedVideo[]): Promise<string[]> {
  const suspects = await findWrong(database, page);
  if (suspects.length === 0) return [];
  const values = [suspects.map(({ id }) => id)];
  const { rows: again } = await database.query<PricedVideo>(FIND_PRICED_VIDEOS, values);
  return (await findWrong(database, again)).map(({ text }) => text);
}

interface Wrong {
  readonly id: string;
  readonly text: string;
}

async function findWrong(database: Database, videos: readonly PricedVideo[]): Promise<Wrong[]> {
  if (videos.length === 0) return [];
  const holds = await findHolds(
    database,
    videos.map(({ id }) => id),
  );
  return videos.flatMap((video) => {
    const text = judge(video, holds.get(video.id));
    return text === null ? [] : [{ id: video.id, text: `video ${video.id}: ${text}` }];
  });
}

function judge(video: PricedVideo, hold: Hold | undefined): string | null {
  const { status, price, chargedMicros, projectId } = video;
  if (hold === undefined) return `is ${status} and nothing was ever held for it`;
  if (hold.projectId !== projectId) return `is of ${projectId}, its hold of ${hold.projectId}`;
  if (hold.heldMicros !== price.amountMicros) {
    return `has a price of ${money.formatMicros(price.amountMicros)}, and ${money.formatMicros(hold.heldMicros)} was held for it`;
  }
  const { resolution } = hold;
  if (!isTerminal(status))
    return resolution === null ? null : `is ${status} and its hold is resolved`;
  if (resolution === null) return `is ${status} and its hold is not resolved`;
  const expected = status === 'completed' ? 'settle' : 'release';
  if (resolution.kind !== expected)
    return `is ${status} and its hold ended in a ${resolution.kind}`;
  const settledMicros = resolution.kind === 'settle' ? resolution.amountMicros : 0;
  if (chargedMicros === settledMicros) return null;
  return `says it cost ${money.formatMicros(chargedMicros ?? 0)}, the ledger ${money.formatMicros(settledMicros)}`;
}
