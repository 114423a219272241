/** The length of a new video: `seconds`, which others call `duration`. */
import { requestFields } from '../../core/index.ts';

/** Both names are in use; a request with both must mean the same by them. */
export function decodeLength(fields: requestFields.Fields): number | null {
  const seconds = requestFields.readOptionalSeconds(fields, 'seconds');
  const duration = requestFields.readOptionalSeconds(fields, 'duration');
  if (seconds !== null && duration !== null && seconds !== duration) {
    throw requestFields.invalid('duration', "'duration' must be the same as 'seconds'.");
  }
  return seconds ?? duration;
}
