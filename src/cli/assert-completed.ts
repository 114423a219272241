/** Makes an error of a video that ended without a result. */
import type { ApiVideo } from './api-video.ts';

class VideoFailedError extends Error {
  override readonly name = 'VideoFailedError';
}

export function assertCompleted(video: ApiVideo): void {
  if (video.status === 'completed') return;
  const reason = video.error?.message || `its status is "${video.status}"`;
  const code = video.error?.code ? ` (code ${video.error.code})` : '';
  throw new VideoFailedError(`${video.id} failed: ${reason}${code}`);
}
