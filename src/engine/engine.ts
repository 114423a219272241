/**
 * What every use case works with, and the few limits they share.
 *
 * Every transaction locks in one order, the video, then its assets, then its job with its partition
 * and lane, then its project's account, so that no two of them can wait for each other in a circle.
 */
import type { Assets } from '../assets/index.ts';
import type { ModelCatalogue, Moderation, Provider } from '../core/index.ts';
import type { Database } from '../db/index.ts';
import type { PriceLists } from '../ledger/index.ts';
import type { Clock } from '../lib/clock.ts';
import type { Logger } from '../lib/logger.ts';
import type { News, Webhooks } from '../webhooks/index.ts';

export interface EngineParts {
  readonly database: Database;
  readonly assets: Assets;
  readonly models: ModelCatalogue;
  /** The list that holds now; what is quoted by it stays with the video. */
  readonly prices: PriceLists;
  readonly providers: ReadonlyMap<string, Provider>;
  /** Judges what may be asked for. */
  readonly moderation: Moderation;
  readonly news: News;
  readonly webhooks: Webhooks;
  readonly clock: Clock;
  readonly logger: Logger;
  /** How long a result is kept after its completion. */
  readonly assetTtlSeconds: number;
}

/** The kind of the jobs that make videos. */
export const ADVANCE_VIDEO = 'advance_video';

/** A video that is not made this long after it was started has failed. */
export const MAX_GENERATION_SECONDS = 3600;

/** One that is made, but that the store does not take, has failed this long after its start. */
export const MAX_STORING_SECONDS = 86_400;
