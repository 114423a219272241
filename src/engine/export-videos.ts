/** Everything that a project has made: what is known of each video, and the ways to its bytes. */
import { AssetMissingError, type AssetFinder, type StoredAsset } from '../assets/index.ts';
import type { ContentVariant, Video } from '../core/index.ts';
import type { Queryable } from '../db/index.ts';
import { listStoredVideos, type StoredVideo } from './video-store.ts';

export interface ExportedVideo {
  readonly video: Video;
  /** Empty once it has expired. */
  readonly media: readonly { readonly variant: ContentVariant; readonly asset: StoredAsset }[];
}

const PAGE_VIDEOS = 100;

/** In the order of their making, without the deleted; what is made meanwhile may be left out. */
export async function* exportVideos(
  database: Queryable,
  assets: AssetFinder,
  projectId: string,
): AsyncGenerator<ExportedVideo> {
  for (let after: StoredVideo | null = null; ;) {
    const page: StoredVideo[] = await listStoredVideos(database, {
      projectId,
      after,
      limit: PAGE_VIDEOS,
      order: 'asc',
    });
    for (const video of page) yield { video, media: await findMedia(assets, video) };
    after = page.at(-1) ?? null;
    if (after === null) return;
  }
}

async function findMedia(assets: AssetFinder, video: StoredVideo): Promise<ExportedVideo['media']> {
  const wanted: readonly (readonly [ContentVariant, string | null])[] = [
    ['video', video.resultAssetId],
    ['thumbnail', video.thumbnailAssetId],
    ['spritesheet', video.spritesheetAssetId],
  ];
  const media: ExportedVideo['media'][number][] = [];
  for (const [variant, assetId] of wanted) {
    const asset = assetId === null ? null : await findUnlessGone(assets, assetId);
    if (asset !== null) media.push({ variant, asset });
  }
  return media;
}

async function findUnlessGone(assets: AssetFinder, assetId: string): Promise<StoredAsset | null> {
  try {
    return await assets.find(assetId);
  } catch (error) {
    if (error instanceof AssetMissingError) return null;
    throw error;
  }
}
