/** The length of a new video: `seconds`, which the older page calls `duration`. */
import { requestFields } from '../../core/index.ts';

export function decodeDuration(fields: requestFields.Fields): number | null {
  const seconds = requestFields.readOptionalSeconds(fields, 'seconds');
  const duration = requestFields.readOptionalSeconds(fields, 'duration');
  if (seconds !== null && duration !== null && seconds !== duration) {
    throw requestFields.invalid('duration', "'duration' must be the same as 'seconds'.");
  }
  return seconds ?? duration;
}
