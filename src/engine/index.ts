/** What happens: every use case, and the job that makes a video. */
export { createEngine, type Engine } from './create-engine.ts';
export { exportVideos, type ExportedVideo } from './export-videos.ts';
export { ADVANCE_VIDEO, type EngineParts } from './engine.ts';
export type { AssetLink, ByteRange, SignedLink, StoredAsset } from '../assets/index.ts';
export { createMoney, type Money, type TransferWish } from './money.ts';
export { recordTransfer } from './format-statement.ts';
export { recordUsage, USAGE_DIMENSIONS } from './summarize-usage.ts';
export type { VideoContent } from './open-content.ts';
export type { Follower, Progress, PublishedEvent } from '../webhooks/index.ts';
