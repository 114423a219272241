/** Links to results that need no key, for browsers and for dialects that answer with URLs. */
import { AssetMissingError, type AssetLink, type OpenAsset } from '../assets/index.ts';
import { RepriseError, type Video } from '../core/index.ts';
import type { EngineParts } from './engine.ts';

/** The video must be completed. */
export function linkContent({ assets, clock }: EngineParts, video: Video): AssetLink {
  // The bytes of an expired video may be gone already; a link to them is past its time as well.
  return assets.sign(video.resultAssetId ?? 'expired', video.expiresAt ?? clock.now());
}

/** Throws `video_expired`, whatever is wrong with the link. */
export async function openLink({ assets }: EngineParts, link: AssetLink): Promise<OpenAsset> {
  try {
    return await assets.openSigned(link);
  } catch (error) {
    if (error instanceof AssetMissingError) {
      throw new RepriseError('video_expired', { cause: error });
    }
    throw error;
  }
}
