/** Links to results and files that need no key, for browsers and for dialects that answer with URLs. */
import { AssetMissingError, isAssetId } from '../assets/index.ts';
import type { AssetLink, SignedLink, StoredAsset } from '../assets/index.ts';
import { RepriseError, type ContentVariant, type StoredFile, type Video } from '../core/index.ts';
import { coalesce } from '../lib/coalesce.ts';
import type { EngineParts } from './engine.ts';
import { FIND_SHOWN } from './video-statements.ts';

/** How long a link to a file without an end is good. */
const FILE_LINK_MS = 3_600_000;

/** The video must be completed. Null when there is no such picture of it. */
export function linkContent(
  { assets, clock }: EngineParts,
  video: Video,
  variant: ContentVariant,
): SignedLink | null {
  // The bytes of an expired video may be gone already; a link to them is past its time as well.
  const goodUntil = video.expiresAt ?? clock.now();
  if (variant === 'video') return assets.links.sign(video.resultAssetId ?? 'expired', goodUntil);
  const assetId = variant === 'thumbnail' ? video.thumbnailAssetId : video.spritesheetAssetId;
  return assetId === null ? null : assets.links.sign(assetId, goodUntil);
}

export function linkFile({ assets, clock }: EngineParts, file: StoredFile): SignedLink {
  const goodUntil = file.expiresAt ?? new Date(clock.now().getTime() + FILE_LINK_MS);
  return assets.links.sign(file.assetId, goodUntil);
}

export type OpenLink = (link: AssetLink) => Promise<StoredAsset>;

/** Throws `video_expired`, whatever is wrong with the link. */
export function createOpenLink({ assets, database }: EngineParts): OpenLink {
  const isShown = coalesce(async (assetIds) => {
    const { rows } = await database.query<{ id: string }>(FIND_SHOWN, [assetIds]);
    return new Map(rows.map(({ id }) => [id, true]));
  });
  return async (link) => {
    // At once: a player that seeks waits for the database once, not twice.
    const [found, shown] = await Promise.allSettled([
      orExpired(assets.findSigned(link)),
      isAssetId(link.assetId) ? isShown(link.assetId) : undefined,
    ]);
    if (found.status === 'rejected') throw found.reason;
    if (shown.status === 'rejected') throw shown.reason;
    // The bytes of what was deleted stay while a video is made from them; they are not shown.
    if (shown.value !== true) throw new RepriseError('video_expired');
    return expireWithBytes(found.value);
  };
}

/** Bytes that went while somebody was about to read them have expired or were deleted. */
export function expireWithBytes(asset: StoredAsset): StoredAsset {
  return { ...asset, open: (range) => orExpired(asset.open(range)) };
}

export async function orExpired<Found>(finding: Promise<Found>): Promise<Found> {
  try {
    return await finding;
  } catch (error) {
    if (error instanceof AssetMissingError) {
      throw new RepriseError('video_expired', { cause: error });
    }
    throw error;
  }
}
