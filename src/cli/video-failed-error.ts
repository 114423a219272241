/** The video that a command waited for ended without a result. */
import type { ApiVideo } from './api-video.ts';

export class VideoFailedError extends Error {
  override readonly name = 'VideoFailedError';

  constructor(video: ApiVideo) {
    const reason = video.error?.message || `its status is "${video.status}"`;
    const code = video.error?.code ? ` (code ${video.error.code})` : '';
    super(`${video.id} failed: ${reason}${code}`);
  }
}

export function assertCompleted(video: ApiVideo): void {
  if (video.status !== 'completed') throw new VideoFailedError(video);
}
