/** Keeps the media library from telling its whole configuration on standard error. */
import { AV_LOG_ERROR } from 'node-av/constants';
import { Log } from 'node-av/lib';

/** For the whole process; what went wrong is still said. */
export function quietMediaLog(): void {
  Log.setLevel(AV_LOG_ERROR);
}
