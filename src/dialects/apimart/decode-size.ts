/** `aspect_ratio` and `resolution` together are a size in pixels; its pages have two and three. */
import { requestFields, type Size } from '../../core/index.ts';
import { decodeFrameSize } from '../videos-api/index.ts';

const NAMES = { aspectRatios: ['16:9', '9:16'], resolutions: ['720p', '1080p', '4K'] } as const;

const { isGiven } = requestFields;

/** Null where the request says nothing about it; a lone resolution is as wide as a screen. */
export function decodeSize(fields: requestFields.Fields): Size | null {
  return decodeFrameSize(fields, NAMES);
}

/** Of an extension, whose size is its source's: the sizes that the pair, or half of it, may mean. */
export function decodeRepeatedSizes(fields: requestFields.Fields): { sizes?: readonly Size[] } {
  // Whatever else it says of the size must not contradict the two.
  decodeSize(fields);
  const { aspect_ratio: ratio, resolution } = fields;
  if (!isGiven(ratio) && !isGiven(resolution)) return {};
  const ratios = isGiven(ratio) ? [ratio] : NAMES.aspectRatios;
  const resolutions = isGiven(resolution) ? [resolution] : NAMES.resolutions;
  const sizes = ratios.flatMap((one) =>
    resolutions.map((other) => decodeSize({ aspect_ratio: one, resolution: other })),
  );
  return { sizes: sizes.filter((size) => size !== null) };
}
