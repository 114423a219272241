/** Proves that the books balance, and that every video has the entries that its state calls for. */
import { isTerminal, money, type PriceQuote, type VideoStatus } from '../core/index.ts';
import type { Database } from '../db/index.ts';
import { findResolutions, verifyLedger, type Resolution } from '../ledger/index.ts';
import { FIND_PRICED_VIDEOS, LIST_PRICED_VIDEOS } from './video-statements.ts';

export interface BooksReport {
  readonly accounts: number;
  readonly transfers: number;
  readonly videos: number;
  /** One line for each disagreement; none when the books balance. */
  readonly faults: readonly string[];
}

interface PricedVideo {
  readonly id: string;
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
  return { accounts: ledger.accounts, transfers: ledger.transfers, videos, faults };
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
  const resolutions = await findResolutions(
    database,
    videos.map(({ id }) => id),
  );
  return videos.flatMap((video) => {
    const text = judge(video, resolutions.get(video.id));
    return text === null ? [] : [{ id: video.id, text: `video ${video.id}: ${text}` }];
  });
}

function judge(video: PricedVideo, resolution: Resolution | undefined): string | null {
  const { status, price, chargedMicros } = video;
  if (!isTerminal(status)) {
    return resolution === undefined ? null : `is ${status} and its hold is resolved`;
  }
  if (resolution === undefined) return `is ${status} and its hold is not resolved`;
  const expected = status === 'completed' ? 'settle' : 'release';
  if (resolution.kind !== expected)
    return `is ${status} and its hold ended in a ${resolution.kind}`;
  const settledMicros = resolution.kind === 'settle' ? resolution.amountMicros : 0;
  if (chargedMicros !== settledMicros) {
    return `says it cost ${money.formatMicros(chargedMicros ?? 0)}, the ledger ${money.formatMicros(settledMicros)}`;
  }
  if (settledMicros <= price.amountMicros) return null;
  return `cost ${money.formatMicros(settledMicros)}, above its price of ${money.formatMicros(price.amountMicros)}`;
}
