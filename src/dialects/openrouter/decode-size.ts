/** `size` in pixels, or `resolution` and `aspect_ratio`; all that are given must fit together. */
import { formatSize, requestFields, type Size } from '../../core/index.ts';
import { ASPECT_RATIOS, NAMED_SIZES, RESOLUTIONS, sizeOf } from './named-sizes.ts';

const DEFAULT_RESOLUTION = '720p';
const DEFAULT_ASPECT_RATIO = '16:9';

const { invalid, readOptionalChoice, readOptionalSize } = requestFields;

/** Null where the request says nothing about it. */
export function decodeSize(fields: requestFields.Fields): Size | null {
  const size = readOptionalSize(fields, 'size');
  const resolution = readOptionalChoice(fields, 'resolution', RESOLUTIONS);
  const aspectRatio = readOptionalChoice(fields, 'aspect_ratio', ASPECT_RATIOS);
  if (resolution === null && aspectRatio === null) return size;
  if (size === null) {
    return sizeOf(resolution ?? DEFAULT_RESOLUTION, aspectRatio ?? DEFAULT_ASPECT_RATIO);
  }
  const namesOfSize = NAMED_SIZES.filter((named) => formatSize(named) === formatSize(size));
  const isFitting = namesOfSize.some(
    (named) =>
      (resolution === null || named.resolution === resolution) &&
      (aspectRatio === null || named.aspectRatio === aspectRatio),
  );
  if (isFitting) return size;
  throw invalid('size', "'size' must fit 'resolution' and 'aspect_ratio', or come without them.");
}
