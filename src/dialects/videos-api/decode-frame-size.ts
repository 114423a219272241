/**
 * The size of a video in every form that vendors have: `size` in pixels or as an aspect ratio,
 * `width` and `height`, `aspect_ratio` and `resolution`. All that are given must say the same.
 */
import { formatSize, requestFields, type Size } from '../../core/index.ts';
import { ASPECT_RATIOS, NAMED_SIZES, RESOLUTIONS, sizeOf } from './named-sizes.ts';
import type { AspectRatio, NamedSize, Resolution } from './named-sizes.ts';

const SIDE_BOUNDS = { min: 1, max: 99_999 };
const DEFAULT_RESOLUTION = '720p';
const DEFAULT_ASPECT_RATIO = '16:9';
/** Others call the two that everybody has by words. */
const SHAPES: Readonly<Record<string, AspectRatio>> = { landscape: '16:9', portrait: '9:16' };

const { invalid, missing, readOptionalInteger, readOptionalSize, readOptionalText } = requestFields;

export interface SizeNames {
  readonly resolutions: readonly Resolution[];
  readonly aspectRatios: readonly AspectRatio[];
}

const EVERY_NAME: SizeNames = { resolutions: RESOLUTIONS, aspectRatios: ASPECT_RATIOS };

/** Null where the request says nothing about it; `names` are those that the vendor has. */
export function decodeFrameSize(
  fields: requestFields.Fields,
  names: SizeNames = EVERY_NAME,
): Size | null {
  const ratioAsSize = findRatio(fields['size'], names.aspectRatios);
  const size = ratioAsSize === null ? readOptionalSize(fields, 'size') : null;
  const sides = readSides(fields);
  if (size !== null && sides !== null && formatSize(size) !== formatSize(sides)) {
    throw invalid('size', "'size' must be the same as 'width' and 'height'.");
  }
  const ratios = [ratioAsSize, readRatio(fields, names)].filter((ratio) => ratio !== null);
  const resolution = readResolution(fields, names);
  const pixels = size ?? sides;
  const [ratio = null] = ratios;
  if (pixels === null && new Set(ratios).size < 2) {
    if (ratio === null && resolution === null) return null;
    return sizeOf(resolution ?? DEFAULT_RESOLUTION, ratio ?? DEFAULT_ASPECT_RATIO);
  }
  if (pixels !== null && isFitting(pixels, resolution, ratios)) return pixels;
  throw invalid('size', "'size' must fit 'resolution' and 'aspect_ratio', or come without them.");
}

function readSides(fields: requestFields.Fields): Size | null {
  const width = readOptionalInteger(fields, 'width', SIDE_BOUNDS);
  const height = readOptionalInteger(fields, 'height', SIDE_BOUNDS);
  if (width === null && height === null) return null;
  if (width === null) throw missing('width');
  if (height === null) throw missing('height');
  return { width, height };
}

function readRatio(fields: requestFields.Fields, { aspectRatios }: SizeNames): AspectRatio | null {
  const text = readOptionalText(fields, 'aspect_ratio');
  if (text === null) return null;
  const ratio = findRatio(text, aspectRatios);
  if (ratio !== null) return ratio;
  const allowed = [...aspectRatios, ...Object.keys(SHAPES)].join(', ');
  throw invalid('aspect_ratio', `'aspect_ratio' must be one of: ${allowed}.`);
}

/** Written `16:9`, `16x9` or `landscape`. */
function findRatio(value: unknown, aspectRatios: readonly AspectRatio[]): AspectRatio | null {
  if (typeof value !== 'string') return null;
  const text = value.trim().toLowerCase();
  const shape = Object.hasOwn(SHAPES, text) ? SHAPES[text] : text.replace('x', ':');
  return aspectRatios.find((ratio) => ratio === shape) ?? null;
}

function readResolution(
  fields: requestFields.Fields,
  { resolutions }: SizeNames,
): Resolution | null {
  const text = readOptionalText(fields, 'resolution');
  if (text === null) return null;
  const found = resolutions.find((name) => name.toLowerCase() === text.trim().toLowerCase());
  if (found !== undefined) return found;
  const allowed = resolutions.join(', ');
  throw invalid('resolution', `'resolution' must be one of: ${allowed}.`);
}

/** Some sizes have two names and some have none. */
function isFitting(
  pixels: Size,
  resolution: Resolution | null,
  ratios: readonly AspectRatio[],
): boolean {
  if (resolution === null && ratios.length === 0) return true;
  const isOne = (named: NamedSize): boolean =>
    formatSize(named) === formatSize(pixels) &&
    (resolution === null || named.resolution === resolution) &&
    ratios.every((ratio) => named.aspectRatio === ratio);
  return NAMED_SIZES.some(isOne);
}
