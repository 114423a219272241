/** `aspect_ratio` and `resolution` together are a size in pixels. */
import { requestFields, type Size } from '../../core/index.ts';

const ASPECT_RATIOS = ['16:9', '9:16', 'landscape', 'portrait'] as const;
const RESOLUTIONS = ['720p', '1080p', '4k'] as const;

/** The page's default; a lone resolution is that of a video as wide as a screen. */
const DEFAULT_RESOLUTION = '720p';
const DEFAULT_ASPECT_RATIO = '16:9';

const LANDSCAPE_SIZES: Record<(typeof RESOLUTIONS)[number], Size> = {
  '720p': { width: 1280, height: 720 },
  '1080p': { width: 1920, height: 1080 },
  '4k': { width: 3840, height: 2160 },
};

const { readOptionalChoice } = requestFields;

/** Null where the request says nothing about it. */
export function decodeSize(fields: requestFields.Fields): Size | null {
  const aspectRatio = readOptionalChoice(fields, 'aspect_ratio', ASPECT_RATIOS);
  const resolution = readOptionalChoice(fields, 'resolution', RESOLUTIONS);
  if (aspectRatio === null && resolution === null) return null;
  const { width, height } = LANDSCAPE_SIZES[resolution ?? DEFAULT_RESOLUTION];
  return isPortrait(aspectRatio ?? DEFAULT_ASPECT_RATIO)
    ? { width: height, height: width }
    : { width, height };
}

/** Of an extension, whose size is its source's: only the whole pair says one that can be compared. */
export function decodeRepeatedSize(fields: requestFields.Fields): Size | null {
  const { isGiven } = requestFields;
  return isGiven(fields['aspect_ratio']) && isGiven(fields['resolution'])
    ? decodeSize(fields)
    : null;
}

function isPortrait(aspectRatio: (typeof ASPECT_RATIOS)[number]): boolean {
  return aspectRatio === '9:16' || aspectRatio === 'portrait';
}
