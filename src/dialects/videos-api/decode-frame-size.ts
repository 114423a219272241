/** The size of a new video: `size`, or `width` and `height`, which must then say the same. */
import { requestFields, type Size } from '../../core/index.ts';

const SIDE_BOUNDS = { min: 1, max: 99_999 };

const { invalid, missing, readOptionalInteger, readOptionalSize } = requestFields;

export function decodeFrameSize(fields: requestFields.Fields): Size | null {
  const size = readOptionalSize(fields, 'size');
  const width = readOptionalInteger(fields, 'width', SIDE_BOUNDS);
  const height = readOptionalInteger(fields, 'height', SIDE_BOUNDS);
  if (width === null && height === null) return size;
  if (width === null) throw missing('width');
  if (height === null) throw missing('height');
  if (size !== null && (size.width !== width || size.height !== height)) {
    throw invalid('size', "'size' must be the same as 'width' and 'height'.");
  }
  return { width, height };
}
