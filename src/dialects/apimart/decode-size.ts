/** `aspect_ratio` and `resolution` together are a size in pixels; its pages have two and three. */
import { requestFields, type Size } from '../../core/index.ts';
import { decodeFrameSize } from '../videos-api/index.ts';

const NAMES = { aspectRatios: ['16:9', '9:16'], resolutions: ['720p', '1080p', '4K'] } as const;

const { isGiven } = requestFields;

/** Null where the request says nothing about it; a lone resolution is as wide as a screen. */
export function decodeSize(fields: requestFields.Fields): Size | null {
  return decodeFrameSize(fields, NAMES);
}

/** Of an extension, whose size is its source's: only the whole pair says one that can be compared. */
export function decodeRepeatedSize(fields: requestFields.Fields): Size | null {
  const size = decodeSize(fields);
  return isGiven(fields['aspect_ratio']) && isGiven(fields['resolution']) ? size : null;
}
