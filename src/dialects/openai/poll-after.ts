/** When to ask again: the SDKs' poll helpers wait as long as the first answer says. */
import type { Video } from '../../core/index.ts';

/** Its end is seconds away, and so is the SDKs' own wait. */
const SOON_MS = 1000;
const EARLY_MS = 2000;
const LATE_MS = 5000;
/** What is no longer than this is made in less than a minute. */
const SHORT_VIDEO_SECONDS = 12;
const EARLY_SECONDS = 60;

export function pollAfterMs({ durationSeconds, createdAt }: Video, now: Date): number {
  if ((now.getTime() - createdAt.getTime()) / 1000 > EARLY_SECONDS) return LATE_MS;
  return durationSeconds <= SHORT_VIDEO_SECONDS ? SOON_MS : EARLY_MS;
}
