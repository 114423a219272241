/** Follows a video to its end. */
import type { ApiClient } from './api-client.ts';
import { isPending, type ApiVideo } from './api-video.ts';
import { pause } from './interruptible.ts';
import { retryWhileUnavailable, type Waiting } from './retry-while-unavailable.ts';

/**
 * Resolves with the video once nothing more will happen to it, completed or not. `onChange` hears
 * the first answer, and each one whose status or progress is another than before.
 */
export async function watchVideo(
  client: Pick<ApiClient, 'get'>,
  videoId: string,
  waiting: Waiting,
  onChange: (video: ApiVideo) => void,
): Promise<ApiVideo> {
  let shown = '';
  for (;;) {
    const { video, pollAfterMs } = await retryWhileUnavailable(() => client.get(videoId), waiting);
    const state = `${video.status} ${video.progress}`;
    if (state !== shown) onChange(video);
    shown = state;
    if (!isPending(video)) return video;
    await pause(pollAfterMs, waiting.signal);
  }
}
